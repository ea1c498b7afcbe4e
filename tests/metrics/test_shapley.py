"""Fair shares of any game: textbook games, shapiq's answers, and what sampling promises."""

from collections.abc import Callable

import numpy as np
import pytest

from metrics import shapley
from metrics.dividends import Bools, Floats, table
from metrics.shapley import of_table, pairs_of_table, sampled
from tests.metrics.made_games import gloves, threesome

NAN = float("nan")


def same(found: Floats, expected: object) -> None:
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-9)


def inside(number: int) -> Bools:
    return np.arange(1 << number)[:, None] >> np.arange(number) & 1 == 1


def airport(costs: list[float]) -> Floats:
    """What a runway costs for each group of aircraft: that of the one that needs the longest."""
    found = np.zeros(1)
    for cost in costs:
        found = np.concatenate([found, np.maximum(found, cost)])
    return found


def of_groups(values: Floats, number: int) -> Callable[[Bools], Floats]:
    return lambda groups: values[groups @ (1 << np.arange(number))]


def test_golden_18_fair_shares_and_pairs_of_two_left_gloves_and_a_right_one() -> None:
    values = table(gloves(), gloves().likely)
    assert values.tolist() == [0, 0, 0, 0, 0, 1, 1, 1]
    same(of_table(values), [1 / 6, 1 / 6, 2 / 3])
    same(pairs_of_table(values), [[0, -0.5, 0.5], [-0.5, 0, 0.5], [0.5, 0.5, 0]])


def test_golden_19_a_runway_for_three_and_for_four() -> None:
    same(of_table(airport([1, 2, 3])), [1 / 3, 5 / 6, 11 / 6])
    same(of_table(airport([1, 2, 3, 4])), [1 / 4, 7 / 12, 13 / 12, 25 / 12])


def test_golden_20_and_21_from_the_table() -> None:
    values = table(threesome(), threesome().likely)
    same(of_table(values), [43, 22, 10])
    same(pairs_of_table(values), [[0, 16.5, 12.5], [16.5, 0, 10.5], [12.5, 10.5, 0]])


@pytest.mark.parametrize("number", [1, 2, 5, 12, 20])
def test_shares_of_any_table_add_up_to_what_all_are_worth_and_nobody_is_not(number: int) -> None:
    values = np.random.default_rng(number).normal(100, 50, 1 << number)
    same(of_table(values).sum(), values[-1] - values[0])


def test_a_runway_for_twenty_as_its_formula_says() -> None:
    costs = np.arange(1.0, 21)
    expected = np.cumsum(np.diff(costs, prepend=0) / np.arange(20, 0, -1))
    same(of_table(airport(costs.tolist())), expected)


def test_who_adds_nothing_gets_nothing_and_gains_from_nobody() -> None:
    without = np.random.default_rng(1).normal(size=1 << 6)
    values = np.concatenate([without, without])
    same(of_table(values), [*of_table(without), 0])
    same(pairs_of_table(values), np.pad(pairs_of_table(without), ((0, 1), (0, 1))))


def test_shares_and_pairs_of_two_tables_added_are_theirs_added() -> None:
    one, other = np.random.default_rng(2).normal(size=(2, 1 << 7))
    same(of_table(one + 3 * other), of_table(one) + 3 * of_table(other))
    same(pairs_of_table(one + 3 * other), pairs_of_table(one) + 3 * pairs_of_table(other))


def test_parties_in_another_order_have_the_same() -> None:
    values = np.random.default_rng(3).normal(size=1 << 6)
    order = np.array([4, 1, 5, 0, 3, 2])
    moved = values[inside(6) @ (1 << order)]
    same(of_table(moved), of_table(values)[order])
    same(pairs_of_table(moved), pairs_of_table(values)[np.ix_(order, order)])


def test_a_table_is_left_as_it_was() -> None:
    values = airport([1, 2, 3, 4])
    of_table(values), pairs_of_table(values)
    assert values.tolist() == airport([1, 2, 3, 4]).tolist()


def test_what_is_unknown_of_one_group_is_unknown_of_all_shares() -> None:
    for group in range(8):
        values = airport([1, 2, 3])
        values[group] = NAN
        assert np.isnan(of_table(values)).all()
        assert np.isnan(pairs_of_table(values)[np.triu_indices(3, 1)]).all()


