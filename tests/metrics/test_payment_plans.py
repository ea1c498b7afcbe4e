"""Payment plans: a later version takes the place of an earlier one, and nothing is added across versions or currencies."""

from datetime import date
from fractions import Fraction

import numpy as np
import pandas as pd

from metrics.payment_plans import latest, payment_plans
from tests.metrics.made_contracts import D, arrow, plans


def test_a_later_plan_takes_the_place_of_an_earlier_one_and_they_are_not_added() -> None:
    told = plans(
        {"plan": "nieuw", "dated": "2026-Q1", "outcome_metric": "1", "planned": D(70)},
        {"plan": "nieuw", "dated": "2026-Q1", "outcome_metric": "2", "planned": D("20.5"), "payments": 2},
        {"plan": "oud", "dated": "2025-11", "outcome_metric": "1", "planned": D(100)},
    )
    found = payment_plans(told)
    shown = ["plan", "version", "is_latest", "dated", "planned", "payments"]
    assert found[shown].to_numpy().tolist() == [
        ["oud", 1, False, "2025-11", 100, 1],
        ["nieuw", 2, True, "2026-Q1", D("90.5"), 3],
    ]
    assert latest(told)["planned"].tolist() == [70, D("20.5")]


def test_a_plan_without_a_date_comes_before_those_with_one_by_when_it_was_recorded_and_by_its_number() -> None:
    names = {"plan 10": date(2026, 3, 1), "plan 9": date(2026, 3, 1), "plan 2": date(2026, 4, 1)}
    rows = [{"plan": name, "recorded": day} for name, day in names.items()]
    told = plans(*rows, {"plan": "plan 1", "dated": "2020", "recorded": date(2026, 1, 1)})
    assert payment_plans(told)["plan"].tolist() == ["plan 9", "plan 10", "plan 2", "plan 1"]
    assert payment_plans(told)["is_latest"].tolist() == [False, False, False, True]


def test_planned_payments_without_a_plan_are_a_version_of_their_own() -> None:
    found = payment_plans(plans({"plan": None}, {"plan": "1", "recorded": date(2026, 2, 1)}))
    assert found[["plan", "version"]].to_numpy().tolist() == [[None, 1], ["1", 2]]


def test_each_currency_of_a_version_has_its_row_and_what_is_unknown_is_no_zero() -> None:
    found = payment_plans(
        plans(
            {"currency": "EUR", "planned": D(5)},
            {"currency": "GBP", "planned": D(7), "outcome_metric": "2"},
            {"currency": None, "planned": None, "payments": 0, "outcome_metric": "3"},
        )
    )
    assert found[["currency", "planned", "version"]].to_numpy().tolist() == [["EUR", 5, 1], ["GBP", 7, 1], [None, None, 1]]
    assert found["is_latest"].all()


def test_of_each_contract_one_version_holds_and_no_amount_is_lost() -> None:
    for seed in range(8):
        rng = np.random.default_rng(seed)
        told = plans(
            *(
                {
                    "project": f"P{rng.integers(4)}",
                    "plan": str(rng.integers(1, 12)),
                    "dated": str(2020 + rng.integers(6)) if rng.random() < 0.6 else None,
                    "outcome_metric": str(number),
                    "planned": D(int(rng.integers(1, 10**9))) / 100,
                }
                for number in range(40)
            )
        )
        told["dated"] = told.groupby(["project", "plan"])["dated"].transform("first").astype(object)
        told["dated"] = told["dated"].where(told["dated"].notna(), None)
        found = payment_plans(told)
        assert sum(map(Fraction, found["planned"])) == sum(map(Fraction, told["planned"]))
        assert (found.groupby("project")["is_latest"].sum() == 1).all()
        assert found.groupby("project")["version"].apply(lambda version: sorted(version) == [*range(1, len(version) + 1)]).all()
        pd.testing.assert_frame_equal(payment_plans(told.sample(frac=1, random_state=seed)), found)
        pd.testing.assert_frame_equal(payment_plans(arrow(told)), found)


def test_without_plans_there_is_nothing_and_all_columns_are_there() -> None:
    none = payment_plans(plans())
    assert none.empty and none.columns.tolist() == payment_plans(plans({})).columns.tolist()
    assert payment_plans(arrow(plans({})).iloc[:0]).empty
