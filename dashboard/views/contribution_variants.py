"""Another way of dividing what all reach together, beside the fair share: equally, by hours, by own strength, by ties."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.contribution_numbers import number_told
from dashboard.views.contribution_sentences import NAMED
from dashboard.views.records import records
from dashboard.views.streams_sentences import listed

if TYPE_CHECKING:
    from dashboard.words import Words

WAYS: Final = ("equal", "hours", "proportional", "connected")
"""The columns of the metric `contribution_variants`, in the order of the choice."""


@dataclass(frozen=True)
class Other:
    """What each partner gets by another way, called `name`; None where it cannot be told, `lacks` is the word for why: unknown,
    withheld, or not applicable. `told` says how it divides, and why there is none where that is so."""

    way: str
    name: str
    by_party: dict[str, float | None]
    lacks: dict[str, str]
    told: str

    def value_told(self, party: str, words: "Words") -> str:
        """The number of a partner; the word where there is none by this way."""
        value = self.by_party.get(party)
        return self.lacks.get(party, words("state.unknown")) if value is None else number_told(value, words)


def other_view(way: str, found: pd.DataFrame, words: "Words") -> Other:
    """The way that was chosen, from the metric `contribution_variants`."""
    rows = [row for row in records(found) if row["party"]]
    by_party = {row["party"]: row[way] for row in rows}
    withheld = {row["party"] for row in rows if way in (row["withheld"] or "").split("; ")}
    no_hours = way == "hours" and not withheld and all(row["hours_worked"] == 0 for row in rows)
    word = words("state.nvt" if no_hours else "state.unknown")
    lacks = {
        party: words("state.verborgen") if party in withheld else word for party, value in by_party.items() if value is None
    }
    parts = [words(f"contribution.split.{way}.how")]
    if no_hours and rows:
        parts.append(words("contribution.split.no_hours"))
    elif withheld:
        parts.append(words("contribution.split.withheld", n=len(withheld)))
    elif lacks:
        parts.append(_unknown(way, rows, words))
    return Other(way, words(f"contribution.split.{way}"), by_party, lacks, " ".join(parts))


def _unknown(way: str, rows: Sequence[dict[str, Any]], words: "Words") -> str:
    """Which number is missing: hours of these partners, else one of the contributions."""
    names = [row["name"] or row["party"] for row in rows if row["hours_worked"] is None]
    if way == "hours" and names:
        return words("contribution.split.part_of_hours", names=listed(names, NAMED, words))
    return words("contribution.split.unknown")
