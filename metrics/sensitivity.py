"""What a score rests on: which inputs swing it, what leaving one out does, and whose variance it is.

An input is an indicator's value, within the triangle it is drawn from (`uncertainty.draw`), or a theme's weight, within the
Dirichlet it is drawn from (`weighting.drawn`). Here they are not drawn but set, to a quantile or to their mode.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import Final, Literal

import numpy as np
import pandas as pd

from data.pack import Pack
from metrics.index import TOLERANCE, Bools, Floats, Index, Tree, Values, evaluated, own_units, point, prepared, scaled, shares
from metrics.uncertainty import Doubt, half_widths, ranks, triangular
from metrics.weighting import CONCENTRATION, theme_shares

Kind = Literal["value", "range", "weight"]
"""`range`: the range of a value whose evidence is an input of its own, `value`."""
Input = tuple[str, bool]
"""An indicator, and whether it is its range that is set, in its own unit; else its score, by its evidence."""
CONFIDENT: Final = 0.1
"""A half confidence interval of a total effect wider than this has not converged: our design."""
MOST_TOGETHER: Final = 1.1
"""First effects add up to 1 at most; past this there were too few points: our design."""
OUT_OF_ORDER: Final = 0.01
"""A first effect lies above its total where their intervals are this far apart. Those of many small inputs part by chance by
less, as first effects are as noisy as the largest total. Our design."""
ALL_DRAWN: Final = Doubt()
_BLOCK: Final = 4_000_000
"""So many numbers are rescaled at a time at most; the digits do not depend on it."""


@dataclass(frozen=True)
class Swing:
    """What one input does to the score of the root, in points: with the input at its P10 and at its P90, others at mode."""

    name: str
    kind: Kind
    low: float
    high: float

    @property
    def width(self) -> float:
        """How far the score swings."""
        return abs(self.high - self.low)


@dataclass(frozen=True)
class Indices:
    """Parts of variance by group of inputs, each (G,), in the order of `groups`: of each alone (`first`) and with all that it
    shares with others (`total`), each with half its 95 % interval. `rows` is how often the model ran."""

    groups: tuple[str, ...]
    first: Floats
    first_half: Floats
    total: Floats
    total_half: Floats
    rows: int


@dataclass(frozen=True)
class Sobol:
    """Parts of the variance of a score, and whether they may be shown as such.

    `why` says why not: wide (a total effect is not sure within 0.1), sum (first effects add up to more than 1.1), order (a
    first effect lies above its total, which cannot be), no_inputs, no_spread (the score does not vary), not_scored (no score
    in some rows); in the last three cases `indices` is None.
    """

    indices: Indices | None
    why: tuple[str, ...]

    @property
    def converged(self) -> bool:
        """Whether nothing stands in the way of showing them."""
        return not self.why


@dataclass(frozen=True)
class Contribution:
    """What a node adds to the score of the root, in points: `share` (0 to 1) times `score`, nan where it cannot be told apart.

    `depth` is 0 for the root. The contributions of a node's children with data add up to its own.
    """

    name: str
    parent: str
    depth: int
    share: float
    score: float
    contribution: float


def tornado(
    pack: Pack, values: Values, index: Index, weights: Tree, subject: int, most: int = 5, doubt: Doubt = ALL_DRAWN
) -> list[Swing]:
    """The `most` inputs that swing the root's score of one subject (its position) most between their own P10 and P90, all
    others at their mode; largest swing first, equal ones by name. Inputs that do not move it are left out.

    Scores are in points of the pack's scale. A value's quantiles are those of its triangle; a theme's weight has those of its
    share in Dirichlet(50 w), Beta(50 w, 50 (1 - w)), the others keeping their proportions. Empty without a score, and with
    one theme and sure values. Source: MODEL.md section 5, our design. IndexError for a subject that is not there.
    """
    from scipy.special import betaincinv

    inputs = _value_inputs(pack, values, index, weights, subject, doubt)
    part = theme_shares(pack, weights) if doubt.weights else {}
    number = 2 * (len(inputs) + len(part))
    if not number or np.isnan(index.scores[pack.root][0, subject]):
        return []
    at = np.full((number, len(inputs)), np.nan)
    for row in range(len(inputs)):
        at[2 * row : 2 * row + 2, row] = 0.1, 0.9
    factor = {name: np.ones(number) for name in part}
    for row, (name, own) in enumerate(part.items(), len(inputs)):
        two = slice(2 * row, 2 * row + 2)
        share = betaincinv(CONCENTRATION * own, CONCENTRATION * (1 - own), np.array([0.1, 0.9]))
        for other in part:
            factor[other][two] = share / own if other == name else (1 - share) / (1 - own)
    columns = _columns(pack, values, index, subject, inputs, at, doubt)
    score = _root(pack, columns, _reweighed(pack, weights, part, factor), index.hidden, subject)
    graded = {name for name, in_unit in inputs if not in_unit}
    kinds: list[tuple[str, Kind]] = [(name, "range" if in_unit and name in graded else "value") for name, in_unit in inputs]
    names: list[tuple[str, Kind]] = [*kinds, *((name, "weight") for name in part)]
    found = [Swing(name, kind, float(score[2 * row]), float(score[2 * row + 1])) for row, (name, kind) in enumerate(names)]
    moving = [one for one in found if one.width > TOLERANCE]  # a score that is lost on the way has no width
    return sorted(moving, key=lambda one: (-round(one.width, 9), one.name, one.kind))[:most]


def leave_one_out(pack: Pack, values: Values, weights: Tree) -> pd.DataFrame:
    """Score and rank of every subject without each indicator, and without each theme, as if it had never been in the pack.

    Columns left_out, kind (indicator or theme), subject, score (points), rank (1 highest, ties share; <NA> without a score),
    change (points, against the full score); in the order of the pack, subjects sorted. A node that has data for nobody is
    not left out. Coverage does not withhold what it did not withhold in full; values keep their treatment and imputing.
    Source: MODEL.md section 5; ranks as `uncertainty.ranks`.
    """
    index = point(pack, values, weights)
    full = index.scores[pack.root][0]
    themes = [name for name in pack.themes if name != pack.root]
    names = [node.name for node in pack.nodes if node.name in pack.indicators or node.name in themes]
    frames = []
    for name in names:
        if np.isnan(index.scores[name]).all():
            continue
        gone = set(pack.below(name))
        columns = {
            one: np.full_like(index.scores[one], np.nan) if one in gone else index.scores[one] for one in pack.indicators
        }
        score = evaluated(pack, columns, weights, index.hidden)[pack.root]
        rank = ranks(score)[0]
        frames.append(
            pd.DataFrame(
                {
                    "left_out": name,
                    "kind": "theme" if name in themes else "indicator",
                    "subject": list(index.subjects),
                    "score": score[0],
                    "rank": pd.array(np.where(rank > 0, rank, np.nan), "Int64"),
                    "change": score[0] - full,
                }
            )
        )
    if not frames:
        return pd.DataFrame(columns=["left_out", "kind", "subject", "score", "rank", "change"])
    return pd.concat(frames, ignore_index=True)


def sobol(
    pack: Pack,
    values: Values,
    index: Index,
    weights: Tree,
    subject: int,
    base: int = 512,
    seed: int = 0,
    methods: Sequence[Pack] = (),
    doubt: Doubt = ALL_DRAWN,
) -> Sobol:
    """Whose doubt the variance of the root's score of one subject (its position) is: first and total effects, 0 to 1.

    Inputs: each value that is drawn, by its name; the weights of all themes together, `weights`; and the choice, each as
    likely, between the pack and other `methods` (packs of the same nodes and scale), `method`. Runs `base` x (inputs + 2)
    times; `base` is a power of two. The same seed gives the same digits. Source and errors: `variance_shared`.
    """
    from scipy.special import gammaincinv

    inputs = _value_inputs(pack, values, index, weights, subject, doubt)
    part = theme_shares(pack, weights) if doubt.weights else {}
    packs = (pack, *methods)
    indexes = [index, *(point(one, values, weights) for one in methods)]
    groups = [*(name for name, _ in inputs), *("weights" for _ in part), *(["method"] if methods else [])]
    if not groups:
        return Sobol(None, ("no_inputs",))

    def scored(u: Floats) -> Floats:
        gamma = {
            name: gammaincinv(CONCENTRATION * own, np.maximum(u[:, len(inputs) + at], 1e-12))
            for at, (name, own) in enumerate(part.items())
        }
        total = np.sum(list(gamma.values()), axis=0) if part else np.ones(1)
        factor = {name: gamma[name] / total / own for name, own in part.items()}
        choice = np.minimum((u[:, -1] * len(packs)).astype(int), len(packs) - 1) if methods else np.zeros(len(u), int)
        found = np.full(len(u), np.nan)
        for at, (one, its_index) in enumerate(zip(packs, indexes, strict=True)):
            rows = np.flatnonzero(choice == at)
            if rows.size:
                told = _reweighed(one, weights, part, {name: factor[name][rows] for name in part})
                columns = _columns(one, values, its_index, subject, inputs, u[rows, : len(inputs)], doubt)
                found[rows] = _root(one, columns, told, its_index.hidden, subject)
        return found

    return _judged(variance_shared(scored, groups, base, seed))


def variance_shared(model: Callable[[Floats], Floats], groups: Sequence[str], base: int, seed: int) -> Indices | str:
    """First and total effects, by group of inputs, on the variance of `model`, which maps (rows, inputs) of numbers from 0 to 1
    to (rows,); `groups` names the group of each input. Or why there are none: no_spread, not_scored.

    Source: Saltelli et al. 2010 (first effects: their estimator b; total: Jansen) as in SALib 1.6, on a scrambled Sobol'
    sequence; checked on the function of Ishigami. Effects may fall outside 0 to 1 by chance. SALib is imported here only: it
    takes two seconds (scipy.stats), though no matplotlib. ValueError where `base` is not a power of two, from 8 up.
    """
    if base < 8 or base & (base - 1):
        raise ValueError(f"a power of two from 8 up is needed, not {base}")
    from SALib.analyze import sobol as estimator
    from SALib.sample import sobol as design

    unique = tuple(dict.fromkeys(groups))
    problem = {
        "num_vars": len(groups),
        "names": [f"{at}" for at in range(len(groups))],
        "bounds": [[0.0, 1.0]] * len(groups),
        "groups": list(groups),
    }
    y = model(design.sample(problem, base, calc_second_order=False, seed=np.random.default_rng(seed)))
    if np.isnan(y).any():
        return "not_scored"
    if np.ptp(y) <= TOLERANCE:
        return "no_spread"
    if len(unique) == 1:  # all variance is its own; SALib takes a lone group for none
        return Indices(unique, np.ones(1), np.zeros(1), np.ones(1), np.zeros(1), len(y))
    told = estimator.analyze(problem, y, calc_second_order=False, seed=seed + 1)  # 0 would be no seed to it
    return Indices(unique, told["S1"], told["S1_conf"], told["ST"], told["ST_conf"], len(y))


def contributions(pack: Pack, index: Index, weights: Tree, subject: int) -> list[Contribution]:
    """What every node with a score adds to the root's score of one subject (its position), the root first, then downward in
    the order of the pack.

    Share times score, in points; a penalty its value over the pack's `per`, times the share of its parent. Nan below a node
    that is no arithmetic mean, and below one whose score its limits cut off: nothing there adds up. Empty where the root has
    no score. Source: MODEL.md sections 3 and 4.
    """
    score = {name: float(told[0, subject]) for name, told in index.scores.items()}
    part = {name: float(told[0, subject]) for name, told in shares(pack, index.scores, weights).items()}
    if np.isnan(score[pack.root]):
        return []
    order = {node.name: at for at, node in enumerate(pack.nodes)}
    found = [Contribution(pack.root, "", 0, 1.0, score[pack.root], score[pack.root])]
    for above in found:  # grows while it runs: parents before children
        name = above.name
        below: list[Contribution] = []
        for child in sorted(pack.children.get(name, ()), key=order.__getitem__):
            if np.isnan(score[child]) or (child not in pack.penalty and part[child] <= 0):
                continue
            share = part[child] if child not in pack.penalty else above.share / pack.penalty_per
            below.append(Contribution(child, name, above.depth + 1, share, score[child], share * score[child] * pack.factor))
        scale = max(1.0, *(abs(one.contribution) for one in below)) if below else 1.0
        adds_up = pack.by_name[name].aggregate == "arithmetic" and (
            name not in pack.clip or abs(fsum(one.contribution for one in below) - above.contribution) <= TOLERANCE * scale
        )
        if np.isnan(above.contribution) or not adds_up:
            below = [replace(one, share=np.nan, contribution=np.nan) for one in below]
        found += below
    return found


def _judged(indices: Indices | str) -> Sobol:
    if isinstance(indices, str):
        return Sobol(None, (indices,))
    said = {
        "wide": (indices.total_half > CONFIDENT).any(),
        "sum": fsum(indices.first.tolist()) > MOST_TOGETHER,
        "order": (indices.first - indices.first_half > indices.total + indices.total_half + OUT_OF_ORDER).any(),
    }
    return Sobol(indices, tuple(code for code, holds in said.items() if holds))


def _value_inputs(pack: Pack, values: Values, index: Index, weights: Tree, subject: int, doubt: Doubt) -> list[Input]:
    """The indicators of a subject that have a score, are drawn, and weigh anything; those that are drawn in both ways twice."""
    part = shares(pack, index.scores, weights)
    ranged = ~np.isnan(values.low[subject]) & ~np.isnan(values.x[subject])
    both = ranged & values.graded[subject] if values.graded is not None else np.zeros_like(ranged)
    graded = (np.isnan(values.low[subject]) | both) & (pack.scale == "signed")
    return [
        (name, in_unit)
        for at, name in enumerate(pack.indicators)
        for in_unit, drawn in ((False, graded), (True, ranged))
        if doubt.values
        and drawn[at]
        and not np.isnan(index.scores[name][0, subject])
        and (name in pack.penalty or part[name][0, subject] > 0)
    ]


def _columns(pack: Pack, values: Values, index: Index, subject: int, inputs: Sequence[Input], u: Floats, doubt: Doubt) -> Tree:
    """Indicators' scores ((1 or D, S)) with the inputs of one subject at quantiles `u` (D, inputs), nan for their mode."""
    columns = {name: index.scores[name][:1] for name in pack.indicators}
    place = {name: at for at, name in enumerate(pack.indicators)}
    ranged = [at for at, (_, in_unit) in enumerate(inputs) if in_unit]
    if ranged:
        raw = np.broadcast_to(values.x[subject], (len(u), values.x.shape[1])).copy()
        for at in ranged:
            cell = (subject, place[inputs[at][0]])
            raw[:, cell[1]] = _quantile(u[:, at], values.low[cell], values.x[cell], values.high[cell])
        columns = _rescaled(pack, values, subject, raw)
    half = half_widths(values, doubt.half_width)[subject]
    for at, (name, in_unit) in enumerate(inputs):
        if in_unit:
            continue
        shift = _quantile(u[:, at], -half[place[name]], 0.0, half[place[name]])
        low, high = pack.clip.get(name, (-100.0, 100.0))
        column = np.broadcast_to(columns[name], (len(u), len(index.subjects))).copy()
        column[:, subject] = np.where(
            np.isnan(u[:, at]), column[:, subject], np.clip(column[:, subject] + shift, max(low, -100.0), min(high, 100.0))
        )
        columns[name] = column
    return columns


