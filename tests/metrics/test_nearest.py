"""The nearest profiles against sorting all pairs, with ties, gaps and flat profiles."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from metrics.nearest import NOBODY, has_shape, nearest

Floats = NDArray[np.float64]
NAN = float("nan")


def plainly(profiles: Floats, most: int) -> list[list[int]]:
    """Every pair by numpy's own r, sorted."""
    known = [at for at, row in enumerate(profiles) if not np.isnan(row).any() and len(set(row.tolist())) > 1]
    r = np.corrcoef(profiles[known]).round(12)
    found = [[NOBODY] * most for _ in profiles]
    for one, alike in zip(known, r, strict=True):
        best = sorted((-of, other) for of, other in zip(alike, known, strict=True) if other != one)[:most]
        found[one][: len(best)] = [other for _, other in best]
    return found


def test_the_most_alike_come_first_and_nobody_is_its_own_neighbour() -> None:
    profiles = np.array([[1.0, 2, 3], [2, 4, 6.5], [3, 2, 1], [1, 3, 2]])
    assert nearest(profiles, 3).tolist() == [[1, 3, 2], [0, 3, 2], [3, 1, 0], [0, 1, 2]]


@pytest.mark.parametrize("kind", ["numbers", "answers", "few answers"])
def test_the_nearest_are_those_of_all_pairs_sorted(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed, block in enumerate([4_000_000, 300, 1]):
        monkeypatch.setattr("metrics.nearest._BLOCK", block)
        rng = np.random.default_rng(seed)
        shape = (70, 4 if kind == "few answers" else 9)
        profiles = rng.normal(size=shape) if kind == "numbers" else rng.integers(1, 4, shape).astype(float)
        profiles[3], profiles[11, 2] = 2.0, NAN
        assert nearest(profiles, 10).tolist() == plainly(profiles, 10)


def test_of_equals_the_lower_place_comes_first_however_many_there_are() -> None:
    shape = np.array([1.0, 5, 2, 2])
    profiles = np.stack([shape * at + 7 for at in range(1, 41)])
    found = nearest(profiles, 3)
    assert found[0].tolist() == [1, 2, 3]
    assert found[1].tolist() == [0, 2, 3]
    assert (found[3:] == [0, 1, 2]).all()


def test_a_profile_without_shape_or_with_a_gap_compares_with_none() -> None:
    profiles = np.array([[1.0, 2, 3], [0.1, 0.1, 0.1], [1, NAN, 3], [3, 2, 2], [1, 2, 4]])
    assert has_shape(profiles).tolist() == [True, False, False, True, True]
    found = nearest(profiles, 3)
    assert found.tolist() == [[4, 3, -1], [-1] * 3, [-1] * 3, [4, 0, -1], [0, 3, -1]]


def test_a_mean_taken_off_a_flat_profile_gives_it_no_shape() -> None:
    flat = np.array([0.1, 0.2, 0.3])
    assert not has_shape((flat - flat + 1e-16 * np.arange(3))[None]).any()


def test_fewer_than_two_profiles_have_no_neighbours() -> None:
    for number in (0, 1):
        assert (nearest(np.ones((number, 3)) * [1, 2, 3], 4) == NOBODY).all()
    assert nearest(np.empty((3, 0)), 2).tolist() == [[NOBODY] * 2] * 3
    with pytest.raises(ValueError, match="at least one"):
        nearest(np.empty((3, 2)), 0)


def test_moving_or_stretching_a_profile_changes_no_neighbour_and_renumbering_renumbers_them() -> None:
    for seed in range(4):
        rng = np.random.default_rng(seed)
        profiles = rng.normal(size=(200, 12))
        found = nearest(profiles)
        moved = profiles * rng.uniform(0.5, 2, (200, 1)) + rng.normal(size=(200, 1))
        np.testing.assert_array_equal(nearest(moved), found)
        order = rng.permutation(200)
        np.testing.assert_array_equal(order[nearest(profiles[order])], found[order])


def test_the_nearest_are_the_same_at_any_number_of_threads() -> None:
    code = (
        "import hashlib, numpy as np; from metrics.nearest import nearest; g = np.random.default_rng(1);"
        "print(hashlib.sha256(nearest(g.integers(1, 7, (1500, 10)).astype(float)).tobytes()).hexdigest())"
    )
    told = set()
    for threads in ("1", "2"):
        env = os.environ | {"OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads}
        house = Path(__file__).parents[2]
        run = subprocess.run([sys.executable, "-c", code], cwd=house, env=env, capture_output=True, text=True, check=True)
        told.add(run.stdout)
    assert len(told) == 1
