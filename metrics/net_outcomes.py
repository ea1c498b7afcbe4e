"""What a coalition changed, less what would have come anyway, what went lost elsewhere and what others did (MODEL 6)."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from data.pack import Pack
from data.packs_known import DEFAULT_PACK, pack_named
from metrics.netting import FILTERS, PARTS, Told, Way, band, drawn, float_of, told_of, way_of, why_unknown, worked_out
from metrics.observed import counting, quarter_name, quarter_number, when

_TEXTS: Final = ("coalition", "outcome", "name", "unit", "indicator", "period", "direction", "evidence", "why")
_BANDS: Final = tuple(f"{name}_{end}" for name in ("additionality", "level") for end in ("low", "high"))
COLUMNS: Final = (
    *("coalition", "outcome", "name", "unit", "indicator", "period", "direction", "baseline", "actual", "change", *FILTERS),
    *("drop_off", "net", "low", "high", "additionality", "additionality_low", "additionality_high"),
    *("level", "level_low", "level_high", "after_year", "harmful", "filtered", "evidence", "why", "is_latest"),
)
_INPUTS: Final = (*PARTS, "change", "after_year", "additionality", "level", *_BANDS)
"""What a viewer sees only where he may see the outcome itself: with net, each of these tells what it rests on."""


def outcomes_net(outcomes: pd.DataFrame, observations: pd.DataFrame, own_packs: pd.DataFrame) -> pd.DataFrame:
    """Every outcome of a coalition in every period that it was told of, net; sorted by outcome and period.

    The arguments are the answers to `shared_outcomes`, `shared_observations` and `packs`; the pack is the one that scores by
    default. In the unit of the outcome: baseline, actual (its own; else what counts of its indicator then, observed of the
    coalition as a whole), change, net, level = baseline + net, and after_year, what is left of net a year later. As shares,
    0-1: the filters, drop_off, and additionality = net / change. low and high are P10 and P90 of 2,000 draws, and take in
    net itself; so do those of additionality and level. harmful: it got worse; filtered: the filters count; why there is no net
    outcome: no_baseline, no_actual, no_filters; or no additionality: no_change; else ''. is_latest: the last period of its
    outcome. nan is unknown. To a viewer who may not see what an outcome rests on all but net, low and high is nan: beside net,
    a level or additionality would tell him its baseline or its change. Source: MODEL 6.
    """
    pack = pack_named(DEFAULT_PACK, own_packs)
    observed = observed_then(observations, outcomes)
    found = []
    for row in rows_of(outcomes):
        way = way_of(pack, row.get("indicator"), row.get("direction"))
        seen = observed.get((row.get("coalition"), row.get("indicator"), row.get("period")))
        told = told_of(row, way, seen[0] if seen else None)
        from_observed = seen is not None and np.isnan(float_of(row.get("actual")))
        shown = bool(row.get("visible", True)) and (seen[1] if seen and from_observed else True)
        found.append(_texts(row, pack, way) | _numbers(told, shown=shown))
    frame = pd.DataFrame(found, columns=list(COLUMNS))
    frame["is_latest"] = is_latest(frame)
    frame["told"] = pd.Series([when(period) for period in frame["period"]], dtype=object)
    order = frame.sort_values(["coalition", "outcome", "told"], kind="stable")
    flags = ("harmful", "filtered", "is_latest")
    kinds = {name: object if name in _TEXTS else bool if name in flags else float for name in COLUMNS}
    return order[list(COLUMNS)].astype(kinds).reset_index(drop=True)


def is_latest(rows: pd.DataFrame) -> list[bool]:
    """Of each row with coalition, outcome and period: is it the last of its outcome?"""
    keys = [*zip(rows["coalition"], rows["outcome"], strict=True)]
    last: dict[Any, tuple[int, str]] = {}
    for key, period in zip(keys, rows["period"], strict=True):
        last[key] = max(last.get(key, (-2, "")), when(period))
    return [last[key] == when(period) for key, period in zip(keys, rows["period"], strict=True)]


def observed_then(observations: pd.DataFrame, outcomes: pd.DataFrame) -> dict[tuple[Any, Any, Any], tuple[float, bool]]:
    """By coalition, indicator and period of the outcomes: what counts then of the coalition as a whole, and whether the viewer
    sees it."""
    whole = observations[observations["party"].isna() & observations["indicator"].isin(set(outcomes["indicator"].dropna()))]
    if whole.empty:
        return {}
    found: dict[tuple[Any, Any, Any], tuple[float, bool]] = {}
    for period in outcomes["period"].dropna().unique():
        number = quarter_number(str(period))
        rows = counting(whole, quarter_name(number)) if number is not None else whole.iloc[:0]
        for row in rows.to_dict("records"):
            found[row["subject"], row["indicator"], period] = (float(row["value"]), bool(row.get("visible", True)))
    return found


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Its rows by the names of columns."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _texts(row: Mapping[str, Any], pack: Pack, way: Way) -> dict[str, Any]:
    indicator = _text(row.get("indicator"))
    unit = _text(row.get("unit"))
    if unit is None and indicator in pack.indicators:
        unit = pack.by_name[str(indicator)].unit or None
    return {
        **{name: _text(row.get(name)) for name in ("coalition", "outcome", "name", "period", "evidence")},
        **{"unit": unit, "indicator": indicator, "direction": way.direction},
    }


def _numbers(told: Told, *, shown: bool) -> dict[str, Any]:
    found = worked_out(told.likely, told.way, told.evidence)
    draws = worked_out(drawn(told), told.way, told.evidence)
    low, high = band(draws.net, found.net)
    of_additionality, of_level = band(draws.additionality, found.additionality), band(draws.level, found.level)
    numbers: dict[str, Any] = {
        **dict(zip(PARTS, told.likely.tolist(), strict=True)),
        **{"change": found.change, "net": found.net, "low": low, "high": high, "additionality": found.additionality},
        **dict(zip(_BANDS, (*of_additionality, *of_level), strict=True)),
        **{"level": found.level, "after_year": found.after_year},
        **{"harmful": bool(found.harmful), "filtered": bool(found.filtered), "why": why_unknown(told.likely, found)},
    }
    return numbers if shown else numbers | dict.fromkeys(_INPUTS, np.nan)


def _text(value: Any) -> str | None:
    return None if value is None or pd.isna(value) else str(value)
