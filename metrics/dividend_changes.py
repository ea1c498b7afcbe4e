"""What the dividends of one party change when it joins or leaves: the whole, its own part, and that of each other (MODEL 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd

from metrics.dividends import Floats, Game, fair, marginal, together
from metrics.games_told import GameTold, games_told, latest, main_outcomes
from metrics.partner_change import Change
from metrics.taking_part import CANDIDATE

_ITS: Final = ("its_fair", "its_marginal")


@dataclass(frozen=True, eq=False)
class Contributions:
    """What is told of one coalition: the answers to `shared_dividends`, `shared_outcomes` and `shared_partners`."""

    dividends: pd.DataFrame
    outcomes: pd.DataFrame
    partners: pd.DataFrame

    def joined(self, by: str) -> list[Change]:
        """What changes when this candidate joins; see `changes`."""
        joins = self.partners["role"].isin([CANDIDATE]) & self.partners["party"].isin([by])
        games = games_told(self.dividends, self.outcomes, self.partners[~joins.to_numpy(bool)])
        now = self._now
        if now is None:
            then = _main(games)
        else:
            then = next(one for one in games if (one.outcome, one.period) == (now.outcome, now.period))
        return changes(then, by, joins=True)

    def left(self, by: str) -> list[Change]:
        """What changes when this partner leaves; see `changes`."""
        return changes(self._now, by, joins=False)

    @cached_property
    def _now(self) -> GameTold | None:
        return _main(games_told(self.dividends, self.outcomes, self.partners))


def _main(games: list[GameTold]) -> GameTold | None:
    """The game of the outcome that is spoken of, in its last period."""
    main = set(main_outcomes(games).items())
    return next((game for key, game in latest(games).items() if key in main), None)


def changes(told: GameTold | None, party: str, *, joins: bool) -> list[Change]:
    """What changes when `party` joins the others of a game that it is in, or leaves it: together (V), its_fair, its_marginal,
    and others_fair of every other party that is in a dividend. Each in the unit of V, any sign.

    Outside of the game a party has 0 of it. The difference is made by the party's own dividends alone, so it may be known where
    the whole is not; its low and high are P10 and P90 of 2,000 draws of them. Where one of these is hidden only `together` as
    it is now is told; others_fair only of parties that are seen. `why`: no_dividends (of this party), unknown (one of them is),
    units_differ, withheld. Source: MODEL 6.
    """
    unit = told.worth_unit if told else ""
    if told is None or told.is_mixed:
        why = "units_differ" if told else "no_dividends"
        return [Change(measure, unit=unit, why=why) for measure in ("together", *_ITS)]
    game = told.game
    mine = game.parties.index(party) if party in game.parties else None
    its = game.members[:, mine] if mine is not None else np.full(len(game.members), False)
    states = np.stack([np.where(its, 0.0, game.likely), game.likely])[:: 1 if joins else -1]
    whole = together(game, states)
    if joins and its.all():
        whole[0] = np.nan
    if mine is None or not told.seen[mine]:
        why = "no_dividends" if mine is None else "withheld"
        untold = [Change(measure, unit=unit, why=why) for measure in _ITS]
        return [Change("together", before=float(whole[0]), unit=unit, why=why), *untold]
    its_own = Game(game.parties, game.members[its], game.low[its], game.likely[its], game.high[its])
    only = np.vstack([its_own.likely, told.draws[:, its]]) * (1 if joins else -1)
    fairs, shares = fair(game, states), fair(its_own, only)
    if joins:
        fairs[0, ~game.members[~its].any(axis=0)] = np.nan
        fairs[0, mine] = 0.0
    found = [
        *_changes(("together",), whole[:, None], together(its_own, only)[:, None], unit),
        *_changes(("its_fair",), fairs[:, [mine]], shares[:, [mine]], unit),
        *_changes(("its_marginal",), marginal(game, states)[:, [mine]], marginal(its_own, only)[:, [mine]], unit),
    ]
    others = [at for at in np.flatnonzero(told.seen) if at != mine]
    names = [game.parties[at] for at in others]
    return found + _changes(["others_fair"] * len(others), fairs[:, others], shares[:, others], unit, names)


def _changes(
    measures: Sequence[str], between: Floats, change: Floats, unit: str, others: Sequence[str] = ("",)
) -> list[Change]:
    """A change each of n: `between` (2, n) is before and after; `change` (1 + D, n) the difference as told, and as drawn."""
    low, high = np.quantile(change[1:], (0.1, 0.9), axis=0)
    unknown = np.isnan(between).any(axis=0) | np.isnan(change[0])
    why = np.where(unknown, "unknown", "").tolist()
    numbers = np.stack([*between, low, high, change[0]]).T.tolist()
    return [
        Change(measure, before, after, least, most, unit, why=because, other=other, told=told)
        for measure, other, because, (before, after, least, most, told) in zip(measures, others, why, numbers, strict=True)
    ]
