import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.pack import Impute, Node, Pack, Treat
from data.packs_known import shipped
from metrics.index import evaluated, own_units, point, prepared, scaled, shares
from metrics.scoring import judged, split
from metrics.weighting import weights_of
from tests.metrics.made import plain, scored, signed, values

ASEM_ROOT = "Index"


def asem(folder: Path) -> tuple[Pack, pd.DataFrame]:
    """COINr's public example as a pack, and its raw table."""
    meta = pd.read_csv(folder / "ASEM_iMeta.csv")
    nodes = [
        Node(
            row["iCode"],
            row["Parent"] if isinstance(row["Parent"], str) else "",
            weight=row["Weight"],
            direction="up" if row["Direction"] == 1 else "down",
            normalise="minmax" if row["Type"] == "Indicator" else "none",
            given=(0.0, 100.0) if row["Type"] == "Indicator" else (),
            denominator=row["Denominator"] if isinstance(row["Denominator"], str) else "",
        )
        for row in meta.to_dict("records")
        if row["Type"] in ("Indicator", "Aggregate")
    ]
    return plain(nodes, treat=Treat(), impute=Impute("EurAsia_group")), pd.read_csv(folder / "ASEM_iData.csv")


def asem_values(folder: Path) -> tuple[Pack, object]:
    pack, raw = asem(folder)
    columns = [*pack.indicators, *sorted({node.denominator for node in pack.nodes} - {""})]
    told = {row["uCode"]: {name: row[name] for name in columns} for row in raw.to_dict("records")}
    return pack, values(pack, told, groups=dict(zip(raw["uCode"], raw["EurAsia_group"], strict=True)))


def test_golden_12_asem_is_equal_to_coinr_in_every_node(shared: Path) -> None:
    pack, told = asem_values(shared / "data" / "coinr-asem")
    index = point(pack, told, weights_of(pack))
    expected = (
        pd.read_csv(shared / "data" / "coinr-asem" / "expected_Aggregated.csv").set_index("uCode").loc[list(index.subjects)]
    )
    for name in pack.by_name:
        assert index.scores[name][0] == pytest.approx(expected[name].to_numpy(), abs=1e-9), name
    named = dict(zip(index.subjects, index.scores[ASEM_ROOT][0], strict=True))
    assert [round(named[code], 4) for code in ("CHE", "NLD", "DNK", "RUS")] == [68.3837, 64.8195, 64.8041, 35.6555]


def test_asem_is_equal_to_coinr_at_every_step_before(shared: Path) -> None:
    pack, told = asem_values(shared / "data" / "coinr-asem")

    def expected(name: str) -> np.ndarray:
        frame = pd.read_csv(shared / "data" / "coinr-asem" / f"expected_{name}.csv").set_index("uCode")
        return frame.loc[list(told.subjects), list(pack.indicators)].to_numpy(float)

    assert own_units(pack, told) == pytest.approx(expected("Denominated"), rel=1e-9, nan_ok=True)
    bare = replace(pack, treat=None)
    assert prepared(bare, told)[0] == pytest.approx(expected("Imputed"), rel=1e-9)
    x, out, _ = prepared(replace(bare, screen=0.9), told)
    assert not out.any()
    assert x == pytest.approx(expected("Screened"), rel=1e-9)
    x, _, log = prepared(pack, told)
    assert x == pytest.approx(expected("Treated"), rel=1e-9)
    assert len({one.indicator for one in log if one.step == "treated"}) == 15
    columns = scaled(pack, x)
    assert np.stack([columns[name][0] for name in pack.indicators], axis=1) == pytest.approx(expected("Normalised"), abs=1e-9)


def plainly(pack: Pack, x: np.ndarray, normalise: str, aggregate: str) -> np.ndarray:
    """The root recomputed a subject and a node at a time."""
    columns = {}
    for at, name in enumerate(pack.indicators):
        column = x[:, at] * (-1 if pack.by_name[name].direction == "down" else 1)
        if normalise == "minmax":
            columns[name] = 1 + (column - column.min()) / (column.max() - column.min()) * 99
        elif normalise == "zscore":
            columns[name] = 50 + (column - column.mean()) / column.std(ddof=1) * 5
        else:
            columns[name] = np.array([1.0 + sum(other < one for other in column) for one in column])
    for name in pack.upward:
        parts = [(columns[child], pack.by_name[child].weight) for child in pack.children[name]]
        total = sum(weight for _, weight in parts)
        if aggregate == "arithmetic":
            columns[name] = sum(weight * part for part, weight in parts) / total
        elif aggregate == "geometric":
            columns[name] = np.exp(sum(weight * np.log(part) for part, weight in parts) / total)
        elif aggregate == "harmonic":
            columns[name] = total / sum(weight / part for part, weight in parts)
        else:
            columns[name] = np.min([part for part, _ in parts], axis=0)
    return columns[pack.root]


