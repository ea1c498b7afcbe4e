"""What the pictures of scores share: a canvas whose height counts in pixels from the top, and the marks that stand on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.look import Theme, ink, inner, layout, level_colour

CLEAR: Final = "rgba(0,0,0,0)"
QUIET: Final = 13
"""Size of axis figures and other quiet text on a wide screen; 12 on a narrow one."""


@dataclass
class Canvas:
    """What is gathered for a picture. Plotly checks all of it at once: mark by mark takes it ten times as long."""

    layout: dict[str, Any]
    traces: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def drawn(self) -> go.Figure:
        """The picture."""
        return go.Figure(data=self.traces, layout={**self.layout, "annotations": self.notes, "shapes": self.shapes})


def canvas(
    theme: Theme, *, narrow: bool, height: float, across: tuple[float, float], left: float = 6, right: float = 6
) -> Canvas:
    """An empty picture: y counts pixels from the top, x runs over `across`, with `left` and `right` pixels beside it."""
    return Canvas(
        {
            **layout(theme, narrow=narrow),
            "xaxis": {"visible": False, "range": list(across), "fixedrange": True},
            "yaxis": {"visible": False, "range": [height, 0], "fixedrange": True},
            "height": height,
            "margin": {"l": left, "r": right, "t": 0, "b": 0, "pad": 0},
            "barmode": "overlay",
        }
    )


def write(
    figure: Canvas,
    x: float,
    y: float,
    text: str,
    colour: str,
    *,
    size: float,
    align: str = "center",
    beside: float = 0,
    paper: bool = False,
    behind: str = CLEAR,
    **more: Any,
) -> None:
    """Text at a place, `beside` pixels from it; `paper` counts x from 0 to 1 over the axis; `behind` clears what is there."""
    figure.notes.append(
        dict(
            x=x,
            y=y,
            text=text,
            xref="paper" if paper else "x",
            xshift=beside,
            xanchor=align,
            align=align,
            showarrow=False,
            bgcolor=behind,
            borderpad=0 if behind == CLEAR else 2,
            font={"color": colour, "size": size},
            **more,
        )
    )


def line(figure: Canvas, x: tuple[float, float], y: tuple[float, float], colour: str, width: float, **more: Any) -> None:
    """A straight line below the marks."""
    style = {"color": colour, "width": width, **more}
    figure.shapes.append({"type": "line", "x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1], "line": style, "layer": "below"})


def block(
    figure: Canvas, x: tuple[float, float], y: tuple[float, float], fill: str, *, opacity: float = 1, **more: Any
) -> None:
    """A filled rectangle below the marks."""
    shape = {"layer": "below", "line": {"width": 0}, **more}
    figure.shapes.append(dict(type="rect", x0=x[0], x1=x[1], y0=y[0], y1=y[1], fillcolor=fill, opacity=opacity, **shape))


def hatch(figure: Canvas, x: tuple[float, float], y: float, thick: float, theme: Theme) -> None:
    """A hatched bar: what is unknown."""
    bar = {"y": [y], "base": [x[0]], "x": [x[1] - x[0]], "width": thick}
    figure.traces.append(dict(type="bar", orientation="h", hoverinfo="skip", marker=hatching(theme), **bar))


def hatching(theme: Theme) -> dict[str, object]:
    """How a bar looks whose value is unknown."""
    colour = ink(theme).hatch
    pattern = {"shape": "/", "solidity": 0.18, "fgcolor": colour, "bgcolor": CLEAR, "size": 8}
    return {"color": CLEAR, "pattern": pattern, "line": {"color": colour, "width": 1}}


def dot(
    figure: Canvas,
    x: float,
    y: float,
    fill: str,
    theme: Theme,
    *,
    digit: str = "",
    digit_colour: str = "",
    size: float = 20,
    told: str = "",
    ring: float = 1.3,
) -> None:
    """A dot with an ink ring, the digit in it, and what is told where it is pointed at."""
    figure.traces.append(
        {
            "type": "scatter",
            "x": [x],
            "y": [y],
            "mode": "markers+text",
            "marker": {"size": size, "color": fill, "opacity": 1, "line": {"color": ink(theme).ink, "width": ring}},
            "text": [f"<b>{digit}</b>" if digit else ""],
            "textfont": {"color": digit_colour or ink(theme).ink, "size": 11},
            "customdata": [told],
            "hovertemplate": "%{customdata}<extra></extra>" if told else None,
            "hoverinfo": "skip" if not told else None,
            "cliponaxis": False,
        }
    )


def filled(level: int | None, borders: Sequence[float], theme: Theme) -> tuple[str, str]:
    """The colours of a dot and its digit; grey where there is no level."""
    return level_colour(level, borders) if level else (ink(theme).grey, "#14181C")


def band_colour(level: int | None, borders: Sequence[float], theme: Theme) -> str:
    """The colour of a band: that of its level; grey where that would sink into the paper."""
    colour = filled(level, borders, theme)[0]
    return ink(theme).grey if colour == "#E7E2DA" and theme == "light" else colour


def ticks(borders: Sequence[float], apart: float, ends: Sequence[float] = ()) -> list[float]:
    """The norm, the ends, and the borders that lie `apart` or more from those that are already there."""
    kept = [0.0, *ends]
    for border in sorted(inner(borders), key=abs):
        if all(abs(border - other) >= apart for other in kept):
            kept.append(border)
    return sorted(kept)
