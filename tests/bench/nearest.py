"""What it costs to find the ten nearest of every profile, against the bare matrix product and partition, chunk by chunk."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from metrics.nearest import nearest
from tests.bench.measuring import Ratio, compare

PROFILES, VALUES, MOST = 10_000, 60, 10
ROWS = 400


def ratios() -> Iterator[Ratio]:
    profiles = np.random.default_rng(60).normal(size=(PROFILES, VALUES))
    ours, theirs = nearest(profiles, MOST), _bare(profiles)
    np.testing.assert_array_equal(np.sort(ours, axis=1), np.sort(theirs, axis=1))
    yield compare(
        f"ten nearest as matrix product: {PROFILES:,} profiles x {VALUES} values",
        lambda: nearest(profiles, MOST),
        lambda: _bare(profiles),
        "at most 1.5x",
    )


def _bare(profiles: NDArray[np.float64]) -> NDArray[np.intp]:
    centred = profiles - profiles.mean(axis=1, keepdims=True)
    shapes = centred / np.linalg.norm(centred, axis=1, keepdims=True)
    found = []
    for start in range(0, len(shapes), ROWS):
        r = shapes[start : start + ROWS] @ shapes.T
        rows = np.arange(len(r))
        r[rows, start + rows] = -np.inf
        found.append(np.argpartition(r, -MOST, axis=1)[:, -MOST:])
    return np.concatenate(found)
