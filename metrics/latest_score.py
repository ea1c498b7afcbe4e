"""How a coalition stands as a whole in the last quarter that can be scored: what the page Betekenis begins with."""

from typing import Final

import pandas as pd

from data.packs_known import DEFAULT_PACK, pack_named
from metrics.net_levels import net_levels
from metrics.observed import quarters
from metrics.scoring import table
from metrics.significance import scores

_COLUMNS: Final = ("subject", "period", "score", "low", "high", "coverage", "level", "why_withheld")


def latest_score(
    observations: pd.DataFrame, weight_rows: pd.DataFrame, own_packs: pd.DataFrame, outcomes: pd.DataFrame
) -> pd.DataFrame:
    """The score of a coalition as a whole in the last quarter in which something was observed of it or a partner.

    The arguments are the answers to `shared_observations`, `weight_sets`, `packs` and `shared_outcomes`. One row, the
    same for all who may see it, as in `scores` of the root of the pack that scores by default: score, low and high (P10, P90)
    in points from -100 to 100, nan where it is withheld, level from 1, NA without a score. No row where nothing was observed
    of the coalition as a whole, by an outcome neither. Source: MODEL 4 and 6.
    """
    pack = pack_named(DEFAULT_PACK, own_packs)
    known = net_levels(pack, observations, outcomes)
    told, of_whole = quarters(known), known[known["party"].isna()]
    if not told or of_whole.empty:
        return table([])[list(_COLUMNS)]
    own = observations[observations["party"].isna()]
    found = table(scores(pack, str(of_whole["coalition"].iloc[0]), own, weight_rows, outcomes, told[-1]))
    return found.loc[found["node"] == pack.root, list(_COLUMNS)].reset_index(drop=True)
