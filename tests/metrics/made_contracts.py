"""Contracts that are made up: what the questions of an outcomes fund would answer of them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pyarrow as pa

D = Decimal
OUTCOME: dict[str, Any] = {
    **{"project": "P", "project_name": "Contract P", "coalition": "C", "outcome_metric": "1", "definition": "aan het werk"},
    **{"unit": "mensen", "target": None, "listed": 1, "results": 0, "achieved": None, "engaged": None},
    **{"engaged_achieved": None, "interim_results": 0, "result_until": None, "result_recorded": None, "prices": 0},
    **{"price": None, "currency": None, "maximum": None, "maximum_currency": None, "payments": 0, "paid": None},
    **{
        "paid_currency": None,
        "payments_unknown": 0,
        "payments_type_unknown": 0,
        "paid_type_unknown": None,
        "paid_type_unknown_currency": None,
    },
}
TERMS: dict[str, Any] = {
    **{"project": "P", "name": "Contract P", "coalition": "C", "coalition_name": "Coalitie C", "stage": None, "signed": None},
    **{"start": "2026-01", "end_expected": None, "end_actual": None, "people_targeted": None, "people_engaged": None},
    **{"cap": None, "cap_currency": None, "payers": 0, "payers_known": 0, "payers_together": None, "payers_currency": None},
    **{"committed": None, "committed_currency": None, "investors": 0, "investors_known": 0, "invested": None},
    **{"invested_currency": None, "paid": None, "paid_currency": None, "payers_paid_known": 0, "payers_paid": None},
    **{"payers_paid_currency": None, "payments": 0, "actual": None, "actual_currency": None, "whole_payments": 0},
    **{
        "whole": None,
        "payments_unknown": 0,
        "payments_type_unknown": 0,
        "paid_type_unknown": None,
        "paid_type_unknown_currency": None,
    },
}
PLAN: dict[str, Any] = {
    **{"project": "P", "plan": "1", "dated": None, "outcome_metric": "1", "currency": "EUR", "planned": D(100)},
    **{"payments": 1, "recorded": date(2026, 1, 15)},
}
STEP: dict[str, Any] = {
    **{"project": "P", "project_name": "Contract P", "fund_name": "Fonds", "funds": 1, "claim": "a", "outcome_metric": "1"},
    **{"definition": "aan het werk", "unit": "mensen", "state": "claimed", "units": 1.0, "units_why": None},
    **{"claimed_unit": None, "signed_by": "Toetser", "signer_name": "De Toetser", "signed_on": date(2026, 2, 1)},
    **{"of_fund": True},
}
IMPLIED = {
    **{"achieved": {"results": 1}, "price": {"prices": 1, "currency": "EUR"}, "paid": {"payments": 1, "paid_currency": "EUR"}},
    **{"maximum": {"maximum_currency": "EUR"}, "actual": {"payments": 1, "actual_currency": "EUR"}},
    **{"paid_type_unknown": {"payments_type_unknown": 1, "paid_type_unknown_currency": "EUR"}, "cap": {"cap_currency": "EUR"}},
}
"""What goes with an amount where nothing else is said."""


def outcomes(*rows: dict[str, Any]) -> pd.DataFrame:
    """The answer to outcome_sums: a row for each of these, with what is not said unknown; euros where nothing else is."""
    return _made(OUTCOME, rows, IMPLIED)


def terms(*rows: dict[str, Any]) -> pd.DataFrame:
    """The answer to contract_terms; `paid` is the total that is named, `actual` the sum of Actual payments."""
    return _made(TERMS, rows, IMPLIED | {"paid": {"paid_currency": "EUR"}})


def plans(*rows: dict[str, Any]) -> pd.DataFrame:
    """The answer to plan_sums."""
    return _made(PLAN, rows, {})


def steps(*rows: dict[str, Any]) -> pd.DataFrame:
    """The answer to claim_steps."""
    return _made(STEP, rows, {})


def terms_of(found: pd.DataFrame, **more: Any) -> pd.DataFrame:
    """The contracts of these outcomes, with the payments of their outcomes and no others; `more` is said of each contract."""
    rows = []
    for project, own in found.groupby("project", sort=False):
        row: dict[str, Any] = {"project": project, "name": f"Contract {project}"}
        for number, amount, total in (
            ("payments", "paid", "actual"),
            ("payments_type_unknown", "paid_type_unknown", "paid_type_unknown"),
        ):
            is_paid = own[number] > 0
            currencies = own.loc[is_paid, f"{amount}_currency"].unique()
            has_one = len(currencies) == 1 and currencies[0] is not None
            row[number] = int(own[number].sum())
            row[total] = sum(own.loc[is_paid, amount], D(0)) if has_one else None
            row[f"{total}_currency"] = currencies[0] if has_one else None
        rows.append(row | more)
    return terms(*rows)


def arrow(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame as a store would give it."""
    return pa.Table.from_pandas(frame, preserve_index=False).to_pandas(types_mapper=pd.ArrowDtype)


def _made(whole: dict[str, Any], rows: tuple[dict[str, Any], ...], implied: dict[str, dict[str, Any]]) -> pd.DataFrame:
    told = []
    for row in rows:
        goes_with = {key: value for name in row if row[name] is not None for key, value in implied.get(name, {}).items()}
        told.append(whole | goes_with | row)
        assert told[-1].keys() == whole.keys(), row.keys() - whole.keys()
    return pd.DataFrame(told, columns=list(whole), dtype=object)
