"""What the parties of a coalition add to an outcome together, how it falls apart, and what stands in the way (MODEL 6)."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.dividends import alone, fair, together
from metrics.games_told import GameTold, games_told, latest, main_outcomes, plain_unit
from metrics.net_outcomes import is_latest, outcomes_net
from metrics.seen import parts_seen, signs_seen
from metrics.stability import Stability, blocking

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
CLOSE: Final = 1e-9
"""What lies no further below zero is zero (MODEL 2)."""
COLUMNS: Final = (
    *("coalition", "outcome", "name", "unit", "worth_unit", "period", "parties", "dividends", "unknown"),
    *("together", "low", "high", "alone", "alone_low", "alone_high", "synergy", "synergy_low", "synergy_high", "share"),
    *("gained", "lost", "lost_because", "net", "net_low", "net_high", "in_unit", "unexplained", "why", "shares", "withheld"),
    *("tested", "groups", "blocking", "worse_off", "is_main"),
)
_COUNTS: Final = ("parties", "dividends", "unknown", "groups")
_FLAGS: Final = ("in_unit", "shares", "withheld", "is_main")
_TEXTS: Final = ("coalition", "outcome", "name", "unit", "worth_unit", "period", "lost_because", "why", "tested")


@dataclass(frozen=True)
class Net:
    """An outcome of a coalition and its net change N, in its unit, with P10 and P90; nan where unknown, None where not told."""

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
    is_split = bool(whole > 0 and (shares >= -CLOSE).all())
    if told.is_mixed:
        why = "units_differ"
    elif np.isnan(likely).any():
        why = "unknown"
    elif len(shares) == 1:
        why = "one_partner"
    elif whole <= 0:
        why = "not_positive"
    else:
        why = "" if is_split else "negative_part"
    return Split(shares, by_itself, whole, why, is_split)


def units_of(told: GameTold, found: Split, net: Net) -> Floats:
    """What each fair share (n,) is in units of the outcome: itself where V is in that unit, else its part of N where V > 0."""
    if is_in_unit(told, net):
        return found.fair
    return found.fair / found.together * net.net if found.together > 0 else np.full(len(found.fair), np.nan)


def is_in_unit(told: GameTold, net: Net) -> bool:
    """Are the dividends in the unit of the outcome?"""
    return not told.is_mixed and plain_unit(told.unit) in ("", plain_unit(net.unit))


def nets(outcomes: pd.DataFrame, observations: pd.DataFrame, own_packs: pd.DataFrame) -> dict[tuple[str, str], Net]:
    """By coalition and outcome what its last period tells; the frames are as for `contribution_total`."""
    names = ["outcome", "name", "unit", "period", "net", "low", "high"]
    found: dict[tuple[str, str], Net] = {}
    for coalition, told in outcomes[np.array(is_latest(outcomes), dtype=bool)].groupby("coalition"):
        net = outcomes_net(told, observations[observations["coalition"].isin([coalition])], own_packs)
        found |= {(str(coalition), outcome): Net(*rest) for outcome, *rest in net[names].itertuples(index=False)}
    return found


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
) -> pd.DataFrame:
    """A row an outcome, with dividends or without, of its last period; sorted by coalition and outcome.

    The frames are the answers to `shared_dividends`, `shared_outcomes`, `shared_partners`, `outcome_observations` and `packs`.
    In `worth_unit`, each with P10 and P90: together, V of all; alone, what all parties are worth by themselves; synergy, the
    difference, and its `share` of V where there are shares. gained and lost: the joint dividends above and below zero, the
    latter as an amount. In `unit`: the net outcome, and what of it is unexplained where V is in that unit. why: see `Split`.
    withheld: the viewer is not told alone and synergy, which would give away a hidden dividend; these are nan then. gained and
    lost are nan where they would. tested, groups and blocking: see `stability`, nan of one party; worse_off: parties of which
    the fair share is below what they are worth alone. is_main: it is spoken of when no outcome is asked for. nan is unknown.
    """
    games = games_told(dividends, outcomes, partners)
    told, main, known = latest(games), main_outcomes(games), nets(outcomes, observations, own_packs)
    rows = []
    for key in sorted({*told, *known}):
        coalition, outcome = key
        net = known.get(key, Net())
        row: dict[str, Any] = {"coalition": coalition, "outcome": outcome, "name": net.name or outcome, "unit": net.unit}
        row |= {"net": net.net, "net_low": net.low, "net_high": net.high, "is_main": main.get(coalition) == outcome}
        rows.append(row | (_of_game(told[key], net) if key in told else _of_nothing(net)))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        {name: object if name in _TEXTS else int if name in _COUNTS else bool if name in _FLAGS else float for name in COLUMNS}
    )


def _of_nothing(net: Net) -> dict[str, Any]:
    """What is told of an outcome of which no dividend counts."""
    texts: dict[str, Any] = {"worth_unit": net.unit, "period": net.period, "lost_because": ""}
    texts |= {"why": "no_dividends", "tested": ""}
    return texts | dict.fromkeys(_COUNTS, 0) | {"in_unit": True, "shares": False, "withheld": False}


def _of_game(told: GameTold, net: Net) -> dict[str, Any]:
    game, likely = told.game, told.game.likely
    found = split(told)
    whole, by_itself = together(game, told.draws), alone(game, told.draws).sum(axis=1)
    alone_ = float(found.alone.sum())
    joint = likely[game.sizes > 1]
    tells_parts = parts_seen(game.members, told.visible)
    tells_signs = signs_seen(game.members, told.visible, likely)
    parts = {"alone": alone_, "synergy": found.together - alone_}
    parts |= _band("alone", by_itself) | _band("synergy", whole - by_itself)
    parts["share"] = parts["synergy"] / found.together if found.shares else np.nan
    signs = {"gained": _sum(joint, joint > 0), "lost": -_sum(joint, joint < 0)}
    is_in = is_in_unit(told, net)
    is_one = len(game.parties) == 1
    stable = Stability([], "theorem", 0) if is_one or found.why in ("unknown", "units_differ") else blocking(game, likely)
    has_groups = not is_one and not np.isnan(likely).any()
    low, high = band(whole)
    return {
        **{"worth_unit": net.unit if is_in else told.unit or None, "period": told.period},
        **{"parties": len(game.parties), "dividends": len(likely), "unknown": int(np.isnan(likely).sum())},
        **{"together": found.together, "low": low, "high": high},
        **(parts if tells_parts else dict.fromkeys(parts, np.nan)),
        **(signs if tells_signs else dict.fromkeys(signs, np.nan)),
        **{"lost_because": causes(told, game.sizes > 1), "in_unit": is_in},
        **{"unexplained": net.net - found.together if is_in else np.nan, "why": found.why, "shares": found.shares},
        **{"withheld": not tells_parts},
        **{"tested": stable.tested if has_groups else "", "groups": stable.tried if has_groups else 0},
        **{"blocking": len(stable.groups) if has_groups else np.nan},
        **{"worse_off": np.nan if np.isnan(likely).any() else int((found.fair < found.alone - CLOSE).sum())},
    }


def causes(told: GameTold, of: Bools) -> str:
    """Why these dividends (K,) cost, where they do: what is told and visible, each once, '; ' between."""
    costs = of & (told.game.likely < 0)
    return "; ".join(dict.fromkeys(cause for cause, does in zip(told.causes, costs, strict=True) if does and cause))


def _band(name: str, draws: Floats) -> dict[str, float]:
    return dict(zip((f"{name}_low", f"{name}_high"), band(draws), strict=True))


def _sum(amounts: Floats, of: Bools) -> float:
    return float("nan") if np.isnan(amounts).any() else float(amounts[of].sum()) + 0.0
