"""Net outcomes: MODEL's shelf, and what must hold whatever is told."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.packs_known import DEFAULT_PACK, pack_named
from data.store import Store
from metrics.answer import answer
from metrics.net_outcomes import (
    COLUMNS,
    FILTERS,
    Told,
    Way,
    additionality,
    after_years,
    band,
    drawn,
    grade,
    is_latest,
    least_and_most,
    net,
    outcomes_net,
    told_of,
    way_of,
    worked_out,
)
from metrics.normalising import normalised
from tests.conftest import Deliver
from tests.metrics.made import outcomes

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


def observed(*rows: tuple[str | None, str, str, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["party", "indicator", "period", "value"])
    return frame.assign(subject="C", value_why=None, evidence="E2")


def worked(*rows: dict[str, Any], seen: pd.DataFrame | None = None) -> pd.DataFrame:
    return outcomes_net(outcomes(*rows), observed() if seen is None else seen, NO_PACKS)


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


@pytest.mark.parametrize("unknown", ["baseline", "actual", *FILTERS])
def test_what_rests_on_something_unknown_is_unknown(unknown: str) -> None:
    known: dict[str, Any] = {"baseline": 10, "actual": 35, **SHELF}
    assert not np.isnan(counted(told(**known))).any()
    value, level, _ = counted(told(**{**known, unknown: None}))
    assert np.isnan(value) and np.isnan(level)
    (row,) = worked({**known, unknown: NAN}).to_dict("records")
    assert np.isnan([row["net"], row["low"], row["high"], row["level"], row["additionality"]]).all()
    assert row["why"] == ("no_filters" if unknown in FILTERS else f"no_{unknown}")


def test_no_change_is_a_net_outcome_of_nothing_of_which_no_part_can_be_told() -> None:
    (row,) = worked({"baseline": 10, "actual": 10}).to_dict("records")
    assert (row["net"], row["level"], row["why"]) == (0.0, 10.0, "no_change")
    assert np.isnan(row["additionality"])
    assert np.isnan(additionality(np.array(0.0), np.array(0.0)))


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


def test_a_filter_that_is_sure_has_no_band_and_one_with_a_skew_has() -> None:
    (sure,) = worked({"baseline": 0, "actual": 40, **SHELF}).to_dict("records")
    assert sure["low"] == sure["net"] == sure["high"]
    skew = {"deadweight": 0.0, "deadweight_high": 0.8, "displacement": 0.0, "outside_share": 0.0}
    (row,) = worked({"baseline": 0, "actual": 40, **skew}).to_dict("records")
    assert row["low"] < 30 and row["high"] == row["net"] == 40  # nine draws in ten lie below what is likeliest


def test_the_same_outcome_gives_the_same_digits_beside_whatever_others() -> None:
    row = {"baseline": 0, "actual": 40, "deadweight_low": 0.1, **SHELF}
    alone = worked(row)
    among = worked({"outcome": "A", "baseline": 1, "actual": 2, **SHELF}, row)
    assert among.loc[among["outcome"] == "O", "low"].tolist() == alone["low"].tolist()


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


def test_what_fades_is_less_each_year_and_unknown_where_it_is_not_told() -> None:
    assert float(after_years(np.array(40.0), np.array(0.2))) == 32
    assert float(after_years(np.array(40.0), np.array(0.2), 2)) == pytest.approx(25.6)
    (row,) = worked({"baseline": 0, "actual": 40, "drop_off": 0.5, **SHELF}).to_dict("records")
    assert row["after_year"] == pytest.approx(9.45)
    assert np.isnan(worked({"baseline": 0, "actual": 40, **SHELF})["after_year"].iloc[0])


def test_an_outcome_without_an_actual_takes_what_counts_of_its_indicator_then() -> None:
    rows = [{"indicator": "I11", "baseline": 30, "period": period, **SHELF} for period in ("2025-Q4", "2026-Q1", "2029-Q1")]
    seen = observed((None, "I11", "2025-Q3", 40.0), (None, "I11", "2026-Q1", 50.0), ("P", "I11", "2026-Q1", 99.0))
    found = worked(*rows, seen=seen)
    assert found["actual"].tolist()[:2] == [40.0, 50.0] and np.isnan(found["actual"].iloc[2])
    assert found["why"].tolist() == ["", "", "no_actual"]
    assert found["unit"].tolist() == ["mensen"] * 3
    own = worked({**rows[1], "actual": 45}, seen=seen)
    assert own["actual"].tolist() == [45.0]


def test_the_unit_that_an_outcome_does_not_tell_is_that_of_its_indicator() -> None:
    assert worked({"indicator": "I11", "unit": None})["unit"].tolist() == ["%"]
    assert worked({"indicator": "anders", "unit": None})["unit"].tolist() == [None]


def test_the_last_period_of_each_outcome_is_marked_whatever_the_order() -> None:
    rows = [{"outcome": one, "period": period} for period in ("2026-Q2", "2025", "2026-Q1") for one in ("O", "A")]
    found = worked(*rows)
    assert found["outcome"].tolist() == ["A"] * 3 + ["O"] * 3
    assert found["period"].tolist() == ["2025", "2026-Q1", "2026-Q2"] * 2
    assert found["is_latest"].tolist() == [False, False, True] * 2
    assert is_latest(found) == found["is_latest"].tolist()


def test_who_may_not_see_an_outcome_sees_what_follows_and_not_what_was_told() -> None:
    row = {"baseline": 0, "actual": 40, "drop_off": 0.1, **SHELF}
    open_, hidden = (worked({**row, "visible": seen}).to_dict("records")[0] for seen in (True, False))
    inputs = ["baseline", "actual", "change", *FILTERS, "drop_off", "after_year"]
    assert np.isnan([hidden[name] for name in inputs]).all()
    assert not np.isnan([open_[name] for name in inputs]).any()
    same = [name for name in COLUMNS if name not in inputs]
    assert [hidden[name] for name in same] == [open_[name] for name in same]


def test_an_observation_that_is_hidden_is_not_told_by_the_outcome_that_takes_it() -> None:
    seen = observed((None, "I11", "2026-Q1", 50.0)).assign(visible=False)
    (row,) = worked({"indicator": "I11", "baseline": 30, **SHELF}, seen=seen).to_dict("records")
    assert np.isnan([row["actual"], row["change"]]).all() and row["net"] == pytest.approx(20 * 0.4725)


def test_no_outcome_is_no_row_with_all_columns() -> None:
    found = worked()
    assert found.empty and tuple(found) == COLUMNS


def test_a_grade_that_is_none_of_ours_is_no_grade() -> None:
    assert [grade(one) for one in ("E0", "E5", None, pd.NA, "x", "E")] == [0, 5, -1, -1, -1, -1]


def test_a_ledger_is_asked_up_to_a_quarter_and_of_one_outcome(store: Store, deliver: Deliver) -> None:
    head = "coalition,outcome,period,unit,baseline,actual,deadweight,displacement,outside_share,evidence\n"
    deliver(
        coalition="coalition\nC\n",
        outcome=head + "C,O,2025-Q4,mensen,0,20,0.25,0.1,0.3,E2\nC,O,2026-Q1,mensen,0,40,0.25,0.1,0.3,E2\n"
        "C,P,2026-Q1,ton,5,,,,,E0\n",
    )
    found = answer("outcomes_net", store.ask, coalition="C")
    assert found[["outcome", "period", "is_latest"]].to_numpy().tolist() == [
        ["O", "2025-Q4", False],
        ["O", "2026-Q1", True],
        ["P", "2026-Q1", True],
    ]
    assert found["net"].tolist()[:2] == pytest.approx([9.45, 18.9]) and found["why"].iloc[2] == "no_actual"
    then = answer("outcomes_net", store.ask, coalition="C", outcome="O", quarter="2025-Q4")
    assert then[["net", "is_latest"]].to_numpy().tolist() == [[pytest.approx(9.45), True]]


def test_a_way_is_the_packs_where_it_knows_the_indicator_and_else_the_outcomes() -> None:
    pack = pack_named(DEFAULT_PACK, NO_PACKS)
    assert way_of(pack, "I31", "up") == DOWN
    assert way_of(pack, "I11", "down") == UP
    assert [way_of(pack, of, "down") for of in (None, pd.NA, "T11", "anders")] == [DOWN] * 4
    nodes = tuple(replace(one, direction="band", low=40, high=60) if one.name == "I11" else one for one in pack.nodes)
    assert way_of(replace(pack, nodes=nodes), "I11", "up") == BAND
