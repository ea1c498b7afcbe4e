"""What a partner wants to have reached, how far it is, and where it would be by now."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.views.fund_outcomes import ON_COURSE
from dashboard.views.records import records
from metrics.pacing import standing

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Ambition:
    """An ambition with its last known value, up to and including `period`. Amounts are in `unit`; None is unknown.

    `realised` is the share of the way from baseline to target, `elapsed` that of the time; `horizon` in years. `why` is a
    code where there is no pace.
    """

    key: str
    name: str
    unit: str
    baseline: float | None
    target: float | None
    value: float | None
    period: str | None
    due: str | None
    realised: float | None
    elapsed: float | None
    expected: float | None
    pace: float | None
    horizon: float | None
    why: str

    @property
    def is_on_course(self) -> bool:
        """Does it keep up with its time, or nearly so?"""
        return self.pace is not None and self.pace >= ON_COURSE


def own_ambitions(found: pd.DataFrame, quarter: str, party: str) -> tuple[Ambition, ...]:
    """The view of the metric `ambition_pace`, of one partner at the end of a quarter: the nearest horizon first."""
    rows = [_ambition(row) for row in records(standing(found, quarter)) if row["party"] == party]
    return tuple(sorted(rows, key=lambda row: (row.horizon is None, row.horizon or 0.0, row.due or "", row.name.casefold())))


def heading(seen: tuple[Ambition, ...], words: "Words") -> str:
    """How many keep up with their time, of those of which that is known."""
    known = [row for row in seen if row.pace is not None]
    if not known:
        return words("own.ambitions.unknown", n=len(seen))
    on = sum(row.is_on_course for row in known)
    if len(known) == 1:
        return words("own.ambitions.only_on" if on else "own.ambitions.only_behind")
    return words("own.ambitions.heading", n=on, of=words.number(len(known))) if on else words("own.ambitions.none_on")


def reading(seen: tuple[Ambition, ...], words: "Words") -> str:
    """How to read it, what counts as on course, and of how many the pace is unknown."""
    parts = [words("own.ambitions.reading"), words("own.ambitions.course", share=words.percent(ON_COURSE))]
    unknown = sum(row.pace is None for row in seen)
    if 0 < unknown < len(seen):
        parts.append(words("own.ambitions.some_unknown", n=unknown))
    return " ".join(parts)


def under(row: Ambition, words: "Words") -> str:
    """From where to where, over how many years."""
    way = words("own.ambitions.way", baseline=amount(row.baseline, words), target=amount(row.target, words), unit=row.unit)
    if row.horizon is None:
        return way.strip()
    years = words("own.ambitions.years", n=round(row.horizon)) if row.horizon >= 1 else words("own.ambitions.within_a_year")
    return f"{way.strip()} · {years}"


def state(row: Ambition, words: "Words") -> tuple[str, str]:
    """A sign and the words for the pace, or for why there is none."""
    if row.pace is None:
        return "○", words(f"own.ambitions.why.{row.why}")
    told = words("own.ambitions.on" if row.is_on_course else "own.ambitions.behind", pace=words.percent(row.pace))
    return ("●" if row.is_on_course else "▲"), told


def amount(value: float | None, words: "Words") -> str:
    """An amount, or the word for unknown."""
    return words("state.unknown") if value is None else words.number(value, 2)


def _ambition(row: dict[str, Any]) -> Ambition:
    shares = {name: row[name] for name in ("realised", "elapsed", "expected", "pace", "horizon")}
    about = {name: row[name] for name in ("baseline", "target", "value", "period", "due", "why")}
    return Ambition(key=row["ambition"], name=row["name"] or row["ambition"], unit=row["unit"] or "", **about, **shares)
