"""Do outcomes, prices and payments agree: the three-way match of each outcome (MODEL 10)."""

from decimal import Decimal
from typing import Final

import numpy as np
import pandas as pd

from metrics.exact import EXACT
from metrics.paying import computed, known, less, told

MATCHES: Final = (
    *("no_result", "no_price", "type_not_stated", "no_payment", "other_currency", "no_ratio"),
    *("equal", "paid_more", "paid_less"),
)
"""What a match may be: the first of these that holds."""
_PARTS: Final = 100
"""Payments that differ by at most one part in so many of what was computed are equal."""


def fund_match(outcomes: pd.DataFrame) -> pd.DataFrame:
    """What was paid for each outcome beside what was computed: a row an outcome with all three, in the order of `outcomes`.

    `outcomes` is the answer to outcome_sums. Left out is an outcome without a Final result, a single price or an Actual
    payment. outcomes: the units of its Final results; computed = outcomes x price, exact; difference = paid - computed, None
    where the two are in different currencies or in one that is not told; match as in `matched`. Source: MODEL 10.
    """
    rows = told(outcomes)
    rows = rows[(rows["results"] > 0) & rows["price"].notna() & (rows["payments"] > 0)].reset_index(drop=True)
    rows["validated"] = rows["achieved"].astype(float)
    rows["computed"] = known(computed, rows["validated"], rows["price"])
    rows["match"] = matched(rows)
    rows["difference"] = differences(rows)
    rows = rows.rename(columns={"outcome_metric": "metric", "validated": "outcomes"})
    return rows[["project", "metric", "currency", "outcomes", "price", "computed", "paid", "difference", "match"]]


def matched(rows: pd.DataFrame) -> pd.Series:
    """The match of each row, one of MATCHES: the first that holds.

    `rows` has validated (units) and computed (price x validated), payments (how many Actual ones), payments_type_unknown, paid
    and paid_currency, and currency, that of computed. no_result: validated is unknown; no_price: computed is; type_not_stated:
    no payment is told to be Actual, and of one the type is not told; no_payment; other_currency: the currencies differ or one
    is not told; no_ratio: computed and paid are both 0; equal: they differ by at most 1 % of computed; else paid_more or
    paid_less. Source: MODEL 10; other_currency is ours.
    """
    is_unpaid = (rows["payments"] == 0).to_numpy(bool)
    is_untyped = (rows["payments_type_unknown"] > 0).to_numpy(bool)
    compared = known(_compared, rows["computed"], rows["paid"])
    reasons = [
        rows["validated"].isna().to_numpy(),
        rows["computed"].isna().to_numpy(),
        is_unpaid & is_untyped,
        is_unpaid,
        ~same(rows["currency"], rows["paid_currency"]).to_numpy(bool),
    ]
    return pd.Series(np.select(reasons, MATCHES[: len(reasons)], compared), rows.index, dtype=object)


def differences(rows: pd.DataFrame) -> pd.Series:
    """paid - computed of each row, exact; None where one is unknown or they are not in one known currency."""
    return known(less, rows["paid"].where(same(rows["currency"], rows["paid_currency"]), None), rows["computed"])


def same(one: pd.Series, other: pd.Series) -> pd.Series:
    """Whether two currencies are one and the same, row by row; false where one of them is not told."""
    return one.notna() & other.notna() & (one == other)


def _compared(worth: Decimal, paid: Decimal) -> str:
    gap = less(paid, worth)
    if not worth and not paid:
        return "no_ratio"
    if EXACT.multiply(_PARTS, EXACT.abs(gap)) <= worth:
        return "equal"
    return "paid_more" if gap > 0 else "paid_less"
