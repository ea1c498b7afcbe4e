"""A change of score shared out over its causes: MODEL.md's shelf, and all orders written out."""

from itertools import permutations
from math import fsum

import numpy as np
import pytest

from metrics.change import decomposed

FACTORS = ("data", "weights", "method", "membership")


def test_shelf_38_data_add_5_and_a_half_and_weights_take_1_and_a_half() -> None:
    def score(new: frozenset[str]) -> float:
        w = (0.6, 0.4) if "weights" in new else (0.5, 0.5)
        s = (30.0, 40.0) if "data" in new else (20.0, 40.0)
        return w[0] * s[0] + w[1] * s[1]

    found = decomposed(score, ("data", "weights"))
    assert (found.before, found.after, found.in_order) == (30, 34, False)
    assert found.parts == pytest.approx({"data": 5.5, "weights": -1.5}, abs=1e-12)


def test_four_factors_get_their_mean_step_over_all_orders_and_add_up() -> None:
    rng = np.random.default_rng(38)
    for _ in range(20):
        known: dict[frozenset[str], float] = {}
        asked: list[frozenset[str]] = []

        def score(
            new: frozenset[str], known: dict[frozenset[str], float] = known, asked: list[frozenset[str]] = asked
        ) -> float:
            asked.append(new)
            return known.setdefault(new, float(rng.uniform(-100, 100)))

        found = decomposed(score, FACTORS)
        assert len(asked) == len(set(asked)) == 16
        steps: dict[str, list[float]] = {one: [] for one in FACTORS}
        for order in permutations(FACTORS):
            for at, one in enumerate(order):
                steps[one].append(known[frozenset(order[: at + 1])] - known[frozenset(order[:at])])
        assert found.parts == pytest.approx({one: fsum(told) / 24 for one, told in steps.items()}, abs=1e-9)
        assert fsum(found.parts.values()) == pytest.approx(found.after - found.before, abs=1e-12)


def test_a_factor_that_does_nothing_gets_nothing_and_equals_get_the_same() -> None:
    found = decomposed(lambda new: 3.0 * len(new & {"data", "weights"}) ** 2, ("data", "weights", "method"))
    assert found.parts == pytest.approx({"data": 6, "weights": 6, "method": 0}, abs=1e-12)


def test_where_a_mix_has_no_score_the_steps_follow_one_order() -> None:
    def score(new: frozenset[str]) -> float | None:
        if new == {"weights"}:
            return None
        return 10.0 * ("data" in new) + 5.0 * ("membership" in new) * ("data" in new) - 2.0 * ("weights" in new)

    found = decomposed(score, ("weights", "data", "method", "membership"))
    assert found.in_order
    assert found.parts == {"data": 10, "membership": 5, "weights": -2, "method": 0}


def test_steps_without_a_score_of_their_own_stand_together() -> None:
    def score(new: frozenset[str]) -> float | None:
        return None if ("data" in new) != ("membership" in new) else 4.0 * len(new)

    found = decomposed(score, FACTORS)
    assert found.in_order
    assert found.parts == {"data+membership": 8, "weights": 4, "method": 4}
    assert fsum(found.parts.values()) == found.after - found.before


def test_a_change_needs_a_score_before_and_after() -> None:
    with pytest.raises(ValueError, match="before and after"):
        decomposed(lambda new: 1.0 if new else None, ("data",))


def test_a_factor_named_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        decomposed(lambda new: float(len(new)), ("data", "data"))
