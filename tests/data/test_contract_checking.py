"""What the rows of a contract must agree on: each finding with its row, a fault in our template, a remark in INDIGO."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from data import intake
from data.contract_checking import STEPS
from data.intake import Delivery
from data.known import today
from data.problems import Problem
from data.sheets import Sheet
from data.store import Store
from data.tables import BY_NAME

FUND = {
    "coalition": "coalition\nC\n",
    "party": "party\nBrug\nEen\nGem\n",
    "fund": "fund\nF\nG\n",
    "project": "project,coalition\nP,C\nQ,C\n",
    "outcome_fund": "project,fund\nP,F\n",
    "outcome_metric": "project,outcome_metric,unit\nP,m1,mensen\nP,m2,gesprekken\nQ,m9,\n",
    "rate_card": "fund,rate,currency,price\nF,r1,EUR,5000\nG,r2,EUR,10\n",
}
CLAIM = "project,claim,outcome_metric,state,units,signed_by,signed_on"
INDIGO = {
    "projects": "ID,Impact Bond Name - (Value),Dates - Start date of service provision - (Value),"
    "Dates - Actual end date of service provision - (Value)\nP,Proef,2018-10,2019-03\n",
    "metrics": "Project ID,Id,Outcome Definition - (Value)\nP,m1,aan het werk\n",
}
_METRIC = "Project ID,Outcome Metric Id - (Value)"


@pytest.fixture(scope="module")
def fund(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger, to examine files against, with a fund of one contract and a contract beside it."""
    with Store.open(tmp_path_factory.mktemp("fund") / "ledger.duckdb", write=True) as opened:
        add(opened, **FUND)
        yield opened


@pytest.fixture
def own_fund(store: Store) -> Store:
    """The same, to write to."""
    add(store, **FUND)
    return store


def delivery(store: Store | None, form: str = "template", **files: str) -> Delivery:
    sheets = []
    for name, text in files.items():
        lines = [[str(cell) for cell in line.split(",")] for line in text.splitlines()]
        sheets.append(Sheet(f"{name}.csv", rows=[(at, list(cells)) for at, cells in enumerate(lines, 1)], ragged=True))
    return intake.examine_sheets(sheets, [], form, "", store)


def examined(store: Store | None, **files: str) -> list[Problem]:
    """The findings on files of the template."""
    return delivery(store, **files).problems


def add(store: Store, form: str = "template", **files: str) -> None:
    """Examine files and store what they hold; they must pass."""
    told = delivery(store, form, **files)
    assert not told.refused, told.problems
    intake.deliver(store, told, "m. de wit")


def said(problems: list[Problem]) -> list[tuple[str, bool, str, int | None, str, str]]:
    return [(p.code, p.fault, p.file.removesuffix(".csv"), p.row, p.column, p.found) for p in problems]


def indigo(**files: str) -> list[tuple[str, bool, str, int | None, str, str]]:
    return said(delivery(None, "indigo", **(INDIGO | files)).problems)


@pytest.mark.parametrize(
    ("begin", "end", "reversed_"),
    [
        ("2026-Q3", "2026-Q2", True),
        ("2026-Q3", "2026-06-30", True),
        ("2026-Q3", "2026-07-01", False),
        ("2026-Q3", "2026", False),
        ("2026", "2025-12-31", True),
        ("2026", "2026-01", False),
        ("2026-07", "2026-07-01", False),
        ("2026-07-15", "2026-07", False),
        ("2026-07-15", "2026-07-14", True),
        ("2026-12-31", "2026-Q4", False),
        ("2026-Q4", "2026-09", True),
        ("", "2026-09", False),
    ],
)
def test_a_period_may_not_end_before_it_begins(fund: Store, begin: str, end: str, reversed_: bool) -> None:
    files = {
        "project": f"project,start,end_expected\nP,{begin},{end}\n",
        "result": f"project,outcome_metric,period_start,period_end\nP,m1,2026,2026\nP,m1,{begin},{end}\n",
        "membership": f"coalition,party,role,member_since,member_until\nC,Brug,partner,{begin},{end}\n",
    }
    places = [("membership", 2, "member_until"), ("project", 2, "end_expected"), ("result", 3, "period_end")]
    found = [("ends_before_it_begins", True, file, row, column, end) for file, row, column in places]
    assert sorted(said(examined(fund, **files))) == (found if reversed_ else [])


