"""How few parties need to leave to cut the network short: the bus factor."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]

CUT: Final = 0.25
"""The bus factor counts the parties whose leaving cuts more than this share of the streams (MODEL 7)."""
WEIGHED: Final = 1_000_000
"""No more parties than this are weighed in search of a smaller number: well under a second."""


@dataclass(frozen=True)
class BusFactor:
    """The fewest `parties` found, by their place, whose leaving cuts the share `cut` (0-1); no fewer than `at_least` can."""

    parties: tuple[int, ...]
    cut: float
    at_least: int

    @property
    def is_exact(self) -> bool:
        """Whether it is proven that no fewer parties cut as much; else their number is an upper bound."""
        return self.at_least == len(self.parties)


def bus_factor(streams: "csr_array") -> BusFactor | None:
    """The fewest parties whose leaving cuts more than a quarter of all streams; None where there are none (MODEL 7).

    `streams[i, j]` (n, n) is the number of streams that i gives to j, its own on the diagonal. A stream is cut when its giver
    or its receiver leaves; each of parallel streams counts. MODEL counts persons, which are not stored, so parties are counted.
    Found by taking the party that cuts most, again and again; then proven, or bettered, by branch and bound, as far as
    `WEIGHED` goes.
    """
    total = float(streams.sum())
    if not total:
        return None
    joined = (streams + streams.T).tocsr()
    joined.setdiag(streams.diagonal())
    cuts = np.asarray(joined.sum(axis=1))
    needed = np.floor(total * CUT) + 1
    best = _greedy(joined, cuts, needed)
    at_least = int(np.searchsorted(np.cumsum(np.sort(cuts)[::-1]), needed)) + 1
    search = _Search(joined, WEIGHED // len(cuts))
    while len(best) > at_least:
        fewer = search.found(cuts, len(best) - 1, needed)
        if fewer is None and search.is_over:
            break
        at_least, best = (len(best), best) if fewer is None else (at_least, fewer)
    stays = np.ones(len(cuts))
    stays[best] = 0
    return BusFactor(tuple(sorted(best)), float((total - stays @ (streams @ stays)) / total), at_least)


def _without(joined: "csr_array", cuts: Floats, party: int) -> Floats:
    """What each party (n,) still cuts once this one has left."""
    row = slice(joined.indptr[party], joined.indptr[party + 1])
    left = cuts.copy()
    left[joined.indices[row]] -= joined.data[row]
    left[party] = 0
    return np.maximum(left, 0, out=left)


def _greedy(joined: "csr_array", cuts: Floats, needed: float) -> list[int]:
    taken: list[int] = []
    while needed > 0:
        taken.append(int(np.argmax(cuts)))
        needed -= cuts[taken[-1]]
        cuts = _without(joined, cuts, taken[-1])
    return taken


class _Search:
    """Branch and bound over sets of parties, until so many tries are over: then finding none no longer proves that none is."""

    def __init__(self, joined: "csr_array", tries: int) -> None:
        self._joined, self._tries = joined, tries

    @property
    def is_over(self) -> bool:
        return self._tries <= 0

    def found(self, cuts: Floats, size: int, needed: float) -> list[int] | None:
        """At most `size` parties that together cut `needed` streams, given what each still cuts (n,); else None."""
        if needed <= 0:
            return []
        self._tries -= 1
        order = np.argsort(-cuts, kind="stable")
        sums = np.concatenate([[0.0], np.cumsum(cuts[order])])
        for first, party in enumerate(order.tolist()):
            most = sums[min(first + size, order.size)] - sums[first]  # what a set without those before can cut at best
            if most < needed or self.is_over:
                return None
            rest = self.found(_without(self._joined, cuts, party), size - 1, needed - cuts[party])
            if rest is not None:
                return [party, *rest]
            cuts = cuts.copy()
            cuts[party] = 0  # all sets with this party have been seen
        return None
