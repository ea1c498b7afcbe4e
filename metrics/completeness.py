"""How complete the picture of value streams is, what is missing, and who can supply it (MODEL 7)."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

BLANKS: Final = (
    "no_streams",
    "no_in",
    "no_out",
    "amount_unknown",
    "unit_missing",
    "delivered_unknown",
    "unconfirmed",
    "half_confirmed",
    "not_rated",
)
"""What can be missing, the worst first: a party, then how much, then whether it is so, then what it is worth. Our design."""
_STREAM: Final = ["giver", "receiver", "kind", "what", "period", "nth"]
_TOLD: Final = ["unit", "promised", "promised_why", "delivered", "delivered_why", "confirmed_by", "receiver_rating", "state"]


@dataclass(frozen=True)
class Share:
    """`part` things out of `of`."""

    part: int
    of: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None out of nothing."""
        return self.part / self.of if self.of else None


@dataclass(frozen=True)
class Completeness:
    """Partners with a stream in and one out; streams confirmed by both, with a known amount, and rated by the receiver."""

    partners: Share
    confirmed: Share
    amount_known: Share
    rated: Share


def completeness(streams: pd.DataFrame, members: pd.DataFrame) -> Completeness:
    """The four shares of a complete picture. Source: MODEL 7; out of what a share is, is our design.

    `streams` is the answer of `coalition_streams`, `members` that of `members`. Partners are the members of the coalition; a
    stream of a party to itself is neither in nor out. An amount is known where the promised or the delivered one is, out of
    the streams that have one to be told: not where it is declared not applicable or withheld. Streams that are only promised,
    or lapsed, have nothing to be rated and do not count there. What a share lacks are rows of `blanks`.
    """
    blank_of_party = _blank_of_party(streams, members)
    is_known, is_unknown = _amount_known(streams), _amount_unknown(streams)
    can_be_rated = _can_be_rated(streams)
    is_rated = can_be_rated & streams["receiver_rating"].notna()
    return Completeness(
        partners=Share(int(blank_of_party.isna().sum()), len(blank_of_party)),
        confirmed=Share(int(streams["confirmed_by"].isin(["both"]).sum()), len(streams)),
        amount_known=Share(int(is_known.sum()), int((is_known | is_unknown).sum())),
        rated=Share(int(is_rated.sum()), int(can_be_rated.sum())),
    )


def blanks(streams: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """What is missing, a row a blank, in the order of BLANKS, then the latest period first, then by name.

    The frames are as for `completeness`. The result has blank (of BLANKS), party (of whom a stream in or out is missing; else
    None), giver, receiver, kind, what, period and nth (the stream in which something is missing; else None), and who: a tuple
    of the parties that can supply it. delivered_unknown: a promise that should have been kept, of which it is not told; a
    promise that still runs or has lapsed has no such blank. half_confirmed: one of both has yet to confirm.
    """
    order = ["period", "giver", "receiver", "kind", "what", "nth"]
    streams = streams[[*_STREAM, *_TOLD]].astype(object)
    streams = streams.sort_values(order, ascending=[name != "period" for name in order], ignore_index=True)
    confirmed = streams["confirmed_by"]
    is_open = ~streams["state"].isin(["promised", "running", "lapsed"])
    is_promised = pd.Series(streams["promised"].to_numpy(float, na_value=np.nan) > 0, index=streams.index)
    is_untold = streams["delivered"].isna() & streams["delivered_why"].isna()
    missing = (
        ("amount_unknown", "both", _amount_unknown(streams)),
        ("unit_missing", "giver", _amount_known(streams) & streams["unit"].isna()),
        ("delivered_unknown", "both", is_promised & is_untold & is_open),
        ("unconfirmed", "both", ~confirmed.isin(["giver", "receiver", "both"])),
        ("half_confirmed", "giver", confirmed.isin(["receiver"])),
        ("half_confirmed", "receiver", confirmed.isin(["giver"])),
        ("not_rated", "receiver", _can_be_rated(streams) & streams["receiver_rating"].isna()),
    )
    of_party = _blank_of_party(streams, members).dropna().sort_index().rename_axis("party").reset_index(name="blank")
    found = [of_party.assign(who=pd.Series([(party,) for party in of_party["party"]], dtype=object))]
    for blank, who, where in missing:
        rows = streams.loc[where.to_numpy(bool), _STREAM]
        sides = ["giver", "receiver"] if who == "both" else [who]
        pairs = [tuple(dict.fromkeys(pair)) for pair in zip(*(rows[side] for side in sides), strict=True)]
        found.append(rows.assign(blank=blank, who=pd.Series(pairs, index=rows.index, dtype=object)))
    together = pd.concat(found)
    in_order = np.lexsort((together.index, together["blank"].map(BLANKS.index)))
    together = together.iloc[in_order].reindex(columns=["blank", "party", *_STREAM, "who"]).astype(object)
    return together.where(together.notna(), None).reset_index(drop=True)


def _blank_of_party(streams: pd.DataFrame, members: pd.DataFrame) -> pd.Series:
    """For each member of the coalition what is missing of it, nan where nothing is."""
    partners = members.loc[members["is_member"].fillna(False).to_numpy(bool), "party"].astype(object)
    between = streams[["giver", "receiver"]].astype(object)
    between = between[between["giver"] != between["receiver"]]
    gives, takes = set(between["giver"]), set(between["receiver"])
    told = {(False, False): "no_streams", (True, False): "no_in", (False, True): "no_out"}
    return pd.Series([told.get((one in gives, one in takes)) for one in partners], index=partners.array, dtype=object)


def _amount_known(streams: pd.DataFrame) -> pd.Series:
    return streams["promised"].notna() | streams["delivered"].notna()


def _amount_unknown(streams: pd.DataFrame) -> pd.Series:
    """Neither amount is known, and neither is declared not applicable or withheld."""
    is_declared = streams["promised_why"].notna() | streams["delivered_why"].notna()
    return ~_amount_known(streams) & ~is_declared


def _can_be_rated(streams: pd.DataFrame) -> pd.Series:
    return ~streams["state"].isin(["promised", "lapsed"])
