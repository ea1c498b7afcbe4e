"""The drawer behind a likeness: the number as a sum, what each of the two finds of every value, and where that was told."""

from functools import partial
from math import nan
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import value_sentences as sentences
from dashboard.views.codes import code_told
from dashboard.views.records import records
from dashboard.views.value_pair import PairView, ValueRow, add_up_finely, likeness_sum, rows_of
from dashboard.views.value_systems import ValuesView
from dashboard.words import Words


def why(seen: ValuesView, told: PairView) -> None:
    """Open the drawer on two partners."""
    words = session.said()
    st.dialog(words("why.title"), position="right", width=520)(_drawer)(seen, told, words)


def _drawer(seen: ValuesView, told: PairView, words: Words) -> None:
    st.markdown(f"**{plain(words('values.pair.names', one=told.names[0], other=told.names[1]))}**")
    st.markdown(plain(sentences.alike_told(told.pair, seen, words)))
    _sum(seen, told, words)
    rows = rows_of(seen, told)
    batches = session.ask("batches").set_index("batch")
    st.markdown(f"**{plain(words('values.why.values'))}**")
    for row in told.drawn:
        with st.expander(plain(sentences.value_told(row, words))):
            _value(row, rows, told, batches, words)
    if len(told.rows) > len(told.drawn):
        st.markdown(f":small[:gray[{plain(words('values.why.more', n=len(told.rows) - len(told.drawn)))}]]")
    st.markdown(f"**{plain(words('values.why.small'))}**")
    for line in sentences.small_told(seen, words):
        st.markdown(f"- {plain(line)}")
    name = f"{seen.coalition}-{told.one}-{told.other}-profiles.csv"
    frame.carry([(words("why.raw.csv"), rows, name)])


def _sum(seen: ValuesView, told: PairView, words: Words) -> None:
    """The sum, with what each value adds to it."""
    found = likeness_sum(seen, told)
    if found is None:
        return
    st.markdown(f"**{plain(sentences.sum_told(seen, told, found, words))}**")
    st.markdown(f":gray[{plain(words(f'values.why.how.{seen.measure}'))}]")
    names = [plain(part.name) for part in found.parts]
    sides = [(part.one, part.other) for part in found.parts]
    adds = add_up_finely([abs(part.one - part.other) if part.product is None else part.product for part in found.parts])
    most = len(told.drawn)
    if len(names) > most:
        names[most:] = [plain(words("values.why.rest", n=len(names) - most))]
        sides[most:] = [(nan, nan)]
        adds[most:] = [sum(adds[most:])]
    heads = [words("column.value"), *(f"{mark} {plain(name)}" for mark, name in zip("●■", told.names, strict=True))]
    heads.append(words("column.times" if seen.measure == "r" else "column.apart"))
    rows = [(name, *side, add) for name, side, add in zip(names, sides, adds, strict=True)]
    shown = pd.DataFrame([*rows, (f"**{plain(words('why.together'))}**", nan, nan, sum(adds))], columns=heads)
    numbers: dict[Any, Any] = dict.fromkeys(heads[1:], partial(sentences.likeness, words=words))
    st.table(shown.style.format(numbers, na_rep=""), border="horizontal", hide_index=True)


def _value(row: ValueRow, rows: pd.DataFrame, told: PairView, batches: pd.DataFrame, words: Words) -> None:
    """Of each of the two: how many people, the mean with its band, and where that was told."""
    for party, name, side in zip((told.one, told.other), told.names, (row.one, row.other), strict=True):
        found = [
            one for one in records(rows) if (one["party"], one["part"] or "value", one["code"]) == (party, "value", row.code)
        ]
        st.markdown(f"**{plain(name)}**")
        if not found:
            st.markdown(plain(sentences.missing_told(side, words)))
            continue
        people = sentences.behind(int(found[0]["people"]), words)
        st.markdown(plain(words("values.why.side", told=sentences.side_told(side, words), people=people)))
        _source(found[0], batches, words)


def _source(row: dict[str, Any], batches: pd.DataFrame, words: Words) -> None:
    source = plain(str(row["source"] or words("state.unknown")))
    source = f"[{source}]({row['link']})" if row["link"] else source
    st.markdown(words("why.source", source=source, place=plain(str(row["place"] or "–"))))
    batch = batches.loc[row["batch"]]
    on = words.day(batch["entered_at"].date())
    st.markdown(plain(words("why.entered", by=str(batch["entered_by"]), on=on, batch=words.number(int(row["batch"])))))
    evidence = code_told("profile", "evidence", row["evidence"], words) if row["evidence"] else words("evidence.none")
    recorded = words.day(row["recorded"])
    st.markdown(plain(words("why.status", status=words(f"status.{row['status']}"), evidence=evidence, recorded=recorded)))
