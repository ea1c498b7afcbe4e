"""Several partners or coalitions on one indicator, in its own unit, beside its norm."""

from collections.abc import Sequence
from math import floor, isfinite, log10
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, canvas, dot, line, write
from dashboard.look import Theme, ink, plain_label, wrapped

if TYPE_CHECKING:
    from dashboard.words import Words


def side_by_side(
    names: Sequence[str],
    values: Sequence[float | None],
    unit: str,
    norm: float | None,
    words: "Words",
    theme: Theme,
    *,
    narrow: bool,
) -> go.Figure:
    """A dot a subject, the highest first, and an ink line for the norm; what is unknown is an open mark with the word, last."""
    colours = ink(theme)
    told = [None if value is None or not isfinite(value) else value for value in values]
    rows = sorted(zip(names, told, strict=True), key=lambda row: (row[1] is None, -(row[1] or 0)))
    lines = [wrapped(name, 17 if narrow else 34) for name, _ in rows]
    tall = [12 + (15 if narrow else 17) * len(name) for name in lines]
    height = 34 + sum(tall) + 30
    reach = [0.0, *([] if norm is None else [norm]), *(value for value in told if value is not None)]
    low, high = min(reach), max(reach)
    room = (high - low or 1) * 0.05
    across = (low - room, high + room)
    right = max(90, 16 + len(unit) * 7) if narrow else max(120, 30 + len(unit) * 8)
    figure = canvas(theme, narrow=narrow, height=height, across=across, left=126 if narrow else 240, right=right)
    size = 12 if narrow else QUIET
    bottom = height - 28
    line(figure, (0, 0), (28, bottom), colours.grid, 1)
    if norm is None or abs(norm) > (high - low) * 0.2:
        write(figure, 0, bottom + 14, words.number(0), colours.muted, size=size)
    if norm is not None:
        line(figure, (norm, norm), (28, bottom), colours.ink, 2)
        label = words("figure.norm_at", value=_number(norm, unit, words))
        side = "right" if norm > low + (high - low) * 0.85 else "left" if norm < low + (high - low) * 0.15 else "center"
        write(figure, norm, bottom + 14, f"<b>{label}</b>", colours.ink, size=size, align=side)
    write(figure, 1, 13, plain_label(unit), colours.muted, size=size, align="right", paper=True, beside=right - 6)
    y = 32.0
    for (_, value), name, step in zip(rows, lines, tall, strict=True):
        middle = y + step / 2
        y += step
        text = "<br>".join(plain_label(part) for part in name)
        at = ("left", -118) if narrow else ("right", -14)
        write(figure, 0, middle, text, colours.ink, size=12 if narrow else 14, align=at[0], beside=at[1], paper=True)
        line(figure, across, (middle, middle), colours.grid, 1)
        if value is None:
            edge = right - 6
            write(figure, 1, middle, words("state.unknown"), colours.muted, size=size, align="right", beside=edge, paper=True)
            _open(figure, edge - size * 4.6 - 14, middle, theme)
            continue
        dot(figure, value, middle, colours.blue, theme, size=14)
        number = f"<b>{_number(value, unit, words)}</b>"
        write(figure, 1, middle, number, colours.ink, size=12 if narrow else 14, align="right", paper=True, beside=right - 6)
    return figure.drawn()


def _open(figure: Canvas, beside: float, y: float, theme: Theme) -> None:
    """An open circle with a dashed outline, beside the axis: what is unknown lies nowhere on it."""
    figure.shapes.append(
        {
            "type": "circle",
            "xref": "paper",
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": 1,
            "yanchor": y,
            "x0": beside - 7,
            "x1": beside + 7,
            "y0": -7,
            "y1": 7,
            "line": {"color": ink(theme).muted, "width": 1.6, "dash": "2px,2px"},
        }
    )


def _number(value: float, unit: str, words: "Words") -> str:
    """A value to three figures; a share to one decimal at most."""
    decimals = max(0, 2 - floor(log10(abs(value)))) if value else 0
    return words.number(value, min(decimals, 1 if unit == "%" else 6))
