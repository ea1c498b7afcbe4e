"""The days that a period begins and ends with: a year, a quarter, a month or a day, as tables hold them."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

_PERIOD: Final = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def first_day(period: str) -> date | None:
    """The first day of a period (`2026`, `2026-Q3`, `2026-07`, `2026-07-15`); None where it is none of these."""
    days = _days(period)
    return days[0] if days else None


def last_day(period: str) -> date | None:
    """The last day of a period, itself part of it; None where it is none."""
    days = _days(period)
    return days[1] if days else None


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
