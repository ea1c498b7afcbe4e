"""Means of people that someone typed: which may be stored beside what was told before, so that nobody can be worked out.

Of who answered nothing is known here but how many they were; so the number has to say it (MODEL 8).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from data.checking import Row
from data.problems import Problem, remark
from data.small_groups import Why, shown, smallest

MEANS: Final = frozenset({"profile", "pulse"})
"""The tables that hold means of people."""
Place = tuple[str, ...]
"""Coalition, party, instrument, period, aspect, part and code: what a mean is of. A pulse is a value of no instrument."""


def of_enough(
    rows: Sequence[Row], told: pd.DataFrame | None, smallest_groups: Mapping[str, int]
) -> tuple[list[Row], list[Problem]]:
    """The rows that may be stored, and a remark for each that is left out; a party's own statement (1 person) always may.

    `told` is the answer to `figures_told`, None where nothing was ever stored. Left out is a mean of fewer people than the
    coalition's smallest group; one of a number of people that differs from an earlier one by fewer, unless by none; and one of
    a role where the roles leave a rest of the whole that is too small.
    """
    before: dict[Place, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    if told is not None:
        for mean in told.astype(object).where(told.notna(), None).to_dict("records"):
            before[_place(mean)][mean["role"] or ""].add(int(mean["people"]))
    kept: list[Row] = []
    problems: list[Problem] = []
    roles: dict[Place, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        people = row.values.get("people") if row.table.name in MEANS else None
        if people is None or people <= 1:
            kept.append(row)
            continue
        place, role = _place(row.values), row.values.get("role") or ""
        least = smallest(smallest_groups.get(place[0]))
        if people < least:
            problems.append(row.at(remark("group_too_small", column="people", found=str(people), minimum=least)))
        elif any(0 < abs(people - earlier) < least for earlier in before[place][role]):
            problems.append(row.at(remark("group_differs", **_about(row, least))))
        else:
            kept.append(row)
            roles[place][role] = row
            before[place][role].add(people)
    gone: set[int] = set()
    for place, found in roles.items():
        least = smallest(smallest_groups.get(place[0]))
        for row in _siblings(found, {role: max(counts) for role, counts in before[place].items()}, least):
            problems.append(row.at(remark("group_sibling", **_about(row, least))))
            gone.add(id(row))
    return [row for row in kept if id(row) not in gone], problems


def _place(told: Mapping[Any, Any]) -> Place:
    """What a row is a mean of; in a pulse no instrument, aspect or part is told."""
    whole = {**told, "aspect": "personal", "part": "value", "code": told["pulse"]} if "pulse" in told else told
    return tuple(
        str(whole.get(name) or "") for name in ("coalition", "party", "instrument", "period", "aspect", "part", "code")
    )


def _siblings(found: Mapping[str, Row], earlier: Mapping[str, int], least: int) -> list[Row]:
    """The rows of a place that must go, so that what is told of it leaves no rest of the whole that is too small."""
    people = dict(earlier) | {role: int(row.values["people"]) for role, row in found.items()}
    whole, roles = people.pop("", 0), people
    rest = whole - sum(roles.values())
    new = [role for role in roles if role in found]
    if not roles or rest <= 0:
        return []
    if not new:
        return [found[""]] if rest < least else []
    held: list[Why] = ["" for _ in new]
    why = shown([*(roles[role] for role in new), rest], least, [*held, "small"])
    return [found[role] for role, reason in zip(new, why, strict=False) if reason]


def _about(row: Row, least: int) -> dict[str, Any]:
    return {"column": "people", "party": row.values.get("party") or "", "n": int(row.values["people"]), "minimum": least}
