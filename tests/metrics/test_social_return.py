from decimal import Decimal
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.social_return import COLUMNS, SCENARIOS, first_year, present_value, social_return
from tests.metrics.made_contracts import arrow, outcomes, plans, steps, terms

TEXT, NUMBER, MONEY = pa.string(), pa.float64(), pa.decimal128(28, 6)
ASSUMED: dict[str, pa.DataType] = {
    **dict.fromkeys(("project", "project_name", "outcome_metric", "scenario", "currency"), TEXT),
    **dict.fromkeys(("quantity", "deadweight", "displacement", "attribution", "drop_off", "discount"), NUMBER),
    **{"proxy": MONEY, "years": pa.int64()},
}
GOLDEN: dict[str, Any] = {"project": "P1", "project_name": "Werk", "outcome_metric": "baan", "quantity": 40.0} | {
    **{"currency": "EUR", "proxy": Decimal(2500), "deadweight": 0.25, "displacement": 0.1, "attribution": 0.3},
    **{"drop_off": 0.2, "years": 3, "discount": 0.035},
}
PAID: dict[str, Any] = {"project": "P1", "paid": Decimal(60_000), "paid_currency": "EUR"}
PAID_FOR: dict[str, Any] = {"project": "P1", "outcome_metric": "baan", "paid": Decimal(40_000)}


def answered(columns: dict[str, pa.DataType], rows: list[dict[str, Any]]) -> pd.DataFrame:
    kinds = {name: pd.ArrowDtype(kind) for name, kind in columns.items()}
    return pd.DataFrame([{name: row.get(name) for name in columns} for row in rows], columns=list(columns)).astype(kinds)


def thrice(row: dict[str, Any], **by_scenario: tuple[Any, Any, Any]) -> list[dict[str, Any]]:
    """The row in all three scenarios, with the columns that differ."""
    told = [{name: values[at] for name, values in by_scenario.items()} for at in range(3)]
    return [row | {"scenario": scenario} | told[at] for at, scenario in enumerate(SCENARIOS)]


def found(assumed: list[dict[str, Any]], paid: Any = (PAID,), achieved: Any = ()) -> pd.DataFrame:
    return told(assumed, terms(*paid), outcomes(*achieved))


def told(assumed: list[Any], contracts: pd.DataFrame, agreed: pd.DataFrame, *claimed: dict[str, Any]) -> pd.DataFrame:
    return social_return(answered(ASSUMED, assumed), agreed, steps(*claimed), plans(), contracts)


def test_golden_27_social_return() -> None:
    first = first_year(*(Decimal(told) for told in ("40", "2500", ".25", ".10", ".30")))
    drop_off, none = Decimal(".20"), Decimal(0)
    so_far = [present_value(first, drop_off, years, none) for years in range(4)]
    assert [after - before for before, after in pairwise(so_far)] == [47_250, 37_800, 30_240]
    assert round(present_value(first, drop_off, 3, Decimal(".035")), 2) == Decimal("108213.63")
    likely = found(thrice(GOLDEN)).set_index("scenario").loc["likely"]
    assert (round(likely["value"], 2), round(likely["surplus"], 2)) == (Decimal("108213.63"), Decimal("48213.63"))
    assert likely["investment"] == 60_000 and likely["ratio"] == pytest.approx(1.8036, abs=5e-5) and likely["why"] == ""


def test_the_sum_is_that_of_its_years_one_by_one() -> None:
    rng = np.random.default_rng(27)
    for _ in range(40):
        drop_off, discount = (Decimal(int(rng.integers(0, 10))) / 10 for _ in range(2))
        years, first = int(rng.integers(1, 12)), Decimal(int(rng.integers(0, 10**6)))
        each = [first * (1 - drop_off) ** (year - 1) / (1 + discount) ** year for year in range(1, years + 1)]
        assert float(present_value(first, drop_off, years, discount)) == pytest.approx(float(sum(each)), rel=1e-12)
    assert present_value(Decimal(5), Decimal(0), 10**9, Decimal(0)) == 5 * 10**9
    assert round(present_value(Decimal(5), Decimal(".5"), 10**9, Decimal(0)), 9) == 10


