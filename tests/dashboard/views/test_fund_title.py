from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pandas as pd
import pytest

from dashboard.views import fund_title as titles
from dashboard.views.forecast import forecast_view
from dashboard.views.fund import FundView
from dashboard.views.fund_choice import FundChoice
from dashboard.views.fund_match import match_view
from dashboard.views.fund_money import money_view
from dashboard.views.fund_outcomes import outcomes_view
from dashboard.words import words
from data.store import Store
from metrics.answer import answer
from tests.dashboard.conftest import view_of
from tests.dashboard.views.made_outcomes import choice, contract, matched, money, outcome
from tests.dashboard.views.made_outcomes import seen as seen_outcomes

NL, EN = words("nl"), words("en")


PAID = {"payments_known": 2, "paid": Decimal(1500), "paid_currency": "EUR"}
DONE = {"results_known": 1, "outcomes_known": 1}


def with_contracts(seen: FundView, *changes: dict[str, Any]) -> FundView:
    return replace(seen, contracts=tuple(replace(c, **change) for c, change in zip(seen.contracts, changes, strict=True)))


def test_k8_brabant_says_first_that_outcomes_and_payments_are_unknown(seen: FundView) -> None:
    assert titles.known_title(seen, NL) == "Uitkomsten en betalingen van de 3 contracten zijn onbekend"
    assert titles.known_title(seen, EN) == "Outcomes and payments of the 3 contracts are unknown"
    assert titles.known_lead(seen, NL) == (
        "Investeerders zegden €\xa0601.460 toe, voor 333 mensen (beoogd). "
        "Andere bronnen noemen €\xa0900.000 en €\xa01.000.000. Prijzen, resultaten en betalingen staan niet in INDIGO."
    )


def test_without_money_no_amount_is_said(seen: FundView) -> None:
    without = replace(seen, money_left_out=9)
    told = titles.known_lead(without, NL)
    assert "€" not in told and "333 mensen" in told
    assert "9 geldstromen" in told
    assert titles.known_title(without, NL) == "Uitkomsten van de 3 contracten zijn onbekend"


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ([{}, {}, DONE], "1 van de 3 uitkomsten bekend; betalingen onbekend"),
        ([DONE, DONE, DONE], "Alle 3 uitkomsten bekend; betalingen onbekend"),
        ([{"metrics": 0}, {}, DONE], "Van 1 van de 3 contracten uitkomsten bekend; betalingen onbekend"),
        ([PAID, {}, {}], "€\xa01.500 betaald; onbekend bij 2 van de 3 contracten"),
        ([PAID, PAID, PAID], "€\xa04.500 betaald; uitkomsten onbekend"),
        ([PAID, PAID, {**PAID, **DONE}], "€\xa04.500 betaald; 1 van de 3 uitkomsten bekend"),
        (
            [PAID, {**PAID, "paid_currency": "GBP"}, {}],
            "Betaald in meer valuta's; onbekend bij 1 van de 3 contracten",
        ),
        ([{"payments_type_unknown": 1}, {}, {}], "Uitkomsten onbekend; niet vermeld of er betaald is"),
    ],
)
def test_the_title_is_the_first_rule_that_applies(seen: FundView, changes: list[dict[str, Any]], title: str) -> None:
    told = titles.known_title(with_contracts(seen, *changes), NL)
    assert told == title
    assert len(told) <= 68


def test_where_a_payment_is_unknown_the_lead_tells_of_the_outcomes(seen: FundView) -> None:
    assert " 1 van de 3 uitkomsten bekend. " in titles.known_lead(with_contracts(seen, {**PAID, **DONE}, {}, {}), NL)
    assert "uitkomsten" not in titles.known_lead(with_contracts(seen, PAID, PAID, {**PAID, **DONE}), NL)


