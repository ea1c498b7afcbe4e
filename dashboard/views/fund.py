"""A fund: its contracts, its money, who plays which role, and what about it is unknown or disputed."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.views.fund_parties import Role, Stream, roles_in_order, streams_in_order
from dashboard.views.records import records

GIVERS_APART = 25
"""Above this many givers a picture shows groups that bring the same, and the table who they are."""


@dataclass(frozen=True)
class Contract:
    """One contract. What is None is unknown, unless `*_why` says that it does not apply or is withheld.

    Of `outcomes_known` of its `metrics` a result is known; `results_known` counts results, of which a metric may have several.
    """

    project: str
    name: str
    currency: str | None
    committed: Decimal | None
    people_targeted: int | None
    people_engaged: int | None
    metrics: int
    prices_known: int
    results_known: int
    outcomes_known: int
    payments_known: int
    payments_type_unknown: int
    paid: Decimal | None
    paid_currency: str | None
    paid_type_unknown: Decimal | None
    paid_type_unknown_currency: str | None
    source: str
    link: str | None
    evidence: str | None
    status: str
    recorded: Any
    batch: int
    place: str
    payment_source: str | None


@dataclass(frozen=True)
class Stated:
    """An amount for a figure of the fund, by one source.

    It was added up over `counts` of the fund's `contracts`; both are None where it was stated as a whole.
    """

    figure: str
    amount: Decimal
    currency: str | None
    source: str
    link: str | None
    note: str | None
    counts: int | None
    contracts: int | None
    in_use: bool
    disputed: bool


@dataclass(frozen=True)
class FundView:
    """All that the page of one fund shows; `money_left_out` streams of money were left out, or None where none had to be."""

    fund: str
    name: str
    contracts: tuple[Contract, ...]
    figures: tuple[Stated, ...]
    streams: tuple[Stream, ...]
    roles: tuple[Role, ...]
    money_left_out: int | None = None

    @property
    def is_empty(self) -> bool:
        """Is there no contract to show?"""
        return not self.contracts

    @cached_property
    def parties(self) -> dict[str, str]:
        """Party -> name, of everyone who plays a role, by name."""
        named = {role.party: role.party_name for role in self.roles} | {s.giver: s.giver_name for s in self.streams}
        return dict(sorted(named.items(), key=lambda pair: (pair[1].casefold(), pair[0])))

    def stated(self, figure: str) -> tuple[Stated, ...]:
        """Every amount for one figure, with who says so."""
        return tuple(one for one in self.figures if one.figure == figure)

    def in_use(self, figure: str) -> Stated | None:
        """The amount of a figure that the page counts with; None where none is known."""
        return next((one for one in self.stated(figure) if one.in_use), None)

    @property
    def disputed(self) -> tuple[str, ...]:
        """The figures on which sources contradict one another."""
        return tuple(dict.fromkeys(one.figure for one in self.figures if one.disputed))

    @property
    def sources(self) -> tuple[str, ...]:
        """Everyone who says something of the fund or its contracts."""
        named = [*(contract.source for contract in self.contracts), *(one.source for one in self.figures)]
        return tuple(dict.fromkeys(named))

    @property
    def people_targeted(self) -> tuple[int, int] | None:
        """People meant to be reached, and over how many contracts that is known; None where it is known of none."""
        return _sum(contract.people_targeted for contract in self.contracts)

    @property
    def people_engaged(self) -> tuple[int, int] | None:
        """People who took part, and over how many contracts that is known; None where it is known of none."""
        return _sum(contract.people_engaged for contract in self.contracts)

    @property
    def outcomes(self) -> tuple[int, int] | None:
        """Of how many agreed outcomes a result is known; None where of some contract none is recorded as agreed."""
        if not all(contract.metrics for contract in self.contracts):
            return None
        return sum(c.outcomes_known for c in self.contracts), sum(c.metrics for c in self.contracts)

    @property
    def payments_type_unknown(self) -> int:
        """Of how many payments it is not stated whether they were made."""
        return sum(contract.payments_type_unknown for contract in self.contracts)

    @property
    def payment_sources(self) -> tuple[str | None, ...]:
        """Who tells of the payments of each contract that has any; None where there are several."""
        paying = [contract for contract in self.contracts if contract.payments_known or contract.payments_type_unknown]
        return tuple(dict.fromkeys(contract.payment_source for contract in paying))

    @property
    def givers_together(self) -> bool:
        """Are there too many givers to draw each of them apart?"""
        return len({stream.giver for stream in self.streams}) > GIVERS_APART

    @property
    def paid(self) -> tuple[Decimal, str] | None:
        """What was paid, where it is known in one currency."""
        return _money((c.paid, c.paid_currency) for c in self.contracts)

    @property
    def paid_type_unknown(self) -> tuple[Decimal, str] | None:
        """Payments of which it is not stated whether they were made, where they are in one currency."""
        return _money((c.paid_type_unknown, c.paid_type_unknown_currency) for c in self.contracts)

    @property
    def without_payment(self) -> int:
        """How many contracts have no payment that is known to be made."""
        return sum(1 for contract in self.contracts if not contract.payments_known)

    @property
    def without_result(self) -> int:
        """How many contracts have no known result."""
        return sum(1 for contract in self.contracts if not contract.results_known)

    def roles_of(self, party: str) -> tuple[Role, ...]:
        """The roles of one party; of all where `party` is empty."""
        return tuple(role for role in self.roles if party in ("", role.party))

    def streams_of(self, party: str) -> tuple[Stream, ...]:
        """The streams that one party brings; all where `party` is empty."""
        return tuple(stream for stream in self.streams if party in ("", stream.giver))


def view(
    fund: str,
    name: str,
    contracts: pd.DataFrame,
    figures: pd.DataFrame,
    streams: pd.DataFrame,
    roles: pd.DataFrame,
    money_left_out: int | None = None,
) -> FundView:
    """The view of one fund from the answers to fund_contracts, fund_figures, fund_streams and fund_roles."""
    names = [field.name for field in fields(Contract)]
    told = [
        Contract(**{**{name: row.get(name) for name in names}, "name": row["name"] or row["project"]})
        for row in records(contracts)
    ]
    order = {contract.project: at for at, contract in enumerate(told)}
    return FundView(
        fund,
        name or fund,
        tuple(sorted(told, key=lambda one: (-(one.people_targeted or one.people_engaged or 0), one.name.casefold()))),
        tuple(Stated(**{**row, "amount": Decimal(row["amount"])}) for row in records(figures)),
        streams_in_order(records(streams), order),
        roles_in_order(records(roles)),
        money_left_out,
    )


def own_figures(contracts: pd.DataFrame) -> pd.DataFrame:
    """In place of the figures of a fund those of one contract, from its row of fund_contracts: what was committed to it."""
    rows = contracts[contracts["committed"].notna()]
    told = rows[["currency", "source", "link"]].assign(figure="private_money", amount=rows["committed"], note=None)
    return told.assign(counts=None, contracts=None, in_use=True, disputed=False)


def _sum(values: Iterable[int | None]) -> tuple[int, int] | None:
    known = [value for value in values if value is not None]
    return (sum(known), len(known)) if known else None


def _money(amounts: Iterable[tuple[Decimal | None, str | None]]) -> tuple[Decimal, str] | None:
    known = [(amount, currency or "") for amount, currency in amounts if amount is not None]
    currencies = {currency for _, currency in known}
    return (sum((amount for amount, _ in known), Decimal(0)), currencies.pop()) if len(currencies) == 1 else None
