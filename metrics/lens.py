"""A conversation lens on teams: what they prefer and what they reject, side by side. No measure (MODEL 8, Graves lens)."""

from typing import Final

import pandas as pd

from data.instrument import Aspect, Instrument
from metrics.culture import asked, beside, newest

PREFERENCE: Final[Aspect] = "preference"
REJECTION: Final[Aspect] = "rejection"


def lens(profiles: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """What each team prefers and what it rejects: a row a party, sorted, and value, in the instrument's own order.

    `profiles` is the answer to `profiles`; of each party the newest period in which something is known counts. The values are
    perspectives, not rungs: they are not ranked or averaged, and preference and rejection are two numbers that are never taken
    from one another. A lens is for teams: what one person or a delegate says is left out. Columns: party; period (None:
    undated); value; preference and rejection, on the instrument's scale (nan: unknown); people, how many answered, the smaller
    number where it differs; why: verborgen where one of both is withheld, else ''. Source: MODEL 8, Graves lens.
    """
    rows = asked(profiles, instrument, "value", (PREFERENCE, REJECTION))
    rows = rows[rows["people"] > 1]
    found = beside(newest(rows, rows["mean"].notna()), instrument, (PREFERENCE, REJECTION))
    found["people"] = found[["people_preference", "people_rejection"]].min(axis=1)
    return found[["party", "period", "value", "preference", "rejection", "people", "why"]]