def test_an_end_is_held_against_the_beginning_that_the_ledger_knows(own_fund: Store) -> None:
    add(own_fund, project="project,start\nP,2026-Q3\n")
    late, early = "project,end_actual\nP,2026-09\n", "project,end_actual\nP,2026-06\n"
    assert examined(own_fund, project=late) == []
    found = examined(own_fund, project=early)
    assert said(found) == [("ends_before_it_begins", True, "project", 2, "end_actual", "2026-06")]
    assert found[0].details == {"begin": "2026-Q3"}
    assert examined(own_fund, project="project,start,end_actual\nP,2026-Q1,2026-06\n") == []


def test_in_a_public_standard_a_reversed_period_is_a_remark_and_the_row_stays(store: Store) -> None:
    projects = INDIGO["projects"].replace("2019-03", "2018-03")
    assert indigo(projects=projects) == [("ends_before_it_begins", False, "projects", 2, "end_actual", "2018-03")]
    add(store, "indigo", **(INDIGO | {"projects": projects}))
    assert store.cursor().execute("select start, end_actual from project").fetchall() == [("2018-10", "2018-03")]


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("outcome_payment", "project,outcome_metric,type,amount,currency\nP,m1,betaald,10,EUR\nP,m2,betaald,500,\n", "amount"),
        ("outcome_pricing", "project,outcome_metric,price,currency\nP,m1,10,EUR\nP,m2,500,\n", "price"),
        ("investment", "project,party,amount,currency\nP,Brug,10,EUR\nP,Een,500,\n", "amount"),
        ("transaction", "project,party,type,amount,currency\nP,Brug,ingelegd,10,EUR\nP,Een,ingelegd,500,\n", "amount"),
        ("rate_card", "fund,rate,price,currency\nF,a,10,EUR\nF,b,500,\n", "price"),
        ("fund", "fund,outcome_pot,currency\nF,10,EUR\nG,500,\n", "outcome_pot"),
        (
            "project",
            "project,maximum_payment,maximum_payment_currency,currency\nP,10,EUR,EUR\nQ,500,,EUR\n",
            "maximum_payment",
        ),
    ],
)
def test_money_without_its_currency_is_a_fault_with_its_row(fund: Store, table: str, row: str, column: str) -> None:
    found = [("amount_without_currency", True, table, 3, column, "500")]
    assert said(examined(fund, **{table: row})) == found


def test_money_of_which_the_currency_cannot_be_read_is_one_fault(fund: Store) -> None:
    payment = "project,outcome_metric,amount,currency\nP,m1,500,euro's\n"
    assert [row[0] for row in said(examined(fund, outcome_payment=payment))] == ["not_a_currency"]


def test_in_a_public_standard_money_without_its_currency_is_kept_and_remarked(store: Store) -> None:
    payments = f"{_METRIC},Payments - Currency - (Value),Payments - Amount - (Value)\nP,m1,EUR,5\nP,m1,,500\n"
    found = indigo(payments=payments)
    assert ("amount_without_currency_kept", False, "payments", 3, "amount", "500") in found
    assert {row[0] for row in found} == {"amount_without_currency_kept", "listed_again"}
    add(store, "indigo", **INDIGO, payments=payments)
    paid = store.cursor().execute("select amount, currency from outcome_payment order by amount").fetchall()
    assert paid == [(5, "EUR"), (500, None)]


