"""Rows with marks on one axis: who says what, from where to where, and how far chance reaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, block, canvas, hatch, line, write
from dashboard.look import Ink, Theme, ink, plain_label, shortened, wrapped

if TYPE_CHECKING:
    from dashboard.words import Words

LEGEND: Final = 20
SERIES: Final = (
    ("circle", "●", "blue"),
    ("square", "■", "amber"),
    ("diamond", "◆", "green"),
    ("triangle-up", "▲", "ink"),
    ("circle-open", "○", "blue"),
    ("square-open", "□", "amber"),
    ("diamond-open", "◇", "green"),
    ("triangle-up-open", "△", "ink"),
)
"""The symbol, its sign in a sentence and the ink of each series of marks, in order."""


@dataclass(frozen=True)
class Marks:
    """A row: its name, where its marks are (one a series; None is unknown), and what is told of each where it is pointed at.

    `band` is a grey bar behind the marks; `right` a word at the end of the row. `is_arrow`: from the first mark to the last.
    `why`: the word over the hatching of a row of which nothing is known.
    """

    name: str
    at: tuple[float | None, ...]
    told: tuple[str, ...] = ()
    band: tuple[float, float] | None = None
    right: str = ""
    is_bold: bool = False
    is_arrow: bool = False
    why: str = ""


@dataclass(frozen=True)
class Axis:
    """From where to where an axis runs, and the words at places along it. `base`: where a line down stands."""

    across: tuple[float, float]
    words: Sequence[tuple[float, str]]
    base: float | None = None


def marks(
    rows: Sequence[Marks], series: Sequence[str], axis: Axis, words: "Words", theme: Theme, *, narrow: bool, names: int = 176
) -> go.Figure:
    """The rows from top to bottom, with names in `names` pixels at the left; above them what each series is, if more than one.

    A row with two marks has a line between them, or an arrow. What is unknown has no mark; a row of which nothing is known is
    hatched, with the word.
    """
    colours = ink(theme)
    size = 12 if narrow else 14
    left = min(names, 124) if narrow else names
    told = [_lines(row.name, int(left / size * 2) - 3, 4 if narrow else 3) for row in rows]
    legend = _legend(series, colours, narrow=narrow) if len(series) > 1 else []
    head = LEGEND * len(legend) + 10
    tall = [14 + 15 * len(name) for name in told]
    ends = list(accumulate(tall, initial=head))
    middles = [end - high / 2 for end, high in zip(ends[1:], tall, strict=True)]
    longest = max((len(row.right) for row in rows), default=0)
    right = 14 + longest * size * 0.5 if longest else 16
    ticks = [(x, wrapped(text, 12 if narrow else 30)) for x, text in axis.words]
    foot = 18 + 15 * max((len(text) for _, text in ticks), default=0)
    figure = canvas(theme, narrow=narrow, height=ends[-1] + foot, across=axis.across, left=left, right=right)
    for at, told_by in enumerate(legend):
        write(figure, 0, LEGEND * (at + 0.5), told_by, colours.ink, size=size, align="left", paper=True)
    for x, text in ticks:
        line(figure, (x, x), (head - 4, ends[-1] + 2), colours.grid, 1)
        side = "left" if x == axis.across[0] else "right" if x == axis.across[1] else "center"
        write(
            figure,
            x,
            ends[-1] + 6,
            "<br>".join(map(plain_label, text)),
            colours.muted,
            size=12 if narrow else QUIET,
            align=side,
            yanchor="top",
        )
    if axis.base is not None:
        line(figure, (axis.base, axis.base), (head - 4, ends[-1] + 2), colours.rule, 1.2)
    for row, name, y in zip(rows, told, middles, strict=True):
        label = "<br>".join(map(plain_label, name))
        label, colour = (f"<b>{label}</b>", colours.ink) if row.is_bold else (label, colours.muted)
        write(figure, 0, y, label, colour, size=size, align="right", beside=-12, paper=True)
        if row.right:
            write(figure, 1, y, plain_label(row.right), colour, size=size, align="left", beside=12, paper=True)
        _row(figure, row, y, axis, words, colours, theme)
    for at, (symbol, _, fill) in enumerate(SERIES[: len(series)]):
        figure.traces.append(_series(rows, middles, at, symbol, getattr(colours, fill), colours))
    return figure.drawn()


def _lines(name: str, width: int, most: int) -> list[str]:
    """A name over at most so many lines; a name that has lines of its own keeps them."""
    parts = name.split("\n")
    lines = most if len(parts) == 1 else 2
    return [line for part in parts for line in shortened(part, width, lines).split("\n")]


def _legend(series: Sequence[str], colours: Ink, *, narrow: bool) -> list[str]:
    """What each series is, by its sign and colour, over the lines that this takes."""
    lines: list[list[str]] = [[]]
    long = 0
    for name, (_, sign, fill) in zip(series, SERIES, strict=False):
        if long and long + len(name) > (34 if narrow else 64):
            lines.append([])
            long = 0
        long += len(name) + 6
        lines[-1].append(f'<span style="color:{getattr(colours, fill)}">{sign} {plain_label(name)}</span>')
    return ["\u2003".join(told) for told in lines]


def _row(figure: Canvas, row: Marks, y: float, axis: Axis, words: "Words", colours: Ink, theme: Theme) -> None:
    """The band, the line or the arrow of a row; hatching where nothing of it is known."""
    known = [x for x in row.at if x is not None]
    if not known:
        hatch(figure, axis.across, y, 12, theme)
        told = plain_label(row.why or words("state.unknown"))
        write(figure, sum(axis.across) / 2, y, told, colours.muted, size=12, behind=colours.paper)
        return
    if row.band is not None:
        block(figure, row.band, (y - 5, y + 5), colours.grey, opacity=0.45)
    first, last = row.at[0], row.at[-1]
    if row.is_arrow and first is not None and last is not None:
        if first != last:
            style = {"arrowhead": 2, "arrowsize": 1, "arrowwidth": 2.2 if row.is_bold else 1.5, "arrowcolor": colours.ink}
            place = {"x": last, "y": y, "ax": first, "ay": y, "xref": "x", "yref": "y", "axref": "x", "ayref": "y"}
            figure.notes.append({**place, **style, "text": "", "showarrow": True, "standoff": 7, "startstandoff": 6})
    elif len(known) > 1:
        colour, width = (colours.ink, 2) if row.is_bold else (colours.rule, 1)
        line(figure, (min(known), max(known)), (y, y), colour, width)


def _series(rows: Sequence[Marks], middles: Sequence[float], at: int, symbol: str, fill: str, colours: Ink) -> dict[str, Any]:
    known = [(row, y) for row, y in zip(rows, middles, strict=True) if row.at[at] is not None]
    edge = {"color": fill, "width": 2} if symbol.endswith("-open") else {"color": colours.paper, "width": 1}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.at[at] for row, _ in known],
        "y": [y for _, y in known],
        "marker": {"symbol": symbol, "size": 12, "color": fill, "opacity": 1, "line": edge},
        "hovertext": [plain_label(row.told[at] if row.told else row.name) for row, _ in known],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
