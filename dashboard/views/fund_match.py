"""Do outcomes, prices and payments agree: a line an outcome, or a contract that is paid as a whole, those to look at first."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.fund_choice import FundChoice
from dashboard.views.fund_outcomes import short
from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words

DRAWN: Final = 8
"""So many lines stand on the page; the table has all of them."""
_LETTERS: Final = 48
"""How much of an outcome's name stands in a line."""
_WANTING: Final = ("due", "paid_more", "paid_less")
"""The verdicts that want attention."""
_VERDICTS: Final = {
    **dict.fromkeys(_WANTING, "▲"),
    **dict.fromkeys(("other_currency", "type_not_stated", "no_payment", "no_price", "several_prices", "no_result"), "○"),
    **{"no_ratio": "", "equal": "✓"},
}
"""Every verdict with its sign, in the order in which lines stand."""
_COMPARED: Final = (*_WANTING, "no_ratio", "equal")


@dataclass(frozen=True)
class MatchLine:
    """What was computed, planned and paid for an outcome; for a contract as a whole (`is_contract`) over all its outcomes.

    What is None is unknown. `prices`: how many there are.
    `untyped` is what payments add up to of which it is not told whether they were made.
    """

    project: str
    project_name: str
    name: str
    is_contract: bool
    units: float | None
    price: Decimal | None
    currency: str | None
    computed: Decimal | None
    paid: Decimal | None
    paid_currency: str | None
    untyped: Decimal | None
    untyped_currency: str | None
    planned: Decimal | None
    planned_currency: str | None
    prices: int
    difference: Decimal | None
    due: Decimal | None
    credit: Decimal | None
    disputed: float | None
    match: str

    @property
    def verdict(self) -> str:
        """The match, or `due` where the payment rule says that something is still to be paid, or that there are more prices."""
        if self.match == "no_price" and self.prices > 1:
            return "several_prices"
        return "due" if self.due and self.match in ("paid_less", "no_payment") else self.match

    @property
    def above_cap(self) -> Decimal | None:
        """What was paid above the cap for a payment that closes otherwise: proposed as a credit. None where there is none."""
        return self.credit if self.credit and self.match == "equal" else None

    @property
    def wanting(self) -> str:
        """What wants attention: the verdict, or `above` where more was paid than the cap allows; empty where nothing does."""
        return self.verdict if self.verdict in _WANTING else "above" if self.above_cap else ""

    @property
    def amiss(self) -> Decimal:
        """How much money it is about, where something wants attention: 0 and up."""
        return abs(self.above_cap or self.due or self.difference or Decimal(0))

    @property
    def amount(self) -> Decimal | None:
        """The amount that belongs to the verdict: what is due, or what was paid without a type."""
        return self.due if self.verdict == "due" else self.untyped if self.verdict == "type_not_stated" else None

    @property
    def amount_currency(self) -> str | None:
        """The currency of that amount; what was paid without a type may be in another than the price."""
        return self.untyped_currency if self.verdict == "type_not_stated" else self.currency

    @property
    def is_compared(self) -> bool:
        """Is there a result, a price and a payment, or something to pay?"""
        return self.verdict in _COMPARED


@dataclass(frozen=True)
class MatchView:
    """The lines, those that need attention first."""

    lines: tuple[MatchLine, ...]
    untyped: int

    @cached_property
    def counts(self) -> Counter[str]:
        """How many lines have which verdict."""
        return Counter(line.verdict for line in self.lines)

    @property
    def drawn(self) -> tuple[MatchLine, ...]:
        """The first lines, which stand on the page."""
        return self.lines[:DRAWN]

    @property
    def compared(self) -> int:
        """Of how many lines it can be said whether they close."""
        return sum(line.is_compared for line in self.lines)

    @property
    def differences(self) -> dict[str, Decimal]:
        """By currency: paid - computed, over the lines that could be compared."""
        found: dict[str, Decimal] = {}
        for line in self.lines:
            if line.difference is not None and line.currency and line.is_compared:
                found[line.currency] = found.get(line.currency, Decimal(0)) + line.difference
        return found

    @property
    def several(self) -> bool:
        """Are there lines of more than one contract?"""
        return len({line.project for line in self.lines}) > 1


