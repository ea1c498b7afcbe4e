"""What each outcome of a contract was agreed, achieved, claimed, priced and paid at, and what is due for it (MODEL 10)."""

from decimal import Decimal
from typing import Final

import numpy as np
import pandas as pd

from metrics.claims import claims
from metrics.matching import differences, matched, same
from metrics.paying import computed, credit, due, known, told
from metrics.payment_plans import latest

VALIDATED: Final = ("validated", "paid")
"""A claim in one of these states is for units that another than the claimant found true."""
_BESIDE: Final = ("evidenced", "claimed", "disputed", "rejected")
_KEYS: Final = ["project", "outcome_metric"]
_COLUMNS: Final = (
    *("project", "project_name", "coalition", "outcome_metric", "definition", "unit", "target", "engaged", "engaged_achieved"),
    *("results", "result_until", "validated", "validated_by", "evidenced", "claimed", "disputed", "rejected", "prices"),
    *("price", "currency", "computed", "payments", "paid", "paid_currency", "payments_type_unknown", "paid_type_unknown"),
    "paid_type_unknown_currency",
    *("difference", "match", "maximum", "due", "credit", "planned", "planned_currency"),
)


def fund_outcomes(outcomes: pd.DataFrame, steps: pd.DataFrame, plans: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
    """What is known of each outcome in the contracts of a fund: a row an outcome, in the order of `outcomes`.

    The four are the answers to outcome_sums, claim_units, plan_sums and contract_terms. validated, in units: what Final
    results add up to, else the units of claims that were validated or paid, else nan; `validated_by` says which: result, claim
    or None. evidenced, claimed, disputed and rejected: the units of the claims in that state, 0 where the contract has claims
    but none there, nan where it has no claims or their units are not known. computed = validated x price; difference and match
    as in `fund_match`. `currency` is that of the price, else of `maximum`: the most that is paid for the outcome, None where it
    is in another currency than the price. due and credit follow the payment rule for this outcome alone, before the cap of the
    contract. Without a known payment nothing was paid before. They are None where computed is, and where it is not known what
    was paid for this outcome: the type of a payment is not told, its currency is another or not told, a payment is for the
    contract as a whole, or a claim is paid that no payment tells of. planned: by the payment plan that holds now, None where
    that has several currencies. Source: MODEL 10.
    """
    return of_outcomes(outcomes, claims(steps), latest(plans), terms)


def of_outcomes(outcomes: pd.DataFrame, now: pd.DataFrame, planned: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
    """As `fund_outcomes`, where it is known already how each claim is now and what the payment plans that hold now plan."""
    rows = told(outcomes).reset_index(drop=True)
    keys = pd.MultiIndex.from_frame(rows[_KEYS])
    rows[["validated", "validated_by"]] = validated_units(rows, now)
    for state in _BESIDE:
        is_none = rows["project"].isin(now["project"]) & ~_has_claim(now, (state,), keys)
        rows[state] = _units(now, (state,), keys).mask(is_none, 0.0)
    rows["computed"] = known(computed, rows["validated"], rows["price"])
    rows["difference"] = differences(rows)
    rows["match"] = matched(rows)
    rows["currency"] = rows["currency"].where(rows["price"].notna(), rows["maximum_currency"])
    rows["maximum"] = rows["maximum"].where(same(rows["currency"], rows["maximum_currency"]), None)
    before = paid_before(rows, _has_claim(now, ("paid",), keys))
    before = before.mask(paid_as_a_whole(rows, terms), None)
    for name, rule in (("due", due), ("credit", credit)):
        each = zip(rows["computed"], before, rows["maximum"], strict=True)
        found = [None if worth is None or paid is None else rule(worth, paid, cap) for worth, paid, cap in each]
        rows[name] = pd.Series(found, dtype=object)
    planned = planned.rename(columns={"currency": "planned_currency"})
    planned = planned[planned["outcome_metric"].notna() & ~planned.duplicated(_KEYS, keep=False)]
    planned = planned.set_index(_KEYS)[["planned", "planned_currency"]].reindex(keys)
    return rows.join(told(planned.reset_index(drop=True)))[list(_COLUMNS)]


def validated_units(rows: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """How many units of each outcome another found true, and by what that is told: a row an outcome, in the order of `rows`.

    `rows` has project, outcome_metric and achieved (units of Final results, or missing); `now` is what `claims` answers.
    validated: what Final results add up to, else the units of claims that were validated or paid, else nan; validated_by says
    which: result, claim or None. Source: MODEL 10.
    """
    by_result, by_claim = rows["achieved"].astype(float), _units(now, VALIDATED, pd.MultiIndex.from_frame(rows[_KEYS]))
    told_by = np.select([by_result.notna(), by_claim.notna()], ["result", "claim"], "").astype(object)
    told_by[told_by == ""] = None
    return pd.DataFrame({"validated": by_result.where(by_result.notna(), by_claim), "validated_by": told_by}, rows.index)


def paid_before(rows: pd.DataFrame, has_paid_claim: pd.Series) -> pd.Series:
    """What was paid before, in the currency of each row: 0 where no payment is known, None where it is not known how much.

    `rows` has payments, payments_unknown and payments_type_unknown (how many), paid and paid_currency, and currency. It is not
    known where the amount or type of a payment is not told, where payments are in several or other currencies or in one that
    is not told, and where a claim is paid but no payment is known.
    """
    has_payment = rows["payments"] > 0
    paid = rows["paid"].where(same(rows["currency"], rows["paid_currency"]), None).where(has_payment, Decimal(0))
    is_unsure = (rows["payments_unknown"] > 0) | (rows["payments_type_unknown"] > 0)
    return paid.mask(is_unsure | (has_paid_claim & ~has_payment), None)


def _units(now: pd.DataFrame, states: tuple[str, ...], keys: pd.MultiIndex) -> pd.Series:
    """The units of the claims of each outcome that are in one of these states; nan where none are known."""
    there = now[now["state"].isin(states)]
    units = there["units"].astype(float).groupby([there[key] for key in _KEYS]).sum(min_count=1)
    return units.reindex(keys).reset_index(drop=True)


def _has_claim(now: pd.DataFrame, states: tuple[str, ...], keys: pd.MultiIndex) -> pd.Series:
    return pd.Series(keys.isin(pd.MultiIndex.from_frame(now.loc[now["state"].isin(states), _KEYS])))


def paid_as_a_whole(rows: pd.DataFrame, terms: pd.DataFrame) -> pd.Series:
    """Whether the contract of each outcome was paid something that is for none of its outcomes, or is not there to tell."""
    numbers = ["payments", "payments_type_unknown"]
    of_outcomes = rows.groupby("project")[numbers].sum().sum(axis=1)
    of_contract = terms.set_index(terms["project"].astype(object))[numbers].sum(axis=1)
    return ~(rows["project"].map(of_contract).astype(float) <= rows["project"].map(of_outcomes).astype(float))
