from dataclasses import replace
from decimal import Decimal

from dashboard.views.fund_raw import Raw, raw_period, raw_rows, raw_steps, raw_value, raw_what
from dashboard.words import words
from data.store import Store

NL, EN = words("nl"), words("en")


def test_a_raw_row_is_told_exactly() -> None:
    payment = Raw("payment", None, None, None, "2015-01", "2017-12", Decimal("12.5"), "GBP", None, "INDIGO", "f.csv:3")
    assert raw_what(payment, NL) == "niet vermeld of betaald: hele contract"
    assert raw_period(payment, NL) == "januari 2015 – december 2017"
    assert raw_value(payment, NL) == "12,5 GBP"
    assert raw_value(replace(payment, currency=None), NL) == "12,5 (valuta onbekend)"
    assert raw_value(replace(payment, amount=None), NL) == "onbekend"
    assert [raw_what(replace(payment, type=one), EN) for one in ("Actual", "Planned")] == [
        "paid: whole contract",
        "planned: whole contract",
    ]
    result = Raw("result", "m1", "x " * 90, "Final", None, None, None, None, 3.5, "INDIGO", "f.csv:4")
    assert raw_what(result, NL).startswith("resultaat: x x") and len(raw_what(result, NL)) < 80
    assert raw_value(result, NL) == "3,5"
    assert raw_period(result, NL) == "onbekend"
    price = replace(result, kind="price", what=None, amount=Decimal(220), currency="GBP", achieved=None)
    assert (raw_what(price, NL), raw_period(price, NL)) == ("prijs: m1", "")
    assert raw_value(price, NL) == "220 GBP"
    claim = replace(result, kind="claim", what="c-1", type="validated", by="Toetsgroep", period_start="2026-02-03")
    assert raw_what(claim, NL) == "claim c-1: gevalideerd, getekend door Toetsgroep"
    assert (raw_what(replace(claim, by=None), EN), raw_value(claim, NL)) == ("claim c-1: validated, signed by unknown", "3,5")
    assert raw_what(replace(result, type="Interim"), NL).startswith("tussentijds resultaat: ")


def test_the_rows_under_a_contract_are_there_and_without_money_its_results_alone(indigo: Store) -> None:
    rows = indigo.ask("fund_rows", fund="INDIGO-FUND-0013")
    told = raw_rows(rows, without_money=False)
    kinds = [row.kind for row in told["INDIGO-POJ-0121"]]
    assert [kinds.count(kind) for kind in ("payment", "result", "price")] == [23, 23, 23]
    first = told["INDIGO-POJ-0121"][0]
    assert (first.amount, first.currency, first.place) == (115_940, "GBP", "projects_outcome_payments.csv:2")
    without = raw_rows(indigo.ask("fund_rows", without_money=True, fund="INDIGO-FUND-0013"), without_money=True)
    assert {row.kind for rows in without.values() for row in rows} == {"result"}


def test_steps_of_claims_are_rows_with_who_signed_them_and_those_of_other_funds_are_none(dommelrand: Store) -> None:
    steps = dommelrand.ask("claim_steps", fund="kiemkracht")
    told = raw_steps(steps)
    assert set(told) == set(steps[steps["of_fund"]]["project"])
    rows = [row for project in told.values() for row in project]
    assert len(rows) == steps["of_fund"].sum() < len(steps)
    first = rows[0]
    assert first.kind == "claim" and first.type == "claimed" and first.by and first.place.startswith("claim.csv:")


def test_a_raw_row_tells_how_sure_it_is_and_when_it_came_in(dommelrand: Store) -> None:
    rows = raw_rows(dommelrand.ask("fund_rows", fund="kiemkracht"), without_money=False)
    result = next(row for project in rows.values() for row in project if row.kind == "result" and row.type == "Final")
    assert result.evidence in ("E4", "E5") and result.status == "confirmed" and result.batch == 1 and result.recorded
