"""The match of results, prices and payments: MODEL's shelf, real funds, and what is not known."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.known import KnownAt
from data.store import Store
from metrics.answer import answer
from metrics.matching import MATCHES, fund_match, matched, same
from tests.conftest import Deliver
from tests.metrics.made_contracts import D, arrow, outcomes

FUND = "INDIGO-FUND-0013"


def one(**said: Any) -> pd.DataFrame:
    return fund_match(outcomes(said))


def test_golden_42_the_match_of_the_care_leavers_fund(indigo: Store) -> None:
    found = answer("fund_match", indigo.ask, fund=FUND)
    assert len(found) == 69
    assert found["match"].value_counts().to_dict() == {"equal": 46, "paid_more": 17, "no_ratio": 5, "paid_less": 1}
    assert sum(found["computed"]) == 4_352_260
    assert sum(found["paid"]) == 4_885_540
    assert sum(found["difference"]) == 533_280


def test_golden_42_each_row_of_the_match_in_its_place(indigo: Store, shared: Path) -> None:
    found = answer("fund_match", indigo.ask, fund=FUND)
    expected = pd.read_csv(shared / "data" / "indigo" / "expected_reconciliation.csv")
    numbers = ["outcomes", "price", "computed", "paid", "difference"]
    found[numbers] = found[numbers].map(lambda amount: int(amount) if amount == int(amount) else None)
    assert found.to_numpy().tolist() == expected.to_numpy().tolist()


@pytest.mark.parametrize(
    ("said", "match"),
    [
        ({"paid": D(100)}, "equal"),
        ({"paid": D(101)}, "equal"),
        ({"paid": D("101.000001")}, "paid_more"),
        ({"paid": D(99)}, "equal"),
        ({"paid": D("98.999999")}, "paid_less"),
        ({"paid": D(0)}, "paid_less"),
        ({"achieved": 0.0, "paid": D(0)}, "no_ratio"),
        ({"price": D(0), "paid": D(0)}, "no_ratio"),
        ({"achieved": 0.0, "paid": D("0.000001")}, "paid_more"),
        ({"achieved": 0.1 + 0.2, "price": D(10), "paid": D("3.03")}, "equal"),
        ({"paid": D(100), "paid_currency": "GBP"}, "other_currency"),
        ({"paid": D(100), "paid_currency": None}, "other_currency"),
        ({"paid": D(100), "paid_currency": None, "currency": None}, "other_currency"),
        ({"paid": None, "payments": 2}, "other_currency"),
    ],
)
def test_a_match_is_equal_within_one_percent_of_what_was_computed(said: dict[str, Any], match: str) -> None:
    found = one(**({"achieved": 10.0, "price": D(10)} | said))
    assert found["match"].tolist() == [match]
    assert (found["difference"].isna() == (match == "other_currency")).all()


@pytest.mark.parametrize(
    ("said", "match"),
    [
        ({"validated": np.nan, "computed": None}, "no_result"),
        ({"computed": None}, "no_price"),
        ({"payments_type_unknown": 1}, "type_not_stated"),
        ({"payments": 1, "payments_type_unknown": 1, "paid": D(5), "paid_currency": "EUR"}, "equal"),
        ({}, "no_payment"),
    ],
)
def test_what_lacks_is_told_first_of_all(said: dict[str, Any], match: str) -> None:
    row = {"validated": 1.0, "computed": D(5), "currency": "EUR", "payments": 0, "payments_type_unknown": 0}
    rows = pd.DataFrame([row | {"paid": None, "paid_currency": None} | said]).astype({"computed": object, "paid": object})
    assert matched(rows).tolist() == [match]
    assert match in MATCHES


def test_without_a_result_a_price_or_a_payment_there_is_no_match() -> None:
    whole: dict[str, Any] = {"achieved": 10.0, "price": D(10), "paid": D(100)}
    assert len(one(**whole)) == 1
    for lacks in whole:
        assert one(**{name: told for name, told in whole.items() if name != lacks}).empty
    assert one(**(whole | {"payments": 0, "paid": None, "paid_type_unknown": D(100)})).empty
    assert one(**(whole | {"prices": 2, "price": None})).empty


def test_a_result_of_nothing_is_a_result() -> None:
    found = one(achieved=0.0, price=D(10), paid=D(30))
    assert found[["outcomes", "computed", "paid", "difference", "match"]].to_numpy().tolist() == [[0, 0, 30, 30, "paid_more"]]


def test_the_match_is_the_same_from_a_store_and_of_nothing_keeps_its_columns() -> None:
    frame = outcomes({"achieved": 10.5, "price": D("10.25"), "paid": D("107.63")}, {"achieved": 3.0, "price": D(1)})
    pd.testing.assert_frame_equal(fund_match(arrow(frame)), fund_match(frame))
    assert fund_match(frame[:0]).columns.tolist() == fund_match(frame).columns.tolist()


def test_currencies_are_the_same_only_where_both_are_told() -> None:
    some = [pd.Series(list(told), dtype=object) for told in (["EUR", "EUR", None, None], ["EUR", "GBP", "EUR", None])]
    assert same(*some).tolist() == [True, False, False, False]


def test_a_late_correction_changes_todays_match_and_not_the_one_known_last_quarter(store: Store, deliver: Deliver) -> None:
    deliver(
        project="project,name,recorded\nP,Contract P,2026-01-15\n",
        outcome_metric="project,outcome_metric,definition,recorded\nP,1,aan het werk,2026-01-15\n",
        outcome_pricing="project,outcome_metric,currency,price,recorded\nP,1,EUR,100,2026-01-15\n",
        result="project,outcome_metric,type,period_end,achieved,recorded\nP,1,Final,2025-12,30,2026-01-15\n",
        outcome_payment="project,outcome_metric,type,period_end,currency,amount,recorded\nP,1,Actual,2025-12,EUR,3000,2026-01-15\n",
    )
    deliver(result="project,outcome_metric,type,period_end,achieved,recorded\nP,1,Final,2025-12,27,2026-08-10\n")
    shown = ["outcomes", "computed", "paid", "match"]
    last_quarter = partial(store.ask, known_at=KnownAt(date(2026, 6, 30)))
    assert answer("fund_match", last_quarter)[shown].to_numpy().tolist() == [[30, 3000, 3000, "equal"]]
    assert answer("fund_match", store.ask)[shown].to_numpy().tolist() == [[27, 2700, 3000, "paid_more"]]
