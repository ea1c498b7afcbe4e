"""Streams that are missing: required by a goal, with nothing coming back, or asked and offered without a tie (MODEL 7)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from math import fsum
from typing import Any, Final

import pandas as pd

COLUMNS: Final = [
    *("rank", "why", "goals", "giver_role", "receiver_role", "givers", "receivers", "kind"),
    *("weight", "streams", "offered", "needed"),
]
Row = dict[str, Any]
Flows = Mapping[str, set[tuple[str, str]]]
"""Who brings whom something, by kind."""


def missing(goals: pd.DataFrame, streams: pd.DataFrame, roles: pd.DataFrame, needs: pd.DataFrame) -> pd.DataFrame:
    """The streams that are missing, a row a stream; givers and receivers tell who could bring it to whom.

    `goals` has goal, name, weight (missing: 1), giver_role, receiver_role and kind, a row a required stream; `streams` has
    giver, receiver, kind and state, of the periods that matter; `roles` has party, role and category, a row each role that a
    party has; `needs` has party, direction ('need' or 'offer'), kind and what. A stream is active unless it lapsed: a promise
    is a tie too. In this order, each by its own measure, highest first, and then by name:

    - why 'required': no stream of the kind is active from a party in giver_role to one in receiver_role (their role or category
      there, in capitals or not). `goals`: names of the goals that it blocks; `weight`: the sum of theirs. givers and receivers:
      all who hold the role; empty: nobody does.
    - why 'one_sided': of `streams` active streams one way nothing comes back. The stream that is missing is the one back, so
      givers is who only takes now, and receivers who only brings. kind is None.
    - why 'match': of a kind one party offers and another needs, none is active that way. `offered` and `needed`: what, in their
      words; by kind, giver and receiver.

    Columns: rank (from 1), why, goals (tuple), giver_role, receiver_role, givers (tuple), receivers (tuple), kind, weight (nan
    where not required), streams (NA where not one-sided), offered (tuple), needed (tuple). Source: MODEL 7, Missing streams.
    """
    told = streams[~streams["state"].isin(["lapsed"])].dropna(subset=["giver", "receiver", "kind"])
    flows: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for kind, giver, receiver in zip(told["kind"], told["giver"], told["receiver"], strict=True):
        flows[kind].add((giver, receiver))
    rows = [*_required(goals, flows, roles), *_one_sided(told), *_matches(needs, flows)]
    found = pd.DataFrame(rows, columns=COLUMNS, dtype=object).astype({"weight": float, "streams": "Int64"})
    return found.assign(rank=range(1, len(found) + 1))


def _required(goals: pd.DataFrame, flows: Flows, roles: pd.DataFrame) -> list[Row]:
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for column in ("role", "category"):
        known = roles[roles[column].notna()]
        for party, role in zip(known["party"], known[column], strict=True):
            holders[_role(role)].add(party)
    blocked: defaultdict[tuple[str, str, str], dict[str, tuple[float, str, str, str]]] = defaultdict(dict)
    for row in goals.dropna(subset=["giver_role", "receiver_role", "kind"]).to_dict("records"):
        weight = 1.0 if pd.isna(row["weight"]) else float(row["weight"])
        key = (_role(row["giver_role"]), _role(row["receiver_role"]), row["kind"])
        blocked[key][row["goal"]] = (-weight, row["name"], row["giver_role"], row["receiver_role"])
    found: list[Row] = []
    for (giver_role, receiver_role, kind), told in blocked.items():
        givers, receivers = holders[giver_role], holders[receiver_role]
        if any(giver in givers and receiver in receivers for giver, receiver in flows.get(kind, ())):
            continue
        heaviest_first = sorted(told.values())
        asked = dict(zip(("giver_role", "receiver_role"), heaviest_first[0][2:], strict=True))
        weight = -fsum(less for less, *_ in heaviest_first)
        found.append(
            _row("required", givers=givers, receivers=receivers, kind=kind, weight=weight)
            | {"goals": tuple(name for _, name, *_ in heaviest_first)}
            | asked
        )
    return sorted(found, key=lambda row: (-row["weight"], row["giver_role"], row["receiver_role"], row["kind"]))


def _one_sided(streams: pd.DataFrame) -> list[Row]:
    count = Counter(zip(streams["giver"], streams["receiver"], strict=True))
    return [
        _row("one_sided", givers=[taker], receivers=[bringer]) | {"streams": number}
        for (bringer, taker), number in sorted(count.items(), key=lambda told: (-told[1], told[0]))
        if (taker, bringer) not in count
    ]


def _matches(needs: pd.DataFrame, flows: Flows) -> Iterator[Row]:
    offers, wants = _told(needs, "offer"), _told(needs, "need")
    for kind in sorted(offers.keys() & wants.keys()):
        for giver, offered in sorted(offers[kind].items()):
            for receiver, needed in sorted(wants[kind].items()):
                if giver != receiver and (giver, receiver) not in flows.get(kind, ()):
                    both = {"offered": tuple(sorted(offered)), "needed": tuple(sorted(needed))}
                    yield _row("match", givers=[giver], receivers=[receiver], kind=kind) | both


def _told(needs: pd.DataFrame, direction: str) -> dict[str, dict[str, set[str]]]:
    """By kind, each party that needs or offers something of it, and what, in its words."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    of = needs[needs["direction"].isin([direction])].dropna(subset=["party", "kind"])
    for party, kind, what in zip(of["party"], of["kind"], of["what"], strict=True):
        found[kind][party] |= set() if pd.isna(what) else {what}
    return {kind: dict(of_kind) for kind, of_kind in found.items()}


def _role(told: str) -> str:
    return told.strip().casefold()


def _row(why: str, **who: Any) -> Row:
    empty = {"goals": (), "giver_role": None, "receiver_role": None, "kind": None, "offered": (), "needed": ()}
    return empty | who | {"why": why} | {side: tuple(sorted(who[side])) for side in ("givers", "receivers")}
