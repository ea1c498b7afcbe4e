"""With whom a partner's share comes about. The other's name stands here: what they gain together is of both."""

import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.views import own_pairs as views
from dashboard.views.contribution_choice import ContributionChoice
from dashboard.views.own_standing import own_standing
from dashboard.words import Words


def show_own_pairs(choice: ContributionChoice, words: Words) -> str:
    """A sentence a pair, with how sure it is, and how the share adds up; without a pair gives back why there is none."""
    found, parts, shares, totals = (
        session.ask_as(choice.viewer, name, **choice.answers)
        for name in ("contribution_pairs", "contribution_parts", "contribution_shares", "contribution_total")
    )
    seen = views.own_pairs(found, parts, shares, totals, choice.outcome, choice.party)
    if not seen.pairs:
        partners = session.ask_as(choice.viewer, "partners", coalition=choice.coalition)
        return views.none_told(seen, own_standing(partners, shares, choice.quarter, choice.party), words)
    st.subheader(plain(views.heading(seen, words)), anchor=False)
    for sentence, band in views.told(seen, words):
        st.markdown(_line(sentence, band))
    if rest := views.rest(seen, words):
        st.markdown(f":small[:gray[{plain(rest)}]]")
    if seen.sum is not None:
        st.markdown(_line(*views.added_up(seen.sum, words)))
    return ""


def _line(sentence: str, more: str) -> str:
    return f"{plain(sentence)} :gray[{plain(more)}]" if more else plain(sentence)
