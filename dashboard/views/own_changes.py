"""What changed for a partner since the quarter before."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.views.contribution import SAME, decimals, number_told, split_shown
from dashboard.views.own_ambitions import Ambition, amount
from dashboard.views.own_streams import WAYS, OwnStreams, kind_told
from dashboard.views.records import records
from metrics.observed import quarter_name, quarter_number, when

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Told:
    """A fair share as it was told in `period`, with P10 and P90, in `unit`; None is unknown, all of it where `is_told` is not:
    then nothing of this partner counted in that period."""

    period: str
    unit: str
    is_told: bool
    fair: float | None
    low: float | None
    high: float | None

    def holds(self, value: float) -> bool:
        """Does a value lie where this share may lie? Without a band only the share itself does."""
        ends = [one for one in (self.low, self.fair, self.high) if one is not None]
        return bool(ends) and min(ends) - SAME <= value <= max(ends) + SAME


@dataclass(frozen=True)
class Share:
    """The fair share as it was last told before, None where nobody told of any, and as it is told now."""

    before: Told | None
    now: Told

    @property
    def is_new(self) -> bool:
        """Was nothing of this partner told before?"""
        return self.before is None or not self.before.is_told

    @property
    def is_told_apart(self) -> bool:
        """Do both differ by more than chance: not where each lies within the band of the other?"""
        before, now = self._both
        return self.before is not None and not (self.before.holds(now) and self.now.holds(before))

    @property
    def shown(self) -> tuple[Decimal, Decimal, Decimal]:
        """Now, before and the difference, so that they add up as they are shown."""
        before, now = self._both
        return split_shown(now, before, max(decimals(now), decimals(before)))

    @property
    def _both(self) -> tuple[float, float]:
        return (self.before.fair if self.before else None) or 0.0, self.now.fair or 0.0


def told_of(totals: pd.DataFrame, shares: pd.DataFrame, outcome: str, party: str) -> Told | None:
    """The view of `contribution_total` and `contribution_shares`, of one partner; None where no contribution is told."""
    total = next((row for row in records(totals) if row["outcome"] == outcome and row["why"] != "no_dividends"), None)
    if total is None:
        return None
    own = next((row for row in records(shares) if row["party"] == party and row["told"]), None)
    numbers = (None, None, None) if own is None else (own["fair"], own["low"], own["high"])
    return Told(total["period"], (total["worth_unit"] or "").casefold(), own is not None, *numbers)


def share_of(before: Told | None, now: Told | None, last: str) -> Share | None:
    """What became of the fair share; None where nothing was told of it since the quarter `last`, where it is unknown now or
    was unknown before, and where both are in other units."""
    if now is None or now.fair is None or when(now.period) <= when(last):
        return None
    if before is not None and before.is_told and (before.fair is None or before.unit != now.unit):
        return None
    return Share(before, now)


def quarter_before(quarter: str) -> str:
    """The quarter before one; empty for what is none."""
    number = quarter_number(quarter)
    return "" if number is None else quarter_name(number - 1)


def heading(share: Share | None, last: str, words: "Words") -> str:
    """What became of the fair share; where that is unknown, since when the rest changed."""
    if share is None:
        return words("own.changes.heading", when=words.period(last))
    if share.before is None or share.is_new:
        return words("own.changes.first", now=number_told(share.now.fair, words, share.now.low, share.now.high))
    _, _, change = share.shown
    then = words.period(share.before.period)
    if not change:
        return words("own.changes.same", when=then)
    if not share.is_told_apart:
        return words("own.changes.indistinct", when=then)
    return words("own.changes.grew" if change > 0 else "own.changes.shrank", change=words.number(abs(change), 6), when=then)


def told(
    share: Share | None,
    streams: tuple[OwnStreams, OwnStreams],
    ambitions: tuple[Sequence[Ambition], Sequence[Ambition]],
    words: "Words",
) -> list[str]:
    """A sentence for each thing that changed; `streams` and `ambitions` are those of the quarter before and of this one."""
    return [*_of_share(share, words), *_of_streams(*streams, words), *_of_ambitions(*ambitions, words)]


def none_told(last: str, words: "Words") -> str:
    """That what is compared stayed as it was; no more than that."""
    return words("own.changes.none", when=words.period(last))


def _of_share(share: Share | None, words: "Words") -> list[str]:
    if share is None:
        return []
    if share.is_new:
        return [words("own.changes.untold", when=words.period(share.before.period))] if share.before else []
    now, was, change = share.shown
    if not change:
        return []
    key = "own.changes.share" if share.is_told_apart else "own.changes.within"
    return [words(key, before=words.number(was, 6), now=words.number(now, 6))]


def _of_streams(earlier: OwnStreams, later: OwnStreams, words: "Words") -> list[str]:
    lines = []
    for way in WAYS:
        if earlier.number(way) != later.number(way):
            was = words.number(earlier.number(way))
            lines.append(words(f"own.changes.{way}", n=later.number(way), before=was))
    kept = [(one.delivered, one.settled) for one in (earlier, later)]
    if kept[0] != kept[1] and all(of for _, of in kept):
        was, now = (words("own.changes.of", number=words.number(number), of=words.number(of)) for number, of in kept)
        lines.append(words("own.changes.delivered", before=was, now=now))
    known = {(line.kind, line.unit): line.delivered for line in earlier.lines if line.way == "brings"}
    for line in later.lines:
        was_amount = known.get((line.kind, line.unit))
        if line.way != "brings" or was_amount is None or line.delivered is None or was_amount == line.delivered:
            continue
        kind, before, now = kind_told(line.kind, words), words.number(was_amount, 2), words.number(line.delivered, 2)
        lines.append(words("own.changes.amount", kind=kind, before=before, now=now, unit=line.unit or "").strip())
    return lines


def _of_ambitions(earlier: Sequence[Ambition], later: Sequence[Ambition], words: "Words") -> list[str]:
    known = {row.key: row.value for row in earlier}
    lines = []
    for row in later:
        was = known.get(row.key)
        if row.value is None or (was is not None and abs(row.value - was) <= SAME):
            continue
        key = "own.changes.ambition_first" if was is None else "own.changes.ambition"
        now = amount(row.value, words)
        lines.append(words(key, name=row.name, before=amount(was, words), now=now, unit=row.unit).strip())
    return lines
