from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.stats import betabinom

from data.store import Store
from metrics.answer import answer
from metrics.contract_money import fund_money
from metrics.forecasting import fund_forecast
from metrics.unit_draws import Floats
from tests.metrics.made_contracts import D, arrow, outcomes, plans, steps, terms

SOME = {"target": 36, "engaged": 16, "engaged_achieved": 12.0, "achieved": 12.0, "price": D(5000)}
"""Golden 41: of 16 people 12 succeeded, 20 are to come, an outcome is worth 5,000."""
PRIOR = {"outcome_metric": "2", "target": 10, "price": D(10)}
HALFWAY = SOME | {"target": 100, "result_until": "2026-06"}
ENDED = SOME | {"target": None, "result_until": "2026-12"}
CAPPED = {"cap": D(150000)}
CASES: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {
    "golden": (CAPPED, [SOME]),
    "golden, without a cap": ({}, [SOME]),
    "over the cap": (CAPPED, [SOME | {"target": 36, "engaged": 40, "engaged_achieved": 37.0, "achieved": 37.0}]),
    "over the cap, goes on": (CAPPED, [SOME | {"target": 60, "engaged": 40, "engaged_achieved": 37.0, "achieved": 37.0}]),
    "no results": ({"cap": D(2000)}, [{"target": 99, "price": D(10)}]),
    "results of one": ({}, [SOME, PRIOR]),
    "results of all to come": ({}, [SOME, PRIOR | {"target": 0}]),
    "results of what is done": ({}, [SOME | {"target": 16}, PRIOR]),
    "units without people": ({}, [{"target": 50, "achieved": 30.0, "price": D(10)}]),
    "no price": ({}, [SOME | {"price": None}, {"outcome_metric": "2"}]),
    "one without a target": ({}, [SOME | {"target": None}, SOME | {"outcome_metric": "2"}]),
    "only one without a target goes on": ({}, [SOME | {"target": None}, SOME | {"target": 16, "outcome_metric": "2"}]),
    "ended": ({"end_actual": "2026-09"}, [ENDED, ENDED | {"outcome_metric": "2", "target": 90}]),
    "halfway": ({"end_expected": "2026-12"}, [HALFWAY]),
    "halfway, without an end": ({}, [HALFWAY]),
    "price of nothing": ({}, [SOME | {"price": D(0)}]),
    "maximum": (CAPPED, [SOME | {"maximum": D(70000)}]),
    "cap in another currency": ({"cap": D(1), "cap_currency": "GBP"}, [SOME]),
    "claims that wait": ({}, [{"target": 40, "price": D(100)}]),
    "claims that all wait": ({}, [{"target": 40, "price": D(100)}]),
    "prices in two currencies": ({}, [SOME, SOME | {"outcome_metric": "2", "currency": "GBP"}]),
}
WAITING = {"claim": "w", "state": "evidenced"}
CLAIMS = [
    *({"project": "claims that wait", "claim": str(at), "units": 2.0, "state": "paid"} for at in range(9)),
    *({"project": "claims that wait", "claim": f"r{at}", "units": 2.0, "state": "rejected"} for at in range(3)),
    WAITING | {"project": "claims that wait", "units": 22.0},
    WAITING | {"project": "claims that all wait", "units": 40.0},
]


@cache
def forecasts() -> pd.DataFrame:
    told = terms(*({"project": name} | contract for name, (contract, _) in CASES.items()))
    rows = [{"project": name} | row for name, (_, of_case) in CASES.items() for row in of_case]
    return fund_forecast(told, outcomes(*rows), steps(*CLAIMS), plans()).set_index("project")


def of(case: str) -> dict[str, Any]:
    return {str(name): value for name, value in forecasts().loc[case].items()}


def test_an_estimate_beforehand_says_whether_there_are_results() -> None:
    hours = {"unit": "uren", "target": 2000, "engaged": 20, "engaged_achieved": 1500.0, "achieved": 1500.0, "price": D(10)}
    found = forecast(
        PRIOR | {"project": "A"},
        hours | {"project": "B"},
        PRIOR | {"project": "C", "interim_results": 1},
        PRIOR | {"project": "D", "price": D(10)},
        SOME | {"project": "D", "outcome_metric": "3", "target": 12},
    ).set_index("project")
    assert found.loc[["A", "B", "C", "D"], "basis"].tolist() == ["prior", "untold", "untold", "untold"]
    assert found.loc["B", "high"] <= 20_000 and found.loc["B", "low"] >= 15_000


