"""Geschiedenis: who brought what when; turning it back, judging a fact, and giving a moment its name."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.facts import actions
from dashboard.pages.facts.who import ask_name
from dashboard.views.records import records
from dashboard.words import Words
from data.tables import BY_NAME, TABLES


def history(coalition: str, words: Words) -> None:
    """The batches, last first, and what can be done with one of them or with a fact."""
    batches = records(session.ask("batches"))
    heading = words("facts.history.heading", n=len(batches))
    st.markdown(f"**{plain(heading)}**")
    if not batches:
        return
    columns = {
        "column.batch": [row["batch"] for row in batches],
        "column.when": [words.moment(row["entered_at"]) for row in batches],
        "column.who": [row["entered_by"] for row in batches],
        "column.action": [words(f"action.{row['action'].replace(' ', '_')}") for row in batches],
        "column.file": [row["file"] or "" for row in batches],
        "column.facts": pd.array([_facts(row) for row in batches], "Int64"),
        "column.reason": [row["reason"] or "" for row in batches],
    }
    rows = pd.DataFrame({words(key): values for key, values in columns.items()})
    frame.table(rows, alt=heading, key="batches", blank="")
    name = ask_name(words)
    left, right = st.columns(2, gap="large")
    with left:
        _turn_back(batches, name, words)
        _moment(name, words)
    with right:
        _judge(coalition, name, words)


def _turn_back(batches: list[dict[str, Any]], name: str, words: Words) -> None:
    st.markdown(f"**{words('facts.turn_back')}**")
    st.markdown(f":gray[{plain(words('facts.turn_back.told'))}]")
    told = {row["batch"]: _batch_told(row, words) for row in batches}
    batch = st.selectbox(
        words("column.batch"), list(told), index=None, format_func=lambda one: told[one], key=session.key_of("batch")
    )
    reason = st.text_input(words("facts.reason"), key=session.key_of("turn_back_reason"))
    st.button(
        words("facts.turn_back.do"),
        on_click=actions.turn_back,
        args=(batch, name, reason),
        disabled=not (batch and name and reason.strip()),
        key="turn_back",
    )


def _moment(name: str, words: Words) -> None:
    st.markdown(f"**{words('facts.moment')}**")
    st.markdown(f":gray[{plain(words('facts.moment.told'))}]")
    told = st.text_input(
        words("facts.moment.name"), key=session.key_of("moment_name"), placeholder=words("facts.moment.placeholder")
    )
    st.button(
        words("facts.moment.do"),
        on_click=actions.name_moment,
        args=(told, name),
        disabled=not (name and told.strip()),
        key="name_moment",
    )


def _judge(coalition: str, name: str, words: Words) -> None:
    """Confirm or dispute one fact; never the one that entered it, which the ledger sees to."""
    st.markdown(f"**{words('facts.judge')}**")
    st.markdown(f":gray[{plain(words('facts.judge.told'))}]")
    tables = [table.name for table in TABLES]
    table = st.selectbox(
        words("facts.table"),
        tables,
        index=tables.index("stream"),
        format_func=lambda one: BY_NAME[one].title(words.lang),
        key="judged_table",
    )
    facts = records(session.store().facts(table, session.viewer()))
    told = {row["fact"]: _told(row, table) for row in facts if coalition in ("", row["coalition"]) or row["coalition"] is None}
    fact = st.selectbox(
        words("facts.fact"), list(told), index=None, format_func=lambda one: told[one], key=session.key_of("judged_fact")
    )
    reason = st.text_input(words("facts.reason"), key=session.key_of("judge_reason"))
    ready = bool(fact and name and reason.strip())
    with st.container(horizontal=True):
        for action in ("confirm", "dispute"):
            st.button(
                words(f"action.{action}.do"),
                on_click=actions.judge,
                args=(table, fact, action, name, reason),
                disabled=not ready,
                key=action,
            )


def _batch_told(row: dict[str, Any], words: Words) -> str:
    """A batch by its number, day, who and file."""
    return " · ".join(map(str, (row["batch"], words.day(row["entered_at"].date()), row["entered_by"], row["file"] or "–")))


def _facts(row: dict[str, Any]) -> int | None:
    return row["last_fact"] - row["first_fact"] + 1 if row["first_fact"] is not None else None


def _told(row: dict[str, Any], table: str) -> str:
    """A fact by its key, its own values and its status."""
    own = [str(row[column.name]) for column in BY_NAME[table].own if row.get(column.name) is not None]
    return " · ".join([*own[:8], str(row["source"]), f"#{row['fact']}"])
