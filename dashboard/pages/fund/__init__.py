"""Fonds: what did the money buy, what is due, and what is not known? All funds, one of them, or one contract."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.fund.agreements import show_agreements
from dashboard.pages.fund.claims import show_claims
from dashboard.pages.fund.disputes import show_disputes
from dashboard.pages.fund.forecast import show_forecast
from dashboard.pages.fund.investors import show_investors
from dashboard.pages.fund.known import show_known
from dashboard.pages.fund.match import show_match
from dashboard.pages.fund.money import show_money
from dashboard.pages.fund.norms import show_norms
from dashboard.pages.fund.outcomes import show_outcomes
from dashboard.pages.fund.portfolio import show_portfolio
from dashboard.pages.fund.reach import show_reach
from dashboard.pages.fund.social import show_social
from dashboard.pages.fund.streams import show_streams
from dashboard.pages.fund.why import why
from dashboard.views import fund as views
from dashboard.views import fund_title as titles
from dashboard.views.forecast import ForecastView, forecast_view
from dashboard.views.fund_choice import FundChoice
from dashboard.views.fund_match import MatchView, match_view
from dashboard.views.fund_money import Money, money_view, steps_known
from dashboard.views.fund_outcomes import outcomes_view
from dashboard.views.labels import labels
from dashboard.views.records import records
from dashboard.words import Words


def show() -> None:
    """The page: all funds, one of them, or one contract."""
    words = session.said()
    known = records(session.ask("funds"))
    names = {row["fund"]: row["name"] or row["fund"] for row in known}
    funds = labels(names)
    alone = len(session.ask("fund_portfolio")) == 1
    of_fund = frame.Chooser("fund", funds, words("bar.all_funds"), first=alone)
    fund = funds.get(of_fund.label, "")
    if not fund:
        frame.bar(of_fund)
        show_portfolio({key: label for label, key in funds.items()})
        return
    rows = records(session.ask("fund_contracts", fund=fund))
    contracts = labels({row["project"]: row["name"] or row["project"] for row in rows})
    of_contract = frame.Chooser("contract", contracts, words("bar.all_contracts"))
    _, contract = frame.bar(of_fund, of_contract)
    told = {key: label for label, key in contracts.items()}
    choice = FundChoice(fund, names[fund], contract, told, session.known_at().day, session.without_money())
    _show_fund(choice, invented=next(row["invented"] for row in known if row["fund"] == fund), words=words)


def _show_fund(choice: FundChoice, *, invented: bool, words: Words) -> None:
    seen = _fund(choice)
    about = " · ".join([choice.name, *choice.shown.values()] if choice.contract else [choice.name])
    frame.above_title(words("menu.fund"), about, invented=invented)
    outcomes, contracts = (session.ask(name, fund=choice.fund) for name in ("fund_outcomes", "contract_money"))
    agreed = outcomes_view(choice, outcomes, contracts)
    match = match_view(choice, outcomes, contracts)
    money = money_view(choice, contracts, session.ask("fund_money", fund=choice.fund))
    st.title(plain(titles.title(seen, agreed, match, money, words)), anchor=False)
    if seen.is_empty:
        st.markdown(plain(words("fund.nothing")))
        return
    st.markdown(plain(titles.lead(seen, agreed, money, _expected(choice), words)))
    opens = partial(why, seen, agreed, match)
    first = choice.without_money or agreed.as_bars or not match.compared
    if first:
        show_outcomes(agreed, seen, words, why=opens)
        st.space("medium")
    if not choice.without_money:
        _match_and_money(match, money, seen, choice, words, why=None if first else opens)
        show_agreements(choice, words)
        st.space("small")
        if not first:
            show_outcomes(agreed, seen, words, why=None)
            st.space("small")
        show_forecast(choice, words)
        st.space("small")
    show_claims(choice, words)
    st.space("small")
    show_reach(seen, choice, words)
    st.space("small")
    if not choice.without_money:
        show_investors(choice, words)
        st.space("small")
    show_norms(choice, words)
    if not choice.without_money:
        show_social(choice, words)
    st.space("small")
    show_known(choice, words)
    if not choice.contract:
        st.space("small")
        show_disputes(seen, choice, words)
    st.space("small")
    show_streams(seen, choice, words)


def _fund(choice: FundChoice) -> views.FundView:
    """The fund as it is shown: with all its contracts, or with the chosen one alone."""

    def about(name: str) -> pd.DataFrame:
        return choice.picks(session.ask(name, fund=choice.fund))

    contracts, streams = about("fund_contracts"), about("fund_streams")
    figures = views.own_figures(contracts) if choice.contract else session.ask("fund_figures", fund=choice.fund)
    whole = choice.picks(session.ask_whole("fund_streams", fund=choice.fund))
    left_out = len(whole) - len(streams) if choice.without_money else None
    return views.view(choice.fund, choice.name, contracts, figures, streams, about("fund_roles"), left_out)


def _expected(choice: FundChoice) -> ForecastView | None:
    """What is expected to be earned in the end; nothing where money is left out."""
    if choice.without_money:
        return None
    return forecast_view(session.ask("fund_forecast", fund=choice.fund), choice.shown, fund=choice.name)


def _match_and_money(
    match: MatchView,
    money: tuple[Money, ...],
    seen: views.FundView,
    choice: FundChoice,
    words: Words,
    *,
    why: Callable[[], None] | None,
) -> None:
    """Side by side as pictures; the table of all lines takes the whole width, and so do both where no step is known."""
    is_table = session.chosen("table_match") in (True, "true")
    if is_table or not match.lines or not steps_known(money):
        show_match(match, choice, words, why=why)
        st.space("medium")
        show_money(money, seen, choice, words)
        return
    left, right = st.columns([7, 5], gap="large")
    with left:
        show_match(match, choice, words, why=why)
    with right:
        show_money(money, seen, choice, words)
