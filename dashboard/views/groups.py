"""What sectors bring one another, and what groups of stakeholders bring and take."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.views.codes import code_told
from dashboard.views.records import records
from dashboard.views.streams import GROUP, StreamsView
from metrics.distribution import evenness, gini, groups, nobody_worse_off
from metrics.flows import ELSEWHERE
from metrics.giving import rated_balance

if TYPE_CHECKING:
    from dashboard.words import Words

Pair = tuple[str, str]


@dataclass(frozen=True)
class GroupRow:
    """A group of stakeholders ('' where it is not told) and what it brings and takes, in points; None is unknown.

    `rated` of its `streams` are in it; one within the group counts on both sides.
    """

    group: str
    parties: int
    brings: float | None
    takes: float | None
    net: float | None
    rated: int
    streams: int


@dataclass(frozen=True)
class StakeholdersView:
    """The groups, those that bring most more than they take first; whether none is worse off, and which is worst off.

    `rated` of the `streams` are in it.
    """

    rows: tuple[GroupRow, ...]
    nobody: bool | None
    worst: str | None
    rated: int
    streams: int

    @property
    def is_told(self) -> bool:
        """Is of any party told to which group it belongs?"""
        return any(row.group != ELSEWHERE for row in self.rows)


def between(seen: StreamsView, elsewhere: str) -> tuple[dict[Pair, int], dict[str, str]]:
    """The number of streams from sector to sector, and the names of the sectors; what has no sector stands together."""
    sectors = {row["party"]: row["sector"] for row in records(seen.members) if row["sector"]}
    number: Counter[Pair] = Counter()
    for one in seen.shown:
        number[GROUP + sectors.get(one.giver, ""), GROUP + sectors.get(one.receiver, "")] += 1
    keys = Counter(key for pair, n in number.items() for key in pair for _ in range(n))
    return dict(number), {key: key.removeprefix(GROUP) or elsewhere for key, _ in keys.most_common()}


def between_heading(values: dict[Pair, int], names: dict[str, str], words: "Words") -> str:
    """Between which sectors most streams run."""
    (giver, taker), n = max(values.items(), key=lambda item: (item[1], item[0]))
    if giver == taker == GROUP and len(names) == 1:
        return words("streams.between.untold")
    if giver == taker:
        return words("streams.between.inside", giver=names[giver], n=n)
    return words("streams.between.most", giver=names[giver], taker=names[taker], n=n)


def stakeholders(seen: StreamsView) -> StakeholdersView:
    """The groups of stakeholders in the shown streams."""
    found = groups(seen.frame, seen.members)
    named = found[found["group"] != ELSEWHERE]
    nobody, worst = nobody_worse_off(named)
    rows = [
        GroupRow(
            row["group"],
            row["parties"],
            row["brings"],
            row["takes"],
            row["net"],
            row["rated_brought"] + row["rated_taken"],
            row["streams_brought"] + row["streams_taken"],
        )
        for row in records(found)
    ]
    ranked = sorted(rows, key=lambda row: (row.group == ELSEWHERE, row.net is None, row.net or 0.0))
    rated = sum(one.receiver_rating is not None for one in seen.shown)
    return StakeholdersView(tuple(ranked), nobody, worst, rated, len(seen.shown))


def stakeholder_heading(found: StakeholdersView, words: "Words") -> str:
    """Whether nobody is worse off; else who is worst off, and by how much."""
    if found.nobody is False and found.worst is not None:
        net = next(row.net for row in found.rows if row.group == found.worst)
        group = code_told("membership", "stakeholder_group", found.worst, words)
        return words("streams.stakeholders.worst", group=group[:1].upper() + group[1:], net=words.number(net or 0.0, 1))
    return words("streams.stakeholders.nobody" if found.nobody else "streams.stakeholders.unknown")


def spread_told(seen: StreamsView, found: StakeholdersView, words: "Words") -> str:
    """Of how many streams the rating is known, and how evenly what is taken is spread over the groups, and the parties."""
    rated = words("streams.stakeholders.rated", n=found.streams, part=words.number(found.rated))
    over_groups = evenness([row.takes for row in found.rows if row.group != ELSEWHERE and row.takes is not None])
    balance = rated_balance(seen.frame)
    over_parties = gini(balance["takes"])
    if over_groups is None or over_parties is None:
        return rated
    even, uneven = words.number(over_groups, 2), words.number(over_parties, 2)
    return f"{rated} {words('streams.stakeholders.spread', groups=even, parties=uneven)}"
