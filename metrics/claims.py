"""Claims of outcomes: how far each one is, how many units stood where in time, and which unit is claimed twice (MODEL 10)."""

from typing import Final

import numpy as np
import pandas as pd

from metrics.exact import numbered

STEPS: Final = ("claimed", "evidenced", "validated", "paid")
"""The steps of a claim, in their order. None of them may be skipped."""
STATES: Final = (*STEPS, "rejected", "disputed")
"""What a claim may be: at a step, or beside them: rejected (it does not count) or disputed."""

_TEXTS: Final = (
    *("project", "project_name", "fund_name", "claim", "outcome_metric", "definition", "unit", "state", "claimed_unit"),
    *("signed_by", "signer_name"),
)
_CLAIM: Final = ("project", "claim")
_TOLD_ANEW: Final = ("outcome_metric", "units", "claimed_unit")
"""What each step of a claim may tell anew."""


def claims(steps: pd.DataFrame) -> pd.DataFrame:
    """How far each claim in the contracts of the fund is: a row a claim, sorted by contract and claim.

    `steps` has a row a signed step: project, claim, state (of STATES), units (number or missing: unknown), claimed_unit,
    signed_by, signed_on (a day, or missing: unknown) and of_fund; a claim outside the fund only serves to know doubles. `state`
    is the furthest step, unless the claim was rejected or disputed on or after the day of that step: then the later of those
    two. `reached` is the furthest step whatever came after, None without any. `since` is the day of the step that makes the
    state and signed_by who signed it; `claimant` signed the first step. `units` are those of the last step that tells them, nan
    where none does. `doubled`: another claim, in whatever contract, is for the same claimed unit, and neither is rejected; a
    claim is for every unit that any of its steps names. A step without a day is taken to follow the steps before it. Source:
    MODEL 10.
    """
    now = _now(steps)
    found = now[now["of_fund"]].reset_index(drop=True)
    keys = ["project", "project_name", "claim", "outcome_metric", "definition", "unit", "units", "claimed_unit", "state"]
    return found[[*keys, "reached", "since", "claimant", "claimant_name", "signed_by", "signer_name", "doubled"]]


def double_claims(steps: pd.DataFrame) -> pd.DataFrame:
    """Every claim for a unit that is claimed more than once: a row a claim, the earliest of its unit first.

    `steps` is as for `claims`. One unit is paid once, by one fund; a rejected claim does not count. `is_first` is the earliest
    claim of the unit by the first day that is told of it, on the same day the first by contract and claim; one without any day
    comes last. Nothing is rescaled. Source: MODEL 10 (fund claim rule).
    """
    now = _now(steps)
    found = now.drop(columns="claimed_unit").merge(_doubles(now, steps), on=list(_CLAIM))
    found = found.sort_values(["claimed_unit", "began", *_CLAIM], ignore_index=True)
    found["is_first"] = ~found["claimed_unit"].duplicated()
    keys = ["claimed_unit", "project", "project_name", "fund_name", "claim", "outcome_metric", "definition", "unit", "units"]
    return found[[*keys, "state", "since", "of_fund", "is_first"]]


def claims_in_time(steps: pd.DataFrame) -> pd.DataFrame:
    """How many units of each outcome stood in each state at the end of a day on which something changed there, sorted.

    `steps` is as for `claims`. A row an outcome, day and state that the outcome is ever in; `units` is the sum of the units
    that are known, 0 where no claim stands in that state, nan where claims do and the units of none are known. The units of
    all states of a day are those of all claims that began by then. A step without a day has no place in time and is left out.
    Source: MODEL 10.
    """
    stood = _stood(steps[_of_fund(steps) & steps["signed_on"].notna()])
    stood["outcome_metric"] = stood.groupby("at")["outcome_metric"].transform("last")
    changes = stood[~stood.duplicated(["at", "day"], keep="last")].reset_index(drop=True)
    outcome, outcomes = numbered(changes, ["project", "outcome_metric"])
    state = pd.Categorical(changes["state"], STATES).codes
    moves = pd.DataFrame({"outcome": outcome, "day": changes["signed_on"], "state": state})
    moves["claims"], moves["known"] = 1, changes["units"].notna().astype(int)
    moves["units"] = changes["units"].fillna(0)
    before = moves.groupby(changes["at"])[["state", "claims", "known", "units"]].shift(fill_value=0)
    amounts = ["claims", "known", "units"]
    left = moves.assign(state=before["state"], **{name: -before[name] for name in amounts})[before["claims"] > 0]
    moved = pd.concat([moves, left]).groupby(["outcome", "state", "day"])[amounts].sum().reset_index()
    grid = moved[["outcome", "state"]].drop_duplicates().merge(moved[["outcome", "day"]].drop_duplicates(), on="outcome")
    grid = grid.merge(moved, how="left", on=["outcome", "state", "day"]).sort_values(["outcome", "state", "day"])
    grid[amounts] = grid[amounts].fillna(0).groupby([grid["outcome"], grid["state"]]).cumsum()
    is_unknown = (grid["claims"] > 0) & (grid["known"] == 0)
    # what comes and goes leaves dust behind in floating point, so that nothing would seem a little
    grid["units"] = grid["units"].round(9).mask(is_unknown)
    grid = grid.sort_values(["outcome", "day", "state"], ignore_index=True)
    told = outcomes.iloc[grid["outcome"]].reset_index(drop=True)
    return told.assign(day=grid["day"], state=np.array(STATES, dtype=object)[grid["state"].to_numpy(int)], units=grid["units"])


