"""With whom a partner's share comes about. The other's name stands here: what they gain together is of both."""

import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.views import own_pairs as views
from dashboard.views.contribution_choice import ContributionChoice
from dashboard.words import Words


def show_own_pairs(choice: ContributionChoice, words: Words) -> None:
    """A sentence a pair, with how sure it is below; one quiet line where there is no pair."""
    found, parts, totals = (
        session.ask_as(choice.viewer, name, **choice.answers)
        for name in ("contribution_pairs", "contribution_parts", "contribution_total")
    )
    seen = views.own_pairs(found, parts, totals, choice.outcome, choice.party)
    if not seen.pairs:
        st.markdown(f":small[:gray[{plain(words('own.pairs.none'))}]]")
        return
    st.subheader(plain(views.heading(seen, words)), anchor=False)
    for sentence, band in views.told(seen, words):
        st.markdown(f"{plain(sentence)} :gray[{plain(band)}]" if band else plain(sentence))
    if rest := views.rest(seen, words):
        st.markdown(f":small[:gray[{plain(rest)}]]")
