from typing import Any

import pandas as pd
import pyarrow as pa

from dashboard.views.say_do import SayDoView, gap_told, heading, reading, say_do_view, scored_told
from dashboard.words import words
from metrics.say_do import say_do
from tests.dashboard.views.made_values import NUMBER, TEXT, answered

NL, EN = words("nl"), words("en")
SAID: dict[str, tuple[pa.DataType, Any]] = {
    **dict.fromkeys(("party", "party_name", "node", "period"), (TEXT, None)),
    **{"importance": (NUMBER, None), "importance_why": (TEXT, None)},
}
DONE: dict[str, tuple[pa.DataType, Any]] = {
    **dict.fromkeys(("subject", "node", "period"), (TEXT, None)),
    "score": (NUMBER, None),
}
THEMES = {"T1": "Taal", "T2": "CO₂-uitstoot", "T3": "Werk"}


def view(said: dict[tuple[str, str], float | None], done: dict[tuple[str, str], float], party: str = "") -> SayDoView | None:
    """What parties say of themes, 0 to 5 (None is withheld), and how they score on them."""
    importances = answered(
        SAID,
        [
            {"party": one, "party_name": one.capitalize(), "node": node, "period": "2026-Q3", "importance": told}
            | ({"importance_why": "verborgen"} if told is None else {})
            for (one, node), told in said.items()
        ],
    )
    scores = answered(
        DONE, [{"subject": one, "node": node, "period": "2026-Q2", "score": told} for (one, node), told in done.items()]
    )
    return say_do_view(say_do(importances, scores), importances, THEMES, party)


SAYS: dict[tuple[str, str], float | None] = {("werk", "T1"): 5, ("wijk", "T1"): 2, ("werk", "T2"): None, ("wijk", "T3"): 3}
DOES = {("werk", "T1"): 0.0, ("wijk", "T1"): 20.0}


def test_the_widest_gap_stands_first_and_is_told_in_words() -> None:
    told = view(SAYS, DOES)
    assert told is not None and [(row.name, row.gap) for row in told.known] == [("Werk", 50.0), ("Wijk", -20.0)]
    assert (told.rows[0].says, told.rows[0].does) == (100.0, 50.0)
    assert heading(told, NL) == "Zeggen en doen liggen het verst uit elkaar bij Werk (taal)"
    assert [gap_told(row, NL) for row in told.known] == ["+50", "−20"]
    assert "+: belang hoger dan de score" in reading(told, NL)
    assert scored_told(told, NL) == "scores van 2026, kwartaal 2"
    assert "Getekend zijn de 2 grootste verschillen van 4." in reading(told, NL)


def test_of_one_partner_only_its_own_and_doing_more_is_said_as_such() -> None:
    told = view(SAYS, DOES, "wijk")
    assert told is not None and {row.party for row in told.rows} == {"wijk"}
    assert heading(told, EN) == "Saying and doing lie furthest apart at Wijk (taal)"
    assert list(told.parties.values()) == ["Werk", "Wijk"]


def test_less_than_a_step_of_importance_is_no_gap_in_words() -> None:
    told = view({("werk", "T2"): 3}, {("werk", "T2"): 0.0})
    assert told is not None and heading(told, NL) == "Wat partners zeggen en doen, ligt dicht bij elkaar"
    sure = view({("werk", "T2"): 5}, {("werk", "T2"): -20.0})
    assert sure is not None and heading(sure, NL).endswith("bij Werk (CO₂-uitstoot)")


def test_why_a_gap_is_unknown_is_told() -> None:
    told = view(SAYS, DOES)
    assert told is not None
    assert {(row.party, row.theme): gap_told(row, NL) for row in told.rows if row.gap is None} == {
        ("werk", "CO₂-uitstoot"): "verborgen",
        ("wijk", "Werk"): "score onbekend",
    }
    only = view(SAYS, {("werk", "T1"): 0.0}, "wijk")
    assert only is not None and heading(only, NL) == "Of zeggen en doen bij elkaar passen, is onbekend"


def test_without_one_known_gap_there_is_nothing_to_show() -> None:
    assert view(SAYS, {}) is None
    nothing = pd.DataFrame(columns=["party", "node", "period", "importance", "score", "gap", "score_period", "why"])
    assert say_do_view(nothing, answered(SAID, []), THEMES) is None
