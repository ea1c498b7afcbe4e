"""Where partners stand between rules and risk, and between result and relation, and how sure that is."""

from dataclasses import dataclass
from math import log, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from numpy.typing import NDArray

from dashboard.views.records import records
from dashboard.views.value_sentences import held_told
from dashboard.views.value_systems import ValuesView
from metrics.alignment import correlation, plane
from metrics.nearest import nearest
from metrics.profiles import Profiles

if TYPE_CHECKING:
    from dashboard.words import Words

Floats = NDArray[np.float64]
Axis = Literal["x", "y"]
SHARE: Final = 0.80
"""So much of what may be lies within the ring around a partner."""
SURE: Final = 0.90
"""Two partners lie apart where that is so sure, also when the furthest two of many are picked."""
CORNERS: Final = 48
CROWD: Final = 30
"""Of more partners than this neither names nor rings are drawn; the table has them."""
ALIKE: Final = 2
"""So many of those most alike are named."""
SIGN: Final = {
    **{"social": "●", "government": "■", "residents": "★", "business": "▲", "knowledge": "◆"},
    **{"financier": "⬢", "collective": "⬟"},
}
"""The shape of a kind of partner, as a sign in a sentence: each its own."""


@dataclass(frozen=True, eq=False)
class Spot:
    """A partner at its place: `spread` is the covariance (2, 2) of that place, zero for its own statement; None is unknown.

    `is_own`: the partner says it of itself.
    """

    party: str
    name: str
    kind: str | None
    x: float
    y: float
    people: int
    spread: Floats | None

    @property
    def is_own(self) -> bool:
        """Does the partner say it of itself?"""
        return self.people == 1

    @property
    def ring(self) -> list[tuple[float, float]]:
        """The corners of the ellipse that holds SHARE of a Normal around the place; none where there is no spread."""
        if self.spread is None or not self.spread.any():
            return []
        sizes, ways = np.linalg.eigh(self.spread)
        reach = sqrt(-2 * log(1 - SHARE)) * np.sqrt(np.maximum(sizes, 0.0))
        turn = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
        corners = np.array([self.x, self.y]) + np.stack([np.cos(turn), np.sin(turn)], axis=1) * reach @ ways.T
        return [(float(x), float(y)) for x, y in corners]


@dataclass(frozen=True)
class PlaneView:
    """The partners with a place, and by name those without; `reach` is how far the axes run from the middle."""

    spots: tuple[Spot, ...]
    nowhere: tuple[str, ...]
    reach: float

    @property
    def is_crowded(self) -> bool:
        """Are there too many partners to name?"""
        return len(self.spots) > CROWD


def plane_view(seen: ValuesView) -> PlaneView | None:
    """The plane of the instrument; None where it has none, or nobody has a place in it."""
    if seen.profiles is None or seen.instrument is None:
        return None
    profiles = seen.profiles
    places = plane(seen.instrument, profiles.values.mean)
    kinds = {row["party"]: row["party_kind"] for row in records(seen.rows[["party", "party_kind"]].drop_duplicates())}
    kinds |= {row["party"]: row["kind"] for row in records(seen.members) if row["kind"]}
    spots, nowhere = [], []
    for at, (party, name) in enumerate(zip(profiles.parties, profiles.names, strict=True)):
        if np.isnan(places[at]).any():
            nowhere.append(name)
            continue
        x, y = map(float, places[at])
        spots.append(Spot(party, name, kinds.get(party), x, y, seen.people[party], _spread(profiles, at)))
    if not spots:
        return None
    told = [abs(number) for spot in spots for corner in [(spot.x, spot.y), *spot.ring] for number in corner]
    return PlaneView(tuple(spots), tuple(sorted(nowhere)), max(told) or 1.0)


