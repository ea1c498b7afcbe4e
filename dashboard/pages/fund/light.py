"""A light table: rules alone, texts as Markdown at the left, numbers at the right as they are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

import pandas as pd
import streamlit as st


@dataclass(frozen=True)
class Numbers:
    """A column of numbers (None is unknown), and how each of them is told, as Markdown."""

    known: Sequence[float | Decimal | None]
    told: Sequence[str]


def light(columns: Mapping[str, Sequence[str] | Numbers]) -> None:
    """The table, its columns by their headers."""
    rows = pd.DataFrame({header: _values(column) for header, column in columns.items()})
    style = rows.style
    for header, column in columns.items():
        if isinstance(column, Numbers):
            for row, text in enumerate(column.told):
                style = style.format(partial(_as_told, text), subset=([row], [header]), na_rep=text)
    st.table(style, border="horizontal", hide_index=True)


def _values(column: Sequence[str] | Numbers) -> pd.Series:
    if not isinstance(column, Numbers):
        return pd.Series(list(column), dtype=object)
    return pd.Series([None if one is None else float(one) for one in column.known], dtype="Float64")


def _as_told(text: str, _: object) -> str:
    return text
