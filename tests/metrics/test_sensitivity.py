"""What a score rests on: published answers, variances worked out by hand, and the draws of `uncertainty` themselves."""

import subprocess
import sys
from dataclasses import replace
from math import fsum
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from data.pack import Node, Pack
from data.pack_reading import read_pack_folder
from metrics.index import Index, Tree, Values, point
from metrics.sensitivity import Indices, contributions, leave_one_out, sobol, tornado, variance_shared
from metrics.uncertainty import Doubt, bands, draw
from metrics.weighting import drawn, weights_of

Floats = NDArray[np.float64]
ONLY_VALUES, ONLY_WEIGHTS = Doubt(weights=False), Doubt(values=False)
P10 = 1 - 0.2**0.5  # of a symmetric triangle of half width 1 around 0: minus this


def pack_of(*nodes: Node, **rules: object) -> Pack:
    """A signed pack whose values are scores already."""
    return Pack("proef", "1", "signed", nodes, **rules)


def values_of(x: list[list[float]], evidence: int = 2) -> Values:
    """Values of subjects a, b, ...: sure in their own unit, all of one grade."""
    told = np.array(x, float)
    empty = np.full(told.shape, np.nan)
    return Values(
        tuple("abcdef"[: len(told)]),
        told,
        np.ones(told.shape, bool),
        empty,
        empty.copy(),
        np.full(told.shape, evidence, np.int64),
        np.zeros(told.shape, np.int64),
        {},
    )


def two_themes(first: float = 0.7) -> Pack:
    """A root of two themes of one indicator each."""
    return pack_of(
        Node("S"),
        Node("T1", "S", weight=first),
        Node("I1", "T1"),
        Node("T2", "S", weight=1 - first),
        Node("I2", "T2"),
    )


def four_themes() -> Pack:
    """Two dimensions of two themes of one indicator each, of weights 1 and 2."""
    return pack_of(
        Node("S"),
        *(Node(f"D{d}", "S", weight=d) for d in (1, 2)),
        *(Node(f"T{d}{t}", f"D{d}", weight=t) for d in (1, 2) for t in (1, 2)),
        *(Node(f"I{d}{t}", f"T{d}{t}") for d in (1, 2) for t in (1, 2)),
    )


def scored(pack: Pack, values: Values) -> tuple[Index, Tree]:
    weights = weights_of(pack)
    return point(pack, values, weights), weights


def shipped(name: str) -> Pack:
    pack, problems = read_pack_folder(Path(__file__).parents[2] / "data" / "packs" / name)
    assert pack is not None, problems
    return pack


def within_anchors(pack: Pack, rng: np.random.Generator) -> list[float]:
    """A value for every indicator, between its floor and exemplary."""
    anchors = [pack.by_name[name].anchors or (0.0, 0.0) for name in pack.indicators]
    return [float(rng.uniform(min(told), max(told))) for told in anchors]


def indices(told: Indices | str | None) -> Indices:
    assert isinstance(told, Indices)
    return told


# --- tornado


def test_a_value_swings_the_score_by_its_weight_times_its_own_p10_and_p90() -> None:
    pack, values = two_themes(), values_of([[10, 40]])
    index, weights = scored(pack, values)
    rows = tornado(pack, values, index, weights, 0, doubt=ONLY_VALUES)
    assert [(row.name, row.kind) for row in rows] == [("I1", "value"), ("I2", "value")]
    for row, part in zip(rows, (0.7, 0.3), strict=True):
        assert (row.low, row.high) == pytest.approx((19 - part * 20 * P10, 19 + part * 20 * P10), abs=1e-12)


def test_a_value_that_cannot_rise_swings_downward_only() -> None:
    pack, values = two_themes(), values_of([[100, 40]])
    index, weights = scored(pack, values)
    row = tornado(pack, values, index, weights, 0, doubt=ONLY_VALUES)[0]
    assert row.high == pytest.approx(82, abs=1e-12)
    assert row.low == pytest.approx(82 - 0.7 * 20 * P10, abs=1e-12)


