"""Exact sums of amounts by group, and the ratio of two of them: no digit is lost, whatever the order (MODEL 7)."""

from collections.abc import Iterable, Sequence
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal, localcontext
from typing import Final

import numpy as np
import pandas as pd

EXACT: Final = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Adds, subtracts and multiplies without rounding. A quotient may have no end: for that there is `ratio`."""
_ROUNDED: Final = Context(prec=28)


def numbered(rows: pd.DataFrame, keys: Sequence[str]) -> tuple[np.ndarray, pd.DataFrame]:
    """For each row the number of its group, and the keys of the groups in that order: sorted, a missing key (None) last."""
    told = rows[list(keys)].astype(object)
    of = told.groupby(list(keys), dropna=False, sort=True).ngroup().to_numpy()
    found = told.iloc[np.unique(of, return_index=True)[1]].reset_index(drop=True)
    return of, found.where(found.notna(), None)


def sums(amounts: pd.Series, of: np.ndarray, groups: int) -> pd.Series:
    """The exact sum of the known amounts of each group, in their unit; `of` is the number of each amount's group.

    0 for a group without amounts, None where there are amounts and all are unknown (missing).
    """
    is_known = amounts.notna().to_numpy(bool)
    told: list[list[Decimal]] = [[] for _ in range(groups)]
    for at, amount in zip(of[is_known].tolist(), amounts[is_known].tolist(), strict=True):
        told[at].append(amount)
    is_empty = (np.bincount(of, minlength=groups) == 0).tolist()
    found = [total(known) if known or empty else None for known, empty in zip(told, is_empty, strict=True)]
    return pd.Series(found, dtype=object)


def total(amounts: Iterable[Decimal | float]) -> Decimal:
    """The exact sum of known amounts; a number that is no Decimal counts as it is written."""
    with localcontext(EXACT):
        return sum((told if isinstance(told, Decimal) else Decimal(str(told)) for told in amounts), Decimal(0))


def ratio(part: Decimal | None, whole: Decimal | None) -> float:
    """part / whole, rounded once to 28 digits before it becomes a float; nan where one is unknown or the whole is 0."""
    return np.nan if part is None or not whole else float(_ROUNDED.divide(part, whole))
