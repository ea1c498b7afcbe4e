"""With whom value lands: with the giver or with others, with which groups, and how evenly (MODEL 7)."""

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from metrics.flows import ELSEWHERE
from metrics.giving import rated_balance

HIGHEST: Final = 5
"""A rating is from 0 to this."""


def ego_eco(streams: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Which part of the value that each member causes lands with others: a row a member, sorted, then the coalition (None).

    A stream causes what it is worth to the receiver, which lands there, and what it is worth to the giver, which lands with
    the giver; so only streams that both have rated count, or the share would lean to the one who answers. In points, over
    these: own (with the giver; a stream to itself wholly), others (other members), outside (parties outside the coalition)
    and eco = (others + outside) / all three, from 0 (ego) to 1 (eco), nan without points. counted: the streams that both
    rated, of `streams` that the party gives. The coalition is all its members together. `streams` has giver, receiver,
    giver_rating and receiver_rating (0-5, nan: not rated); `members` has party and is_member. Source: MODEL 7; how value
    lands is our design.
    """
    partners = sorted(members.loc[members["is_member"].fillna(False).to_numpy(bool), "party"].unique())
    told = streams[["giver", "receiver"]].astype(object)
    to_giver, to_receiver = (streams[f"{side}_rating"].to_numpy(float, na_value=np.nan) for side in ("giver", "receiver"))
    is_own = (told["giver"] == told["receiver"]).to_numpy(bool)
    is_member = told["receiver"].isin(partners).to_numpy(bool)
    is_counted = ~np.isnan(to_giver + to_receiver)
    told["own"] = np.where(is_counted, to_giver + np.where(is_own, to_receiver, 0), 0)
    told["others"] = np.where(is_counted & ~is_own & is_member, to_receiver, 0)
    told["outside"] = np.where(is_counted & ~is_own & ~is_member, to_receiver, 0)
    told["counted"], told["streams"] = is_counted.astype(int), 1
    landing = ["own", "others", "outside"]
    numbers = ["counted", "streams"]
    found = told.groupby("giver")[[*landing, *numbers]].sum().reindex(partners, fill_value=0)
    found = pd.DataFrame({name: [*found[name], found[name].sum()] for name in found})
    found.insert(0, "party", pd.Series([*partners, None], dtype=object))
    caused = found[landing].sum(axis=1)
    found["eco"] = (found["others"] + found["outside"]) / caused.where(caused > 0)
    return found[["party", *landing, "eco", *numbers]].astype(dict.fromkeys(numbers, int))


def groups(streams: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """What each group of stakeholders brings and takes: a row a group, sorted; parties in no group are ELSEWHERE.

    `members` has party and stakeholder_group (missing: not told). In points: brings and takes as in `rated_balance` (a stream
    inside a group counts on both sides) and net = takes - brings ("haalt min brengt"), nan where a part is unknown or nothing
    is rated. The nets of all groups add up to 0: what one takes more, others bring more. Numbers: parties, rated_brought,
    rated_taken, streams_brought, streams_taken. Source: MODEL 7; that net is told in points is our design.
    """
    told = members["stakeholder_group"].astype(object)
    group = pd.Series(told.where(told.notna(), ELSEWHERE).array, index=members["party"].array, dtype=object)
    sides = {side: streams[side].astype(object).map(group).fillna(ELSEWHERE) for side in ("giver", "receiver")}
    found = rated_balance(streams.assign(**sides)).set_index("party").assign(parties=group.value_counts())
    found = found.reindex(sorted({*group, *found.index}))
    numbers = ["parties", "rated_brought", "rated_taken", "streams_brought", "streams_taken"]
    found[numbers] = found[numbers].fillna(0).astype(int)
    for name, parts in (("brings", "brought"), ("takes", "taken")):
        found[name] = found[name].mask(found[f"streams_{parts}"] == 0, 0.0)
    is_rated = found["rated_brought"] + found["rated_taken"] > 0
    found["net"] = (found["takes"] - found["brings"]).where(is_rated)
    return found[["brings", "takes", "net", *numbers]].rename_axis("group").reset_index()


def nobody_worse_off(groups: pd.DataFrame) -> tuple[bool | None, str | None]:
    """Whether no group is worse off, and the name of the group that is worst off; the frame is that of `groups`.

    False where some group's net is below 0, however highly what it took unrated is rated yet; else None where anything that a
    group brings or takes is not rated, or there is no group with a net; else True. The worst is the first by name of those with
    the lowest net, of those surely below 0 where there are any; None where no net is known. As nets add up to 0, nobody is
    worse off only where every group takes what it brings. Source: MODEL 7; that unrated streams leave it open is our design.
    """
    known = groups.dropna(subset=["net"]).sort_values(["net", "group"])
    highest = known["net"] + HIGHEST * (known["streams_taken"] - known["rated_taken"])
    below = known[highest < -1e-9]  # what adding fractions leaves over is no loss
    if len(below):
        return False, str(below["group"].iloc[0])
    if known.empty:
        return None, None
    sides = ("brought", "taken")
    is_whole = len(known) == len(groups) and all((known[f"rated_{one}"] == known[f"streams_{one}"]).all() for one in sides)
    return (True if is_whole else None), str(known["group"].iloc[0])


def evenness(values: ArrayLike) -> float | None:
    """How evenly a whole is spread over its parts: -sum p ln p / ln k over the k positive ones, from near 0 to 1 (all equal).

    None with fewer than two. What is unknown (nan) has no part in it: say of how many this is. Source: MODEL 7 (Pielou 1966).
    """
    parts = np.asarray(values, dtype=float)
    parts = parts[parts > 0]
    if len(parts) < 2:
        return None
    p = np.sort(parts / parts.max())
    p /= p.sum()
    return float(-(p * np.log(p)).sum() / np.log(len(p)))


def gini(values: ArrayLike) -> float | None:
    """How unevenly values are spread: 0 where all are equal, (n - 1) / n where one of n has everything.

    None where all are 0 or none is known; what is unknown (nan) is left out: say of how many this is. ValueError for a value
    below 0. Source: Gini 1912, the mean difference of all pairs over twice the mean.
    """
    known = np.sort(np.asarray(values, dtype=float))
    known = known[~np.isnan(known)]
    if (known < 0).any():
        raise ValueError("a share of a whole cannot be below 0")
    if not known.sum():
        return None
    n = len(known)
    return float(((2 * np.arange(1, n + 1) - n - 1) * known).sum() / (n * known.sum()))
