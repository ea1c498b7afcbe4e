"""The drawer behind a balance: the sums of ratings, the streams they add up, and of each where it was told."""

import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import streams_sentences as sentences
from dashboard.views.records import records
from dashboard.views.stream_card import stream_card
from dashboard.views.streams import Stream, StreamsView
from dashboard.words import Words
from metrics.giving import rated_balance

MOST = 60


def why(seen: StreamsView, party: str) -> None:
    """Open the drawer, on the chosen party; without one on the party that stands in most streams."""
    words = session.said()
    st.dialog(words("why.title"), position="right", width=520)(_drawer)(seen, party, words)


def _drawer(seen: StreamsView, party: str, words: Words) -> None:
    about = party or next(iter(seen.parties), "")
    rows = {row["party"]: row for row in records(rated_balance(seen.frame))}
    name = seen.parties.get(about, about)
    if about not in rows:
        st.markdown(f"**{plain(words('card.party.none', name=name))}**")
    else:
        row = rows[about]
        if row["balance"] is None:
            st.markdown(f"**{plain(words('streams.why.unrated', name=name))}**")
        else:
            told = words(
                "streams.why.sum",
                name=name,
                takes=words.number(row["takes"], 1),
                brings=words.number(row["brings"], 1),
                balance=sentences.balance_told(row["balance"], words),
            )
            st.markdown(f"**{plain(told)}**")
        st.markdown(f":gray[{plain(words('streams.why.how'))}]")
        for way, streams in (
            ("brings", [one for one in seen.shown if one.giver == about]),
            ("takes", [one for one in seen.shown if one.receiver == about]),
        ):
            st.markdown(f"**{plain(words(f'streams.why.{way}', name=name, n=len(streams)))}**")
            _streams(streams, words)
    raw = seen.frame
    frame.carry([(words("why.raw.csv"), raw, f"{seen.coalition}-{seen.quarter}-streams.csv")])


def _streams(streams: list[Stream], words: Words) -> None:
    ranked = sorted(streams, key=lambda one: (one.receiver_rating is None, -(one.receiver_rating or 0.0)))
    for one in ranked[:MOST]:
        told = words(
            "streams.why.part",
            rating=sentences.rating_told(one.receiver_rating, words),
            what=sentences.stream_told(one, words),
            giver=one.giver_name,
            taker=one.receiver_name,
        )
        with st.expander(plain(told)):
            for line in stream_card(one, words)[1:]:
                st.markdown(plain(line))
    if len(ranked) > MOST:
        st.markdown(f":small[:gray[{plain(words('streams.more', n=len(ranked) - MOST))}]]")
