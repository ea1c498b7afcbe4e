"""How little the weights must change before a ranking flips, or a score crosses the border of a level."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
EVEN: Final = 1e-9
"""Scores that differ by no more than this are equal (MODEL 2)."""


@dataclass(frozen=True)
class Flip:
    """The least change of weights that closes a gap.

    `gap` is what it closes, in points, with its sign; `moved` the part of all weight that changes theme, 0 to 1; `weights` (T,)
    the new weights, sum 1; `came_from` and `went_to` the positions of the themes that lose and gain, empty where none moves.
    """

    gap: float
    moved: float
    weights: Floats
    came_from: tuple[int, ...]
    went_to: tuple[int, ...]


def smallest_flip(one: Floats, other: Floats, weights: Floats) -> Flip | None:
    """The smallest mass of weight to move before `one` and `other` score the same; any more, and their order flips.

    `one` and `other` (T,) are their scores by theme, in points, both without gaps; `weights` (T,) are 0 or more and are scaled
    to sum 1. The gap is one less other; it may have either sign. Weight moves from the themes where who leads leads most, till
    they are empty, to the theme where it leads least (the first of these): exact, since each unit from i to j lowers the gap
    by d_i - d_j. None where who leads does so on every theme: no weights flip it. Source: MODEL.md section 5, our design; as a
    linear program in its test. ValueError for gaps, for shapes that differ, and for weights that are negative, not finite or
    all 0.
    """
    return _closing(_ahead(one, other), _scaled(weights, len(one)))


def smallest_to_level(scores: Floats, weights: Floats, border: float) -> Flip | None:
    """The smallest mass of weight to move before a score reaches `border`, upward or downward.

    `scores` (T,) are those by theme, in points, without gaps; `weights` (T,) are 0 or more and are scaled to sum 1. The gap is
    the score less the border. At the border itself the higher level holds: a score above it must go any further to fall, one
    below it need not to rise. None where every theme lies on the same side. Source and errors: as `smallest_flip`.
    """
    return _closing(_ahead(scores, np.full(len(scores), border)), _scaled(weights, len(scores)))


def single_flips(one: Floats, other: Floats, weights: Floats) -> Floats:
    """The weight (T,) of each theme alone at which `one` and `other` score the same, the others keeping their proportions.

    `one`, `other` and `weights` (T,) as in `smallest_flip`. Range 0 to 1; nan where no weight of this theme does so: R / (R -
    d_k) lies outside, with R = (D - w_k d_k) / (1 - w_k) the gap on the other themes; also where the theme has all weight, as
    the others then have no proportions. Source: MODEL.md section 5, our design. Errors: as `smallest_flip`.
    """
    d, w = _ahead(one, other), _scaled(weights, len(one))
    gap = float((w * d).sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        rest = (gap - w * d) / (1 - w)
        found = np.where(np.abs(rest - d) > EVEN, rest / (rest - d), np.where(np.abs(rest) <= EVEN, w, np.nan))
    fits = (w < 1 - EVEN) & (found >= -EVEN) & (found <= 1 + EVEN)
    return np.where(fits, np.clip(found, 0.0, 1.0), np.nan)


def _ahead(one: Floats, other: Floats) -> Floats:
    one, other = np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    if one.ndim != 1 or one.shape != other.shape or not one.size or not np.isfinite(one - other).all():
        raise ValueError("scores of the same themes are needed, without gaps")
    return one - other


def _scaled(weights: Floats, size: int) -> Floats:
    w = np.asarray(weights, dtype=np.float64)
    if w.shape != (size,) or not np.isfinite(w).all() or (w < 0).any() or w.sum() <= 0:
        raise ValueError("a weight of 0 or more for every theme is needed, not all 0")
    return np.asarray(w / w.sum(), dtype=np.float64)


def _closing(d: Floats, w: Floats) -> Flip | None:
    """The greedy answer for leads `d` (T,) under weights `w` (T,) of sum 1."""
    gap = float((w * d).sum())
    if abs(gap) <= EVEN:
        return Flip(gap, 0.0, w, (), ())
    lead = d if gap > 0 else -d
    to = int(np.argmin(lead))
    if lead[to] > EVEN:
        return None
    new, left, moved = w.copy(), abs(gap), 0.0
    came_from: list[int] = []
    for at in np.argsort(-lead, kind="stable"):
        each = float(lead[at] - lead[to])
        if left <= EVEN or each <= 0:
            break
        mass = min(float(new[at]), left / each)
        if mass > 0:
            new[at] -= mass
            came_from.append(int(at))
            moved, left = moved + mass, left - mass * each
    new[to] += moved
    return Flip(gap, moved, new, tuple(sorted(came_from)), (to,))
