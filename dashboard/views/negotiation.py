"""What a decision is under each set of weights: the sets side by side, the zone in which all agree, and what would flip it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from dashboard.views.contribution_numbers import decimals
from metrics.agreeing import Floats
from metrics.negotiating import Bargain, WeightSet

if TYPE_CHECKING:
    from dashboard.words import Words
    from data.pack import Pack

NAMED: Final = 3
"""So many sets are told of by name; of more the table tells."""
_NEAR: Final = 1e-6


@dataclass(frozen=True)
class Decided:
    """The decision in question: that a subject scores at least a level, or that one stands above another.

    `border` is where the level begins, in points; `level` 0 and `other` empty where they do not apply. `is_open`: in the draws
    the two cannot be told apart.
    """

    name: str
    level: int = 0
    word: str = ""
    border: float = 0.0
    other: str = ""
    is_open: bool = False

    def told(self, words: "Words") -> str:
        """The decision as a sentence without a full stop."""
        if self.other:
            return words("negotiation.above", one=self.name, other=self.other)
        return words("negotiation.at_least", name=self.name, border=words.number(self.border), level=self.level, word=self.word)


@dataclass(frozen=True)
class Weighed:
    """One set: its weights, 0 to 1, in the order of the themes; `gap` its score less the border or the other's, in points;
    whether it comes to another decision than the set in use, and how far on the way to it that flips, 0 to 1."""

    kind: Literal["party", "role"]
    name: str
    weights: tuple[float, ...]
    gap: float
    differs: bool
    way: float | None


@dataclass(frozen=True)
class ThemeRow:
    """A theme with its weight in use, and from which to which weight all sets agree; None where there is no such weight."""

    name: str
    in_use: float
    zone: tuple[float, float] | None

    @property
    def is_free(self) -> bool:
        """Do all agree whatever it weighs?"""
        return self.zone is not None and self.zone[0] <= _NEAR and self.zone[1] >= 1 - _NEAR


@dataclass(frozen=True)
class Flipped:
    """The smallest change: how much weight moves, 0 to 1, from which themes to which."""

    moved: float
    source: tuple[str, ...]
    target: tuple[str, ...]


@dataclass(frozen=True)
class NegotiationView:
    """A decision under the set in use and all others; `gap` and `holds` are those of the set in use. Under the `silent` ones
    too little is measured."""

    decided: Decided
    themes: tuple[ThemeRow, ...]
    sets: tuple[Weighed, ...]
    gap: float
    holds: bool
    flip: Flipped | None
    silent: tuple[str, ...]

    @property
    def counted(self) -> tuple[str, tuple[Weighed, ...]]:
        """Of whom the heading speaks: the partners where two or more weighed, else the roles, else all sets."""
        for kind in ("party", "role"):
            of_kind = tuple(one for one in self.sets if one.kind == kind)
            if len(of_kind) > 1:
                return kind, of_kind
        return "set", self.sets

    @property
    def otherwise(self) -> tuple[Weighed, ...]:
        """The sets that decide otherwise, those nearest to the set in use first."""
        return tuple(sorted((one for one in self.sets if one.differs), key=lambda one: (one.way or 0.0, one.name)))

    @property
    def tightest(self) -> ThemeRow | None:
        """The theme of which the weight may vary least, or not at all."""
        bound = [row for row in self.themes if row.zone is not None and not row.is_free]
        return min(bound, key=lambda row: (row.zone[1] - row.zone[0] if row.zone else 0.0, row.name), default=None)

    @property
    def at_odds(self) -> tuple[ThemeRow, ...]:
        """The themes of which no weight makes all agree."""
        return tuple(row for row in self.themes if row.zone is None)


def view(bargain: Bargain, decided: Decided, pack: "Pack", words: "Words") -> NegotiationView:
    """The view of a decision under the sets of weights."""
    names = {theme: pack.by_name[theme].label(words.lang) for theme in bargain.themes}
    labels = list(names.values())
    flip = bargain.flip
    zones = [None if np.isnan(low) else (float(low), float(high)) for low, high in bargain.zone]
    rows = zip(labels, bargain.in_use.tolist(), zones, strict=True)
    each = zip(bargain.sets, bargain.weights, bargain.gaps, bargain.differs, bargain.flips, strict=True)
    return NegotiationView(
        decided,
        tuple(ThemeRow(name, weight, zone) for name, weight, zone in rows),
        tuple(_weighed(*told, words) for told in each),
        bargain.gap,
        bargain.holds,
        Flipped(flip.moved, tuple(labels[at] for at in flip.came_from), tuple(labels[at] for at in flip.went_to))
        if flip
        else None,
        tuple(set_name(one, words) for one in bargain.silent),
    )


def _weighed(one: WeightSet, weights: Floats, gap: float, differs: bool, way: float, words: "Words") -> Weighed:
    return Weighed(
        one.kind,
        set_name(one, words),
        tuple(weights.tolist()),
        float(gap),
        bool(differs),
        None if np.isnan(way) else float(way),
    )


def set_name(one: WeightSet, words: "Words") -> str:
    """What a set is called: a partner by its name, a role by its word."""
    if one.kind == "party":
        return one.name
    told = words.told("role", one.who)
    return told[:1].upper() + told[1:]


def heading(seen: NegotiationView, words: "Words") -> str:
    """How many would decide otherwise."""
    kind, sets = seen.counted
    number, all_of = sum(one.differs for one in sets), words.number(len(sets))
    if not number:
        return words(f"negotiation.all_agree.{kind}", n=len(sets))
    if number == len(sets):
        return words(f"negotiation.none_agree.{kind}", n=len(sets))
    return words(f"negotiation.some_differ.{kind}", n=number, of=all_of)


def now(seen: NegotiationView, words: "Words") -> str:
    """What the set in use makes of the decision, with the numbers."""
    if seen.decided.other:
        key = "negotiation.now.above" if seen.holds else "negotiation.now.not_above"
        told = words(key, decided=seen.decided.told(words), gap=words.number(abs(seen.gap), 1))
        same = words("significance.pair.same", one=seen.decided.name, other=seen.decided.other)
        return f"{told} {same}" if seen.decided.is_open else told
    key = "negotiation.now.holds" if seen.holds else "negotiation.now.fails"
    score = words.number(seen.gap + seen.decided.border, 1)
    return words(key, decided=seen.decided.told(words), score=score)


def lines(seen: NegotiationView, words: "Words") -> list[str]:
    """What follows: of mixtures or of those who decide otherwise, of the zone, of the smallest change, and of what it leaves
    out."""
    told = []
    if not seen.otherwise:
        told.append(words("negotiation.mixtures", n=len(seen.sets)))
    told += [words("negotiation.way", name=one.name, share=words.percent(one.way or 0.0)) for one in seen.otherwise[:NAMED]]
    if len(seen.otherwise) > NAMED:
        told.append(words("negotiation.way.more", n=len(seen.otherwise) - NAMED))
    told += [*_zone(seen, words), _flip(seen, words)]
    if seen.silent:
        told.append(words("negotiation.silent", n=len(seen.silent), names=words.listed(seen.silent)))
    told.append(words("negotiation.in_common", n=len(seen.themes)) if seen.decided.other else words("negotiation.level_more"))
    return told


def weight_told(share: float, words: "Words") -> str:
    """A weight in per cent: with a decimal where it is small."""
    return words.percent(share, 0 if share >= 0.1 else 1)


def zone_told(row: ThemeRow, words: "Words") -> str:
    """From which to which weight all agree; the word where that is any, or none."""
    if row.zone is None:
        return words("negotiation.zone.none")
    if row.is_free:
        return words("negotiation.zone.any")
    low, high = (weight_told(end, words) for end in row.zone)
    return low if low == high else words("figure.band.narrow", low=low, high=high)


def moved_told(moved: float, words: "Words") -> str:
    """Weight that moves, of 1 in all, in percentage points: with a decimal below ten, or more where one would tell a zero."""
    points = 100 * moved
    told = words.number(points, 0 if points >= 10 else decimals(points))
    return words("negotiation.points", n=1 if told == "1" else 2, points=told)


def gap_told(gap: float, decided: Decided, words: "Words") -> str:
    """A set's score, or how far one stands above the other, in points."""
    return words.number(gap + decided.border, 1)


def tightest_first(rows: Sequence[ThemeRow]) -> list[ThemeRow]:
    """The themes in the order of the picture: those of which no weight makes all agree, then by how little they may vary."""
    return sorted(rows, key=lambda row: (row.zone is not None, row.zone[1] - row.zone[0] if row.zone else 0.0))


def _zone(seen: NegotiationView, words: "Words") -> list[str]:
    told = []
    if seen.at_odds:
        if len(seen.at_odds) == len(seen.themes):
            return [words("negotiation.zone.nowhere")]
        told.append(words("negotiation.zone.at_odds", n=len(seen.at_odds), of=words.number(len(seen.themes))))
    row = seen.tightest
    if row is not None:
        told.append(words("negotiation.zone.tightest", theme=row.name, zone=zone_told(row, words)))
    elif not seen.at_odds:
        told.append(words("negotiation.zone.free"))
    return told


def _flip(seen: NegotiationView, words: "Words") -> str:
    if seen.flip is None:
        return words("negotiation.flip.none")
    if not seen.flip.source:
        return words("negotiation.flip.even")
    return words(
        "negotiation.flip",
        moved=moved_told(seen.flip.moved, words),
        source=words.listed(seen.flip.source),
        target=words.listed(seen.flip.target),
    )
