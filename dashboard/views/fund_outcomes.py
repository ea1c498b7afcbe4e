"""The outcomes of a fund or of one contract: what was agreed, how much of it is there, and whether that keeps pace."""

from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final, Literal

import pandas as pd

from dashboard.views.fund_choice import FundChoice
from dashboard.views.records import records
from data.periods import elapsed

if TYPE_CHECKING:
    from dashboard.words import Words

Course = Literal["behind", "no_result", "no_target", "no_dates", "on", "met", "missed"]
ON_COURSE: Final = 0.9
"""An agreement is on course at this share of what belongs to the time that passed, and up: our design."""
DRAWN: Final = 12
"""So many outcomes are drawn; the table has all of them."""
_ORDER: Final[dict[Course, tuple[int, str]]] = {
    "missed": (0, "▲"),
    "behind": (0, "▲"),
    "no_result": (1, "○"),
    "no_dates": (2, "○"),
    "on": (3, "✓"),
    "met": (4, "✓"),
    "no_target": (5, "○"),
}
"""In which order agreements stand, what needs attention first, and the sign of each."""
_LETTERS: Final = 40
"""How much of an outcome's name stands in a heading."""


@dataclass(frozen=True)
class Outcome:
    """An outcome of a contract. Units that are None are unknown; `elapsed` is the share of the contract's time that passed."""

    project: str
    project_name: str
    outcome_metric: str
    name: str
    unit: str | None
    target: int | None
    validated: float | None
    evidenced: float | None
    claimed: float | None
    disputed: float | None
    rejected: float | None
    elapsed: float | None

    @property
    def share(self) -> float | None:
        """Validated as a share of what was agreed, 0 and up; None where one is unknown or nothing was agreed."""
        return self.of_agreed(self.validated)

    def of_agreed(self, units: float | None) -> float | None:
        """Units as a share of what was agreed."""
        return None if units is None or not self.target else units / self.target

    @property
    def pace(self) -> float | None:
        """Validated as a share of what belongs to the time that passed; None where that is unknown or no time passed."""
        return None if self.share is None or not self.elapsed else self.share / self.elapsed

    @property
    def course(self) -> Course:
        """Whether the agreement keeps pace; at the end of the contract whether it was met; else what is not known for that."""
        if not self.target:
            return "no_target"
        if self.share is None:
            return "no_result"
        if self.share >= 1:
            return "met"
        if self.elapsed is not None and self.elapsed >= 1:
            return "missed"
        if self.pace is None:
            return "no_dates"
        return "on" if self.pace >= ON_COURSE else "behind"

    @property
    def is_on_course(self) -> bool:
        """Is this agreement met, or does it keep pace?"""
        return self.course in ("on", "met")

    @property
    def is_behind(self) -> bool:
        """Does this agreement lag, or was it missed?"""
        return self.course in ("behind", "missed")


@dataclass(frozen=True)
class OutcomesView:
    """The outcomes that are shown, those that need attention first."""

    choice: FundChoice
    rows: tuple[Outcome, ...]

    @cached_property
    def agreed(self) -> tuple[Outcome, ...]:
        """The outcomes of which it is known how much was agreed."""
        return tuple(row for row in self.rows if row.target)

    @cached_property
    def on_course(self) -> tuple[Outcome, ...]:
        """The agreements that are met or keep pace."""
        return tuple(row for row in self.rows if row.is_on_course)

    @cached_property
    def behind(self) -> tuple[Outcome, ...]:
        """The agreements that lag or were missed, the furthest first."""
        return tuple(row for row in self.rows if row.is_behind)

    @cached_property
    def unmeasured(self) -> tuple[Outcome, ...]:
        """The outcomes of which nothing validated is known."""
        return tuple(row for row in self.rows if row.validated is None)

    @property
    def is_over(self) -> bool:
        """Has the time of every agreement passed?"""
        return all(row.elapsed is not None and row.elapsed >= 1 for row in self.agreed)

    @property
    def is_agreed(self) -> bool:
        """Is it known of at least half of the outcomes how much was agreed? Else there is no scale to draw them on."""
        return bool(self.rows) and 2 * len(self.agreed) >= len(self.rows)

    @property
    def is_judged(self) -> bool:
        """Can the page say how many agreements keep pace?"""
        return self.is_agreed and bool(self.on_course or self.behind)

    @property
    def as_bars(self) -> bool:
        """Are the outcomes drawn? They are where there is a scale, and where nothing is known at all: then all is hatched."""
        return self.is_agreed or len(self.unmeasured) == len(self.rows)

    @property
    def drawn(self) -> tuple[Outcome, ...]:
        """The first rows, which are drawn."""
        return self.rows[:DRAWN]

    @property
    def contracts(self) -> int:
        """Of how many contracts outcomes are shown."""
        return len({row.project for row in self.rows})


