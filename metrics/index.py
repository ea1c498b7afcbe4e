"""The index engine: a tree of nodes over subjects and draws. Every score of the product comes out of `evaluated`.

Arrays are nodes by name; the value of a node is (D, S): draws by subjects, D = 1 for what does not change between draws,
nan where there is none. Sums run over children in sorted order, so the order of rows and files changes no digit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.pack import Pack
from metrics.aggregating import aggregated
from metrics.normalising import normalised, why_missing
from metrics.treating import denominated, imputed, screened, treated

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Tree = dict[str, Floats]
TOLERANCE: Final = 1e-9


@dataclass(frozen=True)
class Values:
    """What was observed of S subjects in one period, on the pack's I indicators (in the order of `pack.indicators`).

    `x` is (S, I) in the indicators' own units, nan where missing; `applicable` (S, I) is False where an indicator is declared
    not applicable; `low` and `high` (S, I) are the least and most the value may be (nan: it is sure); `evidence` (S, I) is the
    grade 0-5, -1 where there is none; `age` (S, I) the quarters since it was measured; `by` maps a denominator to (S,);
    `groups` (S) names the group of each subject for imputing. `subjects` are sorted. Of net outcomes: `graded` (S, I) says of
    which a value with a range is unsure by its evidence besides (None: of none); `additionality` (S, I) is the part of a change
    for the better that would not have come anyway, nan where none is told (None: of none).
    """

    subjects: tuple[str, ...]
    x: Floats
    applicable: Bools
    low: Floats
    high: Floats
    evidence: NDArray[np.int64]
    age: NDArray[np.int64]
    by: Mapping[str, Floats]
    groups: tuple[str, ...] | None = None
    graded: Bools | None = None
    additionality: Floats | None = None


@dataclass(frozen=True)
class Touched:
    """A cell that was changed before it was scored: `step` is imputed or treated."""

    subject: str
    indicator: str
    step: str
    was: float
    became: float


@dataclass(frozen=True)
class Index:
    """Every node of one period: `scores` and `coverage` by node ((1 or D, S) and (S,)), and why a score is withheld.

    `why` maps a node to a code a subject ('' where it is scored): no_data, coverage, no_weight, not_positive, no_spread,
    one_subject, no_reference, not_applicable, screened.
    """

    subjects: tuple[str, ...]
    scores: Tree
    coverage: Tree
    why: Mapping[str, tuple[str, ...]]
    touched: tuple[Touched, ...] = ()

    @property
    def hidden(self) -> dict[str, Bools]:
        """Where a node is withheld: (S,) a node."""
        return {name: np.array([bool(code) for code in codes]) for name, codes in self.why.items()}


def own_units(pack: Pack, values: Values) -> Floats:
    """The values (S, I) divided by their denominators; what every later step begins with."""
    x = values.x.copy()
    for at, name in enumerate(pack.indicators):
        denominator = pack.by_name[name].denominator
        if denominator:
            x[:, at] = denominated(x[:, at], values.by.get(denominator, np.full(len(values.subjects), np.nan)))
    return x


def prepared(pack: Pack, values: Values) -> tuple[Floats, Bools, tuple[Touched, ...]]:
    """The values (S, I) after denominators, imputing, screening and treating, in this order; who was screened out (S,); and a
    line for every cell that was changed."""
    x = own_units(pack, values)
    log: list[Touched] = []
    if pack.impute:
        before = x
        x, touched = imputed(x, pack.impute, list(values.groups) if values.groups is not None else None)
        touched &= values.applicable
        x = np.where(values.applicable, x, np.nan)
        log += _cells(pack, values, touched, before, x, "imputed")
    out = ~screened(x, pack.screen) if pack.screen else np.zeros(len(values.subjects), bool)
    x = np.where(out[:, None], np.nan, x)
    if pack.treat:
        for at, name in enumerate(pack.indicators):
            x[:, at], changed = treated(x[:, at], pack.treat)
            log += [Touched(values.subjects[one], name, "treated", was, became) for one, was, became in changed]
    return x, out, tuple(log)


def _cells(pack: Pack, values: Values, touched: Bools, before: Floats, after: Floats, step: str) -> list[Touched]:
    return [
        Touched(values.subjects[s], pack.indicators[i], step, float(before[s, i]), float(after[s, i]))
        for s, i in zip(*np.nonzero(touched), strict=True)
    ]


def scaled(pack: Pack, x: Floats) -> Tree:
    """Indicators on their scale: `x` is (S, I) or (D, S, I); each (D, S), normalised and clipped."""
    x = x[None] if x.ndim == 2 else x
    return {name: scaled_one(pack, name, x[:, :, at]) for at, name in enumerate(pack.indicators)}


def scaled_one(pack: Pack, name: str, column: Floats) -> Floats:
    """One indicator on its scale: `column` is (S,) or (D, S); the result (1 or D, S)."""
    found = normalised(np.atleast_2d(column), pack.by_name[name])
    low, high = pack.clip.get(name, (-np.inf, np.inf))
    if pack.scale == "signed":
        low, high = max(low, -100.0), min(high, 100.0)
    return np.clip(found, low, high)


def point(pack: Pack, values: Values, weights: Tree) -> Index:
    """Every node of one period from the values as they are. `weights` is as `weighting.weights_of` gives it."""
    ready = prepared(pack, values)
    return indexed(pack, values, weights, ready, scaled(pack, ready[0]))


def indexed(
    pack: Pack, values: Values, weights: Tree, ready: tuple[Floats, Bools, tuple[Touched, ...]], columns: Mapping[str, Floats]
) -> Index:
    """As `point`, from values already `prepared` and indicators already `scaled`, which packs may have in common."""
    x, out, touched = ready
    why: dict[str, tuple[str, ...]] = {}
    coverage: Tree = {}
    for at, name in enumerate(pack.indicators):
        present = ~np.isnan(columns[name][0])
        lost = bool((~present & ~np.isnan(x[:, at])).any())
        reason = why_missing(x[:, at], pack.by_name[name]) if lost else ""
        codes = np.select(
            [present, ~values.applicable[:, at], out, ~np.isnan(x[:, at])],
            ["", "not_applicable", "screened", reason],
            "no_data",
        )
        why[name] = tuple(str(code) or "no_data" if not there else "" for code, there in zip(codes, present, strict=True))
        coverage[name] = np.where(values.applicable[:, at], present.astype(float), np.nan)
    scores = dict(columns)
    whole = effective(
        pack, _all_there(pack, {name: values.applicable[:, at] for at, name in enumerate(pack.indicators)}), weights
    )
    for name in pack.upward:
        coverage[name], full = _coverage(pack, name, whole, coverage, why)
        scores[name] = _node(pack, name, scores, weights)
        why[name] = _withheld(pack, name, scores, coverage[name], _weighed(pack, name, scores, weights), full, why)
        scores[name] = np.where(np.array([bool(code) for code in why[name]]), np.nan, scores[name])
    return Index(values.subjects, scores, coverage, why, touched)


def evaluated(pack: Pack, columns: Mapping[str, Floats], weights: Tree, hidden: Mapping[str, Bools]) -> Tree:
    """Every node from its indicators' scores (each (1 or D, S)) under `weights` (each (1 or D,)); nodes `hidden` at a subject
    have no score there. What does not change between draws is computed once."""
    scores = dict(columns)
    for name in pack.upward:
        scores[name] = _node(pack, name, scores, weights)
        if hidden[name].any():
            scores[name] = np.where(hidden[name], np.nan, scores[name])
    return scores


def effective(pack: Pack, scores: Mapping[str, Floats], weights: Tree) -> Tree:
    """The weight of each node among its siblings: its own; times those of its children with data where its level weighs as
    `sum`; 0 where it is never scored or has no score. Each (1 or D, 1 or S)."""
    found: Tree = {}
    for name in (*pack.indicators, *pack.upward):
        found[name] = _weight(pack, name, scores, weights, found)
    return found


def _weight(pack: Pack, name: str, scores: Mapping[str, Floats], weights: Tree, found: Tree) -> Floats:
    own = weights[name][:, None]
    if name in pack.never:
        return np.zeros((1, 1))
    if pack.level_of[name] in pack.sums and name in pack.children:
        below = [_present(scores[child], found[child]) for child in pack.children[name] if child not in pack.penalty]
        return own * _added(below)
    return own


def _present(scores: Floats, weight: Floats) -> Floats:
    """The weight of a child, 0 where it has no score."""
    gone = np.isnan(scores)
    return np.where(gone, 0.0, weight) if gone.any() else weight


def _added(parts: list[Floats]) -> Floats:
    total = np.zeros((1, 1))
    for part in parts:
        total = total + part
    return total


def shares(pack: Pack, scores: Mapping[str, Floats], weights: Tree, top: str | None = None) -> Tree:
    """The part of `top` (the root) that each node below it decides: the product of the rescaled weights on its way, each
    (1 or D, S). Score x share of the indicators adds up to the score of `top` where all on the way are arithmetic means."""
    alone = effective(pack, scores, weights)
    size = next(iter(scores.values())).shape[1]
    top = top or pack.root
    found: Tree = {top: np.ones((1, size))}
    waiting = [top]
    while waiting:
        name = waiting.pop()
        children = [child for child in pack.children.get(name, ()) if child not in pack.penalty]
        present = {child: np.where(np.isnan(scores[child]), 0.0, alone[child]) for child in children}
        total = _added(list(present.values()))
        for child in children:
            part = np.divide(present[child], total, out=np.zeros(np.broadcast(present[child], total).shape), where=total > 0)
            found[child] = found[name] * part
            waiting.append(child)
    return found


def full_shares(pack: Pack, weights: Tree, applicable: Mapping[str, Bools], top: str | None = None) -> Tree:
    """As `shares`, as if all that is applicable had data: each (1 or D, S)."""
    return shares(pack, _all_there(pack, applicable), weights, top)


def _all_there(pack: Pack, applicable: Mapping[str, Bools]) -> Tree:
    """A score for all that can have one, (1, S) each: 0, and nan where nothing applies."""
    there = {name: np.where(applicable[name], 0.0, np.nan)[None] for name in pack.indicators}
    for name in pack.upward:
        below = [np.isnan(there[child]) for child in pack.children[name] if child not in pack.penalty]
        there[name] = np.where(np.all(below, axis=0), np.nan, 0.0)
    return there


def _node(pack: Pack, name: str, scores: Mapping[str, Floats], weights: Tree) -> Floats:
    """The score of a node from its children's."""
    node = pack.by_name[name]
    children = [child for child in pack.children[name] if child not in pack.penalty]
    size = next(iter(scores.values())).shape[1]
    weighing = _stack(_weights_of_children(pack, name, scores, weights))
    score = aggregated(_stack([scores[child] for child in children]), weighing, node.aggregate, node.power)
    minus = [child for child in pack.children[name] if child in pack.penalty]
    if minus:
        score = np.where((_weighed(pack, name, scores, weights) == 0) & _any_there(scores, children), 0.0, score)
        score = score + _added([np.nan_to_num(scores[child]) for child in minus]) / pack.penalty_per
    if name == pack.root and pack.factor != 1:
        score = score * pack.factor
    if name in pack.clip:
        score = np.clip(score, *pack.clip[name])
    return np.broadcast_to(score, (score.shape[0], size))


