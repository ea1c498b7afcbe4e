"""What each brings and takes, back to back: by what receivers found it worth, by number, or by amount of one kind."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.back_to_back import Sides, back_to_back
from dashboard.pages import frame
from dashboard.views import balance as views
from dashboard.views.streams import StreamsView
from dashboard.words import Words


def show_balance(seen: StreamsView, party: str, words: Words) -> None:
    """The picture, in which `party` is marked, or its table, in the measure the reader chose."""
    measures = views.measures(seen)
    measure = next(one for one in measures if one == session.keep_code("measure", measures, measures[0]))
    rows = views.rows(seen, measure)
    heading = views.heading(rows, seen, measure, words)
    reading = views.reading(seen, measure, words)
    with frame.picture("balance", heading, reading) as as_table:
        if as_table:
            frame.table(_told(rows, words), alt=heading, key="balance_rows")
        elif rows:
            heads = (words("streams.brings"), words("streams.takes"))
            drawn = [Sides(row.key, row.name, row.brings, row.takes) for row in rows[: views.DRAWN]]
            figure = back_to_back(
                drawn, heads, words, session.theme(), narrow=session.is_narrow(), chosen=seen.spot_of.get(party, "")
            )
            st.plotly_chart(
                figure,
                key="balance",
                config={"displayModeBar": False},
                alt=heading,
                on_select=lambda: session.pick_from_chart("balance", "party", seen.label_of),
                selection_mode="points",
            )
    st.segmented_control(
        words("streams.measure"),
        measures,
        required=True,
        format_func=lambda one: words(f"streams.measure.{one}"),
        key="measure",
        label_visibility="collapsed",
    )


def _told(rows: list[views.BalanceRow], words: Words) -> pd.DataFrame:
    unknown = words("state.unknown")

    def told(value: float | None) -> str:
        return unknown if value is None else words.number(value, 1)

    return pd.DataFrame(
        {
            words("column.party"): [row.name for row in rows],
            words("column.brings"): [told(row.brings) for row in rows],
            words("column.takes"): [told(row.takes) for row in rows],
            words("column.balance"): [
                words("state.nvt") if row.balance is None else words.number(row.balance, 2) for row in rows
            ],
            words("column.rated_of"): [f"{row.told} / {row.streams}" for row in rows],
        }
    )
