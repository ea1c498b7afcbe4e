"""The part of the page Fonds that tells where investors stand: what they put in, got back, and can still lose or gain."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.investors import investors as picture
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import investors as views
from dashboard.views.fund_choice import FundChoice
from dashboard.views.fund_sentences import amount_told
from dashboard.views.norms import sources_told
from dashboard.words import Words

TALL = 12
"""With more rows the table gets a height, and scrolls."""


def show_investors(choice: FundChoice, words: Words) -> None:
    """A picture a currency above the table; one line where no amount is known; nothing without money."""
    if choice.without_money:
        return
    found = session.ask("investor_positions", fund=choice.fund)
    seen = views.investors_view(found, choice.shown, undivided=words("fund.investors.undivided"))
    if not seen.is_told:
        st.markdown(f":small[:gray[{plain(views.nothing_told(seen, words))}]]")
        return
    heading = views.heading(seen, words)
    with st.container(gap="xsmall"):
        st.subheader(plain(heading), anchor=False)
        if told := views.reading(seen, words):
            st.markdown(f":gray[{plain(told)}]")
        for at, currency in enumerate(seen.currencies):
            shown, narrow = seen.drawn(currency), session.is_narrow()
            figure = picture(shown, words, session.theme(), narrow=narrow, with_contract=seen.several)
            st.plotly_chart(figure, key=f"investors_{at}", config={"displayModeBar": False}, alt=heading)
        (_list if session.is_narrow() else _table)(seen, heading, words)
        told = " · ".join(part for part in (views.unknown_told(seen, words), _source(choice, words)) if part)
        st.markdown(f":small[:gray[{plain(told)}]]")


def _source(choice: FundChoice, words: Words) -> str:
    """Who tells of what was put in and given back, and as of which day."""
    frames = [choice.picks(session.ask(name, fund=choice.fund)) for name in ("investments", "transactions")]
    sources = [source for frame in frames for source in frame["source"].dropna()]
    return words("fund.source", source=sources_told(sources, words), day=words.day(choice.day))


def _told(one: views.Position, words: Words) -> dict[str, str]:
    """What is known of a position, by column."""
    return {
        "column.committed": views.committed_told(one, words),
        "column.paid_in": amount_told(one.paid_in, one.currency, words),
        "column.repaid": views.repaid_told(one, words),
        "column.at_risk": amount_told(one.at_risk, one.currency, words),
        "column.worst": views.outcome_told(one.worst, one.currency, words),
        "column.best": views.outcome_told(one.best, one.currency, words),
    }


def _table(seen: views.InvestorsView, heading: str, words: Words) -> None:
    """A row an investor and contract."""
    told = pd.DataFrame([_told(one, words) for one in seen.positions]).rename(columns=words)
    right = list(told.columns)
    if seen.several:
        told.insert(0, words("column.contract"), [one.contract for one in seen.positions])
    told.insert(0, words("column.investor"), [one.name for one in seen.positions])
    frame.table(told, alt=heading, key="investors_rows", right=right, height=480 if len(told) > TALL else "content")


def _list(seen: views.InvestorsView, _: str, words: Words) -> None:
    """The same on a phone, where a table is too wide to read: a few lines an investor."""
    for one in seen.positions:
        name = f"{one.name} · {one.contract}" if seen.several else one.name
        lines = [f"{plain(words(key))}: **{plain(told)}**" for key, told in _told(one, words).items()]
        st.markdown("  \n".join([f"**{plain(name)}**", *lines]))