def outcomes_view(choice: FundChoice, outcomes: pd.DataFrame, money: pd.DataFrame) -> OutcomesView:
    """The view from the answers to fund_outcomes and, for the dates of the contracts, contract_money."""
    ends = {row["project"]: elapsed(row["start"], row["end"], choice.day) for row in records(money)}
    told = [_outcome(row, choice, ends.get(row["project"])) for row in records(choice.picks(outcomes))]
    order = {project: at for at, project in enumerate(choice.contracts)}
    told.sort(key=lambda one: (one.validated is not None, order.get(one.project, len(order))))
    seen = OutcomesView(choice, tuple(told))
    if not seen.is_agreed:
        return seen
    return OutcomesView(choice, tuple(sorted(told, key=lambda one: (_ORDER[one.course][0], _lag(one)))))


def course_told(one: Outcome, words: "Words") -> str:
    """A sign and a word for whether an outcome keeps pace."""
    return f"{_ORDER[one.course][1]} {words(f'fund.course.{one.course}')}"


def units_told(units: float | None, words: "Words") -> str:
    """A number of units, or the word for unknown."""
    return words("state.unknown") if units is None else words.number(units, 2)


def of_agreed_told(one: Outcome, words: "Words", told: str) -> str:
    """Validated units of what was agreed: 46 van 60 mensen. `told` is how the validated units read."""
    if one.target is None:
        return f"{told} {one.unit or ''}".strip()
    return words("fund.outcomes.of", told=told, of=words.number(one.target), unit=one.unit or "").strip()


def heading(seen: OutcomesView, words: "Words") -> str:
    """What the picture shows: which agreement lies furthest behind; else that none does, or what is not known."""
    if not seen.rows:
        return words("fund.outcomes.none")
    if len(seen.unmeasured) == len(seen.rows):
        return words("fund.outcomes.all_unknown", n=len(seen.rows))
    if not seen.is_agreed:
        known, of = len(seen.rows) - len(seen.unmeasured), len(seen.rows)
        if known == of:
            return words("fund.outcomes.all_no_targets", n=of)
        return words("fund.outcomes.no_targets", n=known, of=words.number(of))
    if seen.behind:
        last = seen.behind[0]
        told = of_agreed_told(last, words, units_told(last.validated, words))
        key = "fund.outcomes.missed" if last.course == "missed" else "fund.outcomes.behind"
        return words(key, name=short(last.name), told=told)
    return words("fund.outcomes.on_course", n=len(seen.on_course)) if seen.on_course else words("fund.outcomes.no_dates")


def reading(seen: OutcomesView, words: "Words") -> str:
    """How to read the picture, what counts as on course, and how much of it is not drawn."""
    if not seen.rows:
        return ""
    parts = [words("fund.outcomes.reading" if seen.is_agreed else "fund.outcomes.reading.hatched")]
    if seen.on_course or seen.behind:
        parts.append(words("fund.outcomes.reading.course", share=words.percent(ON_COURSE)))
    if len(seen.rows) > DRAWN:
        parts.append(words("fund.outcomes.reading.first", n=DRAWN, of=words.number(len(seen.rows))))
    return " ".join(parts)


def short(name: str, width: int = _LETTERS) -> str:
    """An outcome's name in a sentence or line, broken off at a word where it is too long."""
    told = shorten(name, width, placeholder="…")
    return told if len(told) > 1 or len(name) <= width else f"{name[: width - 1]}…"


def _outcome(row: dict[str, Any], choice: FundChoice, passed: float | None) -> Outcome:
    told = {key: row[key] for key in ("validated", "evidenced", "claimed", "disputed", "rejected")}
    return Outcome(
        row["project"],
        choice.contracts.get(row["project"]) or row["project_name"] or row["project"],
        row["outcome_metric"],
        " ".join(str(row["definition"] or row["outcome_metric"]).split()),
        row["unit"],
        row["target"],
        elapsed=passed,
        **told,
    )


def _lag(one: Outcome) -> float:
    """What puts outcomes of one course in order: pace, or how much of the agreement is there; more is later."""
    known = one.pace if one.pace is not None else one.share
    return known if known is not None else -(one.target or 0.0)
