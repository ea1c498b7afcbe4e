"""How far parties are with what they want to have reached, beside how far the time is (SEEDS C4, C5; MODEL 8)."""

import numpy as np
import pandas as pd

from data.periods import first_day, last_day
from metrics.observed import when

COLUMNS = (
    *("party", "ambition", "name", "unit", "baseline", "target", "starts", "due", "value", "period", "pace", "expected"),
    *("importance", "why", "realised", "elapsed", "horizon", "is_latest"),
)
_OF = ["coalition", "party", "ambition"]
_YEAR = 12


def ambition_pace(ambitions: pd.DataFrame) -> pd.DataFrame:
    """The pace of each ambition: a row an ambition and quarter in which its value was told, one without where none was.

    `ambitions` is the answer to `ambitions`: baseline, target and value in the ambition's own unit, starts and due periods.
    realised = (value - baseline) / (target - baseline), below 0 where it went the other way; elapsed, the share of the time
    from the first day of `starts` to the last of `due` that had passed at the end of `period`, 0 to 1, counted in months;
    pace = realised / elapsed, 1 where it keeps up; expected, the value that belongs to elapsed; horizon, the years from
    starts to due; is_latest marks the row that counts now (`standing`). Unknown is nan, and `why` says what lacks: nvt or
    verborgen (withheld) as told of the value, no_value, no_baseline, no_target, no_dates; or why there is no pace: not_begun
    (nothing of the time has passed), nothing_to_reach (the target is the baseline); else ''. Source: MODEL 8.
    """
    told = pd.DataFrame({name: ambitions[name].astype(object) for name in (*_OF, "name", "unit", "starts", "due", "period")})
    told = told.where(told.notna(), None)
    for name in ("baseline", "target", "value", "importance"):
        told[name] = ambitions[name].to_numpy(float, na_value=np.nan)
    starts, due, ends = (
        told[name].map(lambda period, is_end=is_end: _months(period, is_end=is_end)).astype(float)
        for name, is_end in (("starts", False), ("due", True), ("period", True))
    )
    to_do, length = told["target"] - told["baseline"], due - starts
    told["realised"] = (told["value"] - told["baseline"]) / to_do.where(to_do != 0)
    told["elapsed"] = ((ends - starts) / length.where(length > 0)).clip(0, 1)
    told["pace"] = told["realised"] / told["elapsed"].where(told["elapsed"] > 0)
    told["expected"] = told["baseline"] + told["elapsed"] * to_do
    told["horizon"] = length.where(length > 0) / _YEAR
    given = ambitions["value_why"].astype(object).fillna("")
    is_unknown = told["value"].isna()
    reasons = {
        "no_value": is_unknown,
        "no_baseline": told["baseline"].isna(),
        "no_target": told["target"].isna(),
        "nothing_to_reach": to_do == 0,
        "no_dates": told["elapsed"].isna(),
        "not_begun": told["elapsed"] == 0,
    }
    is_given = is_unknown & given.isin(["nvt", "verborgen"])
    told["why"] = np.select([is_given, *reasons.values()], [given, *reasons], "").astype(object)
    told["is_latest"] = False
    told.loc[standing(told).index, "is_latest"] = True
    return told[[*COLUMNS]].reset_index(drop=True)


def standing(found: pd.DataFrame, quarter: str = "") -> pd.DataFrame:
    """The row of each ambition that counts at the end of a quarter (empty: now), in their order and with their index.

    The last one whose value is known, else the last one. Up to a quarter in which nothing was told yet there is no row.
    """
    of = [name for name in _OF if name in found]
    periods = [None if pd.isna(period) else str(period) for period in found["period"]]
    order = pd.Series([when(period) for period in periods], found.index, dtype=object)
    by_then = [not quarter or one <= when(quarter) for one in order]
    there = found[pd.Series(by_then, found.index, dtype=bool)]
    rows = there.assign(known=there["value"].notna(), order=order[there.index]).sort_values(["known", "order"], kind="stable")
    return found.loc[rows.drop_duplicates(of, keep="last").index.sort_values()]


def _months(period: str | None, *, is_end: bool) -> float:
    """Months since the year 0 when a period begins, or ends; nan where it is none. Quarters are of one length this way."""
    day = (last_day if is_end else first_day)(period or "")
    if day is None:
        return np.nan
    last = last_day(f"{day:%Y-%m}")
    return day.year * _YEAR + day.month - 1 + (day.day - (not is_end)) / (last.day if last else 31)
