"""The rows that lie under a contract of a fund as they were recorded: payments, results, prices and steps of claims."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words

ROWS_AT_MOST: Final = 50
"""So many rows of a contract or outcome stand in the drawer; all of them go along as a file."""
_LETTERS: Final = 60
"""How much of an outcome's definition stands in a row."""


@dataclass(frozen=True)
class Raw:
    """A row as it was recorded under a contract: a payment, a result, a price or a step of a claim.

    An amount of None is unknown. `by` signed the step of a claim; for the other kinds that is told by the batch alone.
    """

    kind: str
    outcome_metric: str | None
    what: str | None
    type: str | None
    period_start: str | None
    period_end: str | None
    amount: Decimal | None
    currency: str | None
    achieved: float | None
    source: str
    place: str
    evidence: str | None = None
    status: str = "confirmed"
    recorded: date | None = None
    batch: int = 0
    by: str | None = None


def raw_steps(steps: pd.DataFrame) -> dict[str, tuple[Raw, ...]]:
    """The steps of claims of each contract of the fund, from the answer to claim_steps, as rows; `what` is the claim."""
    found: dict[str, list[Raw]] = {}
    for row in records(steps[steps["of_fund"].astype(bool)]):
        day = None if row["signed_on"] is None else str(row["signed_on"])[:10]
        told = {"what": row["claim"], "type": row["state"], "period_start": day, "period_end": None, "achieved": row["units"]}
        by = row["signer_name"] or row["signed_by"]
        found.setdefault(row["project"], []).append(_raw(row, kind="claim", amount=None, currency=None, by=by, **told))
    return {project: tuple(told) for project, told in found.items()}


def raw_rows(rows: pd.DataFrame, *, without_money: bool) -> dict[str, tuple[Raw, ...]]:
    """The rows under each contract from the answer to fund_rows; without money only its results."""
    found: dict[str, list[Raw]] = {}
    for row in records(rows):
        if row["kind"] == "result" or not without_money:
            found.setdefault(row["project"], []).append(_raw(row))
    return {project: tuple(told) for project, told in found.items()}


def raw_what(row: Raw, words: "Words") -> str:
    """What a raw row is: a result, a price, a payment (made, planned, or nobody says) or a step of a claim; and of what."""
    if row.kind == "claim":
        state = words.told("fund.claims.state", row.type or "")
        return words("why.raw.claim", claim=row.what, state=state, by=row.by or words("state.unknown"))
    if row.kind == "result":
        kind = words("why.raw.result" if row.type in ("Final", None) else "why.raw.interim")
    elif row.kind == "price":
        kind = words("why.raw.price")
    elif row.type is None:
        kind = words("why.raw.not_stated")
    else:
        kind = words("why.raw.paid" if row.type == "Actual" else "why.raw.planned")
    about = row.what or row.outcome_metric or words("why.raw.whole")
    return f"{kind}: {shorten(about, _LETTERS, placeholder=' …')}"


def raw_period(row: Raw, words: "Words") -> str:
    """The period of a raw row; empty where its kind has none."""
    told = list(dict.fromkeys(words.period(one) for one in (row.period_start, row.period_end) if one))
    if row.kind == "price":
        return ""
    return " – ".join(told) or words("state.unknown")


def raw_value(row: Raw, words: "Words") -> str:
    """The value of a raw row, exactly: a number of outcomes, or an amount in its currency."""
    counted = row.kind in ("result", "claim")
    value = row.achieved if counted else row.amount
    if value is None:
        return words("state.unknown")
    number = words.number(value, 6)
    if counted:
        return number
    return f"{number} {row.currency}" if row.currency else words("fund.no_currency", amount=number)


def _raw(row: dict[str, Any], **told: Any) -> Raw:
    """A row from what was answered, and what of it is told otherwise."""
    return Raw(**{field.name: (row | told)[field.name] for field in fields(Raw) if field.name in row | told})