def _spread(profiles: Profiles, at: int) -> Floats | None:
    """The covariance (2, 2) of the place of a party, from Normal(mean, sd²/n) of each value as if they varied apart.

    The place is a sum of values with fixed weights: what one more of each value adds to it. None where a spread is unknown.
    """
    mean, spread, people = (each[at] for each in (profiles.values.mean, profiles.values.spread, profiles.values.people))
    known = ~np.isnan(mean)
    of_people = known & (people > 1)
    if np.isnan(spread[of_people]).any():
        return None
    error = np.zeros(len(mean))
    error[of_people] = spread[of_people] ** 2 / people[of_people]
    adds = plane(profiles.instrument, mean + np.eye(len(mean))) - plane(profiles.instrument, mean)
    found: Floats = (adds * error[:, None]).T @ adds
    return found


def apart(told: PlaneView) -> tuple[Axis, Spot, Spot] | None:
    """The axis on which partners lie furthest apart for sure, with the lowest and the highest; None where there is none."""
    pairs = len(told.spots) * (len(told.spots) - 1) / 2
    axes: tuple[Axis, ...] = ("x", "y")
    found = []
    for at, axis in enumerate(axes):
        low = min(told.spots, key=lambda spot: (round(getattr(spot, axis), 2), spot.party))
        high = min(told.spots, key=lambda spot: (-round(getattr(spot, axis), 2), spot.party))
        width = getattr(high, axis) - getattr(low, axis)
        if pairs and width > 0 and low.spread is not None and high.spread is not None:
            error = sqrt(low.spread[at, at] + high.spread[at, at])
            if width > error * NormalDist().inv_cdf(1 - (1 - SURE) / pairs / 2):
                found.append((width, axis, low, high))
    if not found:
        return None
    _, axis, low, high = max(found, key=lambda one: one[0])
    return axis, low, high


def heading(told: PlaneView, words: "Words") -> str:
    """Who lie furthest apart, where that is sure."""
    if len(told.spots) == 1:
        return words("values.plane.alone", name=told.spots[0].name)
    found = apart(told)
    if found is None:
        return words("values.plane.close")
    axis, low, high = found
    return words(f"values.plane.apart.{axis}", low=low.name, high=high.name)


def reading(told: PlaneView, words: "Words") -> str:
    """What the axes and the rings are, and what the shapes mean."""
    parts = [words("values.plane.reading")]
    if told.is_crowded:
        parts.append(words("values.plane.crowded"))
    elif any(spot.ring for spot in told.spots):
        parts.append(words("values.plane.ring"))
    kinds = {spot.kind if spot.kind in SIGN else None for spot in told.spots}
    if len(kinds) > 1:
        signs = [f"{SIGN[kind]} {words.told('values.kind', kind)}" for kind in SIGN if kind in kinds]
        if None in kinds:
            signs.append(words("values.plane.other_kind"))
        parts.append(" ".join(signs) + ".")
    return " ".join(parts)


def foot(seen: ValuesView, told: PlaneView, words: "Words") -> str:
    """Who has no ring, no place, or may not be shown."""
    parts = []
    if own := [spot.name for spot in told.spots if spot.is_own]:
        parts.append(words("values.plane.own", names=words.listed(own)))
    if bare := [spot.name for spot in told.spots if spot.spread is None]:
        parts.append(words("values.plane.no_spread", names=words.listed(bare)))
    if told.nowhere:
        parts.append(words("values.plane.nowhere", names=words.listed(told.nowhere)))
    parts += [f"{held.name}: {held_told(held, seen.smallest, words)}" for held in seen.held]
    return " · ".join(parts)


def alike_told(seen: ValuesView, party: str, words: "Words") -> str:
    """Of whom the profile of a partner has most the shape; empty where that is not asked or nobody's has."""
    if seen.profiles is None or seen.instrument is None or seen.instrument.kind == "statements":
        return ""
    means, parties = seen.profiles.values.mean, seen.profiles.parties
    if party not in parties or len(parties) < 3:
        return ""
    at = parties.index(party)
    names = [
        seen.profiles.names[other]
        for other in nearest(means, ALIKE)[at]
        if other >= 0 and float(correlation(means[at], means[other])) > 0
    ]
    return words("values.plane.alike", name=seen.parties[party], names=words.listed(names)) if names else ""


def told_people(spot: Spot, words: "Words") -> str:
    """Of how many people the place of a partner is."""
    return words("values.own") if spot.is_own else words("values.people", n=spot.people)
