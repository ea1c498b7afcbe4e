"""What partners add to one outcome of a coalition, alone and together, as the audience of the page may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import floor, log10
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.contribution_choice import ContributionChoice
from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words

SAME: Final = 1e-9
"""What lies no further apart is the same (MODEL 2)."""
SMALLEST_GROUP: Final = 5
"""So many others stand as one group; fewer are not shown (UX, rule 9)."""
LEAST: Final = 0.05
"""What is less than this would be a zero with one decimal."""
WIDE: Final = 10
"""A band so wide, in units, bears no decimals."""


@dataclass(frozen=True)
class Total:
    """One outcome with its contributions; a number that is None is unknown, or withheld where `is_withheld`.

    `together` is V of all, of which `alone` each would have reached by itself and `synergy` comes from working together: that
    is `gained` less `lost`, for `causes`. `net` is the outcome itself, of which `unexplained` rests on no contribution: these
    two are in the unit of the outcome, all else in `unit`. `why` is a code where it cannot be split as it is (one_partner,
    no_dividends, units_differ, unknown, not_positive, negative_part), else empty. `groups` of partners were held against going
    it alone; `tested`: by theorem, all, or limited.
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
    gained: float | None
    lost: float | None
    causes: tuple[str, ...]
    net: float | None
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
    def has_bar(self) -> bool:
        """Can a bar be drawn? Not of what is below zero, and not of what nobody told."""
        below = [one for one in (self.together, self.alone) if one is not None and one < -SAME]
        return not below and self.why not in ("no_dividends", "units_differ", "not_positive")


@dataclass(frozen=True)
class Share:
    """What one partner adds; all in the unit of the contributions, None where unknown. An empty `party` stands for `covers`
    others. `fair` lies between `low` and `high` with 80 % certainty; `worse_off_sure` is the share of draws in which it is less
    than `alone`."""

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


@dataclass(frozen=True)
class ContributionView:
    """What the page shows: its outcome (None where nothing is told), the partners that this audience sees, and the others.

    `left_out` are names of outcomes in money, where the reader asked to leave money out.
    """

    choice: ContributionChoice
    total: Total | None
    shares: tuple[Share, ...]
    others: Share | None
    left_out: tuple[str, ...]

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
        """The partners by name who would have reached more alone."""
        return tuple(one for one in self.shares if one.is_worse_off)

    @property
    def untold(self) -> tuple[str, ...]:
        """Names of members of whom no contribution is told: unknown, and not zero."""
        return tuple(one.name for one in self.shares if not one.is_told)


def view(
    choice: ContributionChoice, totals: pd.DataFrame, shares: pd.DataFrame, left_out: tuple[str, ...] = ()
) -> ContributionView:
    """The view of the metrics `contribution_total` and `contribution_shares`, asked as the viewer of `choice`."""
    total = total_of(choice.outcome, totals)
    rows = [_share(row) for row in records(shares)]
    named = tuple(one for one in rows if one.party)
    hidden = next((one for one in rows if not one.party), None)
    others = _others(choice, total, named, hidden) if choice.audience == "partner" else hidden
    return ContributionView(choice, total, named, others, left_out)


def total_of(outcome: str, totals: pd.DataFrame) -> Total | None:
    """The total of an outcome; without one the main one, else the first; None where there is none."""
    found = sorted(records(totals), key=lambda row: (row["outcome"] != outcome, not row["is_main"]))
    return _total(found[0]) if found else None


def decimals(value: float | None, low: float | None = None, high: float | None = None) -> int:
    """As many decimals as a number bears: none in a wide band, else one; more only where one would tell it as a zero."""
    known = [abs(one) for one in (value, low, high) if one is not None and abs(one) > SAME]
    width = (high or 0.0) - (low or 0.0) if low is not None and high is not None else 0.0
    if width >= WIDE:
        return 0
    most = max(known, default=1.0)
    return 1 if most >= LEAST else min(1 - floor(log10(most)), 6)


def split_shown(together: float, alone: float, places: int) -> tuple[Decimal, Decimal, Decimal]:
    """Together, alone and their difference, to so many decimals, so that they add up as they are shown."""
    size = Decimal(1).scaleb(-places)

    def rounded(value: float) -> Decimal:
        return Decimal(str(value)).quantize(size, ROUND_HALF_UP)

    whole, gain = rounded(together), together - alone
    if abs(alone) >= abs(gain):
        return whole, rounded(alone), whole - rounded(alone)
    return whole, whole - rounded(gain), rounded(gain)


def number_told(value: float | None, words: "Words", low: float | None = None, high: float | None = None) -> str:
    """A number with as many decimals as its band bears; the word where it is unknown."""
    return words("state.unknown") if value is None else words.number(value, decimals(value, low, high))


def band_told(one: Share, words: "Words") -> str:
    """13,5 tot 20,5: where a fair share lies with 80 % certainty; empty where it has no band."""
    if one.low is None or one.high is None or one.high - one.low <= SAME:
        return ""
    low, high = (number_told(end, words, one.low, one.high) for end in (one.low, one.high))
    return words("figure.band.narrow", low=low, high=high)


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


def _total(row: Mapping[str, Any]) -> Total:
    causes = tuple(part for part in (row["lost_because"] or "").split("; ") if part)
    same = ("outcome", "period", "together", "low", "high", "alone", "alone_low", "alone_high", "synergy", "gained", "lost")
    return Total(
        **{name: row[name] for name in same},
        name=row["name"] or row["outcome"],
        unit=row["worth_unit"] or "",
        outcome_unit=row["unit"] or "",
        parties=int(row["parties"]),
        dividends=int(row["dividends"]),
        unknown=int(row["unknown"]),
        groups=int(row["groups"]),
        causes=causes,
        net=row["net"],
        unexplained=row["unexplained"],
        in_unit=bool(row["in_unit"]),
        why=row["why"] or "",
        has_shares=bool(row["shares"]),
        is_withheld=bool(row["withheld"]),
        tested=row["tested"] or "",
        blocking=None if row["blocking"] is None else int(row["blocking"]),
        worse_off=None if row["worse_off"] is None else int(row["worse_off"]),
    )


def _share(row: Mapping[str, Any]) -> Share:
    names = ("alone", "fair", "low", "high", "marginal", "share", "units", "worse_off_sure")
    bands = ("alone_low", "alone_high", "marginal_low", "marginal_high")
    return Share(
        row["party"] or "",
        row["name"] or row["party"] or "",
        int(row["covers"] or 1),
        bool(row["told"]),
        **{name: row[name] for name in (*names, *bands)},
        is_worse_off=bool(row["worse_off"]),
    )
