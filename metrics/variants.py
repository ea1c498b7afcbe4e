"""Other ways to share what a coalition is worth, to lay beside the fair share: each is a choice, none a correction (MODEL 6).

`d` is (..., K) as in `dividends`; the results are (..., n), in the unit of V, nan where unknown.
"""

from typing import Final

import numpy as np

from metrics.dividends import Bools, Floats, Game, alone, summed, together
from metrics.shapley import of_table, sampled

LARGEST: Final = 16
"""In a web of streams of more parties it is sampled who connects those of a dividend that have no streams themselves."""
PERMUTATIONS: Final = 400
"""So many orders are drawn then: the standard error of a share is at most 0.05 of such a dividend."""
_SEED: Final = 1


def equal(game: Game, d: Floats) -> Floats:
    """Everybody alike: V of all / n."""
    number = len(game.parties)
    found: Floats = together(game, d)[..., None] * np.full(number, 1 / max(number, 1))
    return found


def by_hours(game: Game, d: Floats, hours: Floats) -> Floats:
    """By the hours (n,) that each party put in, 0 or more; nan for all where nobody did, or where it is unknown of one."""
    whole = hours.sum()
    share = hours / whole if whole > 0 else np.full(len(hours), np.nan)
    found: Floats = together(game, d)[..., None] * share
    return found


def proportional(game: Game, d: Floats) -> Floats:
    """Each dividend is shared by what its parties are worth alone; equally where one of those is below 0, or all are 0.

    Where it is unknown what one of them is worth alone, the shares of all of them are. Source: MODEL 6, from Béal and others
    (2018), the proportional Shapley value.
    """
    by_itself = alone(game, d)
    found = np.zeros_like(by_itself)
    for at, within in enumerate(game.members):
        weights = by_itself[..., within]
        whole = weights.sum(axis=-1, keepdims=True)
        is_equal = (weights < 0).any(axis=-1, keepdims=True) | (whole == 0)
        share = np.where(is_equal, 1 / within.sum(), weights / np.where(whole == 0, 1.0, whole))
        told = d[..., at, None]
        found[..., within] += np.where(told == 0, 0.0, told * share)
    return found


def connected(game: Game, d: Floats, ties: Bools) -> Floats:
    """The Myerson value: the fair share where only those who are connected by `ties` (n, n) within a group work together.

    `ties` are true where there is a stream between two parties, in any direction. A group is then worth the sum of V over its
    connected parts; a dividend of parties that are not connected at all is nobody's, so the shares may add up to less than V of
    all. Those who connect the parties of a dividend share in it. Exact, but of a dividend of parties that are connected by
    others only in a web of more than 16 parties: how these share it is sampled over PERMUTATIONS orders, always the same ones.
    Source: MODEL 6, from Myerson (1977).
    """
    both_ways = ties | ties.T
    parts = [_reached(both_ways, np.arange(len(ties)) == party) for party in range(len(ties))]
    share = np.zeros(game.members.shape)
    for at, within in enumerate(game.members):
        whole = parts[int(np.argmax(within))]
        if not (within <= whole).all():
            continue
        if (_reached(both_ways & np.outer(within, within), within & (np.cumsum(within) == 1)) == within).all():
            share[at] = within / within.sum()
        else:
            share_of = _sampled if whole.sum() > LARGEST else _shared
            share[at, whole] = share_of(both_ways[np.ix_(whole, whole)], within[whole])
    return summed(d, share)


def _reached(ties: Bools, start: Bools) -> Bools:
    """Who is reached over ties (n, n) from those of `start` (n,), themselves included."""
    found = start
    while (more := found | ties[found].any(axis=0)).sum() > found.sum():
        found = more
    return found


def _shared(ties: Bools, within: Bools) -> Floats:
    """How a dividend of 1 of the parties `within` (n,) is shared (n,) by those who connect them."""
    number = len(ties)
    groups = np.arange(1 << number)
    neighbours = np.zeros(1, np.int64)
    for party in range(number):
        neighbours = np.concatenate([neighbours, neighbours | (ties[party] @ (1 << np.arange(number)))])
    wanted = int(within @ (1 << np.arange(number)))
    reached = groups & (1 << int(np.argmax(within)))
    while ((more := reached | (neighbours[reached] & groups)) > reached).any():
        reached = more
    return of_table(((reached & wanted) == wanted).astype(float))


def _sampled(ties: Bools, within: Bools) -> Floats:
    """The same (n,), over random orders in which they come in."""
    first = np.arange(len(ties)) == int(np.argmax(within))
    linked = ties.astype(np.float32)

    def worth(groups: Bools) -> Floats:
        found = np.zeros(len(groups))
        at = np.flatnonzero(groups[:, within].all(axis=1))
        reached = groups[at] & first
        while len(at):
            more = (reached | (reached @ linked > 0)) & groups[at]
            is_met = more[:, within].all(axis=1)
            found[at[is_met]] = 1.0
            goes_on = ~is_met & (more != reached).any(axis=1)
            at, reached = at[goes_on], more[goes_on]
        return found

    return sampled(worth, len(ties), PERMUTATIONS, _SEED)[0]
