from decimal import Decimal

import pytest

from dashboard.views import groups as views
from dashboard.views.streams import GROUP
from dashboard.words import words
from tests.dashboard.views.made import Row, flow, seen

NL, EN = words("nl"), words("en")
SECTORS: dict[str, Row] = {"brug": {"sector": "werk"}, "een": {"sector": "werk"}, "gem": {"sector": "overheid"}}
STAKES: dict[str, Row] = {
    "brug": {"stakeholder_group": "leveranciers"},
    "een": {"stakeholder_group": "eindgebruikers"},
    "gem": {"stakeholder_group": "eigen groep"},
}


def test_between_sectors_every_stream_is_counted_and_what_has_none_stands_together() -> None:
    told = seen(flow("brug", "een"), flow("brug", "gem"), flow("gem", "rec"), flow("rec", "zorg"), people=SECTORS)
    values, names = views.between(told, "elders")
    assert values == {
        (f"{GROUP}werk", f"{GROUP}werk"): 1,
        (f"{GROUP}werk", f"{GROUP}overheid"): 1,
        (f"{GROUP}overheid", GROUP): 1,
        (GROUP, GROUP): 1,
    }
    assert sorted(names.values()) == ["elders", "overheid", "werk"] and sum(values.values()) == len(told.shown)


@pytest.mark.parametrize(
    ("rows", "nl", "en"),
    [
        (
            [flow("brug", "gem")] * 2 + [flow("gem", "brug")],
            "Van werk naar overheid lopen de meeste stromen: 2",
            "Most streams run from werk to overheid: 2",
        ),
        ([flow("brug", "een")] * 2, "Binnen werk lopen de meeste stromen: 2", "Most streams run within werk: 2"),
        ([flow("rec", "zorg")], "Van geen partij is de sector bekend", "Of no party the sector is known"),
    ],
)
def test_the_heading_says_between_which_sectors_most_flows(rows: list[Row], nl: str, en: str) -> None:
    found = views.between(seen(*rows, people=SECTORS), "elders")
    assert (views.between_heading(*found, NL), views.between_heading(*found, EN)) == (nl, en)


def test_the_group_that_gives_most_more_than_it_gets_is_named_first() -> None:
    rows = [
        flow("een", "brug", receiver_rating=4.5),
        flow("brug", "gem", receiver_rating=3),
        flow("rec", "gem", receiver_rating=5),
    ]
    found = views.stakeholders(seen(*rows, people=STAKES))
    assert [(row.group, row.brings, row.takes, row.net) for row in found.rows] == [
        ("eindgebruikers", 4.5, 0.0, -4.5),
        ("leveranciers", 3.0, 4.5, 1.5),
        ("eigen groep", 0.0, 8.0, 8.0),
        ("", 5.0, 0.0, -5.0),
    ]
    assert found.is_told and (found.nobody, found.worst) == (False, "eindgebruikers")
    assert views.stakeholder_heading(found, NL) == "Eindgebruikers: minder gehaald dan gebracht (−4,5 punten)"
    assert views.stakeholder_heading(found, EN) == "End users: less taken than brought (−4.5 points)"


def test_nobody_is_worse_off_where_every_group_takes_what_it_brings() -> None:
    rows = [flow("een", "brug", receiver_rating=4), flow("brug", "een", receiver_rating=4)]
    found = views.stakeholders(seen(*rows, people={party: STAKES[party] for party in ("een", "brug")}))
    assert found.nobody
    assert views.stakeholder_heading(found, NL) == "Niemand is slechter af: elke groep haalt minstens wat zij brengt"
    assert views.stakeholder_heading(found, EN) == "Nobody is worse off: every group takes at least what it brings"


def test_of_who_is_worse_off_nothing_is_said_while_ratings_could_change_it_and_their_number_is_told() -> None:
    rows = [flow("een", "brug", receiver_rating=4), flow("brug", "een", receiver_rating=4), *[flow("een", "brug")] * 9]
    told = seen(*rows, people={party: STAKES[party] for party in ("een", "brug")})
    found = views.stakeholders(told)
    assert found.nobody is None
    assert views.stakeholder_heading(found, EN) == "Whether anyone is worse off cannot be told: ratings are missing"
    assert (found.rated, found.streams) == (2, 11) and {(row.rated, row.streams) for row in found.rows} == {(2, 11)}
    assert views.spread_told(told, found, NL).startswith("Gewaardeerd: 2 van de 11 stromen. Hoe gelijk groepen halen: ")
    assert views.spread_told(told, found, EN).startswith("Rated: 2 of 11 streams. ")


def test_without_ratings_nothing_is_said_of_who_is_worse_off() -> None:
    told = seen(flow("een", "brug", promised=Decimal(0)), people=STAKES)
    found = views.stakeholders(told)
    assert {row.net for row in found.rows} == {None} and found.nobody is None
    assert views.stakeholder_heading(found, NL).startswith("Of iemand slechter af is, is niet te zeggen")
    assert views.stakeholder_heading(found, EN).startswith("Whether anyone is worse off cannot be told")
    assert views.spread_told(told, found, NL) == "Gewaardeerd: 0 van de 1 stroom."


def test_where_no_group_is_told_that_is_known_too() -> None:
    assert not views.stakeholders(seen(flow("een", "brug", receiver_rating=3))).is_told


def test_the_spread_over_groups_and_parties_is_told_where_it_says_something() -> None:
    rows = [flow("een", "brug", receiver_rating=4), flow("brug", "een", receiver_rating=4)]
    told = seen(*rows, people={party: STAKES[party] for party in ("een", "brug")})
    assert views.spread_told(told, views.stakeholders(told), NL) == (
        "Gewaardeerd: 2 van de 2 stromen. Hoe gelijk groepen halen: 1 (1 is gelijk). "
        "Hoe ongelijk partijen halen: Gini 0 (0 is gelijk)."
    )
    one = seen(rows[0], people=STAKES)
    assert views.spread_told(one, views.stakeholders(one), EN) == "Rated: 1 of 1 stream."
