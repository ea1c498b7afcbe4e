"""What all partners of a coalition add to one outcome together, as the audience of the page may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.views.contribution_numbers import SAME, decimals, rounded
from dashboard.views.records import records


@dataclass(frozen=True)
class Total:
    """One outcome with its contributions; a number that is None is unknown, or withheld where `is_withheld`.

    `together` is V of all, of which `alone` each would have reached by itself and `synergy` comes from working together: that
    is `gained` less `lost`, for `causes`. `net` is the outcome itself, of which `unexplained` rests on no contribution: these
    two are in the unit of the outcome, all else in `unit`; `net_period` is that of the outcome, where it is another one. `why`
    is a code where it cannot be split as it is (one_partner, no_dividends, withheld, units_differ, unknown, not_positive,
    negative_part), else empty. `groups` of partners were held against going it alone; `tested`: by theorem, all, or limited.
    """

    outcome: str
    name: str
    unit: str
    outcome_unit: str
    period: str
    parties: int
    dividends: int
    unknown: int
    together: float | None
    low: float | None
    high: float | None
    alone: float | None
    alone_low: float | None
    alone_high: float | None
    synergy: float | None
    synergy_low: float | None
    synergy_high: float | None
    gained: float | None
    lost: float | None
    causes: tuple[str, ...]
    net: float | None
    net_period: str
    in_unit: bool
    unexplained: float | None
    why: str
    has_shares: bool
    is_withheld: bool
    tested: str
    groups: int
    blocking: int | None
    worse_off: int | None

    @property
    def is_known(self) -> bool:
        """Is it known what all reach together?"""
        return self.together is not None

    @property
    def has_contributions(self) -> bool:
        """Are there contributions to it that may be told of?"""
        return self.why not in ("no_dividends", "withheld")

    @property
    def has_bar(self) -> bool:
        """Can a bar be drawn? Not of what is below zero, not of nothing at all, and not of what nobody told."""
        below = [one for one in (self.together, self.alone) if one is not None and one < -SAME]
        return not below and self.why not in ("no_dividends", "withheld", "units_differ", "not_positive")

    @property
    def is_off(self) -> bool:
        """Do the contributions add up to another number than the outcome itself, by more than rounding?"""
        rest, together = self.unexplained, self.together
        if together is None or rest is None or self.net is None or not self.in_unit or self.net_period:
            return False
        places = decimals(together, self.low, self.high)
        return abs(rest) >= 0.5 * 0.1**places and rounded(together, places) != rounded(self.net, places)


def total_of(outcome: str, totals: pd.DataFrame) -> Total | None:
    """The total of an outcome; without one the main one, else the first; None where there is none."""
    found = sorted(records(totals), key=lambda row: (row["outcome"] != outcome, not row["is_main"]))
    return _total(found[0]) if found else None


def _total(row: Mapping[str, Any]) -> Total:
    causes = tuple(part for part in (row["lost_because"] or "").split("; ") if part)
    same = ("outcome", "period", "together", "low", "high", "alone", "alone_low", "alone_high")
    of_synergy = ("synergy", "synergy_low", "synergy_high", "gained", "lost")
    return Total(
        **{name: row[name] for name in (*same, *of_synergy)},
        name=row["name"] or row["outcome"],
        unit=row["worth_unit"] or "",
        outcome_unit=row["unit"] or "",
        parties=int(row["parties"] or 0),
        dividends=int(row["dividends"] or 0),
        unknown=int(row["unknown"] or 0),
        groups=int(row["groups"] or 0),
        causes=causes,
        net=row["net"],
        net_period=row["net_period"] if row["net_period"] not in (None, row["period"]) else "",
        unexplained=row["unexplained"],
        in_unit=bool(row["in_unit"]),
        why=row["why"] or "",
        has_shares=bool(row["shares"]),
        is_withheld=bool(row["withheld"]),
        tested=row["tested"] or "",
        blocking=None if row["blocking"] is None else int(row["blocking"]),
        worse_off=None if row["worse_off"] is None else int(row["worse_off"]),
    )
