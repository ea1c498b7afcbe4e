"""What measures of a network cost, against the same values by networkx."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

import networkx as nx
import numpy as np

from metrics.betweenness import betweenness
from metrics.network import Floats, circle_of, component_of, joined, pagerank, reciprocity
from tests.bench.measuring import Ratio, compare

PARTIES, STREAMS = 10_000, 50_000
FEWER, OF_FEWER = 1_000, 10_000
TIMES = 10
"""What takes ours a millisecond is done so many times a turn."""
BOUND = "at most 0.04x: 25 times"


def ratios() -> Iterator[Ratio]:
    rng = np.random.default_rng(5)
    givers, receivers = rng.integers(0, PARTIES, (2, STREAMS))
    net, graph = joined(givers, receivers, range(PARTIES)), _graph(PARTIES, givers, receivers)
    assert net.ties.nnz == graph.number_of_edges()
    yield _often("a network", lambda: joined(givers, receivers, range(PARTIES)), lambda: _graph(PARTIES, givers, receivers))
    # networkx by default stops earlier, with values that are up to 1e-5 off
    yield _often("pagerank", lambda: pagerank(net), lambda: nx.pagerank(graph, tol=1e-10, max_iter=500), _near)
    yield _often("reciprocity", lambda: reciprocity(net), lambda: nx.overall_reciprocity(graph), _equal)
    yield _often("strong components", lambda: circle_of(net), lambda: list(nx.strongly_connected_components(graph)), _parted)
    yield _often("components", lambda: component_of(net), lambda: list(nx.weakly_connected_components(graph)), _parted)
    yield _betweenness(*rng.integers(0, FEWER, (2, OF_FEWER)))


def _graph(parties: int, givers: Any, receivers: Any) -> Any:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(parties))
    graph.add_edges_from((one, other) for one, other in zip(givers.tolist(), receivers.tolist(), strict=True) if one != other)
    return graph


def _often(
    name: str, ours: Callable[[], Any], theirs: Callable[[], Any], same: Callable[[Any, Any], bool] | None = None
) -> Ratio:
    if same:
        assert same(ours(), theirs()), name
    name = f"{name} as networkx: {PARTIES:,} parties, {STREAMS:,} streams"
    found = compare(name, lambda: [ours() for _ in range(TIMES)], theirs, BOUND)
    return replace(found, ours=found.ours / TIMES)


def _near(ours: Floats, theirs: Mapping[int, float]) -> bool:
    return bool(np.abs(ours - [theirs[party] for party in range(len(ours))]).max() < 1e-6)


def _equal(ours: float, theirs: float) -> bool:
    return abs(ours - theirs) < 1e-6


def _parted(ours: Any, theirs: list[Collection[int]]) -> bool:
    return len(theirs) == ours.max() + 1 and all(len(set(ours[list(part)].tolist())) == 1 for part in theirs)


def _betweenness(givers: Any, receivers: Any) -> Ratio:
    ties, graph = joined(givers, receivers, range(FEWER)).ties, _graph(FEWER, givers, receivers)
    assert _near(betweenness(ties), nx.betweenness_centrality(graph))
    return compare(
        f"betweenness as networkx: {FEWER:,} parties, {OF_FEWER:,} streams",
        lambda: betweenness(ties),
        lambda: nx.betweenness_centrality(graph),
        BOUND,
        turns=5,
    )