def test_a_range_of_which_more_is_unsure_swings_beside_what_is_unsure_by_evidence() -> None:
    pack, values = two_themes(), values_of([[10, 40]])
    values.low[0, 0], values.high[0, 0] = 5, 15
    values = replace(values, graded=np.ones((1, 2), bool))
    index, weights = scored(pack, values)
    rows = {(row.name, row.kind): row for row in tornado(pack, values, index, weights, 0, doubt=ONLY_VALUES)}
    assert set(rows) == {("I1", "value"), ("I1", "range"), ("I2", "value")}
    for kind, half in (("value", 20), ("range", 5)):
        low, high = 19 - 0.7 * half * P10, 19 + 0.7 * half * P10
        assert (rows["I1", kind].low, rows["I1", kind].high) == pytest.approx((low, high), abs=1e-12)
    told = indices(sobol(pack, values, index, weights, 0, doubt=ONLY_VALUES).indices)
    assert set(told.groups) == {"I1", "I2"}
    assert told.total.sum() == pytest.approx(1, abs=0.05)


def test_a_value_with_a_range_swings_in_its_own_unit() -> None:
    pack = two_themes()
    pack = replace(
        pack, nodes=tuple(replace(n, normalise="goalposts", given=(0, 50, 1)) if n.name == "I1" else n for n in pack.nodes)
    )
    values = values_of([[20, 0]])
    values.low[0, 0], values.high[0, 0] = 20, 40
    index, weights = scored(pack, values)
    row = tornado(pack, values, index, weights, 0, most=2, doubt=ONLY_VALUES)[-1]
    assert row.name == "I1"
    raw = [40 - (left * 20 * 20) ** 0.5 for left in (0.9, 0.1)]
    assert (row.low, row.high) == pytest.approx([0.7 * one / 50 for one in raw], abs=1e-12)


@pytest.mark.parametrize("aggregate", ["arithmetic", "copeland"])
def test_where_subjects_are_compared_a_swing_is_that_of_all_computed_anew(aggregate: str) -> None:
    pack = Pack(
        "proef",
        "1",
        "plain",
        (
            Node("S", aggregate=aggregate),
            *(Node(f"I{at}", "S", normalise="minmax", given=(0, 100), denominator="people" * (at == 1)) for at in range(3)),
        ),
    )
    values = replace(values_of([[3, 12, 1], [2, 15, 4], [4, 13, 2]]), by={"people": np.array([2.0, 3, 1])})
    values.low[1], values.high[1] = values.x[1] - 5, values.x[1] + 3
    index, weights = scored(pack, values)
    rows = tornado(pack, values, index, weights, 1)
    assert rows
    for row in rows:
        at = pack.indicators.index(row.name)
        for told, q in ((row.low, 0.1), (row.high, 0.9)):
            x = values.x.copy()
            x[1, at] += 40**0.5 * q**0.5 - 5 if q < 5 / 8 else 3 - (24 * (1 - q)) ** 0.5
            anew = point(pack, replace(values, x=x), weights).scores["S"][0, 1]
            assert told == pytest.approx(anew, abs=1e-9)


@pytest.mark.parametrize("sums", [(), (3,)])
def test_a_weight_swings_the_score_from_p10_to_p90_of_the_draws_of_its_share(sums: tuple[int, ...]) -> None:
    pack = replace(four_themes(), sums=frozenset(sums))
    values = values_of([[50, 0, 0, 0]])
    index, weights = scored(pack, values)
    rows = {row.name: row for row in tornado(pack, values, index, weights, 0, doubt=ONLY_WEIGHTS)}
    draws = bands(
        draw(pack, values, index, weights, 200_000, 1, ONLY_WEIGHTS).scores["S"]
    )  # only T11 scores: S follows its share
    assert (rows["T11"].low, rows["T11"].high) == pytest.approx((draws.low[0], draws.high[0]), abs=0.05)
    assert set(rows) == {"T11", "T12", "T21", "T22"}  # the others take from it or give


def test_shares_of_a_theme_have_the_marginals_of_the_weights_that_are_drawn() -> None:
    pack, values = two_themes(0.2), values_of([[100, 0]])
    index, weights = scored(pack, values)
    told = drawn(pack, weights, 200_000, np.random.default_rng(5))
    share = told["T1"] / (told["T1"] + told["T2"])
    row = tornado(pack, values, index, weights, 0, doubt=ONLY_WEIGHTS)[0]
    assert (row.low, row.high) == pytest.approx(100 * np.quantile(share, [0.1, 0.9]), abs=0.1)