def _weighed(pack: Pack, name: str, scores: Mapping[str, Floats], weights: Tree) -> Floats:
    """The weight (1 or D, 1 or S) of the children that have a score, together."""
    children = [child for child in pack.children[name] if child not in pack.penalty]
    weighing = _weights_of_children(pack, name, scores, weights)
    return _added([np.where(np.isnan(scores[child]), 0.0, one) for child, one in zip(children, weighing, strict=True)])


def _weights_of_children(pack: Pack, name: str, scores: Mapping[str, Floats], weights: Tree) -> list[Floats]:
    """The weight of each child that is no penalty, as `effective` has it."""
    found: Tree = {}
    for child in _down(pack, name):
        found[child] = _weight(pack, child, scores, weights, found)
    return [found[child] for child in pack.children[name] if child not in pack.penalty]


def _any_there(scores: Mapping[str, Floats], children: list[str]) -> Bools:
    there = [~np.isnan(scores[child]) for child in children]
    return np.asarray(np.any(there, axis=0)) if there else np.ones((1, 1), bool)


def _down(pack: Pack, name: str) -> list[str]:
    """The children of a node, each after those below it whose weights it sums."""
    found: list[str] = []
    for child in pack.children[name]:
        if pack.level_of[child] in pack.sums and child in pack.children:
            found += _down(pack, child)
        found.append(child)
    return found


