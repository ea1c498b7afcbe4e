"""The part of the page Fonds that tells how far the money has come, in steps; a currency at a time."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures import fund as pictures
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import fund as views
from dashboard.views import fund_money as steps
from dashboard.views import fund_sentences as sentences
from dashboard.views.fund_choice import FundChoice
from dashboard.words import Words

_STILL = {"displayModeBar": False}


def show_money(money: Sequence[steps.Money], fund: views.FundView, choice: FundChoice, words: Words) -> None:
    """The steps where any of them is known; else what else is told of money: the pot, and what investors promised."""
    known = steps.steps_known(money)
    if not known:
        _beside(fund, choice, words)
        return
    told = [steps.heading(one, words) for one in known]
    heading = (
        told[0] if len(known) == 1 else words("fund.money.several", currencies=words.listed(one.currency for one in known))
    )
    source = sentences.footer(sentences.contract_sources(fund, words), choice.day, words)
    with frame.picture("money", heading, words("fund.money.steps"), source=source) as as_table:
        if as_table:
            _table(known, heading, words)
            return
        for one, sentence in zip(known, told, strict=True):
            if len(known) > 1:
                st.markdown(f"**{plain(one.currency)}**: {plain(sentence)}")
            figure = pictures.steps(one, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key=f"money_{one.currency}", config=_STILL, alt=sentence)


def _table(known: Sequence[steps.Money], heading: str, words: Words) -> None:
    told = [(one, step) for one in known for step in one.steps]
    rows = pd.DataFrame(
        {
            words("column.figure"): [steps.step_name(step, one, words) for one, step in told],
            words("column.money"): [sentences.amount_told(step.amount, one.currency, words) for one, step in told],
            words("column.contracts"): [_known_of(one, step, words) for one, step in told],
        }
    )
    frame.table(rows, alt=heading, key="money_rows", right=[words("column.money")], blank="")


def _known_of(one: steps.Money, step: steps.Step, words: Words) -> str | None:
    """Of how many contracts a step is known."""
    return None if step.known is None else words("fund.known_of", n=step.known, of=words.number(one.contracts))


def _beside(fund: views.FundView, choice: FundChoice, words: Words) -> None:
    heading = sentences.money_heading(fund, words)
    footer = sentences.footer(sentences.money_sources(fund, words), choice.day, words)
    with frame.picture("money", heading, words("fund.money.reading"), source=footer) as as_table:
        if as_table:
            amounts = pictures.money_rows(fund)
            bases = [sentences.money_basis(fund, key.removeprefix("fund.figure."), words) or None for key, _, _ in amounts]
            rows = pd.DataFrame(
                {
                    words("column.figure"): [words(key) for key, _, _ in amounts],
                    words("column.money"): [sentences.amount_told(amount, unit, words) for _, amount, unit in amounts],
                    words("column.source"): bases,
                }
            )
            frame.table(rows, alt=heading, key="money_rows", right=[words("column.money")])
        else:
            figure = pictures.money(fund, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="money", config=_STILL, alt=heading)
