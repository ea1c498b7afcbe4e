"""What exact fair shares cost against a compiled package, and sampled ones against a plain loop over permutations."""

import importlib
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from types import ModuleType

import numpy as np

from metrics import dividends
from metrics.dividends import Floats, Game
from metrics.shapley import of_table, sampled
from tests.bench.measuring import Ratio, compare

PARTIES = (14, 16, 18, 20)
MANY, PERMUTATIONS, MOST_OFF = 200, 2_000, 0.02
FEWER = 10
"""The plain loop runs over a tenth of the permutations, and counts ten times."""
BOUND = "at most 0.333x: 3 times"


def ratios() -> Iterator[Ratio | str]:
    yield from _exact()
    yield _sampled()


def _exact() -> Iterator[Ratio | str]:
    """The same ready table for both; what coopgame takes to read it in is not counted."""
    try:
        coopgame = importlib.import_module("coopgame")
    except ModuleNotFoundError:
        yield f"fair shares from a table, as coopgame: coopgame-py is not on this machine (promised: {BOUND})"
        return
    for number in PARTIES:
        yield _as_coopgame(coopgame, number)


def _as_coopgame(coopgame: ModuleType, number: int) -> Ratio:
    values = np.random.default_rng(number).uniform(0, 100, 1 << number)
    values[0] = 0.0
    theirs = coopgame.Game(values[1:].tolist())
    np.testing.assert_allclose(of_table(values), coopgame.shapley(theirs), rtol=0, atol=1e-9)
    name = f"fair shares from a table, as coopgame: {number} parties"
    return compare(name, lambda: of_table(values), lambda: coopgame.shapley(theirs), BOUND, turns=15)


def _sampled() -> Ratio:
    """Many parties with dividends alone, by two and by three, of which the fair shares are known; as many permutations each."""
    game = many()
    known = dividends.fair(game, game.likely)
    sets = [(frozenset(np.flatnonzero(within).tolist()), float(d)) for within, d in zip(game.members, game.likely, strict=True)]

    def ours() -> Floats:
        return sampled(lambda inside: dividends.worth(game, game.likely, inside), MANY, PERMUTATIONS, seed=1)[0]

    def loop() -> list[float]:
        random, added = Random(1), [0.0] * MANY
        for _ in range(PERMUTATIONS // FEWER):
            joined, before = set(), 0.0
            for party in random.sample(range(MANY), MANY):
                joined.add(party)
                now = sum(d for parties, d in sets if parties <= joined)
                added[party] += now - before
                before = now
        return [total * FEWER / PERMUTATIONS for total in added]

    off = (np.abs(ours() - known) / known).max()
    assert off <= MOST_OFF, off
    name = f"fair shares of {MANY} sampled, each at most {off:.1%} off, as a loop"
    found = compare(name, ours, loop, "at most 0.25x: 4 times", turns=3)
    return replace(found, baseline=found.baseline * FEWER)


def many() -> Game:
    """Of each party a dividend alone, and of 400 pairs and 100 trios."""
    rng = np.random.default_rng(200)
    sets = {(party,) for party in range(MANY)}
    for size, number in ((2, MANY + 400), (3, MANY + 500)):
        while len(sets) < number:
            sets.add(tuple(sorted(rng.choice(MANY, size, replace=False).tolist())))
    members = np.zeros((len(sets), MANY), dtype=bool)
    for row, parties in enumerate(sorted(sets)):
        members[row, list(parties)] = True
    d = rng.uniform(1, 10, len(sets))
    return Game(tuple(f"P{party:03}" for party in range(MANY)), members, d, d, d)


if __name__ == "__main__":
    for ratio in ratios():
        print(ratio, flush=True)
