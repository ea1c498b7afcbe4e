from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.figures.contribution import Adds, Heads, contribution, ticks
from dashboard.look import ink
from dashboard.words import words

NL = words("nl")
COLOURS = ink("light")
HEADS = Heads("alleen", "eerlijk deel", "zonder deze partner zoveel minder", "eerlijk deel")
WERK = Adds("Werkplaats Noord", 12.0, 17.0, 13.5, 20.5, 26.0, "17", "(13,5 tot 20,5)", hints=("alleen 12", "17", "26", ""))
VLOTWEG = Adds("Vlotweg Vervoer", 2.0, 1.0, -0.5, 2.0, 1.5, "1", "(−0,5 tot 2)", is_lost=True)
OTHERS = Adds("de andere zes samen", None, 39.0, 36.5, 41.0, None, "39", "(36,5 tot 41)", is_group=True)
BLANK = Adds("Gemeente", 4.0, None, None, None, None, "")


def drawn(*rows: Adds, narrow: bool = False, heads: Heads = HEADS) -> go.Figure:
    return contribution(rows or (WERK, VLOTWEG), heads, NL, "light", narrow=narrow)


def notes(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def marks(figure: go.Figure) -> dict[tuple[str, str], list[float]]:
    return {(one.marker.symbol, one.marker.color): list(one.x) for one in figure.data if one.type == "scatter"}


def test_open_is_alone_filled_is_fair_and_a_tick_is_what_would_be_missing() -> None:
    assert marks(drawn()) == {
        ("line-ns-open", COLOURS.ink): [26, 1.5],
        ("circle", COLOURS.paper): [12, 2],
        ("circle", COLOURS.blue): [17],
        ("diamond", COLOURS.vermilion): [1],
    }
    bands = [(shape.x0, shape.x1, shape.fillcolor) for shape in drawn().layout.shapes if shape.type == "rect"]
    assert bands == [(13.5, 20.5, COLOURS.blue), (-0.5, 2, COLOURS.vermilion)]


def test_less_than_alone_is_a_diamond_and_the_word() -> None:
    told = [text for text in notes(drawn()) if "slechter af" in text]
    assert len(told) == 1 and COLOURS.vermilion in told[0] and "<b>1</b>" in told[0]


def test_the_marks_of_the_first_row_are_named_and_no_name_covers_another() -> None:
    names = {note.text: note for note in drawn().layout.annotations}
    assert (
        names["alleen"].x == 12 and names["eerlijk deel"].x in (17, 1) and names["zonder deze partner<br>zoveel minder"].x == 26
    )
    close = drawn(replace(WERK, alone=16.5, marginal=17.4, low=16.0, high=40.0))
    at = [note.y for note in close.layout.annotations if note.text in ("alleen", "zonder deze partner<br>zoveel minder")]
    assert len(set(at)) == 2 and close.layout.height > drawn(WERK).layout.height


def test_on_a_narrow_screen_no_label_runs_over_the_edge() -> None:
    right = [note for note in drawn(narrow=True).layout.annotations if note.text.startswith("zonder deze")]
    assert [note.xanchor for note in right] == ["right"]
    left = drawn(replace(WERK, alone=0.0), narrow=True).layout.annotations
    assert [note.xanchor for note in left if note.text == "alleen"] == ["left"]
    assert drawn(narrow=True).layout.margin.l < 20 < drawn().layout.margin.l


def test_an_unknown_share_is_hatched_with_the_word_and_what_is_known_stays() -> None:
    figure = drawn(WERK, BLANK)
    assert [trace.marker.pattern.shape for trace in figure.data if trace.type == "bar"] == ["/"]
    assert "onbekend" in notes(figure) and marks(figure)["circle", COLOURS.paper] == [12, 4]
    assert "verborgen" in notes(drawn(WERK, replace(OTHERS, fair=None, why="verborgen")))


def test_the_others_are_grey_and_not_bold() -> None:
    figure = drawn(WERK, OTHERS)
    assert marks(figure)["circle", COLOURS.grey] == [39]
    assert any(text.startswith("39 ") for text in notes(figure))


def test_another_way_of_dividing_is_a_mark_of_its_own() -> None:
    heads = replace(HEADS, other="gelijk")
    figure = drawn(replace(WERK, other=6.6), heads=heads)
    assert marks(figure)["square-open", COLOURS.ink] == [6.6] and "gelijk" in notes(figure)


def test_a_group_far_off_is_told_in_words_so_that_a_partners_own_row_can_be_read() -> None:
    figure = drawn(VLOTWEG, OTHERS)
    assert figure.layout.xaxis.range[1] < 5 and any(text.startswith("39 ") for text in notes(figure))
    assert 39 not in [x for found in marks(figure).values() for x in found] and not [
        one for one in figure.data if one.type == "bar"
    ]
    assert drawn(WERK, OTHERS).layout.xaxis.range[1] > 39


def test_the_zero_line_runs_behind_the_labels_and_is_thin_and_grey_where_it_is_narrow() -> None:
    labels = [note for note in drawn().layout.annotations if note.text == "alleen"]
    assert labels[0].bgcolor == COLOURS.paper

    def zero(figure: go.Figure) -> tuple[str, float]:
        (line,) = [one.line for one in figure.layout.shapes if one.type == "line" and one.x0 == one.x1 == 0]
        return line.color, line.width

    assert zero(drawn()) == (COLOURS.ink, 1.4) and zero(drawn(narrow=True)) == (COLOURS.rule, 1)


def test_on_a_narrow_screen_names_stand_beside_the_zero_line_and_do_not_cut_it() -> None:
    (name,) = [note for note in drawn(narrow=True).layout.annotations if note.text == "Werkplaats Noord"]
    assert (name.xref, name.x, name.xanchor) == ("x", 0, "left") and name.xshift > 0 and name.bgcolor != COLOURS.paper
    below = Adds("Onder nul", -20.0, -18.0, None, None, 1.0, "−18")
    (far,) = [note for note in drawn(below, narrow=True).layout.annotations if note.text == "Onder nul"]
    assert far.xref == "paper" and far.bgcolor == COLOURS.paper


def test_of_nothing_known_there_is_no_axis() -> None:
    figure = drawn(replace(BLANK, alone=None))
    assert not [one for one in figure.layout.shapes if one.type == "line" and one.x0 == one.x1]
    assert "0" not in notes(figure) and "0,02" not in notes(figure)


def test_names_are_never_markup() -> None:
    assert any("&lt;i&gt;" in text for text in notes(drawn(replace(WERK, name="<i>Werk"))))


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [(-0.5, 26.0, [0, 5, 10, 15, 20, 25]), (-3.0, 3.0, [-3, -2, -1, 0, 1, 2, 3]), (0.0, 0.4, [0, 0.1, 0.2, 0.3, 0.4])],
)
def test_ticks_are_round_with_zero_among_them(low: float, high: float, found: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(found)


@pytest.mark.parametrize("end", [0.003, 7.0, 46.0, 999.0, 12345.0, 3e6])
def test_there_are_never_many_ticks_nor_none(end: float) -> None:
    assert 3 <= len(ticks(-end / 20, end)) <= 8


def test_of_all_zeros_there_is_a_picture() -> None:
    row: Any = Adds("A", 0.0, 0.0, 0.0, 0.0, 0.0, "0")
    assert drawn(row).layout.height > 0
