"""What every two partners gain from one another: a bar a pair from a common zero, with a line for how sure it is."""

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import block, canvas, hatch, line, write
from dashboard.look import Theme, ink, plain_label, shortened
from dashboard.views.contribution_pairs import Pair, gain_told

if TYPE_CHECKING:
    from dashboard.words import Words

HALF: Final = 8
"""Half the thickness of a bar."""


def contribution_pairs(pairs: Sequence[Pair], words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """The pairs from top to bottom: gains in blue to the right, losses in vermilion to the left; the unknown is hatched."""
    colours = ink(theme)
    size = 12 if narrow else 14
    left = 138 if narrow else 218
    names = [shortened(f"{row.one} × {row.other}", 20 if narrow else 29, 3).split("\n") for row in pairs]
    tall = [max(30, 14 + 16 * len(name)) for name in names]
    ends = list(accumulate(tall, initial=6))
    known = [0.0, *(one for row in pairs for one in (row.gain, row.low, row.high) if one is not None)]
    low, high = min(known), max(known)
    room = (high - low) or 1.0
    across = (low - 0.04 * room, high + (0.22 if narrow else 0.16) * room)
    figure = canvas(theme, narrow=narrow, height=ends[-1] + 6, across=across, left=left, right=6)
    for row, name, end, high_ in zip(pairs, names, ends[1:], tall, strict=True):
        y = end - high_ / 2
        label = "<br>".join(map(plain_label, name))
        write(figure, 0, y, label, colours.ink, size=size, align="right", beside=-12, paper=True)
        if row.gain is None:
            hatch(figure, across, y, 2 * HALF, theme)
            write(figure, sum(across) / 2, y, words("state.unknown"), colours.muted, size=12, behind=colours.paper)
            continue
        colour = colours.vermilion if row.is_loss else colours.blue
        block(figure, (min(row.gain, 0), max(row.gain, 0)), (y - HALF, y + HALF), colour)
        reach = [0.0, row.gain]
        if row.low is not None and row.high is not None and row.high > row.low:
            line(figure, (row.low, row.high), (y, y), colours.ink, 1.6)
            reach += [row.low, row.high]
        told = f"<b>{plain_label(gain_told(row, words))}</b>"
        write(figure, max(reach), y, told, colour, size=size, align="left", beside=8)
    line(figure, (0, 0), (ends[0] - 2, ends[-1] + 2), colours.ink, 1.4)
    return figure.drawn()
