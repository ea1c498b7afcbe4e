"""What groups of people who vote alike think of each statement: where they agree, and where they part."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.nearly import nearly_told
from dashboard.views.records import records
from data.columns import WITHHELD
from data.instrument import Instrument
from metrics.consensus import LEAST
from metrics.observed import when

if TYPE_CHECKING:
    from dashboard.words import Words

DRAWN: Final = 12
"""So many statements are drawn, those that divide most; the table has all of them."""
ALL: Final = 0


@dataclass(frozen=True)
class Group:
    """People who vote alike, by number (0: all together); `is_held`: nothing of them may be shown."""

    number: int
    people: int
    is_held: bool


@dataclass(frozen=True)
class Statement:
    """A statement: the share of each group that agrees, and how many of it answered; None is unknown or withheld.

    `consensus`: how far all groups agree with it (0-1).
    """

    code: str
    text: str
    shares: tuple[float | None, ...]
    votes: tuple[int | None, ...]
    consensus: float | None

    @property
    def apart(self) -> float | None:
        """How far the groups lie apart; None where one of them is unknown, or there is only one."""
        known = [share for share in self.shares if share is not None]
        return max(known) - min(known) if len(known) == len(self.shares) > 1 else None

    @property
    def is_shared(self) -> bool:
        """Does more than half of every group agree with it?"""
        return all(share is not None and share > 0.5 for share in self.shares)


@dataclass(frozen=True)
class OpinionsView:
    """The statements of one instrument in one period, those that divide most first. Without groups there is one: all."""

    instrument: Instrument
    period: str
    groups: tuple[Group, ...]
    statements: tuple[Statement, ...]

    @property
    def has_groups(self) -> bool:
        """Are there groups that think differently?"""
        return any(group.number != ALL for group in self.groups)

    @property
    def drawn(self) -> tuple[Statement, ...]:
        """The statements of the picture."""
        return self.statements[:DRAWN]

    @property
    def most_shared(self) -> Statement | None:
        """What all groups agree with most; None where there is nothing that more than half of each agrees with."""
        known = [one for one in self.statements if one.consensus is not None and one.is_shared]
        return max(known, key=lambda one: one.consensus or 0.0, default=None) if self.has_groups else None

    @property
    def most_dividing(self) -> Statement | None:
        """What the groups differ most on."""
        known = [one for one in self.statements if one.apart]
        return max(known, key=lambda one: one.apart or 0.0, default=None)


def opinions_view(
    opinions: pd.DataFrame, consensus: pd.DataFrame, known: Mapping[str, Instrument], words: "Words", smallest: int
) -> OpinionsView | None:
    """The newest period of the statements that most people answered, from the answer to `opinions` and the metric `consensus`.

    A group of fewer than `smallest` people, or of which all is withheld, is held: nothing is told of it. None without opinions.
    """
    rows = [row for row in records(opinions) if row["instrument"] in known]
    if not rows:
        return None
    newest = max(rows, key=lambda row: (*when(row["period"] or ""), row["people"] or 0, row["instrument"]))
    period, key = newest["period"] or "", newest["instrument"]
    rows = [row for row in rows if (row["instrument"], row["period"] or "") == (key, period)]
    numbers = sorted({row["opinion_group"] for row in rows} - {ALL}) or [ALL]
    by_place = {(row["opinion_group"], row["code"]): row for row in rows}
    groups = tuple(_group(number, [row for row in rows if row["opinion_group"] == number], smallest) for number in numbers)
    shared = {
        row["code"]: row["consensus"] for row in records(consensus) if (row["instrument"], row["period"] or "") == (key, period)
    }
    instrument = known[key]
    statements = []
    for item in instrument.items:
        told = [_share(group, by_place.get((group.number, item.item))) for group in groups]
        text = instrument.by_value[item.value].name(words.lang)
        shares, votes = tuple(share for share, _ in told), tuple(number for _, number in told)
        is_told = None not in shares  # what all groups share tells of a group that is held
        together = shared.get(item.item) if is_told else None
        statements.append(Statement(item.item, text, shares, votes, together))
    statements.sort(key=lambda one: (all(share is None for share in one.shares), -(one.apart or 0.0)))
    return OpinionsView(instrument, period, groups, tuple(statements))


def _group(number: int, rows: list[dict[str, Any]], smallest: int) -> Group:
    people = max((int(row["people"] or 0) for row in rows), default=0)
    return Group(number, people, people < smallest or all(row["votes_why"] == WITHHELD for row in rows))


def _share(group: Group, row: dict[str, Any] | None) -> tuple[float | None, int | None]:
    """The share that agrees, and how many answered: of a shown group in which at least LEAST did."""
    if group.is_held or row is None or row["votes"] is None or row["agree"] is None or row["votes"] < LEAST:
        return None, None
    return float(row["agree"]) / float(row["votes"]), int(row["votes"])


def heading(told: OpinionsView, words: "Words") -> str:
    """How many groups think differently."""
    if all(group.is_held for group in told.groups):
        return words("values.opinions.held")
    if not told.has_groups:
        return words("values.opinions.no_groups")
    return words("values.opinions.groups", n=len(told.groups))


def reading(told: OpinionsView, words: "Words") -> str:
    """What a mark is, and in which order statements stand."""
    parts = [words("values.opinions.reading" if told.has_groups else "values.opinions.reading.all")]
    if len(told.statements) > len(told.drawn):
        parts.append(words("values.pair.drawn", n=len(told.drawn), of=words.number(len(told.statements))))
    return " ".join(parts)


def group_told(group: Group, words: "Words") -> str:
    """A group by its number and how many people it has; that these are too few, where they are."""
    if group.is_held:
        return words("values.opinions.group_held", number=words.number(group.number))
    if group.number == ALL:
        return words("values.opinions.all", n=group.people)
    return words("values.opinions.group", n=group.people, number=words.number(group.number))


def statement(text: str) -> str:
    """A statement inside a sentence."""
    return text.rstrip(".")


def hidden_told(told: OpinionsView, words: "Words") -> str:
    """That statements are hidden, and why; empty where none is."""
    is_hidden = any(share is None for one in told.statements for share in one.shares)
    return words("values.hidden") if is_hidden else ""


def found_told(told: OpinionsView, words: "Words") -> list[str]:
    """What is shared most and what divides most, in words."""
    found = []
    if shared := told.most_shared:
        shares = _shares_told(told, shared, words)
        found.append(words("values.opinions.shared", statement=statement(shared.text), shares=shares))
    if dividing := told.most_dividing:
        shares = _shares_told(told, dividing, words)
        found.append(words("values.opinions.dividing", statement=statement(dividing.text), shares=shares))
    return found


def _shares_told(told: OpinionsView, one: Statement, words: "Words") -> str:
    pairs = zip(told.groups, one.shares, one.votes, strict=True)
    return words.listed(
        words(
            "values.opinions.share",
            number=words.number(group.number),
            share=nearly_told(share, words),
            votes=words.number(votes),
        )
        for group, share, votes in pairs
        if share is not None and votes is not None
    )


def share_told(share: float | None, votes: int | None, words: "Words") -> str:
    """The share of a group that agrees with a statement, with how many answered."""
    if share is None or votes is None:
        return words("state.verborgen")
    return words("values.opinions.share_of", n=votes, share=nearly_told(share, words))