TITLES = {
    ("INDIGO-FUND-0005", False, "nl"): "145 van de 147 uitkomsten bekend; niet vermeld of er betaald is",
    ("INDIGO-FUND-0005", False, "en"): "145 of the 147 outcomes known; not stated whether paid",
    ("INDIGO-FUND-0005", True, "nl"): "145 van de 147 uitkomsten bekend",
    ("INDIGO-FUND-0005", True, "en"): "145 of the 147 outcomes known",
    ("INDIGO-FUND-0013", False, "nl"): "46 van de 69 betalingen sluiten; £\xa0533.280 te weinig verklaard",
    ("INDIGO-FUND-0013", False, "en"): "46 of the 69 payments match; £533,280 too little explained",
    ("INDIGO-FUND-0013", True, "nl"): "Alle 69 uitkomsten bekend",
    ("INDIGO-FUND-0013", True, "en"): "All 69 outcomes known",
}


@pytest.mark.parametrize("fund", ["INDIGO-FUND-0005", "INDIGO-FUND-0013"])
@pytest.mark.parametrize("without_money", [False, True])
def test_a_title_hides_no_unknown_outcome_and_stands_on_one_line(indigo: Store, fund: str, without_money: bool) -> None:
    asked = partial(answer, ask=partial(indigo.ask, without_money=without_money), fund=fund)
    view = view_of(indigo, fund, fund, without_money=without_money)
    every = FundChoice(fund, fund, "", {}, date(2026, 11, 22), without_money)
    outcomes, contracts = asked("fund_outcomes"), asked("contract_money")
    told = (
        outcomes_view(every, outcomes, contracts),
        match_view(every, outcomes, contracts),
        money_view(every, contracts, asked("fund_money")),
    )
    for words_of in (NL, EN):
        title = titles.title(view, *told, words_of)
        assert title == TITLES[fund, without_money, words_of.lang]
        assert len(title) <= 68
    lead = titles.lead(view, told[0], told[2], None, NL).replace("\xa0", " ")
    assert ("£" in lead) != without_money
    if not without_money:
        assert lead == LEADS[fund]


LEADS = {
    "INDIGO-FUND-0005": (
        "Er is £ 15.938.200 verdiend; wat is betaald, is onbekend. Wat hoogstens wordt betaald, is onbekend. "
        "Van 7 betalingen van samen £ 13.494.488 is niet vermeld of zij zijn gedaan. "
        "Voor '20 Weeks Volunteering Sustained…' en '26 Weeks Volunteering Sustained…' is nog niets gevalideerd."
    ),
    "INDIGO-FUND-0013": (
        "Er is £ 4.352.260 verdiend en £ 4.885.540 betaald. Van 1 van de 3 contracten is bekend wat hoogstens wordt betaald."
    ),
}


@pytest.mark.parametrize("without_money", [False, True])
def test_the_titles_of_brabant_stand_on_one_line(brabant: Store, without_money: bool) -> None:
    view = view_of(brabant, "INDIGO-FUND-0014", "Brabant Outcomes Fund", without_money=without_money)
    assert [len(titles.known_title(view, words_of)) <= 68 for words_of in (NL, EN)] == [True, True]


def test_a_fund_without_contracts_says_so(seen: FundView) -> None:
    empty = replace(seen, contracts=(), figures=(), streams=(), roles=())
    assert empty.is_empty
    assert titles.known_title(empty, NL) == "Brabant Outcomes Fund heeft nog geen contracten"
    assert titles.title(empty, seen_outcomes(), matched(), (), NL) == "Brabant Outcomes Fund heeft nog geen contracten"


ON = outcome("op koers", target=10, validated=9)
BEHIND = outcome("achter", target=10, validated=1)
UNKNOWN = outcome("Minder uitstoot", target=10)
OPEN = contract(cap=400_000, earned=246_000, paid=210_000, due=36_000, credit=0, still_to_earn=154_000, over_cap=0)


def told(seen: FundView, rows: list[dict[str, Any]], *contracts: dict[str, Any], **how: Any) -> str:
    found = titles.title(seen, seen_outcomes(*rows, **how), matched(), money(*contracts), NL).replace("\xa0", " ")
    assert len(found) <= 68
    return found