@pytest.mark.parametrize(
    ("metric", "achieved", "engaged", "positive", "found"),
    [
        ("m1", "10", "10", "10", []),
        ("m1", "11", "10", "", [("more_than_reached", True, "achieved", "11")]),
        ("m1", "", "10", "11", [("more_than_reached", True, "positive", "11")]),
        (
            "m1",
            "1200",
            "10",
            "1100",
            [("more_than_reached", True, "positive", "1100"), ("more_than_reached", True, "achieved", "1200")],
        ),
        ("m1", "11", "", "12", []),
        ("m1", "11", "0", "", [("more_than_reached", True, "achieved", "11")]),
        ("m2", "11", "10", "", [("more_units_than_reached", False, "achieved", "11")]),
        (
            "m2",
            "11",
            "10",
            "11",
            [("more_than_reached", True, "positive", "11"), ("more_units_than_reached", False, "achieved", "11")],
        ),
        ("", "11", "10", "", [("more_units_than_reached", False, "achieved", "11")]),
    ],
)
def test_no_more_people_can_have_an_outcome_than_took_part(
    fund: Store,
    metric: str,
    achieved: str,
    engaged: str,
    positive: str,
    found: list[tuple[str, bool, str, str]],
) -> None:
    header = "project,outcome_metric,type,achieved,engaged,positive"
    result = f"{header}\nP,m1,Interim,5,9,\nP,{metric},Final,{achieved},{engaged},{positive}\n"
    expected = [(code, fault, "result", 3, column, number) for code, fault, column, number in found]
    assert said(examined(fund, result=result)) == expected


def test_an_outcome_without_a_unit_counts_people_and_its_unit_may_come_along(fund: Store) -> None:
    result = "project,outcome_metric,type,achieved,engaged\nQ,m9,Final,11,10\n"
    found = examined(fund, result=result)
    assert said(found) == [("more_than_reached", True, "result", 2, "achieved", "11")]
    assert found[0].details == {"engaged": 10}
    told = examined(fund, result=result, outcome_metric="project,outcome_metric,unit\nQ,m9,dagdelen\n")
    assert said(told) == [("more_units_than_reached", False, "result", 2, "achieved", "11")]


def test_in_a_public_standard_more_than_took_part_is_a_remark() -> None:
    results = f"{_METRIC},Outcomes achieved - (Value),Number engaged In impact bond - (Value)\nP,m1,273,270\n"
    assert indigo(results=results) == [("more_than_reached", False, "results", 2, "achieved", "273")]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("outcome_pricing", "project,outcome_metric,price,currency\nP,m1,10,EUR\nP,m9,10,EUR\n"),
        ("result", "project,outcome_metric,achieved\nP,m1,10\nP,m9,10\n"),
        ("outcome_payment", "project,outcome_metric,amount,currency\nP,,10,EUR\nP,m9,10,EUR\n"),
        ("claim", f"{CLAIM}\nP,k1,m1,geclaimd,1,Brug,2026-01-05\nP,k2,m9,geclaimd,1,Brug,2026-01-05\n"),
        ("impact", "project,outcome_metric,base\nP,m1,1\nP,m9,1\n"),
        ("impact_risk", "project,outcome_metric,risk\nP,,bewijs\nP,m9,bewijs\n"),
        ("social_return", "project,outcome_metric,scenario\nP,m1,laag\nP,m9,laag\n"),
    ],
)
def test_a_row_about_an_outcome_that_its_contract_does_not_have_is_a_fault(fund: Store, table: str, rows: str) -> None:
    assert said(examined(fund, **{table: rows})) == [("metric_unknown", True, table, 3, "outcome_metric", "m9")]
    with_it = {table: rows, "outcome_metric": "project,outcome_metric\nP,m9\n"}
    assert examined(fund, **with_it) == []


def test_of_a_contract_that_is_not_known_its_name_is_said_and_not_its_outcomes(fund: Store) -> None:
    pricing = "project,outcome_metric,price,currency,rate\nZ,m1,10,EUR,r9\n"
    assert said(examined(fund, outcome_pricing=pricing)) == [("name_unknown", True, "outcome_pricing", 2, "project", "Z")]


def test_in_a_public_standard_unknown_outcomes_are_one_remark_a_table_and_contract() -> None:
    pricings = (
        f"{_METRIC},Price Per Unit - Amount - (Value),Currency - (Value)\nP,m1,5,EUR\nP,m18,5,EUR\nP,m19,6,EUR\nP,m18,7,EUR\n"
    )
    results = f"{_METRIC},Outcomes achieved - (Value)\nP,m19,5\n"
    found = [one for one in indigo(pricings=pricings, results=results) if one[0] != "listed_again"]
    assert found == [
        ("metrics_unknown", False, "pricings", 3, "outcome_metric", "m18, m19"),
        ("metrics_unknown", False, "results", 2, "outcome_metric", "m19"),
    ]


