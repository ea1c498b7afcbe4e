"""What a visit remembers: the store, the language, the filters in the URL, and answers already given.

The only file that touches session state, caches and query parameters. A widget's key is its name in the URL and its label
is its value there, so the labels of filters are the same in every language.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.look import Theme
from dashboard.shown import shown
from dashboard.views.records import records
from dashboard.words import LANGS, Lang, Words, words
from data.asking import questions
from data.known import KnownAt, today
from data.pack import Pack
from data.packs_known import DEFAULT_PACK, pack_named
from data.policy import LOCAL, Viewer
from data.store import Store
from metrics.answer import answer
from metrics.significance import Significance
from metrics.significance import significance as scored

N = TypeVar("N")
L = TypeVar("L")


def store() -> Store:
    """The store that this process shows."""
    return shown()


def viewer() -> Viewer:
    """Who is looking. Until there is sign-in: the local user, with all rights."""
    return LOCAL


def lang() -> Lang:
    """The chosen language: in this visit, else in the URL, else the reader's own."""
    told = st.session_state.get("lang") or st.query_params.get("lang") or st.session_state.get("kept_lang")
    return next((one for one in LANGS if one == told), own_lang())


def keep_language() -> None:
    """Before any widget is drawn: the language and the money switch stay over pages, as the other filters do."""
    keep("lang", LANGS, own_lang())
    keep("without_money", (True,))


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


def keep(key: str, options: Collection[object], first: object = None) -> None:
    """Before its widget is drawn: choose what the URL says, else what was chosen on another page, else `first`.

    It is chosen here and not by the widget's own default, because a default would not stand in the URL.
    """
    kept = f"kept_{key}"
    told = st.session_state.get(key, st.query_params.get(key, st.session_state.get(kept)))
    if told not in options:
        told = first
    if told is not None and st.query_params.get(key) != told:
        st.session_state[key] = told
    st.session_state[kept] = told


def keep_code(key: str, codes: Collection[str], first: str = "") -> str:
    """Before an unbound widget is drawn, whose codes read otherwise in each language: choose what the URL says, else what was
    chosen before, else `first`; what is not `first` stands in the URL. Returns the code, empty where nothing is chosen."""
    kept = f"kept_{key}"
    told = st.session_state.get(key, st.query_params.get(key, st.session_state.get(kept, first)))
    told = told if told in codes else first
    st.session_state[key] = told or None
    st.session_state[kept] = told
    if told == first:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != told:
        st.query_params[key] = told
    return told


def keep_text(key: str, first: str) -> str:
    """Before its field is drawn: what was typed under `key` before, on whatever page; else `first`."""
    told = st.session_state.get(key, st.session_state.get(f"kept_{key}", first))
    st.session_state[key] = st.session_state[f"kept_{key}"] = told
    return str(told)


def key_of(name: str) -> str:
    """A key for a field that is empty again once something was stored."""
    return f"{name}_{st.session_state.get('stored', 0)}"


