import re
from typing import Any

import numpy as np
import pytest

from dashboard.views import contribution as views
from dashboard.views.contribution_bar import Parts, band_told, bar_told, lost_told, no_bar_told, parts_of, sum_told
from dashboard.words import words
from tests.dashboard.views.made_contribution import totals

NL, EN = words("nl"), words("en")


def total(**changes: Any) -> views.Total:
    found = views.total_of("werk", totals(changes))
    assert found is not None
    return found


def test_the_bar_in_words_adds_up_and_names_what_is_lost() -> None:
    assert parts_of(total(), NL) == Parts("27", "19", "22", "3", "46")
    assert (
        bar_told(total(), NL)
        == "27 had ieder alleen gehaald, 19 door samenwerken, 3 verloren door dubbele ritplanning, 46 samen"
    )
    assert parts_of(total(together=46.4, alone=27.4), NL) == Parts("27", "19", "22", "3", "46")


def test_a_loss_without_a_cause_and_more_causes_are_told() -> None:
    assert lost_told(total(lost_because=""), NL) == "3 verloren"
    assert lost_told(total(lost_because="dubbele ritten; files"), EN) == "3 lost by dubbele ritten and files"
    assert lost_told(total(lost=0.0), NL) == lost_told(total(lost=None), NL) == ""


def test_where_working_together_costs_nothing_is_gained() -> None:
    told = total(alone=38.0, together=34.0, gained=5.0, lost=9.0)
    assert parts_of(told, NL) == Parts("38", "", "5", "9", "34")
    assert sum_told(told, NL) == "38 + 5 gewonnen − 9 verloren = 34"
    assert sum_told(total(gained=19.0, lost=0.0), NL) == ""
    only = total(alone=38.0, together=34.0, gained=0.0, lost=4.0)
    assert parts_of(only, NL).lost == "4" and sum_told(only, NL) == ""


def test_the_sum_adds_up_as_it_is_shown_whatever_was_rounded() -> None:
    told = total(alone=10.04, together=15.99, gained=7.36, lost=1.41, low=15.0, high=17.0)
    assert sum_told(told, NL) == "10 + 7,4 gewonnen − 1,4 verloren = 16"
    for seed in range(40):
        draw = np.random.default_rng(seed)
        alone, gained, lost = draw.uniform(1, 30, 3)
        if alone + gained - lost > 0:
            told = total(alone=alone, gained=gained, lost=lost, together=alone + gained - lost, low=0.0, high=1.0)
            one, more, less, whole = (float(n.replace(",", ".")) for n in re.findall(r"[\d,]+", sum_told(told, NL)))
            assert one + more - less == pytest.approx(whole)


def test_the_band_of_the_total_and_of_working_together_is_told_once_beneath_the_bar() -> None:
    assert band_told(total(), NL) == "80 % zeker: samen tussen 41 en 53, door samenwerken tussen 14 en 25."
    costs = total(synergy=-4.0, synergy_low=-6.6, synergy_high=-1.3)
    assert band_told(costs, NL).endswith("samenwerken kost tussen 1 en 7.")
    assert band_told(total(why="one_partner"), NL) == "80 % zeker: samen tussen 41 en 53."
    assert band_told(total(low=46.0, high=46.0, synergy_low=19.0, synergy_high=19.0), NL) == ""


def test_one_partner_has_no_each() -> None:
    assert bar_told(total(why="one_partner", lost=0.0, alone=46.0), NL) == "46 alleen gehaald, 46 samen"


def test_zero_is_not_below_zero() -> None:
    assert no_bar_told(total(together=0.0, why="not_positive"), NL).startswith("Samen is het nul")
    assert "onder nul" in no_bar_told(total(together=-3.0, why="not_positive"), NL)
    assert no_bar_told(total(alone=-1.0), NL).startswith("Wat ieder alleen haalde, ligt onder nul")
    assert no_bar_told(total(together=None, why="units_differ"), NL) == ""


def test_what_is_unknown_or_withheld_is_left_out() -> None:
    assert parts_of(total(together=None, synergy=None), NL) == Parts("27", "", "", "", "")
    assert parts_of(total(alone=None, synergy=None, lost=None), NL) == Parts("", "", "", "", "46")
    assert bar_told(total(alone=None, synergy=None, lost=None), NL) == "46 samen"
    assert bar_told(total(together=None, alone=None), NL) == ""
