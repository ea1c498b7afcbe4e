from decimal import Decimal
from typing import Any

import pytest

from dashboard.figures.coalitions_beside import coalitions_beside
from dashboard.views.coalitions_beside import Beside
from dashboard.views.portfolio_money import Amount, Money
from dashboard.words import words

NL = words("nl")
BORDERS = (-100.0, 0.0, 20.0, 50.0)
PAID = Money((), (Amount(Decimal(2500), "EUR", 1, 1),), (), ())
SCORED = Beside("X", "Rand <b>X</b>", 2, 40, 1, PAID, 32.4, 26.0, 40.0, 3, "waardevol", "unknown")
WITHHELD = Beside("Y", "Dal", 1, None, 0, Money((), (), (), ()), None, None, None, None, "", "coverage")


def drawn(*rows: Beside, narrow: bool = False, without_money: bool = False) -> Any:
    return coalitions_beside(rows, BORDERS, NL, "dark", narrow=narrow, without_money=without_money)


def texts(figure: Any) -> list[str]:
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("narrow", [False, True])
def test_a_score_is_a_dot_with_the_digit_of_its_level_on_its_band(narrow: bool) -> None:
    figure = drawn(SCORED, narrow=narrow)
    (dot,) = figure.data
    assert (dot.x[0], dot.text[0], dot.customdata[0]) == (32.4, "<b>3</b>", "80 % zeker: tussen 26 en 40")
    assert [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.type == "rect"] == [(26.0, 40.0)]


@pytest.mark.parametrize("narrow", [False, True])
def test_without_a_score_the_line_is_hatched_and_says_why(narrow: bool) -> None:
    figure = drawn(WITHHELD, narrow=narrow)
    (bar,) = figure.data
    assert (bar.base[0], bar.x[0], bar.marker.pattern.shape) == (-100.0, 200.0, "/")
    assert "te weinig gegevens" in texts(figure)


def test_money_has_a_column_of_its_own_which_goes_with_the_money() -> None:
    told = texts(drawn(SCORED, WITHHELD))
    assert {"niveau", "contracten", "bereikt", "betaald", "3 waardevol", "2", "€ 2.500", "Rand &lt;b&gt;X&lt;/b&gt;"} <= set(
        told
    )
    assert "40 (bekend van<br>1 van 2)" in told
    without = texts(drawn(SCORED, WITHHELD, without_money=True))
    assert not any("€" in text or "betaald" in text for text in without) and "3 waardevol" in without


def test_on_a_phone_what_is_known_stands_under_the_name() -> None:
    told = " ".join(texts(drawn(SCORED, narrow=True)))
    assert "2 contracten · mensen bereikt: 40 (bekend van 1 van 2)" in told and "betaald: € 2.500" in told
    assert "€" not in " ".join(texts(drawn(SCORED, narrow=True, without_money=True)))
