"""How alike values are beside how valuable the coalition is: a dot a wave, in the order in which they came."""

from collections.abc import Sequence
from math import ceil, floor
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, canvas, line, write
from dashboard.look import Theme, ink, plain_label
from dashboard.views.value_over_time import Wave, both
from dashboard.views.value_sentences import likeness

if TYPE_CHECKING:
    from dashboard.words import Words

TOP: Final = 24
FLOOR: Final = 270
FOOT: Final = 48
STEP: Final = 25
"""Points of the score from one line to the next."""


def over_time(waves: Sequence[Wave], words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """r runs from 0 to 1 (from -1 where one is below 0) to the right, the score upward as far as bands and norm.

    A line down is the band of a score, P10-P90; a dotted line joins one wave to the next. A wave of which either is unknown
    has no dot.
    """
    colours = ink(theme)
    size = 12 if narrow else QUIET
    known = both(tuple(waves))
    low = -1.0 if any((wave.alike or 0.0) < 0 for wave in known) else 0.0
    figure = canvas(theme, narrow=narrow, height=FLOOR + FOOT, across=(low, 1.0), left=46, right=20)

    told = [score for wave in known for score in (wave.low, wave.score, wave.high) if score is not None]
    lowest, highest = STEP * floor(min(told, default=0.0) / STEP), STEP * ceil(max(told, default=0.0) / STEP)
    lowest, highest = min(lowest, 0), max(highest, STEP)

    def down(score: float) -> float:
        return FLOOR - (score - lowest) / (highest - lowest) * (FLOOR - TOP)

    for score in range(lowest, highest + 1, STEP):
        colour, width = (colours.ink, 1.4) if score == 0 else (colours.grid, 1)
        line(figure, (low, 1.0), (down(score), down(score)), colour, width)
        text = f"<b>{words('figure.norm')}</b>" if score == 0 else words.number(score)
        write(figure, 0, down(score), text, colours.muted, size=size, align="right", beside=-6, paper=True)
    for at in (-1.0, -0.5, 0.0, 0.5, 1.0) if low < 0 else (0.0, 0.25, 0.5, 0.75, 1.0):
        line(figure, (at, at), (TOP, FLOOR), colours.grid, 1)
        write(figure, at, FLOOR + 4, words.number(at, 2), colours.muted, size=size, yanchor="top")
    axis = plain_label(words("values.over_time.axis"))
    write(figure, 0.5, FLOOR + 26, axis, colours.muted, size=size, paper=True, yanchor="top")
    places = [(wave.alike or 0.0, down(wave.score or 0.0)) for wave in known]
    path = {"x": [x for x, _ in places], "y": [y for _, y in places]}
    dots = {"color": colours.rule, "width": 1.5, "dash": "dot"}
    figure.traces.append({"type": "scatter", **path, "mode": "lines", "line": dots, "hoverinfo": "skip"})
    for wave, (x, _) in zip(known, places, strict=True):
        if wave.low is not None and wave.high is not None:
            line(figure, (x, x), (down(wave.low), down(wave.high)), colours.grey, 5)
    names = [words.period(wave.period) for wave in known]
    figure.traces.append(
        {
            "type": "scatter",
            **path,
            "mode": "markers",
            "marker": {"size": 13, "color": colours.blue, "opacity": 1, "line": {"color": colours.ink, "width": 1}},
            "hovertext": [
                plain_label(f"{name}: r {likeness(wave.alike or 0.0, words)}, {words.number(wave.score or 0.0)}")
                for name, wave in zip(names, known, strict=True)
            ],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    )
    middle = sum(y for _, y in places) / max(len(places), 1)
    for name, wave, (x, y) in zip(names, known, places, strict=True):
        ends = [down(score) for score in (wave.low, wave.high) if score is not None]
        place = min([y - 8, *ends]) - 10 if y <= middle else max([y + 8, *ends]) + 10
        side = "right" if x > (low + 1) * 0.8 else "left" if x < low + 0.2 else "center"
        write(figure, x, place, plain_label(name), colours.ink, size=size, align=side)
    return figure.drawn()
