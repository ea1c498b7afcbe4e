"""Who sees what: the one place where it is decided.

| visibility of a fact | who sees it                                                      |
|----------------------|------------------------------------------------------------------|
| public               | everyone                                                         |
| coalition            | its members, steering group and financiers                       |
| own                  | the party itself, the steering group's facilitator, the administrator |

What is computed from facts is computed once, from all of them, and is the same for everyone who may see it: the members
of a coalition, its steering group and financiers; everyone, where all the facts beneath it are public. Over several
coalitions it is for the members of one where the others it covers are two or more, so that none can be worked out.
"""

from dataclasses import dataclass
from typing import Any, Final, Literal

from data.columns import BETWEEN_IDS, Table

Role = Literal["administrator", "facilitator", "steering", "financier", "partner", "public"]


@dataclass(frozen=True)
class Viewer:
    """Someone who asks: in which role, for which party, within which coalitions."""

    name: str
    role: Role
    party: str = ""
    coalitions: frozenset[str] = frozenset()

    @property
    def answers(self) -> dict[str, Any]:
        """The values to which the conditions below are bound."""
        return {"viewer_party": self.party, "viewer_coalitions": sorted(self.coalitions)}


LOCAL: Final = Viewer("local", "administrator")
"""Until there is sign-in, every viewer is the local user, with all rights."""


def member(viewer: Viewer, row: str) -> str:
    """SQL condition: does the viewer belong to the coalition of this row? A row of no coalition belongs to all of them."""
    if viewer.role == "administrator":
        return "true"
    if viewer.role == "public":
        return "false"
    everywhere = "true" if viewer.coalitions else "false"
    return f"coalesce(list_contains($viewer_coalitions, {row}.coalition), {everywhere})"


def is_open(viewer: Viewer, row: str) -> str:
    """SQL condition: may the viewer see what is computed from this row?"""
    return "true" if viewer.role == "administrator" else f"({member(viewer, row)} or {row}.visibility = 'public')"


def visible(table: Table, viewer: Viewer, row: str) -> str:
    """SQL condition: may the viewer see this row itself?"""
    if viewer.role == "administrator":
        return "true"
    if viewer.role == "public":
        return f"{row}.visibility = 'public'"
    inside = member(viewer, row)
    owner = " or ".join(_is_owner(table, column, row) for column in table.owners) or "false"
    own = inside if viewer.role == "facilitator" else f"coalesce({owner}, false)"
    return f"({row}.visibility = 'public' or {row}.visibility = 'coalition' and {inside} or {row}.visibility = 'own' and {own})"


def _is_owner(table: Table, column: str, row: str) -> str:
    if table.by_name[column].kind == "ids":
        return f"list_contains(string_split({row}.{column}, '{BETWEEN_IDS}'), $viewer_party)"
    return f"{row}.{column} = $viewer_party"
