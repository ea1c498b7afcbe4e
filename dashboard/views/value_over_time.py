"""How alike the values of partners were in each wave, beside what their coalition scored: a hypothesis, never a cause."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.records import records
from dashboard.views.value_sentences import likeness

if TYPE_CHECKING:
    from dashboard.words import Words

ENOUGH: Final = 5
"""Of fewer waves nothing is said on whether both go together."""


@dataclass(frozen=True)
class Wave:
    """A wave: the median r over its pairs, and the score in that quarter with P10 and P90; None is unknown."""

    period: str
    alike: float | None
    pairs: int
    score: float | None
    low: float | None
    high: float | None


def waves_told(found: pd.DataFrame) -> tuple[Wave, ...]:
    """The waves of `alignment_over_time`, oldest first."""
    return tuple(
        Wave(row["period"], row["median_r"], int(row["pairs"]), row["score"], row["low"], row["high"]) for row in records(found)
    )


def both(waves: tuple[Wave, ...]) -> tuple[Wave, ...]:
    """The waves of which both are known."""
    return tuple(wave for wave in waves if wave.alike is not None and wave.score is not None)


def heading(waves: tuple[Wave, ...], words: "Words") -> str:
    """Of how many waves it is, and that so few say nothing; with no word on cause."""
    known = both(waves)
    if len(known) < 2:
        return words("values.over_time.one", n=len(known))
    return words("values.over_time.few" if len(known) < ENOUGH else "values.over_time.heading", n=len(known))


def reading(waves: tuple[Wave, ...], words: "Words") -> str:
    """From where to where both went, and whose hypothesis it is."""
    parts = []
    known = both(waves)
    if len(known) > 1:
        first, last = known[0], known[-1]
        parts.append(
            words(
                "values.over_time.went",
                before=words.period(first.period),
                now=words.period(last.period),
                alike_before=likeness(first.alike or 0.0, words),
                alike_now=likeness(last.alike or 0.0, words),
                score_before=words.number(first.score or 0.0),
                score_now=words.number(last.score or 0.0),
            )
        )
    parts.append(words("values.over_time.reading"))
    return " ".join(parts)
