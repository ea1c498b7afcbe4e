"""The words on the bar of what all reach together."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.views.contribution import SAME, Total, decimals, number_told, split_shown

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Parts:
    """The numbers on the bar as they are told, so that they add up; empty where there is no such part, or it is unknown."""

    alone: str
    gain: str
    lost: str
    together: str


def parts_of(total: Total, words: "Words") -> Parts:
    """What each had reached alone, what working together adds, what it loses, and what all reach together."""
    together = total.together
    lost = number_told(total.lost, words) if together is not None and total.lost and total.lost > SAME else ""
    if together is None or total.alone is None:
        alone = "" if total.alone is None else number_told(total.alone, words, total.alone_low, total.alone_high)
        whole = "" if together is None else number_told(together, words, total.low, total.high)
        return Parts(alone, "", lost, whole)
    shown = split_shown(together, total.alone, decimals(together, total.low, total.high))
    gain = words.number(shown[2], 6) if together - total.alone > SAME else ""
    return Parts(words.number(shown[1], 6), gain, lost, words.number(shown[0], 6))


def lost_told(total: Total, words: "Words") -> str:
    """3 verloren door dubbele ritten; without the cause where it is not told, empty where nothing is lost."""
    number = parts_of(total, words).lost
    if not number:
        return ""
    if not total.causes:
        return words("contribution.bar.lost", number=number)
    return words("contribution.bar.lost_by", number=number, cause=words.listed(total.causes))


def bar_told(total: Total, words: "Words") -> str:
    """The bar as a sentence, for who does not see it."""
    parts = parts_of(total, words)
    told = [words(f"contribution.bar.{name}", number=number) for name, number in _shown(parts)]
    return ", ".join(filter(None, [*told[:-1], lost_told(total, words), *told[-1:]]))


def _shown(parts: Parts) -> list[tuple[str, str]]:
    named = (("alone", parts.alone), ("gain", parts.gain), ("together", parts.together))
    return [(name, number) for name, number in named if number]
