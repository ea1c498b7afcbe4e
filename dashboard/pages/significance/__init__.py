"""Betekenis: how valuable, where, and how sure?"""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.roles import roles
from dashboard.figures.scale import scale
from dashboard.figures.themes import evidence_told, themes, why_told
from dashboard.figures.trend import small_multiples, trend
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.empty import show_empty
from dashboard.pages.significance.compare import show_compare
from dashboard.pages.significance.negotiation import show_negotiation
from dashboard.pages.significance.sure import show_sure
from dashboard.pages.significance.what_if import show_what_if
from dashboard.pages.significance.why import why
from dashboard.views import significance as views
from dashboard.views import significance_sentences as sentences
from dashboard.views.labels import labels
from dashboard.views.records import records
from dashboard.words import Words
from metrics.observed import last_seen, quarters
from metrics.significance import Significance, changed

_STILL = {"displayModeBar": False}


def show(pages: Mapping[str, st.Page]) -> None:
    """The page of one coalition, or one of its partners, in one quarter."""
    words = session.said()
    of_coalition, coalitions, coalition = frame.of_coalition()
    observations, levels = (session.ask(name, coalition=coalition) for name in ("observations", "levels_net"))
    partners = labels(
        {row["party"]: row["party_name"] or row["party"] for row in records(observations) if row["party"] is not None}
    )
    when = frame.Chooser(
        "quarter", {told: told for told in reversed(quarters(levels))}, words("bar.quarter"), first=True, width=130
    )
    whose = frame.Chooser("subject", partners, words("bar.whole"), width=210)
    _, quarter, partner = frame.bar(of_coalition, when, whose)
    found = session.significance(coalition, quarter, partner) if coalition and quarter else None
    if not coalition or found is None:
        invented = bool(coalition) and bool(coalitions[coalition]["invented"])
        frame.above_title(words("menu.significance"), words("significance.about"), invented=invented)
        _nothing(pages, whose.label if partner else of_coalition.label, quarter, words)
        return
    row = coalitions[coalition]
    name = whose.label if partner else row["name"] or coalition
    too_old = last_seen(observations[observations["party"] == partner if partner else observations["party"].isna()], quarter)
    before = dict(zip(too_old["indicator"], too_old["period"], strict=True))
    seen = views.view(
        found,
        name,
        words.lang,
        before,
        words("significance.uncounted", name="{name}"),
        words("significance.silent", name="{name}"),
    )
    frame.above_title(words("menu.significance"), words("significance.about"), invented=bool(row["invented"]))
    st.title(plain(sentences.title(seen, words)), anchor=False)
    st.markdown(plain(sentences.lead(seen, words)))
    figure = scale(seen, words, session.theme(), narrow=session.is_narrow())
    st.plotly_chart(figure, key="scale", config=_STILL, alt=f"{sentences.title(seen, words)}. {sentences.lead(seen, words)}")
    _themes(seen, found, words)
    _opened(seen, words)
    left, right = st.columns(2, gap="large")
    with left:
        _checks(seen, words)
    with right:
        _roles(seen, found, words)
    _trend(seen, found, words)
    show_what_if(found, seen, words)
    show_negotiation(coalition, found, seen, {key: label for label, key in partners.items()}, words)
    show_sure(found, seen, words)
    show_compare(coalition, found, seen, {key: label for label, key in partners.items()}, words)


def _nothing(pages: Mapping[str, st.Page], name: str, quarter: str, words: Words) -> None:
    """What would stand here, and how it gets there."""
    if not name:
        show_empty(pages)
        return
    told = (
        words("significance.nothing.yet", name=name, when=words.period(quarter)) if quarter else words("significance.nothing")
    )
    st.title(plain(told), anchor=False)
    st.markdown(plain(words("significance.nothing.told")))
    st.page_link(pages["facts"], label=words("menu.facts"), icon=":material/arrow_forward:")


def _themes(seen: views.SignificanceView, found: Significance, words: Words) -> None:
    told = sentences.heading(seen, words)
    reading = words("significance.reading")
    with frame.picture("themes", told, reading, hero=True, above_table="") as as_table:
        if as_table:
            frame.table(_rows_told(seen, words), alt=told, key="themes_rows")
        else:
            figure = themes(seen, seen.groups, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="themes", config=_STILL, alt=told)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f":small[:gray[{plain(sentences.footer(seen, words))}]]", width="content")
        if st.button(words("why.button"), type="tertiary", icon=":material/account_tree:", key="why_significance"):
            why(found, seen)


def _rows_told(seen: views.SignificanceView, words: Words) -> pd.DataFrame:
    """The table twin: a row a theme, in the order of the picture."""
    rows = [(group, theme) for group in seen.groups for theme in group.rows]
    unknown = words("state.unknown")

    def band(row: views.Row) -> str:
        if row.low is None or row.high is None:
            return unknown
        return words("figure.band.narrow", low=words.number(row.low), high=words.number(row.high))

    columns = {
        "column.group": [group.name for group, _ in rows],
        "column.theme": [theme.name for _, theme in rows],
        "column.score": [words.number(theme.score) if theme.score is not None else why_told(theme, words) for _, theme in rows],
        "column.band": [band(theme) for _, theme in rows],
        "column.level": [
            f"{theme.level} {seen.words[theme.level - 1]}" if theme.level is not None else unknown for _, theme in rows
        ],
        "column.evidence": [evidence_told(theme.evidence, words) for _, theme in rows],
        "column.weight": [words.percent(theme.share, 1) for _, theme in rows],
    }
    return pd.DataFrame({words(key): told for key, told in columns.items()})


