"""The formulas of a net outcome: a change, less what would have come anyway, what went lost elsewhere, what others did."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.pack import Pack
from metrics.uncertainty import DRAWS, seed_of, triangular

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Why = Literal["", "no_baseline", "no_actual", "no_filters", "no_change"]

FILTERS: Final = ("deadweight", "displacement", "outside_share")
PARTS: Final = ("baseline", "actual", *FILTERS, "drop_off")
"""What is told of an outcome, in the order of the last axis of every array here."""
FILTERS_OF_HARM: Final = 2
"""From this grade of evidence on filters count on a harmful change too: harm is not filtered away on a claim (MODEL 6)."""


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
    numbers = np.array([[float_of(row.get(f"{part}{end}")) for part in PARTS] for end in ("_low", "", "_high")])
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


def band(draws: Floats, point: Floats) -> tuple[float, float]:
    """P10 and P90 of the draws, or the point itself where it lies outside: the top of a skewed triangle may. Unknown where any
    draw is."""
    if np.isnan(point) or np.isnan(draws).any():
        return np.nan, np.nan
    low, high = np.quantile(draws, [0.1, 0.9])
    return min(float(low), float(point)), max(float(high), float(point))


def float_of(value: Any) -> float:
    """A cell as a number, nan where it is unknown."""
    return np.nan if value is None or pd.isna(value) else float(value)
