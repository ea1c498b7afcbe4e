from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from dashboard.views import fund as views
from dashboard.words import words
from data.store import Store
from metrics.answer import answer

NL, EN = words("nl"), words("en")


@pytest.fixture
def seen(brabant: Store) -> views.FundView:
    asked = partial(answer, ask=brabant.ask, fund="INDIGO-FUND-0014")
    frames = [asked(name) for name in ("fund_contracts", "fund_figures", "fund_streams", "fund_roles")]
    return views.view("INDIGO-FUND-0014", "Brabant Outcomes Fund", *frames)


def with_contracts(seen: views.FundView, *changes: dict[str, Any]) -> views.FundView:
    return replace(seen, contracts=tuple(replace(c, **change) for c, change in zip(seen.contracts, changes, strict=True)))


def test_k8_brabant_says_first_that_outcomes_and_payments_are_unknown(seen: views.FundView) -> None:
    assert views.title(seen, NL) == "Uitkomsten en betalingen van de 3 contracten zijn onbekend"
    assert views.title(seen, EN) == "Outcomes and payments of the 3 contracts are unknown"
    assert views.lead(seen, NL) == (
        "Investeerders zegden €\xa0601.460 toe, voor 333 mensen (beoogd). "
        "Prijzen, resultaten en betalingen zijn nergens vastgelegd."
    )


def test_without_money_no_amount_is_said(seen: views.FundView) -> None:
    told = views.lead(seen, NL, without_money=True)
    assert "€" not in told and "333 mensen" in told


PAID = {"payments_known": 2, "paid": Decimal(1500), "paid_currency": "EUR"}


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ([{}, {}, {"results_known": 1}], "Van 1 van de 3 contracten zijn uitkomsten bekend; betalingen zijn onbekend"),
        ([PAID, {}, {}], "€\xa01.500 betaald; van 2 van de 3 contracten is de betaling onbekend"),
        ([PAID, PAID, PAID], "€\xa04.500 betaald in 3 contracten"),
        (
            [PAID, {**PAID, "paid_currency": "GBP"}, {}],
            "In meer munten is er betaald; van 1 van de 3 contracten is de betaling onbekend",
        ),
    ],
)
def test_the_title_is_the_first_rule_that_applies(seen: views.FundView, changes: list[dict[str, Any]], title: str) -> None:
    assert views.title(with_contracts(seen, *changes), NL) == title


def test_a_fund_without_contracts_says_so(seen: views.FundView) -> None:
    empty = replace(seen, contracts=(), figures=(), streams=(), roles=())
    assert empty.is_empty
    assert views.title(empty, NL) == "Brabant Outcomes Fund heeft nog geen contracten"
    assert views.stream_heading(empty, NL) == "Wie wat brengt, is niet vastgelegd"


def test_unknown_is_never_a_number(seen: views.FundView) -> None:
    assert seen.paid is None
    assert views.amount_told(None, "EUR", NL) == "onbekend"
    assert views.amount_told(Decimal(5), None, NL) == "5 (munt onbekend)"
    unknown = with_contracts(seen, *[{"people_targeted": None}] * 3)
    assert unknown.people_targeted is None
    assert "een onbekend aantal mensen" in views.lead(unknown, NL)


def test_what_sources_dispute_stands_with_both_sources(seen: views.FundView) -> None:
    assert seen.disputed == ("contracts", "private_money")
    assert [(one.amount, one.in_use) for one in seen.stated("private_money")] == [
        (601460, True),
        (900000, False),
        (1000000, False),
    ]
    assert views.dispute_heading(seen, EN) == "Sources contradict one another on number of contracts and private money"
    told = [views.basis_told(one, NL) for one in seen.stated("private_money")]
    assert told == ["INDIGO, opgeteld over 3 contracten", "Interreg Europe, good practice 2999", "impact-investor.com"]


def test_roles_are_told_by_party_in_the_order_in_which_money_passes(seen: views.FundView) -> None:
    assert [role.role for role in seen.roles][:2] == ["outcome payer", "investor"]
    assert [(role.party_name, len(role.contracts)) for role in seen.roles_of("INDIGO-ORG-0687")] == [("Oranje Fonds", 3)]
    assert len(seen.roles_of("")) == 8
    assert len(seen.streams_of("INDIGO-ORG-0687")) == 3


def test_headings_tell_what_the_pictures_show(seen: views.FundView) -> None:
    assert views.reach_heading(seen, EN) == "How many people were reached is not recorded"
    assert views.money_heading(seen, EN) == "The pot for outcomes is €1,000,000"
    assert views.stream_heading(seen, NL) == "5 van de 8 partijen brengen iets naar alle 3 contracten"
    assert "Van 18 van de 18 stromen is de hoeveelheid onbekend" in views.stream_reading(seen, NL)
    known = with_contracts(seen, {"people_engaged": 200}, {}, {})
    assert views.reach_heading(known, EN) == "For 1 of the 3 contracts it is known how many people took part"
    assert views.money_heading(with_contracts(seen, PAID, {}, {}), EN) == "€1,500 was paid for outcomes"


def test_an_amount_of_a_stream_has_its_unit(seen: views.FundView) -> None:
    money, labour = seen.streams[0], replace(seen.streams[0], kind="arbeid", unit="uur")
    assert views.stream_told(replace(money, unit="EUR"), Decimal(1200), NL) == "€\xa01.200"
    assert views.stream_told(labour, Decimal("12.5"), NL) == "12,5 uur"
    assert views.stream_told(labour, None, NL) == "onbekend"
