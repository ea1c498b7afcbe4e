"""Who sees what of contributions: the one rule by which what is told of a game is cut to a viewer (DESIGN 3.4, MODEL 6).

A viewer knows the dividends that are visible to him, and which others there are. What all parties add together, and the net
outcome, are the same for everyone who may see the coalition at all; so are what follows from all parties at once: whether the
whole can be split, and how groups were tested. Beyond these he is told

- of a party: what it is worth alone, its fair share, its marginal, its pairs and its groups, only where all dividends that it
  is in are visible to him. These follow from what he knows already.
- of the other parties: one sum, where they are no fewer than the coalition's smallest group; and, of all parties, how many are
  worse off and how many groups would do better, not where the hidden ones are fewer.
- how the whole falls apart into own and joint dividends, only where that leaves no single hidden one: not where exactly one
  own, or exactly one joint dividend is hidden. What joint dividends gained and lost: not where exactly one of those that gain,
  or exactly one of those that lose is hidden either. P10 and P90 of either part only where none in it is hidden: the draws can
  be done again by anyone, so that a hidden range could be searched for until it gives the same digits.

Then every part that is told of hidden dividends is a sum of two or more. What this does not keep:

- The sum of the others is the whole less what he sees, also where that row is withheld. Where a single dividend of the whole
  game is hidden, that is this dividend; where one party is hidden, it is its fair share.
- The whole is told of every moment and every quarter. Two of these that differ by one hidden dividend give it away.
- P10 and P90 of the whole, and of the others together, rest on hidden ranges too.

These stay, for the whole is one for all who may see it.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.small_groups import smallest

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def smallest_group(coalitions: pd.DataFrame, coalition: str | None) -> int:
    """From how many parties on they may stand together as the others; `coalitions` is the answer to `smallest_groups`.

    As the coalition told, never under 3; 5 where it told nothing (UX, page Bijdrage).
    """
    told = coalitions.loc[coalitions["coalition"].isin([coalition]), "smallest_group"].dropna()
    return smallest(None if told.empty else int(told.iloc[0]))


def parties_seen(members: Bools, visible: Bools) -> Bools:
    """Of which parties (n,) all dividends are visible; `members` (K, n) tells who is in each, `visible` (K,) which one sees."""
    return np.asarray(~members[~visible].any(axis=0))


def others_seen(hidden: int, fewest: int) -> bool:
    """May the sum of so many other parties be told?"""
    return hidden >= fewest


def counts_seen(hidden: int, fewest: int) -> bool:
    """May it be told of how many parties, or groups, something holds, of which so many parties are hidden?"""
    return not 0 < hidden < fewest


def parts_seen(members: Bools, visible: Bools) -> bool:
    """May it be told which part of the whole is of parties alone, and which of working together?"""
    is_own = members.sum(axis=1) == 1
    return bool((~visible & is_own).sum() != 1 and (~visible & ~is_own).sum() != 1)


def band_seen(of: Bools, visible: Bools) -> bool:
    """May P10 and P90 be told of the sum of these dividends (K,)?"""
    return bool(visible[of].all())


def signs_seen(members: Bools, visible: Bools, d: Floats) -> bool:
    """May it be told how much the joint dividends `d` (K,) above zero gained, and how much those below zero lost?"""
    hidden = ~visible & (members.sum(axis=1) > 1)
    return parts_seen(members, visible) and (hidden & (d > 0)).sum() != 1 and (hidden & (d < 0)).sum() != 1
