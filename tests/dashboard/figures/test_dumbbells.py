from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.figures.dumbbells import dumbbells
from dashboard.look import ink
from dashboard.views.value_pair import pair_view
from dashboard.words import words
from tests.dashboard.views.made_values import ALIKE, STELLINGEN, seen

NL = words("nl")


def drawn(means: Any = ALIKE, *, narrow: bool = False, **how: Any) -> go.Figure:
    return dumbbells(pair_view(seen(means, **how), "werk", "bouw", NL), NL, "light", narrow=narrow)


def notes(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_both_stand_on_every_value_one_as_a_dot_and_one_as_a_square() -> None:
    one, other = (trace for trace in drawn().data if trace.type == "scatter")
    assert (one.marker.symbol, other.marker.symbol) == ("circle", "square")
    assert list(one.x) == [1.0, -0.4, -1.0, 0.2, 0.2] and list(other.x) == [-0.6, 1.0, 0.4, -0.4, -0.4]
    assert list(one.y) == list(other.y) == sorted(one.y)
    assert one.hovertext[0] == "Werk, Zorg voor elkaar: 1,00 (90 % zeker: 0,80 tot 1,20)"
    assert {"● Werk", "■ Bouw"} <= set(notes(drawn()))
    assert notes(drawn()).count("12 mensen") == 2 and notes(drawn(people=1)).count("eigen opgave") == 2


def test_only_clashes_are_bold_with_a_thick_line() -> None:
    figure = drawn()
    assert [text for text in notes(figure) if text.startswith("<b>")] == [
        *("<b>Zorg voor elkaar</b>", "<b>Presteren</b>", "<b>Invloed</b>")
    ]
    between = [shape for shape in figure.layout.shapes if shape.type == "line" and shape.y0 == shape.y1]
    assert [shape.line.width for shape in between] == [2, 2, 2, 1, 1]


def test_a_band_is_drawn_where_there_is_one_and_an_own_statement_has_none() -> None:
    colours = ink("light")
    bands = [shape for shape in drawn().layout.shapes if shape.type == "rect"]
    assert {shape.fillcolor for shape in bands} == {colours.blue, colours.amber} and len(bands) == 10
    assert (bands[0].x0, bands[0].x1) == pytest.approx((0.8, 1.2))
    assert not [shape for shape in drawn(people=1).layout.shapes if shape.type == "rect"]


def test_vermilion_which_means_harm_is_nowhere() -> None:
    assert ink("light").vermilion not in str(drawn().to_plotly_json())


def test_the_unknown_is_hatched_with_the_word_and_has_no_mark() -> None:
    figure = drawn({**ALIKE, "werk": [None, -0.4, -1.0, 0.7, 0.7], "bouw": [-0.6, 1.0, 0.4, -0.4, None]})
    one, other = (trace for trace in figure.data if trace.type == "scatter")
    assert (len(one.x), len(other.x)) == (4, 4)
    assert len([trace for trace in figure.data if trace.type == "bar"]) == 2
    assert "● onbekend" in notes(figure) and "■ onbekend" in notes(figure)
    both = drawn({**ALIKE, "werk": [None, 1.0, 0.0, 0.0, -1.0], "bouw": [None, 0.0, 1.0, 0.0, -1.0]})
    assert "● onbekend · ■ onbekend" in notes(both)


def test_what_is_withheld_is_not_called_unknown() -> None:
    view = seen({**ALIKE, "werk": [None, -0.4, -1.0, 0.7, 0.7]}, mean_why="verborgen")
    figure = dumbbells(pair_view(view, "werk", "bouw", NL), NL, "light", narrow=False)
    assert "● verborgen" in notes(figure) and not any("onbekend" in text for text in notes(figure))


def test_the_ends_of_the_axis_are_words() -> None:
    assert notes(drawn())[-3:] == ["minder belangrijk", "eigen gemiddelde", "belangrijker"]
    assert notes(drawn(narrow=True))[-3:] == ["minder<br>belangrijk", "eigen<br>gemiddelde", "belangrijker"]
    answers = {"werk": [1.0] * 15, "bouw": [2.0] * 15}
    assert notes(drawn(answers, instrument=STELLINGEN))[-3:] == ["oneens", "midden", "eens"]


def test_names_are_shown_as_typed() -> None:
    figure = drawn(party_name="<b>$x</b>")
    assert "● &lt;b&gt;&#36;x&lt;/b&gt;" in notes(figure)
    told = [text for trace in figure.data if trace.type == "scatter" for text in trace.hovertext]
    assert all("<b>" not in text for text in told)
