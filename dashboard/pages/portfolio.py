"""Fonds, all of them: what is in each fund and in the contracts of none, and how much of it is known."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import portfolio as views
from dashboard.views.fund_sentences import amount_told
from dashboard.views.records import records
from dashboard.words import Words


def show_portfolio() -> None:
    """All funds in one table, with how much of each is known."""
    words = session.said()
    seen = views.view(session.ask("fund_portfolio"), session.ask("portfolio_totals"))
    frame.above_title(words("menu.fund"), words("bar.all_funds"), invented=False)
    if seen.is_empty:
        st.title(words("portfolio.empty"), anchor=False)
        st.markdown(plain(words("fund.empty")))
        return
    st.title(plain(views.title(seen, words)), anchor=False)
    st.markdown(plain(views.lead(seen, words, without_money=session.without_money())))
    columns = {
        words("column.fund"): [line.name or line.fund or words("bar.without_fund") for line in seen.lines],
        words("column.contracts"): [line.projects for line in seen.lines],
        words("column.committed"): [views.committed_told(line, words) for line in seen.lines],
        words("column.people_targeted"): [views.people_told(line, words) for line in seen.lines],
        words("column.results"): [views.results_told(line, words) for line in seen.lines],
        words("column.payments"): [views.payments_told(line, words) for line in seen.lines],
    }
    if session.without_money():
        for column in ("column.committed", "column.payments"):
            del columns[words(column)]
    frame.table(pd.DataFrame(columns), alt=views.title(seen, words), key="portfolio")
    _without_fund(words)


def _without_fund(words: Words) -> None:
    """The contracts that belong to no fund, which no choice in the bar leads to."""
    contracts = records(session.ask("fund_contracts", fund=""))
    if not contracts:
        return
    st.space("small")
    st.subheader(words("portfolio.without_fund", n=len(contracts)), anchor=False)
    columns = {
        words("column.contract"): [row["name"] or row["project"] for row in contracts],
        words("column.start"): [words.period(row["start"]) if row["start"] else None for row in contracts],
        words("column.people_targeted"): [row["people_targeted"] for row in contracts],
        words("column.committed"): [amount_told(row["committed"], row["currency"], words) for row in contracts],
        words("column.source"): [row["source"] for row in contracts],
    }
    if session.without_money():
        del columns[words("column.committed")]
    frame.table(pd.DataFrame(columns), alt=words("portfolio.without_fund", n=len(contracts)), key="without_fund")