@pytest.mark.parametrize(("project", "rate", "is_known"), [("P", "r1", True), ("P", "r2", False), ("Q", "r1", False)])
def test_a_rate_must_be_on_a_card_of_a_fund_that_pays_for_the_contract(
    fund: Store, project: str, rate: str, is_known: bool
) -> None:
    metric = "m1" if project == "P" else "m9"
    pricing = f"project,outcome_metric,price,currency,rate\nP,m2,10,EUR,\n{project},{metric},10,EUR,{rate}\n"
    found = [] if is_known else [("rate_unknown", True, "outcome_pricing", 3, "rate", rate)]
    assert said(examined(fund, outcome_pricing=pricing)) == found


def claimed(*rows: str) -> str:
    """Steps of one claim: `state units signed_by day`, with a claim and an outcome of its own where they stand behind it."""
    lines = []
    for row in rows:
        state, units, by, day, *more = row.split()
        claim, metric = (*more, *("k1", "m1")[len(more) :])
        lines.append(f"P,{claim},{metric},{state},{units},{by},2026-01-{day}")
    return "\n".join([CLAIM, *lines]) + "\n"


SOUND = ("claimed 5 Brug 05", "evidenced 5 Een 06", "validated 4 Gem 07", "paid 4 Gem 07")


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (SOUND, []),
        ((*SOUND[:1], "disputed 5 Brug 06", "rejected 5 Gem 06"), []),
        (("evidenced 5 Een 06",), [("claim_skips", 2, "state", "k1")]),
        ((*SOUND[:1], SOUND[2]), [("claim_skips", 3, "state", "k1")]),
        ((SOUND[3], *SOUND[:2]), [("claim_skips", 2, "state", "k1")]),
        ((*SOUND[:2], "validated 4 Gem 07 k2"), [("claim_skips", 4, "state", "k2")]),
        (("rejected 5 Een 06",), [("claim_absent", 2, "state", "k1")]),
        (("disputed 5 Een 06",), [("claim_absent", 2, "state", "k1")]),
        ((*SOUND[:1], "evidenced 5 Brug 06"), [("claim_own_signature", 3, "signed_by", "Brug")]),
        ((*SOUND[:2], "validated 5 Brug 06"), [("claim_own_signature", 4, "signed_by", "Brug")]),
        ((*SOUND[:1], "rejected 5 Brug 06"), [("claim_own_signature", 3, "signed_by", "Brug")]),
        ((*SOUND[:2], "validated 6 Gem 07"), [("claim_units_above", 4, "units", "")]),
        ((*SOUND[:1], "evidenced 50 Een 06"), [("claim_units_above", 3, "units", "")]),
        ((*SOUND[:1], "evidenced 3 Een 06", SOUND[2]), [("claim_units_above", 4, "units", "")]),
        ((*SOUND[:3], "paid 4.5 Gem 07"), [("claim_units_above", 5, "units", "")]),
        ((*SOUND[:1], "evidenced 5 Een 04"), [("claim_signed_before", 3, "signed_on", "")]),
        ((*SOUND[:3], "paid 4 Gem 06"), [("claim_signed_before", 5, "signed_on", "")]),
        ((*SOUND[:2], "disputed 5 Een 04"), [("claim_signed_before", 4, "signed_on", "")]),
        ((*SOUND[:1], "evidenced 5 Een 06 k1 m2"), [("claim_metric_differs", 3, "outcome_metric", "")]),
    ],
)
def test_a_claim_goes_step_by_step_signed_by_another_and_never_grows(
    fund: Store, rows: tuple[str, ...], found: list[tuple[str, int, str, str]]
) -> None:
    problems = examined(fund, claim=claimed(*rows))
    assert said(problems) == [(code, True, "claim", row, column, value) for code, row, column, value in found]


def test_the_steps_of_one_claim_name_one_unit(fund: Store) -> None:
    header, *steps = claimed(*SOUND).splitlines()

    def found(*marks: str) -> list[tuple[int | None, dict[str, Any]]]:
        rows = [f"{step},{mark}" for step, mark in zip(steps, marks, strict=True)]
        problems = examined(fund, claim="\n".join([f"{header},claimed_unit", *rows]) + "\n")
        assert {(p.code, p.fault, p.column) for p in problems} <= {("claim_unit_differs", True, "claimed_unit")}
        return [(p.row, dict(p.details)) for p in problems]

    assert found("u1", "u1", "", "u1") == []
    assert found("u1", "u2", "u1", "u1") == [(3, {"earlier": "u1", "later": "u2"})]
    assert found("", "u1", "", "u2") == [(5, {"earlier": "u1", "later": "u2"})]


