"""What a visit remembers: the store, the language, the filters in the URL, and answers already given.

The only file that touches session state, caches and query parameters. A widget's key is its name in the URL and its label
is its value there, so the labels of filters are the same in every language.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.look import Theme
from dashboard.shown import shown
from dashboard.views.records import records
from dashboard.words import LANGS, Lang, Words, words
from data.known import KnownAt, today
from data.policy import LOCAL, Viewer
from data.store import Store
from metrics.answer import answer


def store() -> Store:
    """The store that this process shows."""
    return shown()


def viewer() -> Viewer:
    """Who is looking. Until there is sign-in: the local user, with all rights."""
    return LOCAL


def lang() -> Lang:
    """The chosen language: in this visit, else in the URL, else the reader's own."""
    told = st.session_state.get("lang") or st.query_params.get("lang")
    return next((one for one in LANGS if one == told), own_lang())


def own_lang() -> Lang:
    """The language of the reader's browser; Dutch where it is none of ours."""
    told = (st.context.locale or "")[:2]
    return next((one for one in LANGS if one == told), "nl")


def said() -> Words:
    """The texts in the language of this visit."""
    return words(lang())


def theme() -> Theme:
    """Light or dark, as the reader's browser shows it."""
    return "dark" if st.context.theme.type == "dark" else "light"


def is_narrow() -> bool:
    """Is this a phone? The server does not know the width, so the browser's own word has to do."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def chosen(key: str) -> str | bool:
    """What is chosen under `key`, by its label; empty where nothing is. Before its widget was drawn the URL tells."""
    told = st.session_state[key] if key in st.session_state else st.query_params.get(key)
    return told or ""


def without_money() -> bool:
    """Is the switch on that leaves out money?"""
    return chosen("without_money") in (True, "true")


def known_at() -> KnownAt:
    """The moment chosen in the bar; now where none is."""
    return moments().get(str(chosen("known")), KnownAt(today()))


def is_back_in_time() -> bool:
    """Was an earlier state of knowledge chosen?"""
    return bool(chosen("known"))


def moments() -> dict[str, KnownAt]:
    """Earlier states of knowledge to choose from: those with a name, and the days on which facts came in."""
    found: dict[str, KnownAt] = {}
    ever = (store().head.hash, viewer(), str(KnownAt(date.max)), False)
    for row in records(_answered(*ever, "moments", ())):
        found[row["moment"]] = KnownAt.of(row["known_on"], row["known_fact"])
    for row in records(_answered(*ever, "recorded_days", ())):
        if row["recorded"] < today():
            found.setdefault(f"{row['recorded']:%d-%m-%Y}", KnownAt(row["recorded"]))
    return found


def pick_from_flows(picture: str, choice: str, nodes: Sequence[str], links: Sequence[str]) -> None:
    """After a click in a picture of flows: choose what the node or link stands for; nothing where it was let go."""
    picked = ""
    for series in st.session_state[picture]["selection"]["selected"]:
        meaning = links if series["data_type"] == "edge" else nodes
        picked = next((meaning[at] for at in series["data_indices"] if at < len(meaning)), picked)
    st.session_state[choice] = picked or None


def ask(name: str, **answers: Any) -> pd.DataFrame:
    """The answer to a question or metric, for this visit's viewer, moment and money switch."""
    return _answered(store().head.hash, viewer(), str(known_at()), without_money(), name, tuple(sorted(answers.items())))


@st.cache_data(max_entries=500, show_spinner=False)
def _answered(
    head: str, who: Viewer, known: str, without: bool, name: str, answers: tuple[tuple[str, Any], ...]
) -> pd.DataFrame:
    """Answers keep as long as the ledger does not grow: its head is part of the key, and so is whoever asks."""
    known_then = KnownAt.parse(known) or KnownAt(date.max)

    asked = partial(store().ask, viewer=who, known_at=known_then, without_money=without)
    return answer(name, asked, **dict(answers))
