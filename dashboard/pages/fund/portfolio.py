"""Fonds, all of them: what each fund reached, earned, paid and owes, and the contracts of none."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.empty import show_empty
from dashboard.pages.fund.beside import show_coalitions, show_strips
from dashboard.views import portfolio as views
from dashboard.views import portfolio_money as money_views
from dashboard.views.fund_sentences import amount_told, source_told
from dashboard.views.portfolio_money import NONE, Money, Shown
from dashboard.views.records import records
from dashboard.words import Words
from metrics.by_fund import money_by

_OWN = "own"


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
        placed = session.ask("fund_projects")
        shown = _funds(seen, placed, label_of, words)
        st.space("medium")
        show_strips(seen, placed, words)
        st.space("medium")
        show_coalitions(placed, shown, words)
    _without_fund(seen.loose, words)


def _funds(seen: views.PortfolioView, placed: pd.DataFrame, label_of: dict[str, str], words: Words) -> Shown:
    """The table of the funds, with what there is to say of its amounts; returns in which currency amounts are shown."""
    show = _list if session.is_narrow() else _table
    if session.without_money():
        show(seen, None, label_of, words)
        return Shown("", pd.DataFrame(), session.known_at().day)
    rows = money_by("fund", session.ask("contract_money"), placed)
    shown = _shown(rows, words)
    money = money_views.money("fund", rows, shown)
    show(seen, money, label_of, words)
    said = [money_views.untold_told(_name(line, words), money.get(line.fund or "", NONE), words) for line in seen.lines]
    for told in (*said, money_views.rates_told(rows, shown, words)):
        if told:
            st.markdown(f":small[:gray[{plain(told)}]]")
    return shown


def _shown(rows: pd.DataFrame, words: Words) -> Shown:
    """In which currency amounts are shown: a choice where rates are known by which some of them can be converted."""
    shown = Shown("", session.ask("exchange_rates"), session.known_at().day)
    into = money_views.currencies(rows, shown)
    if not into:
        return shown
    told = session.keep_code("amounts_in", [_OWN, *into], _OWN)
    st.segmented_control(
        words("portfolio.amounts_in"),
        [_OWN, *into],
        required=True,
        format_func=lambda one: words("portfolio.amounts_in.own") if one == _OWN else one,
        key="amounts_in",
    )
    return Shown("" if told == _OWN else told, shown.rates, shown.day)


def _table(seen: views.PortfolioView, money: Mapping[str, Money] | None, label_of: dict[str, str], words: Words) -> None:
    """A row a fund, which a click opens."""
    lines = seen.lines
    columns = {
        "column.fund": [_name(line, words) for line in lines],
        "column.contracts": [line.projects for line in lines],
        "column.people_targeted": [views.people_told(line, words) for line in lines],
        "column.people_reached": [views.reached_told(line, words) for line in lines],
        "column.results": [views.results_told(line, words) for line in lines],
    }
    if money is not None:
        columns |= _amounts(lines, money, words)
    right = [key for key in columns if key not in ("column.fund", "column.contracts")]
    frame.table(
        pd.DataFrame({words(key): told for key, told in columns.items()}),
        alt=views.title(seen, words),
        key="portfolio",
        right=[words(key) for key in right],
        on_row=lambda: session.pick_from_table("portfolio", "fund", [label_of.get(line.fund or "", "") for line in lines]),
    )
    st.markdown(f":small[:gray[{plain(words('portfolio.open'))}]]")


def _list(seen: views.PortfolioView, money: Mapping[str, Money] | None, _: dict[str, str], words: Words) -> None:
    """The same on a phone, where a table is too wide to read: a few lines a fund."""
    amounts = _amounts(seen.lines, money, words) if money is not None else {}
    for at, line in enumerate(seen.lines):
        told = {
            "column.contracts": words.number(line.projects),
            "column.people_targeted": views.people_told(line, words),
            "column.people_reached": views.reached_told(line, words),
            "column.results": views.results_told(line, words),
            **{key: each[at] for key, each in amounts.items()},
        }
        lines = [f"{plain(words(key))}: **{plain(value)}**" for key, value in told.items()]
        st.markdown("  \n".join([f"**{plain(_name(line, words))}**", *lines]))
    st.markdown(f":small[:gray[{plain(words('portfolio.open_above'))}]]")


def _amounts(lines: tuple[views.Line, ...], money: Mapping[str, Money], words: Words) -> dict[str, list[str]]:
    """What was earned, paid and is due in each fund, as it is told, by the key of its header."""
    own = [money.get(line.fund or "", NONE) for line in lines]
    return {
        "column.earned": [money_views.told(one.earned, words) for one in own],
        "column.paid": [money_views.paid_told(one, words) for one in own],
        "column.due": [money_views.told(one.due, words) for one in own],
    }


def _name(line: views.Line, words: Words) -> str:
    return views.name_told(line.name or line.fund or "", words, invented=line.invented)


def _without_fund(loose: views.Line | None, words: Words) -> None:
    """The contracts that belong to no fund, which no choice in the bar leads to; real ones first, and only those are summed."""
    contracts = sorted(records(session.ask("fund_contracts", fund="")), key=lambda row: bool(row["invented"]))
    if not contracts or loose is None:
        return
    st.space("medium")
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
