"""Waardesystemen: do our values fit?"""

from collections.abc import Mapping

import streamlit as st

from dashboard import session
from dashboard.figures.heat import HALF
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.empty import show_empty
from dashboard.pages.values.further import show_further
from dashboard.pages.values.heat import show_heat
from dashboard.pages.values.pair import chosen_pair, show_pair
from dashboard.views import value_sentences as sentences
from dashboard.views import value_systems as views
from dashboard.words import Words
from data.instruments_known import instruments


def show(pages: Mapping[str, st.Page]) -> None:
    """The page of one coalition, by one instrument in one wave."""
    words = session.said()
    of_coalition, coalitions, coalition = frame.of_coalition()
    told = session.ask("profiles", coalition=coalition)
    releases = session.ask("releases", coalition=coalition)
    there = views.compared(told, releases, instruments(session.ask("instruments")))
    by = frame.Chooser("instrument", {key: key for key in there}, words("bar.instrument"), first=True, width=190)
    instrument = there.get(by.label)
    aspect, waves = views.waves_of(told, releases, instrument)
    if waves and not session.unknown_in_url("wave", waves):
        session.keep("wave", waves, views.opening_wave(told, instrument, aspect, waves))
    when = frame.Chooser("wave", {one: one for one in waves}, words("bar.wave"), first=True, width=140)
    frame.bar(of_coalition, *([by] if len(there) > 1 else []), *([when] if waves else []))
    if not coalition:
        frame.above_title(words("menu.values"), words("values.about.none"), invented=False)
        show_empty(pages)
        return
    row = coalitions[coalition]
    seen = views.view(
        coalition,
        row["name"] or coalition,
        instrument,
        aspect,
        when.label,
        told=told,
        alignments=session.ask("alignments", coalition=coalition),
        releases=releases,
        members=session.ask("members", coalition=coalition),
        smallest_group=views.smallest_of(coalition, session.ask("smallest_groups")),
    )
    frame.above_title(words("menu.values"), sentences.about(seen, words), invented=bool(row["invented"]))
    st.title(plain(sentences.title(seen, words)), anchor=False)
    st.markdown(plain(sentences.lead(seen, words)))
    if seen.parties or seen.held:
        _pictures(seen, words)
    else:
        st.page_link(pages["facts"], label=words("menu.facts"), icon=":material/arrow_forward:")
    show_further(seen, words)


def _pictures(seen: views.ValuesView, words: Words) -> None:
    """The map and the pair side by side; many partners take the whole width, and on a phone the pair comes first."""
    pair = chosen_pair(seen)
    if pair is None:
        if seen.held:
            show_heat(seen, (), words)
    elif session.is_narrow():
        show_pair(seen, *pair, words)
        show_heat(seen, pair, words)
    elif len(seen.parties) > HALF:
        show_heat(seen, pair, words)
        show_pair(seen, *pair, words)
    else:
        left, right = st.columns(2, gap="large")
        with left:
            show_heat(seen, pair, words)
        with right:
            show_pair(seen, *pair, words)
