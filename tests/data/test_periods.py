from datetime import date

import pytest

from data.periods import first_day, last_day


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-Q2", "2026-04-01", "2026-06-30"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-07-15", "2026-07-15", "2026-07-15"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period: str, first: str, last: str) -> None:
    assert (first_day(period), last_day(period)) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "period", ["", "ooit", "26", "2026-Q5", "2026-13", "2026-00", "2026-02-30", "2026-07-00", "0000", "2026-7"]
)
def test_what_is_no_period_has_no_days(period: str) -> None:
    assert (first_day(period), last_day(period)) == (None, None)