def match_view(choice: FundChoice, outcomes: pd.DataFrame, money: pd.DataFrame) -> MatchView:
    """The view from the answers to fund_outcomes and contract_money.

    A contract of which a payment is for no outcome of its own is one line, as its outcomes cannot be told apart.
    """
    found = records(choice.picks(outcomes))
    contracts = records(choice.picks(money))
    paid = Counter[str]()
    for row in found:
        paid[row["project"]] += _payments(row)
    whole = {row["project"]: row for row in contracts if _payments(row) > paid[row["project"]]}
    lines = [_outcome(row, choice) for row in found if row["project"] not in whole]
    lines += [_contract(row, choice) for row in whole.values()]
    rank = {verdict: at for at, verdict in enumerate(_VERDICTS)}
    lines.sort(key=lambda line: (not line.wanting, -line.amiss if line.wanting else rank[line.verdict]))
    return MatchView(tuple(lines), sum(row["payments_type_unknown"] or 0 for row in contracts))


def heading(seen: MatchView, words: "Words") -> str:
    """How many payments close, and what most money of the others is about; else why none could be compared."""
    if not seen.compared:
        return words("fund.match.untyped", n=seen.untyped) if seen.untyped else words("fund.match.none")
    equal = seen.counts["equal"]
    if equal == len(seen.lines) and not any(line.above_cap for line in seen.lines):
        return words("fund.match.all", n=equal)
    parts = [words("fund.match.equal", n=equal)] if equal else [words("fund.match.no_equal")]
    amiss: dict[str, Decimal] = {}
    for line in seen.lines:
        if line.wanting:
            amiss[line.wanting] = amiss.get(line.wanting, Decimal(0)) + line.amiss
    number = Counter(line.wanting for line in seen.lines)
    first = sorted(amiss, key=lambda one: -amiss[one])[:2]
    return ", ".join([*parts, *(words(f"fund.match.{one}", n=number[one]) for one in first)])


def verdict_told(line: MatchLine, words: "Words", money: str = "", *, whole: bool = False) -> str:
    """The sign and the words of a verdict, and the `money` that belongs to it; `whole` tells the match behind what is due."""
    told = words(f"fund.verdict.{line.verdict}")
    match = f"({words(f'fund.verdict.{line.match}')})" if whole and line.verdict == "due" else ""
    return " ".join(part for part in (_VERDICTS[line.verdict], told, money, match) if part)


def shortened_name(line: MatchLine) -> str:
    """An outcome's name in a line."""
    return short(line.name, _LETTERS)


def _payments(row: dict[str, Any]) -> int:
    return int(row["payments"] or 0) + int(row["payments_type_unknown"] or 0)


def _outcome(row: dict[str, Any], choice: FundChoice) -> MatchLine:
    amounts = ("price", "currency", "computed", "paid", "paid_currency", "difference", "due", "credit", "disputed", "match")
    project = choice.contracts.get(row["project"]) or row["project"]
    name = " ".join(str(row["definition"] or row["outcome_metric"]).split())
    told = {amount: row[amount] for amount in (*amounts, "planned", "planned_currency")}
    told |= {"untyped": row["paid_type_unknown"], "untyped_currency": row["paid_type_unknown_currency"]}
    return MatchLine(row["project"], project, name, False, row["validated"], prices=int(row["prices"] or 0), **told)


def _contract(row: dict[str, Any], choice: FundChoice) -> MatchLine:
    told = {key: row[key] for key in ("currency", "computed", "planned", "paid", "difference", "due", "credit", "match")}
    name = choice.contracts.get(row["project"]) or row["project"]
    currencies = dict.fromkeys(("paid_currency", "planned_currency", "untyped_currency"), row["currency"])
    whole = {"price": None, "prices": 0, "untyped": row["paid_type_unknown"], "disputed": None, **currencies}
    return MatchLine(row["project"], name, name, True, None, **whole, **told)
