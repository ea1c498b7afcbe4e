from typing import Any

import pytest

from dashboard.figures.swings import swings
from dashboard.look import ink
from dashboard.words import words

ROWS = [("het gewicht van <b>CO₂</b>", 41.0, 26.4), ("de meting van Stem", 30.0, 35.6)]


def drawn(narrow: bool = False, lang: str = "nl") -> Any:
    return swings(ROWS, 33.1, words("en" if lang == "en" else "nl"), "light", narrow=narrow)


@pytest.mark.parametrize("narrow", [False, True])
def test_every_input_has_a_bar_from_its_lower_to_its_higher_score_in_the_order_given(narrow: bool) -> None:
    figure = drawn(narrow)
    spans = [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.x0 != shape.x1]
    assert spans == [(26.4, 41.0), (30.0, 35.6)]
    told = [note.text for note in figure.layout.annotations]
    assert {"26", "41", "30", "36", "score 33"} <= set(told)
    names = [text.replace("<br>", " ") for text in told]
    assert names.index("het gewicht van &lt;b&gt;CO₂&lt;/b&gt;") < names.index("de meting van Stem")


def test_the_score_as_it_is_stands_as_one_ink_line_and_nothing_falls_off_the_axis() -> None:
    figure = drawn(lang="en")
    lines = [shape for shape in figure.layout.shapes if shape.line.color == ink("light").ink]
    assert [(one.x0, one.x1) for one in lines] == [(33.1, 33.1)]
    low, high = figure.layout.xaxis.range
    at = [note.x for note in figure.layout.annotations if note.xref == "x"]
    assert low < min(at) and max(at) < high


def test_a_score_that_nothing_moves_still_has_room() -> None:
    figure = swings([("x", 10.0, 10.0)], 10.0, words("nl"), "dark", narrow=False)
    assert list(figure.layout.xaxis.range) == [9, 11]
