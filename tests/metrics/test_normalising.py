"""Normalising against MODEL.md's shelf, COINr's ASEM tables, other libraries and a plain recomputation."""

import math
import statistics
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.pack import Direction, Node
from metrics.normalising import normalised, why_missing

GIVEN: dict[str, tuple[float, ...]] = {
    "minmax": (0.0, 100.0),
    "zscore": (10.0, 2.0),
    "goalposts": (-1.0, 2.0, 5.0),
    "log_goalposts": (0.5, 4.0, 100.0),
    "dist2targ": (1.25,),
    "dist2ref": (0.75,),
}
ANCHORS = (0.0, 0.5, 1.0, 1.75)
RULES = ("anchors", *GIVEN, "rank", "prank", "borda", "dist2max", "fracmax", "none")
CASES = [(rule, way) for rule in RULES for way in ("up", "down", "band") if rule != "fracmax" or way == "up"]


def node(rule: str, direction: Direction = "up", *given: float, **more: Any) -> Node:
    return Node("X", normalise=rule, direction=direction, given=given, **more)


def some_node(rule: str, direction: Direction) -> Node:
    anchors = ANCHORS if direction == "up" else ANCHORS[::-1]
    return node(rule, direction, *GIVEN.get(rule, ()), anchors=anchors, low=-0.25, high=0.5)


def of(x: list[float], what: Node) -> list[float]:
    return [float(v) for v in normalised(np.array(x), what)]


def test_shelf_1_anchors_up() -> None:
    x = [-5.0, 0, 25, 50, 60, 70, 80, 90, 99]
    found = of(x, node("anchors", anchors=(0, 50, 70, 90)))
    assert found == pytest.approx([-100, -100, -50, 0, 30, 60, 80, 100, 100], abs=1e-9)


def test_shelf_2_anchors_down() -> None:
    x = [250.0, 200, 150, 100, 80, 60, 40, 20, 5]
    found = of(x, node("anchors", "down", anchors=(200, 100, 60, 20)))
    assert found == pytest.approx([-100, -100, -50, 0, 30, 60, 80, 100, 100], abs=1e-9)


def test_shelf_3_anchors_of_a_band_are_distances() -> None:
    x = [5.0, 20, 30, 32.5, 35, 50, 65, 80]
    found = of(x, node("anchors", "band", anchors=(30, 10, 5, 0), low=40, high=60))
    assert found == pytest.approx([-100, -50, 0, 30, 60, 100, 60, -50], abs=1e-9)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (node("minmax", "up", 0, 100), [0, 25, 25, 100]),
        (node("zscore", "up", 0, 1), [-math.sqrt(0.75), -math.sqrt(1 / 12), -math.sqrt(1 / 12), math.sqrt(25 / 12)]),
        (node("rank"), [1, 2, 2, 4]),
        (node("borda"), [0, 1, 1, 3]),
        (node("prank"), [0, 1 / 3, 1 / 3, 1]),
        (node("dist2max"), [0, 0.25, 0.25, 1]),
        (node("dist2ref", "up", 4), [0, 1, 1, 4]),
        (node("fracmax"), [0.2, 0.4, 0.4, 1]),
    ],
)
def test_shelf_9_eight_ways_to_normalise(what: Node, expected: list[float]) -> None:
    assert of([2.0, 4, 4, 10], what) == pytest.approx(expected, abs=1e-9)


def test_shelf_10_goalposts_and_distance_to_a_target() -> None:
    assert of([1.0], node("goalposts", "up", 0, 10, 1)) == pytest.approx([0.1], abs=1e-9)
    assert of([1.0], node("goalposts", "down", 0, 10, 1)) == pytest.approx([0.9], abs=1e-9)
    assert of([0.0, 5, 11], node("dist2targ", "up", 10)) == pytest.approx([0, 0.5, 1.1], abs=1e-9)


def test_asem_normalised_is_reproduced(shared: Path) -> None:
    folder = shared / "data" / "coinr-asem"
    before = pd.read_csv(folder / "expected_Treated.csv").set_index("uCode").astype("float64")
    expected = pd.read_csv(folder / "expected_Normalised.csv").set_index("uCode").astype("float64")
    turned = pd.read_csv(folder / "ASEM_iMeta.csv").set_index("iCode")["Direction"] == -1
    for code in before.columns:
        found = normalised(before[code].to_numpy(), node("minmax", "down" if turned[code] else "up", 0, 100))
        np.testing.assert_allclose(found, expected[code].to_numpy(), rtol=0, atol=1e-9)


def plain_anchors(v: float, what: Node) -> float:
    anchors = list(what.anchors or ())
    if what.direction != "up":
        v, anchors = -v, [-a for a in anchors]
    if v <= anchors[0]:
        return -100.0
    steps = zip(anchors, anchors[1:], (-100, 0, 60), (0, 60, 100), strict=False)
    return next((s + (v - a) / (b - a) * (t - s) for a, b, s, t in steps if v <= b), 100.0)


