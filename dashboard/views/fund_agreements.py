"""What was agreed in more than one place: totals beside their parts, versions of payment plans, prices beside the rate card."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from dashboard.views.fund_choice import FundChoice
from dashboard.views.fund_sentences import price_told
from dashboard.views.records import records
from data.periods import has_begun

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Total:
    """A total of a contract, what its parts add up to (`known` of `of` parts), and the difference."""

    contract: str
    what: Literal["committed", "cap", "paid"]
    currency: str
    total: Decimal
    parts: Decimal
    difference: Decimal
    known: int
    of: int

    @property
    def is_whole(self) -> bool:
        """Are all parts known, so that a difference contradicts the total?"""
        return self.known == self.of


@dataclass(frozen=True)
class Plan:
    """A version of a contract's payment plan in one currency; an amount that is None is unknown.

    `holds`: the latest version that has begun by the day up to which things are known; `is_future`: it has not begun by then.
    """

    contract: str
    plan: str | None
    version: int
    holds: bool
    is_future: bool
    dated: str | None
    currency: str | None
    planned: Decimal | None
    payments: int


@dataclass(frozen=True)
class Rate:
    """A price that a contract agreed for a line of the rate card."""

    contract: str
    name: str
    price: Decimal
    agreed: Decimal
    currency: str


@dataclass(frozen=True)
class AgreementsView:
    """Totals of which the parts are known too, plans, and prices beside the card."""

    totals: tuple[Total, ...]
    plans: tuple[Plan, ...]
    rates: tuple[Rate, ...]

    @property
    def unequal(self) -> tuple[Total, ...]:
        """Totals that are not what their parts add up to, the largest difference first."""
        found = [one for one in self.totals if one.difference]
        return tuple(sorted(found, key=lambda one: -abs(one.difference)))

    @property
    def replaced(self) -> tuple[Plan, ...]:
        """The plans of contracts that have more than one version."""
        several = {one.contract for one in self.plans if one.version > 1}
        return tuple(one for one in self.plans if one.contract in several)

    @property
    def off_card(self) -> tuple[Rate, ...]:
        """Prices that differ from the rate card."""
        return tuple(one for one in self.rates if one.price != one.agreed)


def agreements_view(choice: FundChoice, parts: pd.DataFrame, plans: pd.DataFrame, rates: pd.DataFrame) -> AgreementsView:
    """The view from the answers to contract_parts, payment_plans and rate_cards."""
    return AgreementsView(
        tuple(_total(row, choice) for row in records(choice.picks(parts)) if row["difference"] is not None),
        _plans(records(choice.picks(plans)), choice),
        tuple(
            Rate(_name(row, choice), row["definition"] or row["rate"], row["price"], row["agreed_price"], row["currency"])
            for row in records(choice.picks(rates))
            if None not in (row["price"], row["agreed_price"], row["currency"]) and row["currency"] == row["agreed_currency"]
        ),
    )


def quiet(seen: AgreementsView, words: "Words") -> str:
    """What of it there is to tell in a line: what is equal, and where a price differs from the card; empty where nothing is."""
    parts = []
    if any(one.is_whole for one in seen.totals) and not seen.unequal:
        parts.append(words("fund.parts.equal", n=sum(one.is_whole for one in seen.totals)))
    if seen.plans and not seen.replaced:
        parts.append(words("fund.plans.one", n=len({one.contract for one in seen.plans})))
    if seen.rates and not seen.off_card:
        parts.append(words("fund.rates.equal", n=len(seen.rates)))
    for one in seen.off_card:
        agreed, price = (price_told(amount, one.currency, words) for amount in (one.agreed, one.price))
        parts.append(words("fund.rates.differs", name=one.name, contract=one.contract, agreed=agreed, price=price))
    return " ".join(parts)


def _name(row: dict[str, Any], choice: FundChoice) -> str:
    return choice.contracts.get(row["project"]) or row["project"]


def _total(row: dict[str, Any], choice: FundChoice) -> Total:
    amounts = (row["total"], row["parts"], row["difference"])
    return Total(_name(row, choice), row["what"], row["currency"], *amounts, row["parts_known"], row["parts_of"])


def _plans(rows: list[dict[str, Any]], choice: FundChoice) -> tuple[Plan, ...]:
    begun = {id(row): row["dated"] is None or has_begun(row["dated"], choice.day) for row in rows}
    latest: dict[str, int] = {}
    for row in rows:
        if begun[id(row)]:
            latest[row["project"]] = max(row["version"], latest.get(row["project"], 0))
    return tuple(
        Plan(
            _name(row, choice),
            holds=row["version"] == latest.get(row["project"]),
            is_future=not begun[id(row)],
            **{name: row[name] for name in ("plan", "version", "dated", "currency", "planned", "payments")},
        )
        for row in rows
    )


def totals_heading(totals: Sequence[Total], words: "Words") -> str:
    """How many totals differ from what all their parts add up to; where no total has all, of how many parts are unknown."""
    whole = sum(one.is_whole for one in totals)
    return words("fund.parts.heading", n=whole) if whole else words("fund.parts.heading_partly", n=len(totals))


def plans_reading(plans: Sequence[Plan], words: "Words") -> str:
    """Which plan holds now, and that one that begins later does not yet."""
    parts = [words("fund.plans.reading")] if any(one.holds for one in plans) else []
    return " ".join([*parts, *([words("fund.plans.future")] if any(one.is_future for one in plans) else [])])
