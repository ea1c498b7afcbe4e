"""An amount divided by weights into parts that add up to it exactly."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeVar

from metrics.exact import EXACT

_DIGITS: Final = 2
Name = TypeVar("Name")


def divided(whole: Decimal, weights: Mapping[Name, Decimal]) -> dict[Name, Decimal]:
    """The part of `whole` (0 and up, in its unit) for each weight (0 and up, one of them above 0), by name.

    Parts are in hundredths, or finer where the whole is told finer. What is left after rounding down goes, a step each, to
    those that lost most by it, of equals to the first: the method of the largest remainder.
    """
    digits = max(_DIGITS, -int(whole.normalize(EXACT).as_tuple().exponent))
    steps = int(EXACT.scaleb(whole, digits))
    together = sum(map(Fraction, weights.values()))
    exact = {name: steps * Fraction(weight) / together for name, weight in weights.items()}
    parts = {name: int(part) for name, part in exact.items()}
    by_loss = sorted(exact, key=lambda name: parts[name] - exact[name])
    for name in by_loss[: steps - sum(parts.values())]:
        parts[name] += 1
    return {name: EXACT.scaleb(Decimal(part), -digits) for name, part in parts.items()}