def test_the_largest_swings_come_first_and_no_more_than_asked() -> None:
    pack, values = four_themes(), values_of([[50, -20, 10, 90]])
    index, weights = scored(pack, values)
    rows = tornado(pack, values, index, weights, 0, most=3)
    assert len(rows) == 3
    assert [row.width for row in rows] == sorted((row.width for row in rows), reverse=True)
    assert rows == tornado(pack, values, index, weights, 0, most=99)[:3]


def test_a_subject_without_a_score_has_no_tornado_and_no_contributions() -> None:
    pack, values = two_themes(), values_of([[10, 40], [np.nan, np.nan]])
    index, weights = scored(pack, values)
    assert tornado(pack, values, index, weights, 1) == []
    assert contributions(pack, index, weights, 1) == []


def test_who_else_is_compared_changes_no_swing() -> None:
    pack, values, more = four_themes(), values_of([[50, -20, 10, 90]]), values_of([[50, -20, 10, 90], [1, 2, np.nan, 4]])
    alone, weights = scored(pack, values)
    among, _ = scored(pack, more)
    assert tornado(pack, values, alone, weights, 0) == tornado(pack, more, among, weights, 0)


# --- leave one out


def test_a_score_without_a_node_is_that_of_a_pack_without_it() -> None:
    pack = shipped("betekenisscore")
    rng = np.random.default_rng(3)
    x = np.array([within_anchors(pack, rng), within_anchors(pack, rng)])
    values = values_of(x.tolist())
    found = leave_one_out(pack, values, weights_of(pack)).set_index(["left_out", "subject"])
    full = point(pack, values, weights_of(pack)).scores["B"][0]
    for name in ("I11", "T11", "I43", "T43", "T31"):
        gone = {name, *pack.below(name)}
        gone |= {theme for theme in pack.themes if set(pack.below(theme)) <= gone}
        left = replace(pack, nodes=tuple(node for node in pack.nodes if node.name not in gone))
        keep = [at for at, one in enumerate(pack.indicators) if one not in gone]
        expected = point(left, values_of(x[:, keep].tolist()), weights_of(left)).scores["B"][0]
        told = [found.loc[(name, subject)] for subject in "ab"]
        assert [one["score"] for one in told] == pytest.approx(expected.tolist(), abs=1e-12)
        assert [one["change"] for one in told] == pytest.approx((expected - full).tolist(), abs=1e-12)
        assert [one["rank"] for one in told] == [1 + (expected > mine + 1e-9).sum() for mine in expected]


def test_every_indicator_and_theme_with_data_is_left_out_once() -> None:
    pack, values = four_themes(), values_of([[50, -20, np.nan, 90], [np.nan, 2, np.nan, 4]])
    found = leave_one_out(pack, values, weights_of(pack))
    names = ["T11", "T12", "T22", "I11", "I12", "I22"]
    assert found["left_out"].drop_duplicates().tolist() == names
    assert set(found.loc[found["kind"] == "theme", "left_out"]) == {"T11", "T12", "T22"}
    unmoved = found[(found["subject"] == "b") & (found["left_out"] == "I11")]
    assert unmoved["change"].tolist() == [0]


def test_leaving_out_the_last_node_leaves_no_score_and_no_rank() -> None:
    pack, values = two_themes(), values_of([[10, np.nan], [20, 30]])
    found = leave_one_out(pack, values, weights_of(pack)).set_index(["left_out", "subject"])
    assert np.isnan(found.loc[("T1", "a"), "score"])
    assert found["rank"].isna().sum() == 2
    assert found.loc[("T1", "b"), "rank"] == 1


def test_coverage_does_not_withhold_what_is_left() -> None:
    pack = two_themes(0.5)
    pack = replace(pack, nodes=tuple(replace(n, min_coverage=0.6) if n.name == "S" else n for n in pack.nodes))
    found = leave_one_out(pack, values_of([[10, 30]]), weights_of(pack)).set_index("left_out")
    assert found.loc["T1", "score"] == 30


# --- Sobol


def ishigami(u: Floats) -> Floats:
    x = (2 * u - 1) * np.pi
    return np.asarray(np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0]))


def test_the_function_of_ishigami_has_its_published_indices() -> None:
    found = indices(variance_shared(ishigami, ["x1", "x2", "x3"], 8192, 7))
    assert found.first.tolist() == pytest.approx([0.3139, 0.4424, 0], abs=0.01)
    assert found.total.tolist() == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.01)
    assert found.rows == 8192 * 5


