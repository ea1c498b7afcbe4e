"""Two partners beside each other, and the question that opens their conversation."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.dumbbells import dumbbells
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.values.why import why
from dashboard.views import value_sentences as sentences
from dashboard.views.labels import labels
from dashboard.views.value_pair import PairView, pair_view
from dashboard.views.value_sources import of_answers
from dashboard.views.value_systems import ValuesView
from dashboard.words import Words


def chosen_pair(seen: ValuesView) -> tuple[str, str] | None:
    """The two partners that the reader chose, else those least alike; None where there are no two."""
    parties = labels(seen.parties)
    if len(parties) < 2:
        return None
    first, second = (seen.furthest.one, seen.furthest.other) if seen.furthest else list(seen.parties)[:2]
    session.keep("one", parties, seen.label_of[first])
    one = parties[str(session.chosen("one"))]
    session.keep("other", _others(parties, one), seen.label_of[first if one == second else second])
    return one, parties[str(session.chosen("other"))]


def show_pair(seen: ValuesView, one: str, other: str, words: Words) -> None:
    """The picture or its table, who to choose, and below it what to ask each other."""
    told = pair_view(seen, one, other, words)
    heading = sentences.pair_heading(told, words)
    reading = sentences.pair_reading(seen, told, words)
    alike, over = sentences.alike_told(told.pair, seen, words), sentences.over_told(seen, told, words)
    above = " ".join(filter(None, (alike, over, sentences.people_told(told.people, words), words("values.pair.table"))))
    source = ""
    if seen.instrument is not None:
        source = of_answers(seen.instrument, seen.wave, (), session.known_at().day, words)
    with frame.picture("pair", heading, reading, hero=session.is_narrow(), source=source, above_table=above) as as_table:
        _choosers(seen, one, words)
        if as_table:
            rows = _told(seen, told, words)
            frame.table(rows, alt=heading, key="pair_rows", right=list(rows.columns[1:]))
        else:
            figure = dumbbells(told, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="pair", config={"displayModeBar": False}, alt=heading)
    if question := sentences.question(told, words):
        begin = plain(words("values.pair.begin"))
        st.markdown(f":material/forum: **{begin}** ‘{plain(question)}’")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f":small[:gray[{plain(sentences.shared_told(told, words))}]]", width="content")
        if st.button(words("why.button"), type="tertiary", icon=":material/account_tree:", key="why_values"):
            why(seen, told)


def _choosers(seen: ValuesView, one: str, words: Words) -> None:
    parties = labels(seen.parties)
    with st.container(horizontal=not session.is_narrow(), gap="small"):
        for key, options in (("one", list(parties)), ("other", _others(parties, one))):
            st.selectbox(
                words(f"values.pair.{key}"),
                options,
                index=None,
                key=key,
                bind="query-params",
                label_visibility="collapsed",
            )


def _others(parties: dict[str, str], one: str) -> list[str]:
    return [label for label, party in parties.items() if party != one]


def _told(seen: ValuesView, told: PairView, words: Words) -> pd.DataFrame:
    """All values, those that differ most first."""
    return pd.DataFrame(
        {
            words("column.value"): [row.name for row in told.rows],
            f"● {seen.label_of[told.one]}": [sentences.side_in_table(row.one, words) for row in told.rows],
            f"■ {seen.label_of[told.other]}": [sentences.side_in_table(row.other, words) for row in told.rows],
            words("column.apart"): [sentences.apart_told(row, words) for row in told.rows],
        }
    )
