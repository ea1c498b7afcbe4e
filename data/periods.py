"""The days that a period begins and ends with: a year, a quarter, a month or a day, as tables hold them."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

_PERIOD: Final = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_QUARTER: Final = re.compile(r"\d{4}-Q[1-4]", re.ASCII)


def first_day(period: str) -> date | None:
    """The first day of a period (`2026`, `2026-Q3`, `2026-07`, `2026-07-15`); None where it is none of these."""
    days = _days(period)
    return days[0] if days else None


def last_day(period: str) -> date | None:
    """The last day of a period, itself part of it; None where it is none."""
    days = _days(period)
    return days[1] if days else None


def is_quarter(period: str) -> bool:
    """Is it a quarter, as in `2026-Q3`?"""
    return bool(_QUARTER.fullmatch(period))


def has_begun(period: str, day: date) -> bool:
    """Has the first day of a period come by this day? Not where it is no period."""
    first = first_day(period)
    return first is not None and first <= day


def has_ended(period: str | None, day: date) -> bool:
    """Did the last day of a period pass before this day? Not where it is unknown or no period."""
    last = last_day(period or "")
    return last is not None and last < day


def elapsed(start: str | None, end: str | None, day: date) -> float | None:
    """The share of the time from the first day of `start` to the last of `end` that passed by a day, 0-1; None where one is
    unknown or they are the wrong way round."""
    first, last = first_day(start or ""), last_day(end or "")
    if first is None or last is None or last < first:
        return None
    return min(1.0, max(0.0, (day - first) / (last + timedelta(days=1) - first)))


def _days(period: str) -> tuple[date, date] | None:
    found = _PERIOD.fullmatch(period)
    if not found:
        return None
    year, quarter, month, day = (int(part) if part else None for part in found.groups())
    first, last = (quarter * 3 - 2, quarter * 3) if quarter else (1, 12) if month is None else (month, month)
    try:
        if day is not None:
            return (date(year or 0, first, day),) * 2
        return date(year or 0, first, 1), date(year or 0, last, monthrange(year or 0, last)[1])
    except ValueError:  # a month, or a day of it, that is not there
        return None
