from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from dashboard.views import further as views
from dashboard.views.streams import StreamsView
from dashboard.words import Words, words
from tests.dashboard.views.made import Row, flow, seen

NL, EN = words("nl"), words("en")
ON = date(2026, 9, 30)


def contacts(*rows: tuple[str, str, date, str | None]) -> pd.DataFrame:
    names = ("party", "other", "held_on", "channel")
    kinds = (pa.string(), pa.string(), pa.date32(), pa.string())
    told = [dict(zip(names, row, strict=True)) for row in rows]
    schema = pa.schema(list(zip(names, kinds, strict=True)))
    return pa.Table.from_pylist(told, schema=schema).to_pandas(types_mapper=pd.ArrowDtype)


def subjects(told: StreamsView, *met: Any, party: str = "", said: Words = NL) -> dict[str, views.Subject]:
    return {one.name: one for one in views.subjects(told, party, contacts(*met), ON, said)}


def table(one: views.Subject, said: Words = NL) -> list[list[Any]]:
    rows = one.rows(said)
    assert rows is not None
    return rows.to_numpy().tolist()


def test_of_no_streams_nothing_further_is_said() -> None:
    assert subjects(seen(people={"brug": {}})) == {}


def test_what_nothing_is_known_of_has_no_subject() -> None:
    untold: Row = {"unit": None, "promised": None, "delivered": None, "state": None}
    assert list(subjects(seen(flow("brug", "een", "vertrouwen", **untold)))) == ["pairs", "held"]
    assert list(subjects(seen(flow("brug", "brug", "vertrouwen", **untold)))) == []


def test_the_kind_of_which_least_of_what_was_promised_came_is_named_and_unknown_is_not_counted() -> None:
    rows = [
        flow("brug", "een", promised=Decimal(10), delivered=Decimal(9)),
        flow("brug", "een", "arbeid", promised=Decimal(10), delivered=Decimal("9.999")),
        flow("een", "brug", "geld", unit="EUR", promised=Decimal(500), delivered=None),
    ]
    told = subjects(seen(*rows))["promises"]
    assert told.heading == "Van kennis is 90\xa0% geleverd, het minst; 2 soorten bleven achter"
    assert table(told) == [
        ["arbeid", "10 uur", "10 uur", "99,9\xa0%", 1, 1, 0],
        ["geld", "onbekend", "onbekend", "n.v.t.", 1, 0, 0],
        ["kennis", "10 uur", "9 uur", "90\xa0%", 1, 1, 0],
    ]
    assert subjects(seen(*rows), said=EN)["promises"].heading == "Of knowledge 90% was delivered, the least; 2 kinds fell short"
    assert (
        subjects(seen(rows[1]))["promises"].heading == "Van arbeid is 99,9\xa0% geleverd; 1 soort bleef achter"
    )  # almost is not all


@pytest.mark.parametrize(
    ("row", "nl", "en"),
    [
        (
            flow("brug", "een"),
            "Van elke soort is minstens geleverd wat toegezegd was",
            "Of every kind at least what was promised was delivered",
        ),
        (
            flow("brug", "een", delivered=None),
            "Van geen toezegging is bekend wat ervan kwam",
            "Of no promise it is known what came of it",
        ),
    ],
)
def test_promises_are_kept_or_it_is_not_known(row: Row, nl: str, en: str) -> None:
    assert [subjects(seen(row), said=said)["promises"].heading for said in (NL, EN)] == [nl, en]


@pytest.mark.parametrize(
    "open_still",
    [
        flow("brug", "een", "dienst", promised=Decimal(5), delivered=None),
        flow("brug", "een", promised=Decimal(5), delivered=None, state="lapsed"),
        flow("brug", "een", promised=None, delivered=None, state="promised"),
        flow("brug", "een", state="lapsed"),
    ],
)
def test_that_all_promises_are_kept_is_said_only_where_all_is_known_and_nothing_lapsed(open_still: Row) -> None:
    heads = [subjects(seen(flow("brug", "een"), open_still), said=said)["promises"].heading for said in (NL, EN)]
    assert heads == [
        "Van wat bekend is, is minstens geleverd wat toegezegd was",
        "Of what is known, at least what was promised was delivered",
    ]


@pytest.mark.parametrize(
    ("delivered", "nl", "en"),
    [("9.94", "99\xa0%", "99%"), ("9.97", "99,7\xa0%", "99.7%"), ("9.9999", "99,9\xa0%", "99.9%")],
)
def test_a_share_just_below_all_is_rounded_neither_to_all_nor_down_to_99(delivered: str, nl: str, en: str) -> None:
    told = seen(flow("brug", "een", promised=Decimal(10), delivered=Decimal(delivered)))
    both = [subjects(told, said=said)["promises"] for said in (NL, EN)]
    assert f" {nl} " in both[0].heading and f" {en} " in both[1].heading
    assert [table(both[0])[0][3], table(both[1], EN)[0][3]] == [nl, en]


