"""How many units may come, drawn from a Beta-Binomial at evenly spread chances, and quantiles of what was drawn (MODEL 10)."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from metrics.uncertainty import seed_of

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
DRAWS: Final = 4_000
LOTS: Final = 10_000
"""More units than this are drawn in so many equal lots, which widens the band by about half a percent of the units at most."""


def unit_draws(units: Floats, a: Floats, b: Floats, names: Sequence[object]) -> Floats:
    """Draws (L, 4,000) of how many of the `units` (L,) succeed, each with the chance p ~ Beta(a, b): Beta-Binomial.

    `units`, `a` and `b` (L,) are above 0. The draws of a row are the distribution's own quantiles at 4,000 evenly spread
    chances, in an order that follows from its name alone. So more successes never lower a draw, and what else is drawn changes
    nothing; rows of different names are independent. Units that are no whole number are drawn in the nearest number of equal
    lots. Source: MODEL 10.
    """
    lots = np.clip(np.rint(units), 1, LOTS).astype(np.int64)
    of = np.repeat(np.arange(len(lots)), lots + 1)
    ends = np.cumsum(lots + 1)
    starts = ends - lots - 1
    count = np.arange(len(of)) - starts[of]
    # chance(k) / chance(k - 1) = (n - k + 1)(k - 1 + a) / (k (n - k + b))
    ratio = (lots[of] - count + 1) * (count - 1 + a[of]) / (np.maximum(count, 1) * (lots[of] - count + b[of]))
    ratio[starts] = 1.0
    weight = np.cumsum(np.log(ratio))
    weight = np.exp(weight - np.maximum.reduceat(weight, starts)[of]) if len(of) else weight
    below = np.cumsum(weight)
    before = below[starts] - weight[starts]
    share = (below - before[of]) / (below[ends - 1] - before)[of]
    # the draw at the chance (i + 1/2) / 4,000 is the first count whose share lies above it
    up_to = np.ceil(share * DRAWS - 0.5).astype(np.int64) + DRAWS * of
    times = np.diff(up_to, prepend=0)
    drawn = np.repeat(count * (units / lots)[of], times).reshape(len(lots), DRAWS)
    for row, name in zip(drawn, names, strict=True):
        np.random.default_rng(seed_of(name)).shuffle(row)
    return drawn


def mid_quantiles(drawn: Floats, shares: Sequence[float]) -> list[Floats]:
    """Mid-distribution quantiles (R,) over the draws (R, D), for each of the shares (0 to 1).

    Each distinct value stands at the share of draws below it and half of those at it; between two values the quantile is
    linear, at the ends it is the extreme value drawn. So a range of counts holds what it says, and not more. Source: MODEL 10;
    the definition is that of Parzen (2004), Quantile probability and statistical data modeling.
    """
    ordered = np.sort(drawn, axis=1)
    size = ordered.shape[1]
    row = np.arange(len(ordered))

    def places(value: Floats) -> tuple[Numbers, Numbers]:
        """How many draws are below the value of each row, and how many are not above it."""
        return (ordered < value[:, None]).sum(axis=1), (ordered <= value[:, None]).sum(axis=1)

    found = []
    for share in shares:
        value = ordered[:, min(int(share * size), size - 1)]
        below, up_to = places(value)
        mid = (below + up_to) / (2 * size)
        neighbour = ordered[row, np.where(mid < share, np.minimum(up_to, size - 1), np.maximum(below - 1, 0))]
        apart = np.add(*places(neighbour)) / (2 * size) - mid
        part = np.divide(share - mid, apart, out=np.zeros(len(row)), where=apart != 0)  # 0: this is an extreme
        found.append(value + part * (neighbour - value))
    return found