@pytest.mark.parametrize(
    ("normalise", "aggregate"), list(product(("minmax", "zscore", "rank"), ("arithmetic", "geometric", "harmonic", "minimum")))
)
def test_variants_of_asem_agree_with_a_plain_recomputation(shared: Path, normalise: str, aggregate: str) -> None:
    pack, told = asem_values(shared / "data" / "coinr-asem")
    given = {"minmax": (1.0, 100.0), "zscore": (50.0, 5.0), "rank": ()}[normalise]
    nodes = [
        replace(node, aggregate=aggregate)
        if node.name in pack.children
        else replace(node, normalise=normalise, given=given, weight=1 + len(node.name) % 3)
        for node in pack.nodes
    ]
    variant = replace(pack, nodes=tuple(nodes))
    index = point(variant, told, weights_of(variant))
    assert index.scores[ASEM_ROOT][0] == pytest.approx(plainly(variant, prepared(variant, told)[0], normalise, aggregate))


def ecg(estimates: Mapping[str, float | None], given: Mapping[str, float] | None = None) -> dict[str, float]:
    """Points of every theme and in all, by the product's own pack."""
    pack = shipped()["ecg"]
    told = values(pack, {"firm": {name: estimates.get(name) for name in pack.indicators}})
    one = judged(pack, "", told, given=given)
    part = shares(pack, one.index.scores, one.weights)
    points = {name: float(one.index.scores[name][0, 0] * part[name][0, 0]) * pack.factor for name in pack.themes}
    return points | {"total": float(one.index.scores["ecg"][0, 0])}


def positives() -> list[str]:
    pack = shipped()["ecg"]
    return [name for name in pack.indicators if name not in pack.penalty]


def test_golden_13_ecg_of_tens_everywhere_is_a_thousand_fifty_a_theme() -> None:
    points = ecg(dict.fromkeys(positives(), 10.0))
    assert points["total"] == pytest.approx(1000, abs=1e-9)
    assert {round(value, 9) for name, value in points.items() if name != "total"} == {50.0}


def test_golden_14_ecg_stakeholder_weights() -> None:
    estimates = {name: 6.0 if name.startswith("C") else 3.0 for name in positives()}
    points = ecg(estimates, {"A": 0.5, "B": 0.5, "C": 2, "D": 1, "E": 1})
    assert points["total"] == pytest.approx(420, abs=1e-9)
    assert (points["A1"] / 0.3, points["C1"] / 0.6) == pytest.approx((25, 100))


def test_golden_15_ecg_of_the_worst_stops_at_its_floor() -> None:
    pack = shipped()["ecg"]
    points = ecg(dict.fromkeys(pack.penalty, -200.0))
    assert sum(value for name, value in points.items() if name != "total") == pytest.approx(-3800, abs=1e-9)
    assert points["total"] == -3600


@pytest.mark.parametrize("case", ["empty", "filled"])
def test_golden_16_ecg_is_equal_to_the_calculators_own_cases(shared: Path, case: str) -> None:
    folder = shared / "data" / "ecg-balance-sheet"
    lines = json.loads((folder / f"{case}RatingsInput.json").read_text())
    after = json.loads(
        (folder / ("filledRatingsExpected.json" if case == "filled" else "emptyRatingExpected.json")).read_text()
    )
    weights = {line["shortName"]: float(line["weight"]) for line in after}  # after: derived from company facts too
    weights |= {"A": 1.5} if case == "filled" else {}
    points = ecg({line["shortName"]: float(line["estimations"]) for line in lines}, weights)
    expected = {line["shortName"]: line["points"] for line in after if line["type"] == "topic"}
    for name, value in expected.items():
        assert points[name] == pytest.approx(value, abs=1e-9), name
    assert points["total"] == pytest.approx(107.21649484536083 if case == "filled" else 0.0, abs=1e-9)


def test_negative_aspects_come_off_and_a_theme_without_weight_counts_nothing() -> None:
    points = ecg({"A1.1": 10.0, "A1.2": -100.0, "A2.1": 10.0}, {"A2": 0.0, **dict.fromkeys("BCDE", 0.0), "A3": 0.0, "A4": 0.0})
    assert points["A1"] == pytest.approx(1000 - 100 * 1000 / 50)
    assert (points["A2"], points["total"]) == pytest.approx((0.0, -1000.0))


def test_a_score_lies_between_the_least_and_the_most_of_its_parts() -> None:
    rng = np.random.default_rng(1)
    for _ in range(50):
        told = dict(zip(("T1", "T2", "T3"), rng.uniform(-100, 100, 3), strict=True))
        weights = dict(zip(told, rng.dirichlet([1, 1, 1]), strict=True))
        score = scored(signed(weights), told).index.scores["B"][0, 0]
        assert min(told.values()) - 1e-9 <= score <= max(told.values()) + 1e-9


def test_a_score_never_falls_when_an_indicator_rises() -> None:
    rng = np.random.default_rng(2)
    for _ in range(50):
        told = dict(zip(("T1", "T2", "T3"), rng.uniform(-100, 100, 3), strict=True))
        pack = signed(dict(zip(told, rng.dirichlet([1, 1, 1]), strict=True)))
        higher = {**told, "T2": told["T2"] + 5}
        assert scored(pack, higher).index.scores["B"][0, 0] >= scored(pack, told).index.scores["B"][0, 0]


