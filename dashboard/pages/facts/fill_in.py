"""Invullen: one table as a form with the last known answers; only what was changed is stored."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages.facts.actions import store_delivery
from dashboard.pages.facts.found import show_findings
from dashboard.pages.facts.who import ask_name
from dashboard.views import promises
from dashboard.words import Words
from data import entering
from data.columns import Column
from data.entering import Form
from data.known import today
from data.tables import BY_NAME, FILLED

_NOT_BY_HAND = frozenset({"moment"})


def fill_in(coalition: str, words: Words) -> None:
    """Choose a table, and a quarter where it has quarters; change what changed; store it by one button."""
    tables = [table.name for table in FILLED if table.name not in _NOT_BY_HAND]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            words("facts.table"),
            tables,
            index=tables.index("stream") if coalition else 0,
            format_func=lambda one: BY_NAME[one].title(words.lang),
            key="table",
            width=260,
        )
        table = BY_NAME[name]
        period, take_over = "", False
        if "period" in table.by_name:
            period = _period(coalition, words)
            take_over = st.toggle(words("facts.take_over"), key="take_over", help=words("facts.take_over.help"))
    needs = next((c for c in table.own if c.name == "coalition" and c.required), None)
    if needs and not coalition and table.name != "coalition":
        st.markdown(plain(words("facts.choose_coalition")))
        return
    form = entering.form(
        session.store(), table, words.lang, coalition=coalition, period=period, take_over=take_over, viewer=session.viewer()
    )
    st.markdown(f":gray[{plain(words('facts.fill_in.told', table=table.title(words.lang), means=table.means(words.lang)))}]")
    edited = st.data_editor(
        form.frame,
        num_rows="add",
        hide_index=False,
        column_config={column.header(words.lang): _shape(column, words) for column in form.columns},
        key=session.key_of(f"form_{name}_{coalition}_{period}_{take_over}_{words.lang}"),
        placeholder="",
        alt=table.title(words.lang),
    )
    _save(form, edited, words)


def _period(coalition: str, words: Words) -> str:
    told = promises.quarters(session.ask("coalition_streams", coalition=coalition))
    options = sorted({*promises.recent_quarters(today()), *told}, reverse=True)
    at = options.index(told[0]) if told else 1
    return st.selectbox(words("facts.quarter"), options, index=at, key="period", width=140)


def _save(form: Form, edited: pd.DataFrame, words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = ask_name(words)
        reason = st.text_input(
            words("facts.reason"), key=session.key_of("reason"), placeholder=words("facts.reason.told"), width=420
        )
    changed = not edited.equals(form.frame) or any(not fact for fact in form.facts)
    if not changed:
        st.markdown(f":gray[{plain(words('facts.nothing_changed'))}]")
        return
    delivery = entering.examine(form, edited, reason, session.store())
    if delivery.refused:
        show_findings(delivery.problems, words, key="fill_in")
        st.markdown(f"**{plain(words('facts.nothing_stored'))}**")
        return
    st.button(
        words("facts.store", n=len(delivery.rows)),
        icon=":material/check:",
        on_click=store_delivery,
        args=(delivery, name, "entry"),
        disabled=not name,
        key="store_form",
    )


def _shape(column: Column, words: Words) -> Any:
    """A list to choose from where the words are closed; else text, checked as that of a file is."""
    help_text = column.means(words.lang)
    if column.kind in ("choice", "flag"):
        return st.column_config.SelectboxColumn(help=help_text, options=["", *column.words(words.lang)])
    return st.column_config.TextColumn(help=help_text, width="medium" if column.kind in ("long", "text") else None)
