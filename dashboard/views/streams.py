"""The streams of a coalition in one quarter, seen by party, by sector or as a whole: who stands where, and what flows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, Literal

import pandas as pd

from dashboard.views.coverage import quarter
from dashboard.views.labels import labels
from dashboard.views.records import records

Level = Literal["party", "sector", "coalition"]
LEVELS: Final[tuple[Level, ...]] = ("party", "sector", "coalition")
MOST_PARTIES: Final = 60
"""Above so many parties the pictures add up by sector, unless the reader asks for all."""
GROUP: Final = "\x1f"
"""Begins the key of a group of parties; no party can be called so."""
ELSEWHERE: Final = GROUP + "elsewhere"
COALITION: Final = GROUP + "coalition"
NO_QUARTER: Final = "–"


@dataclass(frozen=True)
class Stream:
    """One stream as it was told; None is unknown. `at` is its position in the answer it came from."""

    at: int
    giver: str
    giver_name: str
    receiver: str
    receiver_name: str
    kind: str
    what: str
    period: str | None
    unit: str | None
    promised: Decimal | None
    promised_why: str | None
    delivered: Decimal | None
    delivered_why: str | None
    state: str | None
    confirmed_by: str | None
    giver_rating: float | None
    receiver_rating: float | None
    tangible: bool | None
    goal: str | None
    origin: str | None
    after_use: str | None
    evidence: str | None
    status: str
    source: str
    link: str | None
    place: str
    recorded: Any
    batch: int

    @property
    def is_known(self) -> bool:
        """Is an amount of it known, promised or delivered?"""
        return self.promised is not None or self.delivered is not None

    @property
    def name(self) -> str:
        """What tells it from the other streams of the quarter; stands in no link."""
        return "|".join([self.giver, self.receiver, self.kind, self.what, self.period or "", str(self.at)])


@dataclass(frozen=True)
class Spot:
    """A party, or a group of them, as one mark of a picture; `members` are the parties in it."""

    key: str
    name: str
    kind: str | None
    members: tuple[str, ...]

    @property
    def is_group(self) -> bool:
        """Does it stand for several parties?"""
        return self.key.startswith(GROUP)


@dataclass(frozen=True)
class StreamsView:
    """The streams of a quarter. `streams` are all of them; `shown` those of the chosen kind.

    `answer` is the frame they came from, a row a stream at its position `at`; `members` the answer to the question of that
    name. `spots` are the marks of a picture at this level, by key, `spot_of` tells where each party stands, and
    `spot_ever` where each stands that ever took part. `is_rolled`:
    the level is that of sectors because there are `too_many` parties, not because the reader chose it.
    """

    coalition: str
    name: str
    quarter: str
    streams: tuple[Stream, ...]
    kind: str
    level: Level
    opened: str
    too_many: bool
    is_rolled: bool
    spots: Mapping[str, Spot]
    spot_of: Mapping[str, str]
    spot_ever: Mapping[str, str]
    answer: pd.DataFrame
    members: pd.DataFrame

    @cached_property
    def shown(self) -> tuple[Stream, ...]:
        """The streams of the chosen kind; all where none was chosen."""
        return tuple(one for one in self.streams if self.kind in ("", one.kind))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The shown streams as the metrics take them, by party."""
        return self.answer.iloc[[one.at for one in self.shown]].reset_index(drop=True)

    @cached_property
    def placed(self) -> pd.DataFrame:
        """The shown streams as the metrics take them, by the marks of this level: all of them, so every roll-up conserves."""
        where = self.frame.copy()
        for side in ("giver", "receiver"):
            where[side] = pd.array([self.spot_of[party] for party in where[side]], "string")
        return where

    @cached_property
    def parties(self) -> dict[str, str]:
        """The parties by name, those with most streams first."""
        number: Counter[str] = Counter()
        for one in self.streams:
            number.update({one.giver, one.receiver})
        told = dict(zip(self.members["party"], self.members["name"], strict=True))
        return dict(sorted(told.items(), key=lambda pair: (-number[pair[0]], pair[1].casefold())))

    @cached_property
    def label_of(self) -> dict[str, str]:
        """The label that each party is chosen by; a group of parties has none."""
        return {party: label for label, party in labels(self.parties).items()}

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds of value that flow, those with most streams first."""
        return [kind for kind, _ in Counter(one.kind for one in self.streams).most_common()]

    @cached_property
    def unit(self) -> str | None:
        """The one unit of the chosen kind's streams; None where no kind was chosen, or it has several units."""
        units = {one.unit for one in self.shown if one.is_known}
        return next(iter(units)) if self.kind and len(units) == 1 else None

    def of(self, party: str) -> tuple[Stream, ...]:
        """The shown streams that a party gives or takes; all of them without a party."""
        return tuple(one for one in self.shown if not party or party in (one.giver, one.receiver))


