"""The rows of a frame as plain values."""

from typing import Any

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """A dict a row, in which an unknown is None."""
    columns = {name: [None if pd.isna(value) else value for value in frame[name].astype(object)] for name in frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
