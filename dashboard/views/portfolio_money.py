"""What funds and coalitions earned, were paid and are owed: each amount in its own currency, or converted by a dated rate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.fund_sentences import amount_told
from dashboard.views.records import records
from metrics.converting import Rate, convert, rate_of, reachable

if TYPE_CHECKING:
    from dashboard.words import Words

STEPS: Final = ("earned", "paid", "due")


@dataclass(frozen=True)
class Shown:
    """In which currency amounts are shown, by what was known of rates on a day; without `into` each in its own."""

    into: str
    rates: pd.DataFrame
    day: date


@dataclass(frozen=True)
class Amount:
    """An amount of money, None where unknown; it is known of `known` of `of` contracts.

    `currency` is None where it is not told. `dated` is the day of the rate by which it was converted; `lacks_rate` says that it
    was not, for want of one.
    """

    amount: Decimal | None
    currency: str | None
    known: int
    of: int
    dated: date | None = None
    lacks_rate: bool = False


@dataclass(frozen=True)
class Money:
    """The money of a fund or coalition, an amount a currency.

    `untold` is in payments of which it is not told whether they were made.
    """

    earned: tuple[Amount, ...]
    paid: tuple[Amount, ...]
    due: tuple[Amount, ...]
    untold: tuple[Amount, ...]


NONE: Final = Money((), (), (), ())


def money(key: str, rows: pd.DataFrame, shown: Shown) -> dict[str, Money]:
    """The money of each `key` (fund, coalition), from `money_by`; one without contracts is not there."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in records(rows):
        found.setdefault(row[key], []).append(row)
    steps = (*STEPS, "paid_type_unknown")
    return {name: Money(*(_amounts(own, step, shown) for step in steps)) for name, own in found.items()}


def currencies(rows: pd.DataFrame, shown: Shown) -> list[str]:
    """The currencies into which some of these amounts can be converted."""
    return reachable([row["currency"] for row in records(rows)], shown.rates, shown.day)


def told(amounts: Sequence[Amount], words: "Words") -> str:
    """The amounts of a cell, each with of how many contracts it is known, if not of all; the word where none is known."""
    if all(one.amount is None for one in amounts):
        return words("state.unknown")
    return "; ".join(_told(one, words) for one in amounts)


def paid_told(seen: Money, words: "Words") -> str:
    """What was paid; where payments are known of which it is not told whether they were made, and no others, that."""
    is_untold = any(one.amount for one in seen.untold) and all(one.amount is None for one in seen.paid)
    return words("portfolio.not_told") if is_untold else told(seen.paid, words)


def untold_told(name: str, seen: Money, words: "Words") -> str:
    """How much it is of a fund of which it is not told whether it was paid; empty where there is nothing of the kind."""
    amounts = [_told(one, words) for one in seen.untold if one.amount]
    return words("portfolio.untold", name=name, amounts=words.listed(amounts)) if amounts else ""


def rates_told(rows: pd.DataFrame, shown: Shown, words: "Words") -> str:
    """By which rates amounts were converted, and which way round each was given; empty where none was."""
    found = {one: rate_of(one, shown.into, shown.rates, shown.day) for one in _currencies(rows) if one != shown.into}
    parts = [_rate_told(currency, rate, shown.into, words) for currency, rate in found.items() if rate]
    return words("portfolio.rates", rates=words.listed(parts)) if shown.into and parts else ""


def _currencies(rows: pd.DataFrame) -> Iterable[str]:
    return sorted({row["currency"] for row in records(rows) if row["currency"]})


def _amounts(rows: Sequence[Mapping[str, Any]], name: str, shown: Shown) -> tuple[Amount, ...]:
    own = [
        Amount(row[name], row["currency"], int(row.get(f"{name}_known", row["contracts"])), int(row["contracts"]))
        for row in rows
    ]
    if not shown.into:
        return tuple(own)
    found = records(convert([one.amount for one in own], [one.currency for one in own], shown.into, shown.rates, shown.day))
    return tuple(_shown(one, row, shown.into) for one, row in zip(own, found, strict=True))


def _shown(one: Amount, converted: Mapping[str, Any], into: str) -> Amount:
    if one.amount is None or one.currency == into:
        return one
    if converted["amount"] is None:
        return Amount(one.amount, one.currency, one.known, one.of, lacks_rate=True)
    return Amount(converted["amount"], into, one.known, one.of, converted["dated"])


def _told(one: Amount, words: "Words") -> str:
    if one.amount is None:
        return words("portfolio.unknown_in", currency=one.currency or "?")
    amount = amount_told(one.amount, one.currency, words)
    if one.dated:
        amount = words("portfolio.converted", amount=amount)
    elif one.lacks_rate:
        amount = words("portfolio.no_rate", amount=amount)
    known, of = words.number(one.known), words.number(one.of)
    return amount if one.known == one.of else words("portfolio.of", told=amount, known=known, of=of)


def _rate_told(currency: str, rate: Rate, into: str, words: "Words") -> str:
    key = "portfolio.rate_turned" if rate.inverse else "portfolio.rate"
    number, day = words.number(rate.rate, 4), words.day(rate.dated or date.min)
    return words(key, one=currency, into=into, rate=number, day=day)
