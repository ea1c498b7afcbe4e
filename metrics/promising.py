"""What was promised and what came of it, in its own unit or by number, and in which currencies parties commit (MODEL 7)."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from metrics.completeness import Share
from metrics.exact import numbered, ratio, sums
from metrics.flows import CURRENCIES, GREEN_DEAL, KIND_GROUPS

STATES: Final = ("promised", "running", "delivered", "lapsed")
MONEY: Final = "geld"
SOCIAL: Final = "sociale inkoop"


def kept(streams: pd.DataFrame, by: Sequence[str] = ("kind", "unit")) -> pd.DataFrame:
    """What was promised and what came of it: a row a group of streams that are alike in the columns `by`, sorted.

    `streams` has a row a stream: the columns `by`, kind, unit, state (of STATES, or missing: not told), promised and delivered
    (Decimal, or missing: unknown). By number: streams; state_promised, state_running, state_delivered, state_lapsed and
    state_not_told, which add up to streams; pledged: those of which an amount above 0 was promised, or a state is told while
    the amount is unknown; by_count: the delivered share, 0 to 1, of the pledged whose state is told, nan without any. By
    amount: compared: the streams of which both amounts are known; promised and delivered: the exact sums over these, in the
    unit (None without any); ratio = delivered / promised, 0 or more, uncapped, or nan for the reason in `why`: not_promised
    (everything promised is 0 or unknown), unknown (it is not told what came of it) or units_differ (there are several kinds
    or units, across which amounts are never added: group by these). Source: MODEL 7.
    """
    of, found = numbered(streams, by)

    def number(where: np.ndarray) -> np.ndarray:
        return np.bincount(of[where], minlength=len(found))

    promised = streams["promised"].to_numpy(float, na_value=np.nan)
    in_state = {name: streams["state"].isin([name]).to_numpy(bool) for name in STATES}
    is_told = np.logical_or.reduce(list(in_state.values()))
    is_pledged = (promised > 0) | (np.isnan(promised) & is_told)
    found["streams"] = number(np.full(len(of), True))
    for name, where in in_state.items():
        found[f"state_{name}"] = number(where)
    found["state_not_told"] = number(~is_told)
    found["pledged"] = number(is_pledged)
    told = pd.Series(number(is_pledged & is_told))
    found["by_count"] = number(is_pledged & in_state["delivered"]) / told.where(told > 0)

    is_compared = (streams["promised"].notna() & streams["delivered"].notna()).to_numpy(bool)
    measure, _ = numbered(streams, ["kind", "unit"])
    of_each = np.unique(np.stack([of[is_compared], measure[is_compared]]), axis=1)[0]
    measures = np.bincount(of_each, minlength=len(found))
    has_sum = measures == 1
    found["compared"] = number(is_compared)
    for name in ("promised", "delivered"):
        found[name] = sums(streams.loc[is_compared, name], of[is_compared], len(found)).where(has_sum, None)
    pairs = zip(found["promised"], found["delivered"], strict=True)
    found["ratio"] = np.array([ratio(came, sure) for sure, came in pairs], dtype=float)
    reasons = [found["ratio"].notna().to_numpy(), measures > 1, number(promised > 0) > 0]
    found["why"] = np.select(reasons, ["", "units_differ", "unknown"], "not_promised")
    return found


def currencies(streams: pd.DataFrame) -> pd.DataFrame:
    """The mix of commitment: a row for each of the six currencies, then for each non-money commitment of a Green Deal.

    The columns are currency (its name; of a Green Deal the kind), group (currencies or green_deal) and those of `kept` by
    kind; one without a stream has a row with zeros. Amounts within each unit are told by `kept`. Source: MODEL 7, from 001:17
    and 004:41.
    """
    kinds = pd.Series([*CURRENCIES, *GREEN_DEAL], dtype=object)
    found = kept(streams[streams["kind"].isin(kinds)], ["kind"])
    numbers = [name for name in found if pd.api.types.is_integer_dtype(found[name])]
    found = found.set_index("kind").reindex(kinds).rename_axis("kind").reset_index()
    found = found.fillna(dict.fromkeys(numbers, 0) | {"why": "not_promised"}).astype(dict.fromkeys(numbers, int))
    for name in ("promised", "delivered"):
        found[name] = found[name].astype(object).where(found[name].notna(), None)
    found.insert(0, "currency", kinds.replace(CURRENCIES))
    found.insert(1, "group", kinds.map(KIND_GROUPS))
    return found


def tangible_share(streams: pd.DataFrame) -> Share:
    """How many streams are tangible, out of those of which that is told (`tangible`: true, false or missing)."""
    told = streams["tangible"].dropna()
    return Share(int(told.astype(bool).sum()), len(told))


def social_procurement(streams: pd.DataFrame) -> Share:
    """How many of all streams are social procurement (K20)."""
    return Share(int(streams["kind"].isin([SOCIAL]).sum()), len(streams))


def social_money(streams: pd.DataFrame, amount: str = "delivered") -> pd.DataFrame:
    """How much of the money that goes round is social procurement: a row a currency, sorted.

    A currency is a unit in which streams of money are told; social procurement in hours or jobs is left to `kept`. The result
    has unit, social: the exact sum of the known amounts of social procurement (0 without a stream, None where none is known),
    money: that of money and social procurement together (None where none is known), share = social / money, 0 to 1, nan where
    unknown or nothing; known: of how many streams the amount is known, of `streams`. Goods and services valued in a currency
    are left out: the money that pays for them is told already. Our design, for K20.
    """
    units = streams.loc[streams["kind"].isin([MONEY]), "unit"].dropna().unique()
    told = streams[streams["kind"].isin([MONEY, SOCIAL]) & streams["unit"].isin(units)]
    of, found = numbered(told, ["unit"])
    is_known, is_social = told[amount].notna().to_numpy(bool), told["kind"].isin([SOCIAL]).to_numpy(bool)
    for name, where in (("social", is_social), ("money", np.full(len(of), True))):
        found[name] = sums(told.loc[where, amount], of[where], len(found))
    pairs = zip(found["social"], found["money"], strict=True)
    found["share"] = np.array([ratio(part, whole) for part, whole in pairs], dtype=float)
    found["known"] = np.bincount(of[is_known], minlength=len(found))
    found["streams"] = np.bincount(of, minlength=len(found))
    return found
