"""The contributions beneath the numbers: what these parties add together, why, how sure, and on what that rests."""

from collections import Counter
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.codes import code_told
from dashboard.views.contribution_numbers import SAME, number_told
from dashboard.views.contribution_sentences import with_unit
from dashboard.views.contribution_total import Total
from dashboard.views.records import records
from data.columns import BETWEEN_IDS
from metrics.games_told import games_told

if TYPE_CHECKING:
    from dashboard.words import Words

FIRST: Final = 6
"""So many contributions stand on the page at once; the rest opens."""


@dataclass(frozen=True)
class Dividend:
    """What exactly these parties add together, from low to high with likely in between (None is unknown), as it was told.

    `row` is the row it came from, with its source, evidence and dates.
    """

    parties: tuple[str, ...]
    names: tuple[str, ...]
    low: float | None
    likely: float | None
    high: float | None
    because: str
    cause: str
    row: dict[str, Any]

    @property
    def part(self) -> float | None:
        """What of it counts for each of its parties."""
        return None if self.likely is None else self.likely / len(self.parties)


def counted(
    dividends: pd.DataFrame, outcomes: pd.DataFrame, partners: pd.DataFrame, total: Total, names: dict[str, str]
) -> tuple[Dividend, ...]:
    """The contributions of an outcome that count and that the viewer sees, those that weigh most first.

    The frames are the answers to the questions `dividends`, `outcomes` and `partners`; a candidate's does not count.
    """
    games = games_told(dividends, outcomes, partners)
    game = next((one.game for one in games if (one.outcome, one.period) == (total.outcome, total.period)), None)
    if game is None:
        return ()
    sets = {frozenset(party for party, is_in in zip(game.parties, row, strict=True) if is_in) for row in game.members}
    rows = [row for row in records(dividends) if (row["outcome"], row["period"]) == (total.outcome, total.period)]
    told = [_dividend(row, names) for row in rows]
    kept = [one for one in told if frozenset(one.parties) in sets]
    return tuple(sorted(kept, key=lambda one: (one.likely is None, -abs(one.likely or 0.0), one.names)))


def who_told(one: Dividend, words: "Words") -> str:
    """Werkplaats Noord alleen; Gemeente Aabeek en Werkplaats Noord samen."""
    if len(one.parties) == 1:
        return words("contribution.dividend.alone", name=one.names[0])
    return words("contribution.dividend.together", names=words.listed(one.names))


def amount_told(one: Dividend, total: Total, words: "Words") -> str:
    """+4 mensen (1 tot 8); the word where it is unknown."""
    if one.likely is None:
        return words("state.unknown")
    number = number_told(one.likely, words)
    told = with_unit(f"+{number}" if one.likely > 0 and len(one.parties) > 1 else number, total)
    low, high = one.low, one.high
    if low is None or high is None or high - low <= SAME:
        return told
    return f"{told} ({words('figure.band.narrow', low=number_told(low, words), high=number_told(high, words))})"


def basis_told(one: Dividend, words: "Words") -> str:
    """On what it rests, and how strong its evidence is."""
    basis = code_told("dividend", "basis", one.row["basis"], words)
    evidence = code_told("dividend", "evidence", one.row["evidence"], words) if one.row["evidence"] else words("evidence.none")
    return words("contribution.dividend.basis", basis=basis, evidence=evidence)


def heading(found: tuple[Dividend, ...], total: Total, words: "Words") -> str:
    """How many contributions there are, and on what most of them rest."""
    number = Counter(one.row["basis"] for one in found if one.row["basis"])
    is_some = total.dividends > len(found)
    told = words(
        "contribution.rests.seen" if is_some else "contribution.rests.all", n=len(found), of=words.number(total.dividends)
    )
    if not number:
        return told
    basis, most = number.most_common(1)[0]
    key = f"contribution.rests.on.{basis}"
    on = words(key) if words.has(key) else code_told("dividend", "basis", basis, words)
    return words("contribution.rests.heading", told=told, most=words.number(most), on=on)


def sum_of(party: str, found: tuple[Dividend, ...]) -> tuple[list[Dividend], float | None]:
    """The contributions that a party is in, and its fair share as their sum; None where one is unknown."""
    of_party = [one for one in found if party in one.parties]
    parts = [one.part for one in of_party]
    return of_party, None if None in parts else fsum(part for part in parts if part is not None)


def _dividend(row: dict[str, Any], names: dict[str, str]) -> Dividend:
    parties = tuple(row["parties"].split(BETWEEN_IDS))
    told = tuple(names.get(party, party) for party in parties)
    low, likely, high = (None if row[name] is None else float(row[name]) for name in ("low", "likely", "high"))
    return Dividend(parties, told, low, likely, high, row["because"] or "", row["cause"] or "", row)
