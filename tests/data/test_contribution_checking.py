"""Outcomes, dividends and ambitions that cannot be, or are odd: each with its row, what was found and what was expected."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data import intake, ledger
from data.ledger import Entry
from data.problems import Problem
from data.store import Store
from tests.data.test_contract_checking import add, delivery, examined

BASE = {
    "coalition": "coalition\nC\nD\n",
    "party": "party\nBrug\nEen\nGem\nVreemd\n",
    "membership": "coalition,party,role\nC,Brug,partner\nC,Een,partner\nC,Gem,candidate\nD,Vreemd,partner\n",
    "project": "project,coalition\nP,C\nQ,\n",
    "outcome": "coalition,outcome,period,unit,indicator,actual\nC,werk,2026-Q1,mensen,,60\nC,afval,2026-Q1,ton,I32,56\n",
    "ambition": "coalition,party,ambition,target\nC,Brug,leren,10\n",
    "observation": "coalition,party,indicator,period,value\nC,,I32,2026-Q1,56\nC,Een,I32,2026-Q1,5\nC,,I32,2026-Q2,57\n",
}
DIVIDEND = "coalition,outcome,period,parties,low,likely,high,unit,cause\n"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger, to examine files against, with two outcomes of a coalition of three."""
    with Store.open(tmp_path_factory.mktemp("contribution") / "ledger.duckdb", write=True) as opened:
        add(opened, **BASE)
        yield opened


@pytest.fixture
def own_base(store: Store) -> Store:
    """The same, to write to."""
    add(store, **BASE)
    return store


def told(problems: list[Problem]) -> list[tuple[str, bool, int | None, str, str]]:
    return [(p.code, p.fault, p.row, p.column, p.found) for p in problems]


def dividends(base: Store, *rows: str) -> list[tuple[str, bool, int | None, str, str]]:
    return told(examined(base, dividend=DIVIDEND + "\n".join(rows) + "\n"))


def test_what_is_sound_says_nothing(base: Store) -> None:
    assert (
        dividends(
            base, "C,werk,2026-Q1,Brug,1,2,3,,", "C,werk,2026-Q1,Brug+Een,-3,-2,-2,,dubbel werk", "C,afval,2026-Q1,Gem,,0,,,"
        )
        == []
    )


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        ("5,4,9", [("low_above_likely", True, 2, "low", "5")]),
        ("1,4,3.5", [("high_below_likely", True, 2, "high", "3.5")]),
        ("5,4,3", [("low_above_likely", True, 2, "low", "5"), ("high_below_likely", True, 2, "high", "3")]),
        ("1,,", [("range_without_likely", True, 2, "low", "1")]),
        (",,9", [("range_without_likely", True, 2, "high", "9")]),
        ("4,4,4", []),
        (",4,", []),
        (",,", []),
    ],
)
def test_the_likely_value_of_a_dividend_lies_between_low_and_high(
    base: Store, bounds: str, found: list[tuple[str, bool, int, str, str]]
) -> None:
    assert dividends(base, f"C,werk,2026-Q1,Brug,{bounds},,") == found


@pytest.mark.parametrize("part", ["baseline", "actual", "deadweight", "displacement", "outside_share", "drop_off"])
def test_so_does_every_likely_value_of_an_outcome(base: Store, part: str) -> None:
    header = f"coalition,outcome,period,{part}_low,{part},{part}_high\n"
    problems = examined(base, outcome=f"{header}C,nieuw,2026-Q1,0.3,0.2,0.1\nC,nieuw,2026-Q2,0.3,,\nC,nieuw,2026-Q3,0,0,0\n")
    assert told(problems) == [
        ("low_above_likely", True, 2, f"{part}_low", "0.3"),
        ("high_below_likely", True, 2, f"{part}_high", "0.1"),
        ("range_without_likely", True, 3, f"{part}_low", "0.3"),
    ]
    assert problems[0].details == {"likely": "0.2"}


def test_a_bound_is_held_against_the_likely_value_that_the_ledger_knows(own_base: Store) -> None:
    add(own_base, dividend=DIVIDEND + "C,werk,2026-Q1,Brug,,4,,,\n")
    assert told(examined(own_base, dividend="coalition,outcome,period,parties,low\nC,werk,2026-Q1,Brug,5\n")) == [
        ("low_above_likely", True, 2, "low", "5")
    ]


