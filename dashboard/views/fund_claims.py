"""Claims of outcomes: how far they are, which of them wait longest, and which unit is claimed twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from dashboard.views.records import records

STEPS: Final = ("paid", "validated", "evidenced", "claimed")
"""The steps of a claim, from the last to the first: as they stand on one another in the picture."""
BESIDE: Final = ("disputed", "rejected")
"""What a claim may be beside the steps, in the order in which it is told."""
NEXT: Final = {"claimed": "evidenced", "evidenced": "validated", "validated": "paid"}
"""What a claim waits for."""
STRIPS: Final = 6
"""So many outcomes are drawn; the table has all claims."""


@dataclass(frozen=True)
class Claim:
    """A claim as it stands: so many units (None is unknown) of an outcome, in a state since a day (None is unknown).

    `reached` is its furthest step, whatever came after; `days` it has been in its state; `by_another`: who signed that state
    did not claim, None where there was no step since.
    """

    project: str
    contract: str
    claim: str
    outcome_metric: str
    outcome: str
    unit: str
    units: float | None
    claimed_unit: str
    state: str
    reached: str
    since: date | None
    days: int | None
    claimant: str
    signer: str
    by_another: bool | None
    doubled: bool

    @property
    def waits(self) -> bool:
        """Is there a step to come?"""
        return self.state in NEXT


@dataclass(frozen=True)
class Strip:
    """How many units of one outcome stood in each state from each of its days on (None is unknown); so many claims wait."""

    name: str
    contract: str
    unit: str
    days: tuple[date, ...]
    units: Mapping[str, tuple[float | None, ...]]
    waiting: int

    @property
    def is_known(self) -> bool:
        """Are the units of all steps known, on every day?"""
        return all(amount is not None for step in STEPS for amount in self.units[step])


@dataclass(frozen=True)
class Rival:
    """One of several claims for the same unit."""

    claim: str
    contract: str
    fund: str
    state: str
    since: date | None
    is_first: bool


@dataclass(frozen=True)
class ClaimsView:
    """The claims, as of a day: those that wait longest first, then those that are disputed, rejected and paid.

    `doubled`: unit -> the claims for it, in whatever contract, the earliest first. `several`: there are more contracts.
    """

    claims: tuple[Claim, ...]
    strips: tuple[Strip, ...]
    doubled: Mapping[str, tuple[Rival, ...]]
    day: date
    several: bool

    @property
    def waiting(self) -> tuple[Claim, ...]:
        """The claims that wait, the longest first; those of which it is unknown since when come last."""
        return tuple(claim for claim in self.claims if claim.waits)

    @property
    def open(self) -> tuple[Claim, ...]:
        """The claims to look at: those that wait, and then those that are disputed."""
        return tuple(claim for claim in self.claims if claim.waits or claim.state == "disputed")

    @property
    def rejected(self) -> tuple[Claim, ...]:
        """The claims that were rejected."""
        return tuple(claim for claim in self.claims if claim.state == "rejected")

    @property
    def drawn(self) -> tuple[Strip, ...]:
        """The rows of the picture."""
        return self.strips[:STRIPS]

    def number(self, state: str) -> int:
        """How many claims are in a state."""
        return sum(claim.state == state for claim in self.claims)


def claims_view(
    found: pd.DataFrame, in_time: pd.DataFrame, doubles: pd.DataFrame, day: date, *, contract: str = "", unknown: str = ""
) -> ClaimsView:
    """The view of the metrics `claims`, `claims_in_time` and `double_claims` as of a day; of one `contract`, empty for all.

    A unit that is claimed twice is shown with all its claims where one of them is in what is looked at. `unknown` is said of
    an outcome that is not told.
    """
    rows = [row for row in records(found) if contract in ("", row["project"])]
    order = (*BESIDE, "paid")
    claims = sorted(
        (_claim(row, day, unknown) for row in rows),
        key=lambda one: (0 if one.waits else 1 + order.index(one.state), one.days is None, -(one.days or 0), one.claim),
    )
    of_units: dict[str, list[Rival]] = {}
    here = {(claim.project, claim.claim) for claim in claims if claim.doubled}
    rivals = records(doubles)
    units = {row["claimed_unit"] for row in rivals if (row["project"], row["claim"]) in here}
    for row in rivals:
        if row["claimed_unit"] in units:
            name = row["project_name"] or row["project"]
            rival = Rival(row["claim"], name, row["fund_name"] or "", row["state"], _day(row["since"]), bool(row["is_first"]))
            of_units.setdefault(row["claimed_unit"], []).append(rival)
    several = len({claim.project for claim in claims}) > 1
    return ClaimsView(
        tuple(claims), _strips(claims, in_time), {unit: tuple(told) for unit, told in of_units.items()}, day, several
    )


def _claim(row: Mapping[str, Any], day: date, unknown: str) -> Claim:
    since = _day(row["since"])
    return Claim(
        row["project"],
        row["project_name"] or row["project"],
        row["claim"],
        row["outcome_metric"] or "",
        row["definition"] or row["outcome_metric"] or unknown,
        row["unit"] or "",
        row["units"],
        row["claimed_unit"] or "",
        row["state"],
        row["reached"] or "",
        since,
        None if since is None else max((day - since).days, 0),
        row["claimant_name"] or row["claimant"] or "",
        row["signer_name"] or row["signed_by"] or "",
        None if row["state"] == "claimed" or row["claimant"] is None else row["signed_by"] != row["claimant"],
        bool(row["doubled"]),
    )


def _strips(claims: list[Claim], in_time: pd.DataFrame) -> tuple[Strip, ...]:
    """A strip an outcome: those with most claims that wait first, then those with most claims."""
    of_outcome: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        of_outcome.setdefault((claim.project, claim.outcome_metric), []).append(claim)
    told: dict[tuple[str, str], dict[date, dict[str, float | None]]] = {}
    for row in records(in_time):
        day = _day(row["day"])
        key = (row["project"], row["outcome_metric"] or "")
        if key in of_outcome and day is not None:
            told.setdefault(key, {}).setdefault(day, {})[row["state"]] = row["units"]
    strips = []
    for key, days in told.items():
        one, when = of_outcome[key][0], sorted(days)
        units = {step: tuple(days[day].get(step, 0.0) for day in when) for step in (*STEPS, *BESIDE)}
        waiting = sum(claim.waits for claim in of_outcome[key])
        strips.append((len(of_outcome[key]), Strip(one.outcome, one.contract, one.unit, tuple(when), units, waiting)))
    return tuple(strip for _, strip in sorted(strips, key=lambda pair: (-pair[1].waiting, -pair[0], pair[1].name.casefold())))


def _day(told: Any) -> date | None:
    """A day as a frame tells it, whatever its type."""
    return None if told is None else pd.Timestamp(told).date()
