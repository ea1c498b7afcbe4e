"""What the catalogue tells of a metric."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Metric:
    """An entry: `questions` are asked in this order and given to `function`; `columns` tells the unit of each column.

    `unasked` are answers that a question could take and the metric does not: it would tell of part of what it rests on.
    Its words stand in the catalogue of words under `metric.NAME`.
    """

    name: str
    function: Callable[..., pd.DataFrame]
    questions: tuple[str, ...]
    columns: dict[str, str]
    unasked: frozenset[str] = frozenset()
