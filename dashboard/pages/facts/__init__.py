"""Gegevens: what do we know, what is missing, what went wrong, and the ways in and out."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard import session, shown
from dashboard.figures.coverage import NARROW, squares
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.empty import show_empty
from dashboard.pages.facts import actions
from dashboard.pages.facts.fill_in import fill_in
from dashboard.pages.facts.hand_in import hand_in
from dashboard.pages.facts.history import history
from dashboard.pages.facts.take_out import take_out
from dashboard.views import coverage as views
from dashboard.views.labels import labels
from dashboard.views.records import records
from dashboard.words import Words
from data.tables import BY_NAME

__all__ = ["show"]


def show() -> None:
    """The page: how much is known, then handing in, filling in, history and taking out."""
    words = session.said()
    coalitions = {row["coalition"]: row for row in records(session.ask("coalitions"))}
    names = labels({key: row["name"] or key for key, row in coalitions.items()})
    alone = len(names) == 1
    (coalition,) = frame.bar(frame.Chooser("coalition", names, words("bar.all_coalitions"), first=alone, width=260))
    seen = views.view(session.ask_whole("data_coverage", coalition=coalition))
    about = names_of(coalition, coalitions) or words("bar.all_coalitions")
    invented = [bool(row["invented"]) for key, row in coalitions.items() if coalition in ("", key)]
    frame.above_title(words("menu.facts"), about, invented=any(invented))
    if seen.facts:
        st.title(plain(views.title(seen, words)), anchor=False)
        st.markdown(plain(views.lead(seen, words)))
    else:
        show_empty()
    _own_base(any(invented), words)
    _ways(coalition, words)
    if seen.facts:
        _coverage(seen, words)


def names_of(coalition: str, coalitions: Mapping[str, Mapping[str, object]]) -> str:
    """The name of the chosen coalition; empty where none is."""
    return str(coalitions[coalition]["name"] or coalition) if coalition else ""


def _ways(coalition: str, words: Words) -> None:
    """The ways in and out; only the one that is open is drawn."""
    ways = {"hand_in": hand_in, "fill_in": fill_in, "history": history, "take_out": take_out}
    labels_of = [words(f"facts.{name}") for name in ways]
    told = session.outcome()
    if told:
        st.success(plain(told), icon=":material/check:")
    for trouble in session.troubles():
        st.error(plain(trouble), icon=":material/block:")
    tabs = st.tabs(labels_of, key="way", on_change="rerun")
    for tab, (name, way) in zip(tabs, ways.items(), strict=True):
        with tab:
            if tab.open and name != "take_out" and session.is_back_in_time():
                st.info(plain(words("facts.then")), icon=":material/history:")
            elif tab.open:
                way(coalition, words)


def _own_base(is_example: bool, words: Words) -> None:
    """From the example to a base of one's own, and back."""
    if shown.is_own():
        st.button(words("facts.example.back"), on_click=actions.go_back, icon=":material/science:", key="to_example")
    elif is_example:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":gray[{plain(words('facts.example.told'))}]", width="content")
            st.button(words("facts.example.own"), on_click=actions.go_to_own, icon=":material/add:", key="to_own")


def _coverage(seen: views.CoverageView, words: Words) -> None:
    heading = views.heading(seen, words)
    st.space("small")
    with frame.picture("coverage", heading, words("facts.coverage.reading"), hero=True) as as_table:
        if as_table:
            cells = sorted(seen.cells, key=lambda cell: (seen.tables.index(cell.table), cell.quarter or ""))
            columns = {
                "column.table": [BY_NAME[cell.table].title(words.lang) for cell in cells],
                "column.quarter": [cell.quarter or words("facts.no_period") for cell in cells],
                "column.facts": [cell.facts for cell in cells],
                "column.known": [cell.known for cell in cells],
                "column.unknown": [cell.unknown for cell in cells],
            }
            rows = pd.DataFrame({words(key): values for key, values in columns.items()})
            frame.table(rows, alt=heading, key="coverage_rows")
        else:
            figure = squares(seen, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="coverage", config={"displayModeBar": False}, alt=heading)
            if session.is_narrow() and len(seen.quarters) > NARROW:
                left_out = words("facts.coverage.earlier", n=len(seen.quarters) - NARROW)
                st.markdown(f":small[:gray[{plain(left_out)}]]")
