"""The streams themselves as a table that follows the choice and makes it, and the card of the party or stream chosen."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.streams.flows import Choice
from dashboard.views import streams as views
from dashboard.views import streams_sentences as sentences
from dashboard.views.codes import code_told
from dashboard.views.stream_card import party_card, stream_card
from dashboard.words import Words

MOST = 200
"""So many rows are shown at once; who chooses sees fewer."""
ROOM = 430


def show_rows(seen: views.StreamsView, choice: Choice, words: Words) -> None:
    """The streams of the choice and the card of what was chosen, in a room of one height: the pictures below stay in place."""
    streams = seen.of(choice.party)
    heading = _heading(seen, choice.party, len(streams), words)
    st.subheader(plain(heading), anchor=False)
    with st.container(height=ROOM, border=False):
        _room(seen, streams, choice, heading, words)


def _room(seen: views.StreamsView, streams: Sequence[views.Stream], choice: Choice, heading: str, words: Words) -> None:
    if choice.party:
        for told in party_card(seen, choice.party, words):
            st.markdown(plain(told))
    if not streams:
        return
    shown = sorted(streams, key=lambda one: (one.giver_name.casefold(), one.kind, one.receiver_name.casefold()))[:MOST]
    names = [one.name for one in shown]
    frame.table(
        _rows(shown, words),
        alt=heading,
        key="stream_rows",
        right=[words("column.promised"), words("column.delivered"), words("column.rated")],
        on_row=lambda: session.pick_or_clear("stream_rows", "stream", names),
        height=min(36 * len(shown) + 40, 330),
    )
    if len(streams) > MOST:
        st.markdown(f":small[:gray[{plain(words('streams.more', n=len(streams) - MOST))}]]")
    chosen = next((one for one in seen.shown if one.name == choice.stream), None)
    if chosen:
        with st.container(border=True):
            for told in stream_card(chosen, words):
                st.markdown(plain(told))
    else:
        st.markdown(f":small[:gray[{plain(words('streams.rows.reading'))}]]")


def _heading(seen: views.StreamsView, party: str, n: int, words: Words) -> str:
    name = seen.parties.get(party, "")
    if seen.kind:
        kind = code_told("stream", "kind", seen.kind, words)
        return words("streams.rows.party_kind" if name else "streams.rows.kind", n=n, name=name, kind=kind)
    return words("streams.rows.party" if name else "streams.rows", n=n, name=name)


def _rows(streams: list[views.Stream], words: Words) -> pd.DataFrame:
    columns = {
        "column.giver": [one.giver_name for one in streams],
        "column.what": [sentences.stream_told(one, words) for one in streams],
        "column.kind": [code_told("stream", "kind", one.kind, words) for one in streams],
        "column.taker": [one.receiver_name for one in streams],
        "column.promised": [sentences.amount_told(one.promised, one.unit, words, one.promised_why) for one in streams],
        "column.delivered": [sentences.amount_told(one.delivered, one.unit, words, one.delivered_why) for one in streams],
        "column.state": [code_told("stream", "state", one.state, words) for one in streams],
        "column.confirmed_by": [code_told("stream", "confirmed_by", one.confirmed_by, words) for one in streams],
        "column.rated": [sentences.rating_told(one.receiver_rating, words) for one in streams],
    }
    return pd.DataFrame({words(key): told for key, told in columns.items()})
