"""A conversation lens on a team: what it prefers and what it rejects, in the lens's own order. No measure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.views.records import records
from data.columns import Lang
from data.instrument import Instrument
from metrics.lens import lens

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Seen:
    """A value of the lens, what the team prefers and what it rejects; None is unknown, or hidden if `is_hidden`."""

    code: str
    name: str
    preference: float | None
    rejection: float | None
    is_hidden: bool


@dataclass(frozen=True)
class LensView:
    """One team through one lens, its values in the lens's order; `teams` by id and name can be chosen from.

    `is_hidden`: nothing of it may be shown.
    """

    instrument: Instrument
    period: str
    party: str
    teams: Mapping[str, str]
    rows: tuple[Seen, ...]
    people: int
    is_hidden: bool


def lens_view(
    profiles: pd.DataFrame, known: Iterable[Instrument], names: Mapping[str, str], lang: Lang, party: str = ""
) -> LensView | None:
    """The first lens by key of which anything is told, from the answer to `profiles`; None where there is none.

    A `party` that no team is stands for the first team by name.
    """
    for instrument in sorted((one for one in known if one.lens), key=lambda one: one.key):
        found = lens(profiles, instrument)
        if found.empty:
            continue
        teams = dict(sorted(((one, names.get(one, one)) for one in set(found["party"])), key=lambda one: one[1].casefold()))
        chosen = party if party in teams else next(iter(teams))
        rows = records(found[found["party"] == chosen])
        return LensView(
            instrument,
            rows[0]["period"] or "",
            chosen,
            teams,
            tuple(
                Seen(
                    row["value"],
                    instrument.by_value[row["value"]].name(lang),
                    row["preference"],
                    row["rejection"],
                    bool(row["why"]),
                )
                for row in rows
            ),
            max((int(row["people"] or 0) for row in rows), default=0),
            all(row["why"] for row in rows),
        )
    return None


def heading(told: LensView, words: "Words") -> str:
    """What it is, and that it measures nothing: a lens has no finding."""
    return words("values.lens.heading", name=told.instrument.name(words.lang))


def number_told(row: Seen, value: float | None, words: "Words") -> str:
    """What the team gives a value, for a table."""
    if value is None:
        return words("state.verborgen" if row.is_hidden else "state.unknown")
    return words.number(value, 1)
