"""Two partners beside each other: a line a value, with a dot and a square on their bands, and how far they lie apart."""

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, block, canvas, hatch, line, write
from dashboard.look import Theme, ink, plain_label, shortened, wrapped
from dashboard.views.value_pair import PairView, Side, ValueRow
from dashboard.views.value_sentences import behind, missing_told, side_told

if TYPE_CHECKING:
    from dashboard.words import Words

HEAD: Final = 48
FOOT: Final = 34
SYMBOL: Final = ("circle", "square")
MARK: Final = ("●", "■")


def dumbbells(seen: PairView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """The drawn rows from top to bottom. Those that differ most are bold, with a thick line; what is unknown has no mark.

    A band is P5-P95 of the mean; a partner's own statement has none. The line down is the middle of the axis.
    """
    colours = ink(theme)
    size = 12 if narrow else 14
    long = max((len(row.name) for row in seen.drawn), default=0) > 28
    left, room = (112, 15) if narrow else (250, 35) if long else (190, 25)
    names = [shortened(row.name, room, 3 if long else 2).split("\n") for row in seen.drawn]
    tall = [14 + 15 * len(name) for name in names]
    ends = list(accumulate(tall, initial=HEAD))
    middles = [end - high / 2 for end, high in zip(ends[1:], tall, strict=True)]
    figure = canvas(theme, narrow=narrow, height=ends[-1] + FOOT, across=seen.across, left=left, right=12)
    middle = sum(seen.across) / 2
    line(figure, (middle, middle), (HEAD - 4, ends[-1] + 4), colours.rule, 1.2)
    _heads(figure, seen, words, theme, narrow=narrow)
    for row, name, y in zip(seen.drawn, names, middles, strict=True):
        text = "<br>".join(map(plain_label, name))
        text, colour = (f"<b>{text}</b>", colours.ink) if row.is_clash else (text, colours.muted)
        write(figure, 0, y, text, colour, size=size, align="right", beside=-12, paper=True)
        _row(figure, seen, row, y, words, theme)
    for at, (side, fill) in enumerate((("one", colours.blue), ("other", colours.amber))):
        told = [(getattr(row, side), row, y) for row, y in zip(seen.drawn, middles, strict=True)]
        figure.traces.append(_marks(told, seen.names[at], SYMBOL[at], fill, words, theme))
    _ends(figure, seen, ends[-1] + FOOT / 2, words, theme, narrow=narrow)
    return figure.drawn()


def _heads(figure: Canvas, seen: PairView, words: "Words", theme: Theme, *, narrow: bool) -> None:
    """Who is the dot, and who the square; below each how many people that is."""
    colours = ink(theme)
    width = 22 if narrow else 30
    for at, (side, colour, beside) in enumerate((("left", colours.blue, -100 if narrow else 0), ("right", colours.amber, 0))):
        name = plain_label(shortened(seen.names[at], width, 1))
        size = 12 if narrow else QUIET
        write(figure, at, 12, f"{MARK[at]} {name}", colour, size=size, align=side, beside=beside, paper=True)
        told = behind(seen.people[at], words)
        write(figure, at, 30, told, colours.muted, size=size, align=side, beside=beside, paper=True)


def _row(figure: Canvas, seen: PairView, row: ValueRow, y: float, words: "Words", theme: Theme) -> None:
    """The bands, and the line between the two; hatching and the word where one of them is not known."""
    colours = ink(theme)
    for side, fill in ((row.one, colours.blue), (row.other, colours.amber)):
        if side.low is not None and side.high is not None:
            block(figure, (side.low, side.high), (y - 4, y + 4), fill, opacity=0.3 if theme == "light" else 0.45)
    if row.one.mean is not None and row.other.mean is not None:
        colour, width = (colours.ink, 2) if row.is_clash else (colours.rule, 1)
        line(figure, (row.one.mean, row.other.mean), (y, y), colour, width)
        return
    known = row.one if row.one.mean is not None else row.other
    low, high = seen.across
    if known.mean is not None:  # hatched is the half where the known one does not lie
        low, high = (low, (low + high) / 2) if known.mean > (low + high) / 2 else ((low + high) / 2, high)
    hatch(figure, (low, high), y, 10, theme)
    missing = [f"{MARK[at]} {missing_told(side, words)}" for at, side in enumerate((row.one, row.other)) if side.mean is None]
    told = " · ".join(missing)
    write(figure, (low + high) / 2, y, told, colours.muted, size=12, behind=colours.paper)


def _marks(
    told: Sequence[tuple[Side, ValueRow, float]], name: str, symbol: str, fill: str, words: "Words", theme: Theme
) -> dict[str, Any]:
    known = [(side, row, y) for side, row, y in told if side.mean is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [side.mean for side, _, _ in known],
        "y": [y for _, _, y in known],
        "marker": {"symbol": symbol, "size": 13, "color": fill, "opacity": 1, "line": {"color": ink(theme).paper, "width": 1}},
        "hovertext": [plain_label(f"{name}, {row.name}: {side_told(side, words)}") for side, row, _ in known],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _ends(figure: Canvas, seen: PairView, y: float, words: "Words", theme: Theme, *, narrow: bool) -> None:
    """What the ends and the middle of the axis mean."""
    colours = ink(theme)
    low, high = seen.across
    places = (("low", low, "left"), ("middle", (low + high) / 2, "center"), ("high", high, "right"))
    for name, x, side in places:
        told = "<br>".join(wrapped(words(f"values.axis.{seen.axis}.{name}"), 10 if narrow else 40))
        write(figure, x, y, told, colours.muted, size=12 if narrow else QUIET, align=side)
