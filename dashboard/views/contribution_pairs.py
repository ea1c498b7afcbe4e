"""Between which two partners working together adds something, or costs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.contribution import SAME, decimals
from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words

DRAWN: Final = 12
"""So many pairs are drawn; the table has all of them."""
NAMED: Final = 2
"""So many losing pairs are named above the picture; more are counted."""


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


def heading(pairs: tuple[Pair, ...], words: "Words", *, costs: bool = False) -> str:
    """Between whom most comes about; between whom it costs most, where nothing is gained or all together lose (`costs`)."""
    known = [row for row in pairs if row.gain is not None]
    if not known:
        return words("contribution.pairs.unknown")
    if known[0].is_loss or (costs and known[-1].is_loss):
        most = min(known, key=lambda row: row.gain or 0.0)
        return words("contribution.pairs.costs", one=most.one, other=most.other)
    first = [row for row in known if abs((row.gain or 0.0) - (known[0].gain or 0.0)) <= SAME]
    if len(first) > NAMED:
        return words("contribution.pairs.equal", n=len(first))
    told = [words("contribution.pairs.between", one=row.one, other=row.other) for row in first]
    return words("contribution.pairs.heading", pairs=words.listed(told))


def reading(pairs: tuple[Pair, ...], unit: str, words: "Words") -> str:
    """In which unit, and who is in each other's way, with the cause."""
    parts = [words("contribution.pairs.reading", unit=unit) if unit else words("contribution.pairs.reading_plain")]
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
