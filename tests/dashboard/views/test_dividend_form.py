"""A draft of contributions: nothing that was typed is lost, what is wrong is told with its place, and only changes go in."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dashboard import findings
from dashboard.views.dividend_form import (
    COLUMNS,
    TOLD,
    begun,
    changed,
    counted,
    faults,
    filled,
    is_told,
    joined,
    numbers,
    of_outcome,
    plain_rows,
    taken_out,
    typed,
)
from dashboard.words import words
from data import entering, intake
from data.entering import Form
from data.problems import Problem
from data.store import Store
from data.tables import BY_NAME
from tests.conftest import Deliver

MEMBERSHIP = "coalition,party,role\nC,A,partner\nC,B,partner\nC,D,partner\nC,K,candidate\n"
DIVIDEND = (
    "coalition,outcome,period,parties,low,likely,high,because,cause,basis,evidence,source\n"
    "C,werk,2026-Q1,A,1,2,3,omdat,,pilot,E2,notulen\n"
    "C,werk,2026-Q3,A+B,1,2.5,4,omdat,,judgement,E0,notulen\n"
    "C,werk,2026-Q3,A,,10,,omdat,,history,E1,notulen\n"
    "C,werk,2026-Q3,A+K,1,2,3,omdat,,judgement,E0,notulen\n"
    "C,zorg,2026-Q3,B,1,2,3,omdat,,pilot,E2,notulen\n"
)
NAMES = ("A", "B", "D")


@pytest.fixture
def told(store: Store, deliver: Deliver) -> Store:
    """Two partners of three that told what they add to an outcome, and a candidate."""
    deliver(
        coalition="coalition\nC\n",
        party="party\nA\nB\nD\nK\n",
        membership=MEMBERSHIP,
        outcome="coalition,outcome,period,name,unit\nC,werk,2026-Q3,mensen aan het werk,mensen\nC,zorg,2026-Q3,zorg,\n",
        dividend=DIVIDEND,
    )
    return store


def asked(store: Store) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Of the outcome `werk`: its contributions and itself; the partners."""
    of: dict[str, Any] = {"coalition": "C", "outcome": "werk", "quarter": ""}
    return store.ask("dividends", **of), store.ask("outcomes", **of), store.ask("partners", coalition="C")


def begin(store: Store, period: str = "2026-Q3", **more: Any) -> tuple[Form, pd.DataFrame]:
    """The form of a quarter and the rows it begins with."""
    last, rows = counted(*asked(store), "werk")
    stands = entering.form(store, BY_NAME["dividend"], "nl", coalition="C", period=period, **more)
    form = of_outcome(stands, "werk", rows if period == last else rows.iloc[:0])
    return form, begun(form, rows, NAMES)


def put(rows: pd.DataFrame, number: int, **told: Any) -> None:
    """Type something in a row."""
    for name, value in told.items():
        rows.at[number, name] = value


def test_the_rows_of_the_last_quarter_that_count_come_first_the_own_ones_on_top(told: Store) -> None:
    assert counted(*asked(told), "werk")[0] == "2026-Q3"
    form, rows = begin(told)
    assert rows["parties"].tolist() == [["A"], ["A", "B"], ["B"], ["D"]]  # B and D have no row of their own yet
    assert rows.columns.tolist() == list(COLUMNS) and rows.index.tolist() == [1, 2, 3, 4]
    assert rows["likely"].tolist() == ["10", "2,5", None, None]  # as the reader types them
    assert rows["fact"].notna().tolist() == [True, True, False, False]
    assert [column.name for column in form.columns] == ["parties", *TOLD, "status"]
    assert form.given == {"coalition": "C", "period": "2026-Q3", "outcome": "werk", "unit": ""}


def test_a_quarter_of_which_nothing_is_told_begins_with_what_stood_before_as_new_rows(told: Store) -> None:
    form, rows = begin(told, "2026-Q4")
    assert not form.facts and rows["fact"].isna().all()
    assert rows["likely"].tolist()[:2] == ["10", "2,5"]
    assert changed(form, rows) == {1, 2}


def test_without_anything_told_there_is_an_own_row_for_each_member(told: Store) -> None:
    none = told.ask("dividends", coalition="C", outcome="niets", quarter="")
    assert counted(none, *asked(told)[1:], "niets")[0] == ""
    form = of_outcome(entering.form(told, BY_NAME["dividend"], "nl", coalition="C", period="2026-Q3"), "niets", none)
    rows = begun(form, none, NAMES)
    assert rows["parties"].tolist() == [["A"], ["B"], ["D"]] and not any(is_told(row) for row in plain_rows(rows))
    assert changed(form, rows) == set() and faults(rows, NAMES, "C") == []