def _stack(parts: list[Floats]) -> Floats:
    """Parts of (1 or D, 1 or S) as one array (k, D, S), no larger than it needs to be."""
    shape = np.broadcast_shapes(*(part.shape for part in parts))
    return np.stack([np.broadcast_to(part, shape) for part in parts])


def _coverage(pack: Pack, name: str, whole: Tree, coverage: Tree, why: Mapping[str, tuple[str, ...]]) -> tuple[Floats, Floats]:
    """Coverage (S,) of a node by full weights (`whole`: as `effective` where all that applies has data), and those weights'
    total (S,); nan where nothing below it can be scored.

    A child counts 1 or 0 by whether it is scored where it is an indicator or a theme, else its own coverage (MODEL 4).
    """
    size = len(why[pack.indicators[0]])
    total, covered = np.zeros(size), np.zeros(size)
    for child in pack.children[name]:
        if child in pack.never or child in pack.penalty:
            continue
        can = ~np.isnan(coverage[child])
        weight = np.where(can, whole[child][0], 0.0)
        scored = np.array([not code for code in why[child]], float)
        leaf = child not in pack.children or child in pack.themes
        part = scored if leaf else np.nan_to_num(coverage[child])
        total, covered = total + weight, covered + weight * part
    can_any = np.array([~np.isnan(coverage[c]) for c in pack.children[name] if c not in pack.penalty]).any(axis=0)
    return np.where(can_any, np.divide(covered, total, out=np.zeros(size), where=total > 0), np.nan), total


def _withheld(
    pack: Pack,
    name: str,
    scores: Mapping[str, Floats],
    coverage: Floats,
    weighed: Floats,
    full: Floats,
    why: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    """Why a node has no score, a code a subject; '' where it has one. Where no child has one, and all for one reason: that."""
    node = pack.by_name[name]
    children = [child for child in pack.children[name] if child not in pack.penalty]
    nothing = np.all([np.isnan(scores[child][0]) for child in children], axis=0)
    weighs = np.broadcast_to(weighed, (1, len(coverage)))[0] > 0
    missing = np.isnan(scores[name][0])
    codes = np.select(
        [
            np.isnan(coverage),
            nothing,
            missing & ~weighs,
            (coverage < node.min_coverage - TOLERANCE) & (full > 0),
            missing,
        ],
        ["not_applicable", "no_data", "no_weight", "coverage", "not_positive"],
        "",
    )
    reasons = [{why[child][at] for child in children} - {"not_applicable"} for at in range(len(coverage))]
    return tuple(
        next(iter(reason)) if code == "no_data" and len(reason) == 1 else str(code)
        for code, reason in zip(codes, reasons, strict=True)
    )
