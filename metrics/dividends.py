"""The coalition as a game of dividends: what each set of parties adds, and what follows from it for each party (MODEL 6).

A dividend d_R is what exactly the parties of the set R add together, beyond what smaller groups of them add. The worth of a
group S is V(S), the sum of all d_R with R within S. In what follows `d` is (..., K), in the unit of V: one row of K dividends,
or draws of them; results keep the leading axes. A dividend that is nan is unknown, which is not zero: what rests on it is nan.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.columns import BETWEEN_IDS
from metrics.shapley import MOST
from metrics.uncertainty import seed_of, triangular

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
_CLOSE: Final = 1e-9


@dataclass(frozen=True, eq=False)
class Game:
    """Dividends of sets of the `parties` (n, sorted by name): `members` (K, n) tells who is in each set, which is never empty.

    `low`, `likely` and `high` (K,) in the unit of V, any sign; likely is nan where unknown, low and high are likely where it is
    sure. The order of the K is that of the rows they came from. Raises ValueError where a set is empty: V of nobody is 0.
    """

    parties: tuple[str, ...]
    members: Bools
    low: Floats
    likely: Floats
    high: Floats

    def __post_init__(self) -> None:
        if not self.members.any(axis=1).all():
            raise ValueError("a dividend of nobody: without parties nothing is worth anything")

    @property
    def sizes(self) -> Floats:
        """How many parties are in each set (K,): 1 or more."""
        found: Floats = self.members.sum(axis=1).astype(float)
        return found


def game(rows: pd.DataFrame, parties: Collection[str] = ()) -> Game:
    """The game of `rows`, a row a dividend: parties ("A" or "A+B", in any order), low, likely and high (missing: see below).

    `parties` are in the game even if no dividend is theirs; they then have 0. A missing likely value is unknown, with whatever
    range it has; a missing low or high is the likely value. Raises ValueError where a set stands twice or is empty.

    >>> rows = pd.DataFrame({"parties": ["A", "B", "A+B"], "low": None, "likely": [30, 10, 12], "high": None})
    >>> told = game(rows, ["C"])
    >>> told.parties, fair(told, told.likely).tolist(), float(together(told, told.likely))
    (('A', 'B', 'C'), [36.0, 16.0, 0.0], 52.0)
    """
    sets = [frozenset(told.split(BETWEEN_IDS)) - {""} for told in rows["parties"]]
    if len(set(sets)) < len(sets):
        raise ValueError("two dividends of exactly the same parties")
    names = tuple(sorted(set().union(parties, *sets)))
    at = {name: column for column, name in enumerate(names)}
    members = np.zeros((len(sets), len(names)), dtype=bool)
    for row, party in ((row, party) for row, found in enumerate(sets) for party in found):
        members[row, at[party]] = True
    likely = rows["likely"].to_numpy(float, na_value=np.nan)
    low, high = (rows[name].to_numpy(float, na_value=np.nan) for name in ("low", "high"))
    unknown = np.isnan(likely)
    low, high = (np.where(np.isnan(told) | unknown, likely, told) for told in (low, high))
    return Game(names, members, low, likely, high)


def close(d: Floats) -> float:
    """How far apart two sums of these dividends (K,) may lie and be the same: 1e-9 of all of them, whatever their sign.

    In the unit of V, above 0; what is unknown does not count. It is what adding up fractions may leave (MODEL 2).

    >>> d = np.array([0.1, 0.2, -0.3])
    >>> d.sum() > 0, d.sum() > close(d)
    (np.True_, np.False_)
    """
    return max(_CLOSE * float(np.nansum(np.abs(d))), float(np.finfo(float).tiny))


def fair(game: Game, d: Floats) -> Floats:
    """The fair share (eerlijk deel, Shapley value) of each party (..., n): every dividend is split equally among its parties.

    In the unit of V, any sign; over all parties it adds up to V of all. Source: MODEL 6, from Harsanyi (1963).
    """
    return summed(d, game.members.astype(float) / game.sizes[:, None])


def alone(game: Game, d: Floats) -> Floats:
    """What each party is worth by itself (..., n): its own dividend, 0 where it has none. Source: MODEL 6."""
    return summed(d, np.where(game.sizes[:, None] == 1, game.members, 0.0))


def marginal(game: Game, d: Floats) -> Floats:
    """What all lose without each party (..., n): the sum of the dividends it is in. Never added up. Source: MODEL 6."""
    return summed(d, game.members.astype(float))


def together(game: Game, d: Floats) -> Floats:
    """V of all parties (...): the sum of all dividends, 0 without any. Source: MODEL 6."""
    return summed(d, np.ones((len(game.members), 1)))[..., 0]


def worth(game: Game, d: Floats, inside: Bools) -> Floats:
    """V of each group (..., m); `inside` (m, n) tells who is in it. Source: MODEL 6."""
    of_each = np.ascontiguousarray(inside.T)
    found = np.empty((len(game.members), len(inside)), dtype=bool)
    for row, within in zip(found, game.members, strict=True):
        np.logical_and.reduce(of_each[within], axis=0, out=row)
    return summed(d, found.astype(float))


def table(game: Game, d: Floats) -> Floats:
    """V of every group (2**n,) of one row of dividends (K,): party i is in the group where bit i of the index is set.

    Raises ValueError above 20 parties, which are a million groups.
    """
    number = len(game.parties)
    if number > MOST:
        raise ValueError(f"{number} parties make more groups than fit a table; at most {MOST}")
    found = np.zeros(2**number)
    np.add.at(found, game.members @ (1 << np.arange(number)), d)
    for party in range(number):
        halves = found.reshape(-1, 2, 2**party)
        halves[:, 1] += halves[:, 0]
    return found


def gain(game: Game, d: Floats, one: int, other: int) -> Floats:
    """What two parties, by their places, gain from one another (...), in the unit of V: the k-SII of order 2.

    Every dividend of two or more is divided by one less than their number, and counts for each pair among them.
    Source: MODEL 6, from Bordt and von Luxburg (2023).
    """
    both = game.members[:, one] & game.members[:, other]
    return np.asarray(summed(d[..., both], 1 / (game.sizes[both, None] - 1))[..., 0])


def pairs(game: Game, d: Floats) -> Floats:
    """The `gain` of each two parties (..., n, n), symmetric, 0 on the diagonal.

    Over all pairs it adds up, with the `own_parts`, to V of all. Source: MODEL 6.
    """
    number = len(game.parties)
    found = np.zeros((*d.shape[:-1], number, number))
    for one, other in combinations(range(number), 2):
        found[..., one, other] = found[..., other, one] = gain(game, d, one, other)
    return found


def own_parts(game: Game, d: Floats) -> Floats:
    """What is left of each fair share (..., n) without half of the party's pairs, in the unit of V. Source: MODEL 6.

    A dividend of two is shared by their pair alone, so an own part may be known where such a dividend is not.
    """
    share = np.where(game.sizes == 1, 1.0, 1 / game.sizes - 0.5)
    return summed(d, np.where(game.members, share[:, None], 0.0))


def drawn(game: Game, number: int, seed: int) -> Floats:
    """`number` draws (D, K) of the dividends, each triangular over low, likely and high.

    They are nan where likely is unknown or does not lie from low to high. The draws of a dividend follow from the seed and its
    parties alone: in a game with one party more or less, with the same seed, the dividends of the others are drawn alike.
    Draws of different dividends are independent.
    """
    found = np.empty((number, len(game.members)))
    for at, within in enumerate(game.members):
        names = [party for party, is_in in zip(game.parties, within, strict=True) if is_in]
        found[:, at] = np.random.default_rng(seed_of(seed, names)).random(number)
    is_range = (game.low <= game.likely) & (game.likely <= game.high)
    return np.where(is_range, triangular(found, game.low, game.likely, game.high), np.nan)


def summed(d: Floats, share: Floats) -> Floats:
    """Of each column of `share` (K, m) the sum of the dividends times their shares (..., m), nan where one is unknown.

    A dividend of which the share is 0 does not count, known or not.
    """
    unknown = np.isnan(d)
    found: Floats = np.where(unknown, 0.0, d) @ share
    if unknown.any():
        found[unknown.astype(float) @ (share != 0).astype(float) > 0] = np.nan
    return found
