"""How a partner stands in what was told of contributions: whether it still takes part, and whether anything of it is told."""

from dataclasses import dataclass

import pandas as pd

from dashboard.views.records import records
from data.periods import first_day, last_day


@dataclass(frozen=True)
class Standing:
    """`until`: the period up to which it took part, where that is over; empty where it takes part. `is_untold`: nothing of it
    is recorded that counts; False where something is, or where that may not be known."""

    until: str
    is_untold: bool


def own_standing(partners: pd.DataFrame, shares: pd.DataFrame, quarter: str, party: str) -> Standing:
    """The view of the answer to `partners` and of the metric `contribution_shares`, of one partner in a quarter."""
    begins = first_day(quarter)
    untils = [row["member_until"] for row in records(partners) if row["party"] == party and row["role"] != "candidate"]
    ends = {until: last_day(until or "") for until in untils}
    gone = {until: day for until, day in ends.items() if until and day and begins and day < begins}
    own = [bool(row["told"]) for row in records(shares) if row["party"] == party]
    until = max(gone, key=lambda one: gone[one]) if ends and len(gone) == len(ends) else ""
    return Standing(until, shares.empty or own == [False])
