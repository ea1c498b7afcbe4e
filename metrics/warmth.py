"""How warm the tie between two parties is: what their contacts leave behind as days pass (MODEL 7, Warmth)."""

from collections.abc import Iterable
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

HALF_LIFE: Final = 45
"""Days after which a contact warms half as much: our design (MODEL 7)."""
COLD: Final = 0.25
"""A tie less warm than this is cold: our design (MODEL 7)."""
CHANNELS: Final = ("online", "physical", "personal")


def warmth(contacts: pd.DataFrame, on: date, ties: Iterable[tuple[str, str]] | None = None) -> pd.DataFrame:
    """The warmth of each tie on a day, coldest first: the sum of 0.5^(days / 45) over its contacts up to that day.

    `contacts` has party, other, held_on and channel (missing: not told). Both may tell the same contact: of a day and channel
    those of the side that tells most count. Contacts after `on`, without a day, or of a party with itself do not count.
    `ties` are pairs to list besides, such as those with a stream; without a contact known their warmth is unknown, not 0, and
    they stand last. A row an unordered pair: one, other (one < other), contacts (how many known), last_on (day of the last, or
    None), warmth (0 or more; nan: no contact known), online, physical, personal (the part of each channel; nan: none known
    there; with those of no channel they add up to warmth), is_cold (True below 0.25, None: no contact known).
    Source: MODEL 7, our design.
    """
    told = contacts.assign(held_on=pd.to_datetime(contacts["held_on"])).dropna(subset=["party", "other", "held_on"])
    told = told[(told["held_on"] <= pd.Timestamp(on)) & (told["party"] != told["other"])]
    sides = told[["party", "other"]].to_numpy(dtype=object)
    each = pd.DataFrame(np.sort(sides, axis=1), columns=["one", "other"], dtype=object).assign(
        channel=told["channel"].fillna("").to_numpy(dtype=object), held_on=told["held_on"].to_numpy(), by=sides[:, 0]
    )
    same = ["one", "other", "channel", "held_on"]
    counted = each.groupby([*same, "by"]).size().groupby(same).max().rename("contacts").reset_index()
    counted["warmth"] = counted["contacts"] * 0.5 ** ((pd.Timestamp(on) - counted["held_on"]).dt.days / HALF_LIFE)
    counted = counted.assign(**{name: counted["warmth"].where(counted["channel"] == name) for name in CHANNELS})

    known = counted.groupby(["one", "other"])
    found = known.agg(contacts=("contacts", "sum"), last_on=("held_on", "max"), warmth=("warmth", "sum"))
    found = found.join(known[list(CHANNELS)].sum(min_count=1)).reset_index()
    wanted = {(min(pair), max(pair)) for pair in ties or () if pair[0] != pair[1]}
    pairs = pd.DataFrame(sorted(wanted.union(zip(found["one"], found["other"], strict=True))), columns=["one", "other"])
    found = pairs.astype(object).merge(found, on=["one", "other"], how="left")
    found["contacts"] = found["contacts"].fillna(0).astype(int)
    found["last_on"] = pd.Series([None if pd.isna(day) else day.date() for day in found["last_on"]], dtype=object)
    found["is_cold"] = (found["warmth"] < COLD).astype(object).where(found["warmth"].notna(), None)
    return found.sort_values(["warmth", "one", "other"], kind="stable", na_position="last", ignore_index=True)
