"""The smallest change of weights that flips a ranking: MODEL.md's shelf, and a linear program that knows no greed."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog

from metrics.flipping import Flip, single_flips, smallest_flip, smallest_to_level

Floats = NDArray[np.float64]
WEIGHTS = np.array([0.5, 0.3, 0.2])
ONE, OTHER = np.array([60.0, 20, 10]), np.array([40.0, 30, 20])


def flip(one: Floats, other: Floats, weights: Floats) -> Flip:
    found = smallest_flip(one, other, weights)
    assert found is not None
    return found


def least_moved(d: Floats, w: Floats) -> float | None:
    """Half the smallest sum |w' - w| with sum w'd = 0, as a linear program over what each theme gains and loses."""
    size = len(d)
    found = linprog(
        np.full(2 * size, 0.5),
        A_eq=np.array([[*d, *-d], [*np.ones(size), *-np.ones(size)]]),
        b_eq=np.array([-(w * d).sum(), 0.0]),
        bounds=[*[(0, None)] * size, *((0, one) for one in w)],
    )
    return float(found.fun) if found.status == 0 else None


def test_shelf_37_a_gap_of_5_closes_with_one_sixth_from_the_first_theme() -> None:
    found = flip(ONE, OTHER, WEIGHTS)
    assert found.gap == pytest.approx(5, abs=1e-12)
    assert found.moved == pytest.approx(1 / 6, abs=1e-12)
    assert found.weights[0] == pytest.approx(1 / 3, abs=1e-12)
    assert (found.came_from, found.went_to) == ((0,), (1,))


def test_the_new_weights_close_the_gap_and_no_smaller_move_does() -> None:
    rng = np.random.default_rng(37)
    none = 0
    for _ in range(100):
        size = int(rng.integers(2, 9))
        one, other = rng.integers(-100, 101, (2, size)).astype(float)
        weights = rng.integers(0, 6, size) + np.eye(size)[0]
        scaled = weights / weights.sum()
        best = least_moved(one - other, scaled)
        found = smallest_flip(one, other, weights)
        if found is None:
            none += 1
            assert best is None
            continue
        assert best is not None
        assert found.moved == pytest.approx(best, abs=1e-7)
        assert found.moved == pytest.approx(np.abs(found.weights - scaled).sum() / 2, abs=1e-12)
        assert (found.weights * (one - other)).sum() == pytest.approx(0, abs=1e-9)
        assert found.weights.sum() == pytest.approx(1, abs=1e-12)
        assert (found.weights >= 0).all()
    assert 0 < none < 50


def test_themes_are_emptied_from_the_largest_lead_down() -> None:
    found = flip(np.array([50.0, 40, -5]), np.zeros(3), np.array([0.1, 0.5, 0.4]))
    assert found.came_from == (0, 1)
    assert found.weights[0] == 0
    assert found.went_to == (2,)


def test_who_leads_on_every_theme_cannot_be_overtaken() -> None:
    assert smallest_flip(OTHER + 1, OTHER, WEIGHTS) is None
    assert smallest_flip(OTHER, OTHER + 1, WEIGHTS) is None


def test_a_tie_on_one_theme_lets_all_weight_go_there() -> None:
    found = flip(np.array([30.0, 10]), np.array([20.0, 10]), np.array([0.6, 0.4]))
    assert found.moved == pytest.approx(0.6, abs=1e-12)
    assert found.weights.tolist() == pytest.approx([0, 1], abs=1e-12)


def test_the_one_behind_gets_the_same_answer_with_the_gap_turned() -> None:
    there, back = flip(ONE, OTHER, WEIGHTS), flip(OTHER, ONE, WEIGHTS)
    assert back.gap == -there.gap
    assert back.weights.tolist() == there.weights.tolist()


def test_where_there_is_no_gap_nothing_moves() -> None:
    found = flip(ONE, ONE, WEIGHTS)
    assert (found.gap, found.moved, found.came_from, found.went_to) == (0, 0, (), ())


def test_weights_may_have_any_sum() -> None:
    assert flip(ONE, OTHER, WEIGHTS * 40).moved == pytest.approx(1 / 6, abs=1e-12)


def test_each_theme_alone_closes_the_gap_at_its_own_new_weight() -> None:
    found = single_flips(ONE, OTHER, WEIGHTS)
    assert found.tolist() == pytest.approx([1 / 3, 8 / 15, 7 / 15], abs=1e-12)
    d = ONE - OTHER
    for at, new in enumerate(found):
        rest = WEIGHTS * (np.arange(3) != at)
        assert new * d[at] + (1 - new) * (rest * d).sum() / rest.sum() == pytest.approx(0, abs=1e-9)


def test_a_theme_on_which_the_leader_leads_does_not_overtake_by_growing() -> None:
    assert np.isnan(single_flips(np.array([10.0, 10, 10]), np.array([5.0, 5, 0]), WEIGHTS)).all()


def test_a_theme_that_has_all_weight_has_no_weight_at_which_the_others_keep_theirs() -> None:
    found = single_flips(np.array([10.0, 0]), np.array([5.0, 5]), np.array([1.0, 0]))
    assert np.isnan(found[0])
    assert found[1] == pytest.approx(0.5)


def test_a_score_reaches_a_border_upward_and_downward() -> None:
    scores, weights = np.array([80.0, 20, -40]), np.array([0.25, 0.5, 0.25])  # 20
    up, down = smallest_to_level(scores, weights, 50), smallest_to_level(scores, weights, 0)
    assert up is not None
    assert down is not None
    assert (up.gap, down.gap) == (-30, 20)
    assert (up.moved, down.moved) == pytest.approx((1 / 4, 1 / 6), abs=1e-12)
    assert (up.came_from, up.went_to) == ((2,), (0,))
    assert (up.weights * scores).sum() == pytest.approx(50, abs=1e-9)
    assert (down.came_from, down.went_to) == ((0,), (2,))
    assert (down.weights * scores).sum() == pytest.approx(0, abs=1e-9)


def test_a_border_beyond_every_theme_is_out_of_reach() -> None:
    assert smallest_to_level(np.array([10.0, 30]), np.array([1.0, 1]), 50) is None


@pytest.mark.parametrize("weights", [[0.5, -0.1, 0.6], [0, 0, 0], [0.5, 0.5], [np.nan, 1, 1]])
def test_weights_that_are_none_are_refused(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="weight"):
        smallest_flip(ONE, OTHER, np.array(weights))


@pytest.mark.parametrize("one", [[1, 2], [1, 2, np.nan], []])
def test_scores_with_gaps_or_of_other_themes_are_refused(one: list[float]) -> None:
    with pytest.raises(ValueError, match="same themes"):
        smallest_flip(np.array(one, float), OTHER, WEIGHTS)
