"""Weights to agree on: what a decision is under each partner's and each role's own weights, the zone in which all come to the
same, and the smallest change that flips it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from data.pack import Pack
from metrics.agreeing import Bools, Floats, verdict, ways, zone
from metrics.flipping import Flip, smallest_flip
from metrics.index import TOLERANCE, Tree, point, shares
from metrics.scoring import Judged
from metrics.significance import WeightsInUse
from metrics.weighting import of_roles, only, weights_of


@dataclass(frozen=True)
class WeightSet:
    """One way to weigh: that of a party or a role, with the weight of every theme by node, 0 or more, sum 1."""

    kind: Literal["party", "role"]
    who: str
    name: str
    weights: Mapping[str, float]


@dataclass(frozen=True)
class Bargain:
    """A decision under J sets of weights over T themes: it holds where the weighted mean of `leads` is 0 or more, with `strict`
    more than 0.

    `leads` (T,) are points: a theme's score less the border of a level, or less another's score. `in_use` (T,) and `weights`
    (J, T) are rescaled to sum 1 over the themes that have data. `sets` are those of `weights`; under the `silent` ones too
    little is measured to judge at all.
    """

    themes: tuple[str, ...]
    leads: Floats
    strict: bool
    in_use: Floats
    sets: tuple[WeightSet, ...]
    weights: Floats
    silent: tuple[WeightSet, ...] = ()

    @property
    def gap(self) -> float:
        """How far the set in use lies from the turning point, in points, with its sign."""
        return float(self.in_use @ self.leads)

    @property
    def gaps(self) -> Floats:
        """The same of every set, (J,)."""
        return self.weights @ self.leads

    @property
    def holds(self) -> bool:
        """Does the decision hold under the set in use?"""
        return bool(verdict(np.array(self.gap), strict=self.strict))

    @property
    def held(self) -> Bools:
        """Does it hold under every set, (J,)?"""
        return verdict(self.gaps, strict=self.strict)

    @property
    def differs(self) -> Bools:
        """Does a set come to another decision than the set in use, (J,)?"""
        found: Bools = self.held != self.holds
        return found

    @property
    def zone(self) -> Floats:
        """As `zone`, of the set in use and all others."""
        return zone(self.leads, self.in_use, self.weights, strict=self.strict)

    @property
    def flips(self) -> Floats:
        """How far from the set in use to every set (J,) the decision flips, 0 to 1; nan where it does not."""
        return ways(self.leads, np.vstack([self.in_use, self.weights]), strict=self.strict)[0, 1:]

    @property
    def flip(self) -> Flip | None:
        """The smallest change of the set in use that flips the decision; None where no weights do."""
        if bool((verdict(self.leads, strict=self.strict) == self.holds).all()):  # a tie on one theme may not be enough
            return None
        return smallest_flip(self.leads, np.zeros(len(self.leads)), self.in_use)


def partner_sets(pack: Pack, rows: pd.DataFrame) -> list[WeightSet]:
    """What each partner would let weigh: the last set it told, the mean over its roles; sorted by name. A partner that lets
    nothing weigh has none. `rows` is the answer to `partner_weights`."""
    if rows.empty:
        return []
    day = pd.to_datetime(rows["dated"]).fillna(pd.to_datetime(rows["recorded"]))
    told = rows.assign(day=day, weight=pd.to_numeric(rows["weight"]).astype(float))
    found = []
    for party, own in told.sort_values(["day", "weight_set"]).groupby("party"):
        _, mean, _ = of_roles(pack, own[own["weight_set"] == own["weight_set"].iloc[-1]])
        if mean:
            name = own["party_name"].iloc[0] if "party_name" in own else party
            found.append(WeightSet("party", str(party), str(name), only(pack, mean)))
    return sorted(found, key=lambda one: (one.name, one.who))


def role_sets(weights: WeightsInUse) -> list[WeightSet]:
    """The set of each role of those in use."""
    return [WeightSet("role", role, role, given) for role, given in weights.roles.items()]


def at_least(one: Judged, subject: int, border: float, sets: Sequence[WeightSet]) -> Bargain | None:
    """ "The subject (its position) scores at least `border`" (points) under the weights in use and under each of `sets`.

    None where it has no score, where its score is no plain mean of its themes, and with fewer than two themes that have data.
    """
    pack, found = one.pack, one.index.scores
    if np.isnan(found[pack.root][0, subject]):
        return None
    leads = {theme: float(found[theme][0, subject]) - border for theme in _scored(one, subject)}
    bargain = _bargain(pack, one.weights, leads, sets, strict=False, can_judge=lambda weights: _judges(one, subject, weights))
    score = float(found[pack.root][0, subject])
    return bargain if bargain and abs(bargain.gap + border - score) <= TOLERANCE else None


def above(one: Judged, subject: int, other: Judged, against: int, sets: Sequence[WeightSet]) -> Bargain | None:
    """ "One subject stands above another" under the weights in use and under each of `sets`, on the themes that both have.

    Both are judged by the same pack and weights. None where one has no score, and with fewer than two themes in common.
    """
    pack = one.pack
    if np.isnan([one.index.scores[pack.root][0, subject], other.index.scores[pack.root][0, against]]).any():
        return None
    theirs = set(_scored(other, against))
    leads = {
        theme: float(one.index.scores[theme][0, subject] - other.index.scores[theme][0, against])
        for theme in _scored(one, subject)
        if theme in theirs
    }

    def can_judge(weights: Tree) -> bool:
        return _judges(one, subject, weights) and _judges(other, against, weights)

    return _bargain(pack, one.weights, leads, sets, strict=True, can_judge=can_judge)


def _scored(one: Judged, subject: int) -> list[str]:
    """The themes of a subject that have a score."""
    return [theme for theme in one.pack.themes if not np.isnan(one.index.scores[theme][0, subject])]


def _judges(one: Judged, subject: int, weights: Tree) -> bool:
    """Is enough measured of a subject to score it under these weights?"""
    return not point(one.pack, one.values, weights).why[one.pack.root][subject]


def _bargain(
    pack: Pack,
    in_use: Tree,
    leads: Mapping[str, float],
    sets: Sequence[WeightSet],
    *,
    strict: bool,
    can_judge: Callable[[Tree], bool],
) -> Bargain | None:
    there = _there(pack, leads)

    def parts(weights: Tree) -> Floats:
        """The part of the score that each theme decides, (T,), sum 1; nothing where these themes weigh nothing."""
        found = shares(pack, there, weights)
        return np.array([float(found[theme][0, 0]) for theme in leads])

    trees = [weights_of(pack, one.weights) for one in sets]
    own, theirs = parts(in_use), np.array([parts(tree) for tree in trees]).reshape(len(trees), len(leads))
    able = np.array([can_judge(tree) for tree in trees], bool) & (theirs.sum(axis=1) > 0)
    weighs = (own > 0) | (theirs[able] > 0).any(axis=0)
    if own.sum() <= 0 or weighs.sum() < 2:
        return None
    return Bargain(
        tuple(theme for theme, is_weighed in zip(leads, weighs, strict=True) if is_weighed),
        np.array(list(leads.values()))[weighs],
        strict,
        own[weighs],
        tuple(one for one, is_able in zip(sets, able, strict=True) if is_able),
        theirs[able][:, weighs],
        tuple(one for one, is_able in zip(sets, able, strict=True) if not is_able),
    )


def _there(pack: Pack, themes: Mapping[str, float]) -> Tree:
    """A score for these themes and what lies above and below them, and none elsewhere, each (1, 1)."""
    kept = {below for theme in themes for below in (theme, *pack.below(theme))}
    found = {name: np.zeros((1, 1)) if name in kept else np.full((1, 1), np.nan) for name in pack.indicators}
    for name in pack.upward:
        is_there = name in kept or any(not np.isnan(found[child]).any() for child in pack.children[name])
        found[name] = np.zeros((1, 1)) if is_there else np.full((1, 1), np.nan)
    return found
