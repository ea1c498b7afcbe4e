"""How complete the map is, what is blank and who can fill it, and which streams are missing."""

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
        with st.expander(words("streams.blanks", n=found.number)):
            rows = pd.DataFrame(
                {
                    words("column.blank"): [one.what for one in found.blanks],
                    words("column.about"): [one.about for one in found.blanks],
                    words("column.supplier"): [one.who for one in found.blanks],
                }
            )
            frame.table(rows, alt=words("streams.blanks", n=found.number), key="blank_rows", height=330)
            _rest(found.number - len(found.blanks), words)
    lacks = views.missing_told(
        seen,
        session.ask("goals", coalition=seen.coalition),
        session.ask("needs", coalition=seen.coalition),
        words,
    )
    st.subheader(plain(lacks.heading), anchor=False)
    st.markdown(f":gray[{plain(words('streams.missing.reading'))}]")
    if lacks.rows:
        rows = pd.DataFrame(
            {
                words("column.rank"): [one.rank for one in lacks.rows],
                words("column.missing"): [one.what for one in lacks.rows],
                words("column.why_missing"): [one.why for one in lacks.rows],
                words("column.could"): [one.who for one in lacks.rows],
            }
        )
        frame.table(rows, alt=lacks.heading, key="missing_rows", height=min(36 * len(lacks.rows) + 40, 330))
        _rest(lacks.number - len(lacks.rows), words)


def _rest(n: int, words: Words) -> None:
    """How many rows are not shown."""
    if n:
        st.markdown(f":small[:gray[{plain(words('streams.rest', n=n))}]]")
