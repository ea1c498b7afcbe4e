"""What each lets a theme weigh: a row a theme, a mark a set, the weight that counts now as a tick, and where all agree."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, block, canvas, line, write
from dashboard.figures.contribution import ticks
from dashboard.look import Ink, Theme, ink, plain_label, shortened
from dashboard.views.negotiation import NegotiationView, ThemeRow, Weighed
from dashboard.views.negotiation_sentences import weight_told, zone_told

if TYPE_CHECKING:
    from dashboard.words import Words

LINE: Final = 20
FOOT: Final = 26
SYMBOL: Final = {"party": "circle", "role": "diamond"}
APART: Final = {"party": -6, "role": 6}
"""Partners stand a little above the line of a theme, roles a little below it."""


def negotiation(seen: NegotiationView, rows: Sequence[ThemeRow], words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """The `rows`, of the themes of `seen`, from top to bottom on one axis of weights from 0.

    An open mark is a set that decides otherwise than the set in use. A zone that ends beyond the axis fills it to the end and
    has an arrow there, one that begins beyond it a word too; what it is stands in words at the right.
    """
    colours, size = ink(theme), 12 if narrow else 14
    at = [seen.themes.index(row) for row in rows]
    across = (0.0, _end(seen))
    names = [shortened(row.name, 18 if narrow else 32, 3).split("\n") for row in rows]
    legend = _legend(seen, words, colours, narrow=narrow)
    head = LINE * len(legend) + 10
    ends = list(accumulate((18 + 16 * max(len(name), 1) for name in names), initial=head))
    middles = [(one + other) / 2 for one, other in pairwise(ends)]
    left, right = (126, 78) if narrow else (236, 108)
    figure = canvas(theme, narrow=narrow, height=ends[-1] + FOOT, across=across, left=left, right=right)
    for level, told in enumerate(legend):
        write(figure, 0, LINE * (level + 0.5), told, colours.ink, size=12 if narrow else QUIET, align="left", paper=True)
    for x in ticks(*across, at_most=4 if narrow else 7):
        line(figure, (x, x), (head, ends[-1]), colours.grid, 1)
        write(figure, x, ends[-1] + 4, weight_told(x, words) if x else "0", colours.muted, size=12, yanchor="top")
    for row, name, y in zip(rows, names, middles, strict=True):
        write(figure, 0, y, "<br>".join(map(plain_label, name)), colours.ink, size=size, align="right", beside=-12, paper=True)
        _zone(figure, row, y, across[1], words, theme, narrow=narrow)
        line(figure, (row.in_use, row.in_use), (y - 13, y + 13), colours.ink, 2.4)
    figure.traces += _marks(seen, [(k, y) for k, y in zip(at, middles, strict=True)], words, colours, size=9 if narrow else 11)
    return figure.drawn()


def _end(seen: NegotiationView) -> float:
    """Where the axis ends: beyond the largest weight that anyone gives a theme."""
    most = max([row.in_use for row in seen.themes] + [weight for one in seen.sets for weight in one.weights])
    return (most or 1.0) * 1.06


def _zone(figure: Canvas, row: ThemeRow, y: float, end: float, words: "Words", theme: Theme, *, narrow: bool) -> None:
    colours = ink(theme)
    if row.zone is not None and row.zone[0] < end:
        low, high = row.zone[0], min(row.zone[1], end)
        block(
            figure,
            (low, max(high, low + end * 0.004)),
            (y - 14, y + 14),
            colours.blue,
            opacity=0.16 if theme == "light" else 0.3,
        )
    if row.zone is not None and row.zone[1] > end:
        beyond = words("negotiation.zone.from", weight=weight_told(row.zone[0], words)) if row.zone[0] >= end else ""
        write(figure, end, y, f"{plain_label(beyond)} →".strip(), colours.blue, size=12, align="right")
    told = plain_label(zone_told(row, words))
    colour = colours.ink if row.zone is None or not row.is_free else colours.muted
    write(figure, 1, y, told, colour, size=12 if narrow else QUIET, align="left", beside=8, paper=True)


def _legend(seen: NegotiationView, words: "Words", colours: Ink, *, narrow: bool) -> list[str]:
    """What the marks are, over one line or over two."""
    kinds = {one.kind for one in seen.sets}
    told = [
        f'<span style="color:{colours.blue}">●</span> {words("negotiation.legend.party")}' if "party" in kinds else "",
        f'<span style="color:{colours.amber}">◆</span> {words("negotiation.legend.role")}' if "role" in kinds else "",
        f"○ {words('negotiation.legend.otherwise')}" if seen.otherwise else "",
        f"┃ {words('negotiation.legend.in_use')}",
        f'<span style="color:{colours.blue}">▒</span> {words("negotiation.legend.zone")}',
    ]
    end = _end(seen)
    if any(row.zone is not None and row.zone[1] > end for row in seen.themes):
        told.append(f'<span style="color:{colours.blue}">→</span> {words("negotiation.legend.beyond")}')
    there = [one for one in told if one]
    half = len(there) // 2
    parts = [there[:half], there[half:]] if narrow else [there]
    return ["\u2003".join(part) for part in parts if part]


def _marks(
    seen: NegotiationView, places: Sequence[tuple[int, float]], words: "Words", colours: Ink, *, size: int
) -> Iterator[dict[str, Any]]:
    """A series a kind of set and a way of deciding."""
    fills = {"party": colours.blue, "role": colours.amber}
    for kind, symbol in SYMBOL.items():
        for differs in (False, True):
            those = [one for one in seen.sets if one.kind == kind and one.differs == differs]
            if those:
                yield _series(seen, those, places, f"{symbol}-open" if differs else symbol, fills[kind], words, colours, size)


def _series(
    seen: NegotiationView,
    those: Sequence[Weighed],
    places: Sequence[tuple[int, float]],
    symbol: str,
    fill: str,
    words: "Words",
    colours: Ink,
    size: int,
) -> dict[str, Any]:
    edge = {"color": fill, "width": 2} if symbol.endswith("-open") else {"color": colours.paper, "width": 1}
    points = [(one, at, y) for at, y in places for one in those]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [one.weights[at] for one, at, _ in points],
        "y": [y + APART[one.kind] for one, _, y in points],
        "marker": {"symbol": symbol, "size": size, "color": fill, "opacity": 0.85, "line": edge},
        "hovertext": [
            plain_label(
                words(
                    "negotiation.hint",
                    name=one.name,
                    theme=seen.themes[at].name,
                    weight=weight_told(one.weights[at], words),
                )
            )
            for one, at, _ in points
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
