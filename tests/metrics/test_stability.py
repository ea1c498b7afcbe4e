"""Who could do better without the others: MODEL's shelf, the theorem against looking at all groups, and limits."""

from itertools import combinations

import numpy as np
import pytest

from metrics.dividends import Game, fair
from metrics.stability import Blocking, Stability, blocking
from tests.metrics.made_games import at_random, gloves, sure, threesome


def looked_at(game: Game) -> dict[tuple[str, ...], float]:
    """Every group that falls short, and by how much, as its definition says."""
    shares = dict(zip(game.parties, fair(game, game.likely).tolist(), strict=True))
    sets = [{name for name, is_in in zip(game.parties, row, strict=True) if is_in} for row in game.members.tolist()]
    found = {}
    for size in range(1, len(game.parties)):
        for group in combinations(game.parties, size):
            apart = sum(d for parties, d in zip(sets, game.likely.tolist(), strict=True) if parties <= {*group})
            if apart - sum(shares[name] for name in group) > 1e-6:
                found[group] = apart - sum(shares[name] for name in group)
    return found


def test_golden_18_the_right_glove_and_either_left_one_are_each_a_sixth_short() -> None:
    found = blocking(gloves(), gloves().likely)
    assert [(one.parties, one.worth) for one in found.groups] == [(("K", "R"), 1.0), (("L", "R"), 1.0)]
    np.testing.assert_allclose([(one.gets, one.short) for one in found.groups], [(5 / 6, 1 / 6)] * 2)
    assert (found.tested, found.tried) == ("all", 6)


def test_golden_20_the_three_are_in_the_core_by_theorem() -> None:
    assert blocking(threesome(), threesome().likely) == Stability([], "theorem", 0)
    assert looked_at(threesome()) == {}


def test_golden_24_where_working_together_costs_every_group_is_worse_off() -> None:
    found = sure(A=30, B=10, C=0, ABC=-15)
    told = blocking(found, found.likely)
    assert told.groups == [
        Blocking(("A", "B"), 40, 30, 10),
        Blocking(("A", "C"), 30, 20, 10),
        Blocking(("B", "C"), 10, 0, 10),
        Blocking(("A",), 30, 25, 5),
        Blocking(("B",), 10, 5, 5),
        Blocking(("C",), 0, -5, 5),
    ]
    assert (told.tested, told.tried) == ("all", 6)


@pytest.mark.parametrize("seed", range(12))
def test_where_the_theorem_holds_no_group_of_all_falls_short(seed: int) -> None:
    found = at_random(seed, 2 + seed % 6, least=0)
    negative_alone = np.where(found.sizes == 1, -found.likely, found.likely)
    found = Game(found.parties, found.members, negative_alone, negative_alone, negative_alone)
    assert blocking(found, found.likely).tested == "theorem"
    assert looked_at(found) == {}


def test_where_it_does_not_hold_all_groups_are_looked_at_and_those_that_fall_short_are_told() -> None:
    some_in_the_core = some_not = 0
    for seed in range(40):
        found = at_random(seed, 3 + seed % 4, dividends=8, least=-10 * (seed % 3) - 5)
        told = blocking(found, found.likely)
        expected = looked_at(found)
        assert {one.parties: pytest.approx(one.short) for one in told.groups} == expected
        if told.tested == "all":
            assert told.tried == 2 ** len(found.parties) - 2
            some_in_the_core += not expected
            some_not += bool(expected)
    assert some_in_the_core > 2
    assert some_not > 2


def test_the_group_that_is_shortest_comes_first() -> None:
    found = at_random(3, 8, least=-90)
    told = blocking(found, found.likely).groups
    assert len(told) > 10
    assert [one.short for one in told] == sorted((one.short for one in told), reverse=True)
    for one in told:
        assert one.short == pytest.approx(one.worth - one.gets)


def test_above_sixteen_only_single_ones_pairs_and_all_but_one_are_looked_at() -> None:
    names = "ABCDEFGHIJKLMNOPQ"
    found = sure([*names], A=10, AB=-6, CD=4, EFG=5, EFH=5, EFGH=-9)
    told = blocking(found, found.likely)
    assert (told.tested, told.tried) == ("limited", 17 + 17 * 16 // 2 + 17)
    whole = sure([*names[:16]], A=10, AB=-6, CD=4, EFG=5, EFH=5, EFGH=-9)
    among_all = {one.parties for one in blocking(whole, whole.likely).groups}
    assert ("E", "F", "G") in among_all
    # without Q, who adds nothing: pairs and single ones fall short alike, a trio is not looked at
    few = {parties for parties in among_all if len(parties) < 3}
    assert {one.parties for one in told.groups if len(one.parties) < 3 and "Q" not in one.parties} == few
    assert {len(one.parties) for one in told.groups} <= {1, 2, 16}
    assert tuple(names.replace("A", "")) in {one.parties for one in told.groups}


def test_above_sixteen_the_theorem_still_holds() -> None:
    found = sure([*"ABCDEFGHIJKLMNOPQR"], A=-10, AB=6, CD=0)
    assert blocking(found, found.likely) == Stability([], "theorem", 0)


def test_groups_of_which_something_is_unknown_are_not_looked_at() -> None:
    found = sure(A=10, B=5, C=None, AB=-4, CD=2)
    told = blocking(found, found.likely)
    assert (told.tested, told.tried) == ("limited", 7)  # those without C
    assert [("".join(one.parties), one.short) for one in told.groups] == [("A", 2), ("B", 2), ("AD", 1), ("BD", 1)]


def test_the_theorem_does_not_mind_what_one_is_worth_alone_but_does_what_is_unknown_together() -> None:
    found = sure(A=None, B=5, AB=4)
    assert blocking(found, found.likely).tested == "theorem"
    found = sure(A=3, B=5, C=1, AB=None, BC=4)
    told = blocking(found, found.likely)
    assert (told.groups, told.tested, told.tried) == ([], "limited", 1)


def test_all_unknown_leaves_nothing_to_look_at() -> None:
    found = sure(A=None, B=None, AB=None)
    assert blocking(found, found.likely) == Stability([], "limited", 0)


@pytest.mark.parametrize("game", [sure(), sure(["A"]), sure(A=-5), sure(["A", "B"])])
def test_with_one_partner_or_without_dividends_nobody_can_fall_short(game: Game) -> None:
    assert blocking(game, game.likely) == Stability([], "theorem", 0)


def test_what_computing_with_fractions_leaves_is_no_shortfall() -> None:
    found = sure(A=1e6, B=1e6, AB=0.3 - 0.1 * 3)
    assert found.likely[2] < 0
    assert blocking(found, found.likely) == Stability([], "all", 2)


def test_a_small_game_has_blocking_groups_as_a_large_one() -> None:
    for scale in (1e-12, 1.0, 1e9):
        found = sure(A=30 * scale, B=10 * scale, AB=-12 * scale)
        assert [one.parties for one in blocking(found, found.likely).groups] == [("A",), ("B",)]
