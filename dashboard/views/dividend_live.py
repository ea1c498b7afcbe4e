"""What the typed contributions come to: for each party alone, the fair share and what goes without it, and all together."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard.views.contribution import SAME, Share, decimals, number_told, split_shown
from dashboard.views.dividend_form import NO_CAUSE, NUMBERS, is_told, joined, plain_rows
from data.problems import Problem
from metrics.dividends import alone, fair, marginal, together
from metrics.games_told import games_told

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Live:
    """The result of the rows as they stand; None is unknown. `shares` are the parties by fair share; of `unknown` rows the
    likely value is not told, and `left_out` rows have a fault and do not count."""

    shares: tuple[Share, ...]
    together: float | None
    low: float | None
    high: float | None
    alone: float | None
    unknown: int
    left_out: int


@dataclass(frozen=True)
class Where:
    """Of what the rows tell: the coalition, outcome and period, and the unit of all rows (empty: that of the outcome); with the
    answers to `outcomes` and `partners`, and the names of parties by id."""

    coalition: str
    outcome: str
    period: str
    unit: str
    outcomes: pd.DataFrame
    partners: pd.DataFrame
    names: Mapping[str, str]


def live(rows: pd.DataFrame, problems: Collection[Problem], of: Where) -> Live | None:
    """The result of the typed rows without those that cannot be counted with; None where no row counts."""
    wrong = {problem.row for problem in problems if problem.code != NO_CAUSE}
    where = {"coalition": of.coalition, "outcome": of.outcome, "period": of.period, "unit": of.unit}
    told = [(number, row) for number, row in enumerate(plain_rows(rows), 1) if is_told(row)]
    sound = [
        {**where, **{name: row[name] for name in NUMBERS}, "parties": joined(row["parties"]), "cause": row["cause"]}
        for number, row in told
        if number not in wrong
    ]
    games = games_told(pd.DataFrame(sound, columns=[*where, *NUMBERS, "parties", "cause"]), of.outcomes, of.partners)
    if not games:
        return None
    game, draws = games[0].game, games[0].draws
    low, high = np.quantile(fair(game, draws), [0.1, 0.9], axis=0)
    least, most = np.quantile(together(game, draws), [0.1, 0.9]).tolist()
    point = {name: function(game, game.likely) for name, function in (("alone", alone), ("fair", fair), ("marginal", marginal))}
    shares = [
        Share(
            party,
            of.names.get(party, party),
            1,
            True,
            **{name: _known(values[at]) for name, values in point.items()},
            low=_known(low[at]),
            high=_known(high[at]),
            is_worse_off=bool(point["fair"][at] < point["alone"][at] - SAME),
        )
        for at, party in enumerate(game.parties)
    ]
    shares.sort(key=lambda one: (one.fair is None, -(one.fair or 0.0), one.name))
    return Live(
        tuple(shares),
        _known(float(together(game, game.likely))),
        _known(least),
        _known(most),
        _known(float(point["alone"].sum())),
        int(np.isnan(game.likely).sum()),
        len(told) - len(sound),
    )


def result(now: Live, unit: str, words: "Words") -> str:
    """Alone, together and the difference, in the words of the page."""
    if now.together is None or now.alone is None:
        return words("dividend_form.unknown", n=now.unknown)
    whole, by_itself, gain = split_shown(now.together, now.alone, decimals(now.together, now.low, now.high))
    own, all_told = words.number(by_itself, 6), words.number(whole, 6)
    if abs(now.together - now.alone) <= SAME:
        return words("contribution.title.same", alone=own, together=all_told)
    key = "contribution.title.cost" if gain < 0 else "contribution.title.gain"
    return words(key, alone=own, together=all_told, gain=f"{words.number(abs(gain), 6)} {unit}".strip())


def moved(now: Live, before: Live | None, words: "Words") -> str:
    """What all reach together against what stands now; empty where that is not known."""
    if now.together is None or before is None or before.together is None:
        return ""
    whole = number_told(now.together, words, now.low, now.high)
    was = number_told(before.together, words, before.low, before.high)
    if abs(now.together - before.together) <= SAME:
        return words("dividend_form.same", together=whole)
    return words("dividend_form.moved", together=whole, was=was)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
