"""Raw values of an indicator put on the scale of its pack."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.pack import Node

Floats = NDArray[np.float64]

SCORES: Final = (-100.0, 0.0, 60.0, 100.0)
"""What floor, norm, ambition and exemplary score."""
KNOW_DIRECTION: Final = frozenset({"anchors", "goalposts", "log_goalposts", "dist2targ"})
BY_COMPARING: Final = frozenset({"minmax", "zscore", "dist2max", "prank"})
"""Rules that say nothing about one subject alone."""
ROUNDING: Final = 1e-12
"""Two numbers whose difference is this small a part of them are the same number."""


def normalised(x: Floats, node: Node) -> Floats:
    """The values `x` (..., S) of an indicator, in its own unit, put on a scale by `node.normalise`; same shape.

    Lowest, highest, mean, deviation and rank are taken over the last axis, the subjects, past what is missing (nan); the axes
    before it, the draws, stand apart from each other. Range: anchors -100 to 100, minmax l to u, goalposts 0 to k, prank and
    dist2max 0 to 1, rank 1 to S, borda 0 to S-1, the others open. A row is missing as a whole where it has no spread (zero
    range or deviation, reference equal to the lowest, highest 0), has one subject (prank, zscore), or its reference is
    missing. Source: COINr 1.1.14, `Normalise`; anchors: MODEL.md section 4.

    `down` turns the sign of x, and of the reference of dist2ref, unless the rule knows direction. With `band`, x is minus the
    distance to [low, high] and the parameters in brackets are on that scale; anchors are distances. ValueError for an unknown
    rule, and for fracmax of an indicator that is not `up`: of the highest there is no share if less is better.
    """
    x = np.asarray(x, dtype=np.float64)
    rule = node.normalise
    if rule == "fracmax" and node.direction != "up":
        raise ValueError(f"{node.name}: fracmax is of no use where the direction is {node.direction}")
    if _without_reference(node):
        return np.full(x.shape, np.nan)
    with np.errstate(all="ignore"):
        if node.direction == "band":
            x = -_distance(x, node)
        elif node.direction == "down" and rule not in KNOW_DIRECTION:
            x = -x
        found = _scaled(x, node)
    return np.where(np.isfinite(found), found, np.nan)


def why_missing(x: Floats, node: Node) -> str:
    """Why an indicator with values `x` (S,) is missing for every subject once normalised; "" where it is not, or had no value.

    "no_reference": a parameter, anchor or end of the band is missing; "one_subject": the rule compares, and there is one
    value; "no_spread": zero range, zero deviation, or a reference that does not differ from what it is measured from. Also
    "" where log_goalposts has only values of 0 and less: there each cell is missing for itself.
    """
    x = np.asarray(x, dtype=np.float64)
    values = int(np.count_nonzero(~np.isnan(x)))
    if not values or not np.isnan(normalised(x, node)).all():
        return ""
    if _without_reference(node):
        return "no_reference"
    if values == 1 and node.normalise in BY_COMPARING:
        return "one_subject"
    if node.normalise == "log_goalposts" and not _same(np.float64(node.given[0]), np.float64(node.given[1])):
        return ""
    return "no_spread"


def _without_reference(node: Node) -> bool:
    """Whether what the rule measures against is not known."""
    needed: tuple[float | None, ...] = ()
    if node.normalise == "anchors":
        needed = node.anchors or (None,)
    elif node.normalise in ("minmax", "zscore", "goalposts", "log_goalposts", "dist2targ", "dist2ref"):
        needed = node.given or (None,)
    if node.direction == "band":
        needed = (*needed, node.low, node.high)
    if any(one is None or not np.isfinite(one) for one in needed):
        return True
    return node.normalise == "log_goalposts" and min(node.given[:2]) <= 0


def _distance(x: Floats, node: Node) -> Floats:
    """How far x lies outside the node's good range; 0 inside."""
    low, high = np.asarray([node.low, node.high], dtype=np.float64)
    return np.asarray(np.maximum(np.maximum(low - x, x - high), 0.0))


