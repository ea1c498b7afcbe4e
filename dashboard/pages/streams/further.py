"""What the streams show besides: promises, commitment, openness, traces, warmth, and who holds the network together."""

import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import further as views
from dashboard.views.streams import StreamsView
from dashboard.words import Words


@st.fragment
def show_further(seen: StreamsView, party: str, words: Words) -> None:
    """Each subject behind its own one-sentence heading; opened it has its table and says how it was computed."""
    contacts = session.ask("contacts", coalition=seen.coalition)
    on, without_money = session.known_at().day, session.without_money()
    subjects = views.subjects(seen, party, contacts, on, words, without_money=without_money)
    if not subjects:
        return
    st.space("small")
    st.header(words("streams.further"), anchor=False)
    for one in subjects:
        opened = st.expander(plain(one.heading), key=f"open_{one.name}", on_change="rerun")
        if not opened.open:
            continue
        with opened:
            for told in one.sentences:
                st.markdown(plain(told))
            rows = one.rows(words)
            if rows is not None and len(rows):
                frame.table(rows, alt=one.heading, key=f"further_{one.name}", height=min(36 * len(rows) + 40, 330))
            st.markdown(f":small[:gray[{plain(words(f'streams.further.{one.name}'))}]]")
