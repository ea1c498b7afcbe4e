from decimal import Decimal
from typing import Any

import pytest

from dashboard.views import streams_sentences as sentences
from dashboard.views.streams import NO_QUARTER, Spot, StreamsView
from dashboard.views.ties import circles, others, ties
from dashboard.words import words
from tests.dashboard.views.made import Row, flow, seen

NL, EN = words("nl"), words("en")


def rated(*told: tuple[str, str, float]) -> list[Row]:
    return [flow(giver, receiver, receiver_rating=rating) for giver, receiver, rating in told]


@pytest.mark.parametrize(
    ("rows", "nl", "en"),
    [
        ([], "Van Rand is hier geen enkele stroom bekend", "No stream of Rand is known here"),
        (
            [flow("brug", "een"), flow("brug", "gem")],
            "Brug is de spil; te weinig stromen zijn gewaardeerd",
            "Brug is the hub; too few streams are rated",
        ),
        (
            rated(("brug", "een", 5), ("een", "brug", 4), ("brug", "gem", 4), ("gem", "brug", 5)),
            "Brug is de spil; halen en brengen zijn redelijk in balans",
            "Brug is the hub; taking and bringing are fairly even",
        ),
        (
            rated(*[("brug", "een", 4), ("een", "brug", 4)] * 2, *[("gem", "een", 5)] * 3),
            "Een is de spil; Gem geeft veel en krijgt weinig terug",
            "Een is the hub; Gem gives much and gets little back",
        ),
        (
            rated(*[("brug", "een", 4), ("een", "brug", 4)] * 3, *[("brug", "gem", 5)] * 3, *[("een", "brug", 5)] * 2),
            "Brug is de spil; Gem krijgt veel en geeft weinig terug",
            "Brug is the hub; Gem gets much and gives little back",
        ),
        (
            rated(("brug", "een", 5), ("brug", "gem", 5), ("brug", "rec", 5), ("een", "brug", 1)),
            "Brug is de spil, maar krijgt weinig terug",
            "Brug is the hub, but gets little back",
        ),
        (
            rated(("een", "brug", 5), ("gem", "brug", 5), ("rec", "brug", 5), ("brug", "een", 1)),
            "Brug is de spil, en krijgt meer dan het brengt",
            "Brug is the hub, and gets more than it brings",
        ),
        (
            [flow("brug", "een"), flow("een", "brug"), flow("gem", "brug"), flow("rec", "een")],
            "Brug en Een staan in de meeste stromen",
            "Brug and Een stand in most streams",
        ),
        (
            [flow("brug", "een"), flow("gem", "rec")],
            "Geen partij is de spil: 4 partijen staan in evenveel stromen",
            "No party is the hub: 4 parties stand in as many streams",
        ),
    ],
)
def test_the_title_is_the_first_rule_that_applies(rows: list[Row], nl: str, en: str) -> None:
    told = seen(*rows, people={"gem": {}})
    assert (sentences.title(told, NL), sentences.title(told, EN)) == (nl, en)


def test_the_title_is_of_all_kinds_whatever_kind_was_chosen() -> None:
    rows = [*rated(("brug", "een", 5), ("brug", "gem", 5), ("brug", "rec", 5)), flow("een", "gem", "geld", unit="EUR")]
    assert sentences.title(seen(*rows, kind="geld"), NL) == sentences.title(seen(*rows), NL)


def test_a_party_in_a_stream_with_itself_is_counted_once_there() -> None:
    told = seen(flow("brug", "brug"), flow("een", "gem"), flow("een", "rec"))
    assert sentences.hubs(told) == ["Een"]
    assert sentences.hubs(seen()) == []


def test_much_and_little_are_said_from_twice_as_much_on_and_from_three_ratings() -> None:
    twice = rated(("brug", "een", 4), ("een", "brug", 2), ("brug", "een", 4), ("een", "brug", 2))
    assert sentences.uneven(seen(*twice)) == ("Een", False)
    less = rated(("brug", "een", 3.9), ("een", "brug", 2), ("brug", "een", 4), ("een", "brug", 2))
    assert sentences.uneven(seen(*less)) == ("", False)
    assert sentences.uneven(seen(*rated(("brug", "een", 5), ("brug", "een", 5)))) is None


def test_of_whom_less_than_half_of_a_side_is_rated_nothing_is_called_much_or_little() -> None:
    back = rated(*[("een", "brug", 5)] * 2)
    most_unrated = [*rated(("brug", "een", 1)), *[flow("brug", "een")] * 10, *back]
    assert sentences.uneven(seen(*most_unrated)) is None
    assert sentences.title(seen(*most_unrated, flow("brug", "gem")), EN) == "Brug is the hub; too few streams are rated"
    assert sentences.uneven(seen(*rated(("brug", "een", 1)), flow("brug", "een"), *back)) == ("Een", True)
    assert sentences.uneven(seen(*rated(("brug", "een", 1)), *[flow("brug", "een")] * 2, *back)) is None


