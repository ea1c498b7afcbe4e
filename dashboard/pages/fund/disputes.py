"""The part of the page Fonds that sets beside one another what sources say differently."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures import fund as pictures
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import fund as views
from dashboard.views import fund_sentences as sentences
from dashboard.views.fund_choice import FundChoice
from dashboard.views.fund_terms import terms_line
from dashboard.words import Words

_STILL = {"displayModeBar": False}


def show_disputes(seen: views.FundView, choice: FundChoice, words: Words) -> None:
    """Every amount that was stated for what is disputed, a quiet line where nothing is; and on what terms the fund runs."""
    _disputes(seen, choice, words)
    stated, terms = (session.ask(name, fund=choice.fund) for name in ("fund_stated", "contract_terms"))
    if told := terms_line(stated, terms, words, without_money=choice.without_money):
        st.markdown(f":small[:gray[{plain(told)}]]")


def _disputes(seen: views.FundView, choice: FundChoice, words: Words) -> None:
    heading = sentences.dispute_heading(seen, words)
    if not seen.disputed:
        if not choice.without_money:  # what is left out may well be disputed
            st.markdown(f":small[:gray[{plain(heading)}]]")
        return
    footer = sentences.footer(sentences.dispute_sources(seen, words), choice.day, words)
    with frame.picture("disputes", heading, words("fund.dispute.reading"), source=footer, above_table="") as as_table:
        if as_table:
            _table(seen, heading, words)
        else:
            figure = pictures.disputes(seen, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="disputes", config=_STILL, alt=heading)


def _table(seen: views.FundView, heading: str, words: Words) -> None:
    told = [one for name in seen.disputed for one in seen.stated(name)]
    rows = pd.DataFrame(
        {
            words("column.figure"): [words(f"fund.figure.{one.figure}") for one in told],
            words("column.amount"): [sentences.figure_told(one, words) for one in told],
            words("column.status"): [words("fund.dispute.in_use" if one.in_use else "fund.dispute.beside") for one in told],
            words("column.source"): [sentences.basis_told(one, words) for one in told],
            words("column.link"): [one.link for one in told],
        }
    )
    frame.table(rows, alt=heading, key="disputes_rows", right=[words("column.amount")], links=[words("column.link")])
    for one in told:
        if one.note:
            st.markdown(f":small[{plain(sentences.note_told(one, words))}]")
