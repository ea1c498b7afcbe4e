import pytest

from data.answer_layout import Layout, by_instrument, is_answers, laid_out, of_persons, some
from data.checking import whole_lines
from data.instrument import Instrument, Item, Value
from data.sheets import Cell, Sheet


def statements(key: str, *items: str) -> Instrument:
    values, told = tuple(Value(item) for item in items), tuple(Item(item, item) for item in items)
    return Instrument(key, "1", "statements", 1, 5, "high", values, told)


EEN, TWEE, LANG = statements("een", "1", "2"), statements("twee", "a", "b"), statements("lang", "1", "2", "3", "4")


def sheet(headers: str, *rows: str, name: str = "", file: str = "f.csv") -> Sheet:
    lines: list[tuple[int, list[Cell]]] = [(at, [*row.split(",")]) for at, row in enumerate((headers, *rows), 1)]
    return Sheet(file, name, lines, ragged=True)


def layout(headers: str, instrument: Instrument = EEN, **mapping: str) -> Layout:
    return laid_out(sheet(headers), instrument, {header.replace("_", " "): item for header, item in mapping.items()})


def findings(found: Layout) -> list[tuple[str, int | None, str]]:
    return [(one.code, one.row, one.column) for one in found.problems]


def chosen(told: Sheet, *instruments: Instrument) -> tuple[list[tuple[str, list[int]]], list[tuple[str, int | None, str]]]:
    """The instruments with their lines, and what was wrong."""
    parts, problems = by_instrument(told, whole_lines(told)[0], [laid_out(told, one, {}) for one in instruments])
    return (
        [(part.instrument.key, [line for line, _ in lines]) for part, lines in parts],
        [(one.code, one.row, one.found) for one in problems],
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (sheet("a,b", file="Antwoorden_2026.csv"), True),
        (sheet("a,b", name="answers schwartz", file="f.xlsx"), True),
        (sheet("Deelnemer,1,PARTIJ", name="Blad1", file="f.xlsx"), True),
        (sheet("party,role,1", name="Blad1", file="answers.xlsx"), False),
        (sheet("coalition,instrument,header,item", file="antwoordkolom.csv"), False),
        (Sheet("leeg.csv"), False),
    ],
)
def test_a_sheet_of_answers_is_known_by_its_name_or_by_who_answers_for_whom(told: Sheet, expected: bool) -> None:
    assert is_answers(told) is expected


def test_columns_are_found_in_either_language_and_items_whatever_their_capitals() -> None:
    found = layout("Partij,deelnemer,Vastgelegd-op, A ,b", TWEE)
    assert found.told == {"party": 0, "respondent": 1, "recorded": 2}
    assert found.items == {"a": 3, "b": 4} and found.fit == (2, True) and found.problems == []


def test_what_a_header_was_said_to_be_comes_before_what_it_looks_like() -> None:
    found = layout("Uw organisatie,Vraag 1,1,2", Uw_organisatie="party", vraag_1="1", **{"1": ""})
    assert (found.told, found.items, found.skipped, found.problems) == ({"party": 0}, {"1": 1, "2": 3}, {2}, [])


@pytest.mark.parametrize(
    ("headers", "mapping", "expected"),
    [
        ("party,1,2,1", {}, ("column_twice", 1, "1")),
        ("party,partij,1,2", {}, ("column_twice", 1, "partij")),
        ("party,vraag,1,2", {"vraag": "2"}, ("column_twice", 1, "2")),
        ("party,vraag,1,2", {"vraag": "9"}, ("mapped_item_unknown", 1, "vraag")),
        ("party,x", {}, ("answers_no_item", 1, "")),
        ("1,2", {}, ("column_missing", 1, "party")),
        ("party,2", {}, ("answers_items_missing", None, "")),
    ],
)
def test_what_is_odd_about_a_header_is_said(headers: str, mapping: dict[str, str], expected: tuple[str, int, str]) -> None:
    assert findings(layout(headers, EEN, **mapping)) == [expected]


def test_columns_that_are_none_of_ours_are_named_where_they_hold_something() -> None:
    told = sheet("party,1,2,,leeg,email,stemming", "A,1,2,x,,a@b,blij", "A,1,2,,,,")
    (problem,) = laid_out(told, EEN, {}).passed_over(whole_lines(told)[0])
    assert (problem.code, problem.details) == ("answers_columns_ignored", {"columns": "#4, stemming", "n": 2})


def test_columns_of_persons_are_a_fault_where_they_hold_something() -> None:
    told = sheet("party,E-mail,Achternaam,1", "A,a@b,,1")
    assert [(one.code, one.column, one.fault) for one in of_persons(told, whole_lines(told)[0])] == [
        ("personal_column", "E-mail", True)
    ]


def test_the_instrument_that_fits_most_columns_is_meant_and_of_two_the_one_that_is_whole() -> None:
    assert chosen(sheet("party,1,2", "A,1,1", "B,1,1"), EEN, TWEE, LANG) == ([("een", [2, 3])], [])
    assert chosen(sheet("party,1,2,3", "A,1,1,1"), EEN, LANG) == ([("lang", [2])], [])


def test_a_tie_and_no_fit_are_asked_about_and_less_than_half_of_the_items_is_no_fit() -> None:
    assert chosen(sheet("party,1,2,a,b", "A,1,1,1,1"), EEN, TWEE) == ([], [("answers_which_instrument", 1, "een, twee")])
    assert chosen(sheet("party,x", "A,1"), EEN, TWEE) == ([], [("answers_no_instrument", 1, "party, x")])
    assert chosen(sheet("party,3", "A,1"), TWEE, LANG)[1] == [("answers_no_instrument", 1, "party, 3")]
    assert chosen(sheet("party,3", "A,1"), LANG) == ([("lang", [2])], [])


def test_a_column_may_say_of_each_row_which_instrument_it_is_of() -> None:
    told = sheet("party,Instrument,1,2,a,b", "A,EEN,1,1,,", "A,twee,,,1,1", "B,een,2,2,,")
    assert chosen(told, EEN, TWEE) == ([("een", [2, 4]), ("twee", [3])], [])
    told = sheet("party,instrument,1,2", "A,een,1,1", "A,,1,1", "B,drie,2,2", "B,drie,2,2")
    assert chosen(told, EEN, TWEE) == ([("een", [2])], [("required", 3, ""), ("no_such_instrument", 4, "drie")])
    assert chosen(sheet("party,instrument,1,2", "A,,1,1"), EEN, TWEE) == ([("een", [2])], [])


def test_of_many_names_the_first_ten_are_told() -> None:
    assert some(["a", "b"]) == "a, b"
    assert some(range(12)) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 …"
