from typing import Any

import pytest

from dashboard.views.contribution_total import Total, total_of
from tests.dashboard.views.made_contribution import totals


def total(**changes: Any) -> Total:
    found = total_of("werk", totals(changes))
    assert found is not None
    return found


def test_there_is_a_bar_unless_something_is_below_zero_or_nothing_is_told() -> None:
    assert total().has_bar and total(together=None, why="unknown").has_bar and total(together=0.0).has_bar
    assert total(alone=None, withheld=True).has_bar
    assert not total(together=-3.0, why="not_positive").has_bar and not total(alone=-1.0).has_bar
    assert not any(total(why=why, together=None).has_bar for why in ("no_dividends", "withheld", "units_differ"))


@pytest.mark.parametrize(
    ("changes", "is_off"),
    [
        ({}, False),
        ({"together": 34.0, "net": 34.04, "unexplained": 0.04, "low": 32.0, "high": 39.0}, False),
        ({"together": 49.0, "unexplained": -3.0}, True),
        ({"net": 49.0, "unexplained": 3.0}, True),
        ({"together": 49.0, "unexplained": -3.0, "in_unit": False}, False),
        ({"together": 49.0, "unexplained": -3.0, "net_period": "2026-Q2"}, False),
        ({"net": None, "unexplained": None}, False),
    ],
)
def test_contributions_are_another_number_than_the_outcome_where_they_differ_by_more_than_rounding(
    changes: dict[str, Any], is_off: bool
) -> None:
    assert total(**changes).is_off is is_off


def test_the_outcome_asked_for_is_shown_else_the_main_one_else_the_first() -> None:
    found = totals({"outcome": "a", "is_main": False}, {"outcome": "b"})
    assert [getattr(total_of(one, found), "outcome", "") for one in ("a", "", "z")] == ["a", "b", "b"]
    assert total_of("a", found.iloc[:0]) is None
