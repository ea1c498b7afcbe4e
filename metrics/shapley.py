"""Fair shares of any game: exact from a table of what every group is worth, or sampled where there are too many (MODEL 6)."""

from collections.abc import Callable
from math import comb
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
MOST: Final = 20
"""A table holds the groups of so many parties at most: a million."""
FEWEST: Final = 8
"""So many permutations at least: of two fours the spread is known."""
_CELLS: Final = 1_000_000
"""So many groups times parties are asked for at a time at most. What is drawn does not depend on it."""


def of_table(values: Floats) -> Floats:
    """The Shapley value (n,) of the game in which the group S is worth values[S] (2**n,): bit i of S tells if party i is in.

    In the unit of the values, which it adds up to: V of all less V of nobody. What a party adds to s others weighs
    1 / (n C(n-1, s)). nan for everybody where a value is nan. Raises ValueError where the length is not that of a table of at
    most 20 parties. Source: MODEL 6, from Shapley (1953).

    >>> of_table(np.array([0.0, 0, 0, 0, 0, 1, 1, 1])).round(4).tolist()  # gloves: two left ones and a right one
    [0.1667, 0.1667, 0.6667]
    """
    number = _parties(values)
    if number == 0:
        return np.zeros(0)
    weight = np.array([1 / (number * comb(number - 1, others)) for others in range(number)])
    # A group counts weight[s - 1] for each of its s members and -weight[s] for each of the others. If all get weight[s] more,
    # the others get nothing; what that was follows from what everybody gets together.
    counts = _by_size(np.insert(weight, 0, 0.0) + np.append(weight, 0.0))
    counts *= values
    found = _with_each(counts, number)
    found += (values[-1] - values[0] - found.sum()) / number
    return found


def pairs_of_table(values: Floats) -> Floats:
    """What each two parties gain from one another (n, n): the k-SII of order 2, symmetric, 0 on the diagonal.

    `values` is as for `of_table`. What two parties add together, beyond what each adds alone, to s others weighs
    1 / ((n - 1) C(n-2, s)). Source: MODEL 6, from Bordt and von Luxburg (2023).

    >>> pairs_of_table(np.array([0.0, 0, 0, 0, 0, 1, 1, 1])).tolist()  # gloves: two left ones and a right one
    [[0.0, -0.5, 0.5], [-0.5, 0.0, 0.5], [0.5, 0.5, 0.0]]
    """
    number = _parties(values)
    found = np.zeros((number, number))
    if number < 2:
        return found
    weight = np.array([1 / ((number - 1) * comb(number - 2, others)) for others in range(number - 1)])
    # each group counts for two who are both in it or both out of it, and against two of whom one is
    with_both, with_one, with_neither = (np.pad(weight, (size, 2 - size)) for size in (2, 1, 0))
    counts = values * _by_size(with_both + 2 * with_one + with_neither)
    for party in reversed(range(number)):
        without, having = counts[: 1 << party], counts[1 << party :]
        counts = without + having
        found[party, :party] = _with_each(having, party)
    of_one = _with_each(values * _by_size(with_one + with_neither), number)
    found = np.tril(found - of_one[:, None] - of_one + (values * _by_size(with_neither)).sum(), -1)
    return found + found.T


def sampled(worth: Callable[[Bools], Floats], n: int, permutations: int, seed: int) -> tuple[Floats, Floats]:
    """The Shapley value (n,) of a game of any size over random orders in which parties join, and its standard error (n,).

    `worth` tells what each of many groups (m, n) is worth (m,); that of nobody is 0. Orders are drawn by fours: one, that one
    with its halves exchanged, and the reverse of both (antithetic); `permutations` is rounded up to that. So what two parties
    add together is exact, and nobody is early, or late, by chance. The error is that of the means of the fours. The values add
    up to V of all. Raises ValueError below 8 permutations. Source: MODEL 6, from Castro, Gómez and Tejada (2009), and Mitchell
    and others (2022) for the antithetic ones; the halves are ours.

    >>> values, error = sampled(lambda groups: groups.sum(axis=1) ** 2.0, n=3, permutations=8, seed=1)
    >>> values.tolist(), error.tolist()
    ([3.0, 3.0, 3.0], [0.0, 0.0, 0.0])
    """
    if permutations < FEWEST:
        raise ValueError(f"{permutations} permutations: of fewer than {FEWEST} no error is known")
    ranks = np.tile(np.arange(n), (-(-permutations // 4), 1))
    np.random.default_rng(seed).permuted(ranks, axis=1, out=ranks)
    whole = worth(np.ones((1, n), dtype=bool))[0]
    found = np.empty(ranks.shape)
    at_a_time = max(_CELLS // max(4 * n * n, 1), 1)
    for start in range(0, len(ranks), at_a_time):
        rank = ranks[start : start + at_a_time]
        two = np.stack([rank, (rank + n // 2) % n])
        four = np.concatenate([two, n - 1 - two])
        added = _added(worth, whole, four.reshape(-1, n))
        found[start : start + at_a_time] = added.reshape(four.shape).mean(axis=0)
    return found.mean(axis=0), found.std(axis=0, ddof=1) / np.sqrt(len(found))


def _added(worth: Callable[[Bools], Floats], whole: float, rank: NDArray[np.int64]) -> Floats:
    """What each party adds (P, n) when it joins after those of a lower rank (P, n)."""
    orders, number = rank.shape
    inside = rank[:, None, :] < np.arange(1, number)[:, None]
    steps = np.zeros((orders, number + 1))
    steps[:, 1:-1] = worth(inside.reshape(-1, number)).reshape(orders, -1)
    steps[:, -1] = whole
    return np.take_along_axis(np.diff(steps, axis=1), rank, axis=1)


def _parties(values: Floats) -> int:
    number = max(len(values), 1).bit_length() - 1
    if len(values) != 1 << number or number > MOST:
        raise ValueError(f"{len(values)} values are no table of the groups of at most {MOST} parties")
    return number


def _by_size(weight: Floats) -> Floats:
    """What each group weighs (2**n,) by how many are in it: weight (n + 1,). Laid out as rows, which are copied whole."""
    number = len(weight) - 1
    last, first = _sizes(number - number // 2), _sizes(number // 2)
    rows = weight[np.arange(number - number // 2 + 1)[:, None] + first]
    found: Floats = rows[last].reshape(-1)
    return found


def _sizes(number: int) -> NDArray[np.int64]:
    """How many are in each group of so many parties (2**n,)."""
    found = np.zeros(1, np.int64)
    for _ in range(number):
        found = np.concatenate([found, found + 1])
    return found


def _with_each(counts: Floats, number: int) -> Floats:
    """The sum over the groups that each party is in (n,) of `counts` (2**n,), which is written over.

    One party is folded away at a time, the last one first, so that the halves lie in one piece.
    """
    found = np.empty(number)
    for party in reversed(range(number)):
        without, having = counts[: 1 << party], counts[1 << party : 2 << party]
        found[party] = having.sum()
        without += having
    return found
