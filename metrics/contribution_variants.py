"""Other ways to share what a coalition is worth, beside the fair share, as far as the viewer may see them (MODEL 6)."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.units import plain_unit
from metrics.contribution_total import split
from metrics.dividends import Game
from metrics.games_told import GameTold, history_asked_for
from metrics.observed import quarter_number
from metrics.variants import by_hours, connected, equal, proportional

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
COLUMNS: Final = ("party", "name", "fair", "equal", "hours", "hours_worked", "proportional", "connected", "withheld")
LABOUR: Final = "arbeid"
HOURS: Final = frozenset({"uur", "uren", "hour", "hours"})
QUARTERS: Final = 4
"""Hours and streams count of so many quarters, the last of them that of the dividends."""
_NONE: Final = ("promised", "lapsed")
"""Of a stream in one of these states nothing was delivered, where no amount says otherwise."""


def contribution_variants(
    dividends: pd.DataFrame,
    outcomes: pd.DataFrame,
    partners: pd.DataFrame,
    streams: pd.DataFrame,
    own_packs: pd.DataFrame,
) -> pd.DataFrame:
    """A row a party that the viewer may see, by party: its fair share, and its share in other ways, in the unit of V.

    The frames are the answers to `shared_dividends`, `shared_outcomes`, `shared_partners`, `shared_streams` and `packs`. equal,
    hours, proportional and connected: see `variants`; hours_worked: what the party delivered of labour in hours, in the year up
    to the period of the dividends; connected by the streams of that year. Both are unknown where none of it is told. nan is
    unknown, or not defined; or withheld, where it is named in `withheld` ("; " between), because it would tell of what others
    bring that the viewer may not see:

    - hours: of a party with hidden hours; and of all where hours of exactly one party are hidden.
    - proportional: where it is hidden what one of those that the party shares a dividend with is worth alone.
    - connected: where the party connects others in a hidden dividend, or by hidden streams.

    Source: MODEL 6.
    """
    history = history_asked_for(dividends, outcomes, partners, own_packs)
    if not history:
        return pd.DataFrame(columns=list(COLUMNS))
    told = history[-1]
    game, likely = told.game, told.game.likely
    those = _in_year(streams, told.period)
    hours, sees_hours = hours_worked(those, game)
    sees_all_hours = sees_hours if (~sees_hours).sum() != 1 else np.zeros_like(sees_hours)
    ties, seen_ties = ties_of(those, game), ties_of((row for row in those if row.get("visible", True)), game)
    by_ties = connected(game, likely, ties)
    if not those:  # nobody told a stream of that year: who works with whom, and how long, is not known
        hours, by_ties = np.full_like(hours, np.nan), np.full_like(by_ties, np.nan)
    numbers = {"fair": split(told).fair, "equal": equal(game, likely), "hours": by_hours(game, likely, hours)}
    numbers |= {"hours_worked": hours, "proportional": proportional(game, likely), "connected": by_ties}
    sees = {"hours": sees_all_hours, "hours_worked": sees_hours, "proportional": _sees_worth(told)}
    by_seen = connected(game, likely, seen_ties)
    sees["connected"] = _sees_ties(told, ties) & (np.isnan(by_ties) | np.isclose(by_seen, by_ties, equal_nan=True))
    found = pd.DataFrame({"party": list(game.parties), "name": [told.named(party) for party in game.parties], **numbers})
    for name, may_see in sees.items():
        found[name] = found[name].where(may_see)
    found["withheld"] = [
        "; ".join(name for name, may_see in sees.items() if not may_see[at]) for at in range(len(game.parties))
    ]
    return found.loc[told.seen, list(COLUMNS)].reset_index(drop=True)


def hours_worked(streams: Iterable[Mapping[str, Any]], game: Game) -> tuple[Floats, Bools]:
    """The hours of labour (n,) that each party delivered, nan where an amount is unknown; and of whom all are visible."""
    at = {party: place for place, party in enumerate(game.parties)}
    hours, sees = np.zeros(len(at)), np.ones(len(at), dtype=bool)
    for row in streams:
        if row["giver"] not in at or row["kind"] != LABOUR or plain_unit(row["unit"]) not in HOURS:
            continue
        delivered = 0 if row["delivered"] is None and row["state"] in _NONE else row["delivered"]
        hours[at[row["giver"]]] += np.nan if delivered is None else float(delivered)
        sees[at[row["giver"]]] &= bool(row.get("visible", True))
    return hours, sees


def ties_of(streams: Iterable[Mapping[str, Any]], game: Game) -> Bools:
    """Between which two parties (n, n) there is a stream, either way."""
    at = {party: place for place, party in enumerate(game.parties)}
    ties = np.zeros((len(at), len(at)), dtype=bool)
    for row in streams:
        one, other = at.get(row["giver"]), at.get(row["receiver"])
        if one is not None and other is not None and one != other:
            ties[one, other] = ties[other, one] = True
    return ties


def _in_year(streams: pd.DataFrame, period: str) -> list[dict[str, Any]]:
    """The streams of the four quarters up to that of the period, unknown as None."""
    last = quarter_number(period)
    told = streams.astype(object)
    rows = told.where(told.notna(), None).to_dict("records")
    numbers = [quarter_number(row["period"] or "") for row in rows]
    return [
        {str(name): value for name, value in row.items()}
        for row, number in zip(rows, numbers, strict=True)
        if last is not None and number is not None and last - QUARTERS < number <= last
    ]


def _sees_worth(told: GameTold) -> Bools:
    """Of which parties (n,) the viewer sees what they, and all that they share a dividend with, are worth alone."""
    members = told.game.members
    hidden = members[~told.visible & (told.game.sizes == 1)].any(axis=0)
    touched: Bools = members[(members & hidden).any(axis=1)].any(axis=0)
    return ~touched


def _sees_ties(told: GameTold, ties: Bools) -> Bools:
    """Of which parties (n,) the share by ties holds nothing of a hidden dividend."""
    each = np.eye(len(told.visible))[~told.visible]
    shares = connected(told.game, each, ties)
    found: Bools = ~(np.isnan(shares) | (shares != 0)).any(axis=0)
    return found
