"""Does the partner for whom the page is made take part in its quarter?"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from dashboard.views.records import records
from data.periods import first_day, last_day


@dataclass(frozen=True)
class Standing:
    """Does a partner take part in the quarter of the page; where it left before, `until` which month or quarter it did."""

    takes_part: bool = True
    until: str = ""


TAKES_PART: Final = Standing()


def standing_of(party: str, period: str, partners: pd.DataFrame) -> Standing:
    """Whether a party takes part in a quarter, by its memberships in the answer to `partners`; without any it does."""
    rows = [row for row in records(partners) if row["party"] == party and row["role"] != "candidate"]
    begins, ends = first_day(period) or date.min, last_day(period) or date.max
    began = [row for row in rows if (first_day(row["member_since"] or "") or date.min) <= ends]
    left = [(last_day(row["member_until"] or "") or date.max, row["member_until"] or "") for row in began]
    last, until = max(left, default=(date.max if not rows else date.min, ""))
    return TAKES_PART if last >= begins else Standing(False, until)
