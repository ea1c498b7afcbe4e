from typing import Any

import numpy as np
import pandas as pd
import pytest

from metrics.pacing import ambition_pace, standing

NAN = float("nan")


def told(*rows: dict[str, Any]) -> pd.DataFrame:
    """Ambitions to go from 0 to 100 in the twelve quarters of three years, 20 of it reached after four; or otherwise."""
    given = {"coalition": "C", "party": "P", "ambition": "a", "name": "Leerplekken", "unit": "plekken", "baseline": 0.0}
    given |= {"target": 100.0, "starts": "2024-Q1", "due": "2026-Q4", "importance": 4.0, "period": "2024-Q4", "value": 20.0}
    return ambition_pace(pd.DataFrame([{**given, "value_why": None, **row} for row in rows]))


def only(**how: Any) -> pd.Series:
    return told(how).iloc[0]


def test_golden_39_a_hundred_in_twelve_quarters_and_twenty_after_four_is_a_pace_of_60() -> None:
    row = only()
    assert row["pace"] == pytest.approx(0.60, abs=1e-12)
    assert (row["realised"], row["elapsed"], row["horizon"]) == pytest.approx((0.2, 1 / 3, 3))
    assert row["expected"] == pytest.approx(100 / 3) and row["why"] == ""


@pytest.mark.parametrize(
    ("starts", "due", "period"),
    [("2024", "2026", "2024"), ("2024-01", "2026-12", "2024-12"), ("2024-01-01", "2026-12-31", "2024-12-31")],
)
def test_a_year_a_month_and_a_day_count_as_a_quarter_does(starts: str, due: str, period: str) -> None:
    assert only(starts=starts, due=due, period=period)["pace"] == pytest.approx(0.60, abs=1e-12)


def test_less_may_be_the_target_and_the_other_way_is_below_nothing() -> None:
    assert only(baseline=80.0, target=20.0, value=50.0)["realised"] == pytest.approx(0.5)
    assert only(value=-10.0)["pace"] == pytest.approx(-0.3)


def test_after_its_time_all_of_it_has_passed() -> None:
    assert only(period="2027-Q2", value=90.0)["pace"] == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"value": NAN}, "no_value"),
        ({"value": NAN, "value_why": "verborgen"}, "verborgen"),
        ({"value": NAN, "value_why": "onbekend"}, "no_value"),
        ({"baseline": NAN}, "no_baseline"),
        ({"target": NAN}, "no_target"),
        ({"target": 0.0}, "nothing_to_reach"),
        ({"due": None}, "no_dates"),
        ({"period": "2023-Q4"}, "not_begun"),
        ({"period": None, "value": NAN}, "no_value"),
    ],
)
def test_without_a_pace_it_is_said_why_and_none_is_invented(how: dict[str, Any], why: str) -> None:
    row = only(**how)
    assert row["why"] == why and np.isnan(row["pace"])


def test_the_last_known_value_counts_up_to_a_quarter() -> None:
    found = told(
        {"period": "2024-Q4"},
        {"period": "2025-Q2", "value": 30.0},
        {"period": "2025-Q3", "value": NAN},
        {"ambition": "b", "period": None, "value": NAN},
    )
    assert found["is_latest"].tolist() == [False, True, False, True]
    assert standing(found)["value"].tolist()[:1] == [30.0]
    assert standing(found, "2025-Q1")["value"].tolist()[:1] == [20.0]
    assert standing(found, "2024-Q1")["ambition"].tolist() == ["b"]


def test_where_there_are_no_ambitions_none_stands_in_any_quarter() -> None:
    nothing = told({}).iloc[:0]
    assert standing(nothing).empty and standing(nothing, "2026-Q3").empty
