"""What contracts will have earned when they end: low, middle and high, and the chance of reaching the cap (MODEL 10)."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd

from metrics.claims import claims
from metrics.contract_money import contract_money
from metrics.exact import numbered, sums
from metrics.fund_outcomes import VALIDATED, of_outcomes
from metrics.payment_plans import latest
from metrics.unit_draws import DRAWS, Floats, Numbers, mid_quantiles, unit_draws
from metrics.yet_to_come import yet_to_come

SHARES: Final = {"low": 0.1, "middle": 0.5, "high": 0.9}
COLUMNS: Final = (
    *("project", "name", "currency", *SHARES, "earned", "cap", "reaches_cap", "to_come", "behind_pace"),
    *("basis", "outcomes", "left_out"),
)
_BLOCK: Final = 500
"""The outcomes of about so many are drawn at a time; the digits do not depend on it."""
_KEYS: Final = ["project", "outcome_metric"]


def fund_forecast(terms: pd.DataFrame, outcomes: pd.DataFrame, steps: pd.DataFrame, plans: pd.DataFrame) -> pd.DataFrame:
    """What each contract will have earned at its end, in its currency; then the whole fund, a row a currency (project None).

    The four are the answers to contract_terms, outcome_sums, claim_units and plan_sums. low, middle and high: P10, P50 and P90
    of the outcome payments over 4,000 draws, nan where no outcome can be forecast; never below `earned`, what is earned now
    (exact, None where unknown), nor above `cap` (exact, None without one in the currency, and for the whole fund). In a draw an
    outcome has its validated units, and of what is yet to come those that succeed; its payment is price x units, at most the
    cap of the outcome, and that of the contract the sum of these, at most its cap. Of the people to come a Beta-Binomial by
    1 + successes and 1 + failures of the people engaged, Beta(1, 1) where none are told of; of the units claimed but not yet
    validated one by 1 + validated and 1 + rejected claims. Outcomes and contracts are independent.

    reaches_cap: the share of draws, 0 to 1, that earn the cap or more, nan without one. to_come: the units that may still be
    validated, nan where no outcome can be forecast. behind_pace: the present pace brings fewer people than the target. basis:
    results (they tell of each outcome of which something is to come), partly (of some), untold (of none, though there are
    results or validated claims), prior (of none, and there are none) or done (nothing is to come). outcomes: all of them;
    left_out: those without a price in the currency, or without a target while they go on, and the others where nothing is to
    come of these; what they earned so far counts. Source: MODEL 10, Payout forecast.
    """
    rows = contract_money(terms, outcomes, steps, plans).sort_values("project", ignore_index=True)
    now = claims(steps)
    agreed = of_outcomes(outcomes, now, latest(plans), terms)
    has_result = (agreed["results"] > 0) | (outcomes["interim_results"].to_numpy(float) > 0) | agreed["validated"].notna()
    found = _outcomes(agreed.assign(has_result=has_result), now, rows)
    fund, whole = numbered(rows, ["currency"])
    of_contract, of_fund = _drawn(found, rows["cap"].to_numpy(float, na_value=np.nan), fund)
    whole = whole.assign(project=None, name=None, cap=None, earned=sums(rows["earned"], fund, len(whole)))
    parts = [_rows(rows, of_contract, found, found["at"].to_numpy()), _rows(whole, of_fund, found, fund[found["at"]])]
    return pd.concat(parts, ignore_index=True)


def _outcomes(outcomes: pd.DataFrame, now: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The outcomes of the contracts in `rows`, in their order (`at`) and by name, with what is yet to come of each."""
    found = outcomes.assign(at=pd.Index(rows["project"]).get_indexer(outcomes["project"]))
    found = found[found["at"] >= 0].sort_values(["at", "outcome_metric"], ignore_index=True)
    keys = pd.MultiIndex.from_frame(found[_KEYS])
    for name, states in (("claims_validated", VALIDATED), ("claims_rejected", ("rejected",))):
        number = now[now["state"].isin(states)].groupby(_KEYS).size()
        found[name] = number.reindex(keys, fill_value=0).to_numpy()
    found = found.assign(**yet_to_come(found, rows))
    in_currency = found["currency"].notna() & (found["currency"] == rows["currency"].to_numpy()[found["at"]])
    found["price"] = found["price"].where(in_currency, None).to_numpy(float, na_value=np.nan)
    found["maximum"] = found["maximum"].to_numpy(float, na_value=np.nan)
    is_known = found["price"].notna() & found["to_come"].notna()
    comes = is_known & (found["to_come"] + found["pending"] > 0)
    has_some = comes.groupby(found["at"]).transform("any")
    has_all = found["to_come"].notna().groupby(found["at"]).transform("all")
    return found.assign(comes=comes, is_forecast=is_known & (has_some | has_all))


