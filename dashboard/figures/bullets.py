"""Bullets: how much of what was agreed is there, in parts that are more and less sure, against the line of what was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import CLEAR, QUIET, Canvas, block, canvas, hatch, line, write
from dashboard.look import Ink, Theme, ink, plain_label, wrapped

if TYPE_CHECKING:
    from dashboard.words import Words

MOST: Final = 2.0
"""A bar goes on to twice what was agreed at most; one that is longer ends in an arrow."""
_BAR: Final = 9
"""Half the height of a bar, in pixels."""


@dataclass(frozen=True)
class Bullet:
    """A row. Shares are of what was agreed, 0 and up, and None where unknown; `now` is the share that belongs to this moment.

    `told` is what is there in its own unit and `state` whether it keeps pace, both as markup; `inside` stands in the hatching
    of an unknown.
    """

    name: str
    under: str
    validated: float | None
    evidenced: float | None
    claimed: float | None
    now: float | None
    told: str
    state: str
    inside: str = ""

    @property
    def length(self) -> float:
        """How far the bar reaches."""
        return (self.validated or 0.0) + (self.evidenced or 0.0) + (self.claimed or 0.0)


def bullets(
    rows: Sequence[Bullet], words: "Words", theme: Theme, *, narrow: bool, agreed: bool = True, legend: str = "fund.bullet"
) -> go.Figure:
    """The rows from top to bottom. Solid is validated, pale evidenced, outlined claimed; hatched with the word is unknown.

    The ink line is what was agreed, left out where that is known of none (`agreed`); the short line through a row is where it
    would be now. A real zero is a thin mark at 0. On a narrow screen names and values stand above the bars. What the parts and
    lines are called stands in the words below `legend`.
    """
    colours = ink(theme)
    head = (62 if narrow else 56) if agreed else 8
    names = [wrapped(row.name, 46 if narrow else 38)[:2] for row in rows]
    above = [15 * len(name) + 17 * (2 if row.under else 1) + 12 if narrow else 0 for name, row in zip(names, rows, strict=True)]
    tall = [
        up + 34 if narrow else max(44, 18 * (len(name) + bool(row.under)) + 12)
        for up, name, row in zip(above, names, rows, strict=True)
    ]
    middles = [head + sum(tall[:at]) + (above[at] + 12 if narrow else high / 2) for at, high in enumerate(tall)]
    bottom = head + sum(tall)
    longest = min(MOST, max([1.0, *(row.length for row in rows)]))
    end = longest * (1.04 if narrow else 1.04 / 0.76)
    left = 6 if narrow else 268
    figure = canvas(theme, narrow=narrow, height=bottom + 8, across=(0, end), left=left, right=6)
    line(figure, (0, 0), (head - 6, bottom), colours.rule, 1)
    for row, name, y in zip(rows, names, middles, strict=True):
        _row(figure, row, y, theme, longest)
        _texts(figure, row, name, y, colours, at=longest * 1.07 / end, narrow=narrow)
    if agreed:
        ends = [(y - 14, y + 14) for y in middles] if narrow else [(head - 8, bottom)]
        for low, high in ends:
            line(figure, (1, 1), (low, high), colours.ink, 2)
        _legend(figure, rows, head, words, theme, narrow=narrow, under=legend)
    return figure.drawn()


def _row(figure: Canvas, row: Bullet, y: float, theme: Theme, longest: float) -> None:
    colours = ink(theme)
    top, foot = y - _BAR, y + _BAR
    at = 0.0
    if row.validated is None:
        hatch(figure, (0, 1), y, 2 * _BAR, theme)
    elif row.validated == 0:
        line(figure, (0, 0), (top, foot), colours.blue, 4)
    outline = {"color": colours.blue, "width": 1.5}
    for share, fill, edge in (
        (row.validated, colours.blue, None),
        (row.evidenced, colours.pale, None),
        (row.claimed, CLEAR, outline),
    ):
        if share:
            reach = min(at + share, longest)
            if reach > at:
                block(figure, (at, reach), (top, foot), fill, line=edge or {"width": 0})
            at = reach
    if row.length > longest:
        write(figure, longest, y, "▸", colours.ink, size=14, align="left", beside=-2)
    if row.now is not None and row.validated is not None:
        line(figure, (row.now, row.now), (top - 5, foot + 5), colours.paper, 4)
        line(figure, (row.now, row.now), (top - 5, foot + 5), colours.amber, 2)
    if row.inside:
        x = min(max(0.5, at + 0.26 if at else 0.5), 0.8)
        write(figure, x, y, plain_label(row.inside), colours.muted, size=12, behind=colours.paper)


def _texts(figure: Canvas, row: Bullet, name: Sequence[str], y: float, colours: Ink, *, at: float, narrow: bool) -> None:
    told = "<br>".join(map(plain_label, name))
    under = f"<br><span style='color:{colours.muted}'>{plain_label(row.under)}</span>" if row.under else ""
    if narrow:
        text = f"{told}{under}<br>{row.told} · {row.state}"
        write(figure, 0, y - _BAR - 5, text, colours.ink, size=12, align="left", paper=True, yanchor="bottom")
        return
    write(figure, 0, y, f"{told}{under}", colours.ink, size=14, align="right", beside=-10, paper=True)
    write(figure, at, y, f"{row.told}<br>{row.state}", colours.ink, size=14, align="left", paper=True)


def _legend(
    figure: Canvas, rows: Sequence[Bullet], head: float, words: "Words", theme: Theme, *, narrow: bool, under: str
) -> None:
    """What the parts of a bar and the two lines are; of the parts only those that are drawn."""
    colours = ink(theme)
    marks = [("■", colours.blue, "validated", any(row.validated is not None for row in rows))]
    marks += [("■", colours.pale, "evidenced", any(row.evidenced for row in rows))]
    marks += [("□", colours.blue, "claimed", any(row.claimed for row in rows))]
    marks += [("┃", colours.amber, "now", any(row.now is not None and row.validated is not None for row in rows))]
    told = [
        f"<span style='color:{colour}'>{mark}</span> {words(f'{under}.{key}')}" for mark, colour, key, there in marks if there
    ]
    size = 12 if narrow else QUIET
    write(figure, 0, 10, "   ".join(told), colours.muted, size=size, align="left", paper=True)
    write(figure, 1, head - 18, words(f"{under}.agreed"), colours.ink, size=size)
