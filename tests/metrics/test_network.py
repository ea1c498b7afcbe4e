"""Networks against networkx, against counting by hand, and at their edges."""

from collections import Counter
from itertools import permutations
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from metrics import network as measures
from metrics.network import Network, network, of_parties, whole

EXAMPLE = "Inv-Ond Ond-Doel Doel-Gem Gem-Ond Ond-Prov Prov-Inv Gem-Prov Doel-Ond"


def of(pairs: str, *parties: str) -> Network:
    told = [pair.split("-") for pair in pairs.split()]
    return network([one for one, _ in told], [other for _, other in told], parties)


def made(rng: np.random.Generator) -> tuple[Network, Any]:
    """A network of streams, some parallel, some of a party to itself, some parties without; and its ties in networkx."""
    count = int(rng.integers(1, 40))
    givers, receivers = rng.integers(0, count, (2, int(rng.integers(0, 4 * count))))
    graph = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((one, other) for one, other in zip(givers.tolist(), receivers.tolist(), strict=True) if one != other)
    return network(givers, receivers, range(count)), graph


def in_order(told: dict[Any, float]) -> list[float]:
    return [told[party] for party in sorted(told)]


def test_200_random_networks_are_as_networkx_says() -> None:
    rng = np.random.default_rng(7)
    for _ in range(200):
        net, graph = made(rng)
        found, parties = whole(net), of_parties(net, {})
        assert found.ties == graph.number_of_edges()
        assert found.density == (pytest.approx(nx.density(graph), abs=1e-12) if found.parties > 1 else None)
        assert found.reciprocity == (pytest.approx(nx.overall_reciprocity(graph), abs=1e-12) if found.ties else None)
        assert found.components == tuple(sorted(map(len, nx.weakly_connected_components(graph)), reverse=True))
        circles = list(nx.strongly_connected_components(graph))
        assert found.circles == tuple(sorted((len(one) for one in circles if len(one) > 1), reverse=True))
        assert parties["in_circle"].tolist() == [any(party in one and len(one) > 1 for one in circles) for party in net.parties]
        assert parties["gives_to"].tolist() == in_order(dict(graph.out_degree))
        assert parties["takes_from"].tolist() == in_order(dict(graph.in_degree))
        assert parties["pagerank"].tolist() == pytest.approx(
            in_order(nx.pagerank(graph, tol=1e-14, max_iter=1000)), abs=1e-9, rel=0
        )
        assert parties["betweenness"].tolist() == pytest.approx(in_order(nx.betweenness_centrality(graph)), abs=1e-9, rel=0)
        for part in nx.weakly_connected_components(graph):
            assert parties.loc[sorted(part), "component"].nunique() == 1


def test_golden_29_a_quarter_of_the_ties_has_a_tie_back() -> None:
    assert whole(of(EXAMPLE)).reciprocity == 0.25


def test_golden_30_components_of_4_3_and_1_are_a_fragmentation_of_0_59375() -> None:
    found = whole(of("a-b c-b c-d e-f g-f", "h"))
    assert found.components == (4, 3, 1)
    assert found.fragmentation == 0.59375


def test_names_and_the_order_of_the_rows_change_nothing() -> None:
    rng = np.random.default_rng(8)
    for _ in range(20):
        count = int(rng.integers(2, 30))
        givers, receivers = rng.integers(0, count, (2, 3 * count))
        sectors = {party: "abc"[party % 3] for party in range(count)}
        name = {party: f"P{new:02}" for party, new in enumerate(rng.permutation(count).tolist())}
        order = rng.permutation(3 * count)
        plain = network(givers, receivers, range(count))
        other = network([name[one] for one in givers[order]], [name[one] for one in receivers[order]], sorted(name.values()))
        before = of_parties(plain, sectors)
        after = of_parties(other, {name[party]: sector for party, sector in sectors.items()})
        after = after.set_index("party").loc[[name[party] for party in before["party"]]].reset_index()
        left_out = ["party", "component"]
        pd.testing.assert_frame_equal(before.drop(columns=left_out), after.drop(columns=left_out), rtol=0, atol=1e-12)
        one, two = whole(plain), whole(other)
        assert (one.components, one.circles, one.density, one.reciprocity) == (
            two.components,
            two.circles,
            two.density,
            two.reciprocity,
        )
        assert one.bus_factor and two.bus_factor
        assert len(one.bus_factor.parties) == len(two.bus_factor.parties)