def test_a_dividend_is_of_an_outcome_that_its_coalition_has_in_the_ledger_or_in_the_same_delivery(base: Store) -> None:
    assert dividends(base, "C,wonen,2026-Q1,Brug,,2,,,", "D,werk,2026-Q1,Vreemd,,2,,,") == [
        ("outcome_unknown", True, 2, "outcome", "wonen"),
        ("outcome_unknown", True, 3, "outcome", "werk"),
    ]
    rows = DIVIDEND + "C,wonen,2026-Q1,Brug,,2,,,\n"
    assert examined(base, dividend=rows, outcome="coalition,outcome,period\nC,wonen,2026-Q1\n") == []


def test_a_party_without_part_in_the_coalition_is_a_remark_once(base: Store) -> None:
    assert dividends(base, "C,werk,2026-Q1,Brug+Vreemd,,2,,,", "C,werk,2026-Q1,Vreemd,,2,,,", "C,werk,2026-Q1,Gem,,1,,,") == [
        ("party_without_part", False, 2, "parties", "Vreemd")
    ]


def test_what_working_together_costs_needs_a_cause_and_what_one_party_costs_does_not(base: Store) -> None:
    assert dividends(base, "C,werk,2026-Q1,Brug+Een,,-2,,,", "C,werk,2026-Q1,Brug,,-2,,,", "C,werk,2026-Q1,Een,,0,,,") == [
        ("cost_without_cause", False, 2, "cause", "-2")
    ]


def test_dividends_of_one_outcome_and_period_are_in_one_unit(base: Store) -> None:
    rows = ("C,werk,2026-Q1,Brug,,2,,,", "C,werk,2026-Q1,Een,,3,,Mensen,", "C,werk,2026-Q1,Brug+Een,,3,,uren,")
    assert dividends(base, *rows) == [("dividend_units_differ", True, 4, "unit", "uren")]
    assert dividends(base, *rows[:2], "C,werk,2026-Q2,Brug+Een,,3,,uren,", "C,afval,2026-Q1,Brug,,3,,uren,") == []


def test_a_unit_is_held_against_those_that_the_ledger_knows(own_base: Store) -> None:
    add(own_base, dividend=DIVIDEND + "C,werk,2026-Q1,Brug,,2,,uren,\n")
    problems = examined(own_base, dividend=DIVIDEND + "C,werk,2026-Q1,Een,,2,,,\n")
    assert told(problems) == [("dividend_units_differ", True, 2, "unit", "–")]
    assert problems[0].details == {"outcome": "werk", "other": "uren"}


def test_an_achievement_is_of_an_ambition_of_that_party_in_that_coalition(base: Store) -> None:
    header = "coalition,party,ambition,period,value\n"
    rows = "C,Brug,leren,2026-Q1,4\nC,Een,leren,2026-Q1,4\nC,Een,groeien,2026-Q1,4\n"
    problems = examined(base, achievement=header + rows, ambition="coalition,party,ambition\nC,Een,groeien\n")
    assert told(problems) == [("ambition_unknown", True, 3, "ambition", "leren")]


def test_an_indicator_in_no_pack_that_is_known_is_a_remark(base: Store) -> None:
    header = "coalition,outcome,period,indicator\n"
    assert told(examined(base, outcome=f"{header}C,nieuw,2026-Q1,I11\nC,nieuw,2026-Q2,X99\nC,nieuw,2026-Q3,\n")) == [
        ("indicator_unknown", False, 3, "indicator", "X99")
    ]


def test_an_outcome_in_another_unit_than_its_indicator_is_a_remark_with_the_unit(base: Store) -> None:
    header = "coalition,outcome,period,indicator,unit\n"
    rows = "C,nieuw,2026-Q1,I11,mensen\nC,nieuw,2026-Q2,I11,%\nC,nieuw,2026-Q3,I11,\nC,ton,2026-Q1,I31,Ton\n"
    problems = examined(base, outcome=f"{header}{rows}")
    assert told(problems) == [("outcome_unit_differs", False, 2, "unit", "mensen")]
    assert problems[0].details == {"indicator": "I11", "unit": "%"}


