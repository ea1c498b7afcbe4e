"""Which outcomes of a coalition there are to choose from."""

from dataclasses import dataclass

import pandas as pd

from dashboard.views.records import records
from data.asking import CURRENCIES


@dataclass(frozen=True)
class Outcomes:
    """Outcome -> name: of those with contributions (the main one first), of those without; and names of those left out, in
    money."""

    told: dict[str, str]
    untold: dict[str, str]
    left_out: tuple[str, ...]


def outcomes_of(totals: pd.DataFrame, *, without_money: bool) -> Outcomes:
    """The outcomes of the metric `contribution_total`; in money is what is in a currency, itself or by its contributions."""
    told: dict[str, str] = {}
    untold: dict[str, str] = {}
    left_out = []
    for row in sorted(records(totals), key=lambda row: (not row["is_main"], row["name"] or row["outcome"])):
        name = row["name"] or row["outcome"]
        units = {(row[unit] or "").upper() for unit in ("unit", "worth_unit")}
        if without_money and not units.isdisjoint(CURRENCIES):
            left_out.append(name)
        else:
            (told if row["dividends"] else untold)[row["outcome"]] = name
    return Outcomes(told, untold, tuple(left_out))
