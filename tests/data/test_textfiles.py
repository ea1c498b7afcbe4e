import codecs

import pytest

from data.textfiles import decoded, sheet_of

TEXT = "naam,plaats\nCoöperatie Één,Œuvre\n"


def rows(content: bytes) -> list[list[object]]:
    sheet, problems = sheet_of("a.csv", content)
    assert sheet is not None, problems
    return [list(cells) for _, cells in sheet.rows]


def codes(content: bytes) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.row) for problem in sheet_of("a.csv", content)[1]]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode(),
        TEXT.replace(",", "|").encode(),
        b"sep=;\n" + TEXT.replace(",", ";").encode(),
        b'"naam","plaats"\n' + '"Coöperatie Één","Œuvre"\n'.encode(),
    ],
)
def test_every_way_of_writing_one_table_gives_the_same_cells(content: bytes) -> None:
    assert rows(content) == [["naam", "plaats"], ["Coöperatie Één", "Œuvre"]]


def test_windows_1252_is_read_and_said() -> None:
    assert decoded("€ – ’".encode("cp1252")) == ("€ – ’", [*decoded("é".encode("cp1252"))[1]])
    assert codes(TEXT.encode("cp1252")) == [("encoding_cp1252", None)]


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        (b"", "file_empty", None),
        (codecs.BOM_UTF8, "file_empty", None),
        (b"\n\n", "file_empty", None),
        (bytes(4096), "not_text", None),
        (TEXT.encode("utf-16-be"), "encoding_unknown", None),
        (TEXT.encode() + "Zoë,x\n".encode("latin-1"), "byte_unreadable", 3),
        (b"a,b\n\x81,2\n", "byte_unreadable", 2),
        (b'a,b\n1,2\n"open,2\n3,4\n', "quote_open", 3),
        (b"a," * 600 + b"b\n1\n", "too_many_columns", 1),
        (b"x" * 3_000_000 + b"\n", "line_too_long", None),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_where(content: bytes, code: str, row: int | None) -> None:
    assert codes(content) == [(code, row)]


def test_blank_lines_are_skipped_counted_and_keep_the_line_numbers_right() -> None:
    sheet, problems = sheet_of("a.csv", b"a,b\n\n1,2\n,\n3,4\n\n")
    assert sheet is not None
    assert [line for line, _ in sheet.rows] == [1, 3, 5]
    assert problems[0].details == {"blank": 2, "separators": 1}


def test_a_quoted_cell_may_hold_a_line_end_and_the_next_row_keeps_its_line() -> None:
    sheet, _ = sheet_of("a.csv", b'a,b\n"1;\n2",x\n3,4\n')
    assert sheet is not None
    assert sheet.rows[1:] == [(2, ["1;\n2", "x"]), (4, ["3", "4"])]


def test_quotes_within_a_name_stay() -> None:
    assert rows(b'a,b\nStichting "De Brug",2\n')[1] == ['Stichting "De Brug"', "2"]
