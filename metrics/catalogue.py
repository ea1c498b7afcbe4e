"""Every metric: its function, the questions whose answers it takes, and what stands in its columns."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from metrics.significance import scored
from metrics.stated_figures import stated_figures


@dataclass(frozen=True)
class Metric:
    """An entry: `questions` are asked in this order and given to `function`; `columns` tells the unit of each column.

    Its words stand in the catalogue of words under `metric.NAME`.
    """

    name: str
    function: Callable[..., pd.DataFrame]
    questions: tuple[str, ...]
    columns: dict[str, str]


METRICS: Final = (
    Metric(
        "fund_figures",
        stated_figures,
        ("fund_totals", "fund_portfolio", "fund_contracts", "fund_stated"),
        {
            "figure": "name",
            "amount": "number, or amount in currency",
            "currency": "ISO 4217",
            "source": "name",
            "link": "web address",
            "note": "text",
            "counts": "contracts",
            "contracts": "contracts",
            "in_use": "yes or no",
            "disputed": "yes or no",
        },
    ),
    Metric(
        "scores",
        scored,
        ("observations", "weight_sets", "packs"),
        {
            "subject": "coalition or party",
            "period": "quarter",
            "node": "node of the pack",
            "score": "points, -100 to 100",
            "low": "points, P10",
            "high": "points, P90",
            "coverage": "share, 0 to 1",
            "level": "level, 1 to 7",
            "positive": "points",
            "harm": "points",
            "why_withheld": "code",
        },
    ),
)
BY_NAME: Final = {metric.name: metric for metric in METRICS}
