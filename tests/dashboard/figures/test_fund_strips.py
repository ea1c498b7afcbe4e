from typing import Any

import pytest

from dashboard.figures.fund_strips import fund_strips
from dashboard.look import ink
from dashboard.views.fund_strips import Strip
from dashboard.words import words

NL = words("nl")
HALF = Strip("A", "Fonds <b>A</b>", False, 4, 3, 4, 3, 0.5, 0.25)
NOUGHT = Strip("B", "Fonds B", False, 2, 2, 2, 2, 0.0, 0.0)
UNKNOWN = Strip("C", "Fonds C", False, 2, 0, 2, 0, None, 1.0)


def drawn(*rows: Strip, narrow: bool = False) -> Any:
    return fund_strips(rows, NL, "light", narrow=narrow)


def blocks(figure: Any) -> list[tuple[float, float]]:
    return [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.type == "rect"]


@pytest.mark.parametrize("narrow", [False, True])
def test_validated_is_solid_from_nought_and_unknown_is_hatched_up_to_the_whole(narrow: bool) -> None:
    figure = drawn(HALF, narrow=narrow)
    assert blocks(figure) == [(0, 0.5)]
    assert [(trace.base[0], trace.x[0], trace.marker.pattern.shape) for trace in figure.data] == [(0.75, 0.25, "/")]


def test_a_real_nought_is_a_mark_and_an_unknown_no_bar_of_no_length() -> None:
    nought, unknown = drawn(NOUGHT), drawn(UNKNOWN)
    assert blocks(nought) == blocks(unknown) == [] and not nought.data
    blue = [shape for shape in nought.layout.shapes if shape.line.color == ink("light").blue]
    assert [(shape.x0, shape.x1) for shape in blue] == [(0, 0)]
    assert [(trace.base[0], trace.x[0]) for trace in unknown.data] == [(0.0, 1.0)]


@pytest.mark.parametrize("narrow", [False, True])
def test_beside_each_stands_its_share_and_on_how_much_it_rests_and_names_are_no_markup(narrow: bool) -> None:
    told = " ".join(note.text for note in drawn(HALF, UNKNOWN, narrow=narrow).layout.annotations)
    for text in ("Fonds &lt;b&gt;A&lt;/b&gt;", "minstens 50\xa0%", "3 van 4 uitkomsten bekend", "afgesproken aantal onbekend"):
        assert text in told
    assert "alle afspraken" in told and "gevalideerd" in told


def test_the_strips_stand_in_the_order_given() -> None:
    figure = drawn(UNKNOWN, HALF)
    (unknown, half) = figure.data
    assert unknown.y[0] < half.y[0] < figure.layout.height
