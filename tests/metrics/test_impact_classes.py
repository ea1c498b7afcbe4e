from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.impact_classes import ASKED, COLUMNS, RISKS, UNCONFIRMED_RISK, abc, impact_classes

TEXT, NUMBER, FLAG = pa.string(), pa.float64(), pa.bool_()
IMPACT: dict[str, pa.DataType] = {
    **dict.fromkeys(("project", "project_name", "outcome_metric", "definition", "unit", "direction"), TEXT),
    **dict.fromkeys(("stakeholder", "area", "characteristics", "evidence"), TEXT),
    **dict.fromkeys(("threshold", "importance", "base", "now", "months", "contribution"), NUMBER),
    **{"scale": pa.int64(), "own_harm": FLAG, "measured_on": pa.date32()},
}
RISK: dict[str, pa.DataType] = dict.fromkeys(("project", "outcome_metric", "risk", "level"), TEXT)
WHOLE: dict[str, Any] = {"project": "P1", "outcome_metric": "werk", "direction": "up", "base": 40.0, "now": 60.0} | {
    **{"threshold": 50.0, "own_harm": False, "contribution": 0.2, "unit": "%", "importance": 4.0},
    **{"stakeholder": "jongeren", "area": "wijk", "characteristics": "zonder diploma", "scale": 30, "months": 12.0},
}


def answered(columns: dict[str, pa.DataType], *rows: dict[str, Any]) -> pd.DataFrame:
    kinds = {name: pd.ArrowDtype(kind) for name, kind in columns.items()}
    return pd.DataFrame([{name: row.get(name) for name in columns} for row in rows], columns=list(columns)).astype(kinds)


def found(*impacts: dict[str, Any], risks: tuple[dict[str, Any], ...] = ()) -> pd.DataFrame:
    return impact_classes(answered(IMPACT, *impacts), answered(RISK, *risks))


def test_golden_40_the_six_classes() -> None:
    cases = (
        *((40, 60, 50, False, 0.2), (30, 45, 50, True, 0.1), (60, 70, 50, False, 0)),
        *((40, 35, 50, False, 0), (40, 45, 50, False, 0.2), (40, 40, 50, True, 0)),
    )
    assert [abc(*case) for case in cases] == ["C", "A", "B", "D", "N", "D"]


def test_golden_47_the_nine_risks() -> None:
    assert len(RISKS) == 9
    assert list(RISKS) == [
        *("evidence", "external", "stakeholder participation", "drop-off", "efficiency"),
        *("execution", "alignment", "endurance", "unexpected impact"),
    ]
    assert UNCONFIRMED_RISK in RISKS


def test_one_unknown_is_enough_for_no_class_and_what_lacks_is_named() -> None:
    for name in ("base", "now", "threshold", "own_harm", "contribution"):
        [row] = found(WHOLE | {name: None}).to_dict("records")
        assert row["class"] is None and row["missing"] == (name,)
    assert found({"project": "P1", "outcome_metric": "werk"})["missing"].tolist() == [
        ("base", "now", "threshold", "own_harm", "contribution")
    ]
    assert found(WHOLE)["missing"].tolist() == [()]


def test_that_a_contract_causes_no_harm_is_known_and_that_it_adds_nothing_too() -> None:
    assert abc(40, 60, 50, False, 0) == "B"
    assert abc(0, 0, 50, False, 0) == "N" and abc(40, 60, 50, None, 0.2) is None


def test_a_value_on_the_threshold_is_good_enough_whatever_a_double_makes_of_it() -> None:
    assert 0.1 + 0.2 != 0.3 and abc(0.1, 0.3, 0.1 + 0.2, False, 0.5) == "C"
    assert abc(0.3, 0.3, 0.1 + 0.2, False, 0.5) == "B"
    assert abc(0.1 + 0.2, 0.3, 0.5, False, 0.5) == "N" and abc(0.3, 0.1 + 0.2, 0.5, True, 0.5) == "D"


def test_where_lower_is_better_the_three_are_turned_round() -> None:
    fewer = found(WHOLE | {"direction": "down", "base": 60.0, "now": 40.0})
    assert (fewer["class"][0], fewer["depth"][0], fewer["base"][0]) == ("C", 20, 60)
    more = found(WHOLE | {"direction": "down", "base": 60.0, "now": 70.0})
    assert (more["class"][0], more["depth"][0]) == ("D", -10)


def test_turning_numbers_and_direction_round_changes_no_class_and_neither_does_their_unit() -> None:
    rng = np.random.default_rng(7)
    for _ in range(60):
        base, now, threshold = rng.integers(0, 6, 3).astype(float).tolist()
        row = WHOLE | {"base": base, "now": now, "threshold": threshold, "own_harm": bool(rng.integers(2))}
        row |= {"contribution": float(rng.integers(2))}
        turned = row | {"direction": "down", "base": -base, "now": -now, "threshold": -threshold}
        scaled = row | {"base": base * 8 + 3, "now": now * 8 + 3, "threshold": threshold * 8 + 3}
        one, other, larger = found(row, turned, scaled)["class"]
        assert one == other == larger
        assert (one == "D") <= (now < threshold) and (one in "BC") <= (now >= threshold)


def test_the_shares_tell_how_much_of_what_each_dimension_asks_is_told() -> None:
    risks = tuple({"project": "P1", "risk": risk, "level": "low"} for risk in RISKS)
    [row] = found(WHOLE, risks=risks).to_dict("records")
    assert [row[name] for name in ASKED] == [1, 1, 1, 1, 1]
    bare = {"project": "P1", "outcome_metric": "werk"}
    [row] = found(bare).to_dict("records")
    assert [row[name] for name in ASKED] == [0, 0, 0, 0, 0]
    [row] = found(bare | {"definition": "werk", "unit": "%", "threshold": 5.0, "base": 0.0, "months": 6.0}).to_dict("records")
    assert [row[name] for name in ASKED] == pytest.approx([2 / 3, 1 / 4, 1 / 3, 0, 0])


def test_a_risk_of_the_whole_contract_counts_for_its_outcomes_once_and_one_without_a_level_does_not() -> None:
    risks = (
        {"project": "P1", "risk": "external", "level": "high"},
        {"project": "P1", "outcome_metric": "werk", "risk": "external", "level": "low"},
        {"project": "P1", "outcome_metric": "werk", "risk": "execution", "level": "medium"},
        {"project": "P1", "outcome_metric": "werk", "risk": "drop-off"},
        {"project": "P2", "risk": "evidence", "level": "low"},
    )
    rows = [WHOLE, WHOLE | {"outcome_metric": "rust"}, WHOLE | {"project": "P2"}, WHOLE | {"project": "P3"}]
    assert (found(*rows, risks=risks)["risked"] * 9).tolist() == [2, 1, 1, 0]


def test_an_unknown_depth_is_no_depth_of_zero() -> None:
    depths = found(WHOLE | {"now": 40.0}, WHOLE | {"now": None})["depth"]
    assert depths[0] == 0 and np.isnan(depths[1])


def test_no_outcomes_give_no_rows_and_a_plain_frame_gives_what_an_arrow_one_does() -> None:
    assert list(found().columns) == list(COLUMNS) and found().empty
    rows = [WHOLE, WHOLE | {"own_harm": None, "threshold": None}]
    plain = pd.DataFrame([{name: row.get(name) for name in IMPACT} for row in rows])
    pd.testing.assert_frame_equal(impact_classes(plain, pd.DataFrame(columns=list(RISK))), found(*rows))
