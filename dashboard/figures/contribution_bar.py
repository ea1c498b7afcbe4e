"""One bar of what all reach together: what each had reached alone, what working together adds, and what it loses."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import Canvas, block, canvas, hatch, line, write
from dashboard.look import Theme, ink, plain_label, wrapped
from dashboard.views.contribution_bar import alone_told, lost_told, parts_of
from dashboard.views.contribution_numbers import SAME
from dashboard.views.contribution_total import Total

if TYPE_CHECKING:
    from dashboard.words import Words

THICK: Final = 24
LINE: Final = 17
ON_GREY: Final = "#14181C"
ON_BLUE: Final = {"light": "#FFFFFF", "dark": "#14181C"}
PALE: Final = {"light": "rgba(201,79,10,.12)", "dark": "rgba(232,116,59,.16)"}
ACROSS: Final = {False: 1180, True: 330}
"""So many pixels the bar is long, on a wide screen and on a narrow one: words that do not fit on it stand beneath it."""


@dataclass
class _Bar:
    """The canvas with where the bar lies, how far it runs, and the words that stand beneath it."""

    figure: Canvas
    y: tuple[float, float]
    reach: float
    narrow: bool
    beneath: list[str] = field(default_factory=list)

    def part(self, x: tuple[float, float], fill: str, text: str, on: str) -> None:
        """A part of the bar with its words; where they do not fit, they stand beneath with its colour."""
        block(self.figure, x, self.y, fill)
        size = 12 if self.narrow else 14
        long = len(text.replace("<b>", "").replace("</b>", "")) * size * 0.56
        if long < (x[1] - x[0]) / self.reach * ACROSS[self.narrow]:
            write(self.figure, sum(x) / 2, sum(self.y) / 2, text, on, size=size)
        else:
            self.beneath.append(f'<span style="color:{fill}">■</span> {text}')


def contribution_bar(total: Total, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """Grey is what each had reached alone, blue what working together adds, outlined in vermilion what it loses, with why; a
    tick in ink stands at what all reach together. Where more is lost than gained grey ends there too, with a thin line at what
    each had reached alone. What is unknown or withheld is hatched, with the word.

    Raises ValueError where no bar can be drawn (`Total.has_bar`).
    """
    if not total.has_bar:
        raise ValueError("no bar of what is below zero")
    colours = ink(theme)
    size = 12 if narrow else 14
    parts, together, alone = parts_of(total, words), total.together, total.alone
    above = wrapped(lost_told(total, words), 46 if narrow else 120) if parts.lost else []
    top = 8 + LINE * len(above)
    lost = (total.lost or 0.0) if parts.lost else 0.0
    reach = ((alone or 0.0) * 1.6 or 1.0) if together is None else max(together + lost, alone or 0.0, SAME)
    figure = canvas(theme, narrow=narrow, height=top, across=(0, reach * 1.01), left=4, right=4)
    bar = _Bar(figure, (top, top + THICK), reach, narrow)
    middle = top + THICK / 2
    told_alone = alone_told(total, f"<b>{parts.alone}</b>", words) if parts.alone else ""
    known = alone or 0.0
    costs = together is not None and known - together > SAME
    if costs and together is not None:
        block(figure, (0, together), bar.y, colours.grey)
        bar.beneath.append(f'<span style="color:{colours.grey}">■</span> {told_alone}')
    elif known > SAME:
        bar.part((0, known), colours.grey, told_alone, ON_GREY)
    if together is None or alone is None:
        hatch(figure, (known, together or reach), middle, THICK, theme)
        word = words("state.verborgen" if total.is_withheld and together is not None else "state.unknown")
        write(figure, (known + (together or reach)) / 2, middle, word, colours.muted, size=size, behind=colours.paper)
    elif parts.gain:
        gain = words("contribution.bar.gain", number=f"<b>{parts.gain}</b>")
        bar.part((alone, together), colours.blue, gain, ON_BLUE[theme])
    if together is not None and lost:
        edge = {"color": colours.vermilion, "width": 1.5}
        block(figure, (together, together + lost), bar.y, PALE[theme], line=edge)
        if costs and known < together + lost - SAME:
            line(figure, (known, known), (bar.y[0], bar.y[1]), colours.rule, 1)
        told = "<br>".join(map(plain_label, above))
        write(figure, together + lost, top - 5, told, colours.vermilion, size=size, align="right", yanchor="bottom")
    _finish(bar, together, parts.together, words, theme)
    return figure.drawn()


def _finish(bar: _Bar, together: float | None, number: str, words: "Words", theme: Theme) -> None:
    """The tick at what all reach together with its words, the words that did not fit, and so the height."""
    colours, size = ink(theme), 12 if bar.narrow else 14
    figure, foot = bar.figure, bar.y[1] + 10
    if together is not None:
        line(figure, (together, together), (bar.y[0] - 2, foot), colours.ink, 2.5)
        figure.shapes[-1]["layer"] = "above"
        word = words("contribution.bar.together", number=number)
        at, half = together / bar.reach * ACROSS[bar.narrow], len(word) * size * 0.3
        side = "right" if at + half > ACROSS[bar.narrow] else "left" if at < half else "center"
        told = f"<b>{plain_label(word)}</b>"
        write(figure, together, foot, told, colours.ink, size=size, align=side, yanchor="top")
        foot += LINE + 6
    for text in bar.beneath:
        write(figure, 0, foot, text, colours.ink, size=12, align="left", paper=True, yanchor="top")
        foot += LINE
    figure.layout["height"] = foot + 6
    figure.layout["yaxis"]["range"] = [foot + 6, 0]
