"""Where partners stand between rules and risk, and between result and relation."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures import plane as figures
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import value_plane as views
from dashboard.views.codes import code_told
from dashboard.views.labels import labels
from dashboard.views.value_sentences import likeness
from dashboard.views.value_sources import of_answers
from dashboard.views.value_systems import ValuesView
from dashboard.words import Words


def plane(seen: ValuesView, words: Words) -> Callable[[], None] | None:
    """What shows the plane; None where nobody has a place in one."""
    told = views.plane_view(seen)
    return None if told is None else partial(_show, seen, told, words)


def _show(seen: ValuesView, told: views.PlaneView, words: Words) -> None:
    heading = views.heading(told, words)
    source = ""
    if seen.instrument is not None:
        people = [spot.people for spot in told.spots]
        source = of_answers(seen.instrument, seen.wave, people, session.known_at().day, words)
    with frame.picture("plane", heading, views.reading(told, words), source=source) as as_table:
        if as_table:
            rows = _rows(told, words)
            frame.table(rows, alt=heading, key="plane_rows", right=list(rows.columns[2:]))
        else:
            figure = figures.plane(told, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="plane", config={"displayModeBar": False}, alt=heading)
        party = labels(seen.parties).get(str(session.chosen("one")), "")
        if alike := views.alike_told(seen, party, words):
            st.markdown(plain(alike))
        if foot := views.foot(seen, told, words):
            st.markdown(f":small[:gray[{plain(foot)}]]")


def _rows(told: views.PlaneView, words: Words) -> pd.DataFrame:
    """The partners, those nearest to relation first."""
    spots = sorted(told.spots, key=lambda spot: (-round(spot.y, 2), spot.party))
    return pd.DataFrame(
        {
            words("column.party"): [spot.name for spot in spots],
            words("column.kind"): [code_told("party", "kind", spot.kind, words) for spot in spots],
            words("column.plane_x"): [likeness(spot.x, words) for spot in spots],
            words("column.plane_y"): [likeness(spot.y, words) for spot in spots],
            words("column.people"): [words("values.own") if spot.is_own else words.number(spot.people) for spot in spots],
        }
    )
