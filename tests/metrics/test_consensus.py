"""Consensus across groups and between partners: MODEL's shelf, and what must hold whatever was voted."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.consensus import FEW, LEAST, WITHHELD, consensus, consensus_between, shared_by_groups

NAN = float("nan")


def opinions(**counts: list[tuple[float, float, float]]) -> pd.DataFrame:
    """By statement the votes, agree and disagree of groups 1 and on; group 0 holds nonsense, so that nobody takes it in."""
    rows = [
        ("set", "2026-Q1", group, code, votes, WITHHELD if np.isnan(votes) else None, agree, disagree)
        for code, of_groups in counts.items()
        for group, (votes, agree, disagree) in enumerate([(99, 99, 0), *of_groups])
    ]
    names = ["instrument", "period", "opinion_group", "code", "votes", "votes_why", "agree", "disagree"]
    return pd.DataFrame(rows, columns=names)


def profiles(*rows: tuple[str, str, float, float, float], **more: Any) -> pd.DataFrame:
    """party, code, people, agree, disagree."""
    found = pd.DataFrame(rows, columns=["party", "code", "people", "agree", "disagree"])
    fixed = {"role": None, "instrument": "set", "period": "2026-Q1", "aspect": "personal", "part": "item", "mean_why": None}
    return found.assign(**(fixed | more))


def as_arrow(plain: pd.DataFrame, numbers: list[str]) -> pd.DataFrame:
    texts = [name for name in plain if name not in [*numbers, "opinion_group"]]
    kinds = dict.fromkeys(texts, pa.string()) | dict.fromkeys(numbers, pa.float64())
    arrays = {name: pd.array([None if pd.isna(x) else x for x in plain[name]], pd.ArrowDtype(of)) for name, of in kinds.items()}
    return plain.assign(**arrays)


def test_golden_35_consensus_by_the_rule_of_polis(shared: Path) -> None:
    assert shared_by_groups(np.array([[8.0], [3]]), np.array([[10.0], [4]]), least=0).tolist() == pytest.approx([0.5])
    assert shared_by_groups(np.zeros((2, 1)), np.zeros((2, 1)), least=0).tolist() == [0.25]

    told = pd.read_csv(shared / "data" / "polis" / "brexit-consensus" / "participants-votes.csv")
    votes = told.iloc[:, 5:].to_numpy(float)
    sides = [votes[told["group-id"] == side] for side in (0, 1)]
    agree = np.array([(side == 1).sum(axis=0) for side in sides], dtype=float)
    number = np.array([(~np.isnan(side)).sum(axis=0) for side in sides], dtype=float)
    found = shared_by_groups(agree, number)
    expected = {14: 0.850549, 19: 0.846035, 1: 0.834298, 46: 0.825}
    assert {at: found[at] for at in expected} == pytest.approx(expected, abs=5e-7)
    assert np.argsort(-np.nan_to_num(found))[:4].tolist() == list(expected)
    assert np.isnan(found).tolist() == (number < LEAST).any(axis=0).tolist()


def test_a_group_with_too_few_votes_or_an_unknown_number_leaves_a_statement_without_consensus() -> None:
    votes = np.array([[5.0, 4, 6, NAN], [5, 9, 6, 9]])
    found = shared_by_groups(np.array([[5.0, 4, NAN, 1], [0, 9, 6, 9]]), votes)
    np.testing.assert_allclose(found, [6 / 7 * 1 / 7, NAN, NAN, NAN])
    assert np.isnan(shared_by_groups(np.empty((0, 2)), np.empty((0, 2)))).all()


def test_consensus_lies_between_0_and_1_whatever_the_order_of_groups_and_rises_with_who_agrees() -> None:
    for seed in range(8):
        rng = np.random.default_rng(seed)
        votes = rng.integers(LEAST, 40, (4, 20)).astype(float)
        agree = np.floor(votes * rng.random(votes.shape))
        found = shared_by_groups(agree, votes)
        assert ((found > 0) & (found < 1)).all()
        np.testing.assert_allclose(shared_by_groups(agree[::-1], votes[::-1]), found)
        assert (shared_by_groups(np.minimum(agree + 1, votes), votes) >= found).all()
        assert (shared_by_groups(agree[:3], votes[:3]) > found).all()


def test_what_groups_share_tells_which_agrees_least_and_on_how_many_votes() -> None:
    found = consensus(opinions(b=[(10, 8, 1), (20, 20, 0)], a=[(8, 0, 8), (6, 1, 5)]))
    assert found.columns.tolist() == [
        *("instrument", "period", "code", "groups", "consensus", "consensus_against"),
        *("lowest_share", "lowest", "highest_share", "highest", "votes", "fewest_votes", "why"),
    ]
    assert found[["instrument", "period", "code", "groups", "why"]].to_numpy().tolist() == [
        ["set", "2026-Q1", "a", 2, ""],
        ["set", "2026-Q1", "b", 2, ""],
    ]
    assert found["consensus"].tolist() == pytest.approx([1 / 10 * 2 / 8, 9 / 12 * 21 / 22])
    assert found["consensus_against"].tolist() == pytest.approx([9 / 10 * 6 / 8, 2 / 12 * 1 / 22])
    assert found[["lowest", "highest"]].to_numpy().tolist() == [[1, 2], [1, 2]]
    assert found[["lowest_share", "highest_share", "votes", "fewest_votes"]].to_numpy().tolist() == [
        pytest.approx([0, 1 / 6, 14, 6]),
        pytest.approx([0.8, 1, 30, 10]),
    ]


def test_a_withheld_group_and_one_with_few_votes_are_told_apart_and_neither_is_a_number() -> None:
    found = consensus(opinions(a=[(9, 9, 0), (NAN, NAN, NAN)], b=[(9, 9, 0), (4, 4, 0)], c=[(9, 9, 0)])).set_index("code")
    assert found["why"].to_dict() == {"a": WITHHELD, "b": FEW, "c": FEW}
    assert found[["consensus", "consensus_against", "lowest_share", "highest_share"]].isna().all(axis=None)
    assert found[["lowest", "highest"]].isna().all(axis=None)
    assert found["groups"].tolist() == [2, 2, 2]
    assert np.isnan(found.loc["a", "votes"]) and found.loc["b", "fewest_votes"] == 4


def test_where_people_form_no_groups_there_is_nothing_to_share() -> None:
    assert len(consensus(opinions(a=[], b=[]))) == len(consensus(opinions(a=[(9, 9, 0)]))) == 0


def test_each_period_has_its_own_groups_and_an_unknown_period_is_kept() -> None:
    now = opinions(a=[(10, 8, 1), (20, 20, 0)])
    found = consensus(pd.concat([now, now.assign(period=None), now.assign(period="2025", agree=5)], ignore_index=True))
    assert found["period"].tolist() == [None, "2025", "2026-Q1"]
    assert found["consensus"].tolist() == pytest.approx([9 / 12 * 21 / 22, 6 / 12 * 6 / 22, 9 / 12 * 21 / 22])


def test_chosen_partners_share_what_people_and_own_statements_agree_on() -> None:
    told = profiles(("A", "s", 10, 8, 2), ("B", "s", 1, 1, 0), ("C", "s", 1, 0, 1), ("D", "s", 4, 4, 0))
    both = consensus_between(told, ["B", "A"])
    assert both[["parties", "consensus", "lowest_share", "lowest", "votes", "fewest_votes", "why"]].to_numpy().tolist() == [
        [2, pytest.approx(9 / 12 * 2 / 3), 0.8, "A", 11, 1, ""]
    ]
    three = consensus_between(told, ["A", "B", "C"])
    assert three[["parties", "consensus", "consensus_against", "lowest_share", "lowest", "highest"]].to_numpy().tolist() == [
        [3, pytest.approx(9 / 12 * 2 / 3 * 1 / 3), pytest.approx(3 / 12 * 1 / 3 * 2 / 3), 0, "C", "B"]
    ]
    everyone = consensus_between(told)
    assert everyone[["parties", "why"]].to_numpy().tolist() == [[4, FEW]]  # four people are too few, one statement is not
    assert everyone["consensus"].isna().all()
    assert len(consensus_between(told, ["A"])) == len(consensus_between(told, ["A", "nobody"])) == 0


def test_a_partner_who_did_not_answer_a_statement_agrees_nor_disagrees_with_it() -> None:
    told = profiles(("A", "s", 10, 8, 2), ("A", "t", 10, 8, 2), ("B", "s", 1, 1, 0))
    found = consensus_between(told).set_index("code")
    assert found["why"].to_dict() == {"s": "", "t": FEW}
    assert found["consensus"].isna().tolist() == [False, True]


def test_a_withheld_partner_is_withheld_and_not_unknown() -> None:
    told = profiles(("A", "s", 10, 8, 2), ("B", "s", 3, NAN, NAN))
    told.loc[1, "mean_why"] = WITHHELD
    found = consensus_between(told)
    assert found["why"].tolist() == [WITHHELD]
    assert found[["consensus", "votes", "fewest_votes"]].isna().all(axis=None)


def test_only_statements_and_all_people_of_a_partner_count() -> None:
    told = profiles(("A", "s", 10, 8, 2), ("B", "s", 10, 8, 2))
    values, roles = told.assign(part="value"), told.assign(role="board")
    cards = told.assign(instrument="cards", disagree=NAN)
    pd.testing.assert_frame_equal(
        consensus_between(pd.concat([told, values, roles, cards], ignore_index=True)), consensus_between(told)
    )


def test_an_arrow_answer_gives_what_a_plain_frame_gives_and_no_answers_give_no_rows() -> None:
    plain = opinions(a=[(9, 9, 0), (NAN, NAN, NAN)], b=[(9, 9, 0), (14, 4, 3)])
    arrow = as_arrow(plain, ["votes", "agree", "disagree"])
    pd.testing.assert_frame_equal(consensus(arrow), consensus(plain))
    told = profiles(("A", "s", 10, 8, 2), ("B", "s", 7, NAN, NAN), ("A", "t", 10, 8, 2), ("B", "t", 1, 1, 0))
    told.loc[1, "mean_why"] = WITHHELD
    between = as_arrow(told, ["people", "agree", "disagree"])
    pd.testing.assert_frame_equal(consensus_between(between), consensus_between(told))
    for empty, given, whole in ((consensus, arrow, plain), (consensus_between, between, told)):
        assert len(empty(given.iloc[:0])) == len(empty(whole.iloc[:0])) == 0
        assert empty(given.iloc[:0]).columns.tolist() == empty(whole).columns.tolist()
