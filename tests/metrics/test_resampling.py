"""How sure a mean over persons is: two ways that must tell the same, and how often chance does as much."""

from itertools import combinations

import numpy as np
import pytest

from metrics.resampling import chance_of_distance, interval, normal_means, resampled_means

NAN = float("nan")


def width(drawn: np.ndarray) -> np.ndarray:
    low, high = interval(drawn)
    return high - low


def test_resampling_and_the_normal_approximation_agree_on_how_wide() -> None:
    for seed in range(4):
        rng = np.random.default_rng(seed)
        answers = rng.normal(rng.normal(size=10), rng.uniform(0.5, 2, 10), (200, 10))
        one = width(resampled_means(answers, 2000, rng))
        other = width(normal_means(answers.mean(axis=0), answers.std(axis=0, ddof=1), np.full(10, 200.0), 2000, rng))
        np.testing.assert_allclose(one, other, rtol=0.10)
        expected = 2 * 1.6449 * answers.std(axis=0, ddof=1) / np.sqrt(200)
        np.testing.assert_allclose(one, expected, rtol=0.10)


def test_resamples_have_the_mean_of_the_people_in_the_middle() -> None:
    answers = np.random.default_rng(1).integers(1, 7, (40, 6)).astype(float)
    drawn = resampled_means(answers, 2000, np.random.default_rng(2))
    assert drawn.shape == (2000, 6)
    np.testing.assert_allclose(drawn.mean(axis=0), answers.mean(axis=0), atol=0.03)
    assert drawn.min() >= 1 and drawn.max() <= 6


def test_who_did_not_answer_a_question_counts_for_the_others() -> None:
    answers = np.array([[1.0, NAN, NAN], [3.0, 4.0, NAN]])
    drawn = resampled_means(answers, 200, np.random.default_rng(0))
    assert set(drawn[:, 0]) == {1.0, 2.0, 3.0}
    told = drawn[:, 1]
    assert set(told[~np.isnan(told)]) == {4.0} and 0 < np.isnan(told).mean() < 0.5
    assert np.isnan(drawn[:, 2]).all()


def test_one_person_is_always_oneself_and_nobody_is_unknown() -> None:
    rng = np.random.default_rng(0)
    assert (resampled_means(np.array([[2.0, 5.0]]), 50, rng) == [2, 5]).all()
    assert np.isnan(resampled_means(np.empty((0, 2)), 50, rng)).all()
    drawn = normal_means(np.array([2.0, 5.0, NAN]), np.array([NAN, 1.0, 1.0]), np.array([9.0, 1.0, 9.0]), 50, rng)
    assert (drawn[:, :2] == [2, 5]).all() and np.isnan(drawn[:, 2]).all()


def test_many_people_are_drawn_in_parts_and_the_digits_do_not_show_it(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = np.random.default_rng(1).integers(1, 7, (30, 4)).astype(float)

    def told() -> tuple[list[list[float]], float]:
        means = resampled_means(answers, 250, np.random.default_rng(5))
        return means.tolist(), chance_of_distance(answers[:12], answers[12:], np.random.default_rng(5), 250)

    at_once = told()
    monkeypatch.setattr("metrics.resampling._BLOCK", 700)
    assert told() == at_once


def test_an_interval_is_that_of_the_known_draws() -> None:
    rng = np.random.default_rng(3)
    drawn = rng.normal(size=(500, 3, 2))
    low, high = interval(drawn)
    np.testing.assert_allclose([low, high], np.quantile(drawn, [0.05, 0.95], axis=0))
    drawn[rng.random(drawn.shape) < 0.3] = NAN
    drawn[:, 2, 1] = NAN
    low, high = interval(drawn)
    assert np.isnan([low[2, 1], high[2, 1]]).all()
    for at in ((0, 0), (1, 1), (2, 0)):
        np.testing.assert_allclose([low[at], high[at]], np.nanquantile(drawn[:, *at], [0.05, 0.95]))
    assert interval(np.array([NAN, 4.0])) == (4.0, 4.0)


@pytest.mark.parametrize("missing", [0, 0.25])
def test_chance_is_the_share_of_all_splits_that_are_as_far_apart(missing: float) -> None:
    for seed in range(3):
        rng = np.random.default_rng(seed)
        people = rng.normal(size=(8, 3))
        people[:3] += 0.7
        people[rng.random(people.shape) < missing] = NAN

        def apart(first: tuple[int, ...], people: np.ndarray = people) -> float:
            sides = [column[~np.isnan(column)] for column in (*people[list(first)].T, *np.delete(people, first, 0).T)]
            told = [
                one.mean() - other.mean() for one, other in zip(sides[:3], sides[3:], strict=True) if one.size and other.size
            ]
            return float(np.sqrt(np.mean(np.square(told))))

        seen = apart((0, 1, 2)) - 1e-9
        share = np.mean([apart(first) >= seen for first in combinations(range(8), 3)])
        assert share < 0.95
        found = chance_of_distance(people[:3], people[3:], np.random.default_rng(seed), 20_000)
        assert found == pytest.approx(share, abs=0.015)


def test_groups_that_differ_are_no_chance_and_groups_that_do_not_may_be() -> None:
    rng = np.random.default_rng(7)
    one, other = rng.normal(size=(20, 10)), rng.normal(size=(20, 10))
    assert chance_of_distance(one, other + 2, rng) == 1 / 2001
    assert chance_of_distance(one, one[::-1], rng) == 1
    assert chance_of_distance(np.full((6, 3), 0.1), np.full((7, 3), 0.1), rng) == 1
    found = [chance_of_distance(*rng.normal(size=(2, 8, 4)), rng, 200) for _ in range(100)]
    assert 0.35 < np.mean(found) < 0.65 and np.mean(np.array(found) < 0.2) < 0.35


def test_chance_does_not_ask_who_comes_first() -> None:
    rng = np.random.default_rng(8)
    one, other = rng.normal(size=(6, 4)), rng.normal(0.4, size=(15, 4))
    there, back = (chance_of_distance(*pair, np.random.default_rng(1), 5000) for pair in ((one, other), (other, one)))
    assert there == pytest.approx(back, abs=0.02)


def test_there_is_no_chance_where_nothing_can_be_compared() -> None:
    rng = np.random.default_rng(0)
    one = np.array([[1.0, NAN]] * 5)
    assert np.isnan(chance_of_distance(one, one[:, ::-1], rng))
    assert np.isnan(chance_of_distance(one, np.full((5, 2), NAN), rng))
    assert np.isnan(chance_of_distance(one, np.empty((0, 2)), rng)) and np.isnan(chance_of_distance(one[:0], one, rng))
