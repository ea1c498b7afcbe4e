"""What a partner brings and takes in the quarter."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.back_to_back import Sides, back_to_back
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import own_streams as views
from dashboard.views.contribution_choice import ContributionChoice
from dashboard.words import Words


def show_streams(choice: ContributionChoice, words: Words) -> str:
    """The streams by kind, back to back, or a table with what was promised and delivered; without any gives back the sentence
    that says so."""
    found = session.ask_as(choice.viewer, "coalition_streams", coalition=choice.coalition, period=choice.quarter)
    seen = views.own_streams(found, choice.quarter, choice.party)
    if not seen.lines:
        return words("own.streams.none", when=words.period(choice.quarter))
    st.space("medium")
    heading = views.heading(seen, words)
    with frame.picture("own_streams", heading, views.reading(seen, words), above_table="") as as_table:
        if as_table:
            rows = _rows(seen, words)
            frame.table(rows, alt=heading, key="own_streams_rows", right=list(rows.columns[3:]))
        else:
            drawn = [
                Sides(kind, views.kind_told(kind, words), *(float(seen.number(way, kind)) for way in views.WAYS))
                for kind in seen.kinds
            ]
            heads = (words("own.streams.you_bring"), words("own.streams.you_take"))
            figure = back_to_back(drawn, heads, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="own_streams", config={"displayModeBar": False}, alt=heading)
        for told in views.facts(seen, words):
            st.markdown(plain(told))
    return ""


def _rows(seen: views.OwnStreams, words: Words) -> pd.DataFrame:
    unknown = words("state.unknown")
    columns = {
        "column.way": [words(f"own.streams.{line.way}") for line in seen.lines],
        "column.kind": [views.kind_told(line.kind, words) for line in seen.lines],
        "column.unit": [line.unit or unknown for line in seen.lines],
        "column.streams": [words.number(line.streams) for line in seen.lines],
        "column.promised": [unknown if line.promised is None else words.number(line.promised, 2) for line in seen.lines],
        "column.delivered": [unknown if line.delivered is None else words.number(line.delivered, 2) for line in seen.lines],
    }
    return pd.DataFrame({words(key): told for key, told in columns.items()})
