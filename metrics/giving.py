"""What parties bring and take as those who take it feel it, and how far pairs of parties give back (MODEL 7)."""

import numpy as np
import pandas as pd


def rated_balance(streams: pd.DataFrame, *, by_kind: bool = False) -> pd.DataFrame:
    """What each party brings and takes by the ratings of those who take it: a row a party (and kind), sorted.

    `streams` has a row a stream: giver, receiver, kind and receiver_rating (0-5, nan: not rated). The result has brings: the
    sum of the receivers' ratings of what the party gives, takes: that of its own ratings of what it receives (both in points;
    0 without a stream, nan where there are streams and none is rated), balance = (takes - brings) / (takes + brings), from -1
    (only brings) to 1 (only takes), nan where both are 0 or one is unknown; rated_brought and rated_taken: how many streams
    those sums are over, of streams_brought and streams_taken. Points may be summed across kinds, amounts may not. What is
    brought adds up to what is taken; a stream of a party to itself counts on both sides. Source: MODEL 7.
    """
    keys = ["party", "kind"] if by_kind else ["party"]
    found = _both_sides(streams, keys)
    for side, number in (("brings", "brought"), ("takes", "taken")):
        is_unknown = (found[f"streams_{number}"] > 0) & (found[f"rated_{number}"] == 0)
        found[side] = found[side].mask(is_unknown)
    found["balance"] = _balance(found["brings"], found["takes"])
    numbers = ["rated_brought", "rated_taken", "streams_brought", "streams_taken"]
    return found[[*keys, "brings", "takes", "balance", *numbers]]


def balance_by_count(streams: pd.DataFrame, *, by_kind: bool = False) -> pd.DataFrame:
    """The same by number: a row a party (and kind), sorted, with brings and takes in streams and the balance of those two."""
    keys = ["party", "kind"] if by_kind else ["party"]
    found = _both_sides(streams, keys)
    found = found[keys].assign(brings=found["streams_brought"], takes=found["streams_taken"])
    return found.assign(balance=_balance(found["brings"], found["takes"]))


def pair_balance(streams: pd.DataFrame) -> pd.DataFrame:
    """How far each pair of parties that share a stream give back: a row a pair, `one` before `other` by name, sorted.

    `streams` is as for `rated_balance`. `there` is what goes from one to other, `back` what returns, in the `measure` of the
    pair: `rating`, the sum of the receivers' ratings, or `count`, the number of streams, where a side has streams and none of
    them is rated. reciprocity = min / max of the two, 0 for a pair with one side only, nan where both sides are rated 0. The
    numbers are streams_there, streams_back, and of how many of them the rating is known: rated_there, rated_back. A stream of
    a party to itself makes no pair. Source: MODEL 7.
    """
    rated = _rated(streams)
    rated = rated[rated["giver"] != rated["receiver"]]
    is_there = rated["giver"] < rated["receiver"]
    rated["one"] = rated["giver"].where(is_there, rated["receiver"])
    rated["other"] = rated["receiver"].where(is_there, rated["giver"])
    for side, goes in (("there", is_there), ("back", ~is_there)):
        rated[f"points_{side}"] = rated["rating"].where(goes)
        rated[f"rated_{side}"] = goes & rated["rating"].notna()
        rated[f"streams_{side}"] = goes
    numbers = ["streams_there", "streams_back", "rated_there", "rated_back"]
    found = rated.groupby(["one", "other"])[["points_there", "points_back", *numbers]].sum().reset_index()
    found[numbers] = found[numbers].astype(int)
    by_rating = pd.Series(True, index=found.index)
    for side in ("there", "back"):
        by_rating &= (found[f"streams_{side}"] == 0) | (found[f"rated_{side}"] > 0)
    found["measure"] = np.where(by_rating, "rating", "count")
    for side in ("there", "back"):
        found[side] = found[f"points_{side}"].where(by_rating, found[f"streams_{side}"]).astype(float)
    more = found[["there", "back"]].max(axis=1)
    is_one_sided = (found["streams_there"] == 0) | (found["streams_back"] == 0)
    found["reciprocity"] = (found[["there", "back"]].min(axis=1) / more.where(more > 0)).mask(is_one_sided, 0.0)
    return found[["one", "other", "measure", "there", "back", "reciprocity", *numbers]]


def _rated(streams: pd.DataFrame) -> pd.DataFrame:
    told = streams[["giver", "receiver", "kind"]].astype(object)
    return told.assign(rating=streams["receiver_rating"].to_numpy(float, na_value=np.nan))


def _both_sides(streams: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """By the keys, sorted: the points a party brings and takes (0 without a rating), of how many streams rated and all."""
    rated = _rated(streams)
    sides = []
    for side, points, number in (("giver", "brings", "brought"), ("receiver", "takes", "taken")):
        ratings = rated.rename(columns={side: "party"}).groupby(keys)["rating"]
        told = {points: ratings.sum(), f"rated_{number}": ratings.count(), f"streams_{number}": ratings.size()}
        sides.append(pd.DataFrame(told))
    found: pd.DataFrame = sides[0].join(sides[1], how="outer").fillna(0).sort_index().reset_index()
    return found.astype({f"{of}_{number}": int for of in ("rated", "streams") for number in ("brought", "taken")})


def _balance(brings: pd.Series, takes: pd.Series) -> pd.Series:
    both = takes + brings
    return (takes - brings) / both.where(both > 0)