def test_without_money_nothing_is_said_of_money_as_a_form_of_commitment() -> None:
    told = seen(flow("brug", "een"))
    found = {one.name: one for one in views.subjects(told, "", contacts(), ON, EN, without_money=True)}["currencies"]
    assert found.heading == "Parties commit in 1 of 5 forms"
    assert len(table(found, EN)) == 8 and "money" not in {row[0] for row in table(found, EN)}


def test_the_forms_of_commitment_are_counted_those_without_a_stream_too() -> None:
    told = seen(flow("brug", "een"), flow("brug", "een", "regelruimte", state="lapsed"), flow("een", "brug", "vertrouwen"))
    found = subjects(told)["currencies"]
    assert found.heading == "Partijen zeggen iets toe in 1 van de 6 vormen" and len(table(found)) == 9
    assert ["kennis", 1, 1, 1, 0, "100\xa0%"] in table(found)
    assert ["regels aanpassen (Green Deal)", 1, 1, 0, 1, "0\xa0%"] in table(found)
    assert ["geld", 0, 0, 0, 0, "n.v.t."] in table(found)
    english = subjects(told, said=EN)["currencies"]
    assert english.heading == "Parties commit in 1 of 6 forms" and table(english, EN)[0][0] == "money"
    assert "currencies" not in subjects(seen(flow("een", "brug", "vertrouwen")))


def test_pairs_are_told_by_rating_or_by_number_the_least_given_back_first() -> None:
    rows = [
        flow("brug", "een", receiver_rating=4),
        flow("een", "brug", receiver_rating=1),
        flow("gem", "brug"),
        flow("een", "gem"),
        flow("gem", "een"),
    ]
    found = subjects(seen(*rows))["pairs"]
    assert found.heading == "In 2 van de 3 paren gaat er iets heen en terug"
    assert table(found) == [
        ["Brug", "0", "1", "Gem", "0\xa0%", "aantal"],
        ["Brug", "4", "1", "Een", "25\xa0%", "waardering"],
        ["Een", "1", "1", "Gem", "100\xa0%", "aantal"],
    ]
    assert subjects(seen(rows[0]), said=EN)["pairs"].heading == "In 0 of 1 pair something goes there and back"


def test_who_holds_the_network_together_is_named_and_of_many_the_last_are_counted() -> None:
    rows = [flow("brug", "een"), flow("een", "brug"), flow("brug", "gem")]
    found = subjects(seen(*rows, people={"rec": {}}))["held"]
    assert found.heading == "Zonder Brug valt 100\xa0% van de stromen weg"
    assert found.sentences == (
        "Er zijn 3 banden; 25\xa0% van alle die er kunnen zijn.",
        "67\xa0% van de banden heeft een band terug.",
        "Het netwerk valt uiteen in 2 delen (versnippering 0,38).",
    )
    assert table(found)[0][:4] == ["Brug", 2, 1, "16,7\xa0%"] and table(found)[0][-1] == "ja"
    apart = seen(*(flow(f"p{at}", f"q{at}") for at in range(28)))
    assert subjects(apart, said=EN)["held"].heading == "Without P0, P1, P10, P11 and 4 others 29% of the streams fall away"
    assert "held" not in subjects(seen(flow("brug", "brug")))


def test_who_alone_joins_sectors_is_told_of_parties_and_only_where_their_sectors_are() -> None:
    rows = [flow("brug", "een"), flow("een", "gem")]
    sectors: dict[str, Row] = {"brug": {"sector": "werk"}, "een": {"sector": "werk"}, "gem": {"sector": "zorg"}}

    def column(said: Words, header: str, **how: Any) -> dict[str, int] | None:
        told = subjects(seen(*rows, **how), said=said)["held"].rows(said)
        assert told is not None
        return dict(zip(told.iloc[:, 0], told[header], strict=True)) if header in told else None

    assert column(NL, "Tussen sectoren", people=sectors) == {"Brug": 0, "Een": 1, "Gem": 0}
    assert column(EN, "Between sectors", people=sectors) == {"Brug": 0, "Een": 1, "Gem": 0}
    assert column(NL, "Tussen sectoren") is None
    for how in ({}, {"opened": "werk"}):
        assert column(NL, "Tussen sectoren", people=sectors, level="sector", **how) is None


