"""Partners whose profiles are alike: side by side, and in groups that share a language."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, leaves_list, linkage
from scipy.spatial.distance import squareform

SHARED: Final = 0.6
"""Groups are joined as long as the mean r between them is at least this: our design."""


@dataclass(frozen=True)
class Grouping:
    """`order` holds every position once, so that alike stand side by side; `groups` are runs of it, one alone a group too."""

    order: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]


def grouped(r: NDArray[np.float64]) -> Grouping:
    """Order and groups of S partners by how alike their profiles are: `r` is (S, S), symmetric, nan where unknown.

    Average linkage on 1 - r, cut where the mean r between two groups falls under SHARED; so the mean r in a group is at least
    that. An unknown r counts as 0: by itself it joins nobody. The order says who are alike and ranks no one: it begins at the
    end that is most like the others, whatever the order in which partners are given. Source: average linkage; threshold ours.
    """
    size = len(r)
    if size < 2:
        return Grouping(tuple(range(size)), tuple((at,) for at in range(size)))
    alike = np.nan_to_num(r, nan=0.0)
    np.fill_diagonal(alike, 1.0)
    apart = squareform(np.maximum(1.0 - alike, 0.0), checks=False)
    tree = linkage(apart, "average", optimal_ordering=True)
    group = fcluster(tree, 1.0 - SHARED + 1e-9, "distance")
    order = [int(at) for at in leaves_list(tree)]
    likeness = alike.sum(axis=0)[order]
    if likeness @ np.arange(size) > likeness[::-1] @ np.arange(size):
        order.reverse()
    groups: dict[int, list[int]] = {}
    for at in order:
        groups.setdefault(int(group[at]), []).append(at)
    return Grouping(tuple(order), tuple(tuple(one) for one in groups.values()))
