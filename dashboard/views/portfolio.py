"""All funds, and the contracts of none: how much is in each, and how much of it is known."""

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.views.fund_sentences import amount_told
from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Line:
    """A fund, or (where `fund` is None) the contracts without one.

    `committed` is in `currency`; both are None where nothing is known, or where there are several currencies.
    """

    fund: str | None
    name: str | None
    projects: int
    currency: str | None
    committed: Decimal | None
    committed_known: int
    people: int | None
    people_known: int
    metrics: int
    results_known: int
    payments_known: int
    payments_type_unknown: int


@dataclass(frozen=True)
class Total:
    """The contracts whose committed amount is in one currency, each counted once; or those of which none is known."""

    currency: str | None
    projects: int
    committed: Decimal | None
    people: int | None
    people_known: int


@dataclass(frozen=True)
class PortfolioView:
    """Every fund and the contracts without one; the totals count a contract that is in two funds once."""

    lines: tuple[Line, ...]
    totals: tuple[Total, ...]

    @property
    def is_empty(self) -> bool:
        """Is there nothing to show?"""
        return not self.lines

    @property
    def projects(self) -> int:
        """How many contracts there are."""
        return sum(total.projects for total in self.totals)

    @property
    def people(self) -> tuple[int, int] | None:
        """People meant to be reached, and over how many contracts that is known; None where it is known of none."""
        known = sum(total.people_known for total in self.totals)
        return (sum(total.people or 0 for total in self.totals), known) if known else None


def view(portfolio: pd.DataFrame, totals: pd.DataFrame) -> PortfolioView:
    """The view from the answers to fund_portfolio and portfolio_totals."""
    lines = portfolio[[field.name for field in fields(Line)]]
    return PortfolioView(
        tuple(Line(**row) for row in records(lines)),
        tuple(Total(**row) for row in records(totals[[field.name for field in fields(Total)]])),
    )


def title(seen: PortfolioView, words: "Words") -> str:
    """Of how many of the funds results are known."""
    funds = [line for line in seen.lines if line.fund]
    if not funds:
        return words("portfolio.title.no_fund", n=seen.projects)
    known = sum(1 for line in funds if line.results_known)
    if known in (0, len(funds)):
        return words("portfolio.title.all" if known else "portfolio.title.none", n=len(funds))
    return words("portfolio.title.some", n=known, of=words.number(len(funds)))


def lead(seen: PortfolioView, words: "Words", *, without_money: bool = False) -> str:
    """People and money over all contracts, with how many of them are known; each currency apart."""
    people = words("fund.lead.people_unknown")
    if seen.people is not None:
        meant, known = seen.people
        people = words(
            "fund.lead.people", n=meant, coverage="" if known == seen.projects else _known(known, seen.projects, words)
        )
    parts = [words("portfolio.lead", n=seen.projects, people=people)]
    if without_money:
        return " ".join([*parts, words("portfolio.lead.left_out")])
    amounts = [
        words("portfolio.lead.amount", n=total.projects, amount=_money(total.committed, total.currency, words))
        for total in seen.totals
        if total.committed is not None
    ]
    if amounts:
        parts.append(words("portfolio.lead.committed", amounts=words.listed(amounts)))
    unknown = sum(total.projects for total in seen.totals if total.committed is None)
    if unknown:
        parts.append(words("portfolio.lead.committed_unknown", n=unknown))
    return " ".join(parts)


def committed_told(line: Line, words: "Words") -> str:
    """What investors committed, and over how many contracts it is known; several currencies are not added."""
    if line.committed is None:
        return words("portfolio.currencies" if line.committed_known else "state.unknown")
    return _of(_money(line.committed, line.currency, words), line.committed_known, line.projects, words)


def people_told(line: Line, words: "Words") -> str:
    """People meant to be reached, and over how many contracts that is known."""
    if line.people is None:
        return words("state.unknown")
    return _of(words.number(line.people), line.people_known, line.projects, words)


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


def _of(told: str, known: int, of: int, words: "Words") -> str:
    return told if known == of else words("portfolio.of", told=told, known=words.number(known), of=words.number(of))


def _known(known: int, of: int, words: "Words") -> str:
    return "; " + words("fund.coverage", known=words.number(known), of=words.number(of))


def _money(amount: Decimal, currency: str | None, words: "Words") -> str:
    """An amount in its currency; `?` stands for one that is not known."""
    return amount_told(amount, None if currency == "?" else currency, words)
