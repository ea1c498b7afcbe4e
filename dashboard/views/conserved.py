"""Whether no unit of an outcome is counted twice: every sum beside its limit, and each break in a sentence."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.records import records
from metrics.observed import quarter_number

if TYPE_CHECKING:
    from dashboard.words import Words

_OF_CONTRACTS: Final = ("paid_within_validated", "one_claim_a_unit")


@dataclass(frozen=True)
class Names:
    """What outcomes (of a coalition; of a contract), contracts, coalitions, funds and parties are called for the viewer."""

    outcomes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    counted: Mapping[tuple[str, str], str] = field(default_factory=dict)
    contracts: Mapping[str, str] = field(default_factory=dict)
    coalitions: Mapping[str, str] = field(default_factory=dict)
    funds: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[str, str] = field(default_factory=dict)

    def outcome(self, row: Mapping[str, Any]) -> str:
        """What a sum is of: an outcome of the coalition, or of a contract, with the contract."""
        if row["outcome"]:
            return self.outcomes.get((row["coalition"], row["outcome"]), row["outcome"])
        project, metric = row["project"], row["outcome_metric"]
        if not metric:
            return self.together(project, self.contracts)
        return f"{self.counted.get((project, metric), metric)} ({self.contracts.get(project, project)})"

    @staticmethod
    def together(told: str | None, names: Mapping[str, str]) -> str:
        """Names for ids with + between them; empty where none is told."""
        return " + ".join(names.get(one, one) for one in (told or "").split(" + ") if one)


@dataclass(frozen=True)
class Sum:
    """A total beside its limit, in `unit`; None is unknown. `kind`: fault or remark where it does not hold, else empty."""

    check: str
    of: str
    funds: str
    contracts: str
    unit: str
    total: float | None
    limit: float | None
    excess: float | None
    holds: bool | None
    kind: str
    mark: str


@dataclass(frozen=True)
class Total:
    """The units of an outcome at one level: partner, coalition, fund or ecosystem; None is unknown, `who` may be empty.

    `covers` is the number of partners that a row of partners is of.
    """

    level: str
    who: str
    covers: int
    of: str
    unit: str
    claimed: float | None
    evidenced: float | None
    validated: float | None
    paid: float | None


@dataclass(frozen=True)
class ConservedView:
    """All sums that were looked at, and what they are of; `validated` is that of the outcome the page is about."""

    sums: tuple[Sum, ...]
    totals: tuple[Total, ...]
    validated: Total | None

    @property
    def breaks(self) -> tuple[Sum, ...]:
        """What does not hold, faults first."""
        return tuple(sorted((row for row in self.sums if row.kind), key=lambda row: row.kind != "fault"))

    @property
    def unsure(self) -> int:
        """Of how many sums it cannot be told whether they hold."""
        return sum(row.holds is None for row in self.sums)


def conserved_view(
    checks: pd.DataFrame, totals: pd.DataFrame, names: Names, outcome: str = "", left_out: Collection[int] = ()
) -> ConservedView:
    """`checks` and `totals` are the answers to `conservation` and `outcome_totals`; `outcome` is that of the page. Of the
    checks at the positions `left_out` the page does not tell."""
    sums = tuple(_sum(row, names) for at, row in enumerate(records(checks)) if at not in left_out)
    rows = records(totals)
    own = [_total(row, names) for row in rows if outcome and row["level"] == "ecosystem" and row["outcome"] == outcome]
    return ConservedView(sums, tuple(_total(row, names) for row in rows), own[0] if len(own) == 1 else None)


def elsewhere(checks: pd.DataFrame, outcomes: pd.DataFrame, steps: pd.DataFrame, quarter: str, *, is_partner: bool) -> set[int]:
    """The positions of the checks that do not hold and that the page does not tell: those of after its quarter and, to a
    partner, those of single contracts. `outcomes` and `steps` are the answers to `outcomes` and `claim_steps`."""
    now = quarter_number(quarter)
    last: dict[tuple[str, str], int] = {}
    for row in records(outcomes):
        key = (row["coalition"], row["outcome"])
        last[key] = max(last.get(key, 0), quarter_number(row["period"] or "") or 0)
    signed = [row for row in records(steps) if row["signed_on"]]
    found = set()
    for at, row in enumerate(records(checks)):
        since = None
        if row["check"] == "one_claim_a_unit":
            since = _since_twice(signed, row["claimed_unit"])
        elif row["check"] == "paid_within_validated":
            paid = [one for one in signed if one["state"] == "paid"]
            since = _first(one for one in paid if all(one[name] == row[name] for name in ("project", "outcome_metric")))
        elif row["check"] in ("validated_within_net", "claimed_within_net", "attributed_within_net"):
            since = last.get((row["coalition"], row["outcome"]))
        is_later = since is not None and now is not None and since > now
        if row["kind"] and (is_later or (is_partner and row["check"] in _OF_CONTRACTS)):
            found.add(at)
    return found


def _since_twice(steps: Iterable[Mapping[str, Any]], unit: str | None) -> int | None:
    """The quarter in which a second claim named a unit; None where that is not known."""
    claims: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for one in steps:
        if unit and one["claimed_unit"] == unit:
            claims.setdefault((one["project"], one["claim"]), []).append(one)
    begun = sorted(first for own in claims.values() if (first := _first(own)) is not None)
    return begun[1] if len(begun) > 1 else None


def _first(steps: Iterable[Mapping[str, Any]]) -> int | None:
    return min((number for one in steps if (number := quarter_number(str(one["signed_on"])[:10])) is not None), default=None)


def quiet(seen: ConservedView, words: "Words") -> list[str]:
    """What is said of the sums that hold, and of those of which that cannot be told."""
    if not seen.sums:
        return [words("conserved.nothing")]
    unsure = [words("conserved.unsure", n=seen.unsure)] if seen.unsure else []
    holding = len(seen.sums) - len(seen.breaks) - seen.unsure
    if seen.breaks or seen.unsure:
        return [*unsure, *([words("conserved.others", n=holding)] if holding else [])]
    whole = seen.validated
    if whole is None or whole.validated is None:
        return [words("conserved.all")]
    return [words("conserved.all_of", total=number(whole.validated, words), unit=whole.unit).strip()]


def break_told(row: Sum, words: "Words") -> str:
    """A sum that does not hold, with what it is too much."""
    told: dict[str, Any] = {"of": row.of, "unit": row.unit, "funds": row.funds, "contracts": row.contracts, "mark": row.mark}
    told |= {name: number(value, words) for name, value in (("total", row.total), ("limit", row.limit), ("excess", row.excess))}
    which = row.check
    if which == "one_claim_a_unit" and not row.mark:
        which = "hidden_unit"
    if which in ("validated_within_net", "claimed_within_net") and not row.funds:
        which = which.replace("_within_net", "_without_fund")
    return words(f"conserved.break.{which}", **told)


def who_told(row: Total, words: "Words") -> str:
    """Whose units these are."""
    if row.level == "partner" and row.covers > 1:
        return words("conserved.who.others", n=row.covers)
    if row.who or row.level == "ecosystem":
        return row.who or words("conserved.who.all")
    return words("conserved.who.partner" if row.level == "partner" else "conserved.who.none")


def number(value: float | None, words: "Words") -> str:
    """Units to two decimals; what is not known says so."""
    return words("state.unknown") if value is None else words.number(value, 2)


def _sum(row: Mapping[str, Any], names: Names) -> Sum:
    return Sum(
        check=row["check"],
        of=names.outcome(row),
        funds=names.together(row["who"], names.funds),
        contracts=names.together(row["project"], names.contracts),
        unit=row["unit"] or "",
        total=row["total"],
        limit=row["limit"],
        excess=row["excess"],
        holds=row["holds"],
        kind=row["kind"],
        mark=row["claimed_unit"] or "",
    )


def _total(row: Mapping[str, Any], names: Names) -> Total:
    of_level = {"partner": names.parties, "coalition": names.coalitions, "fund": names.funds}.get(row["level"], {})
    figures = (row[name] for name in ("claimed", "evidenced", "validated", "paid"))
    who = names.together(row["who"], of_level)
    return Total(row["level"], who, int(row["covers"]), names.outcome(row), row["unit"] or "", *figures)
