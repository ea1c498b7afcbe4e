"""What a coalition changed, less what would have come anyway, what went lost elsewhere and what others did (MODEL 6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.pack import Pack
from data.packs_known import DEFAULT_PACK, pack_named
from metrics.observed import counting, quarter_name, quarter_number, when
from metrics.uncertainty import DRAWS, seed_of, triangular

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Why = Literal["", "no_baseline", "no_actual", "no_filters", "no_change"]

FILTERS: Final = ("deadweight", "displacement", "outside_share")
PARTS: Final = ("baseline", "actual", *FILTERS, "drop_off")
"""What is told of an outcome, in the order of the last axis of every array here."""
FILTERS_OF_HARM: Final = 2
"""From this grade of evidence on filters count on a harmful change too: harm is not filtered away on a claim (MODEL 6)."""
_TEXTS: Final = ("coalition", "outcome", "name", "unit", "indicator", "period", "direction", "evidence", "why")
_BANDS: Final = tuple(f"{name}_{end}" for name in ("additionality", "level") for end in ("low", "high"))
COLUMNS: Final = (
    *("coalition", "outcome", "name", "unit", "indicator", "period", "direction", "baseline", "actual", "change", *FILTERS),
    *("drop_off", "net", "low", "high", "additionality", "additionality_low", "additionality_high"),
    *("level", "level_low", "level_high", "after_year", "harmful", "filtered", "evidence", "why", "is_latest"),
)
_INPUTS: Final = (*PARTS, "change", "after_year")
"""What a viewer sees only where he may see the outcome itself."""


@dataclass(frozen=True)
class Way:
    """Which way is better: `up`, `down`, or `band`: towards the good range from `low` to `high`, in the outcome's unit."""

    direction: str = "up"
    low: float = np.nan
    high: float = np.nan

    def is_harmful(self, before: Floats, after: Floats) -> Bools:
        """Did it get worse? False where either is unknown."""
        if self.direction == "band":
            before, after = self._outside(before), self._outside(after)
        worse = after < before if self.direction == "up" else after > before
        return np.asarray(worse)

    def _outside(self, x: Floats) -> Floats:
        """How far outside the good range, 0 within it; unknown stays unknown."""
        return np.maximum(np.maximum(self.low - x, x - self.high), x * 0.0)


@dataclass(frozen=True)
class Told:
    """One outcome as it was told: `low`, `likely` and `high` are (6,), in the order of PARTS, nan where unknown; what has no
    range is there three times. `evidence` is its grade 0-5, -1 where there is none."""

    low: Floats
    likely: Floats
    high: Floats
    way: Way
    evidence: int


@dataclass(frozen=True)
class Worked:
    """What follows, each with the leading axes of what was told; nan is unknown. `filtered`: the filters count."""

    change: Floats
    net: Floats
    level: Floats
    additionality: Floats
    after_year: Floats
    harmful: Bools
    filtered: Bools


def net(change: Floats, deadweight: Floats, displacement: Floats, outside_share: Floats) -> Floats:
    """change x (1 - deadweight) x (1 - displacement) x (1 - outside_share), in the unit of `change`; filters are shares 0-1.

    Nothing of no change, whatever the filters; else unknown where any of them is. Source: MODEL 6.
    """
    return np.where(change == 0, 0.0, change * (1 - deadweight) * (1 - displacement) * (1 - outside_share))


def additionality(net: Floats, change: Floats) -> Floats:
    """The part (0-1) of a change that would not have come anyway: net / change; nan (n.v.t.) without change. MODEL 6."""
    net, change = np.broadcast_arrays(net, change)
    found: Floats = np.divide(net, change, out=np.full(change.shape, np.nan), where=change != 0)
    return found


def after_years(net: Floats, drop_off: Floats, years: int = 1) -> Floats:
    """What is left of it after some years, of which each takes the share `drop_off` (0-1). MODEL 6 and 10."""
    return np.asarray(net * (1 - drop_off) ** years)


def worked_out(parts: Floats, way: Way, evidence: int) -> Worked:
    """Change, net outcome and level of `parts` (..., 6), in the order of PARTS.

    The level is baseline + net. On a harmful change the filters count as 0 unless `evidence` is E2 or more. Source: MODEL 6.
    """
    baseline, actual, drop_off = parts[..., 0], parts[..., 1], parts[..., 5]
    change = actual - baseline
    harmful = way.is_harmful(baseline, actual)
    filtered = ~harmful | (evidence >= FILTERS_OF_HARM)
    filters = np.where(filtered[..., None], parts[..., 2:5], 0.0)
    counted = net(change, filters[..., 0], filters[..., 1], filters[..., 2])
    return Worked(
        change,
        counted,
        baseline + counted,
        additionality(counted, change),
        after_years(counted, drop_off),
        harmful,
        filtered,
    )


def drawn(told: Told, number: int = DRAWS, seed: int | None = None) -> Floats:
    """The parts (number, 6) drawn from their triangles, each on its own. Without a seed it is that of what is told."""
    given = seed_of("outcome", told.low, told.likely, told.high) if seed is None else seed
    noise = np.random.default_rng(given).random((number, len(PARTS)))
    return triangular(noise, told.low, told.likely, told.high)


