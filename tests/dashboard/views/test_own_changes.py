from decimal import Decimal

import pandas as pd

from dashboard.views.own_ambitions import Ambition
from dashboard.views.own_changes import Share, Told, heading, none_told, quarter_before, share_of, told, told_of
from dashboard.views.own_streams import Line, OwnStreams
from dashboard.words import words

NL = words("nl")


def share(before: float | None, now: float | None, period: str = "2026-Q3", band: float = 0.1) -> Share | None:
    """What became of a share with a band of so much to either side; nothing is told of it before where that is None."""
    return share_of(None if before is None else fair("2026-Q1", before, band), fair(period, now, band), "2026-Q2")


def fair(period: str, value: float | None, band: float = 0.1) -> Told:
    low, high = (None, None) if value is None else (value - band, value + band)
    return Told(period, "", True, value, low, high)


def streams(brings: int, takes: int, kept: tuple[int, int] = (0, 0), amount: int | None = None) -> OwnStreams:
    told_of_it = None if amount is None else Decimal(amount)
    ways = (("brings", brings), ("takes", takes))
    lines = [Line(way, "kennis", "uur", number, told_of_it, told_of_it) for way, number in ways]
    return OwnStreams("2026-Q3", tuple(lines), kept[1], kept[1], kept[0], None, 0)


def ambition(value: float | None) -> Ambition:
    return Ambition("hout", "Hout", "%", 10, 30, value, "2026-Q3", None, None, None, None, None, None, "")


SAME = (streams(2, 3), streams(2, 3))


def test_a_share_that_grew_is_told_in_numbers_that_add_up_as_they_are_shown() -> None:
    grew = share(5.75, 7.0)
    assert heading(grew, "2026-Q2", NL) == "Uw eerlijk deel is 1,2 groter dan in 2026, kwartaal 1"
    assert told(grew, SAME, ([], []), NL) == ["Uw eerlijk deel ging van 5,8 naar 7."]
    assert "2 kleiner" in heading(share(7, 5), "2026-Q2", NL)


def test_a_share_that_stayed_the_same_has_no_line_of_its_own() -> None:
    same = share(7.0, 7.0)
    assert heading(same, "2026-Q2", NL) == "Uw eerlijk deel is even groot als in 2026, kwartaal 1"
    assert told(same, SAME, ([], []), NL) == []


def test_what_lies_within_both_bands_is_no_change() -> None:
    blurred = share(0.9, 1.0, band=0.8)
    assert heading(blurred, "2026-Q2", NL) == "Uw eerlijk deel is niet te onderscheiden van dat in 2026, kwartaal 1"
    assert told(blurred, SAME, ([], []), NL) == ["Het was 0,9 en is nu 1; dat verschil valt binnen de onzekerheid."]
    assert heading(share(0.9, 1.0, band=0.05), "2026-Q2", NL).startswith("Uw eerlijk deel is 0,1 groter")
    only_one = Share(fair("2026-Q1", 5.0, 3.0), fair("2026-Q3", 7.0, 1.0))
    assert heading(only_one, "2026-Q2", NL).startswith("Uw eerlijk deel is 2 groter")


def test_a_difference_of_what_is_sure_is_a_change() -> None:
    sure = Share(Told("2026-Q1", "", True, 5.0, None, None), Told("2026-Q3", "", True, 5.1, None, None))
    assert sure.is_told_apart


def test_a_share_that_was_never_told_before_is_told_as_the_first() -> None:
    first = share(None, 7.0)
    assert heading(first, "2026-Q2", NL) == "Uw eerlijk deel is voor het eerst verteld: 7"
    assert told(first, SAME, ([], []), NL) == []
    nothing_of_it = share_of(Told("2026-Q1", "", False, None, None, None), fair("2026-Q3", 7.0), "2026-Q2")
    assert heading(nothing_of_it, "2026-Q2", NL) == "Uw eerlijk deel is voor het eerst verteld: 7"
    assert told(nothing_of_it, SAME, ([], []), NL) == ["In 2026, kwartaal 1 telde nog geen bijdrage van u mee."]


def test_an_unknown_share_one_told_earlier_and_one_in_another_unit_are_no_change() -> None:
    assert share(5.0, None) is None and share(5.0, 7.0, "2026-Q2") is None
    assert share_of(fair("2026-Q1", None), fair("2026-Q3", 7.0), "2026-Q2") is None
    assert share_of(Told("2026-Q1", "uur", True, 5.0, 4.0, 6.0), fair("2026-Q3", 7.0), "2026-Q2") is None
    assert share_of(fair("2026-Q1", 5.0), None, "2026-Q2") is None
    assert heading(None, "2026-Q2", NL) == "Wat er veranderde sinds 2026, kwartaal 2"


def test_what_was_told_of_an_outcome_is_that_of_the_partner_alone() -> None:
    totals = pd.DataFrame(
        {"outcome": ["w", "v"], "period": ["2026-Q3"] * 2, "worth_unit": ["Mens", ""], "why": ["", "no_dividends"]}
    )
    rows = [("X", True, 731.4, 731.4, 731.4), ("M", True, 7.0, 6.0, 8.0), ("Z", False, None, None, None)]
    shares = pd.DataFrame(rows, columns=["party", "told", "fair", "low", "high"])
    assert told_of(totals, shares, "w", "M") == Told("2026-Q3", "mens", True, 7.0, 6.0, 8.0)
    for absent in ("Z", "nobody"):
        assert told_of(totals, shares, "w", absent) == Told("2026-Q3", "mens", False, None, None, None)
    assert told_of(totals, shares, "v", "M") is None


def test_streams_and_ambitions_that_changed_have_a_line() -> None:
    lines = told(None, (streams(2, 3), streams(4, 3)), ([ambition(18.0)], [ambition(26.0)]), NL)
    assert lines == ["U brengt 4 stromen; een kwartaal eerder 2.", "Hout: van 18 naar 26 %"]
    assert told(None, SAME, ([ambition(26.0)], [ambition(26.0)]), NL) == []


def test_an_ambition_of_which_no_value_was_told_before_is_known_now() -> None:
    for before in ([ambition(None)], []):
        assert told(None, SAME, (before, [ambition(26.0)]), NL) == ["Hout: nu bekend, 26 %"]
    assert told(None, SAME, ([ambition(26.0)], [ambition(None)]), NL) == []


def test_what_was_delivered_has_a_line_where_it_changed() -> None:
    more = (streams(4, 3, (2, 3)), streams(4, 3, (3, 4)))
    assert told(None, more, ([], []), NL) == ["U leverde 3 van 4 toegezegde stromen helemaal; een kwartaal eerder 2 van 3."]
    assert told(None, (streams(4, 3), streams(4, 3, (3, 4))), ([], []), NL) == []
    amounts = (streams(4, 3, amount=51), streams(4, 3, amount=75))
    assert told(None, amounts, ([], []), NL) == ["Geleverd, kennis: van 51 naar 75 uur"]
    assert told(None, (streams(4, 3), streams(4, 3, amount=75)), ([], []), NL) == []


def test_that_nothing_changed_names_what_was_compared() -> None:
    assert none_told("2026-Q2", NL) == "Sinds 2026, kwartaal 2 bleven uw stromen, leveringen en ambities gelijk."


def test_the_quarter_before_the_first_is_in_the_year_before() -> None:
    assert [quarter_before(one) for one in ("2026-Q1", "2026-Q3", "")] == ["2025-Q4", "2026-Q2", ""]