def test_nothing_has_changed_until_something_is_typed(told: Store) -> None:
    form, rows = begin(told)
    assert changed(form, rows) == set()
    put(rows, 1, likely="0")
    put(rows, 2, likely="2.50", parties=["B", "A"])  # the same two
    put(rows, 3, because="  ")
    assert changed(form, typed(rows)) == {1}


def test_what_an_editor_gives_keeps_all_that_was_typed() -> None:
    given = pd.DataFrame(
        {
            "fact": [4.0, None],
            "parties": [["A"], None],
            "low": [None, " 1,5 "],
            "likely": ["2", None],
            "high": [None, None],
            "because": [" omdat ", float("nan")],
            "cause": ["", None],
            "basis": ["pilot", None],
            "evidence": [None, "E2"],
            "gone": [None, True],
        },
        index=[0, 7],
    )
    first, second = plain_rows(typed(given))
    assert first == {
        **dict.fromkeys(COLUMNS),
        "fact": 4,
        "parties": ["A"],
        "likely": "2",
        "because": "omdat",
        "basis": "pilot",
        "gone": False,
    }
    assert (second["parties"], second["low"], second["evidence"], second["gone"]) == ([], "1,5", "E2", True)
    assert typed(typed(given)).equals(typed(given))


def codes(*rows: dict[str, Any]) -> list[tuple[str, int | None, str]]:
    found = faults(typed(pd.DataFrame([{**dict.fromkeys(COLUMNS), **row} for row in rows], columns=list(COLUMNS))), NAMES, "C")
    assert all(problem.table == "dividend" for problem in found)
    return [(problem.code, problem.row, problem.column) for problem in found]


def test_each_fault_is_told_with_its_row_and_column() -> None:
    assert codes(
        {"parties": ["A"], "low": 3, "likely": 2},
        {"parties": ["Q"], "likely": 2},
        {"parties": [], "likely": 2},
        {"parties": ["A", "B"], "likely": -2},
        {"parties": ["B", "A"], "likely": 2, "high": 1},
        {"parties": ["D"], "low": 3},
        {"parties": ["A", "D"], "low": 0, "likely": 0, "high": 0},
        {"parties": ["A"]},
    ) == [
        ("low_above_likely", 1, "low"),
        ("party_without_part", 2, "parties"),
        ("dividend_nobody", 3, "parties"),
        ("cost_without_cause", 4, "cause"),
        ("high_below_likely", 5, "high"),
        ("dividend_twice", 5, "parties"),
        ("range_without_likely", 6, "low"),
    ]


def row(**told: Any) -> dict[str, Any]:
    (found,) = plain_rows(typed(pd.DataFrame([{**dict.fromkeys(COLUMNS), **told}], columns=list(COLUMNS))))
    return found


def test_numbers_are_read_as_those_of_a_file_are() -> None:
    read, problems = numbers(row(low="1,5", likely="2.5", high="onbekend"))
    assert (read, problems) == ({"low": 1.5, "likely": 2.5, "high": None}, [])
    read, problems = numbers(row(low="abc", likely="1.234", high="−"))
    assert read == dict.fromkeys(("low", "likely", "high"))
    assert [(one.code, one.column, one.found) for one in problems] == [
        ("not_a_number", "low", "abc"),
        ("number_doubtful", "likely", "1.234"),
        ("not_a_number", "high", "−"),
    ]


def test_letters_for_a_number_are_a_fault_of_their_row_and_no_zero() -> None:
    assert codes({"parties": ["A"], "likely": 2}, {"parties": ["B"], "likely": "abc", "low": 1}) == [
        ("not_a_number", 2, "likely")
    ]


def test_of_two_rows_of_the_same_parties_the_one_that_was_changed_is_wrong() -> None:
    rows = typed(pd.DataFrame([{**dict.fromkeys(COLUMNS), "parties": ["A"], "likely": told} for told in (1, 2, 3)]))
    twice = [(one.row, one.details["first"]) for one in faults(rows, NAMES, "C", {1})]
    assert twice == [(1, 2), (3, 2)]
    assert [one.row for one in faults(rows, NAMES, "C", {1, 2, 3})] == [2, 3]
    rows.at[1, "gone"] = rows.at[3, "gone"] = True
    assert faults(rows, NAMES, "C", {1}) == []


def save(store: Store, form: Form, rows: pd.DataFrame, reason: str = "") -> list[tuple[str, int | None]]:
    """Hand in what changed; the faults found."""
    table, texts, gone = filled(form, typed(rows))
    assert gone == []
    delivery = entering.examine(table, texts, reason, store)
    if not delivery.refused:
        intake.deliver(store, delivery, "Anna", action="entry")
    return [(problem.code, problem.row) for problem in delivery.problems if problem.fault]


