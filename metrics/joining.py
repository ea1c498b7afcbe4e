"""What changes when a candidate joins a coalition or a partner leaves: outcome, shares, goals, abilities, values (MODEL 6)."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import pandas as pd

from metrics.coalition_now import coalition_now
from metrics.covering import Required
from metrics.median_alignment import MedianAlignment, median_alignment
from metrics.partner_change import Change

COLUMNS: Final = {
    **dict.fromkeys(("party", "name", "measure", "other", "other_name"), object),
    **dict.fromkeys(("before", "after", "change", "low", "high", "of"), float),
    **dict.fromkeys(("unit", "why"), object),
}
BROUGHT: Final = ["party", "name", "joins", "what", "giver_role", "receiver_role", "kind", "competence"]


def partner_joins(
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
    profiles: pd.DataFrame,
    own: pd.DataFrame,
) -> pd.DataFrame:
    """What would change if a candidate joined: a row a candidate and measure, candidates by name.

    The arguments are the answers to `shared_outcomes`, `shared_dividends`, `shared_partners`, `partners`, `members`, `goals`,
    `shared_streams`, `roles`, `needs`, `capabilities`, `covering_facts`, `profiles` and `instruments`. Measures: together,
    its_fair, its_marginal and others_fair (a row each `other`) in the unit of the outcome, see `dividend_changes`;
    goals_covered (share of their weight), missing_streams and competences_covered (share), see `Coverage`; alignment, the
    median r. low and high are P10 and P90 of the change; `of` tells of how many goals, streams or competences. `why` is empty,
    or the reason why something of it is unknown, withheld or not applicable. Source: MODEL 6, SEEDS K16.
    """
    now = coalition_now(outcomes, dividends, taking, partners, members, goals, streams, roles, needs, capabilities, resting)
    values = median_alignment(profiles, own)
    changes = {
        one.party: [
            *now.contributions.joined(one.party),
            *now.coverage.joined(one),
            _aligned(values, one.party, now.members, joins=True),
        ]
        for one in now.newcomers
    }
    return _rows(changes, now.names)


def partner_leaves(
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
    profiles: pd.DataFrame,
    own: pd.DataFrame,
) -> pd.DataFrame:
    """What would change if a member left: a row a member and measure, members by name, as `partner_joins` tells of candidates.

    Every dividend with the member in it goes, every stream from and to it, and the competences that nobody else has.
    """
    now = coalition_now(outcomes, dividends, taking, partners, members, goals, streams, roles, needs, capabilities, resting)
    values = median_alignment(profiles, own)
    changes = {
        party: [
            *now.contributions.left(party),
            *now.coverage.left(party),
            _aligned(values, party, [one for one in now.members if one != party], joins=False),
        ]
        for party in now.members
    }
    return _rows(changes, now.names)


def partner_brings(
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
) -> pd.DataFrame:
    """Which missing streams and competences each candidate would bring, and which each member alone keeps there: a row each.

    The arguments are the first answers of `partner_joins`. `joins`: it is a candidate. `what` is stream (with giver_role,
    receiver_role and kind) or competence. Candidates first, each by name; streams in the order of the goals. Source: SEEDS K16.
    """
    now = coalition_now(outcomes, dividends, taking, partners, members, goals, streams, roles, needs, capabilities, resting)
    has, cover = now.coverage.held(), now.coverage
    found: list[dict[str, Any]] = []
    for one in now.newcomers:
        about = {"party": one.party, "name": now.names[one.party], "joins": True}
        found += _brought(about, cover.closed(one), [name for name in cover.held(one) if name not in has])
    for party in now.members:
        about = {"party": party, "name": now.names[party], "joins": False}
        left = cover.held(without=party)
        found += _brought(about, cover.lost(party), [name for name in has if name not in left])
    return pd.DataFrame(found, columns=BROUGHT, dtype=object).astype({"joins": bool})


def _brought(about: Mapping[str, Any], streams: Iterable[Required], able: Iterable[str]) -> list[dict[str, Any]]:
    sides = ("giver_role", "receiver_role", "kind")
    found = [{**about, "what": "stream", **{side: getattr(one, side) for side in sides}} for one in streams]
    return found + [{**about, "what": "competence", "competence": name} for name in able]


def _aligned(values: MedianAlignment | None, party: str, others: Iterable[str], *, joins: bool) -> Change:
    if values is None:
        return Change("alignment", unit="r", why="no_profile")
    return values.change(party, list(others), joins=joins)


def _rows(changes: Mapping[str, Iterable[Change]], names: Mapping[str, str]) -> pd.DataFrame:
    found = [
        {
            **{"party": party, "name": names[party], "measure": one.measure},
            **{"other": one.other or None, "other_name": names.get(one.other, one.other) or None},
            **{"before": one.before, "after": one.after, "change": one.change, "low": one.low, "high": one.high},
            **{"of": one.of, "unit": one.unit or None, "why": one.why},
        }
        for party, told in changes.items()
        for one in told
    ]
    return pd.DataFrame(found, columns=list(COLUMNS)).astype(COLUMNS)
