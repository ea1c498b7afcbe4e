"""How far each partner says that it shares the goal, quarter by quarter, and who fell."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.records import records
from data.columns import WITHHELD
from metrics.observed import quarter_name, quarter_number

if TYPE_CHECKING:
    from dashboard.words import Words

DRAWN: Final = 14
"""So many partners are drawn, those who fell most first; the table has all of them."""
ALERTS: Final = 3
"""So many falls are told in words, the largest."""
HIGHEST: Final = 10.0
"""The highest mark that can be given."""
LOW: Final = 5.0
"""Who gave so much or less, or fell, and then no longer answers is told."""
QUARTERS: Final = 8
"""So many quarters are shown."""


@dataclass(frozen=True)
class Course:
    """A partner over the quarters: its marks, 0 to 10 (None: unknown), and how its last known one differs from the one before.

    `is_alert`: it fell by two points or more in the last quarter, `since` an earlier one. `wording`: the goal in its own
    words, the last it told. `hidden`: in which of the quarters it may not be shown. `silent`: how many quarters ago it last
    answered, where that was LOW or a fall and it is still there; else 0. `before`: what it said then.
    """

    name: str
    marks: tuple[float | None, ...]
    change: float | None
    since: str
    is_alert: bool
    wording: str
    hidden: frozenset[int] = frozenset()
    silent: int = 0
    before: float | None = None

    @property
    def last(self) -> float | None:
        """What it says in the last quarter."""
        return self.marks[-1]


@dataclass(frozen=True)
class Cohort:
    """The mean over partners who were there from the start, or came later, in the last quarter; None is unknown."""

    mean: float | None
    parties: int


@dataclass(frozen=True)
class GoalView:
    """The quarters, partners together, and each: who fell silent first, then who fell most, then by what they say.

    `together` is the mean over the `parties` who answered in the last quarter, of whom `answered` did in each: so nothing
    rises because others no longer answer. `of` partners are there. `change` is that since the quarter before over the
    `compared` who are known in both; None is unknown.
    """

    quarters: tuple[str, ...]
    together: tuple[float | None, ...]
    answered: tuple[int, ...]
    parties: int
    of: int
    change: float | None
    compared: int
    core: Cohort
    later: Cohort
    courses: tuple[Course, ...]

    @property
    def lowest(self) -> float:
        """Where the lines begin: a whole point below the lowest mark, never below 0."""
        told = [mark for course in self.courses for mark in course.marks if mark is not None]
        return max(0.0, floor(min(told, default=1.0)) - 1.0)

    @property
    def drawn(self) -> tuple[Course, ...]:
        """The partners of the picture."""
        return self.courses[:DRAWN]

    @property
    def alerts(self) -> tuple[Course, ...]:
        """Who fell by two points or more in the last quarter."""
        return tuple(course for course in self.courses if course.is_alert)

    @property
    def silent(self) -> tuple[Course, ...]:
        """Who gave a low mark, or fell, and no longer answers."""
        return tuple(course for course in self.courses if course.silent)


def goal_view(sharing: pd.DataFrame, trend: pd.DataFrame, pulses: pd.DataFrame, members: pd.DataFrame) -> GoalView | None:
    """The view of the metrics `goal_sharing` and `goal_trend` and the answers to `pulses` and `members`.

    None if nobody was asked. Who left the coalition before the last quarter is not said to be silent.
    """
    rows = records(sharing)
    if not any(row["score"] is not None for row in rows):
        return None
    numbers = sorted({quarter_number(row["period"]) or 0 for row in rows})
    quarters = tuple(quarter_name(at) for at in range(max(numbers[0], numbers[-1] - QUARTERS + 1), numbers[-1] + 1))
    names = {row["party"]: row["party_name"] for row in records(pulses)}
    by_party: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_party.setdefault(row["party"], []).append(row)
    gone, there = _gone_and_there(members, quarters[-1])
    courses = [_course(names.get(party, party), told, quarters, party in gone) for party, told in by_party.items()]
    courses.sort(
        key=lambda one: (not one.silent, one.last is None, one.change or 0.0, -10.0 if one.last is None else one.last, one.name)
    )
    by_quarter = {row["period"]: row for row in records(trend)}
    last = by_quarter.get(quarters[-1], {})
    core, later = (Cohort(last.get(name), int(last.get(f"{name}_parties") or 0)) for name in ("core", "later"))
    answering = [one.marks for one in courses if one.last is not None]
    known = [[mark for mark in marks if mark is not None] for marks in zip(*answering, strict=True)] or [[]] * len(quarters)
    return GoalView(
        quarters,
        tuple(fmean(marks) if marks else None for marks in known),
        tuple(map(len, known)),
        len(answering),
        len((set(by_party) - gone) | there),
        last.get("change"),
        int(last.get("compared") or 0),
        core,
        later,
        tuple(courses),
    )


def _gone_and_there(members: pd.DataFrame, quarter: str) -> tuple[set[str], set[str]]:
    """Which partners left before a quarter, and which are members in it."""
    gone, there = set(), set()
    for row in records(members):
        since, until = (quarter_number(row[name] or "") for name in ("member_since", "member_until"))
        now = quarter_number(quarter) or 0
        if until is not None and until < now:
            gone.add(row["party"])
        elif row["is_member"] and (since is None or since <= now):
            there.add(row["party"])
    return gone, there


def _course(name: str, rows: Sequence[dict[str, Any]], quarters: tuple[str, ...], is_gone: bool) -> Course:
    """A partner over these quarters, from its rows in order."""
    scores = {row["period"]: row["score"] for row in rows}
    known = [row for row in rows if row["score"] is not None]
    is_hidden = bool(rows) and rows[-1]["why"] == WITHHELD
    silent, before = 0, None
    if known and not is_gone and not is_hidden and (known[-1]["score"] <= LOW or known[-1]["alert"]):
        before = known[-1]["score"]
        silent = (quarter_number(quarters[-1]) or 0) - (quarter_number(known[-1]["period"]) or 0)
    last = next((row for row in rows if row["period"] == quarters[-1]), None)
    wordings = [row["wording"] for row in rows if row["wording"]]
    return Course(
        name,
        tuple(scores.get(quarter) for quarter in quarters),
        last["change"] if last else None,
        (last["since"] or "") if last else "",
        bool(last and last["alert"]),
        wordings[-1] if wordings else "",
        frozenset(quarters.index(row["period"]) for row in rows if row["why"] == WITHHELD and row["period"] in quarters),
        silent,
        before if silent else None,
    )


def heading(told: GoalView, words: "Words") -> str:
    """Who fell; else who fell silent; else how far partners share the goal together."""
    if len(told.alerts) == 1:
        one = told.alerts[0]
        before, now = _from_to(one, words)
        return words("values.goal.fell", name=one.name, before=before, now=now)
    if told.alerts:
        return words("values.goal.fell_some", n=len(told.alerts))
    if told.silent:
        return words("values.goal.silent_some", n=len(told.silent))
    mean = told.together[-1]
    if mean is None:
        return words("values.goal.unknown", when=words.period(told.quarters[-1]))
    return words("values.goal.mean", n=told.parties, of=words.number(told.of), mean=words.number(mean, 1))


def _from_to(one: Course, words: "Words") -> tuple[str, str]:
    last, change = one.last or 0.0, one.change or 0.0
    return words.number(last - change, 1), words.number(last, 1)


def reading(told: GoalView, words: "Words") -> str:
    """What a mark is, and that a gap is unknown."""
    parts = [words("values.goal.reading", low=words.number(told.lowest), high=words.number(HIGHEST))]
    if len(told.courses) > len(told.drawn):
        parts.append(words("values.goal.drawn", n=len(told.drawn), of=words.number(len(told.courses))))
    return " ".join(parts)


def silent_told(told: GoalView, words: "Words") -> list[str]:
    """A sentence for who gave the same low mark and is silent as long. Of many the last is how many."""
    alike: dict[tuple[int, str], list[str]] = {}
    for one in told.silent:
        alike.setdefault((one.silent, words.number(one.before or 0.0, 1)), []).append(one.name)
    found = [
        words(
            "values.goal.silent",
            n=len(names),
            names=words.listed(names),
            mark=mark,
            quarters=words("values.goal.quarters", n=quarters),
        )
        for (quarters, mark), names in alike.items()
    ]
    rest = sum(map(len, list(alike.values())[ALERTS:]))
    return [*found[:ALERTS], words("values.goal.more_silent", n=rest)] if rest else found


def change_told(told: GoalView, words: "Words") -> str:
    """The change since the quarter before, over who answered in both; empty where that is nobody."""
    if told.change is None or not told.compared:
        return ""
    change = words.number(told.change, 1)
    return words("values.goal.change", n=told.compared, change=f"+{change}" if told.change > 0 and change != "0" else change)


def together_told(told: GoalView, at: int, words: "Words") -> str:
    """What those who answer now say together in a quarter, and how many of all partners they are."""
    mean = told.together[at]
    if mean is None:
        return words("state.unknown")
    parties, of = words.number(told.answered[at]), words.number(told.of)
    return words("values.goal.together_of", mean=words.number(mean, 1), parties=parties, of=of)


def alerts_told(told: GoalView, words: "Words") -> list[tuple[str, str]]:
    """A sentence for who fell most, with the goal in its own words; empty where it gave none. Of many the last is how many."""
    found = []
    for one in told.alerts[:ALERTS]:
        before, now = _from_to(one, words)
        sentence = words("values.goal.alert", name=one.name, since=words.period(one.since), before=before, now=now)
        found.append((sentence, one.wording))
    rest = len(told.alerts) - len(found)
    return [*found, (words("values.goal.more", n=rest), "")] if rest else found


def joined_told(told: GoalView, words: "Words") -> str:
    """Who was there from the start beside who came later; empty where one of both is unknown."""
    if told.core.mean is None or told.later.mean is None:
        return ""
    core = words("values.goal.core", n=told.core.parties, mean=words.number(told.core.mean, 1))
    return core + " " + words("values.goal.later", n=told.later.parties, mean=words.number(told.later.mean, 1))


def mark_told(one: Course, at: int, words: "Words") -> str:
    """What a partner says in a quarter; that it is unknown, or hidden."""
    mark = one.marks[at]
    if mark is None:
        return words("state.verborgen" if at in one.hidden else "state.unknown")
    return words.number(mark, 1)


def last_told(one: Course, words: "Words") -> str:
    """What a partner says in the last quarter, with the change."""
    if one.last is None:
        told = mark_told(one, len(one.marks) - 1, words)
        return told if one.before is None else words("values.goal.was", told=told, before=words.number(one.before, 1))
    told = words.number(one.last, 1)
    if not one.change:
        return told
    change = words.number(one.change, 1)
    return f"{told} ({change if one.change < 0 else '+' + change})"
