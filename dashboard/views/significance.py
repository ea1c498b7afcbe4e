"""What the page Betekenis shows of one subject in one quarter: score, level and why, themes, roles and trend."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

import numpy as np
import pandas as pd

from metrics.index import full_shares, shares
from metrics.levels import band, binding_caps, gate_checks
from metrics.scoring import Judged, possible
from metrics.significance import Significance
from metrics.uncertainty import above, order_told, spread_over_levels

WHY: Final = {"not_applicable": "nvt", "no_data": "unknown"}


@dataclass(frozen=True)
class Row:
    """A line of the dot plot: a dimension, theme or indicator. Scores are points (-100..100), None where there is none.

    `low` and `high` are P10 and P90; `level` the lowest of its four checks, None without a score; `evidence` 0-5, None for
    none; `coverage` 0-1; `share` the part of the whole that it decides; `why` a code of why it is withheld, '' where it is
    not. `rows` are those below it. Of an indicator `value`, `unit` and `period` say what was measured, and when; `is_net` that
    it is what is left of it, net.
    """

    node: str
    name: str
    score: float | None
    low: float | None
    high: float | None
    level: int | None
    evidence: int | None
    coverage: float | None
    share: float
    why: str = ""
    rows: tuple["Row", ...] = ()
    value: float | None = None
    unit: str = ""
    period: str = ""
    is_net: bool = False

    @property
    def distinct(self) -> int:
        """1 where its band lies above the norm, -1 below it, 0 where it is not distinguishable from it or unknown."""
        if self.low is None or self.high is None:
            return 0
        return 1 if self.low > 0 else -1 if self.high < 0 else 0


@dataclass(frozen=True)
class Check:
    """One of the four checks of the level: coverage, band, harm, gate; the level it allows (None: no limit), whether it is the
    one that binds, and its reason as codes for the sentence: `nodes` are names, `told` numbers by name."""

    name: str
    level: int | None
    binding: bool
    because: str
    nodes: tuple[str, ...] = ()
    told: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class RoleScore:
    """The score under one role's weights; `in_use` marks the set that the page counts with."""

    role: str
    people: int | None
    score: float | None
    low: float | None
    high: float | None
    level: int | None
    in_use: bool = False


@dataclass(frozen=True)
class Moment:
    """One quarter of the trend."""

    period: str
    score: float | None
    low: float | None
    high: float | None
    level: int | None
    why: str = ""


@dataclass(frozen=True)
class SignificanceView:
    """One subject in one quarter. `possible` is the least and most the score could be with what is missing at worst and best;
    `spread` the share of draws in each level, lowest first. `cap` is the highest level that harm leaves, None where none does,
    with the names of what caps it. `lost` are the roles left out because they weigh nothing.
    """

    subject: str
    name: str
    period: str
    pack: str
    version: str
    weights: str
    dated: str
    draws: int
    score: float | None
    low: float | None
    high: float | None
    level: int | None
    coverage: float
    needed: float
    positive: float | None
    harm: float | None
    possible: tuple[float, float] | None
    spread: tuple[float, ...]
    borders: tuple[float, ...]
    words: tuple[str, ...]
    cap: int | None
    capped_by: tuple[str, ...]
    groups: tuple[Row, ...]
    checks: tuple[Check, ...]
    roles: tuple[RoleScore, ...]
    lost: tuple[str, ...]
    trend: tuple[Moment, ...]
    theme_trend: tuple[tuple[str, tuple[Moment, ...]], ...] = ()

    @property
    def themes(self) -> tuple[Row, ...]:
        """The themes of all groups, in order."""
        return tuple(theme for group in self.groups for theme in group.rows)


