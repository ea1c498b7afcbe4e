"""Which observation counts in a quarter: the latest of each subject and indicator, no older than eight quarters."""

import re
from typing import Final

import numpy as np
import pandas as pd

OLDEST: Final = 8
"""An observation older than so many quarters no longer counts: our design (MODEL 5)."""
_PERIOD: Final = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:-\d{2})?)?")


def quarter_number(period: str) -> int | None:
    """`2026-Q3`, a month or a day as a running number of quarters; a year counts as its last quarter. None where it is none."""
    found = _PERIOD.fullmatch(period or "")
    if not found:
        return None
    of_year = int(found[2]) - 1 if found[2] else (int(found[3]) - 1) // 3 if found[3] else 3
    return int(found[1]) * 4 + of_year


def when(period: str | None) -> tuple[int, str]:
    """To put periods in order: by when they end, so a year counts as its last quarter; undated comes first."""
    number = quarter_number(period or "")
    return (-1 if number is None else number, period or "")


def quarter_name(number: int) -> str:
    """The quarter of a running number: `2026-Q3`."""
    return f"{number // 4}-Q{number % 4 + 1}"


def quarters(observations: pd.DataFrame) -> list[str]:
    """The quarters, up to the last that anything was observed in, in which some observation may still count; in order."""
    told = [
        number for period in observations["period"].dropna().unique() if (number := quarter_number(str(period))) is not None
    ]
    counting = {number + age for number in told for age in range(OLDEST + 1)}
    return [quarter_name(number) for number in sorted(counting) if number <= max(told)]


def counting(observations: pd.DataFrame, period: str) -> pd.DataFrame:
    """The observations that count in a quarter, one a subject and indicator, with `age` in quarters.

    `observations` has subject, indicator, period, value (nan: unknown), value_why (nvt: declared not applicable) and evidence
    (E0-E5). The result has in addition age, why ('' or nvt), low and high (nan where it is sure, or they are not told) and
    evidence as 0-5, -1 where there is none.
    An unknown value counts only where nothing is known of the eight quarters before it.
    """
    now = quarter_number(period)
    if now is None:
        raise ValueError(f"no quarter: {period}")
    found = observations.copy()
    found["age"] = [now - told if (told := quarter_number(str(one))) is not None else np.nan for one in found["period"]]
    found = found[(found["age"] >= 0) & (found["age"] <= OLDEST)]
    found["age"] = found["age"].astype(int)
    found["value"] = pd.to_numeric(found["value"]).astype(float)
    found["why"] = np.where(found["value_why"].fillna("") == "nvt", "nvt", "")
    is_told = found["value"].notna() | (found["why"] == "nvt")
    found = _latest_last(found.assign(told=is_told)).sort_values("told", kind="stable")
    found = found.drop_duplicates(["subject", "indicator"], keep="last").drop(columns="told")
    found = found.sort_values(["subject", "indicator"])
    found["evidence"] = [
        int(str(one)[1]) if isinstance(one, str) and re.fullmatch(r"E[0-5]", one) else -1 for one in found["evidence"]
    ]
    for end in ("low", "high"):
        found[end] = found[end].astype(float) if end in found else np.nan
    return found.reset_index(drop=True)


def last_seen(observations: pd.DataFrame, period: str) -> pd.DataFrame:
    """The latest known value of each subject and indicator up to a quarter, however old, in the columns of `counting`."""
    now = quarter_number(period) or 0
    at = pd.Series([quarter_number(str(one)) for one in observations["period"]], index=observations.index, dtype="Float64")
    found = observations.assign(at=at)
    found = found[found["at"].notna() & (found["at"] <= now) & found["value"].notna()].drop(columns="at")
    return _latest_last(found).drop_duplicates(["subject", "indicator"], keep="last").reset_index(drop=True)


def _latest_last(observations: pd.DataFrame) -> pd.DataFrame:
    """By subject and indicator, then by when its period ends, then by the day of the measurement where that is told."""
    ends = [_ends(str(period)) for period in observations["period"]]
    day = observations["measured_on"].astype(str) if "measured_on" in observations else ""
    found = observations.assign(ends=ends, day=day).sort_values(["subject", "indicator", "ends", "day"], kind="stable")
    return found.drop(columns=["ends", "day"])


def _ends(period: str) -> str:
    """The last day of a period, as a text that sorts; a month and a quarter end on a 31st here."""
    year, _, rest = period.partition("-")
    if rest.startswith("Q"):
        return f"{year}-{int(rest[1]) * 3:02}-31"
    return f"{year}-12-31" if not rest else period if len(rest) > 2 else f"{period}-31"
