from typing import Any

import pandas as pd
import pytest

from data import intake
from data.entering import Form, examine, form
from data.problems import Refused
from data.store import Store
from data.tables import BY_NAME
from tests.conftest import Deliver

STREAM = BY_NAME["stream"]


def filled(store: Store, **more: Any) -> Form:
    return form(store, STREAM, "nl", coalition="C", period="2026-Q1", **more)


def save(store: Store, shown: Form, edited: pd.DataFrame, reason: str = "") -> list[tuple[str, int | None, str]]:
    """Examine and, where nothing is wrong, store; what was found."""
    delivery = examine(shown, edited, reason, store)
    if not delivery.refused:
        intake.deliver(store, delivery, "Anna", action="entry")
    return [(problem.code, problem.row, problem.column) for problem in delivery.problems if problem.fault]


def told(store: Store) -> list[tuple[Any, ...]]:
    rows = store.facts("stream")[["giver", "what", "period", "promised", "delivered", "reason"]].astype(object)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in rows.to_numpy()]


def test_a_form_holds_the_last_known_answers_in_the_readers_language(store: Store, deliver: Deliver) -> None:
    own(deliver)
    shown = filled(store)
    assert shown.frame.index.tolist() == [1, 2]
    assert shown.frame[["wie brengt", "toegezegd", "geleverd"]].to_numpy().tolist() == [
        ["Brug", "12,50", "10"],
        ["Gem", "2", ""],
    ]
    assert {"coalitie", "periode"} & set(shown.frame) == set()
    english = form(store, STREAM, "en", coalition="C", period="2026-Q1")
    assert english.frame["kind"].tolist() == ["labour", "rule change"]
    assert english.frame["promised"].tolist() == ["12.50", "2"]


def test_what_a_source_says_is_corrected_within_that_source(coalition: Store) -> None:
    shown = filled(coalition)
    assert sorted(shown.frame["bron"]) == ["jaarverslag 2026", "meetrapport", "notulen"]
    edited = shown.frame
    edited.loc[1, "toegezegd"] = "13"
    assert save(coalition, shown, edited, "verlezen") == []
    assert sorted(coalition.facts("stream")["source"]) == ["jaarverslag 2026", "meetrapport", "notulen"]
    assert coalition.ask("batches").iloc[0]["reason"] == "verlezen"


def test_another_source_named_by_hand_stands_beside_the_first(store: Store, deliver: Deliver) -> None:
    own(deliver)
    shown = filled(store)
    edited = shown.frame
    edited.loc[1, ["bron", "geleverd"]] = ["De Krant", "3"]
    assert save(store, shown, edited, "stond in de krant") == []
    assert sorted(row[4] for row in told(store) if row[0] == "Brug") == [3, 10]


def test_only_what_was_changed_is_stored(store: Store, deliver: Deliver) -> None:
    own(deliver)
    shown = filled(store)
    edited = shown.frame
    edited.loc[1, "geleverd"] = "11,5"
    assert save(store, shown, edited) == [("reason_missing", 1, "")]
    assert save(store, shown, edited, "nageteld") == []
    assert store.head.batch == 2
    assert [row[3:] for row in told(store) if row[0] == "Brug"] == [(12.5, 11.5, "nageteld")]
    assert save(store, filled(store), filled(store).frame) == [("no_rows", None, "")]


def test_a_blank_that_is_filled_in_needs_no_reason(store: Store, deliver: Deliver) -> None:
    own(deliver)
    shown = filled(store)
    edited = shown.frame
    edited.loc[2, "geleverd"] = "2"
    assert save(store, shown, edited) == []


def test_every_mistake_is_told_with_its_row(store: Store, deliver: Deliver) -> None:
    own(deliver)
    shown = filled(store)
    edited = shown.frame
    edited.loc[1, "geleverd"] = "45%"
    edited.loc[2, "wie haalt"] = "Niemand"
    edited.loc[3] = {**dict.fromkeys(edited.columns, ""), "wie brengt": "Brug"}
    found = save(store, shown, edited, "x")
    assert {place[1:] for place in found} == {(1, "delivered"), (2, "receiver"), (3, "receiver"), (3, "kind")}
    assert store.head.batch == 1


def test_a_new_row_is_a_new_fact_of_this_period(store: Store, deliver: Deliver) -> None:
    own(deliver)
    shown = filled(store)
    edited = shown.frame
    edited.loc[3] = {**dict.fromkeys(edited.columns, ""), "wie brengt": "Een", "wie haalt": "Brug", "soort": "kennis"}
    assert save(store, shown, edited) == []
    assert ("Een", None, "2026-Q1", None, None, None) in told(store)


