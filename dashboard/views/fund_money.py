"""The money of a fund or of one contract in five steps, a currency at a time: promised, earned, paid, due, still to earn."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal

import pandas as pd

from dashboard.views.fund_choice import FundChoice
from dashboard.views.records import records
from data.periods import has_ended

if TYPE_CHECKING:
    from dashboard.words import Words

STEPS: Final = ("cap", "earned", "paid", "due", "still_to_earn", "paid_type_unknown", "over_cap", "credit")
"""The steps in their order; the last three stand only where there is something to tell."""
_KNOWN: Final = {
    **{"caps_known": "cap", "earned_known": "earned", "paid_known": "paid", "due_known": "due", "credit_known": "credit"},
    "still_to_earn_known": "still_to_earn",
}
"""Of how many contracts which amount is known."""


@dataclass(frozen=True)
class Step:
    """An amount of money and where its bar begins; None is unknown. It is known of `known` of the contracts."""

    key: Literal["cap", "earned", "paid", "due", "still_to_earn", "paid_type_unknown", "over_cap", "credit"]
    start: Decimal
    amount: Decimal | None
    known: int | None = None


@dataclass(frozen=True)
class Money:
    """What is known of the money in one currency, over `contracts` contracts; None is unknown.

    Contracts without one known currency count too, as their money may be in this one. `is_over`: all of them have ended.
    `maybe_paid`: something was paid, or a claim is paid, but not how much in this currency.
    """

    currency: str
    contracts: int
    caps_known: int
    earned_known: int
    paid_known: int
    due_known: int
    credit_known: int
    still_to_earn_known: int
    cap: Decimal | None
    earned: Decimal | None
    paid: Decimal | None
    due: Decimal | None
    credit: Decimal | None
    still_to_earn: Decimal | None
    paid_type_unknown: Decimal | None
    over_cap: Decimal
    over: tuple[str, ...]
    is_over: bool
    maybe_paid: bool

    @property
    def is_known(self) -> bool:
        """Is any of the steps known?"""
        return any(one is not None for one in (self.cap, self.earned, self.paid))

    @property
    def whole_cap(self) -> Decimal | None:
        """What is promised in all; None where that is not known of every contract."""
        return self.cap if self.caps_known == self.contracts else None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps from top to bottom: due begins where paid ends, and what is still to earn where earned ends."""
        none = Decimal(0)
        told = [
            Step("cap", none, self.cap, self.caps_known),
            Step("earned", none, self.earned, self.earned_known),
            Step("paid", none, self.paid, self.paid_known),
            Step("due", min(self.paid or none, self.earned or none), self.due, self.due_known),
            Step("still_to_earn", self.earned or none, self.still_to_earn, self.still_to_earn_known),
        ]
        if self.paid_type_unknown:
            told.append(Step("paid_type_unknown", none, self.paid_type_unknown))
        if self.over_cap:
            told.append(Step("over_cap", max((self.paid or none) - self.over_cap, none), self.over_cap))
        if self.credit:
            told.append(Step("credit", max((self.paid or none) - self.credit, none), self.credit, self.credit_known))
        return tuple(told)


def money_view(choice: FundChoice, contracts: pd.DataFrame, fund: pd.DataFrame) -> tuple[Money, ...]:
    """A view a currency, that of most contracts first, from the answers to contract_money and fund_money."""
    own = records(choice.picks(contracts))
    rows = [_of_contract(row) for row in own] if choice.contract else records(fund)
    told = [_money(row, own, choice) for row in rows if row["currency"] is not None]
    return tuple(sorted(told, key=lambda one: (-one.contracts, one.currency)))


def steps_known(money: Sequence[Money]) -> list[Money]:
    """The currencies in which any step is known."""
    return [one for one in money if one.is_known or one.paid_type_unknown]


def heading(seen: Money, words: "Words") -> str:
    """How far the money has come: over its cap; else what share is paid; else what was paid beside what was earned.

    That there is no payment yet is said only where none is known of any kind.
    """
    if seen.over:
        return words("fund.money.over", n=len(seen.over), name=seen.over[0], amount=words.money(seen.over_cap, seen.currency))
    if seen.paid is not None and seen.whole_cap and seen.paid_known == seen.contracts:
        return words("fund.money.share", share=words.percent(float(seen.paid / seen.whole_cap)))
    if seen.paid is not None and seen.earned is not None:
        paid = partly_told(seen.paid, seen.paid_known, seen, words)
        return words("fund.money.beside", paid=paid, earned=partly_told(seen.earned, seen.earned_known, seen, words))
    if seen.paid is not None:
        return words("fund.money.paid", paid=partly_told(seen.paid, seen.paid_known, seen, words))
    if seen.paid_type_unknown:
        return words("fund.money.untyped", amount=words.money(seen.paid_type_unknown, seen.currency))
    if seen.maybe_paid:
        return words("fund.money.paid_unknown", currency=seen.currency)
    return words("fund.money.not_paid")


def partly_told(amount: Decimal, known: int, seen: Money, words: "Words") -> str:
    """An amount in a sentence, with of how many contracts it is known where that is not all."""
    told = words.money(amount, seen.currency)
    of = words.number(seen.contracts)
    return told if known == seen.contracts else words("fund.money.partly", amount=told, known=words.number(known), of=of)


def step_name(step: Step, seen: Money, words: "Words") -> str:
    """What a step is called: what is not earned when all contracts have ended is no longer to be earned."""
    is_past = step.key == "still_to_earn" and seen.is_over
    return words("fund.step.not_earned" if is_past else f"fund.step.{step.key}")


def step_told(step: Step, seen: Money, words: "Words") -> str:
    """The amount of a step, with of how many contracts it is known where that is not all; or the word for unknown."""
    if step.amount is None:
        return words("state.unknown")
    told = words.money(step.amount, seen.currency)
    return told if is_whole(step, seen) else f"{told} ({words('fund.known_of', n=step.known, of=words.number(seen.contracts))})"


def is_whole(step: Step, seen: Money) -> bool:
    """Is the amount of a step known of every contract?"""
    return step.amount is not None and (step.known is None or step.known == seen.contracts)


def _of_contract(row: dict[str, Any]) -> dict[str, Any]:
    """The row of one contract as that of a fund with no other."""
    return {**row, **{known: int(row[name] is not None) for known, name in _KNOWN.items()}}


def _money(row: dict[str, Any], contracts: list[dict[str, Any]], choice: FundChoice) -> Money:
    own = [one for one in contracts if one["currency"] in (row["currency"], None)]
    over = [one for one in own if one["over_cap"]]
    names = tuple(choice.contracts.get(one["project"]) or one["project"] for one in over)
    told: dict[str, Any] = {name: row[name] for name in (*_KNOWN.values(), "paid_type_unknown")}
    told |= {known: int(row[known]) for known in _KNOWN}
    return Money(
        row["currency"],
        len(own),
        **told,
        over_cap=sum((one["over_cap"] for one in over), Decimal(0)),
        over=names,
        is_over=bool(own) and all(has_ended(one["end"], choice.day) for one in own),
        maybe_paid=any(map(_maybe_paid, contracts)),
    )


def _maybe_paid(contract: dict[str, Any]) -> bool:
    """Is there a payment; or is it not known what is due for what was earned, as where a claim is paid without a payment?"""
    return bool(contract["payments"]) or (contract["earned"] is not None and contract["due"] is None)
