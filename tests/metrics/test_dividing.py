import numpy as np
import pytest

from metrics.dividing import divided
from metrics.exact import total
from tests.metrics.made_contracts import D


def test_parts_go_by_weight() -> None:
    assert divided(D(900), {"a": D(1), "b": D(2)}) == {"a": D(300), "b": D(600)}


def test_the_cent_that_is_left_goes_to_who_lost_most_and_else_to_the_first() -> None:
    assert divided(D(100), {"a": D(1), "b": D(1), "c": D(1)}) == {"a": D("33.34"), "b": D("33.33"), "c": D("33.33")}
    assert divided(D("0.01"), {"a": D(1), "b": D(3)}) == {"a": D(0), "b": D("0.01")}


def test_who_weighs_nothing_gets_nothing() -> None:
    assert divided(D("0.05"), {"a": D(0), "b": D("0.1")}) == {"a": D(0), "b": D("0.05")}


def test_an_amount_told_finer_than_cents_is_divided_finer() -> None:
    assert divided(D("0.001"), {"a": D(1), "b": D(1)}) == {"a": D("0.001"), "b": D(0)}


@pytest.mark.parametrize("whole", [D(0), D("0.00"), D("1E+3")])
def test_nothing_and_round_amounts_are_divided_too(whole: D) -> None:
    assert total(divided(whole, {"a": D(1), "b": D(2)}).values()) == whole


def test_parts_always_add_up_to_the_whole_and_are_a_cent_off_at_most() -> None:
    rng = np.random.default_rng(5)
    for _ in range(200):
        whole = D(int(rng.integers(0, 10**12))).scaleb(-2)
        weights = {name: D(int(rng.integers(0, 10**6))).scaleb(-3) for name in range(rng.integers(1, 9))} | {"one": D(1)}
        parts = divided(whole, weights)
        assert total(parts.values()) == whole
        together = sum(weights.values())
        assert all(abs(parts[name] - whole * weight / together) < D("0.01") for name, weight in weights.items())
