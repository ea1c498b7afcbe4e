"""The money of each contract and of each currency of a fund: agreed, earned, paid, due and still to earn (MODEL 10)."""

from decimal import Decimal
from operator import lt
from typing import Final

import numpy as np
import pandas as pd

from metrics.claims import claims
from metrics.exact import numbered, sums
from metrics.fund_outcomes import of_outcomes, paid_as_a_whole, paid_before
from metrics.matching import differences, matched, same
from metrics.paying import credit, due, earned, known, less, told
from metrics.payment_plans import latest

_OF_CONTRACT: Final = (
    *("project", "name", "coalition", "currency", "cap", "cap_why", "metrics", "priced", "with_result", "computed", "earned"),
    *("paid", "paid_type_unknown", "payments", "payments_type_unknown", "difference", "match", "due", "credit"),
    *("still_to_earn", "planned", "over_cap", "start", "end"),
)
_AMOUNTS: Final = ("cap", "computed", "earned", "paid", "paid_type_unknown", "due", "credit", "still_to_earn", "planned")

_KNOWN: Final = {
    **{"caps_known": "cap", "paid_known": "paid", "earned_known": "earned", "due_known": "due", "credit_known": "credit"},
    "still_to_earn_known": "still_to_earn",
}
"""Of how many contracts which amount is known."""


def contract_money(terms: pd.DataFrame, outcomes: pd.DataFrame, steps: pd.DataFrame, plans: pd.DataFrame) -> pd.DataFrame:
    """The money of each contract of a fund, all in its one currency: a row a contract, in the order of `terms`.

    The four are the answers to contract_terms, outcome_sums, claim_units and plan_sums. `currency` is that of its prices, else
    of its payments, its cap, what is committed or planned; None where prices or payments are in several. An amount in another
    currency is None, as one that is unknown. cap: the most that is paid for outcomes; cap_why: '', unknown or other_currency.
    metrics: how many outcomes; priced: those with a single price in the currency; with_result: those of which validated units
    are known. computed = the sum of price x validated; earned = the sum of that by outcome, at most the cap of the outcome, and
    altogether at most the cap; both None where none is known. paid: Actual payments alone; match and difference as in
    `fund_match`, over the contract.

    due: what is due for its outcomes together, at most what its cap leaves above what was paid. credit: what was paid for its
    outcomes beyond what each earned, or above the cap if that is more. So what was paid too much for one outcome never lessens
    what is due for another. Only where a payment is for the contract as a whole they are earned - paid and paid - earned, 0 and
    up. Nothing was paid before if no payment is known. Both are None where it is not known what was paid. What was paid for an
    outcome of which it is not known what it earned makes credit None; where a payment is for the contract as a whole and more
    was paid than is earned, it does so for both.

    still_to_earn = cap - earned; over_cap = what was paid above the cap; both None without a cap. planned: by the payment plan
    that holds now. end: the actual, else the expected one. Source: MODEL 10.
    """
    rows = told(terms).reset_index(drop=True)
    now, planned = claims(steps), latest(plans)
    found = of_outcomes(outcomes, now, planned, terms)
    rows["currency"] = _currency(rows, found, planned)
    found = found[found["project"].isin(rows["project"])].reset_index(drop=True)
    of, currency = _numbered(found, rows)
    is_priced = found["price"].notna() & same(found["currency"], currency)
    worth = found["computed"].where(is_priced, None)
    gained = pd.Series(map(_earned, worth, found["maximum"]), found.index, dtype=object)

    rows["metrics"] = np.bincount(of, minlength=len(rows))
    rows["priced"] = np.bincount(of[is_priced], minlength=len(rows))
    rows["with_result"] = np.bincount(of[found["validated"].notna()], minlength=len(rows))
    rows["computed"] = _sums(worth, of, len(rows))
    is_capped = same(rows["currency"], rows["cap_currency"])
    rows["cap_why"] = np.select([rows["cap"].isna(), is_capped], ["unknown", ""], "other_currency")
    rows["cap"] = rows["cap"].where(is_capped, None)
    rows["earned"] = pd.Series(map(_earned, _sums(gained, of, len(rows)), rows["cap"]), dtype=object)
    rows["still_to_earn"] = known(less, rows["cap"], rows["earned"])
    rows["planned"] = _planned(planned, rows)

    rows["paid"], rows["paid_currency"] = rows["actual"], rows["actual_currency"]
    rows["validated"] = rows["with_result"].where(rows["with_result"] > 0)
    rows["difference"], rows["match"] = differences(rows), matched(rows)
    for name in ("paid", "paid_type_unknown"):
        rows[name] = rows[name].where(same(rows["currency"], rows[f"{name}_currency"]), None)
    rows["over_cap"] = known(credit, rows["cap"], rows["paid"])
    before = paid_before(rows, rows["project"].isin(now.loc[now["state"] == "paid", "project"]))
    rows["due"], rows["credit"] = _owed(rows, found, gained, of, before)
    is_whole = pd.Series(np.bincount(of[paid_as_a_whole(found, terms).to_numpy(bool)], minlength=len(rows)) > 0)
    is_unsure = _has_paid_unearned(rows, found, gained, of) & known(lt, rows["earned"], before).eq(True)
    for name, rule in (("due", due), ("credit", credit)):
        rows[name] = rows[name].where(~is_whole, known(rule, rows["earned"], before).mask(is_unsure, None))
    rows["end"] = rows["end_actual"].where(rows["end_actual"].notna(), rows["end_expected"])
    return rows[list(_OF_CONTRACT)]


