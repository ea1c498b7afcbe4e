"""The bus factor against trying out all sets of parties."""

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from metrics import leaving
from metrics.leaving import bus_factor
from metrics.network import Ints, joined

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def made(rng: np.random.Generator, count: int, streams: int) -> tuple[Ints, Ints]:
    """Streams of which some are parallel, some of a party to itself, and more of some parties than of others."""
    givers, receivers = (count * rng.random((2, streams)) ** rng.choice([1, 2])).astype(int)
    return givers, receivers


def cut(givers: Ints, receivers: Ints, gone: tuple[int, ...]) -> int:
    return sum(one in gone or other in gone for one, other in zip(givers.tolist(), receivers.tolist(), strict=True))


def test_it_is_the_smallest_of_all_sets_that_cut_more_than_a_quarter() -> None:
    rng = np.random.default_rng(21)
    for _ in range(80):
        count = int(rng.integers(1, 11))
        givers, receivers = made(rng, count, int(rng.integers(1, 40)))
        found = bus_factor(joined(givers, receivers, range(count)).streams)
        assert found is not None
        assert found.is_exact
        fewest = next(
            size
            for size in range(1, count + 1)
            if any(4 * cut(givers, receivers, gone) > len(givers) for gone in combinations(range(count), size))
        )
        assert len(found.parties) == found.at_least == fewest
        assert found.cut == pytest.approx(cut(givers, receivers, found.parties) / len(givers), abs=1e-12)
        assert found.cut > 0.25


def overlapping() -> "csr_array":
    """Party 0 cuts 10 of 70 streams, 1 and 2 cut 9 each; with 0 gone they cut 4 each, together without it 18, as are needed."""
    pairs = [(0, 1)] * 5 + [(0, 2)] * 5 + [(1, 3)] * 4 + [(2, 4)] * 4 + [(at, at + 1) for at in range(5, 109, 2)]
    givers, receivers = np.array(pairs).T
    return joined(givers, receivers, range(110)).streams


def test_who_cut_most_one_by_one_may_not_be_the_fewest() -> None:
    found = bus_factor(overlapping())
    assert found is not None
    assert (found.parties, found.is_exact) == ((1, 2), True)
    assert found.cut == pytest.approx(18 / 70, abs=1e-12)


def test_a_search_that_is_over_leaves_an_upper_bound_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "WEIGHED", 110)
    found = bus_factor(overlapping())
    assert found is not None
    assert (found.parties, found.at_least, found.is_exact) == ((0, 1, 2), 2, False)


def test_exactly_a_quarter_is_not_more_than_a_quarter() -> None:
    found = bus_factor(joined(np.array([0, 2, 4, 6]), np.array([1, 3, 5, 7]), range(8)).streams)
    assert found is not None
    assert (len(found.parties), found.cut) == (2, 0.5)


def test_parallel_streams_count_each_and_own_streams_leave_with_their_party() -> None:
    found = bus_factor(joined(np.array([0, 0, 0, 2, 4, 4]), np.array([1, 1, 1, 3, 4, 4]), range(5)).streams)
    assert found is not None
    assert (found.parties, found.cut) == ((0,), 0.5)
    alone = bus_factor(joined(np.array([0, 1]), np.array([0, 1]), range(2)).streams)
    assert alone is not None
    assert alone.cut == 0.5


def test_without_streams_there_is_none() -> None:
    nobody = np.array([], dtype=int)
    assert bus_factor(joined(nobody, nobody, range(3)).streams) is None
    assert bus_factor(joined(nobody, nobody, ()).streams) is None
