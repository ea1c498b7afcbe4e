"""The coalitions behind the contracts beside one another: how valuable each is, and what it did and was paid, never mixed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.portfolio import name_told
from dashboard.views.portfolio_money import NONE, Money, paid_told
from dashboard.views.records import records
from data.pack import Levels

if TYPE_CHECKING:
    from dashboard.words import Words

DRAWN: Final = 12
"""So many coalitions are drawn; the table has all of them."""


@dataclass(frozen=True)
class Beside:
    """A coalition and its contracts. The score is in points (-100 to 100) with its band (P10-P90) and level, all None where
    there is none; `why` is then the code of the reason. `reached` people are known of `reached_known` of the contracts."""

    coalition: str
    name: str
    contracts: int
    reached: int | None
    reached_known: int
    money: Money
    score: float | None
    low: float | None
    high: float | None
    level: int | None
    word: str
    why: str


def observed(terms: pd.DataFrame, measured: pd.DataFrame) -> list[str]:
    """The coalitions behind the contracts of which anything was measured, from contract_terms and observed_coalitions."""
    behind = {row["coalition"] for row in records(terms)}
    return sorted(row["coalition"] for row in records(measured) if row["coalition"] in behind)


def beside(
    terms: pd.DataFrame,
    money: Mapping[str, Money],
    scores: Mapping[str, pd.DataFrame],
    invented: Mapping[str, bool],
    levels: Levels | None,
    words: "Words",
) -> tuple[Beside, ...]:
    """The coalitions behind these contracts: those with a score first, the lowest before all; the others by people reached.

    `terms` is the answer to contract_terms of all contracts, `scores` those to latest_score, `invented` tells of each coalition
    whether it is an example. A contract of no coalition is not there.
    """
    contracts: dict[str, list[dict[str, Any]]] = {}
    for row in records(terms):
        if row["coalition"] is not None:
            contracts.setdefault(row["coalition"], []).append(row)
    rows = []
    for coalition, own in contracts.items():
        reached = [row["people_engaged"] for row in own if row["people_engaged"] is not None]
        name = own[0]["coalition_name"] or coalition
        score: dict[str, Any] = next(iter(records(scores[coalition])), {}) if coalition in scores else {}
        level = int(score["level"]) if score.get("level") else None
        rows.append(
            Beside(
                coalition,
                name_told(name, words, invented=invented.get(coalition, False)),
                len(own),
                int(sum(reached)) if reached else None,
                len(reached),
                money.get(coalition, NONE),
                score.get("score"),
                score.get("low"),
                score.get("high"),
                level,
                levels.word(level, words.lang) if levels and level else "",
                score.get("why_withheld") or "unknown",
            )
        )
    return tuple(sorted(rows, key=lambda one: (one.score is None, one.score or 0.0, -(one.reached or 0), one.name)))


def heading(seen: Sequence[Beside], words: "Words") -> str:
    """Of how many coalitions behind the contracts a score is known; of the only one what it is."""
    scored = [one for one in seen if one.score is not None]
    if not scored:
        return words("portfolio.beside.none", n=len(seen))
    if len(seen) == 1 and scored[0].level:
        return words("portfolio.beside.one", name=seen[0].name, word=seen[0].word, level=scored[0].level)
    return words("portfolio.beside.some", n=len(scored), of=words.number(len(seen)))


def reading(seen: Sequence[Beside], words: "Words", *, without_money: bool) -> str:
    """How to read the picture, and how many coalitions are in the table alone."""
    told = words("portfolio.beside.reading_without" if without_money else "portfolio.beside.reading")
    more = len(seen) - DRAWN
    return f"{told} {words('portfolio.beside.more', n=more)}" if more > 0 else told


def level_told(one: Beside, words: "Words") -> str:
    """The level by its digit and its word."""
    return f"{one.level} {one.word}" if one.level else words("state.unknown")


def reached_told(one: Beside, words: "Words") -> str:
    """How many people were reached, and of how many contracts that is known where it is not of all."""
    if one.reached is None:
        return words("state.unknown")
    told = words.number(one.reached)
    known, of = words.number(one.reached_known), words.number(one.contracts)
    return told if one.reached_known == one.contracts else words("portfolio.of", told=told, known=known, of=of)


def about_told(one: Beside, words: "Words", *, without_money: bool) -> list[str]:
    """Contracts, people and money of a coalition, each as a short text, for where there are no columns."""
    told = [
        words("portfolio.beside.contracts", n=one.contracts),
        words("portfolio.beside.people", reached=reached_told(one, words)),
    ]
    return told if without_money else [*told, words("portfolio.beside.paid", paid=paid_told(one.money, words))]
