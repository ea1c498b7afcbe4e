from typing import Any

import pandas as pd
import pytest

from dashboard.views.own_ambitions import Ambition, heading, own_ambitions, reading, state, under
from dashboard.words import words
from metrics.pacing import ambition_pace

NL = words("nl")
NAN = float("nan")


def seen(*rows: dict[str, Any], quarter: str = "2026-Q3") -> tuple[Ambition, ...]:
    given = {"coalition": "C", "party": "M", "ambition": "a", "name": "Vaklieden", "unit": "mensen", "baseline": 0.0}
    given |= {"target": 100.0, "starts": "2024-Q1", "due": "2026-Q4", "importance": 4.0, "period": "2024-Q4", "value": 20.0}
    told = [{**given, "value_why": None, **row} for row in [*rows, {"party": "X", "name": "Andere", "value": 731.4}]]
    return own_ambitions(ambition_pace(pd.DataFrame(told)), quarter, "M")


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def test_from_where_to_where_and_at_what_pace_is_told() -> None:
    (row,) = seen({})
    assert under(row, NL) == "van 0 naar 100 mensen · in 3 jaar"
    assert [plain(part) for part in state(row, NL)] == ["▲", "achter: tempo 60 %"]
    assert heading((row,), NL) == "Uw ambitie loopt achter op haar tijd"


def test_what_is_due_first_stands_first_and_it_is_counted_how_many_keep_up() -> None:
    short = {"ambition": "b", "name": "Hout", "starts": "2024-Q1", "due": "2024-Q4", "value": 95.0}
    rows = seen({}, short, {"ambition": "c", "name": "Zorg", "value": 33.0}, {"ambition": "d", "due": None})
    assert [row.name for row in rows] == ["Hout", "Vaklieden", "Zorg", "Vaklieden"]
    assert heading(rows, NL) == "2 van uw 3 ambities liggen op koers"
    assert plain(reading(rows, NL)).endswith("vanaf 90 % van wat nodig is. Van 1 ambitie is het tempo onbekend.")
    assert under(rows[0], NL).endswith("in 1 jaar") and under(rows[3], NL) == "van 0 naar 100 mensen"
    assert heading(seen({}, {"ambition": "b"}), NL) == "Uw ambities lopen achter op hun tijd"


def test_up_to_a_quarter_the_last_value_known_then_counts() -> None:
    told = ({}, {"period": "2025-Q4", "value": 60.0})
    assert [seen(*told, quarter=quarter)[0].value for quarter in ("2025-Q3", "2026-Q1")] == [20.0, 60.0]
    assert seen(*told, quarter="2024-Q1") == ()


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"value": NAN}, "stand onbekend"),
        ({"value": NAN, "value_why": "verborgen"}, "verborgen"),
        ({"target": 0.0}, "n.v.t.: doel en beginstand zijn gelijk"),
        ({"period": "2023-Q4"}, "n.v.t.: nog niet begonnen"),
        ({"starts": None}, "tempo onbekend: begin of einde mist"),
    ],
)
def test_without_a_pace_it_is_said_why(how: dict[str, Any], why: str) -> None:
    (row,) = seen(how)
    assert state(row, NL) == ("○", why)
    assert heading((row,), NL) == "Of uw ambitie op koers ligt, is onbekend"
