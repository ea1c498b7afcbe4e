import numpy as np
import pandas as pd
import pytest

from dashboard.views.essentials import (
    EssentialsView,
    currents,
    currents_heading,
    essentials_view,
    heading,
    pair_told,
    right_told,
)
from dashboard.words import words
from metrics.essentials import energy_and_commitment, essentials
from tests.dashboard.views.made_values import answered
from tests.dashboard.views.test_goal_sharing import PULSE

NL, EN = words("nl"), words("en")


def asked(period: str = "2026-Q3", party: str = "werk", **marks: float) -> list[dict[str, object]]:
    return [{"party": party, "pulse": pulse, "period": period, "score": mark} for pulse, mark in marks.items()]


def view(*rows: list[dict[str, object]]) -> EssentialsView:
    told = answered(PULSE, [row for each in rows for row in each])
    found = essentials_view(essentials(told), energy_and_commitment(told), NL)
    assert found is not None
    return found


def test_the_lowest_essential_stands_first_and_in_the_heading() -> None:
    told = view(asked(vertrouwen=6, energie=8), asked(party="wijk", vertrouwen=7, energie=7))
    assert [row.name for row in told.rows] == ["vertrouwen", "energie"]
    low = told.rows[0]
    assert (low.mean, low.lowest, low.highest, low.parties) == (6.5, 6.0, 7.0, 2) and low.spread == pytest.approx(np.sqrt(0.5))
    assert heading(told, NL) == "De essentials liggen niet duidelijk uit elkaar"


def test_the_heading_names_the_lowest_only_where_that_is_sure() -> None:
    marks = ((4.0, 8.0), (4.2, 8.1), (3.9, 7.8), (4.1, 8.3))
    rows = [asked(party=f"p{at}", vertrouwen=low, energie=high) for at, (low, high) in enumerate(marks)]
    assert heading(view(*rows), NL) == "Vertrouwen staat van de essentials het laagst: 4,1 van 10"
    rows = [asked(party=f"p{at}", vertrouwen=low, energie=low + 0.1) for at, low in enumerate((2.0, 5.0, 8.0))]
    assert heading(view(*rows), NL) == "De essentials liggen niet duidelijk uit elkaar"


def test_else_the_heading_is_the_largest_change_with_the_number_of_partners() -> None:
    before, now = asked("2026-Q2", vertrouwen=7.6, energie=7), asked("2026-Q3", vertrouwen=6.9, energie=7.1)
    assert heading(view(before, now), NL) == "Vertrouwen daalt van 7,6 naar 6,9 (1 partner)"
    assert heading(view(before, now, asked(party="wijk", vertrouwen=9)), NL) == "Vertrouwen daalt 0,7 (1 partner)"


def test_an_essential_that_was_last_asked_before_says_when() -> None:
    told = view(asked("2026-Q2", daadkracht=5), asked("2026-Q3", vertrouwen=7))
    assert [right_told(told, row, NL) for row in told.rows] == ["5 (n = 1) (2026, kwartaal 2)", "7 (n = 1)"]


def test_energy_and_commitment_stand_in_one_sentence_with_their_change() -> None:
    told = view(asked("2026-Q2", energie=8, commitment=7), asked("2026-Q3", energie=7.5, commitment=8))
    assert pair_told(told, NL) == "Energie 7,5 (was 8) en commitment 8 (was 7), sinds 2026, kwartaal 2."
    first = view(asked(energie=8, commitment=7))
    assert pair_told(first, NL) == "Energie 8 en commitment 7."
    assert pair_told(view(asked(vertrouwen=7)), NL) == ""


def test_without_answers_there_is_nothing_to_show() -> None:
    nothing = answered(PULSE, [])
    assert essentials_view(essentials(nothing), energy_and_commitment(nothing), NL) is None


def flagged(*rows: tuple[str, str, float, float, bool]) -> pd.DataFrame:
    columns = ["node", "period", "score_change", "trust_change", "flag"]
    return pd.DataFrame(rows, columns=columns).assign(compared=8, score=30.0)


def scored(told: pd.DataFrame, **low: float) -> pd.DataFrame:
    """The scores behind what is flagged, with the low end of each band: just below the score, unless told by node."""
    return told[["node", "period"]].assign(subject="C", low=[low.get(node, 29.5) for node in told["node"]])


def test_themes_that_rise_while_trust_falls_are_told_of_the_last_quarter() -> None:
    told = flagged(
        ("T1", "2026-Q2", 4.0, -1.0, True),
        ("T1", "2026-Q3", 2.0, -0.5, True),
        ("T2", "2026-Q3", 5.0, -0.5, True),
        ("T3", "2026-Q3", -5.0, -0.5, False),
        ("T1", "2026-Q4", 5.0, np.nan, False),
    )
    found = currents(told, scored(told), "C", {"T1": "Taal", "T2": "Werk"})
    assert found is not None
    when, themes = found
    assert when == "2026-Q3" and [one.name for one in themes] == ["Werk", "Taal"]
    assert currents_heading(found, NL) == "2 thema’s stijgen terwijl het vertrouwen daalt"
    assert currents_heading((when, ()), EN) == "No theme clearly rises while trust falls"
    assert currents(told.iloc[-1:], scored(told), "C", {}) is None


def test_a_rise_within_the_band_of_the_score_is_no_rise() -> None:
    told = flagged(("T1", "2026-Q3", 2.0, -0.5, True), ("T2", "2026-Q3", 5.0, -0.5, True))
    found = currents(told, scored(told, T1=27.0), "C", {})
    assert found is not None and [one.name for one in found[1]] == ["T2"]
    assert currents(told, scored(told, T1=27.0, T2=25.0), "C", {}) == ("2026-Q3", ())
