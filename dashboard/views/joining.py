"""What would change if a candidate joined or a partner left, as the page Bijdrage shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from dashboard.views.contribution import SAME
from dashboard.views.records import records

COUNTED: Final = ("missing_streams", "goals_covered", "competences_covered")
NOT_APPLICABLE: Final = ("no_profile", "too_few_profiles", "nothing_required", "no_requirements")
"""Reasons why there is nothing to tell, rather than that it is not known."""


@dataclass(frozen=True)
class Measure:
    """One measure before and after, with the difference and P10 and P90 of it; None is unknown, for the reason `why`.

    `name` is the party whose fair share it is; `of`: of how many goals, streams or competences.
    """

    measure: str
    name: str
    before: float | None
    after: float | None
    change: float | None
    low: float | None
    high: float | None
    of: int | None
    unit: str
    why: str

    @property
    def is_same(self) -> bool:
        """Does it stay as it is?"""
        return self.change is not None and abs(self.change) <= SAME

    @property
    def is_open(self) -> bool:
        """Is it undecided whether it becomes more or less?"""
        return self.low is not None and self.high is not None and self.low < -SAME and self.high > SAME

    @property
    def is_withheld(self) -> bool:
        """May this reader not see it?"""
        return self.why == "withheld"

    @property
    def is_applicable(self) -> bool:
        """Could it be known?"""
        return self.why not in NOT_APPLICABLE


@dataclass(frozen=True)
class JoiningView:
    """What changes by `name`, who joins or leaves. `measures` are by their code; `others` the fair shares of other partners.

    `streams` (giver_role, receiver_role, kind) and `competences` are what it would bring, or take along.
    """

    name: str
    joins: bool
    measures: Mapping[str, Measure]
    others: tuple[Measure, ...]
    streams: tuple[tuple[str, str, str], ...]
    competences: tuple[str, ...]

    @property
    def together(self) -> Measure:
        """What all reach together."""
        return self.measures["together"]

    @property
    def moved(self) -> tuple[Measure, ...]:
        """The party itself, then the other partners whose fair share changes, those with the largest change first."""
        own = self.measures["its_fair"]
        others = [one for one in self.others if one.change is not None and not one.is_same]
        order = sorted(others, key=lambda one: (-abs(one.change or 0.0), one.name.casefold()))
        return (*([own] if own.change is not None else []), *order)

    @property
    def still(self) -> int:
        """Of how many other partners the fair share stays as it is."""
        return sum(one.is_same for one in self.others)

    @property
    def losers(self) -> tuple[str, ...]:
        """Names of the other partners who surely get less, who gets least first."""
        less = [one for one in self.moved if one.measure == "others_fair" and one.high is not None and one.high < -SAME]
        return tuple(one.name for one in less)

    @property
    def unknown(self) -> tuple[Measure, ...]:
        """The measures of which something is not known, the first of each reason."""
        found: dict[str, Measure] = {}
        for one in (*self.measures.values(), *self.others):
            if one.why and not one.is_withheld:
                found.setdefault(one.why, one)
        return tuple(found.values())


def parties_of(joins: pd.DataFrame, leaves: pd.DataFrame) -> dict[str, str]:
    """Party -> name of who may join, then of who may leave; empty where nothing is told that they would change."""
    candidates, members = (dict(zip(told["party"], told["name"], strict=True)) for told in (joins, leaves))
    is_told = ((leaves["measure"] == "together") & leaves["change"].notna()).any()
    return {**candidates, **members} if candidates or is_told else {}


def joining_view(party: str, joins: pd.DataFrame, leaves: pd.DataFrame, brings: pd.DataFrame) -> JoiningView:
    """The view of one party, from the metrics partner_joins, partner_leaves and partner_brings."""
    is_candidate = bool((joins["party"] == party).any())
    told = joins if is_candidate else leaves
    rows = records(told[(told["party"] == party).to_numpy(bool)])
    own = [_measure(row) for row in rows if row["measure"] != "others_fair"]
    others = tuple(_measure(row) for row in rows if row["measure"] == "others_fair")
    brought = records(brings[(brings["party"] == party).to_numpy(bool)])
    return JoiningView(
        rows[0]["name"],
        is_candidate,
        {one.measure: one for one in own},
        others,
        tuple((row["giver_role"], row["receiver_role"], row["kind"]) for row in brought if row["what"] == "stream"),
        tuple(row["competence"] for row in brought if row["what"] == "competence"),
    )


def _measure(row: Mapping[str, Any]) -> Measure:
    return Measure(
        **{name: row[name] for name in ("measure", "before", "after", "change", "low", "high", "why")},
        name=row["other_name"] or row["name"],
        of=None if row["of"] is None else int(row["of"]),
        unit=row["unit"] or "",
    )
