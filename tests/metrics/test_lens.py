"""A lens on teams: preference and rejection stand apart, in the instrument's order, and nobody is alone in it."""

import pandas as pd

from metrics.lens import lens
from tests.metrics.test_culture import TYPES, cards, plain, profiles, value
from tests.metrics.test_pulses import as_asked

COLOURS = ("paars", "rood", "blauw", "oranje", "groen", "geel", "turquoise")
LENS = cards(*COLOURS, key="lens", kind="profile", lens=True)


def told(*rows: dict[str, object]) -> pd.DataFrame:
    return profiles(*({"instrument": "lens", **row} for row in rows))


def test_preference_and_rejection_are_two_numbers_that_are_never_netted() -> None:
    found = lens(told(value("preference", 4.0, code="rood"), value("rejection", 3.0, code="rood", people=6)), LENS)
    assert found.columns.tolist() == ["party", "period", "value", "preference", "rejection", "people", "why"]
    assert plain(found[found["value"] == "rood"], "preference", "rejection", "people") == [[4, 3, 6]]
    assert not {"gap", "net", "mean", "rank"} & set(found)


def test_colours_keep_the_order_of_the_instrument_whatever_the_answers() -> None:
    rows = [
        value("preference", float(at), code=colour, party=party)
        for party in "BA"
        for at, colour in enumerate(sorted(COLOURS, reverse=True))
    ]
    found = lens(told(*rows), LENS)
    assert plain(found, "party", "value") == [[party, colour] for party in "AB" for colour in COLOURS]


def test_what_one_person_says_is_no_team() -> None:
    rows = [value(aspect, 4.0, code=colour, people=1) for aspect in ("preference", "rejection") for colour in COLOURS]
    assert lens(told(*rows), LENS).empty
    team = [
        value("preference", 2.0, code="rood", people=2, party="B"),
        value("rejection", 5.0, code="rood", people=1, party="B"),
    ]
    found = lens(told(*rows, *team), LENS)
    assert plain(found[found["value"] == "rood"], "party", "preference", "rejection", "people") == [["B", 2, None, 2]]


def test_a_team_that_told_only_one_side_has_the_other_unknown() -> None:
    found = lens(told(value("preference", 4.0, code="rood")), LENS)
    assert found["rejection"].isna().all() and found["preference"].count() == 1


def test_a_withheld_team_says_so_and_leaves_the_wave_before_it() -> None:
    hidden = value("preference", None, code="rood", mean_why="verborgen", people=3, period="2026-Q2")
    found = lens(told(hidden), LENS)
    assert plain(found[found["value"] == "rood"], "period", "preference", "why") == [["2026-Q2", None, "verborgen"]]
    found = lens(told(hidden, value("preference", 4.0, code="rood")), LENS)
    assert plain(found[found["value"] == "rood"], "period", "preference", "why") == [["2026-Q1", 4, ""]]


def test_an_arrow_answer_gives_what_a_plain_frame_gives_and_no_answer_no_rows() -> None:
    rows = told(*(value(aspect, 4.0, code=colour) for aspect in ("preference", "rejection") for colour in COLOURS[:3]))
    pd.testing.assert_frame_equal(lens(as_asked(rows, TYPES), LENS), lens(rows, LENS))
    for empty in (rows.iloc[:0], as_asked(rows.iloc[:0], TYPES)):
        assert lens(empty, LENS).empty and lens(empty, LENS).columns.tolist() == lens(rows, LENS).columns.tolist()