def begin_table(name: str, first: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    """Before a table is drawn in which people type: its key, and what it begins with. That is `first`, or all that was typed
    so far where it is drawn anew: in another language, after another page, or with rows that were added."""
    key = f"{name}_{lang()}_{st.session_state.get(f'{name}_times', 0)}"
    if key not in st.session_state:
        st.session_state[f"{name}_begun"] = st.session_state.get(f"{name}_typed", first)
    begun: pd.DataFrame = st.session_state[f"{name}_begun"]
    return key, begun


def keep_table(name: str, typed: pd.DataFrame | None, *, anew: bool = False) -> None:
    """After a table was drawn: keep what was typed in it; None forgets it. With `anew` the table is drawn again from this."""
    if typed is None:
        st.session_state.pop(f"{name}_typed", None)
    else:
        st.session_state[f"{name}_typed"] = typed
    if anew:
        st.session_state[f"{name}_times"] = st.session_state.get(f"{name}_times", 0) + 1


def is_stored(told: str) -> None:
    """Something was stored: say so on the next run, and empty the fields it came from."""
    st.session_state["outcome"] = told
    st.session_state["stored"] = st.session_state.get("stored", 0) + 1


def is_refused(told: Sequence[str]) -> None:
    """Something was not stored: say why on the next run."""
    st.session_state["troubles"] = list(told)


def outcome() -> str:
    """What was stored just now, told once."""
    return str(st.session_state.pop("outcome", ""))


def troubles() -> list[str]:
    """Why something was not stored just now, told once."""
    return list(st.session_state.pop("troubles", []))


def known_at() -> KnownAt:
    """The moment chosen in the bar; now where none is."""
    told = str(chosen("known"))
    return moments().get(told, KnownAt(today())) if told else KnownAt(today())


def is_back_in_time() -> bool:
    """Was an earlier state of knowledge chosen than that of today?"""
    return known_at() != KnownAt(today())


def moments() -> dict[str, KnownAt]:
    """Earlier states of knowledge to choose from: those with a name, and the days on which facts came in, last first."""
    found: dict[str, KnownAt] = {}
    for row in records(_ever("moments")):
        found[row["moment"]] = KnownAt.of(row["known_on"], row["known_fact"])
    for day in _recorded_days():
        found.setdefault(_label(day), KnownAt(day))
    return found


def _recorded_days() -> list[date]:
    return [row["recorded"] for row in records(_ever("recorded_days")) if row["recorded"] <= today()]


def _ever(name: str) -> pd.DataFrame:
    """An answer that rests on all that was ever recorded, whatever moment is chosen."""
    return _answered(store().head.hash, viewer(), str(KnownAt(date.max)), False, name, ())


def _label(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def marked(picture: str, nodes: Sequence[N], links: Sequence[L]) -> N | L | None:
    """After a click in a picture of flows: what the node or link stands for; None where a mark was let go of."""
    selected = st.session_state[picture]["selection"]["selected"]
    picked = [(links if series["data_type"] == "edge" else nodes)[at] for series in selected for at in series["data_indices"]]
    return picked[-1] if picked else None


def pick_from_flows(picture: str, choice: str, nodes: Sequence[str], links: Sequence[str]) -> None:
    """After a click in a picture of flows: choose what the node or link stands for, by its label.

    What stands for nothing to choose (an empty label) leaves the choice as it was; letting go of a mark clears it.
    """
    label = marked(picture, nodes, links)
    if label is None:
        st.session_state[choice] = None
    elif label:
        st.session_state[choice] = label


def pick_from_table(table: str, choice: str, labels: Sequence[str]) -> None:
    """After a click on a row of a table: choose what the row stands for, by its label; nothing where it has none."""
    rows = st.session_state[table]["selection"]["rows"]
    if rows and labels[rows[0]]:
        st.session_state[choice] = labels[rows[0]]


def pick_or_clear(table: str, choice: str, names: Sequence[str]) -> None:
    """After a click on a row of a table: choose what the row is; nothing where the row was let go of."""
    rows = st.session_state[table]["selection"]["rows"]
    st.session_state[choice] = names[rows[0]] if rows else ""


def pick_from_chart(chart: str, choice: str, labels: Mapping[str, str]) -> None:
    """After a click in a plotly chart: choose what the first mark stands for, by the label of its customdata."""
    points = st.session_state[chart]["selection"]["points"]
    told = points[0].get("customdata") if points else None
    key = str(told[0] if isinstance(told, list) and told else told)
    if key in labels:
        st.session_state[choice] = labels[key]


def choose(key: str, value: object) -> None:
    """After a press of a button: choose something under `key`."""
    st.session_state[key] = value


def unknown_in_url(key: str, options: Collection[str]) -> str:
    """What the URL asks for under `key` before its widget is drawn, where that is none of the options; else empty."""
    told = "" if key in st.session_state else st.query_params.get(key, "")
    return "" if told in options else told


def link_to_now() -> str:
    """The address of this very view, with the state of knowledge it rests on."""
    known = chosen("known") or next(map(_label, _recorded_days()), "")
    query = {**st.query_params.to_dict(), "lang": lang(), "known": str(known)}
    return f"{(st.context.url or '').partition('?')[0].rstrip('/')}/?{urlencode(query)}"


def ask(name: str, **answers: Any) -> pd.DataFrame:
    """The answer to a question or metric, for this visit's viewer, moment and money switch."""
    return _ask(name, without_money(), answers)


def ask_whole(name: str, **answers: Any) -> pd.DataFrame:
    """The answer for this visit's viewer and moment, whatever the money switch says."""
    return _ask(name, False, answers)


def ask_as(who: Viewer, name: str, **answers: Any) -> pd.DataFrame:
    """The answer as another viewer gets it, for a page made for him; only who may see everything can look as another."""
    asks = who if viewer().role == "administrator" else viewer()
    return _answered(store().head.hash, asks, str(known_at()), without_money(), name, tuple(sorted(answers.items())))


def pack() -> Pack:
    """The pack that scores: the newest version of it that people brought, else the product's own."""
    return pack_named(DEFAULT_PACK, ask_whole("packs"))


def significance(coalition: str, quarter: str, partner: str = "") -> Significance | None:
    """The significance of a coalition, or of one of its partners, as known at this visit's moment."""
    scored_by = pack()
    return _scored(store().head.hash, viewer(), str(known_at()), scored_by.key, scored_by.version, coalition, quarter, partner)


def left_out(name: str, **answers: Any) -> int | None:
    """How many rows of an answer the money switch leaves out; None where it is off."""
    return len(_ask(name, False, answers)) - len(_ask(name, True, answers)) if without_money() else None


def _ask(name: str, without: bool, answers: dict[str, Any]) -> pd.DataFrame:
    return _answered(store().head.hash, viewer(), str(known_at()), without, name, tuple(sorted(answers.items())))


@st.cache_data(max_entries=500, show_spinner=False)
def _answered(
    head: str, who: Viewer, known: str, without: bool, name: str, answers: tuple[tuple[str, Any], ...]
) -> pd.DataFrame:
    """Answers keep as long as the ledger does not grow: its head is part of the key, and so is whoever asks.

    So do the answers to the questions that a metric needs: several metrics of a page need the same ones.
    """
    if name in questions():
        known_then = KnownAt.parse(known) or KnownAt(date.max)
        return store().ask(name, viewer=who, known_at=known_then, without_money=without, **dict(answers))

    def asked(name: str, **own: object) -> pd.DataFrame:
        return _answered(head, who, known, without, name, tuple(sorted(own.items())))

    return answer(name, asked, **dict(answers))


@st.cache_resource(max_entries=32, show_spinner=False)
def _scored(
    head: str, who: Viewer, known: str, key: str, version: str, coalition: str, quarter: str, partner: str
) -> Significance | None:
    """Scores keep as long as the ledger does not grow; nobody changes what is kept."""
    asked = partial(store().ask, viewer=who, known_at=KnownAt.parse(known) or KnownAt(date.max))
    beneath = partial(asked, beneath=True, coalition=coalition)  # the score is one for all who look
    observations, outcomes = beneath("shared_observations"), beneath("shared_outcomes")
    weights, own_packs = asked("weight_sets", coalition=coalition), asked("packs")
    return scored(pack_named(key, own_packs), coalition, observations, weights, outcomes, quarter, partner=partner)
