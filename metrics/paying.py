"""What an outcome earns and what is still to be paid for it: the payment rule, in exact money (MODEL 10)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

import pandas as pd

from metrics.exact import EXACT

_DIGITS: Final = ".15g"
"""All digits that a number of units was told with: what adding in floating point leaves behind lies beyond them."""


def told(rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows with each value as it was told: text, number or Decimal, and None where it is unknown."""
    return rows.astype(object).where(rows.notna(), None)


def known(rule: Callable[..., Any], *columns: pd.Series) -> pd.Series:
    """For each row what `rule` makes of the values in these columns, None where one of them is unknown (None or nan)."""
    whole = pd.concat([column.notna() for column in columns], axis=1).all(axis=1)
    rows = zip(whole.tolist(), *(column.tolist() for column in columns), strict=True)
    return pd.Series([rule(*row) if is_known else None for is_known, *row in rows], columns[0].index, dtype=object)


def computed(units: float, price: Decimal) -> Decimal:
    """Units of an outcome times the price of one, in the currency of the price: exact."""
    return EXACT.multiply(Decimal(format(units, _DIGITS)), price)


def earned(worth: Decimal, cap: Decimal | None) -> Decimal:
    """What validated units are worth, at most the cap; without a cap (None) all of it."""
    return worth if cap is None else min(worth, cap)


def less(one: Decimal, other: Decimal) -> Decimal:
    """one - other, exact."""
    return EXACT.subtract(one, other)


def due(worth: Decimal, paid: Decimal, cap: Decimal | None = None) -> Decimal:
    """What is to be paid now: max(0, min(cap - paid before, price x validated units not yet paid)), 0 and up.

    `worth` is price x validated units, so that worth - paid is what those not yet paid are worth. Source: MODEL 10.
    """
    return max(Decimal(0), less(earned(worth, cap), paid))


def credit(worth: Decimal, paid: Decimal, cap: Decimal | None = None) -> Decimal:
    """What was paid beyond what is earned, 0 and up: proposed as a credit, as there is no negative payment (MODEL 10)."""
    return max(Decimal(0), less(paid, earned(worth, cap)))
