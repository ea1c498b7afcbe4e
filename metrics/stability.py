"""Which groups of parties could do better by themselves than by the fair share: is it in the core (MODEL 6)?"""

from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

import numpy as np

from metrics.dividends import Bools, Floats, Game, close, fair, table, worth

ALL_GROUPS: Final = 16
"""Of so many parties every group is looked at."""


@dataclass(frozen=True)
class Blocking:
    """A group that is worth more by itself than its fair shares together: by `short`, in the unit of V."""

    parties: tuple[str, ...]
    worth: float
    gets: float
    short: float


@dataclass(frozen=True)
class Stability:
    """The blocking groups, the one that is shortest first; then small ones before large ones, by name.

    `tested`: no group can be blocking (theorem), all groups were looked at, or it was limited: to one or two parties and all
    but one, or to groups of which all dividends are known. `tried` is how many groups were looked at, 0 with the theorem.
    """

    groups: list[Blocking]
    tested: Literal["theorem", "all", "limited"]
    tried: int


def blocking(game: Game, d: Floats) -> Stability:
    """Of one row of dividends (K,), the groups (but nobody, and all) that the fair share gives less than their V.

    Without a negative or unknown dividend of two or more there is none: the game is convex. Else all groups are looked at, up
    to 16 parties; above, single ones, pairs and all but one. Source: MODEL 6, from Shapley (1971).

    >>> import pandas as pd
    >>> from metrics import dividends
    >>> rows = pd.DataFrame({"parties": ["A", "B", "A+B"], "low": None, "likely": [30, 10, -12], "high": None})
    >>> told = dividends.game(rows)
    >>> [(found.parties, found.worth, found.gets, found.short) for found in blocking(told, told.likely).groups]
    [(('A',), 30.0, 24.0, 6.0), (('B',), 10.0, 4.0, 6.0)]
    """
    number = len(game.parties)
    if (d[game.sizes > 1] >= 0).all():
        return Stability([], "theorem", 0)
    if number <= ALL_GROUPS:
        inside = (np.arange(1, (1 << number) - 1)[:, None] >> np.arange(number)).astype(np.int64) % 2 == 1
        apart = table(game, d)[1:-1]
    else:
        inside = _few(number)
        apart = worth(game, d, inside)
    shares = fair(game, d)
    gets = np.where(inside, shares, 0.0).sum(axis=1)
    short = apart - gets
    is_known = ~np.isnan(short)
    same = close(d)
    found = [
        Blocking(tuple(np.array(game.parties)[inside[at]].tolist()), float(apart[at]), float(gets[at]), float(short[at]))
        for at in np.flatnonzero(is_known & (short > same))
    ]
    found.sort(key=lambda one: (-round(one.short / same), len(one.parties), one.parties))
    is_all = number <= ALL_GROUPS and bool(is_known.all())
    return Stability(found, "all" if is_all else "limited", int(is_known.sum()))


def _few(number: int) -> Bools:
    """One party, two parties, and all but one."""
    one = np.eye(number, dtype=bool)
    two = np.array([one[first] | one[second] for first, second in combinations(range(number), 2)])
    return np.concatenate([one, two, ~one])