def test_there_is_a_row_a_scenario_from_low_to_high() -> None:
    rows = found(thrice(GOLDEN, proxy=(Decimal(1000), Decimal(2500), Decimal(4000))))
    assert rows["scenario"].tolist() == ["low", "likely", "high"]
    assert rows["value"].is_monotonic_increasing and rows["outcomes"].tolist() == [1, 1, 1]


def test_an_outcome_that_lacks_a_scenario_is_left_out_of_all_so_that_the_range_compares_the_same() -> None:
    other = GOLDEN | {"outcome_metric": "rust"}
    whole = found(thrice(GOLDEN))
    lacks: tuple[dict[str, Any], ...] = ({}, {"proxy": (Decimal(9), None, Decimal(9))}, {"discount": (None, 0.1, 0.1)})
    for one in lacks:
        lame = thrice(other, **one) if one else thrice(other)[:2]
        rows = found(thrice(GOLDEN) + lame)
        assert rows["value"].tolist() == whole["value"].tolist()
        assert rows["outcomes"].tolist() == [1, 1, 1] and rows["left_out"].tolist() == [1, 1, 1]


def test_where_no_outcome_is_told_whole_there_is_no_value_and_it_is_said_why() -> None:
    rows = found(thrice(GOLDEN)[:1])
    assert rows["why"].tolist() == ["incomplete"] * 3 and rows["left_out"].tolist() == [1] * 3
    assert rows[["value", "investment", "surplus"]].isna().all(axis=None) and rows["ratio"].isna().all()


def test_nothing_is_imputed_but_the_quantity_that_was_validated() -> None:
    assumed = thrice(GOLDEN | {"quantity": None})
    assert found(assumed)["why"].tolist() == ["incomplete"] * 3
    achieved = [{"project": "P1", "outcome_metric": "baan", "achieved": 40.0}]
    assert found(assumed, achieved=achieved)["value"].tolist() == found(thrice(GOLDEN))["value"].tolist()
    none = [{"project": "P1", "outcome_metric": "baan", "achieved": 0.0}]
    assert found(assumed, achieved=none)["value"].tolist() == [0, 0, 0]


def test_what_claims_validated_is_a_quantity_where_no_result_tells_one() -> None:
    claimed = {"project": "P1", "outcome_metric": "baan", "units": 40.0, "state": "validated"}
    assumed, agreed = thrice(GOLDEN | {"quantity": None}), outcomes({"project": "P1", "outcome_metric": "baan"})
    rows = told(assumed, terms(PAID), agreed, claimed)
    assert rows["value"].tolist() == found(thrice(GOLDEN))["value"].tolist()
    assert told(assumed, terms(PAID), agreed, claimed | {"state": "claimed"})["why"].tolist() == ["incomplete"] * 3


def test_an_outcome_of_which_nothing_is_assumed_is_left_out_as_well() -> None:
    others = [{"project": "P1", "outcome_metric": name} for name in ("baan", "rust", "moed")]
    rows = found(thrice(GOLDEN), achieved=others)
    assert rows["outcomes"].tolist() == [1, 1, 1] and rows["left_out"].tolist() == [2, 2, 2]


@pytest.mark.parametrize(
    ("other", "contract", "investment", "why"),
    [
        ({"outcome_metric": "rust", "paid": Decimal(20_000)}, {}, 40_000, ""),
        ({"outcome_metric": "rust", "paid": Decimal(20_000)}, {"whole_payments": 1}, None, "paid_unknown"),
        ({"outcome_metric": "rust", "paid": Decimal(20_000)}, {"paid": None}, 40_000, ""),
        ({"project": "P2"}, {}, 60_000, ""),
    ],
)
def test_the_value_is_set_against_what_was_paid_for_the_outcomes_that_count(
    other: dict[str, Any], contract: dict[str, Any], investment: int | None, why: str
) -> None:
    rows = told(thrice(GOLDEN), terms(PAID | contract), outcomes(PAID_FOR, {"project": "P1"} | other))
    assert rows["investment"].tolist() == [investment] * 3 and rows["why"].tolist() == [why] * 3


