"""The culture as it is beside the culture that people wish, value by value, and how much of it holds back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.nearly import is_nearly_all, nearly_told, rounded
from dashboard.views.records import records
from dashboard.views.value_sentences import held_told, inside, likeness
from dashboard.views.value_systems import Held
from data.columns import WITHHELD, Lang
from data.instrument import LIMITING, Instrument
from metrics.observed import when

if TYPE_CHECKING:
    from dashboard.words import Words

DRAWN: Final = 12
"""So many values are drawn, those that differ most; the table has all of them."""
BOLD: Final = 3
"""So many of them are bold."""
_ROOM: Final = 1.08
"""How much wider the axis is than what lies on it, where answers are centred."""
_SAME: Final = 0.005
"""A gap that is smaller shows as none."""


@dataclass(frozen=True)
class Wish:
    """A value: how it is, how people wish it, and the gap between them; None is unknown, or hidden where `is_hidden`.

    `limits`: it holds back. `people` answered, of all partners together.
    """

    name: str
    current: float | None
    desired: float | None
    gap: float | None
    limits: bool
    is_hidden: bool = False
    people: int | None = None


@dataclass(frozen=True)
class Friction:
    """How many of the cards chosen for the culture as it is hold back: `limiting` of `votes`; None where `why` tells it."""

    limiting: int | None
    votes: int | None
    people: int
    why: str


@dataclass(frozen=True)
class CultureView:
    """One instrument in its newest period, of one partner, or of all (party '') where each partner counts once.

    `rows` are all values, the widest gap first, the unknown last. `people` answered for each of those it tells of. One of
    `parties`, by id and name, can be chosen; `held` are those who may not be shown.
    """

    instrument: Instrument
    period: str
    party: str
    name: str
    parties: Mapping[str, str]
    rows: tuple[Wish, ...]
    people: tuple[int, ...]
    friction: Friction | None
    held: tuple[Held, ...]

    @property
    def drawn(self) -> tuple[Wish, ...]:
        """The rows of the picture."""
        return self.rows[:DRAWN]

    @property
    def across(self) -> tuple[float, float]:
        """From where to where the axis runs: over the scale, or around the mean of all answers."""
        if self.instrument.centring != "person":
            return (self.instrument.low, self.instrument.high)
        told = [abs(value) for row in self.rows for value in (row.current, row.desired) if value is not None]
        reach = max(told, default=0.0) * _ROOM or 1.0
        return (-reach, reach)

    @property
    def is_cards(self) -> bool:
        """Is it the share of people who chose a card, and not a point on a scale?"""
        return self.instrument.kind == "cards"


def culture_view(
    culture: pd.DataFrame,
    friction: pd.DataFrame,
    releases: pd.DataFrame,
    names: Mapping[str, str],
    known: Mapping[str, Instrument],
    lang: Lang,
    party: str = "",
) -> CultureView | None:
    """The instrument that most partners answered, from the metrics `culture` and `friction_share` and the answer to `releases`.

    A `party` that is not among those who can be shown is all of them, or the only one. None where nothing is known of both.
    """
    there = culture[culture["gap"].notna()]
    if there.empty:
        return None
    number = there.groupby("instrument")["party"].nunique()
    instrument = known[min(number.index, key=lambda key: (-number[key], key))]
    there = there[there["instrument"] == instrument.key]
    period = max(there["period"].fillna(""), key=when)
    there = there[there["period"].fillna("") == period]
    hidden = culture[(culture["instrument"] == instrument.key) & (culture["period"].fillna("") == period)]
    hidden = hidden[hidden["why"] == WITHHELD]
    parties = dict(sorted(((one, names.get(one, one)) for one in set(there["party"])), key=lambda one: one[1].casefold()))
    party = party if party in parties else next(iter(parties)) if len(parties) == 1 else ""
    mine, mine_hidden = ((rows[rows["party"] == party] if party else rows) for rows in (there, hidden))
    means = mine.groupby("value")[["current", "desired", "gap"]].mean()
    people = mine.groupby("value")["people_current"].sum().astype(int).to_dict()
    told = {str(row.Index): (float(row.current), float(row.desired), float(row.gap)) for row in means.itertuples()}
    rows = []
    for value in instrument.values:
        current, desired, gap = told.get(value.value, (None, None, None))
        is_hidden = gap is None and bool((mine_hidden["value"] == value.value).any())
        rows.append(Wish(value.name(lang), current, desired, gap, value.group == LIMITING, is_hidden, people.get(value.value)))
    return CultureView(
        instrument,
        period,
        party,
        parties.get(party, ""),
        parties,
        tuple(sorted(rows, key=lambda row: (row.gap is None, -abs(row.gap or 0.0)))),
        tuple(int(number) for number in mine.groupby("party")["people_current"].max()),
        _friction(friction, instrument.key, party),
        _held(releases, instrument.key, period, set(parties)),
    )


def _friction(friction: pd.DataFrame, instrument: str, party: str) -> Friction | None:
    rows: list[dict[str, Any]] = [
        row for row in records(friction) if row["instrument"] == instrument and (row["party"] or "") == party
    ]
    if not rows:
        return None
    row = rows[0]
    limiting, votes = (None if row[name] is None else int(row[name]) for name in ("votes_limiting", "votes"))
    return Friction(limiting, votes, int(row["people"] or 0), row["why"] or "")


def _held(releases: pd.DataFrame, instrument: str, period: str, shown: set[str]) -> tuple[Held, ...]:
    """Who chose and may not be shown, once each."""
    found = {
        row["party"]: Held(row["party"], row["party_name"], int(row["people"] or 0), row["held_back"])
        for row in records(releases)
        if (row["instrument"], row["period"] or "", row["role"]) == (instrument, period, None)
        and row["held_back"]
        and row["party"] not in shown
    }
    return tuple(sorted(found.values(), key=lambda one: one.name.casefold()))


def told_at(seen: CultureView, row: Wish, value: float | None, words: "Words") -> str:
    """How often a card was chosen, or where on the scale a value lies."""
    if value is None:
        return words("state.verborgen" if row.is_hidden else "state.unknown")
    return nearly_told(value, words) if seen.is_cards else likeness(value, words)


def gap_told(seen: CultureView, row: Wish, words: "Words") -> str:
    """A gap with its sign; in tens where one of its ends is told in a word, for the exact gap would tell it."""
    if row.gap is None:
        return told_at(seen, row, None, words)
    is_rough = seen.is_cards and any(is_nearly_all(share) for share in (row.current, row.desired) if share is not None)
    points = round(row.gap * 10) * 10 if is_rough else row.gap * 100
    told = words.number(points) if seen.is_cards else likeness(row.gap, words)
    told = f"+{told}" if row.gap > _SAME and told != "0" else told
    return words("values.culture.about", gap=told) if is_rough else told


def people_told(row: Wish, words: "Words") -> str:
    """How many people answered, where that is told."""
    return words("state.verborgen" if row.is_hidden else "state.unknown") if row.people is None else words.number(row.people)


def drawn_at(seen: CultureView, value: float | None) -> float | None:
    """Where a value lies in the picture."""
    return rounded(value) if seen.is_cards and value is not None else value


def heading(seen: CultureView, words: "Words") -> str:
    """What people wish most to have more of, and less."""
    more = max((row for row in seen.rows if (row.gap or 0) > _SAME), key=lambda row: row.gap or 0, default=None)
    less = min((row for row in seen.rows if (row.gap or 0) < -_SAME), key=lambda row: row.gap or 0, default=None)
    whose = "one" if seen.party else "all"
    if more and less:
        return words(f"values.culture.both.{whose}", name=seen.name, more=inside(more.name), less=inside(less.name))
    if more:
        return words(f"values.culture.more.{whose}", name=seen.name, more=inside(more.name))
    if less:
        return words(f"values.culture.less.{whose}", name=seen.name, less=inside(less.name))
    return words("values.culture.same")


def reading(seen: CultureView, words: "Words") -> str:
    """From where to where the arrows run, and how many are drawn."""
    parts = [words("values.culture.reading.cards" if seen.is_cards else "values.culture.reading.profile")]
    if not seen.party:
        parts.append(words("values.culture.all", n=len(seen.people)))
    if len(seen.rows) > len(seen.drawn):
        parts.append(words("values.pair.drawn", n=len(seen.drawn), of=words.number(len(seen.rows))))
    return " ".join(parts)


def friction_told(seen: CultureView, words: "Words") -> str:
    """How many of the chosen cards hold back; why that is not told, where it is not; empty where nobody was asked."""
    found = seen.friction
    if found is None:
        return ""
    if found.why == "nvt":
        return words("values.culture.no_votes")
    if found.limiting is None or not found.votes:
        return words("values.culture.friction_hidden" if found.why == WITHHELD else "values.culture.friction_unknown")
    share, votes = words.percent(found.limiting / found.votes), words.number(found.votes)
    return words("values.culture.friction", n=found.people, share=share, limiting=words.number(found.limiting), votes=votes)


def foot(seen: CultureView, smallest: int, words: "Words") -> str:
    """Who and what may not be shown."""
    parts = [f"{held.name}: {held_told(held, smallest, words)}" for held in seen.held]
    return " · ".join([*parts, *([words("values.hidden")] if any(row.is_hidden for row in seen.rows) else [])])
