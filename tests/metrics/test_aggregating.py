"""Aggregating against MODEL.md's shelf, COINr's ASEM tables, other libraries and a plain recomputation."""

import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from metrics.aggregating import aggregated

Floats = NDArray[np.float64]
RULES = ("arithmetic", "geometric", "harmonic", "generalised", "minimum", "median", "copeland")
OF_POSITIVES = ("geometric", "harmonic", "generalised")
MEANS = tuple(rule for rule in RULES if rule != "copeland")
SHAPES = [(1, 1, 1), (1, 1, 6), (1, 9, 1), (1, 9, 6), (9, 1, 1), (9, 1, 6), (9, 9, 1), (9, 9, 6)]


def one(values: list[float], weights: list[float], rule: str, power: float | None = None) -> float:
    """The score of one subject."""
    x, w = (np.array(given, dtype=np.float64).reshape(-1, 1, 1) for given in (values, weights))
    return float(aggregated(x, w, rule, power)[0, 0])


def some(rng: np.random.Generator, draws_x: int, draws_w: int, subjects_w: int, gaps: float = 0.25) -> tuple[Floats, Floats]:
    """Children of 6 subjects, all above 0, with gaps and ties; weights of which some are 0."""
    x = rng.integers(1, 30, (5, draws_x, 6)) / 4.0
    w = rng.integers(0, 5, (5, draws_w, subjects_w)) / 8.0
    return np.where(rng.random(x.shape) < gaps, np.nan, x), w


def test_shelf_11_geometric_harmonic_and_generalised() -> None:
    assert one([1, 2, 3], [1, 1, 1], "geometric") == pytest.approx(1.8171206, abs=5e-8)
    assert one([1, 2, 3], [1, 1, 2], "geometric") == pytest.approx(2.0597671, abs=5e-8)
    assert one([1, 2, 3], [2, 1, 1], "harmonic") == pytest.approx(1.4117647, abs=5e-8)
    assert one([1, 2, 3], [1, 1, 1], "generalised", 2) == pytest.approx(2.1602469, abs=5e-8)


def test_shelf_11_copeland_of_four_units() -> None:
    x = np.array([(1.0, 3, 2), (2, 2, 3), (3, 1, 1), (4, 5, 4)]).T[:, None, :]
    assert aggregated(x, np.ones((3, 1, 1)), "copeland").tolist() == [[-1, 1, -3, 3]]


def test_asem_pillars_sub_indices_and_index_are_reproduced(shared: Path) -> None:
    folder = shared / "data" / "coinr-asem"
    known = pd.read_csv(folder / "expected_Normalised.csv").set_index("uCode").astype("float64")
    expected = pd.read_csv(folder / "expected_Aggregated.csv").set_index("uCode").astype("float64")
    weights = pd.read_csv(folder / "expected_weights_original.csv").set_index("iCode")["Weight"]
    lineage = pd.read_csv(folder / "expected_lineage.csv")
    scores = {str(code): known[code].to_numpy() for code in known.columns}
    for child, parent in (("Indicator", "Pillar"), ("Pillar", "Sub-index"), ("Sub-index", "Index")):
        for name, rows in lineage.groupby(parent):
            children = sorted(set(rows[child]))
            x = np.array([scores[code] for code in children])[:, None, :]
            w = np.array([weights[code] for code in children], dtype=np.float64)[:, None, None]
            scores[str(name)] = aggregated(x, w, "arithmetic")[0]
            np.testing.assert_allclose(scores[str(name)], expected[str(name)].to_numpy(), rtol=0, atol=1e-9)
    best = dict(zip(known.index, scores["Index"], strict=True))
    assert [round(best[code], 4) for code in ("CHE", "NLD", "DNK", "RUS")] == [68.3837, 64.8195, 64.8041, 35.6555]


