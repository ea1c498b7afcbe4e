"""What each party of a coalition adds to an outcome, as far as the viewer may see it (MODEL 6)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.contribution_total import CLOSE, Net, Split, band, nets, split, units_of
from metrics.dividends import Game, alone, drawn, fair, marginal
from metrics.games_told import SEED, GameTold, history_asked_for, plain_unit
from metrics.seen import others_seen
from metrics.uncertainty import DRAWS

Floats = NDArray[np.float64]
SHARES: Final = (
    *("party", "name", "covers", "told", "alone", "alone_low", "alone_high", "fair", "low", "high"),
    *("marginal", "marginal_low", "marginal_high", "share", "units", "worse_off", "worse_off_sure"),
)
COLUMNS: Final = ("party", "alone", "fair", "marginal", "low", "high")
CHANGE: Final = ("party", "name", "period_before", "before", "period", "now", "change")


def contribution(dividends: pd.DataFrame, outcomes: pd.DataFrame, partners: pd.DataFrame) -> pd.DataFrame:
    """What each party is worth alone, its fair share with P10 and P90 (low, high), and what all lose without it (marginal).

    The frames are the answers to `shared_dividends`, `shared_outcomes` and `shared_partners`; the numbers are in the unit of V.
    A row a party that the viewer may see, by party, with nothing but its name where no dividend is told of it; then, where they
    are five or more, one without a party for the others. nan is unknown. Source: MODEL 6.
    """
    history = history_asked_for(dividends, outcomes, partners)
    if not history:
        return _table([], COLUMNS)
    told = history[-1]
    others = [row for row in _others(told, split(told), Net()) if others_seen(row["covers"])]
    silent = pd.DataFrame({"party": list(told.silent)}, columns=list(COLUMNS))
    seen = pd.concat([contribution_of(told.game)[told.seen], silent]).sort_values("party", kind="stable")
    return _table([*seen.to_dict("records"), *others], COLUMNS)


def contribution_of(game: Game) -> pd.DataFrame:
    """The same of a game of which everything may be seen: a row a party, by party."""
    fairly = fair(game, drawn(game, DRAWS, SEED))
    low, high = np.quantile(fairly, [0.1, 0.9], axis=0)
    triple = (alone(game, game.likely), fair(game, game.likely), marginal(game, game.likely))
    numbers = dict(zip(COLUMNS[1:], (*triple, low, high), strict=True))
    return pd.DataFrame({"party": list(game.parties), **numbers}).astype({"party": object})


def contribution_shares(
    dividends: pd.DataFrame,
    outcomes: pd.DataFrame,
    partners: pd.DataFrame,
    observations: pd.DataFrame,
    own_packs: pd.DataFrame,
) -> pd.DataFrame:
    """A row a party that the viewer may see, the largest fair share first, then unknown ones by name; the others come last.

    The frames are those of `contribution_total`. In the unit of V, each with P10 and P90: alone, fair (low, high), marginal.
    share: the part of V, 0 to 1, where V is above 0 and no fair share below it; units: in the unit of the outcome. worse_off:
    the fair share is below what the party is worth alone; worse_off_sure: in which share of the draws it is. told: a dividend
    of it counts; who takes part without any has no numbers. The others are one row without a party, for `covers` of them: what
    they have together, nan where they are fewer than five. nan is unknown. Source: MODEL 6.
    """
    history = history_asked_for(dividends, outcomes, partners)
    if not history:
        return _table([], SHARES)
    told = history[-1]
    net = nets(outcomes, observations, own_packs).get((told.coalition, told.outcome), Net())
    rows = _rows(told, net)

    def order(row: Mapping[str, Any]) -> tuple[bool, bool, float, str]:
        is_unknown = bool(np.isnan(row["fair"]))
        return row["party"] is None, is_unknown, 0.0 if is_unknown else -row["fair"], row["name"] or ""

    return _table(sorted(rows, key=order), SHARES)


def contribution_change(dividends: pd.DataFrame, outcomes: pd.DataFrame, partners: pd.DataFrame) -> pd.DataFrame:
    """The fair share of each party that the viewer may see in both, in the last period and in the one before, by name.

    The frames are those of `contribution`; now, before and change are in the unit of V, change nan where that is another one.
    A party that had no dividend then has no share before: it is unknown. No row where there is one period only.
    """
    history = history_asked_for(dividends, outcomes, partners)
    if len(history) < 2:
        return _table([], CHANGE)
    was, now = history[-2:]
    before, after = (dict(zip(one.game.parties, split(one).fair.tolist(), strict=True)) for one in (was, now))
    hidden = {party for one in (was, now) for party, seen in zip(one.game.parties, one.seen, strict=True) if not seen}
    is_same = plain_unit(was.unit) == plain_unit(now.unit)
    rows = []
    for party in sorted({*before, *after} - hidden, key=lambda party: (now.named(party).casefold(), party)):
        then, since = before.get(party, np.nan), after.get(party, np.nan)
        row = {"party": party, "name": now.named(party), "period_before": was.period, "before": then}
        rows.append(row | {"period": now.period, "now": since, "change": since - then if is_same else np.nan})
    return _table(rows, CHANGE)


def _rows(told: GameTold, net: Net) -> list[dict[str, Any]]:
    """The rows of `contribution_shares`: who is seen, who told nothing, and the others."""
    game, found = told.game, split(told)
    units = units_of(told, found, net)
    shares = found.fair / found.together if found.shares else np.full(len(found.fair), np.nan)
    points = {"alone": found.alone, "fair": found.fair, "marginal": marginal(game, game.likely)}
    draws = {"alone": alone(game, told.draws), "fair": fair(game, told.draws), "marginal": marginal(game, told.draws)}
    is_worse = draws["fair"] < draws["alone"] - CLOSE
    rows = []
    for at in np.flatnonzero(told.seen):
        party = game.parties[at]
        row = {"party": party, "name": told.named(party), "covers": 1, "told": True, "share": shares[at], "units": units[at]}
        for name, values in points.items():
            low, high = ("low", "high") if name == "fair" else (f"{name}_low", f"{name}_high")
            row |= {name: values[at], **dict(zip((low, high), band(draws[name][:, at]), strict=True))}
        is_known = not np.isnan(found.fair[at] + found.alone[at])
        row["worse_off"] = bool(found.fair[at] < found.alone[at] - CLOSE)
        rows.append(row | {"worse_off_sure": is_worse[:, at].mean() if is_known else np.nan})
    rows += [{"party": party, "name": told.named(party), "covers": 1, "told": False} for party in told.silent]
    rows += _others(told, found, net)
    return [{"worse_off": False, "fair": np.nan} | row for row in rows]


def _others(told: GameTold, found: Split, net: Net) -> list[dict[str, Any]]:
    """The row of those whom the viewer may not see, where there are any."""
    others = ~told.seen
    if not others.any():
        return []
    covers = int(others.sum())
    row: dict[str, Any] = {"party": None, "name": None, "covers": covers, "told": True}
    if others_seen(covers):
        low, high = band(fair(told.game, told.draws)[:, others].sum(axis=1))
        row |= {"fair": found.fair[others].sum(), "low": low, "high": high}
        row["units"] = units_of(told, found, net)[others].sum()
        row["share"] = row["fair"] / found.together if found.shares else np.nan
    return [row]


def _table(rows: Iterable[Mapping[Any, Any]], columns: Sequence[str]) -> pd.DataFrame:
    texts, flags = ("party", "name", "period_before", "period"), ("told", "worse_off")
    kinds = {
        name: object if name in texts else bool if name in flags else int if name == "covers" else float for name in columns
    }
    return pd.DataFrame(list(rows), columns=list(columns)).astype(kinds)
