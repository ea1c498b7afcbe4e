"""Loops of value against the shelf, and against all simple cycles that networkx finds."""

from collections import Counter
from itertools import product
from math import prod

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from metrics import loops as looking
from metrics.loops import LONGEST, Loops, loops

SHELF = [
    ("Inv", "Ond", 0.8),
    ("Ond", "Doel", 0.9),
    ("Doel", "Gem", 0.6),
    ("Gem", "Ond", 0.4),
    ("Ond", "Prov", 0.7),
    ("Prov", "Inv", 0.9),
    ("Gem", "Prov", 0.3),
    ("Doel", "Ond", 0.5),
]


def frame(rows: list[tuple[str, str, float | None]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["giver", "receiver", "strength"])


def made(rng: np.random.Generator, count: int, streams: int) -> pd.DataFrame:
    """Streams of which some are parallel, some of a party to itself, and some of unknown strength."""
    givers, receivers = rng.integers(0, count, (2, streams))
    strength = np.where(rng.random(streams) < 0.1, np.nan, rng.random(streams))
    return pd.DataFrame(
        {"giver": [f"p{at}" for at in givers], "receiver": [f"p{at}" for at in receivers], "strength": strength}
    )


def weights(found: Loops) -> dict[str, float]:
    return dict(found.weights.itertuples(index=False))


def test_golden_29_four_loops_of_1_28664_and_what_each_party_weighs() -> None:
    found = loops(frame(SHELF), "Ond")
    assert found.strongest["value"].tolist() == pytest.approx([0.504, 0.450, 0.216, 0.11664], abs=1e-9)
    assert found.total == pytest.approx(1.28664, abs=1e-9)
    assert (found.number, found.steps, found.unknown) == (4, 8, 0)
    assert weights(found) == pytest.approx({"Doel": 0.6083, "Gem": 0.2585, "Prov": 0.4824, "Inv": 0.4824}, abs=5e-5)
    assert found.strongest["parties"].tolist()[:2] == [("Ond", "Prov", "Inv"), ("Ond", "Doel")]


def test_loops_are_the_simple_cycles_of_networkx_stream_by_stream() -> None:
    rng = np.random.default_rng(31)
    for _ in range(120):
        count = int(rng.integers(1, 8))
        streams = made(rng, count, int(rng.integers(0, 3 * count)))
        parallel: dict[tuple[str, str], list[float]] = {}
        for giver, receiver, strength in streams.dropna().itertuples(index=False):
            parallel.setdefault((giver, receiver), []).append(strength)
        graph = nx.DiGraph(pair for pair in parallel if pair[0] != pair[1])
        values, of_party = [], Counter[str]()
        for cycle in nx.simple_cycles(graph, length_bound=8):
            if "p0" in cycle:
                for one in product(*(parallel[pair] for pair in zip(cycle, [*cycle[1:], cycle[0]], strict=True))):
                    values.append(prod(one))
                    of_party.update({party: prod(one) for party in cycle if party != "p0"})
        found = loops(streams, "p0")
        assert found.number == len(values)
        assert found.steps == LONGEST
        assert found.total == (pytest.approx(sum(values), abs=1e-9) if values else None)
        assert weights(found) == pytest.approx({party: told / sum(values) for party, told in of_party.items()}, abs=1e-9)
        assert found.unknown == ((streams["giver"] != streams["receiver"]) & streams["strength"].isna()).sum()


def test_a_loop_of_eight_steps_counts_and_one_of_nine_does_not() -> None:
    def ring(size: int) -> pd.DataFrame:
        return frame([(f"p{at}", f"p{(at + 1) % size}", 0.5) for at in range(size)])

    assert loops(ring(8), "p0").total == 0.5**8
    assert loops(ring(9), "p0").total is None


def test_names_and_the_order_of_the_rows_change_nothing() -> None:
    rng = np.random.default_rng(32)
    streams = made(rng, 9, 40)
    name = {f"p{at}": f"Q{new}" for at, new in enumerate(rng.permutation(9).tolist())}
    other = streams.sample(frac=1, random_state=1).replace({"giver": name, "receiver": name})
    one, two = loops(streams, "p0"), loops(other, name["p0"])
    assert (one.number, one.unknown) == (two.number, two.unknown)
    assert one.total == pytest.approx(two.total, abs=1e-12)
    assert {name[party]: told for party, told in weights(one).items()} == pytest.approx(weights(two), abs=1e-12)


def test_where_nothing_comes_back_no_party_has_a_weight() -> None:
    for rows in ([], [("a", "b", 0.5)], [("a", "a", 0.5)], [("b", "c", 0.5), ("c", "b", 0.5)]):
        found = loops(frame(rows), "a")
        assert (found.number, found.total) == (0, None)
        assert found.weights.empty
        assert found.strongest.empty


def test_loops_that_are_worth_nothing_are_counted_and_weigh_nothing() -> None:
    found = loops(frame([("a", "b", 0.0), ("b", "a", 1.0)]), "a")
    assert (found.number, found.total) == (1, 0.0)
    assert found.weights.empty


def test_an_unknown_strength_is_no_zero_but_left_out_and_counted() -> None:
    found = loops(frame([("a", "b", None), ("b", "a", 1.0), ("a", "b", 0.5)]), "a")
    assert (found.number, found.total, found.unknown) == (1, 0.5, 1)


def test_a_strength_outside_0_to_1_is_refused() -> None:
    with pytest.raises(ValueError, match="0 to 1"):
        loops(frame([("a", "b", 1.5)]), "a")


def test_too_many_loops_are_followed_for_fewer_steps_and_all_of_these(monkeypatch: pytest.MonkeyPatch) -> None:
    streams = made(np.random.default_rng(33), 12, 60)
    whole = loops(streams, "p0")
    monkeypatch.setattr(looking, "MOST", 40)
    found = loops(streams, "p0")
    assert whole.steps == 8
    assert 2 <= found.steps < 8
    graph = nx.DiGraph(
        pair for pair in streams.dropna()[["giver", "receiver"]].itertuples(index=False, name=None) if pair[0] != pair[1]
    )
    rounds = [cycle for cycle in nx.simple_cycles(graph, length_bound=found.steps) if "p0" in cycle]
    assert len(loops(streams, "p0", strongest=1000).strongest) == len(rounds)


def test_a_coalition_of_200_with_2000_streams_is_followed_to_the_end() -> None:
    found = loops(made(np.random.default_rng(34), 200, 2_000), "p0", strongest=5)
    assert found.steps == LONGEST
    assert found.number > 100_000
    assert len(found.strongest) == 5
    assert found.strongest["value"].is_monotonic_decreasing
