"""What is said of a decision under other weights: who decides otherwise, how far all agree, and what would flip it."""

from typing import TYPE_CHECKING, Final

from dashboard.views.contribution_numbers import decimals
from dashboard.views.negotiation import Decided, NegotiationView, ThemeRow

if TYPE_CHECKING:
    from dashboard.words import Words

NAMED: Final = 3
"""So many sets are told of by name; of more the table tells."""


def heading(seen: NegotiationView, words: "Words") -> str:
    """How many would decide otherwise."""
    kind, sets = seen.counted
    number, all_of = sum(one.differs for one in sets), words.number(len(sets))
    if not number:
        return words(f"negotiation.all_agree.{kind}", n=len(sets))
    if number == len(sets):
        return words(f"negotiation.none_agree.{kind}", n=len(sets))
    return words(f"negotiation.some_differ.{kind}", n=number, of=all_of)


def now(seen: NegotiationView, words: "Words") -> str:
    """What the set in use makes of the decision, with the numbers."""
    if seen.decided.other:
        key = "negotiation.now.above" if seen.holds else "negotiation.now.not_above"
        told = words(key, decided=seen.decided.told(words), gap=words.number(abs(seen.gap), 1))
        same = words("significance.pair.same", one=seen.decided.name, other=seen.decided.other)
        return f"{told} {same}" if seen.decided.is_open else told
    key = "negotiation.now.holds" if seen.holds else "negotiation.now.fails"
    score = words.number(seen.gap + seen.decided.border, 1)
    return words(key, decided=seen.decided.told(words), score=score)


def lines(seen: NegotiationView, words: "Words") -> list[str]:
    """What follows: of mixtures or of those who decide otherwise, of the zone, of the smallest change, and of what it leaves
    out."""
    told = []
    if not seen.otherwise:
        told.append(words("negotiation.mixtures", n=len(seen.sets)))
    told += [words("negotiation.way", name=one.name, share=words.percent(one.way or 0.0)) for one in seen.otherwise[:NAMED]]
    if len(seen.otherwise) > NAMED:
        told.append(words("negotiation.way.more", n=len(seen.otherwise) - NAMED))
    told += [*_zone(seen, words), _flip(seen, words)]
    if seen.silent:
        told.append(words("negotiation.silent", n=len(seen.silent), names=words.listed(seen.silent)))
    told.append(words("negotiation.in_common", n=len(seen.themes)) if seen.decided.other else words("negotiation.level_more"))
    return told


def weight_told(share: float, words: "Words") -> str:
    """A weight in per cent: with a decimal where it is small."""
    return words.percent(share, 0 if share >= 0.1 else 1)


def zone_told(row: ThemeRow, words: "Words") -> str:
    """From which to which weight all agree; the word where that is any, or none."""
    if row.zone is None:
        return words("negotiation.zone.none")
    if row.is_free:
        return words("negotiation.zone.any")
    low, high = (weight_told(end, words) for end in row.zone)
    return low if low == high else words("figure.band.narrow", low=low, high=high)


def moved_told(moved: float, words: "Words") -> str:
    """Weight that moves, of 1 in all, in percentage points: with a decimal below ten, or more where one would tell a zero."""
    points = 100 * moved
    told = words.number(points, 0 if points >= 10 else decimals(points))
    return words("negotiation.points", n=1 if told == "1" else 2, points=told)


def gap_told(gap: float, decided: Decided, words: "Words") -> str:
    """A set's score, or how far one stands above the other, in points."""
    return words.number(gap + decided.border, 1)


def _zone(seen: NegotiationView, words: "Words") -> list[str]:
    told = []
    if seen.at_odds:
        if len(seen.at_odds) == len(seen.themes):
            return [words("negotiation.zone.nowhere")]
        told.append(words("negotiation.zone.at_odds", n=len(seen.at_odds), of=words.number(len(seen.themes))))
    row = seen.tightest
    if row is not None:
        told.append(words("negotiation.zone.tightest", theme=row.name, zone=zone_told(row, words)))
    elif not seen.at_odds:
        told.append(words("negotiation.zone.free"))
    return told


def _flip(seen: NegotiationView, words: "Words") -> str:
    if seen.flip is None:
        return words("negotiation.flip.none")
    if not seen.flip.source:
        return words("negotiation.flip.even")
    return words(
        "negotiation.flip",
        moved=moved_told(seen.flip.moved, words),
        source=words.listed(seen.flip.source),
        target=words.listed(seen.flip.target),
    )
