"""What the contracts of each fund come to: money by currency, and the share of what was agreed that is validated."""

from typing import Final

import numpy as np
import pandas as pd

from metrics.exact import numbered, sums

_KNOWN: Final = ("earned", "paid", "due")


def money_by(key: str, contracts: pd.DataFrame, placed: pd.DataFrame) -> pd.DataFrame:
    """The money of the contracts of each `key` (fund, coalition) by currency, in their order; without a currency (None) last.

    `contracts` is the answer to `contract_money` of all contracts; `placed` has the columns `key` and project, and a contract
    that stands there twice counts in both. contracts: how many; earned, paid, paid_type_unknown and due: exact sums over those
    of which they are known, None where they are of none; earned_known, paid_known and due_known: of how many. Source: MODEL 10,
    as `fund_money`.
    """
    own = contracts[["project", "currency", *_KNOWN, "paid_type_unknown"]]
    rows = placed[[key, "project"]].astype(object).merge(own, on="project").reset_index(drop=True)
    of, found = numbered(rows, [key, "currency"])
    found["contracts"] = np.bincount(of, minlength=len(found))
    for name in (*_KNOWN, "paid_type_unknown"):
        is_known = rows[name].notna().to_numpy(bool)
        number = np.bincount(of[is_known], minlength=len(found))
        if name in _KNOWN:
            found[f"{name}_known"] = number
        found[name] = sums(rows.loc[is_known, name], of[is_known], len(found)).where(number > 0, None)
    return found


def reached_by_fund(outcomes: pd.DataFrame, placed: pd.DataFrame) -> pd.DataFrame:
    """How much of what was agreed in each fund is validated: a row a fund that has outcomes, in order.

    `outcomes` is the answer to `fund_outcomes` of all contracts, `placed` that to `fund_projects`. outcomes: how many; agreed:
    those of which it is known how many units were agreed (more than 0); told: those of which validated units are known; known:
    those of which both are. reached = the mean over all outcomes of validated / agreed, each at most 1 and each counting alike
    whatever its unit, those that are not known left out of the sum; so it is the least it can be, and with `unknown`, the share
    of outcomes that are not known, added it is the most. nan where nothing is known. Source: our design (UX 8).
    """
    rows = placed.astype(object).merge(outcomes, on="project").reset_index(drop=True)
    of, found = numbered(rows, ["fund"])
    agreed, validated = (pd.to_numeric(rows[name]).astype(float).to_numpy() for name in ("target", "validated"))
    is_agreed, is_told = agreed > 0, ~np.isnan(validated)
    share = np.clip(np.divide(validated, agreed, out=np.full(len(rows), np.nan), where=is_agreed), 0, 1)
    is_known = ~np.isnan(share)
    for name, which in (("outcomes", np.ones(len(rows), bool)), ("agreed", is_agreed), ("told", is_told), ("known", is_known)):
        found[name] = np.bincount(of[which], minlength=len(found))
    together = np.bincount(of[is_known], weights=share[is_known], minlength=len(found))
    found["reached"] = (together / found["outcomes"]).where(found["known"] > 0)
    found["unknown"] = 1 - found["known"] / found["outcomes"]
    return found
