"""Between which two partners working together adds something, or costs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.contribution_numbers import SAME, decimals
from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words

DRAWN: Final = 12
"""So many pairs are drawn; the table has all of them."""
NAMED: Final = 2
"""So many losing pairs are named above the picture; more are counted."""

LONG: Final = 90
"""A heading that names two equal pairs is no longer; else they are counted."""


@dataclass(frozen=True)
class Pair:
    """What two partners gain from one another, in the unit of the contributions; None is unknown."""

    one: str
    other: str
    gain: float | None
    low: float | None
    high: float | None
    because: str
    cause: str

    @property
    def is_loss(self) -> bool:
        """Does working together cost here?"""
        return self.gain is not None and self.gain < 0


def pairs_view(found: pd.DataFrame) -> tuple[Pair, ...]:
    """The pairs of the metric `contribution_pairs`, the largest gain first, losses behind them, the unknown last."""
    rows = [
        Pair(
            row["one_name"] or row["one"],
            row["other_name"] or row["other"],
            row["gain"],
            row["low"],
            row["high"],
            row["because"] or "",
            row["cause"] or "",
        )
        for row in records(found)
    ]
    return tuple(sorted(rows, key=lambda row: (row.gain is None, -(row.gain or 0.0), row.one.casefold(), row.other.casefold())))


def drawn(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The pairs that are drawn: where there are many, those that matter most, in the same order."""
    kept = sorted(pairs, key=lambda row: (row.gain is None, -abs(row.gain or 0.0)))[:DRAWN]
    return tuple(row for row in pairs if row in kept)


@dataclass(frozen=True)
class First:
    """The pairs that gain most, or lose most; without `is_distinct` they are not distinguishable from the one that follows."""

    pairs: tuple[Pair, ...]
    following: Pair | None
    is_distinct: bool


def first_of(pairs: tuple[Pair, ...], *, loss: bool = False) -> First | None:
    """The pairs that gain most, or lose most; None where there are none of which it is known. They are distinct where all of
    their band (P10-P90) lies beyond the next one's number."""
    sign = -1 if loss else 1
    known = sorted((row for row in pairs if row.gain is not None), key=lambda row: -sign * (row.gain or 0.0))
    known = [row for row in known if sign * (row.gain or 0.0) > 0]
    if not known:
        return None
    most = known[0].gain or 0.0
    first = tuple(row for row in known if abs((row.gain or 0.0) - most) <= SAME)
    following = known[len(first)] if len(first) < len(known) else None
    ends = [(row.high if loss else row.low) for row in first]
    nearest = min(
        sign * (row.gain if end is None else end) for row, end in zip(first, ends, strict=True) if row.gain is not None
    )
    return First(first, following, following is None or nearest > sign * (following.gain or 0.0))


def heading(pairs: tuple[Pair, ...], words: "Words", *, costs: bool = False) -> str:
    """Between whom most comes about; between whom it costs most, where nothing is gained or all together lose (`costs`).

    A pair is named only where it is distinguishable from the next one; equal ones are told as equal.
    """
    if all(row.gain is None for row in pairs):
        return words("contribution.pairs.unknown")
    found, way = _told_of(pairs, costs=costs)
    if found is None:
        return words("contribution.pairs.none")
    if not found.is_distinct:
        return words(f"contribution.pairs.{way}.more")
    told = words.listed(between(row, words) for row in found.pairs)
    if len(found.pairs) == 1:
        return words(f"contribution.pairs.{way}", pairs=told)
    both = words(f"contribution.pairs.{way}.equals", pairs=told)
    if len(found.pairs) > NAMED or len(both) > LONG:
        return words(f"contribution.pairs.{way}.equal", n=len(found.pairs))
    return both


def between(row: Pair, words: "Words") -> str:
    """Werkplaats en Gemeente."""
    return words("contribution.pairs.between", one=row.one, other=row.other)


def _told_of(pairs: tuple[Pair, ...], *, costs: bool) -> tuple[First | None, str]:
    """What the heading speaks of: the gains, or the losses."""
    gains, losses = first_of(pairs), first_of(pairs, loss=True)
    return (losses, "costs") if losses and (costs or not gains) else (gains, "heading")


def reading(pairs: tuple[Pair, ...], unit: str, words: "Words", *, costs: bool = False) -> str:
    """In which unit; which pairs are not distinguishable; and who is in each other's way, with the cause."""
    parts = [words("contribution.pairs.reading", unit=unit) if unit else words("contribution.pairs.reading_plain")]
    found, _ = _told_of(pairs, costs=costs)
    if found is not None and found.following is not None and not found.is_distinct:
        two = [*found.pairs, found.following][:NAMED]
        parts.append(words("contribution.pairs.unsure", one=between(two[0], words), other=between(two[1], words)))
    losses = [row for row in reversed(pairs) if row.is_loss]
    if len(losses) > NAMED:
        parts.append(words("contribution.pairs.losses", n=len(losses)))
    for row in losses[:NAMED] if len(losses) <= NAMED else ():
        key = "contribution.pairs.loss_by" if row.cause else "contribution.pairs.loss"
        parts.append(words(key, one=row.one, other=row.other, cause=row.cause))
    return " ".join(parts)


def gain_told(row: Pair, words: "Words") -> str:
    """+7,5: what a pair gains, with its sign; the word where it is unknown."""
    if row.gain is None:
        return words("state.unknown")
    number = words.number(row.gain, decimals(row.gain, row.low, row.high))
    return f"+{number}" if row.gain > 0 else number


def band_told(row: Pair, words: "Words") -> str:
    """5 tot 10: where a gain lies with 80 % certainty; empty where it has no band."""
    if row.low is None or row.high is None or row.high - row.low <= SAME:
        return ""
    low, high = (words.number(end, decimals(end, row.low, row.high)) for end in (row.low, row.high))
    return words("figure.band.narrow", low=low, high=high)