def plain(x: list[float], what: Node) -> list[float]:
    """The rules of MODEL.md section 3, value by value."""
    rule, down, given = what.normalise, what.direction == "down", what.given
    if what.direction == "band":
        assert what.low is not None
        assert what.high is not None
        x = [-max(what.low - v, v - what.high, 0.0) if not math.isnan(v) else v for v in x]
    elif down and rule not in ("anchors", "goalposts", "log_goalposts", "dist2targ"):
        x = [-v for v in x]
    there = [v for v in x if not math.isnan(v)]

    def one(v: float) -> float:
        low, high = min(there), max(there)
        rank = 1 + sum(other < v for other in there)
        match rule:
            case "anchors":
                return plain_anchors(-v if what.direction == "band" else v, what)
            case "minmax":
                return (v - low) / (high - low) * (given[1] - given[0]) + given[0]
            case "zscore":
                return (v - statistics.fmean(there)) / statistics.stdev(there) * given[1] + given[0]
            case "rank" | "borda" | "prank":
                return {"rank": float(rank), "borda": rank - 1.0, "prank": (rank - 1) / (len(there) - 1)}[rule]
            case "goalposts" | "log_goalposts":
                g1, g2, k = given
                if rule == "log_goalposts":
                    if v <= 0:
                        return math.nan
                    v, g1, g2 = math.log(v), math.log(g1), math.log(g2)
                return min(1.0, max(0.0, (v - g2) / (g1 - g2) if down else (v - g1) / (g2 - g1))) * k
            case "dist2targ":
                return (high - v) / (high - given[0]) if down else (v - low) / (given[0] - low)
            case "dist2ref":
                ref = -given[0] if down else given[0]
                return 1 - (ref - v) / (ref - low)
            case "dist2max":
                return 1 - (high - v) / (high - low)
            case "fracmax":
                return v / high
        return v

    return [math.nan if math.isnan(v) else one(v) for v in x]


@pytest.mark.parametrize(("rule", "direction"), CASES)
def test_every_rule_equals_a_plain_recomputation_past_what_is_missing(rule: str, direction: Direction) -> None:
    rng = np.random.default_rng(3)
    x = np.round(rng.normal(1, 2, (60, 9)), 1)
    x[rng.random(x.shape) < 0.2] = np.nan
    what = some_node(rule, direction)
    expected = np.array([plain(row.tolist(), what) for row in x])
    np.testing.assert_allclose(normalised(x, what), expected, rtol=1e-9, atol=1e-9)
    assert np.isnan(expected).all() == (rule == "log_goalposts" and direction == "band")  # no distance is above 0


