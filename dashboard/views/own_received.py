"""What others say of what they receive from a partner, without telling who."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.views.records import records
from data.small_groups import smallest

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Received:
    """The mean `rating`, 0 to 5, of `streams` by `raters` others; None is unknown, or withheld below `minimum` of them."""

    rating: float | None
    streams: int
    raters: int
    is_withheld: bool
    minimum: int


def received(found: pd.DataFrame, coalitions: pd.DataFrame, coalition: str, party: str) -> Received | None:
    """The view of the metric `received_by_others` and the answer to `smallest_groups`; None where nobody rated anything."""
    told = next((row["smallest_group"] for row in records(coalitions) if row["coalition"] == coalition), None)
    for row in records(found):
        if row["party"] == party and row["raters"]:
            return Received(row["rating"], row["streams"], row["raters"], bool(row["withheld"]), smallest(told))
    return None


def heading(seen: Received, words: "Words") -> str:
    """The mean; that it is withheld, where that is so."""
    if seen.rating is None:
        return words("own.received.withheld")
    return words("own.received.heading", rating=words.number(seen.rating, 1))


def reading(seen: Received, words: "Words") -> str:
    """Over how many streams and partners it is, or how many lack; and when nothing is shown."""
    if seen.rating is None:
        return words("own.received.too_few", n=seen.raters, least=words.number(seen.minimum))
    streams = words("own.streams", n=seen.streams)
    partners = words("own.partners", n=seen.raters)
    rule = words("own.received.rule", least=words.number(seen.minimum))
    return f"{words('own.received.over', streams=streams, partners=partners)} {rule}"
