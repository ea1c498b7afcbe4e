"""How sure a mean over persons is: resamples of the persons, or draws where only mean and spread are known (MODEL 8)."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DRAWS: Final = 2000
_LOW, _HIGH = 0.05, 0.95
_BLOCK: Final = 4_000_000
"""So many numbers are drawn at a time at most; the digits do not depend on it."""
_SAME: Final = 1e-9
"""Distances closer than this are one: the same persons, added up in another order."""


def resampled_means(answers: Floats, draws: int, rng: np.random.Generator) -> Floats:
    """Means (D, K) over persons drawn again, with replacement, from `answers` (P, K); nan where nobody drawn answered.

    Bootstrap: each draw takes P persons, told as how often each is in it. Source: MODEL 8.
    """
    people = len(answers)
    if not people:
        return np.full((draws, answers.shape[1]), np.nan)
    known = ~np.isnan(answers)
    filled = np.where(known, answers, 0.0)
    blocks = []
    for size in _blocks(draws, people):
        times = rng.multinomial(people, np.full(people, 1 / people), size=size).astype(float)
        with np.errstate(invalid="ignore"):  # 0 / 0: nobody answered, so unknown
            blocks.append(_times(times, filled) / (people if known.all() else _times(times, known.astype(float))))
    return np.concatenate(blocks)


def normal_means(mean: Floats, sd: Floats, people: Floats, draws: int, rng: np.random.Generator) -> Floats:
    """Means (D, K) drawn from Normal(mean, sd**2 / people), each (K,); the mean itself where one answered or no sd is known.

    An approximation, for when the answers themselves are no longer there. Source: MODEL 8.
    """
    sure = np.isnan(sd) | ~(people > 1)
    error = np.where(sure, 0.0, sd) / np.sqrt(np.where(sure, 1.0, people))
    drawn: Floats = mean + error * rng.standard_normal((draws, len(mean)))
    return drawn


def interval(drawn: Floats) -> tuple[Floats, Floats]:
    """P5 and P95 over the known ones of draws (D, ...), linear between two of them; nan where none is known."""
    ordered = np.sort(drawn, axis=0)  # what is unknown comes last
    last = np.maximum((~np.isnan(drawn)).sum(axis=0) - 1, 0)

    def at(share: float) -> Floats:
        place = share * last
        below = np.floor(place).astype(np.intp)
        low = np.take_along_axis(ordered, below[None], axis=0)[0]
        high = np.take_along_axis(ordered, np.minimum(below + 1, last)[None], axis=0)[0]
        told: Floats = low + (high - low) * (place - below)
        return told

    return at(_LOW), at(_HIGH)


def around(found: Floats, drawn: Floats) -> tuple[Floats, Floats]:
    """The interval of draws (D, ...) of what was found (...), widened to what was found where that lies outside it.

    Drawing again adds distance, so that two who are much alike are less so in nearly every draw; a number must not stand
    outside its own interval. nan where nothing was found.
    """
    low, high = interval(drawn)
    return np.minimum(low, found), np.maximum(high, found)


def chance_of_distance(one: Floats, other: Floats, rng: np.random.Generator, draws: int = DRAWS) -> float:
    """How often chance alone puts two groups of persons this far apart: p of a permutation test, from 1 / (1 + draws) to 1.

    `one` (P1, K) and `other` (P2, K) hold the profile of each person, nan where unknown. Persons are shuffled over the two
    groups; the statistic is the RMSD of the mean profiles over what both have; p = (1 + how many are as large or larger) /
    (1 + draws). nan where a group is empty or there is nothing to compare. Source: MODEL 8.
    """
    if not len(one) or not len(other):
        return float("nan")
    return chance_by_splits(one, other, splits(len(one), len(other), rng, draws))


def splits(one: int, other: int, rng: np.random.Generator, draws: int = DRAWS) -> Floats:
    """Random splits (D, P1 + P2) of persons into two groups of 1 or more: 1.0 who comes into the first, 0.0 who does not."""
    blocks = []
    for size in _blocks(draws, one + other):
        lots = rng.random((size, one + other))
        blocks.append((lots <= np.partition(lots, one - 1, axis=1)[:, one - 1, None]).astype(float))
    return np.concatenate(blocks)


def chance_by_splits(one: Floats, other: Floats, drawn: Floats) -> float:
    """As `chance_of_distance`, by `splits` that are there already: those of one pair serve every pair of the same sizes."""
    answers = np.concatenate([one, other])
    answers = answers[:, ~np.isnan(answers).all(axis=0)]
    known = ~np.isnan(answers)
    number = known.sum(axis=0)
    filled = np.where(known, answers, 0.0)
    filled = np.where(known, filled - filled.sum(axis=0) / number, 0.0)
    counted = known.astype(float)

    def distance(split: Floats) -> Floats:
        """RMSD of the two means, whose sums are each other's opposite as all of them together are centred."""
        total = split @ filled
        both: int | NDArray[np.int64] = filled.shape[1]
        if known.all():
            apart = total * (1 / len(one) + 1 / len(other))
        else:
            in_first = split @ counted
            ways = in_first * (number - in_first)
            apart = total * number / np.where(ways > 0, ways, np.inf)
            both = np.count_nonzero(ways, axis=1)
        with np.errstate(invalid="ignore"):  # 0 / 0: nothing that both have
            found: Floats = np.sqrt(np.einsum("dk,dk->d", apart, apart) / both)
        return found

    seen = distance(np.array([[1.0] * len(one) + [0.0] * len(other)]))[0]
    if np.isnan(seen):
        return float("nan")
    as_far = sum(int(np.sum(~(distance(part) < seen - _SAME))) for part in _parts(drawn))
    return (1 + as_far) / (1 + len(drawn))


def _times(draws: Floats, answers: Floats) -> Floats:
    """draws (D, P) @ answers (P, K)."""
    return np.concatenate([part @ answers for part in _parts(draws)])


def _parts(draws: Floats) -> Iterator[Floats]:
    """A hundred draws at a time: so little work that it stays close by and no second core is waited for."""
    return (draws[first : first + 100] for first in range(0, len(draws), 100))


def _blocks(draws: int, people: int) -> Iterator[int]:
    size = max(1, _BLOCK // max(people, 1))
    return (min(size, draws - first) for first in range(0, draws, size))
