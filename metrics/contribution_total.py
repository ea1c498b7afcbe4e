"""What the parties of a coalition add to an outcome together, how it falls apart, and what stands in the way (MODEL 6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.dividends import alone, close, fair, together
from metrics.games_told import GameTold, games_told, latest, main_outcomes, own_or_last
from metrics.net_outcomes import outcomes_net
from metrics.observed import when
from metrics.seen import band_seen, counts_seen, parts_seen, signs_seen, smallest_group
from metrics.stability import Stability, blocking

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
COLUMNS: Final = (
    *("coalition", "outcome", "name", "unit", "worth_unit", "period", "parties", "dividends", "unknown"),
    *("together", "low", "high", "alone", "alone_low", "alone_high", "synergy", "synergy_low", "synergy_high", "share"),
    *(
        "gained",
        "lost",
        "lost_because",
        "net",
        "net_low",
        "net_high",
        "net_period",
        "in_unit",
        "unexplained",
        "why",
        "shares",
        "withheld",
    ),
    *("tested", "groups", "blocking", "worse_off", "is_main"),
)
_COUNTS: Final = ("parties", "dividends", "unknown", "groups")
_FLAGS: Final = ("in_unit", "shares", "withheld", "is_main")
_TEXTS: Final = ("coalition", "outcome", "name", "unit", "worth_unit", "period", "lost_because", "net_period", "why", "tested")


@dataclass(frozen=True)
class Net:
    """An outcome of a coalition in a period and its net change N, in its unit, with P10 and P90; nan where unknown, None where
    not told."""

    name: str | None = None
    unit: str | None = None
    period: str | None = None
    net: float = np.nan
    low: float = np.nan
    high: float = np.nan


@dataclass(frozen=True)
class Split:
    """How a game of K dividends and n parties is split, in the unit of V: the points that follow from the likely values.

    `why` says why there are no percentages: no_dividends, units_differ, unknown, one_partner (there is one share), not_positive
    (V <= 0) or negative_part (a fair share below 0); else ''. `shares`: each fair share may be told as a part of V.
    """

    fair: Floats
    alone: Floats
    together: float
    why: str
    shares: bool


def split(told: GameTold) -> Split:
    """The split of a game by its fair shares. Source: MODEL 6."""
    likely = told.game.likely
    shares, by_itself, whole = fair(told.game, likely), alone(told.game, likely), float(together(told.game, likely))
    same = close(likely)
    is_split = bool(whole > same and (shares >= -same).all())
    if told.is_mixed:
        why = "units_differ"
    elif np.isnan(likely).any():
        why = "unknown"
    elif len(shares) == 1:
        why = "one_partner"
    elif whole <= same:
        why = "not_positive"
    else:
        why = "" if is_split else "negative_part"
    return Split(shares, by_itself, whole, why, is_split)


def units_of(told: GameTold, found: Split, net: Net) -> Floats:
    """What each fair share (n,) is in units of the outcome: itself where V is in that unit, else its part of N where V > 0."""
    if told.is_in_unit:
        return found.fair
    is_split = found.together > close(told.game.likely)
    return found.fair / found.together * net.net if is_split else np.full(len(found.fair), np.nan)


def nets(net: pd.DataFrame) -> dict[tuple[str, str], dict[str, Net]]:
    """By coalition and outcome what each period tells, in order of time; `net` is the answer to `outcomes_net`."""
    rows = net.reindex(columns=["coalition", "outcome", "name", "unit", "period", "net", "low", "high"])
    found: dict[tuple[str, str], dict[str, Net]] = {}
    for coalition, outcome, *told in sorted(rows.itertuples(index=False), key=lambda row: when(str(row.period))):
        found.setdefault((coalition, outcome), {})[told[2]] = Net(*told)
    return found


def net_of(told: GameTold, of: Mapping[tuple[str, str], Mapping[str, Net]]) -> Net:
    """What a game is a part of: the net outcome of its own period, else the last that is told."""
    return own_or_last(of.get((told.coalition, told.outcome), {}), told.period, Net())


def band(draws: Floats) -> tuple[float, float]:
    """P10 and P90 of draws (D,); nan where any is unknown."""
    low, high = np.quantile(draws, [0.1, 0.9])
    return float(low), float(high)


def contribution_total(
    dividends: pd.DataFrame,
    outcomes: pd.DataFrame,
    partners: pd.DataFrame,
    observations: pd.DataFrame,
    own_packs: pd.DataFrame,
    coalitions: pd.DataFrame,
    there: pd.DataFrame,
) -> pd.DataFrame:
    """A row an outcome, with dividends or without, of its last period; sorted by coalition and outcome.

    The frames are the answers to `shared_dividends`, `shared_outcomes`, `shared_partners`, `outcome_observations`, `packs`,
    `smallest_groups` and `dividends_there`.
    In `worth_unit`, each with P10 and P90: together, V of all; alone, what all parties are worth by themselves; synergy, the
    difference, and its `share` of V where there are shares. gained and lost: the joint dividends above and below zero, the
    latter as an amount. In `unit`: the net outcome of net_period, which is that of the game where the outcome tells of it, and
    what of it is unexplained where V is in that unit. why: see `Split`. withheld: the viewer is not told alone and synergy,
    which would give away a hidden dividend; these are nan then. gained and lost, the bands, blocking and worse_off are nan
    where they would, see `seen`. tested, groups and blocking: see `stability`, nan of one party; worse_off: parties of which
    the fair share is below what they are worth alone. is_main: it is spoken of when no outcome is asked for. Where there are
    dividends of an outcome and none is open to the viewer, why is withheld, and so is all that rests on them, how many there
    are as well (NA). nan is unknown.
    """
    games = games_told(dividends, outcomes, partners, own_packs)
    told, main, known = latest(games), main_outcomes(games), nets(outcomes_net(outcomes, observations, own_packs))
    is_open = {*zip(dividends["coalition"], dividends["outcome"], strict=True)}
    withheld = {*zip(there["coalition"], there["outcome"], strict=True)} - is_open
    rows = []
    for key in sorted({*told, *known}):
        coalition, outcome = key
        net = net_of(told[key], known) if key in told else [*known[key].values()][-1]
        row: dict[str, Any] = {"coalition": coalition, "outcome": outcome, "name": net.name or outcome, "unit": net.unit}
        row |= {"net": net.net, "net_low": net.low, "net_high": net.high, "net_period": net.period}
        row["is_main"] = main.get(coalition) == outcome
        fewest = smallest_group(coalitions, coalition)
        of_it = _of_game(told[key], net, fewest) if key in told else _of_nothing(net, is_withheld=key in withheld)
        rows.append(row | of_it)
    kinds = dict.fromkeys(_TEXTS, object) | dict.fromkeys(_COUNTS, "Int64") | dict.fromkeys(_FLAGS, bool)
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({name: kinds.get(name, float) for name in COLUMNS})


def _of_nothing(net: Net, *, is_withheld: bool) -> dict[str, Any]:
    """What is told of an outcome of which no dividend counts, or none is open to the viewer."""
    texts: dict[str, Any] = {"worth_unit": net.unit, "period": net.period, "lost_because": "", "tested": ""}
    texts["why"] = "withheld" if is_withheld else "no_dividends"
    counts = dict.fromkeys(_COUNTS, pd.NA if is_withheld else 0)
    return texts | counts | {"in_unit": True, "shares": False, "withheld": is_withheld}


def _of_game(told: GameTold, net: Net, fewest: int) -> dict[str, Any]:
    game, likely = told.game, told.game.likely
    found = split(told)
    whole, by_itself = together(game, told.draws), alone(game, told.draws).sum(axis=1)
    alone_ = float(found.alone.sum())
    is_joint = game.sizes > 1
    joint = likely[is_joint]
    tells_parts = parts_seen(game.members, told.visible)
    tells_signs = signs_seen(game.members, told.visible, likely)
    parts = {"alone": alone_, "synergy": found.together - alone_}
    for name, drawn, of in (("alone", by_itself, ~is_joint), ("synergy", whole - by_itself, is_joint)):
        parts |= _band(name, drawn if band_seen(of, told.visible) else drawn * np.nan)
    parts["share"] = parts["synergy"] / found.together if found.shares else np.nan
    signs = {"gained": _sum(joint, joint > 0), "lost": -_sum(joint, joint < 0)}
    is_one = len(game.parties) == 1
    stable = Stability([], "theorem", 0) if is_one or found.why in ("unknown", "units_differ") else blocking(game, likely)
    has_groups = not is_one and not np.isnan(likely).any()
    worse_off = int((found.fair < found.alone - close(likely)).sum())
    tells_counts = counts_seen(int((~told.seen).sum()), fewest)
    low, high = band(whole)
    return {
        **{"worth_unit": told.worth_unit or None, "period": told.period},
        **{"parties": len(game.parties), "dividends": len(likely), "unknown": int(np.isnan(likely).sum())},
        **{"together": found.together, "low": low, "high": high},
        **(parts if tells_parts else dict.fromkeys(parts, np.nan)),
        **(signs if tells_signs else dict.fromkeys(signs, np.nan)),
        **{"lost_because": causes(told, is_joint), "in_unit": told.is_in_unit},
        **{"unexplained": net.net - found.together if told.is_in_unit else np.nan, "why": found.why, "shares": found.shares},
        **{"withheld": not tells_parts},
        **{"tested": stable.tested if has_groups else "", "groups": stable.tried if has_groups else 0},
        **{"blocking": len(stable.groups) if has_groups and tells_counts else np.nan},
        **{"worse_off": worse_off if tells_counts and not np.isnan(likely).any() else np.nan},
    }


def causes(told: GameTold, of: Bools) -> str:
    """Why these dividends (K,) cost, where they do: what is told and visible, each once, '; ' between."""
    costs = of & (told.game.likely < 0)
    return "; ".join(dict.fromkeys(cause for cause, does in zip(told.causes, costs, strict=True) if does and cause))


def _band(name: str, draws: Floats) -> dict[str, float]:
    return dict(zip((f"{name}_low", f"{name}_high"), band(draws), strict=True))


def _sum(amounts: Floats, of: Bools) -> float:
    return float("nan") if np.isnan(amounts).any() else float(amounts[of].sum()) + 0.0
