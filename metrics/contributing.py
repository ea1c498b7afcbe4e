"""What each party of a coalition adds to an outcome, as far as the viewer may see it (MODEL 6)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.units import plain_unit
from metrics.contribution_total import Net, Split, band, net_of, nets, split, units_of
from metrics.dividends import Game, alone, close, drawn, fair, marginal
from metrics.games_told import SEED, GameTold, history_asked_for
from metrics.net_outcomes import outcomes_net
from metrics.seen import others_seen, smallest_group
from metrics.uncertainty import DRAWS

Floats = NDArray[np.float64]
SHARES: Final = (
    *("party", "name", "covers", "told", "alone", "alone_low", "alone_high", "fair", "low", "high"),
    *("marginal", "marginal_low", "marginal_high", "share", "units", "worse_off", "worse_off_sure"),
)
COLUMNS: Final = ("party", "alone", "fair", "marginal", "low", "high")
CHANGE: Final = ("party", "name", "period_before", "before", "period", "now", "change")


def contribution(
    dividends: pd.DataFrame,
    outcomes: pd.DataFrame,
    partners: pd.DataFrame,
    coalitions: pd.DataFrame,
    own_packs: pd.DataFrame,
) -> pd.DataFrame:
    """What each party is worth alone, its fair share with P10 and P90 (low, high), and what all lose without it (marginal).

    The frames are the answers to `shared_dividends`, `shared_outcomes`, `shared_partners`, `smallest_groups` and `packs`;
    the numbers are in the unit of V. A row a party that the viewer may see, by party, with
    nothing but its name where no dividend is told of it; then, where they are no fewer than the smallest group, one without a
    party for the others. nan is unknown. Source: MODEL 6.
    """
    history = history_asked_for(dividends, outcomes, partners, own_packs)
    if not history:
        return _table([], COLUMNS)
    told = history[-1]
    fewest = smallest_group(coalitions, told.coalition)
    others = [row for row in _others(told, split(told), Net(), fewest) if others_seen(row["covers"], fewest)]
    silent = pd.DataFrame({"party": list(told.silent)}, columns=list(COLUMNS))
    seen = pd.concat([by_party(told.game, told.draws).loc[told.seen, list(COLUMNS)], silent]).sort_values(
        "party", kind="stable"
    )
    return _table([*seen.to_dict("records"), *others], COLUMNS)


def contribution_of(game: Game) -> pd.DataFrame:
    """The same of a game of which everything may be seen: a row a party, by party."""
    return by_party(game, drawn(game, DRAWS, SEED))[list(COLUMNS)]


def by_party(game: Game, draws: Floats) -> pd.DataFrame:
    """What a game comes to, whoever may see it: a row a party, by party, in the unit of V; `draws` (D, K) are of its dividends.

    alone, fair and marginal, each with P10 and P90 (low and high are those of fair); worse_off: the fair share is below what
    the party is worth alone; worse_off_sure: in which share of the draws it is. nan is unknown. Source: MODEL 6.
    """
    points: dict[str, Floats] = {}
    drawn_: dict[str, Floats] = {}
    bands: dict[str, Floats] = {}
    for name, function in (("alone", alone), ("fair", fair), ("marginal", marginal)):
        points[name], drawn_[name] = function(game, game.likely), function(game, draws)
        ends = ("low", "high") if name == "fair" else (f"{name}_low", f"{name}_high")
        bands |= dict(zip(ends, np.quantile(drawn_[name], [0.1, 0.9], axis=0), strict=True))
    same = close(game.likely)
    sure = (drawn_["fair"] < drawn_["alone"] - same).mean(axis=0)
    is_known = ~np.isnan(points["fair"] + points["alone"])
    found = pd.DataFrame({"party": list(game.parties), **points, **bands}).astype({"party": object})
    return found.assign(worse_off=points["fair"] < points["alone"] - same, worse_off_sure=np.where(is_known, sure, np.nan))


def contribution_shares(
    dividends: pd.DataFrame,
    outcomes: pd.DataFrame,
    partners: pd.DataFrame,
    observations: pd.DataFrame,
    own_packs: pd.DataFrame,
    coalitions: pd.DataFrame,
) -> pd.DataFrame:
    """A row a party that the viewer may see, the largest fair share first, then unknown ones by name; the others come last.

    The frames are the first six of `contribution_total`. In the unit of V what `by_party` gives. share: the part of V, 0 to 1,
    where V is above 0 and no fair share below it; units: in the unit of the outcome, of which N is that of the same period,
    else the last. told: a dividend of it counts; who takes part without any has no numbers. The others are one row without a
    party, for `covers` of them: what they have together, nan where they are fewer than the smallest group. nan is unknown.
    Source: MODEL 6.
    """
    history = history_asked_for(dividends, outcomes, partners, own_packs)
    if not history:
        return _table([], SHARES)
    told = history[-1]
    of_it = outcomes[outcomes["coalition"].isin([told.coalition]) & outcomes["outcome"].isin([told.outcome])]
    net = net_of(told, nets(outcomes_net(of_it, observations, own_packs)))
    rows = _rows(told, net, smallest_group(coalitions, told.coalition))

    def order(row: Mapping[str, Any]) -> tuple[bool, bool, float, str]:
        is_unknown = bool(np.isnan(row["fair"]))
        return row["party"] is None, is_unknown, 0.0 if is_unknown else -row["fair"], row["name"] or ""

    return _table(sorted(rows, key=order), SHARES)


def contribution_change(
    dividends: pd.DataFrame, outcomes: pd.DataFrame, partners: pd.DataFrame, own_packs: pd.DataFrame
) -> pd.DataFrame:
    """The fair share of each party that the viewer may see in both, in the last period and in the one before, by name.

    The frames are those of `games_told`; now, before and change are in the unit of V, change nan where that is another one.
    A party that had no dividend then has no share before: it is unknown. No row where there is one period only.
    """
    history = history_asked_for(dividends, outcomes, partners, own_packs)
    if len(history) < 2:
        return _table([], CHANGE)
    was, now = history[-2:]
    before, after = (dict(zip(one.game.parties, split(one).fair.tolist(), strict=True)) for one in (was, now))
    hidden = {party for one in (was, now) for party, seen in zip(one.game.parties, one.seen, strict=True) if not seen}
    is_same = plain_unit(was.worth_unit) == plain_unit(now.worth_unit)
    rows = []
    for party in sorted({*before, *after} - hidden, key=lambda party: (now.named(party).casefold(), party)):
        then, since = before.get(party, np.nan), after.get(party, np.nan)
        row = {"party": party, "name": now.named(party), "period_before": was.period, "before": then}
        rows.append(row | {"period": now.period, "now": since, "change": since - then if is_same else np.nan})
    return _table(rows, CHANGE)


def _rows(told: GameTold, net: Net, fewest: int) -> list[dict[str, Any]]:
    """The rows of `contribution_shares`: who is seen, who told nothing, and the others."""
    found = split(told)
    share = found.fair / found.together if found.shares else np.nan
    numbers = by_party(told.game, told.draws).assign(share=share, units=units_of(told, found, net))
    rows = numbers[told.seen].assign(told=True).to_dict("records")
    rows += [{"party": party, "told": False, "worse_off": False, "fair": np.nan} for party in told.silent]
    named = [{str(name): value for name, value in row.items()} | {"covers": 1} for row in rows]
    return [*({**row, "name": told.named(row["party"])} for row in named), *_others(told, found, net, fewest)]


def _others(told: GameTold, found: Split, net: Net, fewest: int) -> list[dict[str, Any]]:
    """The row of those whom the viewer may not see, where there are any."""
    others = ~told.seen
    if not others.any():
        return []
    covers = int(others.sum())
    row: dict[str, Any] = {"party": None, "name": None, "covers": covers, "told": True, "worse_off": False, "fair": np.nan}
    if others_seen(covers, fewest):
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
