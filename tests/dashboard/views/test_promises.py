from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from dashboard.views import promises as views
from dashboard.words import words

NL, EN = words("nl"), words("en")
PLAIN: dict[str, Any] = {
    "giver": "B",
    "giver_name": "De Brug",
    "receiver": "E",
    "receiver_name": "Eén",
    "kind": "arbeid",
    "what": "werkplekken",
    "period": "2026-Q3",
    "unit": "uur",
    "promised": Decimal(10),
    "delivered": Decimal(10),
    "source": "eigen opgave",
    "status": "confirmed",
    "contradicted_by": None,
    "evidence": "E1",
    "recorded": date(2026, 10, 1),
    "place": "stream.csv:2",
    "promised_why": None,
    "delivered_why": None,
}


def seen(*changes: dict[str, Any], quarter: str = "2026-Q3") -> views.OverviewView:
    frame = pd.DataFrame([PLAIN | change for change in changes], columns=list(PLAIN), dtype="object")
    return views.view("C", "Dommelrand", quarter, frame)


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ([], "Dommelrand heeft nog geen waardestromen"),
        ([{"delivered": None, "promised": None}] * 2, "Dommelrand: van 2 stromen is niets bekend over toezegging of levering"),
        ([{"delivered": None}] * 2, "Dommelrand: van 2 toezeggingen is onbekend of zij zijn nagekomen"),
        ([{}, {}], "Dommelrand kwam alle 2 toezeggingen na"),
        ([{}, {"delivered": Decimal(9)}, {"promised": None}], "Dommelrand kwam 1 van de 2 bekende toezeggingen na"),
        ([{"promised": Decimal(0)}], "Dommelrand: van 1 toezegging is onbekend of zij is nagekomen"),
    ],
)
def test_the_title_is_the_first_rule_that_applies(changes: list[dict[str, Any]], title: str) -> None:
    assert views.title(seen(*changes), NL) == title


def test_the_least_kept_stand_first_and_the_unknown_last() -> None:
    told = seen({"what": "a"}, {"what": "b", "delivered": None}, {"what": "c", "delivered": Decimal(2)})
    assert [one.what for one in told.promises] == ["c", "a", "b"]
    assert views.heading(told, NL) == "Het minst nagekomen: De Brug leverde 20\xa0% van c"
    assert views.heading(told, EN) == "Least kept: De Brug delivered 20% of c"


def test_what_needs_attention_is_broken_then_disputed_then_unknown() -> None:
    told = seen({"delivered": Decimal(2)}, {"delivered": Decimal(8)}, {"contradicted_by": "De Krant"}, {"promised": None})
    assert [shape for shape, _, _ in views.attention(told, NL)] == ["■", "▲", "▲", "○"]
    assert views.attention(told, EN)[0][2] == "2 of 10 uur for Eén."
    assert views.attention(told, NL)[2][2] == "De Krant zegt iets anders. Zoek samen uit wat klopt."
    assert views.attention(seen({"status": "disputed"}), EN)[0][2].startswith("Someone says something else.")
    assert views.attention(seen({}), NL) == []


def test_an_amount_stands_in_its_own_unit_and_an_unknown_is_never_a_zero() -> None:
    money = {"kind": "geld", "unit": "EUR"}
    told = seen({}, money | {"delivered": None, "what": "m"}, {"promised": None, "delivered": None, "what": "x"})
    assert {one.what: views.amount_told(one, NL) for one in told.promises} == {
        "werkplekken": "10 van 10 uur",
        "m": "onbekend van €\xa010",
        "x": "onbekend",
    }
    (told,) = seen({"delivered": None, "delivered_why": "nvt"}).promises
    assert views.amount_told(told, NL) == "n.v.t. van 10 uur"


def test_almost_is_never_all() -> None:
    assert "99" in views.heading(seen({"promised": Decimal(1000), "delivered": Decimal(999)}), NL)


def test_only_the_chosen_quarter_is_shown_and_the_last_stands_first() -> None:
    told = seen({}, {"period": "2026-Q2"}, {"period": None}, quarter="2026-Q2")
    assert len(told.promises) == 1
    frame = pd.DataFrame({"period": ["2025", "2026-Q2", None, "2026-08-01"]}, dtype="object")
    assert views.quarters(frame) == ["2026-Q3", "2026-Q2", "2025-Q4"]
    assert views.recent_quarters(date(2026, 1, 15), 3) == ["2026-Q1", "2025-Q4", "2025-Q3"]


def test_of_many_promises_some_of_each_are_drawn_and_the_unknown_are_not_left_out() -> None:
    told = seen(*[{"what": f"k{at}"} for at in range(20)], *[{"what": f"u{at}", "delivered": None} for at in range(9)])
    assert [one.what[0] for one in views.drawn(told)] == ["u"] * 4 + ["k"] * 8


def test_the_source_is_named_with_the_day_on_which_the_last_row_was_recorded() -> None:
    told = seen({}, {"source": "verslag", "recorded": date(2026, 10, 21)})
    assert views.source_told(told, NL) == "Bron: eigen opgave en verslag · laatst aangevuld 21 okt 2026"


def test_streams_of_money_that_are_left_out_are_counted() -> None:
    assert "4 geldstromen zijn weggelaten" in views.lead(seen({}), NL, 4)


def test_what_is_unnamed_goes_by_its_kind() -> None:
    (one,) = seen({"what": None}).promises
    assert views.told_what(one, NL) == "arbeid"
