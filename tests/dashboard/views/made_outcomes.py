"""Outcomes and contracts of a fund, made for a test in a line each, as the metrics fund_outcomes and contract_money answer."""

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.views.fund_choice import FundChoice
from dashboard.views.fund_match import MatchView, match_view
from dashboard.views.fund_money import Money, money_view
from dashboard.views.fund_outcomes import OutcomesView, outcomes_view

_OUTCOME: dict[str, Any] = {
    **{"project": "W", "project_name": "Werk", "coalition": "C", "outcome_metric": "een", "definition": None, "unit": "mensen"},
    **dict.fromkeys(("target", "engaged", "engaged_achieved", "result_until", "validated", "validated_by"), None),
    **dict.fromkeys(("evidenced", "claimed", "disputed", "rejected", "price", "computed", "paid", "paid_type_unknown"), None),
    "paid_type_unknown_currency": None,
    **{"results": 1, "prices": 1, "currency": "EUR", "payments": 0, "paid_currency": None, "payments_type_unknown": 0},
    **dict.fromkeys(("difference", "maximum", "due", "credit", "planned", "planned_currency"), None),
    "match": "no_result",
}
_CONTRACT: dict[str, Any] = {
    **{"project": "W", "name": "Werk", "coalition": "C", "currency": "EUR", "cap_why": "unknown", "metrics": 1, "priced": 1},
    **dict.fromkeys(("cap", "computed", "earned", "paid", "paid_type_unknown", "difference", "due", "credit"), None),
    **dict.fromkeys(("still_to_earn", "planned", "over_cap"), None),
    **{"with_result": 1, "payments": 0, "payments_type_unknown": 0, "match": "no_result", "start": "2026", "end": "2026"},
}
_SUMMED = ("cap", "earned", "paid", "due", "credit", "still_to_earn", "paid_type_unknown")
HALFWAY = date(2026, 7, 2)
"""Of contracts that run all of 2026, the day on which half of their time has passed, all but a few hours."""
NAMES = {"W": "Werk", "B": "Buurt"}


def outcome(metric: str = "een", project: str = "W", **told: Any) -> dict[str, Any]:
    """An outcome of which nothing is known but its unit; `validated=9, price=3, paid=27` fill in what follows from them."""
    row = {**_OUTCOME, "outcome_metric": metric, "project": project, "project_name": NAMES[project], **told}
    for name in ("price", "paid", "due", "credit", "computed", "difference", "paid_type_unknown"):
        row[name] = None if row[name] is None else Decimal(row[name])
    if row["validated"] is not None and row["price"] is not None:
        row["computed"] = row["price"] * Decimal(row["validated"])
    if row["paid"] is not None:
        row |= {"payments": 1, "paid_currency": told.get("paid_currency", "EUR")}
        row["difference"] = None if row["computed"] is None else row["paid"] - row["computed"]
    return row


def contract(project: str = "W", **told: Any) -> dict[str, Any]:
    """A contract of all of 2026 of which no amount is known; amounts of money may be told as whole numbers."""
    row = {**_CONTRACT, "project": project, "name": NAMES[project], **told}
    for name in (*_SUMMED, "computed", "over_cap", "planned", "difference"):
        row[name] = None if row[name] is None else Decimal(row[name])
    return row


def choice(of: str = "", day: date = HALFWAY, *, without_money: bool = False) -> FundChoice:
    """Fund F with the contracts Werk and Buurt, or the one that is chosen of them."""
    return FundChoice("F", "Fonds", of, NAMES, day, without_money)


def frame(rows: list[dict[str, Any]], shape: dict[str, Any]) -> pd.DataFrame:
    """The rows as a metric answers, with all columns where there are none."""
    return pd.DataFrame(rows, columns=list(shape), dtype=object)


def seen(*rows: dict[str, Any], contracts: list[dict[str, Any]] | None = None, of: FundChoice | None = None) -> OutcomesView:
    """The view of these outcomes; the contracts run all of 2026, of which half has passed, unless told otherwise."""
    terms = [contract("W"), contract("B")] if contracts is None else contracts
    return outcomes_view(of or choice(), frame(list(rows), _OUTCOME), frame(terms, _CONTRACT))


def matched(*rows: dict[str, Any], contracts: list[dict[str, Any]] | None = None) -> MatchView:
    """The view of what these outcomes, and the contracts, come to."""
    return match_view(choice(), frame(list(rows), _OUTCOME), frame(contracts or [contract("W")], _CONTRACT))


def money(*rows: dict[str, Any], of: FundChoice | None = None) -> tuple[Money, ...]:
    """The view of the money of these contracts; the fund is their sum by currency, as the metric fund_money gives it."""
    found = []
    for currency in sorted({row["currency"] for row in rows if row["currency"]}):
        own = [row for row in rows if row["currency"] == currency]
        known = {name: [row[name] for row in own if row[name] is not None] for name in _SUMMED}
        sums = {name: sum(amounts, Decimal(0)) if amounts else None for name, amounts in known.items()}
        counts = {f"{key}_known": len(known[name]) for key, name in (("caps", "cap"), *((one, one) for one in _SUMMED[1:6]))}
        found.append({"currency": currency, "contracts": len(own), **counts, **sums})
    return money_view(of or choice(), frame(list(rows), _CONTRACT), pd.DataFrame(found, dtype=object))
