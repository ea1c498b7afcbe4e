"""From score to level: the lowest of coverage, band, harm cap and gates. The score itself never changes (MODEL 4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.pack import Levels, Pack
from metrics.index import TOLERANCE, Bools, Floats, Index, Tree, full_shares, shares

Ints = NDArray[np.int64]
NO_EVIDENCE: Final = -1


@dataclass(frozen=True)
class Standing:
    """What the levels need besides scores: evidence by indicator (S,) 0-5 or -1; which indicators apply (S,) by name.

    `sets` are the weights of the set in use first and of every registered role set after it. `last_known` has, by theme,
    the band (S,) in which it was last seen where it has no data now (0 where it never was). `additionality` is by node (S,),
    nan where no outcome for the better is recorded: harm does not open the gate of good. `lasting` by node (S,) says that the
    score gate of the last quarters is met, `better` how many stakeholder groups are better off with none worse: both absent
    until there is something to tell them from.
    """

    evidence: Mapping[str, Ints]
    applicable: Mapping[str, Bools]
    sets: Sequence[Tree]
    last_known: Mapping[str, Ints]
    additionality: Mapping[str, Floats]
    lasting: Mapping[str, Bools]
    better: Mapping[str, Ints]


@dataclass(frozen=True)
class Cap:
    """Why harm caps a node at `level`: `because` is harm, last_known or unreported, by `nodes` of this weight together."""

    level: int
    because: str
    nodes: tuple[str, ...]
    weight: float


def band(scores: Floats, levels: Levels) -> Ints:
    """The level in whose band each score lies, 1 and up; on a border the higher; 0 where there is no score."""
    found = np.searchsorted(np.array(levels.starts[1:]), scores + TOLERANCE, side="right") + 1
    return np.where(np.isnan(scores), 0, found).astype(np.int64)


def evidence_grades(pack: Pack, index: Index, weights: Tree, evidence: Mapping[str, Ints]) -> dict[str, Ints]:
    """The grade of every node (S,): the largest g such that children graded g or more hold at least half the weight present;
    -1 where no grade does."""
    found = dict(evidence)
    for name in pack.upward:
        part = shares(pack, index.scores, weights, name)
        children = [child for child in pack.children[name] if child in part]
        weight = np.array([part[child][0] for child in children])
        grade = np.array([found[child] for child in children])
        best = np.full(len(index.subjects), NO_EVIDENCE)
        for g in range(6):
            held = np.where(grade >= g, weight, 0.0).sum(axis=0)
            best = np.where((held >= 0.5 - TOLERANCE) & (weight.sum(axis=0) > 0), g, best)
        found[name] = best
    return found


def harm_caps(pack: Pack, bands: Mapping[str, Ints], standing: Standing) -> dict[str, Ints]:
    """The highest level that harm leaves every node, (D, S); `bands` is the band of each node's score, (D, S), 0 without.

    A theme is capped by its indicators, what lies above by its themes, each where those in a band or a lower one together weigh
    enough in the set in use or in any role's; and by any node below it that is always material.
    """
    most = len(pack.levels.starts) if pack.levels else 0
    found = {name: np.full(told.shape, most) for name, told in bands.items()}
    for name in pack.upward:
        for cap in _caps(pack, name, bands, standing):
            found[name] = np.minimum(found[name], cap)
    return found


def _caps(pack: Pack, name: str, bands: Mapping[str, Ints], standing: Standing) -> list[Ints]:
    harm = pack.harm
    weighs = [full_shares(pack, weights, standing.applicable, name) for weights in standing.sets]
    most = len(pack.levels.starts) if pack.levels else 0
    found: list[Ints] = []
    always = [node for node in pack.by_name if node in harm.always_material and pack.is_below(node, name)]
    for level, cap in sorted(harm.caps.items()):
        for units, least in _units(pack, name):
            seen = {unit: _seen(bands[unit], standing.last_known.get(unit)) for unit in units}
            for part in weighs:
                held = np.zeros((1, 1))
                for unit in units:
                    held = held + np.where((seen[unit] > 0) & (seen[unit] <= level), part[unit], 0.0)
                found.append(np.where(held >= least - TOLERANCE, cap, most))
        for node in always:
            told = _seen(bands[node], standing.last_known.get(node))
            found.append(np.where((told > 0) & (told <= level), cap, most))
    for node in sorted(harm.must_report):
        if pack.is_below(node, name):
            applies = np.any([standing.applicable[one] for one in pack.below(node)], axis=0)
            found.append(np.where((bands[node] == 0) & applies, harm.unreported, most))
    return found


def binding_caps(pack: Pack, name: str, subject: int, index: Index, standing: Standing) -> list[Cap]:
    """The caps on a node of one subject, lowest first, each with the nodes that make it and the most they weigh together."""
    if pack.levels is None:
        return []
    harm, levels = pack.harm, pack.levels
    told = {unit: int(band(index.scores[unit][0, [subject]], levels)[0]) for unit in pack.by_name}
    last = {unit: int(bands[subject]) for unit, bands in standing.last_known.items() if told[unit] == 0}
    weighs = [full_shares(pack, weights, standing.applicable, name) for weights in standing.sets]
    always = [node for node in pack.by_name if node in harm.always_material and pack.is_below(node, name)]
    found: list[Cap] = []
    taken: set[str] = set()
    for level, cap in sorted(harm.caps.items()):
        nodes = [node for node in always if 0 < (told[node] or last.get(node, 0)) <= level]
        weight = 0.0
        for units, least in _units(pack, name):
            harmful = [unit for unit in units if 0 < (told[unit] or last.get(unit, 0)) <= level]
            weighed = max((sum(float(part[unit][0, subject]) for unit in harmful) for part in weighs), default=0.0)
            if weighed >= least - TOLERANCE:
                nodes += harmful
                weight = max(weight, weighed)
        for because, of_kind in (
            ("harm", [node for node in nodes if told[node]]),
            ("last_known", [node for node in nodes if not told[node]]),
        ):
            new = tuple(node for node in dict.fromkeys(of_kind) if node not in taken)
            taken |= set(new)
            if new:
                found.append(Cap(cap, because, new, weight))
    silent = tuple(
        node
        for node in sorted(harm.must_report)
        if pack.is_below(node, name) and not told[node] and any(standing.applicable[one][subject] for one in pack.below(node))
    )
    if silent:
        found.append(Cap(harm.unreported, "unreported", silent, 0.0))
    return sorted(found, key=lambda cap: cap.level)


def gates(levels: Levels, name: str, grade: Ints, standing: Standing) -> tuple[Ints, Ints]:
    """The highest level whose gate and all gates below it are met, and the first gate that is not (0: all are), both (S,)."""
    size = len(grade)
    level, stopped = np.full(size, levels.without_gates), np.zeros(size, np.int64)
    for at in range(levels.without_gates + 1, len(levels.starts) + 1):
        met = np.all([ok for _, ok in gate_checks(levels, name, at, grade, standing)], axis=0)
        level = np.where((stopped == 0) & met, at, level)
        stopped = np.where((stopped == 0) & ~met, at, stopped)
    return level, stopped


def gate_checks(levels: Levels, name: str, level: int, grade: Ints, standing: Standing) -> list[tuple[str, Bools]]:
    """What the gate of a level asks (evidence, additionality, lasting, groups) and whether it is met, (S,) each. What nothing
    is known of is not met."""
    gate = levels.gates.get(level)
    size = len(grade)
    if gate is None:
        return [("open", np.ones(size, bool))]
    checks: list[tuple[str, Bools]] = [("evidence", grade >= gate.evidence)] if gate.evidence else []
    if gate.additionality is not None:
        told = standing.additionality.get(name, np.full(size, np.nan))
        checks.append(("additionality", np.nan_to_num(told, nan=-np.inf) > gate.additionality + TOLERANCE))
    if gate.score is not None and gate.quarters:
        checks.append(("lasting", standing.lasting.get(name, np.zeros(size, bool))))
    if gate.groups:
        checks.append(("groups", standing.better.get(name, np.zeros(size, np.int64)) >= gate.groups))
    return checks or [("open", np.ones(size, bool))]


def levelled(levels: Levels, scores: Tree, caps: Mapping[str, Ints], gate: Mapping[str, Ints]) -> dict[str, Ints]:
    """The level of every node (D, S): the lowest of band, cap and gate; 0 where there is no score."""
    found = {}
    for name, told in scores.items():
        bands = band(told, levels)
        found[name] = np.where(bands == 0, 0, np.minimum(np.minimum(bands, caps[name]), gate[name][None]))
    return found


def _units(pack: Pack, name: str) -> list[tuple[list[str], float]]:
    """What caps a node, and what it must weigh together to do so: a theme's own indicators, and the themes below a node. What
    comes off as a penalty has no weight to do so with."""
    apart = {one for one in pack.penalty if pack.is_below(one, name)}
    own = [child for child in pack.children[name] if child not in pack.children and child not in apart]
    inside = [node for node in pack.themes if pack.is_below(node, name) and not _is_never(pack, node)]
    inside = [node for node in inside if not any(node == one or pack.is_below(node, one) for one in apart)]
    return [(units, least) for units, least in ((own, pack.harm.indicator_share), (inside, pack.harm.theme_share)) if units]


def _is_never(pack: Pack, node: str) -> bool:
    return any(node == name or pack.is_below(node, name) for name in pack.never)


def _seen(now: Ints, last: Ints | None) -> Ints:
    """The band a node is in, or was last seen in where it has no data."""
    return now if last is None else np.where(now > 0, now, last)
