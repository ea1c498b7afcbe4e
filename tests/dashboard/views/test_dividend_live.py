"""The result moves with the rows as they are typed, by the very functions that the page rests on."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dashboard.views.dividend_form import COLUMNS, typed
from dashboard.views.dividend_live import Live, Where, beside_net, live, moved, result
from dashboard.words import words
from data.problems import fault, remark

NL, EN = words("nl"), words("en")
OUTCOMES = pd.DataFrame([("C", "werk", "2026-Q3", "mensen")], columns=["coalition", "outcome", "period", "unit"])
PARTNERS = pd.DataFrame(
    [
        ("C", "A", None, "partner", None, None),
        ("C", "B", None, "partner", None, None),
        ("C", "K", None, "candidate", None, None),
    ],
    columns=["coalition", "party", "name", "role", "member_since", "member_until"],
)
HERE = Where("C", "werk", "2026-Q3", "", OUTCOMES, PARTNERS, {"A": "Aarde", "B": "Brug"})


def rows(*told: tuple[list[str], float | None, float | None, float | None]) -> pd.DataFrame:
    frame = pd.DataFrame(
        [{**dict.fromkeys(COLUMNS), "parties": p, "low": lo, "likely": m, "high": hi} for p, lo, m, hi in told],
        columns=list(COLUMNS),
    )
    return typed(frame)


def now(*told: tuple[list[str], float | None, float | None, float | None], **more: Any) -> Live:
    found = live(rows(*told), more.get("problems", ()), HERE)
    assert found is not None
    return found


A, B, AB = (["A"], None, 30, None), (["B"], None, 10, None), (["A", "B"], 8, 12, 16)


def test_the_shares_are_those_of_the_page() -> None:
    found = now(A, B, AB)
    first, second = found.shares
    assert (first.name, first.alone, first.fair, first.marginal) == ("Aarde", 30, 36, 42)
    assert (second.name, second.alone, second.fair, second.marginal) == ("Brug", 10, 16, 22)
    assert (found.together, found.alone) == (52, 40)
    assert first.low is not None and first.high is not None and 34 < first.low < 36 < first.high < 38
    assert result(found, "mensen", NL).startswith("Ieder voor zich 40, samen 52: ") and "12 mensen" in result(
        found, "mensen", NL
    )


def test_a_number_typed_moves_the_result_and_says_from_where() -> None:
    before, after = now(A, B, AB), now(A, B, (["A", "B"], 8, 20, 26))
    assert moved(after, before, NL) == "Samen nu 60; vastgelegd is 52."
    assert moved(before, before, EN) == "Together 52, as it is recorded."
    assert moved(after, None, NL) == ""


def test_working_together_that_costs_is_told_as_such() -> None:
    found = now(A, B, (["A", "B"], None, -24, None))
    assert [one.is_worse_off for one in found.shares] == [True, True]
    assert "samenwerken kost nu 24" in result(found, "", NL)
    assert "voegt nog niets toe" in result(now(A, B), "", NL)


def test_a_row_without_a_likely_value_makes_what_rests_on_it_unknown() -> None:
    found = now(A, B, (["A", "B"], 1, None, 3))
    assert (found.together, found.unknown) == (None, 1)
    assert [one.fair for one in found.shares] == [None, None] and [one.alone for one in found.shares] == [30, 10]
    assert result(found, "", NL).startswith("Samen is nog onbekend: van 1 rij")
    assert moved(found, now(A), NL) == ""


def test_what_rests_on_a_row_with_a_fault_is_unknown_and_the_title_says_it_first() -> None:
    found = now(A, B, AB, problems=[fault("not_a_number", row=1)])
    assert (found.together, found.alone, found.left_out) == (None, None, 1)
    assert {one.party: one.alone for one in found.shares} == {"A": None, "B": 10}
    assert {one.party: one.fair for one in found.shares} == {"A": None, "B": 16}
    assert result(found, "mensen", NL).startswith("1 rij telt nog niet mee") and "samen" not in result(found, "", NL)
    assert moved(found, now(A), NL) == "" and beside_net(found, replace(HERE, net=1), NL) == ""


def test_of_two_rows_of_the_same_parties_neither_counts() -> None:
    found = now(A, B, A, problems=[fault("dividend_twice", row=3)])
    assert {one.party: one.fair for one in found.shares} == {"A": None, "B": 10} and found.left_out == 1


def test_a_row_without_parties_leaves_the_whole_unknown() -> None:
    found = now(A, ([], None, 3, None), problems=[fault("dividend_nobody", row=2)])
    assert (found.together, found.shares[0].fair, found.left_out) == (None, 30, 1)


def test_a_row_that_only_lacks_its_cause_counts() -> None:
    found = now(A, B, problems=[remark("cost_without_cause", row=2)])
    assert (found.together, found.left_out) == (40, 0)


def test_a_row_that_is_taken_out_does_not_count() -> None:
    told = rows(A, B)
    told["gone"] = [False, True]
    found = live(told, (), HERE)
    assert found is not None and (found.together, found.left_out) == (30, 0)


@pytest.mark.parametrize(("net", "said"), [(38, "38: samen is 2 meer"), (40.0, "ook 40"), (46, "46: samen is 6 minder")])
def test_the_whole_stands_beside_the_net_outcome(net: float, said: str) -> None:
    assert said in beside_net(now(A, B), replace(HERE, net=net), NL)
    assert beside_net(now(A, B), HERE, NL) == ""


@pytest.mark.parametrize("told", [(), ((["A"], None, None, None),), ((["K"], None, 3, None),)])
def test_where_no_row_counts_there_is_no_result(told: tuple[Any, ...]) -> None:
    assert live(rows(*told), (), HERE) is None


def test_a_share_tells_as_much_as_on_the_page() -> None:
    first = now(A, B, (["A", "B"], -40, -24, 2)).shares[0]
    assert first.worse_off_sure is not None and 0.5 < first.worse_off_sure < 1
    assert (first.alone_low, first.alone_high) == (30, 30)
    assert first.marginal_low is not None and first.marginal_high is not None and first.marginal_low < 6 < first.marginal_high