def plain(values: list[float], weights: list[float], rule: str, power: float) -> float:
    """MODEL.md section 3 for one subject."""
    pairs = sorted((v, w) for v, w in zip(values, weights, strict=True) if not math.isnan(v) and w > 0)
    total = math.fsum(w for _, w in pairs)
    if not pairs or (rule in OF_POSITIVES and pairs[0][0] <= 0):
        return math.nan
    shares = [(v, w / total) for v, w in pairs]
    match rule:
        case "arithmetic":
            return math.fsum(w * v for v, w in shares)
        case "geometric":
            return math.exp(math.fsum(w * math.log(v) for v, w in shares))
        case "harmonic":
            return 1 / math.fsum(w / v for v, w in shares)
        case "generalised":
            return math.fsum(w * v**power for v, w in shares) ** (1 / power)
        case "minimum":
            return pairs[0][0]
    upto = 0.0
    for at, (value, share) in enumerate(shares):
        upto += share
        if abs(upto - 0.5) <= 1e-9:
            return (value + shares[at + 1][0]) / 2
        if upto > 0.5:
            return value
    raise AssertionError("shares add up to 1")


def plain_copeland(x: Floats, w: Floats) -> list[float]:
    """MODEL.md section 3 for the subjects of one period: x and w are (k, S)."""
    scores = []
    for i in range(x.shape[1]):
        score, known = 0, any(not math.isnan(v) and g > 0 for v, g in zip(x[:, i], w[:, i], strict=True))
        for j in range(x.shape[1]):
            both = [
                (a, b, min(g, h))
                for a, b, g, h in zip(x[:, i], x[:, j], w[:, i], w[:, j], strict=True)
                if not math.isnan(a) and not math.isnan(b)
            ]
            total = math.fsum(g for _, _, g in both)
            if i == j or total == 0:
                continue
            m = math.fsum(g * (1.0 if a > b else 0.5 if a == b else 0.0) for a, b, g in both) / total
            score += (m > 0.5 + 1e-9) - (m < 0.5 - 1e-9)
        scores.append(float(score) if known else math.nan)
    return scores


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(("draws_x", "draws_w", "subjects_w"), SHAPES)
@pytest.mark.parametrize("gaps", [0.0, 0.4])
def test_every_rule_equals_a_plain_recomputation(rule: str, draws_x: int, draws_w: int, subjects_w: int, gaps: float) -> None:
    rng = np.random.default_rng(23)
    for power in (2.0, -3.0, 0.5):
        x, w = some(rng, draws_x, draws_w, subjects_w, gaps)
        if gaps:
            x[rng.random(x.shape) < 0.1] *= -1
            x[rng.random(x.shape) < 0.05] = 0
        draws = max(draws_x, draws_w)
        all_x, all_w = np.broadcast_to(x, (5, draws, 6)), np.broadcast_to(w, (5, draws, 6))
        if rule == "copeland":
            expected = np.array([plain_copeland(all_x[:, d], all_w[:, d]) for d in range(draws)])
        else:
            cells = [
                [plain(all_x[:, d, s].tolist(), all_w[:, d, s].tolist(), rule, power) for s in range(6)] for d in range(draws)
            ]
            expected = np.array(cells)
        found = aggregated(x, w, rule, power)
        assert found.shape == (draws, 6)
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("rule", MEANS)
def test_a_score_lies_between_its_lowest_and_highest_child(rule: str) -> None:
    x, w = some(np.random.default_rng(29), 40, 40, 6)
    found = aggregated(x, w, rule, 2)
    counting = ~np.isnan(x) & (w > 0)
    lowest = np.where(counting, x, np.inf).min(axis=0)
    highest = np.where(counting, x, -np.inf).max(axis=0)
    known = counting.any(axis=0)
    assert np.array_equal(np.isnan(found), ~known)
    assert (found[known] >= lowest[known] - 1e-9).all()
    assert (found[known] <= highest[known] + 1e-9).all()