def view(
    found: Significance, name: str, lang: str, seen_before: Mapping[str, str], uncounted: str = "{name}", silent: str = "{name}"
) -> SignificanceView:
    """The view of a scored subject.

    `seen_before` has the last quarter of indicators that were measured once, too long ago; `uncounted` is how a group is
    called that is shown and never scored, `silent` what caps by being unknown.
    """
    pack, own = found.pack, found.own
    levels = pack.levels
    root = pack.root
    rows = [
        replace(row, name=uncounted.format(name=row.name)) if row.node in pack.never else row
        for row in _rows(found, lang, seen_before)
    ]
    groups = [row for row in rows if row.node not in pack.never or any(one.score is not None for one in row.rows)]
    own_band = own.band.get(root)
    score, level = _told(own.index.scores[root][0, 0]), int(own.level[root][0, 0]) if own.level else 0
    caps = binding_caps(pack, root, 0, own.index, own.standing)
    spread = spread_over_levels(own.drawn_level[root], len(levels.starts))[:, 0] if own.drawn_level and levels else np.zeros(0)
    set_name = found.weights.name if found.weights.given else ""
    return SignificanceView(
        subject=found.subject,
        name=name,
        period=found.period,
        pack=pack.label(lang),
        version=pack.version,
        weights=set_name,
        dated=found.weights.dated if set_name else pack.dated,
        draws=own.draws.number if own.draws else 0,
        score=score,
        low=_told(own_band.low[0]) if own_band else None,
        high=_told(own_band.high[0]) if own_band else None,
        level=level or None,
        coverage=float(np.nan_to_num(own.index.coverage[root][0])),
        needed=pack.by_name[root].min_coverage,
        positive=_told(own.positive[root][0, 0]) if score is not None else None,
        harm=_told(own.harm[root][0, 0]) if score is not None else None,
        possible=possible(own, root, 0),
        spread=tuple(float(share) for share in spread),
        borders=levels.starts if levels else (),
        words=(levels.words_nl if lang == "nl" else levels.words_en) if levels else (),
        cap=caps[0].level if caps else None,
        capped_by=tuple(
            (silent if cap.because == "unreported" else "{name}").format(name=pack.by_name[node].label(lang))
            for cap in caps
            if cap.level == caps[0].level
            for node in cap.nodes
        ),
        groups=tuple(sorted(groups, key=lambda row: (row.node in pack.never, *_lowest(row)))),
        checks=_checks(found, lang),
        roles=_roles(found),
        lost=tuple(found.weights.left_out),
        trend=tuple(_moment(one, root) for one in found.history.values()),
        theme_trend=tuple(
            (pack.by_name[theme].label(lang), tuple(_moment(one, theme) for one in found.history.values()))
            for group in groups
            for theme in (row.node for row in group.rows)
        ),
    )


def role_differs(found: Significance) -> bool:
    """Does the score under any role's weights lie above or below that under the set in use, in nine draws of ten?"""
    own = found.own
    if own.draws is None or np.isnan(own.index.scores[found.pack.root]).any():
        return False
    mine = own.draws.scores[found.pack.root][:, 0]
    return any(
        order_told(above(one.draws.scores[found.pack.root][:, 0], mine)) != "same"
        for one in found.roles.values()
        if one.draws and not np.isnan(one.index.scores[found.pack.root]).any()
    )


def add_up(parts: Sequence[float]) -> list[Decimal]:
    """Parts to one decimal that add up to their total to one decimal: the largest part takes what rounding left over."""

    def rounded(value: float) -> Decimal:
        return Decimal(repr(float(value))).quantize(Decimal("0.1"), ROUND_HALF_UP)

    told = [rounded(part) for part in parts]
    if told:
        largest = max(range(len(parts)), key=lambda at: abs(parts[at]))
        told[largest] += rounded(math.fsum(parts)) - sum(told)
    return told


