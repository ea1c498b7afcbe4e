"""With whom a partner's share comes about: what it gains, or loses, with each other partner."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.contribution import SAME, decimals, number_told, split_shown
from dashboard.views.own_standing import Standing
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
class Sum:
    """How the fair share adds up, in the unit of the contributions: the own part, and half of what the pairs gain.

    `places` are the decimals with which the share stands on the page; `is_alone`: the own part is what the partner reached
    alone, for nothing came about in a larger group.
    """

    fair: float
    own: float
    of_pairs: float
    places: int
    is_alone: bool

    @property
    def shown(self) -> tuple[Decimal, Decimal, Decimal]:
        """The share, the own part and that of the pairs, so that they add up as they are shown: with a decimal more for the
        parts where that is enough, else the smaller part is what the larger one leaves."""
        whole = _rounded(self.fair, self.places)
        for places in (self.places, self.places + 1):
            own, of_pairs = _rounded(self.own, places), _rounded(self.of_pairs, places)
            if own + of_pairs == whole:
                return whole, own, of_pairs
        return split_shown(self.fair, self.own, self.places)


@dataclass(frozen=True)
class OwnPairs:
    """The pairs of one partner, the largest gain first, the unknown last; `sum` is None where its share is unknown."""

    pairs: tuple[OwnPair, ...]
    sum: Sum | None
    unit: str

    @property
    def known(self) -> tuple[OwnPair, ...]:
        """Those of which the gain is known."""
        return tuple(pair for pair in self.pairs if pair.gain is not None)


def own_pairs(
    found: pd.DataFrame, parts: pd.DataFrame, shares: pd.DataFrame, totals: pd.DataFrame, outcome: str, party: str
) -> OwnPairs:
    """The view of `contribution_pairs`, `_parts`, `_shares` and `_total`, of one outcome and partner."""
    pairs = []
    for row in records(found):
        if party in (row["one"], row["other"]):
            side = "other" if row["one"] == party else "one"
            pairs.append(OwnPair(row[f"{side}_name"] or row[side], row["gain"], row["low"], row["high"]))
    pairs.sort(key=lambda pair: (pair.gain is None, -(pair.gain or 0.0), pair.name.casefold()))
    unit = next((row["unit"] for row in records(totals) if row["outcome"] == outcome and row["in_unit"]), None)
    return OwnPairs(tuple(pairs), _sum(parts, shares, party), unit or "")


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
    is_most = seen.sum is not None and most / 2 >= seen.sum.own - SAME
    return words("own.pairs.mostly" if is_most else "own.pairs.most", name=names)


def told(seen: OwnPairs, words: "Words") -> list[tuple[str, str]]:
    """What came about with each, and how sure that is."""
    first = sorted(seen.known, key=lambda pair: -abs(pair.gain or 0.0))[:TOLD]
    return [_told(pair, seen.unit, words) for pair in seen.pairs if pair in first]


def added_up(share: Sum, words: "Words") -> tuple[str, str]:
    """How the fair share adds up, and what the own part is."""
    fair, own, of_pairs = share.shown
    whole, alone, pairs = (words.number(one, 6) for one in (fair, own, abs(of_pairs)))
    key = "own.pairs.sum_less" if of_pairs < 0 else "own.pairs.sum"
    what = words("own.pairs.own_part.alone" if share.is_alone else "own.pairs.own_part")
    return words(key, fair=whole, own=alone, pairs=pairs), what


def rest(seen: OwnPairs, words: "Words") -> str:
    """How many pairs have no sentence, and whether they matter less; of how many the gain is unknown."""
    sizes = sorted((abs(pair.gain or 0.0) for pair in seen.known), reverse=True)
    last, more = sizes[TOLD - 1 : TOLD], sizes[TOLD:]
    parts = []
    if more:
        are_less, are_equal = max(more) < last[0] - SAME, min(more) > last[0] - SAME
        key = "own.pairs.more" if are_less else "own.pairs.more_equal" if are_equal else "own.pairs.more_plain"
        parts.append(words(key, n=len(more)))
    if unknown := len(seen.pairs) - len(seen.known):
        parts.append(words("own.pairs.some_unknown", n=unknown))
    return " ".join(parts)


def none_told(seen: OwnPairs, standing: Standing, words: "Words") -> str:
    """Why there is no pair: it left, nothing of it is recorded, or nothing that it reached with another."""
    if standing.until:
        return words("own.pairs.left", when=words.period(standing.until))
    if standing.is_untold:
        return words("own.pairs.untold")
    return words("own.pairs.alone" if seen.sum is not None else "own.pairs.none")


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


def _sum(parts: pd.DataFrame, shares: pd.DataFrame, party: str) -> Sum | None:
    part = next((row for row in records(parts) if row["party"] == party), None)
    share = next((row for row in records(shares) if row["party"] == party), None)
    if part is None or share is None or any(part[name] is None for name in ("fair", "own", "of_pairs")):
        return None
    is_alone = share["alone"] is not None and abs(part["own"] - share["alone"]) <= SAME
    return Sum(part["fair"], part["own"], part["of_pairs"], decimals(share["fair"], share["low"], share["high"]), is_alone)


def _rounded(value: float, places: int) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
