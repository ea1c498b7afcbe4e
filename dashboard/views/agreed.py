"""What chosen partners share: on which statements all of them think the same."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.views.nearly import nearly_told
from dashboard.views.opinions import statement
from dashboard.views.records import records
from data.columns import WITHHELD
from data.instrument import PERSONAL, Instrument
from metrics.consensus import FEW

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Agreed:
    """A statement between partners: from the least share of one that agrees to the largest (0-1), of `votes`.

    `why`: few or verborgen where that is unknown, else ''.
    """

    text: str
    lowest: float | None
    highest: float | None
    votes: int | None
    why: str

    @property
    def is_agreed(self) -> bool:
        """Does more than half of every partner agree?"""
        return self.lowest is not None and self.lowest > 0.5


def agreed(between: pd.DataFrame, instrument: Instrument, period: str, words: "Words") -> list[Agreed]:
    """What partners share of each statement of an instrument in a period, the largest least share first, the unknown last.

    `between` is what `consensus_between` gives.
    """
    wanted = (instrument.key, period, PERSONAL)
    rows = [row for row in records(between) if (row["instrument"], row["period"] or "", row["aspect"]) == wanted]
    text = {item.item: instrument.by_value[item.value].name(words.lang) for item in instrument.items}
    found = [
        Agreed(
            text.get(row["code"], row["code"]),
            row["lowest_share"],
            row["highest_share"],
            None if row["votes"] is None else int(row["votes"]),
            row["why"] or "",
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (bool(one.why), -(one.lowest or 0.0), -(one.highest or 0.0)))


def voters(profiles: pd.DataFrame, instrument: Instrument) -> dict[str, str]:
    """The partners who answered statements, by id and name, in the order of their names."""
    rows = profiles[(profiles["instrument"] == instrument.key) & (profiles["part"] == "item") & profiles["role"].isna()]
    names = {row["party"]: row["party_name"] for row in records(rows) if row["disagree"] is not None}
    return dict(sorted(names.items(), key=lambda one: one[1].casefold()))


def agreed_told(found: list[Agreed], chosen: Collection[str], words: "Words") -> str:
    """With what more than half of each of the chosen partners agrees, if with anything; and of how much that can be told."""
    shown = [one for one in found if not one.why]
    if not shown:
        is_withheld = any(one.why == WITHHELD for one in found)
        return words("values.agreed.withheld" if is_withheld else "values.agreed.none")
    told = words("values.agreed.shown", n=len(found), shown=words.number(len(shown)))
    if not shown[0].is_agreed:
        return f"{told} {words('values.agreed.nothing')}"
    return f"{told} {words('values.agreed.most', n=len(chosen), statement=statement(shown[0].text))}"


def why_told(one: Agreed, words: "Words") -> str:
    """Why it is not told how far a statement is shared."""
    return words({FEW: "values.held.few", WITHHELD: "state.verborgen"}.get(one.why, "state.unknown"))


def together_told(one: Agreed, words: "Words") -> str:
    """The share that agrees in the partner where it is least, and where it is largest."""
    if one.lowest is None or one.highest is None:
        return why_told(one, words)
    return words("values.agreed.range", low=nearly_told(one.lowest, words), high=nearly_told(one.highest, words))


def votes_told(one: Agreed, words: "Words") -> str:
    """How many answered."""
    return why_told(one, words) if one.votes is None else words.number(one.votes)
