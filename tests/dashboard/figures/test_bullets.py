from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.figures.bullets import MOST, Bullet, bullets
from dashboard.look import ink
from dashboard.words import words

NL = words("nl")
COLOURS = ink("light")


def bullet(validated: float | None, evidenced: float | None = None, claimed: float | None = None, **told: Any) -> Bullet:
    return Bullet(
        **{"name": "Werk", "under": "", "now": None, "told": "<b>46</b> van 60", "state": "✓ op koers", **told}
        | {
            "validated": validated,
            "evidenced": evidenced,
            "claimed": claimed,
        }
    )


def drawn(*rows: Bullet, narrow: bool = False, agreed: bool = True) -> go.Figure:
    return bullets(rows, NL, "light", narrow=narrow, agreed=agreed)


def blocks(figure: go.Figure) -> list[tuple[float, float, str]]:
    found = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    return [(round(shape.x0, 3), round(shape.x1, 3), shape.fillcolor) for shape in found]


def lines(figure: go.Figure, colour: str) -> list[float]:
    return [shape.x0 for shape in figure.layout.shapes if shape.type == "line" and shape.line.color == colour]


def notes(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_validated_evidenced_and_claimed_follow_one_another_as_solid_pale_and_outlined() -> None:
    figure = drawn(bullet(0.5, 0.2, 0.1))
    assert blocks(figure) == [(0, 0.5, COLOURS.blue), (0.5, 0.7, COLOURS.pale), (0.7, 0.8, "rgba(0,0,0,0)")]
    outlined = [shape for shape in figure.layout.shapes if shape.type == "rect"][2]
    assert (outlined.line.color, outlined.line.width) == (COLOURS.blue, 1.5)


def test_the_ink_line_is_what_was_agreed_and_more_than_that_is_drawn_past_it() -> None:
    figure = drawn(bullet(1.3))
    assert lines(figure, COLOURS.ink) == [1]
    assert blocks(figure) == [(0, 1.3, COLOURS.blue)]
    assert figure.layout.xaxis.range[1] > 1.3
    assert "afspraak" in notes(figure)


def test_a_bar_of_more_than_twice_the_agreement_ends_in_an_arrow() -> None:
    figure = drawn(bullet(40.0, 1.0))
    assert blocks(figure) == [(0, MOST, COLOURS.blue)]
    assert "▸" in notes(figure) and "▸" not in notes(drawn(bullet(1.9)))


def test_the_unknown_is_hatched_with_the_word_and_a_real_zero_is_a_mark() -> None:
    unknown = drawn(bullet(None, inside="onbekend: nog geen meting"))
    (hatched,) = unknown.data
    assert hatched.marker.pattern.shape == "/" and (hatched.base[0], hatched.x[0]) == (0, 1)
    assert "onbekend: nog geen meting" in notes(unknown)
    zero = drawn(bullet(0.0))
    assert not zero.data and blocks(zero) == [] and lines(zero, COLOURS.blue) == [0]


def test_where_a_row_would_be_now_is_a_line_through_it() -> None:
    assert lines(drawn(bullet(0.5, now=0.6)), COLOURS.amber) == [0.6]
    assert lines(drawn(bullet(None, now=0.6)), COLOURS.amber) == []


def test_only_what_is_drawn_is_explained() -> None:
    (legend, *_) = [note for note in notes(drawn(bullet(0.5, 0.1, 0.1, now=0.4))) if "gevalideerd" in note]
    assert all(word in legend for word in ("onderbouwd", "geclaimd", "hoort er nu te zijn"))
    alone = "".join(notes(drawn(bullet(0.5))))
    assert "gevalideerd" in alone and "onderbouwd" not in alone and "geclaimd" not in alone


def test_where_no_number_was_agreed_there_is_no_line_of_it() -> None:
    figure = drawn(bullet(None), agreed=False)
    assert lines(figure, COLOURS.ink) == [] and "afspraak" not in notes(figure)


@pytest.mark.parametrize("narrow", [False, True])
def test_names_stand_as_typed_with_the_contract_below_and_values_in_their_own_unit(narrow: bool) -> None:
    told = "".join(notes(drawn(bullet(0.5, name="<b>Werk</b> & meer", under="$1 {c}"), narrow=narrow)))
    assert "&lt;b&gt;Werk&lt;/b&gt; &amp; meer" in told and "&#36;1 {c}" in told
    assert "<b>46</b> van 60" in told and "✓ op koers" in told


@pytest.mark.parametrize("narrow", [False, True])
def test_rows_stand_below_one_another_without_touching(narrow: bool) -> None:
    figure = drawn(
        *(bullet(0.5, name="Een heel lange naam van een uitkomst die over twee regels loopt") for _ in range(12)), narrow=narrow
    )
    tops = [shape.y0 for shape in figure.layout.shapes if shape.type == "rect"]
    assert tops == sorted(tops) and min(b - a for a, b in pairwise(tops)) >= 44
    assert max(tops) < figure.layout.height


def test_vermilion_which_means_harm_is_nowhere() -> None:
    assert COLOURS.vermilion not in str(drawn(bullet(0.1, 0.1, 0.1, now=0.9), bullet(None)).to_plotly_json())


def test_what_the_parts_are_called_may_be_words_of_another_part() -> None:
    told = " ".join(notes(bullets([bullet(0.6, now=0.8)], NL, "light", narrow=False, legend="own.ambitions.legend")))
    assert "bereikt" in told and "waar het nu zou zijn" in told and "doel" in told and "bewezen" not in told
