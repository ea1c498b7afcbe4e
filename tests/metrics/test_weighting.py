import numpy as np
import pandas as pd
import pytest

from data.pack import Node, Pack
from metrics.weighting import drawn, of_roles, weights_down, weights_of
from tests.metrics.made import LEVELS, signed


def test_golden_8_a_role_weighs_once_however_many_its_people() -> None:
    rows = pd.DataFrame(
        [("doelgroep", "T1", 20), ("doelgroep", "T2", 5), ("partner", "T1", 6), ("partner", "T2", 18)],
        columns=["role", "node", "weight"],
    )
    assert of_roles(signed({"T1": 1, "T2": 1}), rows)[1] == pytest.approx({"T1": 0.525, "T2": 0.475})


def test_roles_are_scaled_to_one_and_one_of_zeros_is_named() -> None:
    rows = pd.DataFrame(
        [
            ("doelgroep", "T1", 20),
            ("doelgroep", "T2", 5),
            ("partner", "T1", 6),
            ("partner", "T2", 18),
            ("financier", "T1", 0.0),
        ],
        columns=["role", "node", "weight"],
    )
    by_role, mean, left_out = of_roles(signed({"T1": 1, "T2": 1}), rows)
    assert mean == pytest.approx({"T1": 0.525, "T2": 0.475})
    assert by_role["partner"] == pytest.approx({"T1": 0.25, "T2": 0.75})
    assert left_out == ["financier"]


def test_what_is_never_scored_cannot_be_weighed() -> None:
    nodes = (Node("B"), Node("D", "B"), Node("T", "D"), Node("i", "T"), Node("E", "B"), Node("U", "E"), Node("j", "U"))
    pack = Pack("test", "1", "signed", nodes, levels=LEVELS, never=frozenset({"E"}))
    rows = pd.DataFrame([("partner", "T", 1.0), ("partner", "U", 9.0)], columns=["role", "node", "weight"])
    assert of_roles(pack, rows)[1] == {"T": 1.0}
    assert weights_of(pack, {"E": 5.0})["E"].tolist() == [0.0]


@pytest.mark.parametrize("weight", [-1.0, np.nan, np.inf])
def test_a_weight_that_is_none_is_refused(weight: float) -> None:
    with pytest.raises(ValueError, match="no weight"):
        weights_of(signed({"T1": 1}), {"T1": weight})
    with pytest.raises(ValueError, match="no weight"):
        weights_of(signed({"T1": 1}), {"T9": 1.0})


def test_drawn_weights_are_dirichlet_of_fifty_times_the_weights() -> None:
    weights = {"T1": 0.4, "T2": 0.35, "T3": 0.25, "T4": 0.0}
    pack = signed(weights)
    told = drawn(pack, weights_of(pack), 40_000, np.random.default_rng(1))
    parts = np.stack([told[name] for name in ("T1", "T2", "T3")])
    parts = parts / parts.sum(axis=0)
    for name, part in zip(("T1", "T2", "T3"), parts, strict=True):
        weight = weights[name]
        assert part.mean() == pytest.approx(weight, abs=0.002)
        assert part.std() == pytest.approx((weight * (1 - weight) / 51) ** 0.5, rel=0.02)
    assert told["T4"].tolist() == [0.0]


def test_a_group_that_weighs_as_the_sum_decides_what_its_themes_do() -> None:
    nodes = (
        Node("B"),
        *(Node(name, "B") for name in ("D", "E")),
        *(Node(name, name[0].replace("T", "D").replace("U", "E")) for name in ("T1", "T2", "T3", "U1")),
        *(Node(f"i{name}", name) for name in ("T1", "T2", "T3", "U1")),
    )
    pack = Pack("test", "1", "signed", nodes, levels=LEVELS, sums=frozenset({3}))
    assert [weights_down(pack, weights_of(pack), name) for name in ("D", "E", "T1", "U1")] == [0.75, 0.25, 0.25, 0.25]