def test_the_title_tells_how_many_agreements_keep_pace_and_what_stands_open(seen: FundView) -> None:
    assert told(seen, [ON, ON, ON, BEHIND, BEHIND, UNKNOWN], OPEN) == (
        "3 van de 6 afspraken liggen op koers; € 36.000 staat nog open"
    )
    assert told(seen, [ON, BEHIND], OPEN) == "1 van de 2 afspraken ligt op koers; € 36.000 staat nog open"
    assert told(seen, [ON, ON], OPEN) == "Alle 2 afspraken liggen op koers; € 36.000 staat nog open"
    assert told(seen, [BEHIND, BEHIND], OPEN) == "Geen van de 2 afspraken ligt op koers; € 36.000 staat nog open"
    assert told(seen, [ON], OPEN).startswith("De afspraak ligt op koers; ")
    assert told(seen, [BEHIND], OPEN).startswith("De afspraak loopt achter; ")


def test_that_no_agreement_keeps_pace_is_said_of_those_of_which_it_is_known(seen: FundView) -> None:
    assert told(seen, [BEHIND, UNKNOWN], OPEN) == "De ene bekende afspraak loopt achter; € 36.000 staat nog open"
    many = [BEHIND] * 10 + [UNKNOWN]
    assert told(seen, many, OPEN) == "0 van de 10 bekende afspraken ligt op koers; € 36.000 staat nog open"
    after = choice(day=date(2027, 1, 1))
    assert told(seen, [BEHIND, BEHIND, UNKNOWN], contract(), of=after).startswith("0 van de 2 bekende afspraken is gehaald")


def test_nothing_stands_open_only_where_that_is_known_of_every_contract(seen: FundView) -> None:
    done = contract(earned=5, paid=5, due=0, credit=0)
    for other in (contract("B"), contract("B", currency=None), contract("B", currency="GBP", paid=1)):
        assert told(seen, [ON, BEHIND], done, other) == "1 van de 2 afspraken ligt op koers"
    assert told(seen, [ON, BEHIND], done, {**done, "project": "B"}).endswith("; er staat niets open")


def test_an_interim_result_is_no_known_outcome_in_the_title(seen: FundView) -> None:
    interim = with_contracts(seen, DONE, {}, {})
    assert (
        titles.title(interim, seen_outcomes(), matched(), (), NL)
        == "Uitkomsten en betalingen van de 3 contracten zijn onbekend"
    )
    outcomes = seen_outcomes(outcome(validated=3))
    final = replace(outcomes, rows=tuple(replace(one, project=seen.contracts[0].project) for one in outcomes.rows))
    assert titles.title(interim, final, matched(), (), NL) == "1 van de 3 uitkomsten bekend; betalingen onbekend"


def test_a_partial_sum_in_the_lead_says_of_how_many_contracts_it_is(seen: FundView) -> None:
    def lead(*rows: dict[str, Any]) -> str:
        return titles.lead(seen, seen_outcomes(ON), money(*rows), None, NL).replace("\xa0", " ")

    assert lead(OPEN, contract("B", earned=10)).startswith(
        "Er is € 246.010 verdiend en € 210.000 (bekend van 1 van 2) betaald. "
        "Van 1 van de 2 contracten is bekend wat hoogstens wordt betaald."
    )
    assert lead(OPEN, contract("B", currency=None)).startswith(
        "Er is € 246.000 (bekend van 1 van 2) verdiend en € 210.000 (bekend van 1 van 2) betaald."
    )


def test_at_the_end_the_title_tells_how_many_agreements_were_met(seen: FundView) -> None:
    after = choice(day=date(2027, 1, 1))
    met = outcome(target=10, validated=11)
    assert told(seen, [met, ON], of=after) == "1 van de 2 afspraken is gehaald"
    assert told(seen, [ON, BEHIND], of=after) == "Geen van de 2 afspraken is gehaald"
    assert told(seen, [met, met], of=after) == "Alle 2 afspraken zijn gehaald"
    assert told(seen, [ON], of=after) == "De afspraak is niet gehaald"
    assert told(seen, [met], of=after) == "De afspraak is gehaald"


