"""Outcomes put in money by assumptions, as a range from low to high: never a fact, and never added to meaning (MODEL 10)."""

from decimal import Context, Decimal, localcontext
from typing import Any, Final

import pandas as pd

from metrics.exact import ratio, total
from metrics.fund_outcomes import fund_outcomes

SCENARIOS: Final = ("low", "likely", "high")
COLUMNS: Final = (
    *("project", "project_name", "scenario", "currency"),
    *("value", "investment", "ratio", "surplus", "outcomes", "left_out", "why"),
)
_ROUNDED: Final = Context(prec=28)
_NEEDED: Final = ("quantity", "currency", "proxy", "deadweight", "displacement", "attribution", "years", "discount")
_NOT_OF_OTHERS: Final = ("deadweight", "displacement", "attribution")


def first_year(quantity: Decimal, proxy: Decimal, deadweight: Decimal, displacement: Decimal, attribution: Decimal) -> Decimal:
    """What an outcome is worth in its first year, in the currency of `proxy`: what one unit is worth to society.

    quantity x proxy x (1 - deadweight) x (1 - displacement) x (1 - attribution): without what would have come anyway, what is
    lost elsewhere, and what others did, each a share of 0 to 1. Source: MODEL 10.
    """
    with localcontext(_ROUNDED):
        return quantity * proxy * (1 - deadweight) * (1 - displacement) * (1 - attribution)


def present_value(first: Decimal, drop_off: Decimal, years: int, discount: Decimal) -> Decimal:
    """What the years are worth today: the sum over t = 1 ... years of first x (1 - drop_off)^(t - 1) / (1 + discount)^t.

    `drop_off` and `discount` are shares of 0 to 1 a year. Source: MODEL 10. The sum is that of a geometric series, so that a
    million years take no longer than one.
    """
    with localcontext(_ROUNDED):
        today = first / (1 + discount)
        stays = (1 - drop_off) / (1 + discount)
        return today * years if stays == 1 else today * (1 - stays**years) / (1 - stays)


def social_return(
    social_returns: pd.DataFrame,
    outcome_sums: pd.DataFrame,
    claim_units: pd.DataFrame,
    plan_sums: pd.DataFrame,
    contract_terms: pd.DataFrame,
) -> pd.DataFrame:
    """The social return of each contract in each scenario: three rows a contract and currency (low, likely, high), sorted.

    The frames are the answers of these names. value: the present value of the `outcomes` that count, in `currency`; investment:
    what was actually paid for these outcomes in that currency; what was paid for the contract as a whole only where all its
    outcomes count, or no payment is for one of them. ratio = value / investment and surplus = value - investment, unknown for
    the reason in `why`: incomplete (no outcome counts), paid_unknown, other_currency (what was paid is in another one),
    nothing_paid; else ''. An outcome counts where all three scenarios tell all that is asked in one currency; one that does not
    is left out of all of them, so that a range never compares different sets: left_out says how many of the contract's outcomes
    do not count. A quantity that is not told is what was validated, by results or claims; drop-off is asked from the second
    year on. Source: MODEL 10.
    """
    agreed = fund_outcomes(outcome_sums, claim_units, plan_sums, contract_terms)
    assumed = _assumed(social_returns, agreed)
    paid = {row["project"]: row for row in _rows(contract_terms)}
    payments: dict[str, dict[str, dict[str, Any]]] = {}
    for row in _rows(outcome_sums):
        payments.setdefault(row["project"], {})[row["outcome_metric"]] = row
    found: list[dict[str, Any]] = []
    for project, of_project in sorted(assumed.items()):
        counting: dict[str | None, dict[str, list[dict[str, Any]]]] = {}
        for outcome, told in of_project.items():
            currency = _counts_in(told)
            if currency:
                counting.setdefault(currency, {})[outcome] = [told[scenario] for scenario in SCENARIOS]
        of_outcomes = payments.get(project, {})
        left_out = len({*of_project, *of_outcomes}) - sum(map(len, counting.values()))
        name = next(iter(next(iter(of_project.values())).values()))["project_name"]
        for currency, outcomes in sorted(counting.items()) or [(None, {})]:
            worth = _paid(paid.get(project), of_outcomes, {*outcomes})
            investment, why = _investment(worth, currency) if currency else (None, "incomplete")
            for at, scenario in enumerate(SCENARIOS):
                value = total(_value(told[at]) for told in outcomes.values()) if outcomes else None
                found.append(
                    {
                        **{"project": project, "project_name": name, "scenario": scenario, "currency": currency},
                        **{"value": value, "investment": investment, "ratio": ratio(value, investment)},
                        "surplus": total((value, -investment)) if value is not None and investment is not None else None,
                        **{"outcomes": len(outcomes), "left_out": left_out, "why": why},
                    }
                )
    frame = pd.DataFrame(found, columns=list(COLUMNS), dtype=object)
    return frame.astype({"ratio": float, "outcomes": int, "left_out": int})


