from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.figures.heat import HALF, NUMBERED, STEPS, heat, step
from dashboard.look import Theme, ink
from dashboard.views.value_systems import ValuesView
from dashboard.words import words
from tests.dashboard.views.made_values import ALIKE, STELLINGEN, held, many, seen

NL = words("nl")
FLAT = [0.0] * 5
WHOLE = seen(ALIKE, held("klein"), held("broer", people=9, why="sibling"))


def drawn(view: ValuesView = WHOLE, theme: Theme = "light", *, narrow: bool = False, **more: Any) -> go.Figure:
    return heat(view, NL, theme, narrow=narrow, **more)


def marks(figure: go.Figure) -> Any:
    [found] = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "markers"]
    return found


def numbers(figure: go.Figure) -> dict[tuple[float, float], str]:
    told = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text"]
    return {(x, y): text for trace in told for x, y, text in zip(trace.x, trace.y, trace.text, strict=True)}


def notes(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def brightness(colour: str) -> float:
    """Relative luminance, as contrast is measured."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_number_can_be_read_on_its_square_and_alike_stands_out_from_the_paper(theme: Theme) -> None:
    assert min(contrast(fill, on) for fill, on in STEPS[theme]) >= 4.5
    away = [contrast(fill, ink(theme).paper) for fill, _ in STEPS[theme]]
    assert all(before < after for before, after in pairwise(away))


def test_more_alike_is_never_less_blue() -> None:
    steps = [step(at / 100) for at in range(-100, 101)]
    assert steps == sorted(steps) and (steps[0], step(-0.01), step(0.0), step(1.0)) == (0, 0, 1, 9)


def test_the_squares_are_a_triangle_with_a_number_each() -> None:
    figure = drawn()
    [squares] = [trace for trace in figure.data if trace.type == "heatmap"]
    assert [[cell is not None for cell in row] for row in squares.z] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]
    assert list(marks(figure).customdata) == [pair.key for pair in WHOLE.pairs]
    found = dict(zip(zip(marks(figure).x, marks(figure).y, strict=True), marks(figure).customdata, strict=True))
    told = {found[place]: text for place, text in numbers(figure).items()}
    near = WHOLE.pair("zorg", "werk")
    assert near is not None and told[near.key] == "0,99" and len(told) == 6
    assert squares.z[0][0] == 9 and {row[0] for row in squares.z[1:]} == {0}


def test_a_square_without_a_known_likeness_is_hatched_and_has_no_number() -> None:
    figure = drawn(seen({**ALIKE, "vlak": FLAT}))
    hatched = [trace for trace in figure.data if trace.type == "bar"]
    assert len(hatched) == 4 and len(numbers(figure)) == 6 and len(marks(figure).customdata) == 10
    assert sum("niet te berekenen" in told for told in marks(figure).hovertext) == 4


def test_who_may_not_be_shown_has_a_hatched_row_with_the_reason_and_no_other_number() -> None:
    figure = drawn()
    assert len([trace for trace in figure.data if trace.type == "bar"]) == 2
    assert "te weinig antwoorden: 3, minimaal 5" in notes(figure)
    assert "verborgen: anders is een kleine groep terug te rekenen" in notes(figure)
    assert not any("9" in told for told in notes(figure)) and not any("Broer" in told for told in marks(figure).hovertext)
    assert len([trace for trace in drawn(seen({}, held("klein"))).data if trace.type == "bar"]) == 1


def test_each_group_of_two_and_more_has_an_outline_and_a_word() -> None:
    figure = drawn()
    assert len(figure.layout.shapes) == 2 and {shape.type for shape in figure.layout.shapes} == {"path"}
    assert {"sociale partners en bewoners", "bewoners en sociale partners"} & set(notes(figure))
    assert {"bedrijven en financiers", "financiers en bedrijven"} & {text.replace("<br>", " ") for text in notes(figure)}
    assert not drawn(seen({"werk": ALIKE["werk"], "bouw": ALIKE["bouw"]})).layout.shapes


def test_the_outline_holds_just_the_squares_of_its_group() -> None:
    three = seen({"a": ALIKE["werk"], "b": ALIKE["werk"], "c": ALIKE["zorg"]})
    [outline] = drawn(three).layout.shapes
    corners = [tuple(map(float, one.split(","))) for one in outline.path.strip("MZ").split("L")]
    [first, second] = sorted({y for _, y in zip(marks(drawn(three)).x, marks(drawn(three)).y, strict=True)})
    cell = second - first
    top = first - cell / 2
    assert corners == [(0, top), (1, top), (1, top + cell), (2, top + cell), (2, top + 2 * cell), (0, top + 2 * cell)]


def test_the_chosen_two_are_bold() -> None:
    bold = [text for text in notes(drawn(chosen=("zorg", "fonds"))) if text.startswith("<b>")]
    assert sorted(bold) == ["<b>Fonds</b>", "<b>Zorg</b>"]


def test_the_square_of_the_chosen_two_has_an_outline_of_its_own() -> None:
    pair = WHOLE.pairs[3]
    below, dashed = drawn(chosen=(pair.other, pair.one)).layout.shapes[-2:]
    places = dict(zip(marks(drawn()).customdata, zip(marks(drawn()).x, marks(drawn()).y, strict=True), strict=True))
    assert ((dashed.x0 + dashed.x1) / 2, (dashed.y0 + dashed.y1) / 2) == places[pair.key]
    assert dashed.line.dash and dashed.line.color == ink("light").ink and below.line.color == ink("light").paper
    assert [shape.line.dash for shape in drawn().layout.shapes] == [None, None]


def test_a_long_reason_is_written_over_the_lines_it_needs() -> None:
    view = seen(ALIKE, held("broer", people=9, why="differs"))
    [told] = [text for text in notes(drawn(view)) if text.startswith("verborgen")]
    assert "<br>" in told and max(map(len, told.split("<br>"))) <= 58


def test_many_partners_have_small_squares_without_numbers() -> None:
    few, more = drawn(seen(many(NUMBERED), people=1)), drawn(seen(many(NUMBERED + 1), people=1))
    assert len(numbers(few)) == NUMBERED * (NUMBERED - 1) / 2 and not numbers(more)
    assert len(marks(more).customdata) == (NUMBERED + 1) * NUMBERED / 2
    assert more.layout.height < 60 + 15 * NUMBERED + 120


def test_numbers_that_do_not_fit_are_all_left_out_on_a_phone_and_every_partner_is_named() -> None:
    view = seen(many(HALF), people=1)
    assert numbers(drawn(view)) and not numbers(drawn(view, narrow=True))
    crowded = drawn(seen(many(30), people=1), narrow=True)
    assert all(f"Partner {at:02}" in notes(crowded) for at in range(30))


def test_of_statements_the_number_is_the_agreement() -> None:
    view = seen({"a": [1.0] * 15, "b": [2.0] * 15}, instrument=STELLINGEN, people=1)
    assert list(numbers(drawn(view)).values()) == ["0,75"]


def test_names_are_shown_as_typed() -> None:
    view = seen(ALIKE, held("klein"), party_name="<b>$x</b>")
    assert any("&lt;b&gt;&#36;x" in text for text in notes(drawn(view))) and not any("$" in text for text in notes(drawn(view)))
    assert all("<b>" not in told for told in marks(drawn(view)).hovertext)
