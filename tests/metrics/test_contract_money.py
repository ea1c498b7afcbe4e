"""The money of contracts and of a fund: real funds, the payment rule over a contract, and what is not known."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.store import Store
from metrics.answer import answer
from metrics.contract_money import contract_money, fund_money
from metrics.fund_outcomes import fund_outcomes
from tests.metrics.made_contracts import D, arrow, outcomes, plans, steps, terms, terms_of

AMOUNTS = ["cap", "computed", "earned", "paid", "paid_type_unknown", "due", "credit", "still_to_earn", "planned"]
OWED = ["earned", "due", "credit", "still_to_earn"]
FIRST: dict[str, Any] = {"outcome_metric": "1", "achieved": 10.0, "price": D(100)}
SECOND: dict[str, Any] = {"outcome_metric": "2", "achieved": 4.0, "price": D(50), "maximum": D(150)}


def money(*rows: dict[str, Any], signed: tuple[dict[str, Any], ...] = (), **contract: Any) -> pd.Series:
    """The money of the one contract with these outcomes."""
    told = outcomes(*rows)
    found = contract_money(terms_of(told, **contract), told, steps(*signed), plans())
    assert len(found) == 1
    return found.loc[0]


def drawn(seed: int, contracts: int = 12) -> tuple[pd.DataFrame, ...]:
    """Contracts of which much is unknown, in three currencies or one that is not told."""
    rng = np.random.default_rng(seed)

    def maybe(amount: int, share: float = 0.7) -> Decimal | None:
        return D(int(rng.integers(0, amount))) / 100 if rng.random() < share else None

    told, caps = [], {}
    for number in range(contracts):
        project, currency = f"P{number}", rng.choice(["EUR", "GBP", "USD", None], p=[0.5, 0.2, 0.2, 0.1])
        caps[project] = {"cap": maybe(10**7), "cap_currency": currency}
        for metric in range(int(rng.integers(1, 5))):
            other = currency if rng.random() < 0.9 else "EUR"
            told.append(
                {
                    **{"project": project, "outcome_metric": str(metric)},
                    **{"achieved": float(rng.integers(0, 200)) if rng.random() < 0.8 else None},
                    **{"price": maybe(10**5), "currency": other, "maximum": maybe(10**6, 0.3), "maximum_currency": other},
                    **{"paid": maybe(10**6), "paid_currency": other, "paid_type_unknown": maybe(10**6, 0.1)},
                    **{"paid_type_unknown_currency": other},
                }
            )
    rows = outcomes(*told)
    agreed = terms_of(rows)
    for name in ("cap", "cap_currency"):
        agreed[name] = pd.Series([caps[project][name] for project in agreed["project"]], dtype=object)
    return agreed, rows, steps(), plans(*({"project": f"P{number}", "planned": maybe(10**6)} for number in range(4)))


def test_golden_42_what_was_computed_and_paid_in_each_care_leavers_contract(indigo: Store) -> None:
    found = answer("contract_money", indigo.ask, fund="INDIGO-FUND-0013")
    assert found[["computed", "paid", "difference"]].to_numpy().tolist() == [
        [1_617_330, 1_871_540, 254_210],
        [1_886_170, 2_165_460, 279_290],
        [848_760, 848_540, -220],
    ]
    assert found["match"].tolist() == ["paid_more", "paid_more", "equal"]
    together = answer("fund_money", indigo.ask, fund="INDIGO-FUND-0013")
    assert together[["currency", "contracts", "computed", "paid"]].to_numpy().tolist() == [["GBP", 3, 4_352_260, 4_885_540]]


def test_fund_0005_was_paid_seven_times_without_saying_whether_that_was_actual(indigo: Store, shared: Path) -> None:
    found = answer("contract_money", indigo.ask, fund="INDIGO-FUND-0005")
    expected = pd.read_csv(shared / "data" / "indigo" / "expected_fund0005.csv")
    shown = ["project", "priced", "with_result", "computed", "paid_type_unknown"]
    assert found[shown].to_numpy().tolist() == expected[expected.columns[:-1]].to_numpy().tolist()
    assert found["match"].tolist() == ["type_not_stated"] * 7
    assert found[["paid", "difference", "due", "credit"]].isna().all(axis=None)
    assert (found["payments"].sum(), found["payments_type_unknown"].sum()) == (0, 7)
    assert (found["priced"].sum(), found["with_result"].sum()) == (147, 145)
    together = answer("fund_money", indigo.ask, fund="INDIGO-FUND-0005").loc[0]
    assert together[["computed", "paid_type_unknown", "paid", "paid_known"]].tolist() == [15_938_200, 13_494_488, None, 0]


def test_of_the_contracts_in_brabant_all_money_for_outcomes_is_unknown_and_not_zero(brabant: Store) -> None:
    found = answer("fund_money", brabant.ask, fund="INDIGO-FUND-0014")
    assert found[["currency", "contracts", "caps_known", "paid_known", "earned_known"]].to_numpy().tolist() == [
        ["EUR", 3, 0, 0, 0]
    ]
    assert found[AMOUNTS].isna().all(axis=None)


def test_earned_is_capped_for_each_outcome_and_then_for_the_contract() -> None:
    assert money(FIRST, SECOND)[OWED].tolist() == [1150, 1150, 0, None]
    assert money(FIRST, SECOND, cap=D(2000))[OWED].tolist() == [1150, 1150, 0, 850]
    assert money(FIRST, SECOND, cap=D(1100))[OWED].tolist() == [1100, 1100, 0, 0]
    assert money(FIRST, SECOND)["computed"] == 1200


def test_what_was_paid_beyond_what_is_earned_is_a_proposed_credit_and_beyond_the_cap_it_is_told() -> None:
    found = money(FIRST | {"paid": D(1300)}, SECOND, cap=D(1100))
    assert found[[*OWED, "over_cap"]].tolist() == [1100, 0, 300, 0, 200]
    assert money(FIRST | {"paid": D(900)}, SECOND, cap=D(1100))[[*OWED, "over_cap"]].tolist() == [1100, 200, 0, 0, 0]
    assert money(FIRST | {"paid": D(1300)}, SECOND)["over_cap"] is None


def test_a_payment_for_the_contract_as_a_whole_counts_over_the_contract() -> None:
    whole = {"payments": 1, "whole_payments": 1, "actual": D(500), "actual_currency": "EUR"}
    assert money(FIRST, SECOND, **whole)[OWED[:3]].tolist() == [1150, 650, 0]


def test_what_was_paid_too_much_for_one_outcome_does_not_lessen_what_is_due_for_another() -> None:
    over = FIRST | {"paid": D(1100)}
    open_ = {"outcome_metric": "2", "achieved": 8.0, "price": D(10)}
    assert money(over, open_)[OWED[:3]].tolist() == [1080, 80, 100]
    assert money(over, open_, cap=D(1150))[OWED[:3]].tolist() == [1080, 50, 100]
    assert money(over, open_, cap=D(980))[[*OWED[:3], "over_cap"]].tolist() == [980, 0, 120, 120]
    whole = {"payments": 1, "whole_payments": 1, "actual": D(1100), "actual_currency": "EUR"}
    assert money(FIRST, open_, **whole)[OWED[:3]].tolist() == [1080, 0, 20]


def test_what_is_due_is_unknown_where_it_is_for_one_outcome_that_earned_something() -> None:
    paid = ({"state": "paid"},)
    assert money(FIRST, SECOND | {"paid": D(150)}, signed=paid)[OWED[:3]].tolist() == [1150, None, None]


def test_what_was_paid_for_an_outcome_of_which_the_result_is_unknown_is_no_credit() -> None:
    unknown = {"outcome_metric": "2", "price": D(50), "paid": D(5000)}
    assert money(FIRST, unknown)[OWED[:3]].tolist() == [1000, 1000, None]
    assert money(FIRST, unknown, cap=D(5400))[OWED[:3]].tolist() == [1000, 400, None]
    whole = {"payments": 2, "whole_payments": 1, "actual_currency": "EUR"}
    assert money(FIRST, unknown, **whole, actual=D(5000))[OWED[:3]].tolist() == [1000, None, None]
    assert money(FIRST, unknown, **whole, actual=D(400))[OWED[:3]].tolist() == [1000, 600, 0]
    assert money(FIRST | {"paid": D(5000)}, unknown | {"paid": None})[OWED[:3]].tolist() == [1000, 0, 4000]


@pytest.mark.parametrize(
    "said",
    [
        {"paid": D(5), "paid_currency": "GBP"},
        {"paid": D(5), "paid_currency": None},
        {"paid": D(5), "paid_type_unknown": D(5)},
        {"paid_type_unknown": D(5)},
    ],
)
def test_what_is_due_is_unknown_where_it_is_not_known_what_was_paid(said: dict[str, Any]) -> None:
    assert money(FIRST | said)[["earned", "due", "credit"]].tolist() == [1000, None, None]


def test_a_claim_that_is_paid_without_a_payment_leaves_what_is_due_unknown() -> None:
    assert money(FIRST, signed=({"state": "paid"},))[["earned", "due"]].tolist() == [1000, None]
    assert money(FIRST | {"paid": D(1000)}, signed=({"state": "paid"},))[["earned", "due"]].tolist() == [1000, 0]


def test_all_amounts_of_a_contract_are_in_its_one_currency() -> None:
    in_pounds = FIRST | {"outcome_metric": "2", "currency": "GBP"}
    several = money(FIRST, in_pounds, cap=D(5))
    assert several[["currency", "cap", "cap_why", "priced", "computed", "match"]].tolist() == [
        *(None, None, "other_currency", 0, None, "no_price"),
    ]
    untold = money(FIRST, in_pounds | {"currency": None})
    assert untold[["currency", "metrics", "priced", "with_result", "computed"]].tolist() == ["EUR", 2, 1, 2, 1000]
    assert money(FIRST, cap=D(5), cap_currency="GBP")[["cap", "cap_why", "earned"]].tolist() == [None, "other_currency", 1000]
    assert money(FIRST, cap=D(5))[["cap", "cap_why", "earned"]].tolist() == [5, "", 5]
    assert money(FIRST)[["cap", "cap_why"]].tolist() == [None, "unknown"]


def test_without_a_price_the_currency_is_the_first_that_is_told() -> None:
    assert money({}, actual=D(5), actual_currency="EUR", payments=1, cap_currency="GBP")["currency"] == "EUR"
    assert money({}, cap=D(5), committed_currency="GBP")["currency"] == "EUR"
    assert money({}, committed_currency="GBP")["currency"] == "GBP"
    assert money({})["currency"] is None
    assert contract_money(terms({}), outcomes(), steps(), plans({}))["currency"].tolist() == ["EUR"]


@pytest.mark.parametrize(
    ("rows", "match"),
    [
        ([{}], "no_result"),
        ([{"achieved": 3.0}], "no_price"),
        ([FIRST | {"paid_type_unknown": D(5)}], "type_not_stated"),
        ([FIRST], "no_payment"),
        ([FIRST | {"paid": D(5), "paid_currency": "GBP"}], "other_currency"),
        ([FIRST | {"achieved": 0.0, "paid": D(0)}], "no_ratio"),
        ([FIRST | {"paid": D(1200)}, SECOND | {"paid": D(0)}], "equal"),
        ([FIRST | {"paid": D(1300)}, SECOND], "paid_more"),
        ([FIRST | {"paid": D(900)}, SECOND], "paid_less"),
    ],
)
def test_a_contract_has_its_match_too(rows: list[dict[str, Any]], match: str) -> None:
    assert money(*rows)["match"] == match


def test_planned_is_of_the_plan_that_holds_now_and_in_the_currency_of_the_contract() -> None:
    told = outcomes(FIRST)
    versions = [{"plan": "1", "planned": D(7)}, {"plan": "2", "dated": "2026", "planned": D(5)}]
    whole = {"plan": "2", "dated": "2026", "planned": D(4), "outcome_metric": None}
    for more, planned in (({}, 9), ({"currency": "GBP"}, None), ({"currency": None}, None), ({"planned": None}, 5)):
        found = contract_money(terms_of(told), told, steps(), plans(*versions, whole | more))
        assert found["planned"].tolist() == [planned]


def test_the_actual_end_goes_before_the_expected_one() -> None:
    assert money({}, end_expected="2027", end_actual="2026-11")["end"] == "2026-11"
    assert money({}, end_expected="2027")["end"] == "2027"


def test_whoever_pays_what_is_due_never_pays_more_than_the_cap() -> None:
    rng = np.random.default_rng(41)
    names = [f"P{number}" for number in range(40)]
    cap = pd.Series([D(int(amount)) for amount in rng.integers(500, 3000, len(names))], dtype=object)
    units, paid = np.zeros((len(names), 3)), pd.Series([D(0)] * len(names), dtype=object)
    for _ in range(5):
        units = np.maximum(units + rng.normal(4, 5, units.shape).round(2), 0)  # a correction may be downwards
        told = outcomes(
            *(
                {"project": name, "outcome_metric": str(at), "achieved": float(validated), "price": D(100)}
                for name, own in zip(names, units, strict=True)
                for at, validated in enumerate(own)
            )
        )
        agreed = terms_of(told, cap_currency="EUR", payments=1, whole_payments=1, actual_currency="EUR")
        found = contract_money(agreed.assign(cap=cap, actual=paid), told, steps(), plans())
        assert (found["due"] >= 0).all() and (found["credit"] >= 0).all() and (found["earned"] <= cap).all()
        assert (paid + found["due"] - found["credit"] == found["earned"]).all()
        paid += found["due"]
        assert (paid <= cap).all()


def test_the_contracts_of_a_fund_add_up_to_the_fund() -> None:
    for seed in range(3):
        asked = drawn(seed)
        contracts, together = contract_money(*asked), fund_money(*asked)
        assert together["contracts"].sum() == len(contracts)
        for currency, known_in in zip(together["currency"], together.index, strict=True):
            own = contracts[contracts["currency"].isna() if currency is None else contracts["currency"] == currency]
            assert together.loc[known_in, "contracts"] == len(own)
            for name in AMOUNTS:
                told = own[name].dropna()
                amount = together.loc[known_in, name]
                assert (amount is None) == told.empty
                assert told.empty or Fraction(amount) == sum(map(Fraction, told))
            for name, amounts in (
                ("caps", "cap"),
                *((one, one) for one in ("paid", "earned", "due", "credit", "still_to_earn")),
            ):
                assert together.loc[known_in, f"{name}_known"] == own[amounts].notna().sum()
        assert together.loc[together["currency"].isna(), AMOUNTS].isna().all(axis=None)


def test_what_is_earned_due_and_paid_of_each_contract_fits_whatever_is_known() -> None:
    for seed in range(3):
        found = contract_money(*drawn(seed))
        for row in found.itertuples():
            assert row.due is not None or row.credit is None
            assert row.earned is None or row.cap is None or row.earned <= row.cap
            assert row.still_to_earn is None or row.still_to_earn == row.cap - row.earned
            if row.due is not None:
                assert row.due >= 0 and row.payments_type_unknown == 0
                assert row.cap is None or row.due == 0 or (row.paid or 0) + row.due <= row.cap
            if row.credit is not None:
                assert row.credit >= 0 and row.credit >= (row.over_cap or 0)
                assert row.due - row.credit <= row.earned - (row.paid or 0) or row.cap is not None


def test_what_is_due_for_a_contract_is_what_is_due_for_its_outcomes_within_its_cap() -> None:
    for seed in range(3):
        asked = drawn(seed)
        outcomes_of = fund_outcomes(*asked[1:], asked[0])
        for row in contract_money(*asked).itertuples():
            own = outcomes_of[(outcomes_of["project"] == row.project) & (outcomes_of["currency"] == row.currency)]
            if row.due is not None:
                room = row.due if row.cap is None else max(D(0), row.cap - (row.paid or 0))
                assert row.due == min(room, sum(own["due"].dropna(), D(0)))
            if row.credit is not None:
                assert row.credit == max(sum(own["credit"].dropna(), D(0)), row.over_cap or 0)


def test_the_order_of_rows_and_where_they_come_from_change_nothing() -> None:
    asked = drawn(1)
    found = contract_money(*asked)
    mixed = [asked[0], *(frame.sample(frac=1, random_state=1) for frame in asked[1:])]
    pd.testing.assert_frame_equal(contract_money(*mixed), found)
    stored = contract_money(*(arrow(frame) for frame in asked))
    assert stored.map(str).equals(found.map(str))
    nothing = [frame.iloc[:0] for frame in asked]
    assert contract_money(*nothing).columns.tolist() == found.columns.tolist()
    assert fund_money(*nothing).columns.tolist() == fund_money(*asked).columns.tolist()
    assert fund_money(*(arrow(frame).iloc[:0] for frame in asked)).empty
