"""Horizontal bars that keep the unknown apart: a known value is a bar, an unknown one hatching with the word."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.look import Ink, Theme, ink, layout, plain_label, wrapped


@dataclass(frozen=True)
class Bar:
    """A row: its name, its share of the axis (0 and up; None is unknown), and what stands at its right and inside it.

    One that is `outlined` is known as an amount, but not whether it counts; its name says so.
    """

    name: str
    share: float | None
    right: str
    inside: str = ""
    colour: str = "blue"
    outlined: bool = False


def bars(rows: Sequence[Bar], theme: Theme, *, narrow: bool, line_at: float | None = None, line_word: str = "") -> go.Figure:
    """The rows from top to bottom on one axis from 0; `line_at` is what was agreed, drawn as an ink line with its word.

    On a wide screen the names stand left of the bars and the values right of them; on a narrow one both stand above.
    A real zero is drawn as a thin mark at 0.
    """
    colours = ink(theme)
    longest = max([line_at or 0.0, *(row.share for row in rows if row.share is not None)]) or 1.0
    figure = go.Figure(layout=layout(theme, narrow=narrow))
    common: dict[str, Any] = {"showarrow": False, "font": {"color": colours.ink}}
    for at, row in enumerate(rows):
        width = (line_at or longest) if row.share is None else row.share
        thick = 0.26 if narrow else 0.5
        figure.add_bar(y=[at], x=[width], orientation="h", marker=_marker(row, colours), hoverinfo="skip", width=thick)
        if row.share == 0:
            mark = {"color": getattr(colours, row.colour), "width": 3}
            figure.add_shape(type="line", x0=0, x1=0, y0=at - thick / 2, y1=at + thick / 2, line=mark)
        if narrow:
            name = "<br>".join(plain_label(line) for line in wrapped(row.name, 44))
            figure.add_annotation(
                x=0,
                xref="paper",
                y=at,
                text=f"{name}<br>{row.right}",
                xanchor="left",
                align="left",
                yanchor="bottom",
                yshift=13,
                **common,
            )
        else:
            figure.add_annotation(x=1, xref="paper", y=at, text=row.right, xanchor="right", align="right", **common)
        if row.inside:
            figure.add_annotation(
                x=width / 2,
                y=at,
                text=plain_label(row.inside),
                showarrow=False,
                bgcolor=colours.paper,
                borderpad=3,
                font={"color": colours.muted},
            )
    figure.update_xaxes(visible=False, range=[0, longest * 1.02], domain=[0, 1 if narrow else 0.74], fixedrange=True)
    figure.update_yaxes(
        range=[len(rows) - 0.6, -0.95 if line_word else -0.85 if narrow else -0.5],
        tickvals=list(range(len(rows))),
        ticktext=["<br>".join(plain_label(line) for line in wrapped(row.name, 34)) for row in rows],
        showticklabels=not narrow,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        ticklabelstandoff=8,
        tickfont=layout(theme, narrow=narrow)["font"],
    )
    figure.add_shape(type="line", x0=0, x1=0, y0=-0.5, y1=len(rows) - 0.5, line={"color": colours.rule, "width": 1})
    if line_at is not None:
        ends = [(at - 0.2, at + 0.2) for at in range(len(rows))] if narrow else [(-0.5, len(rows) - 0.5)]
        for y0, y1 in ends:
            figure.add_shape(type="line", x0=line_at, x1=line_at, y0=y0, y1=y1, line={"color": colours.ink, "width": 2})
        if not narrow:
            figure.add_annotation(x=line_at, y=-0.78, text=line_word, showarrow=False, font={"color": colours.ink})
    height = (88 if narrow else 44) * len(rows) + (34 if line_word and not narrow else 12)
    figure.update_layout(height=height, margin={"l": 2 if narrow else 230, "r": 4, "t": 4, "b": 4})
    return figure


def _marker(row: Bar, colours: Ink) -> dict[str, object]:
    """A plain bar, an empty one with an outline where it is not sure that it counts; hatching where the value is unknown."""
    if row.share is not None and row.outlined:
        return {"color": "rgba(0,0,0,0)", "line": {"color": getattr(colours, row.colour), "width": 1.5}}
    if row.share is not None:
        return {"color": getattr(colours, row.colour)}
    pattern = {"shape": "/", "solidity": 0.18, "fgcolor": colours.hatch, "bgcolor": "rgba(0,0,0,0)", "size": 8}
    return {"color": "rgba(0,0,0,0)", "pattern": pattern, "line": {"color": colours.hatch, "width": 1}}
