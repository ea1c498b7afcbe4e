import pandas as pd

from dashboard.views.own_ambitions import Ambition
from dashboard.views.own_changes import heading, quarter_before, share_of, told
from dashboard.views.own_streams import Line, OwnStreams
from dashboard.words import words

NL = words("nl")


def change(before: float | None, now: float | None, period: str = "2026-Q3") -> pd.DataFrame:
    lacks = before is None or now is None
    row = {"party": "M", "period_before": "2026-Q1", "before": before, "period": period, "now": now}
    row["change"] = None if lacks else (now or 0.0) - (before or 0.0)
    return pd.DataFrame([{**row, "party": "X", "now": 731.4, "change": 731.4}, row])


def streams(brings: int, takes: int) -> OwnStreams:
    lines = [Line(way, "kennis", "uur", number, None, None) for way, number in (("brings", brings), ("takes", takes))]
    return OwnStreams("2026-Q3", tuple(lines), 0, None, None, 0)


def ambition(value: float | None) -> Ambition:
    return Ambition("hout", "Hout", "%", 10, 30, value, "2026-Q3", None, None, None, None, None, None, "")


SAME = (streams(2, 3), streams(2, 3))


def test_a_share_that_grew_is_told_in_numbers_that_add_up_as_they_are_shown() -> None:
    share = share_of(change(5.75, 7.0), "M", "2026-Q2")
    assert heading(share, "2026-Q2", NL) == "Uw eerlijke deel is 1,2 groter dan in 2026, kwartaal 1"
    assert told(share, SAME, ([], []), NL) == ["Uw eerlijke deel ging van 5,8 naar 7."]
    assert "2 kleiner" in heading(share_of(change(7, 5), "M", "2026-Q2"), "2026-Q2", NL)


def test_a_share_that_stayed_the_same_has_no_line_of_its_own() -> None:
    share = share_of(change(7.0, 7.0), "M", "2026-Q2")
    assert heading(share, "2026-Q2", NL) == "Uw eerlijke deel is even groot als in 2026, kwartaal 1"
    assert told(share, SAME, ([], []), NL) == []


def test_an_unknown_share_and_one_that_was_told_earlier_are_no_change() -> None:
    assert share_of(change(None, 7.0), "M", "2026-Q2") is None
    assert share_of(change(5.0, 7.0, "2026-Q2"), "M", "2026-Q2") is None
    assert heading(None, "2026-Q2", NL) == "Wat er veranderde sinds 2026, kwartaal 2"


def test_streams_and_ambitions_that_changed_have_a_line() -> None:
    lines = told(None, (streams(2, 3), streams(4, 3)), ([ambition(18.0)], [ambition(26.0)]), NL)
    assert lines == ["U brengt 4 stromen; een kwartaal eerder 2.", "Hout: van 18 naar 26 %"]
    assert told(None, SAME, ([ambition(None)], [ambition(26.0)]), NL) == []
    assert told(None, SAME, ([], [ambition(26.0)]), NL) == []


def test_the_quarter_before_the_first_is_in_the_year_before() -> None:
    assert [quarter_before(one) for one in ("2026-Q1", "2026-Q3", "")] == ["2025-Q4", "2026-Q2", ""]
