from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.figures.between_groups import HALF, chord, matrix
from dashboard.look import ink
from dashboard.words import words

NL = words("nl")
GROUPS = {"bouwers": "bouwers", "klanten": "klanten", "maatschappij": "maatschappij"}
VALUES: dict[tuple[str, str], float | None] = {
    ("bouwers", "klanten"): 40.0,
    ("klanten", "bouwers"): 0.0,
    ("klanten", "klanten"): 10.0,
    ("maatschappij", "bouwers"): None,
}


def squares(**more: Any) -> go.Figure:
    return matrix(GROUPS, VALUES, ("wie brengt", "wie haalt"), NL, "light", **({"narrow": False} | more))


def numbers(figure: go.Figure) -> dict[tuple[str, str], str]:
    [marks] = [trace for trace in figure.data if trace.type == "scatter"]
    return {(giver, taker): text for (giver, taker), text in zip(marks.customdata, marks.text, strict=True)}


def test_every_known_pair_has_its_number_and_the_rest_is_empty() -> None:
    assert numbers(squares()) == {
        ("bouwers", "klanten"): "40",
        ("klanten", "bouwers"): "0",
        ("klanten", "klanten"): "10",
        ("maatschappij", "bouwers"): "?",
    }


def test_the_more_the_bluer_and_the_unknown_is_hatched_and_not_blue() -> None:
    figure = squares()
    blue = [shape.opacity for shape in figure.layout.shapes if shape.fillcolor == ink("light").blue]
    assert blue == pytest.approx([0.7, 0.7 / 4])
    assert [trace.marker.pattern.shape for trace in figure.data if trace.type == "bar"] == ["/"]


def test_what_a_group_brings_to_itself_has_an_outline() -> None:
    outlined = [shape for shape in squares().layout.shapes if shape.line.color == ink("light").muted]
    assert [int(shape.x0) for shape in outlined] == [0, 1, 2]


def test_rows_bring_and_columns_take() -> None:
    figure = squares()
    [marks] = [trace for trace in figure.data if trace.type == "scatter"]
    at = {tuple(pair): (x, y) for pair, x, y in zip(marks.customdata, marks.x, marks.y, strict=True)}
    assert at["bouwers", "klanten"][0] == 1.5 and at["klanten", "bouwers"][0] == 0.5
    assert at["bouwers", "klanten"][1] < at["klanten", "bouwers"][1]
    assert "bouwers → klanten: 40" in marks.hovertext and "maatschappij → bouwers: onbekend" in marks.hovertext


def test_numbers_that_do_not_fit_their_square_are_told_where_pointed_at() -> None:
    many = {f"groep {n}": f"groep {n}" for n in range(15)}
    figure = matrix(many, {("groep 1", "groep 2"): 1250.0}, ("a", "b"), NL, "light", narrow=True)
    assert numbers(figure) == {("groep 1", "groep 2"): ""}
    wide = matrix(many, {("groep 1", "groep 2"): 1250.0}, ("a", "b"), NL, "light", narrow=False)
    assert numbers(wide) == {("groep 1", "groep 2"): "1.250"}


def test_names_above_the_columns_stand_level_where_they_fit_and_else_at_a_slant() -> None:
    def angles(names: list[str], *, narrow: bool) -> set[float | None]:
        figure = matrix({name: name for name in names}, {}, ("a", "b"), NL, "light", narrow=narrow)
        return {note.textangle for note in figure.layout.annotations}

    assert angles(["kort", "ook kort"], narrow=False) == {None}
    assert -40 in angles(["creatievelingen"] * 1 + [f"eindgebruikers{n}" for n in range(HALF - 1)], narrow=False)
    assert -90 in angles([f"eindgebruikers {n}" for n in range(6)], narrow=True)


def test_a_circle_has_a_band_a_pair_and_those_within_a_group_too() -> None:
    drawn = chord(GROUPS, VALUES, NL, "light", narrow=False)
    told = drawn.option["series"][0]
    assert drawn.nodes == tuple(GROUPS) and drawn.links == tuple(VALUES)
    for (giver, taker), link in zip(drawn.links, told["links"], strict=True):
        assert (drawn.nodes[link["source"]], drawn.nodes[link["target"]]) == (giver, taker)
    assert [link["value"] for link in told["links"]] == [40.0, 0.5, 10.0, 0.5]
    assert told["links"][3]["lineStyle"]["opacity"] < told["links"][1]["lineStyle"]["opacity"]
    assert told["links"][3]["tooltip"]["formatter"] == "maatschappij → bouwers: onbekend"


def test_groups_without_any_stream_have_no_place_in_the_circle_and_fifteen_have_fifteen_colours() -> None:
    assert chord(GROUPS, {("bouwers", "klanten"): 1.0}, NL, "light", narrow=True).nodes == ("bouwers", "klanten")
    many = {f"g{n}": f"g{n}" for n in range(15)}
    drawn = chord(many, {(key, key): 1.0 for key in many}, NL, "dark", narrow=False)
    assert len({mark["itemStyle"]["color"] for mark in drawn.option["series"][0]["data"]}) == 15


def test_names_of_groups_are_neither_markup_nor_templates() -> None:
    hostile = {"a": "<b>{b} $&</b>"}
    figure = matrix(hostile, {("a", "a"): 1.0}, ("a", "b"), NL, "light", narrow=False)
    assert not any("<b>{b}" in note.text for note in figure.layout.annotations)
    [mark] = chord(hostile, {("a", "a"): 1.0}, NL, "light", narrow=False).option["series"][0]["data"]
    assert "{b}" not in mark["name"] and "<b>" not in mark["tooltip"]["formatter"]
