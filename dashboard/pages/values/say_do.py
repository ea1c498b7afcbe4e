"""Whether partners do what they say; and themes that rise while trust falls. Both need the scores."""

from collections.abc import Callable
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.marks import Axis, Marks, marks
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import essentials as essential_views
from dashboard.views import say_do as views
from dashboard.views.labels import labels
from dashboard.views.value_sources import of_partners
from dashboard.views.value_systems import ValuesView
from dashboard.words import Words
from metrics import say_do as metric
from metrics.essentials import upper_and_under

TRUST_ITSELF: Final = "T51"
"""The theme of betekenisscore that measures trust: it shows nothing beside trust."""


def say_do(seen: ValuesView, words: Words) -> Callable[[], None] | None:
    """What shows the gap between saying and doing; None where it is known of nobody."""
    importances, scores = (session.ask(name, coalition=seen.coalition) for name in ("importances", "scores"))
    found = metric.say_do(importances, scores)
    told = views.say_do_view(found, importances, _themes(words))
    if told is None:
        return None
    party = labels(told.parties).get(str(session.chosen("gap_of")), "")
    mine = views.say_do_view(found, importances, _themes(words), party) if party else told
    return None if mine is None else partial(_show, mine, words)


def currents(seen: ValuesView, words: Words) -> Callable[[], None] | None:
    """What shows scores that rise while trust falls; None where one of both is not known twice."""
    scores, pulses = (session.ask(name, coalition=seen.coalition) for name in ("scores", "pulses"))
    of_themes = scores[scores["node"].isin([node for node in session.pack().themes if node != TRUST_ITSELF])]
    found = essential_views.currents(upper_and_under(of_themes, pulses), of_themes, seen.coalition, _themes(words))
    return None if found is None else partial(_show_currents, found, words)


def _themes(words: Words) -> dict[str, str]:
    return {node.name: node.label(words.lang) for node in session.pack().nodes}


def _show(told: views.SayDoView, words: Words) -> None:
    heading = views.heading(told, words)
    source = of_partners(len(told.parties), max(row.period for row in told.rows), session.known_at().day, words)
    if also := views.scored_told(told, words):
        source = f"{source} · {also}"
    with frame.picture("say_do", heading, views.reading(told, words), source=source) as as_table:
        if len(told.parties) > 1:
            every = words("values.all_partners")
            options = labels(told.parties)
            session.keep("gap_of", options)
            st.selectbox(
                every,
                list(options),
                index=None,
                placeholder=every,
                key="gap_of",
                bind="query-params",
                label_visibility="collapsed",
                width=280,
            )
        if as_table:
            rows = _rows(told, words)
            frame.table(
                rows, alt=heading, key="say_do_rows", right=list(rows.columns[2:5]), height=min(36 * len(rows) + 40, 480)
            )
        else:
            figure = marks(
                _marks(told, words),
                [words("values.say_do.says_mark"), words("values.say_do.does_mark")],
                Axis((0.0, 100.0), [(0.0, "0"), (50.0, "50"), (100.0, "100")]),
                words,
                session.theme(),
                narrow=session.is_narrow(),
            )
            st.plotly_chart(figure, key="say_do", config={"displayModeBar": False}, alt=heading)


def _marks(told: views.SayDoView, words: Words) -> list[Marks]:
    """What is said and what is done; the widest gaps are bold."""
    return [
        Marks(
            row.theme if told.party else f"{row.theme}\n{row.name}",
            (row.says, row.does),
            (words("values.say_do.says_mark"), words("values.say_do.does_mark")),
            right=views.gap_told(row, words),
            is_bold=at < views.BOLD,
        )
        for at, row in enumerate(told.drawn)
    ]


def _rows(told: views.SayDoView, words: Words) -> pd.DataFrame:
    """All of them, the widest gap first."""
    unknown = words("state.unknown")

    def number(value: float | None, decimals: int = 0) -> str:
        return unknown if value is None else words.number(value, decimals)

    return pd.DataFrame(
        {
            words("column.party"): [row.name for row in told.rows],
            words("column.theme"): [row.theme for row in told.rows],
            words("column.importance"): [number(row.importance, 1) for row in told.rows],
            words("column.score"): [number(row.score) for row in told.rows],
            words("column.difference"): [views.gap_told(row, words) for row in told.rows],
            words("column.quarter"): [words.period(row.period) for row in told.rows],
        }
    )


def _show_currents(found: tuple[str, tuple[essential_views.Current, ...]], words: Words) -> None:
    when, flagged = found
    heading = essential_views.currents_heading(found, words)
    st.subheader(plain(heading), anchor=False)
    key = "values.currents.reading" if flagged else "values.currents.reading.none"
    st.markdown(f":gray[{plain(words(key, when=words.period(when)))}]")
    if flagged:
        rows = pd.DataFrame(
            {
                words("column.theme"): [one.name for one in flagged],
                words("column.score_change"): [f"+{words.number(one.score_change, 1)}" for one in flagged],
                words("column.trust_change"): [words.number(one.trust_change, 1) for one in flagged],
                words("column.parties"): [words.number(one.compared) for one in flagged],
            }
        )
        frame.table(rows, alt=heading, key="currents_rows", right=list(rows.columns[1:]))
        source = of_partners(flagged[0].compared, when, session.known_at().day, words)
        st.markdown(f":small[:gray[{plain(source)}]]")
