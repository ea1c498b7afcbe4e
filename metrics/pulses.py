"""What parties answer to the short questions of each quarter: one mark a party and quarter, and all parties together."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from metrics.observed import quarter_name, quarter_number

TRUST: Final = "vertrouwen"


def of_parties(pulses: pd.DataFrame, asked: Sequence[str]) -> pd.DataFrame:
    """What each party as a whole answers to the questions `asked`: a row a question, party and quarter, sorted by these.

    `pulses` is the answer to `pulses`; what people in one role answer is left out. Of several answers in a quarter the latest
    known counts; a year counts as its last quarter. Columns: pulse; party; quarter, a running number; period, its name; score,
    0 to 10 (nan: unknown); people (1: the party's own statement); wording (None: none); low and high, 0 to 10 (nan: none); and
    why: where the score is empty nvt or verborgen (withheld), else ''.
    """
    told = pulses[pulses["role"].isna() & pulses["pulse"].isin(list(asked))]
    found = pd.DataFrame(
        {
            **{name: told[name].astype(object) for name in ("pulse", "party", "period", "wording")},
            **{name: told[name].to_numpy(float, na_value=np.nan) for name in ("score", "low", "high")},
            "people": told["people"].fillna(1).astype(int),
            "why": told["score_why"].astype(object).fillna(""),
        }
    )
    found["quarter"] = found["period"].map(lambda period: quarter_number(str(period)), na_action="ignore")
    found = found.dropna(subset="quarter").astype({"quarter": int})
    found["wording"] = found["wording"].where(found["wording"].notna(), None)
    found["known"] = found["score"].notna()
    keys = ["pulse", "party", "quarter"]
    # as texts a year, a day, its month and the quarter come in the order in which they tell of the quarter
    found = found.sort_values([*keys, "known", "period"]).drop_duplicates(keys, keep="last", ignore_index=True)
    found["period"] = found["quarter"].map(quarter_name).astype(object)
    return found[[*keys, "period", "score", "people", "wording", "low", "high", "why"]]


def together(told: pd.DataFrame, asked: Sequence[str]) -> pd.DataFrame:
    """The marks of parties together: a row for each of `asked`, in that order, in every quarter in which one was answered.

    `told` is what `of_parties` gives. Every party that is known counts once, however many people answered. Columns: period;
    pulse; mean, lowest and highest, 0 to 10; spread, the standard deviation over parties (n - 1; nan under two); parties, how
    many are known; change, in points since the quarter before, over the `compared` parties that are known in both: who comes
    or goes changes nothing. nan where unknown; a quarter that nobody answered has no row. Source: MODEL 9.
    """
    quarters = sorted(told["quarter"].unique())
    wide = told.pivot(index=["quarter", "pulse"], columns="party", values="score").astype(float)
    now = wide.reindex(pd.MultiIndex.from_product([quarters, asked], names=["quarter", "pulse"]))
    before = wide.reindex(pd.MultiIndex.from_product([[quarter - 1 for quarter in quarters], asked]))
    moved = now - before.to_numpy()
    found = pd.DataFrame(
        {
            "mean": now.mean(axis=1),
            "spread": now.std(axis=1, ddof=1),
            "lowest": now.min(axis=1),
            "highest": now.max(axis=1),
            "parties": now.count(axis=1).astype(int),
            "change": moved.mean(axis=1),
            "compared": moved.count(axis=1).astype(int),
        }
    ).reset_index()
    found["period"] = found.pop("quarter").map(quarter_name).astype(object)
    return found.astype({"pulse": object})[["period", "pulse", *(name for name in found if name not in ("period", "pulse"))]]
