"""The profiles that the base tells, as arrays: of which instrument, which aspect, which wave, and of which parties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.instrument import PERSONAL, Aspect, Instrument, InstrumentKind
from metrics.observed import when

Floats = NDArray[np.float64]
_ASPECTS: Final[tuple[Aspect, ...]] = (PERSONAL, "current", "desired", "preference", "rejection")
_COMPARED: Final[tuple[InstrumentKind, ...]] = ("profile", "statements", "cards")


@dataclass(frozen=True, eq=False)
class Told:
    """What is told of S parties on K values or items: the mean over their `people` (1: the party's own statement), the spread
    (sd over people, n - 1) and P5-P95 as they were stored; each (S, K), nan where unknown or withheld."""

    mean: Floats
    spread: Floats
    people: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, eq=False)
class Profiles:
    """The profiles of S parties, sorted by party, with the wave of each (None: undated).

    `values` are (S, V) as `instrument.values`, centred where the instrument centres; `items` (S, I) as `instrument.items`,
    as people answered. `role`: of the people in which role; empty: of all.
    """

    instrument: Instrument
    aspect: str
    role: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    period: tuple[str | None, ...]
    values: Told
    items: Told

    @property
    def people(self) -> NDArray[np.int64]:
        """How many people each profile is of (S,): of the value that most of them answered; 1 is the party's own statement."""
        return np.asarray(np.nan_to_num(self.values.people).max(axis=1, initial=0), dtype=np.int64)


def profiles_of(
    told: pd.DataFrame, instrument: Instrument, *, aspect: str = PERSONAL, period: str = "", role: str = ""
) -> Profiles:
    """The profiles on an instrument in one wave; without `period` each party's latest.

    `told` is the answer to `profiles`. A party of whom no value is known, or all are withheld, is left out; so is a value or
    item that the instrument does not have, and what was answered to another version of it.
    """
    rows = _rows(told, instrument.key, aspect)
    rows = rows[(rows["role"] == role) & rows["version"].isin(["", instrument.version])]
    if period:
        rows = rows[rows["period"] == period]
    known = rows[(rows["part"] == "value") & rows["mean"].notna() & rows["code"].isin(instrument.by_value)]
    wave: dict[str, str] = {}
    for party, each in known.groupby("party")["period"]:
        wave[str(party)] = max(each, key=when)
    rows = rows[(rows["period"] == rows["party"].map(wave)).astype(bool)]
    names = dict(zip(rows["party"], rows["party_name"], strict=True))
    parties = tuple(sorted(wave))
    return Profiles(
        instrument,
        aspect,
        role,
        parties,
        tuple(names[party] for party in parties),
        tuple(wave[party] or None for party in parties),
        _told(rows, "value", parties, [one.value for one in instrument.values]),
        _told(rows, "item", parties, [one.item for one in instrument.items]),
    )


def waves(told: pd.DataFrame, instrument: str, aspect: str = "") -> list[str]:
    """The periods in which anything is known on an instrument (and aspect), newest first; undated profiles have none."""
    rows = _rows(told, instrument, aspect)
    return sorted({period for period in rows.loc[rows["mean"].notna(), "period"] if period}, key=when, reverse=True)


def aspects(told: pd.DataFrame, instrument: str) -> list[Aspect]:
    """The aspects of which anything is known on an instrument: personal, current, desired, preference, rejection."""
    rows = _rows(told, instrument)
    there = set(rows.loc[rows["mean"].notna(), "aspect"])
    return [aspect for aspect in _ASPECTS if aspect in there]


def main_instrument(told: pd.DataFrame, instruments: Iterable[Instrument]) -> Instrument | None:
    """The instrument by which partners are compared unless someone chooses another: the profile instrument that most parties
    have a profile on, else the statements, else the cards; the first by key where two have as many. Never a conversation lens
    or a pulse. None where there is none."""
    parties = _parties_by_instrument(told)
    there = [one for one in instruments if one.kind in _COMPARED and not one.lens and not one.pulse and parties.get(one.key)]
    return min(there, key=lambda one: (_COMPARED.index(one.kind), -parties[one.key], one.key), default=None)


def main_profiles(told: pd.DataFrame, instruments: Iterable[Instrument]) -> Profiles | None:
    """Each party's latest profile on the main instrument: what people find themselves, else of the first aspect there is."""
    instrument = main_instrument(told, instruments)
    return profiles_of(told, instrument, aspect=aspects(told, instrument.key)[0]) if instrument else None


def main_waves(told: pd.DataFrame, instruments: Iterable[Instrument]) -> list[Profiles]:
    """The same, a wave each, newest first; undated profiles are in none."""
    latest = main_profiles(told, instruments)
    if latest is None:
        return []
    instrument, aspect = latest.instrument, latest.aspect
    return [profiles_of(told, instrument, aspect=aspect, period=period) for period in waves(told, instrument.key, aspect)]


def _rows(told: pd.DataFrame, instrument: str, aspect: str = "") -> pd.DataFrame:
    """The rows of an instrument (and aspect), their texts plain, empty where there is none."""
    texts = ["party", "party_name", "role", "instrument", "version", "period", "aspect", "part", "code"]
    rows = told[(told["instrument"].fillna("") == instrument).astype(bool)]
    rows = rows.assign(**{name: rows[name].astype(object).where(rows[name].notna(), "") for name in texts})
    return rows[rows["aspect"] == aspect] if aspect else rows


def _told(rows: pd.DataFrame, part: Literal["value", "item"], parties: tuple[str, ...], codes: list[str]) -> Told:
    rows = rows[rows["part"] == part]
    party = pd.Index(parties, dtype=object).get_indexer(pd.Index(rows["party"], dtype=object))
    code = pd.Index(codes, dtype=object).get_indexer(pd.Index(rows["code"], dtype=object))
    there = (party >= 0) & (code >= 0)
    known = rows["mean"].notna().to_numpy(bool)

    def column(name: str) -> Floats:
        found = np.full((len(parties), len(codes)), np.nan)
        numbers = rows[name].to_numpy(float, na_value=np.nan)
        found[party[there], code[there]] = np.where(known, numbers, np.nan)[there]
        return found

    return Told(column("mean"), column("spread"), column("people"), column("low"), column("high"))


def _parties_by_instrument(told: pd.DataFrame) -> Mapping[str, int]:
    known = told[told["mean"].notna() & (told["role"].fillna("") == "") & (told["part"].fillna("") == "value")]
    return {str(instrument): number for instrument, number in known.groupby("instrument")["party"].nunique().items()}
