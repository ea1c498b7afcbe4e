"""What changed for a partner since the quarter before."""

import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.views import own_changes as views
from dashboard.views.contribution_choice import ContributionChoice
from dashboard.views.own_ambitions import own_ambitions
from dashboard.views.own_streams import own_streams
from dashboard.words import Words


def show_changes(choice: ContributionChoice, words: Words) -> None:
    """A sentence for each thing that changed; one quiet line where nothing did."""
    before = views.quarter_before(choice.quarter)
    if not before:
        return
    share = views.share_of(session.ask_as(choice.viewer, "contribution_change", **choice.answers), choice.party, before)
    paces = session.ask_as(choice.viewer, "ambition_pace", coalition=choice.coalition)
    quarters = (before, choice.quarter)
    asked = [session.ask_as(choice.viewer, "coalition_streams", coalition=choice.coalition, period=one) for one in quarters]
    earlier, later = (own_streams(found, one, choice.party) for found, one in zip(asked, quarters, strict=True))
    ambitions = (own_ambitions(paces, before, choice.party), own_ambitions(paces, choice.quarter, choice.party))
    told = views.told(share, (earlier, later), ambitions, words)
    if not told and share is None:
        st.markdown(f":small[:gray[{plain(words('own.changes.none', when=words.period(before)))}]]")
        return
    st.subheader(plain(views.heading(share, before, words)), anchor=False)
    st.markdown("\n".join(f"- {plain(line)}" for line in told) or f":gray[{plain(words('own.changes.nothing_else'))}]")