def stands(store: Store) -> list[tuple[Any, ...]]:
    rows = store.ask("dividends", coalition="C", outcome="werk", quarter="")
    kept = rows[rows["period"] == "2026-Q3"].sort_values("parties")
    return [
        tuple(None if pd.isna(cell) else cell for cell in row)
        for row in kept[["parties", "low", "likely", "source"]].to_numpy()
    ]


def test_what_changed_is_recorded_and_what_was_not_touched_stays(told: Store) -> None:
    form, rows = begin(told)
    put(rows, 1, likely=12.5)
    put(rows, 3, low=1, likely=4, because="alleen")
    assert save(told, form, rows) == [("reason_missing", 1)]
    assert save(told, form, rows, "anders besproken") == []
    assert stands(told) == [
        ("A", None, 12.5, "notulen"),
        ("A+B", 1, 2.5, "notulen"),
        ("A+K", 1, 2, "notulen"),
        ("B", 1, 4, "eigen opgave"),
    ]
    assert told.ask("batches").iloc[0]["reason"] == "anders besproken"


def test_a_new_set_of_parties_is_recorded_however_they_were_chosen(told: Store) -> None:
    form, rows = begin(told)
    put(rows, 3, parties=["D", "B"])
    put(rows, 3, likely="-1,5", cause="dubbel werk")
    assert save(told, form, rows) == []
    assert ("B+D", None, -1.5, "eigen opgave") in stands(told)


def test_a_row_that_is_taken_out_is_withdrawn_with_its_reason_and_stays_in_the_history(told: Store) -> None:
    form, rows = begin(told)
    put(rows, 1, gone=True, likely="99")
    put(rows, 3, gone=True, likely="7")  # not there yet: it is simply not handed in
    assert changed(form, typed(rows)) == {1} and taken_out(typed(rows)) == [1]
    assert not any(is_told(one) for one in plain_rows(typed(rows))[::2])
    before = told.facts("dividend")
    assert save(told, form, rows, "dubbel geteld") == []
    assert [one[:3] for one in stands(told)] == [("A+B", 1, 2.5), ("A+K", 1, 2)]
    assert told.ask("batches").iloc[0]["reason"] == "dubbel geteld"
    assert len(told.facts("dividend")) == len(before) - 1
    form, rows = begin(told)
    assert rows["parties"].tolist() == [["A", "B"], ["A"], ["B"], ["D"]]


def test_the_texts_have_the_numbers_that_the_rows_have_in_the_table(told: Store) -> None:
    form, rows = begin(told)
    put(rows, 4, likely=4)
    _, texts, _ = filled(form, typed(rows))
    assert texts.index.tolist() == [1, 2, 4]  # the empty row of B is left out


def test_a_row_that_another_changed_meanwhile_is_not_written_over(told: Store) -> None:
    _, rows = begin(told)
    mine, theirs = rows.copy(), rows.copy()
    put(theirs, 1, likely=7.0)
    form, _ = begin(told)
    assert save(told, form, theirs, "eerder") == []
    later, _ = begin(told)
    put(mine, 1, likely=8.0)
    table, texts, gone = filled(later, typed(mine))
    assert [(problem.code, problem.row, problem.found) for problem in gone] == [("dividend_changed_meanwhile", 1, "A")]
    assert len(texts) == len(table.rows) == 1
    assert changed(later, typed(mine)) >= {1}


def test_numbers_and_words_are_written_as_the_reader_types_them(told: Store) -> None:
    form, rows = begin(told)
    put(rows, 1, likely="1234,5", basis="pilot", evidence="E4")
    _, texts, _ = filled(form, typed(rows))
    said = [texts.at[1, name] for name in ("waarschijnlijk", "berust op", "bewijs")]
    assert said == ["1234,5", "proef", "E4 onafhankelijk getoetst"]
    later = told.ask("dividends", coalition="C", outcome="werk", quarter="2026-Q3")
    none = of_outcome(replace(form, rows=(), facts=(), stood=(), lang="en"), "werk", later.iloc[:0])
    assert "2.5" in begun(none, later, NAMES)["likely"].tolist()


def test_a_set_is_written_sorted_and_each_once() -> None:
    assert joined(["B", "A", "B"]) == "A+B" and joined([]) == ""


def test_a_finding_names_the_column_as_the_reader_knows_it() -> None:
    (problem,) = faults(typed(pd.DataFrame([{**dict.fromkeys(COLUMNS), "parties": ["A"], "low": 3, "likely": 2}])), NAMES, "C")
    assert isinstance(problem, Problem)
    assert findings.place(problem, words("nl")) == "rij 1, kolom laag"
    assert "Deze laagste waarde ligt boven de waarschijnlijke (2)." in findings.sentence(problem, words("nl"))
