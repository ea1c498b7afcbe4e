from typing import Any

import pandas as pd
import pytest

from dashboard.views.culture import (
    CultureView,
    culture_view,
    drawn_at,
    foot,
    friction_told,
    gap_told,
    heading,
    people_told,
    reading,
    told_at,
)
from dashboard.words import words
from data.instrument import LIMITING, Instrument, Item, Value
from metrics.culture import current_and_desired, friction
from tests.dashboard.views.made_values import RELEASE, Row, answered, held, profiles

NL, EN = words("nl"), words("en")
CARDS = Instrument(
    *("kaarten", "1", "cards", 0, 1, "high"),
    values=(Value("rust", "Rust", "Calm"), Value("haast", "Haast", "Haste", group=LIMITING), Value("moed", "Moed", "Courage")),
    items=(Item("rust", "rust"), Item("haast", "haast"), Item("moed", "moed")),
)
SCALE = Instrument(
    *("schaal", "1", "profile", 1, 6, "high"),
    values=(Value("rust", "Rust"),),
    items=(Item("rust1", "rust"),),
    centring="person",
)
NAMES = {"werk": "Werkplaats", "bouw": "Bouwers"}


def chosen(party: str, aspect: str, people: int = 10, **often: int | None) -> list[Row]:
    """How many of the people of a party chose each card; None is withheld."""
    rows: list[Row] = []
    for code, number in often.items():
        for part in ("value", "item"):
            row: dict[str, Any] = {"party": party, "party_name": NAMES.get(party, party), "instrument": "kaarten", "part": part}
            row |= {"aspect": aspect, "code": code, "people": people, "agree": number if part == "item" else None}
            row |= {"mean": None, "mean_why": "verborgen"} if number is None else {"mean": number / people}
            rows.append(row)
    return rows


TOLD = profiles(
    chosen("werk", "current", rust=2, haast=6, moed=5),
    chosen("werk", "desired", rust=9, haast=0, moed=5),
    chosen("bouw", "current", 5, rust=1, haast=2, moed=1),
    chosen("bouw", "desired", 5, rust=3, haast=1, moed=1),
)


def view(told: pd.DataFrame = TOLD, party: str = "", *hidden: Row) -> CultureView:
    wishes = current_and_desired(told, CARDS).assign(instrument="kaarten")
    votes = friction(told, CARDS).assign(instrument="kaarten")
    found = culture_view(wishes, votes, answered(RELEASE, hidden), NAMES, {"kaarten": CARDS}, "nl", party)
    assert found is not None
    return found


def test_of_all_partners_each_counts_once_and_the_widest_gap_stands_first() -> None:
    told = view()
    assert [row.name for row in told.rows] == ["Rust", "Haast", "Moed"]
    assert told.rows[0].gap == pytest.approx((0.7 + 0.4) / 2) and told.rows[1].gap == pytest.approx((-0.6 - 0.2) / 2)
    assert told.rows[1].limits and not told.rows[0].limits
    assert told.people == (5, 10) and told.parties == {"bouw": "Bouwers", "werk": "Werkplaats"}
    assert heading(told, NL) == "Partners willen meer ‘rust’ en minder ‘haast’"
    assert told_at(told, told.rows[0], told.rows[0].current, NL) == "20\xa0%" and gap_told(told, told.rows[0], NL) == "+55"
    assert people_told(told.rows[0], NL) == "15"
    assert "Gemiddelde van 2 partners; elke partner telt even zwaar." in reading(told, NL)
    assert "Gemiddelde" not in reading(view(party="werk"), NL)


def test_one_partner_can_be_chosen_and_who_has_nothing_to_show_is_all() -> None:
    told = view(party="werk")
    assert heading(told, NL) == "Werkplaats wil meer ‘rust’ en minder ‘haast’" and told.people == (10,)
    assert told.rows[0].gap == pytest.approx(0.7)
    assert view(party="nobody").party == ""


