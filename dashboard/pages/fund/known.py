"""The part of the page Fonds that tells how much is known of what should be known."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.known import known as picture
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import fund_known as views
from dashboard.views.fund_choice import FundChoice
from dashboard.words import Words


def show_known(choice: FundChoice, words: Words) -> None:
    """A bar an item, what is missing most first; one line where nothing need be known yet."""
    found = session.ask("fund_known", fund=choice.fund)
    seen = views.known_view(
        found, without_money=choice.without_money, for_all=bool(choice.contract) and len(choice.contracts) > 1
    )
    if not seen.items:
        st.markdown(f":small[:gray[{plain(words('fund.known.nothing_asked'))}]]")
        return
    heading = views.heading(seen, words)
    footer = words("fund.known.source", day=words.day(choice.day))
    with frame.picture("known", heading, views.reading(seen, words), source=footer, above_table="") as as_table:
        if as_table:
            rows = _rows(seen, words)
            frame.table(rows, alt=heading, key="known_rows", right=list(rows.columns[1:]))
        elif seen.drawn:
            figure = picture(seen, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="known_shares", config={"displayModeBar": False}, alt=heading)
        if not as_table and (told := views.complete_told(seen, words)):
            st.markdown(f":gray[{plain(told)}]")


def _rows(seen: views.KnownView, words: Words) -> pd.DataFrame:
    """All of them, what is missing most first."""
    return pd.DataFrame(
        {
            words("column.what"): [views.label(item, words) for item in seen.items],
            words("column.known"): [views.count_told(item, words) for item in seen.items],
            words("column.share"): [views.share_told(item, words) for item in seen.items],
        }
    )
