from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from data.examples.dommelrand_fund import fund_tables
from data.examples.telling import Row
from data.store import Store
from data.tables import CLAIM_STATE

TOLD = fund_tables()
STATES = tuple(choice.code for choice in CLAIM_STATE)
KIEMKRACHT = ("werk", "buurt")


def of_kiemkracht(table: str, **like: str) -> list[Row]:
    """The rows of the two contracts of Fonds Kiemkracht that say this."""
    rows = [row for row in TOLD[table] if row["project"] in KIEMKRACHT]
    return [row for row in rows if all(row[name] == value for name, value in like.items())]


def last(rows: list[Row], *key: str) -> list[Row]:
    """Of rows that tell of the same, the one that was told last."""
    return list({tuple(row[name] for name in key): row for row in rows}.values())


def finals() -> list[Row]:
    return last(of_kiemkracht("result", type="Final"), "outcome_metric", "period_start")


def achieved() -> Counter[str]:
    found: Counter[str] = Counter()
    for row in finals():
        found[row["outcome_metric"]] += int(row["achieved"])
    return found


def paid(rows: list[Row]) -> int:
    return sum(int(row["amount"]) for row in last(rows, "outcome_metric", "period_start"))


def claims() -> dict[tuple[str, str], dict[str, Row]]:
    """The steps of each claim, by state."""
    found: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in TOLD["claim"]:
        found[row["project"], row["claim"]][row["state"]] = row
    return found


def units(state: str, *beside: str) -> Counter[str]:
    """How many units of each outcome stood in a state, or in one beside it."""
    found: Counter[str] = Counter()
    for steps in claims().values():
        row = steps.get(state)
        if row and not any(steps.get(other) for other in beside):
            found[row["outcome_metric"]] += int(row["units"])
    return found


def test_ux_08_six_outcomes_of_which_one_has_no_result() -> None:
    targets = {row["outcome_metric"]: int(row["people_targeted"]) for row in of_kiemkracht("outcome_metric")}
    assert {name: (achieved().get(name), target) for name, target in targets.items()} == {
        **{"duurzaam-werk": (46, 60), "startkwalificatie": (18, 20), "leerplekken": (12, 40)},
        **{"minder-eenzaam": (31, 80), "hergebruik": (74, 70), "minder-co2": (None, 50)},
    }


def test_ux_08_of_400000_is_246000_worth_achieved_and_210000_paid(dommelrand: Store) -> None:
    price = {row["outcome_metric"]: int(row["price"] or 0) for row in of_kiemkracht("outcome_pricing")}
    caps = {row["project"]: int(row["maximum_payment"]) for row in of_kiemkracht("project")}
    assert (sum(caps.values()), sum(price[name] * n for name, n in achieved().items())) == (400_000, 246_000)
    assert paid(of_kiemkracht("outcome_payment", type="Actual")) == 210_000
    assert dommelrand.ask("fund_totals", fund="kiemkracht")["paid"].tolist() == [Decimal(210_000)]


def test_ux_08_all_that_is_due_is_36000_for_diplomas() -> None:
    price = {row["outcome_metric"]: int(row["price"] or 0) for row in of_kiemkracht("outcome_pricing")}
    open_ = {
        name: price[name] * n - paid(of_kiemkracht("outcome_payment", type="Actual", outcome_metric=name))
        for name, n in achieved().items()
    }
    assert {name: amount for name, amount in open_.items() if amount} == {"startkwalificatie": 36_000}


def test_one_contract_is_paid_1200_over_its_cap_and_that_payment_is_disputed() -> None:
    caps = {row["project"]: int(row["maximum_payment"]) for row in of_kiemkracht("project")}
    over = {name: paid(of_kiemkracht("outcome_payment", type="Actual", project=name)) - cap for name, cap in caps.items()}
    assert {name: amount for name, amount in over.items() if amount > 0} == {"buurt": 1200}
    disputed = of_kiemkracht("outcome_payment", status="disputed")
    assert [(row["project"], row["amount"], bool(row["reason"])) for row in disputed] == [("buurt", "9600", True)]


