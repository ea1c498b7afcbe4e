"""Who stands between others: the share of shortest ways that lead past each party."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]

CELLS: Final = 32_768
"""How many cells, a party by a source, are held at once: what fits in the cache of a processor."""
SHALLOW: Final = 12
"""With more levels than this, or less than a twelfth of all cells on a level, whole levels do not pay."""


def betweenness(ties: "csr_array") -> Floats:
    """The share (n,) of shortest ways between two others that lead past each party, as a mean over all ordered pairs (0-1).

    `ties[i, j]` (n, n) is stored, as 1, where i gives to j, and nowhere on the diagonal. Zero with fewer than three parties.
    Source: Freeman 1977 by the sums of Brandes 2001; normalised as networkx's `betweenness_centrality`. In a dense network all
    sources go a level at a time, which is a product of matrices; a thin or deep one is left to rustworkx, which goes from tie
    to tie.
    """
    count = ties.shape[0]
    if count < 3:
        return np.zeros(count)
    found = _by_levels(ties)
    return _by_ties(ties) if found is None else found / ((count - 1) * (count - 2))


def _by_ties(ties: "csr_array") -> Floats:
    import rustworkx

    graph = rustworkx.PyDiGraph()
    graph.add_nodes_from(range(ties.shape[0]))
    givers, receivers = ties.nonzero()
    graph.add_edges_from_no_data(list(zip(givers.tolist(), receivers.tolist(), strict=True)))
    return np.array(list(rustworkx.digraph_betweenness_centrality(graph).values()))


def _by_levels(ties: "csr_array") -> Floats | None:
    """Betweenness (n,), not normalised; None as soon as the first sources, a sample, tell that whole levels do not pay."""
    count, back = ties.shape[0], ties.T.tocsr()
    total = np.zeros(count)
    turns = -(-count // max(CELLS // count, 8))
    for turn in range(turns):
        sources = np.arange(turn, count, turns)
        ways = np.zeros((count, sources.size))  # how many shortest ways lead here from each source
        ways[sources, np.arange(sources.size)] = 1
        unseen, here = ways == 0, ways
        levels: list[NDArray[np.bool_]] = []
        while True:
            here = back @ here
            here *= unseen
            new = here > 0
            if not new.any():
                break
            levels.append(new)
            unseen ^= new
            ways += here
            if turn == 0 and len(levels) > SHALLOW:
                return None
        if turn == 0 and (unseen.size - np.count_nonzero(unseen)) * SHALLOW < unseen.size * len(levels):
            return None
        total += _past(ties, ways, levels)
    return total


def _past(ties: "csr_array", ways: Floats, levels: list[NDArray[np.bool_]]) -> Floats:
    """What each party (n,) adds to the ways of these sources.

    Brandes sums d(v) = ways(v) * sum of (1 + d(w)) / ways(w) over all w one step on; `on` is (1 + d) / ways of one level.
    """
    one = 1 / np.maximum(ways, 1)
    on, all_on, reached = np.zeros_like(ways), np.zeros_like(ways), np.zeros(len(ways), dtype=int)
    for new in reversed(levels):
        on = ties @ on
        on += one
        on *= new
        all_on += on
        reached += np.count_nonzero(new, axis=1)
    all_on *= ways
    return np.asarray(all_on.sum(axis=1) - reached)
