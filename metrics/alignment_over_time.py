"""Alignment of value systems beside significance, wave by wave (SEEDS E15). A hypothesis: it says what went together, and
nothing of cause; with the few waves there are no coefficient is told."""

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
import pandas as pd

from data.instruments_known import instruments
from data.packs_known import DEFAULT_PACK, pack_named
from metrics.alignment import correlations, summary
from metrics.observed import quarter_name, quarter_number
from metrics.profiles import Profiles, main_waves
from metrics.significance import scored

COLUMNS: Final[dict[str, Any]] = {
    **{"period": object, "median_r": float, "pairs": int, "parties": int},
    **{"score": float, "low": float, "high": float},
}


def alignment_over_time(waves: Iterable[Profiles], scores: pd.DataFrame, coalition: str, root: str) -> pd.DataFrame:
    """How alike the partners are in each wave, beside what their coalition scores in that quarter; a row a wave, oldest first.

    median_r is the median over the `pairs` whose r is known, of so many `parties`; score (-100 to 100) is that of the node
    `root`, with P10 and P90, from the metric `scores`: nan where there is none. A wave that is told by year is set beside the
    last quarter of it; undated profiles have no wave. Source: MODEL 8 (Alignment × significance), SEEDS E15 (001:45).
    """
    told = scores[(scores["subject"] == coalition).astype(bool) & (scores["node"] == root).astype(bool)]
    by_quarter = {row.period: (row.score, row.low, row.high) for row in told.itertuples()}
    rows = []
    for wave in waves:
        period = max((one for one in wave.period if one), default="")
        number = quarter_number(period)
        if number is not None:
            r = correlations(wave.values.mean)
            median, _, _, pairs = summary(r[np.triu_indices(len(r), 1)])
            scored_then = by_quarter.get(quarter_name(number), (np.nan,) * 3)
            rows.append((number, period, median, pairs, len(wave.parties), *scored_then))
    found = pd.DataFrame([row[1:] for row in sorted(rows)], columns=list(COLUMNS))
    return found.astype(COLUMNS)


def alignment_and_significance(
    told: pd.DataFrame,
    own: pd.DataFrame,
    observations: pd.DataFrame,
    weight_rows: pd.DataFrame,
    own_packs: pd.DataFrame,
    outcomes: pd.DataFrame,
) -> pd.DataFrame:
    """`alignment_over_time` over the waves of the main instrument, beside the scores of the coalition.

    The arguments are the answers to `profiles`, `instruments`, `shared_observations`, `weight_sets`, `packs` and
    `shared_outcomes`.
    """
    waves = main_waves(told, instruments(own).values())
    coalition = str(told["coalition"].iloc[0]) if waves else ""
    its_own = observations[observations["party"].isna()]  # what is observed of its partners plays no part in its score
    if not waves:
        its_own, outcomes = its_own.iloc[:0], outcomes.iloc[:0]
    scores = scored(its_own, weight_rows, own_packs, outcomes)
    return alignment_over_time(waves, scores, coalition, pack_named(DEFAULT_PACK, own_packs).root)
