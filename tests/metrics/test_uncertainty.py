from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import triang

from data.pack import Impute, Node, Pack
from metrics import uncertainty
from metrics.index import Index, Values, point
from metrics.scoring import judged
from metrics.uncertainty import (
    HALF_WIDTH,
    Doubt,
    Drawn,
    above,
    bands,
    decided,
    draw,
    half_widths,
    order_told,
    ranks,
    recomputed,
    seed_of,
    spread_over_levels,
    triangular,
)
from metrics.weighting import drawn, weights_of
from tests.metrics.made import plain, scored, signed, values

ONLY_VALUES = Doubt(weights=False)
PACK = signed({"T1": 0.5, "T2": 0.3, "T3": 0.2})
TOLD = {
    "A": {"iT1": 30.0, "iT2": -20.0, "iT3": 90.0},
    "B": {"iT1": 10.0, "iT2": 40.0, "iT3": None},
    "C": {"iT1": -60.0, "iT2": 0.0, "iT3": 70.0},
}


def drawn_from(pack: Pack, told: Values, number: int = 500, seed: int = 7, doubt: Doubt | None = None) -> Drawn:
    weights = weights_of(pack)
    return draw(pack, told, point(pack, told, weights), weights, number, seed, doubt or Doubt())


def same(one: Drawn, other: Drawn) -> bool:
    return all(one.scores[name].tobytes() == other.scores[name].tobytes() for name in one.scores)


def test_golden_36_the_width_of_a_triangle_by_grade_of_evidence() -> None:
    expected = [16.330, 12.247, 8.165, 4.899, 3.266, 2.041]
    assert [half / 6**0.5 for half in HALF_WIDTH] == pytest.approx(expected, abs=5e-4)
    pack = signed({f"T{grade}": 1.0 for grade in range(6)})
    told = values(pack, {"A": dict.fromkeys(pack.indicators, 0.0)})
    told = replace(told, evidence=np.arange(6)[None])
    scores = drawn_from(pack, told, 60_000, doubt=ONLY_VALUES).scores
    for grade, name in enumerate(pack.indicators):
        assert scores[name].std() == pytest.approx(expected[grade], rel=0.015)
        assert np.abs(scores[name]).max() <= HALF_WIDTH[grade]
        assert scores[name].mean() == pytest.approx(0, abs=0.3)


def test_a_quarter_older_than_four_adds_two_points_and_no_grade_counts_as_a_claim() -> None:
    told = values(PACK, {"A": {"iT1": 1.0, "iT2": 1.0, "iT3": 1.0}})
    aged = replace(told, age=np.array([[4, 5, 8]]), evidence=np.array([[2, 2, -1]]))
    assert half_widths(aged).tolist() == [[20.0, 22.0, 48.0]]


def test_what_is_drawn_stays_within_the_scale_and_within_the_clip_of_its_indicator() -> None:
    pack = signed({"T1": 0.5, "T2": 0.5}, clip={"iT2": (0.0, 100.0)})
    told = values(pack, {"A": {"iT1": -95.0, "iT2": 5.0}}, evidence=0)
    scores = drawn_from(pack, told, 2000).scores
    assert (scores["iT1"].min(), scores["iT2"].min()) == (-100.0, 0.0)
    assert scores["iT2"].max() <= 45.0


@pytest.mark.parametrize(("low", "mode", "high"), [(0.0, 3.0, 10.0), (-5.0, -5.0, 1.0), (2.0, 8.0, 8.0)])
def test_quantiles_are_those_of_a_triangle(low: float, mode: float, high: float) -> None:
    u = np.linspace(0, 1, 101)
    found = triangular(u, np.float64(low), np.float64(mode), np.float64(high))
    assert found == pytest.approx(triang.ppf(u, (mode - low) / (high - low), loc=low, scale=high - low), abs=1e-9)


def test_a_triangle_without_width_is_its_mode() -> None:
    assert triangular(np.array([0.0, 0.3, 1.0]), np.array(4.0), np.array(4.0), np.array(4.0)).tolist() == [4.0, 4.0, 4.0]


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    told = values(PACK, TOLD)
    assert same(drawn_from(PACK, told), drawn_from(PACK, told))
    assert not same(drawn_from(PACK, told), drawn_from(PACK, told, seed=8))


