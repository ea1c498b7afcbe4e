"""The units of outcomes that contracts count, each of them in one place: of one contract, and of who claimed it (MODEL 6)."""

from typing import Final

import numpy as np
import pandas as pd

from metrics.claims import claims
from metrics.fund_outcomes import VALIDATED, validated_units
from metrics.paying import told

CONTRACT: Final = ["project", "outcome_metric"]
OUTCOME: Final = ["coalition", "outcome", "of_project", "of_metric", "unit"]
"""What is added up: an outcome of a coalition in a unit. What counts none of those is an outcome of its own contract."""
UNITS: Final = ("claimed", "evidenced", "validated", "paid")
CLOSE: Final = 1e-9
"""What sums in floating point may differ by, as a part of them (MODEL 6)."""
_STATES: Final = {name: VALIDATED if name == "validated" else (name,) for name in UNITS}


def counted(placed: pd.DataFrame, steps: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    """The units of each outcome of a contract by who claimed them: a row an outcome of a contract and claimant.

    The arguments are the answers to `counted_outcomes`, `shared_claims` and `outcome_sums`. OUTCOME says what is counted: the
    coalition's outcome, or, without one, of_project and of_metric. `fund` has the funds of the contract, "A + B" where it is in
    two. claimed, evidenced and paid are the units of claims that are in that state now, validated those of claims that were
    validated or paid: sums of what is known, nan where nothing is. Together they are what `validated_units` says of the
    contract: what Final results tell beyond its claims is of nobody (claimant None), and what they tell where claims of several
    add up to more is as well, since nothing is rescaled. `visible`: the viewer may see all these claims.

    Source: MODEL 6 and 10.
    """
    contracts, now = contracts_of(placed), claims(steps)
    results = told(sums)[[*CONTRACT, "achieved"]]
    contracts = contracts.merge(results, how="left", on=CONTRACT)
    contracts[["known", "known_by"]] = validated_units(contracts, now)
    rows = contracts.merge(_by_claimant(now, steps), how="left", on=CONTRACT)
    has_claim = rows["visible"].notna()
    rows["visible"] = rows["visible"].where(has_claim, True).astype(bool)
    alike = rows.groupby(CONTRACT)
    by_claims = alike["validated"].transform("sum")
    is_over = (rows["known_by"] == "result") & (by_claims > rows["known"] * (1 + CLOSE))
    is_alone = alike["project"].transform("size") == 1
    own = rows["validated"].mask(is_over | ~has_claim, rows["known"].where(is_alone)).where(rows["known"].notna())
    rows["validated"] = own
    rest = (rows["known"] - own.groupby([rows[key] for key in CONTRACT]).transform("sum")).fillna(0.0)
    is_more = rest > CLOSE * rows["known"].abs()
    nothing = dict.fromkeys(("claimed", "evidenced", "paid"), np.nan)
    of_nobody = rows[is_more].assign(validated=rest[is_more], claimant=None, visible=True, **nothing)
    of_nobody = of_nobody.drop_duplicates(CONTRACT)
    found = told_apart(pd.concat([rows, of_nobody]) if len(of_nobody) else rows)
    found = found[found[list(UNITS)].notna().any(axis=1)]
    return found[[*CONTRACT, *OUTCOME, "fund", "claimant", *UNITS, "visible"]].reset_index(drop=True)


def contracts_of(placed: pd.DataFrame) -> pd.DataFrame:
    """Each outcome of a contract once, with what it counts and its funds: `placed` is the answer to `counted_outcomes`."""
    rows = told(placed)
    funds = rows.dropna(subset="fund").drop_duplicates([*CONTRACT, "fund"]).sort_values("fund")
    funds = funds.groupby(CONTRACT)["fund"].agg(" + ".join).reset_index()
    found = rows.drop(columns="fund").drop_duplicates().merge(funds, how="left", on=CONTRACT)
    is_shared = found["outcome"].notna()
    found["of_project"], found["of_metric"] = (found[name].mask(is_shared, None) for name in CONTRACT)
    return told_apart(found)


def told_apart(rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows, with None where a text is not told, so that they can be told apart by it."""
    texts = [name for name in (*CONTRACT, *OUTCOME, "fund", "claimant", "who", "claimed_unit") if name in rows]
    return rows.assign(**{name: rows[name].astype(object).where(rows[name].notna(), None) for name in texts})


def _by_claimant(now: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """The units of the claims on each outcome of a contract by who claimed them; `visible`: all steps of these claims are."""
    is_seen = steps["visible"].astype(bool) if "visible" in steps else pd.Series(True, index=steps.index)
    seen = is_seen.groupby([steps["project"].astype(object), steps["claim"].astype(object)]).all().rename("visible")
    rows = now.join(seen, on=["project", "claim"])
    units = rows["units"].astype(float)
    parts: dict[str, pd.Series] = {"visible": ~rows["visible"].astype(bool)}
    for name, states in _STATES.items():
        is_in = rows["state"].isin(states)
        parts |= {name: units.where(is_in).fillna(0.0), f"{name}_of": is_in, f"{name}_known": is_in & units.notna()}
    keys = [*CONTRACT, "claimant"]
    found = pd.DataFrame(parts).astype(float).groupby([rows[key] for key in keys], dropna=False).sum().reset_index()
    for name in UNITS:
        found[name] = found[name].mask((found[f"{name}_of"] > 0) & (found[f"{name}_known"] == 0))
    return found.assign(visible=found["visible"] == 0)[[*keys, *UNITS, "visible"]]