def test_no_more_is_forecast_than_was_agreed() -> None:
    told = terms({}), outcomes({"target": 100, "achieved": 95.0, "price": D(10)}), steps({"units": 16.0}), plans()
    assert fund_forecast(*told).loc[0, "high"] <= 1000


def forecast(*rows: dict[str, Any], **contract: Any) -> pd.DataFrame:
    """The forecast of the contracts that these outcomes are of; `contract` is said of each."""
    projects = dict.fromkeys(row["project"] for row in rows)
    return fund_forecast(terms(*({"project": one} | contract for one in projects)), outcomes(*rows), steps(), plans())


def test_golden_41_nothing_above_the_cap() -> None:
    found = of("over the cap")  # 37 units x 5,000 = 185,000
    assert (found["low"], found["middle"], found["high"], found["earned"]) == (150000, 150000, 150000, D(150000))
    assert (found["reaches_cap"], found["to_come"], found["basis"]) == (1, 0, "done")
    found = of("over the cap, goes on")
    assert (found["low"], found["high"], found["reaches_cap"], found["to_come"]) == (150000, 150000, 1, 20)


def test_golden_41_of_20_to_come_after_12_of_16_there_succeed_14_on_average() -> None:
    found = of("golden")
    # the middle of this skewed number lies a little above its mean of 14.4444
    assert found["middle"] == pytest.approx((12 + 14.68) * 5000, abs=50)
    assert found["low"] == pytest.approx((12 + 10.52) * 5000, abs=50)
    assert of("golden, without a cap")["high"] == pytest.approx((12 + 17.99) * 5000, abs=50)
    assert found["high"] == pytest.approx(148825, abs=50)  # between 17 units and the cap, where 18, 19 and 20 are one value
    assert found["reaches_cap"] == pytest.approx(betabinom(20, 13, 5).sf(17), abs=0.0005)  # 18 or more of the 20
    assert (found["earned"], found["to_come"], found["basis"], found["left_out"]) == (D(60000), 20, "results", 0)


@dataclass(frozen=True)
class Contracts:
    """Contracts of which it is known how they end: what the questions answer of them today, and what each earns at last."""

    terms: pd.DataFrame
    outcomes: pd.DataFrame
    truth: Floats

    def found(self) -> pd.DataFrame:
        found = fund_forecast(self.terms, self.outcomes, steps(), plans())
        return found[found["project"].notna()].reset_index(drop=True)


def simulated(seed: int, number: int, few: int = 5, many: int = 200, *, dated: bool = False) -> Contracts:
    """Contracts with one or three outcomes, each with its own p ~ U(0, 1); half of them have a cap.

    5 to 200 people came before, `few` to `many` are to come; in `dated` contracts everybody comes evenly in 1,500 days.
    """
    rng = np.random.default_rng(seed)
    of = np.repeat(np.arange(number), np.where(np.arange(number) % 2, 3, 1))
    part = rng.uniform(0.2, 0.8, number)
    before, after = rng.integers(5, 200, len(of), endpoint=True), rng.integers(few, many, len(of), endpoint=True)
    if dated:
        before = np.maximum(1, np.rint(after * (part / (1 - part))[of])).astype(int)
    p, price = rng.random(len(of)), rng.integers(1, 100, len(of)) * 50
    ours, later = rng.binomial(before, p), rng.binomial(after, p)
    truth = np.bincount(of, (ours + later) * price).astype(float)
    cap = np.rint(np.bincount(of, (before + after) * price) * rng.uniform(0.3, 1.0, number))
    cap[rng.random(number) < 0.5] = np.nan
    numbers = zip(of.tolist(), before.tolist(), after.tolist(), ours.tolist(), price.tolist(), strict=True)
    rows = [
        {"project": f"{at:04}", "outcome_metric": str(row), "target": came + comes, "engaged": came, "price": D(each)}
        | {"achieved": float(well), "engaged_achieved": float(well), "result_until": _day(part[at]) if dated else None}
        for row, (at, came, comes, well, each) in enumerate(numbers)
    ]
    when = {"start": _day(0), "end_expected": _day(1)} if dated else {}
    told = [{"project": f"{at:04}", "cap": None if np.isnan(most) else D(int(most))} | when for at, most in enumerate(cap)]
    return Contracts(terms(*told), outcomes(*rows), np.fmin(truth, cap))


