"""Coalitions below one another: how valuable each is, as a dot on its band, and beside it what it did and was paid."""

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, band_colour, block, canvas, dot, filled, hatch, line, ticks, write
from dashboard.figures.scale import ENDS
from dashboard.figures.themes import WHY
from dashboard.look import Theme, ink, inner, plain_label, wrapped
from dashboard.views.coalitions_beside import Beside, about_told, level_told, reached_told
from dashboard.views.portfolio_money import paid_told

if TYPE_CHECKING:
    from dashboard.words import Words

_PLACES: Final = {"level": (14, 20), "contracts": (214, 12), "people": (312, 14), "paid": (490, 27)}
"""How far right of the axis a column stands, in pixels, and how many letters it holds; but for the first one it ends there."""
_HEADS: Final = {
    "level": "portfolio.beside.column.level",
    "contracts": "portfolio.beside.column.contracts",
    "people": "portfolio.beside.column.people",
    "paid": "portfolio.beside.column.paid",
}


def coalitions_beside(
    rows: Sequence[Beside],
    borders: Sequence[float],
    words: "Words",
    theme: Theme,
    *,
    narrow: bool,
    without_money: bool,
) -> go.Figure:
    """A line a coalition, as given: dot with the digit of its level on its band, the norm, and what is known of its contracts.

    What has no score is hatched, with the reason. `borders` are those between levels. Money stands in a column of its own.
    """
    colours = ink(theme)
    size = 12 if narrow else QUIET
    names = [wrapped(row.name, 44 if narrow else 30) for row in rows]
    about = [about_told(row, words, without_money=without_money) for row in rows]
    under = [wrapped(" · ".join(told), 58) if narrow else [] for told in about]
    cells = [_cells(row, words, without_money=without_money) for row in rows]
    tall = [
        15 * (len(name) + len(told)) + 44 if narrow else 16 + 17 * max(len(name), *(len(each) for each in cell.values()))
        for name, told, cell in zip(names, under, cells, strict=True)
    ]
    columns = [name for name in _PLACES if name != "paid" or not without_money]
    right = 10 if narrow else _PLACES[columns[-1]][0] + 8
    ends = list(accumulate(tall, initial=28))
    bottom = ends[-1]
    figure = canvas(theme, narrow=narrow, height=bottom + 26, across=ENDS, left=8 if narrow else 226, right=right)
    middles = [low + (high - 18 if narrow else high / 2) for low, high in zip(ends, tall, strict=False)]
    for low, high in [(y - 14, y + 14) for y in middles] if narrow else [(24, bottom)]:
        for border in inner(borders):
            line(figure, (border, border), (low, high), colours.grid, 1)
        line(figure, (0, 0), (low, high), colours.ink, 1.6)
    write(figure, 0, 12, f"<b>{words('figure.norm')}</b>", colours.ink, size=size)
    for tick in ticks(borders, 18 if narrow else 12):
        write(figure, tick, bottom + 14, words.number(tick), colours.muted, size=size)
    if not narrow:
        for column in columns:
            _cell(figure, column, 12, words(_HEADS[column]), colours.muted)
    for row, name, told, cell, middle in zip(rows, names, under, cells, middles, strict=True):
        text = "<br>".join(map(plain_label, name))
        if narrow:
            quiet = "".join(f"<br><span style='color:{colours.muted}'>{plain_label(part)}</span>" for part in told)
            write(figure, 0, middle - 14, text + quiet, colours.ink, size=12, align="left", paper=True, yanchor="bottom")
        else:
            write(figure, 0, middle, text, colours.ink, size=14, align="right", beside=-14, paper=True)
            for column, lines in cell.items():
                _cell(figure, column, middle, "<br>".join(map(plain_label, lines)), colours.ink)
        _score(figure, row, middle, borders, words, theme, size)
    return figure.drawn()


def _cells(row: Beside, words: "Words", *, without_money: bool) -> dict[str, list[str]]:
    """What stands in each column, in lines."""
    told = {"level": level_told(row, words), "contracts": words.number(row.contracts), "people": reached_told(row, words)}
    if not without_money:
        told["paid"] = paid_told(row.money, words)
    return {column: wrapped(text, _PLACES[column][1]) for column, text in told.items()}


def _cell(figure: Canvas, column: str, y: float, text: str, colour: str) -> None:
    align = "left" if column == "level" else "right"
    write(figure, 1, y, text, colour, size=QUIET, align=align, beside=_PLACES[column][0], paper=True)


def _score(figure: Canvas, row: Beside, y: float, borders: Sequence[float], words: "Words", theme: Theme, size: float) -> None:
    if row.score is None:
        hatch(figure, ENDS, y, 12, theme)
        write(figure, 0, y, words(WHY.get(row.why, "state.unknown")), ink(theme).muted, size=size, behind=ink(theme).paper)
        return
    told = ""
    if row.low is not None and row.high is not None:
        edge = {"color": ink(theme).rule, "width": 0.7}
        fill = band_colour(row.level, borders, theme)
        block(figure, (row.low, row.high), (y - 4, y + 4), fill, opacity=0.62 if theme == "light" else 0.8, line=edge)
        told = words("figure.band", low=words.number(row.low), high=words.number(row.high))
    fill, on = filled(row.level, borders, theme)
    dot(figure, row.score, y, fill, theme, digit=str(row.level or ""), digit_colour=on, told=told)
