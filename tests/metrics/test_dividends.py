"""What follows from dividends: MODEL's shelf, what must hold whatever the game, and what is unknown or not there."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest

from metrics.dividends import Floats, Game, alone, close, drawn, fair, game, marginal, own_parts, pairs, table, together, worth
from metrics.shapley import of_table, pairs_of_table
from tests.metrics.made_games import at_random, sure, threesome, told

NAN = float("nan")
GAMES = [at_random(seed, number) for number in (1, 2, 3, 5, 8) for seed in range(8)]


def same(found: Floats, expected: object) -> None:
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-9)


def test_golden_20_the_triple_and_the_synergy_of_three() -> None:
    found = threesome()
    d = found.likely
    assert found.parties == ("A", "B", "C")
    assert together(found, d) == 75
    same(fair(found, d), [43, 22, 10])
    same(alone(found, d), [30, 10, 0])
    same(marginal(found, d), [59, 37, 23])
    assert marginal(found, d).sum() == 119
    synergy = together(found, d) - alone(found, d).sum()
    assert synergy == 35
    assert round(100 * synergy / together(found, d), 2) == 46.67


def test_golden_21_pairs_and_own_parts_of_three() -> None:
    found = threesome()
    same(pairs(found, found.likely), [[0, 16.5, 12.5], [16.5, 0, 10.5], [12.5, 10.5, 0]])
    same(own_parts(found, found.likely), [28.5, 8.5, -1.5])


def test_golden_23_somebody_joins_the_three() -> None:
    before = threesome()
    after = sure(A=30, B=10, C=0, AB=12, AC=8, BC=6, ABC=9, D=0, AD=4, CD=2)
    assert together(after, after.likely) - together(before, before.likely) == 6
    same(fair(after, after.likely), [45, 22, 11, 3])


def test_golden_24_working_together_costs_and_all_are_worse_off() -> None:
    found = sure(A=30, B=10, C=0, ABC=-15)
    d = found.likely
    assert together(found, d) == 25
    assert together(found, d) - alone(found, d).sum() == -15
    same(fair(found, d), [25, 5, -5])
    assert (fair(found, d) < alone(found, d)).all()


@pytest.mark.parametrize("found", GAMES)
def test_fair_shares_add_up_and_so_do_own_parts_with_pairs(found: Game) -> None:
    d = found.likely
    same(fair(found, d).sum(), together(found, d))
    same(own_parts(found, d).sum() + pairs(found, d).sum() / 2, together(found, d))
    same(own_parts(found, d) + pairs(found, d).sum(axis=1) / 2, fair(found, d))
    same(pairs(found, d), pairs(found, d).T)


@pytest.mark.parametrize("found", GAMES)
def test_fair_shares_are_those_of_the_table_and_of_every_order_of_joining(found: Game) -> None:
    d, number = found.likely, len(found.parties)
    values = table(found, d)
    orders = np.array(list(permutations(range(number))))
    steps = np.pad(values[np.cumsum(1 << orders, axis=1)], ((0, 0), (1, 0)))
    added = np.zeros(orders.shape)
    np.put_along_axis(added, orders, np.diff(steps, axis=1), axis=1)
    same(fair(found, d), added.mean(axis=0))
    same(fair(found, d), of_table(values))
    same(pairs(found, d), pairs_of_table(values))
    same(marginal(found, d), values[-1] - values[len(values) - 1 - (1 << np.arange(number))])
    same(alone(found, d), values[1 << np.arange(number)])


@pytest.mark.parametrize("found", GAMES)
def test_the_worth_of_every_group_is_the_sum_of_the_dividends_within_it(found: Game) -> None:
    number = len(found.parties)
    inside = np.arange(1 << number)[:, None] >> np.arange(number) & 1 == 1
    expected = [found.likely[(found.members <= group).all(axis=1)].sum() for group in inside]
    same(worth(found, found.likely, inside), expected)
    same(table(found, found.likely), expected)


@pytest.mark.parametrize("seed", range(10))
def test_parties_that_do_alike_get_alike(seed: int) -> None:
    found = at_random(seed, 6)
    swapped = found.members[:, [1, 0, 2, 3, 4, 5]]
    both = Game(found.parties, np.concatenate([found.members, swapped]), *[np.tile(found.likely, 2)] * 3)
    assert abs(fair(found, found.likely)[0] - fair(found, found.likely)[1]) > 1e-3
    same(fair(both, both.likely)[0], fair(both, both.likely)[1])


@pytest.mark.parametrize("seed", range(10))
def test_fair_shares_of_two_games_added_are_the_fair_shares_added(seed: int) -> None:
    found = at_random(seed, 6)
    other = np.random.default_rng(seed).normal(size=found.likely.shape)
    for of in (fair, alone, marginal, together, pairs, own_parts):
        same(of(found, found.likely + 3 * other), of(found, found.likely) + 3 * of(found, other))


@pytest.mark.parametrize("seed", range(10))
def test_other_names_and_another_order_of_rows_change_nothing_but_the_order(seed: int) -> None:
    before = at_random(seed, 8)
    rng = np.random.default_rng(seed)
    names = dict(zip("ABCDEFGH", rng.permutation([*"STUVWXYZ"]).tolist(), strict=True))
    sets = ["".join(names[name] for name in np.array(before.parties)[within]) for within in before.members]
    rows = [(of, None, likely, None) for of, likely in zip(sets, before.likely.tolist(), strict=True)]
    after = game(told(*(rows[at] for at in rng.permutation(len(rows)))))
    there = [after.parties.index(names[name]) for name in before.parties]
    for of in (fair, alone, marginal, own_parts):
        same(of(before, before.likely), of(after, after.likely)[there])
    same(pairs(before, before.likely), pairs(after, after.likely)[np.ix_(there, there)])


@pytest.mark.parametrize("seed", range(10))
def test_a_newcomer_without_dividends_gets_nothing_and_changes_nobody(seed: int) -> None:
    before = at_random(seed, 6)
    after = Game((*before.parties, "Z"), np.pad(before.members, ((0, 0), (0, 1))), before.low, before.likely, before.high)
    for of in (fair, alone, marginal, own_parts):
        assert of(after, after.likely).tolist() == [*of(before, before.likely).tolist(), 0.0]
    assert together(after, after.likely) == together(before, before.likely)
    assert (drawn(after, 20, 1) == drawn(before, 20, 1)).all()


def test_parties_named_without_dividends_are_in_the_game() -> None:
    found = sure(["Z", "A"], B=3)
    assert found.parties == ("A", "B", "Z")
    assert fair(found, found.likely).tolist() == [0, 3, 0]


def test_every_draw_adds_up_and_keeps_within_its_range() -> None:
    found = at_random(4, 7)
    d = drawn(found, 500, seed=1)
    assert d.shape == (500, len(found.likely))
    assert (found.low <= d.min(axis=0)).all() and (d.max(axis=0) <= found.high).all()
    same(fair(found, d).sum(axis=1), together(found, d))
    same(own_parts(found, d).sum(axis=1) + pairs(found, d).sum(axis=(1, 2)) / 2, together(found, d))
    assert worth(found, d, np.ones((1, 7), dtype=bool)).shape == (500, 1)
    same(fair(found, d)[3], fair(found, d[3]))


def test_draws_are_triangular_and_of_one_dividend_independent_of_another() -> None:
    found = game(told(("A", 0.0, 10.0, 40.0), ("B", 0.0, 10.0, 40.0)))
    d = drawn(found, 20_000, seed=2)
    np.testing.assert_allclose(d.mean(axis=0), 50 / 3, rtol=0.02)
    np.testing.assert_allclose((d < 10).mean(axis=0), 0.25, atol=0.01)
    assert abs(np.corrcoef(d.T)[0, 1]) < 0.03


def test_a_dividend_is_drawn_alike_with_one_party_more_and_otherwise_with_another_seed() -> None:
    rows = [("A", 0.0, 10.0, 40.0), ("AB", -5.0, 0.0, 1.0)]
    before, after = game(told(*rows)), game(told(("BZ", 0.0, 1.0, 9.0), *rows))
    assert (drawn(after, 50, 7)[:, 1:] == drawn(before, 50, 7)).all()
    assert (drawn(before, 50, 8) != drawn(before, 50, 7)).all()


def test_a_dividend_without_a_range_is_sure() -> None:
    found = game(told(("A", None, 10.0, None), ("B", None, 10.0, 15.0)))
    d = drawn(found, 50, 1)
    assert (d[:, 0] == 10).all()
    assert d[:, 1].min() >= 10 and d[:, 1].max() > 12


def test_a_range_that_does_not_hold_the_likely_value_says_nothing_of_how_sure_it_is() -> None:
    found = game(told(("A", 12.0, 10.0, 15.0), ("B", 9.0, 10.0, 15.0)))
    assert np.isnan(drawn(found, 5, 1)[:, 0]).all()
    assert not np.isnan(drawn(found, 5, 1)[:, 1]).any()


def test_what_is_unknown_is_unknown_for_those_it_is_of_and_for_nobody_else() -> None:
    found = sure(A=30, B=10, C=None, D=4, AB=None, AD=2, ABD=6)
    d = found.likely
    same(fair(found, d), [NAN, NAN, NAN, 4 + 1 + 2])
    same(alone(found, d), [30, 10, NAN, 4])
    same(marginal(found, d), [NAN, NAN, NAN, 12])
    assert np.isnan(together(found, d))
    same(pairs(found, d), [[0, NAN, 0, 5], [NAN, 0, 0, 3], [0, 0, 0, 0], [5, 3, 0, 0]])
    groups = np.array([[1, 0, 0, 1], [1, 1, 0, 0], [0, 1, 0, 1], [0, 0, 1, 0]], dtype=bool)
    same(worth(found, d, groups), [36, NAN, 14, NAN])
    same(table(found, d)[[0b1001, 0b0011, 0b1010, 0b0100]], [36, NAN, 14, NAN])
    same(fair(found, drawn(found, 3, 1)), [[NAN, NAN, NAN, 7]] * 3)


def test_the_own_part_rests_on_no_dividend_of_two() -> None:
    found = sure(A=30, B=10, AB=None)
    same(own_parts(found, found.likely), [30, 10])
    found = sure(A=30, B=10, C=0, ABC=None)
    same(own_parts(found, found.likely), [NAN] * 3)


def test_an_unknown_likely_value_is_unknown_with_whatever_range() -> None:
    found = game(told(("A", 1.0, None, 3.0), ("B", None, 2.0, None)))
    same(np.stack([found.low, found.likely, found.high]), [[NAN, 2]] * 3)
    same(drawn(found, 2, 1), [[NAN, 2]] * 2)


def test_all_unknown_is_unknown_for_all() -> None:
    found = sure(A=None, B=None, AB=None)
    for of in (fair, alone, marginal):
        same(of(found, found.likely), [NAN, NAN])


def test_nothing_can_be_worth_less_than_nothing() -> None:
    found = sure(A=5, B=-3, AB=-10)
    assert together(found, found.likely) == -8
    same(fair(found, found.likely), [0, -8])


def test_one_partner_has_all_there_is() -> None:
    found = sure(A=12)
    assert together(found, found.likely) == 12
    assert fair(found, found.likely).tolist() == alone(found, found.likely).tolist() == [12]
    assert pairs(found, found.likely).tolist() == [[0]]
    assert own_parts(found, found.likely).tolist() == [12]


@pytest.mark.parametrize("parties", [(), ("A", "B")])
def test_without_dividends_there_is_nothing(parties: tuple[str, ...]) -> None:
    found = sure(parties)
    d, number = found.likely, len(parties)
    assert together(found, d) == 0
    for of in (fair, alone, marginal, own_parts):
        assert of(found, d).tolist() == [0] * number
    assert pairs(found, d).shape == (number, number)
    assert drawn(found, 10, 1).shape == (10, 0)
    assert fair(found, drawn(found, 10, 1)).shape == (10, number)
    assert table(found, d).tolist() == [0] * 2**number


def test_a_dividend_of_nobody_or_of_the_same_parties_twice_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nobody"):
        Game(("A",), np.zeros((1, 1), dtype=bool), np.ones(1), np.ones(1), np.ones(1))
    with pytest.raises(ValueError, match="nobody"):
        game(pd.DataFrame({"parties": [""], "low": [1.0], "likely": [1.0], "high": [1.0]}))
    with pytest.raises(ValueError, match="same parties"):
        sure(AB=1, BA=2)


def test_more_than_twenty_parties_make_no_table() -> None:
    found = at_random(1, 21)
    with pytest.raises(ValueError, match="21 parties"):
        table(found, found.likely)


def test_sums_are_the_same_within_a_part_of_all_that_is_at_stake() -> None:
    assert close(np.array([3.0, -1.0, np.nan])) == pytest.approx(4e-9)
    assert 0 < close(np.zeros(2)) < 1e-300
    assert close(np.zeros(0)) > 0