def test_a_card_that_nearly_all_of_a_group_chose_or_left_is_told_and_drawn_as_such() -> None:
    told = view(party="werk")
    rust, haast = told.rows[:2]
    assert told_at(told, rust, rust.desired, NL) == "(bijna) iedereen" and drawn_at(told, rust.desired) == 1.0
    assert told_at(told, haast, haast.desired, NL) == "(bijna) niemand" and drawn_at(told, haast.desired) == 0.0
    assert gap_told(told, haast, NL) == "ongeveer −60" and drawn_at(told, rust.current) == pytest.approx(0.2)


def test_the_share_of_cards_that_hold_back_is_told_with_its_numbers() -> None:
    assert friction_told(view(), NL).replace("\xa0", " ") == (
        "47 % van de kaarten voor nu remt: 8 van 17, gekozen door 15 mensen."
    )
    assert "6 of 13" in friction_told(view(party="werk"), EN)


def test_golden_34_of_200_votes_34_hold_back() -> None:
    instrument_votes = profiles(
        chosen("werk", "current", 200, rust=166, haast=34), chosen("werk", "desired", 200, rust=10, haast=1)
    )
    assert (
        friction_told(view(instrument_votes), NL)
        .replace("\xa0", " ")
        .startswith("17 % van de kaarten voor nu remt: 34 van 200")
    )


def test_a_value_that_is_withheld_is_hidden_and_not_unknown() -> None:
    told = view(
        profiles(chosen("werk", "current", rust=2, haast=None, moed=5), chosen("werk", "desired", rust=9, haast=1, moed=5)),
        "werk",
    )
    last = told.rows[-1]
    assert (last.name, last.gap, last.is_hidden) == ("Haast", None, True)
    assert told_at(told, last, last.current, NL) == gap_told(told, last, NL) == "verborgen"
    assert friction_told(told, NL) == "Hoeveel kaarten remmen, blijft verborgen: te weinig antwoorden."
    assert foot(told, 5, NL).startswith("verborgen: te weinig antwoorden")


def test_who_is_held_back_is_named_once_with_how_many_there_were() -> None:
    rows = [held("klein", people=4, instrument="kaarten", aspect=aspect) for aspect in ("current", "desired")]
    other = held("ander", people=4, instrument="anders", aspect="current")
    told = view(TOLD, "", *rows, other, held("werk", instrument="kaarten", aspect="current"))
    assert [one.party for one in told.held] == ["klein"]
    assert foot(told, 5, NL) == "Klein: te weinig antwoorden: 4, minimaal 5"


def test_on_a_scale_the_axis_runs_around_the_mean_and_no_share_is_told() -> None:
    rows = [
        {"party": "werk", "instrument": "schaal", "aspect": aspect, "code": "rust", "people": 8, "mean": mean}
        for aspect, mean in (("current", -0.5), ("desired", 0.25))
    ]
    told = profiles(rows)
    wishes = current_and_desired(told, SCALE).assign(instrument="schaal")
    votes = friction(told, SCALE).assign(instrument="schaal")
    found = culture_view(wishes, votes, answered(RELEASE, []), NAMES, {"schaal": SCALE}, "nl")
    assert found is not None and not found.is_cards and friction_told(found, NL) == ""
    assert found.across == pytest.approx((-0.54, 0.54)) and told_at(found, found.rows[0], -0.5, NL) == "−0,50"
    assert reading(found, NL) == "De pijl loopt van nu naar gewenst." and heading(found, NL) == "Werkplaats wil meer ‘rust’"


def test_without_both_aspects_there_is_nothing_to_show() -> None:
    told = profiles(chosen("werk", "current", rust=2))
    wishes = current_and_desired(told, CARDS).assign(instrument="kaarten")
    votes = friction(told, CARDS).assign(instrument="kaarten")
    assert culture_view(wishes, votes, answered(RELEASE, []), NAMES, {"kaarten": CARDS}, "nl") is None
