from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.views import fund_sentences as sentences
from dashboard.views.fund import FundView
from dashboard.views.fund_title import known_lead
from dashboard.words import words
from data.store import Store
from tests.dashboard.conftest import view_of

NL, EN = words("nl"), words("en")


PAID = {"payments_known": 2, "paid": Decimal(1500), "paid_currency": "EUR"}
DONE = {"results_known": 1, "outcomes_known": 1}


def with_contracts(seen: FundView, *changes: dict[str, Any]) -> FundView:
    return replace(seen, contracts=tuple(replace(c, **change) for c, change in zip(seen.contracts, changes, strict=True)))


def test_unknown_is_never_a_number(seen: FundView) -> None:
    assert seen.paid is None
    assert sentences.amount_told(None, "EUR", NL) == "onbekend"
    assert sentences.amount_told(Decimal(5), None, NL) == "5 (valuta onbekend)"
    unknown = with_contracts(seen, *[{"people_targeted": None}] * 3)
    assert unknown.people_targeted is None
    assert "een onbekend aantal mensen" in known_lead(unknown, NL)


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
    assert sentences.reach_heading(seen, EN) == "How many people took part is not recorded"
    assert sentences.reach_heading(seen, NL) == "Hoeveel mensen meededen, is niet vastgelegd"
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


def test_hatching_is_spoken_of_only_where_something_is_hatched(seen: FundView, care_leavers: FundView) -> None:
    assert sentences.reach_reading(seen, NL).endswith("Gearceerd is onbekend.")
    assert "Gearceerd" not in sentences.reach_reading(care_leavers, NL)
    assert "Gearceerd" in sentences.reach_reading(with_contracts(care_leavers, {"people_targeted": None}, {}, {}), NL)


def test_without_money_the_heading_speaks_of_parties_that_bring_something_else(brabant: Store) -> None:
    view = view_of(brabant, "INDIGO-FUND-0014", "Brabant Outcomes Fund", without_money=True)
    assert sentences.stream_heading(view, NL) == (
        "Van de 4 partijen die iets anders dan geld brengen, brengt 1 iets naar alle 3 contracten"
    )
    assert sentences.stream_heading(replace(view, streams=()), NL) == "Wie iets anders dan geld brengt, is niet vastgelegd"


def test_how_many_parties_reach_how_many_contracts(seen: FundView) -> None:
    first = seen.streams[0]
    other = replace(first, giver="x")
    elsewhere = replace(other, project=seen.contracts[1].project if first.project != seen.contracts[1].project else "y")
    told = [
        sentences.stream_heading(replace(seen, streams=streams), NL)
        for streams in [(first,), (first, other), (first, elsewhere)]
    ]
    assert told == [
        "1 partij brengt iets naar 1 van de 3 contracten",
        "2 partijen brengen samen iets naar 1 van de 3 contracten",
        "2 partijen brengen samen iets naar 2 van de 3 contracten",
    ]
    one = replace(seen, contracts=seen.contracts[:1], streams=(first, other))
    assert sentences.stream_heading(one, NL) == "2 partijen brengen iets naar het ene contract"
    everywhere = tuple(s for s in seen.streams if s.giver == "INDIGO-ORG-0687")
    assert sentences.stream_heading(replace(seen, streams=everywhere), EN) == "1 party brings something to all 3 contracts"


def test_a_click_is_spoken_of_only_where_a_party_can_be_clicked(fair_chance: FundView, care_leavers: FundView) -> None:
    assert "Klik op een partij" in sentences.stream_reading(care_leavers, NL)
    told = sentences.stream_reading(fair_chance, NL)
    assert "Klik" not in told
    assert "staan als groep; de keuze hieronder filtert" in told
    assert "Pale: the amount is unknown for all 116 streams." in sentences.stream_reading(fair_chance, EN)


def test_the_table_of_roles_is_told_in_true_numbers(seen: FundView, fair_chance: FundView, care_leavers: FundView) -> None:
    assert sentences.roles_told(seen, "", NL) == "8 partijen, elk in één rol"
    assert sentences.roles_told(replace(seen, roles=seen.roles[:1]), "", NL) == "1 partij, in één rol"
    assert sentences.roles_told(seen, "INDIGO-ORG-0687", NL) == "Oranje Fonds: investeerder in 3 contracten"
    assert sentences.roles_told(care_leavers, "", NL) == "24 partijen, waarvan 1 in meer dan één rol"
    depaul = next(party for party, name in fair_chance.parties.items() if name == "Depaul")
    assert sentences.roles_told(fair_chance, depaul, NL) == "Depaul: uitvoerder in 2 contracten"
    both = next(party for party, name in care_leavers.parties.items() if name == "Sheffield Futures")
    told = sentences.roles_told(care_leavers, both, EN)
    assert told == "Sheffield Futures: investor in 1 contract and provider in 1 contract"
    assert sentences.roles_told(seen, "geen", NL) == "Wie welke rol heeft, is niet vastgelegd"


def test_a_footer_names_sources_and_the_day(seen: FundView, care_leavers: FundView, fair_chance: FundView) -> None:
    day = date(2026, 11, 22)
    assert sentences.footer(sentences.contract_sources(seen, NL), day, NL) == "Bron: INDIGO · stand 22 nov 2026"
    assert sentences.footer("INDIGO", day, EN) == "Source: INDIGO · as of 22 Nov 2026"
    assert sentences.money_sources(seen, NL) == "INDIGO (uitkomstpot); INDIGO, opgeteld over 3 contracten (privaat geld)"
    assert sentences.money_sources(care_leavers, NL) == "INDIGO"
    assert sentences.money_basis(care_leavers, "private_money", NL) == ""
    assert sentences.money_basis(fair_chance, "paid_type_unknown", NL) == "INDIGO"
    several = with_contracts(care_leavers, {"payment_source": None}, {}, {})
    assert sentences.money_basis(several, "paid", NL) == "meer bronnen en INDIGO"
    assert sentences.stream_sources(seen, NL) == "INDIGO"
    assert "health-inequalities.eu" in sentences.dispute_sources(seen, NL)
    many = replace(seen, streams=tuple(replace(s, source=f"bron {at}") for at, s in enumerate(seen.streams)))
    assert sentences.stream_sources(many, NL) == "bron 0, bron 1, bron 2 en 16 andere bronnen"


def test_how_many_metrics_are_told_is_unknown_where_none_was_recorded(seen: FundView) -> None:
    first = seen.contracts[0]
    assert sentences.of_metrics(0, first, NL) == "0 van 1"
    assert sentences.of_metrics(0, replace(first, metrics=0), NL) == "onbekend"


def test_a_note_stands_with_its_source_and_figure(seen: FundView) -> None:
    noted = next(one for one in seen.figures if one.note)
    assert sentences.note_told(noted, NL).startswith(f"{noted.source}, ")
    assert str(noted.note) in sentences.note_told(noted, NL)
