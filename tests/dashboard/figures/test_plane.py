from typing import Any

import pytest

from dashboard.figures.plane import SYMBOL, plane
from dashboard.look import PARTY_COLOUR
from dashboard.views.value_plane import CROWD
from dashboard.words import words
from tests.dashboard.views.made_values import KINDS
from tests.dashboard.views.test_value_plane import PLACES, view

NL = words("nl")


def drawn(*, narrow: bool = False, means: Any = PLACES, **how: Any) -> dict[str, Any]:
    figure: dict[str, Any] = plane(view(means, **how), NL, "light", narrow=narrow).to_plotly_json()
    return figure


def names(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_every_kind_of_partner_has_its_shape_and_its_name_at_the_mark() -> None:
    figure = drawn(kinds={**KINDS, "zorg": {"kind": None}}, means={**PLACES, "zorg": [0.1, 0.0, 0.0, 0.0]})
    [marks] = figure["data"]
    told = {text.split(":")[0]: symbol for text, symbol in zip(marks["hovertext"], marks["marker"]["symbol"], strict=True)}
    assert told == {"Bouw": "triangle-up", "Fonds": "hexagon", "Werk": "circle", "Zorg": "circle-open"}
    assert len(set(SYMBOL.values())) == len(SYMBOL)
    assert PARTY_COLOUR["business"] in marks["marker"]["color"]
    assert {"Bouw", "Fonds", "Werk", "Zorg"} <= set(names(figure))
    assert marks["hovertext"][0] == "Bouw: regels–risico 0,7, resultaat–relatie −1,1 (12 mensen)"


def test_the_four_ends_of_the_axes_have_their_words() -> None:
    figure = drawn()
    at = {note["text"]: (note["x"], note["y"]) for note in figure["layout"]["annotations"]}
    assert at["<b>regels</b>"][0] == -at["<b>risico</b>"][0] < 0
    assert at["<b>relatie</b>"][1] < at["<b>resultaat</b>"][1] <= figure["layout"]["height"]


def test_relation_is_above_and_risk_at_the_right() -> None:
    [marks] = drawn()["data"]
    places = {text.split(":")[0]: place for text, *place in zip(marks["hovertext"], marks["x"], marks["y"], strict=True)}
    assert places["Werk"][1] < places["Fonds"][1] < places["Bouw"][1] and places["Bouw"][0] > places["Werk"][0]


@pytest.mark.parametrize("narrow", [False, True])
def test_each_ring_lies_within_the_picture_and_an_own_statement_has_none(narrow: bool) -> None:
    figure = drawn(narrow=narrow, band=1.5)
    rings = [shape["path"] for shape in figure["layout"]["shapes"] if shape["type"] == "path"]
    assert len(rings) == 3
    low, high = figure["layout"]["xaxis"]["range"]
    for path in rings:
        corners = [tuple(map(float, corner.split(","))) for corner in path.strip("MZ").split("L")]
        assert all(low <= x <= high and 0 <= y <= figure["layout"]["height"] for x, y in corners)
    assert not [shape for shape in drawn(people=1)["layout"]["shapes"] if shape["type"] == "path"]


def test_names_that_would_cover_one_another_stand_on_other_sides() -> None:
    figure = drawn(means={"aap": [0.0, 0.0, 0.5, 0.0], "noot": [0.01, 0.0, 0.5, 0.0], "mies": [0.0, 0.0, 0.52, 0.0]}, kinds={})
    notes = [note for note in figure["layout"]["annotations"] if note["text"] in ("Aap", "Noot", "Mies")]
    assert len({(note["xanchor"], note["yanchor"]) for note in notes}) == 3


def test_of_very_many_partners_no_names_or_rings_are_drawn() -> None:
    means = {f"p{at:02}": [at / 40, 0.0, -at / 40, 0.1] for at in range(CROWD + 1)}
    figure = drawn(means=means, kinds={})
    assert len(figure["data"][0]["x"]) == CROWD + 1 and len(names(figure)) == 4
    assert not [shape for shape in figure["layout"]["shapes"] if shape["type"] == "path"]


def test_a_name_is_no_markup() -> None:
    figure = drawn(means={"<b>x</b>": [0.1, 0.0, 0.1, 0.0]}, kinds={}, people=1)
    assert "&lt;b&gt;x&lt;/b&gt;" in names(figure)
