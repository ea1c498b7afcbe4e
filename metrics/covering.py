"""What a coalition needs to reach its goals, and has: streams between roles, and competences (MODEL 6, 7; SEEDS K16)."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, nan

import pandas as pd

from metrics.partner_change import Change, counted


@dataclass(frozen=True)
class Required:
    """A stream that goals need, from whoever holds one role to whoever holds the other, and who `ties` bring it to whom.

    `goals` maps the id of each goal that needs it to its name. A role is a role or a category, as told first. `hidden` are the
    ties of which the viewer may see no stream.
    """

    giver_role: str
    receiver_role: str
    kind: str
    goals: Mapping[str, str]
    givers: frozenset[str]
    receivers: frozenset[str]
    ties: frozenset[tuple[str, str]]
    hidden: frozenset[tuple[str, str]] = frozenset()

    def runs(self, without: str = "") -> bool:
        """Does it run, also if the party `without` were gone?"""
        return any(without not in tie for tie in self.ties)


@dataclass(frozen=True)
class Newcomer:
    """A party that may join: its `roles` as `alike` writes them, the kinds it would bring and take, and its competences.

    None is what nothing is told of. `hidden`: the viewer may not see all that is told of its roles and kinds.
    """

    party: str
    roles: frozenset[str]
    offers: frozenset[str] | None
    needs: frozenset[str] | None
    competences: frozenset[str] | None
    hidden: bool = False

    def closes(self, stream: Required) -> bool | None:
        """Would the stream run with this party there? It would where the party has one of both roles, someone else has the
        other, and it offers or needs this kind. None where its role, or what it would bring, is not told."""
        if stream.runs():
            return True
        if not self.roles:
            return None
        sides = ((self.offers, stream.giver_role, stream.receivers), (self.needs, stream.receiver_role, stream.givers))
        kinds = [told for told, role, others in sides if alike(role) in self.roles and others - {self.party}]
        if any(told is not None and stream.kind in told for told in kinds):
            return True
        return None if None in kinds else False


@dataclass(frozen=True)
class Coverage:
    """The goals of a coalition, the streams they need, and the competences it requires by name with who has each.

    `parties` take part; `streams_told`: anything is told of what flows; `told` is who told of a competence. Where the viewer
    may not see all that these rest on, they are withheld: `needed_hidden` goals and streams, `competences_hidden` competences.
    """

    goals: pd.DataFrame
    needed: tuple[Required, ...]
    streams_told: bool
    competences: Mapping[str, frozenset[str]]
    parties: frozenset[str]
    told: frozenset[str]
    needed_hidden: bool = False
    competences_hidden: bool = False

    def joined(self, by: Newcomer) -> list[Change]:
        """What changes when this party joins: goals_covered, missing_streams and competences_covered."""
        closes = [by.closes(one) for one in self.needed]
        why = "" if None not in closes else "no_role" if not by.roles else "no_needs"
        why = "withheld" if by.hidden else why
        has = self.held()
        untold = by.competences is None and len(has) < len(self.competences)
        return self._changes([bool(one) for one in closes], why, self.held(by), "no_capabilities" if untold else "")

    def left(self, by: str) -> list[Change]:
        """What changes when this party leaves: the same. Its streams go, and what only it can do."""
        untold = by not in self.told
        return self._changes(
            [one.runs(without=by) for one in self.needed], "", self.held(without=by), "no_capabilities" if untold else ""
        )

    def closed(self, by: Newcomer) -> list[Required]:
        """The streams that are missing and would run with this party; none where the viewer may not see what tells."""
        if self.needed_hidden or by.hidden:
            return []
        return [one for one in self.needed if not one.runs() and by.closes(one)]

    def lost(self, without: str) -> list[Required]:
        """The streams that run now and would not without this party; none of which the viewer may not see that they do."""
        if self.needed_hidden:
            return []
        return [one for one in self.needed if one.runs() and not one.runs(without=without) and not one.hidden]

    def held(self, by: Newcomer | None = None, without: str = "") -> list[str]:
        """The required competences that someone who takes part has: with a newcomer, or without a party."""
        there = self.parties - {without}
        its = (by.competences or frozenset()) if by else frozenset()
        return [name for name, holders in self.competences.items() if holders & there or alike(name) in its]

    def _changes(self, runs: Sequence[bool], why: str, held: Sequence[str], why_held: str) -> list[Change]:
        now = [one.runs() for one in self.needed]
        number = len(self.needed)
        why = "no_requirements" if not number else why if self.streams_told else "no_streams"
        why = "withheld" if self.needed_hidden else why
        is_known = bool(number) and self.streams_told and not self.needed_hidden
        weighed, before = goals_covered(self.goals, self.needed, now)
        _, after = goals_covered(self.goals, self.needed, runs)
        asked = len(self.competences)
        has, comes = (len(told) / asked if asked else nan for told in (self.held(), held))
        has, why_held = (nan, "withheld") if self.competences_hidden else (has, why_held if asked else "nothing_required")
        return [
            counted("goals_covered", before if is_known else nan, after, "share", weighed, why),
            counted("missing_streams", now.count(False) if is_known else nan, runs.count(False), "streams", number, why),
            counted("competences_covered", has, comes, "share", asked, why_held),
        ]


def required(goals: pd.DataFrame, streams: pd.DataFrame, roles: pd.DataFrame, parties: Collection[str]) -> tuple[Required, ...]:
    """Every stream that a goal needs, in the order of `goals`, among the `parties` that take part.

    The frames are as `missing` takes them, `streams` with `visible` (absent: all are); what it calls required and missing is
    what here does not run. Source: MODEL 7.
    """
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for column in ("role", "category"):
        known = roles[roles[column].notna() & roles["party"].isin(list(parties))]
        for party, role in zip(known["party"], known[column], strict=True):
            holders[alike(role)].add(party)
    told = streams[~streams["state"].isin(["lapsed"])].dropna(subset=["giver", "receiver", "kind"])
    flows: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    visible: set[tuple[str, str, str]] = set()
    seen = told["visible"] if "visible" in told else [True] * len(told)
    for kind, giver, receiver, is_seen in zip(told["kind"], told["giver"], told["receiver"], seen, strict=True):
        flows[kind].add((giver, receiver))
        if is_seen:
            visible.add((kind, giver, receiver))
    names: defaultdict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    roles_told: dict[tuple[str, str, str], tuple[str, str]] = {}
    for row in goals.dropna(subset=["giver_role", "receiver_role", "kind"]).to_dict("records"):
        key = (alike(row["giver_role"]), alike(row["receiver_role"]), row["kind"])
        names[key][row["goal"]] = row["name"]
        roles_told.setdefault(key, (row["giver_role"], row["receiver_role"]))
    found = []
    for key, of_goals in names.items():
        givers, receivers = frozenset(holders[key[0]]), frozenset(holders[key[1]])
        ties = frozenset((giver, receiver) for giver, receiver in flows[key[2]] if giver in givers and receiver in receivers)
        hidden = frozenset(tie for tie in ties if (key[2], *tie) not in visible)
        found.append(Required(*roles_told[key], key[2], of_goals, givers, receivers, ties, hidden))
    return tuple(found)


def goals_covered(goals: pd.DataFrame, needed: Sequence[Required], runs: Sequence[bool]) -> tuple[int, float]:
    """Of how many goals it is told what must flow, and the share (0-1) of their weight for which all of it runs.

    `runs` (as long as `needed`) tells what does. The share is nan where it is told of no goal, or none weighs anything. A
    weight that is not told is 1. Source: MODEL 6.
    """
    weights = dict(zip(goals["goal"], goals["weight"].to_numpy(float, na_value=1.0), strict=True))
    known = {goal for one in needed for goal in one.goals}
    blocked = {goal for one, is_there in zip(needed, runs, strict=True) if not is_there for goal in one.goals}
    total = fsum(weights[goal] for goal in known)
    return len(known), fsum(weights[goal] for goal in known - blocked) / total if total > 0 else nan


def competences(capabilities: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Every competence that the coalition requires, by name, and which parties have it.

    `capabilities` has party (missing: the coalition requires it) and competence.
    """
    is_asked = capabilities["party"].isna()
    holders: defaultdict[str, set[str]] = defaultdict(set)
    told = capabilities[~is_asked]
    for party, competence in zip(told["party"], told["competence"], strict=True):
        holders[alike(competence)].add(party)
    asked = {alike(name): name for name in capabilities.loc[is_asked, "competence"]}
    return {name: frozenset(holders[key]) for key, name in asked.items()}


def alike(told: str) -> str:
    """A role or competence as it is compared: whatever the spaces around it, in capitals or not."""
    return told.strip().casefold()