def test_the_smallest_tables() -> None:
    assert of_table(np.zeros(1)).tolist() == []
    assert pairs_of_table(np.zeros(1)).shape == (0, 0)
    assert of_table(np.array([1.0, 5.0])).tolist() == [4]
    assert pairs_of_table(np.array([1.0, 5.0])).tolist() == [[0]]


@pytest.mark.parametrize("length", [0, 3, 6, 1 << 21])
def test_what_is_no_table_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="no table"):
        of_table(np.zeros(length))


@pytest.mark.slow
def test_shares_pairs_and_own_parts_are_shapiqs_on_a_hundred_games() -> None:
    from shapiq.game_theory.exact import ExactComputer  # here: it takes seconds to load

    rng = np.random.default_rng(8)
    numbers = [*range(2, 10)] * 11 + [10] * 6 + [11] * 4 + [12] * 2
    assert len(numbers) == 100
    for number in numbers:
        values = rng.normal(rng.uniform(-50, 100), 30, 1 << number)
        values[0] = 0.0
        theirs = ExactComputer(of_groups(values, number), number)
        shares, interactions = theirs("SV", 1), theirs("k-SII", 2)
        same(of_table(values), [shares[(one,)] for one in range(number)])
        gains = pairs_of_table(values)
        pairs = [(one, other) for one in range(number) for other in range(one + 1, number)]
        same(np.array([gains[pair] for pair in pairs]), [interactions[pair] for pair in pairs])
        same(of_table(values) - gains.sum(axis=1) / 2, [interactions[(one,)] for one in range(number)])


def test_two_hundred_sampled_are_at_most_two_percent_off() -> None:
    """The worth of a group is the cube of what its members weigh: dividends of one, two and three, so the shares are known."""
    weights = np.random.default_rng(5).uniform(1, 5, 200)
    one, two, three = weights, weights**2, weights**3
    others, squares = one.sum() - one, two.sum() - two
    known = three + 1.5 * (two * others + one * squares) + one * (others**2 - squares)
    values, error = sampled(lambda groups: (groups @ weights) ** 3, 200, permutations=800, seed=1)
    same(known.sum() / weights.sum() ** 3, 1)
    assert (np.abs(values - known) / known).max() < 0.02
    assert 0 < (error / known).max() < 0.02
    same(values.sum() / known.sum(), 1)


def test_the_standard_error_is_how_far_samples_lie_from_the_truth() -> None:
    values = airport(list(range(1, 9)))
    off = []
    for seed in range(40):
        found, error = sampled(of_groups(values, 8), 8, permutations=200, seed=seed)
        same(found.sum(), 8)
        off.append((found - of_table(values)) / error)
    assert 0.85 < np.sqrt(np.mean(np.square(off))) < 1.15
    assert np.abs(off).max() < 5


def test_what_two_parties_add_is_known_from_an_order_and_its_reverse() -> None:
    weights = np.arange(1.0, 31)
    values, error = sampled(lambda groups: (groups @ weights) ** 2, 30, permutations=8, seed=3)
    same(values, weights * weights.sum())
    same(error, np.zeros(30))


def test_the_same_seed_draws_the_same_however_many_are_asked_for_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(1).normal(size=1 << 7)
    values[0] = 0.0
    asked = []

    def worth(groups: Bools) -> Floats:
        asked.append(len(groups))
        return of_groups(values, 7)(groups)

    whole = sampled(worth, 7, 31, seed=2)
    assert len(asked) == 2
    monkeypatch.setattr(shapley, "_CELLS", 300)
    by_parts = sampled(worth, 7, 31, seed=2)
    assert len(asked) > 4
    same(np.stack(by_parts), np.stack(whole))
    assert not np.allclose(sampled(worth, 7, 31, seed=3)[0], whole[0])


def test_the_smallest_games_sampled() -> None:
    values, error = sampled(lambda groups: 7.0 * groups.sum(axis=1), 1, 8, seed=1)
    assert (values.tolist(), error.tolist()) == ([7], [0])
    with pytest.raises(ValueError, match="7 permutations"):
        sampled(lambda groups: np.zeros(len(groups)), 2, 7, seed=1)
