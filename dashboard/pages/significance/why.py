"""The drawer behind a score: the number as a sum, its parts that add up to it, and under each the rows it rests on."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.scale import parts_shown
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views.net_levels import net_level, told_of
from dashboard.views.records import records
from dashboard.views.significance import Row, SignificanceView, add_up
from dashboard.words import Words
from metrics.netting import grade
from metrics.scoring import table
from metrics.sensitivity import Contribution, contributions
from metrics.significance import Significance


def why(found: Significance, seen: SignificanceView) -> None:
    """Open the drawer."""
    words = session.said()
    st.dialog(words("why.title"), position="right", width=520)(_drawer)(found, seen, words)


def _drawer(found: Significance, seen: SignificanceView, words: Words) -> None:
    if seen.score is None:
        st.markdown(f"**{plain(words('significance.drawer.withheld', known=words.percent(seen.coverage, 1)))}**")
    else:
        st.markdown(f"**{plain(_sum(seen, words))}**")
        st.markdown(f":gray[{plain(words('significance.drawer.how'))}]")
    parts = {one.name: one for one in contributions(found.pack, found.own.index, found.own.weights, 0)}
    _together(seen, parts, words)
    _harm(seen, parts, words)
    st.markdown(f"**{plain(words('significance.drawer.themes'))}**")
    batches = session.ask("batches").set_index("batch")
    coalition = str(found.rows["coalition"].iloc[0])
    outcomes = {(row["outcome"], row["period"]): row for row in records(session.ask("outcomes", coalition=coalition))}
    for group in seen.groups:
        for theme in group.rows:
            points = words.number(theme.score) if theme.score is not None else words("state.unknown")
            with st.expander(plain(words("significance.drawer.theme", name=theme.name, score=points))):
                _theme(found, theme, parts, batches, outcomes, words)
    name = f"{found.subject}-{found.period}"
    frame.carry(
        [
            (words("significance.drawer.csv"), table([found.own]), f"{name}-scores.csv"),
            (words("why.raw.csv"), told_of(found.rows), f"{name}-observations.csv"),
        ]
    )


def _sum(seen: SignificanceView, words: Words) -> str:
    """Score = good + harm, in whole points that add up as they are shown."""
    if seen.score is None or seen.positive is None or seen.harm is None:
        return words("significance.drawer.plain", score=words.number(seen.score or 0.0))
    good, harm = parts_shown(seen.score, seen.positive, seen.harm)
    return words("significance.drawer.sum", score=words.number(seen.score), good=words.number(good), harm=words.number(-harm))


def _together(seen: SignificanceView, parts: dict[str, Contribution], words: Words) -> None:
    """The groups, each with its score, its weight and what it adds; they add up to the score."""
    rows = [(group, parts[group.node]) for group in seen.groups if group.node in parts and group.score is not None]
    if not rows or seen.score is None:
        return
    adds = add_up([part.contribution for _, part in rows])
    shown = pd.DataFrame(
        {
            words("column.group"): [plain(group.name) for group, _ in rows] + [f"**{plain(words('why.together'))}**"],
            words("column.score"): [words.number(group.score or 0.0, 1) for group, _ in rows] + [""],
            words("column.weight"): [words.percent(part.share, 1) for _, part in rows] + [""],
            words("column.adds"): [words.number(one, 1) for one in adds] + [f"**{words.number(sum(adds), 1)}**"],
        }
    )
    st.table(
        shown.style.set_properties(subset=list(shown.columns[1:]), **{"text-align": "right"}),
        border="horizontal",
        hide_index=True,
    )


def _harm(seen: SignificanceView, parts: dict[str, Contribution], words: Words) -> None:
    """The harm ledger: every indicator below the norm, never paid off by good."""
    rows = [(theme, one) for theme in seen.themes for one in theme.rows if (one.score or 0.0) < 0]
    if not rows:
        return
    st.markdown(f"**{plain(words('significance.drawer.harm'))}**")
    for theme, one in sorted(rows, key=lambda each: each[1].score or 0.0):
        part = parts.get(one.node)
        adds = words.number(part.contribution, 1) if part is not None and not np.isnan(part.contribution) else ""
        told = words(
            "significance.drawer.harm.line" if adds else "significance.drawer.harm.alone",
            name=theme.name,
            value=words.number(one.value, 2) if one.value is not None else words("state.unknown"),
            unit=_unit(one, words),
            score=words.number(one.score or 0.0),
            adds=adds,
        )
        st.markdown(f"- {plain(told)}")


def _unit(one: Row, words: Words) -> str:
    """The unit of what counts of an indicator, which may be what is left of it net."""
    return words("net.unit", unit=one.unit) if one.is_net else one.unit


def _theme(
    found: Significance,
    theme: Row,
    parts: dict[str, Contribution],
    batches: pd.DataFrame,
    outcomes: Mapping[tuple[Any, Any], dict[str, Any]],
    words: Words,
) -> None:
    """A theme's indicators: what was measured, on what scale it became a score, and the row it came from."""
    part = parts.get(theme.node)
    if part is not None and theme.score is not None and not np.isnan(part.contribution):
        st.markdown(
            plain(
                words("significance.drawer.adds", share=words.percent(part.share, 1), adds=words.number(part.contribution, 2))
            )
        )
    rows = {row["indicator"]: row for row in records(found.rows[found.rows["subject"] == found.subject])}
    for one in theme.rows or (theme,):
        st.markdown(f"**{plain(one.name)}**")
        node = found.pack.by_name[one.node]
        if node.anchors:
            floor, norm, ambition, best = (words.number(anchor, 2) for anchor in node.anchors)
            told = words("significance.drawer.anchors", unit=node.unit, floor=floor, norm=norm, ambition=ambition, best=best)
            st.markdown(f":small[:gray[{plain(told)}]]")
        if one.node not in rows or one.value is None:
            st.markdown(plain(words("significance.drawer.unknown")))
            continue
        row = rows[one.node]
        st.markdown(
            plain(
                words(
                    "significance.drawer.value",
                    value=words.number(one.value, 2),
                    unit=_unit(one, words),
                    when=words.period(one.period),
                    score=words.number(one.score, 1) if one.score is not None else words("state.unknown"),
                )
            )
        )
        outcome = outcomes.get((row["outcome"], row["stated"]))
        _net(row, outcome, one, words)
        if row["batch"] is not None:
            _came_from(row, row["evidence"], batches, words)
        if outcome is not None:
            told = words("net.outcome", name=outcome["name"] or row["outcome"], when=words.period(str(row["stated"])))
            st.markdown(plain(told))
            _came_from(outcome, grade(outcome["evidence"]), batches, words)


