"""Sharing the goal: a fall of two points asks for attention, a missing quarter does not."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.goal_sharing import goal_sharing, goal_trend, joiners
from tests.metrics.test_pulses import as_asked, drawn, pulses

MEMBERS = {"party": pa.string(), "member_since": pa.string()}


def goal(*rows: tuple[str, str, float | None], **more: object) -> pd.DataFrame:
    return pulses(*((party, "doel", period, score) for party, period, score in rows), **more)


def members(**since: str | None) -> pd.DataFrame:
    return pd.DataFrame(since.items(), columns=list(MEMBERS)).astype(object)


@pytest.mark.parametrize(
    ("now", "alerts"), [(5.0, True), (5.01, False), (7.0, False), (9.5, False), (None, False), (0.0, True)]
)
def test_a_fall_of_two_points_or_more_is_an_alert(now: float | None, alerts: bool) -> None:
    found = goal_sharing(goal(("A", "2026-Q1", 7.0), ("A", "2026-Q2", now)))
    assert found["alert"].tolist() == [False, alerts]


def test_two_points_are_two_points_between_whatever_tenths() -> None:
    falls = [(f"P{tenths}", tenths / 10) for tenths in range(20, 101)]
    before, after = (
        [(party, "2026-Q1", mark) for party, mark in falls],
        [(party, "2026-Q2", mark - 2) for party, mark in falls],
    )
    tenths = [(party, period, round(mark, 1)) for party, period, mark in (*before, *after)]
    found = goal_sharing(goal(*tenths))
    assert found.loc[found["period"] == "2026-Q2", "alert"].all() and found["alert"].sum() == len(falls)


def test_a_change_is_against_the_last_quarter_that_is_known() -> None:
    found = goal_sharing(goal(("A", "2025-Q2", 8.0), ("A", "2025-Q4", None), ("A", "2026-Q1", 5.5), ("B", "2026-Q1", 1.0)))
    assert found["period"].tolist() == ["2025-Q2", "2025-Q4", "2026-Q1", "2026-Q1"]
    assert found["change"].tolist() == pytest.approx([np.nan, np.nan, -2.5, np.nan], nan_ok=True)
    assert found["since"].tolist() == [None, None, "2025-Q2", None]
    assert found["alert"].tolist() == [False, False, True, False]


def test_the_goal_stands_in_the_partys_own_words() -> None:
    found = goal_sharing(pd.concat([goal(("A", "2026-Q1", 7.0), wording="samen bouwen"), goal(("B", "2026-Q1", 7.0))]))
    assert found["wording"].tolist() == ["samen bouwen", None]


def test_what_is_withheld_is_told_so_and_sounds_no_alert() -> None:
    told = pd.concat([goal(("A", "2026-Q1", 9.0), people=8), goal(("A", "2026-Q2", None), people=3, score_why="verborgen")])
    found = goal_sharing(told)
    assert found["why"].tolist() == ["", "verborgen"]
    assert not found["alert"].any() and found["people"].tolist() == [8, 3]


def test_core_joined_in_the_first_quarter_and_who_tells_no_date_is_neither() -> None:
    told = members(A="2025-Q1", B="2025-Q1", C="2025-Q2", D=None, E="2026-Q1")
    assert joiners(told) == {"A": "core", "B": "core", "C": "later", "E": "later"}
    assert joiners(members(A=None)) == joiners(told.iloc[:0]) == {}


def test_core_and_later_joiners_have_their_own_mean() -> None:
    told = goal(
        ("A", "2026-Q1", 9.0), ("B", "2026-Q1", 7.0), ("C", "2026-Q1", 3.0), ("D", "2026-Q1", 1.0), ("A", "2026-Q2", 8.0)
    )
    found = goal_trend(told, members(A="2025-Q1", B="2025-Q1", C="2025-Q3", D=None))
    assert found[["period", "mean", "parties"]].to_numpy().tolist() == [["2026-Q1", 5, 4], ["2026-Q2", 8, 1]]
    assert found["core"].tolist() == [8, 8] and found["core_parties"].tolist() == [2, 1]
    assert found["later"].tolist() == pytest.approx([3, np.nan], nan_ok=True) and found["later_parties"].tolist() == [1, 0]
    assert found["change"].tolist() == pytest.approx([np.nan, -1], nan_ok=True)


def test_a_quarter_of_only_unknown_marks_has_no_mean() -> None:
    found = goal_trend(goal(("A", "2026-Q1", None)), members(A="2025-Q1"))
    assert found[["mean", "spread", "core", "later"]].isna().all(axis=None)
    assert found[["parties", "core_parties"]].to_numpy().tolist() == [[0, 0]]


def test_a_change_leads_from_one_known_mark_to_the_next() -> None:
    for seed in range(5):
        known = goal_sharing(drawn(seed, "doel")).dropna(subset="score")
        for _, each in known.groupby("party"):
            assert each["score"].iloc[0] + each["change"].iloc[1:].cumsum().to_numpy() == pytest.approx(each["score"].iloc[1:])
            assert each["since"].tolist() == [None, *each["period"].iloc[:-1]]


def test_an_arrow_answer_gives_what_a_plain_frame_gives_and_no_answer_no_rows() -> None:
    plain, dates = drawn(5, "doel"), members(A="2025-Q1", B="2025-Q1", C="2025-Q3", D=None)
    arrow = as_asked(dates, MEMBERS)
    pd.testing.assert_frame_equal(goal_sharing(as_asked(plain)), goal_sharing(plain))
    pd.testing.assert_frame_equal(goal_trend(as_asked(plain), arrow), goal_trend(plain, dates))
    for empty in (plain.iloc[:0], as_asked(plain).iloc[:0]):
        assert goal_sharing(empty).empty and goal_sharing(empty).columns.tolist() == goal_sharing(plain).columns.tolist()
        assert goal_trend(empty, arrow.iloc[:0]).columns.tolist() == goal_trend(plain, dates).columns.tolist()
