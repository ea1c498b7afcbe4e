"""The culture of parties: what they value now beside what they wish, and how much of it holds them back (MODEL 8)."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from data.columns import WITHHELD
from data.instrument import LIMITING, Aspect, Instrument, InstrumentKind
from data.instruments_known import instruments as instruments_known
from metrics.observed import when

CURRENT: Final[Aspect] = "current"
DESIRED: Final[Aspect] = "desired"
_CULTURE: Final[dict[str, Any]] = {
    **dict.fromkeys(("party", "period", "value"), object),
    **dict.fromkeys(("current", "desired", "gap"), float),
    **dict.fromkeys(("people_current", "people_desired"), "Int64"),
    "why": object,
}
_FRICTION: Final[dict[str, Any]] = {
    **dict.fromkeys(("party", "period"), object),
    **dict.fromkeys(("votes_limiting", "votes"), "Int64"),
    "share": float,
    **dict.fromkeys(("people", "parties"), "Int64"),
    "why": object,
}
_WAVE: Final = ["party", "period"]


def current_and_desired(profiles: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """What each party values now beside what it wishes: a row a party, sorted, and value, in the instrument's order.

    `profiles` is the answer to `profiles`; of each party the newest period counts in which it was asked both, and in which
    something is known of both where there is one. Columns: party; period (None: undated); value; current and desired, on the
    instrument's scale (centred where it centres; of cards the share of people who chose it, 0 to 1); gap = desired - current;
    people_current and people_desired, how many answered (1: the party's own statement); why: verborgen where one of both is
    withheld, else ''. nan where one is unknown. Source: MODEL 8, current vs desired.
    """
    rows = asked(profiles, instrument, "value", (CURRENT, DESIRED))
    rows = rows[rows.groupby(_WAVE)["aspect"].transform("nunique") == 2]
    known = rows["aspect"].where(rows["mean"].notna()).groupby([rows[name] for name in _WAVE]).transform("nunique")
    found = beside(newest(rows, known == 2), instrument, (CURRENT, DESIRED))
    found["gap"] = found["desired"] - found["current"]
    return found[list(_CULTURE)].astype(_CULTURE)


def friction(profiles: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """The friction share of value cards: how many of the votes for the current culture go to cards that limit it.

    `profiles` is the answer to `profiles`; a row a party, sorted, of the newest period in which it chose cards; then one for
    all parties together (party None), the sum over those that are known in the newest of these periods. An instrument without
    limiting cards gives no rows, nor does one of which none was asked. Columns: party; period (None: undated); votes_limiting
    and votes (NA: unknown); share = votes_limiting / votes, 0 to 1; people, how many chose; parties, of how many the row
    tells; why the share is nan: nvt (no vote was cast) or verborgen (withheld), else ''. Source: MODEL 8, friction share.
    """
    limiting = [item.item for item in instrument.items if instrument.by_value[item.value].group == LIMITING]
    rows = asked(profiles, instrument, "item", (CURRENT,))
    is_asked = rows["code"].isin(limiting).any()  # of cards that were never dealt it is not known how many would choose them
    rows = newest(rows, rows["agree"].notna()) if is_asked else rows.iloc[:0]
    rows = rows.assign(limits=rows["agree"].where(rows["code"].isin(limiting), 0.0), is_unknown=rows["agree"].isna())
    told = {"period": ("period", "first"), "votes_limiting": ("limits", "sum"), "votes": ("agree", "sum")}
    told |= {"people": ("people", "max"), "is_unknown": ("is_unknown", "any"), "why": ("why", "max")}
    found = rows.groupby("party", as_index=False).agg(**told).assign(parties=1)
    numbers = ["votes_limiting", "votes", "people", "parties"]
    is_newest = found["period"] == max(found["period"], key=when, default="")
    shown = found[is_newest & ~found["is_unknown"]]
    if len(shown):
        whole = shown[[*numbers, "is_unknown"]].sum().to_frame().T.assign(party=None, period=shown["period"].iloc[0], why="")
        found = pd.concat([found, whole], ignore_index=True)
    is_unknown = found["is_unknown"].astype(bool)
    for name in ("votes_limiting", "votes"):
        found[name] = found[name].astype(float).mask(is_unknown)
    found["share"] = found["votes_limiting"] / found["votes"]  # nan of 0 votes
    found["why"] = found["why"].where(is_unknown, "").mask(found["votes"] == 0, "nvt")
    return _undated(found)[list(_FRICTION)].astype(_FRICTION)


def culture(profiles: pd.DataFrame, instruments: pd.DataFrame) -> pd.DataFrame:
    """`current_and_desired` of every instrument of cards or profiles, by key, in a column `instrument` before the others.

    The arguments are the answers of these names. A conversation lens tells no culture.
    """
    return _by_instrument(profiles, instruments, current_and_desired, ("cards", "profile"), _CULTURE)


def friction_share(profiles: pd.DataFrame, instruments: pd.DataFrame) -> pd.DataFrame:
    """`friction` of every instrument of cards, by key, in a column `instrument` before the others; arguments as `culture`."""
    return _by_instrument(profiles, instruments, friction, ("cards",), _FRICTION)


def asked(profiles: pd.DataFrame, instrument: Instrument, part: str, aspects: tuple[Aspect, ...]) -> pd.DataFrame:
    """What parties as a whole were asked with an instrument: a row a party, period, aspect and code that the instrument has.

    Columns: party; period ('' where undated); aspect; code; people; mean and agree (nan: unknown); why (verborgen, nvt or '').
    """
    codes = [value.value for value in instrument.values] if part == "value" else [item.item for item in instrument.items]
    is_asked = profiles["role"].isna() & profiles["instrument"].isin([instrument.key]) & profiles["part"].isin([part])
    told = profiles[is_asked & profiles["aspect"].isin(list(aspects)) & profiles["code"].isin(codes)]
    texts = {name: told[name].astype(object).fillna("") for name in ("party", "period", "aspect", "code", "mean_why")}
    numbers = {name: told[name].to_numpy(float, na_value=np.nan) for name in ("people", "mean", "agree")}
    return pd.DataFrame(texts | numbers).rename(columns={"mean_why": "why"})


def newest(rows: pd.DataFrame, is_known: pd.Series) -> pd.DataFrame:
    """The rows of each party's newest period with a known row; of a party without any, those of its newest period."""
    told = zip(rows["party"], rows["period"], is_known, strict=True)
    chosen: dict[str, str] = {}
    for party, period, _ in sorted(told, key=lambda row: (row[2], when(row[1]))):
        chosen[party] = period
    return rows[rows["period"] == rows["party"].map(chosen)]


def beside(rows: pd.DataFrame, instrument: Instrument, aspects: tuple[Aspect, Aspect]) -> pd.DataFrame:
    """Two aspects beside one another: a row a party, sorted, and value, in the instrument's order.

    `rows` are of one period a party, as `newest` leaves them. Columns: party; period (None: undated); value; for each aspect
    its mean (nan: unknown) and people_ASPECT (NA: not asked); why: verborgen where one of both is withheld, else ''.
    """
    period = rows.groupby("party")["period"].first()
    keys = pd.MultiIndex.from_product([period.index, list(instrument.by_value)], names=["party", "value"])
    found = pd.DataFrame({"why": ""}, index=keys, dtype=object)
    for aspect in aspects:
        side = rows[rows["aspect"] == aspect].set_index(["party", "code"])[["mean", "people", "why"]].reindex(keys)
        found[aspect] = side["mean"].astype(float)
        found[f"people_{aspect}"] = side["people"].astype("Int64")
        found["why"] = found["why"].mask(side["why"] == WITHHELD, WITHHELD)
    found = found.reset_index()
    return _undated(found.assign(period=found["party"].map(period).astype(object)))


def _undated(found: pd.DataFrame) -> pd.DataFrame:
    return found.assign(period=found["period"].where(found["period"] != "", None))


def _by_instrument(
    profiles: pd.DataFrame,
    own: pd.DataFrame,
    tells: Callable[[pd.DataFrame, Instrument], pd.DataFrame],
    kinds: Sequence[InstrumentKind],
    columns: dict[str, Any],
) -> pd.DataFrame:
    """What `tells` says of each instrument of these kinds, by key; a conversation lens tells no culture."""
    known, there = instruments_known(own), set(profiles["instrument"].dropna())
    fitting = [one for key, one in sorted(known.items()) if key in there and one.kind in kinds and not one.lens]
    each = [tells(profiles, one).assign(instrument=one.key) for one in fitting]
    found = pd.concat(each, ignore_index=True) if each else pd.DataFrame(columns=["instrument", *columns])
    return found[["instrument", *columns]].astype({"instrument": object, **columns})