def quarters(streams: pd.DataFrame) -> list[str]:
    """The quarters of which streams are told, first to last, and first of all those without one where there are any."""
    told = {quarter(period) if isinstance(period, str) else None for period in streams["period"].drop_duplicates()}
    known = sorted(one for one in told if one)
    return [NO_QUARTER, *known] if None in told and len(streams) else known


def of_quarter(streams: pd.DataFrame, chosen: str) -> pd.DataFrame:
    """The streams of a quarter; a whole year stands with its last; of NO_QUARTER those that tell none."""
    known = {period: quarter(period) or NO_QUARTER for period in streams["period"].dropna().unique()}
    kept = [known.get(period, NO_QUARTER) == chosen for period in streams["period"]]
    return streams[pd.array(kept, "boolean")].reset_index(drop=True)


def view(
    coalition: str,
    name: str,
    chosen: str,
    streams: pd.DataFrame,
    members: pd.DataFrame,
    *,
    elsewhere: str,
    level: Level = "party",
    opened: str = "",
    kind: str = "",
    whole: bool = False,
) -> StreamsView:
    """The view of a coalition in a quarter (`NO_QUARTER`: what has none), from the answers to coalition_streams and members.

    `level` is what a mark stands for; `opened` is a sector whose parties stand apart all the same. Above MOST_PARTIES
    parties the level is at least that of sectors, unless `whole`. `elsewhere` names what has no sector, or is no member.
    """
    answer = of_quarter(streams, chosen)
    told = tuple(_stream(at, row) for at, row in enumerate(records(answer)))
    there = _there(members, {party for one in told for party in (one.giver, one.receiver)}, chosen)
    too_many = len(there) > MOST_PARTIES
    is_rolled = too_many and not whole and level == "party"
    if is_rolled:
        level = "sector"
    spots, spot_of = _spots(there, name, elsewhere, level, opened)
    _, spot_ever = _spots(members, name, elsewhere, level, opened)
    found = kind if any(one.kind == kind for one in told) else ""
    return StreamsView(
        coalition, name, chosen, told, found, level, opened, too_many, is_rolled, spots, spot_of, spot_ever, answer, there
    )


def _stream(at: int, row: Mapping[str, Any]) -> Stream:
    names = {side: row[f"{side}_name"] or row[side] for side in ("giver", "receiver")}
    kept = {key: row[key] for key in Stream.__dataclass_fields__ if key in row}
    return Stream(
        **{**kept, "at": at, "what": row["what"] or "", "giver_name": names["giver"], "receiver_name": names["receiver"]}
    )


def _there(members: pd.DataFrame, active: set[str], chosen: str) -> pd.DataFrame:
    """Who takes part in a quarter: members that were not gone before it or came after it, and whoever has a stream in it."""
    if chosen == NO_QUARTER:
        return members.reset_index(drop=True)

    since, until = members["member_since"].fillna(""), members["member_until"].fillna("9999-Q4")
    is_member = members["is_member"].fillna(False)
    kept = [
        party in active or (bool(member) and came <= chosen <= went)
        for party, member, came, went in zip(members["party"], is_member, since, until, strict=True)
    ]
    return members[pd.array(kept, "boolean")].reset_index(drop=True)


def _spots(
    members: pd.DataFrame, name: str, elsewhere: str, level: Level, opened: str
) -> tuple[dict[str, Spot], dict[str, str]]:
    """The marks at a level, and the mark that each party is part of. What has no sector, or is no member, stands together."""
    grouped: dict[str, list[dict[str, Any]]] = {}
    names: dict[str, str] = {}
    for row in records(members):
        if level == "party" or (level == "sector" and row["sector"] == opened != ""):
            key, names[row["party"]] = row["party"], row["name"]
        elif level == "sector" and row["sector"]:
            key = GROUP + row["sector"]
            names[key] = row["sector"]
        elif level == "coalition" and row["is_member"]:
            key, names[COALITION] = COALITION, name
        else:
            key, names[ELSEWHERE] = ELSEWHERE, elsewhere
        grouped.setdefault(key, []).append(row)
    spots = {}
    for key, rows in grouped.items():
        kinds = Counter(row["kind"] for row in rows if row["kind"])
        spots[key] = Spot(key, names[key], kinds.most_common(1)[0][0] if kinds else None, tuple(row["party"] for row in rows))
    return spots, {party: key for key, spot in spots.items() for party in spot.members}