def test_a_payment_for_another_outcome_is_not_one_for_those_that_count() -> None:
    agreed = outcomes(PAID_FOR | {"outcome_metric": "rust"}, {"project": "P1", "outcome_metric": "baan"})
    assert told(thrice(GOLDEN), terms(PAID), agreed)["why"].tolist() == ["paid_unknown"] * 3


def test_what_fades_is_asked_from_the_second_year_on() -> None:
    assert found(thrice(GOLDEN | {"drop_off": None, "years": 1}))["outcomes"].tolist() == [1, 1, 1]
    assert found(thrice(GOLDEN | {"drop_off": None, "years": 2}))["outcomes"].tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("paid", "investment", "why"),
    [
        ({"paid": Decimal(9), "paid_currency": "EUR", "actual": Decimal(5), "actual_currency": "EUR"}, 9, ""),
        ({"paid": Decimal(9), "paid_currency": "GBP", "actual": Decimal(5), "actual_currency": "EUR"}, 5, ""),
        ({"actual": Decimal(5), "actual_currency": "EUR"}, 5, ""),
        ({"actual": Decimal(0), "actual_currency": "EUR"}, 0, "nothing_paid"),
        ({"paid": Decimal(9), "paid_currency": "GBP"}, None, "other_currency"),
        ({"paid": Decimal(9), "paid_currency": None}, None, "other_currency"),
        ({}, None, "paid_unknown"),
    ],
)
def test_a_ratio_is_to_what_was_paid_in_the_same_currency(paid: dict[str, Any], investment: Any, why: str) -> None:
    row = found(thrice(GOLDEN), [{"project": "P1"} | paid]).iloc[1]
    assert (row["investment"], row["why"]) == (investment, why)
    assert bool(np.isnan(row["ratio"])) is bool(why) and row["value"] > 0
    assert (row["surplus"] is None) is (investment is None)


def test_a_contract_that_is_not_there_has_no_known_payment() -> None:
    assert found(thrice(GOLDEN), [])["why"].tolist() == ["paid_unknown"] * 3


def test_currencies_are_never_added_and_an_outcome_in_two_is_left_out() -> None:
    pounds = GOLDEN | {"outcome_metric": "rust", "currency": "GBP"}
    mixed = thrice(GOLDEN | {"outcome_metric": "moed"}, currency=("EUR", "GBP", "EUR"))
    rows = found(thrice(GOLDEN) + thrice(pounds) + mixed)
    assert rows["currency"].tolist() == ["EUR"] * 3 + ["GBP"] * 3
    assert rows["outcomes"].tolist() == [1] * 6 and rows["left_out"].tolist() == [1] * 6
    assert rows["why"].tolist() == [""] * 3 + ["other_currency"] * 3


def test_outcomes_of_a_contract_add_up_exactly_in_whatever_order() -> None:
    rng = np.random.default_rng(5)
    each = [thrice(GOLDEN | {"outcome_metric": str(at), "quantity": float(rng.integers(1, 900)) / 7}) for at in range(8)]
    rows = [row for told in each for row in told]
    together = found(rows)
    alone = sum((found(told)["value"] for told in each[1:]), found(each[0])["value"])
    assert [round(value, 9) for value in together["value"]] == [round(value, 9) for value in alone]
    shuffled = [rows[at] for at in rng.permutation(len(rows))]
    pd.testing.assert_frame_equal(found(shuffled), together)


def test_no_assumptions_give_no_rows_and_a_plain_frame_gives_what_an_arrow_one_does() -> None:
    assert found([]).empty and list(found([]).columns) == list(COLUMNS)
    rows = thrice(GOLDEN)
    plain = pd.DataFrame([{name: row.get(name) for name in ASSUMED} for row in rows])
    stored = [arrow(frame.assign(paid=frame["paid"].astype(object))) for frame in (terms(PAID), outcomes(PAID_FOR))]
    pd.testing.assert_frame_equal(told(rows, *stored), told(rows, terms(PAID), outcomes(PAID_FOR)))
    pd.testing.assert_frame_equal(social_return(plain, outcomes(), steps(), plans(), terms(PAID)), found(rows))
