"""Drift between two waves: flagged where it is more than who happened to answer explains, and not said of own statements."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from data.store import Store
from metrics import drift as module
from metrics.alignment import Respondents, distance, plane
from metrics.answer import answer
from metrics.drift import COLUMNS, drift, value_drift
from metrics.profiles import Profiles, profiles_of
from tests.metrics.made_profiles import TEN, as_asked, people, respondents, told

LEANING = np.array([3.0, 4.5, 3.2, 2.5, 5.0, 3.8, 4.1, 2.2, 3.5, 4.0])
MOVED = LEANING + np.array([1.2, -1.2, 0, 0, 0, 1.2, -1.2, 0, 0, 0])


@pytest.fixture
def ten(monkeypatch: pytest.MonkeyPatch) -> None:
    """The base knows one instrument."""
    monkeypatch.setattr(module, "instruments", lambda own: {"ten": TEN})


def wave(parties: list[Respondents], period: str = "2026-Q1") -> Profiles:
    return profiles_of(told(parties, period), TEN)


def crowd(seed: int, leaning: np.ndarray = LEANING, number: int = 30, *names: str) -> list[Respondents]:
    rng = np.random.default_rng(seed)
    return [people(name, leaning, number, rng) for name in names or ("aap", "mol", "nel", "vos")]


def statement(name: str, answer_: float) -> Respondents:
    given = np.where(np.arange(20) % 2, 7 - answer_, answer_)[None].astype(float)
    return respondents(name, given, is_statement=True)


def test_a_party_that_moved_is_flagged_and_how_far_is_told_in_the_plane() -> None:
    before, now = wave(crowd(1), "2025-Q1"), wave(crowd(2, MOVED))
    found = drift(before, now)
    assert found["party"].tolist() == ["aap", "mol", "nel", "vos"]
    assert found["before"].tolist() == ["2025-Q1"] * 4 and found["now"].tolist() == ["2026-Q1"] * 4
    assert found["flag"].all() and (found["rmsd"] > found["limit"]).all()
    assert found["rmsd"].tolist() == pytest.approx(distance(before.values.mean, now.values.mean).tolist())
    shift = plane(TEN, now.values.mean) - plane(TEN, before.values.mean)
    assert found[["shift_x", "shift_y"]].to_numpy().tolist() == shift.tolist()
    assert (found["shift_x"] > 1.5).all() and (found["shift_y"].abs() < 0.6).all()
    assert (found["low"] < found["high"]).all() and (found["low"] < found["rmsd"]).all()


def test_where_nothing_changed_about_one_in_twenty_is_flagged() -> None:
    flags = []
    for seed in range(25):
        names = [f"p{at}" for at in range(8)]
        waves = wave(crowd(2 * seed, LEANING, 25, *names)), wave(crowd(2 * seed + 1, LEANING, 25, *names), "2026-Q2")
        flags += drift(*waves)["flag"].tolist()
    assert 0.02 < np.mean(flags) < 0.08


def test_the_same_answers_again_are_no_drift() -> None:
    found = drift(wave(crowd(3), "2025-Q1"), wave(crowd(3)))
    assert found["rmsd"].tolist() == [0] * 4 and not found["flag"].any() and (found["limit"] > 0).all()


def test_more_people_make_a_smaller_limit() -> None:
    few, many = (drift(wave(crowd(4, LEANING, n), "2025-Q1"), wave(crowd(5, LEANING, n))) for n in (10, 90))
    assert (many["limit"] < few["limit"] / 2).all()
    assert few["people_before"].tolist() == [10] * 4 and many["people_now"].tolist() == [90] * 4


def test_between_own_statements_it_is_not_to_say() -> None:
    found = drift(wave([statement("aap", 6)], "2025-Q1"), wave([statement("aap", 1)]))
    assert found["rmsd"].tolist() == pytest.approx([5.0])
    assert found[["low", "high", "limit", "flag"]].isna().all(axis=None)
    assert found[["people_before", "people_now"]].to_numpy().tolist() == [[1, 1]]


def test_from_an_own_statement_to_people_there_is_an_interval_and_no_flag() -> None:
    found = drift(wave([statement("aap", 6)], "2025-Q1"), wave(crowd(6, LEANING, 12, "aap")))
    assert found[["low", "high"]].notna().all(axis=None) and found[["limit", "flag"]].isna().all(axis=None)


def test_who_is_in_one_wave_only_has_no_drift() -> None:
    before, now = crowd(7), crowd(8)
    assert drift(wave(before[:2], "2025-Q1"), wave(now[1:]))["party"].tolist() == ["mol"]
    assert drift(wave(before[:1], "2025-Q1"), wave(now[1:])).empty


def test_a_value_that_one_wave_does_not_know_plays_no_part() -> None:
    frame = told(crowd(9), "2025-Q1")
    before, now = profiles_of(frame[frame["code"] != "v3"], TEN), wave(crowd(10))
    found = drift(before, now)
    known = np.arange(10) != 3
    assert found["rmsd"].tolist() == pytest.approx(distance(before.values.mean[:, known], now.values.mean[:, known]).tolist())
    assert found[["limit", "low"]].notna().all(axis=None)


def test_permuting_parties_permutes_their_drift_and_the_way_back_is_as_far() -> None:
    for seed in range(3):
        before, now = crowd(seed), crowd(seed + 50, MOVED)
        found = drift(wave(before, "2025-Q1"), wave(now))
        pd.testing.assert_frame_equal(drift(wave(before[::-1], "2025-Q1"), wave(now[::-1])), found)
        back = drift(wave(now), wave(before, "2025-Q1"))
        assert back["rmsd"].tolist() == found["rmsd"].tolist() and back["limit"].tolist() == found["limit"].tolist()
        assert back["shift_x"].tolist() == (-found["shift_x"]).tolist()


def test_the_metric_tells_of_the_two_latest_waves(ten: None) -> None:
    waves = [told(crowd(1), "2024"), told(crowd(2), "2025-Q1"), told(crowd(3, MOVED), "2026-Q1")]
    frame = pd.concat(waves, ignore_index=True)
    found = value_drift(frame, pd.DataFrame())
    pd.testing.assert_frame_equal(found, drift(profiles_of(waves[1], TEN), profiles_of(waves[2], TEN)))
    pd.testing.assert_frame_equal(value_drift(as_asked(frame), pd.DataFrame()), found)


def test_with_a_single_wave_or_without_any_there_is_no_drift(ten: None, store: Store) -> None:
    single = told(crowd(1))
    for frame in (single, single.iloc[:0], as_asked(single).iloc[:0]):
        found = value_drift(frame, pd.DataFrame())
        assert found.empty and list(found.columns) == list(COLUMNS)
    assert answer("value_drift", store.ask, coalition="C").empty


def test_a_spread_that_is_not_told_leaves_the_flag_unknown() -> None:
    before, now = wave(crowd(1), "2025-Q1"), wave(crowd(2, MOVED))
    unsure = replace(now, values=replace(now.values, spread=np.full_like(now.values.spread, np.nan)))
    assert drift(before, unsure)[["limit", "flag"]].isna().all(axis=None)
