"""Which partners' values moved between two waves."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.marks import Axis, Marks, marks
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import drift as views
from dashboard.views.value_sentences import likeness
from dashboard.views.value_sources import of_answers
from dashboard.views.value_systems import ValuesView
from dashboard.words import Words


def drift(seen: ValuesView, words: Words) -> Callable[[], None] | None:
    """What shows the drift; None where there is no earlier wave to compare."""
    told = views.drift_view(seen)
    return None if told is None else partial(_show, seen, told, words)


def _show(seen: ValuesView, told: views.DriftView, words: Words) -> None:
    heading = views.heading(told, words)
    source = ""
    if seen.instrument is not None:
        people = [number for row in told.rows for number in row.people]
        source = of_answers(seen.instrument, seen.wave, people, session.known_at().day, words)
    with frame.picture("drift", heading, views.reading(told, words), source=source) as as_table:
        if as_table:
            rows = _rows(told, words)
            frame.table(rows, alt=heading, key="drift_rows", right=list(rows.columns[1:3]))
        else:
            figure = marks(_marks(told, words), [""], _axis(told, words), words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="drift", config={"displayModeBar": False}, alt=heading)
        for sentence in views.moved_told(told, words):
            st.markdown(plain(sentence))


def _marks(told: views.DriftView, words: Words) -> list[Marks]:
    """A dot a partner, on a bar as long as chance alone reaches."""
    return [
        Marks(
            row.name,
            (row.distance,),
            (words("values.drift.hover", name=row.name, verdict=views.verdict(row, words)),),
            band=None if row.limit is None else (0.0, row.limit),
            right=views.verdict(row, words),
            is_bold=bool(row.has_moved),
        )
        for row in told.rows[: views.DRAWN]
    ]


def _axis(told: views.DriftView, words: Words) -> Axis:
    far = max([value for row in told.rows for value in (row.distance, row.limit) if value is not None], default=0.0) or 1.0
    return Axis((0.0, far * 1.05), [(0.0, words("values.drift.axis.low")), (far * 1.05, words("values.drift.axis.high"))], 0.0)


def _rows(told: views.DriftView, words: Words) -> pd.DataFrame:
    """Who took part in both waves, who moved first."""
    unknown = words("state.unknown")

    def number(value: float | None) -> str:
        return unknown if value is None else likeness(value, words)

    return pd.DataFrame(
        {
            words("column.party"): [row.name for row in told.rows],
            words("column.moved"): [number(row.distance) for row in told.rows],
            words("column.by_chance"): [number(row.limit) for row in told.rows],
            words("column.verdict"): [views.verdict(row, words) for row in told.rows],
            words("column.people"): [f"{row.people[0]} → {row.people[1]}" for row in told.rows],
        }
    )
