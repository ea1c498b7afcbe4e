"""A strip a fund: the share of what was agreed that is validated, on one axis, and the part of it that is not known."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, block, canvas, hatch, line, write
from dashboard.look import Theme, ink, plain_label, wrapped
from dashboard.views.fund_strips import Strip, known_told, share_told

if TYPE_CHECKING:
    from dashboard.words import Words

HEAD: Final = 30
_BAR: Final = 9
"""Half the height of a bar, in pixels."""


def fund_strips(rows: Sequence[Strip], words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """The funds from top to bottom, in the order given. Solid is validated, hatched what is not known; between them lies what
    is known and not validated. A real zero is a thin mark at 0; the ink line at the right is all that was agreed. On a narrow
    screen names and values stand above the bars.
    """
    colours = ink(theme)
    names = [wrapped(row.name, 46 if narrow else 33) for row in rows]
    tall = [15 * len(name) + 52 if narrow else max(42, 18 * len(name) + 12) for name in names]
    middles = [HEAD + sum(tall[:at]) + (high - 18 if narrow else high / 2) for at, high in enumerate(tall)]
    bottom = HEAD + sum(tall)
    left, right = (6, 10) if narrow else (244, 200)
    figure = canvas(theme, narrow=narrow, height=bottom + 8, across=(0, 1), left=left, right=right)
    size = 12 if narrow else QUIET
    write(figure, 1, 10, words("portfolio.strips.agreed"), colours.ink, size=size, align="center" if not narrow else "right")
    write(figure, 0, 10, f"<span style='color:{colours.blue}'>■</span> {words('portfolio.strips.validated')}", colours.muted,
          size=size, align="left")  # fmt: skip
    for row, name, y in zip(rows, names, middles, strict=True):
        _bar(figure, row, y, theme)
        line(figure, (0, 0), (y - 14, y + 14), colours.rule, 1)
        line(figure, (1, 1), (y - 14, y + 14), colours.ink, 2)
        text = "<br>".join(map(plain_label, name))
        share, known = f"<b>{share_told(row, words)}</b>", known_told(row, words)
        quiet = f"<span style='color:{colours.muted}'>{known}</span>"
        if narrow:
            told = f"{text}<br>{share} · {quiet}"
            write(figure, 0, y - 16, told, colours.ink, size=12, align="left", paper=True, yanchor="bottom")
            continue
        write(figure, 0, y, text, colours.ink, size=14, align="right", beside=-12, paper=True)
        write(figure, 1, y, f"{share}<br>{quiet}", colours.ink, size=QUIET, align="left", beside=14, paper=True)
    return figure.drawn()


def _bar(figure: Canvas, row: Strip, y: float, theme: Theme) -> None:
    colours = ink(theme)
    if row.unknown:
        hatch(figure, (1 - row.unknown, 1), y, 2 * _BAR, theme)
    if row.reached:
        block(figure, (0, row.reached), (y - _BAR, y + _BAR), colours.blue)
    elif row.reached is not None:
        line(figure, (0, 0), (y - _BAR, y + _BAR), colours.blue, 4)
