"""Who sees what of contributions: the one rule by which what is told of a game is cut to a viewer (DESIGN 3.4, MODEL 6).

A viewer knows the dividends that are visible to him, and which others there are. What all parties add together, and the net
outcome, are the same for everyone who may see the coalition at all. Beyond these he is told

- of a party: what it is worth alone, its fair share, its marginal, its pairs and its groups, only where all dividends that it
  is in are visible to him. These follow from what he knows already.
- of the other parties: one sum, where they are FEWEST or more.
- how the whole falls apart into own and joint dividends, only where that leaves no single hidden one: not where exactly one
  own, or exactly one joint dividend is hidden. What joint dividends gained and lost: not where exactly one of those that gain,
  or exactly one of those that lose is hidden either.

Then every hidden dividend that is told of is told in a sum of two or more, of which no part is told. One thing is left: where
a single dividend of the whole game is hidden, the whole less what is visible is that dividend. The whole stays: it is the same
for everyone.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
FEWEST: Final = 5
"""So many parties or more may stand together as the others: below, what they add says too much of each (UX, page Bijdrage)."""


def parties_seen(members: Bools, visible: Bools) -> Bools:
    """Of which parties (n,) all dividends are visible; `members` (K, n) tells who is in each, `visible` (K,) which one sees."""
    return np.asarray(~members[~visible].any(axis=0))


def others_seen(covers: int) -> bool:
    """May the sum of so many other parties be told?"""
    return covers >= FEWEST


def parts_seen(members: Bools, visible: Bools) -> bool:
    """May it be told which part of the whole is of parties alone, and which of working together?"""
    is_own = members.sum(axis=1) == 1
    return bool((~visible & is_own).sum() != 1 and (~visible & ~is_own).sum() != 1)


def signs_seen(members: Bools, visible: Bools, d: Floats) -> bool:
    """May it be told how much the joint dividends `d` (K,) above zero gained, and how much those below zero lost?"""
    hidden = ~visible & (members.sum(axis=1) > 1)
    return parts_seen(members, visible) and (hidden & (d > 0)).sum() != 1 and (hidden & (d < 0)).sum() != 1
