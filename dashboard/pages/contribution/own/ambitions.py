"""What a partner wants to have reached, and how far it is."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.bullets import Bullet, bullets
from dashboard.look import Theme, ink, plain_label
from dashboard.pages import frame
from dashboard.views import own_ambitions as views
from dashboard.views.contribution_choice import ContributionChoice
from dashboard.words import Words


def show_ambitions(choice: ContributionChoice, words: Words) -> str:
    """A bullet an ambition, or a table; without any gives back the sentence that says so."""
    found = session.ask_as(choice.viewer, "ambition_pace", coalition=choice.coalition)
    seen = views.own_ambitions(found, choice.quarter, choice.party)
    if not seen:
        return words("own.ambitions.none")
    st.space("medium")
    heading = views.heading(seen, words)
    with frame.picture("own_ambitions", heading, views.reading(seen, words), above_table="") as as_table:
        if as_table:
            rows = _rows(seen, words)
            frame.table(rows, alt=heading, key="own_ambitions_rows", right=list(rows.columns[2:6]))
        else:
            theme = session.theme()
            drawn = [_bullet(row, words, theme) for row in seen]
            figure = bullets(drawn, words, theme, narrow=session.is_narrow(), legend="own.ambitions.legend")
            st.plotly_chart(figure, key="own_ambitions", config={"displayModeBar": False}, alt=heading)
    return ""


def _bullet(row: views.Ambition, words: Words, theme: Theme) -> Bullet:
    colours = ink(theme)
    sign, told = views.state(row, words)
    colour = colours.muted if row.pace is None else colours.green if row.is_on_course else colours.amber
    value = f"<b>{views.amount(row.value, words)}</b> {plain_label(row.unit)}".strip()
    if row.period and row.value is not None:
        value += f" · {words.period(row.period)}"
    realised = None if row.realised is None else max(row.realised, 0.0)
    inside = words("state.unknown") if realised is None else ""
    now = row.elapsed if row.pace is not None else None
    state = f"<span style='color:{colour}'>{sign}</span> <span style='color:{colours.muted}'>{told}</span>"
    return Bullet(row.name, views.under(row, words), realised, None, None, now, value, state, inside)


def _rows(seen: tuple[views.Ambition, ...], words: Words) -> pd.DataFrame:
    columns = {
        "column.ambition": [row.name for row in seen],
        "column.unit": [row.unit or words("state.unknown") for row in seen],
        "column.baseline": [views.amount(row.baseline, words) for row in seen],
        "column.target": [views.amount(row.target, words) for row in seen],
        "column.state": [views.amount(row.value, words) for row in seen],
        "column.by_now": [views.amount(row.expected, words) for row in seen],
        "column.pace": [views.state(row, words)[1] for row in seen],
        "column.quarter": [words.period(row.period) if row.period else words("state.unknown") for row in seen],
    }
    return pd.DataFrame({words(key): told for key, told in columns.items()})