@pytest.mark.parametrize("rule", RULES)
def test_a_child_that_rises_never_lowers_the_score(rule: str) -> None:
    rng = np.random.default_rng(31)
    x, w = some(rng, 40, 40, 1)
    before = aggregated(x, w, rule, -2)
    for child in range(5):
        higher = x.copy()
        higher[child, :, 2] += rng.uniform(0, 5, 40)
        change = (aggregated(higher, w, rule, -2) - before)[:, 2]
        assert (change[~np.isnan(change)] >= -1e-9).all()


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(("draws_x", "draws_w", "subjects_w"), SHAPES)
def test_the_order_of_the_children_changes_nothing(rule: str, draws_x: int, draws_w: int, subjects_w: int) -> None:
    rng = np.random.default_rng(37)
    x, w = some(rng, draws_x, draws_w, subjects_w)
    order = rng.permutation(5)
    found, again = aggregated(x, w, rule, 3), aggregated(x[order], w[order], rule, 3)
    np.testing.assert_allclose(found, again, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("rule", RULES)
def test_a_child_split_into_equal_halves_of_its_weight_changes_nothing(rule: str) -> None:
    x, w = some(np.random.default_rng(41), 30, 30, 6)
    for child in range(5):
        split = w.copy()
        split[child] /= 2
        twice, halves = np.insert(x, child, x[child], axis=0), np.insert(split, child, split[child], axis=0)
        np.testing.assert_allclose(aggregated(twice, halves, rule, 3), aggregated(x, w, rule, 3), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("rule", RULES)
def test_only_the_proportion_of_the_weights_matters(rule: str) -> None:
    x, w = some(np.random.default_rng(43), 1, 30, 1)
    for factor in (1e-6, 3.0, 1e9):
        found = aggregated(x, w * factor, rule, 2)
        np.testing.assert_allclose(found, aggregated(x, w, rule, 2), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("rule", RULES)
def test_without_a_child_with_data_that_weighs_there_is_no_score(rule: str) -> None:
    assert math.isnan(one([math.nan, math.nan], [1, 1], rule, 2))
    assert math.isnan(one([3, 4], [0, 0], rule, 2))
    assert math.isnan(one([3, math.nan], [0, 1], rule, 2))


@pytest.mark.parametrize("rule", OF_POSITIVES)
def test_a_child_of_zero_or_less_leaves_no_score_unless_it_does_not_weigh(rule: str) -> None:
    for low in (0.0, -2.0):
        assert math.isnan(one([low, 4], [1, 1], rule, -2))
        assert one([low, 4], [0, 1], rule, -2) == pytest.approx(4, abs=1e-9)


def test_a_missing_child_is_not_a_zero() -> None:
    assert one([40, math.nan, 10], [0.5, 0.3, 0.2], "arithmetic") == pytest.approx((20 + 2) / 0.7, abs=1e-9)


def test_the_weighted_median_between_two_children_is_their_mean() -> None:
    assert one([1, 2, 3, 10], [1, 1, 1, 1], "median") == 2.5
    assert one([1, 2, 3], [1, 1, 1], "median") == 2
    assert one([10, 1, 5], [0.3, 0.3, 0.4], "median") == 5
    assert one([1, 2, 3, 4], [0.1, 0.2, 0.3, 0.6], "median") == 3.5  # 0.1 + 0.2 + 0.3 is a little over 0.6
    assert one([1, 2, 7], [1, 0, 1], "median") == 4
    assert one([6], [0.2], "median") == 6


def test_no_power_is_too_large_for_a_number() -> None:
    assert one([50, 100], [1, 1], "generalised", 400) == pytest.approx(100 * 0.5 ** (1 / 400), abs=1e-9)
    assert one([50, 100], [1, 1], "generalised", -400) == pytest.approx(50 * 0.5 ** (-1 / 400), abs=1e-9)
    assert one([1e9, 2], [0, 1], "generalised", 400) == pytest.approx(2, abs=1e-9)


def test_copeland_takes_subjects_that_share_nothing_as_equal() -> None:
    x = np.array([[5.0, np.nan, 1.0, np.nan], [np.nan, 3.0, 2.0, np.nan]])[:, None, :]
    found = aggregated(x, np.ones((2, 1, 1)), "copeland")
    np.testing.assert_array_equal(found, [[1, 1, -2, np.nan]])


def test_copeland_takes_scores_that_differ_by_rounding_as_equal() -> None:
    x = np.array([[0.1 + 0.2, 0.3], [1.0, 1.0]])[:, None, :]
    assert aggregated(x, np.ones((2, 1, 1)), "copeland").tolist() == [[0, 0]]
    x = np.array([[2.0, 1], [2, 1], [1, 2]])[:, None, :]
    w = np.array([0.1, 0.2, 0.3])[:, None, None]  # 0.1 + 0.2 is a little over 0.3
    assert aggregated(x, w, "copeland").tolist() == [[0, 0]]


@pytest.mark.parametrize("rule", RULES)
def test_a_draw_is_the_same_drawn_alone_or_among_others(rule: str) -> None:
    rng = np.random.default_rng(47)
    x, w = some(rng, 1, 50, 1)
    together = aggregated(x, w, rule, 2)
    for draw in range(50):
        np.testing.assert_array_equal(aggregated(x, w[:, draw : draw + 1], rule, 2)[0], together[draw])


def test_the_bytes_are_the_same_at_any_number_of_threads() -> None:
    code = (
        "import hashlib, numpy as np; from metrics.aggregating import aggregated; g = np.random.default_rng(1);"
        "x, w = g.random((40, 1, 300)) * 100, g.random((40, 500, 1)); x[g.random(x.shape) < 0.1] = np.nan;"
        "print(hashlib.sha256(b''.join(aggregated(x, w, r, 2).tobytes() for r in"
        " ('arithmetic', 'geometric', 'harmonic'))).hexdigest())"
    )
    told = set()
    for threads in ("1", "2", "16"):
        env = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), threads)
        house = Path(__file__).parents[2]
        run = subprocess.run([sys.executable, "-c", code], cwd=house, env=env, capture_output=True, text=True, check=True)
        told.add(run.stdout)
    assert len(told) == 1


def test_an_unknown_rule_or_a_power_of_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="magic"):
        one([1], [1], "magic")
    for power in (None, 0):
        with pytest.raises(ValueError, match="power"):
            one([1], [1], "generalised", power)


