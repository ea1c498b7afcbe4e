"""Flows of value between parties: what each brings and takes, rolled up to groups, and what does not balance (MODEL 7)."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import Any, Final

import numpy as np
import pandas as pd

ELSEWHERE: Final = ""
"""The group of what is in no group. It is no name, so that no party or kind can bear it; whoever shows it gives it a word."""

CURRENCIES: Final = {
    "geld": "financieel",
    "zichtbaarheid": "zichtbaarheid",
    "ruchtbaarheid": "ruchtbaarheid",
    "meebouwen": "meebouwen",
    "kennis": "kennis",
    "middelen": "middelen",
}
"""The six currencies that commitment is given in, by the kind of the stream (MODEL 7, from 001:17)."""
GREEN_DEAL: Final = ("regelruimte", "bemiddeling", "markttoegang")
"""What a government can bring besides money: rule change, mediation and market access (MODEL 7, from 004:41)."""
KIND_GROUPS: Final = {**dict.fromkeys(CURRENCIES, "currencies"), **dict.fromkeys(GREEN_DEAL, "green_deal")}
"""The group of a kind; every other kind is ELSEWHERE."""

_EXACT: Final = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_ROUNDED: Final = Context(prec=28)


def party_balance(links: pd.DataFrame, amount: str = "delivered") -> pd.DataFrame:
    """What each party brings and takes, by kind and unit: party, kind, unit, brings, takes, balance; sorted by the first three.

    `links` has a row a flow or more: giver, receiver, kind, unit (None: not told) and the column `amount` (a Decimal, or
    missing: unknown). brings and takes are exact sums of the known amounts, in the unit: 0 without a flow, None where there
    are flows and all are unknown. balance = (takes - brings) / (takes + brings), from -1 (only brings) to 1 (only takes), nan
    where both are 0 or one of them is unknown. A flow of a party to itself counts on both sides. Source: MODEL 7.
    """
    found = _both_sides(links, ["party", "kind", "unit"], amount)
    pairs = zip(found["brings"], found["takes"], strict=True)
    return found.assign(balance=np.array([_balance(brings, takes) for brings, takes in pairs], dtype=float))


def differences(links: pd.DataFrame, amount: str = "delivered", *, over_kinds: bool = False) -> pd.DataFrame:
    """What does not balance: brings and takes as in `party_balance`, and difference = takes - brings, exact, in the unit.

    A party, kind and unit a row, sorted; `over_kinds`: a party and unit a row, for flows that change their kind on the way but
    not their unit (sun in, electricity out). Flows without a unit have none in common and are then left out. A difference is
    None where one side is unknown.
    """
    told, keys = (links[links["unit"].notna()], ["party", "unit"]) if over_kinds else (links, ["party", "kind", "unit"])
    found = _both_sides(told, keys, amount)
    pairs = zip(found["brings"], found["takes"], strict=True)
    return found.assign(difference=_objects(_less(takes, brings) for brings, takes in pairs))


def rolled_up(links: pd.DataFrame, groups: Mapping[str, str], kinds: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Flows between groups of parties instead of parties, and of groups of kinds where `kinds` is given.

    `links` has a row a flow: giver, receiver, kind, unit, period, promised and delivered (Decimal, or missing: unknown).
    `groups` and `kinds` tell the group of a party and of a kind; without one it is ELSEWHERE. The result has a row a giver,
    receiver, kind, unit and period, sorted: promised and delivered as exact sums of what is known (None where nothing is),
    streams: the number of flows, and promised_known and delivered_known: of how many of them that amount is known. Nothing is
    dropped, so each unit's total stays the same, kind by kind or group by group; what flows inside a group is a flow of the
    group to itself. Amounts with different units are never added.
    """
    keys = ["giver", "receiver", "kind", "unit", "period"]
    told = links[keys].copy()
    for name, known in (("giver", groups), ("receiver", groups), ("kind", kinds)):
        if known is not None:
            told[name] = told[name].map(known).astype(object).fillna(ELSEWHERE)
    of, found = _numbered(told, keys)
    for name in ("promised", "delivered"):
        found[name] = _objects(_sums(links[name], of, len(found)))
    found["streams"] = np.bincount(of, minlength=len(found))
    for name in ("promised", "delivered"):
        found[f"{name}_known"] = np.bincount(of[links[name].notna().to_numpy()], minlength=len(found))
    return found


def _both_sides(links: pd.DataFrame, keys: Sequence[str], amount: str) -> pd.DataFrame:
    """The keys with brings and takes, sorted."""
    sides = [links.rename(columns={side: "party"})[list(keys)] for side in ("giver", "receiver")]
    of, found = _numbered(pd.concat(sides, ignore_index=True), keys)
    for name, numbers in (("brings", of[: len(links)]), ("takes", of[len(links) :])):
        has_flows = np.bincount(numbers, minlength=len(found)) > 0
        sums = _sums(links[amount], numbers, len(found))
        found[name] = _objects(told if flows else Decimal(0) for told, flows in zip(sums, has_flows, strict=True))
    return found


def _numbered(rows: pd.DataFrame, keys: Sequence[str]) -> tuple[np.ndarray, pd.DataFrame]:
    """For each row the number of its group, and the keys of the groups in that order: sorted, a missing key last."""
    of = rows.groupby(list(keys), dropna=False, sort=True).ngroup().to_numpy()
    first = np.unique(of, return_index=True)[1]
    found = rows[list(keys)].iloc[first].reset_index(drop=True).astype(object)
    return of, found.where(found.notna(), None)


def _sums(amounts: pd.Series, of: np.ndarray, number: int) -> list[Decimal | None]:
    """The exact sum of the known amounts of each group, whatever their order; None where none is known."""
    sums: list[Decimal | None] = [None] * number
    known = amounts.notna().to_numpy()
    for at, told in zip(of[known].tolist(), amounts[known].tolist(), strict=True):
        value = told if isinstance(told, Decimal) else Decimal(str(told))
        sums[at] = _EXACT.add(sums[at] or Decimal(0), value)
    return sums


def _less(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else _EXACT.subtract(one, other)


def _balance(brings: Decimal | None, takes: Decimal | None) -> float:
    if brings is None or takes is None or not (brings or takes):
        return np.nan
    return float(_ROUNDED.divide(_EXACT.subtract(takes, brings), _EXACT.add(takes, brings)))


def _objects(told: Iterable[Any]) -> pd.Series:
    """Values as they are: no column of unknowns turns into one of nan."""
    return pd.Series(list(told), dtype=object)
