"""What dividends change when one party joins or leaves: sure and unsure, known and unknown, seen and withheld."""

import numpy as np
import pandas as pd
import pytest

from metrics.dividend_changes import Contributions
from metrics.partner_change import Change
from tests.metrics import made_contributions as made

JOINS = {"party": "D", "role": "candidate"}
WORTH = made.GOLDEN_20 | {"D": 0, "A+D": 4, "C+D": 2}


def told(dividends: pd.DataFrame, *partners: dict[str, str]) -> Contributions:
    return Contributions(dividends, made.outcomes(), made.partners(*partners))


def by(found: list[Change]) -> dict[str, Change]:
    return {one.other or one.measure: one for one in found}


def test_the_band_is_of_the_difference_alone() -> None:
    dividends = made.dividends(WORTH)
    for end, by_side in (("low", -2.0), ("high", 2.0)):
        dividends[end] = [value + by_side * ("D" in name) for name, value in WORTH.items()]
    joined = by(told(dividends, JOINS).joined("D"))
    assert joined["together"].low < 6 < joined["together"].high
    assert (joined["B"].low, joined["B"].high) == (0, 0)
    assert 4 / 2 - 1 < joined["A"].low < 2 < joined["A"].high < 4 / 2 + 1
    left = by(told(dividends).left("D"))
    for name in ("together", "its_fair", "A"):
        assert (left[name].low, left[name].high) == pytest.approx((-joined[name].high, -joined[name].low))


def test_what_is_unknown_of_others_leaves_the_difference_known() -> None:
    found = by(told(made.dividends(WORTH | {"B": None}), JOINS).joined("D"))
    whole = found["together"]
    assert np.isnan(whole.before) and np.isnan(whole.after) and whole.change == 6 and whole.why == "unknown"
    assert (found["A"].after, found["A"].why) == (45, "") and found["B"].change == 0


def test_an_unknown_dividend_of_its_own_makes_the_difference_unknown_and_not_zero() -> None:
    found = by(told(made.dividends(WORTH | {"A+D": None}), JOINS).joined("D"))
    assert [(np.isnan(found[one].change), found[one].why) for one in ("together", "its_fair", "A", "C")] == [
        *[(True, "unknown")] * 3,
        (False, ""),
    ]
    assert found["together"].before == 75 and np.isnan(found["together"].low)


def test_who_is_in_the_game_by_the_newcomer_alone_was_unknown_before() -> None:
    found = by(told(made.dividends({"A": 5, "D": 1, "B+D": 4}), JOINS).joined("D"))
    assert np.isnan(found["B"].before) and (found["B"].after, found["B"].change, found["B"].why) == (2, 2, "unknown")
    assert (found["its_fair"].before, found["its_fair"].after) == (0, 3)


def test_where_only_candidates_tell_anything_the_whole_before_is_unknown() -> None:
    found = by(told(made.dividends({"D": 4}), JOINS).joined("D"))
    assert np.isnan(found["together"].before) and found["together"].change == 4


def test_without_dividends_or_in_several_units_nothing_is_added_up() -> None:
    nothing = told(made.dividends({}), JOINS)
    for found in (nothing.joined("D"), nothing.left("A")):
        assert [(one.why, np.isnan(one.change)) for one in found] == [("no_dividends", True)] * 3
    mixed = pd.concat([made.dividends({"A": 1}, unit="ton"), made.dividends({"A+B": 1}, unit="km")])
    assert {one.why for one in told(mixed).left("A")} == {"units_differ"}
    assert {one.unit for one in told(made.dividends({"A": 1}, unit="punten")).left("A")} == {"punten"}


def test_only_what_counts_now_is_compared() -> None:
    old = made.dividends({"A": 1, "D": 9}, period="2026-Q1")
    found = by(told(pd.concat([old, made.dividends({"A": 5})]), JOINS).joined("D"))
    assert found["together"].before == 5 and found["together"].why == "no_dividends"


def test_where_one_of_its_dividends_is_hidden_only_the_whole_as_it_is_is_told() -> None:
    hidden = told(made.dividends(WORTH, hidden=("A+D",)), JOINS)
    assert [(one.measure, one.why) for one in hidden.joined("D")] == [
        (name, "withheld") for name in ("together", "its_fair", "its_marginal")
    ]
    assert hidden.joined("D")[0].before == 75 and np.isnan(hidden.joined("D")[0].change)
    assert {one.why for one in hidden.left("A")} == {""}, "that of a candidate is not in the coalition's own game"


def test_of_another_party_nothing_is_told_unless_all_its_dividends_are_seen() -> None:
    found = told(made.dividends(WORTH, hidden=("A+B",)), JOINS).joined("D")
    assert {one.other for one in found if one.other} == {"C"}
    assert by(found)["together"].change == 6
