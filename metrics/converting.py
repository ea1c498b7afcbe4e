"""Amounts in another currency, by the dated rates that people gave: their own or that turned round, never over a third one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from typing import Any, Final

import pandas as pd

_ROUNDED: Final = Context(prec=40)
_SMALLEST: Final = Decimal("0.000001")


@dataclass(frozen=True)
class Rate:
    """How much of another currency stands for one of this one, on a day; an inverse one was given the other way round."""

    rate: Decimal
    dated: date | None
    inverse: bool


SAME: Final = Rate(Decimal(1), None, inverse=False)
"""An amount that is in that currency already needs no rate, and has no day."""


def convert(
    amounts: Sequence[Decimal | None], currencies: Sequence[str | None], into: str, rates: pd.DataFrame, day: date
) -> pd.DataFrame:
    """Each amount in the currency `into`: amount (Decimal, to six decimals), rate (Decimal: so much of `into` for one of its
    currency), dated (the day of the rate; None where none was needed) and inverse (it was given the other way round).

    `rates` is the answer to `exchange_rates`. Of a pair the latest rate on or before `day` counts, of one day the direct one.
    All four are None where the amount or its currency is unknown, or there is no such rate. Source: MODEL 10, our design.
    """
    found: dict[str | None, Rate | None] = {one: rate_of(one, into, rates, day) for one in set(currencies) if one}
    rows = [_converted(amount, found.get(currency)) for amount, currency in zip(amounts, currencies, strict=True)]
    return pd.DataFrame(rows, columns=["amount", "rate", "dated", "inverse"], dtype=object)


def rate_of(currency: str, into: str, rates: pd.DataFrame, day: date) -> Rate | None:
    """The rate of a pair that counts on a day; None where there is none. A rate of 0 or less is none."""
    if currency == into:
        return SAME
    told: list[tuple[date, bool, Decimal]] = []
    for row in rates.to_dict("records"):
        pair = (row["currency"], row["to_currency"])
        if pair not in ((currency, into), (into, currency)) or pd.isna(row["rate"]) or row["rate"] <= 0:
            continue
        dated = pd.Timestamp(row["dated"]).date()
        if dated <= day:
            told.append((dated, pair == (currency, into), Decimal(repr(float(row["rate"])))))
    if not told:
        return None
    dated, is_direct, given = max(told)
    return Rate(given if is_direct else _ROUNDED.divide(Decimal(1), given), dated, not is_direct)


def reachable(currencies: Sequence[str | None], rates: pd.DataFrame, day: date) -> list[str]:
    """The currencies, in order, into which at least one of these others can be converted on a day."""
    named = {str(one) for column in ("currency", "to_currency") for one in rates[column].dropna()}
    ours = {one for one in currencies if one}
    return sorted(into for into in named if any(rate_of(one, into, rates, day) for one in ours - {into}))


def _converted(amount: Decimal | None, rate: Rate | None) -> tuple[Any, ...]:
    if amount is None or rate is None:
        return None, None, None, None
    return _ROUNDED.multiply(amount, rate.rate).quantize(_SMALLEST, context=_ROUNDED), rate.rate, rate.dated, rate.inverse
