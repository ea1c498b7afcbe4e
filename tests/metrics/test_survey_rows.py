import json
from typing import Any

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from data.instrument import Instrument
from data.tables import BY_NAME
from metrics.answering import scored
from metrics.people import People
from metrics.releasing import Group
from metrics.survey_rows import group_rows, opinion_rows, pair_rows, release_rows, statement_rows
from metrics.withholding import Told
from tests.surveys import instrument

ABOUT: dict[str, Any] = {"coalition": "C", "period": "2026-Q1", "aspect": "personal", "source": "a.csv", "version": "1"}


def made(of: Instrument, given: NDArray[np.float64], party: str = "P") -> tuple[People, Group]:
    """Everybody of one party, who may tell everything."""
    number = len(given)
    who = [np.array([one] * number, dtype=object) for one in (party, "")]
    values = scored(of, given).values
    people = People(of, 5, *who, np.array([f"m{at}" for at in range(number)], dtype=object), values, given)
    items = ~np.isnan(given).all(axis=0)
    return people, Group(party, "", np.arange(number), "", Told(~np.isnan(values).all(axis=0), items, items))


def about(of: Instrument) -> dict[str, Any]:
    return ABOUT | {"instrument": of.key}


def answers(items: int, low: int = 1, high: int = 6, people: int = 8) -> NDArray[np.float64]:
    return np.random.default_rng(1).integers(low, high + 1, size=(people, items)).astype(float)


def by_code(rows: list[dict[str, Any]], part: str = "item") -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in rows if row["part"] == part}


def test_a_profile_tells_mean_spread_and_interval_of_values_and_items() -> None:
    of = instrument(centring="none")
    people, group = made(of, answers(6))
    rows = group_rows(people, group, about(of))
    item = by_code(rows)["i0"]
    assert item["people"] == 8 and item["mean"] == people.items[:, 0].mean()
    assert item["spread"] == pytest.approx(people.items[:, 0].std(ddof=1))
    assert item["low"] < item["mean"] < item["high"]
    assert by_code(rows, "value")["v0"]["mean"] == pytest.approx(people.items[:, :2].mean())
    assert len(rows) == 9


def test_what_is_withheld_says_so_and_tells_no_number_but_that_of_the_group() -> None:
    of = instrument("statements", (1, 1), (1, 5))
    given = answers(2, 1, 5)
    given[0, 0] = np.nan
    people, group = made(of, given)
    held = np.array([False, True])
    rows = group_rows(people, Group("P", "", group.at, "", Told(held, held, held)), about(of))
    row = by_code(rows)["i0"]
    figures = ("mean", "spread", "low", "high", "agree", "disagree")
    assert [row[name] for name in figures] == [None] * 6
    assert [row[f"{name}_why"] for name in figures] == ["verborgen"] * 6
    assert row["people"] == 8
    assert by_code(rows)["i1"]["mean_why"] is None


def test_a_group_that_is_held_back_has_no_rows() -> None:
    of = instrument("statements", (1, 1), (1, 5))
    people, group = made(of, answers(2))
    assert group_rows(people, Group("P", "", group.at, "small"), about(of)) == []


def test_what_nobody_answered_has_no_row() -> None:
    of = instrument("statements", (1, 1), (1, 5))
    given = answers(2, 1, 5)
    given[:, 0] = np.nan
    assert set(by_code(group_rows(*made(of, given), about(of)))) == {"i1"}


def test_statements_tell_how_many_agree_and_disagree_and_cards_how_many_chose_them() -> None:
    of = instrument("statements", (1,), (1, 5))
    row = by_code(group_rows(*made(of, np.array([[1.0], [2], [3], [4], [5], [5]])), about(of)))["i0"]
    assert (row["agree"], row["disagree"]) == (3, 2)
    of = instrument("cards", (1,), (0, 1))
    row = by_code(group_rows(*made(of, np.array([[1.0], [1], [0], [0], [0], [0]])), about(of)))["i0"]
    assert (row["agree"], row["disagree"], row["mean"]) == (2, None, pytest.approx(1 / 3))


