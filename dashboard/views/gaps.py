"""How complete the map of streams is, what is blank in it, and which streams are missing, in the reader's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.codes import code_told
from dashboard.views.records import records
from dashboard.views.streams import StreamsView
from metrics.completeness import Share, blanks, completeness
from metrics.missing import missing

if TYPE_CHECKING:
    from dashboard.words import Words

MOST: Final = 100
"""So many rows are shown; what comes first is worst."""


@dataclass(frozen=True)
class Blank:
    """Something that is not known: what, of whom or of which stream, and who can tell."""

    what: str
    about: str
    who: str


@dataclass(frozen=True)
class CompletenessTold:
    """The completeness of the map: a heading, a sentence a share, and of its `number` blanks the worst, at most MOST."""

    heading: str
    sentences: tuple[str, ...]
    blanks: tuple[Blank, ...]
    number: int


@dataclass(frozen=True)
class Lack:
    """A stream that is missing: its rank, what it is, why it is missed, and who could bring it."""

    rank: int
    what: str
    why: str
    who: str


@dataclass(frozen=True)
class MissingTold:
    """Of the `number` streams that are missing the most needed, at most MOST."""

    heading: str
    rows: tuple[Lack, ...]
    number: int


def completeness_told(seen: StreamsView, words: "Words") -> CompletenessTold:
    """What share of the map is known, as sentences; a share of nothing is not told."""
    found = completeness(seen.frame, seen.members)
    all_blanks = blanks(seen.frame, seen.members)
    empty = [_blank(row, seen, words) for row in records(all_blanks.head(MOST))]
    is_told = {"confirmed": seen.frame["confirmed_by"].notna().any(), "rated": seen.frame["receiver_rating"].notna().any()}
    sentences = [
        words(f"streams.complete.{name}", n=share.of, part=words.number(share.part), share=words.percent(share.share))
        if is_told.get(name, True)
        else words(f"streams.complete.{name}_untold")
        for name, share in _shares(found.partners, found.confirmed, found.amount_known, found.rated)
        if share.share is not None
    ]
    heading = words("streams.complete.blanks", n=len(all_blanks)) if empty else words("streams.complete.whole")
    return CompletenessTold(heading, tuple(sentences), tuple(empty), len(all_blanks))


def missing_told(
    seen: StreamsView, goals: pd.DataFrame, roles: pd.DataFrame, needs: pd.DataFrame, words: "Words"
) -> MissingTold:
    """The missing streams as rows; the heading names the one that most is waiting for.

    Who takes no part in the quarter holds no role and asks nothing.
    """
    roles, needs = (told[told["party"].isin(seen.members["party"])] for told in (roles, needs))
    found = missing(goals, seen.answer, roles, needs)
    lacks = tuple(_lack(row, seen, words) for row in records(found.head(MOST)))
    required = int((found["why"] == "required").sum())
    if required:
        heading = words("streams.missing.required", n=required, first=lacks[0].what)
    elif lacks and goals["kind"].notna().any():
        heading = words("streams.missing.some", n=len(found))
    elif lacks:
        heading = words("streams.missing.open", n=len(found))
    else:
        heading = words("streams.missing.none")
    return MissingTold(heading, lacks, len(found))


def _shares(*shares: Share) -> Iterator[tuple[str, Share]]:
    return zip(("partners", "confirmed", "amount", "rated"), shares, strict=True)


def _blank(row: dict[str, Any], seen: StreamsView, words: "Words") -> Blank:
    def name(party: str) -> str:
        return seen.parties.get(party, party)

    if row["party"] is not None:
        about = name(row["party"])
    else:
        what = row["what"] or code_told("stream", "kind", row["kind"], words)
        about = words("streams.blank.stream", giver=name(row["giver"]), what=what, taker=name(row["receiver"]))
    return Blank(words(f"streams.blank.{row['blank']}"), about, words.listed(name(party) for party in row["who"]))


def _lack(row: dict[str, Any], seen: StreamsView, words: "Words") -> Lack:
    kind = code_told("stream", "kind", row["kind"], words) if row["kind"] else ""
    givers, receivers = (words.listed(seen.parties.get(one, one) for one in row[side]) for side in ("givers", "receivers"))
    if row["why"] == "required":
        giver, taker = (code_told("requirement", side, row[side], words) for side in ("giver_role", "receiver_role"))
        what = words("streams.lack.required", kind=kind, giver=giver, taker=taker)
        why = words("streams.lack.required.why", goals=words.listed(row["goals"]))
        if givers and receivers:
            who = words("streams.lack.who", giver=givers, taker=receivers)
        else:
            who = words("streams.lack.nobody", role=taker if givers else giver)
    elif row["why"] == "one_sided":
        what = words("streams.lack.one_sided", giver=givers, taker=receivers)
        why = words("streams.lack.one_sided.why", n=row["streams"])
        who = givers
    else:
        what = words("streams.lack.match", kind=kind, giver=givers, taker=receivers)
        offered, needed = (words.listed(row[side]) or kind for side in ("offered", "needed"))
        why = words("streams.lack.match.why", offered=offered, needed=needed)
        who = words("streams.lack.who", giver=givers, taker=receivers)
    return Lack(int(row["rank"]), what, why, who)
