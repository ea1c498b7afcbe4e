"""What partners add to one outcome of a coalition, alone and together, as the audience of the page may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.contribution_choice import ContributionChoice
from dashboard.views.contribution_numbers import SAME, decimals, number_told, parts_shown, range_told, rounded, split_shown
from dashboard.views.contribution_standing import TAKES_PART, Standing, standing_of
from dashboard.views.contribution_total import Total, total_of
from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words

__all__ = [
    "SAME",
    "SMALLEST_GROUP",
    "SURE",
    "ContributionView",
    "Share",
    "Total",
    "band_told",
    "decimals",
    "number_told",
    "split_shown",
    "total_of",
    "view",
]
SURE: Final = 0.9
"""What holds in so many of the draws is told; below it, two numbers are not distinguishable (UX, rule)."""
SMALLEST_GROUP: Final = 5
"""So many others stand as one group; fewer are not shown (UX, rule 9)."""


@dataclass(frozen=True)
class Share:
    """What one partner adds; all in the unit of the contributions, None where unknown. An empty `party` stands for `covers`
    others. `fair` lies between `low` and `high` with 80 % certainty; `worse_off_sure` is the share of draws in which it is less
    than `alone`, `is_worse_off` that it is, and that this is sure."""

    party: str
    name: str
    covers: int
    is_told: bool
    alone: float | None = None
    alone_low: float | None = None
    alone_high: float | None = None
    fair: float | None = None
    low: float | None = None
    high: float | None = None
    marginal: float | None = None
    marginal_low: float | None = None
    marginal_high: float | None = None
    share: float | None = None
    units: float | None = None
    is_worse_off: bool = False
    worse_off_sure: float | None = None

    @property
    def gain(self) -> float | None:
        """What a partner gets more than it reached alone; None where one of both is unknown."""
        return None if self.fair is None or self.alone is None else self.fair - self.alone

    @property
    def is_better_off(self) -> bool:
        """Is it sure that it gets more than it reached alone?"""
        return self.gain is not None and self.gain > SAME and (self.worse_off_sure or 0.0) <= 1 - SURE + SAME

    @property
    def is_unsure(self) -> bool:
        """Is what it gets not distinguishable from what it reached alone?"""
        return self.gain is not None and abs(self.gain) > SAME and not (self.is_worse_off or self.is_better_off)


@dataclass(frozen=True)
class ContributionView:
    """What the page shows: its outcome (None where nothing is told), the partners that this audience sees, and the others.

    `left_out` are names of outcomes in money, where the reader asked to leave money out. `standing` is that of the partner for
    whom the page is made.
    """

    choice: ContributionChoice
    total: Total | None
    shares: tuple[Share, ...]
    others: Share | None
    left_out: tuple[str, ...]
    standing: Standing = TAKES_PART

    @property
    def rows(self) -> tuple[Share, ...]:
        """The rows of the picture: of whom something is told; a partner sees itself and the others as one."""
        if self.choice.audience == "partner":
            own = [self.own] if self.own is not None and self.own.is_told else []
            return (*own, *([self.others] if self.others and own else []))
        told = tuple(one for one in self.shares if one.is_told)
        return (*told, *([self.others] if self.others and told else []))

    @property
    def own(self) -> Share | None:
        """The row of the partner for whom the page is made."""
        return next((one for one in self.shares if one.party and one.party == self.choice.party), None)

    @cached_property
    def shown(self) -> dict[str, Decimal]:
        """The fair shares of the rows by party (empty: the others) as they are shown, so that these add up."""
        known = [(one.party, one.fair, decimals(one.fair, one.low, one.high)) for one in self.rows if one.fair is not None]
        places = max((places for _, _, places in known), default=0)
        if len(known) == len(self.rows):
            parts = parts_shown([fair for _, fair, _ in known], places)
        else:
            parts = tuple(rounded(fair, places) for _, fair, places in known)
        return {party: part for (party, _, _), part in zip(known, parts, strict=True)}

    def fair_told(self, one: Share, words: "Words") -> str:
        """The fair share of a row as it is shown; the word where it is unknown."""
        if one.party in self.shown:
            return words.number(self.shown[one.party], 6)
        return number_told(one.fair, words, one.low, one.high)

    @property
    def is_whole(self) -> bool:
        """Does this audience see every partner by name?"""
        return self.others is None and self.choice.audience != "partner"

    @property
    def known(self) -> tuple[Share, ...]:
        """The partners by name whose fair share is known, the largest first."""
        return tuple(one for one in self.shares if one.fair is not None)

    @property
    def worse_off(self) -> tuple[Share, ...]:
        """The partners by name who would surely have reached more alone."""
        return tuple(one for one in self.shares if one.is_worse_off)

    @property
    def unsure(self) -> tuple[Share, ...]:
        """The partners by name whose fair share is less than alone, but not distinguishable from it."""
        return tuple(one for one in self.shares if one.is_unsure and (one.gain or 0.0) < 0)

    @property
    def untold(self) -> tuple[str, ...]:
        """Names of members of whom no contribution is told: unknown, and not zero."""
        return tuple(one.name for one in self.shares if not one.is_told)


def view(
    choice: ContributionChoice,
    totals: pd.DataFrame,
    shares: pd.DataFrame,
    left_out: tuple[str, ...] = (),
    partners: pd.DataFrame | None = None,
) -> ContributionView:
    """The view of the metrics `contribution_total` and `contribution_shares`, asked as the viewer of `choice`, and of the
    answer to `partners`: when who takes part."""
    total = total_of(choice.outcome, totals)
    rows = [share_of(row) for row in records(shares)]
    named = tuple(one for one in rows if one.party)
    hidden = next((one for one in rows if not one.party), None)
    others = _others(choice, total, named, hidden) if choice.audience == "partner" else hidden
    quarter = total.period if total is not None and total.dividends else choice.quarter
    standing = TAKES_PART if partners is None else standing_of(choice.party, quarter, partners)
    return ContributionView(choice, total, named, others, left_out, standing)


def band_told(one: Share, words: "Words") -> str:
    """13,5 tot 20,5: where a fair share lies with 80 % certainty; empty where it has no band."""
    return range_told(one.low, one.high, words)


def _others(choice: ContributionChoice, total: Total | None, named: tuple[Share, ...], hidden: Share | None) -> Share | None:
    """The others of a partner as one: five or more; their part is what is left of the whole."""
    own = next((one for one in named if one.party == choice.party), None)
    number = 0 if total is None or own is None or not own.is_told else total.parties - 1
    if total is None or own is None or number < SMALLEST_GROUP:
        return None
    if hidden is not None and hidden.covers == number:
        return hidden
    rest = None if total.together is None or own.fair is None else total.together - own.fair
    return Share("", "", number, True, fair=rest)


def share_of(row: Mapping[str, Any]) -> Share:
    """The share of a row of `contribution_shares`, or as much of one as is known; None is unknown."""
    names = ("alone", "fair", "low", "high", "marginal", "share", "units", "worse_off_sure")
    bands = ("alone_low", "alone_high", "marginal_low", "marginal_high")
    return Share(
        row["party"] or "",
        row["name"] or row["party"] or "",
        int(row["covers"] or 1),
        bool(row["told"]),
        **{name: row.get(name) for name in (*names, *bands)},
        is_worse_off=bool(row["worse_off"]) and (row["worse_off_sure"] or 0.0) >= SURE,
    )
