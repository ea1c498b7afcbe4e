"""What may be shown of people together, so that nobody's answer can be worked out: the one place of these rules (MODEL 8).

Three ways lead from a result to a person: a group that is too small, a group that is left when what is shown is taken off
what is shown, and answers that are all alike. Each has its rule here.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from data.marks import BETWEEN, key_of

Why = Literal["", "small", "sibling", "differs"]
Person = tuple[str, str]
"""A party, and the mark of someone in it."""

MINIMUM: Final = 5
LEAST: Final = 3
EVEN: Final = 0.9
BAND: Final = 1.0
"""Answers that lie less than one point of the scale apart are in one band."""
_SAME: Final = 1e-9
_ROUNDED: Final = 1e-6
_CLOSE: Final = 1e-7
_MOST: Final = 50_000
"""So many ways to put parts together are tried at most."""


def smallest(told: int | None) -> int:
    """From how many people on a result is shown, where a coalition told this number: never under LEAST, MINIMUM untold."""
    return MINIMUM if told is None else max(int(told), LEAST)


def shown(people: Sequence[int], minimum: int, held: Sequence[Why] = ()) -> tuple[Why, ...]:
    """Why each of some groups is hidden of which the total is shown: '' where it is shown itself.

    `small`: it has fewer people than the minimum. `sibling`: the hidden ones together would be fewer, and could be had by
    taking the others off the total; so the next smallest goes too. `held` tells which are hidden for another reason.
    Of a group of nobody there is nothing to hide.
    """
    why: list[Why] = list(held or [""] * len(people))
    for at, number in enumerate(people):
        if not why[at] and 0 < number < minimum:
            why[at] = "small"
    while 0 < sum(number for number, given in zip(people, why, strict=True) if given) < minimum:
        left = [at for at, number in enumerate(people) if number and not why[at]]
        if not left:
            break
        why[min(left, key=lambda at: people[at])] = "sibling"
    return tuple(why)


@dataclass(frozen=True)
class Released:
    """The people behind one result: of which party ('': of several) and role ('': all), how many, and who by their marks.

    `marks` is None where nobody can be told from another. `minimum` is the smallest group of the coalition it was shown in.
    """

    party: str
    role: str
    people: int
    marks: frozenset[Person] | None
    minimum: int = MINIMUM

    @cached_property
    def persons(self) -> frozenset[Person]:
        """The same people, whatever each of them left open."""
        return frozenset((party, mark.partition(BETWEEN)[0]) for party, mark in self.marks or ())

    @cached_property
    def complete(self) -> frozenset[Person]:
        """Those of them who left nothing open."""
        return self.persons & (self.marks or frozenset())

    @cached_property
    def _keys(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for party, mark in self.marks or ():
            found.setdefault(party, set()).add(key_of(mark))
        return found

    def is_comparable(self, other: "Released") -> bool:
        """Can it be told who is in both? Not where one has no marks, or marks of a party were made with two keys."""
        if self.marks is None or other.marks is None:
            return False
        return all(self._keys[party] == other._keys[party] for party in self._keys.keys() & other._keys.keys())


def differs_enough(new: Released, earlier: Iterable[Released]) -> bool:
    """May it be shown beside every earlier result: are those in one of the two and not in the other nobody, or enough people?

    And can no smaller group be had by adding up, and taking off, more than two of them? What adds nothing to what was shown
    may be shown. Where people cannot be told from one another, the number says it: of the same party and role it must differ
    by enough.
    """
    earlier = list(earlier)
    known = [one for one in earlier if new.is_comparable(one)]
    if any(not new.is_comparable(one) and _near_by_number(new, one) for one in earlier):
        return False
    least = max([new.minimum, *(one.minimum for one in known)])
    told = list(dict.fromkeys(one.persons for one in known))
    if any(0 < len(new.persons ^ persons) < least for persons in told):
        return new.persons in told
    return not _works_out(told, new.persons, least)


def _near_by_number(new: Released, other: Released) -> bool:
    same = (new.party, new.role) == (other.party, other.role)
    return same and abs(new.people - other.people) < max(new.minimum, other.minimum)


def _works_out(told: Sequence[frozenset[Person]], new: frozenset[Person], minimum: int) -> bool:
    """Does the sum over new people give, with the sums that were told, one over fewer than `minimum` that they did not give?

    People who were always in the same sums are one part. Some parts can be had by themselves where their columns in what is
    left of all beside what is told (I - P, P the projection on it) depend on one another.
    """
    if not new:
        return False
    sums = [*told, new]
    parts = Counter(tuple(person in those for those in sums) for person in frozenset().union(*sums))
    sizes = np.array(list(parts.values()))
    rows = np.array(list(parts), dtype=float).T
    before, after = _left(rows[:-1]), _left(rows)
    small = np.flatnonzero(sizes < minimum)
    for number in range(1, minimum):
        if number > len(small) or math.comb(len(small), number) > _MOST:
            break
        tried = np.array(list(combinations(small, number)))
        tried = tried[sizes[tried].sum(axis=1) < minimum]
        depends = [np.linalg.det(left[tried[:, :, None], tried[:, None, :]]) < _SAME for left in (before, after)]
        if (depends[1] & ~depends[0]).any():
            return True
    return False


def adds_up_to(wanted: frozenset[Person], told: Sequence[frozenset[Person]]) -> bool:
    """Can the sum over these people be had from sums over others that were told, by adding them up and taking them off?"""
    parts = list({tuple(person in those for those in (*told, wanted)) for person in wanted.union(*told)})
    rows = np.array(parts, dtype=float).T
    return bool(np.abs(rows[-1] @ _left(rows[:-1])).max() < _CLOSE)


def _left(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """I - P of the columns of rows, P the projection on what the rows span."""
    left: NDArray[np.float64] = np.eye(rows.shape[1]) - np.linalg.pinv(rows) @ rows
    return left


def settles(answered: frozenset[Person], new: Released, earlier: Iterable[Released]) -> bool:
    """As `differs_enough`, for one question that not everyone answered: `answered`, of the people of `new`.

    Of an earlier result it is known who left something open, and not what: only those who surely answered then, and do not
    now, or the other way round, are counted; or they are all the same people with the same gaps.
    """
    return all(_settles(answered, new, other) for other in earlier if new.is_comparable(other))


def _settles(answered: frozenset[Person], new: Released, other: Released) -> bool:
    if new.marks == other.marks:
        return True
    surely = (answered - other.persons) | (other.complete - answered)
    if not surely:
        return other.complete == other.persons
    return len(surely) >= max(new.minimum, other.minimum)


def newcomers(new: Released, earlier: Iterable[Released]) -> list[frozenset[Person]]:
    """Who came in since each earlier result of which everybody is still there: taking that off leaves these alone."""
    grown = [new.persons - other.persons for other in earlier if new.is_comparable(other) and other.persons < new.persons]
    return list(dict.fromkeys(grown))


def is_even(answers: NDArray[np.float64], band: float = BAND) -> bool:
    """Do the answers (P,) of people, nan where there is none, give away what each of them answered?

    So where nine in ten lie in one band, less than one point apart; and where all but one are the same, for that one knows it.
    """
    known = np.sort(answers[~np.isnan(answers)])
    if not known.size:
        return False
    places = np.arange(known.size)
    in_band = int((np.searchsorted(known, known + band - _SAME, side="left") - places).max())
    alike = int((np.searchsorted(known, known + _SAME, side="right") - places).max())
    return in_band >= EVEN * known.size - _SAME or alike >= known.size - 1


def is_pinned(number: float, mean: float, squares: float, low: float, high: float, band: float = BAND) -> bool:
    """Do their number, their mean and their squared differences from it leave everyone in one band, on a scale of low to high?

    Nobody is further from the mean than the root of squares * (number - 1) / number (Samuelson 1968), nor further above the
    low end than all of them together. Negative squares are of no people at all.
    """
    if number <= 0 or squares < -_ROUNDED:
        return False
    reach = math.sqrt(max(squares, 0.0) * (number - 1) / number)
    least = max(mean - reach, low, high - number * (high - mean))
    most = min(mean + reach, high, low + number * (mean - low))
    return most - least < band - _SAME


def closeness(answers: NDArray[np.float64], band: float = BAND) -> float:
    """The largest share of answers (P,) in one band, 0 to 1: how near they come to being even; 0 without answers."""
    known = np.sort(answers[~np.isnan(answers)])
    if not known.size:
        return 0.0
    in_band = np.searchsorted(known, known + band - _SAME, side="left") - np.arange(known.size)
    return float(in_band.max() / known.size)
