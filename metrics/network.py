"""Parties as a network of ties: how dense and how split it is, who stands between others, and who it would miss most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from metrics.betweenness import betweenness
from metrics.leaving import BusFactor, bus_factor

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

DAMPING: Final = 0.85
"""How often a walker follows a tie rather than jump, as in Brin and Page 1998."""
SETTLED: Final = 1e-12
"""PageRank is done once all its steps of one round together are smaller than this."""


@dataclass(frozen=True)
class Network:
    """Parties (n). `streams[i, j]` (n, n) is how many streams i gives to j, its own on the diagonal.

    A tie is an ordered pair of two parties with at least one stream: `ties[i, j]` (n, n) is 1 there and stored nowhere else.
    What a party gives itself is no tie.
    """

    parties: tuple[Any, ...]
    streams: "csr_array"
    ties: "csr_array"

    @property
    def own(self) -> Ints:
        """How many streams each party (n,) gives itself."""
        return np.asarray(self.streams.diagonal(), dtype=np.int64)


@dataclass(frozen=True)
class Whole:
    """What holds of a network as a whole; shares are 0-1, and None where so few parties or ties tell nothing.

    `own` of the `streams` are of a party to itself. `components` and `circles` are sizes, the largest first: of parties that
    ties join in any direction, and of two or more that each reach each other along ties.
    """

    parties: int
    ties: int
    streams: int
    own: int
    density: float | None
    reciprocity: float | None
    components: tuple[int, ...]
    fragmentation: float | None
    circles: tuple[int, ...]
    bus_factor: BusFactor | None


def network(givers: ArrayLike, receivers: ArrayLike, parties: ArrayLike = ()) -> Network:
    """The network of streams, told as two arrays (E,) of the ids of who gives and who receives; `parties` may stand alone.

    Its parties are in order of their id. ValueError where the arrays differ in length or an id is missing.
    """
    told = [pd.Series(ids) for ids in (givers, receivers, parties)]
    number = len(told[0])
    if len(told[1]) != number:
        raise ValueError("a giver and a receiver for each stream are needed")
    filled = [ids for ids in told if len(ids)] or [pd.Series([], dtype=object)]
    places, ids = pd.factorize(pd.concat(filled, ignore_index=True), sort=True)
    if (places < 0).any():
        raise ValueError("a stream or a party without an id")
    return joined(places[:number], places[number : 2 * number], ids.tolist())


def joined(givers: Ints, receivers: Ints, parties: Sequence[Any]) -> Network:
    """The network of `parties` (n), of streams told as two arrays (E,) of places in it: from 0, or ValueError."""
    from scipy.sparse import csr_array

    shape = len(parties), len(parties)
    streams = csr_array((np.ones(len(givers)), (givers.astype(np.int32), receivers.astype(np.int32))), shape=shape)
    giver = np.repeat(np.arange(len(parties), dtype=np.int32), np.diff(streams.indptr))
    others = giver != streams.indices
    ends = np.concatenate([[0], np.cumsum(np.bincount(giver[others], minlength=len(parties)))]).astype(np.int32)
    ties = csr_array((np.ones(ends[-1]), streams.indices[others], ends), shape=shape)
    return Network(tuple(parties), streams, ties)


def whole(net: Network) -> Whole:
    """All measures of a network as a whole (MODEL 7, Network); the bus factor names parties by their id."""
    sizes, leaving = component_sizes(net), bus_factor(net.streams)
    circles = np.bincount(circle_of(net), minlength=1)
    return Whole(
        parties=len(net.parties),
        ties=int(net.ties.nnz),
        streams=int(net.streams.sum()),
        own=int(net.own.sum()),
        density=density(net),
        reciprocity=reciprocity(net),
        components=sizes,
        fragmentation=fragmentation(sizes),
        circles=tuple(sorted(circles[circles > 1].tolist(), reverse=True)),
        bus_factor=leaving and replace(leaving, parties=tuple(net.parties[at] for at in leaving.parties)),
    )


def of_parties(net: Network, sectors: Mapping[Any, str | None]) -> pd.DataFrame:
    """All measures of each party, a row a party, in order.

    party; how many others it `gives_to` and `takes_from`; how many streams it `gives` them, `takes` of them and keeps as its
    `own`; its `component`, a number from 0; `in_circle`, whether it stands in a cycle of ties; betweenness and pagerank (0-1);
    the columns of `brokerage`, by the sector of each party, None or absent where unknown.
    """
    circle, own = circle_of(net), net.own
    found = pd.DataFrame(
        {
            "party": list(net.parties),
            "gives_to": np.diff(net.ties.indptr),
            "takes_from": np.bincount(net.ties.indices, minlength=len(net.parties)),
            "gives": net.streams.sum(axis=1).astype(int) - own,
            "takes": net.streams.sum(axis=0).astype(int) - own,
            "own": own,
            "component": component_of(net),
            "in_circle": np.bincount(circle, minlength=1)[circle] > 1,
            "betweenness": betweenness(net.ties),
            "pagerank": pagerank(net),
        }
    )
    return pd.concat([found, brokerage(net, sectors)], axis=1)


def in_network(streams: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """`of_parties` of the network of `streams` (giver, receiver) among `members` (party, sector)."""
    sectors = dict(zip(members["party"], members["sector"].astype(object).where(members["sector"].notna(), None), strict=True))
    return of_parties(network(streams["giver"], streams["receiver"], list(sectors)), sectors)


def density(net: Network) -> float | None:
    """Ties as a share (0-1) of all that there could be; None with fewer than two parties. As networkx's `density`."""
    count = len(net.parties)
    return int(net.ties.nnz) / (count * (count - 1)) if count > 1 else None