def test_who_else_is_compared_changes_nothing_in_the_draws_of_a_subject() -> None:
    whole = drawn_from(PACK, values(PACK, TOLD))
    fewer = drawn_from(PACK, values(PACK, {name: TOLD[name] for name in ("A", "C")}))
    more = drawn_from(PACK, values(PACK, {**TOLD, "AA": TOLD["B"]}))
    for other in (fewer, more):
        for name in PACK.by_name:
            for subject in ("A", "C"):
                told = other.scores[name][:, other.subjects.index(subject)]
                assert np.array_equal(whole.scores[name][:, whole.subjects.index(subject)], told)


@pytest.mark.parametrize("block", [1, 37, 700, 10**9])
@pytest.mark.parametrize("ranged", [False, True])
def test_the_size_of_a_block_changes_no_digit(monkeypatch: pytest.MonkeyPatch, block: int, ranged: bool) -> None:
    told = values(PACK, TOLD)
    if ranged:
        told = replace(told, low=told.x - 5, high=told.x + 9)
    before = drawn_from(PACK, told, 120)
    monkeypatch.setattr(uncertainty, "_BLOCK", block)
    monkeypatch.setattr(uncertainty, "_IN_CACHE", block)
    after = drawn_from(PACK, told, 120)
    assert same(before, after)
    assert np.array_equal(ranks(before.scores["B"]), ranks(after.scores["B"]))


def test_a_value_with_a_range_is_drawn_in_its_own_unit_and_scaled_within_its_period() -> None:
    pack = plain([Node("B"), Node("i", "B", normalise="minmax", given=(0.0, 100.0))])
    told = values(pack, {"A": {"i": 10.0}, "B": {"i": 20.0}, "C": {"i": 40.0}})
    ranged = replace(told, low=np.array([[np.nan], [15.0], [np.nan]]), high=np.array([[np.nan], [30.0], [np.nan]]))
    scores = drawn_from(pack, ranged, 20_000).scores["B"]
    assert scores.shape == (20_000, 3)
    assert (scores[:, 0] == 0).all() and (scores[:, 2] == 100).all()
    expected = triang.ppf([0.1, 0.5, 0.9], 5 / 15, loc=15, scale=15)
    assert np.quantile(scores[:, 1], [0.1, 0.5, 0.9]) == pytest.approx((expected - 10) / 30 * 100, abs=0.7)


def test_a_value_with_a_range_is_sure_of_all_else_unless_it_is_graded() -> None:
    told = values(PACK, TOLD)
    ranged = replace(told, low=told.x - 4, high=told.x + 4)
    scores = [drawn_from(PACK, one, 4000, doubt=ONLY_VALUES).scores["iT1"][:, 0] for one in (told, ranged, graded(ranged))]
    widths = [float(np.ptp(one)) for one in scores]
    assert widths[1] <= 8 < widths[0] <= 40 < widths[2] <= 48
    spreads = [float(one.std()) for one in scores]
    assert spreads[2] ** 2 == pytest.approx(spreads[0] ** 2 + spreads[1] ** 2, rel=0.08)  # independent of one another


def graded(told: Values) -> Values:
    return replace(told, graded=np.ones(told.x.shape, bool))


