"""Where each investor stands in each contract: what was promised, put in and given back, and what can still come of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.fund_sentences import amount_told
from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words

DRAWN: Final = 12
"""So many positions are drawn in a currency; the table has all of them."""


@dataclass(frozen=True)
class Position:
    """An investor (empty: what cannot be divided) in a contract and currency; amounts that are None are unknown.

    `at_risk` was paid in and is not back; `worst` (0 or below) and `best` are what is left of it all beside what was paid in.
    """

    contract: str
    party: str
    name: str
    currency: str | None
    committed: Decimal | None
    committed_least: Decimal | None
    committed_most: Decimal | None
    paid_in: Decimal | None
    repaid: Decimal | None
    repaid_by: str | None
    at_risk: Decimal | None
    worst: Decimal | None
    best: Decimal | None

    @property
    def is_told(self) -> bool:
        """Is any amount known?"""
        told = (self.committed, self.committed_least, self.committed_most, self.paid_in, self.repaid)
        return any(amount is not None for amount in told)


@dataclass(frozen=True)
class InvestorsView:
    """The positions, the largest risk first, then the largest sum put in or promised, and what is unknown last."""

    positions: tuple[Position, ...]
    several: bool

    @property
    def is_told(self) -> bool:
        """Is any amount of any position known?"""
        return any(position.is_told for position in self.positions)

    @property
    def at_risk(self) -> tuple[Position, ...]:
        """The positions of which it is known what is at risk."""
        return tuple(position for position in self.positions if position.at_risk is not None)

    @property
    def currencies(self) -> tuple[str | None, ...]:
        """The currencies in which it is known what is at risk, each a picture of its own."""
        return tuple(dict.fromkeys(position.currency for position in self.at_risk))

    def drawn(self, currency: str | None) -> tuple[Position, ...]:
        """The rows of the picture in a currency."""
        return tuple(position for position in self.positions if position.currency == currency)[:DRAWN]


def investors_view(found: pd.DataFrame, contracts: Collection[str], *, undivided: str) -> InvestorsView:
    """The view of the metric `investor_positions`, of these contracts; `undivided` names a row without an investor."""
    rows = [row for row in records(found) if row["project"] in contracts]
    positions = sorted((_position(row, undivided) for row in rows), key=_place)
    return InvestorsView(tuple(positions), len({row["project"] for row in rows}) > 1)


def _position(row: dict[str, Any], undivided: str) -> Position:
    told = {name: row[name] for name in Position.__dataclass_fields__ if name in row}
    name = (row["party_name"] or row["party"]) if row["party"] else undivided
    return Position(**told | {"contract": row["project_name"] or row["project"], "party": row["party"] or "", "name": name})


def _place(one: Position) -> tuple[object, ...]:
    size = one.paid_in or one.committed or one.committed_most or 0
    return (not one.party, one.at_risk is None, -(one.at_risk or 0), not one.is_told, -size, one.name.casefold(), one.contract)


def heading(seen: InvestorsView, words: "Words") -> str:
    """What is still at risk of what was put in, each currency apart; else what was put in or promised."""
    if seen.at_risk:
        risk, paid_in = _sums(seen.at_risk, "at_risk"), _sums(seen.at_risk, "paid_in")
        if not any(amount for amount, _ in risk):
            if not any(_may_be_out(position) for position in seen.positions):
                return words("fund.investors.back")
            back = words.listed(amount_told(amount, currency, words) for amount, currency in paid_in)
            return words("fund.investors.back_known", amounts=back)
        amounts = words.listed(amount_told(amount, currency, words) for amount, currency in risk if amount)
        if len(risk) == 1:
            return words("fund.investors.at_risk", amounts=amounts, of=amount_told(*paid_in[0], words))
        return words("fund.investors.at_risk_many", amounts=amounts)
    for name, key in (("paid_in", "fund.investors.paid_in"), ("committed", "fund.investors.committed")):
        known = [position for position in seen.positions if getattr(position, name) is not None]
        if known:
            amounts = words.listed(amount_told(amount, currency, words) for amount, currency in _sums(known, name))
            return words(key, amounts=amounts)
    return words("fund.investors.little")


def reading(seen: InvestorsView, words: "Words") -> str:
    """What the picture shows where there is one, and how what was given back to all together was divided."""
    parts = [words("fund.investors.reading")] if seen.at_risk else []
    for way, key in (("pro rata", "fund.investors.pro_rata"), ("contracted", "fund.investors.contracted")):
        if any(position.repaid_by == way for position in seen.positions):
            parts.append(words(key))
    return " ".join(parts)


def unknown_told(seen: InvestorsView, words: "Words") -> str:
    """Of how many positions it is unknown what is at risk; empty where it is known of all."""
    unknown = len(seen.positions) - len(seen.at_risk)
    return words("fund.investors.unknown", n=unknown, of=words.number(len(seen.positions))) if unknown else ""


def nothing_told(seen: InvestorsView, words: "Words") -> str:
    """Where no amount is known: that it is unknown of how many investors; or that none is recorded."""
    parties = len({position.party for position in seen.positions if position.party})
    return words("fund.investors.shares_unknown", n=parties) if parties else words("fund.investors.none")


def committed_told(one: Position, words: "Words") -> str:
    """What was promised: an amount, or between which two it lies."""
    if one.committed is not None or (one.committed_least is None and one.committed_most is None):
        return amount_told(one.committed, one.currency, words)
    if one.committed_least is not None and one.committed_most is not None:
        low, high = (amount_told(amount, one.currency, words) for amount in (one.committed_least, one.committed_most))
        return words("fund.investors.between", low=low, high=high)
    key = "fund.investors.least" if one.committed_most is None else "fund.investors.most"
    return words(key, amount=amount_told(one.committed_least or one.committed_most, one.currency, words))


def repaid_told(one: Position, words: "Words") -> str:
    """What was given back, with how it was divided where that was to all together."""
    told = amount_told(one.repaid, one.currency, words)
    ways = {"pro rata": "fund.investors.by_paid_in", "contracted": "fund.investors.by_contract"}
    return words(ways[one.repaid_by], amount=told) if one.repaid_by in ways else told


def outcome_told(amount: Decimal | None, currency: str | None, words: "Words") -> str:
    """What is lost or gained beside what was paid in, with its sign."""
    told = amount_told(abs(amount) if amount is not None else None, currency, words)
    return f"−{told}" if amount and amount < 0 else f"+{told}" if amount else told


def _may_be_out(one: Position) -> bool:
    """Was money of this position put in, of which it is unknown what is back?"""
    return one.at_risk is None and (not one.party or bool(one.paid_in) or one.repaid is not None)


def _sums(positions: Iterable[Position], name: str) -> list[tuple[Decimal, str | None]]:
    """The sum of an amount that is known of each of these positions, by currency."""
    sums: dict[str | None, Decimal] = {}
    for one in positions:
        sums[one.currency] = sums.get(one.currency, Decimal(0)) + (getattr(one, name) or Decimal(0))
    return [(amount, currency) for currency, amount in sums.items()]
