"""What groups of people think of each statement, and what chosen partners share."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.marks import Axis, Marks, marks
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import agreed as agreed_views
from dashboard.views import opinions as views
from dashboard.views.labels import labels
from dashboard.views.nearly import rounded
from dashboard.views.value_sources import of_answers
from dashboard.views.value_systems import ValuesView
from dashboard.words import Words
from data.instruments_known import instruments
from metrics.consensus import consensus_between

NAMES = 236
"""Pixels for a statement beside its row."""


def opinions(seen: ValuesView, words: Words) -> Callable[[], None] | None:
    """What shows the opinion groups; None where nobody answered statements."""
    found, shared = (session.ask(name, coalition=seen.coalition) for name in ("opinions", "consensus"))
    told = views.opinions_view(found, shared, instruments(session.ask("instruments")), words, seen.smallest)
    return None if told is None else partial(_show, seen, told, words)


def _show(seen: ValuesView, told: views.OpinionsView, words: Words) -> None:
    heading = views.heading(told, words)
    people = [group.people for group in told.groups if not group.is_held]
    source = of_answers(told.instrument, told.period, [], session.known_at().day, words)
    with frame.picture("opinions", heading, views.reading(told, words), source=source) as as_table:
        if as_table:
            frame.table(_rows(told, words), alt=heading, key="opinions_rows")
        elif people:
            figure = marks(
                _marks(told, words),
                [views.group_told(group, words) for group in told.groups],
                Axis((0.0, 1.0), [(0.0, words("values.opinions.axis.low")), (1.0, words("values.opinions.axis.high"))]),
                words,
                session.theme(),
                narrow=session.is_narrow(),
                names=NAMES,
            )
            st.plotly_chart(figure, key="opinions", config={"displayModeBar": False}, alt=heading)
        if not told.has_groups and people:
            st.markdown(f":small[:gray[{plain(views.group_told(told.groups[0], words))}]]")
        for sentence in views.found_told(told, words):
            st.markdown(plain(sentence))
        if hidden := views.hidden_told(told, words):
            st.markdown(f":small[:gray[{plain(hidden)}]]")
    _agreed(seen, told, words)


def _marks(told: views.OpinionsView, words: Words) -> list[Marks]:
    """A mark a group; the statement that divides most is bold."""
    return [
        Marks(
            row.text,
            tuple(None if share is None else rounded(share) for share in row.shares),
            tuple(
                f"{views.group_told(group, words)}: {views.share_told(share, votes, words)}"
                for group, share, votes in zip(told.groups, row.shares, row.votes, strict=True)
            ),
            is_bold=row is told.most_dividing,
            why=words("state.verborgen"),
        )
        for row in told.drawn
    ]


def _rows(told: views.OpinionsView, words: Words) -> pd.DataFrame:
    """All statements, those that divide most first, with how many of each group answered."""
    columns = {words("column.statement"): [row.text for row in told.statements]}
    for at, group in enumerate(told.groups):
        cells = [views.share_told(row.shares[at], row.votes[at], words) for row in told.statements]
        columns[views.group_told(group, words)] = cells
    return pd.DataFrame(columns)


def _agreed(seen: ValuesView, told: views.OpinionsView, words: Words) -> None:
    """What chosen partners share of the same statements; all of them where none was chosen."""
    voters = agreed_views.voters(seen.rows, told.instrument)
    if len(voters) < 2:
        return
    opened = st.expander(plain(words("values.agreed")), key="open_agreed", on_change="rerun")
    if not opened.open:
        return
    with opened:
        options = labels(voters)
        label, every = words("values.agreed.who"), words("values.all_partners")
        chosen = st.multiselect(label, list(options), placeholder=every, key="agreeing", bind="query-params")
        parties = [options[label] for label in chosen] or list(voters)
        found = agreed_views.agreed(consensus_between(seen.rows, parties), told.instrument, told.period, words)
        sentence = agreed_views.agreed_told(found, parties, words)
        st.markdown(plain(sentence))
        if found:
            rows = _agreed_rows(found, words)
            frame.table(rows, alt=sentence, key="agreed_rows", right=list(rows.columns[2:]))
            st.markdown(f":small[:gray[{plain(words('values.agreed.how'))}]]")


def _agreed_rows(found: list[agreed_views.Agreed], words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            words("column.statement"): [one.text for one in found],
            words("column.consensus"): [agreed_views.together_told(one, words) for one in found],
            words("column.votes"): [agreed_views.votes_told(one, words) for one in found],
        }
    )
