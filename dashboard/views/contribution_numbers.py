"""How the numbers of contributions are told: so many decimals, and parts that add up as they are shown."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import floor, fsum, log10
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dashboard.words import Words

SAME: Final = 1e-9
"""What lies no further apart is the same (MODEL 2)."""
LEAST: Final = 0.05
"""What is less than this would be a zero with one decimal."""
WIDE: Final = 10
"""A band so wide, in units, bears no decimals."""
WHOLE: Final = 5
"""The ends of a band so wide, in units, are told as whole numbers."""


def decimals(value: float | None, low: float | None = None, high: float | None = None) -> int:
    """As many decimals as a number bears: none in a wide band, else one; more only where one would tell it as a zero."""
    known = [abs(one) for one in (value, low, high) if one is not None and abs(one) > SAME]
    width = (high or 0.0) - (low or 0.0) if low is not None and high is not None else 0.0
    if width >= WIDE:
        return 0
    most = max(known, default=1.0)
    return 1 if most >= LEAST else min(1 - floor(log10(most)), 6)


def rounded(value: float, places: int) -> Decimal:
    """A number to so many decimals, halves up."""
    return Decimal(str(round(value, 9))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0  # no minus before a zero


def split_shown(together: float, alone: float, places: int) -> tuple[Decimal, Decimal, Decimal]:
    """Together, alone and their difference, to so many decimals, so that they add up as they are shown."""
    whole, gain = rounded(together, places), together - alone
    if abs(alone) >= abs(gain):
        return whole, rounded(alone, places), whole - rounded(alone, places)
    return whole, whole - rounded(gain, places), rounded(gain, places)


def parts_shown(values: Sequence[float], places: int) -> tuple[Decimal, ...]:
    """Parts to so many decimals that add up to the rounding of their sum.

    Where rounding each by itself gives another sum, those move by one last digit that rounding moved most, the smaller first;
    what is not zero is not made one.
    """
    size = Decimal(1).scaleb(-places)
    shown = [rounded(value, places) for value in values]
    short = int((rounded(fsum(values), places) - sum(shown, Decimal(0))) / size)
    step = size if short > 0 else -size

    def order(at: int) -> tuple[bool, float, float]:
        off = round((values[at] - float(shown[at])) * (1 if short > 0 else -1), 9)
        return not shown[at] + step and abs(values[at]) > SAME, -off, abs(values[at])

    for at in sorted(range(len(shown)), key=order)[: abs(short)]:
        shown[at] += step
    return tuple(shown)


def number_told(value: float | None, words: "Words", low: float | None = None, high: float | None = None) -> str:
    """A number with as many decimals as its band bears; the word where it is unknown."""
    return words("state.unknown") if value is None else words.number(value, decimals(value, low, high))


def is_band(low: float | None, high: float | None) -> bool:
    """Are both ends known, and do they lie apart?"""
    return low is not None and high is not None and high - low > SAME


def range_told(low: float | None, high: float | None, words: "Words") -> str:
    """13,5 tot 20,5; empty where there is no band."""
    if low is None or high is None or high - low <= SAME:
        return ""
    return words("figure.band.narrow", low=number_told(low, words, low, high), high=number_told(high, words, low, high))


def between_told(low: float | None, high: float | None, words: "Words") -> str:
    """tussen 44 en 53: the band of a total, of which the ends are whole numbers where they lie far apart."""
    if low is None or high is None or high - low <= SAME:
        return ""
    places = 0 if high - low >= WHOLE else decimals(None, low, high)
    return words("contribution.band.between", low=words.number(low, places), high=words.number(high, places))
