"""How sure a score is: seeded draws over values and weights, and what they say of scores, levels, ranks and sentences."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.pack import Pack
from metrics.index import (
    TOLERANCE,
    Floats,
    Index,
    Touched,
    Tree,
    Values,
    evaluated,
    indexed,
    own_units,
    prepared,
    scaled,
    scaled_one,
)
from metrics.weighting import drawn, weights_of

DRAWS: Final = 2000
FEWEST: Final = 100
HALF_WIDTH: Final = (40.0, 30.0, 20.0, 12.0, 8.0, 5.0)
"""Half the width of the triangle around a score, by grade 0-5, in points: our design (MODEL 5). Without a grade: as 0."""
PER_QUARTER: Final = 2.0
FREE_QUARTERS: Final = 4
ABOVE: Final = 0.90
_BLOCK: Final = 4_000_000
"""So many numbers are drawn at a time at most; what comes out of them is kept whole. The digits do not depend on it."""
_IN_CACHE: Final = 32_768
"""So many numbers are ranked at a time."""


@dataclass(frozen=True)
class Drawn:
    """What was drawn: every node's scores (D, S) of the nodes asked for, the weights (D,) or (1,), and how many draws."""

    subjects: tuple[str, ...]
    scores: Tree
    weights: Tree
    number: int


@dataclass(frozen=True)
class Band:
    """Half of the draws lie below `median`, a tenth below `low`, a tenth above `high`; each (S,), nan without a score."""

    low: Floats
    median: Floats
    high: Floats


@dataclass(frozen=True)
class Streams:
    """The noise of each subject (S): of its values, and apart from it of the ranges of those that are drawn in both ways."""

    values: Sequence[np.random.Generator]
    ranges: Sequence[np.random.Generator]


@dataclass(frozen=True)
class Doubt:
    """What is drawn: values by their range and, in a signed pack, by their grade of evidence (`graded`), and weights.
    `half_width` tells the points by grade, where they are not ours."""

    values: bool = True
    weights: bool = True
    graded: bool = True
    half_width: Sequence[float] = field(default=HALF_WIDTH)


def seed_of(*parts: object) -> int:
    """A seed of the content: the same data, pack and weights give the same digits."""
    told = hashlib.sha256("\x1f".join(_told(part) for part in parts).encode()).digest()
    return int.from_bytes(told[:8], "big")


def _told(part: object) -> str:
    if isinstance(part, np.ndarray):
        return f"{part.shape}{hashlib.sha256(np.ascontiguousarray(part).tobytes()).hexdigest()}"
    if isinstance(part, Mapping):
        return "{" + ",".join(f"{key}:{_told(part[key])}" for key in sorted(part)) + "}"
    return repr(part)


def half_widths(values: Values, half_width: Sequence[float] = HALF_WIDTH) -> Floats:
    """Half the width (S, I) of the triangle around each score, in points: by grade, and 2 more a quarter older than 4."""
    grade = np.maximum(values.evidence, 0)
    return np.asarray(half_width)[grade] + PER_QUARTER * np.maximum(values.age - FREE_QUARTERS, 0)


def draw(pack: Pack, values: Values, index: Index, weights: Tree, number: int, seed: int, doubt: Doubt = Doubt()) -> Drawn:
    """`number` recomputations of every node. Values with a range are drawn in their own unit (triangular: low, value, high);
    in a signed pack the others on the scale, by evidence and age, and clipped; values that are `graded` in both ways. Draws of
    different values are independent.

    Every subject has a stream of its own, seeded by its name and its values: who else is compared changes nothing in its draws.
    """
    seeds = [
        [seed, seed_of(subject, *(part[at] for part in (values.x, values.low, values.high, values.evidence, values.age)))]
        for at, subject in enumerate(values.subjects)
    ]
    streams = Streams([np.random.default_rng(told) for told in seeds], [np.random.default_rng([*told, 1]) for told in seeds])
    told = drawn(pack, weights, number, np.random.default_rng([seed, 0])) if doubt.weights else dict(weights)
    ranged = bool(doubt.values and np.any(~np.isnan(values.low)))
    graded = bool(doubt.values and doubt.graded and pack.scale == "signed")
    if not ranged and not graded:
        columns = {name: index.scores[name][:1] for name in pack.indicators}
        return Drawn(values.subjects, evaluated(pack, columns, told, index.hidden), told, number)
    blocks: list[Tree] = []
    for first, last in _blocks(number, len(values.subjects) * len(pack.nodes)):
        columns = _columns(pack, values, index, streams, last - first, doubt, ranged=ranged, graded=graded)
        part = {name: weight[first:last] if len(weight) > 1 else weight for name, weight in told.items()}
        blocks.append(evaluated(pack, columns, part, index.hidden))
    scores = {
        name: np.concatenate(
            [
                np.broadcast_to(block[name], (last - first, len(values.subjects)))
                for block, (first, last) in zip(blocks, _blocks(number, len(values.subjects) * len(pack.nodes)), strict=True)
            ]
        )
        for name in (node.name for node in pack.nodes)
    }
    return Drawn(values.subjects, _whole(pack, scores), told, number)


