"""Fonds, all of them: what is in each fund and in the contracts of none, and how much of it is known."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.empty import show_empty
from dashboard.views import portfolio as views
from dashboard.views.fund_sentences import amount_told
from dashboard.views.records import records
from dashboard.words import Words


def show_portfolio(label_of: dict[str, str]) -> None:
    """All funds in one table, with how much of each is known; `label_of` tells how the bar names each fund."""
    words = session.said()
    seen = views.view(session.ask("fund_portfolio"), session.ask("portfolio_totals"))
    frame.above_title(words("menu.fund"), words("bar.all_funds"), invented=False)
    if seen.is_empty:
        show_empty()
        return
    without_money = session.without_money()
    st.title(plain(views.title(seen, words)), anchor=False)
    st.markdown(plain(views.lead(seen, words, without_money=without_money)))
    columns = {
        words("column.fund"): [line.name or line.fund or words("bar.without_fund") for line in seen.lines],
        words("column.contracts"): [line.projects for line in seen.lines],
        words("column.committed"): [views.committed_told(line, words) for line in seen.lines],
        words("column.people_targeted"): [views.people_told(line, words) for line in seen.lines],
        words("column.results"): [views.results_told(line, words) for line in seen.lines],
        words("column.payments"): [views.payments_told(line, words) for line in seen.lines],
    }
    if without_money:
        for column in ("column.committed", "column.payments"):
            del columns[words(column)]
    names = [label_of.get(line.fund or "", "") for line in seen.lines]
    frame.table(
        pd.DataFrame(columns),
        alt=views.title(seen, words),
        key="portfolio",
        right=[column for column in list(columns)[2:4] if column != words("column.results")],
        on_row=lambda: session.pick_from_table("portfolio", "fund", names),
    )
    st.markdown(f":small[:gray[{plain(words('portfolio.open'))}]]")
    _without_fund(words)


def _without_fund(words: Words) -> None:
    """The contracts that belong to no fund, which no choice in the bar leads to."""
    contracts = records(session.ask("fund_contracts", fund=""))
    if not contracts:
        return
    st.space("small")
    heading = words("portfolio.without_fund", n=len(contracts))
    st.subheader(plain(heading), anchor=False)
    columns = {
        words("column.contract"): [row["name"] or row["project"] for row in contracts],
        words("column.start"): [words.period(row["start"]) if row["start"] else None for row in contracts],
        words("column.people_targeted"): pd.array([row["people_targeted"] for row in contracts], "Int64"),
        words("column.committed"): [amount_told(row["committed"], row["currency"], words) for row in contracts],
        words("column.source"): [row["source"] for row in contracts],
    }
    if session.without_money():
        del columns[words("column.committed")]
    frame.table(pd.DataFrame(columns), alt=heading, key="without_fund", right=[words("column.committed")])
