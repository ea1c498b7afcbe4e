"""The culture as it is and as people wish it; and a conversation lens, where a team used one."""

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.back_to_back import Sides, back_to_back
from dashboard.figures.marks import Axis, Marks, marks
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import culture as views
from dashboard.views import value_lens as lens_views
from dashboard.views.labels import labels
from dashboard.views.records import records
from dashboard.views.value_sources import of_answers
from dashboard.views.value_systems import ValuesView
from dashboard.words import Words
from data.instruments_known import instruments


def culture(seen: ValuesView, words: Words) -> Callable[[], None] | None:
    """What shows current beside desired; None where nobody was asked both."""
    wishes, friction, releases = (
        session.ask(name, coalition=seen.coalition) for name in ("culture", "friction_share", "releases")
    )
    known = instruments(session.ask("instruments"))
    party = _chosen(seen, "culture_of")
    found = views.culture_view(wishes, friction, releases, _names(seen), known, words.lang, party)
    return None if found is None else partial(_show_culture, seen, found, words)


def lens(seen: ValuesView, words: Words) -> Callable[[], None] | None:
    """What shows a conversation lens; None where no team used one."""
    known = instruments(session.ask("instruments")).values()
    found = lens_views.lens_view(seen.rows, known, _names(seen), words.lang, _chosen(seen, "lens_of"))
    return None if found is None else partial(_show_lens, found, words)


def _names(seen: ValuesView) -> dict[str, str]:
    return {row["party"]: row["party_name"] for row in records(seen.rows[["party", "party_name"]].drop_duplicates())}


def _chosen(seen: ValuesView, key: str) -> str:
    """The partner that the reader chose by its label, whoever may be shown; empty where nobody."""
    return labels(_names(seen)).get(str(session.chosen(key)), "")


def _choose(key: str, parties: Mapping[str, str], seen_names: Mapping[str, str], of: str, *, first: bool = False) -> None:
    """A field to choose one of these partners, by the label it has among all."""
    label_of = {party: label for label, party in labels(seen_names).items()}
    options = [label_of[party] for party in parties]
    session.keep(key, options, options[0] if first else None)
    st.selectbox(of, options, index=None, placeholder=of, key=key, bind="query-params", label_visibility="collapsed", width=280)


def _show_culture(seen: ValuesView, told: views.CultureView, words: Words) -> None:
    heading = views.heading(told, words)
    source = of_answers(told.instrument, told.period, told.people, session.known_at().day, words)
    with frame.picture("culture", heading, views.reading(told, words), source=source) as as_table:
        if len(told.parties) > 1:
            _choose("culture_of", told.parties, _names(seen), words("values.all_partners"))
        if as_table:
            rows = _culture_rows(told, words)
            frame.table(rows, alt=heading, key="culture_rows", right=list(rows.columns[1:5]))
        else:
            figure = marks(
                _arrows(told, words),
                [words("column.current"), words("column.desired")],
                _axis(told, words),
                words,
                session.theme(),
                narrow=session.is_narrow(),
            )
            st.plotly_chart(figure, key="culture", config={"displayModeBar": False}, alt=heading)
        if friction := views.friction_told(told, words):
            st.markdown(plain(friction))
        if foot := views.foot(told, seen.smallest, words):
            st.markdown(f":small[:gray[{plain(foot)}]]")


def _arrows(told: views.CultureView, words: Words) -> list[Marks]:
    """From how it is to how it is wished; the widest three are bold."""
    return [
        Marks(
            words("values.culture.limits", name=row.name) if row.limits else row.name,
            (views.drawn_at(told, row.current), views.drawn_at(told, row.desired)),
            tuple(f"{row.name}: {views.told_at(told, row, value, words)}" for value in (row.current, row.desired)),
            is_bold=at < views.BOLD,
            is_arrow=True,
            why=words("state.verborgen" if row.is_hidden else "state.unknown"),
        )
        for at, row in enumerate(told.drawn)
    ]


def _axis(told: views.CultureView, words: Words) -> Axis:
    if told.is_cards:
        ends = (words("values.nearly.none"), words("values.nearly.all"))
        return Axis((0.0, 1.0), [(0.0, ends[0]), (0.5, words.percent(0.5)), (1.0, ends[1])])
    low, high = told.across
    return Axis((low, high), [(low, words("values.axis.scale.low")), (high, words("values.axis.scale.high"))])


def _culture_rows(told: views.CultureView, words: Words) -> pd.DataFrame:
    """All values, the widest gap first."""
    flags = {True: words("flag.yes"), False: words("flag.no")}
    columns = {
        words("column.value"): [row.name for row in told.rows],
        words("column.current"): [views.told_at(told, row, row.current, words) for row in told.rows],
        words("column.desired"): [views.told_at(told, row, row.desired, words) for row in told.rows],
        words("column.difference"): [views.gap_told(told, row, words) for row in told.rows],
        words("column.people"): [views.people_told(row, words) for row in told.rows],
    }
    if told.is_cards:
        columns[words("column.limits")] = [flags[row.limits] for row in told.rows]
    return pd.DataFrame(columns)


def _show_lens(told: lens_views.LensView, words: Words) -> None:
    heading = lens_views.heading(told, words)
    source = of_answers(told.instrument, told.period, [told.people], session.known_at().day, words)
    with frame.picture("lens", heading, words("values.lens.reading"), source=source) as as_table:
        if len(told.teams) > 1:
            _choose("lens_of", told.teams, told.teams, words("values.lens.team"), first=True)
        heads = (words("column.preference"), words("column.rejection"))
        if told.is_hidden:
            st.markdown(plain(words("values.held.few")))
        elif as_table:
            rows = pd.DataFrame(
                {
                    words("column.value"): [row.name for row in told.rows],
                    heads[0]: [lens_views.number_told(row, row.preference, words) for row in told.rows],
                    heads[1]: [lens_views.number_told(row, row.rejection, words) for row in told.rows],
                }
            )
            frame.table(rows, alt=heading, key="lens_rows", right=heads)
        else:
            sides = [Sides(row.code, row.name, row.preference, row.rejection) for row in told.rows]
            figure = back_to_back(sides, heads, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="lens", config={"displayModeBar": False}, alt=heading)
        if any(row.is_hidden for row in told.rows):
            st.markdown(f":small[:gray[{plain(words('values.hidden'))}]]")
        st.markdown(f":small[:gray[{plain(words('values.lens.not'))}]]")