def _whole(pack: Pack, scores: Tree) -> Tree:
    """The same, with no draws at all of a node that has no score in some of them, nor of any node above it: the draws that are
    left would tell of other scores than the one that is shown."""
    lost: dict[str, NDArray[np.bool_]] = {}
    for name in (*pack.indicators, *pack.upward):
        gone = np.isnan(scores[name])
        below = [lost[child] for child in pack.children.get(name, ())]
        lost[name] = np.any([gone.any(axis=0) & ~gone.all(axis=0), *below], axis=0)
    return {name: np.where(lost[name], np.nan, told) if lost[name].any() else told for name, told in scores.items()}


def recomputed(variants: Sequence[Pack], values: Values, weights: Mapping[str, Floats], chosen: NDArray[np.int64]) -> Floats:
    """The root's scores (D, S) recomputed D times, each by the pack that `chosen` (D,) names by its place in `variants`, under
    that draw's `weights` (each (D,) or (1,)); the packs are one tree of nodes under different rules.

    What does not change between draws is done once: values are prepared once for each way of preparing, an indicator is put
    on its scale once for each way of normalising, and all draws of a variant are evaluated together. A node is withheld where
    the variant withholds it under its own weights.
    """
    found = np.full((len(chosen), len(values.subjects)), np.nan)
    ready: dict[object, tuple[Floats, NDArray[np.bool_], tuple[Touched, ...]]] = {}
    columns: dict[object, Floats] = {}
    for at, pack in enumerate(variants):
        mine = np.flatnonzero(chosen == at)
        if not mine.size:
            continue
        way = (pack.indicators, pack.impute, pack.screen, pack.treat, tuple(node.denominator for node in pack.nodes))
        if way not in ready:
            ready[way] = prepared(pack, values)
        ours = {}
        for place, name in enumerate(pack.indicators):
            node = pack.by_name[name]
            scale = (node.direction, node.normalise, node.given, node.anchors, node.low, node.high, pack.clip.get(name))
            rule = (way, name, scale)
            if rule not in columns:
                columns[rule] = scaled_one(pack, name, ready[way][0][:, place])
            ours[name] = columns[rule]
        index = indexed(pack, values, weights_of(pack), ready[way], ours)
        drawn_ = {name: weight[mine] if len(weight) > 1 else weight for name, weight in weights.items()}
        found[mine] = evaluated(pack, ours, drawn_, index.hidden)[pack.root]
    return found


