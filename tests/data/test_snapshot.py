from pathlib import Path

import pyarrow as pa

from data.snapshot import Head, batches, folder_of, parquet_files, read_head, write_batch, write_head

ROWS = {"party": pa.table({"party": ["a"]})}


def test_a_batch_lies_in_a_folder_of_its_own_a_file_a_table(tmp_path: Path) -> None:
    database = tmp_path / "l.duckdb"
    write_batch(database, 1, ROWS)
    write_batch(database, 2, {})
    assert batches(database) == [1, 2]
    assert parquet_files(database) == {"party": [str(folder_of(database) / "000001" / "party.parquet")]}


def test_batches_are_read_up_to_the_first_that_is_missing(tmp_path: Path) -> None:
    database = tmp_path / "l.duckdb"
    assert batches(database) == []
    for batch in (1, 2, 4):
        write_batch(database, batch, ROWS)
    assert batches(database) == [1, 2]


def test_what_was_left_half_written_is_never_taken_for_a_batch(tmp_path: Path) -> None:
    database = tmp_path / "l.duckdb"
    (folder_of(database) / ".partial-000001").mkdir(parents=True)
    assert batches(database) == []
    write_batch(database, 1, ROWS)
    write_batch(database, 1, ROWS)
    assert [path.name for path in folder_of(database).iterdir()] == ["000001"]


def test_the_head_is_read_as_it_was_written_and_is_none_where_it_is_not_one(tmp_path: Path) -> None:
    database = tmp_path / "l.duckdb"
    assert read_head(database) is None
    write_head(database, Head(3, "abc"))
    assert read_head(database) == Head(3, "abc")
    (tmp_path / "l.duckdb.head").write_text('{"batch": ')
    assert read_head(database) is None
