"""Two partners beside each other: what each finds important, where they differ most, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import pandas as pd

from dashboard.views.records import records
from dashboard.views.significance import add_up
from dashboard.views.value_systems import Pair, ValuesView
from data.instrument import Instrument
from metrics.alignment import clashes, top_overlap
from metrics.profiles import Told

if TYPE_CHECKING:
    from dashboard.words import Words

DRAWN: Final = 12
"""So many statements are drawn, those that differ most; the table has all of them."""
CLASHES: Final = 3
TOP: Final = 5
_ROOM: Final = 1.08
"""How much wider the axis is than what lies on it."""
Axis = Literal["centred", "scale", "statements", "cards"]


@dataclass(frozen=True)
class Side:
    """What one partner finds of a value: the mean over its people, and P5-P95; None is unknown or withheld, or no band."""

    mean: float | None
    low: float | None
    high: float | None
    is_withheld: bool = False


@dataclass(frozen=True)
class ValueRow:
    """A value of two partners; `is_clash`: among those that differ most."""

    code: str
    name: str
    question: str
    one: Side
    other: Side
    is_clash: bool

    @property
    def apart(self) -> float | None:
        """How far the two lie apart; None where one of them is unknown."""
        return None if self.one.mean is None or self.other.mean is None else abs(self.one.mean - self.other.mean)

    @property
    def is_distinct(self) -> bool:
        """Do the two differ by more than their bands? A partner's own statement has no band: it is what it says."""
        if not self.apart or self.one.mean is None or self.other.mean is None:
            return False
        below, above = sorted((self.one, self.other), key=lambda side: side.mean or 0.0)
        top = below.mean if below.high is None else below.high
        bottom = above.mean if above.low is None else above.low
        return top is not None and bottom is not None and top < bottom


@dataclass(frozen=True)
class PairView:
    """Two partners by id and name, and `people` behind each (1: its own statement).

    `rows` are all values, those that differ most first, the unknown last.

    `shared` of the `top` values that each finds most important are the same ones; of statements that is not asked.
    """

    one: str
    other: str
    names: tuple[str, str]
    people: tuple[int, int]
    pair: Pair | None
    rows: tuple[ValueRow, ...]
    shared: int
    top: int
    axis: Axis
    across: tuple[float, float]

    @property
    def drawn(self) -> tuple[ValueRow, ...]:
        """The rows of the picture: all values, of statements those that differ most."""
        return self.rows[:DRAWN] if self.axis == "statements" else self.rows

    @property
    def clashes(self) -> tuple[ValueRow, ...]:
        """The rows that differ most."""
        return tuple(row for row in self.rows if row.is_clash)


def pair_view(seen: ValuesView, one: str, other: str, words: "Words") -> PairView:
    """The two partners, each of whom has a profile in this view."""
    profiles, instrument = seen.profiles, seen.instrument
    if profiles is None or instrument is None:
        raise ValueError("no profiles to compare")
    at, than = profiles.parties.index(one), profiles.parties.index(other)
    a, b = profiles.values.mean[at], profiles.values.mean[than]
    most = set(clashes(a, b, CLASHES))
    rows = [
        ValueRow(
            value.value,
            value.name(words.lang),
            value.question(words.lang),
            _side(profiles.values, at, position, withheld=(one, value.value) in seen.withheld),
            _side(profiles.values, than, position, withheld=(other, value.value) in seen.withheld),
            position in most,
        )
        for position, value in enumerate(instrument.values)
    ]
    ranked = sorted(rows, key=lambda row: (row.apart is None, -(row.apart or 0.0)))
    top = min(TOP, int((~np.isnan(a + b)).sum()))
    axis = _axis(instrument)
    return PairView(
        one,
        other,
        (seen.parties[one], seen.parties[other]),
        (seen.people[one], seen.people[other]),
        seen.pair(one, other),
        tuple(ranked),
        top_overlap(a, b, top) if axis != "statements" else 0,
        top if axis != "statements" else 0,
        axis,
        _across(instrument, axis, ranked),
    )


def _side(told: Told, at: int, position: int, *, withheld: bool) -> Side:
    mean, low, high = (
        None if np.isnan(each[at, position]) else float(each[at, position]) for each in (told.mean, told.low, told.high)
    )
    return Side(mean, low, high) if None not in (low, high) else Side(mean, None, None, withheld and mean is None)


def _axis(instrument: Instrument) -> Axis:
    if instrument.kind == "statements":
        return "statements"
    if instrument.kind == "cards":
        return "cards"
    return "centred" if instrument.centring == "person" else "scale"


def _across(instrument: Instrument, axis: Axis, rows: list[ValueRow]) -> tuple[float, float]:
    """From where to where the axis runs: around the mean of all answers, else over the scale, of cards over the shares."""
    if axis == "cards":
        return (0.0, 1.0)
    if axis != "centred":
        return (instrument.low, instrument.high)
    sides = [side for row in rows for side in (row.one, row.other)]
    told = [abs(value) for side in sides for value in (side.mean, side.low, side.high) if value is not None]
    reach = max(told, default=0.0) * _ROOM or 1.0
    return (-reach, reach)


@dataclass(frozen=True)
class Part:
    """A value in the sum behind a likeness: how far each of the two lies from its own mean, and the one times the other; of
    statements (`product` is None) how far the two lie apart."""

    name: str
    one: float
    other: float
    product: float | None


@dataclass(frozen=True)
class Sum:
    """r as `together` / root of (`of_one` x `of_other`); of statements 1 - mean of what lies between them / `width`."""

    parts: tuple[Part, ...]
    together: float
    of_one: float
    of_other: float
    width: float


def likeness_sum(seen: ValuesView, told: PairView) -> Sum | None:
    """The sum behind the likeness of two partners, over the values both have; None where it is unknown."""
    rows = [row for row in told.rows if row.apart is not None]
    if told.pair is None or told.pair.alike is None or seen.instrument is None or not rows:
        return None
    a, b = (np.array([getattr(row, side).mean for row in rows], dtype=float) for side in ("one", "other"))
    if seen.measure == "agreement":
        parts = [Part(row.name, float(x), float(y), None) for row, x, y in zip(rows, a, b, strict=True)]
        return Sum(tuple(parts), float(np.abs(a - b).sum()), 0.0, 0.0, seen.instrument.width)
    a, b = a - a.mean(), b - b.mean()
    parts = [Part(row.name, float(x), float(y), float(x * y)) for row, x, y in zip(rows, a, b, strict=True)]
    return Sum(tuple(parts), float(a @ b), float(a @ a), float(b @ b), seen.instrument.width)


def add_up_finely(parts: Sequence[float]) -> list[float]:
    """Parts to two decimals that add up to their total to two decimals."""
    return [float(one) / 10 for one in add_up([10 * part for part in parts])]


def rows_of(seen: ValuesView, told: PairView) -> pd.DataFrame:
    """What the store tells of the two: the rows of the profiles that are drawn, nothing of whom is withheld."""
    if seen.profiles is None or seen.instrument is None:
        return seen.rows.iloc[:0]
    wave = dict(zip(seen.profiles.parties, seen.profiles.period, strict=True))
    kept = [
        row["party"] in (told.one, told.other)
        and (row["instrument"], row["aspect"], row["role"]) == (seen.instrument.key, seen.aspect, None)
        and row["period"] == wave[row["party"]]
        and row["mean"] is not None
        for row in records(seen.rows)
    ]
    return seen.rows[kept].reset_index(drop=True)