@pytest.mark.parametrize(("rule", "direction"), CASES)
def test_every_draw_is_normalised_by_itself_whatever_its_axes(rule: str, direction: Direction) -> None:
    x = np.random.default_rng(5).normal(1, 2, (4, 3, 7))
    x[0, 0, 2] = x[1, 2, 5] = np.nan
    what = some_node(rule, direction)
    whole = normalised(x, what)
    assert whole.shape == x.shape
    for draw in np.ndindex(4, 3):
        np.testing.assert_allclose(whole[draw], normalised(x[draw], what), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(("rule", "direction"), [case for case in CASES if case[1] != "band"])
def test_better_values_never_score_less(rule: str, direction: Direction) -> None:
    x = np.sort(np.random.default_rng(9).normal(1, 2, (50, 12)), axis=-1)
    steps = np.diff(normalised(x, some_node(rule, direction)), axis=-1)
    signed = steps if direction == "up" else -steps
    if rule in ("dist2targ", "dist2ref"):  # a reference on the wrong side of the lowest turns the scale round, as in COINr
        signed = signed * np.sign(signed[:, :1])
    assert (signed[~np.isnan(signed)] >= -1e-9).all()


@pytest.mark.parametrize(
    ("rule", "direction", "least", "most"),
    [
        ("anchors", "up", -100, 100),
        ("anchors", "down", -100, 100),
        ("anchors", "band", -100, 100),
        ("minmax", "up", 0, 100),
        ("minmax", "down", 0, 100),
        ("minmax", "band", 0, 100),
        ("goalposts", "up", 0, 5),
        ("goalposts", "down", 0, 5),
        ("log_goalposts", "up", 0, 100),
        ("prank", "down", 0, 1),
        ("dist2max", "up", 0, 1),
        ("rank", "down", 1, 12),
        ("borda", "up", 0, 11),
    ],
)
def test_scores_stay_in_their_range(rule: str, direction: Direction, least: float, most: float) -> None:
    found = normalised(np.random.default_rng(13).normal(1, 4, (50, 12)), some_node(rule, direction))
    assert np.nanmin(found) >= least - 1e-9
    assert np.nanmax(found) <= most + 1e-9


@pytest.mark.parametrize("rule", ["minmax", "zscore", "dist2max"])
def test_a_column_without_spread_is_missing_and_says_so(rule: str) -> None:
    for x in ([3.0, 3, 3], [0.3, 0.1 + 0.2, math.nan], [0.0, -0.0, 0.0]):
        assert all(math.isnan(v) for v in of(x, some_node(rule, "up")))
        assert why_missing(np.array(x), some_node(rule, "up")) == "no_spread"


def test_where_there_is_no_way_to_go_the_column_is_missing() -> None:
    x = np.array([2.0, 4, 10])
    for what in (
        node("dist2targ", "up", 2),
        node("dist2targ", "down", 10),
        node("dist2ref", "up", 2),
        node("dist2ref", "down", 10),
        node("goalposts", "up", 5, 5, 1),
        node("log_goalposts", "down", 5, 5, 1),
    ):
        assert np.isnan(normalised(x, what)).all()
        assert why_missing(x, what) == "no_spread"
    assert why_missing(np.array([-3.0, 0.0]), node("fracmax")) == "no_spread"


@pytest.mark.parametrize("rule", ["minmax", "zscore", "dist2max", "prank"])
def test_one_subject_cannot_be_compared(rule: str) -> None:
    x = np.array([math.nan, 4.0, math.nan])
    assert np.isnan(normalised(x, some_node(rule, "up"))).all()
    assert why_missing(x, some_node(rule, "up")) == "one_subject"


@pytest.mark.parametrize(
    "what",
    [
        node("anchors"),
        node("dist2ref"),
        node("dist2targ", "up", math.nan),
        node("rank", "band", low=1.0),
        node("log_goalposts", "up", 0, 10, 1),
    ],
)
def test_without_its_reference_a_column_is_missing(what: Node) -> None:
    x = np.array([1.0, 2.0])
    assert np.isnan(normalised(x, what)).all()
    assert why_missing(x, what) == "no_reference"


@pytest.mark.parametrize(("rule", "direction"), CASES)
def test_nothing_has_no_reason_to_be_missing_and_raises_no_warning(rule: str, direction: Direction) -> None:
    for x in (np.full(4, np.nan), np.empty(0)):
        assert np.isnan(normalised(x, some_node(rule, direction))).all()
        assert why_missing(x, some_node(rule, direction)) == ""
    assert why_missing(np.array([1.0, 0.25, 3.0]), some_node(rule, direction)) == ""


def test_a_logarithm_of_nothing_is_missing_for_itself() -> None:
    what = node("log_goalposts", "up", 1, 100, 1)
    assert of([-1.0, 0, 10], what) == pytest.approx([math.nan, math.nan, 0.5], nan_ok=True)
    assert why_missing(np.array([-1.0, 0]), what) == ""


@pytest.mark.parametrize("direction", ["down", "band"])
def test_fracmax_refuses_where_less_is_better(direction: Direction) -> None:
    with pytest.raises(ValueError, match="fracmax"):
        normalised(np.array([1.0, 2.0]), node("fracmax", direction, low=0, high=1))


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="magic"):
        normalised(np.array([1.0, 2.0]), node("magic"))


def test_the_values_that_are_given_are_not_changed() -> None:
    x = np.array([3.0, 1, np.nan, 2])
    for rule, direction in CASES:
        normalised(x, some_node(rule, direction))
    np.testing.assert_array_equal(x, [3, 1, np.nan, 2])


def test_pymcdm_normalises_alike_where_the_methods_coincide() -> None:
    pymcdm = pytest.importorskip("pymcdm.normalizations")
    x = np.random.default_rng(17).uniform(1, 9, 40)
    np.testing.assert_allclose(normalised(x, node("minmax", "up", 0, 1)), pymcdm.minmax_normalization(x), atol=1e-12)
    down = pymcdm.minmax_normalization(x, cost=True)
    np.testing.assert_allclose(normalised(x, node("minmax", "down", 0, 1)), down, atol=1e-12)
    np.testing.assert_allclose(normalised(x, node("dist2max")), pymcdm.minmax_normalization(x), atol=1e-12)
    np.testing.assert_allclose(normalised(x, node("fracmax")), pymcdm.max_normalization(x), atol=1e-12)


def test_scikit_criteria_normalises_alike_where_the_methods_coincide() -> None:
    skc = pytest.importorskip("skcriteria")
    scalers = pytest.importorskip("skcriteria.preprocessing.scalers")
    matrix = np.random.default_rng(19).uniform(1, 9, (30, 3))
    decision = skc.mkdm(matrix, [max, max, max])
    sample = math.sqrt(30 / 29)  # its deviation is that of the population
    for what, scaler, factor in (
        (node("minmax", "up", 0, 1), scalers.MinMaxScaler("matrix"), 1.0),
        (node("fracmax"), scalers.MaxAbsScaler("matrix"), 1.0),
        (node("zscore", "up", 0, sample), scalers.StandarScaler("matrix"), 1.0),
    ):
        theirs = scaler.transform(decision).matrix.to_numpy() * factor
        np.testing.assert_allclose(normalised(matrix.T, what).T, theirs, atol=1e-12)
