"""Flows of value between parties: what each brings and takes, and what does not balance (MODEL 7)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import numpy as np
import pandas as pd

from metrics.exact import EXACT, numbered, ratio, sums

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
    return found.assign(difference=pd.Series([_less(takes, brings) for brings, takes in pairs], dtype=object))


def _both_sides(links: pd.DataFrame, keys: Sequence[str], amount: str) -> pd.DataFrame:
    """The keys with brings and takes, sorted."""
    sides = [links.rename(columns={side: "party"})[list(keys)] for side in ("giver", "receiver")]
    of, found = numbered(pd.concat(sides, ignore_index=True), keys)
    return found.assign(
        brings=sums(links[amount], of[: len(links)], len(found)),
        takes=sums(links[amount], of[len(links) :], len(found)),
    )


def _less(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else EXACT.subtract(one, other)


def _balance(brings: Decimal | None, takes: Decimal | None) -> float:
    return np.nan if brings is None or takes is None else ratio(EXACT.subtract(takes, brings), EXACT.add(takes, brings))
