from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.views.own_streams import OwnStreams, facts, heading, kind_told, own_streams, reading
from dashboard.words import words

NL = words("nl")


def seen(*rows: dict[str, Any]) -> OwnStreams:
    given = {"giver": "M", "receiver": "A", "kind": "kennis", "unit": "uur", "promised": Decimal(10)}
    given |= {"delivered": Decimal(8), "state": "delivered", "receiver_rating": 4.0}
    columns = pd.DataFrame([{**given, **row} for row in [*rows, {"giver": "X", "receiver": "Y", "promised": Decimal(731)}]])
    return own_streams(columns, "2026-Q3", "M")


TOLD = seen({}, {"state": "lapsed"}, {"kind": "dienst", "unit": "rit"}, {"giver": "A", "receiver": "M", "receiver_rating": 3.0})


def test_what_it_brings_and_takes_is_counted_by_kind_and_told_by_unit() -> None:
    assert heading(TOLD, NL) == "U brengt 3 stromen en haalt er 1"
    assert reading(TOLD, NL) == "In 2026, kwartaal 3. Een balk telt de stromen van een soort."
    assert TOLD.kinds == ("kennis", "dienst")
    assert [TOLD.number(way, "kennis") for way in ("brings", "takes")] == [2, 1]
    line = next(line for line in TOLD.lines if (line.way, line.kind) == ("brings", "kennis"))
    assert (line.promised, line.delivered, line.streams) == (Decimal(20), Decimal(16), 2)
    assert kind_told("kennis", NL) == "kennis"


def test_streams_of_others_are_not_in_it() -> None:
    assert sum(line.streams for line in TOLD.lines) == 4
    assert all(line.promised is None or line.promised < 100 for line in TOLD.lines)


def test_what_was_delivered_and_what_it_finds_of_what_it_takes_is_told() -> None:
    delivered, rated = (told.replace("\xa0", " ") for told in facts(TOLD, NL))
    assert delivered == "2 van de 3 toegezegde stromen zijn helemaal geleverd."
    assert rated == "Wat u haalt, geeft u zelf 3 van 5, over 1 van de 1 stromen."


def test_what_is_not_told_is_unknown() -> None:
    unknown = seen({"state": None}, {"giver": "A", "receiver": "M", "receiver_rating": float("nan")})
    assert facts(unknown, NL) == [
        "Of de ene stroom die u toezegde geleverd is, is onbekend.",
        "Wat u haalt, hebt u nog niet gewaardeerd.",
    ]
    assert seen().lines == () and facts(seen(), NL) == []


def test_the_ratings_of_others_are_nowhere() -> None:
    quiet = seen({"receiver_rating": 1.0}, {"giver": "A", "receiver": "M", "receiver_rating": 5.0})
    assert quiet == seen({"receiver_rating": 5.0}, {"giver": "A", "receiver": "M", "receiver_rating": 5.0})


def test_streams_are_counted_and_never_read_as_an_amount() -> None:
    lapsed, untold = {"state": "lapsed"}, {"state": None}
    assert facts(seen({}, lapsed), NL) == ["1 van de 2 toegezegde stromen is helemaal geleverd."]
    assert facts(seen(lapsed, lapsed), NL) == ["Geen van de 2 toegezegde stromen is helemaal geleverd."]
    assert facts(seen({}), NL) == ["De ene stroom die u toezegde, is helemaal geleverd."]
    assert facts(seen(lapsed), NL) == ["De ene stroom die u toezegde, is niet helemaal geleverd."]
    assert facts(seen({}, {}, untold), NL) == ["2 van de 3 toegezegde stromen zijn helemaal geleverd. Van 1 is het onbekend."]