def test_grouped_inputs_count_as_one() -> None:
    found = indices(variance_shared(ishigami, ["one", "x2", "one"], 4096, 7))
    assert found.groups == ("one", "x2")
    assert found.first.tolist() == pytest.approx([0.5576, 0.4424], abs=0.01)


def test_in_a_sum_first_and_total_are_each_value_s_part_of_the_variance() -> None:
    pack, values = four_themes(), values_of([[50, -20, 10, 5]], evidence=3)
    index, weights = scored(pack, values)
    found = sobol(pack, values, index, weights, 0, base=1024, seed=11, doubt=ONLY_VALUES)
    told = indices(found.indices)
    part = {"I11": 1 / 9, "I12": 2 / 9, "I21": 2 / 9, "I22": 4 / 9}
    spread = fsum(one**2 for one in part.values())
    assert told.groups == tuple(pack.indicators)
    expected = [part[name] ** 2 / spread for name in told.groups]
    assert told.first.tolist() == pytest.approx(expected, abs=0.01)
    assert told.total.tolist() == pytest.approx(expected, abs=0.01)
    assert found.converged
    assert found.why == ()


def test_values_and_weights_share_the_variance_as_worked_out_by_hand() -> None:
    pack, values = two_themes(), values_of([[60, -40]], evidence=3)
    index, weights = scored(pack, values)
    told = indices(sobol(pack, values, index, weights, 0, base=2048, seed=2).indices)
    of_value = 12**2 / 6  # a symmetric triangle of half width 12
    of_share = 0.7 * 0.3 / 51  # Beta(35, 15)
    alone = [0.7**2 * of_value, 0.3**2 * of_value, of_share * 100**2]
    total = (0.7**2 + of_share + 0.3**2 + of_share) * of_value + of_share * 100**2
    assert told.groups == ("I1", "I2", "weights")
    assert told.first.tolist() == pytest.approx([one / total for one in alone], abs=0.02)
    assert told.total[2] == pytest.approx(1 - (alone[0] + alone[1]) / total, abs=0.02)


def test_the_choice_of_method_is_an_input() -> None:
    pack, values = two_themes(0.5), values_of([[60, -40]], evidence=5)
    lowest = replace(pack, nodes=tuple(replace(n, aggregate="minimum") if n.name == "S" else n for n in pack.nodes))
    index, weights = scored(pack, values)
    found = sobol(pack, values, index, weights, 0, seed=1, methods=[lowest], doubt=ONLY_VALUES)
    told = indices(found.indices)
    assert told.groups == ("I1", "I2", "method")
    assert told.first[2] > 0.9  # 10 or -40: what else is 5 points


def test_the_same_seed_gives_the_same_digits_and_another_does_not() -> None:
    pack, values = four_themes(), values_of([[50, -20, 10, 90]])
    index, weights = scored(pack, values)
    told = [indices(sobol(pack, values, index, weights, 0, base=64, seed=seed).indices) for seed in (0, 0, 2**63)]
    assert told[0].first.tolist() == told[1].first.tolist()
    assert told[0].total_half.tolist() == told[1].total_half.tolist()
    assert told[0].first.tolist() != told[2].first.tolist()


def test_too_few_points_are_said_not_to_have_converged() -> None:
    pack, values = four_themes(), values_of([[50, -20, 10, 90]])
    index, weights = scored(pack, values)
    found = sobol(pack, values, index, weights, 0, base=8)
    assert not found.converged
    assert "wide" in found.why


def test_what_is_never_scored_is_no_input_and_small_inputs_are_not_out_of_order() -> None:
    pack = shipped("betekenisscore")
    values = values_of([within_anchors(pack, np.random.default_rng(0))])
    index, weights = scored(pack, values)
    for seed in range(3):
        found = sobol(pack, values, index, weights, 0, seed=seed)
        assert "order" not in found.why
        assert indices(found.indices).groups == (*(name for name in pack.indicators if name != "I01"), "weights")


def test_no_indices_without_doubt_without_spread_and_without_a_score() -> None:
    pack, values = two_themes(), values_of([[10, 10], [np.nan, 0]])
    index, weights = scored(pack, values)
    assert sobol(pack, values, index, weights, 0, doubt=Doubt(values=False, weights=False)).why == ("no_inputs",)
    assert sobol(pack, values, index, weights, 0, doubt=ONLY_WEIGHTS).why == ("no_spread",)
    strict = replace(pack, nodes=tuple(replace(n, min_coverage=0.9) if n.name == "S" else n for n in pack.nodes))
    index, weights = scored(strict, values)
    assert sobol(strict, values, index, weights, 1).why == ("not_scored",)


