"""What every page shares: the bar of filters, the line above the title, the frame of a picture, the drawer, the footer."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.views.labels import labels
from dashboard.views.records import records
from dashboard.words import LANGS, Words
from data.known import today
from data.writing import print_csv

_ONCE = """if(!window.vlechtwerk){window.vlechtwerk=true;
const group=()=>document.querySelectorAll('section[role=presentation][aria-label]').forEach(e=>e.setAttribute('role','group'));
group();new MutationObserver(group).observe(document.body,{subtree:true,childList:true});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change',()=>location.reload())}"""
"""Once a visit: a field for files is a group with a name, where Streamlit calls it mere presentation; and charts are drawn
anew when the reader's screen goes light or dark."""


@dataclass(frozen=True)
class Chooser:
    """A filter of the bar: `options` maps the label of each choice to its id; without a choice `none` is said.

    With `first` the first option is chosen where the reader chose nothing. A `slider` has its options in order, the first
    of them at the right. With `reads` the options are codes that read otherwise in each language; the URL tells the code.
    """

    key: str
    options: Mapping[str, str]
    none: str
    first: bool = False
    width: int = 300
    slider: bool = False
    reads: Callable[[str], str] | None = None

    @property
    def label(self) -> str:
        """What is chosen, by its label; empty where nothing is."""
        told = str(session.chosen(self.key))
        return told if told in self.options else next(iter(self.options), "") if self.first else ""


def of_coalition() -> tuple[Chooser, dict[str, dict[str, Any]], str]:
    """The filter of the coalition, all coalitions by id, and the id of the chosen one; empty where there is none."""
    coalitions = {row["coalition"]: row for row in records(session.ask("coalitions"))}
    names = labels({key: row["name"] or key for key, row in coalitions.items()})
    chooser = Chooser("coalition", names, session.said()("bar.no_coalition"), first=True, width=230)
    return chooser, coalitions, names.get(chooser.label, "")


def bar(*choosers: Chooser) -> list[str]:
    """The filters in one row, on a phone behind one button; returns the ids of what is chosen. Each stands in the URL."""
    words = session.said()
    asked_for = [told for one in choosers if (told := session.unknown_in_url(one.key, one.options))]
    asked_for += [told for told in [session.unknown_in_url("known", session.moments())] if told]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if session.is_narrow():
            shown = [
                one.reads(one.label) if one.reads and one.label else one.label or one.none for one in choosers if one.options
            ]
            with st.popover(plain(" · ".join([*shown, words.day(session.known_at().day)])), icon=":material/tune:"):
                chosen = _filters(choosers, words)
        else:
            chosen = _filters(choosers, words)
            st.space("stretch")
        st.segmented_control(
            words("bar.lang"),
            LANGS,
            required=True,
            key="lang",
            bind="query-params",
            label_visibility="collapsed",
        )
    for told in asked_for:
        st.badge(plain(words("bar.unknown_choice", name=told)), icon=":material/link_off:", color="orange")
    return chosen


def _filters(choosers: Sequence[Chooser], words: Words) -> list[str]:
    chosen = []
    for one in choosers:
        if not one.options:
            chosen.append("")
            continue
        if one.reads:
            chosen.append(session.keep_code(one.key, one.options, next(iter(one.options))))
            st.selectbox(
                words(f"bar.{one.key}"),
                list(one.options),
                format_func=one.reads,
                key=one.key,
                label_visibility="collapsed",
                width=one.width,
            )
            continue
        session.keep(one.key, one.options, next(iter(one.options)) if one.first else None)
        if one.slider and len(one.options) > 1:
            along = st.select_slider(
                words(f"bar.{one.key}"),
                list(one.options)[::-1],
                key=one.key,
                bind="query-params",
                label_visibility="collapsed",
                width=one.width,
            )
            chosen.append(one.options[along])
            continue
        told = st.selectbox(
            words(f"bar.{one.key}"),
            list(one.options),
            index=None,
            placeholder=one.none,
            key=one.key,
            bind="query-params",
            label_visibility="collapsed",
            width=one.width,
        )
        chosen.append(one.options.get(told or "", ""))
    moments = list(session.moments())
    if moments:
        session.keep("known", moments)
        st.selectbox(
            words("bar.known"),
            moments,
            index=None,
            placeholder=words("bar.now", day=words.day(today())),
            icon=":material/history:",
            key="known",
            bind="query-params",
            label_visibility="collapsed",
            width=270,
        )
    st.toggle(words("bar.without_money"), key="without_money", bind="query-params", help=words("bar.without_money.help"))
    return chosen


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
def picture(
    key: str, heading: str, reading: str = "", *, hero: bool = False, source: str = "", above_table: str | None = None
) -> Iterator[bool]:
    """The frame of a picture; yields whether its table was asked for instead.

    `above_table` is the reading line of the table, where that of the picture does not hold for it.
    """
    words = session.said()
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", horizontal_alignment="distribute"):
            (st.header if hero else st.subheader)(plain(heading), anchor=False)
            as_table = st.toggle(words("picture.table"), key=f"table_{key}", bind="query-params", width="content")
        told = above_table if as_table and above_table is not None else reading
        if told:
            st.markdown(f":gray[{plain(told)}]")
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
    blank: str | None = None,
    height: int | Literal["content"] = "content",
) -> None:
    """Rows as the reader's table; what is unknown says so, and numbers are written in the reader's language.

    Columns in `right` are texts of amounts, those in `links` web addresses; `on_row` is called when a row was chosen;
    `blank` is what stands in an empty cell that is no unknown.
    """
    words = session.said()
    unknown = words("state.unknown") if blank is None else blank

    def told(number: Any) -> str:
        return words.number(number)

    numbers: dict[Any, str | Callable[[object], str] | None] = dict.fromkeys(rows.select_dtypes("number").columns, told)
    shape = {name: st.column_config.TextColumn(alignment="right") for name in right}
    shape |= {name: st.column_config.LinkColumn() for name in links}
    known = rows.replace(unknown, None)
    st.dataframe(
        known.style.format(numbers, na_rep=unknown) if numbers else known,
        hide_index=True,
        placeholder=unknown,
        column_config=shape,
        alt=alt,
        key=key,
        height=height,
        on_select=on_row or "ignore",
        selection_mode="single-row",
    )


def carry(files: Sequence[tuple[str, pd.DataFrame, str]]) -> None:
    """What can be taken along: files (what each is called, its rows, its name), and a link that keeps showing these figures."""
    for told, rows, name in files:
        text = StringIO()
        print_csv(rows, text)
        st.download_button(told, text.getvalue().encode("utf-8"), name, "text/csv", icon=":material/download:")
    st.markdown(f":small[:gray[{plain(session.said()('why.link'))}]]")
    st.code(session.link_to_now(), language=None, wrap_lines=True)


def closing() -> None:
    """The footer: what the score is and is not, and what was known when. Last, the page says in which language it is."""
    words = session.said()
    known = words("footer.known", day=words.day(session.known_at().day))
    with st.container(horizontal_alignment="center"), st.container(width=1200, gap="xsmall"):
        st.space("medium")
        st.markdown(f":small[:gray[{words('honesty')}]]")
        st.markdown(f":small[:gray[{known}]]")
    st.html(f"<script>document.documentElement.lang='{words.lang}';{_ONCE}</script>", unsafe_allow_javascript=True)
