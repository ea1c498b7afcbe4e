"""The payment rule: MODEL's shelf, and what must hold whatever is validated and paid."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from metrics.paying import computed, credit, due, earned, known, less, told
from tests.metrics.made_contracts import D, arrow


def test_golden_41_what_is_due_for_37_units_under_a_cap() -> None:
    worth = computed(37, D(5000))
    assert worth == 185_000
    assert due(worth, D(0), D(150_000)) == 150_000


@pytest.mark.parametrize(
    ("worth", "paid", "cap", "now", "back"),
    [
        (100, 0, None, 100, 0),
        (100, 60, None, 40, 0),
        (100, 60, 80, 20, 0),
        (100, 80, 80, 0, 0),
        (100, 90, 80, 0, 10),
        (40, 60, 80, 0, 20),
        (0, 0, 0, 0, 0),
        (100, -10, 80, 90, 0),
    ],
)
def test_what_is_due_and_what_is_too_much(worth: int, paid: int, cap: int | None, now: int, back: int) -> None:
    amounts = D(worth), D(paid), None if cap is None else D(cap)
    assert (due(*amounts), credit(*amounts)) == (now, back)


def test_whoever_pays_by_the_rule_never_pays_more_than_the_cap() -> None:
    for seed in range(200):
        rng = np.random.default_rng(seed)
        price, cap = D(int(rng.integers(1, 10**6))) / 100, D(int(rng.integers(0, 10**7))) / 100
        units, paid = 0.0, D(0)
        for _ in range(12):
            units = max(0.0, units + round(float(rng.normal(8, 10)), 3))  # validated units are corrected downwards as well
            worth = computed(units, price)
            now, back = due(worth, paid, cap), credit(worth, paid, cap)
            assert now >= 0 and back >= 0 and not (now and back)
            assert paid + now - back == min(worth, cap)
            paid += now
            assert paid <= cap


def test_units_times_price_is_exact_and_takes_units_as_they_are_written() -> None:
    assert computed(0.1 + 0.2, D("333.333333")) == D("99.9999999")
    assert computed(3, D("0.000001")) == D("0.000003")
    for seed in range(50):
        rng = np.random.default_rng(seed)
        price = D(int(rng.integers(1, 10**15))) / 10**6 + 10**20
        units = int(rng.integers(0, 10**9)) / 1000
        assert Fraction(computed(units, price)) == Fraction(str(units)) * Fraction(price)


def test_earned_is_at_most_the_cap_and_all_of_it_without_one() -> None:
    assert [earned(D(5), cap) for cap in (None, D(7), D(5), D(3), D(0))] == [5, 5, 5, 3, 0]
    assert str(less(D(10) ** 30, D("0.000001"))) == f"{'9' * 30}.999999"


def test_what_is_unknown_is_none_and_never_zero() -> None:
    one = pd.Series([D(3), None, D(3), D(0)], dtype=object)
    other = pd.Series([D(1), D(1), np.nan, D(0)], dtype=object)
    assert known(less, one, other).tolist() == [2, None, None, 0]
    assert known(less, one[:0], other[:0]).tolist() == []
    frame = pd.DataFrame({"amount": one, "units": [1.5, np.nan, 0.0, np.nan], "name": ["a", None, "", "b"]})
    found = told(frame)
    assert found.to_numpy().tolist() == [[D(3), 1.5, "a"], [None, None, None], [D(3), 0.0, ""], [D(0), None, "b"]]
    assert told(arrow(frame)).to_numpy().tolist() == found.to_numpy().tolist()
