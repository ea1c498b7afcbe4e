"""A partner's themes beside those of the other partners, of whom nobody can be worked out (MODEL 6, 8)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.pack import Pack
from data.packs_known import DEFAULT_PACK, pack_named
from data.small_groups import Released, differs_enough, smallest
from metrics.index import Bools, Floats, point
from metrics.observed import OLDEST, counting, quarter_number, quarters
from metrics.scoring import values_of
from metrics.significance import weights_in_use
from metrics.weighting import weights_of

COLUMNS = ("party", "period", "node", "score", "peers", "low", "median", "high", "withheld")
STEP = 5.0
"""What is told of peers is rounded to so many points: a quartile of few is the very score of one of them."""


@dataclass(frozen=True)
class _Quarter:
    """The scores (P, T) of all parties on all themes, nan where there is none, and which the viewer could see himself."""

    name: str
    number: int
    scores: Floats
    seen: Bools


def themes_beside_peers(
    observations: pd.DataFrame, weight_rows: pd.DataFrame, own_packs: pd.DataFrame, coalitions: pd.DataFrame
) -> pd.DataFrame:
    """The score of each partner on each theme beside its peers: a row a partner, quarter and theme of the pack, sorted.

    `observations` is the answer to `shared_observations` (`visible` absent: all are), the others those to `weight_sets`,
    `packs` and `smallest_groups`. Columns: party; period; node; score, -100 to 100 (as `significance.scores` gives it, nan
    without); peers, how many others it stands beside; low, median and high: P25, P50 and P75 of these, rounded to STEP, nan
    where there is none or withheld; withheld. A partner has rows only where the viewer sees all that was observed of it.

    What a viewer could work out: he takes the peers whose scores he sees himself off what is told, and what is told now off
    what was told in another quarter. So the scores that are hidden from him count only where they are as many as the
    smallest group, and as many differ from every hidden group of the last eight quarters (`small_groups.differs_enough`):
    newcomers wait until they are enough, and where one of a group leaves, none of it counts. Of fewer peers than the
    smallest group all is withheld; of just as many the median alone is told, for their quartiles are single scores.
    """
    told = observations[observations["party"].notna()] if len(observations) else observations
    if told.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    pack = pack_named(DEFAULT_PACK, own_packs)
    least = coalitions.loc[coalitions["coalition"] == told["coalition"].iloc[0], "smallest_group"].dropna()
    minimum = smallest(None if least.empty else int(least.iloc[0]))
    seen = told["visible"].fillna(False).to_numpy(bool) if "visible" in told else np.ones(len(told), bool)
    theirs = told.assign(subject=told["party"].astype(object), seen=seen)
    parties = sorted(theirs["subject"].unique())
    own = theirs.groupby("subject")["seen"].all()[parties].to_numpy(bool)
    found = [_scored(pack, theirs, weight_rows, name, parties) for name in quarters(theirs)]
    names, rows = np.array(parties), []
    for at, node in enumerate(pack.themes):
        hidden = [~np.isnan(quarter.scores[:, at]) & ~quarter.seen[:, at] for quarter in found]
        groups = [(one.number, frozenset(names[those])) for one, those in zip(found, hidden, strict=True)]
        for quarter, those in zip(found, hidden_told(groups, minimum), strict=True):
            scores = quarter.scores[:, at]
            there = ~np.isnan(scores)
            group = there & (quarter.seen[:, at] | np.array([name in those for name in parties]))
            for one in np.flatnonzero(own & ~np.isnan(quarter.scores).all(axis=1)):
                others = np.arange(len(parties)) != one
                beside = _beside(scores[group & others], int((there & others).sum()), minimum)
                rows.append((parties[one], quarter.name, node, scores[one], *beside, quarter.number, at))
    table = pd.DataFrame(rows, columns=[*COLUMNS, "quarter", "at"]).sort_values(["party", "quarter", "at"], ignore_index=True)
    types = dict.fromkeys(("score", "low", "median", "high"), float) | {"peers": int, "withheld": bool}
    return table[[*COLUMNS]].astype(types)


def _scored(pack: Pack, theirs: pd.DataFrame, weight_rows: pd.DataFrame, name: str, parties: Sequence[str]) -> _Quarter:
    """All parties in one quarter, scored once: without draws, for nothing is told of how sure others are."""
    rows = counting(theirs, name)
    given = weights_in_use(pack, weight_rows, name).given
    values = values_of(pack, rows)
    index = point(pack, values, weights_of(pack, given))
    at = [parties.index(subject) for subject in values.subjects]
    scores, seen = np.full((len(parties), len(pack.themes)), np.nan), np.ones((len(parties), len(pack.themes)), bool)
    veiled = rows[~rows["seen"]]
    for number, node in enumerate(pack.themes):
        scores[at, number] = index.scores[node][0]
        under = set(pack.below(node))
        under |= {pack.by_name[one].denominator for one in under}
        seen[:, number] = ~np.isin(parties, veiled.loc[veiled["indicator"].isin(under), "subject"].unique().astype(str))
    return _Quarter(name, quarter_number(name) or 0, scores, seen)


def hidden_told(groups: Sequence[tuple[int, frozenset[str]]], minimum: int) -> list[frozenset[str]]:
    """Who counts of those whose score is hidden, in each of some quarters (their running numbers, in order).

    All of them, where they are enough and no earlier group is less than `minimum` apart from them; else the last earlier
    group of which all are still there; else nobody.
    """
    told: list[tuple[int, Released]] = []
    found = []
    for quarter, those in groups:
        lately = [one for number, one in told if quarter - number <= OLDEST]
        group = _released(those, minimum)
        if len(those) < minimum or not differs_enough(group, lately):
            earlier = (one for one in reversed(lately) if one.persons <= group.persons)
            group = next(earlier, _released(frozenset(), minimum))
        if group.people:
            told.append((quarter, group))
        found.append(frozenset(name for name, _ in group.persons))
    return found


def _released(names: frozenset[str], minimum: int) -> Released:
    return Released("", "", len(names), frozenset((name, "") for name in names), minimum)


def _beside(scores: Floats, there: int, minimum: int) -> tuple[int, float, float, float, bool]:
    """Peers, P25, median, P75 and whether these are withheld, of the peers that count, of so many that are there."""
    if len(scores) < minimum:
        return there, np.nan, np.nan, np.nan, there > 0
    low, median, high = (float(one) for one in np.round(np.quantile(scores, (0.25, 0.5, 0.75)) / STEP) * STEP + 0.0)
    return (len(scores), low, median, high, False) if len(scores) > minimum else (len(scores), np.nan, median, np.nan, False)
