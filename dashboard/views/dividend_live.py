"""What the typed contributions come to: for each party alone, the fair share and what goes without it, and all together."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from dashboard.views.contribution import SAME, Share, decimals, number_told, share_of, split_shown
from dashboard.views.dividend_form import NO_CAUSE, NUMBERS, is_told, joined, numbers, plain_rows
from dashboard.views.records import records
from data.problems import Problem
from metrics.contributing import by_party
from metrics.dividends import together
from metrics.games_told import games_told

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Live:
    """The result of the rows as they stand; None is unknown. `shares` are the parties by fair share; of `unknown` rows the
    likely value is not told; `left_out` rows have a fault and do not count, so what rests on them is unknown too."""

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
    answers to `outcomes` and `partners`, and the names of parties by id. `net` is the outcome itself, None where it is unknown
    or in another unit."""

    coalition: str
    outcome: str
    period: str
    unit: str
    outcomes: pd.DataFrame
    partners: pd.DataFrame
    names: Mapping[str, str]
    net: float | None = None


def live(rows: pd.DataFrame, problems: Collection[Problem], of: Where) -> Live | None:
    """The result of the typed rows, in which what rests on one with a fault is unknown; None where no row counts."""
    wrong = {problem.row for problem in problems if problem.code != NO_CAUSE}
    where = {"coalition": of.coalition, "outcome": of.outcome, "period": of.period, "unit": of.unit}
    told = [(number, row) for number, row in enumerate(plain_rows(rows), 1) if is_told(row)]
    by_set: dict[str, dict[str, Any]] = {}
    for number, row in told:
        parties = joined(row["parties"])
        is_double = number in wrong or parties in by_set
        read = dict.fromkeys(NUMBERS) if is_double else numbers(row)[0]
        if parties:
            by_set[parties] = {**where, **read, "parties": parties, "cause": row["cause"]}
    sound = list(by_set.values())
    games = games_told(pd.DataFrame(sound, columns=[*where, *NUMBERS, "parties", "cause"]), of.outcomes, of.partners)
    if not games:
        return None
    game, draws = games[0].game, games[0].draws
    least, most = np.quantile(together(game, draws), [0.1, 0.9]).tolist()
    found = by_party(game, draws)
    shares = [share_of({**row, "name": of.names.get(row["party"]), "covers": 1, "told": True}) for row in records(found)]
    is_whole = not any(number in wrong for number, _ in told)
    shares.sort(key=lambda one: (one.fair is None, -(one.fair or 0.0), one.name))
    return Live(
        tuple(shares),
        _known(float(together(game, game.likely))) if is_whole else None,
        _known(least) if is_whole else None,
        _known(most) if is_whole else None,
        _known(found["alone"].sum(skipna=False)),
        int(np.isnan(game.likely).sum()),
        sum(number in wrong for number, _ in told),
    )


def result(now: Live, unit: str, words: "Words") -> str:
    """Alone, together and the difference, in the words of the page; first of all what does not count yet."""
    if now.left_out:
        return words("dividend_form.left_out", n=now.left_out)
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


def beside_net(now: Live, of: Where, words: "Words") -> str:
    """What all reach together against the outcome itself; empty where one of them is not known."""
    if now.together is None or of.net is None:
        return ""
    places = decimals(now.together, now.low, now.high)
    _, net, more = split_shown(now.together, of.net, places)
    way = "same" if more == 0 else "more" if more > 0 else "less"
    return words(f"dividend_form.net.{way}", net=words.number(net, 6), by=words.number(abs(more), 6))


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