def test_two_outcomes_of_one_indicator_and_period_are_a_fault_on_each_row_that_says_so(base: Store) -> None:
    header = "coalition,outcome,period,indicator\n"
    found = examined(base, outcome=f"{header}C,een,2026-Q1,I12\nC,ander,2026-Q1,I12\nC,ander,2026-Q2,I12\n")
    assert told(found) == [("indicator_claimed_twice", True, row, "indicator", "I12") for row in (2, 3)]
    assert [one.details["other"] for one in found] == ["ander", "een"]


def test_an_indicator_of_a_pack_in_the_same_delivery_is_known(store: Store, tmp_path: Path) -> None:
    pack, files = tmp_path / "eigen", tmp_path / "files"
    pack.mkdir()
    files.mkdir()
    head = 'key = "eigen"\nversion = "1"\nowner = "wij"\ndated = "2026-01-01"\nsource = "wij"\nscale = "plain"\n'
    (pack / "pack.toml").write_text(head + '[name]\nnl = "Eigen"\nen = "Own"\n')
    (pack / "nodes.csv").write_text("node,parent,name_nl,name_en\nalles,,Alles,All\nX99,alles,Iets,Something\n")
    (files / "coalition.csv").write_text("coalition\nC\n")
    (files / "outcome.csv").write_text("coalition,outcome,period,indicator\nC,nieuw,2026-Q2,X99\nC,nieuw,2026-Q3,alles\n")
    found = intake.examine([files, pack], "template", store)
    assert [one[:4] for one in told(found.problems)] == [("indicator_unknown", False, 3, "indicator")]


def test_what_an_outcome_tells_beside_another_observation_is_a_remark_on_what_came_in_last(base: Store) -> None:
    header = "coalition,outcome,period,indicator,unit,actual\n"
    problems = examined(base, outcome=f"{header}C,afval,2026-Q1,I32,%,60\nC,afval,2026-Q2,I32,%,57\nC,afval,2026-Q3,I32,%,5\n")
    assert told(problems) == [("actual_observed_otherwise", False, 2, "actual", "60")]
    assert problems[0].details == {"stated": "60", "observed": "56", "indicator": "I32"}
    later = examined(base, observation="coalition,party,indicator,period,value\nC,,I32,2026-Q1,58\nC,Een,I32,2026-Q1,9\n")
    assert told(later) == [("actual_observed_otherwise", False, 2, "value", "58")]


def test_a_contract_that_counts_an_outcome_its_coalition_does_not_have_is_a_remark(base: Store) -> None:
    header = "project,outcome_metric,outcome\n"
    problems = examined(base, outcome_metric=f"{header}P,m1,werk\nP,m2,wonen\nP,m3,\nQ,m1,werk\n")
    assert told(problems) == [
        ("counted_outcome_unknown", False, 3, "outcome", "wonen"),
        ("counted_outcome_unknown", False, 5, "outcome", "werk"),
    ]


def test_an_import_that_is_turned_back_leaves_nothing(own_base: Store) -> None:
    rows = DIVIDEND + "C,wonen,2026-Q1,Brug,,2,,,\n"
    add(own_base, dividend=rows, outcome="coalition,outcome,period,actual\nC,wonen,2026-Q1,4\n")
    assert own_base.ask("dividends")["outcome"].tolist() == ["wonen"]
    ledger.turn_back(own_base, own_base.head.batch, Entry("m. de wit", "undo"))
    assert own_base.ask("dividends").empty and "wonen" not in set(own_base.ask("outcomes")["outcome"])
    assert [one[0] for one in told(examined(own_base, dividend=rows))] == ["outcome_unknown"]


def test_in_a_public_standard_nothing_of_this_is_looked_at() -> None:
    indigo = {"projects": "ID,Impact Bond Name - (Value)\nP,Proef\n", "metrics": "Project ID,Id\nP,m1\n"}
    assert [p.code for p in delivery(None, "indigo", **indigo).problems if p.code == "counted_outcome_unknown"] == []
