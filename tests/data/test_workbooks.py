import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from data import workbooks
from data.limits import UNPACKED


def workbook(fill: Callable[[Any], None]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"default_date_format": "yyyy-mm-dd"}) as book:
        fill(book)
    return buffer.getvalue()


def plain(book: Any) -> None:
    sheet = book.add_worksheet("party")
    sheet.write_row(0, 0, ["party", "name", "amount"])
    sheet.write_row(1, 0, ["Brug", "Stichting De Brug", 12.5])
    sheet.write_row(3, 0, ["Een", "0012", 7])


def codes(content: bytes) -> list[tuple[str, bool, str, int | None, str]]:
    return [(p.code, p.fault, p.sheet, p.row, p.column) for p in workbooks.sheets_of("a.xlsx", content)[1]]


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, change(data) if entry.filename == name else data)
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return buffer.getvalue()


def test_cells_keep_what_they_are_and_rows_their_number() -> None:
    sheets, problems = workbooks.sheets_of("a.xlsx", workbook(plain))
    assert not problems
    assert sheets[0].name == "party"
    assert sheets[0].rows == [
        (1, ["party", "name", "amount"]),
        (2, ["Brug", "Stichting De Brug", 12.5]),
        (4, ["Een", "0012", 7]),
    ]


def test_a_date_in_either_date_system_is_that_date() -> None:
    for system in (False, True):
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, {"date_1904": system, "default_date_format": "yyyy-mm-dd"}) as book:
            book.add_worksheet("moment").write_datetime(0, 0, date(2026, 10, 12))
        assert workbooks.sheets_of("a.xlsx", buffer.getvalue())[0][0].rows == [(1, [date(2026, 10, 12)])]


def test_a_hidden_sheet_is_named_and_never_read() -> None:
    def fill(book: Any) -> None:
        plain(book)
        hidden = book.add_worksheet("geheim")
        hidden.write(0, 0, "x")
        hidden.hide()

    content = workbook(fill)
    assert codes(content) == [("sheet_hidden", True, "geheim", None, "")]
    assert [sheet.name for sheet in workbooks.sheets_of("a.xlsx", content)[0]] == ["party"]


def test_a_formula_is_read_by_its_stored_result_and_that_is_said() -> None:
    def fill(book: Any) -> None:
        plain(book)
        book.get_worksheet_by_name("party").write_formula("C2", "=10+2.5", None, 99)

    sheets, problems = workbooks.sheets_of("a.xlsx", workbook(fill))
    assert sheets[0].rows[1][1][2] == 99
    assert [(p.code, p.fault, p.found) for p in problems] == [("formula_values", False, "C2 = 99")]


def test_a_formula_without_a_result_and_an_error_are_faults_in_their_cell() -> None:
    def fill(book: Any) -> None:
        plain(book)
        book.get_worksheet_by_name("party").write_formula("C2", "=10+2.5", None, "#VERW!")

    content = workbook(fill)
    error = with_part(content, "xl/worksheets/sheet1.xml", lambda part: part.replace(b't="str"', b't="e"'))
    assert codes(error) == [("cell_error", True, "party", 2, "C")]
    bare = with_part(content, "xl/worksheets/sheet1.xml", lambda part: part.replace(b"<v>#VERW!</v>", b""))
    assert codes(bare) == [("formula_without_value", True, "party", 2, "C")]


def test_a_result_that_is_empty_is_none_unless_it_is_a_text() -> None:
    def fill(book: Any) -> None:
        plain(book)
        book.get_worksheet_by_name("party").write_formula("C2", '=""', None, "x")

    def emptied(kind: bytes) -> bytes:
        return with_part(
            workbook(fill),
            "xl/worksheets/sheet1.xml",
            lambda part: part.replace(b' t="str"', kind).replace(b"<v>x</v>", b"<v></v>"),
        )

    assert codes(emptied(b"")) == [("formula_without_value", True, "party", 2, "C")]
    assert codes(emptied(b' t="str"')) == [("formula_values", False, "party", None, "")]


@pytest.mark.parametrize(
    ("part", "content", "code"),
    [
        ("../../SLIPPED.txt", b"x", "archive_path"),
        ("xl/vbaProject.bin", b"x", "macros"),
        ("xl/sharedStrings.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><sst/>', "xml_entities"),
    ],
)
def test_an_archive_with_something_else_in_it_is_refused(part: str, content: bytes, code: str) -> None:
    assert [found[0] for found in codes(with_part(workbook(plain), part, lambda _: content))] == [code]


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    content = with_part(workbook(plain), "xl/media/a.bin", lambda _: bytes(UNPACKED + 1))
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    assert [found[0] for found in codes(content)] == ["unpacks_too_large"]


def test_a_damaged_workbook_and_another_archive_are_told_apart() -> None:
    assert [found[0] for found in codes(workbook(plain)[:-400])] == ["workbook_damaged"]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "b")
    assert [found[0] for found in codes(buffer.getvalue())] == ["not_a_table_file"]
