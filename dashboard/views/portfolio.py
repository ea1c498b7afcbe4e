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
    """A fund, or (where `fund` is None) the contracts without one; `invented` if something in it is an invented example.

    `committed` is in `currency`; both are None where nothing is known, or where there are several currencies.
    Of `outcomes_known` of its `metrics` a result is known.
    """

    fund: str | None
    name: str | None
    projects: int
    currency: str | None
    committed: Decimal | None
    committed_known: int
    people: int | None
    people_known: int
    engaged: int | None
    engaged_known: int
    metrics: int
    results_known: int
    outcomes_known: int
    invented: bool


@dataclass(frozen=True)
class Total:
    """The contracts whose committed amount is in one currency, each counted once; or those of which none is known.

    `without_fund` of them are in no fund; `metrics` and `outcomes_known` are of those that are in one.
    """

    currency: str | None
    projects: int
    committed: Decimal | None
    people: int | None
    people_known: int
    invented: bool
    without_fund: int
    metrics: int
    outcomes_known: int


@dataclass(frozen=True)
class PortfolioView:
    """Every fund and the contracts without one; the totals count a contract that is in two funds once.

    `lines` are the funds, `loose` the contracts without one. As soon as there is a real contract the totals are of those,
    and `left_out` says how many invented ones are not counted.
    """

    lines: tuple[Line, ...]
    loose: Line | None
    totals: tuple[Total, ...]
    left_out: int

    @property
    def is_empty(self) -> bool:
        """Is there nothing to show?"""
        return not self.lines and self.loose is None

    @property
    def is_invented(self) -> bool:
        """Is all that is shown an invented example?"""
        return not self.is_empty and all([*(line.invented for line in self.lines), *(total.invented for total in self.totals)])

    @property
    def counted(self) -> tuple[Line, ...]:
        """The funds that the title speaks of: the real ones as soon as there is a real contract."""
        if all(total.invented for total in self.totals):
            return self.lines
        return tuple(line for line in self.lines if not line.invented)

    @property
    def without_fund(self) -> int:
        """How many of the contracts that count are in no fund."""
        return sum(total.without_fund for total in self.totals)

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
    lines = [Line(**row) for row in records(portfolio[[field.name for field in fields(Line)]])]
    all_of_them = [Total(**row) for row in records(totals[[field.name for field in fields(Total)]])]
    real = [total for total in all_of_them if not total.invented]
    return PortfolioView(
        tuple(line for line in lines if line.fund),
        next((line for line in lines if not line.fund), None),
        tuple(real or all_of_them),
        sum(total.projects for total in all_of_them if total.invented) if real else 0,
    )


def title(seen: PortfolioView, words: "Words") -> str:
    """How many of the agreed outcomes are known, and of how many funds."""
    funds = len(seen.counted)
    if not funds:
        return words("portfolio.title.no_fund", n=seen.projects)
    told = sum(1 for line in seen.counted if line.results_known)
    known, of = sum(total.outcomes_known for total in seen.totals), sum(total.metrics for total in seen.totals)
    if not told:
        return words("portfolio.title.none", n=funds)
    if not of:
        return words("portfolio.title.funds", n=told, funds=words.number(funds))
    outcomes = {"known": words.number(known), "of": words.number(of)}
    if told < funds:
        return words("portfolio.title.some", n=told, funds=words.number(funds), **outcomes)
    if known == of:
        return words("portfolio.title.all", n=funds, of=outcomes["of"])
    return words("portfolio.title.known", n=funds, **outcomes)


def lead(seen: PortfolioView, words: "Words", *, without_money: bool = False) -> str:
    """People and money over all contracts, with how many of them are known; each currency apart."""
    people = words("fund.lead.people_unknown")
    if seen.people is not None:
        meant, known = seen.people
        people = words(
            "fund.lead.people", n=meant, coverage="" if known == seen.projects else _known(known, seen.projects, words)
        )
    parts = [words("portfolio.lead", n=seen.projects, people=people)]
    beside = []
    if seen.without_fund and seen.lines:
        beside.append(words("portfolio.lead.without_fund", n=seen.without_fund))
    if seen.left_out:
        beside.append(words("portfolio.lead.invented", n=seen.left_out))
    if without_money:
        return " ".join([*parts, words("portfolio.lead.left_out"), *beside])
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
    return " ".join([*parts, *beside])


def name_told(name: str, words: "Words", *, invented: bool) -> str:
    """The name of a fund or contract, with a word behind it where it is an invented example."""
    return words("portfolio.invented", name=name) if invented else name


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
    """How many are known of the outcomes that were agreed."""
    if not line.metrics:
        return words("state.unknown")
    return words("portfolio.results", known=words.number(line.outcomes_known), of=words.number(line.metrics))


def reached_told(line: Line, words: "Words") -> str:
    """People who took part, and over how many contracts that is known."""
    if line.engaged is None:
        return words("state.unknown")
    return _of(words.number(line.engaged), line.engaged_known, line.projects, words)


def _of(told: str, known: int, of: int, words: "Words") -> str:
    return told if known == of else words("portfolio.of", told=told, known=words.number(known), of=words.number(of))


def _known(known: int, of: int, words: "Words") -> str:
    return "; " + words("fund.coverage", known=words.number(known), of=words.number(of))


def _money(amount: Decimal, currency: str | None, words: "Words") -> str:
    """An amount in its currency; `?` stands for one that is not known."""
    return amount_told(amount, None if currency == "?" else currency, words)