def _assumed(social_returns: pd.DataFrame, agreed: pd.DataFrame) -> dict[str, dict[str, dict[str, dict[str, Any]]]]:
    """The assumptions by project, outcome and scenario, with what was validated where no quantity is told."""
    validated = {(row["project"], row["outcome_metric"]): row["validated"] for row in _rows(agreed)}
    found: dict[str, dict[str, dict[str, dict[str, Any]]]] = {}
    for row in _rows(social_returns):
        if row["quantity"] is None:
            row["quantity"] = validated.get((row["project"], row["outcome_metric"]))
        found.setdefault(row["project"], {}).setdefault(row["outcome_metric"], {})[row["scenario"]] = row
    return found


def _counts_in(told: dict[str, dict[str, Any]]) -> str | None:
    """The one currency in which all scenarios of an outcome are told whole; None where they are not."""
    if not all(scenario in told for scenario in SCENARIOS):
        return None
    for row in told.values():
        if any(row[name] is None for name in _NEEDED) or (row["years"] > 1 and row["drop_off"] is None):
            return None
    currencies = {row["currency"] for row in told.values()}
    return str(*currencies) if len(currencies) == 1 else None


def _value(told: dict[str, Any]) -> Decimal:
    quantity, proxy, *others = (_exact(told[name]) for name in ("quantity", "proxy", *_NOT_OF_OTHERS))
    first = first_year(quantity, proxy, *others)
    return present_value(first, _exact(told["drop_off"] or 0), int(told["years"]), _exact(told["discount"]))


def _paid(
    contract: dict[str, Any] | None, of_outcomes: dict[str, dict[str, Any]], counting: set[str]
) -> list[tuple[Any, str | None]]:
    """What was paid for the outcomes that count, each amount with its currency; nothing where that is not known."""
    is_by_outcome = any(row["payments"] or row["payments_unknown"] for row in of_outcomes.values())
    if not is_by_outcome or counting >= {*of_outcomes}:
        return [(contract[name], contract[f"{name}_currency"]) for name in ("paid", "actual")] if contract else []
    ours = [of_outcomes[outcome] for outcome in counting if outcome in of_outcomes]
    if len(ours) < len(counting) or (contract and contract["whole_payments"]):
        return []
    if any(row["paid"] is None or row["payments_unknown"] for row in ours):
        return []
    currencies = {row["paid_currency"] for row in ours}
    return [(total(row["paid"] for row in ours), currencies.pop() if len(currencies) == 1 else None)]


def _investment(told: list[tuple[Any, str | None]], currency: str) -> tuple[Decimal | None, str]:
    """What was paid for outcomes in a currency, and why there is no ratio to it."""
    known = [(amount, unit) for amount, unit in told if amount is not None]
    amount = next((_exact(amount) for amount, unit in known if unit == currency), None)
    if amount is None:
        return None, "other_currency" if known else "paid_unknown"
    return amount, "" if amount else "nothing_paid"


def _exact(number: Any) -> Decimal:
    return number if isinstance(number, Decimal) else Decimal(str(number))


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain values, unknown as None."""
    told = frame.astype(object)
    return [{str(name): value for name, value in row.items()} for row in told.where(told.notna(), None).to_dict("records")]
