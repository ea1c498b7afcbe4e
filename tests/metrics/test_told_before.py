import json
from typing import Any

import numpy as np
import pandas as pd

from data.small_groups import Released
from metrics.told_before import Before, Earlier, Whole
from tests.surveys import FIGURES, RELEASED, instrument

KEY = "kkkkkk"
OF = instrument("statements", (1, 1), (-1, 1))


def released(*rows: dict[str, Any]) -> pd.DataFrame:
    told = [{"coalition": "C", "instrument": OF.key, "period": "2026-Q1", "aspect": "personal", **row} for row in rows]
    told = [
        row
        | {"people": len(row["members"] or ""), "members": row["members"] and json.dumps([KEY + one for one in row["members"]])}
        for row in told
    ]
    return pd.DataFrame(told, columns=RELEASED).astype(object)


def figures(*rows: dict[str, Any]) -> pd.DataFrame:
    same = {"coalition": "C", "instrument": OF.key, "period": "2026-Q1", "aspect": "personal", "part": "item", "people": 8}
    return pd.DataFrame([{**same, "withheld": False, **row} for row in rows], columns=FIGURES).astype(object)


def earlier(told: pd.DataFrame, of_figures: pd.DataFrame | None = None, **smallest: int) -> Earlier:
    return Earlier(OF, "personal", told, figures() if of_figures is None else of_figures, smallest)


def who(*marks: str, party: str = "P", role: str = "") -> Released:
    return Released(party, role, len(marks), frozenset((party, KEY + mark) for mark in marks))


def test_a_result_that_differs_by_too_few_people_is_not_admitted() -> None:
    before = earlier(released({"party": "P", "role": None, "members": "abcdefgh"}))
    assert before.admits(who(*"abcdefgh"))
    assert not before.admits(who(*"abcdefg"))
    assert before.admits(who(*"abcdefg", party="Q"))


def test_another_aspect_or_instrument_is_another_matter() -> None:
    told = released({"party": "P", "role": None, "members": "abcdefgh"})
    for changed in ({"aspect": "desired"}, {"instrument": "other"}):
        assert earlier(told.assign(**changed)).admits(who(*"abcdefg"))


def test_another_period_or_coalition_is_no_other_matter() -> None:
    told = released({"party": "P", "role": None, "members": "abcdefgh"})
    for changed in ({"period": "2020"}, {"period": None}, {"coalition": "D"}):
        assert not earlier(told.assign(**changed)).admits(who(*"abcdefg"))


def test_who_is_in_none_of_the_shown_roles_counts_as_shown() -> None:
    before = earlier(
        released({"party": "P", "role": None, "members": "abcdefghijk"}, {"party": "P", "role": "team", "members": "abcdef"})
    )
    assert not before.admits(who(*"ghij"))
    assert before.admits(who(*"ghijk"))


def test_what_is_shown_now_counts_from_now_on() -> None:
    before = earlier(released())
    assert before.admits(who(*"abcdefg"))
    before.add(Before(who(*"abcdefgh")))
    assert not before.admits(who(*"abcdefg"))


def test_what_is_shown_beside_it_now_counts_too() -> None:
    before = earlier(released({"party": "P", "role": None, "members": "abcdefgh"}))
    assert before.admits(who(*"ijklm"))
    assert not before.admits(who(*"ijklm"), [who(*"abcdefghijklmn")])


def test_all_people_together_count_as_shown_where_a_statement_was_told_of_them() -> None:
    told = released(
        {"party": "P", "role": None, "members": "abcdef"},
        {"party": "Q", "role": None, "members": "wxyz", "held_back": "small"},
        {"party": "R", "role": None, "members": "tuv", "held_back": "small"},
    )
    of_all = {"party": None, "role": None, "part": "opinion"}
    together = Released("", "", 6, frozenset((party, KEY + mark) for party, mark in ("Qw", "Qx", "Qy", "Qz", "Rt", "Ru")))
    assert earlier(told).admits(together)
    assert not earlier(told, figures({**of_all, "code": "i0"})).admits(together)
    (whole,) = earlier(told, figures({**of_all, "code": "i0"}, {**of_all, "code": "i1", "withheld": True})).wholes
    assert whole.told == {"i0"}
    assert [one.who.party for one in whole.parties] == ["P", "Q", "R"]
    assert whole.released(5).people == 13


def test_of_each_result_it_is_known_what_was_told_and_what_was_withheld() -> None:
    told = figures(
        {"party": "P", "code": "i0", "mean": 0.5, "spread": 0.5},
        {"party": "P", "code": "i1", "mean": None, "withheld": True},
        {"party": "P", "code": "i0", "part": "votes", "mean": None},
    )
    before = earlier(released({"party": "P", "role": None, "members": "abcdefgh"}), told)
    (one,) = before.beside(who("a"))
    assert one.withheld == {("item", "i1")}
    assert one.figures[("item", "i0")] == (8, 0.5, 0.5)
    assert set(one.figures) == {("item", "i0"), ("votes", "i0")}


def test_a_figure_that_was_withheld_once_stays_known_as_such_when_it_was_told_later() -> None:
    told = figures({"party": "P", "code": "i0", "mean": None, "withheld": True}, {"party": "P", "code": "i0", "mean": 1.0})
    (one,) = earlier(released({"party": "P", "role": None, "members": "abcdefgh"}), told).beside(who("a"))
    assert one.withheld == {("item", "i0")} and ("item", "i0") in one.figures


def test_figures_of_pulses_are_found_by_their_values() -> None:
    of = instrument(of_value=(1, 1), scale=(0, 10), centring="none", pulse=True)
    told = released({"party": "P", "role": None, "members": "abcdefgh"}).assign(instrument=of.key)
    of_pulse = figures({"party": "P", "part": "value", "code": "v0", "mean": 7.0}).assign(instrument=None)
    (one,) = Earlier(of, "personal", told, of_pulse, {}).beside(who("a"))
    assert one.figures[("value", "v0")][:2] == (8, 7.0)


def test_a_whole_is_all_people_of_its_parties() -> None:
    whole = Whole((Before(who(*"abc")), Before(who(*"ab", party="Q"))), frozenset())
    assert whole.released(5).people == 5
    assert np.isnan(next(iter(added(whole).figures.values()))[1])


def added(whole: Whole) -> Before:
    before = earlier(released())
    before.add_whole(Whole(whole.parties, frozenset({"i0"})), whole.parties[1:], 5)
    return next(one for one in before.beside(who("a")) if one.who.people == 5)