def _opened(seen: views.SignificanceView, words: Words) -> None:
    """One theme opened to its indicators, with what was measured."""
    options = {theme.node: theme for theme in seen.themes}
    told = st.selectbox(
        words("significance.open"),
        list(options),
        index=None,
        format_func=lambda node: options[node].name if node in options else "",
        placeholder=words("significance.open"),
        key="theme",
        label_visibility="collapsed",
        width=360,
    )
    if not told:
        return
    theme = options[told]
    figure = themes(seen, [theme], words, session.theme(), narrow=session.is_narrow())
    st.plotly_chart(figure, key="opened", config=_STILL, alt=theme.name)
    for one in theme.rows:
        if one.value is not None:
            text = words(
                "significance.measured",
                name=one.name,
                value=words.number(one.value, 2),
                unit=words("net.unit", unit=one.unit) if one.is_net else one.unit,
                when=words.period(one.period),
            )
            st.markdown(f":small[:gray[{plain(text)}]]")


def _checks(seen: views.SignificanceView, words: Words) -> None:
    st.subheader(plain(sentences.why_level(seen, words)), anchor=False)
    st.markdown(f":gray[{plain(words('significance.why.reading'))}]")

    def mark(check: views.Check) -> str:
        harm = check.name == "harm" and check.because != "none"
        return "■" if check.binding and check.name != "band" else "▲" if harm else "✓"

    rows = pd.DataFrame(
        {
            words("column.check"): [
                f"{mark(check)} {plain(words(f'significance.check.{check.name}'))}" for check in seen.checks
            ],
            words("column.seen"): [plain(sentences.check_seen(check, words)) for check in seen.checks],
            words("column.effect"): [
                f"**{plain(sentences.check_effect(check, words))}**"
                if check.binding
                else plain(sentences.check_effect(check, words))
                for check in seen.checks
            ],
        }
    )
    st.table(rows.style.hide(axis="index"), border="horizontal", hide_index=True)
    if any(seen.spread):
        told = words.listed(
            words("significance.spread", level=at, share=words.percent(share))
            for at, share in enumerate(seen.spread, 1)
            if share >= 0.005
        )
        st.markdown(f":small[:gray[{plain(words('significance.spread.told', levels=told))}]]")


def _roles(seen: views.SignificanceView, found: Significance, words: Words) -> None:
    if not seen.roles:
        st.subheader(words("significance.roles.none"), anchor=False)
        lost = (
            [words("significance.roles.lost", roles=words.listed(words.told("role", role) for role in seen.lost))]
            if seen.lost
            else []
        )
        st.markdown(plain(" ".join([words("significance.roles.none.told"), *lost])))
        return
    differs = views.role_differs(found)
    told = sentences.roles_heading(seen, words, differs=differs)
    with frame.picture("roles", told, sentences.roles_reading(seen, words, differs=differs)) as as_table:
        if as_table:
            rows = pd.DataFrame(
                {
                    words("column.role"): [words.told("role", one.role) for one in seen.roles],
                    words("column.people"): pd.array([one.people for one in seen.roles], "Int64"),
                    words("column.score"): [
                        words.number(one.score) if one.score is not None else words("state.unknown") for one in seen.roles
                    ],
                    words("column.level"): pd.array([one.level for one in seen.roles], "Int64"),
                }
            )
            frame.table(rows, alt=told, key="roles_rows_significance", blank="")
        else:
            figure = roles(seen, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="roles", config=_STILL, alt=told)
    people = [one for one in seen.roles if one.people]
    if len(people) > 1:
        most, least = max(people, key=lambda one: one.people or 0), min(people, key=lambda one: one.people or 0)
        text = words(
            "significance.roles.equal",
            most=words.number(most.people or 0),
            least=words.number(least.people or 0),
            many=words.told("weighers", most.role),
            few=words.told("weighers", least.role),
        )
        st.markdown(f":small[:gray[{plain(text)}]]")


def _trend(seen: views.SignificanceView, found: Significance, words: Words) -> None:
    if len(seen.trend) < 2:
        return
    st.space("medium")
    told = sentences.trend_heading(seen, words)
    reading = " ".join([sentences.change_told(changed(found), words), words("significance.trend.reading")]).strip()
    with frame.picture("trend", told, reading) as as_table:
        if as_table:
            rows = pd.DataFrame(
                {
                    words("column.period"): [words.period(one.period) for one in seen.trend],
                    words("column.score"): [
                        words.number(one.score) if one.score is not None else words("state.unknown") for one in seen.trend
                    ],
                    words("column.band"): [
                        words("figure.band.narrow", low=words.number(one.low), high=words.number(one.high))
                        if one.low is not None and one.high is not None
                        else words("state.unknown")
                        for one in seen.trend
                    ],
                    words("column.level"): pd.array([one.level for one in seen.trend], "Int64"),
                }
            )
            frame.table(rows, alt=told, key="trend_rows")
            return
        by_theme = st.toggle(words("significance.trend.themes"), key="trend_themes", bind="query-params")
        if by_theme:
            figure = small_multiples(seen, words, session.theme(), narrow=session.is_narrow())
        else:
            figure = trend(
                seen.trend, words, session.theme(), narrow=session.is_narrow(), borders=seen.borders, level_words=seen.words
            )
        st.plotly_chart(figure, key="trend", config=_STILL, alt=told)
