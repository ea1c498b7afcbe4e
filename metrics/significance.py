"""The significance of a coalition and its partners, quarter by quarter: what counts, weights in use, scores, levels.

Scores of partners rest on what was observed of them. Those of the coalition are its own, never a sum or mean of its partners':
they rest on what was observed of it as a whole, net of what it did not do where an outcome tells that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from data.pack import Pack
from data.packs_known import DEFAULT_PACK, pack_named
from metrics.change import Change, decomposed
from metrics.index import Bools, point
from metrics.levels import Ints, band
from metrics.net_levels import as_seen as levels_seen
from metrics.net_levels import is_hidden, net_levels
from metrics.observed import counting, quarter_name, quarter_number, quarters
from metrics.scores_seen import as_seen, unseen_partners
from metrics.scoring import Judged, judged, relevelled, table, values_of
from metrics.uncertainty import DRAWS, Doubt
from metrics.weighting import of_roles, only

QUARTERS: Final = 12
_DOUBT: Final = Doubt()


@dataclass(frozen=True)
class WeightsInUse:
    """The weights of a quarter: `given` by node (empty: the pack's own), by role, how many people weighed in each role, which
    roles hold only zeros, and the set's name and day."""

    given: Mapping[str, float]
    roles: Mapping[str, Mapping[str, float]]
    people: Mapping[str, int]
    left_out: Sequence[str]
    name: str = ""
    dated: str = ""


@dataclass(frozen=True)
class Significance:
    """A coalition, or a partner, in one quarter: its own score, its history up to and including this quarter, the scores of
    the coalition's partners (None where none was observed), its score under each role's weights, and what counts."""

    pack: Pack
    subject: str
    period: str
    own: Judged
    history: Mapping[str, Judged]
    partners: Judged | None
    roles: Mapping[str, Judged]
    weights: WeightsInUse
    rows: pd.DataFrame


def weights_in_use(pack: Pack, rows: pd.DataFrame, period: str) -> WeightsInUse:
    """The weights of the last set that was fixed before the quarter began: the mean over its roles; else the pack's own.

    `rows` is the answer to `weight_sets`. A set without a day counts from the day it was recorded.
    """
    nothing = WeightsInUse({}, {}, {}, [])
    if rows.empty:
        return nothing
    number = quarter_number(period) or 0
    first_day = pd.Timestamp(year=number // 4, month=number % 4 * 3 + 1, day=1)
    day = pd.to_datetime(rows["dated"]).fillna(pd.to_datetime(rows["recorded"]))
    fixed = rows.assign(day=day)[day < first_day]
    if fixed.empty:
        return nothing
    name = fixed.sort_values(["day", "weight_set"])["weight_set"].iloc[-1]
    told = fixed[fixed["weight_set"] == name].assign(weight=lambda frame: pd.to_numeric(frame["weight"]).astype(float))
    roles, mean, left_out = of_roles(pack, told)
    if not roles:
        return replace(nothing, left_out=left_out)
    people = {str(role): int(n.max()) for role, n in told.dropna(subset=["people"]).groupby("role")["people"]}
    by_role = {role: only(pack, weights) for role, weights in roles.items()}
    return WeightsInUse(only(pack, mean), by_role, people, left_out, str(name), told["day"].max().date().isoformat())


def significance(
    pack: Pack,
    coalition: str,
    observations: pd.DataFrame,
    weight_rows: pd.DataFrame,
    outcomes: pd.DataFrame,
    period: str,
    number: int = DRAWS,
    partner: str = "",
) -> Significance | None:
    """The significance of a coalition, or of one of its partners, in a quarter; None where nothing was observed of it up to
    then.

    `observations` is the answer to `shared_observations` (one a subject, indicator and period), `weight_rows` that to
    `weight_sets`, `outcomes` that to `shared_outcomes`. All of it counts; `scores_seen` and `net_levels.as_seen` withhold what
    would tell the viewer what he may not see.
    """
    subject = partner or coalition
    mine, theirs = _apart(pack, net_levels(pack, observations, outcomes), subject, partner)
    now = quarter_number(period)
    span = _span(mine, now) if now is not None else []
    if now is None or not span:
        return None
    history, last = _history(pack, mine, weight_rows, span, number, now - QUARTERS)
    weights, of_partners = weights_in_use(pack, weight_rows, period), _partners(pack, theirs, weight_rows, period, number)
    roles = {
        role: _one(pack, period, mine, weights, given, last, number, _DOUBT, history[period].seed)
        for role, given in weights.roles.items()
    }
    lately = {name: one for name, one in history.items() if (quarter_number(name) or 0) > now - QUARTERS}
    shown = dict(zip(lately, _shown([*lately.values()], mine), strict=True))
    return Significance(
        pack,
        subject,
        period,
        shown[period],
        shown,
        _shown([of_partners], theirs)[0] if of_partners else None,
        dict(zip(roles, _shown([*roles.values()], mine), strict=True)),
        weights,
        levels_seen(pd.concat([counting(mine, period), counting(theirs, period)], ignore_index=True)),
    )


def scores(
    pack: Pack,
    coalition: str,
    observations: pd.DataFrame,
    weight_rows: pd.DataFrame,
    outcomes: pd.DataFrame,
    period: str = "",
) -> list[Judged]:
    """A coalition as a whole, and its partners, in a quarter; without one in every quarter that anything was observed in.

    Every score is there, whoever may see what it rests on: it is for what only rests on scores, and `scored` shows them.
    """
    mine, theirs = _apart(pack, net_levels(pack, observations, outcomes), coalition, "")
    wanted = [quarter_name(quarter_number(period) or 0)] if period else quarters(pd.concat([mine, theirs]))
    found: list[Judged] = []
    span = _span(mine, quarter_number(wanted[-1]) or 0) if wanted else []
    if span:
        drawn_after = (quarter_number(wanted[0]) or 0) - 1
        history, _ = _history(pack, mine, weight_rows, span, DRAWS, drawn_after)
        found += [one for name, one in history.items() if name in wanted]
    for name in wanted:
        partners = _partners(pack, theirs, weight_rows, name, DRAWS)
        found += [partners] if partners else []
    return found


def scored(
    observations: pd.DataFrame, weight_rows: pd.DataFrame, own_packs: pd.DataFrame, outcomes: pd.DataFrame
) -> pd.DataFrame:
    """Every node of a coalition and its partners in every quarter, in the columns of `scoring.table`.

    The arguments are the answers to `shared_observations`, `weight_sets`, `packs` and `shared_outcomes`; the pack is the one
    that scores by default. What would tell the viewer an observation that he may not see is withheld (why: hidden), as
    `scores_seen` tells; a partner has rows only where he may see all that was observed of it.
    """
    coalition = next((str(told["coalition"].iloc[0]) for told in (observations, outcomes) if len(told)), None)
    if coalition is None:
        return table([])
    pack = pack_named(DEFAULT_PACK, own_packs)
    levels = net_levels(pack, observations, outcomes)
    rows = table(_shown(scores(pack, coalition, observations, weight_rows, outcomes), levels))
    return rows[~rows["subject"].isin(unseen_partners(levels))].reset_index(drop=True)


def _shown(found: Sequence[Judged], levels: pd.DataFrame) -> list[Judged]:
    """Each as the viewer may see it, by the rows that count in its quarter."""
    if not is_hidden(levels).any():
        return [*found]
    unseen = unseen_partners(levels)
    return [as_seen(one, counting(levels, one.period), unseen) for one in found]


def _span(mine: pd.DataFrame, now: int) -> list[int]:
    """The quarters to score up to and including `now`: those in which something may count, and the last twelve without a gap.
    Empty where nothing was observed by then."""
    told = [number for name in quarters(mine) if (number := quarter_number(name) or 0) <= now]
    return sorted({*told, *range(max(told[0], now - QUARTERS + 1), now + 1)}) if told else []


def _apart(pack: Pack, observations: pd.DataFrame, subject: str, partner: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What was observed of the subject (the coalition as a whole, or one partner), and of all partners."""
    known = observations[observations["indicator"].isin(pack.indicators)]
    mine = known[known["party"] == partner if partner else known["party"].isna()].assign(subject=subject)
    return mine, known[known["party"].notna()].assign(subject=lambda frame: frame["party"])


def _history(
    pack: Pack,
    mine: pd.DataFrame,
    weight_rows: pd.DataFrame,
    span: Sequence[int],
    number: int,
    drawn_after: int,
) -> tuple[dict[str, Judged], dict[str, Ints]]:
    """Every quarter of a span, those after `drawn_after` with draws, and the band in which each node was last seen before the
    last of them."""
    history: dict[str, Judged] = {}
    last: dict[str, Ints] = {}
    before: dict[str, Ints] = {}
    for told in span:
        name, before = quarter_name(told), last
        weights = weights_in_use(pack, weight_rows, name)
        one = _one(pack, name, mine, weights, weights.given, last, number, _DOUBT if told > drawn_after else None)
        history[name] = _lasting(one, history)
        last = _seen(pack, one, last)
    return history, before


def _partners(pack: Pack, theirs: pd.DataFrame, weight_rows: pd.DataFrame, period: str, number: int) -> Judged | None:
    """The partners that anything counts of in a quarter, each with what was last known of it."""
    there = counting(theirs, period)["subject"].unique()
    if not len(there):
        return None
    now, mine = quarter_number(period) or 0, theirs[theirs["subject"].isin(there)]
    return _history(pack, mine, weight_rows, _span(mine, now), number, now - 1)[0][period]


def _one(
    pack: Pack,
    period: str,
    mine: pd.DataFrame,
    weights: WeightsInUse,
    given: Mapping[str, float],
    last: Mapping[str, Ints],
    number: int,
    doubt: Doubt | None,
    seed: int | None = None,
) -> Judged:
    """The subjects in one quarter; one that nothing counts of is there too, without a score."""
    rows = counting(mine, period)
    silent = sorted(set(mine["subject"]) - set(rows["subject"]))
    blank = {
        "indicator": pack.indicators[0],
        "value": np.nan,
        "low": np.nan,
        "high": np.nan,
        "evidence": -1,
        "why": "",
        "age": 0,
    }
    if silent:
        rows = pd.concat([rows, pd.DataFrame([{"subject": subject, **blank} for subject in silent])], ignore_index=True)
    values = values_of(pack, rows.assign(graded=1))  # the range of a net level is not all there is to doubt
    return judged(
        pack,
        period,
        values,
        given=given,
        role_sets=list(weights.roles.values()),
        last_known={name: bands for name, bands in last.items() if name in pack.themes or name in pack.indicators},
        number=number,
        seed=seed,
        doubt=doubt,
    )


def _seen(pack: Pack, one: Judged, last: Mapping[str, Ints]) -> dict[str, Ints]:
    """The band in which every node was last seen, up to and including this quarter."""
    if pack.levels is None:
        return {}
    now = {name: band(scores[0], pack.levels) for name, scores in one.index.scores.items()}
    return {name: np.where(told > 0, told, last.get(name, np.zeros_like(told))) for name, told in now.items()}


def _lasting(one: Judged, before: Mapping[str, Judged]) -> Judged:
    """The same, with the gates that ask for quarters in a row told from the quarters before it."""
    levels = one.pack.levels
    if levels is None:
        return one
    asking = next((gate for gate in levels.gates.values() if gate.score is not None and gate.quarters), None)
    if asking is None or asking.score is None:
        return one
    row = [*before.values(), one][-asking.quarters :]
    lasting: dict[str, Bools] = {}
    for name in one.index.scores:
        told = np.array([each.index.scores[name][0] for each in row])
        lasting[name] = np.asarray((told >= asking.score - 1e-9).all(axis=0) & (len(row) >= asking.quarters))
    return relevelled(replace(one, standing=replace(one.standing, lasting=lasting)))


def changed(found: Significance) -> Change | None:
    """What the score changed by since the quarter before, told apart into data and weights, adding up exactly (MODEL 9).

    None where either quarter has no score.
    """
    before = found.history.get(quarter_name((quarter_number(found.period) or 0) - 1))
    root = found.pack.root
    if before is None or np.isnan(before.index.scores[root][0, 0]) or np.isnan(found.own.index.scores[root][0, 0]):
        return None
    states = {True: found.own, False: before}

    def score(new: frozenset[str]) -> float | None:
        data, weights = states["data" in new], states["weights" in new]
        told = float(point(found.pack, data.values, weights.weights).scores[root][0, 0])
        return None if np.isnan(told) else told

    return decomposed(score, ("data", "weights"))


def holds(found: Significance, node: str, level: int = 0, score: float = -np.inf) -> float:
    """The share of draws, under the weights in use and under each role's, in which a node is at least at `level` and scores at
    least `score`: what a decision sentence is judged by (MODEL 5)."""
    told = []
    for one in (found.own, *found.roles.values()):
        if one.draws is None:
            continue
        scores = one.draws.scores[node][:, 0]
        reached = one.drawn_level[node][:, 0] >= level if level and one.drawn_level else np.ones(scores.shape, bool)
        told.append(np.broadcast_to((scores >= score - 1e-9) & reached, (one.draws.number,)))
    return float(np.mean(told)) if told else 0.0
