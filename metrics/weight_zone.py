"""The weights of partners and roles side by side, and the zone in which all come to the coalition's present level."""

from typing import Final

import numpy as np
import pandas as pd

from data.packs_known import DEFAULT_PACK, pack_named
from metrics.agreeing import Floats, verdict
from metrics.negotiating import at_least, partner_sets, role_sets
from metrics.net_levels import net_levels
from metrics.observed import quarters
from metrics.significance import scores, weights_in_use

COLUMNS: Final = (
    *("coalition", "period", "level", "border", "node", "kind", "who", "weight"),
    *("low", "high", "flipped", "score", "holds"),
)


def weight_zone(
    observations: pd.DataFrame,
    weight_rows: pd.DataFrame,
    partner_rows: pd.DataFrame,
    own_packs: pd.DataFrame,
    outcomes: pd.DataFrame,
) -> pd.DataFrame:
    """What each partner and role lets every theme weigh, and the zone in which all come to the coalition's present level.

    The arguments are the answers to `shared_observations`, `weight_sets`, `partner_weights`, `packs` and `shared_outcomes`. The
    decision is "the coalition scores at least `border`", where its present `level` begins (level 2 where it is 1), in the last
    quarter in which something was observed. A row a set (kind in_use, role or party, and `who`) and theme with data, in the
    order of the pack: weight, 0 to 1, sum 1 a set; low to high, the weights of the theme in which all agree (nan: none);
    flipped, its weight in the smallest change of the set in use that flips the decision (nan: no weights do); score, by the
    set, in points; holds, whether it reaches the border. A set by which too little is measured has no rows; without a score or
    without sets there are none. Source: MODEL 5, our design.
    """
    pack, nothing = pack_named(DEFAULT_PACK, own_packs), pd.DataFrame(columns=list(COLUMNS))
    known = net_levels(pack, observations, outcomes)
    told, of_whole = quarters(known), known[known["party"].isna()]
    if not told or of_whole.empty:
        return nothing
    coalition = str(of_whole["coalition"].iloc[0])
    own = observations[observations["party"].isna()]
    scored = scores(pack, coalition, own, weight_rows, outcomes, told[-1])
    sets = [*role_sets(weights_in_use(pack, weight_rows, told[-1])), *partner_sets(pack, partner_rows)]
    if pack.levels is None or not sets or not scored:
        return nothing
    level = max(int(scored[0].level[pack.root][0, 0]), 2)
    border = float(pack.levels.starts[level - 1])
    bargain = at_least(scored[0], 0, border, sets)
    if bargain is None:
        return nothing
    flip = bargain.flip
    each: list[tuple[str, str, Floats, float]] = [("in_use", "", bargain.in_use, bargain.gap)]
    each += [
        (one.kind, one.who, w, gap) for one, w, gap in zip(bargain.sets, bargain.weights, bargain.gaps.tolist(), strict=True)
    ]
    frames = [
        pd.DataFrame(
            {
                "coalition": coalition,
                "period": told[-1],
                "level": level,
                "border": border,
                "node": list(bargain.themes),
                "kind": kind,
                "who": who,
                "weight": weights,
                "low": bargain.zone[:, 0],
                "high": bargain.zone[:, 1],
                "flipped": flip.weights if flip else np.nan,
                "score": gap + border,
                "holds": bool(verdict(np.array(gap), strict=False)),
            }
        )
        for kind, who, weights, gap in each
    ]
    return pd.concat(frames, ignore_index=True)