@pytest.mark.parametrize("block", [1, 37, 10**9])
def test_the_size_of_a_block_changes_no_digit_of_what_is_drawn_in_both_ways(
    monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    told = values(PACK, TOLD)
    told = graded(replace(told, low=told.x - 5, high=told.x + 9))
    before = drawn_from(PACK, told, 120)
    monkeypatch.setattr(uncertainty, "_BLOCK", block)
    assert same(before, drawn_from(PACK, told, 120))


def test_what_has_no_range_is_drawn_as_it_was_whether_it_is_graded_or_not() -> None:
    told = values(PACK, TOLD)
    assert same(drawn_from(PACK, told), drawn_from(PACK, graded(told)))
    low, high = told.low.copy(), told.high.copy()
    low[0, 0], high[0, 0] = told.x[0, 0] - 5, told.x[0, 0] + 5
    ranged = replace(told, low=low, high=high)
    alone, both = drawn_from(PACK, ranged).scores, drawn_from(PACK, graded(ranged)).scores
    assert not np.array_equal(alone["iT1"][:, 0], both["iT1"][:, 0])
    assert np.array_equal(alone["iT1"][:, 1:], both["iT1"][:, 1:], equal_nan=True)
    assert np.array_equal(alone["iT2"], both["iT2"], equal_nan=True)


def test_a_plain_pack_has_no_grades_to_draw_by() -> None:
    pack = plain([Node("B"), Node("i", "B")])
    told = values(pack, {"A": {"i": 10.0}})
    ranged = replace(told, low=told.x - 5, high=told.x + 9)
    assert same(drawn_from(pack, ranged), drawn_from(pack, graded(ranged)))


def test_a_range_that_moves_the_highest_of_a_period_moves_the_others_too() -> None:
    pack = plain([Node("B"), Node("i", "B", normalise="minmax", given=(0.0, 100.0))])
    told = values(pack, {"A": {"i": 0.0}, "B": {"i": 20.0}, "C": {"i": 40.0}})
    nothing = np.array([[np.nan], [np.nan], [30.0]])
    scores = drawn_from(pack, replace(told, low=nothing, high=nothing + 30), 400).scores["B"]
    assert (scores[:, 2] == 100).all()
    assert scores[:, 1].min() > 20 / 60 * 100 and scores[:, 1].max() < 20 / 30 * 100


def test_a_range_is_imputed_around_in_every_draw() -> None:
    pack = plain([Node("B"), Node("i", "B"), Node("j", "B")], impute=Impute("kind"))
    told = values(pack, {"A": {"i": 10.0, "j": 0.0}, "B": {"i": None, "j": 0.0}}, groups={"A": "x", "B": "x"})
    low, high = (np.array([[end, np.nan], [np.nan, np.nan]]) for end in (5.0, 15.0))
    scores = drawn_from(pack, replace(told, low=low, high=high), 200, doubt=ONLY_VALUES).scores["i"]
    assert np.array_equal(scores[:, 0], scores[:, 1])
    assert scores[:, 0].std() > 1


def test_a_score_that_is_withheld_has_no_band() -> None:
    told = {"T1": 72.0, "T2": None, "T3": None}
    one = scored(signed({"T1": 0.4, "T2": 0.4, "T3": 0.2}), told, doubt=Doubt())
    band = one.band["B"]
    assert np.isnan([band.low[0], band.median[0], band.high[0]]).all()
    assert np.isfinite(one.band["T1"].low[0])


def test_a_band_holds_eight_in_ten_draws() -> None:
    found = bands(np.column_stack([np.arange(101.0), np.full(101, np.nan)]))
    assert (found.low[0], found.median[0], found.high[0]) == (10.0, 50.0, 90.0)
    assert np.isnan(found.low[1])


def test_with_sure_values_only_weights_vary_and_without_them_nothing_does() -> None:
    pack = plain([Node("B"), Node("T1", "B"), Node("T2", "B"), Node("i", "T1"), Node("j", "T2")])
    told = values(pack, {"A": {"i": 10.0, "j": 90.0}, "B": {"i": 50.0, "j": 50.0}})
    scores = drawn_from(pack, told).scores
    assert scores["i"].shape == (1, 2)
    assert scores["B"][:, 0].std() > 1 and scores["B"][:, 1] == pytest.approx(50.0)
    assert drawn_from(pack, told, doubt=Doubt(values=False, weights=False)).scores["B"].tolist() == [[50.0, 50.0]]


def test_those_who_tie_share_a_rank() -> None:
    nan = np.nan
    told = np.array([[90.0, 70.0, 70.0 + 9e-10, 10.0], [1.0, 1.0, 1.0, 1.0], [nan, 3.0, nan, 4.0], [nan, nan, nan, nan]])
    assert ranks(told).tolist() == [[1, 2, 2, 4], [1, 1, 1, 1], [0, 2, 0, 1], [0, 0, 0, 0]]
    assert ranks(np.array([[70.0, 70.0 + 2e-9]])).tolist() == [[2, 1]]
    assert ranks(np.empty((3, 0))).shape == (3, 0)


def test_ranks_are_one_more_than_the_number_above() -> None:
    rng = np.random.default_rng(5)
    told = rng.integers(0, 40, (300, 30)).astype(float)
    told[rng.random(told.shape) < 0.1] = np.nan
    expected = 1 + (told[:, None, :] > told[:, :, None]).sum(axis=2)
    assert np.array_equal(ranks(told), np.where(np.isnan(told), 0, expected))


def test_ties_count_half_in_what_lies_above() -> None:
    assert above(np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0 + 1e-10, 1.0, 5.0, 3.0])) == pytest.approx(0.625)
    assert above(np.array([1.0]), np.array([1.0])) == 0.5


@pytest.mark.parametrize(
    ("share", "told"), [(1.0, "above"), (0.9, "above"), (0.8999, "same"), (0.1001, "same"), (0.1, "below")]
)
def test_above_is_said_from_nine_draws_in_ten(share: float, told: str) -> None:
    assert order_told(share) == told


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.95, "robust"),
        (0.9499, "likely"),
        (0.90, "likely"),
        (0.8999, "open"),
        (0.1001, "open"),
        (0.10, "against"),
        (0, "against"),
    ],
)
def test_a_sentence_is_decided_at_its_borders(share: float, told: str) -> None:
    assert decided(share) == told


