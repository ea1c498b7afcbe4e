"""Loops of value: what a party gives comes back to it by way of others, and who matters most for that."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LONGEST: Final = 8
"""A loop has at most so many steps (MODEL 7)."""
MOST: Final = 2_000_000
"""Loops are followed for as many steps as need no more halves of loops, and halves laid together, than this: a second or so."""


@dataclass(frozen=True)
class Loops:
    """All loops through a party of at most `steps` steps, which is less than 8 where longer ones are too many to follow.

    `number` counts each of parallel streams; `total` is the sum of the loops' values, None without loops. `weights`, a row a
    party in some loop: party and weight (0-1), the part of the total that is in loops with it, the greatest first; without rows
    where the total is None or 0. `strongest`, a row a round, the most valuable first: parties (in the order in which they give,
    from the one asked for), value, and number, how many loops it is. `unknown` is how many streams between parties have no
    known strength: no loop has these in it.
    """

    steps: int
    number: int
    total: float | None
    weights: pd.DataFrame
    strongest: pd.DataFrame
    unknown: int


def loops(streams: pd.DataFrame, focal: str, strongest: int = 20) -> Loops:
    """The loops of value through the party `focal`, which are what it gets back for what it gives.

    `streams` has giver, receiver and strength (0-1; missing: unknown): the importance of the need times that of the source. The
    value of a loop is the product of its streams. No party is passed twice, and what a party gives itself is no loop.
    ValueError where a strength is outside 0-1. Source: the stakeholder value network of Cameron and others 2008 as in MODEL 7,
    Loops; its rule for a strength is *unconfirmed*.
    """
    strength = streams["strength"].astype(float)
    if ((strength < 0) | (strength > 1)).any():
        raise ValueError("a strength is from 0 to 1")
    other = streams["giver"] != streams["receiver"]
    known = streams[other & strength.notna()].assign(strength=strength)
    pairs = known.groupby(["giver", "receiver"])["strength"].agg(["sum", "size"]).reset_index()
    parties, there, back = _in_circle(pairs, focal)
    rounds, steps = _rounds(there, back)
    value = np.concatenate([one.value for one in rounds]) if rounds else np.zeros(0)
    total = float(value.sum()) if value.size else None
    return Loops(
        steps=steps,
        number=int(sum(one.number.sum() for one in rounds)),
        total=total,
        weights=_weights(rounds, parties, total),
        strongest=_strongest(rounds, parties, strongest),
        unknown=int((other & strength.isna()).sum()),
    )


@dataclass(frozen=True)
class _Pairs:
    """Ordered pairs, by the place of who gives: those of party i are `first[i]` to `first[i + 1]`."""

    first: Ints
    to: Ints
    value: Floats
    number: Ints


@dataclass(frozen=True)
class _Ways:
    """Ways (W) from party 0: whom they pass (W, steps + 1), nobody twice, and the product of values and of numbers (W,)."""

    passes: Ints
    value: Floats
    number: Ints


def _in_circle(pairs: pd.DataFrame, focal: str) -> tuple[list[str], _Pairs, _Pairs]:
    """The parties that loops through the focal one, number 0, can pass; their pairs, and the same turned round."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    parties = [focal, *sorted({*pairs["giver"], *pairs["receiver"]} - {focal})]
    number = {party: at for at, party in enumerate(parties)}
    giver, receiver = (np.array([number[party] for party in pairs[side]], dtype=np.int64) for side in ("giver", "receiver"))
    ties = csr_array((np.ones(len(pairs)), (giver, receiver)), shape=(len(parties), len(parties)))
    circle = connected_components(ties, connection="strong")[1]
    kept = (circle[giver] == circle[0]) & (circle[receiver] == circle[0])
    value, size = pairs["sum"].to_numpy(float)[kept], pairs["size"].to_numpy(np.int64)[kept]

    def by(one: Ints, to: Ints) -> _Pairs:
        order = np.lexsort((to, one))
        first = np.searchsorted(one[order], np.arange(len(parties) + 1))
        return _Pairs(first, to[order], value[order], size[order])

    return parties, by(giver[kept], receiver[kept]), by(receiver[kept], giver[kept])


