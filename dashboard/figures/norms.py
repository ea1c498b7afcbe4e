"""From where to where for each outcome, against the threshold: a strip an outcome, better to the right, with its class."""

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, canvas, hatch, line, write
from dashboard.look import Ink, Theme, ink, plain_label, shortened, wrapped
from dashboard.views.norms import SIGNS, Outcome, change_told, class_told, missing_told, value_told

if TYPE_CHECKING:
    from dashboard.words import Words

LEGEND: Final = 28
STRIP: Final = 62
"""The height of a row on a wide screen; on a narrow one it is what its lines need."""
LINE: Final = 16


def norms(outcomes: Sequence[Outcome], words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """A strip an outcome from top to bottom, each on an axis of its own: the unit differs from row to row.

    An open dot is the base, a filled one where it stands now (vermilion: it harms), the upright line the threshold. Where
    fewer than two of the three are known the strip is hatched. At the right, on a narrow screen above and below, stand the
    name, the class by sign, letter and word, the numbers, and what is missing for a class.
    """
    colours = ink(theme)
    size = 12 if narrow else 14
    names = [_name(outcome, colours, narrow=narrow) for outcome in outcomes]
    verdicts = [_verdict(outcome, words, colours, narrow=narrow) for outcome in outcomes]
    tall = [LINE * (len(name) + len(told)) + 44 if narrow else STRIP for name, told in zip(names, verdicts, strict=True)]
    tops = list(accumulate(tall, initial=LEGEND))
    left, right = (10, 10) if narrow else (250, 390)
    figure = canvas(theme, narrow=narrow, height=tops[-1] + 4, across=(-0.04, 1.04), left=left, right=right)
    legend = words("fund.norms.legend.narrow" if narrow else "fund.norms.legend")
    write(figure, 0, LEGEND / 2 - 2, legend, colours.muted, size=12 if narrow else QUIET, align="left", paper=True)
    for outcome, name, told, top in zip(outcomes, names, verdicts, tops, strict=False):
        y = top + (LINE * len(name) + 20 if narrow else STRIP / 2)
        _strip(figure, outcome, y, words, theme)
        label, verdict = "<br>".join(name), "<br>".join(told)
        if narrow:
            write(figure, 0, top + 4, label, colours.ink, size=size, align="left", paper=True, yanchor="top")
            write(figure, 0, y + 12, verdict, colours.ink, size=size, align="left", paper=True, yanchor="top")
        else:
            write(figure, 0, y, label, colours.ink, size=size, align="right", beside=-12, paper=True)
            write(figure, 1, y, verdict, colours.ink, size=13, align="left", beside=14, paper=True)
    return figure.drawn()


def _name(outcome: Outcome, colours: Ink, *, narrow: bool) -> list[str]:
    """The outcome, and below it for whom, in grey."""
    width = 44 if narrow else 32
    name = shortened(outcome.name, width, 1 if outcome.who or narrow else 2).split("\n")
    who = [_grey(shortened(outcome.who, width, 1), colours)] if outcome.who else []
    return [*map(plain_label, name), *who]


def _verdict(outcome: Outcome, words: "Words", colours: Ink, *, narrow: bool) -> list[str]:
    """The class by its sign, letter and word; in grey the numbers, and what is missing for a class."""
    tone = {"D": colours.vermilion, "N": colours.amber, None: colours.muted}.get(outcome.letter, colours.blue)
    told = plain_label(class_told(outcome.letter, words))
    more = [part for part in (change_told(outcome, words), missing_told(outcome, words)) if part]
    lines = [part for one in more for part in wrapped(one, 46 if narrow else 54)][: 3 if narrow else 2]
    return [
        f'<span style="color:{tone}">{SIGNS[outcome.letter]}</span> <b>{told}</b>',
        *(_grey(part, colours) for part in lines),
    ]


def _grey(text: str, colours: Ink) -> str:
    return f'<span style="color:{colours.muted}">{plain_label(text)}</span>'


def _strip(figure: Canvas, outcome: Outcome, y: float, words: "Words", theme: Theme) -> None:
    """The axis with its marks; hatching with the word where fewer than two of them are known."""
    colours = ink(theme)
    base, now, threshold = outcome.places
    if sum(place is not None for place in (base, now, threshold)) < 2:
        hatch(figure, (0.0, 1.0), y, 14, theme)
        write(figure, 0.5, y, words("state.unknown"), colours.muted, size=12, behind=colours.paper)
        return
    line(figure, (0, 1), (y, y), colours.grid, 1)
    if threshold is not None:
        line(figure, (threshold, threshold), (y - 13, y + 13), colours.ink, 2)
    if base is not None and now is not None:
        line(figure, (base, now), (y, y), colours.rule, 2.5)
    fill = colours.vermilion if outcome.letter == "D" else colours.blue if outcome.letter in ("A", "B", "C") else colours.grey
    for place, colour, size, key, value in (
        (base, colours.paper, 12, "fund.norms.mark.base", outcome.base),
        (now, fill, 14, "fund.norms.mark.now", outcome.now),
    ):
        if place is not None:
            figure.traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "x": [place],
                    "y": [y],
                    "marker": {"size": size, "color": colour, "opacity": 1, "line": {"color": colours.ink, "width": 1.5}},
                    "hovertext": [plain_label(words(key, value=value_told(value, outcome, words)))],
                    "hoverinfo": "text",
                    "cliponaxis": False,
                }
            )
