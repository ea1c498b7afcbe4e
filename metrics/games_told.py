"""Which dividends of a coalition count, and the games they make: one for each outcome and period (MODEL 6).

A dividend counts where all its parties take part in the quarter its period ends in: a candidate does not, nor a party that
left before or joins later; one without a membership does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.columns import BETWEEN_IDS
from data.packs_known import DEFAULT_PACK, pack_named, shipped
from data.periods import first_day, last_day
from data.problems import Refused, fault
from data.units import plain_unit
from metrics.dividends import Game, drawn, game
from metrics.observed import quarter_name, quarter_number, when
from metrics.seen import parties_seen
from metrics.uncertainty import DRAWS, seed_of

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Told = TypeVar("Told")
SEED: Final = seed_of("contribution")
"""One seed for all games: what is drawn of a dividend follows from its parties and its range, whatever stands beside it."""


@dataclass(frozen=True, eq=False)
class GameTold:
    """What is told of an outcome of a coalition up to and including a period, and of whom nothing is told.

    `unit` is that of the dividends, empty where it is `outcome_unit`, that of the outcome, which may be empty too: none is
    told. `visible` (K,) and `causes` (K,) are of the dividends of `game`, in its order: may the viewer see it, and what makes
    it cost, empty where not told or not visible. `names` has the name of each party whose name may be seen. `silent` are the
    partners of that quarter without any dividend that the viewer may know of. Where `is_mixed` the dividends are in several
    units, which are never added: all of them count as unknown.
    """

    coalition: str
    outcome: str
    period: str
    unit: str
    outcome_unit: str
    is_mixed: bool
    game: Game
    visible: Bools
    causes: tuple[str, ...]
    names: Mapping[str, str]
    silent: tuple[str, ...]

    @cached_property
    def seen(self) -> Bools:
        """Of which parties (n,) the viewer sees all dividends."""
        return parties_seen(self.game.members, self.visible)

    @cached_property
    def draws(self) -> Floats:
        """Draws (D, K) of the dividends; nan where unknown."""
        return drawn(self.game, DRAWS, SEED)

    @property
    def is_in_unit(self) -> bool:
        """Are the dividends in the unit of the outcome?"""
        return not self.is_mixed and not self.unit

    @property
    def worth_unit(self) -> str:
        """The unit of V; empty where it has none."""
        return "" if self.is_mixed else self.unit or self.outcome_unit

    def named(self, party: str) -> str:
        """The name of a party; the id it goes by where it has none."""
        return self.names.get(party, party)


def games_told(
    dividends: pd.DataFrame, outcomes: pd.DataFrame, partners: pd.DataFrame, own_packs: pd.DataFrame | None = None
) -> list[GameTold]:
    """The games of all outcomes and periods, by coalition and outcome, then in order of time.

    The frames are the answers to `shared_dividends`, `shared_outcomes`, `shared_partners` and `packs`; without the last there
    are only packs of the product. Without a column `visible` all is visible. A game is the same in whatever order the rows
    stand.
    """
    units = _units(outcomes, own_packs)
    of_coalition: dict[str, list[dict[str, Any]]] = {}
    names = {}
    for row in _rows(partners):
        if row["coalition"] is not None:
            of_coalition.setdefault(row["coalition"], []).append(row)
        elif row["name"] is not None:
            names[row["party"]] = row["name"]
    found: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in _rows(dividends):
        found.setdefault((row["coalition"], row["outcome"], row["period"]), []).append(row)
    games = []
    for (coalition, outcome, period), rows in found.items():
        standing = _standing(of_coalition.get(coalition, []), period)
        counting = [row for row in rows if all(standing.get(party, True) for party in row["parties"].split(BETWEEN_IDS))]
        if counting:
            unit = own_or_last(units.get((coalition, outcome), {}), period, "")
            games.append(_told(counting, unit, names, of_coalition.get(coalition, [])))
    return sorted(games, key=lambda one: (one.coalition, one.outcome, when(one.period)))


def own_or_last(by_period: Mapping[str, Told], period: str, missing: Told) -> Told:
    """What is told of this very period, else of the last one; `by_period` is in order of time."""
    return by_period.get(period, next(reversed([*by_period.values()]), missing))


def latest(games: Iterable[GameTold]) -> dict[tuple[str, str], GameTold]:
    """By coalition and outcome the game of the last period, of games in order of time."""
    return {(one.coalition, one.outcome): one for one in games}


def main_outcomes(games: Iterable[GameTold]) -> dict[str, str]:
    """By coalition the outcome that is spoken of when none is asked for: that with most dividends; of equals the first."""
    by_number = sorted(latest(games).values(), key=lambda one: (-len(one.visible), one.outcome))
    return {one.coalition: one.outcome for one in reversed(by_number)}


def history_asked_for(
    dividends: pd.DataFrame, outcomes: pd.DataFrame, partners: pd.DataFrame, own_packs: pd.DataFrame | None = None
) -> list[GameTold]:
    """The games of the one outcome that is spoken of, in order of time; none where no dividend counts.

    The frames are those of `games_told`. Raises Refused where the dividends are of several coalitions: one of them is to be
    asked for.
    """
    games = games_told(dividends, outcomes, partners, own_packs)
    main = main_outcomes(games)
    if len(main) > 1:
        raise Refused(fault("answers_differ", found="", expected="coalition"))
    return [one for one in games if one.outcome == main[one.coalition]]


def _told(rows: list[dict[str, Any]], outcome_unit: str, names: Mapping[str, str], partners: list[dict[str, Any]]) -> GameTold:
    rows = sorted(rows, key=lambda row: str(row["parties"]))
    first = rows[0]
    units = {plain_unit(row["unit"]): (row["unit"] or "").strip() for row in reversed(rows)}
    if plain_unit(outcome_unit) in units:
        del units[plain_unit(outcome_unit)]
        units[""] = ""
    is_mixed = len(units) > 1
    told = game(pd.DataFrame(rows)[["parties", "low", "likely", "high"]])
    if is_mixed:
        unknown = np.full(len(rows), np.nan)
        told = Game(told.parties, told.members, unknown, unknown, unknown)
    visible = np.array([_is_visible(row) for row in rows], dtype=bool)
    causes = tuple(row.get("cause") or "" if may_see else "" for row, may_see in zip(rows, visible, strict=True))
    standing = _standing([row for row in partners if _is_visible(row)], first["period"])
    silent = sorted(party for party, takes_part in standing.items() if takes_part and party not in told.parties)
    unit = "" if is_mixed else next(iter(units.values()))
    outcome = (str(first["coalition"]), str(first["outcome"]), str(first["period"]))
    return GameTold(*outcome, unit, outcome_unit.strip(), is_mixed, told, visible, causes, names, tuple(silent))


def _standing(partners: Iterable[Mapping[str, Any]], period: str) -> dict[str, bool]:
    """By party with a membership: does it take part in the quarter that the period ends in?"""
    quarter = quarter_number(period)
    name = quarter_name(quarter) if quarter is not None else ""
    begins, ends = first_day(name) or date.min, last_day(name) or date.max
    found: dict[str, bool] = {}
    for row in partners:
        since, until = first_day(row["member_since"] or ""), last_day(row["member_until"] or "")
        is_there = row["role"] != "candidate" and (since or date.min) <= ends and (until or date.max) >= begins
        found[row["party"]] = found.get(row["party"], False) or is_there
    return found


def _units(outcomes: pd.DataFrame, own_packs: pd.DataFrame | None) -> dict[tuple[str, str], dict[str, str]]:
    """By outcome the unit of each period, in order of time: its own, else that of its indicator in the pack that scores."""
    pack = shipped()[DEFAULT_PACK] if own_packs is None else pack_named(DEFAULT_PACK, own_packs)
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in sorted(_rows(outcomes), key=lambda row: when(row["period"])):
        indicator = row.get("indicator")
        unit = row["unit"] or (pack.by_name[indicator].unit if indicator in pack.indicators else "")
        found.setdefault((row["coalition"], row["outcome"]), {})[row["period"]] = unit
    return found


def _is_visible(row: Mapping[str, Any]) -> bool:
    return bool(row.get("visible", True))


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain values, unknown as None."""
    names = [str(name) for name in frame.columns]
    columns = [
        [None if no else value for value, no in zip(frame[name].tolist(), frame[name].isna(), strict=True)] for name in names
    ]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
