"""What parties gain from one another two by two, and from whom a fair share comes (MODEL 6)."""

from typing import Any, Final

import numpy as np
import pandas as pd

from data.columns import BETWEEN_IDS
from metrics.contribution_total import band, causes, split
from metrics.dividends import close, gain, own_parts, summed
from metrics.games_told import GameTold, history_asked_for
from metrics.stability import blocking

PAIRS: Final = ("one", "one_name", "other", "other_name", "gain", "low", "high", "because", "cause")
PARTS: Final = ("party", "name", "own", "of_pairs", "fair")
BLOCKING: Final = ("parties", "names", "size", "worth", "gets", "short", "cause")


def contribution_pairs(
    dividends: pd.DataFrame,
    outcomes: pd.DataFrame,
    partners: pd.DataFrame,
    in_words: pd.DataFrame,
    own_packs: pd.DataFrame,
) -> pd.DataFrame:
    """What each two parties gain from one another, in the unit of V with P10 and P90; the largest gain first.

    The frames are the answers to `shared_dividends`, `shared_outcomes`, `shared_partners`, `dividends` and `packs`. A row a
    pair with another `gain` than 0, nan included (unknown), where the viewer may see at least one of both: he then sees all
    that these two are in. because and cause are those of the dividend of exactly these two. Source: MODEL 6, the k-SII of order
    2.
    """
    history = history_asked_for(dividends, outcomes, partners, own_packs)
    if not history:
        return pd.DataFrame(columns=list(PAIRS))
    told = history[-1]
    game, same = told.game, close(told.game.likely)
    because = {
        row["parties"]: row
        for row in in_words.to_dict("records")
        if (row["coalition"], row["outcome"], row["period"]) == (told.coalition, told.outcome, told.period)
    }
    gains: dict[bytes, tuple[float, float, float]] = {}  # all pairs within one large dividend gain alike
    rows = []
    for one, other in sorted({pair for within in game.members for pair in _two_of(np.flatnonzero(within))}):
        if not (told.seen[one] or told.seen[other]):
            continue
        alike = (game.members[:, one] & game.members[:, other]).tobytes()
        if alike not in gains:
            gains[alike] = (float(gain(game, game.likely, one, other)), *band(gain(game, told.draws, one, other)))
        if abs(gains[alike][0]) <= same:
            continue
        first, second = game.parties[one], game.parties[other]
        words = because.get(BETWEEN_IDS.join((first, second)), {})
        row: dict[str, Any] = {"one": first, "one_name": told.named(first), "other": second, "other_name": told.named(second)}
        row |= dict(zip(("gain", "low", "high"), gains[alike], strict=True))
        rows.append(row | {name: _text(words.get(name)) for name in ("because", "cause")})
    rows.sort(key=lambda row: (np.isnan(row["gain"]), -row["gain"], row["one"], row["other"]))
    return pd.DataFrame(rows, columns=list(PAIRS)).astype(dict.fromkeys(("gain", "low", "high"), float))


def contribution_parts(
    dividends: pd.DataFrame, outcomes: pd.DataFrame, partners: pd.DataFrame, own_packs: pd.DataFrame
) -> pd.DataFrame:
    """Of each party that the viewer may see: its own part, half of what its pairs gain, and both together, its fair share.

    The frames are those of `games_told`; in the unit of V, by party. nan is unknown. Source: MODEL 6.
    """
    history = history_asked_for(dividends, outcomes, partners, own_packs)
    if not history:
        return pd.DataFrame(columns=list(PARTS))
    told = history[-1]
    fair = split(told).fair
    own = own_parts(told.game, told.game.likely)
    half = np.where(told.game.sizes > 1, 0.5, 0.0)
    of_pairs = summed(told.game.likely, np.where(told.game.members, half[:, None], 0.0))
    numbers = {"own": own, "of_pairs": of_pairs, "fair": fair}
    names = {"party": list(told.game.parties), "name": [told.named(party) for party in told.game.parties]}
    return pd.DataFrame({**names, **numbers})[told.seen].reset_index(drop=True)


def contribution_blocking(
    dividends: pd.DataFrame, outcomes: pd.DataFrame, partners: pd.DataFrame, own_packs: pd.DataFrame
) -> pd.DataFrame:
    """The groups that are worth more by themselves than their fair shares together, the shortest first.

    The frames are those of `games_told`. A row a group of which the viewer may see all parties: parties ("A+B"), their names
    ("; " between), how many, worth, gets, and short = worth - gets, in the unit of V. cause: why working together costs them,
    of the dividends below zero that some of them have with others. Source: MODEL 6.
    """
    history = history_asked_for(dividends, outcomes, partners, own_packs)
    if not history or len(history[-1].game.parties) < 2:
        return pd.DataFrame(columns=list(BLOCKING))
    told = history[-1]
    shown = {party for party, seen in zip(told.game.parties, told.seen, strict=True) if seen}
    rows: list[dict[str, Any]] = []
    for group in blocking(told.game, told.game.likely).groups:
        if shown.issuperset(group.parties):
            names = "; ".join(told.named(party) for party in group.parties)
            row = {"parties": BETWEEN_IDS.join(group.parties), "names": names, "size": len(group.parties)}
            row |= {"worth": group.worth, "gets": group.gets, "short": group.short}
            rows.append(row | {"cause": _cause(told, group.parties)})
    return pd.DataFrame(rows, columns=list(BLOCKING)).astype({"size": int, **dict.fromkeys(("worth", "gets", "short"), float)})


def _cause(told: GameTold, group: tuple[str, ...]) -> str:
    inside = np.isin(told.game.parties, group)
    within = told.game.members[:, inside].any(axis=1) & told.game.members[:, ~inside].any(axis=1)
    return causes(told, np.asarray(within))


def _two_of(parties: np.ndarray) -> list[tuple[int, int]]:
    return [(int(one), int(other)) for at, one in enumerate(parties) for other in parties[at + 1 :]]


def _text(told: Any) -> str:
    return "" if pd.isna(told) else str(told)
