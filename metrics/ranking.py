"""How far people who rank the same things agree: Kendall's coefficient of concordance."""

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.instruments_known import instruments

Floats = NDArray[np.float64]
COLUMNS: Final = {"instrument": object, "period": object, "aspect": object, "party": object, "w": float, "people": int}


def kendalls_w(ranks: Floats) -> float:
    """Kendall's W of the ranks (P, K) that persons gave to K things: 0, no agreement at all, to 1, all the same.

    Without correction for ties. Who left a thing unranked (nan) is left out; nan with fewer than 2 persons or things.
    W = 12 S / (P**2 (K**3 - K)), S the sum of squared deviations of the rank sums. Source: Kendall & Babington Smith, 1939.
    """
    whole = ranks[~np.isnan(ranks).any(axis=1)]
    if len(whole) < 2:
        return float("nan")
    return kendalls_w_of_means(whole.mean(axis=0))


def kendalls_w_of_means(means: Floats) -> float:
    """The same from mean ranks (K,) over two persons or more who each ranked all; nan with fewer than 2 or an unknown one."""
    number = len(means)
    if number < 2:
        return float("nan")
    return float(12 * np.sum((means - means.mean()) ** 2) / (number**3 - number))


def ranking_agreement(told: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """How far people agree on every ranking: a row an instrument, period, aspect and party, and one of all together.

    `told` and `own` are the answers to `profiles` and `instruments`. w is Kendall's W (0-1) of the mean ranks of the people of
    a party, and of the people of all parties together (party None): nan of fewer than two people. A party that is withheld
    counts nowhere. Source: MODEL 8, DESIGN 3.2.
    """
    items = {key: len(one.items) for key, one in instruments(own).items() if one.kind == "ranking"}
    rows = told[told["instrument"].isin(items).to_numpy(bool) & (told["part"] == "item").to_numpy(bool)]
    rows = rows[rows["role"].isna() & rows["mean"].notna()]
    plain = rows[["instrument", "period", "aspect", "party", "code"]].astype(object)
    plain = plain.where(plain.notna(), None)
    for name in ("mean", "people"):
        plain[name] = rows[name].to_numpy(float)
    found = []
    for _, wave in plain.groupby(["instrument", "period", "aspect"], dropna=False, sort=True):
        of = wave[["instrument", "period", "aspect"]].iloc[0].tolist()
        ranks = wave.pivot_table(index="party", columns="code", values="mean", sort=True).dropna()
        if ranks.shape[1] != items[of[0]] or ranks.empty:
            continue
        people = wave.groupby("party")["people"].min().loc[ranks.index].to_numpy()
        means = ranks.to_numpy()
        told_of = [(party, mean, n) for party, mean, n in zip(ranks.index, means, people, strict=True)]
        told_of.append((None, people @ means / people.sum(), people.sum()))
        found += [(*of, party, kendalls_w_of_means(mean) if n > 1 else np.nan, int(n)) for party, mean, n in told_of]
    return pd.DataFrame(found, columns=list(COLUMNS), dtype=object).astype(COLUMNS)
