"""What contracts will have earned when they end: between which amounts, how sure, and what that rests on."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any, Final

import pandas as pd

from dashboard.views.records import records

DIGITS: Final = 3
"""So many digits of an expected amount are told; the rest would seem surer than it is."""


@dataclass(frozen=True)
class Forecast:
    """What a contract (or, where `project` is empty, the whole fund in one currency) will have earned at its end.

    It lies between `low` and `high` with 80 % certainty, half of the draws below `middle`; the three are None where nothing can
    be expected. `earned` so far, at most `cap`; `reaches_cap` is the share of draws that earn it. None is unknown. `basis`:
    results, partly, untold, prior or done. `left_out` of its `outcomes` have no price or target.
    """

    project: str
    name: str
    currency: str | None
    low: Decimal | None
    middle: Decimal | None
    high: Decimal | None
    earned: Decimal | None
    cap: Decimal | None
    reaches_cap: float | None
    behind_pace: bool
    basis: str
    outcomes: int
    left_out: int

    @property
    def is_known(self) -> bool:
        """Can anything be expected?"""
        return self.low is not None

    @property
    def is_done(self) -> bool:
        """Is nothing more to come?"""
        return self.is_known and self.basis == "done"


@dataclass(frozen=True)
class ForecastView:
    """The contracts that are looked at, and the whole of them by currency: the same rows where it is one contract."""

    contracts: tuple[Forecast, ...]
    whole: tuple[Forecast, ...]

    @property
    def known(self) -> tuple[Forecast, ...]:
        """The rows of the whole of which something can be expected; the heading speaks of these."""
        return tuple(row for row in self.whole if row.is_known)

    @property
    def is_known(self) -> bool:
        """Can anything be expected of any contract?"""
        return bool(self.known)

    @property
    def unknown(self) -> tuple[Forecast, ...]:
        """The contracts of which nothing can be expected."""
        return tuple(row for row in self.contracts if not row.is_known)

    def rows(self, currency: str | None) -> tuple[Forecast, ...]:
        """The rows of the picture in one currency: the whole first where it is of more, then who may earn most."""
        of_contracts = [row for row in self.contracts if row.currency == currency]
        order = sorted(of_contracts, key=lambda row: (not row.is_known, -(row.high or 0), row.name.casefold()))
        whole = [row for row in self.known if row.currency == currency and not row.project]
        return (*(whole if len(of_contracts) > 1 else ()), *order)

    @property
    def currencies(self) -> tuple[str | None, ...]:
        """The currencies in which something can be expected, each a picture of its own."""
        return tuple(dict.fromkeys(row.currency for row in self.known))


def forecast_view(found: pd.DataFrame, contracts: Collection[str], *, fund: str) -> ForecastView:
    """The view of the metric `fund_forecast`, of these contracts; `fund` is what the whole is called.

    The whole is told by the metric's own rows where these are all the contracts it has, by the contract where that is one.
    """
    rows = [_forecast(row, fund) for row in records(found)]
    shown = tuple(row for row in rows if row.project and row.project in contracts)
    return ForecastView(shown, shown if len(shown) == 1 else tuple(row for row in rows if not row.project))


def _forecast(row: dict[str, Any], fund: str) -> Forecast:
    cap = row["cap"]
    low, middle, high = (None if row[name] is None else Decimal(str(row[name])) for name in ("low", "middle", "high"))
    if low is not None and middle is not None and high is not None and low != high:
        earned = Decimal(0) if row["earned"] is None else row["earned"]
        low = max(_rounded(low, ROUND_FLOOR), earned)
        high = _rounded(high, ROUND_CEILING) if cap is None else min(_rounded(high, ROUND_CEILING), cap)
        middle = min(max(_rounded(middle, ROUND_HALF_UP), low), high)
    return Forecast(
        row["project"] or "",
        row["name"] or row["project"] or fund,
        row["currency"],
        low,
        middle,
        high,
        row["earned"],
        cap,
        row["reaches_cap"],
        bool(row["behind_pace"]),
        row["basis"],
        int(row["outcomes"]),
        int(row["left_out"]),
    )


def _rounded(amount: Decimal, way: str) -> Decimal:
    """An amount in so many digits; the ends outward, so that what is told is not narrower than what was drawn."""
    return amount if not amount else amount.quantize(Decimal(1).scaleb(amount.adjusted() + 1 - DIGITS), way)
