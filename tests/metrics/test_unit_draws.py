import numpy as np
import pytest
from scipy.stats import betabinom

from metrics.unit_draws import DRAWS, LOTS, Floats, mid_quantiles, unit_draws


def drawn(units: float, a: float, b: float, name: str = "one") -> Floats:
    return unit_draws(np.array([units]), np.array([a]), np.array([b]), [name])[0]


def test_golden_41_of_20_to_come_after_12_of_16_there_succeed_14_on_average() -> None:
    assert drawn(20, 1 + 12, 1 + 4).mean() == pytest.approx(14.4444, abs=0.001)


def test_draws_are_of_the_beta_binomial() -> None:
    rng = np.random.default_rng(1)
    units, a, b = rng.integers(1, 300, 40), rng.uniform(0.5, 200, 40), rng.uniform(0.5, 200, 40)
    for row, n, one, other in zip(unit_draws(units.astype(float), a, b, range(40)), units, a, b, strict=True):
        shares = np.cumsum(np.bincount(row.astype(int), minlength=n + 1)) / DRAWS
        assert np.abs(shares - betabinom(n, one, other).cdf(np.arange(n + 1))).max() <= 0.5 / DRAWS + 1e-9


def test_without_anything_known_each_number_is_as_likely() -> None:
    assert np.bincount(drawn(3, 1, 1).astype(int)).tolist() == [DRAWS // 4] * 4


def test_the_order_of_the_draws_follows_from_the_name_alone() -> None:
    units, a, b = np.array([50.0, 80.0, 80.0]), np.array([3.0, 9.0, 9.0]), np.array([2.0, 5.0, 5.0])
    names = ["a", "b", "c"]
    whole = unit_draws(units, a, b, names)
    np.testing.assert_array_equal(unit_draws(units[::-1], a[::-1], b[::-1], names[::-1])[::-1], whole)
    np.testing.assert_array_equal(unit_draws(units[:1], a[:1], b[:1], names[:1]), whole[:1])
    assert not np.array_equal(whole[1], whole[2])


def test_draws_of_different_names_are_independent() -> None:
    told = np.full(60, 100.0)
    r = np.corrcoef(unit_draws(told, told, told, range(60)))[np.triu_indices(60, 1)]
    assert abs(r.mean()) < 0.003
    assert r.std() == pytest.approx(DRAWS**-0.5, rel=0.1)


def test_more_successes_lower_no_draw_and_more_failures_raise_none() -> None:
    rng = np.random.default_rng(2)
    for _ in range(20):
        units, a, b = float(rng.integers(1, 200)), float(rng.integers(1, 50)), float(rng.integers(1, 50))
        assert (drawn(units, a + 1, b) >= drawn(units, a, b)).all()
        assert (drawn(units, a, b + 1) <= drawn(units, a, b)).all()
        assert (drawn(units + 1, a, b) >= drawn(units, a, b)).all()


def test_parts_of_units_are_drawn_whole_or_not() -> None:
    assert set(drawn(0.4, 1, 1)) == {0, 0.4}
    assert set(drawn(2.5, 1, 1)) == {0, 1.25, 2.5}


def test_very_many_units_are_drawn_in_lots() -> None:
    many = drawn(1e9, 600, 400)
    assert many.mean() == pytest.approx(0.6e9, rel=1e-3)
    assert np.unique(many % (1e9 / LOTS)).tolist() == [0]
    of_all = 1e9 * np.sqrt(0.6 * 0.4 / 1000)
    assert of_all < many.std() < 1.06 * of_all


def test_of_nothing_nothing_is_drawn() -> None:
    none = np.array([])
    assert unit_draws(none, none, none, []).shape == (0, DRAWS)


def test_a_value_stands_in_the_middle_of_its_own_share() -> None:
    # below 0 nothing and 0 itself a half, so that 0 stands at 1/4; 1 stands at 3/4
    even = np.repeat([[0.0, 1.0]], 500, axis=1)
    assert [float(found[0]) for found in mid_quantiles(even, [0.1, 0.25, 0.5, 0.75, 0.9])] == [0, 0, 0.5, 1, 1]
    # 0 stands at 0.05, 10 at 0.5, 20 at 0.95
    three = np.repeat([0.0, 10.0, 20.0], [100, 800, 100])[None]
    assert [float(found[0]) for found in mid_quantiles(three, [0.1, 0.5, 0.9])] == pytest.approx([10 / 9, 10, 170 / 9])


def test_mid_quantiles_are_those_of_the_definition() -> None:
    rng = np.random.default_rng(3)
    rows = rng.binomial(rng.integers(1, 40, (30, 1)), rng.random((30, 1)), (30, 1000)) * 7.5
    shares = [0.0, 0.02, 0.1, 0.5, 0.9, 0.99, 1.0]
    found = np.stack(mid_quantiles(rows, shares), axis=1)
    for row, told in zip(rows, found, strict=True):
        values, times = np.unique(row, return_counts=True)
        np.testing.assert_allclose(told, np.interp(shares, (np.cumsum(times) - times / 2) / len(row), values), rtol=1e-12)


def test_of_one_value_each_quantile_is_that_value() -> None:
    assert [found.tolist() for found in mid_quantiles(np.full((2, 9), 4.2), [0.1, 0.5, 0.9])] == [[4.2, 4.2]] * 3