def test_the_largest_amount_that_stands_open_is_told_also_where_too_much_was_paid(seen: FundView) -> None:
    above = contract("B", cap=21, earned=21, paid=99_021, due=0, credit=99_000, over_cap=99_000)
    assert told(seen, [ON, BEHIND], OPEN, above).endswith("; € 99.000 te verrekenen")
    done = contract(earned=5, paid=5, due=0, credit=0)
    assert told(seen, [ON, BEHIND], done).endswith("; er staat niets open")
    pounds = contract("B", currency="GBP", earned=5, due=5)
    assert told(seen, [ON, BEHIND], OPEN, pounds).endswith("; in meer valuta's staat geld open")


def test_without_money_or_with_nothing_known_of_it_what_is_not_measured_is_told_instead(seen: FundView) -> None:
    assert told(seen, [ON, UNKNOWN], contract()) == "1 van de 2 afspraken ligt op koers; van 1 is niets gevalideerd"
    assert told(replace(seen, money_left_out=3), [ON, UNKNOWN], OPEN) == (
        "1 van de 2 afspraken ligt op koers; van 1 is niets gevalideerd"
    )
    assert told(seen, [ON, BEHIND], contract()) == "1 van de 2 afspraken ligt op koers"


def test_where_no_numbers_were_agreed_the_title_tells_how_many_payments_close(seen: FundView) -> None:
    equal = outcome("a", validated=10, price=3, paid=30, match="equal")
    less = outcome("b", validated=10, price=3, paid=20, match="paid_less", due=10)

    def of(*rows: dict[str, Any]) -> str:
        return titles.title(seen, seen_outcomes(*rows), matched(*rows), (), NL).replace("\xa0", " ")

    assert of(equal, equal) == "Alle 2 betalingen sluiten"
    assert of(equal, less) == "1 van de 2 betalingen sluit; € 10 minder betaald"


def test_the_lead_tells_what_was_earned_paid_expected_and_not_measured(seen: FundView) -> None:
    expected = {"project": None, "name": None, "currency": "EUR", "low": 310_000.0, "middle": 350_000.0, "high": 385_000.0}
    rest = {"earned": Decimal(246_000), "cap": None, "reaches_cap": None, "behind_pace": False, "outcomes": 6, "left_out": 0}

    def lead(*rows: dict[str, Any], basis: str = "results", **how: Any) -> str:
        forecast = forecast_view(pd.DataFrame([{**expected, **rest, "basis": basis}], dtype=object), ["W", "B"], fund="F")
        outcomes = seen_outcomes(ON, *rows)
        return titles.lead(seen, outcomes, money(how.get("of", OPEN)), forecast, NL).replace("\xa0", " ")

    assert lead(UNKNOWN) == (
        "Van € 400.000 is € 246.000 verdiend en € 210.000 betaald. Verwacht eindbedrag: € 310.000 tot € 385.000. "
        "Voor 'Minder uitstoot' is nog niets gevalideerd."
    )
    assert "Verwacht" not in lead(basis="prior") and "Verwacht" not in lead(basis="done")
    assert lead(UNKNOWN, UNKNOWN, UNKNOWN).endswith("Voor 3 uitkomsten is nog niets gevalideerd.")
    assert lead(of=contract(earned=5, paid=4)).startswith(
        "Er is € 5 verdiend en € 4 betaald. Wat hoogstens wordt betaald, is onbekend."
    )
    assert lead(of=contract(cap=9, paid=4)).startswith("Er is € 4 betaald; wat is verdiend, is onbekend. Verwacht")
    assert lead(of=contract(cap=9, earned=4)).startswith("Er is € 4 verdiend; wat is betaald, is onbekend. Verwacht")


def test_without_money_the_lead_tells_what_is_left_out_and_not_measured(seen: FundView) -> None:
    without = replace(seen, money_left_out=9)
    lead = titles.lead(without, seen_outcomes(ON, UNKNOWN), money(OPEN), None, NL)
    assert "€" not in lead and "9 geldstromen" in lead
    assert lead.endswith("Voor 'Minder uitstoot' is nog niets gevalideerd.")
