"""How alike values are beside how valuable the coalition is: the authors' hypothesis, wave by wave."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures import over_time as figures
from dashboard.pages import frame
from dashboard.views import value_over_time as views
from dashboard.views.value_sentences import likeness
from dashboard.views.value_sources import of_answers
from dashboard.views.value_systems import ValuesView
from dashboard.words import Words
from data.instruments_known import instruments
from metrics.alignment_over_time import alignment_over_time
from metrics.profiles import main_waves


def over_time(seen: ValuesView, words: Words) -> Callable[[], None] | None:
    """What shows alignment beside significance; None where no wave has both."""
    waves = main_waves(seen.rows, instruments(session.ask("instruments")).values())
    if not waves:
        return None
    scores = session.ask("scores", coalition=seen.coalition)
    told = views.waves_told(alignment_over_time(waves, scores, seen.coalition, session.pack().root))
    if not views.both(told):
        return None
    people = [int(number) for wave in waves for number in wave.people]
    source = of_answers(waves[0].instrument, told[-1].period, people, session.known_at().day, words)
    return partial(_show, told, source, words)


def _show(told: tuple[views.Wave, ...], source: str, words: Words) -> None:
    heading = views.heading(told, words)
    with frame.picture("over_time", heading, views.reading(told, words), source=source) as as_table:
        if as_table:
            rows = _rows(told, words)
            frame.table(rows, alt=heading, key="over_time_rows", right=list(rows.columns[1:]))
        else:
            figure = figures.over_time(told, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="over_time", config={"displayModeBar": False}, alt=heading)


def _rows(told: tuple[views.Wave, ...], words: Words) -> pd.DataFrame:
    unknown = words("state.unknown")

    def number(value: float | None) -> str:
        return unknown if value is None else words.number(value)

    def band(wave: views.Wave) -> str:
        if wave.low is None or wave.high is None:
            return unknown
        return words("values.band", low=words.number(wave.low), high=words.number(wave.high))

    return pd.DataFrame(
        {
            words("column.period"): [words.period(wave.period) for wave in told],
            words("column.median_r"): [unknown if wave.alike is None else likeness(wave.alike, words) for wave in told],
            words("column.pairs"): [words.number(wave.pairs) for wave in told],
            words("column.score"): [number(wave.score) for wave in told],
            words("column.band"): [band(wave) for wave in told],
        }
    )
