"""Net outcomes as they are told of a coalition, and to whom."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.store import Store
from metrics.answer import answer
from metrics.net_outcomes import COLUMNS, is_latest, outcomes_net
from metrics.netting import FILTERS, Told, Way, additionality, after_years, told_of, worked_out
from tests.conftest import Deliver
from tests.metrics.made import outcomes

NAN = float("nan")
NO_PACKS = pd.DataFrame(columns=["method", "version", "file", "content"])
SHELF = {"deadweight": 0.25, "displacement": 0.10, "outside_share": 0.30}
UP = Way()


def told(way: Way = UP, observed: float | None = None, **numbers: Any) -> Told:
    return told_of(numbers, way, observed)


def counted(of: Told) -> tuple[float, float, float]:
    found = worked_out(of.likely, of.way, of.evidence)
    return float(found.net), float(found.level), float(found.additionality)


def observed(*rows: tuple[str | None, str, str, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["party", "indicator", "period", "value"])
    return frame.assign(subject="C", value_why=None, evidence="E2")


def worked(*rows: dict[str, Any], seen: pd.DataFrame | None = None) -> pd.DataFrame:
    return outcomes_net(outcomes(*rows), observed() if seen is None else seen, NO_PACKS)


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
    inputs += [f"{name}{end}" for name in ("additionality", "level") for end in ("", "_low", "_high")]
    assert np.isnan([hidden[name] for name in inputs]).all()
    assert not np.isnan([open_[name] for name in inputs]).any()
    same = [name for name in COLUMNS if name not in inputs]
    assert [hidden[name] for name in same] == [open_[name] for name in same]


def test_what_is_hidden_cannot_be_worked_out_from_what_is_shown() -> None:
    (row,) = worked({"baseline": 17.5, "actual": 40, "visible": False, **SHELF}).to_dict("records")
    told = [row[name] for name in COLUMNS if isinstance(row[name], float) and not np.isnan(row[name])]
    assert told == [row["net"], row["low"], row["high"]], "one number and its band: neither level nor change follows"


def test_of_two_coalitions_each_takes_what_was_observed_of_itself() -> None:
    seen = observed((None, "I11", "2026-Q1", 50.0), (None, "I11", "2026-Q1", 90.0)).assign(subject=["C", "D"])
    rows = [{"coalition": one, "indicator": "I11", "baseline": 30, **SHELF} for one in "CD"]
    for told, there in ((rows, seen), (rows[::-1], seen.iloc[::-1])):
        found = worked(*told, seen=there)
        assert found[["coalition", "actual"]].to_numpy().tolist() == [["C", 50.0], ["D", 90.0]]


def test_an_observation_that_is_hidden_is_not_told_by_the_outcome_that_takes_it() -> None:
    seen = observed((None, "I11", "2026-Q1", 50.0)).assign(visible=False)
    (row,) = worked({"indicator": "I11", "baseline": 30, **SHELF}, seen=seen).to_dict("records")
    assert np.isnan([row["actual"], row["change"]]).all() and row["net"] == pytest.approx(20 * 0.4725)


def test_no_outcome_is_no_row_with_all_columns() -> None:
    found = worked()
    assert found.empty and tuple(found) == COLUMNS


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
