import json
from datetime import timedelta

import pytest

from data.answers_taken import taken
from data.checking import Row
from data.instruments_known import shipped
from data.known import today
from data.sheets import Cell, Sheet
from data.store import Store
from data.tables import BY_NAME
from tests.conftest import Deliver

ITEMS = [item.item for item in shipped()["samen-stellingen"].items]
MEMBERS = "coalition,party,role\nC,Brug,partner\nC,Een,partner\n"


def sheet(*rows: dict[str, Cell], name: str = "antwoorden.csv") -> Sheet:
    """A sheet of answers to the statements, a row a person."""
    header = list(dict.fromkeys([*(column for row in rows for column in row), *ITEMS]))
    lines: list[tuple[int, list[Cell]]] = [(1, list(header))]
    lines += [(line, [row.get(column, 3) for column in header]) for line, row in enumerate(rows, 2)]
    return Sheet(name, "", lines)


def rows(table: str, *values: dict[str, object]) -> list[Row]:
    return [Row(BY_NAME[table], dict(one)) for one in values]


PARTIES = rows("party", {"party": "Brug"}, {"party": "Een"}, {"party": "Gem"})
COALITIONS = rows("coalition", {"coalition": "C"}, {"coalition": "D"})
BRUG, EEN = {"party": "Brug", "respondent": "r1"}, {"party": "Een", "respondent": "r2"}


def codes(sheets: list[Sheet], given: list[Row], store: Store | None = None) -> list[tuple[str, int | None, str, str]]:
    return [(one.code, one.row, one.column, one.found) for one in taken(sheets, given, store)[1] if one.fault]


def test_without_a_coalition_it_is_the_one_of_which_all_parties_are_members(coalition: Store, deliver: Deliver) -> None:
    deliver(membership=MEMBERS)
    answers, problems = taken([sheet(BRUG, EEN)], [], coalition)
    assert not [one for one in problems if one.fault]
    assert answers[0].rows["coalition"].tolist() == ["C", "C"]


def test_members_may_come_in_the_same_delivery() -> None:
    members = rows("membership", {"coalition": "C", "party": "Brug"}, {"coalition": "C", "party": "Een"})
    answers, _ = taken([sheet(BRUG, EEN)], [*PARTIES, *COALITIONS, *members], None)
    assert answers[0].rows["coalition"].tolist() == ["C", "C"]


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ([], ""),
        ([("C", "Brug")], ""),
        ([("C", "Brug"), ("C", "Een"), ("D", "Brug"), ("D", "Een")], "C, D"),
    ],
)
def test_where_it_is_none_or_several_that_is_a_fault_that_asks_for_the_column(
    members: list[tuple[str, str]], found: str
) -> None:
    given = rows("membership", *({"coalition": one, "party": party} for one, party in members))
    assert codes([sheet(BRUG, EEN)], [*PARTIES, *COALITIONS, *given]) == [("answers_coalition", 2, "coalition", found)]


def test_a_coalition_that_is_told_holds_for_its_row() -> None:
    answers, problems = taken([sheet(BRUG | {"coalition": "C"}, EEN | {"coalition": "D"})], [*PARTIES, *COALITIONS], None)
    assert not [one for one in problems if one.fault]
    assert answers[0].rows["coalition"].tolist() == ["C", "D"]


def test_a_party_or_coalition_that_stands_in_no_list_is_a_fault_at_its_first_row() -> None:
    given = [{**BRUG, "coalition": "X"}, {"party": "Niemand", "respondent": "r3", "coalition": "C"}]
    given.append({"party": "Niemand", "respondent": "r4", "coalition": "C"})
    assert codes([sheet(*given)], [*PARTIES, *COALITIONS]) == [
        ("name_unknown", 3, "party", "Niemand"),
        ("name_unknown", 2, "coalition", "X"),
    ]


def test_answers_cannot_be_recorded_on_a_day_to_come() -> None:
    late = today() + timedelta(days=1)
    told = sheet({**BRUG, "coalition": "C", "recorded": late.isoformat()})
    assert codes([told], [*PARTIES, *COALITIONS]) == [("recorded_in_future", 2, "recorded", str(late))]


def test_a_column_that_was_said_to_be_an_item_once_is_read_as_such(coalition: Store, deliver: Deliver) -> None:
    columns = "coalition,instrument,header,item\nC,samen-stellingen,Vraag 1,s01\nC,samen-stellingen,Opmerking,\n"
    deliver(membership=MEMBERS, answer_column=columns)
    lines: list[tuple[int, list[Cell]]] = [(1, ["party", "respondent", "Vraag 1", "Opmerking", *ITEMS[1:]])]
    lines.append((2, ["Brug", "r1", 5, "zomaar", *[3] * 9]))
    answers, problems = taken([Sheet("antwoorden.csv", "", lines)], [], coalition)
    assert answers[0].given[0, 0] == 5
    assert not problems


def test_the_mapping_of_the_same_delivery_comes_before_what_was_said_once(coalition: Store, deliver: Deliver) -> None:
    deliver(membership=MEMBERS, answer_column="coalition,instrument,header,item\nC,samen-stellingen,Vraag,s01\n")
    now = rows("answer_column", {"coalition": "C", "instrument": "samen-stellingen", "header": "Vraag", "item": "s02"})
    lines: list[tuple[int, list[Cell]]] = [(1, ["party", "respondent", "Vraag", "s01", *ITEMS[2:]])]
    lines.append((2, ["Brug", "r1", 5, *[3] * 9]))
    answers, _ = taken([Sheet("antwoorden.csv", "", lines)], now, coalition)
    assert answers[0].given[0, :2].tolist() == [3, 5]


def test_no_sheets_are_no_answers_and_ask_nothing() -> None:
    assert taken([], [], None) == ([], [])


def test_an_instrument_of_the_same_delivery_can_be_answered(coalition: Store, deliver: Deliver) -> None:
    deliver(membership=MEMBERS)
    head = 'key = "eigen"\nversion = "1"\nkind = "statements"\nsource = "x"\nlicence = "x"\n[scale]\nlow = 1\nhigh = 5\n'
    content = json.dumps({"instrument.toml": head, "items.csv": "item\na\nb\n"})
    method = rows("method", {"method": "eigen", "version": "1", "kind": "instrument", "content": content})
    lines: list[tuple[int, list[Cell]]] = [(1, ["party", "respondent", "a", "b"]), (2, ["Brug", "r1", 5, 1])]
    answers, problems = taken([Sheet("antwoorden.csv", "", lines)], method, coalition)
    assert not problems
    assert answers[0].instrument.key == "eigen"
