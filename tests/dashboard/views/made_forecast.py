"""Rows of the metric fund_forecast made for a test in a line each, and the view of them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.views.forecast import ForecastView, forecast_view

ROW: Mapping[str, Any] = {
    **{"project": "W", "name": "Werk", "currency": "EUR", "low": 312_437.5, "middle": 350_000.0, "high": 383_215.25},
    **{"earned": Decimal(246_000), "cap": Decimal(400_000), "reaches_cap": 0.93, "to_come": 40.0, "behind_pace": False},
    **{"basis": "results", "outcomes": 6, "left_out": 0},
}


def row(**told: Any) -> dict[str, Any]:
    """A contract Werk that has earned € 246.000 of at most € 400.000."""
    return {**ROW, **told}


def fund(**told: Any) -> dict[str, Any]:
    """The whole fund, which has no cap of its own."""
    return {**ROW, "project": None, "name": None, "cap": None, "reaches_cap": None, **told}


UNKNOWN = {"low": None, "middle": None, "high": None, "earned": None, "reaches_cap": None, "basis": "prior", "left_out": 6}


def seen(*rows: Mapping[str, Any], of: str = "") -> ForecastView:
    """The view of these rows, of one contract where that is named."""
    found = pd.DataFrame(rows, columns=list(ROW)).astype(object)
    numbers = ["low", "middle", "high", "reaches_cap", "to_come"]
    found = found.astype(dict.fromkeys(numbers, float))
    contracts = [of] if of else [told["project"] for told in rows if told["project"]]
    return forecast_view(found, contracts, fund="Fonds Rand")
