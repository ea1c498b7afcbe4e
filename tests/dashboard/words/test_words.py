from datetime import date
from decimal import Decimal

import pytest

from dashboard.words import words

NL, EN = words("nl"), words("en")


def test_a_text_is_filled_in_and_takes_the_plural_that_fits() -> None:
    assert NL("fund.reach.of", n=1) == "van 1 mens"
    assert NL("fund.reach.of", n=1250) == "van 1.250 mensen"
    assert EN("fund.reach.of", n=1250) == "of 1,250 people"


def test_a_key_that_is_not_there_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        NL("geen.sleutel")
    with pytest.raises(KeyError):
        NL("geen.sleutel", n=2)


def test_a_word_of_peoples_own_stays_as_they_wrote_it() -> None:
    assert NL.told("role", "investor") == "investeerder"
    assert NL.told("role", "kwartiermaker") == "kwartiermaker"


@pytest.mark.parametrize(
    ("value", "decimals", "nl", "en"),
    [
        (1250.5, 1, "1.250,5", "1,250.5"),
        (-5, 0, "−5", "−5"),
        (2.5, 0, "3", "3"),
        (0.385, 2, "0,39", "0.39"),
        (7.0, 2, "7", "7"),
    ],
)
def test_numbers_are_written_as_each_language_writes_them(value: float, decimals: int, nl: str, en: str) -> None:
    assert (NL.number(value, decimals), EN.number(value, decimals)) == (nl, en)


def test_money_percentages_dates_and_lists_too() -> None:
    assert (NL.money(Decimal("601460.00"), "EUR"), EN.money(Decimal("601460.00"), "EUR")) == ("€\xa0601.460", "€601,460")
    assert (NL.money(-36_000, "GBP"), EN.money(36_000, "GBP")) == ("−£\xa036.000", "£36,000")
    assert (NL.percent(0.385), EN.percent(0.385, 1)) == ("39\xa0%", "38.5%")
    assert (NL.day(date(2026, 10, 12)), EN.day(date(2026, 10, 12))) == ("12 okt 2026", "12 Oct 2026")
    assert (NL.listed(["a", "b", "c"]), EN.listed(["a", "b"])) == ("a, b en c", "a and b")


@pytest.mark.parametrize(
    ("period", "nl", "en"),
    [
        ("2026", "2026", "2026"),
        ("2026-Q3", "2026, kwartaal 3", "2026, quarter 3"),
        ("2019-07", "juli 2019", "July 2019"),
        ("2026-10-12", "12 okt 2026", "12 Oct 2026"),
    ],
)
def test_a_period_is_written_in_words(period: str, nl: str, en: str) -> None:
    assert (NL.period(period), EN.period(period)) == (nl, en)