def test_a_lone_input_explains_all() -> None:
    pack, values = two_themes(), values_of([[60, -40]])
    index, weights = scored(pack, values)
    told = indices(sobol(pack, values, index, weights, 0, doubt=ONLY_WEIGHTS).indices)
    assert (told.groups, told.first.tolist(), told.total.tolist()) == (("weights",), [1], [1])


@pytest.mark.parametrize("base", [0, 4, 500])
def test_a_base_that_is_no_power_of_two_is_refused(base: int) -> None:
    with pytest.raises(ValueError, match="power of two"):
        variance_shared(ishigami, ["x1", "x2", "x3"], base, 1)


def test_reading_the_module_does_not_read_salib() -> None:
    code = "import sys, metrics.sensitivity; sys.exit(any(name in sys.modules for name in ('SALib', 'scipy', 'matplotlib')))"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0


# --- contributions


def test_contributions_add_up_to_the_score_at_every_node() -> None:
    pack = shipped("betekenisscore")
    rng = np.random.default_rng(8)
    x = [within_anchors(pack, rng)]
    x[0][2] = x[0][7] = np.nan
    values = values_of(x)
    index, weights = scored(pack, values)
    rows = contributions(pack, index, weights, 0)
    assert rows[0].contribution == index.scores["B"][0, 0]
    for row in rows:
        below = [one.contribution for one in rows if one.parent == row.name]
        assert not below or fsum(below) == pytest.approx(row.contribution, abs=1e-9)
    assert "D0" not in {row.name for row in rows}
    assert {row.name for row in rows if row.depth == 1} == {"D1", "D2", "D3", "D4", "D5"}


def test_contributions_hold_penalties_and_the_factor() -> None:
    pack = pack_of(
        Node("S"),
        Node("T1", "S", weight=3),
        Node("I1", "T1"),
        Node("N1", "T1"),
        Node("T2", "S"),
        Node("I2", "T2"),
        penalty=frozenset({"N1"}),
        penalty_per=50.0,
        factor=1000.0,
    )
    values = values_of([[0.5, -10, 0.25]])
    index, weights = scored(pack, values)
    rows = {row.name: row.contribution for row in contributions(pack, index, weights, 0)}
    assert rows["N1"] == pytest.approx(0.75 * -10 / 50 * 1000)
    assert rows["I1"] + rows["N1"] == pytest.approx(rows["T1"])
    assert rows["T1"] + rows["T2"] == pytest.approx(rows["S"])
    assert rows["S"] == pytest.approx(287.5)


def test_where_no_mean_adds_up_no_contribution_is_told() -> None:
    pack = two_themes()
    lowest = replace(pack, nodes=tuple(replace(n, aggregate="minimum") if n.name == "S" else n for n in pack.nodes))
    for one in (lowest, replace(pack, clip={"S": (0.0, 100.0)})):
        index, weights = scored(one, values_of([[-50, 40]]))
        rows = contributions(one, index, weights, 0)
        assert rows[0].contribution == index.scores["S"][0, 0]
        assert all(np.isnan(row.contribution) and np.isnan(row.share) for row in rows[1:])
    index, weights = scored(replace(pack, clip={"S": (-100.0, 100.0)}), values_of([[-50, 40]]))
    assert not any(np.isnan(row.contribution) for row in contributions(pack, index, weights, 0))


def test_the_ecg_pack_swings_and_adds_up() -> None:
    pack = shipped("ecg")
    rng = np.random.default_rng(1)
    x = [[-rng.integers(0, 100) if n in pack.penalty else rng.integers(0, 11) for n in pack.indicators]]
    values = values_of(x)
    index, weights = scored(pack, values)
    rows = contributions(pack, index, weights, 0)
    assert fsum(row.contribution for row in rows if row.depth == 1) == pytest.approx(index.scores[pack.root][0, 0], abs=1e-6)
    assert {row.kind for row in tornado(pack, values, index, weights, 0)} == {"weight"}
    assert len(leave_one_out(pack, values, weights)) == 80
