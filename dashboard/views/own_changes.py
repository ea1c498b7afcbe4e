"""What changed for a partner since the quarter before."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.views.contribution import SAME, decimals, split_shown
from dashboard.views.own_ambitions import Ambition, amount
from dashboard.views.own_streams import WAYS, OwnStreams
from dashboard.views.records import records
from metrics.observed import quarter_name, quarter_number, when

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Share:
    """The fair share before and now, in the periods in which contributions were told."""

    when_before: str
    before: float
    when: str
    now: float

    @property
    def shown(self) -> tuple[Decimal, Decimal, Decimal]:
        """Now, before and the difference, so that they add up as they are shown."""
        return split_shown(self.now, self.before, max(decimals(self.now), decimals(self.before)))


def share_of(found: pd.DataFrame, party: str, before: str) -> Share | None:
    """The view of the metric `contribution_change`, of one partner; None where one of both is unknown, or nothing was told of
    it since the quarter `before`."""
    for row in records(found):
        if row["party"] == party and row["change"] is not None and when(row["period"]) > when(before):
            return Share(row["period_before"], row["before"], row["period"], row["now"])
    return None


def quarter_before(quarter: str) -> str:
    """The quarter before one; empty for what is none."""
    number = quarter_number(quarter)
    return "" if number is None else quarter_name(number - 1)


def heading(share: Share | None, before: str, words: "Words") -> str:
    """What became of the fair share; where that is unknown, since when the rest changed."""
    if share is None:
        return words("own.changes.heading", when=words.period(before))
    _, _, change = share.shown
    if not change:
        return words("own.changes.same", when=words.period(share.when_before))
    key = "own.changes.grew" if change > 0 else "own.changes.shrank"
    return words(key, change=words.number(abs(change), 6), when=words.period(share.when_before))


def told(
    share: Share | None,
    streams: tuple[OwnStreams, OwnStreams],
    ambitions: tuple[Sequence[Ambition], Sequence[Ambition]],
    words: "Words",
) -> list[str]:
    """A sentence for each thing that changed; `streams` and `ambitions` are those of the quarter before and of this one."""
    lines = []
    if share is not None and share.shown[2]:
        now, was, _ = (words.number(number, 6) for number in share.shown)
        lines.append(words("own.changes.share", before=was, now=now))
    earlier, later = streams
    for way in WAYS:
        if earlier.number(way) != later.number(way):
            was = words.number(earlier.number(way))
            lines.append(words(f"own.changes.{way}", n=later.number(way), before=was))
    known = {row.key: row.value for row in ambitions[0]}
    for row in ambitions[1]:
        was_value = known.get(row.key)
        if was_value is not None and row.value is not None and abs(row.value - was_value) > SAME:
            before, now = amount(was_value, words), amount(row.value, words)
            lines.append(words("own.changes.ambition", name=row.name, before=before, now=now, unit=row.unit).strip())
    return lines