def test_nobody_signs_on_a_day_that_is_still_to_come(fund: Store) -> None:
    day = today()
    claim = f"{CLAIM}\nP,k1,m1,claimed,1,Brug,{day}\nP,k2,m1,claimed,1,Brug,{day + timedelta(days=1)}\n"
    found = ("signed_in_future", True, "claim", 3, "signed_on", str(day + timedelta(days=1)))
    assert said(examined(fund, claim=claim)) == [found]


@pytest.mark.parametrize(
    ("metric", "achieved", "engaged", "positive", "columns"),
    [
        ("m1", "41", "", "", ["achieved"]),
        ("m1", "40", "", "41", ["positive"]),
        ("m1", "40", "", "40", []),
        ("m1", "41", "45", "", []),
        ("m2", "41", "", "", []),
    ],
)
def test_where_a_result_does_not_say_how_many_took_part_its_contract_does(
    own_fund: Store, metric: str, achieved: str, engaged: str, positive: str, columns: list[str]
) -> None:
    project = "project,people_engaged\nP,40\n"
    result = f"project,outcome_metric,type,achieved,engaged,positive\nP,{metric},Final,{achieved},{engaged},{positive}\n"
    found = examined(own_fund, project=project, result=result)
    assert [(p.code, p.fault, p.table, p.row, p.column, p.details) for p in found] == [
        ("more_than_took_part", True, "result", 2, column, {"people": 40}) for column in columns
    ]
    add(own_fund, result=result)
    later = examined(own_fund, project=project)
    assert [(p.code, p.table, p.row) for p in later] == [("more_than_took_part", "project", 2) for _ in columns]


def test_a_step_is_held_against_the_steps_that_the_ledger_knows(own_fund: Store) -> None:
    add(own_fund, claim=claimed(*SOUND[:2]))
    assert examined(own_fund, claim=claimed(SOUND[2])) == []
    assert [row[0] for row in said(examined(own_fund, claim=claimed(SOUND[3])))] == ["claim_skips"]
    found = examined(own_fund, claim=claimed("validated 6 Brug 04 k1 m2"))
    assert {(p.code, p.row) for p in found} == {
        *(("claim_own_signature", 2), ("claim_units_above", 2), ("claim_signed_before", 2), ("claim_metric_differs", 2)),
    }
    assert {"earlier": "5", "later": "6"} in [p.details for p in found]
    assert {"earlier": "2026-01-06", "later": "2026-01-04"} in [p.details for p in found]


def test_a_correction_takes_the_place_of_what_the_ledger_knows(own_fund: Store) -> None:
    add(own_fund, claim=claimed(*SOUND))
    lower = claimed("claimed 3 Brug 05")
    assert {p.code for p in examined(own_fund, claim=lower)} == {"claim_units_above"}
    assert {p.row for p in examined(own_fund, claim=lower)} == {2}
    all_lower = ("claimed 3 Brug 05", "evidenced 3 Een 06", "validated 3 Gem 07", "paid 3 Gem 07")
    assert examined(own_fund, claim=claimed(*all_lower)) == []
    assert {p.code for p in examined(own_fund, claim=claimed("claimed 5 Gem 05"))} == {"claim_own_signature"}


def test_what_was_recorded_before_what_the_ledger_knows_does_not_take_its_place(own_fund: Store) -> None:
    add(own_fund, claim=claimed(*SOUND[:2]))
    header, before, validated = claimed("claimed 1 Brug 05", SOUND[2]).splitlines()
    rows = f"{header},recorded\n{before},{{day}}\n{validated},\n"
    assert examined(own_fund, claim=rows.format(day="2026-01-05")) == []
    found = said(examined(own_fund, claim=rows.format(day="")))
    assert found == [("claim_units_above", True, "claim", row, "units", "") for row in (2, 3)]


