import zipfile
from pathlib import Path

import pytest

from data.opendocument import computed
from data.workbooks import sheets_of

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.2">'
)


def text(value: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def content(*rows: str, hidden: bool = False) -> bytes:
    style = (
        '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>'
        if hidden
        else ""
    )
    return (
        f"{HEAD}<office:automatic-styles>{style}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="partij"{" table:style-name=" + chr(34) + "h" + chr(34) if hidden else ""}>'
        f"{''.join(rows)}</table:table></office:spreadsheet></office:body></office:document-content>"
    ).encode()


def ods(path: Path, xml: bytes) -> bytes:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("content.xml", xml)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
    return path.read_bytes()


HEADER = row(text("partij"), text("naam"))
EMPTY = row('<table:table-cell table:number-columns-repeated="16384"/>', times=1_048_570)


def test_an_opendocument_sheet_is_read_and_the_empty_rest_of_it_costs_nothing(tmp_path: Path) -> None:
    sheets, problems = sheets_of("a.ods", ods(tmp_path / "a.ods", content(HEADER, row(text("A"), text("Bèta")), EMPTY)))
    assert problems == []
    assert [(sheet.name, sheet.rows) for sheet in sheets] == [("partij", [(1, ["partij", "naam"]), (2, ["A", "Bèta"])])]


def test_a_hidden_sheet_is_refused(tmp_path: Path) -> None:
    sheets, problems = sheets_of("a.ods", ods(tmp_path / "a.ods", content(HEADER, row(text("A")), hidden=True)))
    assert sheets == []
    assert [problem.code for problem in problems] == ["sheet_hidden"]


@pytest.mark.parametrize(
    ("cell", "code", "place"),
    [
        (
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"/>',
            "cell_error",
            (2, "B"),
        ),
        ('<table:table-cell table:formula="of:=1+1"/>', "formula_without_value", (2, "B")),
        (
            '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>',
            "formula_values",
            (None, ""),
        ),
    ],
)
def test_formulas_and_errors_are_told(cell: str, code: str, place: tuple[int | None, str]) -> None:
    (problem,) = computed(content(HEADER, row(text("A"), cell)))
    assert (problem.code, (problem.row, problem.column)) == (code, place)
    assert problem.fault is (code != "formula_values")


def test_a_place_counts_repeated_rows_and_columns() -> None:
    wide = '<table:table-cell table:number-columns-repeated="27"/>'
    bad = '<table:table-cell table:formula="of:=1+1"/>'
    (problem,) = computed(content(HEADER, row(text("x"), times=4), row(wide, bad)))
    assert (problem.row, problem.column) == (6, "AB")


def test_repeats_that_unfold_to_a_million_cells_are_refused_before_they_do() -> None:
    cell = text("x").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="1000"')
    (problem,) = computed(content(HEADER, row(cell, times=1_048_570)))
    assert (problem.code, problem.fault) == ("too_many_cells", True)