def _quantile(u: Floats, low: float, mode: float, high: float) -> Floats:
    """The triangle's quantile `u`, its mode where that is nan."""
    told = triangular(np.where(np.isnan(u), 0.5, u), np.asarray(low), np.asarray(mode), np.asarray(high))
    return np.where(np.isnan(u), mode, told)


def _rescaled(pack: Pack, values: Values, subject: int, raw: Floats) -> Tree:
    """Indicators' scores (D, S) where one subject has values `raw` (D, I) and the others their own."""
    alone = not (pack.impute or pack.treat or pack.screen)
    size = max(1, _BLOCK // max(values.x.size, 1))
    blocks: list[Tree] = []
    for first in range(0, len(raw), size):
        rows = raw[first : first + size]
        x = np.broadcast_to(values.x, (len(rows), *values.x.shape)).copy()
        x[:, subject] = rows
        if not alone:
            x = np.stack([prepared(pack, replace(values, x=one))[0] for one in x])
        elif any(pack.by_name[name].denominator for name in pack.indicators):
            x = np.stack([own_units(pack, replace(values, x=one)) for one in x])
        blocks.append(scaled(pack, x))
    return {name: np.concatenate([block[name] for block in blocks]) for name in pack.indicators}


def _root(pack: Pack, columns: Tree, weights: Tree, hidden: Mapping[str, Bools], subject: int) -> Floats:
    """The root's score (D,) of one subject; the others are computed too only where it is compared with them."""
    if any(node.aggregate == "copeland" for node in pack.nodes):
        return evaluated(pack, columns, weights, hidden)[pack.root][:, subject]
    mine = {name: column[:, [subject]] for name, column in columns.items()}
    withheld = {name: told[[subject]] for name, told in hidden.items()}
    return evaluated(pack, mine, weights, withheld)[pack.root][:, 0]


def _reweighed(pack: Pack, weights: Tree, part: Mapping[str, float], factor: Mapping[str, Floats]) -> Tree:
    """The weights with the share of each theme multiplied by its factor (D,): in the theme's own weight where what lies above
    weighs as a sum, and in the weight of what lies above where that has one of its own."""
    found = dict(weights)
    for name in pack.by_name:
        if name == pack.root:
            continue
        if name in part:
            found[name] = weights[name] * factor[name]
        elif name in pack.children and pack.level_of[name] not in pack.sums:
            inside = [theme for theme in sorted(part) if pack.is_below(theme, name)]
            if inside:
                now = np.sum([part[theme] * factor[theme] for theme in inside], axis=0)
                found[name] = weights[name] * now / fsum(part[theme] for theme in inside)
    return found
