"""A partner's own part of the page Bijdrage: with whom its share comes about, what it brings, takes and wants, its themes."""

import streamlit as st

from dashboard.pages.contribution.own.ambitions import show_ambitions
from dashboard.pages.contribution.own.changes import show_changes
from dashboard.pages.contribution.own.pairs import show_own_pairs
from dashboard.pages.contribution.own.received import show_received
from dashboard.pages.contribution.own.streams import show_streams
from dashboard.pages.contribution.own.themes import show_themes
from dashboard.views.contribution_choice import ContributionChoice
from dashboard.words import Words


def show_own(choice: ContributionChoice, words: Words) -> None:
    """Each thing in its turn, one quiet line where nothing is told of it; nothing where no partner is chosen."""
    if choice.audience != "partner" or not choice.party or not choice.quarter:
        return
    left, right = st.columns(2, gap="large")
    with left:
        show_own_pairs(choice, words)
    with right:
        show_received(choice, words)
    for show in (show_streams, show_ambitions, show_themes, show_changes):
        st.space("medium")
        show(choice, words)
