"""What others say of what they receive from a partner."""

import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.views import own_received as views
from dashboard.views.contribution_choice import ContributionChoice
from dashboard.words import Words


def show_received(choice: ContributionChoice, words: Words) -> str:
    """The mean and what it is over; that it is withheld; where nobody rated anything gives back the sentence that says so."""
    found = session.ask_as(choice.viewer, "received_by_others", coalition=choice.coalition)
    coalitions = session.ask_as(choice.viewer, "smallest_groups")
    seen = views.received(found, coalitions, choice.coalition, choice.party)
    if seen is None:
        return words("own.received.none")
    st.subheader(plain(views.heading(seen, words)), anchor=False)
    st.markdown(f":gray[{plain(views.reading(seen, words))}]")
    return ""
