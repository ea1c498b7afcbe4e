"""Answers about the impact of a fund's outcomes, made for a test in a line each, as the store gives them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
import pyarrow as pa

from dashboard.views.norms import NormsView, norms_view
from metrics.impact_classes import impact_classes

Row = Mapping[str, Any]
TEXT, NUMBER, WHOLE, MONEY = pa.string(), pa.float64(), pa.int64(), pa.decimal128(28, 6)
IMPACT: Mapping[str, pa.DataType] = {
    **dict.fromkeys(("project", "project_name", "outcome_metric", "definition", "unit", "direction"), TEXT),
    **dict.fromkeys(("stakeholder", "area", "characteristics", "evidence", "source"), TEXT),
    **dict.fromkeys(("threshold", "importance", "base", "now", "months", "contribution"), NUMBER),
    **{"scale": WHOLE, "own_harm": pa.bool_(), "measured_on": pa.date32()},
}
RISK: Mapping[str, pa.DataType] = dict.fromkeys(("project", "outcome_metric", "risk", "level", "mitigation", "source"), TEXT)
SUMS: Mapping[str, pa.DataType] = dict.fromkeys(("project", "outcome_metric", "definition", "unit"), TEXT) | {
    "achieved": NUMBER
}
TERMS: Mapping[str, pa.DataType] = {
    **dict.fromkeys(("project", "paid_currency", "actual_currency", "start", "end_expected", "end_actual"), TEXT),
    **{"paid": MONEY, "actual": MONEY},
}
ASSUMED: Mapping[str, pa.DataType] = {
    **dict.fromkeys(("project", "project_name", "outcome_metric", "scenario", "currency", "source"), TEXT),
    **dict.fromkeys(("quantity", "deadweight", "displacement", "attribution", "drop_off", "discount"), NUMBER),
    **{"proxy": MONEY, "years": WHOLE},
}
STATED: Mapping[str, pa.DataType] = {
    **{"source": TEXT, "currency": TEXT, "outcome_pot": MONEY, "private_money": MONEY},
    **{"applications": WHOLE, "selected": WHOLE},
}
WORK: Row = {"project": "P1", "outcome_metric": "werk", "definition": "Vast werk", "unit": "%", "direction": "up"} | {
    **{"base": 30.0, "now": 62.0, "threshold": 50.0, "own_harm": False, "contribution": 0.4, "stakeholder": "jongeren"},
    **{"scale": 46, "months": 12.0, "source": "evaluatie", "evidence": "E3"},
}
LEVEL: Row = {"project": "P1", "risk": "external", "level": "high", "source": "evaluatie"}
PRICED: Row = {"project": "P1", "outcome_metric": "werk", "quantity": 40.0, "currency": "EUR", "source": "aannames"} | {
    **{"deadweight": 0.25, "displacement": 0.1, "attribution": 0.3, "drop_off": 0.2, "years": 3, "discount": 0.035},
}


def answered(columns: Mapping[str, pa.DataType], rows: Sequence[Row]) -> pd.DataFrame:
    kinds = {name: pd.ArrowDtype(kind) for name, kind in columns.items()}
    return pd.DataFrame([{name: row.get(name) for name in columns} for row in rows], columns=list(columns)).astype(kinds)


def seen(
    *impacts: Row, risks: Sequence[Row] = (), untold: Sequence[Row] = (), contracts: Mapping[str, str] | None = None
) -> NormsView:
    """The view of contracts P1 and P2 with these impacts; `untold` are outcomes of which the norms tell nothing."""
    told = answered(IMPACT, impacts)
    levels = answered(RISK, risks)
    sums = answered(SUMS, [*({name: row.get(name) for name in SUMS} for row in impacts), *untold])
    return norms_view(contracts or {"P1": "Werk", "P2": "Rust"}, impact_classes(told, levels), sums, told, levels)


def cases(low: str, likely: str, high: str, **told: Any) -> list[Row]:
    """The same assumptions with three amounts per unit."""
    amounts = zip(("low", "likely", "high"), (low, likely, high), strict=True)
    return [{**PRICED, **told, "scenario": scenario, "proxy": Decimal(amount)} for scenario, amount in amounts]
