"""What was told of people before, by one instrument: beside it nothing may be told now that gives someone's answer away."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, Final

import pandas as pd

from data.instrument import Instrument
from data.marks import BETWEEN
from data.small_groups import Person, Released, differs_enough, smallest

Code = tuple[str, str]
"""A part (value, item, or votes: who agrees with a statement) and the code of one of them."""
Figure = tuple[float, float, float]
"""How many people, their mean and their spread."""
REST: Final = "\x1frest"
"""Stands for a role where it is those of a party in none of the roles that were shown."""
Place = tuple[str, str]
"""A coalition, and a period ('': none)."""
VOTES: Final = "votes"
_WORKED_OUT: Final[Figure] = (float("nan"), float("nan"), float("nan"))


@dataclass(frozen=True, eq=False)
class Before:
    """People behind what was told: the figures of each code (nan where they can be worked out), and the codes withheld; and
    in which coalition and period that was."""

    who: Released
    figures: Mapping[Code, Figure] = field(default_factory=dict)
    withheld: frozenset[Code] = frozenset()
    place: Place = ("", "")


@dataclass(frozen=True, eq=False)
class Whole:
    """All people of a coalition together in one period, party by party, and the statements that were told of them."""

    parties: tuple[Before, ...]
    told: frozenset[str]

    def released(self, minimum: int) -> Released:
        """All of them as those behind one result."""
        marks = frozenset().union(*(one.who.marks or () for one in self.parties))
        return Released("", "", len(marks), marks, minimum)


class Earlier:
    """What was told before of answers to one instrument about one aspect; what is told now is added.

    What can be had by taking one result off another counts as told too: those of a party in none of the roles that were shown
    and, of statements, the people of all parties together, and those of them whose parties were held back by themselves.
    """

    def __init__(
        self,
        instrument: Instrument,
        aspect: str,
        released: pd.DataFrame,
        figures: pd.DataFrame,
        smallest_groups: Mapping[str, int],
    ) -> None:
        """`released` and `figures` are the answers to `released` and `figures_told`; `smallest_groups` what coalitions told."""
        self._told: list[Before] = []
        self._stands: set[tuple[str, str, str, str]] = set()
        self.wholes: list[Whole] = []
        told = _figures(instrument, aspect, figures)
        its = _plain(
            released[(released["instrument"] == instrument.key).fillna(False) & (released["aspect"] == aspect).fillna(False)]
        )
        its = sorted(its, key=lambda row: (row["coalition"], row["period"], row["party"], row["role"], row["members"]))
        for (coalition, period), wave in groupby(its, key=lambda row: (row["coalition"], row["period"])):
            minimum = smallest(smallest_groups.get(coalition))
            shown: list[Before] = []
            small: list[Before] = []
            for row in wave:
                who = Released(row["party"], row["role"], int(row["people"]), _persons(row["party"], row["members"]), minimum)
                codes = told.get((coalition, period, row["party"], row["role"]), {})
                withheld = frozenset(code for code, (_, is_withheld) in codes.items() if is_withheld)
                figures_told = {code: figure for code, (figure, _) in codes.items() if figure[1] is not None}
                these = Before(who, figures_told, withheld, (coalition, period))
                (small if row["held_back"] else shown).append(these)
                if not row["held_back"]:
                    self._stands.add((coalition, period, row["party"], row["role"]))
            self._told += shown
            self._told += _rests(shown)
            of_all = told.get((coalition, period, "", ""), {})
            if of_all:
                parties = [one for one in shown if one.who.role == "" and one.who.marks]
                codes_told = frozenset(code for (_, code), (_, is_withheld) in of_all.items() if not is_withheld)
                self.add_whole(Whole((*parties, *small), codes_told), small, minimum)

    def beside(self, new: Released) -> list[Before]:
        """What was told before of any of the same parties."""
        parties = {party for party, _ in new.marks or ()} | {new.party}
        return [one for one in self._told if {party for party, _ in one.who.marks or ()} & parties or one.who.party in parties]

    def admits(self, new: Released, now: Sequence[Released] = ()) -> bool:
        """May these people be shown, beside those who were shown before, and `now`?"""
        return differs_enough(new, [*(one.who for one in self.beside(new)), *now])

    def stands(self, coalition: str, period: str | None, party: str, role: str) -> bool:
        """Was a result shown of this very party (and role), in this coalition and period?"""
        return (coalition, period or "", party, role) in self._stands

    def add(self, told: Before) -> None:
        """This is told now."""
        self._told.append(told)

    def add_whole(self, whole: Whole, small: Sequence[Before], minimum: int) -> None:
        """This is told of all together now, of whom `small` are shown in no other way."""
        self.wholes.append(whole)
        codes = [(part, code) for code in whole.told for part in ("item", VOTES)]
        for parties in (whole.parties, tuple(small)):
            if parties:
                self._told.append(Before(Whole(parties, whole.told).released(minimum), dict.fromkeys(codes, _WORKED_OUT)))


def _plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows, with empty texts where there is none."""
    rows = frame.astype(object)
    return [{str(name): told for name, told in row.items()} for row in rows.where(rows.notna(), "").to_dict("records")]


def _figures(
    instrument: Instrument, aspect: str, figures: pd.DataFrame
) -> dict[tuple[str, str, str, str], dict[Code, tuple[Any, bool]]]:
    """Of each coalition, period, party and role: by code the figure (people, mean, spread; None withheld), and whether it was
    ever withheld."""
    codes = [value.value for value in instrument.values]
    its = (figures["instrument"] == instrument.key).fillna(False)
    if instrument.pulse:
        its = figures["instrument"].isna() & figures["code"].isin(codes)
    found: dict[tuple[str, str, str, str], dict[Code, tuple[Any, bool]]] = {}
    for row in _plain(figures[its & (figures["aspect"] == aspect).fillna(False)]):
        codes_of = found.setdefault((row["coalition"], row["period"], row["party"], row["role"]), {})
        code = row["part"], row["code"]
        figure, was_withheld = codes_of.get(code, ((0, None, None), False))
        if row["part"] == VOTES and not row["withheld"]:
            figure = (float(row["people"]), float("nan"), float("nan"))
        elif row["mean"] != "":
            figure = (float(row["people"]), float(row["mean"]), float(row["spread"]) if row["spread"] != "" else 0.0)
        codes_of[code] = (figure, was_withheld or bool(row["withheld"]))
    return found


def _persons(party: str, members: str) -> frozenset[Person] | None:
    return frozenset((party, str(mark)) for mark in json.loads(members)) if members else None


def _rests(shown: Sequence[Before]) -> list[Before]:
    """Of each party those in none of its shown roles, where there are any."""
    found = []
    for whole in (one for one in shown if one.who.role == "" and one.who.marks):
        roles = [
            one
            for one in shown
            if one.who.role and one.who.marks and one.who.party == whole.who.party and one.who.persons <= whole.who.persons
        ]
        in_roles = frozenset().union(*(one.who.persons for one in roles))
        rest = frozenset(one for one in whole.who.marks or () if (one[0], one[1].partition(BETWEEN)[0]) not in in_roles)
        if roles and rest:
            codes = set(whole.figures).intersection(*(one.figures for one in roles))
            who = replace(whole.who, role=REST, people=len(rest), marks=rest)
            found.append(Before(who, dict.fromkeys(codes, _WORKED_OUT), place=whole.place))
    return found
