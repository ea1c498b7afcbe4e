"""The map of who is alike: a square each two partners, in which a click sets these two beside each other."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.heat import heat
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import value_sentences as sentences
from dashboard.views.value_sources import of_answers
from dashboard.views.value_systems import ValuesView
from dashboard.words import Words


def show_heat(seen: ValuesView, pair: tuple[str, ...], words: Words) -> None:
    """The picture, in which the two of `pair` are marked, or its table; below it how many people it rests on."""
    heading = sentences.heat_heading(seen, words)
    reading = sentences.heat_reading(seen, words) if seen.pairs else ""
    source = ""
    if seen.instrument is not None:
        source = of_answers(seen.instrument, seen.wave, (), session.known_at().day, words)
    with frame.picture(
        "heat", heading, reading, hero=True, source=source, above_table=sentences.heat_table(seen, words)
    ) as as_table:
        if as_table:
            frame.table(_told(seen, words), alt=heading, key="heat_rows", blank="")
            for line in sentences.held_lines(seen, words):
                st.markdown(f"- {plain(line)}")
        else:
            st.plotly_chart(
                heat(seen, words, session.theme(), narrow=session.is_narrow(), chosen=pair),
                key="heat",
                config={"displayModeBar": False},
                alt=heading,
                on_select=lambda: _pick(seen),
                selection_mode="points",
            )
        if foot := sentences.heat_foot(seen, words):
            st.markdown(f":small[:gray[{plain(foot)}]]")


def _pick(seen: ValuesView) -> None:
    """After a click: the two partners of the square."""
    for side in ("one", "other"):
        session.pick_from_chart("heat", side, {pair.key: seen.label_of[getattr(pair, side)] for pair in seen.pairs})


def _told(seen: ValuesView, words: Words) -> pd.DataFrame:
    """The pairs in the order of the map."""
    unknown = words("state.unknown")
    rows = [
        (
            seen.label_of[pair.one],
            seen.label_of[pair.other],
            unknown if pair.alike is None else sentences.likeness(pair.alike, words),
            sentences.band_told(pair, words),
            f"{pair.people[0]} / {pair.people[1]}",
        )
        for pair in seen.pairs
    ]
    alike = "column.agreement" if seen.measure == "agreement" else "column.r"
    heads = ("column.one_partner", "column.other_partner", alike, "column.sure", "column.people")
    return pd.DataFrame(rows, columns=[words(head) for head in heads])