def test_a_changed_key_takes_the_old_fact_back(store: Store, deliver: Deliver) -> None:
    own(deliver)
    shown = filled(store)
    edited = shown.frame
    edited.loc[1, "wat"] = "leerwerkplekken"
    assert save(store, shown, edited, "zo heet het") == []
    assert [row[1] for row in told(store) if row[0] == "Brug"] == ["leerwerkplekken"]


def test_the_answers_of_the_last_quarter_stand_ready_and_count_only_when_saved(store: Store, deliver: Deliver) -> None:
    own(deliver)
    later = form(store, STREAM, "nl", coalition="C", period="2026-Q2", take_over=True)
    assert later.facts == (0, 0)
    assert form(store, STREAM, "nl", coalition="C", period="2026-Q2").rows == ()
    edited = later.frame
    assert edited[["toegezegd", "geleverd"]].to_numpy().tolist() == [["12,50", ""], ["2", ""]]
    edited.loc[1, "geleverd"] = "13"
    assert save(store, later, edited) == []
    assert [row[2:5] for row in told(store) if row[0] == "Brug"] == [("2026-Q1", 12.5, 10), ("2026-Q2", 12.5, 13)]


def test_two_people_who_fill_in_the_same_form_lose_nothing(store: Store, deliver: Deliver) -> None:
    own(deliver)
    one, other = filled(store), filled(store)
    first, second = one.frame, other.frame
    first.loc[1, "geleverd"] = "11"
    second.loc[1, "geleverd"] = "12"
    assert save(store, one, first, "a") == []
    with pytest.raises(Refused) as refused:
        save(store, other, second, "b")
    assert [problem.code for problem in refused.value.problems] == ["changed_meanwhile"]
    assert [row[4] for row in told(store) if row[0] == "Brug"] == [11]


def own(deliver: Deliver) -> None:
    """Two streams that the coalition itself recorded."""
    deliver(
        coalition="coalition\nC\n",
        party="party\nBrug\nEen\nGem\n",
        stream=(
            "coalition,giver,receiver,kind,what,period,unit,promised,delivered\n"
            "C,Brug,Een,arbeid,werkplekken,2026-Q1,fte,12.5,10\n"
            "C,Gem,Brug,regelruimte,ontheffing,2026-Q1,besluit,2,\n"
        ),
    )


def test_a_correction_keeps_all_that_the_form_does_not_show(store: Store, deliver: Deliver) -> None:
    deliver(
        coalition="coalition\nC\n",
        party="party\nBrug\nEen\n",
        stream=(
            "coalition,giver,receiver,kind,what,period,nth,unit,promised,delivered,delivered_why,visibility\n"
            "C,Brug,Een,kennis,les,2026-Q1,1,uur,10,,nvt,own\nC,Brug,Een,kennis,les,2026-Q1,2,uur,20,,,own\n"
        ),
    )
    shown = filled(store)
    assert shown.frame["geleverd"].tolist() == ["nvt", ""]
    edited = shown.frame
    edited.loc[1, "toelichting"], edited.loc[2, "toelichting"] = "a", "b"
    assert save(store, shown, edited) == []
    moved = filled(store).frame
    moved.loc[1, "wat"] = "taalles"
    assert save(store, filled(store), moved, "zo heet het") == []
    found = store.facts("stream").sort_values("nth")[["what", "nth", "delivered_why", "visibility", "note"]].astype(object)
    assert [tuple(None if pd.isna(cell) else cell for cell in row) for row in found.to_numpy()] == [
        ("taalles", 1, "nvt", "own", "a"),
        ("les", 2, None, "own", "b"),
    ]


def test_a_step_of_a_claim_cannot_be_made_into_the_next_one(store: Store, deliver: Deliver) -> None:
    deliver(
        coalition="coalition\nC\n",
        party="party\nBrug\nEen\n",
        project="project,coalition\nP,C\n",
        outcome_metric="project,outcome_metric\nP,m\n",
        claim="project,claim,outcome_metric,state,signed_by\nP,k,m,geclaimd,Brug\nP,k,m,onderbouwd,Een\n",
    )
    shown = form(store, BY_NAME["claim"], "nl")
    edited = shown.frame
    at = edited.index[edited["stand"] == "onderbouwd"][0]
    edited.loc[at, "stand"] = "gevalideerd"
    assert save(store, shown, edited, "verlezen") == [("claim_skips", at, "state")]
    added = shown.frame
    added.loc[3] = edited.loc[at]
    assert save(store, shown, added) == []
    assert store.ask("claim_steps", fund="")["state"].sort_values().tolist() == ["claimed", "evidenced", "validated"]
