"""Pairs from the base: as they came in where they came in together, else drawn again and said to be."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from data.store import Store
from metrics import alignment_pairs as module
from metrics.alignment import pairs
from metrics.alignment_pairs import COLUMNS, alignment_pairs, told_pairs
from metrics.answer import answer
from metrics.profiles import profiles_of
from tests.metrics.made_profiles import TEN, as_asked, compared, drawn, nothing_compared, people, respondents, told

MEASURES = ("r", "rmsd", "agreement")
SIZES = {"aap": 9, "mol": 14, "nel": 6, "vos": 21}


@pytest.fixture
def ten(monkeypatch: pytest.MonkeyPatch) -> None:
    """The base knows one instrument."""
    monkeypatch.setattr(module, "instruments", lambda own: {"ten": TEN})


def test_parties_whose_answers_came_in_together_are_told_as_they_were_compared_then() -> None:
    parties = drawn(1, SIZES)
    found = told_pairs(profiles_of(told(parties), TEN), compared(parties))
    assert list(found.columns) == COLUMNS and not found["approximate"].any()
    pd.testing.assert_frame_equal(found.drop(columns="approximate"), pairs(parties, TEN.width, seed=1)[COLUMNS[:-1]])


def test_parties_whose_answers_came_in_apart_are_drawn_again_and_said_to_be() -> None:
    parties = drawn(2, SIZES)
    stored = pd.concat([compared(parties[:2]), compared(parties[2:])], ignore_index=True)
    found = told_pairs(profiles_of(told(parties), TEN), stored).set_index(["one", "other"])
    assert found.index[~found["approximate"]].tolist() == [("aap", "mol"), ("nel", "vos")]
    assert found["chance"].notna().tolist() == (~found["approximate"]).tolist()
    whole = pairs(parties, TEN.width, seed=1).set_index(["one", "other"])
    pd.testing.assert_frame_equal(
        found[[*MEASURES, "items", "people_one", "people_other"]], whole[[*MEASURES, "items", "people_one", "people_other"]]
    )
    for measure in MEASURES:
        assert (found[f"{measure}_low"] < found[f"{measure}_high"]).all()


@pytest.mark.parametrize("change", [{"period": "2025-Q1"}, {"aspect": "current"}, {"instrument": "other"}, {"people_one": 3}])
def test_a_pair_of_another_wave_aspect_instrument_or_number_of_people_is_not_this_pair(change: dict[str, object]) -> None:
    parties = drawn(3, SIZES)
    assert told_pairs(profiles_of(told(parties), TEN), compared(parties).assign(**change))["approximate"].all()


def test_a_pair_that_was_compared_before_a_profile_was_replaced_is_computed_anew() -> None:
    old = drawn(4, SIZES)
    now = [drawn(5, SIZES)[0], *old[1:]]
    found = told_pairs(profiles_of(told(now), TEN), compared(old)).set_index(["one", "other"])
    assert found["approximate"].tolist() == [one == "aap" for one, _ in found.index]
    assert found["r"].tolist() == pytest.approx(pairs(now, TEN.width, seed=1)["r"].tolist())


def test_undated_answers_that_came_in_together_are_one_wave() -> None:
    parties = drawn(6, {"aap": 8, "mol": 8})
    assert not told_pairs(profiles_of(told(parties, None), TEN), compared(parties, None))["approximate"].any()


def test_people_in_one_role_are_never_told_as_all_people_were() -> None:
    parties = drawn(7, {"aap": 8, "mol": 8})
    frame = told(parties).assign(role="bestuur")
    assert told_pairs(profiles_of(frame, TEN, role="bestuur"), compared(parties))["approximate"].all()


def test_between_own_statements_there_is_no_interval_and_with_people_on_one_side_there_is() -> None:
    rng = np.random.default_rng(8)
    statements = [respondents(name, rng.integers(1, 7, (1, 20)).astype(float), is_statement=True) for name in ("aap", "mol")]
    parties = [*statements, people("vos", 3.5 + rng.standard_normal(10), 9, rng)]
    found = told_pairs(profiles_of(told(parties), TEN), nothing_compared())
    assert found["approximate"].tolist() == [False, True, True]
    assert found[["r_low", "rmsd_high", "agreement_low"]].notna().all(axis=1).tolist() == [False, True, True]
    assert found["r"].notna().all() and found["people_one"].tolist() == [1, 1, 1]


def test_what_cannot_be_compared_has_no_interval_either() -> None:
    parties = drawn(9, {"aap": 8, "mol": 8})
    frame = told(parties)
    one_value = (frame["party"] != "mol") | (frame["code"] == "v0")
    found = told_pairs(profiles_of(frame[one_value], TEN), nothing_compared())
    assert found[["r", "r_low", "r_high", "agreement", "agreement_low"]].isna().all(axis=None)
    assert found["items"].tolist() == [0]
    assert found[["rmsd", "rmsd_low", "rmsd_high"]].notna().all(axis=None)


def test_drawn_again_the_intervals_are_within_a_tenth_of_those_over_people() -> None:
    ratios, ends = [], []
    for seed in range(10):
        parties = drawn(seed, {"aap": 15, "mol": 25, "vos": 40})
        again, then = told_pairs(profiles_of(told(parties), TEN), nothing_compared()), pairs(parties, TEN.width, seed)
        for measure in MEASURES:
            sides = [f"{measure}_low", f"{measure}_high"]
            width = (then[sides[1]] - then[sides[0]]).to_numpy()[:, None]
            ratios.append((again[sides[1]] - again[sides[0]]).to_numpy()[:, None] / width)
            ends.append(np.abs(again[sides] - then[sides]).to_numpy() / width)
    by_measure = (10, len(MEASURES), -1)
    assert np.abs(np.reshape(ratios, by_measure).mean(axis=(0, 2)) - 1).max() < 0.1
    assert np.reshape(ends, by_measure).mean(axis=(0, 2)).max() < 0.1


def test_neither_the_order_of_rows_nor_of_parties_changes_a_digit() -> None:
    for seed in range(3):
        parties = drawn(seed, SIZES)
        stored, frame = compared(parties[:3]), told(parties)
        found = told_pairs(profiles_of(frame, TEN), stored)
        shuffled = profiles_of(told(parties[::-1]).sample(frac=1, random_state=seed), TEN)
        pd.testing.assert_frame_equal(told_pairs(shuffled, stored.sample(frac=1, random_state=seed)), found)


def test_renaming_parties_permutes_their_pairs_and_a_pair_is_the_same_from_either_side() -> None:
    names = dict(zip(SIZES, ("d", "b", "c", "a"), strict=True))
    for seed in range(3):
        parties = drawn(seed, SIZES)
        renamed = [replace(one, name=names[one.name]) for one in parties]
        found, moved = (told_pairs(profiles_of(told(one), TEN), compared(one)) for one in (parties, renamed))
        before = {frozenset((names[row.one], names[row.other])): (row.r, row.rmsd, row.agreement) for row in found.itertuples()}
        after = {frozenset((row.one, row.other)): (row.r, row.rmsd, row.agreement) for row in moved.itertuples()}
        assert {pair: pytest.approx(told_of) for pair, told_of in before.items()} == after


def test_the_metric_gives_the_columns_of_align_for_the_latest_wave_of_each(ten: None) -> None:
    before, now = drawn(1, SIZES), drawn(2, SIZES)
    frame = pd.concat([told(before, "2025-Q4"), told(now)], ignore_index=True)
    stored = pd.concat([compared(before, "2025-Q4"), compared(now)], ignore_index=True)
    found = alignment_pairs(frame, stored, pd.DataFrame())
    expected = pairs(now, TEN.width, seed=1)
    assert list(found.columns) == ["one", "other", "r", "rmsd", "agreement", "low", "high", "n_items", "n_one", "n_other"]
    same = {
        "low": "agreement_low",
        "high": "agreement_high",
        "n_items": "items",
        "n_one": "people_one",
        "n_other": "people_other",
    }
    for name in found.columns:
        assert found[name].tolist() == expected[same.get(name, name)].tolist()


def test_an_arrow_answer_gives_what_a_plain_frame_gives(ten: None) -> None:
    parties = drawn(3, SIZES)
    frame, stored = told(parties), compared(parties[:3])
    asked = [as_asked(frame), as_asked(stored)]
    pd.testing.assert_frame_equal(told_pairs(profiles_of(asked[0], TEN), asked[1]), told_pairs(profiles_of(frame, TEN), stored))
    pd.testing.assert_frame_equal(alignment_pairs(*asked, pd.DataFrame()), alignment_pairs(frame, stored, pd.DataFrame()))


def test_with_no_profiles_or_a_single_party_there_are_no_pairs(ten: None, store: Store) -> None:
    one = told(drawn(1, {"aap": 9}))
    for frame in (one, one.iloc[:0]):
        found = alignment_pairs(frame, nothing_compared(), pd.DataFrame())
        assert len(found) == 0 and len(found.columns) == 10
    assert len(answer("alignment_pairs", store.ask, coalition="C")) == 0