def test_who_is_unrated_on_one_side_is_not_called_uneven() -> None:
    rows = [*rated(*[("brug", "een", 5)] * 3), flow("een", "brug")]
    assert sentences.uneven(seen(*rows)) is None


@pytest.mark.parametrize(
    ("rows", "left_out", "nl", "en"),
    [
        (
            [flow("brug", "een")],
            0,
            "Van de 1 stroom zijn er 1 door beide kanten bevestigd. Van alle stromen is de hoeveelheid bekend.",
            "Of 1 stream 1 are confirmed by both sides. The amounts of all streams are known.",
        ),
        (
            [flow("brug", "een", confirmed_by=None), flow("een", "brug", promised=None, delivered=None)],
            2,
            "Van de 2 stromen zijn er 1 door beide kanten bevestigd. Van 1 stroom is de hoeveelheid onbekend. "
            "Zonder geld: 2 stromen tellen niet mee.",
            "Of 2 streams 1 are confirmed by both sides. Of 1 stream the amount is unknown. "
            "Without money: 2 streams are left out.",
        ),
        (
            [],
            1,
            "Kies een ander kwartaal, of lever stromen in bij Gegevens. Zonder geld: 1 stroom telt niet mee.",
            "Choose another quarter, or hand in streams at Data. Without money: 1 stream is left out.",
        ),
    ],
)
def test_under_the_title_it_says_how_sure_this_is(rows: list[Row], left_out: int, nl: str, en: str) -> None:
    assert (sentences.lead(seen(*rows), NL, left_out), sentences.lead(seen(*rows), EN, left_out)) == (nl, en)


def test_an_amount_that_does_not_apply_or_is_withheld_is_not_unknown() -> None:
    declared = flow("brug", "een", promised=None, delivered=None, delivered_why="nvt")
    confirmed = "Van de 1 stroom zijn er 1 door beide kanten bevestigd."
    assert sentences.lead(seen(declared), NL, None) == confirmed
    unknown = flow("brug", "een", promised=None, delivered=None)
    assert sentences.lead(seen(declared, unknown), NL, None).endswith("Van 1 stroom is de hoeveelheid onbekend.")


def test_streams_of_no_quarter_say_so() -> None:
    told = seen(flow("brug", "een", period=None), quarter=NO_QUARTER)
    assert sentences.lead(told, NL, None).endswith("Deze stromen horen niet bij één kwartaal.")
    assert sentences.lead(told, EN, None).endswith("These streams belong to no single quarter.")


@pytest.mark.parametrize(
    ("rows", "kind", "nl", "en"),
    [
        ([], "", "Er is geen stroom om te tekenen", "There is no stream to draw"),
        (
            [flow("brug", "een"), flow("brug", "gem", "geld", unit="EUR"), flow("rec", "brug", "vertrouwen")],
            "",
            "Brug brengt vooral kennis en geld en krijgt vooral vertrouwen en legitimiteit",
            "Brug mainly brings knowledge and money and mainly gets trust and legitimacy",
        ),
        ([flow("brug", "een"), flow("brug", "gem")], "", "Brug brengt kennis", "Brug brings knowledge"),
        ([flow("een", "brug"), flow("gem", "brug")], "", "Brug krijgt kennis", "Brug gets knowledge"),
        (
            [flow("brug", "een"), flow("een", "gem", "arbeid")],
            "kennis",
            "Brug brengt de meeste kennis: 1 stroom",
            "Brug brings most knowledge: 1 stream",
        ),
        (
            [flow("brug", "een"), flow("een", "gem")],
            "kennis",
            "2 stromen van kennis, van meer dan één partij",
            "2 streams of knowledge, from more than one party",
        ),
    ],
)
def test_the_heading_of_the_flows_is_their_finding(rows: list[Row], kind: str, nl: str, en: str) -> None:
    told = seen(*rows, kind=kind)
    assert (sentences.flow_heading(told, NL), sentences.flow_heading(told, EN)) == (nl, en)


def test_two_parties_of_one_name_are_two_parties() -> None:
    same: dict[str, Row] = {"een": {"name": "Jansen"}, "gem": {"name": "Jansen"}}
    rows = [flow("een", "brug"), flow("gem", "brug", giver_name="Een")]
    assert sentences.flow_heading(seen(*rows, people=same, kind="kennis"), NL).startswith("2 stromen van kennis")
    rows = [flow("een", "brug"), flow("gem", "brug", "geld"), flow("een", "rec")]
    assert sentences.flow_heading(seen(*rows, people=same), NL) == "Brug krijgt kennis en geld"


def test_the_reading_line_says_what_the_width_is_and_what_a_mark_stands_for() -> None:
    rows = [flow("brug", "een", "geld", unit="EUR")]
    assert sentences.flow_reading(seen(*rows), EN).startswith("The width is the number of streams, not the amount")
    assert sentences.flow_reading(seen(*rows, kind="geld"), NL).startswith("De breedte is wat er geleverd is, in EUR. ")
    assert sentences.flow_reading(seen(*rows, level="sector"), NL).startswith("Partijen staan per sector bij elkaar")
    assert sentences.flow_reading(seen(*rows, level="coalition"), EN).startswith("The coalition stands as a whole")