def _rounds(there: _Pairs, back: _Pairs) -> tuple[list[_Ways], int]:
    """All rounds from party 0 to itself, by their number of steps, and the number of steps up to which they are all.

    A round is two halves that end with the same party, one along the streams and one against them: no half is longer than four
    steps, and there are far fewer halves than rounds.
    """
    start = _Ways(np.zeros((1, 1), dtype=np.int64), np.ones(1), np.ones(1, dtype=np.int64))
    forward, backward = [start], [start]
    rounds: list[_Ways] = []
    for steps in range(2, LONGEST + 1):
        for halves, pairs, length in ((forward, there, steps - steps // 2), (backward, back, steps // 2)):
            if len(halves) == length:
                longer = _longer(halves[-1], pairs)
                if longer is None:
                    return rounds, steps - 1
                halves.append(longer)
        closed = _closed(forward[steps - steps // 2], backward[steps // 2])
        if closed is None:
            return rounds, steps - 1
        rounds.append(closed)
    return rounds, LONGEST


def _longer(ways: _Ways, pairs: _Pairs) -> _Ways | None:
    """The ways one step on; None where they are too many."""
    end = ways.passes[:, -1]
    found = _each_with(pairs.first[end], pairs.first[end + 1])
    if found is None:
        return None
    way, pair = found
    new = (ways.passes[way] != pairs.to[pair][:, None]).all(axis=1)
    way, pair = way[new], pair[new]
    passes = np.column_stack([ways.passes[way], pairs.to[pair]])
    return _Ways(passes, ways.value[way] * pairs.value[pair], ways.number[way] * pairs.number[pair])


def _closed(forward: _Ways, backward: _Ways) -> _Ways | None:
    """The rounds that go one way and come back another, nobody passed twice; None where they are too many to try."""
    order = np.argsort(backward.passes[:, -1], kind="stable")
    ends = backward.passes[order, -1]
    to = forward.passes[:, -1]
    found = _each_with(np.searchsorted(ends, to, "left"), np.searchsorted(ends, to, "right"))
    if found is None:
        return None
    way, at = found
    home = order[at]
    apart = np.ones(way.size, dtype=bool)
    for one in forward.passes.T[1:-1]:
        for other in backward.passes.T[1:-1]:
            apart &= one[way] != other[home]
    way, home = way[apart], home[apart]
    passes = np.column_stack([forward.passes[way], backward.passes[home, -2:0:-1]])
    return _Ways(passes, forward.value[way] * backward.value[home], forward.number[way] * backward.number[home])


def _each_with(first: Ints, last: Ints) -> tuple[Ints, Ints] | None:
    """Each i with each number from `first[i]` up to `last[i]`, as two arrays; None where these are too many."""
    many = last - first
    total = int(many.sum())
    if total > MOST:
        return None
    one = np.repeat(np.arange(many.size), many)
    return one, np.arange(total) + np.repeat(first - (np.cumsum(many) - many), many)


def _weights(rounds: list[_Ways], parties: list[str], total: float | None) -> pd.DataFrame:
    with_it = np.zeros(len(parties))
    for one in rounds:
        for passed in one.passes.T[1:]:
            with_it += np.bincount(passed, one.value, minlength=len(parties))
    passes = np.unique(np.concatenate([one.passes[:, 1:].ravel() for one in rounds])) if total else np.zeros(0, dtype=int)
    found = pd.DataFrame({"party": [parties[at] for at in passes], "weight": with_it[passes] / (total or 1.0)})
    return found.sort_values(["weight", "party"], ascending=[False, True], ignore_index=True)


def _strongest(rounds: list[_Ways], parties: list[str], most: int) -> pd.DataFrame:
    rows = [
        (tuple(parties[party] for party in one.passes[at]), float(one.value[at]), int(one.number[at]))
        for one in rounds
        for at in np.argsort(-one.value, kind="stable")[:most]
    ]
    found = pd.DataFrame(rows, columns=["parties", "value", "number"])
    return found.sort_values("value", ascending=False, kind="stable", ignore_index=True).head(most)
