"""With whom a partner's share comes about: what it gains, or loses, with each other partner."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.contribution import SAME, number_told
from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words

TOLD: Final = 4
"""So many pairs have a sentence, those that matter most; the rest are counted."""


@dataclass(frozen=True)
class OwnPair:
    """What came about with one other partner, in the unit of the contributions; None is unknown."""

    name: str
    gain: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class OwnPairs:
    """The pairs of one partner, the largest gain first, the unknown last; `own` is what it adds by itself, None unknown."""

    pairs: tuple[OwnPair, ...]
    own: float | None
    unit: str

    @property
    def known(self) -> tuple[OwnPair, ...]:
        """Those of which the gain is known."""
        return tuple(pair for pair in self.pairs if pair.gain is not None)


def own_pairs(found: pd.DataFrame, parts: pd.DataFrame, totals: pd.DataFrame, outcome: str, party: str) -> OwnPairs:
    """The view of `contribution_pairs`, `contribution_parts` and `contribution_total`, of one outcome and partner."""
    pairs = []
    for row in records(found):
        if party in (row["one"], row["other"]):
            side = "other" if row["one"] == party else "one"
            pairs.append(OwnPair(row[f"{side}_name"] or row[side], row["gain"], row["low"], row["high"]))
    pairs.sort(key=lambda pair: (pair.gain is None, -(pair.gain or 0.0), pair.name.casefold()))
    own = next((row["own"] for row in records(parts) if row["party"] == party), None)
    unit = next((row["unit"] for row in records(totals) if row["outcome"] == outcome and row["in_unit"]), None)
    return OwnPairs(tuple(pairs), own, unit or "")


def heading(seen: OwnPairs, words: "Words") -> str:
    """With whom most of the share comes about; with whom it gains most, where it adds more by itself; with whom it loses most,
    where that is more than any gain."""
    if not seen.known:
        return words("own.pairs.unknown")
    gains = [pair.gain or 0.0 for pair in seen.known]
    most = max(gains) if max(gains) + min(gains) > -SAME else min(gains)
    names = words.listed(pair.name for pair, gain in zip(seen.known, gains, strict=True) if abs(gain - most) <= SAME)
    if most < 0:
        return words("own.pairs.costs", name=names)
    is_most = seen.own is not None and most / 2 >= seen.own - SAME
    return words("own.pairs.mostly" if is_most else "own.pairs.most", name=names)


def told(seen: OwnPairs, words: "Words") -> list[tuple[str, str]]:
    """What came about with each, and how sure that is."""
    first = sorted(seen.known, key=lambda pair: -abs(pair.gain or 0.0))[:TOLD]
    return [_told(pair, seen.unit, words) for pair in seen.pairs if pair in first]


def rest(seen: OwnPairs, words: "Words") -> str:
    """How many pairs have no sentence; of how many the gain is unknown."""
    unknown = len(seen.pairs) - len(seen.known)
    more = len(seen.known) - TOLD
    parts = [words("own.pairs.more", n=more)] if more > 0 else []
    parts += [words("own.pairs.some_unknown", n=unknown)] if unknown else []
    return " ".join(parts)


def _told(pair: OwnPair, unit: str, words: "Words") -> tuple[str, str]:
    gain = pair.gain or 0.0
    number = number_told(abs(gain), words, pair.low, pair.high)
    amount = number if not unit or number == "1" else f"{number} {unit}"
    key = "own.pairs.gain" if gain > 0 else "own.pairs.loss"
    if pair.low is None or pair.high is None or pair.high - pair.low <= SAME:
        return words(key, name=pair.name, amount=amount), ""
    ends = (pair.low, pair.high) if gain > 0 else (-pair.high, -pair.low)
    low, high = (number_told(end, words, *ends) for end in ends)
    return words(key, name=pair.name, amount=amount), words("figure.band", low=low, high=high) + "."
