"""The six essentials of working together, energy beside commitment, and themes that rise while trust falls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.codes import code_told
from dashboard.views.records import records
from metrics.observed import quarter_name, quarter_number

if TYPE_CHECKING:
    from dashboard.words import Words

SURE: Final = 0.90
"""An essential stands lowest where that is so sure."""


@dataclass(frozen=True)
class Essential:
    """The mean over `parties` in the last quarter in which it is known, 0 to 10, with the lowest, the highest and the spread.

    `change` is over the `compared` parties that are known in the quarter before too; None is unknown.
    """

    name: str
    period: str
    mean: float
    lowest: float
    highest: float
    spread: float | None
    parties: int
    change: float | None
    compared: int

    @property
    def before(self) -> float | None:
        """The mean a quarter before; None where others answered then, so that the change is not the difference of means."""
        return self.mean - self.change if self.change is not None and self.compared == self.parties else None

    @property
    def error(self) -> float | None:
        """The standard error of the mean; None of fewer than three parties, or where they do not differ."""
        return self.spread / sqrt(self.parties) if self.spread and self.parties > 2 else None


@dataclass(frozen=True)
class EssentialsView:
    """The essentials that are known, the lowest first; then energy and commitment."""

    rows: tuple[Essential, ...]
    pair: tuple[Essential, ...]

    @property
    def period(self) -> str:
        """The last quarter of which anything is told."""
        return max(row.period for row in (*self.rows, *self.pair))


def essentials_view(six: pd.DataFrame, pair: pd.DataFrame, words: "Words") -> EssentialsView | None:
    """The view of the metrics `six_essentials` and `energy_and_commitment`; None where nothing is known."""
    rows, two = _last(six, "essential", words), _last(pair, "pulse", words)
    if not rows and not two:
        return None
    return EssentialsView(tuple(sorted(rows, key=lambda row: row.mean)), tuple(two))


def _last(told: pd.DataFrame, by: str, words: "Words") -> list[Essential]:
    """Of each the last quarter in which it is known."""
    last: dict[str, dict[str, Any]] = {}
    for row in records(told):
        if row["mean"] is not None:
            last[row[by]] = row
    return [
        Essential(
            code_told("pulse", "pulse", name, words),
            row["period"],
            row["mean"],
            row["lowest"],
            row["highest"],
            row["spread"],
            int(row["parties"]),
            row["change"],
            int(row["compared"]),
        )
        for name, row in last.items()
    ]


def heading(told: EssentialsView, words: "Words") -> str:
    """Which essential surely stands lowest; else which changed most, of how many parties."""
    if not told.rows:
        return words("values.essentials.pair_only")
    if _is_apart(told.rows):
        lowest = told.rows[0]
        return words("values.essentials.lowest", name=_begun(lowest.name), mean=words.number(lowest.mean, 1))
    changed = [row for row in told.rows if row.change is not None and words.number(row.change, 1) != "0"]
    if not changed:
        return words("values.essentials.close")
    most = max(changed, key=lambda row: (row.period, abs(row.change or 0.0)))
    change = most.change or 0.0
    name = _begun(most.name)
    if most.before is None:
        key = "values.essentials.falls_by" if change < 0 else "values.essentials.rises_by"
        return words(key, n=most.compared, name=name, points=words.number(abs(change), 1))
    key = "values.essentials.falls" if change < 0 else "values.essentials.rises"
    before, now = words.number(most.before, 1), words.number(most.mean, 1)
    return words(key, n=most.compared, name=name, before=before, now=now)


def _is_apart(rows: Sequence[Essential]) -> bool:
    """Does the lowest surely stand below the others, also when the lowest of many is picked?"""
    if len(rows) < 2:
        return False
    low, pairs = rows[0], len(rows) * (len(rows) - 1) / 2
    reach = NormalDist().inv_cdf(1 - (1 - SURE) / pairs / 2)
    return all(
        low.error is not None and row.error is not None and row.mean - low.mean > reach * hypot(low.error, row.error)
        for row in rows[1:]
    )


def _begun(name: str) -> str:
    return name[:1].upper() + name[1:]


def reading(words: "Words") -> str:
    """What the dot and the bar are."""
    return words("values.essentials.reading")


def mean_told(row: Essential, words: "Words") -> str:
    """The mean with the change."""
    told = words.number(row.mean, 1)
    return told if row.change is None else words("values.essentials.mean", mean=told, change=change_told(row, words))


def change_told(row: Essential, words: "Words") -> str:
    """The change since the quarter before, with its sign; unknown where nobody was asked then."""
    if row.change is None:
        return words("state.unknown")
    told = words.number(row.change, 1)
    return f"+{told}" if row.change > 0 and told != "0" else told


def right_told(told: EssentialsView, row: Essential, words: "Words") -> str:
    """The mean, of how many parties, and when, where that is not the last quarter."""
    right = words("values.essentials.right", mean=words.number(row.mean, 1), parties=words.number(row.parties))
    return right if row.period == told.period else f"{right} ({words.period(row.period)})"


def pair_told(told: EssentialsView, words: "Words") -> str:
    """Energy and commitment in one sentence, with what they were; empty where one of both is unknown."""
    if len(told.pair) < 2:
        return ""
    periods = {row.period for row in told.pair}
    parts = [_was_told(row, words, with_period=len(periods) > 1) for row in told.pair]
    sentence = _begun(words.listed(parts))
    if len(periods) > 1 or all(row.change is None for row in told.pair):
        return f"{sentence}."
    since = quarter_name((quarter_number(told.pair[0].period) or 0) - 1)
    return words("values.essentials.since", told=sentence, since=words.period(since))


def _was_told(row: Essential, words: "Words", *, with_period: bool) -> str:
    """The mean and what it was; its change alone where others answered then; and its quarter, where that is asked."""
    now = words.number(row.mean, 1)
    if row.before is not None:
        told = words("values.essentials.was", name=row.name, now=now, before=words.number(row.before, 1))
    elif row.change is not None:
        told = words("values.essentials.changed", n=row.compared, name=row.name, now=now, change=change_told(row, words))
    else:
        told = f"{row.name} {now}"
    return f"{told}, {words.period(row.period)}" if with_period else told


@dataclass(frozen=True)
class Current:
    """A theme whose score rose while trust fell, in points: the upper and the undercurrent."""

    name: str
    score_change: float
    trust_change: float
    compared: int


def currents(
    told: pd.DataFrame, scores: pd.DataFrame, coalition: str, names: Mapping[str, str]
) -> tuple[str, tuple[Current, ...]] | None:
    """The last quarter in which both changes are known, and its flagged themes, the largest rise first; None where unknown.

    `told` is what `upper_and_under` gives of `scores`, which have subject, node, period and low. A rise counts only where the
    band of the score now lies above the score before.
    """
    own = [row for row in records(scores[["subject", "node", "period", "low"]]) if row["subject"] == coalition]
    low = {(row["node"], row["period"]): row["low"] for row in own}
    rows = [row for row in records(told) if row["score_change"] is not None and row["trust_change"] is not None]
    if not rows:
        return None
    last = max(row["period"] for row in rows)
    found = [
        Current(names.get(row["node"], row["node"]), row["score_change"], row["trust_change"], int(row["compared"]))
        for row in rows
        if row["period"] == last and row["flag"] and _is_sure(row, low.get((row["node"], last)))
    ]
    return last, tuple(sorted(found, key=lambda one: -one.score_change))


def _is_sure(row: Mapping[str, Any], low: float | None) -> bool:
    """Does the whole band of a score lie above the score before?"""
    return low is not None and low > row["score"] - row["score_change"]


def currents_heading(found: tuple[str, tuple[Current, ...]], words: "Words") -> str:
    """How many themes rise while trust falls."""
    return words("values.currents.some", n=len(found[1])) if found[1] else words("values.currents.none")