def test_the_most_that_is_paid_for_outcomes_adds_up_to_the_caps_and_so_do_the_payers() -> None:
    for project in KIEMKRACHT:
        (cap,) = {int(row["maximum_payment"]) for row in of_kiemkracht("project", project=project)}
        prices, payers = (of_kiemkracht(name, project=project) for name in ("outcome_pricing", "outcome_payment_commitment"))
        assert sum(int(row["maximum_price"] or 0) for row in prices) == cap
        assert sum(int(row["maximum_payment"]) for row in payers) == cap


def test_claims_come_in_every_state_and_skip_none() -> None:
    assert 40 <= len(TOLD["claim"]) <= 70
    assert {row["state"] for row in TOLD["claim"]} == {*STATES}
    for steps in claims().values():
        main = [state for state in STATES[:4] if state in steps]
        assert main == [*STATES[: len(main)]] and len(main) >= 1
        days = [row["signed_on"] for row in steps.values()]
        assert days == sorted(days)


def test_who_claims_signs_no_further_step_and_all_is_recorded_on_its_day() -> None:
    for steps in claims().values():
        claimant = steps["claimed"]["signed_by"]
        assert [row for state, row in steps.items() if state != "claimed" and row["signed_by"] == claimant] == []
    assert [row for row in TOLD["claim"] if row["recorded"] != row["signed_on"]] == []


def test_validated_claims_are_what_the_final_results_say_in_each_year() -> None:
    claimed: Counter[tuple[str, str]] = Counter()
    for steps in claims().values():
        if "validated" in steps and "rejected" not in steps:
            # what is validated in January is of the year before
            year = int(steps["validated"]["signed_on"][:4]) - (steps["validated"]["signed_on"][5:7] == "01")
            claimed[steps["validated"]["outcome_metric"], str(year)] += int(steps["validated"]["units"])
    assert claimed == {(row["outcome_metric"], row["period_end"][:4]): int(row["achieved"]) for row in finals()}


def test_ux_08_what_is_evidenced_and_claimed_stands_beside_it() -> None:
    aside = ("rejected", "disputed")
    assert units("evidenced", "validated", *aside) == {
        **{"duurzaam-werk": 4, "minder-eenzaam": 12, "hergebruik": 3, "oud-hout": 17},
    }
    assert units("claimed", "evidenced", *aside) == {
        **{"duurzaam-werk": 6, "startkwalificatie": 2, "leerplekken": 6, "minder-eenzaam": 9},
    }
    assert (units("rejected"), units("disputed")) == (Counter({"duurzaam-werk": 5}), Counter({"leerplekken": 2}))


def test_one_lorry_is_claimed_in_two_contracts_of_two_funds() -> None:
    contracts: dict[str, set[str]] = defaultdict(set)
    for row in TOLD["claim"]:
        contracts[row["claimed_unit"]].add(row["project"])
    twice = {mark: projects for mark, projects in contracts.items() if mark and len(projects) > 1}
    assert twice == {"weegbon-2026-014": {"buurt", "makerij"}}
    funds = {row["fund"] for row in TOLD["outcome_fund"] if row["project"] in twice["weegbon-2026-014"]}
    assert funds == {"kiemkracht", "vollekring"}


def test_a_unit_has_a_mark_with_a_number_and_never_a_name() -> None:
    marks = {row["claimed_unit"] for row in TOLD["claim"]}
    assert "" in marks
    assert {mark.split("-")[0] for mark in marks} == {"", "banen", "diploma", "plekken", "vraag", "weegbon", "zaagbon"}
    assert [mark for mark in marks if mark and not mark.partition("-")[2].replace("-", "").isdigit()] == []


