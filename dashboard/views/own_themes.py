"""A partner's own themes beside those of others, of whom nobody is told apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.views.records import records
from data.small_groups import smallest
from metrics.observed import when

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Theme:
    """The partner's own score on a theme, -100 to 100, beside the middle of `peers` others and the band in which the middle
    half of them lies; None is unknown, of the others withheld where `is_withheld`."""

    name: str
    score: float | None
    low: float | None
    median: float | None
    high: float | None
    peers: int
    is_withheld: bool


@dataclass(frozen=True)
class OwnThemes:
    """The themes on which the partner or the others have a score, in one quarter; `minimum` is the smallest group."""

    period: str
    themes: tuple[Theme, ...]
    minimum: int

    @property
    def compared(self) -> tuple[Theme, ...]:
        """Those on which both stand."""
        return tuple(row for row in self.themes if row.score is not None and row.median is not None)

    @property
    def drawn(self) -> tuple[Theme, ...]:
        """Those that are drawn: where the partner stands furthest above the middle of the others first; then those on which it
        stands without others, the highest score first."""
        alone = sorted((row for row in self.themes if row.median is None and row.score is not None), key=_lowness)
        return (*sorted(self.compared, key=lambda row: (row.median or 0.0) - (row.score or 0.0)), *alone)

    @property
    def peers(self) -> int:
        """The most others that it stands beside."""
        return max((row.peers for row in self.compared), default=0)


def own_themes(
    found: pd.DataFrame, coalitions: pd.DataFrame, names: Mapping[str, str], coalition: str, quarter: str, party: str
) -> OwnThemes | None:
    """The view of `themes_beside_peers` and `smallest_groups`, in the last quarter up to the one asked for; `names` are those
    of the themes. None where the partner has no score."""
    rows = [row for row in records(found) if row["party"] == party and when(row["period"]) <= when(quarter)]
    period = max((row["period"] for row in rows), key=when, default="")
    themes = tuple(
        Theme(
            names.get(row["node"], row["node"]),
            row["score"],
            row["low"],
            row["median"],
            row["high"],
            row["peers"],
            bool(row["withheld"]),
        )
        for row in rows
        if row["period"] == period and (row["score"] is not None or row["median"] is not None)
    )
    told = next((row["smallest_group"] for row in records(coalitions) if row["coalition"] == coalition), None)
    seen = OwnThemes(period, themes, smallest(told))
    return seen if any(row.score is not None for row in themes) else None


def heading(seen: OwnThemes, words: "Words") -> str:
    """Beside how many others; that they are hidden, where they all are, or that nothing of others is known."""
    if seen.compared:
        return words("own.themes.heading", n=seen.peers)
    return words("own.themes.withheld" if _hides(seen) else "own.themes.alone")


def reading(seen: OwnThemes, words: "Words") -> str:
    """How the partner compares, and what is told of others and what is not."""
    if not seen.compared:
        return words("own.themes.too_few", least=words.number(seen.minimum)) if _hides(seen) else ""
    above = sum((row.score or 0.0) > (row.median or 0.0) for row in seen.compared)
    of = words.number(len(seen.compared))
    parts = [words("own.themes.above", n=above, of=of) if above else words("own.themes.none_above", n=len(seen.compared))]
    parts.append(words("own.themes.band" if any(row.low is not None for row in seen.compared) else "own.themes.middle"))
    return " ".join(parts)


def source(seen: OwnThemes, words: "Words") -> str:
    """In which quarter; of how many themes the others are hidden; where to see how sure the own score is."""
    parts = [words("own.themes.when", when=words.period(seen.period))]
    hidden = sum(row.is_withheld for row in seen.drawn)
    if hidden and seen.compared:
        parts.append(words("own.themes.some_withheld", n=hidden, least=words.number(seen.minimum)))
    return " ".join([*parts, words("own.themes.sure")])


def peers_told(row: Theme, words: "Words") -> str:
    """How many others there are; that they are hidden, or that there is none."""
    if row.is_withheld:
        return words("state.verborgen")
    return words("own.themes.others", n=row.peers) if row.median is not None else words("own.themes.nobody")


def _hides(seen: OwnThemes) -> bool:
    return any(row.is_withheld for row in seen.drawn)


def _lowness(row: Theme) -> float:
    return -(row.score or 0.0)
