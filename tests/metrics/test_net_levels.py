"""The levels that a coalition's score rests on: which outcome counts when, and what stays as it was observed."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.pack import Node
from data.store import Store
from metrics.net_levels import COLUMNS, INPUTS, net_levels
from metrics.netting import FILTERS
from tests.metrics.made import outcomes, plain

PACK = plain([Node("B"), Node("i", "B"), Node("j", "B", direction="down"), Node("k", "B")])
HALF = {"deadweight": 0.5, "displacement": 0.0, "outside_share": 0.0}


def seen(*rows: tuple[str | None, str, str, float | None]) -> pd.DataFrame:
    """Party (None: the coalition as a whole), indicator, period and value."""
    frame = pd.DataFrame(rows, columns=["party", "indicator", "period", "value"])
    return frame.assign(coalition="C", subject=frame["party"].fillna("C"), value_why=None, unit="%", evidence="E3", place="p")


def levels(observations: pd.DataFrame, *told: dict[str, Any]) -> pd.DataFrame:
    of_i = {"unit": "%", "indicator": "i", "evidence": "E3"}
    return net_levels(PACK, observations, outcomes(*(of_i | one for one in told)))


def row(observations: pd.DataFrame, *told: dict[str, Any]) -> dict[str, Any]:
    (found,) = levels(observations, *told).to_dict("records")
    return {str(name): value for name, value in found.items()}


def test_a_value_becomes_its_baseline_and_what_is_left_of_the_change() -> None:
    found = row(seen((None, "i", "2026-Q1", 60.0)), {"baseline": 20, **HALF})
    assert (found["value"], found["gross"], found["net"], found["additionality"]) == (40.0, 60.0, 20.0, 0.5)
    assert [found[name] for name in INPUTS] == [20.0, 60.0, 40.0, 0.5, 0.0, 0.0]
    assert (found["outcome"], found["stated"], found["net_why"], found["shown"]) == ("O", "2026-Q1", "", True)
    assert np.isnan([found["low"], found["high"]]).all()


def test_what_is_unsure_of_the_filters_gives_the_least_and_most_that_the_level_may_be() -> None:
    found = row(seen((None, "i", "2026-Q1", 60.0)), {"baseline": 20, **HALF, "deadweight_low": 0.25, "deadweight_high": 1})
    assert (found["low"], found["value"], found["high"]) == (20.0, 40.0, 50.0)
    down = row(seen((None, "j", "2026-Q1", 20.0)), {"indicator": "j", "baseline": 60, **HALF, "deadweight_low": 0.25})
    assert (down["low"], down["value"], down["high"]) == (30.0, 40.0, 40.0)


def test_the_newest_outcome_told_by_then_counts() -> None:
    rows = seen(*((None, "i", f"2026-Q{at}", 60.0) for at in (1, 2, 3, 4)))
    found = levels(rows, {"period": "2026-Q4", "baseline": 60}, {"period": "2026-Q2", "baseline": 20, **HALF})
    assert found["value"].tolist() == [60.0, 40.0, 40.0, 60.0]
    assert found["stated"].fillna("-").tolist() == ["-", "2026-Q2", "2026-Q2", "2026-Q4"]
    assert found["net_why"].fillna("-").tolist() == ["-", "", "", "no_change"]


def test_of_two_told_at_once_the_first_by_id_counts() -> None:
    two = [{"outcome": "P", "baseline": 0, **HALF}, {"outcome": "O", "baseline": 40, **HALF}]
    for told in (two, two[::-1]):
        assert row(seen((None, "i", "2026-Q1", 60.0)), *told)["value"] == 50.0


def test_an_actual_of_its_own_counts_in_its_own_quarter_alone() -> None:
    rows = seen((None, "i", "2026-Q1", 60.0), (None, "i", "2026-Q2", 70.0))
    found = levels(rows, {"baseline": 20, "actual": 40, "evidence": "E1", **HALF})
    assert found["gross"].tolist() == [40.0, 70.0]
    assert found["value"].tolist() == [30.0, 45.0]
    assert found["evidence"].tolist() == ["E1", "E1"]  # no better known than the outcome


@pytest.mark.parametrize("unknown", ["baseline", *FILTERS])
def test_where_something_is_not_told_the_value_counts_as_it_was_observed(unknown: str) -> None:
    told = {"baseline": 20, "evidence": "E0", **HALF}
    found = row(seen((None, "i", "2026-Q1", 60.0)), {**told, unknown: np.nan})
    assert (found["value"], found["gross"], found["evidence"]) == (60.0, 60.0, "E3")
    assert found["net_why"] == ("no_baseline" if unknown == "baseline" else "no_filters")
    assert np.isnan([found["net"], found["additionality"], found["low"], found["high"]]).all()


def test_a_state_without_baseline_counts_at_its_own_level_and_keeps_its_range() -> None:
    found = row(seen((None, "i", "2026-Q1", 60.0)), {"actual": 50, "actual_low": 45, "actual_high": 52})
    assert (found["value"], found["low"], found["high"], found["net_why"]) == (50.0, 45.0, 52.0, "no_baseline")


def test_harm_is_not_filtered_on_a_claim_and_opens_no_gate() -> None:
    of = {"baseline": 60, **HALF}
    claim = row(seen((None, "i", "2026-Q1", 40.0)), {**of, "evidence": "E1"})
    assert (claim["value"], claim["harmful"], claim["filtered"]) == (40.0, True, False)
    shown = row(seen((None, "i", "2026-Q1", 40.0)), of)
    assert (shown["value"], shown["harmful"], shown["filtered"]) == (50.0, True, True)
    assert np.isnan([claim["additionality"], shown["additionality"]]).all()


def test_an_actual_of_which_nothing_was_observed_adds_a_row() -> None:
    found = levels(seen((None, "k", "2026-Q1", 5.0)), {"baseline": 20, "actual": 60, **HALF}, {"outcome": "P", "actual": 7})
    assert found[["indicator", "period", "value"]].to_numpy().tolist() == [["k", "2026-Q1", 5.0], ["i", "2026-Q1", 40.0]]
    added = found.iloc[1]
    assert (added["coalition"], added["subject"], added["evidence"], added["unit"]) == ("C", "C", "E3", "%")
    assert pd.isna(added["party"]) and pd.isna(added["place"]) and bool(added["shown"])
    nothing = levels(seen((None, "k", "2026-Q1", 5.0)), {"baseline": 20, **HALF})
    assert len(nothing) == 1  # an outcome without an actual rests on an observation


def test_an_actual_is_added_once_where_the_quarter_was_observed_under_another_name() -> None:
    found = levels(seen((None, "i", "2026-12", 60.0)), {"period": "2026", "baseline": 20, "actual": 40, **HALF})
    assert found["value"].tolist() == [30.0]


def test_an_actual_fills_what_was_looked_for_and_not_known() -> None:
    assert row(seen((None, "i", "2026-Q1", None)), {"baseline": 20, "actual": 60, **HALF})["value"] == 40.0
    assert np.isnan(row(seen((None, "i", "2026-Q1", None)), {"baseline": 20, **HALF})["value"])


def test_what_does_not_apply_still_does_not() -> None:
    found = row(seen((None, "i", "2026-Q1", None)).assign(value_why="nvt"), {"baseline": 20, "actual": 60, **HALF})
    assert pd.isna(found["value"]) and pd.isna(found["outcome"])


def test_partners_other_indicators_and_what_came_before_stay_as_they_are() -> None:
    rows = seen(
        ("P", "i", "2026-Q1", 60.0), (None, "k", "2026-Q1", 60.0), (None, "i", "2025-Q4", 60.0), (None, "i", "ooit", 1.0)
    )
    found = levels(rows, {"baseline": 20, **HALF}, {"indicator": "elders", "actual": 3.0}, {"indicator": None, "actual": 3.0})
    assert found[list(rows)].equals(rows)
    assert found["gross"].tolist() == rows["value"].tolist() and found["outcome"].isna().all()


def test_without_outcomes_all_stays_as_it_is_in_any_order() -> None:
    rows = seen((None, "i", "2026-Q1", 60.0), ("P", "i", "2026-Q1", 3.0))
    for told in (rows, rows[::-1], rows.iloc[:0]):
        found = levels(told)
        assert list(found) == [*rows, *COLUMNS]
        assert found[list(rows)].equals(told.reset_index(drop=True))


def test_who_may_not_see_an_outcome_gets_the_level_and_not_what_it_rests_on() -> None:
    of = {"baseline": 20, "visible": False, **HALF}
    found = row(seen((None, "i", "2026-Q1", 60.0)), of)
    assert (found["value"], found["net"], found["gross"], found["shown"]) == (40.0, 20.0, 60.0, False)
    assert np.isnan([found[name] for name in INPUTS]).all()
    own = row(seen((None, "i", "2026-Q1", 60.0)), {**of, "actual": 50})
    assert own["value"] == 35.0 and np.isnan(own["gross"])


def test_of_the_example_what_was_observed_of_work_and_emission_counts_net(dommelrand: Store) -> None:
    told = [dommelrand.ask("observations", coalition="dommelrand")]
    told.append(dommelrand.ask("shared_outcomes", beneath=True, coalition="dommelrand"))
    pack = plain([Node("B"), Node("I11", "B"), Node("I31", "B", direction="down")])
    found = net_levels(pack, *told)
    net = found[found["outcome"].notna() & (found["period"] == "2026-Q3")].set_index("indicator")
    assert net["value"].tolist() == pytest.approx([37 + 24 * 0.85 * 0.95 * 0.8, 164 - 10 * 0.8 * 0.95 * 0.75])
    assert (net["low"] < net["value"]).all() and (net["value"] < net["high"]).all()
    assert found.loc[found["party"].notna(), list(COLUMNS)[1:]].dropna(axis=1, how="all").columns.tolist() == [
        "harmful",
        "filtered",
        "shown",
    ]