def _told(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _lowest(row: Row) -> tuple[bool, float]:
    """Those with the lowest score first, without a score last."""
    return (row.score is None, row.score or 0.0)


def _moment(one: Judged, node: str) -> Moment:
    found = one.band.get(node)
    return Moment(
        one.period,
        _told(one.index.scores[node][0, 0]),
        _told(found.low[0]) if found else None,
        _told(found.high[0]) if found else None,
        (int(one.level[node][0, 0]) or None) if one.level else None,
        one.index.why[node][0],
    )


def _rows(found: Significance, lang: str, seen_before: Mapping[str, str]) -> list[Row]:
    """The children of the root with all below them, each group's lowest first."""
    pack, own = found.pack, found.own
    part = shares(pack, own.index.scores, own.weights)
    whole = full_shares(pack, own.weights, own.standing.applicable)
    used = {row["indicator"]: row for row in found.rows[found.rows["subject"] == found.subject].to_dict("records")}

    def row(node: str) -> Row:
        told = own.band.get(node)
        grade = int(own.grade[node][0]) if node in own.grade else -1
        below = tuple(sorted((row(child) for child in pack.children.get(node, ())), key=_lowest))
        why = own.index.why[node][0]
        why = WHY.get(why, why)
        if why == "unknown" and any(one in seen_before for one in pack.below(node)):
            why = "stale"
        use = used.get(node, {})
        value = use.get("value")
        return Row(
            node,
            pack.by_name[node].label(lang),
            _told(own.index.scores[node][0, 0]),
            _told(told.low[0]) if told else None,
            _told(told.high[0]) if told else None,
            (int(own.level[node][0, 0]) or None) if own.level else None,
            grade if grade >= 0 else None,
            _told(own.index.coverage[node][0]),
            float((part if not why else whole).get(node, np.zeros((1, 1)))[0, 0]),
            why,
            below,
            None if value is None or pd.isna(value) else float(value),
            str(use.get("unit") or pack.by_name[node].unit),
            str(use.get("period") or seen_before.get(node, "")),
            bool(pd.notna(use.get("net"))),
        )

    return [row(child) for child in pack.children[pack.root]]


def _roles(found: Significance) -> tuple[RoleScore, ...]:
    """The score under each role's weights, and last under all of them together."""
    root = found.pack.root
    told = [(role, found.weights.people.get(role), one, False) for role, one in found.roles.items()]
    if not told:
        return ()
    return tuple(
        RoleScore(role, people, *_score_of(one, root), in_use)
        for role, people, one, in_use in [*told, ("samen", None, found.own, True)]
    )


def _score_of(one: Judged, node: str) -> tuple[float | None, float | None, float | None, int | None]:
    moment = _moment(one, node)
    return moment.score, moment.low, moment.high, moment.level


def _checks(found: Significance, lang: str) -> tuple[Check, ...]:
    """Coverage, band, harm and gates, each with the level it allows."""
    pack, own = found.pack, found.own
    if pack.levels is None:
        return ()
    root = pack.root
    level = int(own.level[root][0, 0])
    coverage = float(np.nan_to_num(own.index.coverage[root][0]))
    needed = pack.by_name[root].min_coverage
    checks = [
        Check("coverage", None, level == 0, "enough" if level else "short", (), (("known", coverage), ("needed", needed)))
    ]
    if not level:
        return tuple(checks)
    score = float(own.index.scores[root][0, 0])
    in_band = int(band(np.array([score]), pack.levels)[0])
    starts = (*pack.levels.starts, 100.0)
    span = (("score", score), ("low", starts[in_band - 1]), ("high", starts[in_band]))
    checks.append(Check("band", in_band, in_band == level, "band", (), span))
    caps = binding_caps(pack, root, 0, own.index, own.standing)
    for cap in caps:
        names = tuple(pack.by_name[node].label(lang) for node in cap.nodes)
        checks.append(Check("harm", cap.level, cap.level == level, cap.because, names, (("weight", cap.weight),)))
    if not caps:
        checks.append(Check("harm", None, False, "none"))
    gate, stopped, grade = int(own.gate[root][0]), int(own.stopped[root][0]), int(own.grade[root][0])
    open_checks: tuple[str, ...] = ()
    if stopped:
        told = gate_checks(pack.levels, root, stopped, own.grade[root], own.standing)
        open_checks = tuple(name for name, met in told if not met[0])
    numbers = (("grade", float(grade)), ("next", float(stopped)))
    checks.append(Check("gate", gate if stopped else None, bool(stopped) and gate == level, "+".join(open_checks), (), numbers))
    return tuple(checks)
