"""What a decision is under each set of weights: the sets side by side, the zone in which all agree, and what would flip it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from metrics.agreeing import Floats
from metrics.negotiating import Bargain, WeightSet

if TYPE_CHECKING:
    from dashboard.words import Words
    from data.pack import Pack

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


def tightest_first(rows: Sequence[ThemeRow]) -> list[ThemeRow]:
    """The themes in the order of the picture: those of which no weight makes all agree, then by how little they may vary."""
    return sorted(rows, key=lambda row: (row.zone is not None, row.zone[1] - row.zone[0] if row.zone else 0.0))
