"""Between which two partners most comes about, and where working together costs."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.contribution_pairs import contribution_pairs
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import contribution_pairs as views
from dashboard.views.contribution import ContributionView
from dashboard.words import Words


def show_pairs(seen: ContributionView, words: Words) -> None:
    """The picture or its table; one quiet line where no pair adds or costs anything, a heading where it is all unknown."""
    total = seen.total
    if total is None or not total.has_contributions or total.why == "one_partner":
        return
    pairs = views.pairs_view(session.ask_as(seen.choice.viewer, "contribution_pairs", **seen.choice.answers))
    if not pairs:
        st.markdown(f":small[:gray[{plain(words('contribution.pairs.none'))}]]")
        return
    if all(one.gain is None for one in pairs):
        st.subheader(plain(words("contribution.pairs.unknown")), anchor=False)
        return
    costs = total.synergy is not None and total.synergy < 0
    heading, told = views.heading(pairs, words, costs=costs), views.reading(pairs, total.unit, words, costs=costs)
    shown = views.drawn(pairs)
    with frame.picture("pairs", heading, told) as as_table:
        if as_table:
            rows = _told(pairs, words)
            frame.table(rows, alt=heading, key="pairs_rows", right=list(rows.columns[2:4]))
        else:
            figure = contribution_pairs(shown, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="pairs", config={"displayModeBar": False}, alt=heading)
            told = words("contribution.pairs.source")
            if len(shown) < len(pairs):
                told = f"{told} {words('contribution.pairs.more', n=len(pairs) - len(shown))}"
            st.markdown(f":small[:gray[{plain(told)}]]")


def _told(pairs: tuple[views.Pair, ...], words: Words) -> pd.DataFrame:
    columns = {
        "column.partner": [row.one for row in pairs],
        "column.other_partner": [row.other for row in pairs],
        "column.gain": [views.gain_told(row, words) for row in pairs],
        "column.band": [views.band_told(row, words) or "–" for row in pairs],
        "column.because": [row.cause or row.because or "–" for row in pairs],
    }
    return pd.DataFrame({words(key): told for key, told in columns.items()})
