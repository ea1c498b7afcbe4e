"""What is named of a contract as a whole beside its parts: MODEL's shelf, and what is not known."""

from typing import Any

import pytest

from data.store import Store
from metrics.answer import answer
from metrics.contract_parts import contract_parts
from tests.metrics.made_contracts import D, arrow, terms

INVESTED: dict[str, Any] = {
    **{"committed": D(1_000_000), "committed_currency": "EUR", "invested": D(750_000), "invested_currency": "EUR"},
    **{"investors": 3, "investors_known": 2},
}
SHOWN = ["what", "currency", "total", "parts", "difference", "parts_known", "parts_of"]


def parts(*contracts: dict[str, Any]) -> list[list[Any]]:
    rows: list[list[Any]] = contract_parts(terms(*contracts))[SHOWN].to_numpy().tolist()
    return rows


def test_golden_43_a_total_the_sum_of_its_parts_and_their_difference() -> None:
    assert parts(INVESTED) == [["committed", "EUR", 1_000_000, 750_000, 250_000, 2, 3]]


def test_each_total_of_a_contract_has_its_own_parts() -> None:
    cap = {"cap": D(80), "payers": 2, "payers_known": 2, "payers_together": D(100), "payers_currency": "EUR"}
    paid = {"paid": D(30), "payments": 2, "actual": D("30.5"), "actual_currency": "EUR", "payments_type_unknown": 1}
    found = contract_parts(terms({"project": "A", **INVESTED}, {"project": "B", **cap, **paid}))
    assert found["project"].tolist() == ["A", "B", "B"]
    assert found[SHOWN].to_numpy().tolist()[1:] == [
        ["cap", "EUR", 80, 100, -20, 2, 2],
        ["paid", "EUR", 30, D("30.5"), D("-0.5"), 2, 3],
    ]


def test_where_no_payment_is_told_what_each_payer_paid_are_the_parts() -> None:
    payers = {"paid": D(30), "payers": 2, "payers_paid_known": 1, "payers_paid": D(20), "payers_paid_currency": "EUR"}
    assert parts(payers) == [["paid", "EUR", 30, 20, 10, 1, 2]]
    assert parts(payers | {"actual": D(25)}) == [["paid", "EUR", 30, 25, 5, 1, 1]]


@pytest.mark.parametrize("currency", ["GBP", None])
def test_parts_in_another_currency_or_one_that_is_not_told_are_not_compared(currency: str | None) -> None:
    found = parts(INVESTED | {"invested_currency": currency})
    assert found == [["committed", "EUR", 1_000_000, None, None, 2, 3]]


def test_a_total_without_known_parts_and_parts_without_a_total_have_no_difference() -> None:
    no_parts = {"invested": None, "invested_currency": None, "investors_known": 0}
    assert parts(INVESTED | no_parts) == [["committed", "EUR", 1_000_000, None, None, 0, 3]]
    assert parts(INVESTED | {"committed": None}) == [["committed", "EUR", None, 750_000, None, 2, 3]]
    assert parts(INVESTED | no_parts | {"committed": None}) == []


def test_it_is_the_same_from_a_store_and_of_nothing_keeps_its_columns() -> None:
    told = terms(INVESTED)
    assert contract_parts(arrow(told))[SHOWN].to_numpy().tolist() == parts(INVESTED)
    assert contract_parts(told[:0]).columns.tolist() == contract_parts(told).columns.tolist()


def test_of_the_contracts_in_brabant_what_each_investor_put_in_is_unknown(brabant: Store) -> None:
    found = answer("contract_parts", brabant.ask, fund="INDIGO-FUND-0014")
    assert found[["what", "total", "parts", "difference", "parts_known", "parts_of"]].to_numpy().tolist() == [
        ["committed", amount, None, None, 0, 3] for amount in (201_460, 200_000, 200_000)
    ]
