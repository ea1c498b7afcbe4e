"""What a partner brings and takes in a quarter: streams by kind, what was promised and delivered, its own ratings."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.views.codes import code_told
from dashboard.views.records import records
from metrics.promising import STATES, kept

if TYPE_CHECKING:
    from dashboard.words import Words

WAYS: Final = ("brings", "takes")
DELIVERED: Final = "delivered"


@dataclass(frozen=True)
class Line:
    """Streams of one kind, unit and way (`brings` or `takes`); amounts in the unit, None where unknown."""

    way: str
    kind: str
    unit: str | None
    streams: int
    promised: Decimal | None
    delivered: Decimal | None


@dataclass(frozen=True)
class OwnStreams:
    """One partner's streams of a quarter. Of what it brings `pledged` streams were promised; of `settled` of these the state is
    told, and `delivered` were delivered in full. `rating` is its own mean rating of `rated` streams that it takes."""

    quarter: str
    lines: tuple[Line, ...]
    pledged: int
    settled: int
    delivered: int
    rating: float | None
    rated: int

    def number(self, way: str, kind: str = "") -> int:
        """How many streams go one way, of one kind or of all."""
        return sum(line.streams for line in self.lines if line.way == way and kind in ("", line.kind))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds, those with most streams first."""
        kinds = {line.kind for line in self.lines}
        return tuple(sorted(kinds, key=lambda kind: (-sum(self.number(way, kind) for way in WAYS), kind)))


def own_streams(found: pd.DataFrame, quarter: str, party: str) -> OwnStreams:
    """The view of the answer to `coalition_streams` in a quarter; only streams that this partner gives or takes."""
    sides = [found[found[side] == party].assign(way=way) for way, side in zip(WAYS, ("giver", "receiver"), strict=True)]
    rows = records(kept(pd.concat(sides, ignore_index=True), ["way", "kind", "unit"]))
    lines = [Line(row["way"], row["kind"], row["unit"], row["streams"], row["promised"], row["delivered"]) for row in rows]
    by_state = [(row["state"], row["pledged"]) for row in records(kept(sides[0], ["state"]))]
    pledged = sum(number for _, number in by_state)
    settled = sum(number for state, number in by_state if state in STATES)
    delivered = sum(number for state, number in by_state if state == DELIVERED)
    ratings = sides[1]["receiver_rating"].to_numpy(float, na_value=np.nan)
    ratings = ratings[~np.isnan(ratings)]
    rating = float(ratings.mean()) if len(ratings) else None
    return OwnStreams(quarter, tuple(lines), pledged, settled, delivered, rating, len(ratings))


def heading(seen: OwnStreams, words: "Words") -> str:
    """How many streams it brings and takes."""
    return words("own.streams.heading", n=seen.number("brings"), takes=words.number(seen.number("takes")))


def reading(seen: OwnStreams, words: "Words") -> str:
    """In which quarter, and what a bar is."""
    return words("own.streams.reading", when=words.period(seen.quarter))


def facts(seen: OwnStreams, words: "Words") -> list[str]:
    """How many of the promised streams are delivered in full, and what the partner itself finds what it takes worth."""
    told = []
    if seen.pledged and not seen.settled:
        told.append(words("own.streams.kept_unknown", n=seen.pledged))
    elif seen.pledged == 1:
        told.append(words("own.streams.only_kept" if seen.delivered else "own.streams.only_open"))
    elif seen.pledged:
        number = words.number(seen.pledged)
        kept_told = words("own.streams.kept", n=seen.delivered, of=number)
        told.append(kept_told if seen.delivered else words("own.streams.none_kept", of=number))
    if 0 < seen.settled < seen.pledged:
        told[-1] += " " + words("own.streams.kept_untold", n=seen.pledged - seen.settled)
    if seen.rating is not None:
        of = words.number(seen.number("takes"))
        told.append(words("own.streams.rated", n=seen.rated, rating=words.number(seen.rating, 1), of=of))
    elif seen.number("takes"):
        told.append(words("own.streams.unrated"))
    return told


def kind_told(kind: str, words: "Words") -> str:
    """The word for a kind of stream."""
    return code_told("stream", "kind", kind, words)
