"""What partners say that they find important, beside what they do: where the two lie furthest apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.records import records
from dashboard.views.value_sentences import inside

if TYPE_CHECKING:
    from dashboard.words import Words

DRAWN: Final = 12
"""So many are drawn, the widest gaps; the table has all of them."""
BOLD: Final = 3
"""So many of them are bold."""
STEP: Final = 20.0
"""From one step of importance on a gap is told as one."""


@dataclass(frozen=True)
class Gap:
    """What a partner says of a theme and what it does, both 0 to 100, and the difference; None is unknown, `why` tells it.

    `importance` is 0 to 5 and `score` -100 to 100, as they were told; `when` the quarter of the score.
    """

    party: str
    name: str
    theme: str
    period: str
    importance: float | None
    score: float | None
    gap: float | None
    when: str
    why: str

    @property
    def says(self) -> float | None:
        """How important it says that the theme is, from 0 to 100."""
        return None if self.importance is None else self.importance * 20

    @property
    def does(self) -> float | None:
        """How it scores on it, from 0 to 100."""
        return None if self.score is None else (self.score + 100) / 2


@dataclass(frozen=True)
class SayDoView:
    """The gaps of one partner, or of all (party ''), the widest first, the unknown last; `parties` can be chosen from."""

    party: str
    parties: Mapping[str, str]
    rows: tuple[Gap, ...]

    @property
    def known(self) -> tuple[Gap, ...]:
        """Those of which both are known."""
        return tuple(row for row in self.rows if row.gap is not None)

    @property
    def drawn(self) -> tuple[Gap, ...]:
        """The rows of the picture."""
        return self.known[:DRAWN]


def say_do_view(found: pd.DataFrame, importances: pd.DataFrame, themes: Mapping[str, str], party: str = "") -> SayDoView | None:
    """The view of the metric `say_do` and the answer to `importances`; `themes` are the names of the nodes of the pack.

    A `party` that said nothing is all of them. None where no gap is known.
    """
    names: dict[str, str] = {row["party"]: row["party_name"] for row in records(importances)}
    rows = [
        Gap(
            row["party"],
            names.get(row["party"], row["party"]),
            themes.get(row["node"], row["node"]),
            row["period"],
            row["importance"],
            row["score"],
            row["gap"],
            row["score_period"] or "",
            row["why"],
        )
        for row in records(found)
    ]
    if not any(row.gap is not None for row in rows):
        return None
    there = dict(sorted({row.party: row.name for row in rows}.items(), key=lambda one: one[1].casefold()))
    party = party if party in there else ""
    return SayDoView(party, there, tuple(row for row in rows if party in ("", row.party)))


def heading(told: SayDoView, words: "Words") -> str:
    """The widest gap in words, where it is at least one step of importance."""
    widest = next(iter(told.known), None)
    if widest is None:
        return words("values.say_do.unknown")
    if widest.gap is None or abs(widest.gap) < STEP:
        return words("values.say_do.near")
    return words("values.say_do.apart", name=widest.name, theme=inside(widest.theme))


def reading(told: SayDoView, words: "Words") -> str:
    """What the two marks are, and how many are drawn."""
    parts = [words("values.say_do.reading"), words("values.say_do.signs")]
    if len(told.rows) > len(told.drawn):
        parts.append(words("values.pair.drawn", n=len(told.drawn), of=words.number(len(told.rows))))
    return " ".join(parts)


def scored_told(told: SayDoView, words: "Words") -> str:
    """In which quarters the scores were, where these are not those of what was said; else empty."""
    other = sorted({row.when for row in told.known if row.when and row.when != row.period})
    return words("values.say_do.scored", when=words.listed([words.period(when) for when in other])) if other else ""


def gap_told(row: Gap, words: "Words") -> str:
    """The gap with its sign, or why it is unknown."""
    if row.gap is None:
        return words(f"values.say_do.why.{row.why}")
    told = words.number(row.gap)
    return f"+{told}" if row.gap > 0 and told != "0" else told
