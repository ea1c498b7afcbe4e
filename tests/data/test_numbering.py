"""Rows without a name of their own are numbered, and keep their number in the next delivery."""

from typing import Any

import pytest

from data.checking import Row
from data.numbering import number, number_unnamed
from data.standing import Known
from data.store import Store
from data.tables import BY_NAME
from tests.conftest import COALITION, PARTIES, Deliver

HEADER = "coalition,giver,receiver,kind,period,unit,delivered\n"


def flow(delivered: int, **told: Any) -> Row:
    values = {"coalition": "C", "giver": "Brug", "receiver": "Een", "kind": "goederen", "period": "2026-Q1", "unit": "kg"}
    return Row(BY_NAME["stream"], {**values, "delivered": delivered, **told}, line=delivered)


def told(store: Store) -> dict[int, int]:
    facts = store.ask("coalition_streams", coalition="C")
    return {int(nth): int(amount) for nth, amount in zip(facts["nth"], facts["delivered"], strict=True)}


def lines(*amounts: int) -> str:
    return HEADER + "".join(f"C,Brug,Een,goederen,2026-Q1,kg,{amount}\n" for amount in amounts)


def test_streams_that_do_not_say_what_they_are_and_differ_are_numbered_and_one_remark_says_how_many() -> None:
    rows = [flow(1), flow(2), flow(3)]
    problems = number_unnamed(rows, Known())
    assert [row.values["nth"] for row in rows] == [1, 2, 3]
    assert [(p.code, p.fault, p.row, p.details["n"]) for p in problems] == [("rows_numbered", False, 2, 2)]


def test_what_says_the_very_same_gets_one_number_and_what_is_named_or_numbered_none() -> None:
    rows = [flow(1), flow(1), flow(2, what="kratten"), flow(3, nth=7)]
    assert number_unnamed(rows, Known()) == []
    assert [row.values.get("nth") for row in rows] == [1, 1, None, 7]


def test_what_is_recorded_on_several_days_tells_a_history_and_is_not_several_streams() -> None:
    rows = [flow(1, recorded="2026-05-01"), flow(2, recorded="2026-08-01")]
    assert number_unnamed(rows, Known()) == []
    assert [row.values["nth"] for row in rows] == [1, 1]


def test_a_row_more_in_the_next_delivery_adds_one_fact_and_changes_none(store: Store, deliver: Deliver) -> None:
    deliver(coalition=COALITION, party=PARTIES, stream=lines(5, 6))
    written = deliver(stream=lines(4, 5, 6))
    assert (written.added, written.corrected, written.unchanged) == (1, 0, 2)
    assert told(store) == {1: 5, 2: 6, 3: 4}


def test_the_order_of_rows_in_the_next_delivery_changes_nothing(store: Store, deliver: Deliver) -> None:
    deliver(coalition=COALITION, party=PARTIES, stream=lines(5, 6, 7))
    written = deliver(stream=lines(7, 5, 6))
    assert (written.added, written.corrected, written.unchanged) == (0, 0, 3)


def test_where_fewer_come_than_are_known_and_one_is_new_it_stands_apart(store: Store, deliver: Deliver) -> None:
    deliver(coalition=COALITION, party=PARTIES, stream=lines(5, 6))
    assert deliver(stream=lines(8)).added == 1
    assert told(store) == {1: 5, 2: 6, 3: 8}


@pytest.mark.parametrize(
    ("known", "told", "numbers"),
    [
        ({}, [4, 5], [1, 2]),
        ({1: 4, 2: 5}, [5, 4], [2, 1]),
        ({1: 4, 2: 5}, [5, 9], [2, 1]),
        ({1: 4, 2: 5}, [9], [3]),
        ({1: 4, 3: 4}, [4, 4, 6], [1, 3, 4]),
    ],
)
def test_a_row_keeps_the_number_of_what_it_says_and_others_correct_or_come_after(
    known: dict[int, int], told: list[int], numbers: list[int]
) -> None:
    rows = [flow(amount) for amount in told]
    number(rows, {nth: {"delivered": amount} for nth, amount in known.items()})
    assert [row.values["nth"] for row in rows] == numbers
