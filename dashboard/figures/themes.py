"""Scores as dots on their bands, by group: how far each theme lies from the norm, and how sure that is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, band_colour, block, canvas, dot, filled, hatch, line, ticks, write
from dashboard.figures.scale import ENDS
from dashboard.look import Theme, ink, inner, plain_label, wrapped
from dashboard.views.significance import Row, SignificanceView

if TYPE_CHECKING:
    from dashboard.words import Words

WHY: Final = {
    "unknown": "figure.why.unknown",
    "no_data": "figure.why.unknown",
    "stale": "figure.why.stale",
    "nvt": "figure.why.nvt",
    "coverage": "figure.why.coverage",
    "no_weight": "figure.why.no_weight",
    "not_positive": "figure.why.not_positive",
    "no_spread": "figure.why.no_spread",
}
"""The words for why there is no score."""
GRADES: Final = 5


def themes(seen: SignificanceView, rows_groups: Sequence[Row], words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """A line a theme (or indicator), under the name of its group: dot, band, norm, and at the right what it rests on."""
    colours = ink(theme)
    places, height = _placed(rows_groups, narrow=narrow)
    figure = canvas(theme, narrow=narrow, height=height, across=ENDS, left=126 if narrow else 226, right=10 if narrow else 206)
    bottom = height - 26
    for border in inner(seen.borders):
        line(figure, (border, border), (24, bottom), colours.grid, 1)
    line(figure, (0, 0), (24, bottom), colours.ink, 1.6)
    _heads(figure, words, theme, narrow=narrow)
    for tick in ticks(seen.borders, 18 if narrow else 8):
        write(figure, tick, height - 11, words.number(tick), colours.muted, size=12 if narrow else QUIET)
    for row, lines, y, head in places:
        text = "<br>".join(plain_label(told) for told in lines)
        if head:
            text = f"<b>{text}</b>"
        side, beside = ("left", -118) if narrow else ("right", -14)
        colour = colours.muted if head else colours.ink
        write(figure, 0, y, text, colour, size=12 if narrow else 14 - head, align=side, beside=beside, paper=True)
        if not head:
            _row(figure, seen, row, words, theme, y, narrow=narrow)
    return figure.drawn()


def why_told(row: Row, words: "Words") -> str:
    """The word for a row without a score, with the reason."""
    return words(WHY.get(row.why, "state.unknown"))


def evidence_told(grade: int | None, words: "Words") -> str:
    """Evidence as dots, of five; no evidence is a word, and not the lowest grade."""
    return words("figure.no_evidence") if grade is None else "●" * grade + "○" * (GRADES - grade)


def _placed(groups: Sequence[Row], *, narrow: bool) -> tuple[list[tuple[Row, list[str], float, bool]], float]:
    """Every line with its name in lines, the middle of its height, and whether it heads a group; and the whole height."""
    places = []
    y = 26.0
    for group in groups:
        for row, head in [(group, True), *((row, False) for row in group.rows)]:
            lines = wrapped(row.name, (44 if narrow else 30) if head else (18 if narrow else 32))
            tall = 12 + (15 if narrow else 17) * len(lines)
            y += 4 if head and y > 26 else 0
            places.append((row, lines, y + tall / 2, head))
            y += tall
    return places, y + 34


def _heads(figure: Canvas, words: "Words", theme: Theme, *, narrow: bool) -> None:
    """The words above the columns."""
    colours = ink(theme)
    size = 12 if narrow else QUIET
    write(figure, 0, 12, f"<b>{words('figure.norm')}</b>", colours.ink, size=size)
    write(figure, 0, 12, f"◂ {words('figure.worse')}", colours.muted, size=size, align="right", beside=-32)
    write(figure, 0, 12, f"{words('figure.better')} ▸", colours.muted, size=size, align="left", beside=32)
    if not narrow:
        columns = (("score", "right", 46), ("evidence", "left", 70), ("coverage", "right", 200))
        heads = {"score": "figure.column.score", "evidence": "figure.column.evidence", "coverage": "figure.column.coverage"}
        for name, side, at in columns:
            write(figure, 1, 12, words(heads[name]), colours.muted, size=size, align=side, beside=at, paper=True)


def _row(figure: Canvas, seen: SignificanceView, row: Row, words: "Words", theme: Theme, y: float, *, narrow: bool) -> None:
    colours = ink(theme)
    if row.score is None:
        if row.why != "nvt":
            hatch(figure, ENDS, y, 12, theme)
        write(figure, 0, y, why_told(row, words), colours.muted, size=12 if narrow else QUIET, behind=colours.paper)
    else:
        told = ""
        if row.low is not None and row.high is not None:
            fill = band_colour(row.level, seen.borders, theme)
            edge = {"color": colours.rule, "width": 0.7}
            block(figure, (row.low, row.high), (y - 4, y + 4), fill, opacity=0.62 if theme == "light" else 0.8, line=edge)
            told = words("figure.band", low=words.number(row.low), high=words.number(row.high))
        fill, on = filled(row.level, seen.borders, theme)
        dot(
            figure, row.score, y, fill, theme, digit=str(row.level or ""), digit_colour=on, size=18 if narrow else 20, told=told
        )
    if narrow:
        return
    if row.score is not None:
        write(figure, 1, y, words.number(row.score), colours.ink, size=QUIET, align="right", beside=46, paper=True)
    if row.why == "nvt":
        return
    evidence = evidence_told(row.evidence, words)
    size = QUIET if row.evidence is None else 12
    write(figure, 1, y, evidence, colours.muted, size=size, align="left", beside=70, paper=True)
    if row.coverage is not None:
        told = words.percent(row.coverage)
        write(figure, 1, y, told, colours.muted, size=QUIET, align="right", beside=200, paper=True)
