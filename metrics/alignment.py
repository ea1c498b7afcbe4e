"""How the values of parties compare, pair by pair: their shape, their distance, and how alike they answer (MODEL 8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.instrument import Instrument
from metrics.resampling import DRAWS, around, chance_by_splits, resampled_means, splits

Floats = NDArray[np.float64]
FEWEST: Final = 3
"""From how many values on a correlation says anything."""
_SAME: Final = 1e-9
"""Values closer than this are one: what is left of adding up in another order."""
_MEASURES: Final = [f"{name}{end}" for name in ("r", "rmsd", "agreement") for end in ("", "_low", "_high")]
_COLUMNS: Final = {
    **dict.fromkeys(["one", "other"], "object"),
    **dict.fromkeys(_MEASURES, "float64"),
    **dict.fromkeys(["items", "people_one", "people_other"], "int64"),
    "chance": "float64",
}


@dataclass(frozen=True, eq=False)
class Respondents:
    """A party and those who answered for it: their `values` (P, V) and `items` (P, I) as written, nan where unknown, of who
    counts. `is_statement`: the one row is what the party says of itself."""

    name: str
    values: Floats
    items: Floats
    is_statement: bool = False


@dataclass(frozen=True, eq=False)
class _Side:
    """A party in its pairs: the values of its `people` (P, V) in an order of their own, and `values` (1 + D, V) and `items`
    (1 + D, I): in the first row the means over people, in the others those of each resample, if there is more than one person.
    """

    party: Respondents
    people: Floats
    values: Floats
    items: Floats


def correlation(a: Floats, b: Floats) -> Floats:
    """Pearson's r (...) of profiles a and b, each (..., K), over the values both have: -1 to 1, the likeness of their shape.

    nan with fewer than three such values, or where one of the two has no variation over them. Source: MODEL 8.
    """
    both = ~np.isnan(a + b)
    number = both.sum(axis=-1)
    from_a, from_b = _from_mean(a, both, number), _from_mean(b, both, number)
    of_a, of_b = _dot(from_a, from_a), _dot(from_b, from_b)
    says = (number >= FEWEST) & (np.minimum(of_a, of_b) > number * _SAME**2)
    r = _dot(from_a, from_b) / np.sqrt(np.where(says, of_a * of_b, 1.0))
    return np.where(says, np.round(np.clip(r, -1.0, 1.0), 12) + 0.0, np.nan)  # no -0.0, nor the noise of adding up


def distance(a: Floats, b: Floats) -> Floats:
    """RMSD (...) of profiles a and b, each (..., K), over the values both have; nan where there are none. Source: MODEL 8."""
    apart = a - b
    both = ~np.isnan(apart)
    apart = np.where(both, apart, 0.0)
    with np.errstate(invalid="ignore"):  # 0 / 0: nothing in common
        found: Floats = np.sqrt(_dot(apart, apart) / both.sum(axis=-1))
    return found


def agreement(a: Floats, b: Floats, width: float) -> Floats:
    """1 - mean |a - b| / width (...) of answers a and b, each (..., I), on a scale of that width, over the items both have.

    From 0 (at opposite ends throughout) to 1 (the same throughout); nan where there are no such items. Source: DESIGN 3.2.
    """
    apart = np.abs(a - b)
    both = ~np.isnan(apart)
    with np.errstate(invalid="ignore"):  # 0 / 0: nothing in common
        found: Floats = 1.0 - np.where(both, apart, 0.0).sum(axis=-1) / both.sum(axis=-1) / width
    return found


def correlations(profiles: Floats) -> Floats:
    """r between all pairs of profiles (S, K): (S, S), as `correlation`; exactly 1 with itself, nan where it has no shape."""
    return np.array([correlation(one, profiles) for one in profiles]).reshape(len(profiles), len(profiles))


def distances(profiles: Floats) -> Floats:
    """RMSD between all pairs of profiles (S, K): (S, S), as `distance`."""
    return np.array([distance(one, profiles) for one in profiles]).reshape(len(profiles), len(profiles))


def agreements(items: Floats, width: float) -> Floats:
    """Agreement between all pairs of answers (S, I) on a scale of this width: (S, S), as `agreement`."""
    return np.array([agreement(one, items, width) for one in items]).reshape(len(items), len(items))


def shared_items(items: Floats) -> NDArray[np.int64]:
    """How many items both have, of all pairs of answers (S, I): (S, S)."""
    known = (~np.isnan(items)).astype(np.int64)
    return known @ known.T


def clashes(a: Floats, b: Floats, most: int = 3) -> list[int]:
    """The positions where profiles a and b (K,) differ most, the largest difference first, no more than `most`.

    Of equal differences the first comes first; no difference is no clash. Source: MODEL 8.
    """
    apart = np.round(np.abs(a - b), 9)
    order = np.argsort(-apart, kind="stable")
    return [int(at) for at in order if apart[at] > 0][:most]


def top_overlap(a: Floats, b: Floats, top: int = 5) -> int:
    """How many of the `top` largest values of a are among those of b, each (K,), of the values both have. Source: MODEL 8."""
    both = np.flatnonzero(~np.isnan(a + b))
    of_a, of_b = (set(both[np.argsort(-np.round(one[both], 9), kind="stable")][:top]) for one in (a, b))
    return len(of_a & of_b)


def plane(instrument: Instrument, profiles: Floats) -> Floats:
    """Where profiles (..., V) lie in the plane of the instrument: (..., 2), x and y.

    On each axis the weighted mean of the values with a weight above 0 minus that of those below; nan where a side has no value
    that is known. Source: MODEL 8 (idea: Borg et al. 2011; formula ours).
    """
    known = ~np.isnan(profiles)
    filled = np.where(known, profiles, 0.0)
    axes = []
    for axis in ("plane_x", "plane_y"):
        weights = np.array([getattr(value, axis) for value in instrument.values])
        sides = [np.maximum(weights, 0.0), np.maximum(-weights, 0.0)]
        with np.errstate(invalid="ignore"):  # 0 / 0: no value of that side is known
            up, down = ((filled @ side) / (known @ side) for side in sides)
        axes.append(up - down)
    return np.stack(axes, axis=-1)


def pairs(parties: Sequence[Respondents], width: float, seed: int, draws: int = DRAWS) -> pd.DataFrame:
    """Every pair of parties once, `one` before `other` by text, sorted: how alike they are and how sure that is.

    r and rmsd are over the mean profiles of their people, agreement over the means of their items on a scale of this width,
    `items` of them. The low and high of each are P5 and P95 over resamples of the people, nan where both have no more than one
    row; `chance` is p of the permutation test of rmsd, nan where either is a party's own statement. A party's resamples are
    drawn once, by its name and `seed`, and serve all its pairs. Neither the order of the parties nor that of their people
    changes a digit. Source: MODEL 8.
    """
    sides = [_side(party, seed, draws) for party in sorted(parties, key=lambda party: party.name)]
    shuffled: dict[tuple[int, int], Floats] = {}
    rows = []
    for one, other in combinations(sides, 2):
        people = len(one.people), len(other.people)
        chance = float("nan")
        if min(people) > 0 and not (one.party.is_statement or other.party.is_statement):
            if people not in shuffled:
                shuffled[people] = splits(*people, np.random.default_rng([seed, *people]), draws)
            chance = chance_by_splits(one.people, other.people, shuffled[people])
        rows.append(
            (
                *(one.party.name, other.party.name),
                *_with_interval(correlation(one.values, other.values)),
                *_with_interval(distance(one.values, other.values)),
                *_with_interval(agreement(one.items, other.items, width)),
                int((~np.isnan(one.items[0] + other.items[0])).sum()),
                *people,
                chance,
            )
        )
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def summary(r: Floats) -> tuple[float, float, float, int]:
    """Median, least, largest and number of the known values of pairs, in whatever shape; nan and 0 where none is known."""
    known = r[~np.isnan(r)]
    if not known.size:
        return float("nan"), float("nan"), float("nan"), 0
    return float(np.median(known)), float(known.min()), float(known.max()), int(known.size)


def _side(party: Respondents, seed: int, draws: int) -> _Side:
    told = np.hstack([party.values, party.items])
    told = told[np.lexsort([*party.items.T, *np.round(party.values, 9).T])]  # whatever the order in which they came
    known = ~np.isnan(told)
    with np.errstate(invalid="ignore"):  # 0 / 0: nobody answered, so unknown
        means = (np.where(known, told, 0.0).sum(axis=0) / known.sum(axis=0))[None]
    if len(told) > 1:
        rng = np.random.default_rng([seed, *party.name.encode()])
        means = np.concatenate([means, resampled_means(told, draws, rng)])
    number = party.values.shape[1]
    return _Side(party, told[:, :number], means[:, :number].copy(), means[:, number:].copy())


def _with_interval(found: Floats) -> tuple[float, float, float]:
    """What was found (1 + D,) with its interval, where there are draws and something was found."""
    low = high = float("nan")
    if len(found) > 1 and not np.isnan(found[0]):
        low, high = map(float, around(found[0], found[1:]))
    return float(found[0]), low, high


def _from_mean(x: Floats, both: NDArray[np.bool_], number: NDArray[np.int64]) -> Floats:
    filled = np.where(both, x, 0.0)
    mean = filled.sum(axis=-1) / np.maximum(number, 1)
    return np.where(both, filled - mean[..., None], 0.0)


def _dot(a: Floats, b: Floats) -> Floats:
    found: Floats = np.einsum("...k,...k->...", a, b)
    return found
