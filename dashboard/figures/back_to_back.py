"""What each brings and takes, as bars from a common middle: to the left what it brings, to the right what it takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from dashboard.figures.canvas import canvas, hatching, line, write
from dashboard.look import Theme, ink, plain_label, wrapped

if TYPE_CHECKING:
    from dashboard.words import Words

HEAD = 30
THICK = 18
LEAST = 0.012
"""What part of the longest bar a zero is drawn as: a thin mark."""


@dataclass(frozen=True)
class Sides:
    """A row: its key and name, and what it brings and takes, 0 and up in the unit of the picture; None is unknown."""

    key: str
    name: str
    brings: float | None
    takes: float | None


def back_to_back(
    rows: Sequence[Sides], heads: tuple[str, str], words: "Words", theme: Theme, *, narrow: bool, chosen: str = ""
) -> go.Figure:
    """The rows from top to bottom, both sides on one scale; `heads` are the words above the sides.

    Names stand at the left, on a narrow screen above their bars. A real zero is a thin mark; the unknown is hatched. Every
    bar has the key of its row as customdata; `chosen` is a key, its name is bold.
    """
    colours = ink(theme)
    size = 12 if narrow else 14
    names = [wrapped(row.name, 44 if narrow else 26) for row in rows]
    tall = [32 + 15 * len(name) if narrow else max(34, 10 + 17 * len(name)) for name in names]
    ends = list(accumulate(tall, initial=HEAD))
    middles = [end - 15 if narrow else end - high / 2 for end, high in zip(ends[1:], tall, strict=True)]
    longest = max([value for row in rows for value in (row.brings, row.takes) if value is not None], default=0) or 1.0
    reach = longest * 1.3
    figure = canvas(theme, narrow=narrow, height=ends[-1], across=(-reach, reach), left=4 if narrow else 190, right=4)
    for head, way, colour in zip(heads, ("right", "left"), (colours.blue, colours.ink), strict=True):
        beside = -8 if way == "right" else 8
        write(figure, 0, HEAD / 2, f"<b>{plain_label(head)}</b>", colour, size=size, align=way, beside=beside)
    told = ["<br>".join(plain_label(text) for text in name) for name in names]
    bold = [f"<b>{name}</b>" if row.key == chosen else name for row, name in zip(rows, told, strict=True)]
    at = [end + 8 for end in ends[:-1]] if narrow else middles
    side = "bottom right" if narrow else "middle left"
    figure.traces.append(_text([-reach] * len(rows), at, bold, side, colours.ink, size))
    for values, sign, fill, colour in (
        ([row.brings for row in rows], -1, colours.blue, colours.blue),
        ([row.takes for row in rows], 1, colours.grey, colours.ink),
    ):
        known = [(n, value) for n, value in enumerate(values) if value is not None]
        bars = [(n, sign * max(value, longest * LEAST)) for n, value in known]
        figure.traces.append(_bars(bars, rows, middles, {"color": fill}))
        blank = [(n, sign * longest) for n, value in enumerate(values) if value is None]
        figure.traces.append(_bars(blank, rows, middles, hatching(theme)))
        side = "middle left" if sign < 0 else "middle right"
        numbers = [f"<b>\u00a0{words.number(value, 1)}\u00a0</b>" for _, value in known]
        figure.traces.append(_text([x for _, x in bars], [middles[n] for n, _ in bars], numbers, side, colour, size))
        for n, x in blank:
            write(figure, x / 2, middles[n], words("state.unknown"), colours.muted, size=12, behind=colours.paper)
    line(figure, (0, 0), (HEAD, ends[-1]), colours.rule, 1)
    return figure.drawn()


def _bars(
    bars: Sequence[tuple[int, float]], rows: Sequence[Sides], middles: Sequence[float], marker: dict[str, Any]
) -> dict[str, Any]:
    """A bar for some of the rows, from the middle."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [x for _, x in bars],
        "y": [middles[n] for n, _ in bars],
        "width": THICK,
        "marker": marker,
        "customdata": [rows[n].key for n, _ in bars],
        "hovertext": [plain_label(rows[n].name) for n, _ in bars],
        "hoverinfo": "text",
    }


def _text(
    x: Sequence[float], y: Sequence[float], text: Sequence[str], position: str, colour: str, size: float
) -> dict[str, Any]:
    """Words at places, of which nothing is told and on which nobody clicks."""
    font = {"color": colour, "size": size}
    place: dict[str, Any] = {"x": x, "y": y, "mode": "text", "text": text, "textposition": position, "textfont": font}
    return {"type": "scatter", **place, "hoverinfo": "skip", "cliponaxis": False}
