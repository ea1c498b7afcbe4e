"""The words on the bar of what all reach together, and beneath it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.views.contribution_numbers import SAME, between_told, decimals, number_told, rounded, split_shown
from dashboard.views.contribution_total import Total

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Parts:
    """The numbers on the bar as they are told, so that they add up; empty where there is no such part, or it is unknown.

    alone + gain = together, where working together does not cost; alone + gained - lost = together, where some of it gains and
    some of it loses: without both `gained` is empty.
    """

    alone: str
    gain: str
    gained: str
    lost: str
    together: str


def parts_of(total: Total, words: "Words") -> Parts:
    """What each had reached alone, what working together adds, what it loses, and what all reach together."""
    together = total.together
    lost = number_told(total.lost, words) if together is not None and total.lost and total.lost > SAME else ""
    if together is None or total.alone is None:
        alone = "" if total.alone is None else number_told(total.alone, words, total.alone_low, total.alone_high)
        whole = "" if together is None else number_told(together, words, total.low, total.high)
        return Parts(alone, "", "", lost, whole)
    places = decimals(together, total.low, total.high)
    shown = split_shown(together, total.alone, places)
    gain = words.number(shown[2], 6) if together - total.alone > SAME else ""
    gained = ""
    if lost and total.gained and total.gained > SAME:
        more, less = rounded(total.gained, places), rounded(total.lost or 0.0, places)
        more, less = (more, more - shown[2]) if more > less else (shown[2] + less, less)
        if min(more, less) > 0:
            gained, lost = words.number(more, 6), words.number(less, 6)
    elif lost and shown[2] < 0:
        lost = words.number(-shown[2], 6)
    return Parts(words.number(shown[1], 6), gain, gained, lost, words.number(shown[0], 6))


def lost_told(total: Total, words: "Words") -> str:
    """3 verloren door dubbele ritten; without the cause where it is not told, empty where nothing is lost."""
    number = parts_of(total, words).lost
    if not number:
        return ""
    if not total.causes:
        return words("contribution.bar.lost", number=number)
    return words("contribution.bar.lost_by", number=number, cause=words.listed(total.causes))


def alone_told(total: Total, number: str, words: "Words") -> str:
    """27 had ieder alleen gehaald; of one partner there is no `each`."""
    return words("contribution.bar.alone_one" if total.why == "one_partner" else "contribution.bar.alone", number=number)


def sum_told(total: Total, words: "Words") -> str:
    """38 + 5 gewonnen − 9 verloren = 34; empty where not both is there."""
    parts = parts_of(total, words)
    if not parts.gained:
        return ""
    one, gained, lost, all_ = parts.alone, parts.gained, parts.lost, parts.together
    return words("contribution.bar.sum", alone=one, gained=gained, lost=lost, together=all_)


def band_told(total: Total, words: "Words") -> str:
    """80 % zeker: samen tussen 44 en 53, door samenwerken tussen 17 en 24; empty where there is no band."""
    parts = []
    if told := between_told(total.low, total.high, words):
        parts.append(words("contribution.band.together", between=told))
    low, high = total.synergy_low, total.synergy_high
    if total.why != "one_partner" and total.synergy is not None and low is not None and high is not None:
        costs = high < 0
        told = between_told(-high, -low, words) if costs else between_told(low, high, words)
        parts += [words(f"contribution.band.{'cost' if costs else 'gain'}", between=told)] if told else []
    return words("contribution.band", parts=", ".join(parts)) if parts and total.together is not None else ""


def bar_told(total: Total, words: "Words") -> str:
    """The bar as a sentence, for who does not see it."""
    parts = parts_of(total, words)
    told = [
        alone_told(total, parts.alone, words) if parts.alone else "",
        words("contribution.bar.gain", number=parts.gain) if parts.gain else "",
        lost_told(total, words),
        words("contribution.bar.together", number=parts.together) if parts.together else "",
    ]
    return ", ".join(filter(None, told))


def no_bar_told(total: Total, words: "Words") -> str:
    """Why there is no bar: all together, or what each reached alone, is not above zero; empty where that is told elsewhere."""
    if total.together is None or not total.has_contributions or total.why == "units_differ":
        return ""
    below = "whole" if total.together < -SAME else "zero" if total.together <= SAME else "part"
    return words(f"contribution.no_bar.{below}")
