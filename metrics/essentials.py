"""The six essentials of collaboration, energy with commitment, and what shows beside what is felt (SEEDS E12, K19, E21)."""

from typing import Final

import numpy as np
import pandas as pd

from data.packs_known import DEFAULT_PACK, pack_named
from metrics.observed import quarter_name, quarter_number
from metrics.pulses import TRUST, of_parties, together
from metrics.significance import scored

ESSENTIALS: Final = (TRUST, "daadkracht", "energie", "gezamenlijkheid", "authenticiteit", "collectieve intelligentie")
"""In the order of 001:29."""
PAIR: Final = ("energie", "commitment")
_TOLERANCE: Final = 1e-9


def essentials(pulses: pd.DataFrame) -> pd.DataFrame:
    """The six essentials over parties: in every quarter in which one was answered a row for each, in the order of 001:29.

    `pulses` is the answer to `pulses`. Columns: period; essential; mean, lowest and highest, 0 to 10; spread, in points;
    parties, how many are known; change, in points since the quarter before, over the `compared` parties known in both; nan
    where unknown, as in `pulses.together`. Source: MODEL 9, six essentials.
    """
    return together(of_parties(pulses, ESSENTIALS), ESSENTIALS).rename(columns={"pulse": "essential"})


def energy_and_commitment(pulses: pd.DataFrame) -> pd.DataFrame:
    """Energy and commitment over parties, two rows a quarter in which either was answered: the columns of `pulses.together`.

    `change` is the trend, over the parties known in both quarters. Source: SEEDS K19 (000:35).
    """
    return together(of_parties(pulses, PAIR), PAIR)


def upper_and_under(scores: pd.DataFrame, pulses: pd.DataFrame) -> pd.DataFrame:
    """What shows beside what is felt: how each of a coalition's scores and the trust of its parties moved in a quarter.

    `scores` has subject, period, node and score (-100 to 100), as `significance.scored` gives it, of the nodes to judge; those
    of the coalition of `pulses` count. A row a node, in the order of `scores`, and quarter that follows on one with a score.
    Columns: node; period; score and score_change, in points (nan: unknown); trust, the mean over parties, 0 to 10, and
    trust_change, over the `compared` parties known in both quarters (nan: unknown); and flag: the score rises and trust falls,
    which is never said of an unknown change. Source: SEEDS E21 (001:70).
    """
    coalition = pulses["coalition"].iloc[0] if len(pulses) else None
    own = scores[(scores["subject"] == coalition).astype(bool)]
    found = pd.DataFrame(
        {
            "node": own["node"].astype(object),
            "quarter": [quarter_number(str(period)) for period in own["period"]],
            "score": own["score"].to_numpy(float, na_value=np.nan),
        }
    )
    found["order"] = found["node"].map({node: at for at, node in enumerate(found["node"].unique())})
    found = found.dropna(subset="quarter").astype({"quarter": int}).sort_values(["order", "quarter"], ignore_index=True)
    before = found.groupby("node")[["quarter", "score"]].shift()
    found["score_change"] = found["score"] - before["score"]
    found = found[(found["quarter"] - before["quarter"]) == 1].reset_index(drop=True)
    trust = together(of_parties(pulses, [TRUST]), [TRUST]).set_index("period")
    found["period"] = found["quarter"].map(quarter_name).astype(object)
    found["trust"] = found["period"].map(trust["mean"]).astype(float)
    found["trust_change"] = found["period"].map(trust["change"]).astype(float)
    found["compared"] = found["period"].map(trust["compared"]).fillna(0).astype(int)
    found["flag"] = (found["score_change"] > _TOLERANCE) & (found["trust_change"] < -_TOLERANCE)
    return found[["node", "period", "score", "score_change", "trust", "trust_change", "compared", "flag"]]


def currents(
    observations: pd.DataFrame,
    weight_sets: pd.DataFrame,
    packs: pd.DataFrame,
    pulses: pd.DataFrame,
    shared_outcomes: pd.DataFrame,
) -> pd.DataFrame:
    """`upper_and_under` of every theme of the pack that scores by default; the arguments are the answers of these names, and to
    `shared_observations`."""
    scores = scored(observations[observations["party"].isna()], weight_sets, packs, shared_outcomes)
    return upper_and_under(scores[scores["node"].isin(pack_named(DEFAULT_PACK, packs).themes)], pulses)