def _day(part: float) -> str:
    return (date(2020, 1, 1) + timedelta(days=round(1500 * part))).isoformat()


@pytest.mark.slow
@pytest.mark.parametrize(
    "made",
    [
        {"number": 2000},
        {"number": 2000, "dated": True},
        {"number": 1000, "many": 15},
        {"number": 1000, "many": 15, "dated": True},
    ],
    ids=str,
)
def test_four_of_five_contracts_end_between_low_and_high(made: dict[str, Any]) -> None:
    contracts = simulated(1, **made)
    found = contracts.found()
    # a cap puts many draws in one place, which no range can cut in part
    is_smooth = ~(found["reaches_cap"] > 0.1)
    assert is_smooth.mean() > 0.7
    above, below = found["low"] <= contracts.truth, contracts.truth <= found["high"]
    assert 0.75 <= (above & below)[is_smooth].mean() <= 0.85
    assert 0.85 <= above[is_smooth].mean() <= 0.95 and 0.85 <= below[is_smooth].mean() <= 0.95
    assert not found["behind_pace"].any() and set(found["basis"]) == {"results"}


@cache
def messy(seed: int, number: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Contracts as they come: targets passed, of 0 or not told, more outcomes than people, prices of 0, claims that wait."""
    rng = np.random.default_rng(seed)
    rows: list[dict[str, Any]] = []
    claimed: list[dict[str, Any]] = []
    told: list[dict[str, Any]] = []
    for at in range(number):
        currency = str(rng.choice(["EUR", "GBP"]))
        cap = rng.choice([None, D(0), D(int(rng.integers(1, 60_000)))])
        told.append({"project": f"{at:03}", "cap": cap, "cap_currency": None if cap is None else currency})
        told[-1] |= {"start": "2026-01", "end_expected": rng.choice([None, "2026-06", "2026-12"])}
        for metric in range(rng.integers(0, 4)):
            engaged = rng.choice([None, int(rng.integers(0, 60))])
            achieved = rng.choice([None, float(rng.integers(0, 70))])
            row = {
                "project": f"{at:03}",
                "outcome_metric": str(metric),
                "target": rng.choice([None, 0, int(rng.integers(1, 80))]),
            }
            row |= {"engaged": engaged, "achieved": achieved, "engaged_achieved": None if engaged is None else achieved}
            row |= {"result_until": rng.choice([None, "2026-Q1", "2026-06"])}
            price = rng.choice([None, D(0), D("19.95"), D(1000)])
            most = rng.choice([None, D(int(rng.integers(1, 20_000)))])
            rows.append(row | ({} if price is None else {"price": price, "currency": currency, "maximum": most}))
            rows[-1]["maximum_currency"] = None if price is None or most is None else currency
            for claim in range(rng.integers(0, 3)):
                state = str(rng.choice(["claimed", "evidenced", "validated", "rejected", "disputed"]))
                step = {"project": row["project"], "outcome_metric": str(metric), "claim": f"{metric}-{claim}", "state": state}
                claimed.append(step | {"units": float(rng.integers(1, 9))})
    return terms(*told), outcomes(*rows), steps(*claimed)


def test_low_middle_and_high_are_in_order_between_what_is_earned_and_the_cap() -> None:
    found = fund_forecast(*messy(1, 300), plans())
    for name in ("earned", "cap"):
        found[name] = found[name].astype(float)
    known = found[found["low"].notna()]
    assert len(known) > 100
    assert (known["low"] <= known["middle"]).all() and (known["middle"] <= known["high"]).all()
    assert not (known["low"] < known["earned"]).any() and not (known["high"] > known["cap"]).any()
    assert not (known["low"] < 0).any()
    assert known["reaches_cap"].notna().equals(known["cap"].notna())
    assert known["reaches_cap"].dropna().between(0, 1).all()
    done = known[known["basis"] == "done"]
    assert (done["to_come"] == 0).all() and (done["low"] == done["high"]).all() and len(done)
    assert found.loc[found["low"].isna(), ["middle", "high", "reaches_cap", "to_come"]].isna().all(axis=None)
    assert set(found["basis"]) == {"results", "partly", "untold", "prior", "done"}


def test_neither_the_order_of_contracts_nor_who_else_is_there_changes_a_digit() -> None:
    told = messy(2, 60)
    found = fund_forecast(*told, plans())
    mixed = (one.sample(frac=1, random_state=3) for one in told)
    pd.testing.assert_frame_equal(fund_forecast(*mixed, plans()), found)
    alone = fund_forecast(*(one[one["project"] < "030"] for one in told), plans())
    pd.testing.assert_frame_equal(alone[alone["project"].notna()], found[found["project"] < "030"])


def test_a_store_tells_the_same() -> None:
    told = messy(2, 60)
    found = fund_forecast(*map(arrow, told), arrow(plans()))
    pd.testing.assert_frame_equal(found, fund_forecast(*told, plans()), check_dtype=False)


def test_more_successes_never_lower_the_forecast() -> None:
    rng = np.random.default_rng(8)
    rows, better = [], []
    for at in range(150):
        people, more = int(rng.integers(2, 80)), int(rng.integers(1, 120))
        well = rng.integers(0, people)
        row = {"project": f"{at:03}", "engaged": people, "target": people + more, "price": D(70)}
        rows.append(row | {"achieved": float(well), "engaged_achieved": float(well)})
        better.append(row | {"achieved": float(well + 1), "engaged_achieved": float(well + 1)})
    before, after = forecast(*rows), forecast(*better)
    for name in ("low", "middle", "high"):
        assert (after[name] >= before[name]).all()
    assert (after["middle"] > before["middle"]).sum() > 100


def test_without_results_it_is_the_prior() -> None:
    found = of("no results")
    assert (found["basis"], found["earned"], found["to_come"], found["left_out"]) == ("prior", None, 99, 0)
    assert (found["low"], found["middle"], found["high"]) == pytest.approx((95, 495, 895))
    assert found["reaches_cap"] == 0


def test_results_of_some_outcomes_are_partly_the_prior() -> None:
    assert of("results of one")["basis"] == "partly"
    assert of("results of all to come")["basis"] == "results"
    assert of("results of what is done")["basis"] == "untold"


def test_units_validated_without_people_are_earned_and_the_rest_is_the_prior() -> None:
    found = of("units without people")
    assert (found["basis"], found["earned"], found["to_come"]) == ("untold", D(300), 20)
    assert (found["low"], found["middle"], found["high"]) == pytest.approx((316, 400, 484), abs=0.5)


@pytest.mark.parametrize("case", ["no price", "prices in two currencies"])
def test_without_a_price_in_one_currency_there_is_no_forecast(case: str) -> None:
    found = of(case)
    assert np.isnan([found[name] for name in ("low", "middle", "high", "reaches_cap", "to_come")]).all()
    assert (found["earned"], found["outcomes"], found["left_out"], found["basis"]) == (None, 2, 2, "untold")


def test_what_an_outcome_without_a_target_earned_counts_but_it_is_left_out() -> None:
    found = of("one without a target")
    assert (found["earned"], found["outcomes"], found["left_out"], found["to_come"]) == (D(120000), 2, 1, 20)
    assert found["middle"] == pytest.approx(of("golden, without a cap")["middle"] + 60000)


def test_where_only_outcomes_without_a_target_go_on_nothing_is_said() -> None:
    found = of("only one without a target goes on")
    assert np.isnan(found["low"]) and (found["left_out"], found["earned"]) == (2, D(120000))


def test_an_ended_contract_earns_what_it_earned() -> None:
    found = of("ended")
    assert (found["low"], found["middle"], found["high"], found["earned"]) == (120000, 120000, 120000, D(120000))
    assert (found["basis"], found["to_come"], found["left_out"], found["behind_pace"]) == ("done", 0, 0, False)


def test_a_contract_behind_its_pace_brings_fewer() -> None:
    found, without = of("halfway"), of("halfway, without an end")
    assert (found["to_come"], found["behind_pace"]) == (16, True)
    assert (without["to_come"], without["behind_pace"]) == (84, False)
    assert found["high"] < without["low"]


def test_a_price_of_nothing_pays_nothing() -> None:
    found = of("price of nothing")
    assert (found["low"], found["high"], found["earned"], found["basis"]) == (0, 0, D(0), "results")


def test_an_outcome_is_paid_its_own_maximum_at_most() -> None:
    found = of("maximum")
    assert (found["earned"], found["high"], found["reaches_cap"]) == (D(60000), 70000, 0)


def test_a_cap_in_another_currency_is_no_cap() -> None:
    found = of("cap in another currency")
    assert found["cap"] is None and np.isnan(found["reaches_cap"]) and found["low"] > 100000


def test_claims_that_wait_may_be_validated() -> None:
    found = of("claims that wait")
    assert (found["earned"], found["to_come"], found["basis"]) == (D(1800), 22, "results")
    assert found["middle"] == pytest.approx((18 + 22 * 10 / 14) * 100, abs=60)
    assert found["high"] < 4000
    assert of("claims that all wait")["basis"] == "prior"


def test_the_fund_is_its_contracts_by_currency_and_has_no_cap() -> None:
    currencies = {"A": "EUR", "B": "EUR", "C": "GBP", "D": None}
    rows = [SOME | {"project": project, "currency": currency} for project, currency in currencies.items()]
    found = forecast(*rows, {"project": "E", "target": 9}, cap=D(150000), cap_currency="EUR")
    fund = found[found["project"].isna()].set_index("currency")
    assert fund.index.tolist() == ["EUR", "GBP"]
    assert fund["cap"].isna().all() and fund["reaches_cap"].isna().all() and fund["name"].isna().all()
    assert fund["earned"].tolist() == [D(120000), D(60000)]
    assert fund["outcomes"].tolist() == [4, 1] and fund["left_out"].tolist() == [2, 0]
    found = found.set_index("project")
    assert fund.loc["GBP", "middle"] == pytest.approx(found.loc["C", "middle"])
    # of two that are independent the whole varies less than the sum of its parts
    one, whole = found.loc["A"], fund.loc["EUR"]
    assert 2 * one["low"] < whole["low"] < whole["high"] < 2 * one["high"]
    assert whole["middle"] == pytest.approx(2 * one["middle"], rel=0.02)


def test_the_fund_earns_no_more_than_the_caps_of_its_contracts() -> None:
    found = forecast(SOME | {"project": "A"}, SOME | {"project": "B"}, cap=D(125000))
    assert found.loc[2, "high"] == 250000 and np.isnan(found.loc[2, "reaches_cap"])


def test_the_fund_counts_what_contracts_without_a_forecast_earned() -> None:
    told = (
        terms({"project": "A"}, {"project": "B"}),
        outcomes(SOME | {"project": "A"}, ENDED | {"project": "B"}),
        steps(),
        plans(),
    )
    found = fund_forecast(*told)
    assert np.isnan(found.loc[1, "low"])
    assert found.loc[2, "low"] == pytest.approx(found.loc[0, "low"] + 60000)
    assert found["earned"].tolist() == [D(60000), D(60000), D(120000)]
    assert fund_money(*told)["earned"].tolist() == [D(120000)]


def test_without_contracts_nothing_is_told() -> None:
    assert fund_forecast(terms(), outcomes(), steps(), plans()).empty
    found = fund_forecast(terms(CAPPED), outcomes(), steps(), plans())
    assert found["low"].isna().all() and found["outcomes"].tolist() == [0, 0]
    assert found["cap"].tolist() == [D(150000), None]


def test_contracts_of_indigo_that_ended_earn_what_they_earned(indigo: Store) -> None:
    found = answer("fund_forecast", indigo.ask, fund="INDIGO-FUND-0013")
    # the second ended before it began, so that it is not known whether it goes on
    assert found["basis"].tolist() == ["done", "untold", "done", "done"]
    assert found["earned"].tolist() == [1617330, 1886170, 848760, 4352260]  # row 42 of MODEL's shelf
    is_known = found["low"].notna()
    assert is_known.tolist() == [True, False, True, True]
    assert found["low"][is_known].tolist() == found["high"][is_known].tolist() == [1617330, 848760, 4352260]
    running = answer("fund_forecast", indigo.ask, fund="INDIGO-FUND-0005")
    assert running["low"].isna().all() and running["left_out"].equals(running["outcomes"])


def test_of_the_brabant_contracts_no_forecast_can_be_made(brabant: Store) -> None:
    found = answer("fund_forecast", brabant.ask, fund="INDIGO-FUND-0014")
    assert len(found) == 4 and set(found["basis"]) == {"prior"}
    assert found[["low", "middle", "high", "earned", "cap", "reaches_cap", "to_come"]].isna().all(axis=None)
