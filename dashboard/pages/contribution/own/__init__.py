"""A partner's own part of the page Bijdrage: with whom its share comes about, what it brings, takes and wants, its themes."""

import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages.contribution.own.ambitions import show_ambitions
from dashboard.pages.contribution.own.changes import show_changes
from dashboard.pages.contribution.own.pairs import show_own_pairs
from dashboard.pages.contribution.own.received import show_received
from dashboard.pages.contribution.own.streams import show_streams
from dashboard.pages.contribution.own.themes import show_themes
from dashboard.views.contribution_choice import ContributionChoice
from dashboard.words import Words


def show_own(choice: ContributionChoice, words: Words) -> None:
    """Each thing in its turn; what there is nothing to tell of stands together in one quiet paragraph at the end.

    Nothing where no partner is chosen. Each part shows itself, or gives back the sentence that says why not.
    """
    if choice.audience != "partner" or not choice.party or not choice.quarter:
        return
    # on a phone an empty column still takes its gap
    left, right = (st.container(), st.container()) if session.is_narrow() else st.columns(2, gap="large")
    with left:
        quiet = [show_own_pairs(choice, words)]
    with left if quiet[0] else right:
        quiet.append(show_received(choice, words))
    quiet += [show(choice, words) for show in (show_streams, show_ambitions, show_themes, show_changes)]
    if told := " ".join(line for line in quiet if line):
        st.space("small")
        st.markdown(f":small[:gray[{plain(told)}]]")
