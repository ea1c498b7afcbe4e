"""The part of the page Fonds that tells how many people each contract reached, of those it meant to reach."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures import fund as pictures
from dashboard.pages import frame
from dashboard.views import fund as views
from dashboard.views import fund_sentences as sentences
from dashboard.views.fund_choice import FundChoice
from dashboard.words import Words

_STILL = {"displayModeBar": False}


def show_reach(seen: views.FundView, choice: FundChoice, words: Words) -> None:
    """A bar a contract."""
    heading = sentences.reach_heading(seen, words)
    source = sentences.footer(sentences.contract_sources(seen, words), choice.day, words)
    with frame.picture("reach", heading, sentences.reach_reading(seen, words), source=source, above_table="") as as_table:
        if as_table:
            _table(seen, heading, words)
        else:
            figure = pictures.reach(seen, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="reach", config=_STILL, alt=heading)


def _table(seen: views.FundView, heading: str, words: Words) -> None:
    about_money = seen.money_left_out is None
    columns: dict[str, object] = {
        "column.contract": [contract.name for contract in seen.contracts],
        "column.people_targeted": pd.array([contract.people_targeted for contract in seen.contracts], "Int64"),
        "column.people_engaged": pd.array([contract.people_engaged for contract in seen.contracts], "Int64"),
        "column.results": [sentences.of_metrics(c.outcomes_known, c, words) for c in seen.contracts],
    }
    if about_money:
        columns |= {
            "column.prices": [sentences.of_metrics(c.prices_known, c, words) for c in seen.contracts],
            "column.committed": [sentences.amount_told(c.committed, c.currency, words) for c in seen.contracts],
            "column.paid": [sentences.amount_told(c.paid, c.paid_currency, words) for c in seen.contracts],
        }
    columns["column.source"] = [sentences.source_told(contract.source, words) for contract in seen.contracts]
    right = ("column.results", "column.prices", "column.committed", "column.paid")
    rows = pd.DataFrame({words(key): values for key, values in columns.items()})
    frame.table(rows, alt=heading, key="reach_rows", right=[words(key) for key in right])
