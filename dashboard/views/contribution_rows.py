"""A row of the picture of what each partner adds: where its marks stand, and what is told beside and over them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.views.contribution import Share, band_told
from dashboard.views.contribution_numbers import number_told

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Adds:
    """A row in the unit of the contributions; None is unknown. `told` is its number in words, `more` what stands behind it.

    `other` is the fair share by another way of dividing. `why` is the word where there is no fair share. `is_lost`: it is less
    than alone. `is_group` stands for more partners than one. `hints` tell of alone, the fair share, the tick and the other way
    where they are pointed at.
    """

    name: str
    alone: float | None
    fair: float | None
    low: float | None
    high: float | None
    marginal: float | None
    told: str
    more: str = ""
    why: str = ""
    other: float | None = None
    is_lost: bool = False
    is_group: bool = False
    is_bold: bool = False
    hints: tuple[str, str, str, str] = ("", "", "", "")

    @property
    def known(self) -> list[float]:
        """Where its marks and the ends of its band are."""
        return [one for one in (self.alone, self.fair, self.low, self.high, self.marginal, self.other) if one is not None]


@dataclass(frozen=True)
class Heads:
    """What the marks of the first row are called, and the column at the right; without `other` there is no such mark."""

    alone: str
    fair: str
    marginal: str
    column: str
    other: str = ""


def heads(words: "Words", *, for_partner: bool = False, other: str = "") -> Heads:
    """The words at the marks; `for_partner` says `you`, `other` is another way of dividing."""
    without = "contribution.head.without_you" if for_partner else "contribution.head.without"
    fair = words("contribution.head.fair")
    return Heads(words("contribution.head.alone"), fair, words(without), f"{fair} · {other}" if other else fair, other)


def adds(
    one: Share,
    words: "Words",
    *,
    name: str = "",
    fair: str = "",
    other: tuple[str, float | None, str] | None = None,
    is_bold: bool = False,
) -> Adds:
    """The row of a share. `name` and `fair` are how it and its fair share are told, where that is otherwise than by itself;
    `other` is what another way of dividing is called, its value, and how that is told."""
    name, band = name or one.name, band_told(one, words)
    fair = fair or number_told(one.fair, words, one.low, one.high)
    more = f"({band})" if band else ""
    numbers = [
        ("contribution.head.alone", number_told(one.alone, words, one.alone_low, one.alone_high)),
        ("contribution.head.fair", f"{fair} {more}".strip()),
        ("contribution.head.without", number_told(one.marginal, words, one.marginal_low, one.marginal_high)),
    ]
    alone, share, tick = (f"{name}: {words(key)} {number}" for key, number in numbers)
    way, value, told = other or ("", None, "")
    return Adds(
        name,
        one.alone,
        one.fair,
        one.low,
        one.high,
        one.marginal,
        fair if one.fair is not None else "",
        " · ".join(filter(None, (more, told))),
        why=words("state.verborgen") if not one.party and one.fair is None else "",
        other=value,
        is_lost=one.is_worse_off,
        is_group=not one.party,
        is_bold=is_bold,
        hints=(alone, share, tick, f"{name}: {way} {told}" if told else ""),
    )