def test_a_step_of_one_source_is_held_against_that_source_or_else_against_the_others(fund: Store) -> None:
    header, claim, step = claimed(SOUND[0], "evidenced 5 Een 04").splitlines()
    other = claimed("claimed 5 Een 03").splitlines()[1]
    of_source = f"{header},source\n{claim},boek\n{{more}}{step},{{source}}\n"
    for source, more, row in (("boek", "", 3), ("app", "", 3), ("boek", f"{other},app\n", 4)):
        found = said(examined(fund, claim=of_source.format(source=source, more=more)))
        assert found == [("claim_signed_before", True, "claim", row, "signed_on", "")]
    own = said(examined(fund, claim=of_source.format(source="app", more=f"{other},app\n")))
    assert own == [("claim_own_signature", True, "claim", 4, "signed_by", "Een")]


def test_of_a_row_that_cannot_be_read_nothing_more_is_said(fund: Store) -> None:
    result = "project,outcome_metric,achieved,engaged,period_start\nP,m9,11,10,gisteren\n"
    claim = f"{CLAIM}\nP,k1,m1,paid,5,Gem,gisteren\n"
    assert {row[0] for row in said(examined(fund, result=result, claim=claim))} == {"not_a_period", "not_a_date"}


def test_what_is_withdrawn_trips_no_check_and_no_longer_counts(own_fund: Store) -> None:
    add(own_fund, claim=claimed(*SOUND[:3]), result="project,outcome_metric,type,achieved,engaged\nP,m1,Final,1,5\n")
    result = "project,outcome_metric,type,achieved,engaged,status\nP,m1,Final,9,5,withdrawn\n"
    for state in STEPS[:3]:
        gone = f"{CLAIM},status\nP,k1,m1,{state},9,Brug,2025-01-01,withdrawn\n"
        assert examined(own_fund, claim=gone, result=result) == []
        then_paid = gone + "P,k1,m1,paid,4,Gem,2026-01-09,\n"
        assert said(examined(own_fund, claim=then_paid)) == [("claim_skips", True, "claim", 3, "state", "k1")]


def drawn(rng: np.random.Generator, name: str) -> tuple[str, ...]:
    """Steps of a claim as they come: most of them in order, some left out, some by who claimed or too early."""
    steps = [step for step in (*STEPS[: rng.integers(1, 5)], "rejected", "disputed") if rng.random() < 0.8]
    rows = []
    for at, step in enumerate(steps):
        who = "Brug" if (step == "claimed") is (rng.random() < 0.9) else "Een"
        rows.append(f"{step} {3 - (rng.random() < 0.1)} {who} {5 + at - (rng.random() < 0.1):02}")
    return tuple(f"{row} {name}" for row in rng.permutation(rows))


def test_a_delivery_that_passed_never_holds_a_skipped_state(own_fund: Store) -> None:
    rng = np.random.default_rng(3)
    for wave in range(2):
        of_claim = [drawn(rng, f"k{number}") for number in range(12)]
        problems = examined(own_fund, claim=claimed(*(row for rows in of_claim for row in rows)))
        refused = {problem.row for problem in problems if problem.fault}
        lines = iter(range(2, 999))
        passed = [rows for rows in of_claim if not {next(lines) for _ in rows} & refused]
        assert len([rows for rows in passed if rows]) >= 3
        add(own_fund, claim=claimed(*(row for rows in passed for row in rows)))
        for name, its in own_fund.ask("claim_steps", fund="F").groupby("claim"):
            went = [state for state in STEPS if state in set(its["state"])]
            assert went and tuple(went) == STEPS[: len(went)], (wave, name)
            by = dict(zip(its["state"], its["signed_by"], strict=True))
            assert by["claimed"] not in {who for state, who in by.items() if state not in ("claimed", "disputed")}


@pytest.mark.parametrize("twice", SOUND)
def test_a_step_that_is_told_twice_is_a_fault(fund: Store, twice: str) -> None:
    assert said(examined(fund, claim=claimed(*SOUND, twice))) == [("repeats_row", True, "claim", 6, "", "")]


