"""What those who receive something from a party find it worth, without telling who said what (MODEL 7)."""

import numpy as np
import pandas as pd

from data.small_groups import smallest

COLUMNS = ("party", "rating", "streams", "raters", "withheld")


def received_by_others(streams: pd.DataFrame, coalitions: pd.DataFrame) -> pd.DataFrame:
    """The mean rating of what a party gives, by those who receive it: a row a party that gives to others, sorted.

    `streams` is the answer to `shared_streams`: coalition, giver, receiver, receiver_rating (0-5, nan: not rated) and
    visible (absent: all are). `coalitions` is the answer to `smallest_groups`. Columns: party; rating, the mean over the
    rated streams, 0 to 5, nan where none is rated or withheld; streams, how many are rated; raters, by how many receivers;
    withheld, where these are fewer than the smallest group. What a party gives to itself is left out.

    All quarters count together: by quarter, what is told of two that follow could differ by one rater. A party has a row
    only where the viewer sees each of the streams that it gives, so the row tells him nothing that he may not see. The smallest
    group is a rule of this mean alone: a single rating is part of its stream, and who may see the stream sees it there.
    """
    told = pd.DataFrame({name: streams[name].astype(object) for name in ("coalition", "giver", "receiver")})
    told["rating"] = streams["receiver_rating"].to_numpy(float, na_value=np.nan)
    told["seen"] = streams["visible"].fillna(False).to_numpy(bool) if "visible" in streams else True
    set_by = coalitions.dropna(subset="smallest_group")
    least = dict(zip(set_by["coalition"], set_by["smallest_group"].astype(int), strict=True))
    rows = []
    for party, given in told[told["giver"] != told["receiver"]].groupby("giver"):
        if not given["seen"].all():
            continue
        rated = given.dropna(subset="rating")
        raters = rated["receiver"].nunique()
        minimum = max(smallest(least.get(one)) for one in given["coalition"].unique())
        is_few = 0 < raters < minimum
        rating = np.nan if is_few or rated.empty else rated["rating"].mean()
        rows.append((party, rating, len(rated), raters, is_few))
    types = {"rating": float, "streams": int, "raters": int, "withheld": bool}
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(types)