@pytest.mark.parametrize(("costly", "subject"), [("of_parties", "held"), ("traceability_by_product", "traces")])
def test_a_table_is_made_only_when_it_is_opened(monkeypatch: pytest.MonkeyPatch, costly: str, subject: str) -> None:
    made: list[str] = []
    meant = getattr(views, costly)
    monkeypatch.setattr(views, costly, lambda *told: made.append(costly) or meant(*told))
    found = subjects(seen(flow("brug", "een", "goederen", unit="kg"), flow("een", "brug")))[subject]
    assert made == [] and table(found) and made == [costly]


def test_what_comes_back_along_others_is_told_of_the_chosen_party_or_else_of_the_hub() -> None:
    weighed: Row = {"need_weight": 0.5, "source_weight": 1.0}
    rows = [flow("brug", "een", **weighed), flow("een", "gem", **weighed), flow("gem", "brug", **weighed), flow("brug", "gem")]
    told = seen(*rows)
    found = subjects(told)["rounds"]
    assert found.heading.startswith("Wat Brug geeft komt langs 1 weg terug; in 100\xa0% daarvan zit ")
    assert found.sentences == ("Van 1 stroom is het belang niet verteld; die telt niet mee.",)
    assert table(found) == [["Brug → Een → Gem → Brug", "0,125", 1]]
    assert subjects(told, party="een", said=EN)["rounds"].heading.startswith("What Een gives comes back along 1 way; ")
    assert "rounds" not in subjects(seen(flow("brug", "een", **weighed)))
    nothing: Row = {"need_weight": 0.0, "source_weight": 1.0}
    assert "rounds" not in subjects(seen(flow("brug", "een", **nothing), flow("een", "brug", **nothing)))


def test_with_whom_value_lands_is_told_of_what_both_have_rated() -> None:
    rows = [flow("brug", "een", giver_rating=1, receiver_rating=3), flow("een", "brug", receiver_rating=5)]
    found = subjects(seen(*rows))["landing"]
    assert found.heading == "75\xa0% van de waarde landt bij anderen dan wie brengt (1 stroom)"
    assert table(found) == [["Brug", "75\xa0%", "1 / 1"]]
    assert subjects(seen(*rows), said=EN)["landing"].heading.startswith("75% of the value lands with others")
    assert "landing" not in subjects(seen(rows[1]))


def test_knowledge_is_told_by_item_however_many_took_it() -> None:
    shared: Row = {"made_on": date(2026, 7, 1), "shared_on": date(2026, 7, 11), "shared_openly": True, "reused": 2}
    rows = [flow("brug", "een", **shared), flow("brug", "gem", **shared), flow("een", "brug", shared_openly=False, reused=0)]
    found = subjects(seen(*rows))["knowledge"]
    assert found.heading == "1 van de 2 stukken kennis zijn open voor iedereen"
    assert found.sentences == ("1 van de 2 zijn door anderen gebruikt.", "Van maken tot delen duurde 10 dagen (mediaan van 1).")
    assert found.rows(NL) is None
    backwards = {**shared, "shared_on": date(2026, 6, 1), "shared_openly": None, "reused": None}
    told = subjects(seen(flow("brug", "een", "data", **backwards)), said=EN)["knowledge"]
    assert told.heading == "Of 1 item of knowledge it is not known whether it is open"
    assert told.sentences == ("1 item was shared before it was made; that cannot be.",)
    assert "knowledge" not in subjects(seen(flow("brug", "een", "geld", unit="EUR")))


def test_goods_are_traced_by_weight_and_what_is_not_weighed_is_counted() -> None:
    rows = [
        flow("brug", "een", "goederen", what="hout", unit="ton", delivered=Decimal(1), origin="de wijk"),
        flow("brug", "een", "goederen", what="steen", unit="kg", delivered=Decimal(1000), after_use="hergebruik"),
        flow("brug", "een", "goederen", what="stoel", unit="stuks", delivered=Decimal(3)),
        flow("brug", "een", "goederen", what="zand", unit="kg", delivered=None, state="running"),
    ]
    found = subjects(seen(*rows))["traces"]
    assert found.heading == "Van 50\xa0% van 2.000 kg is de herkomst bekend, van 50\xa0% waar het heen gaat"
    assert found.sentences == ("2 stromen zijn niet in kilo’s bekend en tellen niet mee.",)
    assert table(found) == [["hout", "1.000", "100\xa0%", "0\xa0%"], ["steen", "1.000", "0\xa0%", "100\xa0%"]]
    assert subjects(seen(rows[2]), said=EN)["traces"].heading == "1 stream of goods cannot be weighed"
    assert "traces" not in subjects(seen(flow("brug", "een")))


