from datetime import date

from dashboard.views.value_sources import of_answers, of_partners
from dashboard.words import words
from tests.dashboard.views.made_values import WAARDEN

NL = words("nl")
DAY = date(2026, 10, 12)


def test_answers_are_told_with_their_instrument_period_day_and_number_of_people() -> None:
    told = of_answers(WAARDEN, "2026-Q3", [8, 31, 1, 0], DAY, NL)
    assert told == "Bron: antwoorden op waarden, bekend op 12 okt 2026 · 2026, kwartaal 3 · n per partner 8–31"


def test_without_a_period_or_people_these_are_left_out() -> None:
    assert of_answers(WAARDEN, "", [1], DAY, NL) == "Bron: antwoorden op waarden, bekend op 12 okt 2026"
    assert of_answers(WAARDEN, "", [9, 9], DAY, NL).endswith(" · n per partner 9")


def test_partners_are_counted() -> None:
    assert of_partners(8, "2026-Q3", DAY, NL, of=11).startswith("Bron: opgave van 8 van de 11 partners, 2026, kwartaal 3")
    assert of_partners(1, "2026-Q3", DAY, NL) == "Bron: opgave van 1 partner, 2026, kwartaal 3, bekend op 12 okt 2026"
