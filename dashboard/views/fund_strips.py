"""How much of what was agreed in each fund is validated: every outcome counts alike, and what is unknown stands apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.views.portfolio import Line, name_told
from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Strip:
    """A fund. `reached` is the share (0-1) of what was agreed over its `outcomes` that is validated, None where that is known
    of none, and `unknown` the share of outcomes of which it is not known. Of `agreed` outcomes it is known how much was agreed,
    of `told` how much is validated, of `known` both."""

    fund: str
    name: str
    invented: bool
    outcomes: int
    agreed: int
    told: int
    known: int
    reached: float | None
    unknown: float


def strips(reached: pd.DataFrame, lines: Sequence[Line], words: "Words") -> tuple[Strip, ...]:
    """A strip for each fund of the table above, in its order, from `reached_by_fund`; a fund without outcomes is unknown."""
    found = {row["fund"]: row for row in records(reached)}
    nothing = {"outcomes": 0, "agreed": 0, "told": 0, "known": 0, "reached": None, "unknown": 1.0}
    return tuple(
        Strip(
            line.fund,
            name_told(line.name or line.fund, words, invented=line.invented),
            line.invented,
            **{name: found.get(line.fund, nothing)[name] for name in nothing},
        )
        for line in lines
        if line.fund
    )


def heading(seen: Sequence[Strip], words: "Words") -> str:
    """Which fund is furthest, or that this is known of none; of a fund of which not all is known the least it can be.

    It speaks of real funds as soon as there is one.
    """
    real = [one for one in seen if not one.invented] or seen
    known = [one for one in real if one.reached is not None]
    if not known:
        return words("portfolio.strips.unknown", n=len(real))
    first = max(known, key=lambda one: (one.reached or 0.0, one.name))
    key = "portfolio.strips.least" if first.unknown else "portfolio.strips.share"
    return words(key, name=first.name, share=words.percent(first.reached or 0.0))


def share_told(one: Strip, words: "Words") -> str:
    """The share that is validated, or the least it can be; the word for unknown where it is known of no outcome."""
    if one.reached is None:
        return words("state.unknown")
    share = words.percent(one.reached)
    return words("portfolio.strips.at_least", share=share) if one.unknown else share


def known_told(one: Strip, words: "Words") -> str:
    """Of how many outcomes that is known, and, where it is of none, what is missing."""
    if not one.outcomes:
        return words("portfolio.strips.no_outcomes")
    if not one.known and one.told and not one.agreed:
        return words("portfolio.strips.no_agreement")
    return words("portfolio.strips.known", n=one.known, of=words.number(one.outcomes))
