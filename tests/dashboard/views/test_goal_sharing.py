from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from dashboard.views.goal_sharing import (
    GoalView,
    alerts_told,
    change_told,
    goal_view,
    heading,
    joined_told,
    last_told,
    mark_told,
    reading,
    silent_told,
    together_told,
)
from dashboard.words import words
from metrics.goal_sharing import goal_sharing, goal_trend
from tests.dashboard.views.made import members
from tests.dashboard.views.made_values import COUNT, NUMBER, TEXT, answered

NL, EN = words("nl"), words("en")
PULSE: dict[str, tuple[pa.DataType, Any]] = {
    **{"coalition": (TEXT, "C"), "party": (TEXT, None), "party_name": (TEXT, None), "role": (TEXT, None)},
    **{"pulse": (TEXT, "doel"), "period": (TEXT, None), "people": (COUNT, 1), "score": (NUMBER, None)},
    **{"score_why": (TEXT, None), "spread": (NUMBER, None), "low": (NUMBER, None), "high": (NUMBER, None)},
    "wording": (TEXT, None),
}
QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3")


def pulses(wording: str | None = None, **marks: Any) -> pd.DataFrame:
    """By party its marks in the three quarters; None was not asked."""
    rows = [
        {"party": party, "party_name": party.capitalize(), "period": quarter, "score": mark, "wording": wording}
        for party, told in marks.items()
        for quarter, mark in zip(QUARTERS, told, strict=True)
        if mark is not None
    ]
    return answered(PULSE, rows)


def view(told: pd.DataFrame, **since: str) -> GoalView:
    people = members(**{party: {"member_since": quarter} for party, quarter in since.items()})
    found = goal_view(goal_sharing(told), goal_trend(told, people), told, people)
    assert found is not None
    return found


THREE = pulses("Samen bouwen.", werk=[8, 8, 9], wijk=[9, 8, 5], bouw=[6, None, 6.5])


def test_who_fell_two_points_or_more_stands_first_and_in_the_heading() -> None:
    told = view(THREE)
    assert [one.name for one in told.courses] == ["Wijk", "Bouw", "Werk"]
    assert [one.is_alert for one in told.courses] == [True, False, False]
    assert heading(told, NL) == "Wijk deelt het doel minder: van 8 naar 5"
    assert alerts_told(told, NL) == [("Wijk daalt van 8 (2026, kwartaal 2) naar 5.", "Samen bouwen.")]


def test_more_falls_are_counted_and_without_any_the_mean_is_told() -> None:
    assert heading(view(pulses(werk=[8, 8, 5], wijk=[9, 8, 5])), NL) == "2 partners delen het doel duidelijk minder"
    assert heading(view(pulses(werk=[8, 8, 7], wijk=[9, 8, 8])), NL) == (
        "2 van de 2 partners geven het doel samen een 7,5 van 10"
    )


def test_of_many_falls_three_are_told_and_the_others_counted() -> None:
    many = {f"p{at:02}": [9.0, 9.0, 9.0 - 2 - at / 10] for at in range(20)}
    told = view(pulses(**many))
    sentences = [sentence for sentence, _ in alerts_told(told, NL)]
    assert sentences[0].startswith("P19 daalt van 9") and sentences[3:] == ["Nog 17 partners dalen 2 punten of meer."]
    assert "Getekend zijn 14 van de 20 partners" in reading(told, NL)


def test_a_quarter_that_nobody_told_of_is_unknown_and_no_line_is_drawn_through_it() -> None:
    told = view(THREE)
    bouw = next(one for one in told.courses if one.name == "Bouw")
    assert bouw.marks == (6.0, None, 6.5) and mark_told(bouw, 1, NL) == "onbekend"
    assert told.together == pytest.approx((23 / 3, 8.0, 20.5 / 3)) and told.parties == 3
    assert last_told(bouw, NL) == "6,5 (+0,5)" and last_told(told.courses[0], NL) == "5 (−3)"


def test_who_did_not_answer_last_comes_last_and_has_no_change() -> None:
    told = view(pulses(werk=[8, 8, 9], oud=[9, 8, None]))
    assert [one.name for one in told.courses] == ["Werk", "Oud"]
    assert told.alerts == () and last_told(told.courses[-1], NL) == "onbekend"


def test_together_does_not_rise_because_a_partner_falls_silent() -> None:
    told = view(pulses(werk=[8, 8, 8], wijk=[8, 7, 7], oud=[3, 2, None]))
    assert told.together == (8.0, 7.5, 7.5) and (told.parties, told.of, told.compared) == (2, 3, 2)
    assert together_told(told, -1, NL) == "7,5 (2 van 3)"
    assert change_told(told, NL) == "Bij de 2 partners die ook het kwartaal ervoor antwoordden: 0."


def test_who_gave_a_low_mark_and_then_fell_silent_stands_on_top_with_a_sentence() -> None:
    marks = {"werk": [8, 8, 5], "oud": [4, None, None], "stil": [4, None, None], "hoog": [9, 9, None]}
    told = view(pulses(**marks))
    assert [one.name for one in told.courses] == ["Oud", "Stil", "Werk", "Hoog"]
    assert silent_told(told, NL) == ["Oud en Stil gaven een 4 en antwoorden al 2 kwartalen niet."]
    assert last_told(told.courses[0], NL) == "onbekend (was 4)"
    assert heading(view(pulses(werk=[8, 8, 8], oud=[9, 4, None])), NL) == (
        "1 partner antwoordt niet meer na een laag cijfer of een daling"
    )


def test_who_left_is_not_silent_and_not_counted() -> None:
    told = pulses(werk=[8, 8, 8], oud=[4, 4, None])
    people = members(werk={}, oud={"member_until": "2026-Q2"})
    found = goal_view(goal_sharing(told), goal_trend(told, people), told, people)
    assert found is not None and not found.silent and found.of == 1


def test_what_is_withheld_is_hidden() -> None:
    rows = [
        {"party": "werk", "party_name": "Werk", "period": "2026-Q2", "score": 8.0, "people": 9},
        {"party": "werk", "party_name": "Werk", "period": "2026-Q3", "score_why": "verborgen", "people": 3},
    ]
    told = view(answered(PULSE, rows))
    assert last_told(told.courses[0], NL) == "verborgen" and mark_told(told.courses[0], 0, NL) == "8"
    assert heading(told, NL) == "Hoe ver het doel gedeeld wordt, is onbekend in 2026, kwartaal 3"


def test_who_was_there_from_the_start_stands_beside_who_came_later() -> None:
    told = view(THREE, werk="2025-Q1", wijk="2025-Q1", bouw="2026-Q1")
    assert joined_told(told, NL) == "Van het begin af: 7 (2 partners). Later erbij: 6,5 (1 partner)."
    assert joined_told(view(THREE, werk="2025-Q1"), NL) == ""


def test_the_lines_begin_a_point_below_the_lowest_mark_and_the_reading_says_so() -> None:
    assert view(THREE).lowest == 4.0 and view(pulses(werk=[0, 5, 5])).lowest == 0.0
    assert "getekend van 4 tot 10" in reading(view(THREE), NL)


def test_eight_quarters_are_shown_and_without_answers_nothing() -> None:
    rows = [
        {"party": "werk", "party_name": "Werk", "period": f"{2022 + at // 4}-Q{at % 4 + 1}", "score": 7.0} for at in range(12)
    ]
    told = view(answered(PULSE, rows))
    assert len(told.quarters) == 8 and told.quarters[-1] == "2024-Q4"
    nothing = answered(PULSE, [])
    assert goal_view(goal_sharing(nothing), goal_trend(nothing, members()), nothing, members()) is None
