"""The formulas of a net outcome: MODEL's shelf, and what must hold whatever is told."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.packs_known import DEFAULT_PACK, pack_named
from metrics.netting import (
    FILTERS,
    Told,
    Way,
    band,
    drawn,
    grade,
    least_and_most,
    net,
    told_of,
    way_of,
    worked_out,
)
from metrics.normalising import normalised

NAN = float("nan")
NO_PACKS = pd.DataFrame(columns=["method", "version", "file", "content"])
SHELF = {"deadweight": 0.25, "displacement": 0.10, "outside_share": 0.30}
UP, DOWN, BAND = Way(), Way("down"), Way("band", 40.0, 60.0)


def told(way: Way = UP, observed: float | None = None, **numbers: Any) -> Told:
    return told_of(numbers, way, observed)


def counted(of: Told) -> tuple[float, float, float]:
    found = worked_out(of.likely, of.way, of.evidence)
    return float(found.net), float(found.level), float(found.additionality)


def generated(seed: int, number: int = 40) -> Iterator[Told]:
    """Outcomes with ranges: their filters within 0-1, every way, every grade, whatever sign."""
    rng = np.random.default_rng(seed)
    for _ in range(number):
        ends = np.sort(np.concatenate([rng.uniform(-50, 150, (3, 2)), rng.uniform(0, 1, (3, 4))], axis=1), axis=0)
        way = (UP, DOWN, BAND)[rng.integers(3)]
        yield Told(ends[0], ends[1], ends[2], way, int(rng.integers(-1, 6)))


def test_golden_25_the_part_of_a_change_that_would_not_have_come_anyway() -> None:
    of = told(baseline=0, actual=40, evidence="E2", **SHELF)
    value, level, part = counted(of)
    assert (value, level, part) == pytest.approx((18.9, 18.9, 0.4725), abs=1e-9)
    assert [18.9 * share / 75 for share in (43, 22, 10)] == pytest.approx([10.836, 5.544, 2.52], abs=1e-9)


def test_golden_26_less_emission_counts_on_the_level_that_is_left_net() -> None:
    pack = pack_named(DEFAULT_PACK, NO_PACKS)
    way = way_of(pack, "I31", "up")  # the pack, not the outcome, tells which way emission is better
    value, level, _ = counted(told(way, baseline=120, actual=80, evidence="E2", **SHELF))
    assert (value, level) == pytest.approx((-18.9, 101.1), abs=1e-9)
    scores = normalised(np.array([[level, 80.0]]), pack.by_name["I31"])
    assert scores.ravel() == pytest.approx([-1.1, 30.0], abs=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_what_is_left_lies_between_nothing_and_the_whole_change(seed: int) -> None:
    for of in generated(seed):
        for parts in (of.likely, drawn(of, 50, seed)):
            found = worked_out(parts, of.way, of.evidence)
            assert (np.abs(found.net) <= np.abs(found.change) + 1e-9).all()
            assert (found.net * found.change >= -1e-9).all()
            assert ((found.additionality >= -1e-12) & (found.additionality <= 1 + 1e-12)).all()


@pytest.mark.parametrize("seed", range(5))
def test_a_larger_filter_never_leaves_more(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for change in rng.uniform(-100, 100, 20):
        filters = rng.uniform(0, 1, 3)
        for at in range(3):
            more = filters.copy()
            more[at] = rng.uniform(more[at], 1)
            assert abs(net(change, *more)) <= abs(net(change, *filters)) + 1e-12


@pytest.mark.parametrize("seed", range(3))
def test_in_another_unit_all_that_has_a_unit_is_as_much_larger(seed: int) -> None:
    for of in generated(seed):
        if of.way.direction == "band":
            continue
        found = worked_out(of.likely, of.way, of.evidence)
        parts = np.concatenate([of.likely[:2] * 1000, of.likely[2:]])
        other = worked_out(parts, of.way, of.evidence)
        assert [float(other.net), float(other.level)] == pytest.approx([1000 * float(found.net), 1000 * float(found.level)])
        assert float(other.additionality) == pytest.approx(float(found.additionality))


def test_without_anything_to_take_off_the_whole_change_counts() -> None:
    none = dict.fromkeys(FILTERS, 0.0)
    assert counted(told(baseline=10, actual=35, **none)) == (25.0, 35.0, 1.0)
    assert counted(told(DOWN, baseline=35, actual=10, **none)) == (-25.0, 10.0, 1.0)


@pytest.mark.parametrize(
    ("way", "before", "after", "harmful"),
    [
        (UP, 40, 30, True),
        (UP, 30, 40, False),
        (DOWN, 80, 120, True),
        (DOWN, 120, 80, False),
        (BAND, 50, 30, True),
        (BAND, 30, 50, False),
        (BAND, 30, 65, False),  # from 10 below the good range to 5 above it
        (BAND, 35, 70, True),
        (BAND, 45, 55, False),
        (UP, NAN, 40, False),
        (BAND, NAN, 70, False),
    ],
)
def test_harm_is_a_change_away_from_what_is_better(way: Way, before: float, after: float, harmful: bool) -> None:
    assert bool(way.is_harmful(np.array(before), np.array(after))) is harmful


@pytest.mark.parametrize(("evidence", "expected"), [("E0", -10.0), ("E1", -10.0), (None, -10.0), ("E2", -4.725)])
def test_harm_is_not_filtered_away_on_a_claim(evidence: str | None, expected: float) -> None:
    value, level, _ = counted(told(baseline=40, actual=30, evidence=evidence, **SHELF))
    assert (value, level) == pytest.approx((expected, 40 + expected))


def test_harm_without_filters_is_known_on_a_claim_and_unknown_on_evidence() -> None:
    assert counted(told(baseline=40, actual=30, evidence="E1"))[0] == -10.0
    assert np.isnan(counted(told(baseline=40, actual=30, evidence="E2"))[0])
    assert np.isnan(counted(told(baseline=30, actual=40, evidence="E1"))[0])  # nothing is harmed: filters are asked


@pytest.mark.parametrize("seed", range(5))
def test_a_band_takes_in_what_it_is_of(seed: int) -> None:
    for of in generated(seed, 20):
        found, draws = worked_out(of.likely, of.way, of.evidence), worked_out(drawn(of, 200), of.way, of.evidence)
        for name in ("net", "level", "additionality"):
            low, high = band(getattr(draws, name), getattr(found, name))
            assert low <= getattr(found, name) <= high


@pytest.mark.parametrize("seed", range(5))
def test_no_draw_lies_outside_the_least_and_most_that_a_level_may_be(seed: int) -> None:
    for of in generated(seed):
        low, high = least_and_most(of)
        levels = worked_out(drawn(of, 300, seed), of.way, of.evidence).level
        assert low - 1e-9 <= levels.min() and levels.max() <= high + 1e-9
        assert low <= worked_out(of.likely, of.way, of.evidence).level <= high


def test_a_range_that_is_not_told_whole_ends_at_what_is_likely() -> None:
    of = told(baseline=0, actual=40, actual_high=50, **dict.fromkeys(FILTERS, 0.0))
    assert (of.low[1], of.likely[1], of.high[1]) == (40, 40, 50)
    assert least_and_most(of) == (40.0, 50.0)
    unknown = told(baseline=0, baseline_low=-5, actual_low=1, actual_high=2)
    assert np.isnan([unknown.low[1], unknown.high[1]]).all()
    assert np.isnan(least_and_most(unknown)).all()


def test_a_grade_that_is_none_of_ours_is_no_grade() -> None:
    assert [grade(one) for one in ("E0", "E5", None, pd.NA, "x", "E")] == [0, 5, -1, -1, -1, -1]


def test_a_way_is_the_packs_where_it_knows_the_indicator_and_else_the_outcomes() -> None:
    pack = pack_named(DEFAULT_PACK, NO_PACKS)
    assert way_of(pack, "I31", "up") == DOWN
    assert way_of(pack, "I11", "down") == UP
    assert [way_of(pack, of, "down") for of in (None, pd.NA, "T11", "anders")] == [DOWN] * 4
    nodes = tuple(replace(one, direction="band", low=40, high=60) if one.name == "I11" else one for one in pack.nodes)
    assert way_of(replace(pack, nodes=nodes), "I11", "up") == BAND
