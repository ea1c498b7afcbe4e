"""Opinion groups: on votes of real conversations, and what must hold whoever votes and in whatever order."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from data.instrument import Instrument, Item, Value
from metrics.opinions import ALL, CLEAR, FEWEST, NO_GROUP, _plane, _silhouettes, counted, opinion_groups, votes_of

Floats = NDArray[np.float64]
NAN = float("nan")


def camps(*sizes: int, statements: int = 12, seed: int = 1, astray: float = 0.1, missing: float = 0.2) -> Floats:
    """Votes of camps that each mostly vote their own way."""
    rng = np.random.default_rng(seed)
    lines = rng.choice([-1.0, 1.0], (len(sizes), statements))
    votes = lines[np.repeat(np.arange(len(sizes)), sizes)]
    votes = np.where(rng.random(votes.shape) < astray, -votes, votes)
    return np.where(rng.random(votes.shape) < missing, NAN, votes)


def polis(shared: Path, conversation: str) -> tuple[Floats, pd.Series]:
    """Votes (P, S), and the group that was published for each person."""
    told = pd.read_csv(shared / "data" / "polis" / conversation / "participants-votes.csv")
    return told.iloc[:, 5:].to_numpy(float), told["group-id"]


def statements(agrees: str, *signs: int) -> Instrument:
    names = [f"s{at}" for at in range(len(signs))]
    items = tuple(Item(name, name, sign) for name, sign in zip(names, signs, strict=True))
    return Instrument("s", "1", "statements", 1, 5, agrees, tuple(Value(name) for name in names), items)


def alike(one: NDArray[np.intp], other: NDArray[np.intp]) -> bool:
    """Whether two labellings part people in the same way."""
    return len(set(zip(one.tolist(), other.tolist(), strict=True))) == len(set(one.tolist())) == len(set(other.tolist()))


def test_answers_above_the_middle_agree_and_where_the_scale_is_turned_those_below() -> None:
    given = np.array([[1.0, 2], [3, 4], [5, NAN]])
    expected = [[-1, -1], [0, 1], [1, NAN]]
    np.testing.assert_array_equal(votes_of(statements("high", 1, 1), given), expected)
    np.testing.assert_array_equal(votes_of(statements("low", 1, 1), given), np.negative(expected))
    np.testing.assert_array_equal(votes_of(statements("high", 1, -1), given), np.array(expected) * [1, -1])


def test_two_camps_are_two_groups_and_the_larger_is_the_first() -> None:
    labels = opinion_groups(camps(12, 25), seed=3)
    assert labels is not None
    assert labels.tolist() == [2] * 12 + [1] * 25


def test_of_two_camps_alike_in_size_the_first_is_that_of_the_first_person() -> None:
    labels = opinion_groups(camps(15, 15, astray=0.02), seed=3)
    assert labels is not None
    assert labels.tolist() == [1] * 15 + [2] * 15


def test_three_camps_are_three_groups() -> None:
    labels = opinion_groups(camps(20, 14, 11, statements=30, astray=0.02), seed=3)
    assert labels is not None
    assert np.bincount(labels).tolist() == [0, 20, 14, 11]


def test_where_too_few_people_vote_or_all_think_alike_there_are_no_clear_groups() -> None:
    few = camps(5, FEWEST - 6)
    assert opinion_groups(few, seed=1) is None
    assert opinion_groups(np.vstack([few, np.full((9, few.shape[1]), NAN)]), seed=1) is None  # who never voted adds nobody
    assert opinion_groups(np.ones((40, 6)), seed=1) is None
    assert opinion_groups(np.full((40, 6), NAN), seed=1) is None
    assert opinion_groups(np.empty((40, 0)), seed=1) is None


def test_who_stands_in_one_even_cloud_is_only_parted_where_the_parts_are_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    votes = np.random.default_rng(2).choice([-1.0, 0, 1], (60, 10))
    labels = opinion_groups(votes, seed=1)
    assert labels is not None
    clear = _silhouettes(_plane(votes), [labels - 1])[0]
    assert CLEAR <= clear < 0.5
    monkeypatch.setattr("metrics.opinions.CLEAR", clear + 0.01)
    assert opinion_groups(votes, seed=1) is None


def test_a_single_statement_parts_people_by_what_they_voted() -> None:
    votes = np.array([[1.0]] * 8 + [[-1.0]] * 6 + [[NAN]])
    labels = opinion_groups(votes, seed=1)
    assert labels is not None
    assert labels.tolist() == [1] * 8 + [2] * 6 + [NO_GROUP]


def test_there_are_at_least_five_people_for_each_group() -> None:
    votes = np.repeat(np.vstack([np.eye(5), -np.eye(5)[:2]]), 2, axis=0)
    assert len(votes) // 5 == 2
    labels = opinion_groups(votes, seed=1)
    assert labels is not None and labels.max() == 2


def test_neither_the_order_of_people_nor_another_run_changes_the_groups() -> None:
    rng = np.random.default_rng(3)
    votes = np.vstack([rng.choice([-1.0, 0, 1, NAN], (40, 8)), np.full((2, 8), NAN)])  # a cloud: any start may win
    labels, again = opinion_groups(votes, seed=5), opinion_groups(votes.copy(), seed=5)
    order = rng.permutation(len(votes))
    shuffled = opinion_groups(votes[order], seed=5)
    assert labels is not None and again is not None and shuffled is not None
    np.testing.assert_array_equal(again, labels)
    assert alike(shuffled, labels[order])
    assert (labels[-2:] == NO_GROUP).all()


def test_people_who_vote_the_same_are_in_the_same_group() -> None:
    for seed in range(4):
        once = camps(8, 7, seed=seed)
        labels = opinion_groups(np.vstack([once, once]), seed=seed)
        assert labels is not None
        assert labels[: len(once)].tolist() == labels[len(once) :].tolist()


def test_a_missing_vote_takes_the_mean_of_its_statement() -> None:
    votes = camps(9, 9, missing=0.3)
    votes[:, 0] = NAN  # nobody voted on it
    filled = pd.DataFrame(votes).apply(lambda of: of.fillna(of.mean())).fillna(0).to_numpy(float)
    np.testing.assert_allclose(np.abs(_plane(votes)), np.abs(_plane(filled)), atol=1e-8)


def test_the_silhouette_is_that_of_its_definition() -> None:
    rng = np.random.default_rng(7)
    points = np.round(rng.normal(size=(30, 2)), 1)
    points[20:25] = points[20]
    for groups in (2, 3, 5):
        labels = rng.integers(0, groups, 30)
        labels[:groups] = range(groups)
        labels[labels == 0] = groups - 1
        labels[0] = 0  # alone in its group
        told = []
        for at, label in enumerate(labels):
            far = np.sqrt(((points - points[at]) ** 2).sum(axis=1))
            mates = labels == label
            if mates.sum() == 1:
                told.append(0.0)
                continue
            own = far[mates].sum() / (mates.sum() - 1)
            other = min(far[labels == one].mean() for one in set(labels.tolist()) - {label})
            told.append((other - own) / max(own, other))
        assert _silhouettes(points, [labels]) == pytest.approx([np.mean(told)])


def test_the_silhouette_is_the_same_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    points, labels = np.random.default_rng(3).normal(size=(50, 2)), np.arange(50) % 3
    whole = _silhouettes(points, [labels, labels % 2])
    monkeypatch.setattr("metrics.opinions._BLOCK", 120)
    assert _silhouettes(points, [labels, labels % 2]) == pytest.approx(whole)


def test_people_and_votes_of_the_groups_add_up_to_all_who_voted() -> None:
    for seed in range(4):
        votes = np.vstack([np.full((3, 12), NAN), camps(13, 9, seed=seed, missing=0.5)])
        labels = opinion_groups(votes, seed)
        assert labels is not None
        found = counted(votes, labels)
        whole, parts = found[found["opinion_group"] == ALL], found[found["opinion_group"] != ALL]
        numbers = ["people", "votes", "agree", "disagree"]
        together = parts.groupby("statement")[numbers].sum()
        np.testing.assert_array_equal(together.to_numpy(), whole[numbers].to_numpy())
        assert whole["people"].unique().tolist() == [(~np.isnan(votes).all(axis=1)).sum()]
        assert (found["votes"] <= found["people"]).all()
        assert (found["agree"] + found["disagree"] <= found["votes"]).all()


def test_a_pass_is_a_vote_and_a_missing_vote_is_none() -> None:
    votes = np.array([[1.0, 0], [0, NAN], [-1, NAN], [NAN, NAN]])
    found = counted(votes, np.array([1, 1, 2, NO_GROUP]))
    assert found.to_numpy().tolist() == [
        *([0, 0, 3, 3, 1, 1], [0, 1, 3, 1, 0, 0]),
        *([1, 0, 2, 2, 1, 0], [1, 1, 2, 1, 0, 0]),
        *([2, 0, 1, 1, 0, 1], [2, 1, 1, 0, 0, 0]),
    ]
    assert counted(votes, None)["opinion_group"].tolist() == [0, 0]
    assert counted(np.empty((0, 0)), None).columns.tolist() == found.columns.tolist()


def test_polis_brexit_has_the_shares_it_states_and_our_groups_follow_those_published(shared: Path) -> None:
    votes, published = polis(shared, "brexit-consensus")
    counts = counted(votes, (published.fillna(NO_GROUP - 1) + 1).to_numpy(np.intp)).set_index(["opinion_group", "statement"])
    assert counts.loc[0, "votes"].sum() == 5303
    assert [counts.loc[(group, 0), "people"] for group in (0, 1, 2)] == [204, 106, 91]
    stated = {8: (0.846, 91, 0.097, 72), 7: (0.065, 92, 0.707, 75), 46: (0.955, 22, 0.944, 18), 19: (0.917, 72, 0.949, 59)}
    for statement, told in stated.items():
        one, other = (counts.loc[(group, statement)] for group in (1, 2))
        found = (one["agree"] / one["votes"], one["votes"], other["agree"] / other["votes"], other["votes"])
        assert found == pytest.approx(told, abs=5e-4)

    labels = opinion_groups(votes, seed=1)
    assert labels is not None
    sizes = np.bincount(labels)
    assert sizes.sum() == 204 and sizes[0] == 0
    # who stands clear of the middle is in a group of one published side only
    sides = pd.crosstab(labels, published)
    purest = sides.max(axis=1) / sides.sum(axis=1)
    assert (purest == 1).sum() == len(sides) - 1
    assert sides.max(axis=1).sum() / sides.to_numpy().sum() > 0.9


def test_polis_london_counts_nobody_who_did_not_vote(shared: Path) -> None:
    votes, _ = polis(shared, "london.youth.policing")
    labels = opinion_groups(votes, seed=1)
    assert labels is not None
    assert ((labels == NO_GROUP) == np.isnan(votes).all(axis=1)).all()
    assert (labels > 0).sum() == 24
    counts = counted(votes, labels)
    assert counts.loc[counts["opinion_group"] == ALL, "people"].unique().tolist() == [24]
    assert counts.loc[counts["opinion_group"] == ALL, ["agree", "disagree"]].sum().tolist() == [283, 37]
