"""A table of values scored by a pack, one period at a time: what the command `score` and the page Betekenis both rest on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from data.pack import Pack
from metrics import levels as levelling
from metrics.index import Bools, Floats, Index, Tree, Values, evaluated, point, shares
from metrics.levels import Ints, Standing, band
from metrics.uncertainty import DRAWS, Band, Doubt, Drawn, bands, draw, seed_of
from metrics.weighting import weights_of

Reason = Callable[[str, float, float], str]
"""Why a node is withheld in words: from its code, its coverage, and the coverage it needs."""
COLUMNS = (
    "subject",
    "period",
    "node",
    "score",
    "low",
    "high",
    "coverage",
    "level",
    "positive",
    "harm",
    "why_withheld",
)


@dataclass(frozen=True)
class Judged:
    """One period scored: its index, P and H of every node ((1, S), nan where not defined), levels (empty in a plain pack), the
    draws and their bands (None where nothing is drawn), and what the levels rest on."""

    pack: Pack
    period: str
    values: Values
    index: Index
    weights: Tree
    positive: Tree
    harm: Tree
    grade: Mapping[str, Ints]
    caps: Mapping[str, Ints]
    gate: Mapping[str, Ints]
    stopped: Mapping[str, Ints]
    level: Mapping[str, Ints]
    standing: Standing
    seed: int
    draws: Drawn | None

    @cached_property
    def band(self) -> dict[str, Band]:
        """P10, median and P90 of every node, nan where it is withheld; empty where nothing was drawn."""
        hidden = self.index.hidden
        return (
            {name: bands(np.where(hidden[name], np.nan, told)) for name, told in self.draws.scores.items()}
            if self.draws
            else {}
        )

    @cached_property
    def drawn_level(self) -> dict[str, Ints]:
        """The level of every node in every draw: caps anew, gates as they stand."""
        if self.draws is None or self.pack.levels is None:
            return {}
        told = {name: band(scores, self.pack.levels) for name, scores in self.draws.scores.items()}
        caps = levelling.harm_caps(self.pack, told, self.standing)
        return levelling.levelled(self.pack.levels, self.draws.scores, caps, self.gate)


def values_of(pack: Pack, rows: pd.DataFrame, groups: Mapping[str, str] | None = None) -> Values:
    """The rows of one period as arrays. `rows` has subject, indicator, value, low, high, evidence (-1 none), why ('' or nvt),
    and may have age (quarters), graded (1 or 0) and additionality. Subjects are sorted; rows of no indicator are denominators.
    """
    subjects = tuple(sorted(rows["subject"].unique()))
    at_subject = {name: at for at, name in enumerate(subjects)}
    at_indicator = {name: at for at, name in enumerate(pack.indicators)}
    shape = (len(subjects), len(pack.indicators))
    ours = rows[rows["indicator"].isin(pack.indicators)]
    where = (ours["subject"].map(at_subject).to_numpy(int), ours["indicator"].map(at_indicator).to_numpy(int))

    def told(column: str, empty: float) -> Floats:
        found = np.full(shape, empty, float)
        if column in ours:
            found[where] = ours[column].to_numpy(float)
        return found

    applicable = np.ones(shape, bool)
    applicable[where] = (ours["why"] != "nvt").to_numpy(bool)
    by: dict[str, Floats] = {}
    for name, of_name in rows[~rows["indicator"].isin(pack.indicators)].groupby("indicator"):
        by[str(name)] = np.full(len(subjects), np.nan)
        by[str(name)][of_name["subject"].map(at_subject).to_numpy(int)] = of_name["value"].to_numpy(float)
    for name in pack.indicators:  # an indicator may be another's denominator
        by.setdefault(name, told("value", np.nan)[:, at_indicator[name]])
    return Values(
        subjects,
        told("value", np.nan),
        _allowed(pack, applicable),
        told("low", np.nan),
        told("high", np.nan),
        told("evidence", -1).astype(np.int64),
        told("age", 0).astype(np.int64),
        by,
        tuple((groups or {}).get(name, "") for name in subjects) if groups is not None else None,
        told("graded", 0) > 0 if "graded" in ours else None,
        told("additionality", np.nan) if "additionality" in ours else None,
    )


def _allowed(pack: Pack, applicable: Bools) -> Bools:
    """What must always be material or reported cannot be declared not applicable."""
    held = pack.harm.always_material | pack.harm.must_report
    fixed = {one for node in held for one in pack.below(node)}
    found: Bools = applicable | np.array([name in fixed for name in pack.indicators])[None]
    return found


def judged(
    pack: Pack,
    period: str,
    values: Values,
    *,
    given: Mapping[str, float] | None = None,
    role_sets: Sequence[Mapping[str, float]] = (),
    last_known: Mapping[str, Ints] | None = None,
    number: int = DRAWS,
    seed: int | None = None,
    doubt: Doubt | None = None,
) -> Judged:
    """Score one period. `given` are the weights in use by node; `role_sets` those of every registered role, which harm cannot
    hide from; `last_known` the band in which a theme without data was last seen, (S,) by theme.

    Without `doubt` nothing is drawn. Without a seed it is the hash of pack and weights; draws of
    values depend on the values and the period as well, so that the same input gives the same digits.
    """
    weights = weights_of(pack, given)
    index = point(pack, values, weights)
    applicable = {name: values.applicable[:, at] for at, name in enumerate(pack.indicators)}
    standing = Standing(
        {
            name: np.where(np.isnan(index.scores[name][0]), -1, values.evidence[:, at])
            for at, name in enumerate(pack.indicators)
        },
        applicable,
        [weights, *(weights_of(pack, told) for told in role_sets)],
        last_known or {},
        additionality_of(pack, values, index, weights),
        {},
        {},
    )
    positive, harm = split(pack, index, weights)
    if seed is None:
        seed = seed_of(pack.key, pack.version, weights)
    draws = draw(pack, values, index, weights, number, seed_of(seed, period), doubt) if doubt else None
    return relevelled(Judged(pack, period, values, index, weights, positive, harm, {}, {}, {}, {}, {}, standing, seed, draws))


def additionality_of(pack: Pack, values: Values, index: Index, weights: Tree) -> dict[str, Floats]:
    """The additionality (0-1) of every node with one below it (S,): the mean over the indicators that have one and a score, by
    what each decides of the node under the weights in use; nan where none has. Empty where none is told. Source: MODEL 4."""
    if values.additionality is None or np.isnan(values.additionality).all():
        return {}
    told = {name: values.additionality[:, at] for at, name in enumerate(pack.indicators)}
    found = dict(told)
    for name in pack.upward:
        part = shares(pack, index.scores, weights, name)
        weight, weighed = np.zeros(len(index.subjects)), np.zeros(len(index.subjects))
        for one in sorted(pack.below(name)):
            own = np.where(np.isnan(told[one]), 0.0, part[one][0]) if one in part else weight * 0
            weight, weighed = weight + own, weighed + own * np.nan_to_num(told[one])
        found[name] = np.divide(weighed, weight, out=np.full(len(weight), np.nan), where=weight > 0)
    return found


def relevelled(one: Judged) -> Judged:
    """The same, with its levels from its standing; a plain pack has none."""
    pack, index = one.pack, one.index
    if pack.levels is None:
        return one
    grade = levelling.evidence_grades(pack, index, one.weights, one.standing.evidence)
    told = {name: band(scores, pack.levels) for name, scores in index.scores.items()}
    caps = levelling.harm_caps(pack, told, one.standing)
    gated = {name: levelling.gates(pack.levels, name, grade[name], one.standing) for name in index.scores}
    gate = {name: level for name, (level, _) in gated.items()}
    stopped = {name: first for name, (_, first) in gated.items()}
    level = levelling.levelled(pack.levels, index.scores, caps, gate)
    return replace(one, grade=grade, caps=caps, gate=gate, stopped=stopped, level=level)


def split(pack: Pack, index: Index, weights: Tree) -> tuple[Tree, Tree]:
    """P and H of every node, (1, S) each: what the indicators above and below 0 below it add, so that P + H is its score. Nan
    where an aggregation on the way is not arithmetic, or a node is clipped, penalised or multiplied after its mean."""
    found = []
    for part in (np.maximum, np.minimum):
        columns = {name: part(index.scores[name], 0.0) for name in pack.indicators}
        bare = replace(pack, clip={}, factor=1.0)
        found.append(evaluated(bare, columns, weights, index.hidden))
    undefined: set[str] = set()
    for name in pack.upward:
        children = pack.children[name]
        odd = pack.by_name[name].aggregate != "arithmetic" or name in pack.clip or any(c in pack.penalty for c in children)
        if odd or (name == pack.root and pack.factor != 1) or undefined & set(children):
            undefined.add(name)
    nothing = np.full((1, len(index.subjects)), np.nan)
    positive, harm = ({name: nothing if name in undefined else told for name, told in part.items()} for part in found)
    return positive, harm


def possible(one: Judged, name: str, subject: int) -> tuple[float, float] | None:
    """The least and most that a node's score could be: with the themes that have no score at -100 and at +100, by full
    weights. What is declared not applicable stays out.

    None in a plain pack, and where nothing can be scored. Source: MODEL 4, check 1.
    """
    if one.pack.levels is None:
        return None
    ends = []
    nothing = {node: np.zeros(len(one.index.subjects), bool) for node in one.pack.by_name}
    for end in (-100.0, 100.0):
        columns = {}
        for at, node in enumerate(one.pack.indicators):
            silent = np.isnan(one.index.scores[one.pack.by_name[node].parent])
            filled = np.where(silent, end, one.index.scores[node])
            columns[node] = np.where(one.values.applicable[None, :, at], filled, np.nan)
        ends.append(float(evaluated(one.pack, columns, one.weights, nothing)[name][0, subject]))
    return None if np.isnan(ends[0]) else (ends[0], ends[1])


def table(results: Sequence[Judged], why: Reason | None = None) -> pd.DataFrame:
    """Every node of every subject and period, as the command `score` writes it: sorted by subject and period, nodes in the
    order of the pack. `why` says in words why a node is withheld; without it the code stands there."""
    frames = []
    for one in results:
        names = [node.name for node in one.pack.nodes]
        subjects = one.index.subjects
        signed = one.pack.levels is not None
        empty = np.full(len(subjects), np.nan)

        def lined(told: Mapping[str, Floats], names: list[str] = names, empty: Floats = empty) -> Floats:
            return np.stack([np.atleast_2d(told.get(name, empty))[0] for name in names], axis=1).ravel()

        level = lined({name: told.astype(float) for name, told in one.level.items()})
        told = [
            (one.index.why[name][at], float(one.index.coverage[name][at]), one.pack.by_name[name].min_coverage)
            for at in range(len(subjects))
            for name in names
        ]
        frames.append(
            pd.DataFrame(
                {
                    "subject": [subject for subject in subjects for _ in names],
                    "period": one.period,
                    "node": names * len(subjects),
                    "score": lined(one.index.scores),
                    "low": lined({name: told.low for name, told in one.band.items()}),
                    "high": lined({name: told.high for name, told in one.band.items()}),
                    "coverage": lined(one.index.coverage),
                    "level": pd.array(np.where(level > 0, level, np.nan), "Int64"),
                    "positive": lined(one.positive) if signed else np.nan,
                    "harm": lined(one.harm) if signed else np.nan,
                    "why_withheld": [(why(*each) if why else each[0]) if each[0] else None for each in told],
                }
            )
        )
    found = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=list(COLUMNS))
    order = found[["subject", "period"]].copy()
    order["row"] = range(len(found))
    return found.loc[order.sort_values(["subject", "period", "row"]).index].reset_index(drop=True)
