"""What changed for whom by the impact norms: the class of each outcome, how much of what they ask is told, and nine risks."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.codes import code_told
from dashboard.views.fund_sentences import source_told
from dashboard.views.records import records
from metrics.impact_classes import ASKED, RISKS, UNCONFIRMED_RISK, ImpactClass

if TYPE_CHECKING:
    from dashboard.words import Words

DRAWN: Final = 12
"""So many outcomes are drawn; the table has all of them."""
SOURCES: Final = 4
"""So many sources are named at most."""
SIGNS: Final[Mapping[ImpactClass | None, str]] = {"A": "●", "B": "●", "C": "●", "N": "▲", "D": "■", None: "○"}
LEVEL_SIGNS: Final[Mapping[str | None, str]] = {"low": "●", "medium": "▲", "high": "■", None: "○"}
_FIRST: Final[tuple[ImpactClass | None, ...]] = ("D", "N", None, "A", "B", "C")
_LEVELS: Final = ("low", "medium", "high")
_NOTHING: Final = ("base", "now", "threshold", "own_harm", "contribution")


@dataclass(frozen=True)
class Outcome:
    """What changed for whom by one outcome, in its own unit; None is unknown.

    `letter` is its class, `missing` the codes of what it would need for one. `told` is how much of what a dimension asks is
    told (without risk, which is of the contract), `is_down`: lower is better.
    """

    project: str
    contract: str
    name: str
    who: str | None
    unit: str
    is_down: bool
    base: float | None
    now: float | None
    threshold: float | None
    contribution: float | None
    letter: ImpactClass | None
    missing: tuple[str, ...]
    scale: int | None
    months: float | None
    told: Mapping[str, int]
    evidence: str | None

    @property
    def places(self) -> tuple[float | None, float | None, float | None]:
        """Where base, now and threshold lie on an axis of their own from 0 to 1, better to the right; None is unknown."""
        turned = [None if x is None else -x if self.is_down else x for x in (self.base, self.now, self.threshold)]
        known = [x for x in turned if x is not None]
        low, width = min(known, default=0.0), max(known, default=0.0) - min(known, default=0.0)
        base, now, threshold = (None if x is None else (x - low) / width if width else 0.5 for x in turned)
        return base, now, threshold


@dataclass(frozen=True)
class Risk:
    """A risk as it is told of a contract or one of its outcomes; `level` None is unknown."""

    risk: str
    project: str
    contract: str
    outcome: str
    level: str | None
    mitigation: str | None
    source: str


@dataclass(frozen=True)
class NormsView:
    """The outcomes of the contracts that are shown, those that need attention first; and what is told of their risks.

    `contracts` are those that are shown, project -> name; `sources` tell of the outcomes.
    """

    contracts: Mapping[str, str]
    outcomes: tuple[Outcome, ...]
    risks: tuple[Risk, ...]
    sources: tuple[str, ...]

    @property
    def is_told(self) -> bool:
        """Is anything told of what changed for whom?"""
        return any(outcome.letter or outcome.missing != _NOTHING or outcome.who for outcome in self.outcomes)

    @property
    def classes(self) -> Counter[ImpactClass | None]:
        """How many outcomes there are of each class."""
        return Counter(outcome.letter for outcome in self.outcomes)

    @property
    def dimensions(self) -> dict[str, tuple[int, int]]:
        """Of each dimension how much is told of how much is asked: of risk over the contracts, of the others over outcomes."""
        found = {
            name: (sum(one.told[name] for one in self.outcomes), asked * len(self.outcomes)) for name, asked in _OF_OUTCOME
        }
        cells = [self.level(risk, project) for risk in RISKS for project in self.contracts]
        return found | {"risked": (sum(level is not None for level in cells), len(cells))}

    def level(self, risk: str, project: str) -> str | None:
        """The highest level that is told of a risk in a contract, as a whole or for an outcome; None is unknown."""
        told = {one.level for one in self.risks if (one.risk, one.project) == (risk, project)}
        return next((level for level in reversed(_LEVELS) if level in told), None)


_OF_OUTCOME: Final = [(name, asked) for name, asked in ASKED.items() if name != "risked"]


def norms_view(
    contracts: Mapping[str, str], classes: pd.DataFrame, outcome_sums: pd.DataFrame, impacts: pd.DataFrame, risks: pd.DataFrame
) -> NormsView:
    """The view of the metric `impact_classes` and the answers to outcome_sums, impacts (for sources) and impact_risks.

    `contracts` are those that are shown; an outcome of theirs of which nothing is told by the norms is there as unknown.
    """
    named = {(row["project"], row["outcome_metric"]): row for row in records(outcome_sums)}
    found = [_outcome(row, contracts) for row in records(classes) if row["project"] in contracts]
    there = {(row["project"], row["outcome_metric"]) for row in records(classes[["project", "outcome_metric"]])}
    found += [_untold(row, contracts) for key, row in named.items() if key not in there and row["project"] in contracts]
    found.sort(key=lambda one: (_FIRST.index(one.letter), one.contract.casefold(), one.name.casefold()))
    told = tuple(
        Risk(
            row["risk"],
            row["project"],
            contracts[row["project"]],
            _name(named.get((row["project"], row["outcome_metric"]), row)) if row["outcome_metric"] else "",
            row["level"],
            row["mitigation"],
            row["source"],
        )
        for row in records(risks)
        if row["project"] in contracts
    )
    sources = dict.fromkeys(row["source"] for row in records(impacts) if row["project"] in contracts and row["source"])
    return NormsView(contracts, tuple(found), told, tuple(sources))


def _name(row: Mapping[str, Any]) -> str:
    return str(row.get("definition") or row["outcome_metric"])


def _outcome(row: Mapping[str, Any], contracts: Mapping[str, str]) -> Outcome:
    return Outcome(
        project=row["project"],
        contract=contracts[row["project"]],
        name=_name(row),
        who=row["stakeholder"],
        unit=row["unit"] or "",
        is_down=row["direction"] == "down",
        base=row["base"],
        now=row["now"],
        threshold=row["threshold"],
        contribution=row["contribution"],
        letter=row["class"],
        missing=row["missing"],
        scale=row["scale"],
        months=row["months"],
        told={name: round(row[name] * asked) for name, asked in _OF_OUTCOME},
        evidence=row["evidence"],
    )


def _untold(row: Mapping[str, Any], contracts: Mapping[str, str]) -> Outcome:
    """An outcome of which nothing but its name is told."""
    unknown = dict.fromkeys(("stakeholder", "direction", *_NOTHING, "class", "scale", "months", "evidence"))
    is_named = row["definition"] is not None or row["unit"] is not None
    told = dict.fromkeys(ASKED, 0.0) | {"what": is_named / ASKED["what"]}
    return _outcome({**row, **unknown, **told, "missing": _NOTHING}, contracts)


def heading(seen: NormsView, words: "Words") -> str:
    """How many outcomes contribute to a solution, and how many harm; the first rule that applies."""
    classes, of = seen.classes, len(seen.outcomes)
    if classes[None] == of:
        return words("fund.norms.heading.unknown")
    if of == 1:
        return words("fund.norms.heading.one", what=words(f"fund.norms.class.{seen.outcomes[0].letter}"))
    harms = words("fund.norms.heading.harm", n=classes["D"]) if classes["D"] else ""
    if classes["C"]:
        told = words("fund.norms.heading.solve", n=classes["C"], of=words.number(of))
        return f"{told}; {harms}" if harms else told
    if harms:
        return words("fund.norms.heading.only_harm", n=classes["D"], of=words.number(of))
    return words("fund.norms.heading.none", of=words.number(of))


def reading(seen: NormsView, words: "Words") -> str:
    """What the marks are, and of how many outcomes the class is unknown."""
    unknown = seen.classes[None]
    parts = [words("fund.norms.reading")]
    if unknown:
        parts.append(words("fund.norms.reading.unknown", n=unknown))
    if len(seen.outcomes) > DRAWN:
        parts.append(words("fund.norms.reading.drawn", n=DRAWN, of=words.number(len(seen.outcomes))))
    return " ".join(parts)


def class_told(letter: ImpactClass | None, words: "Words") -> str:
    """The letter of a class with its word; the word for unknown where there is none."""
    return f"{letter} {words(f'fund.norms.class.{letter}')}" if letter else words("state.unknown")


def missing_told(outcome: Outcome, words: "Words") -> str:
    """What would be needed for a class, by name; empty where nothing is missing."""
    if outcome.missing == _NOTHING:
        return words("fund.norms.missing.all")
    if not outcome.missing:
        return ""
    return words("fund.norms.missing", what=words.listed(words(f"fund.norms.missing.{code}") for code in outcome.missing))


def value_told(value: float | None, outcome: Outcome, words: "Words") -> str:
    """A value in the unit of its outcome; the word for unknown."""
    return words("state.unknown") if value is None else f"{words.number(value, 2)} {outcome.unit}".strip()


def change_told(outcome: Outcome, words: "Words") -> str:
    """From where to where, and the threshold; empty where nothing of it is known."""
    if outcome.base is None and outcome.now is None and outcome.threshold is None:
        return ""
    base, now, threshold = (
        words("state.unknown") if value is None else words.number(value, 2)
        for value in (outcome.base, outcome.now, outcome.threshold)
    )
    unit = f" ({outcome.unit})" if outcome.unit else ""
    return words("fund.norms.change", base=base, now=now, threshold=threshold, unit=unit)


def risk_name(risk: str, words: "Words") -> str:
    """The name of a risk; beside the one whose name is not confirmed it says so."""
    told = code_told("impact_risk", "risk", risk, words)
    return words("fund.risk.unconfirmed", name=told) if risk == UNCONFIRMED_RISK else told


def unconfirmed_told(words: "Words") -> str:
    """That the name of one of the risks is not confirmed, in a sentence."""
    return words("fund.risk.unconfirmed.line", name=code_told("impact_risk", "risk", UNCONFIRMED_RISK, words))


def level_told(level: str | None, words: "Words") -> str:
    """The sign of a level with its word."""
    return f"{LEVEL_SIGNS.get(level, '')} {code_told('impact_risk', 'level', level, words)}".strip()


def risk_heading(seen: NormsView, words: "Words") -> str:
    """How many of the nine risks are high somewhere, else how many are told of; the first rule that applies."""
    levels = {risk: [seen.level(risk, project) for project in seen.contracts] for risk in RISKS}
    high = [risk for risk, told in levels.items() if "high" in told]
    if high:
        return words("fund.risk.heading.high", n=len(high), of=words.number(len(RISKS)))
    known = sum(any(told) for told in levels.values())
    return words("fund.risk.heading.known", n=known, of=words.number(len(RISKS)))


def sources_told(sources: Iterable[str], words: "Words") -> str:
    """Sources by name; in two words where there are many."""
    told = list(dict.fromkeys(source_told(source, words) for source in sources))
    return words.listed(told) if len(told) <= SOURCES else words("fund.several_sources")
