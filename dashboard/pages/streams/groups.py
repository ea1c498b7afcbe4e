"""What groups bring one another, as a matrix or a circle, and whether any group of stakeholders gives more than it gets."""

from collections import Counter

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.back_to_back import Sides, back_to_back
from dashboard.figures.between_groups import HALF, chord, matrix
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import groups as views
from dashboard.views.codes import code_told
from dashboard.views.streams import StreamsView
from dashboard.words import Words

MOST_IN_CIRCLE = 15
NONE = "-"
"""No group is called so: none is chosen here."""


def show_groups(seen: StreamsView, words: Words) -> None:
    """Sectors among themselves at the left, groups of stakeholders at the right."""
    if not seen.shown:
        return
    found = views.stakeholders(seen)
    if not found.is_told:
        _sectors(seen, words)
        return
    sectors = seen.members["sector"].nunique()
    left, right = (st.container(), st.container()) if sectors > HALF else st.columns(2, gap="large")
    with left:
        _sectors(seen, words)
    with right:
        _stakeholders(seen, found, words)


def _sectors(seen: StreamsView, words: Words) -> None:
    values, names = views.between(seen, words("streams.elsewhere"))
    heading = views.between_heading(values, names, words)
    with frame.picture("between", heading, words("streams.between.reading")) as as_table:
        if as_table:
            ranked = Counter(values).most_common()
            rows = pd.DataFrame(
                {
                    words("column.giver"): [names[giver] for (giver, _), _ in ranked],
                    words("column.taker"): [names[taker] for (_, taker), _ in ranked],
                    words("column.streams"): [n for _, n in ranked],
                }
            )
            frame.table(rows, alt=heading, key="between_rows")
            return
        narrow = session.is_narrow()
        heads = (words("streams.head.giver"), words("streams.head.taker"))
        told = {pair: float(n) for pair, n in values.items()}
        if 1 < len(names) <= MOST_IN_CIRCLE and session.chosen("circle") in (True, "true"):
            circle = chord(names, told, words, session.theme(), narrow=narrow)
            st.echarts_chart(circle.option, height=circle.height, key="between_circle", renderer="svg", alt=heading)
        else:
            figure = matrix(names, told, heads, words, session.theme(), narrow=narrow)
            st.plotly_chart(figure, key="between", config={"displayModeBar": False}, alt=heading)
        if 1 < len(names) <= MOST_IN_CIRCLE:
            st.toggle(words("streams.between.circle"), key="circle", bind="query-params")


def _stakeholders(seen: StreamsView, found: views.StakeholdersView, words: Words) -> None:
    heading = views.stakeholder_heading(found, words)
    with frame.picture("stakeholders", heading, words("streams.stakeholders.reading")) as as_table:
        names = {
            row.group: code_told("membership", "stakeholder_group", row.group, words)
            if row.group
            else words("streams.stakeholders.untold")
            for row in found.rows
        }
        if as_table:

            def told(points: float | None) -> str:
                return words("state.unknown") if points is None else words.number(points, 1)

            rows = pd.DataFrame(
                {
                    words("column.group"): [names[row.group] for row in found.rows],
                    words("column.parties"): [row.parties for row in found.rows],
                    words("column.brings"): [told(row.brings) for row in found.rows],
                    words("column.takes"): [told(row.takes) for row in found.rows],
                    words("column.net"): [told(row.net) for row in found.rows],
                    words("column.rated_of"): [f"{row.rated} / {row.streams}" for row in found.rows],
                }
            )
            frame.table(rows, alt=heading, key="stakeholder_rows")
        else:
            heads = (words("streams.brings"), words("streams.takes"))
            drawn = [Sides(row.group, names[row.group], row.brings, row.takes) for row in found.rows]
            figure = back_to_back(drawn, heads, words, session.theme(), narrow=session.is_narrow(), chosen=NONE)
            st.plotly_chart(figure, key="stakeholders", config={"displayModeBar": False}, alt=heading)
    st.markdown(f":small[:gray[{plain(views.spread_told(seen, found, words))}]]")
