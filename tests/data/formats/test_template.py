from data.formats.template import layouts
from data.sheets import Cell, Sheet


def sheet(name: str, *rows: list[Cell], file: str = "x.xlsx") -> Sheet:
    return Sheet(file, name, list(enumerate(rows, 1)))


def told(*sheets: Sheet) -> tuple[list[tuple[str, list[str]]], list[tuple[str, bool, int | None, str]]]:
    found, problems = layouts(sheets)
    return (
        [(layout.table.name, [column.name for column in layout.columns.values()]) for _, layout in found],
        [(p.code, p.fault, p.row, p.column) for p in problems],
    )


PARTY: list[list[Cell]] = [["party", "name"], ["Brug", "Stichting De Brug"]]


def test_a_sheet_is_known_by_its_name_and_its_headers_in_either_language() -> None:
    assert told(sheet("Party", *PARTY)) == ([("party", ["party", "name"])], [])
    assert told(sheet("partij", [" PARTIJ ", "Naam"], ["Brug", "x"])) == ([("party", ["party", "name"])], [])
    assert told(sheet("", *PARTY, file="party.csv"))[0] == [("party", ["party", "name"])]


def test_a_sheet_of_another_name_is_known_by_its_columns_and_that_is_said() -> None:
    stream: list[Cell] = ["coalition", "giver", "receiver", "kind", "promised"]
    found, problems = told(sheet("", stream, ["C", "a", "b", "geld", "1"], file="90_<img src=x>.csv"))
    assert found == [("stream", stream)]
    assert problems == [("table_by_columns", False, None, "")]


def test_an_explanation_is_passed_over_and_a_strange_sheet_is_named() -> None:
    assert told(sheet("Uitleg", ["lees dit"]), sheet("party", *PARTY))[1] == []
    assert told(sheet("Blad1", ["a", "b"]), sheet("party", *PARTY))[1] == [("sheet_skipped", False, None, "")]


def test_where_nothing_fits_that_is_a_fault() -> None:
    assert [code for code, *_ in told(sheet("Blad1", ["a", "b"], ["1", "2"]))[1]] == ["sheet_skipped", "nothing_fits"]


def test_a_header_that_is_missing_or_lower_down_is_a_fault() -> None:
    assert told(sheet("party", ["Brug", "Stichting"], ["Een", "x"]))[1] == [("no_header", True, 1, "")]
    assert told(sheet("party", ["Overzicht van partijen"], *PARTY))[1] == [("header_not_first", True, 2, "")]


def test_a_column_twice_and_a_column_missing_are_faults_and_a_strange_one_is_named() -> None:
    assert told(sheet("party", ["party", "name", "naam"], ["a", "b", "c"]))[1] == [("column_twice", True, 1, "name")]
    assert told(sheet("stream", ["coalition", "giver", "receiver"], ["a", "b", "c"]))[1] == [
        ("column_missing", True, 1, "kind")
    ]
    hostile = 'note"); DROP TABLE party; --'
    assert told(sheet("party", ["party", hostile], ["a", "b"]))[1] == [("column_ignored", False, 1, hostile)]
