"""What the numbers rest on: each contribution in a sentence, with how sure it is."""

import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.views import contribution_rests_on as views
from dashboard.views.contribution import ContributionView
from dashboard.views.contribution_total import Total
from dashboard.views.records import records
from dashboard.words import Words


def show_rests_on(seen: ContributionView, words: Words) -> None:
    """The contributions that this audience may see; the lesser ones behind a line that opens."""
    total = seen.total
    if total is None or not total.has_contributions:
        return
    found = dividends_of(seen, total)
    if not found:
        st.markdown(f":small[:gray[{plain(words('contribution.rests.none'))}]]")
        return
    with st.container(gap="xsmall"):
        heading = plain(views.heading(found, total, words))
        (st.subheader if seen.rows else st.header)(heading, anchor=False)
        st.markdown(f":gray[{plain(words('contribution.rests.reading'))}]")
        for one in found[: views.FIRST]:
            _line(one, total, words)
        rest = found[views.FIRST :]
        if rest:
            with st.expander(plain(words("contribution.rests.more", n=len(rest)))):
                for one in rest:
                    _line(one, total, words)


def dividends_of(seen: ContributionView, total: Total) -> tuple[views.Dividend, ...]:
    """The contributions beneath a total that the viewer of the page may see; on a partner's page those that it is in."""
    choice = seen.choice
    dividends, outcomes = (session.ask_as(choice.viewer, name, **choice.answers) for name in ("dividends", "outcomes"))
    partners = session.ask_as(choice.viewer, "partners", coalition=choice.coalition)
    names = {row["party"]: row["name"] for row in records(partners)} | {one.party: one.name for one in seen.shares}
    found = views.counted(dividends, outcomes, partners, total, names)
    return tuple(one for one in found if choice.audience != "partner" or choice.party in one.parties)


def _line(one: views.Dividend, total: Total, words: Words) -> None:
    who = plain(views.who_told(one, words))
    amount = plain(views.amount_told(one, total, words))
    amount = f":red[{amount}]" if one.likely is not None and one.likely < 0 else amount
    grey = " · ".join(
        filter(None, (one.cause and words("contribution.dividend.cause", cause=one.cause), views.basis_told(one, words)))
    )
    st.markdown(f"**{who}:** {amount}  \n{plain(one.because)} :small[:gray[{plain(grey)}]]")