def test_the_order_of_nodes_and_rows_changes_no_digit() -> None:
    told = {"T1": 12.3, "T2": -45.6, "T3": 78.9}
    weights = {"T1": 0.1, "T2": 0.7, "T3": 0.2}
    other = signed({name: weights[name] for name in ("T3", "T1", "T2")})
    assert scored(signed(weights), told).index.scores["B"][0, 0] == scored(other, told).index.scores["B"][0, 0]


def test_splitting_an_indicator_in_two_halves_changes_nothing() -> None:
    whole = plain([Node("B"), Node("a", "B", weight=2), Node("b", "B")])
    halves = plain([Node("B"), Node("a1", "B"), Node("a2", "B"), Node("b", "B")])
    one = point(whole, values(whole, {"X": {"a": 30.0, "b": 60.0}}), weights_of(whole))
    two = point(halves, values(halves, {"X": {"a1": 30.0, "a2": 30.0, "b": 60.0}}), weights_of(halves))
    assert one.scores["B"][0, 0] == pytest.approx(two.scores["B"][0, 0], abs=1e-12)


def test_good_and_harm_add_up_to_the_score_and_so_do_the_parts_at_every_depth() -> None:
    rng = np.random.default_rng(4)
    pack = shipped()["betekenisscore"]
    for _ in range(20):
        told = values(
            pack, {"A": {name: float(rng.uniform(0, 100)) if rng.random() < 0.9 else None for name in pack.indicators}}
        )
        weights = weights_of(pack, dict(zip(pack.themes, rng.uniform(0, 3, len(pack.themes)), strict=True)))
        index = point(pack, told, weights)
        if index.why["B"][0]:
            continue
        positive, harm = split(pack, index, weights)
        for name in pack.by_name:
            if not index.why[name][0]:
                assert positive[name][0, 0] + harm[name][0, 0] == pytest.approx(index.scores[name][0, 0], abs=1e-9)
        part = shares(pack, index.scores, weights)
        for depth in (pack.indicators, pack.themes, pack.children["B"]):
            parts = [np.nan_to_num(index.scores[name][0, 0]) * part[name][0, 0] for name in depth if name in part]
            assert sum(parts) == pytest.approx(index.scores["B"][0, 0], abs=1e-9)


def test_unknown_is_not_zero_and_says_so_in_coverage() -> None:
    pack = plain([Node("B"), Node("a", "B"), Node("b", "B")])
    index = point(pack, values(pack, {"X": {"a": 80.0, "b": None}, "Y": {"a": 80.0, "b": 0.0}}), weights_of(pack))
    assert index.scores["B"][0].tolist() == [80.0, 40.0]
    assert index.coverage["B"].tolist() == [0.5, 1.0]
    assert index.why["b"] == ("no_data", "")


def test_what_is_not_applicable_leaves_the_weights() -> None:
    pack = signed({"T1": 0.5, "T2": 0.5})
    told = values(pack, {"A": {"iT1": 40.0, "iT2": None}})
    index = point(pack, replace(told, applicable=np.array([[True, False]])), weights_of(pack))
    assert (index.coverage["B"][0], index.scores["B"][0, 0]) == (1.0, 40.0)
    assert (index.why["iT2"], index.why["T2"]) == (("not_applicable",), ("not_applicable",))


def test_a_geometric_node_with_a_child_at_or_below_zero_is_withheld_with_its_reason() -> None:
    pack = plain([Node("B", aggregate="geometric"), Node("a", "B"), Node("b", "B")])
    index = point(pack, values(pack, {"X": {"a": 8.0, "b": 0.0}, "Y": {"a": 8.0, "b": 2.0}}), weights_of(pack))
    assert index.why["B"] == ("not_positive", "")
    assert index.scores["B"][0, 1] == pytest.approx(4.0)


def test_a_node_whose_present_weights_are_all_zero_is_withheld() -> None:
    pack = plain([Node("B"), Node("a", "B", weight=0.0), Node("b", "B")])
    index = point(pack, values(pack, {"X": {"a": 8.0, "b": None}}), weights_of(pack))
    assert index.why["B"] == ("no_weight",)


def test_what_is_drawn_once_is_what_is_computed_once() -> None:
    """One engine: a draw with the weights as they are is the point score, to the last digit."""
    pack = shipped()["betekenisscore"]
    told = values(pack, {"A": dict.fromkeys(pack.indicators, 33.0), "C": dict.fromkeys(pack.indicators[2:], 12.0)})
    weights = weights_of(pack)
    index = point(pack, told, weights)
    columns = {name: index.scores[name] for name in pack.indicators}
    again = evaluated(pack, columns, {name: np.repeat(weight, 3) for name, weight in weights.items()}, index.hidden)
    for name in pack.by_name:
        for draw in np.broadcast_to(again[name], (3, 2)) if len(again[name]) == 1 else again[name]:
            assert draw == pytest.approx(index.scores[name][0], abs=1e-12, nan_ok=True)
