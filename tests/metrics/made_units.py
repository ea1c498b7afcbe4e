"""Units of outcomes that are made up: what contracts count, what was claimed of it, and whole ledgers by chance."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from metrics.claims import STEPS
from tests.metrics import made_contracts
from tests.metrics.made_contracts import OUTCOME, STEP

PLACED: dict[str, Any] = {
    **{"coalition": "C", "project": "P", "outcome_metric": "1", "outcome": "werk", "unit": "mensen", "fund": "F"},
}
NET: dict[str, Any] = {
    **{"coalition": "C", "outcome": "werk", "unit": "mensen", "period": "2026-Q3", "net": 46.0, "harmful": False},
    "is_latest": True,
}
DIVIDEND: dict[str, Any] = {
    **{"coalition": "C", "outcome": "werk", "period": "2026-Q3", "parties": "Een", "low": None, "likely": 1.0, "high": None},
    **{"unit": None, "cause": None, "visible": True},
}


@dataclass(frozen=True)
class Ledger:
    """What the questions would answer of one ledger or of many beside one another."""

    placed: pd.DataFrame
    steps: pd.DataFrame
    sums: pd.DataFrame
    net: pd.DataFrame
    dividends: pd.DataFrame

    @property
    def units(self) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        return self.placed, self.steps, self.sums

    def with_(self, **frames: pd.DataFrame) -> "Ledger":
        return replace(self, **frames)


def placed(*rows: dict[str, Any]) -> pd.DataFrame:
    """The answer to counted_outcomes."""
    return pd.DataFrame([PLACED | row for row in rows], columns=list(PLACED), dtype=object)


def net(*rows: dict[str, Any]) -> pd.DataFrame:
    """The answer to outcomes_net, as far as it is looked at."""
    return pd.DataFrame([NET | row for row in rows], columns=list(NET)).astype({"net": float})


def dividends(*rows: dict[str, Any]) -> pd.DataFrame:
    """The answer to shared_dividends."""
    return pd.DataFrame([DIVIDEND | row for row in rows], columns=list(DIVIDEND), dtype=object)


def claim(name: str, state: str, units: float | None = 1.0, by: str = "Een", **more: Any) -> list[dict[str, Any]]:
    """The steps of a claim up to this state, or its first step and then one beside the others."""
    states = STEPS[: STEPS.index(state) + 1] if state in STEPS else ("claimed", state)
    first = {"claim": name, "units": units, **more}
    return [
        first | {"state": one, "signed_by": by if one == "claimed" else "Toetser", "signed_on": date(2026, 2, day)}
        for day, one in enumerate(states, 1)
    ]


def signed(*claims: list[dict[str, Any]], hidden: tuple[str, ...] = ()) -> pd.DataFrame:
    """The answer to shared_claims: of `hidden` claims the viewer sees no step."""
    found = made_contracts.steps(*(step for steps in claims for step in steps))
    return found.assign(visible=~found["claim"].isin(hidden))


def by_chance(ledgers: int, seed: int) -> Ledger:
    """So many sound ledgers beside one another, each with coalitions, contracts, funds and parties of its own.

    A ledger has three contracts of two coalitions and up to three funds, that count up to two outcomes each, and eight claims.
    Nothing is claimed twice, results are no less than what claims were validated for, and outcomes no less than both. Of one in
    five it is told what two parties add.
    """
    rng = np.random.default_rng(seed)
    of = np.repeat([f"L{number}" for number in range(ledgers)], 3)
    nth = np.tile([0, 1, 2], ledgers)
    coalition = pd.Series(of) + np.array([".C", ".D"], dtype=object)[np.where(nth == 2, 1, 0)]
    contracts = pd.DataFrame({"coalition": coalition, "project": pd.Series(of) + ".P" + pd.Series(nth).astype(str)})
    contracts["outcome"] = np.array(["werk", "wonen", None], dtype=object)[rng.choice(3, len(of), p=[0.6, 0.25, 0.15])]
    contracts["fund"] = of + np.array([".F", ".G", ".H"], dtype=object)[rng.integers(0, 3, len(of))]
    contracts = contracts.assign(outcome_metric="1", unit="mensen", achieved=np.nan)

    claimed = pd.DataFrame({"project": np.repeat([f"L{number}" for number in range(ledgers)], 8)})
    claimed["signed_by"] = (
        claimed["project"] + np.array([".Een", ".Twee", ".Drie"], dtype=object)[rng.integers(0, 3, len(claimed))]
    )
    claimed["project"] += ".P" + pd.Series(rng.integers(0, 3, len(claimed))).astype(str)
    claimed["claim"] = [f"c{number}" for number in range(len(claimed))]
    claimed["claimed_unit"] = [f"u{number}" if rng.random() < 0.5 else None for number in range(len(claimed))]
    claimed["units"] = rng.uniform(0.001, 1000, len(claimed))
    claimed["furthest"] = rng.integers(0, 4, len(claimed))
    rejected = rng.random(len(claimed)) < 0.1
    steps = claimed.loc[claimed.index.repeat(claimed["furthest"] + 1)]
    at = steps.groupby(level=0).cumcount()
    steps = steps.assign(
        state=np.array(STEPS, dtype=object)[at], signed_on=pd.Timestamp("2026-01-01") + pd.to_timedelta(at, "D")
    )
    steps.loc[at > 0, "signed_by"] = "Toetser"
    last = claimed[rejected].assign(state="rejected", signed_by="Toetser", signed_on=pd.Timestamp("2026-03-01"))
    steps = pd.concat([steps, last]).drop(columns="furthest")
    steps = steps.assign(
        outcome_metric="1",
        of_fund=True,
        visible=True,
        **{name: None for name in STEP if name not in steps and name not in ("outcome_metric", "of_fund")},
    )

    sure = claimed[(claimed["furthest"] >= 2) & ~rejected].groupby("project")["units"].sum()
    by_claims = contracts["project"].map(sure).fillna(0.0)
    has_result = rng.random(len(contracts)) < 0.4
    contracts["achieved"] = (by_claims + rng.uniform(0, 50, len(contracts))).where(has_result)
    validated = contracts["achieved"].fillna(by_claims)
    shared = contracts[contracts["outcome"].notna()]
    there = validated[shared.index].groupby([shared["coalition"], shared["outcome"]]).sum()
    known = (there * rng.uniform(1, 1.5, len(there)) + 1e-6).rename("net").reset_index()
    outcomes = net(*({} for _ in range(len(known)))).assign(**{name: known[name] for name in known})
    parts = outcomes.iloc[::5]
    parts = parts.loc[parts.index.repeat(2), ["coalition", "outcome", "net"]].reset_index(drop=True)
    told = dividends(*({} for _ in range(len(parts)))).assign(coalition=parts["coalition"], outcome=parts["outcome"])
    told["parties"] = np.tile(["Een", "Een+Twee"], len(parts) // 2)
    told["likely"] = parts["net"] * np.tile([0.25, 0.75], len(parts) // 2)
    sums = pd.DataFrame([OUTCOME]).loc[np.zeros(len(contracts), int)].reset_index(drop=True)
    sums = sums.assign(**{name: contracts[name] for name in ("project", "coalition", "outcome_metric", "achieved")})
    return Ledger(contracts[list(PLACED)].astype(object), steps.reset_index(drop=True), sums, outcomes, told)
