"""Scores over the quarters: a line with its band that stops where nothing is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, canvas, dot, filled, hatching, line, ticks, write
from dashboard.figures.themes import WHY
from dashboard.look import Theme, ink, inner, plain_label, wrapped
from dashboard.views.significance import Moment, SignificanceView

if TYPE_CHECKING:
    from dashboard.words import Words

SMALL: Final = 64
HEIGHT: Final = 270
FLOOR: Final = 222
CEILING: Final = 14
GAP: Final = {name: key for name, key in WHY.items() if key != "figure.why.unknown"}
"""The words for a gap; what was measured in other quarters is not called never measured."""


@dataclass(frozen=True)
class _Panel:
    """Where a series stands: the place of its first quarter, its top and floor in pixels, the scores there, and the pixels
    that a quarter takes; words that do not fit across stand upright in a tall one."""

    left: float
    top: float
    floor: float
    low: float
    high: float
    room: float

    def down(self, score: float) -> float:
        """How far from the top of the picture a score stands."""
        return self.floor - (score - self.low) / (self.high - self.low) * (self.floor - self.top)


def trend(
    moments: Sequence[Moment],
    words: "Words",
    theme: Theme,
    *,
    narrow: bool,
    borders: Sequence[float],
    level_words: Sequence[str] = (),
) -> go.Figure:
    """One line with its band; no line runs through quarters that are unknown, which are hatched; the last dot has its level."""
    colours = ink(theme)
    low, high = _range(moments, borders)
    size = 12 if narrow else QUIET
    right = 12 if narrow or not level_words else 150
    count = max(len(moments), 1)
    figure = canvas(theme, narrow=narrow, height=HEIGHT, across=(-0.5, count - 0.5), left=46, right=right)
    panel = _Panel(0, CEILING, FLOOR, low, high, (330 if narrow else 900) / count)
    ends = (-0.5, count - 0.5)
    for border in ticks(borders, (high - low) * 0.08):
        if low <= border <= high:
            line(
                figure,
                ends,
                (panel.down(border), panel.down(border)),
                *((colours.ink, 1.6) if border == 0 else (colours.grid, 1)),
            )
            text = f"<b>{words('figure.norm')}</b>" if border == 0 else words.number(border)
            colour = colours.ink if border == 0 else colours.muted
            write(figure, 0, panel.down(border), text, colour, size=size, align="right", beside=-6, paper=True)
    if not narrow:
        _levels(figure, borders, level_words, panel, colours.muted)
    _line(figure, moments, words, theme, panel, borders)
    for at, moment in enumerate(moments):
        text = _tick(moments, at, words, narrow=narrow)
        write(figure, at, FLOOR + 8, text, colours.muted, size=size, yanchor="top")
        if moment.score is not None and at == _last(moments):
            end = moment.score if moment.high is None else max(moment.high, moment.score)
            y = max(min(panel.down(end) - 11, panel.down(moment.score) - 18), 10)
            write(figure, at, y, f"<b>{words.number(moment.score)}</b>", colours.ink, size=14)
    return figure.drawn()


def small_multiples(seen: SignificanceView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """A small line with its band a theme, all on the same axis, with the name and the last score above each."""
    colours = ink(theme)
    names = {row.node: row.name for row in seen.themes}
    columns = 2 if narrow else 3
    count = max([len(moments) for _, moments in seen.theme_trend], default=1)
    step = count + count * (0.12 if narrow else 0.1)
    every = [moment for _, moments in seen.theme_trend for moment in moments]
    low, high = _range(every, seen.borders)
    titles = [wrapped(names.get(key, key), 19 if narrow else 36) for key, _ in seen.theme_trend]
    tops, height = _tops(titles, columns)
    across = (-0.55, step * columns - (step - count) - 0.45)
    figure = canvas(theme, narrow=narrow, height=height, across=across, left=38, right=10)
    size = 12 if narrow else QUIET
    for at, (_, moments) in enumerate(seen.theme_trend):
        left, top = at % columns * step, tops[at // columns]
        panel = _Panel(left, top, top + SMALL, low, high, (148 if narrow else 350) / count)
        for border in (low, 0.0, high):
            ends = (left - 0.5, left + count - 0.5)
            line(figure, ends, (panel.down(border),) * 2, *((colours.ink, 1.2) if border == 0 else (colours.grid, 1)))
            if at % columns == 0:
                text = words("figure.norm") if border == 0 else words.number(border)
                write(figure, 0, panel.down(border), text, colours.muted, size=11, align="right", beside=-6, paper=True)
        text = "<br>".join(plain_label(told) for told in titles[at])
        write(figure, left - 0.5, top - 8, text, colours.ink, size=size, align="left", yanchor="bottom")
        last = _last(moments)
        if last is not None:
            told = f"<b>{words.number(moments[last].score or 0)}</b>"
            write(figure, left + count - 0.5, top - 8, told, colours.ink, size=size, align="right", yanchor="bottom")
        _line(figure, moments, words, theme, panel, seen.borders)
        if at >= len(titles) - columns and moments:
            for place, side in ((0, "left"), (len(moments) - 1, "right")):
                x = left + place + (-0.5 if side == "left" else 0.5)
                text = _short(moments[place].period, words)
                write(figure, x, panel.floor + 8, text, colours.muted, size=11, align=side, yanchor="top")
    return figure.drawn()


def _tops(titles: Sequence[Sequence[str]], columns: int) -> tuple[list[float], float]:
    """Where the panels of each row begin, under the longest title among them, and the height of all rows."""
    tops = []
    y = 0.0
    for first in range(0, len(titles), columns):
        y += 12 + 16 * max(len(title) for title in titles[first : first + columns])
        tops.append(y)
        y += SMALL + 16
    return tops, y + 14


def _line(
    figure: Canvas,
    moments: Sequence[Moment],
    words: "Words",
    theme: Theme,
    panel: _Panel,
    borders: Sequence[float],
) -> None:
    """Bands, lines and the last dot of one series; hatching where it is unknown, with the word where there is room."""
    colours = ink(theme)
    for known, run in groupby(range(len(moments)), key=lambda at: moments[at].score is not None):
        places = list(run)
        x = [panel.left + at for at in places]
        if not known:
            _gap(figure, x, panel, {moments[at].why for at in places}, words, theme)
            continue
        scores = [moments[at].score or 0.0 for at in places]
        lows = [score if moments[at].low is None else moments[at].low or 0.0 for at, score in zip(places, scores, strict=True)]
        highs = [
            score if moments[at].high is None else moments[at].high or 0.0 for at, score in zip(places, scores, strict=True)
        ]
        if len(x) == 1:
            x_band = [x[0] - 0.12, x[0] + 0.12]
            lows, highs = lows * 2, highs * 2
        else:
            x_band = x
        figure.traces.append(
            {
                "type": "scatter",
                "x": [*x_band, *reversed(x_band)],
                "y": [panel.down(value) for value in [*highs, *reversed(lows)]],
                "mode": "lines",
                "line": {"width": 0},
                "fill": "toself",
                "fillcolor": colours.hatch.replace(".55", ".32"),
                "hoverinfo": "skip",
            }
        )
        figure.traces.append(
            {
                "type": "scatter",
                "x": x,
                "y": [panel.down(score) for score in scores],
                "mode": "lines+markers",
                "line": {"color": colours.blue, "width": 2},
                "marker": {"size": 5, "color": colours.blue},
                "customdata": [f"{words.period(moments[at].period)}: {words.number(moments[at].score or 0)}" for at in places],
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        )
    last = _last(moments)
    if last is not None:
        moment = moments[last]
        fill, on = filled(moment.level, borders, theme)
        dot(
            figure,
            panel.left + last,
            panel.down(moment.score or 0),
            fill,
            theme,
            digit=str(moment.level or ""),
            digit_colour=on,
            size=19,
        )


def _gap(figure: Canvas, x: Sequence[float], panel: _Panel, whys: set[str], words: "Words", theme: Theme) -> None:
    """Hatching over quarters that are unknown, with the word where there is room for it, across or upright; what does not
    apply has only the word."""
    colours = ink(theme)
    middle, wide = (x[0] + x[-1]) / 2, len(x) * panel.room
    if whys != {"nvt"}:
        figure.traces.append(
            {
                "type": "bar",
                "x": [middle],
                "base": [panel.top],
                "y": [panel.floor - panel.top],
                "width": [len(x) - 0.2],
                "hoverinfo": "skip",
                "marker": hatching(theme),
            }
        )
    word = words(GAP.get("".join(whys) if len(whys) == 1 else "", "state.unknown"))
    upright = wide < min(len(word), 18) * 6.5 + 12
    lines = wrapped(word, 26 if upright else max(int(wide / 6.5), 12))
    if not upright or panel.floor - panel.top > 150:
        turned: dict[str, Any] = {"textangle": -90} if upright else {}
        y = (panel.top + panel.floor) / 2
        write(figure, middle, y, "<br>".join(lines), colours.muted, size=12, behind=colours.paper, **turned)


def _levels(
    figure: Canvas,
    borders: Sequence[float],
    level_words: Sequence[str],
    panel: _Panel,
    colour: str,
) -> None:
    """The level words at the right of what is seen of each level, where that is tall enough."""
    edges = [-100.0, *inner(borders), 100.0]
    for level, (begins, ends_at) in enumerate(pairwise(edges), 1):
        start, stop = max(begins, panel.low), min(ends_at, panel.high)
        if level > len(level_words) or start >= stop:
            continue
        lines = wrapped(level_words[level - 1], 20)
        if panel.down(start) - panel.down(stop) < 15 * len(lines):
            continue
        text = f"<b>{level}</b> " + "<br>".join(plain_label(told) for told in lines)
        write(figure, 1, panel.down((start + stop) / 2), text, colour, size=QUIET, align="left", beside=8, paper=True)


def _range(moments: Sequence[Moment], borders: Sequence[float]) -> tuple[float, float]:
    """From the level border under the lowest band to the one above the highest, the norm among them."""
    told = [value for one in moments for value in (one.low, one.score, one.high) if value is not None]
    edges = [-100.0, *inner(borders), 100.0]
    low = max(edge for edge in edges if edge <= max(min([*told, 0]), -100))
    high = min(edge for edge in edges if edge >= min(max([*told, 0]), 100))
    if low >= 0:
        low = max(edge for edge in edges if edge < 0)
    return low, high if high > 0 else min(edge for edge in edges if edge > 0)


def _last(moments: Sequence[Moment]) -> int | None:
    """The place of the last quarter that is known."""
    return max([at for at, one in enumerate(moments) if one.score is not None], default=None)


def _tick(moments: Sequence[Moment], at: int, words: "Words", *, narrow: bool) -> str:
    """The quarter, with the year under the first one and under every new year."""
    year, _, rest = moments[at].period.partition("-")
    if not rest.startswith("Q"):
        return words.period(moments[at].period)
    follows = narrow and at + 1 < len(moments) and moments[at + 1].period.endswith("-Q1")
    shown = rest == "Q1" or (at == 0 and not follows)
    return words("figure.quarter", quarter=rest[1:]) + (f"<br>{year}" if shown else "")


def _short(period: str, words: "Words") -> str:
    """A quarter as short as it can be said with its year."""
    year, _, rest = period.partition("-")
    return f"{year} {words('figure.quarter', quarter=rest[1:])}" if rest.startswith("Q") else words.period(period)
