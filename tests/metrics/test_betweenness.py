"""Who stands between others, found in two ways that must agree."""

import networkx as nx
import numpy as np
import pytest

from metrics import betweenness as ways
from metrics.betweenness import betweenness
from metrics.network import joined


def made(rng: np.random.Generator, count: int, each: float) -> tuple[np.ndarray, np.ndarray]:
    givers, receivers = rng.integers(0, count, (2, int(each * count)))
    return givers, receivers


def expected(count: int, givers: np.ndarray, receivers: np.ndarray) -> np.ndarray:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((one, other) for one, other in zip(givers.tolist(), receivers.tolist(), strict=True) if one != other)
    told = nx.betweenness_centrality(graph)
    return np.array([told[party] for party in range(count)])


@pytest.mark.parametrize("each", [0.5, 1.5, 3, 8])
def test_whole_levels_and_single_ties_tell_what_networkx_tells(each: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "SHALLOW", 1_000)  # levels to the end, however thin
    monkeypatch.setattr(ways, "CELLS", 400)  # in several turns
    rng = np.random.default_rng(11)
    for count in (3, 10, 55):
        givers, receivers = made(rng, count, each)
        ties = joined(givers, receivers, range(count)).ties
        by_levels = ways._by_levels(ties)
        assert by_levels is not None
        wanted = expected(count, givers, receivers)
        assert by_levels / ((count - 1) * (count - 2)) == pytest.approx(wanted, abs=1e-12)
        assert ways._by_ties(ties) == pytest.approx(wanted, abs=1e-12)


def test_dense_networks_go_by_levels_and_deep_or_thin_ones_by_ties() -> None:
    rng = np.random.default_rng(12)
    assert ways._by_levels(joined(*made(rng, 200, 10), range(200)).ties) is not None
    assert ways._by_levels(joined(*made(rng, 500, 1.2), range(500)).ties) is None
    ring = np.arange(300)
    assert ways._by_levels(joined(ring, (ring + 1) % 300, range(300)).ties) is None


def test_on_a_ring_all_stand_between_half_of_the_others() -> None:
    ring = np.arange(60)
    assert betweenness(joined(ring, (ring + 1) % 60, range(60)).ties) == pytest.approx(np.full(60, 0.5), abs=1e-12)


def test_the_middle_of_a_star_is_between_all() -> None:
    leaves, middle = np.arange(1, 50), np.zeros(49, dtype=int)
    found = betweenness(joined(np.concatenate([leaves, middle]), np.concatenate([middle, leaves]), range(50)).ties)
    assert found == pytest.approx([1.0] + [0.0] * 49, abs=1e-12)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_so_few_that_nobody_stands_between(count: int) -> None:
    nobody = np.array([], dtype=int)
    assert betweenness(joined(nobody, nobody, range(count)).ties).tolist() == [0.0] * count
