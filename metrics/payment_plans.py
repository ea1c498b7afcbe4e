"""The versions of each contract's payment plan: a later one takes the place of an earlier one (MODEL 10)."""

import numpy as np
import pandas as pd

from metrics.exact import numbered, sums
from metrics.observed import when
from metrics.paying import told


def payment_plans(plans: pd.DataFrame) -> pd.DataFrame:
    """What each version of a contract's payment plan plans to pay: a row a version and currency, by contract and version.

    `plans` has a row a version, outcome and currency: project, plan, dated (period since when it holds), currency, planned
    (Decimal, amount), payments (how many) and recorded (day). `version` counts from 1, by `dated`; a version without a date
    comes before those with one, by the day it was recorded and by its name. `is_latest`: the one that holds now. Versions are
    never added, nor are currencies. `planned` is the exact sum of the known amounts. Source: MODEL 10.
    """
    rows = versioned(plans)
    of, found = numbered(rows, ["project", "version", "currency"])
    first = rows.iloc[np.unique(of, return_index=True)[1]].reset_index(drop=True)
    found["planned"] = sums(rows["planned"], of, len(found))
    found["payments"] = np.bincount(of, weights=rows["payments"].to_numpy(float), minlength=len(found)).astype(int)
    found[["plan", "is_latest", "dated"]] = first[["plan", "is_latest", "dated"]]
    return found[["project", "plan", "version", "is_latest", "dated", "currency", "planned", "payments"]]


def latest(plans: pd.DataFrame) -> pd.DataFrame:
    """The rows of `plans` that belong to the version of each contract's plan that holds now, with values as they are told."""
    rows = versioned(plans)
    return rows[rows["is_latest"].to_numpy(bool)].reset_index(drop=True)


def versioned(plans: pd.DataFrame) -> pd.DataFrame:
    """The same rows with values as they are told, the `version` of each plan, from 1, and whether that `is_latest`."""
    rows = told(plans)
    name = rows["plan"].fillna("")
    order = rows[["project", "plan"]].assign(dated=rows["dated"].map(when, na_action=None), long=name.str.len(), name=name)
    order["recorded"] = pd.to_datetime(rows["recorded"]).groupby([rows["project"], name]).transform("min")
    order = order.sort_values(["project", "dated", "recorded", "long", "name"], kind="stable")
    is_new = ~order.duplicated(["project", "name"])
    rows["version"] = is_new.astype(int).groupby(order["project"]).cumsum().reindex(rows.index)
    rows["is_latest"] = rows["version"] == rows.groupby("project")["version"].transform("max")
    return rows
