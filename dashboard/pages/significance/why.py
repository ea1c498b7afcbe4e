"""The drawer behind a score: the number as a sum, its parts that add up to it, and under each the rows it rests on."""

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.scale import parts_shown
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views.significance import Row, SignificanceView, add_up
from dashboard.words import Words
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
    for group in seen.groups:
        for theme in group.rows:
            points = words.number(theme.score) if theme.score is not None else words("state.unknown")
            with st.expander(plain(words("significance.drawer.theme", name=theme.name, score=points))):
                _theme(found, theme, parts, batches, words)
    name = f"{found.subject}-{found.period}"
    rows = found.rows.drop(columns=["low", "high"])
    frame.carry(
        [
            (words("significance.drawer.csv"), table([found.own]), f"{name}-scores.csv"),
            (words("why.raw.csv"), rows, f"{name}-observations.csv"),
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
            unit=one.unit,
            score=words.number(one.score or 0.0),
            adds=adds,
        )
        st.markdown(f"- {plain(told)}")


def _theme(found: Significance, theme: Row, parts: dict[str, Contribution], batches: pd.DataFrame, words: Words) -> None:
    """A theme's indicators: what was measured, on what scale it became a score, and the row it came from."""
    part = parts.get(theme.node)
    if part is not None and theme.score is not None and not np.isnan(part.contribution):
        st.markdown(
            plain(
                words("significance.drawer.adds", share=words.percent(part.share, 1), adds=words.number(part.contribution, 2))
            )
        )
    rows = {row["indicator"]: row for row in found.rows[found.rows["subject"] == found.subject].to_dict("records")}
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
                    unit=one.unit,
                    when=words.period(one.period),
                    score=words.number(one.score, 1) if one.score is not None else words("state.unknown"),
                )
            )
        )
        source = f"[{plain(str(row['source']))}]({row['link']})" if isinstance(row["link"], str) else plain(str(row["source"]))
        st.markdown(words("why.source", source=source, place=plain(str(row["place"] or "–"))))
        batch = batches.loc[row["batch"]]
        on = words.day(batch["entered_at"].date())
        st.markdown(plain(words("why.entered", by=str(batch["entered_by"]), on=on, batch=words.number(int(row["batch"])))))
        evidence = f"E{int(row['evidence'])}" if row["evidence"] >= 0 else words("evidence.none")
        st.markdown(
            plain(
                words(
                    "why.status",
                    status=words(f"status.{row['status']}"),
                    evidence=evidence,
                    recorded=words.day(row["recorded"]),
                )
            )
        )
