"""Games made for tests: parties are single letters, and so a set of them is a word."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from metrics.dividends import Game, game


def told(*rows: tuple[str, float | None, float | None, float | None]) -> pd.DataFrame:
    """Rows of dividends: ("AB", low, likely, high)."""
    found = pd.DataFrame(rows, columns=["parties", "low", "likely", "high"]).astype(object)
    return found.assign(parties=["+".join(parties) for parties in found["parties"]])


def sure(parties: Sequence[str] = (), **dividends: float | None) -> Game:
    """A game of sure dividends: sure(A=30, AB=12); None is unknown."""
    return game(told(*((of, None, likely, None) for of, likely in dividends.items())), parties)


def threesome() -> Game:
    """The example of MODEL's shelf, rows 20-23."""
    return sure(A=30, B=10, C=0, AB=12, AC=8, BC=6, ABC=9)


def gloves() -> Game:
    """Two with a left glove, K and L, and R with a right one: a pair is worth 1 (MODEL's shelf, row 18)."""
    return sure(KR=1, LR=1, KLR=-1)


def at_random(seed: int, number: int, dividends: int = 30, least: float = -20) -> Game:
    """A game of parties that each have a dividend of their own, and so many of two to five at most; all have ranges."""
    rng = np.random.default_rng(seed)
    names = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:number]
    sizes = np.minimum(rng.integers(2, 6, dividends), number)
    several = {"".join(sorted(rng.choice([*names], size, replace=False))) for size in sizes}
    sets = [*names, *sorted(several - set(names))]
    values = np.sort(rng.uniform(least, 50, (len(sets), 3)), axis=1)
    return game(told(*((parties, *row) for parties, row in zip(sets, values.tolist(), strict=True))))
