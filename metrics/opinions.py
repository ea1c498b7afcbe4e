"""Groups of people who vote alike, formed where single votes are in memory, and counted so that no vote is kept (MODEL 8)."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.instrument import Instrument

Floats = NDArray[np.float64]
Labels = NDArray[np.intp]

FEWEST: Final = 10
"""Among fewer people no groups are looked for."""
MOST_GROUPS: Final = 8
PEOPLE_A_GROUP: Final = 5
CLEAR: Final = 0.10
"""Groups with a lower silhouette than this are none."""
NO_GROUP: Final = -1
ALL: Final = 0

_STARTS: Final = 100
_ROUNDS: Final = 8
"""k-means starts so often, for so many rounds; only the tightest goes on until it settles."""
_SETTLED: Final = 50
_DIGITS: Final = 9
_BLOCK: Final = 4_000_000
"""So many distances are held at a time."""


def votes_of(instrument: Instrument, given: Floats) -> Floats:
    """Answers (P, S) as votes: 1 agrees, -1 disagrees, 0 lies in the middle of the scale, nan is no answer.

    Above the middle people agree, turned where the instrument says so (`Instrument.signs`).
    """
    middle = (instrument.low + instrument.high) / 2
    found: Floats = np.sign(given - middle) * instrument.signs
    return found


def opinion_groups(votes: Floats, seed: int) -> Labels | None:
    """The group (P,) of each person: 1 the largest, then 2 and on, equals by their first member; NO_GROUP who never voted.

    `votes` (P, S): 1, 0, -1, or nan where a person did not vote. A missing vote takes the mean of its statement; people lie in
    the plane of the first two principal components, where k-means forms k = 2 to min(8, ⌊n/5⌋) groups of the n people who
    voted. The k with the highest silhouette is taken, the smallest of equals. None where there are no clear groups: fewer than
    FEWEST people, or a silhouette below CLEAR. The same votes and seed give the same groups, in whatever order people stand;
    who voted the same is in the same group. Source: MODEL 8.
    """
    has_voted = ~np.isnan(votes).all(axis=1)
    number = int(has_voted.sum())
    if number < FEWEST:
        return None
    order = _in_order(votes[has_voted])
    points = _plane(votes[has_voted][order])
    most = min(MOST_GROUPS, number // PEOPLE_A_GROUP, len(np.unique(points, axis=0)))
    tried = [labels for k in range(2, most + 1) if (labels := _parted(points, k, seed)) is not None]
    if not tried:
        return None
    clear = _silhouettes(points, tried)
    best = int(np.argmax(clear))
    if clear[best] < CLEAR:
        return None
    found = np.full(len(votes), NO_GROUP, dtype=np.intp)
    found[np.flatnonzero(has_voted)[order]] = tried[best]
    found[has_voted] = _by_size(found[has_voted])
    return found


def counted(votes: Floats, labels: Labels | None) -> pd.DataFrame:
    """How each group voted: a row an opinion_group and statement (its position), sorted.

    Group ALL holds everybody who voted, those in no group too; then come the groups, none where `labels` is None. people: how
    many in the group; votes: how many of them answered, a pass included; agree and disagree: how many do.
    """
    has_voted = ~np.isnan(votes).all(axis=1)
    groups = {ALL: has_voted}
    if labels is not None:
        groups |= {int(group): labels == group for group in np.unique(labels[labels > 0])}
    return pd.DataFrame(
        {
            "opinion_group": np.repeat(list(groups), votes.shape[1]),
            "statement": np.tile(np.arange(votes.shape[1]), len(groups)),
            "people": np.repeat([int(of.sum()) for of in groups.values()], votes.shape[1]),
            "votes": np.concatenate([(~np.isnan(votes[of])).sum(axis=0) for of in groups.values()]),
            "agree": np.concatenate([(votes[of] > 0).sum(axis=0) for of in groups.values()]),
            "disagree": np.concatenate([(votes[of] < 0).sum(axis=0) for of in groups.values()]),
        }
    )


def _in_order(votes: Floats) -> Labels:
    """An order of people (P,) by what they voted, so that it does not matter how they stood."""
    return np.lexsort(np.nan_to_num(votes, nan=2.0).T)


def _plane(votes: Floats) -> Floats:
    """The places of people (P, 2) on the first two principal components, rounded: who votes the same stands the same."""
    known = ~np.isnan(votes)
    means = np.where(known, votes, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    centred = np.where(known, votes - means, 0)
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    found: Floats = np.round(left[:, :2] * sizes[:2], _DIGITS)
    return found


def _parted(points: Floats, k: int, seed: int) -> Labels | None:
    """The tightest of some starts of k-means (P,), 0 to k - 1; None where every start lost a group."""
    rng = np.random.default_rng([seed, k])
    starts = [found for _ in range(_STARTS) if (found := _k_means(points, k, _ROUNDS, rng))]
    tightest = min(starts, key=lambda start: start[2], default=None)
    settled = tightest and _k_means(points, tightest[0], _SETTLED, rng)
    return settled[1] if settled else None


def _k_means(points: Floats, start: int | Floats, rounds: int, rng: np.random.Generator) -> tuple[Floats, Labels, float] | None:
    """The middles, the labels and the sum of squares around them, drawn at first or given; None where a group is lost."""
    from scipy.cluster.vq import ClusterError, kmeans2

    drawn = "++" if isinstance(start, int) else "matrix"
    try:
        middles, labels = kmeans2(points, start, iter=rounds, minit=drawn, missing="raise", check_finite=False, rng=rng)
    except ClusterError:
        return None
    return middles, labels.astype(np.intp), float(((points - middles[labels]) ** 2).sum())


def _silhouettes(points: Floats, tried: Sequence[Labels]) -> list[float]:
    """The mean silhouette of each way to part the points: Rousseeuw 1987; 0 for who is alone in a group."""
    sums = _distances(points, np.concatenate([_members(labels) for labels in tried], axis=1))
    found, start = [], 0
    rows = np.arange(len(points))
    for labels in tried:
        sizes = np.bincount(labels)
        to_group = sums[:, start : start + len(sizes)]
        start += len(sizes)
        own = to_group[rows, labels] / np.maximum(sizes[labels] - 1, 1)
        to_others = to_group / sizes
        to_others[rows, labels] = np.inf
        nearest = to_others.min(axis=1)
        further = np.maximum(own, nearest)
        is_told = (sizes[labels] > 1) & (further > 0)
        found.append(float(np.where(is_told, (nearest - own) / np.where(further > 0, further, 1), 0).mean()))
    return found


def _members(labels: Labels) -> Floats:
    return np.equal.outer(labels, np.arange(labels.max() + 1)).astype(np.float64)


def _distances(points: Floats, members: Floats) -> Floats:
    """The sum of the distances from each point to the members of each group: (P, groups)."""
    from scipy.spatial.distance import cdist

    height = max(1, _BLOCK // len(points))
    starts = range(0, len(points), height)
    return np.concatenate([cdist(points[start : start + height], points) @ members for start in starts])


def _by_size(labels: Labels) -> Labels:
    """Numbered from 1: the largest group first, of equals the one whose first member comes first."""
    groups, firsts, sizes = np.unique(labels, return_index=True, return_counts=True)
    rank = np.empty(len(groups), dtype=np.intp)
    rank[np.lexsort((firsts, -sizes))] = np.arange(1, len(groups) + 1)
    return rank[np.searchsorted(groups, labels)]
