"""All funds, and the contracts of none: how much is in each, and how much of it is known."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Line:
    """A fund, or (where `fund` is None) the contracts without one."""

    fund: str | None
    name: str | None
    projects: int
    shared: int
    committed_eur: Decimal | None
    committed_known: int
    committed_unknown: int
    committed_other_currency: int
    people: int | None
    people_known: int
    people_unknown: int
    role_rows: int
    metrics: int
    prices_known: int
    results_known: int
    payments_known: int
    payments_type_unknown: int


@dataclass(frozen=True)
class PortfolioView:
    """Every fund and the contracts without one; the totals count a contract that is in two funds once."""

    lines: tuple[Line, ...]
    projects: int
    committed_eur: Decimal | None
    committed_eur_known: int
    people: int | None
    people_known: int

    @property
    def is_empty(self) -> bool:
        """Is there nothing to show?"""
        return not self.lines


def view(portfolio: pd.DataFrame, totals: pd.DataFrame) -> PortfolioView:
    """The view from the answers to fund_portfolio and portfolio_totals."""
    lines = tuple(Line(**row) for row in records(portfolio))
    nothing = {"projects": 0, "committed_eur": None, "committed_eur_known": 0, "people": None, "people_known": 0}
    return PortfolioView(lines, **(records(totals) or [nothing])[0])


def title(seen: PortfolioView, words: "Words") -> str:
    """Of how many of the funds results are known."""
    funds = [line for line in seen.lines if line.fund]
    if not funds:
        return words("portfolio.title.no_fund", n=seen.projects)
    with_result = sum(1 for line in funds if line.results_known)
    return words("portfolio.title", n=len(funds), known=words.number(with_result))


def lead(seen: PortfolioView, words: "Words", *, without_money: bool = False) -> str:
    """People and money over all contracts, with how many of them are known."""
    if not seen.people_known and not seen.committed_eur_known:
        return words("portfolio.lead.nothing")
    if without_money:
        people = words.number(seen.people or 0)
        return words(
            "portfolio.lead.without_money", n=seen.projects, people=people, people_known=words.number(seen.people_known)
        )
    return words(
        "portfolio.lead",
        n=seen.projects,
        people=words.number(seen.people or 0),
        people_known=words.number(seen.people_known),
        committed=words.money(seen.committed_eur or 0, "EUR"),
        committed_known=words.number(seen.committed_eur_known),
    )


def committed_told(line: Line, words: "Words") -> str:
    """What investors committed in euro, and over how many contracts it is known; other currencies are not added."""
    known = line.committed_known - line.committed_other_currency
    if line.committed_eur is None or not known:
        return (
            words("portfolio.other_currency", n=line.committed_other_currency)
            if line.committed_other_currency
            else words("state.unknown")
        )
    told = words.money(line.committed_eur, "EUR")
    return (
        told
        if known == line.projects
        else words("portfolio.of", told=told, known=words.number(known), of=words.number(line.projects))
    )


def people_told(line: Line, words: "Words") -> str:
    """People meant to be reached, and over how many contracts that is known."""
    if line.people is None:
        return words("state.unknown")
    told = words.number(line.people)
    if line.people_known == line.projects:
        return told
    return words("portfolio.of", told=told, known=words.number(line.people_known), of=words.number(line.projects))


def results_told(line: Line, words: "Words") -> str:
    """Results that are known, of the outcome metrics that were agreed."""
    if not line.metrics:
        return words("state.unknown")
    return words("portfolio.results", known=words.number(line.results_known), of=words.number(line.metrics))


def payments_told(line: Line, words: "Words") -> str:
    """Payments that are known to be made; those of which the type is not stated are said apart."""
    if line.payments_type_unknown:
        return words("portfolio.type_not_stated", n=line.payments_type_unknown, known=words.number(line.payments_known))
    return words.number(line.payments_known) if line.payments_known else words("state.unknown")