def test_parallel_streams_are_one_tie_and_streams_to_oneself_none() -> None:
    found = whole(of("a-b a-b b-a a-a a-a"))
    assert (found.streams, found.own, found.ties) == (5, 2, 2)
    parties = of_parties(of("a-b a-b b-a a-a a-a"), {}).set_index("party")
    assert parties.loc["a", ["gives_to", "gives", "takes", "own"]].tolist() == [1, 2, 1, 2]
    assert of("a-b a-b b-a a-a a-a").own.tolist() == [2, 0]


def test_who_only_gives_to_itself_stands_in_no_circle() -> None:
    found = of_parties(of("a-a b-c"), {})
    assert not found["in_circle"].any()
    assert whole(of("a-a b-c")).circles == ()


def test_without_parties_nothing_is_told() -> None:
    found = whole(network([], []))
    assert (found.parties, found.streams, found.components, found.circles) == (0, 0, (), ())
    assert (found.density, found.reciprocity, found.fragmentation, found.bus_factor) == (None, None, None, None)
    assert of_parties(network([], []), {}).empty


def test_one_party_alone_is_whole_and_has_no_density() -> None:
    found = whole(network([], [], ["a"]))
    assert (found.components, found.fragmentation, found.density, found.reciprocity) == ((1,), 0.0, None, None)
    parties = of_parties(network([], [], ["a"]), {})
    assert parties["pagerank"].tolist() == [1.0]
    assert parties["betweenness"].tolist() == [0.0]


def test_an_id_that_is_missing_is_refused() -> None:
    with pytest.raises(ValueError, match="without an id"):
        network(["a", None], ["b", "c"])
    with pytest.raises(ValueError, match="a giver and a receiver"):
        network(["a"], ["b", "c"])


def test_frames_of_the_store_and_plain_lists_are_the_same() -> None:
    frame = pd.DataFrame({"giver": ["b", "a"], "receiver": ["a", "c"]}, dtype="string[pyarrow]")
    one, other = network(frame["giver"], frame["receiver"], ["d"]), of("b-a a-c", "d")
    assert one.parties == other.parties == ("a", "b", "c", "d")
    assert (one.ties != other.ties).nnz == 0


def test_the_broker_between_two_sectors_has_a_role_by_its_own() -> None:
    sectors = {"a": "zorg", "c": "bouw", "z": "zorg", "b": "bouw", "o": "overheid", "u": None}
    found = of_parties(of("a-z z-c a-b b-c a-o o-c a-u u-c"), sectors).set_index("party")
    roles = ["between", "representative", "gatekeeper", "liaison"]
    assert found.loc["z", roles].tolist() == [1, 1, 0, 0]
    assert found.loc["b", roles].tolist() == [1, 0, 1, 0]
    assert found.loc["o", roles].tolist() == [1, 0, 0, 1]
    assert found.loc["u", roles].tolist() == [1, 0, 0, 0]
    assert found.loc[["a", "c"], "between"].tolist() == [0, 0]


def test_nobody_is_a_broker_where_the_two_are_tied_or_of_one_sector_or_unknown() -> None:
    for pairs, sectors in (
        ("a-b b-c a-c", {"a": "zorg", "b": "bouw", "c": "bouw"}),
        ("a-b b-c", {"a": "zorg", "b": "bouw", "c": "zorg"}),
        ("a-b b-c", {"a": "zorg", "b": "bouw"}),
    ):
        assert of_parties(of(pairs), sectors)["between"].sum() == 0


def test_brokers_are_those_that_one_counts_way_by_way() -> None:
    rng = np.random.default_rng(9)
    for _ in range(40):
        net, graph = made(rng)
        sectors = {party: [None, "zorg", "bouw", "overheid"][int(rng.integers(0, 4))] for party in net.parties}
        counted: Counter[tuple[int, str]] = Counter()
        for a, c in permutations(net.parties, 2):
            if not sectors[a] or not sectors[c] or sectors[a] == sectors[c] or graph.has_edge(a, c):
                continue
            for b in set(graph.successors(a)) & set(graph.predecessors(c)):
                counted[b, "between"] += 1
                roles = {sectors[a]: "representative", sectors[c]: "gatekeeper", None: "unknown"}
                counted[b, roles.get(sectors[b], "liaison")] += 1
        found = measures.brokerage(net, sectors)
        for role in found.columns:
            assert found[role].tolist() == [counted[party, role] for party in net.parties]


def test_a_place_that_is_none_is_refused() -> None:
    for place in (-1, 2):
        with pytest.raises(ValueError, match="index"):
            measures.joined(np.array([0]), np.array([place]), ["a", "b"])
