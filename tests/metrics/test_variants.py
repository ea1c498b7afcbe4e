"""Other ways to share: MODEL's shelf, each by its own definition, and what is unknown."""

import networkx as nx
import numpy as np
import pytest

from metrics.dividends import Bools, Floats, Game, drawn, fair, table, together
from metrics.shapley import of_table
from metrics.variants import by_hours, connected, equal, proportional
from tests.metrics.made_games import at_random, sure, threesome

NAN = float("nan")


def same(found: Floats, expected: object) -> None:
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-9)


def tied(game: Game, *pairs: str) -> Bools:
    """Who has a stream to whom: "AB" is one from A to B."""
    found = np.zeros((len(game.parties), len(game.parties)), dtype=bool)
    for giver, receiver in pairs:
        found[game.parties.index(giver), game.parties.index(receiver)] = True
    return found


def at_random_tied(seed: int, number: int, share: float) -> Bools:
    found: Bools = np.random.default_rng(seed).random((number, number)) < share
    return found


def test_golden_22_three_variants_of_the_three() -> None:
    found = threesome()
    same(proportional(found, found.likely), [53.75, 21.25, 0])
    same(connected(found, found.likely, tied(found, "AB", "CB")), [41 + 2 / 3, 24 + 2 / 3, 8 + 2 / 3])
    same(by_hours(found, found.likely, np.array([10.0, 30, 60])), [7.5, 22.5, 45])


def test_equal_is_equal() -> None:
    found = threesome()
    same(equal(found, found.likely), [25, 25, 25])


@pytest.mark.parametrize("hours", [[0.0, 0, 0], [10, NAN, 60]])
def test_hours_that_nobody_put_in_or_that_are_unknown_share_nothing(hours: list[float]) -> None:
    found = threesome()
    assert np.isnan(by_hours(found, found.likely, np.array(hours))).all()


def test_a_dividend_is_shared_equally_where_one_is_worth_less_than_nothing_alone_or_all_nothing() -> None:
    found = sure(A=30, B=-10, C=0, D=0, E=10, AB=8, CD=6, AE=-4)
    same(proportional(found, found.likely), [30 + 4 - 3, -10 + 4, 3, 3, 10 - 1])


def test_what_one_is_worth_alone_unknown_leaves_those_beside_it_unknown_and_nobody_else() -> None:
    found = sure(A=None, B=10, C=30, D=2, AB=6, AD=0, CD=16)
    same(proportional(found, found.likely), [NAN, NAN, 45, 3])


@pytest.mark.parametrize("seed", range(8))
def test_every_variant_but_that_of_streams_adds_up_in_every_draw(seed: int) -> None:
    found = at_random(seed, 6)
    d = drawn(found, 30, seed)
    for shares in (equal(found, d), proportional(found, d), by_hours(found, d, np.arange(6.0))):
        assert shares.shape == (30, 6)
        same(shares.sum(axis=1), together(found, d))
    same(proportional(found, d)[7], proportional(found, d[7]))


@pytest.mark.parametrize("seed", range(12))
def test_the_variant_of_streams_is_the_fair_share_of_what_connected_parts_are_worth(seed: int) -> None:
    number = 3 + seed % 5
    found, ties = at_random(seed, number), at_random_tied(seed, number, 0.15)
    web, values = nx.from_numpy_array(ties | ties.T), table(found, found.likely)

    def worth(group: int) -> float:
        members = [party for party in range(number) if group >> party & 1]
        parts = nx.connected_components(web.subgraph(members))
        return float(sum(values[sum(1 << party for party in part)] for part in parts))

    expected = of_table(np.array([worth(group) for group in range(1 << number)]))
    same(connected(found, found.likely, ties), expected)
    same(connected(found, drawn(found, 3, 1), ties)[2], connected(found, drawn(found, 3, 1)[2], ties))


def test_where_all_have_streams_with_all_streams_change_nothing() -> None:
    found = at_random(1, 7)
    same(connected(found, found.likely, at_random_tied(1, 7, 1.0)), fair(found, found.likely))


def test_without_streams_only_what_each_does_alone_is_left() -> None:
    found = sure(A=30, B=10, AB=12)
    same(connected(found, found.likely, tied(found)), [30, 10])
    unknown = sure(A=30, B=10, AB=None)
    same(connected(unknown, unknown.likely, tied(unknown)), [30, 10])


def test_who_connects_others_shares_in_what_they_add() -> None:
    found = sure(["B"], AC=9)
    same(connected(found, found.likely, tied(found, "AB", "BC")), [3, 3, 3])
    same(connected(found, found.likely, tied(found, "AB", "BC", "AC")), [4.5, 0, 4.5])


def test_in_a_large_web_it_is_sampled_who_connects_others() -> None:
    """A line of seventeen, and beside it a pair: what neighbours add needs nobody else."""
    line = "ABCDEFGHIJKLMNOPQ"
    ties = [line[at : at + 2] for at in range(16)]
    near = sure([*line], X=1, XY=2, AB=6, BC=4, AX=8)
    same(connected(near, near.likely, tied(near, "XY", *ties)), [3, 5, 2, *[0] * 14, 2, 1])
    far = sure([*line], X=1, XY=2, AB=6, AC=9)
    found = connected(far, far.likely, tied(far, "XY", *ties))
    np.testing.assert_allclose(found[:3], [6, 6, 3], atol=2 * 0.05 * 9)
    same(found[3:], [*[0] * 14, 2, 1])
    same(found, connected(far, far.likely, tied(far, "XY", *ties)))
    same(found.sum(), 6 + 9 + 2 + 1)
    short = sure([*line], X=1, XY=2, AB=6, AC=9)
    same(connected(short, short.likely, tied(short, "XY", *ties[:15])), [6, 6, 3, *[0] * 14, 2, 1])


@pytest.mark.parametrize("parties", [(), ("A",), ("A", "B")])
def test_without_dividends_every_variant_is_nothing(parties: tuple[str, ...]) -> None:
    found = sure(parties)
    d, number = found.likely, len(parties)
    ties = np.ones((number, number), dtype=bool)
    for shares in (equal(found, d), proportional(found, d), connected(found, d, ties), by_hours(found, d, np.ones(number))):
        assert shares.tolist() == [0] * number


def test_all_unknown_is_unknown_in_every_variant() -> None:
    found = sure(A=None, B=None, AB=None)
    d = found.likely
    ties = np.ones((2, 2), dtype=bool)
    for shares in (equal(found, d), proportional(found, d), connected(found, d, ties), by_hours(found, d, np.ones(2))):
        same(shares, [NAN, NAN])
