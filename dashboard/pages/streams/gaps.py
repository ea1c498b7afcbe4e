"""How complete the map is, what is blank and who can fill it, and which streams are missing."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import gaps as views
from dashboard.views.streams import StreamsView
from dashboard.words import Words


def show_gaps(seen: StreamsView, words: Words) -> None:
    """Completeness in sentences with its blanks as a table, then the streams that are missing, ranked."""
    found = views.completeness_told(seen, words)
    st.subheader(plain(found.heading), anchor=False)
    for told in found.sentences:
        st.markdown(plain(told))
    if found.blanks:
        told = words("streams.blanks", n=found.number)
        with st.expander(told):
            columns: dict[str, list[Any]] = {
                "column.blank": [one.what for one in found.blanks],
                "column.about": [one.about for one in found.blanks],
                "column.supplier": [one.who for one in found.blanks],
            }
            _table(columns, found.number, told, "blank_rows", words)
    goals, roles, needs = (session.ask(name, coalition=seen.coalition) for name in ("goals", "roles", "needs"))
    lacks = views.missing_told(seen, goals, roles, needs, words)
    st.subheader(plain(lacks.heading), anchor=False)
    st.markdown(f":gray[{plain(words('streams.missing.reading'))}]")
    if lacks.rows:
        columns = {
            "column.rank": [one.rank for one in lacks.rows],
            "column.missing": [one.what for one in lacks.rows],
            "column.why_missing": [one.why for one in lacks.rows],
            "column.could": [one.who for one in lacks.rows],
        }
        _table(columns, lacks.number, lacks.heading, "missing_rows", words)


def _table(columns: Mapping[str, list[Any]], number: int, alt: str, key: str, words: Words) -> None:
    """Columns by the key of their header, and under them how many of the `number` rows are not shown."""
    rows = pd.DataFrame({words(header): told for header, told in columns.items()})
    frame.table(rows, alt=alt, key=key, height=min(36 * len(rows) + 40, 330))
    if number > len(rows):
        st.markdown(f":small[:gray[{plain(words('streams.rest', n=number - len(rows)))}]]")
