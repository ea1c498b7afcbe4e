import os
from pathlib import Path

import pytest

from data import limits
from data.reading import TABLE_SUFFIXES, read
from data.store import Store


def codes(*paths: Path) -> list[str]:
    return [problem.code for problem in read(paths)[1]]


def test_a_folder_stands_for_the_tables_in_it_and_the_rest_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("a,b\n1,2\n")
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    (tmp_path / "leesmij.md").write_text('een "woord')
    sheets, problems = read([tmp_path])
    assert [sheet.file for sheet in sheets] == ["a.csv", "b.csv"]
    assert [(problem.code, problem.fault, problem.file) for problem in problems] == [("file_skipped", False, "leesmij.md")]


def test_a_folder_in_a_folder_is_named_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    for name in ("onder", "map.csv"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "b.csv").write_text("a,b\n3,4\n")
    sheets, problems = read([tmp_path])
    assert [sheet.file for sheet in sheets] == ["a.csv"]
    assert [(problem.code, problem.fault, problem.file) for problem in problems] == [
        ("file_skipped", False, "map.csv"),
        ("file_skipped", False, "onder"),
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everywhere")
def test_a_folder_or_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    folder, file = tmp_path / "dicht", tmp_path / "dicht.csv"
    folder.mkdir()
    file.write_text("a,b\n1,2\n")
    for path in (folder, file):
        path.chmod(0)
        assert codes(path) == ["file_unreadable"]
        path.chmod(0o700)


def test_a_folder_that_the_system_does_not_open_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "iterdir", denied)
    assert codes(tmp_path) == ["file_unreadable"]


def test_what_is_not_there_or_empty_or_too_large_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "leeg").mkdir()
    assert codes(tmp_path / "weg.csv") == ["file_missing"]
    assert codes(tmp_path / "leeg") == ["folder_empty"]
    monkeypatch.setattr(limits, "FILE", 3)
    (tmp_path / "groot.csv").write_text("a,b\n1,2\n")
    assert codes(tmp_path / "groot.csv") == ["file_too_large"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x1f\x8b\x08", "not_a_table_file"),
        (b"\x89PNG\r\n\x1a\n", "not_a_table_file"),
        (b"cos\nsystem\n(S'touch PWNED'\ntR.", "not_a_table_file"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "not_a_table_file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 EncryptedPackage", "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook", "old_workbook"),
        (b"", "file_empty"),
    ],
)
def test_content_decides_what_a_file_is_whatever_its_name(tmp_path: Path, content: bytes, code: str) -> None:
    for name in ("x.csv", "x.xlsx"):
        (tmp_path / name).write_bytes(content)
        assert codes(tmp_path / name) == [code]


def test_a_csv_that_is_named_a_workbook_is_read_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_text("a,b\n1,2\n")
    sheets, problems = read([tmp_path / "x.xlsx"])
    assert len(sheets[0].rows) == 2
    assert [(problem.code, problem.fault) for problem in problems] == [("csv_named_workbook", False)]


def test_a_json_file_is_known_by_its_content_and_in_a_folder_only_where_the_format_has_such_files(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('[{"id": 1}]')
    (tmp_path / "b.json").write_text('{"grants": [{"id": 1}]}')
    (tmp_path / "c.json").write_text("[1, 2]")
    sheets, problems = read([tmp_path])
    assert [(sheet.file, len(sheet.rows)) for sheet in sheets] == [("a.csv", 2)]
    assert [problem.code for problem in problems] == ["file_skipped", "file_skipped"]
    sheets, problems = read([tmp_path], TABLE_SUFFIXES | {".json"})
    assert [(sheet.file, sheet.name) for sheet in sheets] == [("a.csv", ""), ("b.json", "grants")]
    assert [(problem.code, problem.fault, problem.file) for problem in problems] == [("json_no_table", False, "c.json")]


def test_a_header_in_square_brackets_is_no_json_and_a_csv_named_so_is_read(tmp_path: Path) -> None:
    for name, told in (("x.csv", "[id],[name]\n1,2\n"), ("x.json", "id,name\n1,2\n")):
        (tmp_path / name).write_text(told)
    (csv,), problems = read([tmp_path / "x.csv"])
    assert (csv.rows[1][1], problems) == (["1", "2"], [])
    (named,), problems = read([tmp_path / "x.json"])
    assert (named.rows[1][1], [problem.code for problem in problems]) == (["1", "2"], ["csv_named_workbook"])
    (tmp_path / "x.json").write_text("[id],[name]\n1,2\n")
    assert codes(tmp_path / "x.json") == ["json_broken"]


def test_a_parquet_file_gives_its_rows(tmp_path: Path, coalition: Store) -> None:
    path = next((coalition.path.parent / f"{coalition.path.name}.batches").rglob("party.parquet"))
    sheets, problems = read([path])
    assert not problems
    header = sheets[0].rows[0][1]
    assert sheets[0].rows[1][1][header.index("name")] == "Stichting De Brug"


def test_a_reader_that_asks_too_much_memory_or_time_harms_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with monkeypatch.context() as patch:
        patch.setattr(limits, "SECONDS", 0.001)
        assert codes(tmp_path / "x.csv") == ["reading_too_slow"]
    monkeypatch.setattr("data.reading._CHILD", "data.no_such_module")
    assert codes(tmp_path / "x.csv") == ["reading_too_heavy"]


def test_a_cell_with_another_mark_for_a_line_is_read_or_refused_and_breaks_nothing(tmp_path: Path) -> None:
    (tmp_path / "party.csv").write_text('party,name\nA,"x\u2028y"\nB,"p\u0085q"\n', encoding="utf-8")
    sheets, problems = read([tmp_path / "party.csv"])
    assert problems == []
    assert [row[1][0] for row in sheets[0].rows] == ["party", "A", "B"]
