"""What every page shares: the bar of filters, the line above the title, the frame of a picture, the drawer, the footer."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.words import LANGS, Words
from data.known import today


def bar(funds: Mapping[str, str], *, start_with_first: bool) -> str:
    """The filters in one row, on a phone behind one button; returns the id of the chosen fund. Each stands in the URL.

    `funds` maps the label of each fund to its id; empty is all of them, unless there is no more to see than the first.
    """
    words = session.said()
    asked_for = session.unknown_in_url("fund", funds)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if session.is_narrow():
            first = next(iter(funds), "") if start_with_first else ""
            shown = str(session.chosen("fund")) or first or words("bar.all_funds")
            with st.popover(plain(f"{shown} · {words.day(session.known_at().day)}"), icon=":material/tune:"):
                fund = _filters(funds, words, start_with_first)
        else:
            fund = _filters(funds, words, start_with_first)
            st.space("stretch")
        st.segmented_control(
            words("bar.lang"),
            LANGS,
            default=session.own_lang(),
            required=True,
            key="lang",
            bind="query-params",
            label_visibility="collapsed",
        )
    if asked_for:
        st.badge(plain(words("bar.unknown_fund", name=asked_for)), icon=":material/link_off:", color="orange")
    return fund


def _filters(funds: Mapping[str, str], words: Words, start_with_first: bool) -> str:
    fund = st.selectbox(
        words("bar.fund"),
        list(funds),
        index=0 if start_with_first and funds else None,
        placeholder=words("bar.all_funds"),
        key="fund",
        bind="query-params",
        label_visibility="collapsed",
        width=300,
    )
    moments = list(session.moments())
    st.selectbox(
        words("bar.known"),
        moments,
        index=None,
        placeholder=words("bar.now", day=words.day(today())),
        disabled=not moments,
        help=None if moments else words("bar.known.none"),
        icon=":material/history:",
        key="known",
        bind="query-params",
        label_visibility="collapsed",
        width=260,
    )
    st.toggle(words("bar.without_money"), key="without_money", bind="query-params", help=words("bar.without_money.help"))
    return funds.get(fund or "", "")


def above_title(page: str, about: str, *, invented: bool) -> None:
    """The small line above the title, with what a reader must know before believing a number."""
    words = session.said()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":small[:gray[**{plain(page.upper())} · {plain(about.upper())}**]]", width="content")
        if invented:
            st.badge(words("badge.invented"), icon=":material/science:", color="orange")
        if session.is_back_in_time():
            st.badge(words("badge.then", day=words.day(session.known_at().day)), icon=":material/history:", color="orange")
        if session.without_money():
            st.badge(words("badge.without_money"), icon=":material/money_off:", color="orange")


@contextmanager
def picture(key: str, heading: str, reading: str = "", *, hero: bool = False, source: str = "") -> Iterator[bool]:
    """The frame of a picture; yields whether its table was asked for instead."""
    words = session.said()
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", horizontal_alignment="distribute"):
            (st.header if hero else st.subheader)(plain(heading), anchor=False)
            as_table = st.toggle(words("picture.table"), key=f"table_{key}", bind="query-params", width="content")
        if reading:
            st.markdown(f":gray[{plain(reading)}]")
        yield as_table
        if source:
            st.markdown(f":small[:gray[{plain(source)}]]")


def table(
    rows: pd.DataFrame,
    *,
    alt: str,
    key: str,
    right: Collection[str] = (),
    links: Collection[str] = (),
    on_row: Callable[[], None] | None = None,
) -> None:
    """Rows as the reader's table; what is unknown says so, and numbers are written in the reader's language.

    Columns in `right` are texts of amounts, those in `links` web addresses; `on_row` is called when a row was chosen.
    """
    words = session.said()
    unknown = words("state.unknown")

    def told(number: Any) -> str:
        return words.number(number)

    numbers: dict[Any, str | Callable[[object], str] | None] = dict.fromkeys(rows.select_dtypes("number").columns, told)
    shape = {name: st.column_config.TextColumn(alignment="right") for name in right}
    shape |= {name: st.column_config.LinkColumn() for name in links}
    st.dataframe(
        rows.replace(unknown, None).style.format(numbers, na_rep=unknown),
        hide_index=True,
        placeholder=unknown,
        column_config=shape,
        alt=alt,
        key=key,
        height="content",
        on_select=on_row or "ignore",
        selection_mode="single-row",
    )


def closing() -> None:
    """The footer: what the score is and is not, and what was known when. Last, the page says in which language it is."""
    words = session.said()
    head = session.store().head
    known = words("footer.known", day=words.day(session.known_at().day), batch=words.number(head.batch))
    with st.container(horizontal_alignment="center"), st.container(width=1200, gap="xsmall"):
        st.space("medium")
        st.markdown(f":small[:gray[{words('honesty')}]]")
        st.markdown(f":small[:gray[{known}]]")
    st.html(
        f"<script>document.documentElement.lang='{words.lang}';"
        "if(!window.vlechtwerk){window.vlechtwerk=true;"
        "matchMedia('(prefers-color-scheme: dark)').addEventListener('change',()=>location.reload())}</script>",
        unsafe_allow_javascript=True,
    )
