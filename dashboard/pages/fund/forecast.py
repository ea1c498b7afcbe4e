"""The part of the page Fonds that tells what contracts will have earned at their end, and how sure that is."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.forecast import forecast as picture
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import forecast_sentences as sentences
from dashboard.views.forecast import ForecastView, forecast_view
from dashboard.views.fund_choice import FundChoice
from dashboard.views.fund_sentences import amount_told
from dashboard.words import Words


def show_forecast(choice: FundChoice, words: Words) -> None:
    """A picture a currency; one line where nothing can be expected; nothing without money."""
    if choice.without_money:
        return
    found = session.ask("fund_forecast", fund=choice.fund)
    seen = forecast_view(found, choice.shown, fund=choice.name)
    if not seen.is_known:
        st.markdown(f":small[:gray[{plain(words('fund.forecast.none'))}]]")
        return
    heading = sentences.heading(seen, words)
    source = words("fund.forecast.source", day=words.day(choice.day))
    with frame.picture("forecast", heading, sentences.reading(seen, words), source=source) as as_table:
        if as_table:
            rows = _rows(seen, words)
            frame.table(rows, alt=heading, key="forecast_rows", right=list(rows.columns[1:6]))
        else:
            for at, currency in enumerate(seen.currencies):
                figure = picture(seen.rows(currency), words, session.theme(), narrow=session.is_narrow())
                st.plotly_chart(figure, key=f"forecast_{at}", config={"displayModeBar": False}, alt=heading)
        for told in sentences.facts(seen, words):
            st.markdown(plain(told))


def _rows(seen: ForecastView, words: Words) -> pd.DataFrame:
    """Every contract, below the whole where it is of more of them."""
    whole = [] if len(seen.contracts) == 1 else list(seen.known)
    rows = [*whole, *sorted(seen.contracts, key=lambda row: row.name.casefold())]

    each = words("fund.forecast.cap_each")

    def amounts(name: str) -> list[str]:
        return [amount_told(getattr(row, name), row.currency, words) for row in rows]

    columns = {
        "column.contract": [row.name for row in rows],
        "column.earned": amounts("earned"),
        "column.expected_range": [sentences.range_told(row, words) if row.is_known else None for row in rows],
        "column.middle": amounts("middle"),
        "column.cap": [amount_told(row.cap, row.currency, words) if row.project else each for row in rows],
        "column.reaches": [(sentences.chance_told(row, words) or None) if row.project else each for row in rows],
        "column.note": ["; ".join(sentences.notes(row, words)) for row in rows],
    }
    return pd.DataFrame({words(key): told for key, told in columns.items()})
