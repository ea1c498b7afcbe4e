from decimal import Decimal

from dashboard.views import balance as views
from dashboard.words import words
from tests.dashboard.views.made import Row, flow, seen

NL, EN = words("nl"), words("en")
ROWS: list[Row] = [
    flow("brug", "een", receiver_rating=5),
    flow("brug", "gem", receiver_rating=5),
    flow("brug", "een", receiver_rating=2),
    flow("een", "brug", "arbeid"),
    flow("gem", "brug", "geld", unit="EUR", receiver_rating=1.5),
]


def told(listed: list[views.BalanceRow]) -> list[tuple[object, ...]]:
    return [(row.name, row.brings, row.takes, row.balance and round(row.balance, 3), row.told, row.streams) for row in listed]


def test_by_rating_a_party_without_one_on_a_side_has_no_balance_and_stands_last() -> None:
    assert told(views.rows(seen(*ROWS), "rating")) == [
        ("Brug", 12.0, 1.5, -0.778, 4, 5),
        ("Gem", 1.5, 5.0, 0.538, 2, 2),
        ("Een", None, 7.0, None, 2, 3),
    ]


def test_by_number_every_stream_counts() -> None:
    assert told(views.rows(seen(*ROWS), "count")) == [
        ("Brug", 3.0, 2.0, -0.2, 5, 5),
        ("Gem", 1.0, 1.0, 0.0, 2, 2),
        ("Een", 1.0, 2.0, 0.333, 3, 3),
    ]


def test_amounts_are_weighed_only_of_one_kind_in_one_unit() -> None:
    assert views.measures(seen(*ROWS)) == ("rating", "count")
    assert views.measures(seen(*ROWS, kind="kennis")) == ("rating", "count", "amount")
    assert views.measures(seen(*ROWS, flow("een", "gem", unit="dag"), kind="kennis")) == ("rating", "count")


def test_by_amount_an_unknown_is_no_zero_and_a_party_stands_once_whatever_unit_it_lacks() -> None:
    rows = [
        flow("brug", "een", delivered=Decimal("2.5")),
        flow("brug", "een", unit=None, promised=None, delivered=None),
        flow("een", "gem", delivered=None),
        flow("gem", "brug", delivered=Decimal(0)),
    ]
    listed = views.rows(seen(*rows, kind="kennis"), "amount")
    assert told(listed) == [("Brug", 2.5, 0.0, -1.0, 2, 3), ("Een", None, 2.5, None, 1, 3), ("Gem", 0.0, None, None, 1, 2)]


def test_at_the_level_of_sectors_what_stays_within_counts_on_both_sides() -> None:
    work: dict[str, Row] = {"brug": {"sector": "werk"}, "een": {"sector": "werk"}}
    listed = views.rows(seen(*ROWS, people=work, level="sector"), "count")
    assert told(listed) == [("elders", 1.0, 1.0, 0.0, 2, 2), ("werk", 4.0, 4.0, 0.0, 8, 8)]


def test_the_heading_names_the_most_uneven_of_those_with_enough_ratings() -> None:
    def heading(*rows: Row) -> tuple[str, str]:
        told = seen(*rows)
        listed = views.rows(told, "rating")
        return views.heading(listed, told, "rating", NL), views.heading(listed, told, "rating", EN)

    once = flow("rec", "gem", receiver_rating=3)
    assert heading(*ROWS, once) == ("Brug brengt 12 punten en haalt 1,5", "Brug brings 12 points and takes 1.5")
    few = [flow("brug", "een", receiver_rating=4)]
    assert heading(*few)[0] in ("Brug brengt 4 punten en haalt 0", "Een brengt 0 punten en haalt 4")
    even = [flow("brug", "een", receiver_rating=4), flow("een", "brug", receiver_rating=5)] * 2
    assert heading(*even) == (
        "Brengen en halen zijn redelijk in balans, voor zover bekend",
        "Bringing and taking are fairly even, as far as is known",
    )


def test_by_amount_only_a_party_of_which_all_is_known_is_named() -> None:
    def heading(*rows: Row) -> str:
        told = seen(*rows, kind="kennis")
        return views.heading(views.rows(told, "amount"), told, "amount", EN)

    brings, takes = flow("brug", "een", delivered=Decimal(5)), flow("een", "brug", delivered=Decimal(1))
    unknown = [flow(f"p{at}", "brug", delivered=None) for at in range(9)]
    assert heading(brings, takes, *unknown) == "Een brings 1 and takes 5 uur"
    assert heading(brings, takes, *unknown, flow("gem", "een", delivered=None)) == "Of no party all amounts are known"


def test_where_nothing_can_be_weighed_the_heading_says_so_in_each_measure() -> None:
    unknown = seen(flow("brug", "een", promised=Decimal(1), delivered=None), kind="kennis")
    none = {measure: views.heading(views.rows(unknown, measure), unknown, measure, NL) for measure in views.measures(unknown)}
    assert none["rating"] == "Van geen stroom is aan beide kanten de waardering bekend"
    assert none["amount"] == "Van geen partij zijn alle hoeveelheden bekend"
    assert views.heading([], unknown, "count", NL) == "Er is niets gebracht of gehaald"
    assert views.heading([], unknown, "count", EN) == "Nothing was brought or taken"


def test_the_reading_line_says_what_is_added_up_and_how_many_could_not_be() -> None:
    assert views.reading(seen(*ROWS), "rating", NL) == (
        "De som van de waardering (0 tot 5 punten) die de ontvanger gaf. "
        "Van 1 van de 5 stromen is dat niet bekend; die telt niet mee."
    )
    assert views.reading(seen(*ROWS), "count", EN) == "The number of streams that each brings and takes."
    money = seen(*ROWS, flow("gem", "een", "geld", unit="EUR", delivered=None), kind="geld")
    assert views.reading(money, "amount", EN) == (
        "What was delivered of money, in EUR. Of 1 of 2 streams that is not known; it does not count."
    )
    assert views.reading(seen(*ROWS, kind="kennis"), "amount", NL) == "Wat er aan kennis geleverd is, in uur."
