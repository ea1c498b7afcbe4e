"""What the catalogue tells of a metric."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Metric:
    """An entry: `questions` are asked in this order and given to `function`; `columns` tells the unit of each column.

    Its words stand in the catalogue of words under `metric.NAME`.
    """

    name: str
    function: Callable[..., pd.DataFrame]
    questions: tuple[str, ...]
    columns: dict[str, str]
