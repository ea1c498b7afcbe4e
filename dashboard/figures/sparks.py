"""What each partner says over the quarters: a small line a row that stops where nothing is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, canvas, line, write
from dashboard.look import Ink, Theme, ink, plain_label, shortened

if TYPE_CHECKING:
    from dashboard.words import Words

ROW: Final = 40
RISE: Final = 32
"""Pixels from the lowest mark that can be given to the highest."""
HEAD: Final = 6
FOOT: Final = 36


@dataclass(frozen=True)
class Spark:
    """A row: its name, a mark a quarter (None is unknown), each in words, and the word at its end.

    `is_alert`: its last step is a fall.
    """

    name: str
    marks: tuple[float | None, ...]
    told: tuple[str, ...]
    right: str
    is_bold: bool = False
    is_alert: bool = False


def sparks(
    rows: Sequence[Spark], quarters: Sequence[str], ends_at: tuple[float, float], words: "Words", theme: Theme, *, narrow: bool
) -> go.Figure:
    """The rows from top to bottom, all on an axis from and to `ends_at`; names left, the last mark in words right.

    No line runs through a quarter that is unknown: there an open dot stands at the middle. A fall has a vermilion triangle.
    """
    colours = ink(theme)
    size = 12 if narrow else 14
    names = [shortened(row.name, 15 if narrow else 24, 2).split("\n") for row in rows]
    tall = [max(ROW, 14 + 15 * len(name)) for name in names]
    ends = list(accumulate(tall, initial=HEAD))
    longest = max((len(row.right) for row in rows), default=0)
    left, right = (110 if narrow else 176), 14 + longest * size * 0.5
    across = (-0.4, max(len(quarters), 1) - 0.6)
    figure = canvas(theme, narrow=narrow, height=ends[-1] + FOOT, across=across, left=left, right=right)
    for row, name, end, high in zip(rows, names, ends, tall, strict=False):
        middle = end + high / 2
        text = "<br>".join(map(plain_label, name))
        strong = row.is_bold or row.is_alert
        colour = colours.ink if strong else colours.muted
        write(figure, 0, middle, f"<b>{text}</b>" if strong else text, colour, size=size, align="right", beside=-10, paper=True)
        write(figure, 1, middle, plain_label(row.right), colour, size=size, align="left", beside=10, paper=True)
        floor = middle + RISE / 2
        line(figure, across, (floor, floor), colours.grid, 1)
        _spark(figure, row, quarters, floor, ends_at, words, colours)
    for at, quarter in enumerate(quarters):
        write(figure, at, ends[-1] + 4, _tick(quarters, at, words), colours.muted, size=11 if narrow else QUIET, yanchor="top")
        line(figure, (at, at), (HEAD, ends[-1]), colours.grid, 1) if quarter.endswith("-Q1") else None
    return figure.drawn()


def _spark(
    figure: Canvas,
    row: Spark,
    quarters: Sequence[str],
    floor: float,
    ends_at: tuple[float, float],
    words: "Words",
    colours: Ink,
) -> None:
    """The line of a row in as many pieces as it takes, its dots, the last one larger; open dots where it is unknown."""
    low, high = ends_at

    def hover(at: int) -> str:
        return plain_label(f"{row.name}, {words.period(quarters[at])}: {row.told[at]}")

    known = [(at, floor - (mark - low) / (high - low) * RISE, mark) for at, mark in enumerate(row.marks) if mark is not None]
    colour = colours.ink if row.is_bold else colours.blue
    for _, run in groupby(enumerate(known), key=lambda one: one[1][0] - one[0]):
        places = [place for _, place in run]
        path = {"x": [x for x, _, _ in places], "y": [y for _, y, _ in places]}
        style = {"color": colour, "width": 2}
        figure.traces.append({"type": "scatter", **path, "mode": "lines", "line": style, "hoverinfo": "skip"})
    last = len(row.marks) - 1
    fell = [row.is_alert and at == last for at, _, _ in known]
    figure.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [x for x, _, _ in known],
            "y": [y for _, y, _ in known],
            "marker": {
                "symbol": ["triangle-down" if down else "circle" for down in fell],
                "size": [13 if down else 8 if at == last else 5 for (at, _, _), down in zip(known, fell, strict=True)],
                "color": [colours.vermilion if down else colour for down in fell],
                "opacity": 1,
            },
            "hovertext": [hover(at) for at, _, _ in known],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    )
    blank = [at for at, mark in enumerate(row.marks) if mark is None]
    figure.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": blank,
            "y": [floor - RISE / 2] * len(blank),
            "marker": {"symbol": "circle-open", "size": 8, "color": colours.rule, "opacity": 1, "line": {"width": 1}},
            "hovertext": [hover(at) for at in blank],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    )


def _tick(quarters: Sequence[str], at: int, words: "Words") -> str:
    """The quarter, with the year under the first one and under every new year."""
    year, _, rest = quarters[at].partition("-Q")
    follows = at + 1 < len(quarters) and quarters[at + 1].endswith("-Q1")
    shown = rest == "1" or (at == 0 and not follows)
    return words("figure.quarter", quarter=rest) + (f"<br>{year}" if shown else "")