def test_warm_and_cold_ties_are_told_and_no_contact_known_is_not_cold() -> None:
    rows = [flow("brug", "een"), flow("brug", "gem"), flow("gem", "een")]
    met = [("brug", "een", ON, "online"), ("brug", "gem", date(2026, 1, 1), None), ("brug", "vreemd", ON, "online")]
    found = subjects(seen(*rows), *met)["warmth"]
    assert found.heading == "1 van de 2 banden is koud"
    assert found.sentences == ("Van 1 band is geen contact bekend.",)
    none = "geen contact bekend"
    assert table(found) == [
        ["Brug", "Gem", "0,02", none, none, none, "1 jan 2026"],
        ["Brug", "Een", "1", "1", none, none, "30 sep 2026"],
        ["Een", "Gem", none, none, none, none, "onbekend"],
    ]
    assert subjects(seen(*rows), *met, said=EN)["warmth"].heading == "1 of 2 ties is cold"
    assert "warmth" not in subjects(seen(*rows))
    assert "warmth" not in subjects(seen(*rows), ("brug", "een", date(2026, 12, 1), "online"))  # not held yet
    assert "warmth" not in subjects(seen(*rows), ("brug", "vreemd", ON, "online"))  # of nobody who takes part


def test_how_much_is_tangible_and_is_social_procurement_is_told_where_it_is_known() -> None:
    rows = [
        flow("brug", "een", "geld", unit="EUR", delivered=Decimal(300), tangible=True),
        flow("brug", "een", "sociale inkoop", unit="EUR", delivered=Decimal(100), tangible=True),
        flow("een", "brug", tangible=False),
        flow("een", "brug"),
    ]
    found = subjects(seen(*rows))["nature"]
    assert found.heading == "2 van de 3 stromen zijn tastbaar (67\xa0%)"
    assert found.sentences == (
        "Sociale inkoop: 1 van de 4 stromen.",
        "Van €\xa0400 dat rondging is 25\xa0% sociale inkoop.",
    )
    assert subjects(seen(*rows), said=EN)["nature"].heading == "2 of 3 streams are tangible (67%)"
    assert "nature" not in subjects(seen(rows[3]))


def test_what_goes_in_is_told_against_what_comes_out_where_all_of_it_is_known_in_one_unit() -> None:
    rows = [
        flow("zon", "net", "goederen", unit="kWh", delivered=Decimal("36.5")),
        flow("net", "wijk", "dienst", unit="kWh", delivered=Decimal(36)),
        flow("wijk", "net", "data", unit="kWh", delivered=Decimal(0)),
    ]
    found = subjects(seen(*rows))["through"]
    assert found.heading == "Bij 1 van de 1 partij verschilt wat erin gaat van wat eruit komt"
    assert table(found) == [["Net", "36,5 kWh", "36 kWh", "0,5 kWh"]]
    even = subjects(seen(*rows[1:], flow("zon", "net", unit="kWh", delivered=Decimal(36))), said=EN)["through"]
    assert even.heading == "With 0 of 1 party what goes in differs from what comes out"
    assert "through" not in subjects(seen(*rows, flow("zon", "wijk")))  # another unit
    assert "through" not in subjects(seen(*rows, flow("zon", "wijk", unit=None)))  # or no unit at all
    assert "through" not in subjects(seen(*rows, flow("net", "wijk", unit="kWh", delivered=None)))  # an unknown is no zero


def test_the_subjects_follow_the_chosen_kind() -> None:
    rows = [flow("brug", "een"), flow("brug", "een", "arbeid", delivered=Decimal(1)), flow("een", "brug", "arbeid")]
    assert list(subjects(seen(*rows, kind="arbeid"))) == ["promises", "pairs", "held", "through"]
    assert subjects(seen(*rows, kind="arbeid"))["promises"].heading == "Van arbeid is 63\xa0% geleverd; 1 soort bleef achter"


@pytest.mark.parametrize("said", [NL, EN])
def test_no_cell_shows_what_a_program_calls_nothing(said: Words) -> None:
    untold: Row = {"what": None, "unit": None, "promised": None, "delivered": None, "state": None, "confirmed_by": None}
    rows = [flow("brug", "een", "goederen", **untold), flow("een", "brug", unit=None), flow("brug", "een", **untold)]
    for one in subjects(seen(*rows), ("brug", "een", ON, None), said=said).values():
        told = (
            [one.heading, *one.sentences, *(str(cell) for row in table(one, said) for cell in row)]
            if one.columns
            else [one.heading]
        )
        assert not [text for text in told if {"None", "nan", "NaN", "<NA>", "NaT"} & set(text.split())]
