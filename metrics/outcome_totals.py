"""What each outcome comes to by partner, coalition, fund and ecosystem: the same validated total whichever way (MODEL 6)."""

from typing import Final, Literal

import pandas as pd

from metrics.counted_units import OUTCOME, UNITS, counted, told_apart
from metrics.seen import smallest_group

Level = Literal["partner", "coalition", "fund", "ecosystem"]
LEVELS: Final[tuple[Level, ...]] = ("partner", "coalition", "fund", "ecosystem")
_BY: Final = {"partner": "claimant", "coalition": "coalition", "fund": "fund"}
_SHOWN: Final = ("level", "who", "outcome", "coalition", "unit", *UNITS, "covers", "project", "outcome_metric")


def outcome_totals(placed: pd.DataFrame, steps: pd.DataFrame, sums: pd.DataFrame, coalitions: pd.DataFrame) -> pd.DataFrame:
    """Units of each outcome in each unit, rolled up in four ways; sorted by level, outcome and `who`.

    The arguments are the answers to `counted_outcomes`, `shared_claims`, `outcome_sums` and `smallest_groups`. `who` is the
    partner that claimed, the coalition, or the fund: a contract in two funds is of "A + B", and counted in neither; without one
    it is None, as it is for the ecosystem. An outcome that is the contract's own has project and outcome_metric, and no
    `outcome`. claimed, evidenced, validated and paid are in units: sums of what is known, nan where nothing is. Totals are the
    same for every viewer. Of a partner whose claims he may not all see he gets no row; where these are no fewer than the
    smallest group of the coalition, one row without `who` for all of them. What is left is what they have together all the
    same. `covers`: how many partners a row of a partner is of; 0 where it is not told who claimed. Source: MODEL 6.
    """
    rows = counted(placed, steps, sums)
    levels = {level: rolled_up(rows, level).assign(covers=0) for level in LEVELS}
    levels["partner"] = _seen(levels["partner"], coalitions)
    found = pd.concat([told.assign(level=level) for level, told in levels.items()], ignore_index=True)
    found = found.rename(columns={"of_project": "project", "of_metric": "outcome_metric"})
    order = found.assign(level=pd.Categorical(found["level"], LEVELS), is_told=found["who"].isna())
    keys = ["level", "coalition", "outcome", "project", "outcome_metric", "unit", "is_told", "who", "covers"]
    return found.loc[order.sort_values(keys).index, list(_SHOWN)].reset_index(drop=True)


def rolled_up(rows: pd.DataFrame, level: Level) -> pd.DataFrame:
    """What `counted` tells, added up by `who` of this level and by outcome: who, OUTCOME, UNITS, and hidden, in claimants."""
    who = rows[_BY[level]] if level in _BY else pd.Series(None, index=rows.index, dtype=object)
    amounts = rows[list(UNITS)].assign(hidden=(~rows["visible"]).astype(float))
    keys = [who.rename("who"), *(rows[name] for name in OUTCOME)]
    return told_apart(amounts.groupby(keys, dropna=False).sum(min_count=1).reset_index())


def _seen(partners: pd.DataFrame, coalitions: pd.DataFrame) -> pd.DataFrame:
    """Partners as the viewer may see them: those of whom something is hidden are one row where they are enough."""
    is_named = partners["who"].notna()
    is_hidden = is_named & (partners["hidden"] > 0)
    shown = partners[~is_hidden].assign(covers=is_named[~is_hidden].astype(int))
    others = partners[is_hidden].groupby(OUTCOME, dropna=False)
    together = others[list(UNITS)].sum(min_count=1).assign(covers=others.size()).reset_index()
    fewest = [smallest_group(coalitions, one) for one in together["coalition"]]
    together = told_apart(together[together["covers"] >= fewest].assign(who=None))
    return pd.concat([shown, together]) if len(together) else shown