def reciprocity(net: Network) -> float | None:
    """The share (0-1) of ties with a tie back; None without ties (MODEL 7). As networkx's `overall_reciprocity`."""
    return int(net.ties.multiply(net.ties.T).nnz) / int(net.ties.nnz) if net.ties.nnz else None


def component_of(net: Network) -> Ints:
    """The number (from 0) of the component that each party (n,) is in: those that ties join, whatever their direction."""
    return _connected(net, "weak")


def circle_of(net: Network) -> Ints:
    """The number (from 0) of the circle that each party (n,) is in: those that each reach each other along ties.

    These are the strong components: a party that shares its number with no other stands in no cycle.
    """
    return _connected(net, "strong")


def component_sizes(net: Network) -> tuple[int, ...]:
    """How many parties are in each component, the largest first."""
    return tuple(sorted(np.bincount(component_of(net)).tolist(), reverse=True)) if net.parties else ()


def fragmentation(sizes: Sequence[int]) -> float | None:
    """1 - the sum of squared shares of the components (0: all in one; towards 1: each alone); None without any (MODEL 7)."""
    count = sum(sizes)
    return (count**2 - sum(size**2 for size in sizes)) / count**2 if count else None


def _connected(net: Network, connection: str) -> Ints:
    from scipy.sparse.csgraph import connected_components

    if not net.parties:
        return np.array([], dtype=np.int64)
    return np.asarray(connected_components(net.ties, connection=connection)[1], dtype=np.int64)


def pagerank(net: Network) -> Floats:
    """The share of time (n,), adding up to 1, that a walker along ties spends at each party; it jumps from one without any.

    Source: Brin and Page 1998; damping and jumps as networkx's `pagerank`, but settled to 1e-12.
    """
    count = len(net.parties)
    if not count:
        return np.zeros(0)
    degree = np.diff(net.ties.indptr)
    follow = net.ties.T
    share = np.divide(DAMPING, degree, out=np.zeros(count), where=degree > 0)
    stuck = degree == 0
    rank, step = np.full(count, 1 / count), np.inf
    while step > SETTLED:
        after = follow @ (rank * share)
        after += (1 - DAMPING + DAMPING * rank[stuck].sum()) / count
        rank, step = after, float(np.abs(after - rank).sum())
    return rank


def brokerage(net: Network, sectors: Mapping[Any, str | None]) -> pd.DataFrame:
    """How often each party alone joins two sectors: a gives to it and it to c, of two sectors, and a gives c nothing.

    A row a party, in order: `between` in all, of which as `representative` (itself of the sector of a), `gatekeeper` (of that
    of c) and `liaison` (of a third); where its own sector is unknown only `between` counts it. An a or c of unknown sector is
    never counted. Source: Gould and Fernandez 1989, those of their roles in which value goes from one group to another.
    """
    from scipy.sparse import csr_array

    told = [sectors.get(party) or None for party in net.parties]
    sector, names = pd.factorize(np.array(told, dtype=object))
    rows, columns = net.ties.nonzero()
    known = (sector[rows] >= 0) & (sector[columns] >= 0)
    alike = sector[rows] == sector[columns]

    def only(kept: NDArray[np.bool_]) -> "csr_array":
        return csr_array((np.ones(kept.sum()), (rows[kept], columns[kept])), shape=net.ties.shape)

    placed = np.flatnonzero(sector >= 0)
    member = csr_array((np.ones(placed.size), (placed, sector[placed])), shape=(len(net.parties), len(names)))
    within, across = only(known & alike), only(known & ~alike)

    def open_ways(into: "csr_array", out: "csr_array") -> Ints:
        takes, gives = into.T @ member, out @ member
        ways = takes.sum(axis=1) * gives.sum(axis=1) - takes.multiply(gives).sum(axis=1)
        closed = out.multiply(into.T @ across).sum(axis=1)
        return np.asarray(np.rint(ways - closed), dtype=np.int64)

    return pd.DataFrame(
        {
            "between": open_ways(net.ties, net.ties),
            "representative": open_ways(within, across),
            "gatekeeper": open_ways(across, within),
            "liaison": open_ways(across, across),
        }
    )
