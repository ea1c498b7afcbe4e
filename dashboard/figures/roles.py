"""The score under the weights of each role: does it matter who weighs?"""

from itertools import pairwise
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, block, canvas, dot, hatch, line, write
from dashboard.look import Theme, ink, inner, plain_label, wrapped
from dashboard.views.significance import SignificanceView

if TYPE_CHECKING:
    from dashboard.words import Words

ROW = 28


def roles(seen: SignificanceView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """A line a role: an open dot on its grey band; the set that counts is filled and bold; light lines are level borders."""
    colours = ink(theme)
    across = _across(seen)
    height = ROW * len(seen.roles) + 54
    bottom = ROW * len(seen.roles) + 10
    figure = canvas(theme, narrow=narrow, height=height, across=across, left=110 if narrow else 150, right=40)
    _borders(figure, seen, words, theme, across, bottom, narrow=narrow)
    for at, role in enumerate(seen.roles):
        y = 6 + ROW * (at + 0.5)
        told = words.told("role", role.role)
        name = "<br>".join(plain_label(text) for text in wrapped(told[:1].upper() + told[1:], 16 if narrow else 22))
        size = 12 if narrow else 14
        name = f"<b>{name}</b>" if role.in_use else name
        write(figure, 0, y, name, colours.ink, size=size, align="right", beside=-12, paper=True)
        if role.score is None:
            hatch(figure, across, y, 12, theme)
            middle = sum(across) / 2
            write(figure, middle, y, words("state.unknown"), colours.muted, size=size, behind=colours.paper)
            continue
        low, high = role.score, role.score
        told = ""
        if role.low is not None and role.high is not None:
            low, high = role.low, role.high
            block(figure, (low, high), (y - 3.5, y + 3.5), colours.grey, opacity=0.55)
            told = words("figure.band", low=words.number(low), high=words.number(high))
        dot(figure, role.score, y, colours.ink if role.in_use else colours.paper, theme, size=13, ring=2, told=told)
        number = f"<b>{words.number(role.score)}</b>"
        write(figure, max(high, role.score), y, number, colours.ink, size=size, align="left", beside=12)
    return figure.drawn()


def _across(seen: SignificanceView) -> tuple[float, float]:
    """From the lowest to the highest end of a band, and to the level borders around them where those are near."""
    told = [value for role in seen.roles for value in (role.low, role.score, role.high) if value is not None] or [0.0]
    low, high = min(told), max(told)
    below = [border for border in inner(seen.borders) if border <= low]
    above = [border for border in inner(seen.borders) if border >= high]
    low = below[-1] if below and low - below[-1] <= 25 else low
    high = above[0] if above and above[0] - high <= 25 else high
    room = max((high - low) * 0.08, 4)
    return low - room, high + room


def _borders(
    figure: Canvas,
    seen: SignificanceView,
    words: "Words",
    theme: Theme,
    across: tuple[float, float],
    bottom: float,
    *,
    narrow: bool,
) -> None:
    """Light lines, with the level that begins there: in one line of text or in two, or only the number, as there is room."""
    colours = ink(theme)
    shown = [(border, seen.words[at + 1]) for at, border in enumerate(inner(seen.borders)) if across[0] < border < across[1]]
    gaps = [(after - before) for (before, _), (after, _) in pairwise(shown)]
    room = min(gaps, default=across[1] - across[0]) / (across[1] - across[0]) * (220 if narrow else 390)
    size = 12 if narrow else QUIET
    for border, word in shown:
        if border == 0:
            line(figure, (0, 0), (2, bottom), colours.ink, 1.6)
            write(figure, 0, bottom + 4, f"<b>{words('figure.norm')}</b>", colours.ink, size=size, yanchor="top")
            continue
        line(figure, (border, border), (2, bottom), colours.grid, 1)
        text = words.number(border)
        label = plain_label(word)
        if room > (max(len(other) for _, other in shown) + 5) * size * 0.5:
            text = words("figure.border", border=text, word=label)
        elif room > min(max(len(other) for _, other in shown), 16) * size * 0.5:
            text = "<br>".join([text, *(plain_label(told) for told in wrapped(word, 16)[:2])])
        write(figure, border, bottom + 4, text, colours.muted, size=size, yanchor="top")
