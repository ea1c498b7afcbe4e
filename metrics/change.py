"""Why a score changed between two quarters: its change shared out over data, weights, method and membership."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import factorial, fsum
from typing import Final

IN_ORDER: Final = ("data", "membership", "weights", "method")
"""The order in which factors become new where not every mix of old and new can be scored (MODEL 9)."""


@dataclass(frozen=True)
class Change:
    """A change shared out: `parts` by factor add up to `after` - `before`. `in_order`: they are those of one fixed order, in
    which factors whose step has no score of its own stand together, as in "data+membership"."""

    before: float
    after: float
    parts: dict[str, float]
    in_order: bool


def decomposed(evaluate: Callable[[frozenset[str]], float | None], factors: Sequence[str]) -> Change:
    """The Shapley value of each of `factors` in the change of a score from all old to all new.

    `evaluate` tells the score with these factors new and the others old, or None where that mix cannot be scored; each mix is
    asked for once, so 2^n in all. Parts have the unit of the score and any sign; they add up to the change. Where some mix has
    no score, each part is the step of its factor in the order data, membership, weights, method (others after these, in the
    order given) instead. Source: Shapley 1953, over all orders of becoming new; MODEL.md section 9, our design. ValueError for
    a factor named twice, and where the old or the new score itself is None: a change needs both.
    """
    if len(set(factors)) < len(factors):
        raise ValueError("a factor is named twice")
    before, after = evaluate(frozenset()), evaluate(frozenset(factors))
    if before is None or after is None:
        raise ValueError("a change needs a score before and after")
    known: dict[frozenset[str], float | None] = {frozenset(): before, frozenset(factors): after}
    for size in range(1, len(factors)):
        for new in combinations(factors, size):
            known[frozenset(new)] = evaluate(frozenset(new))
    scored = {new: score for new, score in known.items() if score is not None}
    if len(scored) < len(known):
        return Change(before, after, _steps(scored, factors), in_order=True)
    return Change(before, after, {one: _shapley(scored, one, factors) for one in factors}, in_order=False)


def _shapley(scored: dict[frozenset[str], float], one: str, factors: Sequence[str]) -> float:
    count = len(factors)
    return fsum(
        factorial(len(new)) * factorial(count - len(new) - 1) / factorial(count) * (scored[new | {one}] - scored[new])
        for new in scored
        if one not in new
    )


def _steps(scored: dict[frozenset[str], float], factors: Sequence[str]) -> dict[str, float]:
    ordered = [*(one for one in IN_ORDER if one in factors), *(one for one in factors if one not in IN_ORDER)]
    parts: dict[str, float] = {}
    last, new, waiting = scored[frozenset()], frozenset[str](), list[str]()
    for one in ordered:
        new, waiting = new | {one}, [*waiting, one]
        if new in scored:
            parts["+".join(waiting)] = scored[new] - last
            last, waiting = scored[new], []
    return parts