def _drawn(outcomes: pd.DataFrame, cap: Floats, fund: Numbers) -> tuple[pd.DataFrame, pd.DataFrame]:
    """low, middle, high and reaches_cap of each contract (by its number) and of each currency (by the number in `fund`)."""
    together = np.zeros((len(set(fund)), DRAWS))
    found = np.full((len(fund), len(SHARES) + 1), np.nan)
    for block in _blocks(outcomes[outcomes["price"].notna()]):
        at = block["at"].to_numpy(np.int64)
        first = np.flatnonzero(np.diff(at, prepend=-1))
        contract = at[first]
        most = cap[contract, None]
        earned = np.add.reduceat(_payments(block), first)
        reached = np.where(np.isnan(most), np.nan, earned >= most * (1 - 1e-9)).mean(axis=1)
        earned = np.fmin(earned, most)
        found[contract] = np.column_stack([*mid_quantiles(earned, list(SHARES.values())), reached])
        np.add.at(together, fund[contract], earned)
    whole = np.column_stack([*mid_quantiles(together, list(SHARES.values())), np.full(len(together), np.nan)])
    forecast = outcomes.loc[outcomes["is_forecast"], "at"].to_numpy()
    found[~np.isin(np.arange(len(found)), forecast)] = np.nan
    whole[~np.isin(np.arange(len(whole)), fund[forecast])] = np.nan
    of_contract, of_fund = (pd.DataFrame(one, columns=[*SHARES, "reaches_cap"]) for one in (found, whole))
    return of_contract, of_fund


def _blocks(outcomes: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The outcomes of whole contracts, about as many at a time as may be drawn."""
    at = outcomes["at"].to_numpy()
    ends = np.flatnonzero(np.diff(at, append=-1)) + 1
    first = 0
    while first < len(at):
        last = int(ends.min(where=ends >= first + _BLOCK, initial=len(at)))
        yield outcomes.iloc[first:last]
        first = last


def _payments(outcomes: pd.DataFrame) -> Floats:
    """What each outcome is paid in each draw (O, D): price x units, at most the cap of the outcome."""
    units = np.repeat(outcomes[["validated"]].fillna(0).to_numpy(float), DRAWS, axis=1)
    for name in ("to_come", "pending"):
        where = (outcomes["comes"] & (outcomes[name] > 0)).to_numpy()
        there = outcomes[where]
        seeds = [(name, *key) for key in zip(there["project"], there["outcome_metric"], strict=True)]
        a, b = (there[f"{name}_{side}"].to_numpy(float) for side in ("for", "against"))
        units[where] += unit_draws(there[name].to_numpy(float), 1 + a, 1 + b, seeds)
    paid: Floats = np.fmin(units * outcomes[["price"]].to_numpy(), outcomes[["maximum"]].to_numpy())
    return paid


def _rows(rows: pd.DataFrame, drawn: pd.DataFrame, outcomes: pd.DataFrame, of: Numbers) -> pd.DataFrame:
    """The rows with what was drawn, kept between what is earned and the cap, and what their outcomes (by number `of`) tell."""
    least, most = (rows[name].to_numpy(float, na_value=np.nan) for name in ("earned", "cap"))
    found = rows.assign(**{name: np.fmin(np.fmax(drawn[name], least), most).where(drawn[name].notna()) for name in SHARES})
    found["reaches_cap"] = drawn["reaches_cap"]

    def number(where: pd.Series) -> Numbers:
        return np.bincount(of[where.to_numpy(bool)], minlength=len(rows))

    ours, comes, told = outcomes["is_forecast"], outcomes["comes"], outcomes["is_told"]
    found["to_come"] = np.bincount(of[ours], (outcomes["to_come"] + outcomes["pending"])[ours], len(rows))
    found["to_come"] = found["to_come"].where(number(ours) > 0)
    found["behind_pace"] = number(ours & outcomes["behind_pace"]) > 0
    found["outcomes"] = np.bincount(of, minlength=len(rows))
    found["left_out"] = number(~ours)
    is_prior = number(comes & told) == 0
    has_result = number(outcomes["has_result"]) > 0
    is_done = (number(ours) > 0) & (number(comes) == 0)
    cases = [is_done, is_prior & has_result, is_prior, number(comes & ~told) == 0]
    found["basis"] = np.select(cases, ["done", "untold", "prior", "results"], "partly")
    return found[list(COLUMNS)]
