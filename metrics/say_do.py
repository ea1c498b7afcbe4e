"""Doen we wat we zeggen: what parties say that they find important, beside how they score on it themselves (SEEDS E14)."""

from typing import Final

import numpy as np
import pandas as pd

from metrics.observed import OLDEST, quarter_number
from metrics.significance import scored

COLUMNS: Final = ("party", "node", "period", "importance", "score", "gap", "score_period", "why")


def say_do(importances: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """The gap between what parties say and do: a row a party and theme, the widest gap first, unknown gaps last.

    `importances` is the answer to `importances`: of each party and theme the latest quarter with a known importance counts.
    `scores` has subject, period, node and score (-100 to 100), as `significance.scored` gives it: beside it stands the party's
    own score in that quarter, or in the last quarter before it that has a row for it, no older than eight quarters. Columns:
    party; node; period; importance, 0 to 5; score; gap = importance x 20 - (score + 100) / 2, from -100 to 100, above 0 where
    it says more than it does; score_period (None: not scored); and why the gap is unknown: nvt or verborgen (withheld) as told
    of the importance, no_importance, no_score; else ''. Source: MODEL 8, say-do gap.
    """
    said = pd.DataFrame(
        {
            **{name: importances[name].astype(object) for name in ("party", "node", "period")},
            "importance": importances["importance"].to_numpy(float, na_value=np.nan),
            "told": importances["importance_why"].astype(object).fillna(""),
        }
    )
    said = _dated(said.assign(known=said["importance"].notna()))
    said = said.sort_values(["party", "node", "known", "quarter", "period"]).drop_duplicates(["party", "node"], keep="last")
    done = pd.DataFrame(
        {
            "party": scores["subject"].astype(object),
            "node": scores["node"].astype(object),
            "period": scores["period"].astype(object),
            "score": scores["score"].to_numpy(float, na_value=np.nan),
        }
    )
    done = _dated(done).rename(columns={"period": "score_period"})
    found = pd.merge_asof(
        said.sort_values("quarter", kind="stable"),
        done.sort_values("quarter", kind="stable"),
        on="quarter",
        by=["party", "node"],
        tolerance=OLDEST,
    )
    found["gap"] = found["importance"] * 20 - (found["score"] + 100) / 2
    found["score_period"] = found["score_period"].astype(object).where(found["score_period"].notna(), None)
    is_told, unsaid, undone = found["told"] != "", found["importance"].isna(), found["score"].isna()
    reasons = [unsaid & is_told, unsaid, undone]
    found["why"] = np.select(reasons, [found["told"], "no_importance", "no_score"], "").astype(object)
    found["width"] = found["gap"].abs()
    found = found.sort_values(["width", "party", "node"], ascending=[False, True, True], ignore_index=True)
    return found[list(COLUMNS)]


def say_and_do(
    importances: pd.DataFrame,
    observations: pd.DataFrame,
    weight_sets: pd.DataFrame,
    packs: pd.DataFrame,
    shared_outcomes: pd.DataFrame,
) -> pd.DataFrame:
    """`say_do` on the scores of the pack that scores by default; the arguments are the answers of these names, and to
    `shared_observations`."""
    return say_do(importances, scored(observations, weight_sets, packs, shared_outcomes))


def _dated(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows whose period has a quarter, with its running number; a year counts as its last."""
    quarters = pd.Series([quarter_number(str(period)) for period in rows["period"]], rows.index, dtype=float)
    return rows.assign(quarter=quarters).dropna(subset="quarter").astype({"quarter": int})