def _net(row: Mapping[str, Any], outcome: Mapping[str, Any] | None, one: Row, words: Words) -> None:
    """How what was measured became what counts, where an outcome tells it."""
    seen = net_level(row, outcome, one.unit, words)
    if seen is None:
        return
    if seen.heading:
        st.markdown(f"**{plain(seen.heading)}**")
    if seen.lines:
        lines = [(plain(what), plain(how)) for what, how in seen.lines]
        shown = pd.DataFrame(lines, columns=[words("net.part"), words("net.amount")])
        st.table(shown, border="horizontal", hide_index=True)
    for note in seen.notes:
        st.markdown(plain(note))


def _came_from(row: Mapping[str, Any], evidence: int, batches: pd.DataFrame, words: Words) -> None:
    """The source of a row, who entered it, and how it stands."""
    source = plain(str(row["source"]))
    source = f"[{source}]({row['link']})" if isinstance(row["link"], str) else source
    st.markdown(words("why.source", source=source, place=plain(str(row["place"] or "–"))))
    batch = batches.loc[row["batch"]]
    on = words.day(batch["entered_at"].date())
    st.markdown(plain(words("why.entered", by=str(batch["entered_by"]), on=on, batch=words.number(int(row["batch"])))))
    told = words(
        "why.status",
        status=words(f"status.{row['status']}"),
        evidence=f"E{evidence}" if evidence >= 0 else words("evidence.none"),
        recorded=words.day(row["recorded"]),
    )
    st.markdown(plain(told))
