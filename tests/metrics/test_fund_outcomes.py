"""Outcomes of contracts: what is validated, claimed, due and planned, and what is not known of it."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.store import Store
from metrics.answer import answer
from metrics.fund_outcomes import fund_outcomes
from tests.metrics.made_contracts import D, arrow, outcomes, plans, steps, terms, terms_of

PRICED: dict[str, Any] = {"achieved": 37.0, "price": D(5000)}
OWED = ["due", "credit"]


def found_of(
    *rows: dict[str, Any],
    signed: list[dict[str, Any]] | None = None,
    planned: list[dict[str, Any]] | None = None,
    **contract: Any,
) -> pd.DataFrame:
    told = outcomes(*rows)
    return fund_outcomes(told, steps(*signed or []), plans(*planned or []), terms_of(told, **contract))


def claim(name: str, state: str, units: float = 1.0, **more: Any) -> dict[str, Any]:
    return {"claim": name, "state": state, "units": units, **more}


def test_golden_41_of_37_units_at_5000_under_a_cap_150000_is_due() -> None:
    found = found_of(PRICED | {"maximum": D(150_000)})
    assert found[["computed", "maximum", *OWED]].to_numpy().tolist() == [[185_000, 150_000, 150_000, 0]]


def test_an_amount_that_was_perhaps_paid_stands_in_its_own_currency() -> None:
    found = found_of(PRICED | {"paid_type_unknown": D(40), "paid_type_unknown_currency": "GBP"})
    shown = ["currency", "paid_type_unknown", "paid_type_unknown_currency"]
    assert found[shown].to_numpy().tolist() == [["EUR", 40, "GBP"]]


def test_what_final_results_tell_is_validated_and_else_what_claims_that_were_validated_tell() -> None:
    signed = [claim("a", "validated", 4), claim("b", "paid", 3), claim("c", "evidenced", 9), claim("d", "claimed", 2.5)]
    by_claim = found_of({"price": D(10), "paid": D(30)}, signed=signed)
    assert by_claim[["validated", "validated_by", "computed", "due"]].to_numpy().tolist() == [[7, "claim", 70, 40]]
    assert by_claim[["evidenced", "claimed", "disputed", "rejected"]].to_numpy().tolist() == [[9, 2.5, 0, 0]]
    by_result = found_of({"price": D(10), "achieved": 0.0}, signed=signed[:1])
    assert by_result[["validated", "validated_by", "computed", "due"]].to_numpy().tolist() == [[0, "result", 0, 0]]


def test_a_claim_that_is_rejected_or_disputed_is_not_validated() -> None:
    signed = [claim("a", "validated", 4), claim("b", "rejected", 3), claim("c", "disputed", 2)]
    found = found_of({"price": D(10)}, signed=signed)
    assert found[["validated", "disputed", "rejected"]].to_numpy().tolist() == [[4, 2, 3]]


def test_without_claims_what_is_claimed_is_unknown_and_with_claims_elsewhere_in_the_contract_it_is_nothing() -> None:
    states = ["evidenced", "claimed", "disputed", "rejected"]
    rows = [{"outcome_metric": "1"}, {"outcome_metric": "2"}, {"project": "Q"}]
    found = found_of(*rows, signed=[claim("a", "claimed", np.nan), claim("b", "evidenced", 2)])
    assert found["evidenced"].tolist()[:2] == [2, 0]
    assert np.isnan(found.loc[0, "claimed"]) and found.loc[1, "claimed"] == 0
    assert found.loc[2, states].isna().all()
    assert found["validated"].isna().all() and found["validated_by"].tolist() == [None] * 3


@pytest.mark.parametrize(
    ("said", "contract", "owed"),
    [
        ({}, {}, [185_000, 0]),
        ({"paid": D(100_000)}, {}, [85_000, 0]),
        ({"paid": D(200_000)}, {}, [0, 15_000]),
        ({"paid": D(200_000), "maximum": D(150_000)}, {}, [0, 50_000]),
        ({"maximum": D(150_000), "maximum_currency": "GBP"}, {}, [185_000, 0]),
        ({"price": None}, {}, [None, None]),
        ({"achieved": None}, {}, [None, None]),
        ({"paid": D(1), "paid_currency": "GBP"}, {}, [None, None]),
        ({"paid": D(1), "paid_currency": None}, {}, [None, None]),
        ({"paid": None, "payments": 2}, {}, [None, None]),
        ({"payments_unknown": 1}, {}, [None, None]),
        ({"paid": D(1), "payments_unknown": 1}, {}, [None, None]),
        ({"paid_type_unknown": D(1)}, {}, [None, None]),
        ({"paid": D(1), "paid_type_unknown": D(1)}, {}, [None, None]),
        ({}, {"payments": 1, "whole_payments": 1}, [None, None]),
        ({}, {"payments_type_unknown": 1}, [None, None]),
    ],
)
def test_what_is_due_is_unknown_where_it_is_not_known_what_was_paid_for_it(
    said: dict[str, Any], contract: dict[str, Any], owed: list[Any]
) -> None:
    assert found_of(PRICED | said, **contract)[OWED].to_numpy().tolist() == [owed]


def test_a_claim_that_is_paid_without_a_payment_leaves_what_is_due_unknown() -> None:
    signed = [claim("a", "paid", 37)]
    assert found_of(PRICED, signed=signed)[OWED].to_numpy().tolist() == [[None, None]]
    assert found_of(PRICED | {"paid": D(185_000)}, signed=signed)[OWED].to_numpy().tolist() == [[0, 0]]


def test_what_is_due_of_a_contract_that_does_not_show_is_unknown() -> None:
    assert fund_outcomes(outcomes(PRICED), steps(), plans(), terms())[OWED].to_numpy().tolist() == [[None, None]]


def test_the_currency_of_an_outcome_is_that_of_its_price_and_else_of_its_maximum() -> None:
    found = found_of({"maximum": D(9)}, PRICED | {"outcome_metric": "2", "maximum": D(9), "maximum_currency": "GBP"}, {})
    assert found[["currency", "maximum"]].to_numpy().tolist() == [["EUR", 9], ["EUR", None], [None, None]]


def test_planned_is_what_the_plan_that_holds_now_tells_in_one_currency() -> None:
    planned = [
        {"plan": "1", "planned": D(100)},
        {"plan": "2", "dated": "2026-05", "planned": D(70)},
        {"plan": "2", "dated": "2026-05", "planned": D(7), "outcome_metric": "2", "currency": "EUR"},
        {"plan": "2", "dated": "2026-05", "planned": D(8), "outcome_metric": "2", "currency": "GBP"},
        {"plan": "2", "dated": "2026-05", "planned": D(9), "outcome_metric": None},
    ]
    found = found_of(*({"outcome_metric": str(number)} for number in (1, 2, 3)), planned=planned)
    assert found[["planned", "planned_currency"]].to_numpy().tolist() == [[70, "EUR"], [None, None], [None, None]]


def test_it_is_the_same_from_a_store_and_of_nothing_keeps_its_columns() -> None:
    rows = outcomes(PRICED | {"paid": D(5), "target": 40, "engaged": 38}, {"outcome_metric": "2"})
    frames = [rows, steps(claim("a", "claimed")), plans({}), terms({"payments": 1})]
    found = fund_outcomes(*frames)
    pd.testing.assert_frame_equal(fund_outcomes(*map(arrow, frames)), found)
    nothing = fund_outcomes(*(frame.iloc[:0] for frame in frames))
    assert nothing.empty and nothing.columns.tolist() == found.columns.tolist()
    assert fund_outcomes(*(arrow(frame).iloc[:0] for frame in frames)).empty


def test_of_the_outcomes_in_brabant_nothing_is_said_that_is_not_known(brabant: Store) -> None:
    found = answer("fund_outcomes", brabant.ask, fund="INDIGO-FUND-0014")
    assert found["match"].tolist() == ["no_result"] * 3
    unknown = ["validated", "evidenced", "claimed", "price", "computed", "paid", "difference", *OWED, "planned"]
    assert found[unknown].isna().all(axis=None)


def test_what_was_paid_for_fund_0005_as_a_whole_leaves_what_is_due_for_each_outcome_unknown(indigo: Store) -> None:
    found = answer("fund_outcomes", indigo.ask, fund="INDIGO-FUND-0005")
    assert found["computed"].notna().sum() == 145
    assert found[["paid", *OWED]].isna().all(axis=None)
