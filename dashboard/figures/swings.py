"""What swings a score most: a bar an input, from the score at its low end to the score at its high end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, block, canvas, line, write
from dashboard.look import Theme, ink, plain_label, wrapped

if TYPE_CHECKING:
    from dashboard.words import Words

LINE = 16


def swings(rows: Sequence[tuple[str, float, float]], score: float, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """`rows` are the inputs with the score at either end, the widest first; the ink line is the score as it is."""
    colours = ink(theme)
    low = min([score, *(min(row[1:]) for row in rows)])
    high = max([score, *(max(row[1:]) for row in rows)])
    room = max((high - low) * 0.15, 1.0)
    names = [wrapped(name, 18 if narrow else 40) for name, _, _ in rows]
    step = LINE * max(map(len, names), default=1) + 12
    bottom = step * len(rows) + 8
    left = 128 if narrow else 290
    figure = canvas(theme, narrow=narrow, height=bottom + 22, across=(low - room, high + room), left=left, right=20)
    size = 12 if narrow else 14
    for at, (_, one, other) in enumerate(rows):
        y = 6 + step * (at + 0.5)
        least, most = min(one, other), max(one, other)
        text = "<br>".join(plain_label(told) for told in names[at])
        write(figure, 0, y, text, colours.ink, size=size, align="right", beside=-12, paper=True)
        block(figure, (least, most), (y - 6, y + 6), colours.pale)
        write(figure, least, y, words.number(least), colours.muted, size=QUIET, align="right", beside=-5)
        write(figure, most, y, words.number(most), colours.muted, size=QUIET, align="left", beside=5)
    line(figure, (score, score), (2, bottom), colours.ink, 1.6)
    write(
        figure, score, bottom + 2, words("figure.score_now", score=words.number(score)), colours.ink, size=QUIET, yanchor="top"
    )
    return figure.drawn()
