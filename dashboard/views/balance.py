"""Bringing against taking for each mark of the pictures: by rating, by number of streams, or by amount of one kind."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from dashboard.views.codes import code_told
from dashboard.views.records import records
from dashboard.views.streams import StreamsView
from dashboard.views.streams_sentences import ENOUGH, UNEVEN, spot_named
from metrics.flows import party_balance
from metrics.giving import balance_by_count, rated_balance

if TYPE_CHECKING:
    from dashboard.words import Words

Measure = Literal["rating", "count", "amount"]
DRAWN: Final = 16
"""So many marks are drawn; the table has all of them."""


@dataclass(frozen=True)
class BalanceRow:
    """What a mark brings and takes in the chosen measure; None is unknown. `told` of its `streams` are in it."""

    key: str
    name: str
    brings: float | None
    takes: float | None
    balance: float | None
    told: int
    streams: int


def measures(seen: StreamsView) -> tuple[Measure, ...]:
    """The measures there are: amounts only where one kind in one unit is chosen."""
    return ("rating", "count", "amount") if seen.unit else ("rating", "count")


def rows(seen: StreamsView, measure: Measure) -> list[BalanceRow]:
    """A row a mark that brings or takes, from who gives most more than it gets to who gets most more; unknown last."""
    placed = seen.placed
    number = {row["party"]: row["brings"] + row["takes"] for row in records(balance_by_count(placed))}
    if measure == "amount":
        found = party_balance(placed.assign(unit=seen.unit))  # an unknown amount may have no unit or another
        found = found.astype({"brings": float, "takes": float})
        known = placed[placed["delivered"].notna()]
        told = {row["party"]: row["brings"] + row["takes"] for row in records(balance_by_count(known))}
    elif measure == "count":
        found, told = balance_by_count(placed), number
    else:
        found = rated_balance(placed)
        told = dict(zip(found["party"], found["rated_brought"] + found["rated_taken"], strict=True))
    listed = [
        BalanceRow(
            row["party"],
            seen.spots[row["party"]].name,
            row["brings"],
            row["takes"],
            row["balance"],
            int(told.get(row["party"], 0)),
            int(number[row["party"]]),
        )
        for row in records(found)
    ]
    return sorted(listed, key=lambda row: (row.balance is None, row.balance or 0.0, row.name.casefold()))


def heading(listed: list[BalanceRow], seen: StreamsView, measure: Measure, words: "Words") -> str:
    """What the most uneven mark brings and takes; that nothing is known, or that all are about even, where that is so.

    By amount only of marks of which every amount is known.
    """
    known = [row for row in listed if row.balance is not None and (measure != "amount" or row.told == row.streams)]
    if not known:
        return words(f"streams.balance.none.{measure}")
    known = [row for row in known if row.told >= ENOUGH] or known
    most = max(known, key=lambda row: abs(row.balance or 0.0))
    if abs(most.balance or 0.0) < UNEVEN:
        return words("streams.balance.even")
    brings, takes = (words.number(value or 0.0, 1) for value in (most.brings, most.takes))
    name = spot_named(seen.spots[most.key], words)
    return words(f"streams.balance.most.{measure}", name=name, brings=brings, takes=takes, unit=seen.unit)


def reading(seen: StreamsView, measure: Measure, words: "Words") -> str:
    """What the bars add up, and how many streams could not be."""
    if measure == "count":
        return words("streams.balance.count")
    if measure == "amount":
        unknown = sum(one.delivered is None for one in seen.shown)
        kind = code_told("stream", "kind", seen.kind, words)
        told = words("streams.balance.amount", kind=kind, unit=seen.unit)
    else:
        unknown = sum(one.receiver_rating is None for one in seen.shown)
        told = words("streams.balance.rating")
    left = words("streams.balance.left", n=unknown, of=words.number(len(seen.shown))) if unknown else ""
    return f"{told} {left}".strip()
