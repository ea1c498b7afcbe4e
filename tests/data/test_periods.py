from datetime import date

import pytest

from data.periods import elapsed, first_day, has_begun, has_ended, is_quarter, last_day


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


@pytest.mark.parametrize(
    ("start", "end", "day", "share"),
    [
        ("2026", "2026", date(2026, 1, 1), 0),
        ("2026", "2026", date(2027, 1, 1), 1),
        ("2026", "2026", date(2030, 1, 1), 1),
        ("2026-02", "2026-02", date(2026, 2, 15), 0.5),
        ("2026-Q3", "2026-Q4", date(2026, 10, 1), 0.5),
        ("2026-01-01", "2026-01-02", date(2026, 1, 2), 0.5),
        ("2025-12", "2026", date(2025, 1, 1), 0),
        (None, "2026", date(2026, 7, 1), None),
        ("2026", None, date(2026, 7, 1), None),
        ("2026", "2025", date(2026, 7, 1), None),
    ],
)
def test_the_share_of_a_term_that_passed_counts_its_last_day(
    start: str | None, end: str | None, day: date, share: float | None
) -> None:
    assert elapsed(start, end, day) == (None if share is None else pytest.approx(share, abs=0.01))


def test_a_contract_has_ended_the_day_after_its_last_day_and_a_plan_has_begun_on_its_first() -> None:
    assert [has_ended("2026-Q2", day) for day in (date(2026, 6, 30), date(2026, 7, 1))] == [False, True]
    assert not has_ended(None, date(2026, 7, 1))
    assert [has_begun("2026-07", day) for day in (date(2026, 6, 30), date(2026, 7, 1))] == [False, True]


def test_a_quarter_is_written_in_one_way() -> None:
    others = ("", "2026", "2026-08", "2026-Q0", "2026-Q5", "2026-q3", "26-Q3", "2026-Q3 ", "٢٠٢٦-Q3")
    assert is_quarter("2026-Q3") and not any(is_quarter(one) for one in others)
