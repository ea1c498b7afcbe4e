"""Which partners' values moved between two waves by more than chance explains."""

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING, Final

from dashboard.views.records import records
from dashboard.views.value_systems import ValuesView
from metrics.drift import drift
from metrics.profiles import profiles_of, waves

if TYPE_CHECKING:
    from dashboard.words import Words

DRAWN: Final = 16
"""So many partners are drawn, who moved first; the table has all of them."""
SAID: Final = 3
"""Of so many it is told in words where they moved."""


@dataclass(frozen=True)
class Moved:
    """How far a partner moved, in points of the scale, and how far chance alone reaches; None is unknown.

    `has_moved`: further than chance reaches; None where that is not to say. `toward`: to which end of the plane most (x or y,
    up or down); empty where the instrument has no plane. `people` are those who answered before and now.
    """

    name: str
    distance: float | None
    limit: float | None
    has_moved: bool | None
    toward: str
    people: tuple[int, int]


@dataclass(frozen=True)
class DriftView:
    """Who took part in both waves, who moved first, then by how far."""

    before: str
    now: str
    rows: tuple[Moved, ...]

    @property
    def moved(self) -> tuple[Moved, ...]:
        """Those who moved by more than chance explains."""
        return tuple(row for row in self.rows if row.has_moved)


def drift_view(seen: ValuesView) -> DriftView | None:
    """The chosen wave beside the one before it; None where there is no such, or nobody took part in both."""
    if seen.profiles is None or seen.instrument is None or not seen.wave:
        return None
    told = waves(seen.rows, seen.instrument.key, seen.aspect)
    earlier = told[told.index(seen.wave) + 1 :] if seen.wave in told else []
    if not earlier:
        return None
    before = profiles_of(seen.rows, seen.instrument, aspect=seen.aspect, period=earlier[0])
    names = dict(zip(seen.profiles.parties, seen.profiles.names, strict=True))
    rows = [
        Moved(
            names[row["party"]],
            row["rmsd"],
            row["limit"],
            None if row["flag"] is None else bool(row["flag"]),
            _toward(row["shift_x"], row["shift_y"]),
            (int(row["people_before"]), int(row["people_now"])),
        )
        for row in records(drift(before, seen.profiles))
    ]
    ranked = sorted(rows, key=lambda row: (not row.has_moved, row.distance is None, -(row.distance or 0.0)))
    return DriftView(earlier[0], seen.wave, tuple(ranked)) if ranked else None


def heading(told: DriftView, words: "Words") -> str:
    """How many moved by more than chance explains."""
    if not any(row.has_moved is not None for row in told.rows):
        return words("values.drift.unsaid")
    if not told.moved:
        return words("values.drift.none")
    if len(told.moved) == 1:
        return words("values.drift.one", name=told.moved[0].name)
    return words("values.drift.some", n=len(told.moved), of=words.number(len(told.rows)))


def reading(told: DriftView, words: "Words") -> str:
    """Between which waves, what the bar is, and that it is an approximation."""
    reading = words("values.drift.reading", before=words.period(told.before), now=words.period(told.now))
    if len(told.rows) <= DRAWN:
        return reading
    return f"{reading} {words('values.drift.drawn', n=DRAWN, of=words.number(len(told.rows)))}"


def moved_told(told: DriftView, words: "Words") -> list[str]:
    """A sentence for those who moved furthest, with the direction where there is one."""
    return [
        words(f"values.drift.toward.{row.toward}" if row.toward else "values.drift.moved", name=row.name)
        for row in told.moved[:SAID]
    ]


def verdict(row: Moved, words: "Words") -> str:
    """Whether a partner moved, in a word."""
    if row.has_moved is None:
        return words("values.drift.verdict.own" if 1 in row.people else "values.drift.verdict.unsaid")
    return words("values.drift.verdict.moved" if row.has_moved else "values.drift.verdict.chance")


def _toward(x: float | None, y: float | None) -> str:
    """The end of the plane that a partner moved to most."""
    told = {axis: shift for axis, shift in (("x", x), ("y", y)) if shift is not None and not isnan(shift) and shift}
    if not told:
        return ""
    axis = max(told, key=lambda one: abs(told[one]))
    return f"{axis}.{'high' if told[axis] > 0 else 'low'}"
