"""Two methods compared: who stands where under each, and what that comes to in a sentence."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import numpy as np

from metrics.scoring import Judged
from metrics.uncertainty import ranks

if TYPE_CHECKING:
    from dashboard.words import Words

METHODS: Final = ("median", "minimum", "copeland")
"""The other ways to bring themes together that a scale with a norm allows."""


def ranking(one: Judged, names: Mapping[str, str]) -> dict[str, float]:
    """The score of every subject that has one, by its name."""
    scores = one.index.scores[one.pack.root][0]
    return {names[name]: float(score) for name, score in zip(one.index.subjects, scores, strict=True) if not np.isnan(score)}


def shifts(one: Mapping[str, float], two: Mapping[str, float], method: str, words: "Words") -> str:
    """How many change rank, and who most."""
    both = sorted(one.keys() & two.keys())
    if not both:
        return words("significance.shifts.none_scored", method=method)
    before = ranks(np.array([[one[name] for name in both]]))[0]
    after = ranks(np.array([[two[name] for name in both]]))[0]
    moved = [at for at in range(len(both)) if before[at] != after[at]]
    if not moved:
        return words("significance.shifts.none", method=method, n=len(both))
    most = max(moved, key=lambda at: (abs(int(before[at]) - int(after[at])), both[at]))
    return words(
        "significance.shifts",
        n=len(moved),
        of=words.number(len(both)),
        method=method,
        name=both[most],
        before=words.number(int(before[most])),
        after=words.number(int(after[most])),
    )