def test_a_party_that_speaks_for_itself_is_one_person_without_a_spread() -> None:
    of = instrument("statements", (1, 1), (1, 5))
    row = by_code(statement_rows(of, "P", np.array([5.0, np.nan]), np.array([5.0, np.nan]), about(of)))
    assert set(row) == {"i0"}
    assert (row["i0"]["people"], row["i0"]["mean"], row["i0"]["spread"], row["i0"]["agree"]) == (1, 5, None, 1)


def test_pulses_are_marks_by_their_values() -> None:
    of = instrument(of_value=(1, 1), scale=(0, 10), centring="none", pulse=True)
    rows = group_rows(*made(of, answers(2, 0, 10)), about(of))
    assert [row["pulse"] for row in rows] == ["v0", "v1"]
    assert set(rows[0]) <= set(BY_NAME["pulse"].by_name)
    assert rows[0]["score"] is not None and rows[0]["score_why"] is None
    assert pair_rows(*made_pair(of), about(of)) == []


def made_pair(of: Instrument) -> tuple[People, list[Group], dict[str, Any]]:
    people, group = made(of, answers(len(of.items), int(of.low), int(of.high)))
    own = np.full(len(of.items), of.low)
    own[0] = of.high
    values = scored(of, own[None]).values[0]
    return people, [group], {"Q": (values, own)}


def test_pairs_are_of_parties_that_are_shown_or_speak_for_themselves() -> None:
    of = instrument(centring="none")
    (row,) = pair_rows(*made_pair(of), about(of))
    assert (row["one"], row["other"], row["people_one"], row["people_other"], row["items"]) == ("P", "Q", 8, 1, 6)
    assert row["agreement_low"] < row["agreement"] < row["agreement_high"]
    assert row["chance"] is None or 0 < row["chance"] <= 1
    people, (group,), _ = made_pair(of)
    assert pair_rows(people, [Group("P", "", group.at, "small")], {}, about(of)) == []


def test_what_is_withheld_of_a_party_is_not_compared() -> None:
    of = instrument("statements", (1,) * 4, (1, 5))
    people, (group,), own = made_pair(of)
    held = np.array([False, True, True, True])
    (row,) = pair_rows(people, [Group("P", "", group.at, "", Told(held, held, held))], own, about(of))
    assert row["items"] == 3


def test_a_lens_for_conversation_compares_nobody() -> None:
    of = instrument(centring="none", lens=True)
    assert pair_rows(*made_pair(of), about(of)) == []


def test_opinions_tell_counts_or_that_they_are_withheld() -> None:
    of = instrument("statements", (1, 1), (1, 5))
    counts = pd.DataFrame(
        {
            "opinion_group": [0, 0],
            "statement": [0, 1],
            "people": [9, 9],
            "votes": [9.0, np.nan],
            "agree": [4.0, np.nan],
            "disagree": [2.0, np.nan],
        }
    )
    one, other = opinion_rows(of, counts, about(of))
    assert (one["code"], one["votes"], one["agree"], one["votes_why"]) == ("i0", 9, 4, None)
    assert (other["code"], other["votes"], other["agree"], other["agree_why"]) == ("i1", None, None, "verborgen")
    assert set(one) <= set(BY_NAME["opinion"].by_name)


def test_a_release_tells_of_whom_by_marks_only_where_they_are_in_a_result() -> None:
    of = instrument("statements", (1, 1), (1, 5))
    people, group = made(of, answers(2))
    groups = [group, Group("P", "team", group.at[:3], "small"), Group("Q", "", group.at[:4], "small", is_together=True)]
    shown, small, together = release_rows(people, groups, about(of))
    assert json.loads(shown["members"]) == sorted(people.mark) and shown["held_back"] is None
    assert (small["role"], small["people"], small["held_back"], small["members"]) == ("team", 3, "small", None)
    assert together["held_back"] == "small" and len(json.loads(together["members"])) == 4
    assert release_rows(people, [Group("P", "", group.at[:0], "small")], about(of)) == []


def test_every_row_has_columns_of_its_table_alone() -> None:
    of = instrument(centring="none")
    people, groups, own = made_pair(of)
    rows = {
        "profile": group_rows(people, groups[0], about(of)),
        "alignment": pair_rows(people, groups, own, about(of)),
        "release": release_rows(people, groups, about(of)),
    }
    for table, told in rows.items():
        assert told and set(told[0]) <= set(BY_NAME[table].by_name), table
