"""Which profiles are most alike in shape: for each the nearest others by Pearson's r (MODEL 8, Pair)."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

NOBODY: Final = -1
FLAT: Final = 1e-9
"""A profile whose values differ by less than this, in points, has no shape."""
_BLOCK: Final = 4_000_000
"""So many r are held at a time."""
_DIGITS: Final = 12
"""r that are the same to so many digits are equal: what lies behind those is the order in which a machine adds up."""


def nearest(profiles: Floats, most: int = 10) -> Places:
    """For each profile the places of those most alike: (N, most), the highest r first, then the lower place.

    `profiles` (N, K) holds K values of each, in points. A profile with an unknown value (nan) or without variation compares
    with none: its row is all NOBODY, and no other row names it. Where fewer than `most` others compare, NOBODY fills the row
    up. A profile is no neighbour of its own. ValueError where `most` is less than 1. Source: MODEL 8.
    """
    if most < 1:
        raise ValueError("at least one neighbour must be asked for")
    found = np.full((len(profiles), most), NOBODY, dtype=np.intp)
    comparable = np.flatnonzero(has_shape(profiles))
    number = min(most, len(comparable) - 1)
    if number < 1:
        return found
    shapes = _shapes(profiles[comparable])
    height = max(1, _BLOCK // len(shapes))
    for start in range(0, len(shapes), height):
        r = shapes[start : start + height] @ shapes.T
        own = np.arange(len(r))
        r[own, start + own] = -np.inf
        found[comparable[start + own], :number] = comparable[_highest(r, number)]
    return found


def has_shape(profiles: Floats) -> NDArray[np.bool_]:
    """Whether all values of each profile (N, K) are known and vary."""
    if not profiles.shape[1]:
        return np.zeros(len(profiles), dtype=np.bool_)
    found: NDArray[np.bool_] = np.ptp(profiles, axis=1) > FLAT  # of nan it is nan
    return found


def _shapes(profiles: Floats) -> Floats:
    """Every profile with mean 0 and length 1: the product of two is their r."""
    centred = profiles - profiles.mean(axis=1, keepdims=True)
    found: Floats = centred / np.linalg.norm(centred, axis=1, keepdims=True)
    return found


def _highest(r: Floats, number: int) -> Places:
    """The places (n, number) of the highest of each row (n, N), of which at least one is left over; equals by place."""
    with_next = np.argpartition(r, r.shape[1] - number - 1, axis=1)[:, -number - 1 :]
    told = np.round(np.take_along_axis(r, with_next, axis=1), _DIGITS)
    order = np.lexsort((with_next, -told), axis=1)
    told = np.take_along_axis(told, order, axis=1)
    found: Places = np.take_along_axis(with_next, order, axis=1)[:, :number]
    # the next is as near as the last: which of all its equals the partition kept is anyone's guess
    for row in np.flatnonzero(told[:, -1] == told[:, -2]):
        rounded = np.round(r[row], _DIGITS)
        last = rounded == told[row, -2]
        nearer = int((told[row, :-1] > told[row, -2]).sum())
        found[row, nearer:] = np.flatnonzero(last)[: number - nearer]
    return found
