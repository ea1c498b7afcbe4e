"""Waardestromen: who brings what to whom?"""

from collections.abc import Mapping

import streamlit as st

from dashboard import session
from dashboard.figures.network import HALF
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.empty import show_empty
from dashboard.pages.streams.balance import show_balance
from dashboard.pages.streams.flows import show_flows
from dashboard.pages.streams.further import show_further
from dashboard.pages.streams.gaps import show_gaps
from dashboard.pages.streams.groups import show_groups
from dashboard.pages.streams.network import show_network
from dashboard.pages.streams.rows import show_rows
from dashboard.views import streams as views
from dashboard.views import streams_sentences as sentences
from dashboard.words import Words


def show(pages: Mapping[str, st.Page]) -> None:
    """The page of one coalition in one quarter. Of very many parties the two pictures come first, the rest when asked for."""
    words = session.said()
    of_coalition, coalitions, coalition = frame.of_coalition()
    streams = session.ask("coalition_streams", coalition=coalition)
    whole = session.ask_whole("coalition_streams", coalition=coalition)
    told = reversed(views.quarters(whole))
    when = frame.Chooser("quarter", {one: one for one in told}, words("bar.quarter"), first=True, width=300, slider=True)
    frame.bar(of_coalition, when)
    if not coalition:
        frame.above_title(words("menu.streams"), words("streams.about.none"), invented=False)
        show_empty(pages)
        return
    row = coalitions[coalition]
    name = row["name"] or coalition
    members = session.ask_whole("members", coalition=coalition)
    chosen = when.label or views.NO_QUARTER
    level = next(one for one in views.LEVELS if one == session.keep_code("level", views.LEVELS, "party"))
    seen = views.view(
        coalition,
        name,
        chosen,
        streams,
        members,
        elsewhere=words("streams.elsewhere"),
        level=level,
        opened=str(session.chosen("sector")),
        kind=session.keep_code("kind", set(views.of_quarter(streams, chosen)["kind"])),
        whole=session.chosen("all") in (True, "true"),
    )
    left_out = len(views.of_quarter(whole, seen.quarter)) - len(seen.streams)
    _above(seen, left_out, invented=bool(row["invented"]), words=words)
    if not len(whole):
        st.markdown(plain(words("streams.nothing")))
        st.page_link(pages["facts"], label=words("menu.facts"), icon=":material/arrow_forward:")
        return
    choice = show_flows(seen, words)
    marked = choice.marked(seen)
    if len(seen.spots) > views.MOST_PARTIES:
        if choice.is_made or seen.kind:
            show_rows(seen, choice, words)
        show_network(seen, marked, words)
        if not st.toggle(words("streams.more_below"), key="more", bind="query-params"):
            return
        show_balance(seen, marked, words)
    else:
        show_rows(seen, choice, words)
        st.space("medium")
        _beside(seen, marked, words)
    st.space("medium")
    show_groups(seen, words)
    st.space("medium")
    show_gaps(seen, words)
    show_further(seen, choice.party, words)


def _above(seen: views.StreamsView, left_out: int, *, invented: bool, words: Words) -> None:
    """The title, and under it how sure it is."""
    when = "" if seen.quarter == views.NO_QUARTER else f", {words.period(seen.quarter)}"
    frame.above_title(words("menu.streams"), words("streams.about", n=len(seen.streams)) + when, invented=invented)
    st.title(plain(sentences.title(seen, words)), anchor=False)
    st.markdown(plain(sentences.lead(seen, words, left_out)))


def _beside(seen: views.StreamsView, party: str, words: Words) -> None:
    """The network and the balance side by side; many parties take the whole width, and on a phone the balance comes first."""
    if session.is_narrow():
        show_balance(seen, party, words)
        show_network(seen, party, words)
    elif len(seen.spots) > HALF or seen.level == "coalition":
        show_network(seen, party, words)
        show_balance(seen, party, words)
    else:
        left, right = st.columns(2, gap="large")
        with left:
            show_network(seen, party, words)
        with right:
            show_balance(seen, party, words)
