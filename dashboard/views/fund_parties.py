"""Who plays which role in a fund's contracts, and what each brings to them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

ROLES: Final = ("outcome payer", "investor", "intermediary", "provider")
"""Roles in the order in which money and work pass through a contract; others follow by name."""
_STREAMS: Final = {"uitkomstbetaling": 0, "investering": 1, "begeleiding": 2, "uitvoering": 3}
"""What these roles bring, in the same order."""


@dataclass(frozen=True)
class Stream:
    """What a party brings to a contract; an amount that is None is unknown."""

    giver: str
    giver_name: str
    kind: str
    what: str
    receiver: str
    receiver_name: str
    project: str
    unit: str | None
    promised: Decimal | None
    delivered: Decimal | None
    source: str
    place: str


@dataclass(frozen=True)
class Role:
    """A party in a role, with the names of the contracts in which it has it and the sources that say so."""

    party: str
    party_name: str
    role: str
    contracts: tuple[str, ...]
    sources: tuple[str, ...]


def roles_in_order(rows: Sequence[Mapping[str, Any]]) -> tuple[Role, ...]:
    """A row a party and role, in the order of ROLES."""
    grouped: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        grouped.setdefault((row["role"], row["party_name"] or row["party"], row["party"]), []).append(row)
    return tuple(
        Role(
            party,
            name,
            role,
            tuple(dict.fromkeys(one["project_name"] or one["project"] for one in of_party)),
            tuple(dict.fromkeys(one["source"] for one in of_party)),
        )
        for (role, name, party), of_party in sorted(
            grouped.items(), key=lambda pair: (_rank(pair[0][0]), pair[0][1].casefold())
        )
    )


def streams_in_order(rows: Sequence[Mapping[str, Any]], order: Mapping[str, int]) -> tuple[Stream, ...]:
    """The streams by what they bring, then by givers (who bring most first), then in the order of the contracts."""
    brought = Counter(row["giver"] for row in rows)
    streams = [
        Stream(
            row["giver"],
            row["giver_name"] or row["giver"],
            row["kind"],
            row["what"] or "",
            row["receiver"],
            row["receiver_name"] or row["receiver"],
            row["project"],
            row.get("unit"),
            row.get("promised"),
            row.get("delivered"),
            row["source"],
            row["place"],
        )
        for row in rows
    ]
    return tuple(
        sorted(
            streams,
            key=lambda s: (
                _STREAMS.get(s.what, len(_STREAMS)),
                s.kind,
                -brought[s.giver],
                s.giver_name.casefold(),
                order.get(s.receiver, 0),
            ),
        )
    )


def _rank(role: str) -> tuple[int, str]:
    return (ROLES.index(role) if role in ROLES else len(ROLES), role)
