"""The form that a steering group fills in during a meeting: what each adds, with the result moving as they type."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.contribution import contribution
from dashboard.look import plain
from dashboard.pages.contribution.recording import show_recording
from dashboard.pages.facts.found import show_findings
from dashboard.views import dividend_form as views
from dashboard.views.contribution import total_of
from dashboard.views.contribution_choice import ContributionChoice
from dashboard.views.contribution_rows import adds, heads
from dashboard.views.dividend_live import Live, Where, beside_net, live, moved, result
from dashboard.views.records import records
from dashboard.words import Words
from data import entering
from data.columns import BETWEEN_IDS
from data.entering import Form
from data.problems import Problem
from data.tables import BY_NAME
from metrics.observed import quarter_number
from metrics.taking_part import members_at

_DIVIDEND = BY_NAME["dividend"]
_ORDER = ("parties", *views.NUMBERS, "cause", views.GONE, "because", *views.CHOICES)
"""The cause and taking out stand in sight; what is told at length follows."""
_ROW = 35
_MOST_ROWS = 26
"""The height of a row of the table in pixels, and how many are shown without scrolling: the last one adds a row."""


def show_dividend_form(choice: ContributionChoice, words: Words) -> None:
    """The form behind a fold, for the steering group alone."""
    if choice.audience != "steering" or not choice.outcome:
        return
    fold = st.expander(
        words("dividend_form.title"), icon=":material/edit_note:", key="fill_in", on_change="rerun", bind="query-params"
    )
    if not fold.open:
        return
    with fold:
        if session.is_back_in_time():
            st.info(plain(words("dividend_form.then")), icon=":material/history:")
            return
        _begin(choice, words)


def _begin(choice: ContributionChoice, words: Words) -> None:
    """What stands now, and the fragment in which it is changed."""
    outcome = choice.outcome

    def asked(name: str, **more: str) -> pd.DataFrame:
        return session.ask_as(choice.viewer, name, coalition=choice.coalition, **more)

    up_to = {"outcome": outcome, "quarter": choice.quarter}
    dividends, outcomes = asked("dividends", **up_to), asked("outcomes", **up_to)
    partners, ever = asked("partners"), asked("members")
    last, rows = views.counted(dividends, outcomes, partners, outcome)
    period = last or choice.quarter
    if last and (quarter_number(last) or 0) < (quarter_number(choice.quarter) or 0):
        anew = st.toggle(words("dividend_form.anew", quarter=words.period(choice.quarter)), key="dividend_form_anew")
        period = choice.quarter if anew else last
    stands = entering.form(
        session.store(), _DIVIDEND, words.lang, coalition=choice.coalition, period=period, viewer=choice.viewer
    )
    form = views.of_outcome(stands, outcome, rows if period == last else rows.iloc[:0])
    names = members_at(partners, ever, quarter_number(period))
    names |= {one: one for told in rows["parties"] for one in told.split(BETWEEN_IDS) if one not in names}
    first = views.begun(form, rows, list(names))
    told = records(outcomes)
    unit = form.given["unit"]
    own = next((row["unit"] or "" for row in reversed(told) if row["unit"]), "")
    total = total_of(outcome, asked("contribution_total", **up_to))
    net = total.net if total and unit.strip().casefold() in ("", own.strip().casefold()) else None
    of = Where(choice.coalition, outcome, period, unit, outcomes, partners, names, net)
    title = words(
        "dividend_form.table",
        outcome=next((row["name"] for row in reversed(told) if row["name"]), outcome),
        when=words.period(period),
    )
    name = session.key_of(f"dividends_{choice.coalition}_{outcome}_{period}")
    _fill_in(name, form, first, of, unit or own, title, words)


@st.fragment
def _fill_in(name: str, form: Form, first: pd.DataFrame, of: Where, unit: str, title: str, words: Words) -> None:
    st.markdown(f"**{plain(title)}**")
    st.markdown(f":gray[{plain(words('dividend_form.told'))} {plain(words('dividend_form.told.more'))}]")
    key, rows = session.begin_table(name, first)
    left, right = st.columns([2, 1], gap="medium")
    with left:
        edited = st.data_editor(
            rows,
            num_rows="add",
            hide_index=False,
            column_order=_ORDER,
            column_config=_columns(of.names, words),
            height=min(len(rows) + 2, _MOST_ROWS) * _ROW + 4,
            key=key,
            placeholder="",
            alt=title,
        )
    typed = views.typed(edited)
    session.keep_table(name, typed)
    changed = views.changed(form, typed)
    found = views.faults(typed, of.names, of.coalition, changed)
    problems = [_placed(one if one.row in changed else one.as_remark(), words) for one in found]
    with right:
        _result(live(typed, problems, of), live(first, (), of) if form.facts else None, of, unit, words)
    if problems:
        show_findings(problems, words, key="dividend_faults")
    show_recording(name, form, typed, changed, is_sound=not any(one.fault for one in problems), words=words)


def _placed(problem: Problem, words: Words) -> Problem:
    """A finding with its place as a reader finds it: a row of this table."""
    return replace(problem, file=words("dividend_form.place"), sheet="")


def _columns(names: Mapping[str, str], words: Words) -> dict[str, Any]:
    """How each column is typed in, under the header that the reader knows it by."""
    column = _DIVIDEND.by_name

    def said(name: str) -> dict[str, Any]:
        header = column[name].header(words.lang)
        return {"label": header[:1].upper() + header[1:], "help": column[name].means(words.lang)}

    def word_of(name: str, code: object) -> str:
        return next((one.word(words.lang) for one in column[name].choices if one.code == code), str(code))

    shape: dict[str, Any] = {
        "_index": st.column_config.Column(words("dividend_form.row")),
        "parties": st.column_config.MultiselectColumn(
            **said("parties"),
            options=list(names),
            format_func=lambda one: names.get(one, one),
            width=140 if session.is_narrow() else 225,
            color="gray",
        ),
        views.GONE: st.column_config.CheckboxColumn(
            words("dividend_form.gone"), help=words("dividend_form.gone.help"), width=96, default=False
        ),
    }
    shape |= {one: st.column_config.TextColumn(**said(one), width=118 if one == "likely" else 70) for one in views.NUMBERS}
    shape |= {"cause": st.column_config.TextColumn(**said("cause"), width=120)}
    shape |= {"because": st.column_config.TextColumn(**said("because"), width=200)}
    for one in views.CHOICES:
        codes = [choice.code for choice in column[one].choices]
        shape[one] = st.column_config.SelectboxColumn(**said(one), options=codes, format_func=partial(word_of, one), width=110)
    return shape


def _result(now: Live | None, before: Live | None, of: Where, unit: str, words: Words) -> None:
    """What the rows come to as they stand: in a sentence, and a row a party."""
    if now is None:
        st.markdown(f":gray[{plain(words('dividend_form.nothing'))}]")
        return
    told = result(now, unit, words)
    st.markdown(f"**{plain(told)}**")
    more = [moved(now, before, words), beside_net(now, of, words)]
    st.markdown(plain(" ".join(part for part in (*more, words("dividend_form.reading")) if part)))
    rows = [adds(one, words) for one in now.shares]
    figure = contribution(rows, heads(words), words, session.theme(), narrow=True)
    st.plotly_chart(figure, key="dividends_now", config={"displayModeBar": False}, alt=told)