def _scaled(x: Floats, node: Node) -> Floats:
    """`x` by the node's rule, direction done where the rule does not know it; not finite where it cannot be."""
    match node.normalise:
        case "none":
            return x
        case "anchors":
            return _anchored(x, node)
        case "goalposts" | "log_goalposts":
            return _between_posts(x, node)
        case "rank" | "borda" | "prank":
            return _ranked(x, node.normalise)
        case "zscore":
            mean, deviation = node.given
            return _standardised(x) * deviation + mean
        case "minmax" | "dist2max":
            bottom, top = node.given if node.normalise == "minmax" else (0.0, 1.0)
            return _part(x, _lowest(x), _highest(x)) * (top - bottom) + bottom
        case "fracmax":
            return _part(x, np.float64(0), _highest(x))
        case "dist2ref":
            return _part(x, _lowest(x), np.float64(-node.given[0] if node.direction == "down" else node.given[0]))
        case "dist2targ":
            return _part(x, _highest(x) if node.direction == "down" else _lowest(x), np.float64(node.given[0]))
        case other:
            raise ValueError(f"{node.name}: no way to normalise is called {other!r}")


def _anchored(x: Floats, node: Node) -> Floats:
    """Piecewise linear between the anchors, cut off outside; `x` of a band is minus the distance that the anchors are."""
    anchors = np.asarray(node.anchors, dtype=np.float64)
    if node.direction == "down":
        x = -x
    if node.direction != "up":
        anchors = -anchors
    return np.asarray(np.interp(x, anchors, SCORES), dtype=np.float64)


def _between_posts(x: Floats, node: Node) -> Floats:
    """The part of the way from one post to the other, cut to 0-1, times the factor; on logarithms where the rule says so."""
    low, high, factor = node.given
    start, end = np.float64(low), np.float64(high)
    if node.normalise == "log_goalposts":
        x, start, end = np.log(np.where(x > 0, x, np.nan)), np.log(start), np.log(end)
    if node.direction == "down":
        start, end = end, start
    return np.asarray(np.clip(_part(x, start, end), 0.0, 1.0) * factor)


def _part(x: Floats, start: np.float64 | Floats, end: np.float64 | Floats) -> Floats:
    """The part of the way from `start` to `end` that x has gone; missing where there is no way to go."""
    return np.asarray(np.where(_same(start, end), np.nan, (x - start) / (end - start)))


def _same(one: np.float64 | Floats, other: np.float64 | Floats) -> NDArray[np.bool_]:
    """Whether two numbers differ by no more than rounding."""
    return np.asarray(np.abs(one - other) <= ROUNDING * np.maximum(np.abs(one), np.abs(other)))


def _count(x: Floats) -> Floats:
    return np.asarray((~np.isnan(x)).sum(axis=-1, keepdims=True), dtype=np.float64)


def _lowest(x: Floats) -> Floats:
    return np.asarray(np.where(np.isnan(x), np.inf, x).min(axis=-1, keepdims=True, initial=np.inf))


def _highest(x: Floats) -> Floats:
    return -_lowest(-x)


def _standardised(x: Floats) -> Floats:
    """Distance to the mean in standard deviations of a sample."""
    count = _count(x)
    off = x - np.where(np.isnan(x), 0.0, x).sum(axis=-1, keepdims=True) / count
    deviation = np.sqrt(np.where(np.isnan(off), 0.0, off * off).sum(axis=-1, keepdims=True) / (count - 1))
    return np.asarray(np.where(_same(_lowest(x), _highest(x)), np.nan, off / deviation))


def _ranked(x: Floats, rule: str) -> Floats:
    """The rank, how many others are lower (borda), or which part of the others that is (prank)."""
    ranks = _ranks(x)
    if rule == "rank":
        return ranks
    return ranks - 1 if rule == "borda" else (ranks - 1) / (_count(x) - 1)


def _ranks(x: Floats) -> Floats:
    """1 for the lowest of a row; those that tie share the lowest rank among them; nan has none."""
    order = np.argsort(x, axis=-1, kind="stable")
    sorted_ = np.take_along_axis(x, order, axis=-1)
    place = np.broadcast_to(np.arange(x.shape[-1]), x.shape)
    first = np.ones(x.shape, dtype=np.bool_)
    first[..., 1:] = sorted_[..., 1:] != sorted_[..., :-1]
    ranks = np.empty(x.shape)
    np.put_along_axis(ranks, order, np.maximum.accumulate(np.where(first, place, 0), axis=-1) + 1.0, axis=-1)
    return np.where(np.isnan(x), np.nan, ranks)
