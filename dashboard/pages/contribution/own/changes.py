"""What changed for a partner since the quarter before."""

import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.views import own_changes as views
from dashboard.views.contribution_choice import ContributionChoice
from dashboard.views.own_ambitions import own_ambitions
from dashboard.views.own_streams import own_streams
from dashboard.words import Words


def show_changes(choice: ContributionChoice, words: Words) -> str:
    """A sentence for each thing that changed; where nothing did gives back the sentence that says so."""
    last = views.quarter_before(choice.quarter)
    if not last:
        return ""
    share = views.share_of(_told(choice, last), _told(choice, choice.quarter), last)
    paces = session.ask_as(choice.viewer, "ambition_pace", coalition=choice.coalition)
    quarters = (last, choice.quarter)
    asked = [session.ask_as(choice.viewer, "coalition_streams", coalition=choice.coalition, period=one) for one in quarters]
    earlier, later = (own_streams(found, one, choice.party) for found, one in zip(asked, quarters, strict=True))
    ambitions = (own_ambitions(paces, last, choice.party), own_ambitions(paces, choice.quarter, choice.party))
    told = views.told(share, (earlier, later), ambitions, words)
    if not told and share is None:
        return views.none_told(last, words) if earlier.lines or later.lines or ambitions[1] else ""
    st.space("medium")
    st.subheader(plain(views.heading(share, last, words)), anchor=False)
    if told:
        st.markdown("\n".join(f"- {plain(line)}" for line in told))
    return ""


def _told(choice: ContributionChoice, quarter: str) -> views.Told | None:
    totals, shares = (
        session.ask_as(choice.viewer, name, **{**choice.answers, "quarter": quarter})
        for name in ("contribution_total", "contribution_shares")
    )
    return views.told_of(totals, shares, choice.outcome, choice.party)
