"""How far partners share the goal quarter by quarter, and the six essentials of working together."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.marks import Axis, Marks, marks
from dashboard.figures.sparks import Spark, sparks
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import essentials as essential_views
from dashboard.views import goal_sharing as views
from dashboard.views.value_sources import of_partners
from dashboard.views.value_systems import ValuesView
from dashboard.words import Words


def goal(seen: ValuesView, words: Words) -> Callable[[], None] | None:
    """What shows how far the goal is shared; None where nobody was asked."""
    sharing, trend, pulses = (session.ask(name, coalition=seen.coalition) for name in ("goal_sharing", "goal_trend", "pulses"))
    told = views.goal_view(sharing, trend, pulses, seen.members)
    return None if told is None else partial(_show_goal, told, words)


def essentials(seen: ValuesView, words: Words) -> Callable[[], None] | None:
    """What shows the six essentials; None where nobody was asked."""
    six, pair = (session.ask(name, coalition=seen.coalition) for name in ("six_essentials", "energy_and_commitment"))
    told = essential_views.essentials_view(six, pair, words)
    return None if told is None else partial(_show_essentials, told, words)


def _show_goal(told: views.GoalView, words: Words) -> None:
    heading = views.heading(told, words)
    source = of_partners(told.parties, told.quarters[-1], session.known_at().day, words, of=told.of)
    with frame.picture("goal", heading, views.reading(told, words), source=source) as as_table:
        if as_table:
            rows = _goal_rows(told, words)
            frame.table(rows, alt=heading, key="goal_rows", right=list(rows.columns[1:-1]))
        else:
            ends = (told.lowest, views.HIGHEST)
            figure = sparks(_sparks(told, words), told.quarters, ends, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="goal", config={"displayModeBar": False}, alt=heading)
        for sentence in views.silent_told(told, words):
            st.markdown(f"○ {plain(sentence)}")
        for sentence, wording in views.alerts_told(told, words):
            said = f" ‘{plain(wording)}’" if wording else ""
            st.markdown(f"▼ {plain(sentence)}{said}")
        for sentence in (views.change_told(told, words), views.joined_told(told, words)):
            if sentence:
                st.markdown(plain(sentence))


def _together(told: views.GoalView, words: Words) -> tuple[str, ...]:
    """What those who answer now say together, a word a quarter."""
    return tuple(views.together_told(told, at, words) for at in range(len(told.quarters)))


def _sparks(told: views.GoalView, words: Words) -> list[Spark]:
    """All together, then the partners that are drawn."""
    means = _together(told, words)
    rows = [Spark(words("values.goal.together"), told.together, means, means[-1], is_bold=True)]
    for one in told.drawn:
        marks_told = tuple(views.mark_told(one, at, words) for at in range(len(told.quarters)))
        rows.append(Spark(one.name, one.marks, marks_told, views.last_told(one, words), is_alert=one.is_alert))
    return rows


def _goal_rows(told: views.GoalView, words: Words) -> pd.DataFrame:
    """A row a partner, a column a quarter, the newest first, and the goal in its own words; all together first."""
    means = _together(told, words)
    columns = {words("column.party"): [words("values.goal.together"), *(one.name for one in told.courses)]}
    for at, quarter in reversed(list(enumerate(told.quarters))):
        columns[words.period(quarter)] = [means[at], *(views.mark_told(one, at, words) for one in told.courses)]
    columns[words("column.wording")] = ["–", *(one.wording or "–" for one in told.courses)]
    return pd.DataFrame(columns)


def _show_essentials(told: essential_views.EssentialsView, words: Words) -> None:
    heading = essential_views.heading(told, words)
    most = max(row.parties for row in (*told.rows, *told.pair))
    source = of_partners(most, told.period, session.known_at().day, words)
    with frame.picture("essentials", heading, essential_views.reading(words), source=source) as as_table:
        if as_table:
            rows = _essential_rows(told, words)
            frame.table(rows, alt=heading, key="essentials_rows", right=list(rows.columns[1:]))
        elif told.rows:
            drawn = [
                Marks(
                    row.name[:1].upper() + row.name[1:],
                    (row.mean,),
                    (f"{row.name}: {essential_views.mean_told(row, words)}",),
                    band=(row.lowest, row.highest),
                    right=essential_views.right_told(told, row, words),
                )
                for row in told.rows
            ]
            axis = Axis((0.0, views.HIGHEST), [(0.0, "0"), (views.HIGHEST / 2, "5"), (views.HIGHEST, "10")], 0.0)
            figure = marks(drawn, [""], axis, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="essentials", config={"displayModeBar": False}, alt=heading)
        if pair := essential_views.pair_told(told, words):
            st.markdown(plain(pair))


def _essential_rows(told: essential_views.EssentialsView, words: Words) -> pd.DataFrame:
    """The six, then energy and commitment, once each."""
    names = {row.name for row in told.rows}
    rows = [*told.rows, *(row for row in told.pair if row.name not in names)]
    unknown = words("state.unknown")
    return pd.DataFrame(
        {
            words("column.what"): [row.name for row in rows],
            words("column.mean"): [words.number(row.mean, 1) for row in rows],
            words("column.lowest"): [words.number(row.lowest, 1) for row in rows],
            words("column.highest"): [words.number(row.highest, 1) for row in rows],
            words("column.spread"): [unknown if row.spread is None else words.number(row.spread, 1) for row in rows],
            words("column.change"): [essential_views.change_told(row, words) for row in rows],
            words("column.parties"): [words.number(row.parties) for row in rows],
            words("column.period"): [words.period(row.period) for row in rows],
        }
    )
