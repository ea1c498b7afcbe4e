"""The motor of giving: what a party felt in a quarter, and what it brought in the next (SEEDS K6). It says what came after
what, and nothing of cause."""

import numpy as np
import pandas as pd

from metrics.observed import quarter_name, quarter_number


def felt_then_given(streams: pd.DataFrame) -> pd.DataFrame:
    """What each party felt in a quarter and how much it brought then and in the quarter after it; a row a party and quarter.

    `streams` has giver, receiver, period, receiver_rating (0-5, missing: unknown), state and delivered. felt is the mean rating
    of what it received from others, over the `rated` streams that have one; a quarter without any is left out. given and
    given_next: the number of streams to others that are told to be delivered, by their state or by an amount above 0;
    given_next is NA after the last quarter of `streams`, where nothing can be told yet. A stream whose period is a year has no
    quarter and is left out. Columns: party, quarter, felt, rated, given, given_next; sorted by party and quarter. Source: SEEDS
    K6 (000:17), our design.
    """
    has_quarter = streams["period"].astype(object).map(lambda told: isinstance(told, str) and len(told) > len("2026"))
    told = streams[has_quarter.astype(bool) & (streams["giver"] != streams["receiver"])]
    told = told.assign(at=told["period"].astype(object).map(quarter_number)).dropna(subset=["at"])
    told = told.assign(
        at=told["at"].astype(int),
        rating=told["receiver_rating"].to_numpy(dtype=float, na_value=np.nan),
        is_given=told["state"].isin(["delivered"]) | (told["delivered"].to_numpy(dtype=float, na_value=np.nan) > 0),
    )
    given = told[told["is_given"]].groupby(["giver", "at"]).size().to_dict()
    felt = told[told["rating"].notna()].groupby(["receiver", "at"])["rating"].agg(["mean", "size"])
    last = told["at"].max() if len(told) else 0
    rows = [
        (party, quarter_name(at), mean, rated, given.get((party, at), 0), given.get((party, at + 1), 0) if at < last else None)
        for (party, at), mean, rated in zip(felt.index, felt["mean"], felt["size"], strict=True)
    ]
    found = pd.DataFrame(rows, columns=["party", "quarter", "felt", "rated", "given", "given_next"])
    return found.astype({"felt": float, "rated": int, "given": int, "given_next": "Int64"})
