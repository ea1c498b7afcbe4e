from typing import Any

from dashboard.views import contribution as views
from dashboard.views.contribution_bar import Parts, bar_told, lost_told, parts_of
from dashboard.words import words
from tests.dashboard.views.made_contribution import totals

NL, EN = words("nl"), words("en")


def total(**changes: Any) -> views.Total:
    found = views.total_of("werk", totals(changes))
    assert found is not None
    return found


def test_the_bar_in_words_adds_up_and_names_what_is_lost() -> None:
    assert parts_of(total(), NL) == Parts("27", "19", "3", "46")
    assert (
        bar_told(total(), NL)
        == "27 had ieder alleen gehaald, 19 door samenwerken, 3 verloren door dubbele ritplanning, 46 samen"
    )
    assert parts_of(total(together=46.4, alone=27.4), NL) == Parts("27", "19", "3", "46")


def test_a_loss_without_a_cause_and_more_causes_are_told() -> None:
    assert lost_told(total(lost_because=""), NL) == "3 verloren"
    assert lost_told(total(lost_because="dubbele ritten; files"), EN) == "3 lost by dubbele ritten and files"
    assert lost_told(total(lost=0.0), NL) == lost_told(total(lost=None), NL) == ""


def test_where_working_together_costs_nothing_is_gained() -> None:
    assert parts_of(total(alone=38.0, together=34.0, lost=9.0), NL) == Parts("38", "", "9", "34")


def test_what_is_unknown_or_withheld_is_left_out() -> None:
    assert parts_of(total(together=None, synergy=None), NL) == Parts("27", "", "", "")
    assert parts_of(total(alone=None, synergy=None, lost=None), NL) == Parts("", "", "", "46")
    assert bar_told(total(alone=None, synergy=None, lost=None), NL) == "46 samen"
    assert bar_told(total(together=None, alone=None), NL) == ""
