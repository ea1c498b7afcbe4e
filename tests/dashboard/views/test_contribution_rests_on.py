from typing import Any

import pandas as pd
import pytest

from dashboard.views import contribution_rests_on as views
from dashboard.views.contribution import Total, total_of
from dashboard.words import words
from tests.dashboard.views.made_contribution import totals

NL, EN = words("nl"), words("en")
ROWS = (
    ("a", 1.0, 2.0, 4.0, "history", "E2"),
    ("b", None, None, None, "judgement", None),
    ("a+b", 2.0, 3.0, 5.0, "history", "E1"),
    ("a+zij", 1.0, 9.0, 9.0, "judgement", "E0"),
)
NAMES = {"a": "Adam", "b": "Bea"}


def dividends(*rows: tuple[Any, ...], period: str = "2026-Q3") -> pd.DataFrame:
    columns = ["parties", "low", "likely", "high", "basis", "evidence"]
    found = pd.DataFrame(rows or ROWS, columns=columns)
    told = {"coalition": "C", "outcome": "werk", "period": period, "unit": None, "because": "Daarom.", "cause": None}
    return found.assign(**told)


def partners() -> pd.DataFrame:
    rows = [("a", "partner"), ("b", "partner"), ("zij", "candidate")]
    found = pd.DataFrame(rows, columns=["party", "role"])
    return found.assign(coalition="C", name=None, kind=None, member_since=None, member_until=None)


def total(**changes: Any) -> Total:
    found = total_of("werk", totals({"dividends": 3, **changes}))
    assert found is not None
    return found


def outcomes() -> pd.DataFrame:
    return pd.DataFrame([{"coalition": "C", "outcome": "werk", "period": "2026-Q3", "unit": "mensen"}])


def found(*rows: tuple[Any, ...]) -> tuple[views.Dividend, ...]:
    return views.counted(dividends(*rows), outcomes(), partners(), total(), NAMES)


def test_what_counts_is_listed_with_what_weighs_most_first_and_no_candidate() -> None:
    assert [one.names for one in found()] == [("Adam", "Bea"), ("Adam",), ("Bea",)]
    assert [views.who_told(one, NL) for one in found()] == ["Adam en Bea samen", "Adam alleen", "Bea alleen"]
    assert [views.amount_told(one, total(), NL) for one in found()] == ["+3 mensen (2 tot 5)", "2 mensen (1 tot 4)", "onbekend"]


def test_of_another_period_nothing_counts() -> None:
    assert views.counted(dividends(period="2026-Q1"), outcomes(), partners(), total(), NAMES) == ()


def test_basis_and_evidence_are_told_and_no_evidence_is_a_word() -> None:
    told = [views.basis_told(one, NL) for one in found()]
    assert told[0] == "wat het alleen al haalde · bewijs: E1 eigen registratie" and told[2].endswith("bewijs: geen")


def test_the_heading_counts_what_is_seen_and_on_what_most_of_it_rests() -> None:
    assert views.heading(found(), total(), NL) == "Dit rust op 3 bijdragen; 2 op wat een partner alleen al haalde"
    assert views.heading(found(), total(dividends=5), NL).startswith(
        "Van de 5 bijdragen ziet u er 3: dit rust op die 3; 2 op wat"
    )
    assert views.heading(found(("a", 1.0, 2.0, 3.0, None, None)), total(dividends=1), EN) == "This rests on 1 contribution"


def test_a_fair_share_is_the_sum_of_its_parts_and_unknown_with_one_of_them() -> None:
    parts, fair = views.sum_of("a", found())
    assert [one.part for one in parts] == [1.5, 2] and fair == pytest.approx(3.5)
    assert views.sum_of("b", found())[1] is None