def test_a_second_row_under_one_number_is_a_fault_and_in_a_public_standard_kept_apart(fund: Store) -> None:
    header = "project,outcome_metric,price,currency\n"
    same, other = header + "P,m1,10,EUR\nP,m1,10,EUR\n", header + "P,m1,10,EUR\nP,m1,20,EUR\n"
    assert said(examined(fund, outcome_pricing=same)) == [("repeats_row", True, "outcome_pricing", 3, "", "")]
    assert said(examined(fund, outcome_pricing=other)) == [("contradicts_row", True, "outcome_pricing", 3, "", "")]
    pricings = f"{_METRIC},Price Per Unit - Amount - (Value),Currency - (Value)\nP,m1,5,EUR\nP,m1,6,EUR\n"
    assert [row[:4] for row in indigo(pricings=pricings)] == [("listed_again", False, "pricings", 3)]


def test_a_fund_that_is_absent_is_a_fault_and_in_a_public_standard_known_by_its_number(fund: Store) -> None:
    assert said(examined(fund, outcome_fund="project,fund\nP,F\nP,Weg\n")) == [
        ("name_unknown", True, "outcome_fund", 3, "fund", "Weg")
    ]
    assert indigo(funds="Project ID,Id\nP,Weg\n") == [("known_by_id", False, "funds", 2, "fund", "Weg")]


def test_a_column_that_is_left_out_is_said_and_trips_no_check() -> None:
    tables = {"claim": claimed(SOUND[0]), "result": "project,outcome_metric,achieved,engaged\nP,m1,5,9\n"}
    tables |= {"outcome_pricing": "project,outcome_metric,rate\nP,m1,r1\n"}
    names = ("outcome_metric", "outcome_fund", "rate_card")
    for name, text in (tables | {name: FUND[name] for name in names}).items():
        lines = [line.split(",") for line in text.splitlines()]
        for at, column in enumerate(lines[0]):
            part = "\n".join(",".join(cells[:at] + cells[at + 1 :]) for cells in lines)
            codes = {problem.code for problem in examined(None, **(FUND | tables | {name: part}))}
            is_looked_up = {"metric_unknown", "rate_unknown", "amount_without_currency"} if name in names else set()
            required = {"column_missing", "nothing_fits"} if BY_NAME[name].by_name[column].required else set()
            assert codes <= required | is_looked_up, (name, column)


def test_the_indigo_data_names_what_disagrees_in_it(shared: Path) -> None:
    """shared/data/README.md: contract 0122 ends before it begins, metrics 18-23 of 0123 are not among its metrics."""
    problems = intake.examine([shared / "data" / "indigo"], "indigo").problems
    assert not any(problem.fault for problem in problems)
    (reversed_,) = [p for p in problems if p.code == "ends_before_it_begins"]
    assert (reversed_.file, reversed_.found, reversed_.details["begin"]) == ("projects.csv", "2018-03", "2018-10")
    unknown = [p for p in problems if p.code == "metrics_unknown"]
    assert {p.table for p in unknown} == {"outcome_pricing", "result", "outcome_payment"}
    assert {(p.details["project"], p.details["n"]) for p in unknown} == {("INDIGO-POJ-0123", 6)}
    assert [(p.row, p.found) for p in problems if p.code == "more_than_reached"] == [(153, "273")]
    assert len([p for p in problems if p.code == "amount_without_currency_kept"]) == 2


def test_an_impact_that_does_not_say_which_way_is_better_is_better_higher(own_fund: Store) -> None:
    header = "project,outcome_metric,direction,base,now"
    add(own_fund, impact="project,outcome_metric,base\nP,m1,3\n")
    for way in ("", "down"):
        rows = f"{header}\nP,m2,{way},3,1\n"
        add(own_fund, impact=rows)
        again = intake.deliver(own_fund, delivery(own_fund, impact=rows), "m. de wit")
        assert (again.added, again.corrected, again.unchanged) == (0, 0, 1)

    def standing() -> dict[str, tuple[str, float]]:
        sql = "select outcome_metric, direction, now from impact where fact not in (select fact from superseded)"
        return {metric: (way, now) for metric, way, now in own_fund.cursor().execute(sql).fetchall()}

    assert standing() == {"m1": ("up", None), "m2": ("down", 1)}
    add(own_fund, impact="project,outcome_metric,now\nP,m2,2\n")
    assert standing()["m2"] == ("down", 2), "a correction of another column leaves it as it was"
    add(own_fund, impact=f"{header}\nP,m2,,3,2\n")
    assert standing()["m2"] == ("up", 2), "an empty cell says what an empty cell means"
