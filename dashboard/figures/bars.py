"""Horizontal bars that keep the unknown apart: a known value is a bar, an unknown one hatching with the word."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.look import Ink, Theme, ink, layout, plain_label, wrapped


@dataclass(frozen=True)
class Bar:
    """A row: its name, its share of the axis (0 and up; None is unknown), and what stands at its right and inside it."""

    name: str
    share: float | None
    right: str
    inside: str = ""
    colour: str = "blue"


def bars(rows: Sequence[Bar], theme: Theme, *, narrow: bool, line_at: float | None = None, line_word: str = "") -> go.Figure:
    """The rows from top to bottom on one axis from 0; `line_at` is what was agreed, drawn as an ink line with its word.

    On a wide screen the names stand left of the bars and the values right of them; on a narrow one both stand above.
    """
    colours = ink(theme)
    longest = max([1.0, line_at or 0.0, *(row.share for row in rows if row.share is not None)])
    figure = go.Figure(layout=layout(theme, narrow=narrow))
    for at, row in enumerate(rows):
        width = (line_at or 1.0) if row.share is None else row.share
        figure.add_bar(
            y=[at], x=[width], orientation="h", marker=_marker(row, colours), hoverinfo="skip", width=0.36 if narrow else 0.5
        )
        common = {"showarrow": False, "font": {"color": colours.ink}}
        above = {"yshift": 22} if narrow else {}
        figure.add_annotation(x=1, xref="paper", y=at, text=row.right, xanchor="right", align="right", **above, **common)
        if narrow:
            figure.add_annotation(
                x=0, xref="paper", y=at, text=plain_label(row.name), xanchor="left", align="left", **above, **common
            )
        if row.inside:
            text = {"text": plain_label(row.inside), "bgcolor": colours.paper, "borderpad": 3}
            figure.add_annotation(x=(width or 0) / 2, y=at, **text, **{**common, "font": {"color": colours.muted}})
    figure.update_xaxes(visible=False, range=[0, longest * 1.02], domain=[0, 1 if narrow else 0.74], fixedrange=True)
    figure.update_yaxes(
        range=[len(rows) - 0.6, -0.95 if line_word else -0.75 if narrow else -0.5],
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
        ends = [(at - 0.24, at + 0.24) for at in range(len(rows))] if narrow else [(-0.5, len(rows) - 0.5)]
        for y0, y1 in ends:
            figure.add_shape(type="line", x0=line_at, x1=line_at, y0=y0, y1=y1, line={"color": colours.ink, "width": 2})
        if not narrow:
            figure.add_annotation(x=line_at, y=-0.78, text=line_word, showarrow=False, font={"color": colours.ink})
    height = (68 if narrow else 44) * len(rows) + (34 if line_word and not narrow else 12)
    figure.update_layout(height=height, margin={"l": 2 if narrow else 230, "r": 4, "t": 4, "b": 4})
    return figure


def _marker(row: Bar, colours: Ink) -> dict[str, object]:
    """A plain bar; hatching where the value is unknown."""
    if row.share is not None:
        return {"color": getattr(colours, row.colour)}
    pattern = {"shape": "/", "solidity": 0.18, "fgcolor": colours.hatch, "bgcolor": "rgba(0,0,0,0)", "size": 8}
    return {"color": "rgba(0,0,0,0)", "pattern": pattern, "line": {"color": colours.hatch, "width": 1}}
