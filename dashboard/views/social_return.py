"""Outcomes put in money by assumptions: a range a contract, never one number, and never added to meaning."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.codes import code_told
from dashboard.views.fund_sentences import source_told
from dashboard.views.records import records
from metrics.social_return import SCENARIOS

if TYPE_CHECKING:
    from dashboard.words import Words

_HEADS: Final = ("fund.social.low", "fund.social.likely", "fund.social.high")
_ORDER: Final = {scenario: at for at, scenario in enumerate(SCENARIOS)}


@dataclass(frozen=True)
class Return:
    """What the outcomes of a contract are worth by the assumptions: low, likely and high, in one currency.

    `values` are amounts, `ratios` to what was paid (`investment`); None where unknown, and then `why` is the
    code of the reason. `outcomes` count, `left_out` do not.
    """

    contract: str
    currency: str
    values: tuple[Decimal, Decimal, Decimal] | None
    ratios: tuple[float, float, float] | None
    investment: Decimal | None
    outcomes: int
    left_out: int
    why: str

    @property
    def is_unknown(self) -> bool:
        """Is the ratio not known, where there could be one?"""
        return self.why in ("incomplete", "paid_unknown")


@dataclass(frozen=True)
class SocialView:
    """The contracts of which assumptions are told, and these assumptions as rows for a table, each with its source."""

    returns: tuple[Return, ...]
    assumptions: pd.DataFrame

    @property
    def drawn(self) -> tuple[Return, ...]:
        """Those of which the ratio to what was paid is known, or could be."""
        return tuple(one for one in self.returns if one.ratios or one.is_unknown)


def social_view(
    contracts: Mapping[str, str], found: pd.DataFrame, assumed: pd.DataFrame, outcome_sums: pd.DataFrame, words: "Words"
) -> SocialView | None:
    """The view of the metric `social_return` and the answers to social_returns and outcome_sums (for the names of outcomes).

    `contracts` are those that are shown, project -> name. None where nothing is assumed.
    """
    names = {(row["project"], row["outcome_metric"]): row["definition"] for row in records(outcome_sums)}
    rows = [row for row in records(found) if row["project"] in contracts]
    told = sorted(
        (row for row in records(assumed) if row["project"] in contracts),
        key=lambda row: (contracts[row["project"]].casefold(), row["outcome_metric"], _ORDER[row["scenario"]]),
    )
    if not told:
        return None
    returns = []
    for low, likely, high in zip(*(iter(rows),) * len(SCENARIOS), strict=True):
        three = (low, likely, high)
        returns.append(
            Return(
                contracts[low["project"]],
                low["currency"] or "",
                None if low["value"] is None else (low["value"], likely["value"], high["value"]),
                None if low["ratio"] is None else (low["ratio"], likely["ratio"], high["ratio"]),
                *(three[0][name] for name in ("investment", "outcomes", "left_out", "why")),
            )
        )
    unknown = words("state.unknown")

    def share(value: float | None) -> str:
        return unknown if value is None else words.percent(value, 1)

    columns = {
        **({"column.contract": [contracts[row["project"]] for row in told]} if len(contracts) > 1 else {}),
        "column.outcome": [names.get((row["project"], row["outcome_metric"])) or row["outcome_metric"] for row in told],
        "column.scenario": [code_told("social_return", "scenario", row["scenario"], words) for row in told],
        "column.quantity": [
            words("fund.social.achieved") if row["quantity"] is None else words.number(row["quantity"], 2) for row in told
        ],
        "column.proxy": [
            unknown
            if row["proxy"] is None
            else words.money(row["proxy"], row["currency"])
            if row["currency"]
            else words("fund.no_currency", amount=words.number(row["proxy"], 2))
            for row in told
        ],
        "column.deadweight": [share(row["deadweight"]) for row in told],
        "column.displacement": [share(row["displacement"]) for row in told],
        "column.attribution": [share(row["attribution"]) for row in told],
        "column.drop_off": [share(row["drop_off"]) for row in told],
        "column.years": [unknown if row["years"] is None else words.number(row["years"]) for row in told],
        "column.discount": [share(row["discount"]) for row in told],
        "column.source": [source_told(row["source"], words) if row["source"] else unknown for row in told],
    }
    return SocialView(tuple(returns), pd.DataFrame({words(key): values for key, values in columns.items()}))


def range_told(one: Return, words: "Words") -> str:
    """The range of one contract in a sentence: of the ratio where it is known, else of the amount and why there is no ratio."""
    if one.values is None:
        return words("fund.social.incomplete", contract=one.contract, n=one.left_out)
    if one.ratios:
        low, high = (words.number(edge(one.ratios), 2) for edge in (min, max))
        likely = words.number(one.ratios[1], 2)
        return words("fund.social.ratio", contract=one.contract, low=low, high=high, likely=likely, currency=one.currency)
    low, high = (words.money(edge(one.values), one.currency) for edge in (min, max))
    return words("fund.social.value", contract=one.contract, low=low, high=high, why=words(f"fund.social.why.{one.why}"))


def ratio_told(one: Return, words: "Words") -> str:
    """The range of the ratio in figures; unknown, or n.v.t. where there can be none, with the reason."""
    if one.ratios is None:
        state = "state.unknown" if one.is_unknown else "state.nvt"
        return f"{words(state)}: {words(f'fund.social.why.{one.why}')}"
    return f"{words.number(min(one.ratios), 2)} – {words.number(max(one.ratios), 2)}"


def range_rows(seen: SocialView, words: "Words") -> pd.DataFrame:
    """A row a contract: low, likely and high amount, what was paid, the range of the ratio, and what counts."""
    unknown = words("state.unknown")
    columns: dict[str, list[str]] = {"column.contract": [one.contract for one in seen.returns]}
    for at, head in enumerate(_HEADS):
        columns[head] = [unknown if one.values is None else words.money(one.values[at], one.currency) for one in seen.returns]
    columns |= {
        "column.paid": [
            unknown if one.investment is None else words.money(one.investment, one.currency) for one in seen.returns
        ],
        "fund.social.per_paid": [ratio_told(one, words) for one in seen.returns],
        "column.counting": [
            words("fund.social.counting", counted=words.number(one.outcomes), of=words.number(one.outcomes + one.left_out))
            for one in seen.returns
        ],
    }
    return pd.DataFrame({words(key): values for key, values in columns.items()})