def least_and_most(told: Told) -> tuple[float, float]:
    """The least and the most that the level may be: nan where either is unknown.

    A level never falls where baseline or actual rises, whichever way is better; of the filters either end may be the one.
    """
    ends = [float(worked_out(told.likely, told.way, told.evidence).level)]  # it may round to just outside the two others
    for end, of in ((told.low, np.min), (told.high, np.max)):
        parts = np.stack([end, end])
        parts[0, 2:5], parts[1, 2:5] = told.low[2:5], told.high[2:5]
        ends.append(float(of(worked_out(parts, told.way, told.evidence).level)))
    return (np.nan, np.nan) if np.isnan(ends).any() else (min(ends), max(ends))


def told_of(row: Mapping[str, Any], way: Way, observed: float | None = None) -> Told:
    """What a row of the answer to `shared_outcomes` tells; `observed` is what counts where it tells no actual."""
    numbers = np.array([[_number(row.get(f"{part}{end}")) for part in PARTS] for end in ("_low", "", "_high")])
    if np.isnan(numbers[1, 1]):
        numbers[:, 1] = np.nan if observed is None else observed
    low, likely, high = numbers
    return Told(np.fmin(low, likely) + likely * 0, likely, np.fmax(high, likely) + likely * 0, way, grade(row.get("evidence")))


def way_of(pack: Pack, indicator: object, direction: object) -> Way:
    """Which way is better: as the pack says of the indicator, else as the outcome itself says."""
    node = pack.by_name.get(str(indicator)) if isinstance(indicator, str) and indicator in pack.indicators else None
    if node is None:
        return Way("down" if direction == "down" else "up")
    if node.direction == "band":
        return Way("band", *(np.nan if end is None else float(end) for end in (node.low, node.high)))
    return Way(node.direction)


def grade(evidence: object) -> int:
    """E0-E5 as a number, -1 where there is none."""
    return int(evidence[1]) if isinstance(evidence, str) and evidence[:1] == "E" and evidence[1:].isdigit() else -1


def why_unknown(parts: Floats, found: Worked) -> Why:
    """Why there is no net outcome, or no additionality, of `parts` (6,)."""
    if np.isnan(parts[0]):
        return "no_baseline"
    if np.isnan(parts[1]):
        return "no_actual"
    if np.isnan(found.net):
        return "no_filters"
    return "no_change" if found.change == 0 else ""


def outcomes_net(outcomes: pd.DataFrame, observations: pd.DataFrame, own_packs: pd.DataFrame) -> pd.DataFrame:
    """Every outcome of a coalition in every period that it was told of, net; sorted by outcome and period.

    The arguments are the answers to `shared_outcomes`, `shared_observations` and `packs`; the pack is the one that scores by
    default. In the unit of the outcome: baseline, actual (its own; else what counts of its indicator then, observed of the
    coalition as a whole), change, net, level = baseline + net, and after_year, what is left of net a year later. As shares,
    0-1: the filters, drop_off, and additionality = net / change. low and high are P10 and P90 of 2,000 draws, and take in
    net itself; so do those of additionality and level. harmful: it got worse; filtered: the filters count; why there is no net
    outcome: no_baseline, no_actual, no_filters; or no additionality: no_change; else ''. is_latest: the last period of its
    outcome. nan is unknown. To a viewer who may not see the outcome so is all that was told, and after_year; net,
    additionality and level stay. Source: MODEL 6.
    """
    pack = pack_named(DEFAULT_PACK, own_packs)
    observed = observed_then(observations, outcomes)
    found = []
    for row in rows_of(outcomes):
        way = way_of(pack, row.get("indicator"), row.get("direction"))
        seen = observed.get((row.get("indicator"), row.get("period")))
        told = told_of(row, way, seen[0] if seen else None)
        from_observed = seen is not None and np.isnan(_number(row.get("actual")))
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


def observed_then(observations: pd.DataFrame, outcomes: pd.DataFrame) -> dict[tuple[Any, Any], tuple[float, bool]]:
    """By indicator and period of the outcomes: what counts then of the coalition as a whole, and whether the viewer sees it."""
    whole = observations[observations["party"].isna() & observations["indicator"].isin(set(outcomes["indicator"].dropna()))]
    if whole.empty:
        return {}
    found: dict[tuple[Any, Any], tuple[float, bool]] = {}
    for period in outcomes["period"].dropna().unique():
        number = quarter_number(str(period))
        rows = counting(whole, quarter_name(number)) if number is not None else whole.iloc[:0]
        for row in rows.to_dict("records"):
            found[row["indicator"], period] = (float(row["value"]), bool(row.get("visible", True)))
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


def band(draws: Floats, point: Floats) -> tuple[float, float]:
    """P10 and P90 of the draws, or the point itself where it lies outside: the top of a skewed triangle may. Unknown where any
    draw is."""
    if np.isnan(point) or np.isnan(draws).any():
        return np.nan, np.nan
    low, high = np.quantile(draws, [0.1, 0.9])
    return min(float(low), float(point)), max(float(high), float(point))


def _number(value: Any) -> float:
    return np.nan if value is None or pd.isna(value) else float(value)


def _text(value: Any) -> str | None:
    return None if value is None or pd.isna(value) else str(value)
