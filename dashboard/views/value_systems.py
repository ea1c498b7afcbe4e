"""The profiles of a coalition's partners in one wave: who are alike, in which groups, and of whom too little is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.views.labels import labels
from dashboard.views.records import records
from data.columns import WITHHELD
from data.instrument import PERSONAL, Instrument
from data.small_groups import MINIMUM, smallest
from metrics.alignment import summary
from metrics.alignment_pairs import told_pairs
from metrics.grouping import SHARED, grouped
from metrics.observed import quarter_number, when
from metrics.profiles import Profiles, aspects, main_instrument, profiles_of, waves

CHANCE: Final = 0.1
"""So often at most, in one of all pairs, may chance give the distance of two who are said to be apart."""
Measure = Literal["r", "agreement"]


@dataclass(frozen=True)
class Pair:
    """How alike two partners are, from -1 to 1 (r) or 0 to 1 (agreement), with P5-P95; None is unknown, or no band.

    `people` are those behind each (1: the partner's own statement). `is_approximate`: the band is drawn from means and spreads.
    `is_apart`: they surely share no language, for the band of their r ends below what groups share, and chance alone seldom
    gives as large a distance in one of so many pairs.
    """

    one: str
    other: str
    alike: float | None
    low: float | None
    high: float | None
    people: tuple[int, int]
    is_approximate: bool
    is_apart: bool

    @property
    def key(self) -> str:
        """What a click on it in a picture gives."""
        return f"{self.one}\x1f{self.other}"


@dataclass(frozen=True)
class Held:
    """A partner whose answers are not shown: how many people, and why ('small', 'sibling', 'differs', 'even').

    `earlier` is the only other period in which its answers are shown; empty where there is none, or more than one.
    """

    party: str
    name: str
    people: int
    why: str
    earlier: str = ""


@dataclass(frozen=True)
class ValuesView:
    """The partners of a coalition by one instrument, aspect and wave ('' where answers have no date).

    `profiles` are those that may be shown; `parties` their names in the order of the heat map, alike beside alike; `groups`
    are runs of that order, one alone too. `pairs` has each two of them once, `one` before `other` in that order; `held` are
    those who may not be shown. `rows` is the answer to `profiles` that it came from, `members` the one of that name.
    `smallest` is from how many people on a result is shown.
    """

    coalition: str
    name: str
    instrument: Instrument | None
    aspect: str
    wave: str
    profiles: Profiles | None
    parties: Mapping[str, str]
    groups: tuple[tuple[str, ...], ...]
    pairs: tuple[Pair, ...]
    held: tuple[Held, ...]
    rows: pd.DataFrame
    members: pd.DataFrame
    smallest: int

    @property
    def measure(self) -> Measure:
        """By what partners are compared: the shape of profiles, or how near the answers to statements lie."""
        return _measure(self.instrument)

    @cached_property
    def label_of(self) -> dict[str, str]:
        """The label that each partner is chosen by."""
        return {party: label for label, party in labels(self.parties).items()}

    @cached_property
    def people(self) -> dict[str, int]:
        """How many people answered for each partner; 1 is the partner's own statement."""
        if self.profiles is None:
            return {}
        return {party: int(n) for party, n in zip(self.profiles.parties, self.profiles.people, strict=True)}

    @cached_property
    def withheld(self) -> frozenset[tuple[str, str]]:
        """The values (party, code) of partners with a profile that are not shown: nearly all their people answer alike."""
        if self.profiles is None or self.instrument is None:
            return frozenset()
        wave = dict(zip(self.profiles.parties, self.profiles.period, strict=True))
        wanted = (self.instrument.key, self.aspect, None, "value")
        return frozenset(
            (row["party"], row["code"])
            for row in records(_hidden(self.rows))
            if (row["instrument"], row["aspect"], row["role"], row["part"]) == wanted
            and row["period"] == wave.get(row["party"], "")
        )

    @cached_property
    def shared(self) -> tuple[tuple[str, ...], ...]:
        """The groups of two and more."""
        return tuple(group for group in self.groups if len(group) > 1)

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """The names of the partners in this wave of whom there is no answer at all."""
        there = {*self.parties, *(one.party for one in self.held)}
        wave = quarter_number(self.wave)

        def takes_part(row: dict[str, Any]) -> bool:
            since, until = (quarter_number(row[name] or "") for name in ("member_since", "member_until"))
            began = wave is None or since is None or since <= wave
            return bool(row["is_member"]) and began and (until is None or (wave is not None and wave <= until))

        told = [row["name"] for row in records(self.members) if row["party"] not in there and takes_part(row)]
        return tuple(sorted(told, key=str.casefold))

    @cached_property
    def furthest(self) -> Pair | None:
        """The pair that is least alike, of those of which it is known."""
        known = [pair for pair in self.pairs if pair.alike is not None]
        return min(known, key=lambda pair: (pair.alike, pair.key), default=None)

    @cached_property
    def summary(self) -> tuple[float, float, float, int]:
        """Median, least and largest likeness of the pairs, and of how many it is known."""
        return summary(np.array([np.nan if pair.alike is None else pair.alike for pair in self.pairs]))

    def pair(self, one: str, other: str) -> Pair | None:
        """The pair of two partners, whoever is named first."""
        return next((pair for pair in self.pairs if {pair.one, pair.other} == {one, other}), None)


def view(
    coalition: str,
    name: str,
    instrument: Instrument | None,
    aspect: str,
    wave: str,
    *,
    told: pd.DataFrame,
    alignments: pd.DataFrame,
    releases: pd.DataFrame,
    members: pd.DataFrame,
    smallest_group: int = MINIMUM,
) -> ValuesView:
    """The view of one instrument in one wave, from the answers to `profiles` (`told`), `alignments`, `releases`, `members`."""
    if instrument is None:
        return ValuesView(coalition, name, None, aspect, wave, None, {}, (), (), (), told, members, smallest_group)
    profiles = profiles_of(told, instrument, aspect=aspect, period=wave)
    found = told_pairs(profiles, alignments)
    grouping = grouped(_square(found, profiles.parties))
    order = [profiles.parties[at] for at in grouping.order]
    names = dict(zip(profiles.parties, profiles.names, strict=True))
    return ValuesView(
        coalition,
        name,
        instrument,
        aspect,
        wave,
        profiles,
        {party: names[party] for party in order},
        tuple(tuple(profiles.parties[at] for at in group) for group in grouping.groups),
        _pairs(found, order, _measure(instrument)),
        _held(told, releases, (instrument.key, aspect, wave, ""), set(order), smallest_group),
        told,
        members,
        smallest_group,
    )


def compared(told: pd.DataFrame, releases: pd.DataFrame, known: Mapping[str, Instrument]) -> dict[str, Instrument]:
    """The instruments to choose from, by key: the main one first, then those by which profiles or statements are told.

    One of which all answers were held back is there only where no other is. Never a lens or a pulse.
    """
    main = main_instrument(told, known.values())
    there = set(told.loc[told["mean"].notna(), "instrument"])
    if not there:
        there = set(_hidden(told)["instrument"].dropna()) | set(releases["instrument"].dropna())
    others = [one for key, one in sorted(known.items()) if key in there and one.kind in ("profile", "statements")]
    found = ([main] if main else []) + [one for one in others if one is not main and not one.lens and not one.pulse]
    return {one.key: one for one in found}


def waves_of(told: pd.DataFrame, releases: pd.DataFrame, instrument: Instrument | None) -> tuple[str, list[str]]:
    """The aspect by which partners are compared, and the waves to choose from, newest first; none where nothing is dated.

    What people find themselves comes before the culture as it is. A wave in which all was held back is one too.
    """
    if instrument is None:
        return PERSONAL, []
    rows = pd.concat([frame[["instrument", "aspect", "period"]] for frame in (_hidden(told), releases)])
    held = [row for row in records(rows) if row["instrument"] == instrument.key]
    there = [*aspects(told, instrument.key), *(row["aspect"] for row in held)]
    aspect = PERSONAL if PERSONAL in there else next(iter(there), PERSONAL)
    found = {*waves(told, instrument.key, aspect), *(row["period"] for row in held if row["aspect"] == aspect)} - {None}
    return aspect, sorted(found, key=when, reverse=True)


def opening_wave(told: pd.DataFrame, instrument: Instrument | None, aspect: str, there: Sequence[str]) -> str:
    """The wave to open with, of those `there` from newest to oldest: the newest in which at least half as many partners are
    shown as in the largest; empty where there is none."""
    if instrument is None:
        return ""
    wanted = (instrument.key, aspect, None, "value")
    shown: dict[str, set[str]] = {wave: set() for wave in there}
    for row in records(told[told["mean"].notna()]):
        if (row["instrument"], row["aspect"], row["role"], row["part"]) == wanted and row["period"] in shown:
            shown[row["period"]].add(row["party"])
    most = max(map(len, shown.values()), default=0)
    return next((wave for wave in there if 2 * len(shown[wave]) >= most), "")


def smallest_of(coalition: str, told: pd.DataFrame) -> int:
    """From how many people on a coalition shows a result, by the answer to `smallest_groups`."""
    return smallest({row["coalition"]: row["smallest_group"] for row in records(told)}.get(coalition))


def _measure(instrument: Instrument | None) -> Measure:
    return "agreement" if instrument is not None and instrument.kind == "statements" else "r"


def _square(found: pd.DataFrame, parties: tuple[str, ...]) -> NDArray[np.float64]:
    """The r of all pairs, (S, S); nan where unknown."""
    at = {party: position for position, party in enumerate(parties)}
    square = np.full((len(parties), len(parties)), np.nan)
    for row in records(found):
        one, other = at[row["one"]], at[row["other"]]
        square[one, other] = square[other, one] = np.nan if row["r"] is None else row["r"]
    return square


def _pairs(found: pd.DataFrame, order: list[str], measure: Measure) -> tuple[Pair, ...]:
    """The pairs in the order of the picture: row by row, in a row from left to right."""
    at = {party: position for position, party in enumerate(order)}

    def pair(row: dict[str, Any]) -> Pair:
        sides = [(row["one"], row["people_one"]), (row["other"], row["people_other"])]
        (one, people_one), (other, people_other) = sorted(sides, key=lambda side: at[side[0]])
        band = (row[f"{measure}_low"], row[f"{measure}_high"])
        low, high = band if None not in band else (None, None)
        most = row["r"] if row["r_high"] is None else row["r_high"]
        return Pair(
            one,
            other,
            row[measure],
            low,
            high,
            (int(people_one or 0), int(people_other or 0)),
            bool(row["approximate"]),
            most is not None and most < SHARED and not (row["chance"] or 0) * len(found) > CHANCE,
        )

    return tuple(sorted(map(pair, records(found)), key=lambda one: (at[one.other], at[one.one])))


def _hidden(told: pd.DataFrame) -> pd.DataFrame:
    """The rows of profiles that came in of too few people."""
    return told[(told["mean_why"].fillna("") == WITHHELD).astype(bool)]


def _held(
    told: pd.DataFrame, releases: pd.DataFrame, wanted: tuple[str, ...], shown: set[str], smallest_group: int
) -> tuple[Held, ...]:
    """The partners whose answers by one instrument, aspect, wave and role were held back; not those of whom an earlier result
    still stands."""

    instrument, aspect, wave, role = wanted

    def of_all(row: dict[str, Any]) -> bool:
        return (row["instrument"], row["aspect"], row["role"] or "") == (instrument, aspect, role)

    def here(row: dict[str, Any]) -> bool:
        return of_all(row) and (row["period"] or "") == wave and row["party"] not in shown

    found: dict[str, Held] = {}
    for row in filter(here, records(_hidden(told))):
        people = int(row["people"] or 0)
        found[row["party"]] = Held(row["party"], row["party_name"], people, "small" if people < smallest_group else "even")
    stands: dict[str, set[str]] = {}
    for row in filter(of_all, records(releases)):
        if not row["held_back"] and row["period"] and row["period"] != wave:
            stands.setdefault(row["party"], set()).add(row["period"])
    for row in filter(here, records(releases)):
        if row["held_back"]:
            periods = stands.get(row["party"], set())
            earlier = next(iter(periods)) if len(periods) == 1 else ""
            found[row["party"]] = Held(row["party"], row["party_name"], int(row["people"] or 0), row["held_back"], earlier)
    return tuple(sorted(found.values(), key=lambda one: (one.name.casefold(), one.party)))
