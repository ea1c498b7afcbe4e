"""How claims went on in time: a strip an outcome, in which units pass from claimed to paid, step by step."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import CLEAR, QUIET, Canvas, canvas, hatch, line, write
from dashboard.look import Ink, Theme, ink, plain_label, shortened
from dashboard.views.fund_claims import BESIDE, STEPS, Strip
from dashboard.views.fund_claims_sentences import strip_told

if TYPE_CHECKING:
    from dashboard.words import Words

RISE: Final = 64
"""Pixels of the highest stack of a strip."""
HEAD: Final = 6
FOOT: Final = 28
MONTHS: Final = (1, 3, 6, 12, 24, 60)
"""How many months may lie between two places on the axis."""


def claims_in_time(
    strips: Sequence[Strip], until: date, words: "Words", theme: Theme, *, narrow: bool, with_contract: bool = False
) -> go.Figure:
    """The strips from top to bottom on one axis of days that ends at `until`, each on a height of its own.

    In a strip what is paid stands below and what is claimed on top; what it is now stands in words at the right, on a narrow
    screen below. Units of different outcomes are never on one height. A strip of which the units are unknown is hatched.
    """
    colours = ink(theme)
    size = 12 if narrow else 14
    first = min((strip.days[0] for strip in strips), default=until).toordinal()
    last = max([until.toordinal(), first + 1, *(strip.days[-1].toordinal() for strip in strips)])
    names = [_names(strip, narrow=narrow, with_contract=with_contract) for strip in strips]
    tall = [(16 * len(name) + 28 if narrow else 0) + RISE + 30 for name in names]
    ends = list(accumulate(tall, initial=HEAD))
    left, right = (4, 8) if narrow else (250, 190)
    figure = canvas(theme, narrow=narrow, height=ends[-1] + FOOT, across=(first, last), left=left, right=right)
    for at, told in _ticks(first, last, 3 if narrow else 6, words):
        line(figure, (at, at), (HEAD, ends[-1]), colours.grid, 1)
        write(figure, at, ends[-1] + 2, told, colours.muted, size=size if narrow else QUIET, yanchor="top")
    for strip, name, end in zip(strips, names, ends[1:], strict=True):
        floor = end - (28 if narrow else 0) - 12
        _named(figure, name, floor, colours, size=size, narrow=narrow)
        _strip(figure, strip, (first, last), floor, words, theme)
        _now(figure, strip, floor, words, colours, narrow=narrow)
    return figure.drawn()


def _fill(step: str, colours: Ink) -> tuple[str, str]:
    """The colour in which a step is filled, and that of its edge: what is only claimed is an outline."""
    filled = {"paid": colours.muted, "validated": colours.blue, "evidenced": colours.pale}
    return (CLEAR, colours.blue) if step == "claimed" else (filled[step], CLEAR)


def _sign(state: str, colours: Ink) -> str:
    """The sign of a state before its word, in the colour of the strip."""
    if state in BESIDE:
        return "×" if state == "rejected" else "◇"
    colour, edge = _fill(state, colours)
    return f'<span style="color:{edge}">□</span>' if colour == CLEAR else f'<span style="color:{colour}">■</span>'


def _names(strip: Strip, *, narrow: bool, with_contract: bool) -> list[str]:
    """The outcome, and below it its contract where there are more."""
    width = 46 if narrow else 36
    told = shortened(strip.name, width, 2).split("\n")
    return [*told, *shortened(strip.contract, width, 1).split("\n")] if with_contract else told


def _named(figure: Canvas, name: list[str], floor: float, colours: Ink, *, size: float, narrow: bool) -> None:
    text = "<br>".join(map(plain_label, name))
    if narrow:
        place = floor - RISE - 6
        write(figure, 0, place, text, colours.ink, size=size, align="left", paper=True, yanchor="bottom", behind=colours.paper)
    else:
        write(figure, 0, floor - RISE / 2, text, colours.ink, size=size, align="right", beside=-14, paper=True)


def _strip(figure: Canvas, strip: Strip, across: tuple[int, int], floor: float, words: "Words", theme: Theme) -> None:
    """The steps of one outcome on one another; hatching where the units of one of them are unknown."""
    colours = ink(theme)
    line(figure, across, (floor, floor), colours.rule, 1)
    if not strip.is_known:
        hatch(figure, across, floor - RISE / 4, RISE / 2, theme)
        told = words("fund.claims.units_unknown")
        write(figure, sum(across) / 2, floor - RISE / 4, told, colours.muted, size=12, behind=colours.paper)
        return
    stacks = list(
        accumulate(([amount or 0.0 for amount in strip.units[step]] for step in STEPS), _on, initial=[0.0] * len(strip.days))
    )
    most = max(stacks[-1]) or 1.0
    x = [*(day.toordinal() for day in strip.days), across[1]]
    heights = [[floor - RISE * amount / most for amount in stack] for stack in stacks]
    for step, (below, above) in zip(STEPS, pairwise(heights), strict=True):
        if below != above:
            figure.traces.append(_area(x, below, above, *_fill(step, colours)))
    figure.traces.append(_pointed(strip, heights[-1], words))


def _on(below: list[float], amounts: list[float]) -> list[float]:
    return [under + amount for under, amount in zip(below, amounts, strict=True)]


def _area(x: Sequence[int], below: Sequence[float], above: Sequence[float], colour: str, edge: str) -> dict[str, Any]:
    """What lies between two lines that go by steps, a piece wherever there is anything: each height holds until the next."""
    along: list[float | None] = []
    heights: list[float | None] = []
    steps = list(zip(pairwise(x), below, above, strict=True))
    for is_there, run in groupby(steps, key=lambda step: step[1] != step[2]):
        if is_there:
            told = list(run)
            places = [place for ends, _, _ in told for place in ends]
            bottom = [floor for _, floor, _ in told for _ in range(2)]
            top = [height for _, _, height in told for _ in range(2)]
            along += [*places, *reversed(places), places[0], None]
            heights += [*top, *reversed(bottom), top[0], None]
    return {
        "type": "scatter",
        "x": along[:-1],
        "y": heights[:-1],
        "mode": "lines",
        "fill": "toself",
        "fillcolor": colour,
        "line": {"color": edge, "width": 0 if edge == CLEAR else 1.2},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _pointed(strip: Strip, heights: Sequence[float], words: "Words") -> dict[str, Any]:
    """Where the strip is pointed at: what changed to what on that day."""
    told = [
        f"{words.day(day)}: {words.listed(text for _, text in strip_told(strip, at, words)) or words.number(0)}"
        for at, day in enumerate(strip.days)
    ]
    place = {"x": [day.toordinal() for day in strip.days], "y": list(heights)}
    marker = {"size": 12, "color": CLEAR, "line": {"width": 0}}
    hover = {"hovertext": [plain_label(text) for text in told], "hoverinfo": "text"}
    return {"type": "scatter", "mode": "markers", **place, "marker": marker, **hover, "cliponaxis": False}


def _now(figure: Canvas, strip: Strip, floor: float, words: "Words", colours: Ink, *, narrow: bool) -> None:
    """How many units are in each state now, and what a unit is."""
    told = [f"{_sign(state, colours)} {plain_label(text)}" for state, text in strip_told(strip, -1, words)]
    if strip.unit:
        told.append(plain_label(words("fund.claims.in_units", unit=shortened(strip.unit, 24, 1))))
    if narrow:
        write(figure, 0, floor + 4, "  ".join(told), colours.ink, size=11, align="left", paper=True, yanchor="top")
    else:
        write(figure, 1, floor - RISE / 2, "<br>".join(told), colours.ink, size=QUIET, align="left", beside=12, paper=True)


def _ticks(first: int, last: int, most: int, words: "Words") -> list[tuple[int, str]]:
    """At most so many months between two days, with their names, whole years by their number; the days where there is none."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    months = range(start.year * 12 + start.month, end.year * 12 + end.month)  # the first of each month after the first day
    for step in MONTHS:
        kept = [month for month in months if month % step == 0]
        if len(kept) <= most or step == MONTHS[-1]:
            break
    if not kept:
        return [(at, words.day(date.fromordinal(at))) for at in (first, last)]
    places = [(date(month // 12, month % 12 + 1, 1).toordinal(), month) for month in kept]
    return [(at, _month(month, words, years=step >= 12)) for at, month in places]


def _month(month: int, words: "Words", *, years: bool) -> str:
    return str(month // 12) if years else words.period(f"{month // 12}-{month % 12 + 1:02d}")
