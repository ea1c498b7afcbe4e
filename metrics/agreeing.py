"""Where sets of weights agree on a decision: it holds where the weighted mean of what each theme leads by is 0 or more."""

import numpy as np
from numpy.typing import NDArray

from metrics.index import TOLERANCE

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def verdict(gaps: Floats, *, strict: bool) -> Bools:
    """Does a decision hold at these gaps (points, any shape)? At the border of a level it does; of two equals none is above."""
    return np.asarray(gaps > TOLERANCE if strict else gaps >= -TOLERANCE)


def zone(leads: Floats, in_use: Floats, sets: Floats, *, strict: bool) -> Floats:
    """From which to which weight (T, 2) of a theme every set decides as the set in use does now, its other themes keeping their
    proportions; nan where they cannot.

    `leads` (T,) points; `in_use` (T,) and `sets` (J, T) of sum 1, range 0 to 1. In one set the gap is linear in the weight of
    theme k: x d_k + (1 - x) R, with R the mean of the others, so the weights at which it decides alike run from an end of 0..1
    to the root R / (R - d_k). The zone is where those of all sets, the one in use among them, overlap. A set that has all its
    weight on k has no proportions to keep: there k can only weigh 1. Source: MODEL 5, our design.
    """
    wanted = bool(verdict(np.array(in_use @ leads), strict=strict))
    weights = np.vstack([in_use, sets])
    found = np.full((len(leads), 2), np.nan)
    for k, lead in enumerate(leads):
        own = weights[:, k]
        is_all = own >= 1 - TOLERANCE
        rest = np.where(is_all, 0.0, (weights @ leads - own * lead) / np.where(is_all, 1.0, 1 - own))
        at_none = (verdict(rest, strict=strict) == wanted) & ~is_all
        at_all = bool(verdict(np.array(lead), strict=strict)) == wanted
        root = np.divide(rest, rest - lead, out=np.zeros(len(rest)), where=np.abs(rest - lead) > TOLERANCE)
        low = float(np.where(is_all, 1.0, np.where(at_none, 0.0, np.clip(root, 0.0, 1.0))).max())
        high = 1.0 if at_all else float(np.where(at_none, np.clip(root, 0.0, 1.0), -1.0).min())
        middle = (low + high) / 2
        gaps = middle * lead + (1 - middle) * rest
        if low <= high + TOLERANCE and (verdict(gaps, strict=strict) == wanted).all():
            found[k] = low, max(low, high)
    return found


def ways(leads: Floats, sets: Floats, *, strict: bool) -> Floats:
    """How far on the straight way from set i to set j the decision flips, (J, J), 0 to 1; nan where both decide alike.

    `sets` (J, T) of sum 1. On that way the gap is linear, so where two sets agree, so does every mixture of them.
    """
    gaps = sets @ leads
    held = verdict(gaps, strict=strict)
    apart = gaps[:, None] - gaps[None, :]
    way = np.divide(gaps[:, None], apart, out=np.zeros_like(apart), where=np.abs(apart) > 0)
    return np.where(held[:, None] != held[None, :], np.clip(way, 0.0, 1.0), np.nan)
