from decimal import Decimal

import numpy as np
import pytest

from dashboard.views import contribution_numbers as views
from dashboard.words import words

NL = words("nl")


@pytest.mark.parametrize(
    ("value", "low", "high", "told"),
    [
        (17.04, 13.5, 20.5, "17"),
        (6.53, 4, 9, "6,5"),
        (154.4, 140, 160, "154"),
        (0.625, 0.3, 0.9, "0,6"),
        (0.0421, None, None, "0,042"),
        (0.0, 0.0, 0.0, "0"),
        (-3.25, None, None, "−3,3"),
        (None, None, None, "onbekend"),
    ],
)
def test_a_number_has_as_many_decimals_as_its_band_bears(value: float | None, low: float, high: float, told: str) -> None:
    assert views.number_told(value, NL, low, high) == told


def test_a_whole_and_two_parts_add_up_as_they_are_shown() -> None:
    assert views.split_shown(46.4, 27.4, 0) == (Decimal(46), Decimal(27), Decimal(19))
    assert views.split_shown(46.4, 11.6, 0) == (Decimal(46), Decimal(11), Decimal(35))
    assert views.split_shown(34.0, 38.0, 1) == (Decimal("34.0"), Decimal("38.0"), Decimal("-4.0"))


def test_parts_add_up_to_the_rounding_of_their_sum_and_none_moves_more_than_one_digit() -> None:
    for seed in range(60):
        draw = np.random.default_rng(seed)
        values = draw.uniform(-5, 20, draw.integers(1, 12)).tolist()
        shown = views.parts_shown(values, 1)
        assert sum(shown) == views.rounded(sum(values), 1)
        assert all(abs(float(part) - value) < 0.1 for part, value in zip(shown, values, strict=True))


def test_a_part_is_not_made_a_zero_and_the_smaller_of_equals_moves() -> None:
    assert views.parts_shown([13.15, 5.9, 5.75, 5.4, 1.9, 1.0, 0.9], 1)[:3] == (Decimal("13.2"), Decimal("5.9"), Decimal("5.7"))
    assert views.parts_shown([0.05, 9.95], 1) == (Decimal("0.1"), Decimal("9.9"))
    assert views.parts_shown([], 1) == ()


def test_a_band_is_told_where_there_is_one_and_in_whole_numbers_where_it_is_wide() -> None:
    assert (
        views.range_told(5.5, 7.5, NL) == "5,5 tot 7,5"
        and views.range_told(2.0, 2.0, NL) == views.range_told(None, 1, NL) == ""
    )
    assert views.between_told(43.7, 52.7, NL) == "tussen 44 en 53" and views.between_told(1.3, 2.6, NL) == "tussen 1,3 en 2,6"
    assert views.between_told(None, 2.0, NL) == ""
