from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.figures.contribution_bar import contribution_bar
from dashboard.look import Theme, ink
from dashboard.views.contribution import total_of
from dashboard.words import words
from tests.dashboard.views.made_contribution import totals

NL = words("nl")
COLOURS = ink("light")


def drawn(*, narrow: bool = False, theme: Theme = "light", **changes: Any) -> go.Figure:
    total = total_of("werk", totals(changes))
    assert total is not None
    return contribution_bar(total, NL, theme, narrow=narrow)


def notes(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def parts(figure: go.Figure) -> list[tuple[str, float, float]]:
    return [(shape.fillcolor, shape.x0, shape.x1) for shape in figure.layout.shapes if shape.type == "rect"]


def test_grey_is_alone_blue_is_working_together_and_what_is_lost_is_outlined() -> None:
    figure = drawn()
    grey, blue, lost = parts(figure)
    assert grey == (COLOURS.grey, 0, 27) and blue == (COLOURS.blue, 27, 46) and lost[1:] == (46, 49)
    assert figure.layout.shapes[2].line.color == COLOURS.vermilion and lost[0] != COLOURS.vermilion
    assert notes(figure) == [
        *("<b>27</b> had ieder alleen gehaald", "<b>19</b> door samenwerken", "3 verloren door dubbele ritplanning"),
        "<b>46 samen</b>",
    ]
    tick = figure.layout.shapes[-1]
    assert (tick.x0, tick.x1, tick.line.color) == (46, 46, COLOURS.ink)


def test_where_working_together_costs_there_is_no_blue() -> None:
    figure = drawn(alone=38.0, together=34.0, gained=5.0, lost=9.0, lost_because="")
    assert [part[1:] for part in parts(figure)] == [(0, 34), (34, 43)]
    assert any("■" in text and "<b>38</b> had ieder alleen gehaald" in text for text in notes(figure))
    assert any(shape.x0 == shape.x1 == 38 and shape.line.color == COLOURS.rule for shape in figure.layout.shapes)
    assert COLOURS.blue not in str(figure.to_plotly_json()) and "9 verloren" in notes(figure)


def test_what_is_unknown_is_hatched_and_what_is_withheld_says_so() -> None:
    unknown = drawn(together=None, synergy=None, lost=None)
    assert [trace.marker.pattern.shape for trace in unknown.data] == ["/"] and "onbekend" in notes(unknown)
    assert [part[1:] for part in parts(unknown)] == [(0, 27)]
    withheld = drawn(alone=None, synergy=None, lost=None, withheld=True)
    assert "verborgen" in notes(withheld) and "<b>46 samen</b>" in notes(withheld) and not parts(withheld)
    assert "onbekend" in notes(drawn(together=None, alone=None, lost=None))


def test_words_that_do_not_fit_stand_beneath_with_their_colour() -> None:
    small = drawn(alone=1.0, together=46.0)
    assert any("■" in text and "alleen gehaald" in text for text in notes(small))
    assert small.layout.height > drawn().layout.height
    assert sum("■" in text for text in notes(drawn(alone=3.0, together=5.0, lost=30.0, narrow=True))) == 2


def test_a_cause_that_people_wrote_obeys_no_tags() -> None:
    assert any("&lt;b&gt;" in text for text in notes(drawn(lost_because="<b>ritten")))


def test_of_what_is_below_zero_there_is_no_bar() -> None:
    with pytest.raises(ValueError, match="below zero"):
        drawn(together=-3.0, why="not_positive")


def test_in_the_dark_the_ink_is_light() -> None:
    assert ink("dark").blue in str(drawn(theme="dark").to_plotly_json())