def _blocks(number: int, width: int) -> Iterator[tuple[int, int]]:
    size = max(1, _BLOCK // max(width, 1))
    return ((first, min(first + size, number)) for first in range(0, number, size))


def _columns(
    pack: Pack,
    values: Values,
    index: Index,
    streams: Streams,
    number: int,
    doubt: Doubt,
    *,
    ranged: bool,
    graded: bool,
) -> Tree:
    """Indicators' scores (D, S) with values drawn: first in their own unit where they have a range, then on the scale."""
    width = values.x.shape[1]
    noise = np.stack([stream.random((number, width, 2)) for stream in streams.values], axis=1)
    sure = np.isnan(values.low)
    both = values.graded & ~sure if values.graded is not None and graded else np.zeros_like(sure)
    if ranged:
        u = noise[..., 0]
        if both.any():
            u = np.where(both, np.stack([stream.random((number, width)) for stream in streams.ranges], axis=1), u)
        raw = np.where(sure, values.x, triangular(u, values.low, values.x, values.high))
        columns = scaled(pack, _as_prepared(pack, values, raw))
    else:
        columns = {name: index.scores[name][:1] for name in pack.indicators}
    if not graded:
        return columns
    half = half_widths(values, doubt.half_width)
    found = {}
    for at, name in enumerate(pack.indicators):
        by_grade = sure[:, at] | both[:, at]
        shift = np.where(by_grade, half[:, at] * (noise[:, :, at, 0] + noise[:, :, at, 1] - 1.0), 0.0)
        low, high = pack.clip.get(name, (-100.0, 100.0))
        found[name] = np.clip(columns[name] + shift, max(low, -100.0), min(high, 100.0))
    return found


def _as_prepared(pack: Pack, values: Values, raw: Floats) -> Floats:
    """Drawn values (D, S, I) after the steps before the scale; steps that look at other values run a draw at a time."""
    if pack.impute or pack.treat or pack.screen:
        return np.stack([prepared(pack, _with(values, one))[0] for one in raw])
    if any(pack.by_name[name].denominator for name in pack.indicators):
        return np.stack([own_units(pack, _with(values, one)) for one in raw])
    return raw


def _with(values: Values, x: Floats) -> Values:
    return Values(
        values.subjects, x, values.applicable, values.low, values.high, values.evidence, values.age, values.by, values.groups
    )


def triangular(u: Floats, low: Floats, mode: Floats, high: Floats) -> Floats:
    """Quantile `u` of the triangular distribution; the mode where low and high are one. Source: its inverse distribution."""
    width = high - low
    with np.errstate(invalid="ignore", divide="ignore"):
        rise = np.where(width > 0, (mode - low) / width, 0.0)
        left = low + np.sqrt(u * width * (mode - low))
        right = high - np.sqrt((1 - u) * width * (high - mode))
    return np.where(width > 0, np.where(u < rise, left, right), mode)


def bands(scores: Floats) -> Band:
    """P10, median and P90 over draws (D, S); nan where a subject has no score."""
    low, median, high = _quantiles(scores, (0.1, 0.5, 0.9))
    return Band(low, median, high)


def _quantiles(scores: Floats, at: Sequence[float]) -> list[Floats]:
    gone = np.isnan(scores)
    if not gone.any():
        return list(np.quantile(scores, at, axis=0))
    whole = ~gone.all(axis=0)
    found = np.full((len(at), scores.shape[1]), np.nan)
    if whole.any():
        found[:, whole] = np.nanquantile(scores[:, whole], at, axis=0)
    return list(found)


def ranks(scores: Floats) -> NDArray[np.int64]:
    """The rank (D, S) of each subject in each draw, 1 is highest; ties (within 1e-9) share a rank, as in 1-2-2-4; 0 without a
    score."""
    number, size = scores.shape
    found = np.empty((number, size), np.int64)
    rows = max(1, _IN_CACHE // max(size, 1))
    for first in range(0, number, rows):
        down, ranked = -scores[first : first + rows], found[first : first + rows]
        order = np.argsort(down, axis=1) + np.arange(len(down))[:, None] * size  # those without a score come last
        sorted_ = down.reshape(-1)[order]
        with np.errstate(invalid="ignore"):
            tied = ~(sorted_[:, 1:] - sorted_[:, :-1] > TOLERANCE)
        place = np.broadcast_to(np.arange(1, size + 1), down.shape)
        if tied.any():
            place = place.copy()
            place[:, 1:][tied] = 0
            np.maximum.accumulate(place, axis=1, out=place)
        ranked.reshape(-1)[order] = place
        ranked[np.isnan(down)] = 0
    return found


def above(one: Floats, other: Floats) -> float:
    """The share of paired draws (D,) in which `one` lies above `other`; ties count half."""
    return float(np.mean((one > other + TOLERANCE) + 0.5 * (np.abs(one - other) <= TOLERANCE)))


def order_told(share: float) -> str:
    """`above`, `below` or `same` (not distinguishable), from the share of draws in which one lies above the other."""
    if share >= ABOVE - TOLERANCE:
        return "above"
    return "below" if share <= 1 - ABOVE + TOLERANCE else "same"


def decided(share: float) -> str:
    """What the draws say of a sentence that holds in `share` of them: robust, likely, open or against (MODEL 5)."""
    if share >= 0.95 - TOLERANCE:
        return "robust"
    if share >= ABOVE - TOLERANCE:
        return "likely"
    return "against" if share <= 1 - ABOVE + TOLERANCE else "open"


def spread_over_levels(levels: NDArray[np.int64], number: int) -> Floats:
    """The share of draws (D, S) in each level 1..`number`: (number, S), 0 where there is no level."""
    return np.stack([(levels == at).mean(axis=0) for at in range(1, number + 1)])
