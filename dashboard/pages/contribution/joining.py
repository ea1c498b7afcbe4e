"""What would change if a candidate joined, or a partner left."""

from collections.abc import Collection, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.contribution import Adds, Heads, contribution
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import joining_sentences as sentences
from dashboard.views.contribution_choice import ContributionChoice
from dashboard.views.joining import JoiningView, joining_view, parties_of
from dashboard.views.labels import labels
from dashboard.words import Words


@st.fragment
def show_joining(choice: ContributionChoice, words: Words) -> None:
    """Who to think of, what changes then as a picture or a table, and below it in sentences; for the steering group alone.

    One quiet line where there is nobody to think of.
    """
    if choice.audience != "steering":
        return
    asked = partial(session.ask_as, choice.viewer)
    joins, leaves = (asked(name, **choice.answers) for name in ("partner_joins", "partner_leaves"))
    names = parties_of(joins, leaves)
    if not names:
        st.markdown(f":small[:gray[{plain(words('joining.none'))}]]")
        return
    seen = joining_view(
        session.keep_code("joining", names, next(iter(names))), joins, leaves, asked("partner_brings", **choice.answers)
    )
    heading = sentences.heading(seen, words)
    with frame.picture("joining", heading, sentences.reading(seen, words), above_table=words("joining.table")) as as_table:
        _chooser(names, set(joins["party"]), words)
        if as_table:
            rows = _told(seen, words)
            frame.table(rows, alt=heading, key="joining_rows", right=list(rows.columns[1:]))
        elif seen.moved:
            figure = contribution(_rows(seen, words), _heads(seen, words), words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="joining_picture", config={"displayModeBar": False}, alt=heading)
    st.markdown("\n".join(f"- {plain(told)}" for told in sentences.facts(seen, words)))
    for told in sentences.unknown(seen, words):
        st.markdown(f":small[○ {plain(told)}]")


def _chooser(names: Mapping[str, str], candidates: Collection[str], words: Words) -> None:
    """Who joins, then who leaves."""
    label_of = {party: label for label, party in labels(names).items()}
    st.selectbox(
        words("joining.choose"),
        list(names),
        format_func=lambda party: sentences.option_told(label_of[party], words, joins=party in candidates),
        key="joining",
        width=420,
    )


def _rows(seen: JoiningView, words: Words) -> list[Adds]:
    """The party itself and whose fair share changes: open is now, filled what it becomes, with the band of the difference.

    Who leaves has nothing of it for sure, so no band there.
    """
    rows = []
    for one in seen.moved:
        is_gone = one.measure == "its_fair" and not seen.joins
        ends = (None, None) if is_gone or one.before is None else (one.low, one.high)
        low, high = (None if end is None else (one.before or 0.0) + end for end in ends)
        band = sentences.band_told(one, words)
        now, then = (f"{one.name}: {sentences.value_told(value, one, words)}" for value in (one.before, one.after))
        rows.append(
            Adds(
                one.name,
                *(one.before, one.after, low, high, None),
                told=sentences.change_told(one, words),
                more=f"({band})" if band else "",
                is_bold=one.measure == "its_fair",
                hints=(now, then, "", ""),
            )
        )
    return rows


def _heads(seen: JoiningView, words: Words) -> Heads:
    then = words("joining.head.joins" if seen.joins else "joining.head.leaves", name=seen.name)
    return Heads(words("joining.head.now"), then, "", words("joining.head.change"))


def _told(seen: JoiningView, words: Words) -> pd.DataFrame:
    """A row a measure, then a row a partner; on a phone the difference alone."""
    told = [*seen.measures.values(), *seen.others]
    columns = {"column.measure": [sentences.measure_told(one, words) for one in told]}
    if not session.is_narrow():
        columns["column.before"] = [sentences.value_told(one.before, one, words) for one in told]
        columns["column.after"] = [sentences.value_told(one.after, one, words) for one in told]
    columns["column.difference"] = [sentences.change_told(one, words) for one in told]
    columns["column.band"] = [sentences.band_told(one, words) or "–" for one in told]
    return pd.DataFrame({words(key): column for key, column in columns.items()})
