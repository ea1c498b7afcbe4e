"""The part of the page Fonds that puts outcomes in money by assumptions: only where it is asked for, and always a range."""

import streamlit as st

from dashboard import session
from dashboard.figures.marks import Axis, Marks, marks
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import social_return as views
from dashboard.views.fund_choice import FundChoice
from dashboard.words import Words


def show_social(choice: FundChoice, words: Words) -> None:
    """A switch that is off until it is pressed; one line where nothing is assumed; without money nothing at all."""
    if choice.without_money:
        return
    asked = (session.ask(name, fund=choice.fund) for name in ("social_return", "social_returns", "outcome_sums"))
    found, assumed, sums = asked
    seen = views.social_view(choice.shown, found, assumed, sums, words)
    if seen is None:
        st.markdown(f":small[:gray[{plain(words('fund.social.nothing'))}]]")
        return
    if not st.toggle(words("fund.social.toggle"), key="social", bind="query-params"):
        return
    st.markdown(f"**{plain(words('fund.social.estimate'))}**")
    for one in seen.returns:
        st.markdown(plain(views.range_told(one, words)))
    _ranges(seen, words)
    told = words("fund.social.assumptions")
    st.markdown(f"**{plain(told)}**")
    st.markdown(f":gray[{plain(words('fund.social.assumptions.reading'))}]")
    frame.table(seen.assumptions, alt=told, key="social_assumptions", height=min(36 * len(seen.assumptions) + 40, 480))


def _ranges(seen: views.SocialView, words: Words) -> None:
    """From low to high a bar, the likely one a dot; as a table with the amounts."""
    heading = words("fund.social.heading")
    with frame.picture("social", heading, words("fund.social.reading"), above_table="") as as_table:
        if as_table or not any(one.ratios for one in seen.drawn):
            frame.table(views.range_rows(seen, words), alt=heading, key="social_rows")
            return
        rows = [
            Marks(
                one.contract,
                (one.ratios[1] if one.ratios else None,),
                (views.range_told(one, words),),
                band=(min(one.ratios), max(one.ratios)) if one.ratios else None,
                right=views.ratio_told(one, words) if one.ratios else "",
            )
            for one in seen.drawn
        ]
        most = max(1.0, *(max(one.ratios) for one in seen.drawn if one.ratios))
        axis = Axis((0.0, most * 1.05), [(0.0, "0"), (1.0, words("fund.social.as_paid"))], base=1.0)
        figure = marks(rows, [""], axis, words, session.theme(), narrow=session.is_narrow())
        st.plotly_chart(figure, key="social_ranges", config={"displayModeBar": False}, alt=heading)
