"""How far parties share the goal, quarter by quarter: each party, all together, and who came first or later (SEEDS K5)."""

from typing import Final

import numpy as np
import pandas as pd

from metrics.observed import quarter_number
from metrics.pulses import of_parties, together

GOAL: Final = "doel"
FALL: Final = 2.0
"""A fall of so many points, on 0 to 10, asks for attention: MODEL 9."""
_TOLERANCE: Final = 1e-9


def goal_sharing(pulses: pd.DataFrame) -> pd.DataFrame:
    """How far each party says that it shares the goal: a row a party and quarter, sorted; a missing quarter has none.

    `pulses` is the answer to `pulses`. Columns: party; period; score, 0 to 10 (nan: unknown); people (1: the party's own
    statement); wording, the goal in its own words (None: none); change, in points since its previous known quarter, which is
    `since` (nan and None without one); alert, whether that is a fall of 2 points or more, never on an unknown score; low and
    high, P5-P95 over people (nan: none); and why: where the score is empty nvt or verborgen (withheld), else ''. Source:
    MODEL 9, goal sharing.
    """
    found = of_parties(pulses, [GOAL])
    before = found[found["score"].notna()].groupby("party")[["score", "period"]].shift().reindex(found.index)
    found["change"] = found["score"] - before["score"].astype(float)
    found["since"] = before["period"].astype(object).where(before["period"].notna(), None)
    found["alert"] = found["change"] <= -FALL + _TOLERANCE
    return found[["party", "period", "score", "people", "wording", "change", "since", "alert", "low", "high", "why"]]


def goal_trend(pulses: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """How far parties together share the goal: a row a quarter in which one answered, in order; none is filled in.

    The arguments are the answers to `pulses` and `members`. Columns: period, mean, spread, lowest, highest, parties, change and
    compared as in `pulses.together`; core and later: the mean, 0 to 10, over the core_parties and later_parties of
    `joiners` that are known (nan without any). Source: MODEL 9, goal sharing.
    """
    told = of_parties(pulses, [GOAL])
    found = together(told, [GOAL]).drop(columns="pulse")
    cohort = told["party"].map(joiners(members))
    for name in ("core", "later"):
        scores = told[cohort == name].groupby("period")["score"]
        found[name] = found["period"].map(scores.mean()).astype(float)
        found[f"{name}_parties"] = found["period"].map(scores.count()).fillna(0).astype(int)
    return found


def joiners(members: pd.DataFrame) -> dict[str, str]:
    """Who was there from the start: `core` or `later` by party, of members whose first quarter is told.

    `members` is the answer to `members`. The coalition's first quarter is the earliest in which a member joined; who joined in
    it, so before its second quarter, is core. A member without a first quarter is neither. Our design, for SEEDS K5 and E6.
    """
    told = members[members["member_since"].notna()]
    joined = {str(party): quarter_number(str(since)) for party, since in zip(told["party"], told["member_since"], strict=True)}
    known = {party: quarter for party, quarter in joined.items() if quarter is not None}
    first = min(known.values(), default=np.inf)
    return {party: "core" if quarter <= first else "later" for party, quarter in known.items()}
