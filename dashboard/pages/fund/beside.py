"""Funds and coalitions beside one another: what share of what was agreed is there, and how valuable those behind it are."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.coalitions_beside import coalitions_beside
from dashboard.figures.fund_strips import fund_strips
from dashboard.figures.themes import WHY
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import coalitions_beside as coalition_views
from dashboard.views import fund_strips as strip_views
from dashboard.views.coalitions_beside import Beside
from dashboard.views.portfolio import PortfolioView
from dashboard.views.portfolio_money import Shown, money, paid_told, rates_told
from dashboard.views.records import records
from dashboard.words import Words
from metrics.by_fund import money_by, reached_by_fund

_STILL = {"displayModeBar": False}


def show_strips(portfolio: PortfolioView, placed: pd.DataFrame, words: Words) -> None:
    """A strip a fund, or its table."""
    reached = reached_by_fund(session.ask("fund_outcomes"), placed)
    seen = strip_views.strips(reached, portfolio.lines, words)
    heading = strip_views.heading(seen, words)
    with frame.picture("strips", heading, words("portfolio.strips.reading"), hero=True) as as_table:
        if as_table:
            columns = {
                "column.fund": [one.name for one in seen],
                "column.outcomes": [one.outcomes for one in seen],
                "column.targets_known": [one.agreed for one in seen],
                "column.results_known": [one.told for one in seen],
                "column.share_validated": [strip_views.share_told(one, words) for one in seen],
            }
            rows = pd.DataFrame({words(key): told for key, told in columns.items()})
            frame.table(rows, alt=heading, key="strips_rows", right=[words("column.share_validated")])
        else:
            figure = fund_strips(seen, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="strips", config=_STILL, alt=heading)


def show_coalitions(placed: pd.DataFrame, shown: Shown, words: Words) -> None:
    """The coalitions behind the funds' contracts, with their score and, in a column of its own, what they were paid; or the
    table."""
    terms, without_money = session.ask("contract_terms"), session.without_money()
    terms = terms[terms["project"].isin(placed["project"])]
    paid, rates = {}, ""
    if not without_money:
        contracts = session.ask("contract_money")
        contracts = contracts[contracts["project"].isin(placed["project"])]
        rows = money_by("coalition", contracts, contracts)
        paid, rates = money("coalition", rows, shown), rates_told(rows, shown, words)
    there = coalition_views.observed(terms, session.ask("observed_coalitions"))
    scores = {coalition: session.ask("latest_score", coalition=coalition) for coalition in there}
    invented = {row["coalition"]: bool(row["invented"]) for row in records(session.ask("coalitions"))}
    levels = session.pack().levels
    seen = coalition_views.beside(terms, paid, scores, invented, levels, words)
    if not seen:
        return
    heading = coalition_views.heading(seen, words)
    if all(one.score is None for one in seen):
        st.header(plain(heading), anchor=False)
        _rows(seen, heading, words, without_money=without_money)
        return
    reading = coalition_views.reading(seen, words, without_money=without_money)
    with frame.picture("beside", heading, reading, hero=True, above_table="", source=rates) as as_table:
        if as_table:
            _rows(seen, heading, words, without_money=without_money)
        else:
            figure = coalitions_beside(
                seen[: coalition_views.DRAWN],
                levels.starts if levels else (),
                words,
                session.theme(),
                narrow=session.is_narrow(),
                without_money=without_money,
            )
            st.plotly_chart(figure, key="beside", config=_STILL, alt=heading)


def _rows(seen: tuple[Beside, ...], heading: str, words: Words, *, without_money: bool) -> None:
    columns = {
        "column.coalition": [one.name for one in seen],
        "column.level": [coalition_views.level_told(one, words) for one in seen],
        "column.score": [_score(one, words) for one in seen],
        "column.contracts": [one.contracts for one in seen],
        "column.people_reached": [coalition_views.reached_told(one, words) for one in seen],
        "column.paid": [paid_told(one.money, words) for one in seen],
    }
    if without_money:
        del columns["column.paid"]
    right = [words(key) for key in ("column.people_reached", "column.paid") if key in columns]
    frame.table(pd.DataFrame({words(key): told for key, told in columns.items()}), alt=heading, key="beside_rows", right=right)


def _score(one: Beside, words: Words) -> str:
    """The score with its band; the reason where there is none."""
    if one.score is None:
        return words(WHY.get(one.why, "state.unknown"))
    score = words.number(one.score)
    if one.low is None or one.high is None:
        return score
    band = words("figure.band.narrow", low=words.number(one.low), high=words.number(one.high))
    return words("portfolio.beside.score", score=score, band=band)
