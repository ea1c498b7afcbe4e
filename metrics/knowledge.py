"""Knowledge that is shared: how open it is, whether others use it, and how long it waited (MODEL 7, Knowledge)."""

from dataclasses import asdict, dataclass, fields
from typing import Final

import numpy as np
import pandas as pd

KINDS: Final = ("kennis", "data")
"""The kinds of stream that knowledge is shared in."""


@dataclass(frozen=True)
class Knowledge:
    """What is known of a number of items; a share, rate, mean or median is nan where nothing is told to take it of.

    `items`: how many, of which `unnamed` do not say what they are. `is_open` of the `open_told` that tell it are open to
    everybody: `open_share`, 0 to 1. Of the `reuse_told` that tell how often others used them, `reused` were used at least
    once: `reuse_rate`, 0 to 1, and `mean_uses`, in times. `median_days` from made to first shared, of the `days_told` that
    tell both days; `contradictory` items were shared before they were made and are in neither.
    """

    items: int
    unnamed: int
    open_told: int
    is_open: int
    open_share: float
    reuse_told: int
    reused: int
    reuse_rate: float
    mean_uses: float
    days_told: int
    median_days: float
    contradictory: int


def knowledge_items(streams: pd.DataFrame) -> pd.DataFrame:
    """The items of knowledge in `streams`, a row an item, by giver, kind and what.

    `streams` has giver, kind, what, shared_openly, reused (times), made_on and shared_on. Rows of the same giver, kind and
    what are one item, to however many receivers and in however many periods it went; a row without what is an item of its
    own, for nobody can tell which it is. An item is open where one of its rows says so; it was made and shared on the first
    day told, and used as often as its highest count tells, so that a count told twice is not added. Columns: giver, kind,
    what, is_open (NA: not told), uses (nan: not told), days (made to shared; nan where a day is unknown or they contradict),
    is_contradictory (shared before made). The state of a stream plays no part.
    """
    told = streams[streams["kind"].isin(KINDS)].reset_index(drop=True)
    same = told.groupby(["giver", "kind", "what"]).ngroup().to_numpy(dtype=float, na_value=np.nan)
    item = np.where(told["what"].isna(), -1 - np.arange(len(told)), same)
    rows = pd.DataFrame(
        {
            **{name: told[name].astype(object) for name in ("giver", "kind", "what")},
            "is_open": told["shared_openly"].astype("boolean"),
            "uses": told["reused"].to_numpy(dtype=float, na_value=np.nan),
            "made": pd.to_datetime(told["made_on"]),
            "shared": pd.to_datetime(told["shared_on"]),
        }
    )
    how = {"giver": "first", "kind": "first", "what": "first", "is_open": "max", "uses": "max", "made": "min", "shared": "min"}
    found = rows.groupby(item).agg(how)
    days = (found.pop("shared") - found.pop("made")).dt.days.astype(float)
    found = found.assign(days=days.where(days >= 0), is_contradictory=days < 0)
    return found.sort_values(["giver", "kind", "what"], kind="stable", ignore_index=True)


def knowledge(items: pd.DataFrame) -> Knowledge:
    """How open, used and quick the items of `knowledge_items` are. Source: MODEL 7, Knowledge."""
    openly, uses, days = items["is_open"].dropna(), items["uses"].dropna(), items["days"].dropna()
    return Knowledge(
        items=len(items),
        unnamed=int(items["what"].isna().sum()),
        open_told=len(openly),
        is_open=int(openly.sum()),
        open_share=float(openly.astype(float).mean()),
        reuse_told=len(uses),
        reused=int((uses > 0).sum()),
        reuse_rate=float((uses > 0).mean()),
        mean_uses=float(uses.mean()),
        days_told=len(days),
        median_days=float(days.median()),
        contradictory=int(items["is_contradictory"].sum()),
    )


def shared_knowledge(streams: pd.DataFrame) -> pd.DataFrame:
    """How open, used and quick the knowledge is that each party shares: `knowledge_by_giver` of the items in `streams`."""
    return knowledge_by_giver(knowledge_items(streams))


def knowledge_by_giver(items: pd.DataFrame) -> pd.DataFrame:
    """The same for each party that shares: giver and the fields of `Knowledge`, a row a giver, sorted."""
    rows = [{"giver": giver, **asdict(knowledge(of_giver))} for giver, of_giver in items.groupby("giver")]
    return pd.DataFrame(rows, columns=["giver", *(field.name for field in fields(Knowledge))])