def test_pymcdm_aggregates_alike_where_the_methods_coincide() -> None:
    methods = pytest.importorskip("pymcdm.methods")
    rng = np.random.default_rng(53)
    matrix, w = rng.uniform(1, 9, (20, 5)), rng.dirichlet(np.ones(5))
    kinds = np.ones(5)
    x = matrix.T[:, None, :]
    theirs = methods.WSM(normalization_function=lambda column, cost: column)(matrix, w, kinds, validation=False)
    np.testing.assert_allclose(aggregated(x, w[:, None, None], "arithmetic")[0], theirs, rtol=1e-12)
    theirs = methods.WPM(normalization_function=lambda column, cost: column)(matrix, w, kinds, validation=False)
    np.testing.assert_allclose(aggregated(x, w[:, None, None], "geometric")[0], theirs, rtol=1e-12)


def test_scikit_criteria_aggregates_alike_where_the_methods_coincide() -> None:
    skc = pytest.importorskip("skcriteria")
    simple = pytest.importorskip("skcriteria.agg.simple")
    rng = np.random.default_rng(59)
    matrix, w = rng.uniform(1, 9, (20, 5)), rng.dirichlet(np.ones(5))
    decision = skc.mkdm(matrix, [max] * 5, weights=w)
    x = matrix.T[:, None, :]
    theirs = simple.WeightedSumModel().evaluate(decision).e_.score
    np.testing.assert_allclose(aggregated(x, w[:, None, None], "arithmetic")[0], theirs, rtol=1e-12)
    theirs = 10 ** simple.WeightedProductModel().evaluate(decision).e_.score
    np.testing.assert_allclose(aggregated(x, w[:, None, None], "geometric")[0], theirs, rtol=1e-12)