def test_a_result_is_corrected_after_the_quarter_was_closed(dommelrand: Store) -> None:
    (corrected,) = [row for row in TOLD["result"] if row["reason"]]
    before = next(row for row in TOLD["result"] if row["outcome_metric"] == "duurzaam-werk" and row["achieved"] == "22")
    assert (corrected["achieved"], before["recorded"], corrected["recorded"]) == ("20", "2026-02-09", "2026-09-15")
    frame = dommelrand.ask("outcome_sums", fund="kiemkracht")
    assert frame.loc[frame["outcome_metric"] == "duurzaam-werk", "achieved"].tolist() == [46]


def test_an_interim_count_is_kept_beside_the_final_results() -> None:
    assert Counter(row["outcome_metric"] for row in TOLD["result"] if row["type"] == "Interim") == {
        **{"duurzaam-werk": 1, "hergebruik": 1},
    }


def test_a_second_payment_plan_takes_the_place_of_the_first() -> None:
    plans = {row["plan"]: row["dated"] for row in TOLD["outcome_payment_plan"] if row["project"] == "werk"}
    assert list(plans) == ["plan 1", "plan 2"] and plans["plan 1"] < plans["plan 2"]
    planned: Counter[str] = Counter()
    for row in of_kiemkracht("outcome_payment", type="Planned", project="werk"):
        planned[row["plan"]] += int(row["amount"])
    assert planned == {"plan 1": 358_000, "plan 2": 308_250}
    named = {(row["project"], row["plan"]) for row in TOLD["outcome_payment"]}
    assert named == {(row["project"], row["plan"]) for row in TOLD["outcome_payment_plan"]}


def test_one_price_stands_above_the_rate_card_and_one_rate_is_used_by_none() -> None:
    card = {row["rate"]: row["price"] for row in TOLD["rate_card"]}
    used = {row["outcome_metric"]: (row["price"], card[row["rate"]]) for row in TOLD["outcome_pricing"] if row["rate"]}
    above = [name for name, (price, rate) in used.items() if price and int(price) > int(rate)]
    assert (above, used["minder-co2"]) == (["duurzaam-werk"], ("", ""))
    assert card.keys() - {row["rate"] for row in TOLD["outcome_pricing"]} == {"eigen-woning"}


@pytest.mark.parametrize(("party", "amount"), [("wolderen", 150_000), ("spaarkring", 45_000)])
def test_investors_paid_in_what_they_promised(party: str, amount: int) -> None:
    told = [row for row in TOLD["transaction"] if (row["party"], row["type"]) == (party, "paid in")]
    assert sum(int(row["amount"]) for row in told) == amount


def test_one_repayment_was_to_all_investors_together() -> None:
    repaid = [row for row in TOLD["transaction"] if row["type"] == "repaid"]
    assert [(row["project"], row["party"]) for row in repaid] == [("werk", ""), ("buurt", "spaarkring")]
    assert {row["repayment_share"] for row in TOLD["investment"]} == {""}


def test_of_the_impact_some_is_unknown_and_the_harm_of_its_own_rides_is_named() -> None:
    told = {row["outcome_metric"]: row for row in TOLD["impact"]}
    assert told.keys() == {row["outcome_metric"] for row in of_kiemkracht("outcome_metric")}
    assert [name for name, row in told.items() if row["own_harm"] == "ja"] == ["hergebruik", "minder-co2"]
    assert [name for name, row in told.items() if not row["now"] or not row["contribution"]] == [
        "startkwalificatie",
        "minder-co2",
    ]
    assert {row["direction"] for row in told.values()} == {"up", "down"}


def test_risks_are_known_in_part_and_social_returns_in_three_cases() -> None:
    assert {row["level"] for row in TOLD["impact_risk"]} == {"", "low", "medium", "high"}
    assert len({row["risk"] for row in TOLD["impact_risk"]}) == 8
    assert Counter(row["outcome_metric"] for row in TOLD["social_return"]) == {"duurzaam-werk": 3, "minder-eenzaam": 3}
    assert {row["scenario"] for row in TOLD["social_return"]} == {"low", "likely", "high"}
