from typing import Any

import pytest

from dashboard.views.contribution_net import net_told
from dashboard.words import words

NL = words("nl")
ROW = {
    **{"unit": "mensen", "net": 46.0, "low": 42.6, "high": 49.4, "baseline": 8.0, "actual": 108.0, "change": 100.0},
    **{"deadweight": 0.375, "displacement": 0.08, "outside_share": 0.2, "filtered": True, "harmful": False, "why": ""},
    **{"additionality": 0.46, "after_year": 41.4, "drop_off": 0.1, "period": "2026-Q3"},
}


def told(**changes: Any) -> list[str]:
    return [line.replace("\xa0", " ") for line in net_told({**ROW, **changes}, NL)]


def test_the_net_outcome_is_told_with_its_band_and_what_was_taken_off() -> None:
    assert told() == [
        "De uitkomst zelf is netto 46 mensen, 80 % zeker: tussen 42,6 en 49,4",
        "Van 8 naar 108 is een verandering van 100 (2026, kwartaal 3).",
        "Eraf gaat 37,5 % die toch al gebeurd was, 8 % die elders verdween en 20 % die anderen deden.",
        "Van elke verandering blijft 46 % over.",
        "Over een jaar is daar nog 41,4 van over: 10 % ebt weg.",
    ]


def test_of_harm_nothing_is_taken_off_and_a_filter_of_nothing_is_not_told() -> None:
    assert "Het werd slechter; daarvan halen wij niets af." in told(harmful=True, filtered=False)
    assert not any("Eraf" in line for line in told(deadweight=0.0, displacement=0.0, outside_share=0.0))
    assert told(low=46.0, high=46.0)[0] == "De uitkomst zelf is netto 46 mensen"


def test_what_is_not_shared_is_not_told_and_the_unknown_says_what_is_missing() -> None:
    assert told(baseline=None, actual=None, change=None)[1:] == ["Waaruit dat volgt, is niet met u gedeeld."]
    assert told(net=None, why="no_baseline") == ["Wat de uitkomst netto is, is onbekend", "De beginstand is niet verteld."]


@pytest.mark.parametrize("why", ["no_baseline", "no_actual", "no_filters", "no_change"])
def test_every_reason_has_its_sentence_in_both_languages(why: str) -> None:
    assert net_told({**ROW, "net": None, "why": why}, words("en"))[1] != told(net=None, why=why)[1]
