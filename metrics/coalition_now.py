"""A coalition at one moment: who may join it, who may leave, what it needs, what it has, and what each adds."""

from dataclasses import dataclass, replace

import pandas as pd

from metrics.covering import Coverage, Newcomer, alike, competences, required
from metrics.dividend_changes import Contributions
from metrics.taking_part import CANDIDATE, candidates, members_at, moment, streams_at, taking_part


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
    resting: pd.DataFrame,
) -> CoalitionNow:
    """How a coalition stands in the last quarter that its outcomes, else its dividends, else its streams tell of.

    The arguments are the answers to `shared_outcomes`, `shared_dividends`, `shared_partners`, `partners`, `members`, `goals`,
    `shared_streams`, `roles`, `needs`, `capabilities` and `covering_facts`.
    """
    now = moment(outcomes, dividends, streams)
    flowing = streams_at(streams, now)
    may_leave = members_at(partners, members, now)
    may_join = candidates(partners, may_leave)
    waiting = {*taking.loc[taking["role"].isin([CANDIDATE]), "party"]} - may_leave.keys()
    parties = (taking_part(members, flowing, now) | may_leave.keys()) - waiting
    hidden = {
        *resting.loc[~resting["visible"].fillna(False).to_numpy(bool), ["kind", "party"]].itertuples(index=False, name=None)
    }
    kinds = {kind for kind, _ in hidden}
    coverage = Coverage(
        goals,
        required(goals, flowing, roles, parties),
        bool(len(flowing)),
        competences(capabilities),
        parties,
        frozenset(capabilities["party"].dropna()),
        needed_hidden=not kinds.isdisjoint({"role", "goal", "requirement", "stream"}),
        competences_hidden=not kinds.isdisjoint({"role", "capability", "stream"}),
    )
    newcomers = tuple(
        replace(
            _newcomer(party, partners, needs, capabilities),
            hidden=not hidden.isdisjoint({("candidate", party), ("need", party)}),
        )
        for party in may_join
    )
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
