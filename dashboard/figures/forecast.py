"""What contracts will have earned at their end: what is earned already, and between which amounts the end lies."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, block, canvas, hatch, line, write
from dashboard.look import Ink, Theme, ink, plain_label, shortened, wrapped
from dashboard.views.forecast import Forecast
from dashboard.views.forecast_sentences import chance_told, notes, range_told
from dashboard.views.fund_sentences import amount_told

if TYPE_CHECKING:
    from dashboard.words import Words

HALF: Final = 9
"""Half the thickness of a bar."""
HEAD: Final = 24
FOOT: Final = 26
LINE: Final = 16


def forecast(rows: Sequence[Forecast], words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """The rows from top to bottom, all in one currency on one axis from 0.

    Solid is earned; pale is where the end lies with 80 % certainty, with its middle as a line; a line down in ink is the cap.
    Names stand at the left and amounts at the right, on a narrow screen above the bar. A row of which nothing can be expected
    is hatched, with the word.
    """
    colours = ink(theme)
    amounts = [amount for row in rows for amount in (row.high, row.earned, row.cap) if amount is not None]
    most = float(max(amounts, default=Decimal(1)) or 1)
    told = [_told(row, words, narrow=narrow, with_chance=len(rows) > 1) for row in rows]
    names = [shortened(row.name, 46 if narrow else 26, 2).split("\n") for row in rows]
    tall = [
        LINE * (len(name) + len(text)) + 62 if narrow else max(LINE * max(len(text), len(name)) + 12, 44)
        for name, text in zip(names, told, strict=True)
    ]
    ends = list(accumulate(tall, initial=HEAD))
    left, right = (4, 12) if narrow else (200, 290)
    figure = canvas(theme, narrow=narrow, height=ends[-1] + FOOT, across=(0, most * 1.02), left=left, right=right)
    line(figure, (0, 0), (HEAD - 4, ends[-1]), colours.rule, 1)
    for x in _ticks(most):
        tick = amount_told(Decimal(x), rows[0].currency, words)
        side = "left" if x == 0 else "right" if x > most * 0.85 else "center"
        line(figure, (x, x), (HEAD - 4, ends[-1]), colours.grid, 1)
        write(figure, x, ends[-1] + 4, tick, colours.muted, size=12 if narrow else QUIET, align=side, yanchor="top")
    for row, name, text, start, end in zip(rows, names, told, ends, ends[1:], strict=False):
        y = end - 24 if narrow else (start + end) / 2
        _labels(figure, row, name, text, start if narrow else y, colours, narrow=narrow)
        _bar(figure, row, y, most, words, theme)
        if row.cap is not None:
            _cap(figure, row, y, most, words, colours)
    return figure.drawn()


def _told(row: Forecast, words: "Words", *, narrow: bool, with_chance: bool) -> list[str]:
    """The amounts of a row and its notes, line by line; `with_chance`: also that of reaching the cap."""
    amounts = range_told(row, words) if row.is_known else words("state.unknown")
    told = notes(row, words)
    if with_chance and row.is_known and not row.is_done and row.reaches_cap is not None:
        told.append(words("fund.forecast.note.cap", chance=chance_told(row, words)))
    text = [part for note in told for part in wrapped(note, 50 if narrow else 38)]
    return [f"<b>{plain_label(amounts)}</b>", *map(plain_label, text)]


def _labels(
    figure: Canvas, row: Forecast, name: Sequence[str], told: Sequence[str], y: float, colours: Ink, *, narrow: bool
) -> None:
    label = "<br>".join(map(plain_label, name))
    label = label if row.project else f"<b>{label}</b>"
    if narrow:
        text = "<br>".join([label, *told])
        write(figure, 0, y + 2, text, colours.ink, size=12, align="left", paper=True, yanchor="top", behind=colours.paper)
        return
    write(figure, 0, y, label, colours.ink, size=14, align="right", beside=-12, paper=True)
    write(figure, 1, y, "<br>".join(told), colours.ink, size=QUIET, align="left", beside=14, paper=True)


def _bar(figure: Canvas, row: Forecast, y: float, most: float, words: "Words", theme: Theme) -> None:
    """What is earned, and where the end lies; hatching from there where that is unknown."""
    colours = ink(theme)
    earned = float(row.earned or 0)
    if row.earned is not None:
        block(figure, (0, earned or most * 0.004), (y - HALF, y + HALF), colours.blue)
    if row.low is None or row.middle is None or row.high is None:
        hatch(figure, (earned, most), y, 2 * HALF, theme)
        told = plain_label(words("fund.forecast.unknown"))
        write(figure, (earned + most) / 2, y, told, colours.muted, size=12, behind=colours.paper)
        return
    if row.is_done:
        return
    low, middle, high = float(row.low), float(row.middle), float(row.high)
    line(figure, (earned, low), (y, y), colours.blue, 2)
    block(figure, (low, high), (y - HALF, y + HALF), colours.pale)
    line(figure, (middle, middle), (y - HALF - 3, y + HALF + 3), colours.ink, 2)


def _cap(figure: Canvas, row: Forecast, y: float, most: float, words: "Words", colours: Ink) -> None:
    """The cap of a row: a line in ink with its word."""
    cap = float(row.cap or 0)
    line(figure, (cap, cap), (y - HALF - 6, y + HALF + 6), colours.ink, 2.5)
    word = plain_label(words("fund.forecast.maximum"))
    side = "right" if cap > most * 0.8 else "left" if cap < most * 0.2 else "center"
    write(figure, cap, y - HALF - 7, word, colours.muted, size=11, align=side, yanchor="bottom")


def _ticks(most: float) -> list[int]:
    """Round amounts from 0 up to `most`, three to six of them; 0 alone where it is less than one."""
    size = 10 ** (len(str(int(most))) - 1)
    step = next((size * part // 10 for part in (2, 5, 10, 20, 50) if most / (size * part / 10) < 5), size)
    return list(range(0, int(most) + 1, max(step, 1)))
