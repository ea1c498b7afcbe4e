"""Another way of dividing what all reach together, beside the fair share: equally, by hours, by own strength, by ties."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.contribution import number_told
from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words

WAYS: Final = ("equal", "hours", "proportional", "connected")
"""The columns of the metric `contribution_variants`, in the order of the choice."""


@dataclass(frozen=True)
class Other:
    """What each partner gets by another way, called `name`; None where it cannot be told. `told` says how it divides, and why
    there is none where that is so."""

    way: str
    name: str
    by_party: dict[str, float | None]
    told: str

    def value_told(self, party: str, words: "Words") -> str:
        """The number of a partner; n.v.t. where there is none by this way."""
        value = self.by_party.get(party)
        return words("state.nvt") if value is None else number_told(value, words)


def other_view(way: str, found: pd.DataFrame, words: "Words") -> Other:
    """The way that was chosen, from the metric `contribution_variants`."""
    rows = records(found)
    by_party = {row["party"]: row[way] for row in rows if row["party"]}
    parts = [words(f"contribution.split.{way}.how")]
    if by_party and all(value is None for value in by_party.values()):
        untold = way == "hours" and not any(row["hours_worked"] for row in rows)
        parts.append(words("contribution.split.no_hours" if untold else "contribution.split.unknown"))
    return Other(way, words(f"contribution.split.{way}"), by_party, " ".join(parts))
