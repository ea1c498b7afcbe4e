from dataclasses import replace

import pandas as pd

from dashboard.views.value_over_time import both, heading, reading, waves_told
from dashboard.words import words

NL, EN = words("nl"), words("en")
COLUMNS = ["period", "median_r", "pairs", "parties", "score", "low", "high"]
FOUND = pd.DataFrame(
    [
        ("2024-Q3", None, 0, 1, 20.0, 15.0, 25.0),
        ("2025-Q3", 0.29, 45, 10, 26.0, 19.0, 33.0),
        ("2026-Q3", 0.25, 28, 8, 33.0, 26.0, 40.0),
    ],
    columns=COLUMNS,
)


def test_it_is_a_hypothesis_of_as_many_waves_as_have_both() -> None:
    waves = waves_told(FOUND)
    assert len(waves) == 3 and [wave.period for wave in both(waves)] == ["2025-Q3", "2026-Q3"]
    assert heading(waves, NL) == "2 metingen; of gelijkenis en score samenhangen, is niet te zeggen"
    five = tuple(replace(waves[1], period=f"202{at}-Q3") for at in range(5))
    assert heading(five, NL) == "Hypothese, n = 5: gelijkenis van waarden naast de score"
    assert heading(waves[:2], NL) == "Hypothese, n = 1: nog geen verloop te zien"


def test_it_says_what_went_from_where_to_where_and_nothing_of_cause() -> None:
    told = reading(waves_told(FOUND), NL)
    assert "r van 0,29 naar 0,25, score van 26 naar 33" in told
    assert "Hypothese van de makers" in told and "samengaan" not in told
    assert "niets over oorzaak" in told and "meer gelijk is niet beter" in told
    assert "correlat" not in told and "r from 0.29 to 0.25" in reading(waves_told(FOUND), EN)
    assert reading(waves_told(FOUND.iloc[:2]), NL).startswith("Hypothese van de makers")
