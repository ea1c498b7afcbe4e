"""Partners that are alike stand side by side and in one group, in whatever order they are given."""

import numpy as np
import pytest

from metrics.grouping import SHARED, Grouping, grouped

NAN = float("nan")


def alike(*pairs: tuple[int, int, float], size: int) -> np.ndarray:
    r = np.eye(size)
    for one, other, told in pairs:
        r[one, other] = r[other, one] = told
    return r


def drawn(seed: int, size: int = 9) -> np.ndarray:
    rng = np.random.default_rng(seed)
    leaning = rng.standard_normal((3, 10))
    return np.corrcoef(leaning[rng.integers(0, 3, size)] + 0.8 * rng.standard_normal((size, 10)))


def test_without_partners_or_with_one_there_is_nothing_to_join() -> None:
    assert grouped(np.zeros((0, 0))) == Grouping((), ())
    assert grouped(np.ones((1, 1))) == Grouping((0,), ((0,),))


@pytest.mark.parametrize(("r", "groups"), [(0.9, 1), (SHARED, 1), (0.59, 2), (-1.0, 2), (NAN, 2)])
def test_two_partners_share_a_group_from_our_threshold_on(r: float, groups: int) -> None:
    found = grouped(alike((0, 1, r), size=2))
    assert sorted(found.order) == [0, 1]
    assert len(found.groups) == groups


def test_alike_stand_side_by_side() -> None:
    found = grouped(alike((0, 2, 0.9), (1, 3, 0.8), (0, 1, 0.3), (2, 3, 0.2), size=5))
    assert sorted(sorted(one) for one in found.groups) == [[0, 2], [1, 3], [4]]
    assert [at for one in found.groups for at in one] == list(found.order)


def test_an_unknown_r_joins_nobody_by_itself() -> None:
    r = alike((0, 1, 0.9), size=3)
    r[2, :2] = r[:2, 2] = NAN
    assert sorted(sorted(one) for one in grouped(r).groups) == [[0, 1], [2]]
    assert len(grouped(np.full((4, 4), NAN)).groups) == 4


def test_the_mean_r_within_a_group_is_at_least_the_threshold_and_between_two_groups_it_is_less() -> None:
    joined = 0
    for seed in range(30):
        r = drawn(seed)
        groups = grouped(r).groups
        joined += sum(len(one) > 1 for one in groups)
        for at, one in enumerate(groups):
            inside = r[np.ix_(one, one)][np.triu_indices(len(one), 1)]
            assert not inside.size or inside.mean() >= SHARED - 1e-9
            assert all(r[np.ix_(one, other)].mean() < SHARED for other in groups[at + 1 :])
    assert joined > 30


def test_permuting_partners_permutes_order_and_groups() -> None:
    rng = np.random.default_rng(4)
    for seed in range(30):
        r = drawn(seed)
        to = rng.permutation(len(r))
        found, moved = grouped(r), grouped(r[np.ix_(to, to)])
        assert tuple(int(to[at]) for at in moved.order) == found.order
        assert tuple(tuple(int(to[at]) for at in one) for one in moved.groups) == found.groups


def test_what_is_given_stays_as_it_is() -> None:
    r = np.full((3, 3), NAN)
    grouped(r)
    assert np.isnan(r).all()
