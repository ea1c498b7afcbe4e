"""Fonds, all of them: what is in each fund and in the contracts of none, and how much of it is known."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.empty import show_empty
from dashboard.views import portfolio as views
from dashboard.views.fund_sentences import amount_told, source_told
from dashboard.views.records import records
from dashboard.words import Words


def show_portfolio(label_of: dict[str, str]) -> None:
    """All funds, with how much of each is known; `label_of` tells how the bar names each fund."""
    words = session.said()
    seen = views.view(session.ask("fund_portfolio"), session.ask("portfolio_totals"))
    frame.above_title(words("menu.fund"), words("bar.all_funds"), invented=seen.is_invented)
    if seen.is_empty:
        show_empty()
        return
    st.title(plain(views.title(seen, words)), anchor=False)
    st.markdown(plain(views.lead(seen, words, without_money=session.without_money())))
    if seen.lines:
        (_list if session.is_narrow() else _table)(seen, label_of, words)
    _without_fund(seen.loose, words)


def _table(seen: views.PortfolioView, label_of: dict[str, str], words: Words) -> None:
    """A row a fund, which a click opens."""
    columns = {
        words("column.fund"): [_name(line, words) for line in seen.lines],
        words("column.contracts"): [line.projects for line in seen.lines],
        words("column.committed"): [views.committed_told(line, words) for line in seen.lines],
        words("column.people_targeted"): [views.people_told(line, words) for line in seen.lines],
        words("column.results"): [views.results_told(line, words) for line in seen.lines],
        words("column.payments"): [views.payments_told(line, words) for line in seen.lines],
    }
    if session.without_money():
        for column in ("column.committed", "column.payments"):
            del columns[words(column)]
    names = [label_of.get(line.fund or "", "") for line in seen.lines]
    frame.table(
        pd.DataFrame(columns),
        alt=views.title(seen, words),
        key="portfolio",
        right=[words(column) for column in ("column.committed", "column.people_targeted") if words(column) in columns],
        on_row=lambda: session.pick_from_table("portfolio", "fund", names),
    )
    st.markdown(f":small[:gray[{plain(words('portfolio.open'))}]]")


def _list(seen: views.PortfolioView, _: dict[str, str], words: Words) -> None:
    """The same on a phone, where a table is too wide to read: a few lines a fund."""
    for line in seen.lines:
        told = {
            "column.contracts": words.number(line.projects),
            "column.committed": views.committed_told(line, words),
            "column.people_targeted": views.people_told(line, words),
            "column.results": views.results_told(line, words),
        }
        if session.without_money():
            del told["column.committed"]
        lines = [f"{plain(words(key))}: **{plain(value)}**" for key, value in told.items()]
        st.markdown("  \n".join([f"**{plain(_name(line, words))}**", *lines]))
    st.markdown(f":small[:gray[{plain(words('portfolio.open_above'))}]]")


def _name(line: views.Line, words: Words) -> str:
    return views.name_told(line.name or line.fund or "", words, invented=line.invented)


def _without_fund(loose: views.Line | None, words: Words) -> None:
    """The contracts that belong to no fund, which no choice in the bar leads to; real ones first, and only those are summed."""
    contracts = sorted(records(session.ask("fund_contracts", fund="")), key=lambda row: bool(row["invented"]))
    if not contracts or loose is None:
        return
    st.space("small")
    heading = words("portfolio.without_fund", n=len(contracts))
    st.header(plain(heading), anchor=False)
    if not loose.invented:
        told = {
            "column.committed": views.committed_told(loose, words),
            "column.people_targeted": views.people_told(loose, words),
        }
        if session.without_money():
            del told["column.committed"]
        st.markdown(f":gray[{plain(' · '.join(f'{words(key)}: {value}' for key, value in told.items()))}]")
    names = [views.name_told(row["name"] or row["project"], words, invented=row["invented"]) for row in contracts]
    columns = {
        words("column.contract"): names,
        words("column.start"): [words.period(row["start"]) if row["start"] else None for row in contracts],
        words("column.people_targeted"): pd.array([row["people_targeted"] for row in contracts], "Int64"),
        words("column.committed"): [amount_told(row["committed"], row["currency"], words) for row in contracts],
        words("column.source"): [source_told(row["source"], words) for row in contracts],
    }
    if session.without_money():
        del columns[words("column.committed")]
    if session.is_narrow():
        for column in ("column.start", "column.source"):
            del columns[words(column)]
    right = [words("column.committed")] if words("column.committed") in columns else []
    frame.table(pd.DataFrame(columns), alt=heading, key="without_fund", right=right)
