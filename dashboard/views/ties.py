"""The ties between the marks of the pictures: how many streams run from one to the other, and who confirmed them."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from dashboard.views.streams import StreamsView
from metrics.network import circle_of, network

Confirmed = Literal["both", "one", "none"]


@dataclass(frozen=True)
class TieRow:
    """All that one mark brings to another, or within itself."""

    giver: str
    taker: str
    streams: int
    confirmed: Confirmed


def ties(seen: StreamsView) -> list[TieRow]:
    """A row an ordered pair: confirmed by both where every stream in it is, by none where no stream is, else by one."""
    number: Counter[tuple[str, str]] = Counter()
    sides: dict[tuple[str, str], set[str]] = {}
    for one in seen.shown:
        pair = (seen.spot_of[one.giver], seen.spot_of[one.receiver])
        number[pair] += 1
        sides.setdefault(pair, set()).add(one.confirmed_by or "none")
    return [TieRow(*pair, n, _confirmed(sides[pair])) for pair, n in sorted(number.items())]


def others(seen: StreamsView, found: list[TieRow]) -> dict[str, int]:
    """With how many other marks each mark has a stream, either way."""
    near: dict[str, set[str]] = {key: set() for key in seen.spots}
    for one in found:
        near[one.giver] |= {one.taker}
        near[one.taker] |= {one.giver}
    return {key: len(who - {key}) for key, who in near.items()}


def circles(seen: StreamsView) -> tuple[int, int, int]:
    """How many streams stay within one mark, how many marks stand in a circle of streams, and how many such circles there are.

    A circle is a largest set of marks from each of which streams lead, by way of others, to each.
    """
    net = network(seen.placed["giver"], seen.placed["receiver"])
    sizes = [size for size in Counter(circle_of(net).tolist()).values() if size > 1]
    return int(net.own.sum()), sum(sizes), len(sizes)


def over_time(seen: StreamsView, ever: pd.DataFrame) -> pd.DataFrame:
    """The ties of all quarters by the marks of this level, from which every mark has its place, in whatever quarter it is seen.

    `ever` is the answer to ties_ever: giver, receiver and the batch in which they first shared a stream.
    """
    sides = {side: [seen.spot_ever.get(party, party) for party in ever[side]] for side in ("giver", "receiver")}
    return pd.DataFrame({**sides, "batch": ever["batch"]})


def _confirmed(sides: set[str]) -> Confirmed:
    if sides == {"both"}:
        return "both"
    return "none" if sides == {"none"} else "one"
