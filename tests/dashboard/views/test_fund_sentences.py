from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from dashboard.views import fund_sentences as sentences
from dashboard.views.fund import FundView
from dashboard.words import words

NL, EN = words("nl"), words("en")


PAID = {"payments_known": 2, "paid": Decimal(1500), "paid_currency": "EUR"}


def with_contracts(seen: FundView, *changes: dict[str, Any]) -> FundView:
    return replace(seen, contracts=tuple(replace(c, **change) for c, change in zip(seen.contracts, changes, strict=True)))


def test_k8_brabant_says_first_that_outcomes_and_payments_are_unknown(seen: FundView) -> None:
    assert sentences.title(seen, NL) == "Uitkomsten en betalingen van de 3 contracten zijn onbekend"
    assert sentences.title(seen, EN) == "Outcomes and payments of the 3 contracts are unknown"
    assert sentences.lead(seen, NL) == (
        "Investeerders zegden €\xa0601.460 toe, voor 333 mensen (beoogd). "
        "Andere bronnen noemen €\xa0900.000 en €\xa01.000.000. Prijzen, resultaten en betalingen staan niet in INDIGO."
    )


def test_without_money_no_amount_is_said(seen: FundView) -> None:
    without = replace(seen, money_left_out=9)
    told = sentences.lead(without, NL)
    assert "€" not in told and "333 mensen" in told
    assert "9 geldstromen" in told
    assert sentences.title(without, NL) == "Uitkomsten van de 3 contracten zijn onbekend"


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
def test_the_title_is_the_first_rule_that_applies(seen: FundView, changes: list[dict[str, Any]], title: str) -> None:
    assert sentences.title(with_contracts(seen, *changes), NL) == title


def test_a_fund_without_contracts_says_so(seen: FundView) -> None:
    empty = replace(seen, contracts=(), figures=(), streams=(), roles=())
    assert empty.is_empty
    assert sentences.title(empty, NL) == "Brabant Outcomes Fund heeft nog geen contracten"
    assert sentences.stream_heading(empty, NL) == "Wie wat brengt, is niet vastgelegd"


def test_unknown_is_never_a_number(seen: FundView) -> None:
    assert seen.paid is None
    assert sentences.amount_told(None, "EUR", NL) == "onbekend"
    assert sentences.amount_told(Decimal(5), None, NL) == "5 (munt onbekend)"
    unknown = with_contracts(seen, *[{"people_targeted": None}] * 3)
    assert unknown.people_targeted is None
    assert "een onbekend aantal mensen" in sentences.lead(unknown, NL)


def test_what_sources_dispute_stands_with_both_sources(seen: FundView) -> None:
    assert seen.disputed == ("contracts", "private_money")
    assert [(one.amount, one.in_use) for one in seen.stated("private_money")] == [
        (601460, True),
        (900000, False),
        (1000000, False),
    ]
    assert (
        sentences.dispute_heading(seen, EN) == "Sources contradict one another on the number of contracts and the private money"
    )
    told = [sentences.basis_told(one, NL) for one in seen.stated("private_money")]
    assert told == ["INDIGO, opgeteld over 3 contracten", "Interreg Europe, good practice 2999", "impact-investor.com"]


def test_headings_tell_what_the_pictures_show(seen: FundView) -> None:
    assert sentences.reach_heading(seen, EN) == "How many people were reached is not recorded"
    assert sentences.money_heading(seen, EN) == "The pot for outcomes is €1,000,000"
    assert sentences.stream_heading(seen, NL) == "5 van de 8 partijen brengen iets naar alle 3 contracten"
    assert "van alle 18 stromen is de hoeveelheid onbekend" in sentences.stream_reading(seen, NL)
    known = with_contracts(seen, {"people_engaged": 200}, {}, {})
    assert sentences.reach_heading(known, EN) == "For 1 of the 3 contracts it is known how many people took part"
    assert sentences.money_heading(with_contracts(seen, PAID, {}, {}), EN) == "€1,500 was paid for outcomes"


def test_an_amount_of_a_stream_has_its_unit(seen: FundView) -> None:
    money, labour = seen.streams[0], replace(seen.streams[0], kind="arbeid", unit="uur")
    assert sentences.stream_told(replace(money, unit="EUR"), Decimal(1200), NL) == "€\xa01.200"
    assert sentences.stream_told(labour, Decimal("12.5"), NL) == "12,5 uur"
    assert sentences.stream_told(labour, None, NL) == "onbekend"
