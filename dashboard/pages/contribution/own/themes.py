"""A partner's themes beside those of others, who stay unnamed."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.marks import Axis, Marks, marks
from dashboard.pages import frame
from dashboard.views import own_themes as views
from dashboard.views.contribution_choice import ContributionChoice
from dashboard.words import Words


def show_themes(choice: ContributionChoice, words: Words) -> str:
    """The own score, beside the band of the others where these are told, or a table; without a score gives back the sentence
    that says so."""
    found = session.ask_as(choice.viewer, "themes_beside_peers", coalition=choice.coalition)
    coalitions = session.ask_as(choice.viewer, "smallest_groups")
    names = {node.name: node.label(words.lang) for node in session.pack().nodes}
    seen = views.own_themes(found, coalitions, names, choice.coalition, choice.quarter, choice.party)
    if seen is None:
        return words("own.themes.none")
    st.space("medium")
    heading, reading = views.heading(seen, words), views.reading(seen, words)
    beside = [words("own.themes.median")] if seen.compared else []
    with frame.picture("own_themes", heading, reading, source=views.source(seen, words)) as as_table:
        if as_table:
            rows = _rows(seen, words)
            frame.table(rows, alt=heading, key="own_themes_rows", right=list(rows.columns[1:]))
        else:
            figure = marks(
                [_marks(row, words) for row in seen.drawn],
                [words("own.themes.you"), *beside],
                Axis((-100.0, 100.0), [(x, words.number(x)) for x in (-100.0, 0.0, 100.0)], 0.0),
                words,
                session.theme(),
                narrow=session.is_narrow(),
            )
            st.plotly_chart(figure, key="own_themes", config={"displayModeBar": False}, alt=heading)
    return ""


def _marks(row: views.Theme, words: Words) -> Marks:
    band = None if row.low is None or row.high is None else (row.low, row.high)
    told = tuple(
        words(key, score=words.number(score or 0.0))
        for key, score in (("own.themes.you_at", row.score), ("own.themes.median_at", row.median))
    )
    return Marks(row.name, (row.score, row.median), told, band, views.peers_told(row, words))


def _rows(seen: views.OwnThemes, words: Words) -> pd.DataFrame:
    """The themes that are drawn; what is withheld of the others says so."""

    def told(value: float | None, row: views.Theme, is_quartile: bool = False) -> str:
        if value is not None:
            return words.number(value)
        hidden = row.is_withheld or (is_quartile and row.median is not None)
        return words("state.verborgen" if hidden else "state.nvt")

    columns = {
        "column.theme": [row.name for row in seen.drawn],
        "column.you": [words.number(row.score or 0.0) for row in seen.drawn],
        "column.others_low": [told(row.low, row, True) for row in seen.drawn],
        "column.others_median": [told(row.median, row) for row in seen.drawn],
        "column.others_high": [told(row.high, row, True) for row in seen.drawn],
        "column.others": [views.peers_told(row, words) for row in seen.drawn],
    }
    return pd.DataFrame({words(key): cells for key, cells in columns.items()})