def fund_money(terms: pd.DataFrame, outcomes: pd.DataFrame, steps: pd.DataFrame, plans: pd.DataFrame) -> pd.DataFrame:
    """The money of a fund's contracts together: a row a currency, sorted, the contracts without one currency (None) last.

    The four are as for `contract_money`. Each amount is the exact sum over the contracts of which it is known, None where it is
    of none; caps_known, paid_known, earned_known, due_known, credit_known and still_to_earn_known tell of how many of the
    `contracts` it is. Currencies are never added. Source: MODEL 10.
    """
    rows = contract_money(terms, outcomes, steps, plans)
    of, found = numbered(rows, ["currency"])
    found["contracts"] = np.bincount(of, minlength=len(found))
    for name, amount in _KNOWN.items():
        found[name] = np.bincount(of[rows[amount].notna().to_numpy(bool)], minlength=len(found))
    for name in _AMOUNTS:
        found[name] = _sums(rows[name], of, len(found))
    return found


def _earned(worth: Decimal | None, cap: Decimal | None) -> Decimal | None:
    return None if worth is None else earned(worth, cap)


def _owed(
    rows: pd.DataFrame, found: pd.DataFrame, gained: pd.Series, of: np.ndarray, before: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """What is due for each contract and what was paid too much, added up over its outcomes, within its cap.

    None where it is not known what was paid before, or what is due for an outcome of which it is known what it earned.
    """
    is_earned = gained.notna()
    is_unsure = np.bincount(of[(is_earned & found["due"].isna()).to_numpy(bool)], minlength=len(rows)) > 0
    owed = [_sums(found[name].where(is_earned, None), of, len(rows)) for name in ("due", "credit")]
    each = zip(*(one.mask(is_unsure, None) for one in owed), before, rows["cap"], strict=True)
    both = [(None, None) if None in told[:3] else _within(*told) for told in each]
    due_now, too_much = (pd.Series([pair[at] for pair in both], rows.index, dtype=object) for at in (0, 1))
    is_paid_for = (is_earned | (found["payments"] == 0)).to_numpy(bool)
    return due_now, too_much.mask(np.bincount(of[~is_paid_for], minlength=len(rows)) > 0, None)


def _within(owed: Decimal, too_much: Decimal, paid: Decimal, cap: Decimal | None) -> tuple[Decimal, Decimal]:
    """What is due and what was paid too much, within the cap of a contract to which this was paid before."""
    return (owed, too_much) if cap is None else (min(owed, due(cap, paid)), max(too_much, credit(cap, paid)))


def _sums(amounts: pd.Series, of: np.ndarray, groups: int) -> pd.Series:
    """The exact sum of the known amounts of each group; None where none is known."""
    where = amounts.notna().to_numpy(bool)
    return sums(amounts[where], of[where], groups).where(np.bincount(of[where], minlength=groups) > 0, None)


def _has_paid_unearned(rows: pd.DataFrame, found: pd.DataFrame, gained: pd.Series, of: np.ndarray) -> pd.Series:
    """Whether some of what was paid in each contract may be for an outcome of which it is not known what it earned."""
    is_paid_for = (found["payments"] > 0).to_numpy(bool) | (rows["whole_payments"] > 0).to_numpy(bool)[of]
    return pd.Series(np.bincount(of[is_paid_for & gained.isna().to_numpy()], minlength=len(rows)) > 0)


def _currency(rows: pd.DataFrame, found: pd.DataFrame, planned: pd.DataFrame) -> pd.Series:
    """The one currency of each contract: that of its prices, else the first other one that is told."""
    prices = found[found["price"].notna() & found["currency"].notna()].groupby("project")["currency"]
    currency = rows["project"].map(prices.first())
    for name in ("actual_currency", "paid_type_unknown_currency", "cap_currency", "committed_currency"):
        currency = currency.where(currency.notna(), rows[name])
    currency = currency.where(currency.notna(), rows["project"].map(planned.groupby("project")["currency"].first()))
    is_one = currency.notna() & ~(rows["project"].map(prices.nunique()) > 1)
    return currency.astype(object).where(is_one, None)


def _planned(planned: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    """What the plan that holds now plans to pay for each contract, None where some of it is in another currency."""
    planned = planned[planned["project"].isin(rows["project"])].reset_index(drop=True)
    of, currency = _numbered(planned, rows)
    has_other = np.bincount(of[~same(planned["currency"], currency)], minlength=len(rows)) > 0
    return _sums(planned["planned"], of, len(rows)).mask(has_other, None)


def _numbered(parts: pd.DataFrame, rows: pd.DataFrame) -> tuple[np.ndarray, pd.Series]:
    """For each part the number of its contract in `rows`, and the currency of that contract."""
    of = pd.Index(rows["project"]).get_indexer(parts["project"])
    return of, pd.Series(rows["currency"].to_numpy()[of], parts.index, dtype=object)
