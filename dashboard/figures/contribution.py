"""What each partner adds: a row a partner, with alone, the fair share on its band, and what would be missing without it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, block, canvas, hatch, line, write
from dashboard.look import Ink, Theme, ink, plain_label, shortened, wrapped
from dashboard.views.contribution_rows import Adds, Heads

if TYPE_CHECKING:
    from dashboard.words import Words

__all__ = ["Adds", "Heads", "contribution", "ticks"]
FOOT: Final = 34
LINE: Final = 15
LETTER: Final = 6.1
"""So many pixels a letter of a label takes across."""
NEAR: Final = 0.35
"""On a narrow screen names stand beside the zero line where that lies within this part of the axis from the left."""
SMALL: Final = 1 / 6
"""A partner that has less than this part of the axis beside a group gets the axis for itself; the group is told in words."""


def contribution(rows: Sequence[Adds], heads: Heads, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """The rows from top to bottom on one axis with 0 in it; names at the left and numbers at the right, above the marks where
    it is narrow. A row whose fair share is unknown is hatched, with the word; what is known of it is drawn. Beside a group that
    lies far off, a partner has the axis for itself: the group has its number alone. Of nothing known there is no axis.
    """
    colours = ink(theme)
    is_far = _is_far(rows)
    drawn = [row for row in rows if not (is_far and row.is_group)]
    low, high = _across(drawn)
    left, right = (8, 8) if narrow else (210, 262)
    pixels = (340 if narrow else 1180) - left - right
    names = [shortened(row.name, 26, 2).split("\n") if not narrow else [row.name] for row in rows]
    labels = _placed(rows[0], heads, (low, high), pixels, colours, narrow=narrow) if rows else []
    head = 14 + LINE * max((label.level + len(label.text) for label in labels), default=0)
    tall = [(50 if narrow else max(40, 18 + 17 * len(name))) for name in names]
    ends = list(accumulate(tall, initial=head if not narrow else head + 6))
    middles = [end - (14 if narrow else high_ / 2) for end, high_ in zip(ends[1:], tall, strict=True)]
    figure = canvas(theme, narrow=narrow, height=ends[-1] + FOOT, across=(low, high), left=left, right=right)
    for x in ticks(low, high) if any(row.known for row in drawn) else ():
        zero = (colours.rule, 1.0) if narrow else (colours.ink, 1.4)
        line(figure, (x, x), (ends[0] - 6, ends[-1] + 4), *(zero if abs(x) < 1e-12 else (colours.grid, 1.0)))
        write(figure, x, ends[-1] + 8, words.number(x, 6), colours.muted, size=12 if narrow else QUIET, yanchor="top")
    if not narrow:
        write(figure, 1, ends[0] - 8, plain_label(heads.column), colours.muted, size=12, align="left", beside=26, paper=True)
    for row, name, y in zip(rows, names, middles, strict=True):
        _named(figure, row, name, y, (low, high), words, theme, narrow=narrow)
        if row in drawn:
            _line(figure, row, y, (low, high), words, theme)
    for label in labels:
        _label(figure, label, middles[0], colours, narrow=narrow)
    at = [y for row, y in zip(rows, middles, strict=True) if row in drawn]
    figure.traces += _marks(drawn, at, colours, size=10 if narrow else 12)
    return figure.drawn()


def ticks(low: float, high: float, at_most: int = 7) -> list[float]:
    """Round numbers from low to high, 0 among them where it lies between."""
    size = 10 ** floor(log10((high - low) / at_most))
    step = next(size * part for part in (1, 2, 5, 10, 20) if (high - low) / (size * part) <= at_most)
    return [round(n * step, 12) for n in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)]


def _is_far(rows: Sequence[Adds]) -> bool:
    """Does a group lie so far off that it would leave too little of the axis for the others?"""
    own = [one for row in rows if not row.is_group for one in row.known]
    known = [0.0, *(one for row in rows for one in row.known)]
    return bool(own) and max(0.0, *own) - min(0.0, *own) < SMALL * (max(known) - min(known))


def _across(rows: Sequence[Adds]) -> tuple[float, float]:
    known = [0.0, *(one for row in rows for one in row.known)]
    low, high = min(known), max(known)
    room = (high - low or 1.0) * 0.05
    return low - room, high + room


@dataclass(frozen=True)
class _Label:
    """A label of a mark: where, its lines, on which level so that none covers another, and which side of it is there."""

    x: float
    text: list[str]
    level: int
    colour: str
    side: str


def _placed(row: Adds, heads: Heads, across: tuple[float, float], pixels: float, colours: Ink, *, narrow: bool) -> list[_Label]:
    """The labels of the marks of the first row; on a narrow screen, which ends at the axis, none runs over the edge."""
    marks = (
        (row.fair, heads.fair, colours.vermilion if row.is_lost else colours.muted if row.is_group else colours.blue),
        (row.alone, heads.alone, colours.muted),
        (row.marginal, heads.marginal, colours.muted),
        (row.other, heads.other, colours.ink),
    )
    placed: list[_Label] = []
    taken: list[tuple[float, float, int, int]] = []
    for x, told, colour in marks:
        if x is None or not told:
            continue
        text = wrapped(told, 20)
        wide = max(map(len, text)) * LETTER
        at = (x - across[0]) / (across[1] - across[0]) * pixels
        side = "right" if narrow and at + wide / 2 > pixels else "left" if narrow and at < wide / 2 else "center"
        start = at - {"left": 0, "center": wide / 2, "right": wide}[side]
        level = 0
        while any(start < b and a < start + wide and level < top and low < level + len(text) for a, b, low, top in taken):
            level += 1
        taken.append((start, start + wide, level, level + len(text)))
        placed.append(_Label(x, text, level, colour, side))
    return placed


def _label(figure: Canvas, label: _Label, y: float, colours: Ink, *, narrow: bool) -> None:
    at = y - (38 if narrow else 13) - LINE * label.level
    if label.level or narrow:
        line(figure, (label.x, label.x), (at + 1, y - (24 if narrow else 10)), colours.grid, 1)
    text = "<br>".join(map(plain_label, label.text))
    write(figure, label.x, at, text, label.colour, size=12, align=label.side, yanchor="bottom", behind=colours.paper)


def _named(
    figure: Canvas,
    row: Adds,
    name: Sequence[str],
    y: float,
    across: tuple[float, float],
    words: "Words",
    theme: Theme,
    *,
    narrow: bool,
) -> None:
    """The name of a row, and its number; on a narrow screen the name begins at the zero line, which so stays one line."""
    colours, size = ink(theme), 12 if narrow else 14
    label = "<br>".join(map(plain_label, name))
    label = f"<b>{label}</b>" if row.is_bold else label
    fill = colours.muted if row.is_group else colours.ink
    told = f"<b>{plain_label(row.told)}</b>" if not row.is_group else plain_label(row.told)
    if row.more:
        told += f' <span style="color:{colours.muted}">{plain_label(row.more)}</span>'
    if row.is_lost:
        worse = plain_label(words("contribution.worse"))
        told = f'<span style="color:{colours.vermilion}">{told} {worse}</span>'
    if narrow:
        if -across[0] < NEAR * (across[1] - across[0]):
            write(figure, 0, y - 22, label, fill, size=size, align="left", beside=5)
        else:
            write(figure, 0, y - 22, label, fill, size=size, align="left", paper=True, behind=colours.paper)
        write(figure, 1, y - 22, told, fill, size=size, align="right", paper=True, behind=colours.paper)
    else:
        write(figure, 0, y, label, fill, size=size, align="right", beside=-14, paper=True)
        write(figure, 1, y, told, fill, size=QUIET + 1, align="left", beside=26, paper=True)


def _line(figure: Canvas, row: Adds, y: float, across: tuple[float, float], words: "Words", theme: Theme) -> None:
    """The band of a row and the line between its marks; hatched where its fair share is unknown."""
    colours = ink(theme)
    known = [one for one in (row.alone, row.fair, row.marginal) if one is not None]
    if row.fair is None:
        hatch(figure, across, y, 12, theme)
        told = plain_label(row.why or words("state.unknown"))
        write(figure, sum(across) / 2, y, told, colours.muted, size=12, behind=colours.paper)
    elif row.low is not None and row.high is not None:
        band = colours.vermilion if row.is_lost else colours.grey if row.is_group else colours.blue
        block(figure, (row.low, row.high), (y - 5, y + 5), band, opacity=0.4 if theme == "light" else 0.5)
    if len(known) > 1:
        line(figure, (min(known), max(known)), (y, y), colours.rule, 1.4)


def _marks(rows: Sequence[Adds], middles: Sequence[float], colours: Ink, *, size: int) -> list[dict[str, Any]]:
    """The marks of all rows, a kind of mark at a time; the fair share stands over the others."""
    paper = {"color": colours.paper, "width": 1.5}
    tick = {"symbol": "line-ns-open", "size": size + 2, "color": colours.ink, "line": {"width": 2.5, "color": colours.ink}}
    ring = {"symbol": "circle", "size": size - 1, "color": colours.paper, "line": {"color": colours.ink, "width": 1.8}}
    other = {"symbol": "square-open", "size": size - 1, "color": colours.ink, "line": {"width": 1.8, "color": colours.ink}}
    kinds: list[tuple[int, list[float | None], dict[str, Any]]] = [
        (2, [row.marginal for row in rows], tick),
        (0, [row.alone for row in rows], ring),
        (3, [row.other for row in rows], other),
    ]
    for symbol, fill, those in (
        ("circle", colours.blue, [not row.is_lost and not row.is_group for row in rows]),
        ("circle", colours.grey, [row.is_group for row in rows]),
        ("diamond", colours.vermilion, [row.is_lost and not row.is_group for row in rows]),
    ):
        at = [row.fair if it_is else None for row, it_is in zip(rows, those, strict=True)]
        kinds.append((1, at, {"symbol": symbol, "size": size + 2, "color": fill, "line": paper}))
    return [_series(rows, middles, at, x, {"opacity": 1, **marker}) for at, x, marker in kinds if any(v is not None for v in x)]


def _series(
    rows: Sequence[Adds], middles: Sequence[float], at: int, x: Sequence[float | None], marker: dict[str, Any]
) -> dict[str, Any]:
    known = [(row, value, y) for row, value, y in zip(rows, x, middles, strict=True) if value is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [value for _, value, _ in known],
        "y": [y for _, _, y in known],
        "marker": marker,
        "hovertext": [plain_label(row.hints[at] or row.name) for row, _, _ in known],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
