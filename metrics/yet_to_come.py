"""What may still come of each outcome: people before the end, and claims that are not decided (MODEL 10)."""

import numpy as np
import pandas as pd

from data.contract_checking import OF_PEOPLE
from data.periods import first_day, last_day


def yet_to_come(outcomes: pd.DataFrame, contracts: pd.DataFrame) -> dict[str, pd.Series]:
    """What is yet to come of each outcome, and what is known of its chances: columns by name, in the order of `outcomes`.

    `outcomes` has the columns of `fund_outcomes`, claims_validated and claims_rejected (how many), and `at`: which row of
    `contracts`, that has start and end (periods, or missing). In units, 0 and up:

    - to_come: the people to come: target - engaged, or without people engaged target - validated units, less the claims that
      neither of these holds yet; at most what the present pace brings, engaged / time elapsed x time that remains, where the
      start, the end and the last result of the contract are known; 0 after the end, but for an outcome of which nothing is
      told; nan where it cannot be told. behind_pace: the pace brings fewer than the target, and would with one person more.
    - to_come_for and to_come_against: successes and failures of the people engaged, both 0 without any; who is in a claim that
      is not decided is no failure.
    - pending: units claimed or evidenced; pending_for and pending_against: how many claims were validated and rejected.
    - is_told: something is known of the chances: people were engaged, or all that may come is in claims and some were decided.

    People engaged are only told from units where the outcome counts people, and no more succeeded than took part. What comes
    and what is pending are together at most target - validated units. An end before the start leaves both unknown.

    Source: MODEL 10, Payout forecast.
    """
    until = outcomes["result_until"].map(_ends, na_action="ignore").astype(float).groupby(outcomes["at"]).transform("max")
    start = outcomes["at"].map(contracts["start"].map(_begins, na_action="ignore")).astype(float)
    end = outcomes["at"].map(contracts["end"].map(_ends, na_action="ignore")).astype(float)
    is_backward = end < start
    elapsed, remaining = (until - start + 1).mask(is_backward), (end - until).mask(is_backward)

    engaged, validated = _numbers(outcomes, "engaged"), _numbers(outcomes, "validated")
    achieved = _numbers(outcomes, "engaged_achieved").fillna(0)
    pending = _numbers(outcomes, "claimed").fillna(0) + _numbers(outcomes, "evidenced").fillna(0)
    has_people = _counts_people(outcomes["unit"]) & (engaged > 0) & (achieved <= engaged)
    unseen = (pending - (engaged - achieved).clip(lower=0)).clip(lower=0)
    came = (engaged + unseen).where(has_people, validated.fillna(0) + pending)
    left = (_numbers(outcomes, "target") - validated.fillna(0)).clip(lower=0)
    decidable = pending.mask(pending > left, left)
    to_come, most = (_numbers(outcomes, "target") - came).clip(lower=0), (left - decidable).round(9)
    to_come = to_come.mask(to_come > most, most)
    is_over = (remaining <= 0) & (validated.notna() | (pending > 0))
    to_come = to_come.mask(is_over, 0.0)
    ahead = (remaining / elapsed).where(has_people & (elapsed > 0) & (remaining > 0))
    pace, with_one_more = np.rint(engaged * ahead), np.rint((engaged + 1) * ahead)
    decided = outcomes["claims_validated"] + outcomes["claims_rejected"]
    return {
        "to_come": to_come.mask(pace < to_come, pace),
        "behind_pace": with_one_more < to_come,
        "to_come_for": achieved.where(has_people, 0.0),
        "to_come_against": (engaged - achieved - pending).clip(lower=0).where(has_people, 0.0),
        "pending": decidable,
        "pending_for": outcomes["claims_validated"],
        "pending_against": outcomes["claims_rejected"],
        "is_told": has_people | ((to_come == 0) & (decided > 0)),
    }


def _counts_people(units: pd.Series) -> pd.Series:
    """Whether an outcome counts people; without a unit it does."""
    return units.fillna("").astype(str).str.strip().str.casefold().isin(OF_PEOPLE | {""})


def _numbers(outcomes: pd.DataFrame, name: str) -> pd.Series:
    return pd.Series(outcomes[name].to_numpy(float, na_value=np.nan), outcomes.index)


def _begins(period: str) -> float:
    """The first day of a period as a running number; nan where it is none."""
    day = first_day(period)
    return float(day.toordinal()) if day else np.nan


def _ends(period: str) -> float:
    """The last day of a period as a running number; nan where it is none."""
    day = last_day(period)
    return float(day.toordinal()) if day else np.nan
