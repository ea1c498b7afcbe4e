"""A share of a group in which nearly all answer alike: told in a word, for the exact number would tell of everyone."""

from typing import TYPE_CHECKING, Final

from data.small_groups import EVEN

if TYPE_CHECKING:
    from dashboard.words import Words

_TOLERANCE: Final = 1e-9


def is_nearly_all(share: float) -> bool:
    """Is a share (0-1) so large or so small that nearly all answer alike?"""
    return max(share, 1 - share) >= EVEN - _TOLERANCE


def rounded(share: float) -> float:
    """Where a share (0-1) is drawn: at the end of the axis where nearly all answer alike."""
    return float(round(share)) if is_nearly_all(share) else share


def nearly_told(share: float, words: "Words") -> str:
    """A share (0-1) in per cent, or that it is (nearly) everyone or no one."""
    if not is_nearly_all(share):
        return words.percent(share)
    return words("values.nearly.all" if share > 0.5 else "values.nearly.none")
