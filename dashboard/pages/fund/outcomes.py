"""The part of the page Fonds that tells how much of each agreement is there, and whether it keeps pace."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.bullets import bullets
from dashboard.figures.fund import bullet_rows
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.fund.why import foot
from dashboard.views import fund_outcomes as views
from dashboard.views.fund import FundView
from dashboard.views.fund_sentences import contract_sources, footer
from dashboard.words import Words

_STILL = {"displayModeBar": False}
_ROWS = 12
"""So many rows of a long table stand on the page at once; the rest is a matter of scrolling."""


def show_outcomes(seen: views.OutcomesView, fund: FundView, words: Words, *, why: Callable[[], None] | None) -> None:
    """A bullet an outcome; where it is not known what was agreed there is no scale to draw them on, and they are a table.

    With `why`, which opens the drawer, they are the first thing on the page.
    """
    heading = views.heading(seen, words)
    if seen.rows and seen.as_bars:
        reading = views.reading(seen, words)
        with frame.picture("outcomes", heading, reading, hero=why is not None, above_table="") as as_table:
            if as_table:
                _table(seen, heading, words)
            else:
                theme = session.theme()
                rows = bullet_rows(seen, words, theme)
                figure = bullets(rows, words, theme, narrow=session.is_narrow(), agreed=seen.is_agreed)
                st.plotly_chart(figure, key="outcomes", config=_STILL, alt=heading)
    else:
        with st.container(gap="xsmall"):
            (st.header if why else st.subheader)(plain(heading), anchor=False)
            if seen.rows:
                st.markdown(f":gray[{plain(words('fund.outcomes.reading.table'))}]")
                _table(seen, heading, words)
    foot(footer(contract_sources(fund, words), seen.choice.day, words), words, why)


def _table(seen: views.OutcomesView, heading: str, words: Words) -> None:
    """A row an outcome; on a phone what fits."""
    narrow = session.is_narrow()
    told: dict[str, list[object]] = {"column.outcome": [views.short(row.name) if narrow else row.name for row in seen.rows]}
    if seen.contracts > 1 and not narrow:
        told["column.contract"] = [row.project_name for row in seen.rows]
    units = {"column.validated": [row.validated for row in seen.rows]}
    if not narrow:
        units |= {
            "column.evidenced": [row.evidenced for row in seen.rows],
            "column.claimed": [row.claimed for row in seen.rows],
            "column.disputed": [row.disputed for row in seen.rows],
            "column.rejected": [row.rejected for row in seen.rows],
        }
    for key, known in units.items():
        if key == "column.validated" or any(number is not None for number in known):
            told[key] = [views.units_told(number, words) for number in known]
    right = [key for key in told if key not in ("column.outcome", "column.contract")]
    if seen.agreed:
        told["column.agreed"] = [views.units_told(row.target, words) for row in seen.rows]
        right.append("column.agreed")
    if seen.is_agreed:
        told["column.share"] = [None if row.share is None else words.percent(row.share) for row in seen.rows]
        right.append("column.share")
    if 2 * sum(row.unit is not None for row in seen.rows) >= len(seen.rows):
        told["column.unit"] = [row.unit for row in seen.rows]
    if seen.is_agreed:
        told["column.course"] = [views.course_told(row, words) for row in seen.rows]
    rows = pd.DataFrame({words(key): column for key, column in told.items()})
    numbers = [words(key) for key in right]
    if len(rows) > _ROWS:
        frame.table(rows, alt=heading, key="outcomes_rows", right=numbers, height=35 * (_ROWS + 1))
    else:
        frame.table(rows, alt=heading, key="outcomes_rows", right=numbers)