def test_the_shares_of_draws_over_levels_add_up_to_one() -> None:
    one = scored(PACK, {"T1": 30.0, "T2": -20.0, "T3": 90.0}, doubt=Doubt())
    told = spread_over_levels(one.drawn_level["B"], 7)
    assert told.shape == (7, 1) and told.sum() == pytest.approx(1.0)
    assert (told > 0).sum() > 1
    assert spread_over_levels(np.array([[0, 4], [0, 5]]), 7).sum(axis=0).tolist() == [0.0, 1.0]


def test_the_seed_is_told_from_the_content_alone() -> None:
    told, other = np.array([1.0, 2.0]), np.array([1.0, 2.5])
    assert seed_of("pack", told, {"a": told}) == seed_of("pack", told.copy(), {"a": told.copy()})
    assert seed_of("pack", {"a": told, "b": other}) == seed_of("pack", {"b": other, "a": told})
    assert len({seed_of("pack", told), seed_of("pack", other), seed_of("pakket", told), seed_of("pack", told[None])}) == 4


def one_at_a_time(variants: list[Pack], told: Values, weights: dict[str, np.ndarray], chosen: np.ndarray) -> np.ndarray:
    found = []
    for at, which in enumerate(chosen):
        given = {name: weight[[at]] if len(weight) > 1 else weight for name, weight in weights.items()}
        index: Index = point(variants[which], told, given)
        found.append(index.scores[variants[which].root][0])
    return np.stack(found)


def test_recomputed_under_many_methods_is_each_recomputed_by_itself() -> None:
    rng = np.random.default_rng(9)
    nodes = [Node("R"), *(Node(f"T{t}", "R") for t in range(3))]
    nodes += [
        Node(f"i{t}{i}", f"T{t}", direction="down" if i else "up", denominator="D" if t else "")
        for t in range(3)
        for i in range(2)
    ]
    base = plain(nodes, impute=Impute(value=3.0))
    variants = [
        replace(
            base,
            impute=impute,
            nodes=tuple(
                replace(node, aggregate=aggregate) if node.name in base.children else replace(node, normalise=rule, given=given)
                for node in nodes
            ),
        )
        for impute in (base.impute, None)
        for rule, given in (("minmax", (1.0, 100.0)), ("rank", ()), ("zscore", (50.0, 5.0)))
        for aggregate in ("arithmetic", "geometric")
    ]
    told = {
        f"S{s}": {name: None if rng.random() < 0.1 else float(rng.uniform(1, 9)) for name in base.indicators} | {"D": 1.0 + s}
        for s in range(9)
    }
    one = values(base, told)
    weights = drawn(base, weights_of(base), 60, rng)
    chosen = rng.integers(0, len(variants) - 1, 60)  # the last is never chosen
    found = recomputed(variants, one, weights, chosen)
    assert found == pytest.approx(one_at_a_time(variants, one, weights, chosen), abs=1e-9, nan_ok=True)


def test_recomputing_prepares_once_for_each_way_of_preparing(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    really = uncertainty.prepared
    monkeypatch.setattr(uncertainty, "prepared", lambda *given: seen.append(given) or really(*given))
    pack = plain([Node("R"), Node("a", "R"), Node("b", "R")], impute=Impute(value=1.0))
    variants = [pack, replace(pack, nodes=(Node("R", aggregate="minimum"), *pack.nodes[1:])), replace(pack, impute=None)]
    told = values(pack, {"A": {"a": 4.0, "b": None}})
    found = recomputed(variants, told, weights_of(pack), np.array([0, 1, 2, 1, 0]))
    assert found.tolist() == [[2.5], [1.0], [4.0], [1.0], [2.5]]
    assert len(seen) == 2


def test_levels_in_draws_are_capped_anew_and_gated_as_they_stand() -> None:
    pack = signed({"T1": 0.9, "T2": 0.1})
    one = judged(pack, "", values(pack, {"A": {"iT1": 90.0, "iT2": -22.0}}), doubt=ONLY_VALUES)
    harmed = one.draws is not None and one.draws.scores["T2"][:, 0] < -20
    assert 0.2 < np.mean(harmed) < 0.8
    assert set(one.drawn_level["B"][:, 0]) == {5}  # no additionality is known: the gate stays shut with harm and without
    assert (one.caps["B"][0, 0], one.gate["B"][0]) == (5, 5)