def _of_fund(steps: pd.DataFrame) -> pd.Series:
    return steps["of_fund"].fillna(False).astype(bool)


def _now(steps: pd.DataFrame) -> pd.DataFrame:
    """How each claim stands after all its steps, sorted by contract and claim; `began` is the first day told of it."""
    stood = _stood(steps)
    day = stood.groupby("at")["signed_on"].min()
    now = stood[~stood["at"].duplicated(keep="last")].reset_index(drop=True).assign(began=day.to_numpy())
    doubles = pd.MultiIndex.from_frame(_doubles(now, steps)[list(_CLAIM)])
    return now.assign(doubled=pd.MultiIndex.from_frame(now[list(_CLAIM)]).isin(doubles))


def _doubles(now: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """The claims, a row a claim and unit, for each unit that several claims name that are not rejected.

    Whatever a later step names, a claim stays one for the unit of an earlier step: else naming another would hide a double.
    """
    named = steps.loc[steps["claimed_unit"].notna(), [*_CLAIM, "claimed_unit"]].astype(object).drop_duplicates()
    counting = now.loc[now["state"] != "rejected", list(_CLAIM)]
    named = named.merge(counting, on=list(_CLAIM))
    return named[named["claimed_unit"].duplicated(keep=False)]


def _stood(steps: pd.DataFrame) -> pd.DataFrame:
    """How each claim stood after each of its steps: the steps by claim (`at`, its number) in the order they were signed.

    `signed_on` is the day of the step itself; the other columns are as `claims` tells them, by the steps so far.
    """
    told = steps[list(_TEXTS)].astype(object)
    told = told.where(told.notna(), None).assign(of_fund=_of_fund(steps), signed_on=pd.to_datetime(steps["signed_on"]))
    told["units"] = steps["units"].to_numpy(float, na_value=np.nan)
    told["at"], _ = numbered(told, _CLAIM)
    told["rank"] = pd.Categorical(told["state"], STATES).codes
    told["day"] = (told["signed_on"] - pd.Timestamp(0)) / pd.Timedelta(days=1)
    told = told.sort_values(["at", "rank", "day"], kind="stable", ignore_index=True)
    # a step without a day follows the steps before it, and comes before every day where there are none
    told["day"] = told["day"].fillna(told.groupby("at")["day"].cummax().groupby(told["at"]).ffill()).fillna(-np.inf)
    told = told.sort_values(["at", "day", "rank"], kind="stable", ignore_index=True)
    claim, rank, row = told["at"], told["rank"], pd.Series(told.index, told.index, dtype=float)

    def last(where: pd.Series) -> pd.Series:
        """For each step the last row of its claim up to there of which this is so, nan without one."""
        return row.where(where).groupby(claim).ffill()

    step = rank.where(rank < len(STEPS)).groupby(claim).cummax()
    furthest = last(rank == step)
    beside = last(rank >= len(STEPS))

    def of(column: str, rows: pd.Series) -> pd.Series:
        """This column at these rows, a missing value where there is none."""
        found: pd.Series = told[column].reindex(rows.to_numpy()).set_axis(told.index)
        return found.where(found.notna(), None) if found.dtype == object else found

    is_beside = beside.notna() & ~(of("day", beside) < of("day", furthest))
    made = beside.where(is_beside, furthest)
    first = last(rank == 0)
    return told.assign(
        state=of("state", made),
        reached=of("state", furthest),
        since=of("signed_on", made),
        signed_by=of("signed_by", made),
        signer_name=of("signer_name", made),
        claimant=of("signed_by", first),
        claimant_name=of("signer_name", first),
        **{name: of(name, last(told[name].notna())) for name in _TOLD_ANEW},
    )
