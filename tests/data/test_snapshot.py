import shutil
from pathlib import Path

import pyarrow as pa
import pytest

from data import intake
from data.problems import Refused
from data.snapshot import Head, batches, folder_of, parquet_files, read_head, write_batch, write_head
from data.store import Store

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


def ledger_of(base: Path, *parties: str) -> Path:
    """A closed ledger with a batch for each party."""
    file = base.with_name("party.csv")
    with Store.open(base, write=True) as store:
        for name in parties:
            file.write_text(f"party,name\n{name},Stichting {name}\n")
            intake.deliver(store, intake.examine([file], "template", store), "test")
    return base


def left_behind(base: Path, other: Path) -> None:
    """Put the folder of another ledger beside the base, in place of its own."""
    shutil.rmtree(folder_of(base), ignore_errors=True)
    shutil.copytree(folder_of(other), folder_of(base))


@pytest.mark.parametrize("others", [["x"], ["x", "y"], ["x", "y", "z"]])
def test_a_folder_of_another_ledger_is_set_aside_and_its_own_written_anew(tmp_path: Path, others: list[str]) -> None:
    base, other = ledger_of(tmp_path / "a.duckdb", "a", "b"), ledger_of(tmp_path / "other.duckdb", *others)
    left_behind(base, other)
    Store.open(base, write=True).close()
    told = [pa.parquet.read_table(file).column("party").to_pylist() for file in parquet_files(base)["party"]]
    assert told == [["a"], ["b"]]
    aside = folder_of(base).with_name(f"{folder_of(base).name}.old-1")
    assert sorted(path.name for path in aside.iterdir()) == [f"{n:06d}" for n in range(1, len(others) + 1)]


@pytest.mark.parametrize("others", [["x", "y"], ["x", "y", "z"]])
def test_a_folder_of_another_ledger_is_not_read_while_the_base_is_held(tmp_path: Path, others: list[str]) -> None:
    from tests.data.test_store import held

    base, other = ledger_of(tmp_path / "a.duckdb", "a", "b"), ledger_of(tmp_path / "other.duckdb", *others)
    process = held(base)
    try:
        left_behind(base, other)
        with pytest.raises(Refused) as refused:
            Store.open(base)
        assert refused.value.problems[0].code == "head_differs"
    finally:
        process.communicate()
