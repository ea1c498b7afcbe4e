"""Ranks under two methods: who changes place when the method changes."""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, canvas, line, write
from dashboard.look import Theme, ink, plain_label, wrapped

if TYPE_CHECKING:
    from dashboard.words import Words

TOP: Final = 40


def slope(
    left: Mapping[str, float],
    right: Mapping[str, float],
    left_name: str,
    right_name: str,
    words: "Words",
    theme: Theme,
    *,
    narrow: bool,
) -> go.Figure:
    """A line a subject between its two ranks, the highest value first: in ink where the rank changes, else grey.

    A subject without a value on one side stands there below the ranked ones, as an open mark with the word.
    """
    colours = ink(theme)
    ranks = [_ranks(left), _ranks(right)]
    names = sorted({*ranks[0], *ranks[1]})
    sides = [_order(names, ranks[at], ranks[1 - at]) for at in (0, 1)]
    wide = 15 if narrow else 34
    told = {name: [plain_label(text) for text in wrapped(name, wide)] for name in names}
    heads = [[plain_label(text) for text in wrapped(head, wide)] for head in (left_name, right_name)]
    top = TOP + 16 * (max(len(head) for head in heads) - 1)
    tall = [{name: len(told[name]) + (name not in side) for name in names} for side in ranks]
    y_of, bottom = _placed(sides, tall, top, 15 if narrow else 17)
    aside = 132 if narrow else 300
    figure = canvas(theme, narrow=narrow, height=bottom, across=(0, 1), left=aside, right=aside)
    size = 12 if narrow else 14
    digits = len(str(len(names))) * 0.6 + 0.2
    for x, head in enumerate(heads):
        side, beside = (("right", -10), ("left", 10))[x]
        text = f"<b>{'<br>'.join(head)}</b>"
        write(figure, x, top / 2 - 4, text, colours.muted, size=12 if narrow else QUIET, align=side, beside=beside)
    for name in names:
        ranked = [ranks[x].get(name) for x in (0, 1)]
        y = [places[name] for places in y_of]
        changed = None not in ranked and ranked[0] != ranked[1]
        colour = colours.ink if changed else colours.rule
        if None not in ranked:
            line(figure, (0, 1), (y[0], y[1]), colour, 2.2 if changed else 1.4)
        for x, place in enumerate(ranked):
            side, away = (("right", -1), ("left", 1))[x]
            known = place is not None
            figure.traces.append(
                {
                    "type": "scatter",
                    "x": [x],
                    "y": [y[x]],
                    "mode": "markers",
                    "marker": {"size": 9, "color": colour if known else colours.paper, "line": {"color": colour, "width": 1.5}},
                    "hoverinfo": "skip",
                    "cliponaxis": False,
                }
            )
            shade = colours.ink if changed else colours.muted
            label = "<br>".join(told[name] if known else [*told[name], words("state.unknown")])
            if known:
                write(figure, x, y[x], f"<b>{place}</b>", shade, size=size, align=side, beside=away * 10)
            write(figure, x, y[x], label, shade, size=size, align=side, beside=away * (14 + size * digits))
    return figure.drawn()


def _placed(
    sides: Sequence[list[str]], lines: Sequence[Mapping[str, int]], top: float, step: float
) -> tuple[list[dict[str, float]], float]:
    """The height at which every name stands on each side: a place is as tall as the longer of its two names; and the floor."""
    y_of: list[dict[str, float]] = [{}, {}]
    y = top
    for pair in zip(*sides, strict=True):
        tall = 12 + step * max(count[name] for count, name in zip(lines, pair, strict=True))
        for places, name in zip(y_of, pair, strict=True):
            places[name] = y + tall / 2
        y += tall
    return y_of, y + 8


def _ranks(values: Mapping[str, float]) -> dict[str, int]:
    """The rank of each subject with a value, the highest first; equal values share one."""
    known = {name: value for name, value in values.items() if isfinite(value)}
    return {name: 1 + sum(other > value for other in known.values()) for name, value in known.items()}


def _order(names: list[str], ranks: Mapping[str, int], others: Mapping[str, int]) -> list[str]:
    """The subjects from top to bottom; equals stand as they do on the other side, those without a rank last."""
    last = len(names) + 1
    return sorted(names, key=lambda name: (ranks.get(name, last), others.get(name, last), name))
