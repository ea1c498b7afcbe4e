from decimal import Decimal

from dashboard.views.stream_card import party_card, stream_card
from dashboard.words import words
from tests.dashboard.views.made import Row, flow, seen

NL, EN = words("nl"), words("en")


def test_the_card_of_a_party_tells_what_it_brings_and_takes_and_what_that_is_felt_to_be_worth() -> None:
    told = seen(flow("brug", "een", receiver_rating=4.5), flow("brug", "een", "arbeid"), flow("een", "brug", receiver_rating=2))
    assert party_card(told, "brug", NL) == [
        "Brug brengt 2 stromen: kennis en arbeid. Zij haalt 1 stroom: kennis.",
        "Waardering van wat zij brengt: 4,5; van wat zij haalt: 2. Bekend van 2 van de 3 stromen.",
    ]
    assert party_card(told, "een", EN) == [
        "Een brings 1 stream: knowledge. It takes 2 streams: knowledge and labour.",
        "Rating of what it brings: 2; of what it takes: 4.5. Known of 2 of 3 streams.",
    ]


def test_an_unknown_rating_is_no_zero_and_what_is_not_brought_is_rated_nothing() -> None:
    one_side = seen(flow("brug", "een"), flow("een", "brug", receiver_rating=3))
    assert party_card(one_side, "brug", NL)[1].startswith("Waardering van wat zij brengt: onbekend; van wat zij haalt: 3.")
    assert party_card(one_side, "een", EN)[1].startswith("Rating of what it brings: 3; of what it takes: unknown.")
    assert party_card(seen(flow("brug", "een", receiver_rating=0)), "brug", NL)[1].startswith(
        "Waardering van wat zij brengt: 0;"
    )
    assert "Van geen van deze stromen is de waardering bekend." in party_card(seen(flow("brug", "een")), "brug", NL)
    assert "Of none of these streams the rating is known." in party_card(seen(flow("brug", "een")), "een", EN)


def test_who_only_brings_or_only_takes_or_does_neither_is_told_so() -> None:
    told = seen(flow("brug", "een"), people={"gem": {}})
    assert party_card(told, "brug", NL)[0].endswith("Zij haalt niets, voor zover bekend.")
    assert party_card(told, "een", EN)[0].startswith("Een brings nothing, as far as is known. It takes 1 stream")
    assert party_card(told, "gem", NL) == ["Gem brengt en haalt hier niets, voor zover bekend."]
    assert party_card(told, "gem", EN) == ["Gem brings and takes nothing here, as far as is known."]


def test_what_fell_short_is_told_in_its_own_unit_and_an_unknown_delivery_is_no_shortfall() -> None:
    short: Row = {"promised": Decimal(10), "delivered": Decimal("2.5"), "receiver_rating": 1}
    told = seen(flow("brug", "een", **short), flow("brug", "een", delivered=None, receiver_rating=1), flow("een", "brug"))
    assert "Van 1 stroom is minder geleverd dan toegezegd: les (2,5 uur van 10 uur)." in party_card(told, "brug", NL)
    money = flow("brug", "een", "geld", what="bijdrage", unit="EUR", promised=Decimal(10), delivered=Decimal(0))
    told = seen(flow("brug", "een", **short), money)
    assert (
        "Of 2 streams less was delivered than promised, such as les (2.5 uur of 10 uur) and bijdrage (€0 of €10)."
        in party_card(told, "brug", EN)
    )


def test_whoever_gives_nothing_back_is_named_and_of_many_the_last_are_counted() -> None:
    one = seen(flow("brug", "een"), flow("brug", "gem"), flow("een", "brug"), flow("brug", "brug"))
    assert "Van 1 partij komt niets terug: Gem." in party_card(one, "brug", NL)
    told = seen(*(flow("brug", f"p{at}") for at in range(7)))
    assert "Van 7 partijen komt niets terug: P0, P1, P2, P3 en nog 3 anderen." in party_card(told, "brug", NL)
    assert "From 7 parties nothing comes back: P0, P1, P2, P3 and 3 others." in party_card(told, "brug", EN)


def test_of_many_kinds_the_last_are_counted() -> None:
    kinds = ["arbeid", "data", "dienst", "geld", "kennis", "middelen"]
    assert party_card(seen(*(flow("brug", "een", kind) for kind in kinds[:5])), "brug", NL)[0].startswith(
        "Brug brengt 5 stromen: arbeid, data, dienst, geld en kennis."
    )
    assert party_card(seen(*(flow("brug", "een", kind) for kind in kinds)), "brug", EN)[0].startswith(
        "Brug brings 6 streams: labour, data, service, money and 2 others."
    )


def test_the_card_of_a_party_follows_the_chosen_kind() -> None:
    told = seen(flow("brug", "een"), flow("brug", "een", "arbeid"), kind="arbeid")
    assert party_card(told, "brug", NL)[0].startswith("Brug brengt 1 stroom: arbeid.")


def test_the_card_of_a_stream_tells_all_of_it_and_where_it_was_told() -> None:
    row = flow("brug", "een", "dienst", what="klus", delivered=None, state="running", confirmed_by="giver", receiver_rating=4)
    (one,) = seen(row).streams
    assert stream_card(one, NL) == [
        "Brug brengt klus naar Een.",
        "Toegezegd: 4 uur; geleverd: onbekend; stand: loopt.",
        "Waardering van wie haalt: 4 van 5; van wie brengt: onbekend van 5. Bevestigd door: wie brengt.",
        "Bron: jaarverslag (stream.csv:2), bewijs E1 eigen registratie, bevestigd, vastgelegd op 1 okt 2026.",
    ]
    assert stream_card(one, EN) == [
        "Brug brings klus to Een.",
        "Promised: 4 uur; delivered: unknown; state: running.",
        "Rating by who takes: 4 of 5; by who brings: unknown of 5. Confirmed by: giver.",
        "Source: jaarverslag (stream.csv:2), evidence E1 own record, confirmed, recorded on 1 Oct 2026.",
    ]


def test_a_stream_of_which_little_is_told_says_unknown_and_not_none() -> None:
    untold: Row = {"what": None, "unit": None, "promised": None, "delivered": None, "delivered_why": "nvt", "state": None}
    (one,) = seen(flow("brug", "brug", confirmed_by=None, evidence=None, origin="de wijk", **untold)).streams
    told = " ".join(stream_card(one, NL))
    assert told.startswith("Brug brengt kennis naar Brug. Deze stroom blijft binnen de partij zelf.")
    assert "Toegezegd: onbekend; geleverd: n.v.t.; stand: onbekend." in told
    assert "Herkomst: de wijk. Na gebruik: onbekend." in told and "bewijs geen" in told
    assert not {"None", "nan", "NaN", "<NA>"} & set(told.replace(".", " ").replace(";", " ").split())
