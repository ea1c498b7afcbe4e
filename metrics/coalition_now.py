"""A coalition at one moment: who may join it, who may leave, what it needs, what it has, and what each adds."""

from dataclasses import dataclass

import pandas as pd

from metrics.covering import Coverage, Newcomer, alike, competences, required
from metrics.dividend_changes import Contributions
from metrics.taking_part import candidates, members_at, moment, streams_at, taking_part


@dataclass(frozen=True)
class CoalitionNow:
    """The `newcomers` that may join and the `members` that may leave, each by name; `names` has the name of both."""

    newcomers: tuple[Newcomer, ...]
    members: tuple[str, ...]
    names: dict[str, str]
    coverage: Coverage
    contributions: Contributions


def coalition_now(
    outcomes: pd.DataFrame,
    dividends: pd.DataFrame,
    taking: pd.DataFrame,
    partners: pd.DataFrame,
    members: pd.DataFrame,
    goals: pd.DataFrame,
    streams: pd.DataFrame,
    roles: pd.DataFrame,
    needs: pd.DataFrame,
    capabilities: pd.DataFrame,
) -> CoalitionNow:
    """How a coalition stands in the last quarter that its outcomes, else its dividends, else its streams tell of.

    The arguments are the answers to `shared_outcomes`, `shared_dividends`, `shared_partners`, `partners`, `members`, `goals`,
    `coalition_streams`, `roles`, `needs` and `capabilities`.
    """
    now = moment(outcomes, dividends, streams)
    flowing = streams_at(streams, now)
    may_leave = members_at(partners, members, now)
    may_join = candidates(partners, may_leave)
    parties = (taking_part(members, flowing, now) | may_leave.keys()) - may_join.keys()
    coverage = Coverage(
        goals,
        required(goals, flowing, roles, parties),
        bool(len(flowing)),
        competences(capabilities),
        parties,
        frozenset(capabilities["party"].dropna()),
    )
    newcomers = tuple(_newcomer(party, partners, needs, capabilities) for party in may_join)
    return CoalitionNow(newcomers, tuple(may_leave), may_join | may_leave, coverage, Contributions(dividends, outcomes, taking))


def _newcomer(party: str, partners: pd.DataFrame, needs: pd.DataFrame, capabilities: pd.DataFrame) -> Newcomer:
    roles, told, can = (frame[frame["party"].isin([party])] for frame in (partners, needs, capabilities))
    offers, asks = (frozenset(told.loc[told["direction"].isin([way]), "kind"].dropna()) for way in ("offer", "need"))
    return Newcomer(
        party,
        frozenset(alike(role) for role in roles["category"].dropna()),
        offers if len(told) else None,
        asks if len(told) else None,
        frozenset(alike(one) for one in can["competence"]) if len(can) else None,
    )