def many(**how: Any) -> StreamsView:
    return seen(flow("p1", "p2"), people={f"p{at}": {"sector": "werk"} for at in range(61)}, **how)


def test_that_many_parties_add_up_by_sector_is_said_where_it_is_so() -> None:
    assert sentences.rolled_told(many(), NL).startswith("Bij 61 partijen telt de kaart vanzelf op per sector.")
    assert sentences.rolled_told(many(), EN).startswith("With 61 parties the map adds up by sector by itself.")
    assert sentences.rolled_told(many(whole=True), NL) == sentences.rolled_told(many(level="coalition"), NL) == ""
    assert sentences.rolled_told(seen(flow("brug", "een"), level="sector"), NL) == ""
    assert sentences.rolled_told(many(level="sector", whole=True), NL) == sentences.rolled_told(many(level="sector"), NL) == ""


def test_circles_and_what_stays_within_are_counted() -> None:
    round_and_own = [flow("brug", "een"), flow("een", "gem"), flow("gem", "brug"), flow("rec", "rec")]
    told = circles(seen(*round_and_own))
    assert sentences.circles_told(*told, NL) == (
        "1 stroom blijft binnen één partij of groep en telt aan beide kanten. "
        "3 partijen staan in 1 kring: wat zij geven, komt via anderen bij hen terug."
    )
    assert sentences.circles_told(*told, EN).endswith(
        "3 parties stand in 1 circle: what they give comes back to them by way of others."
    )
    assert sentences.circles_told(2, 0, 0, EN).startswith("2 streams stay within one party or group and count on both sides.")
    assert sentences.circles_told(0, 0, 0, NL) == ""


@pytest.mark.parametrize(
    ("rows", "nl", "en"),
    [
        (
            [flow("brug", "een"), flow("gem", "brug"), flow("rec", "rec")],
            "Brug heeft met 2 anderen een stroom; 2 hebben er geen",
            "Brug has a stream with 2 others; 2 have none",
        ),
        ([flow("brug", "zorg")], "Zorg heeft met 1 ander een stroom", "Zorg has a stream with 1 other"),
        ([flow("zorg", "zorg")], "Geen enkele partij heeft een stroom met een ander", "No party has a stream with another"),
    ],
)
def test_the_heading_of_the_network_names_who_has_most_ties(rows: list[Row], nl: str, en: str) -> None:
    told = seen(*rows, people={"zorg": {}})
    number = others(told, ties(told))
    assert sentences.network_heading(told, number, NL) == nl
    assert sentences.network_heading(told, number, EN) == en


@pytest.mark.parametrize(
    ("amount", "unit", "why", "nl", "en"),
    [
        (None, "uur", None, "onbekend", "unknown"),
        (None, "uur", "nvt", "n.v.t.", "n/a"),
        (None, None, "verborgen", "verborgen", "withheld"),
        (Decimal("0.000000"), "uur", None, "0 uur", "0 uur"),
        (Decimal("1234.50"), None, None, "1.234,5", "1,234.5"),
        (Decimal(36_000), "EUR", None, "€\xa036.000", "€36,000"),
    ],
)
def test_an_amount_has_its_unit_and_an_unknown_is_never_zero(
    amount: Decimal | None, unit: str | None, why: str | None, nl: str, en: str
) -> None:
    assert sentences.amount_told(amount, unit, NL, why) == nl
    assert sentences.amount_told(amount, unit, EN, why) == en


def test_ratings_balances_and_marks_are_told_as_they_are() -> None:
    assert [sentences.rating_told(one, NL) for one in (None, 0.0, 3.25)] == ["onbekend", "0", "3,3"]
    assert [sentences.balance_told(one, NL) for one in (-0.5, 0.0, 0.25)] == ["−0,5", "0", "+0,25"]
    group = Spot("\x1fwerk", "werk", None, ("brug", "een"))
    assert sentences.spot_told(group, NL) == "werk (2)"
    assert sentences.spot_told(Spot("brug", "Brug", None, ("brug",)), NL) == "Brug"


def test_a_stream_without_a_name_goes_by_its_kind() -> None:
    named, unnamed = seen(flow("brug", "een", what="les"), flow("brug", "een", "arbeid", what=None)).streams
    assert [sentences.stream_told(one, EN) for one in (named, unnamed)] == ["les", "labour"]


def test_of_many_names_the_last_are_counted() -> None:
    assert sentences.listed(["a", "b", "c"], 3, NL) == "a, b en c"
    assert sentences.listed(["a", "b", "c", "d"], 3, NL) == "a, b en nog 2 anderen"
    assert sentences.listed(["a", "b", "c", "d"], 2, EN) == "a and 3 others"
