"""What the page Methode tells of one pack: its weights, anchors, levels and steps, and one measurement worked out.

Every number comes from the pack or from the constants of the engine.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
import pandas as pd

from data.pack import Gate, Harm, Node, Pack
from data.packs_known import DEFAULT_PACK
from metrics.levels import band, binding_caps
from metrics.normalising import SCORES
from metrics.scoring import judged, values_of
from metrics.uncertainty import ABOVE, DRAWS, FREE_QUARTERS, HALF_WIDTH, PER_QUARTER
from metrics.weighting import CONCENTRATION, weights_down, weights_of

US: Final = "Vlechtwerk"
"""The owner of the packs that are our own design."""
CHECKS: Final = ("coverage", "band", "harm", "gate")
"""What a level is the lowest of (MODEL 4)."""
STEPS: Final = (
    "framework",
    "selection",
    "imputation",
    "multivariate",
    "normalisation",
    "weighting",
    "uncertainty",
    "back",
    "links",
    "visual",
)
"""The ten steps of the Handbook on Constructing Composite Indicators, OECD/JRC 2008."""
TO_FLOOR: Final = 0.54
"""So far the measurement of the example lies from the norm to the floor: far enough to be harm."""
TO_TOP: Final = 0.6
"""So far it lies between two goalposts."""


@dataclass(frozen=True)
class Weight:
    """A node that is no indicator: `depth` 1 stands below the root; `share` (0-1) of the whole under the pack's own weights."""

    node: str
    name: str
    depth: int
    share: float


@dataclass(frozen=True)
class Anchored:
    """An indicator on anchors, each in its own unit. `low` and `high` bound a good range; anchors are distances outside it."""

    node: str
    name: str
    unit: str
    direction: str
    anchors: tuple[float, float, float, float]
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Example:
    """One invented measurement on its way to a level. `indicators` of the theme all lie equally far from their norm.

    `score` and `theme_score` are on the pack's scale, `points` is what the theme adds to the whole; `starts` and `ends` are
    the borders of its level, None in a pack without levels; `cap` is the highest level that its harm leaves the whole.
    """

    indicator: Node
    name: str
    value: float
    score: float
    theme: str
    indicators: int
    theme_score: float
    share: float
    points: float
    level: int | None = None
    word: str = ""
    starts: float | None = None
    ends: float | None = None
    cap: int | None = None


@dataclass(frozen=True)
class LevelRow:
    """A level, from which score it counts, and what it asks besides; `reachable` is False where nothing records that yet."""

    level: int
    word: str
    start: float
    gate: Gate
    reachable: bool


@dataclass(frozen=True)
class Step:
    """A step of the handbook; what was done, checked and not done, as codes of sentences."""

    name: str
    done: tuple[str, ...]
    checked: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True)
class MethodCard:
    """All of it. `themes` counts those that can be scored, `unscored` names what is shown without a score; `rules` counts the
    indicators by the way they are put on the scale; `half_width` is in points, by grade of evidence. `on_pages` says whether
    the pages score with it, `fills` what missing cells become.
    """

    key: str
    version: str
    on_pages: bool
    name: str
    owner: str
    dated: str
    source: str
    scale: Literal["signed", "plain"]
    themes: int
    groups: int
    indicators: int
    unscored: tuple[str, ...]
    checks: tuple[str, ...]
    draws: int
    weights: tuple[Weight, ...]
    anchors: tuple[Anchored, ...]
    rules: Mapping[str, int]
    example: Example | None
    levels: tuple[LevelRow, ...]
    harm: Harm
    harm_names: Mapping[str, str]
    half_width: tuple[float, ...]
    per_quarter: float
    free_quarters: int
    above: float
    concentration: float
    weight_sets: int
    frameworks: tuple[str, ...]
    needed: Mapping[str, float]
    penalties: int
    penalty_per: float
    factor: float
    steps: tuple[Step, ...]
    fills: Mapping[str, str]


def method_card(pack: Pack, lang: str) -> MethodCard:
    """The card of a pack, for a reader of this language."""
    weights = weights_of(pack)
    scorable = [theme for theme in pack.themes if weights_down(pack, weights, theme) > 0]
    named = pack.harm.must_report | pack.harm.always_material
    rules: dict[str, int] = {}
    for name in pack.indicators:
        rules[pack.by_name[name].normalise] = rules.get(pack.by_name[name].normalise, 0) + 1
    return MethodCard(
        key=pack.key,
        version=pack.version,
        on_pages=pack.key == DEFAULT_PACK,
        name=pack.label(lang),
        owner=pack.owner,
        dated=pack.dated,
        source=pack.source,
        scale=pack.scale,
        themes=len(scorable),
        groups=len({pack.by_name[theme].parent for theme in scorable} - {"", pack.root}),
        indicators=sum(weights_down(pack, weights, name) > 0 or name in pack.penalty for name in pack.indicators),
        unscored=tuple(pack.by_name[name].label(lang) for name in sorted(pack.never)),
        checks=CHECKS if pack.levels else (),
        draws=DRAWS,
        weights=_weights(pack, lang),
        anchors=_anchored(pack, lang),
        rules=rules,
        example=example(pack, lang),
        levels=_levels(pack, lang),
        harm=pack.harm,
        harm_names={name: pack.by_name[name].label(lang) for name in sorted(named)},
        half_width=HALF_WIDTH,
        per_quarter=PER_QUARTER,
        free_quarters=FREE_QUARTERS,
        above=ABOVE,
        concentration=CONCENTRATION,
        weight_sets=len(pack.weight_sets),
        frameworks=tuple(dict.fromkeys(framework for _, framework, _ in pack.crosswalk)),
        needed={"theme": _least(pack, pack.themes), "root": pack.by_name[pack.root].min_coverage},
        penalties=len(pack.penalty),
        penalty_per=pack.penalty_per,
        factor=pack.factor,
        steps=tuple(_step(pack, name) for name in STEPS),
        fills={
            "value": "" if pack.impute is None or pack.impute.value is None else f"{pack.impute.value:g}",
            "mean_by": pack.impute.mean_by if pack.impute else "",
        },
    )


def example(pack: Pack, lang: str) -> Example | None:
    """One measurement from unit to level, by the engine; None where no indicator can be scored by itself.

    It is of a theme that must be reported where there is one, and of an indicator of which less is better.
    """
    weights = weights_of(pack)
    told = [
        node
        for node in (pack.by_name[name] for name in pack.indicators)
        if node.normalise in ("anchors", "goalposts")
        and node.name not in pack.penalty
        and not node.denominator
        and node.parent in pack.themes
        and weights_down(pack, weights, node.name) > 0
    ]
    if not told:
        return None
    node = min(told, key=lambda one: (one.parent not in pack.harm.must_report, one.direction != "down"))
    theme = node.parent
    mine = [one for one in told if one.parent == theme]
    rows = pd.DataFrame([{"subject": "", "indicator": one.name, "value": _invented(one)} for one in mine])
    one = judged(pack, "", values_of(pack, rows.assign(low=np.nan, high=np.nan, evidence=-1, why="")))
    score, theme_score = (float(one.index.scores[name][0, 0]) for name in (node.name, theme))
    if np.isnan(theme_score):
        return None
    share = weights_down(pack, weights, theme)
    factor = 1.0 if theme == pack.root else pack.factor
    found = Example(
        node,
        node.label(lang),
        _invented(node),
        score,
        pack.by_name[theme].label(lang),
        len(mine),
        theme_score,
        share,
        theme_score * share * factor,
    )
    levels = pack.levels
    if levels is None:
        return found
    at = int(band(np.array([theme_score]), levels)[0])
    caps = [cap.level for cap in binding_caps(pack, pack.root, 0, one.index, one.standing) if cap.because == "harm"]
    return replace(
        found,
        level=at,
        word=levels.word(at, lang),
        starts=levels.starts[at - 1],
        ends=(*levels.starts, SCORES[-1])[at],
        cap=min(caps, default=None),
    )


def _invented(node: Node) -> float:
    """A measurement between norm and floor, or between the goalposts."""
    if node.normalise == "goalposts":
        low, high, _ = node.given
        return low + TO_TOP * (high - low)
    floor, norm, _, _ = node.anchors or SCORES
    told = norm + TO_FLOOR * (floor - norm)
    return (node.low or 0.0) - told if node.direction == "band" else told


def _weights(pack: Pack, lang: str) -> tuple[Weight, ...]:
    """The nodes down to the themes, each after the one above it; what is never scored is left out."""
    weights = weights_of(pack)
    found: list[Weight] = []

    def add(name: str, depth: int) -> None:
        for child in (node.name for node in pack.nodes if node.parent == name):
            if child in pack.children and child not in pack.never:
                found.append(Weight(child, pack.by_name[child].label(lang), depth, weights_down(pack, weights, child)))
                add(child, depth + 1)

    add(pack.root, 1)
    return tuple(found)


def _anchored(pack: Pack, lang: str) -> tuple[Anchored, ...]:
    return tuple(
        Anchored(node.name, node.label(lang), node.unit, node.direction, node.anchors, node.low, node.high)
        for node in (pack.by_name[name] for name in pack.indicators)
        if node.normalise == "anchors" and node.anchors
    )


def _levels(pack: Pack, lang: str) -> tuple[LevelRow, ...]:
    """The levels from the lowest; what asks for outcomes, and all above it, cannot be reached: nothing records them."""
    levels = pack.levels
    if levels is None:
        return ()
    found: list[LevelRow] = []
    for at, start in enumerate(levels.starts, 1):
        gate = levels.gates.get(at, Gate())
        open_so_far = all(row.reachable for row in found)
        found.append(
            LevelRow(
                at,
                levels.word(at, lang),
                start,
                gate,
                reachable=open_so_far and not gate.groups,
            )
        )
    return tuple(found)


def _least(pack: Pack, names: tuple[str, ...]) -> float:
    """The coverage that most ask of themselves: the middle one."""
    return sorted(pack.by_name[name].min_coverage for name in names)[len(names) // 2]


def _step(pack: Pack, name: str) -> Step:
    """What was done, checked and left at one step: by what the pack says, else what holds for every pack."""
    signed, ours, on_pages = pack.scale == "signed", pack.owner == US, pack.key == DEFAULT_PACK
    done, checked, left = ["done"], ["checked"], ["left"]
    match name:
        case "framework":
            left = ["left" if ours else "left.other"]
        case "selection":
            done += ["screen"] if pack.screen else []
            checked = ["checked" if on_pages else "checked.other"]
            checked += ["coverage"] if pack.by_name[pack.root].min_coverage else ["coverage.none"]
            left = ["left" if ours else "left.other"]
        case "imputation":
            how = "none" if pack.impute is None else "mean" if pack.impute.mean_by else "value"
            done = [f"done.{how}"]
            checked = ["checked.filled" if how != "none" else "checked" if on_pages else "checked.other"]
            left = ["left" if how == "none" else "left.filled"]
        case "normalisation":
            done = ["done.anchors" if _anchored(pack, "nl") else "done.own", "treat" if pack.treat else "treat.none"]
            left = ["own", "left"] if ours else ["left"]
        case "weighting":
            done = ["done" if on_pages else "done.other"]
            done += ["mean" if {pack.by_name[node].aggregate for node in pack.upward} == {"arithmetic"} else "mixed"]
            done += ["penalty"] if pack.penalty else []
            done += ["sets" if pack.weight_sets else "sets.none"]
            checked = ["checked" if on_pages else "checked.other"]
            left += ["nets"] if signed else []
        case "uncertainty":
            done = ["done" if signed else "done.plain", "weights"]
            checked = ["checked" if on_pages else "checked.other"]
            left += ["half_width"] if signed else []
        case "back":
            done, checked = (["done"], ["checked"]) if on_pages else (["done.other"], ["checked.other"])
            done += ["coalition"] if on_pages else []
            left += ["shut"] if not all(row.reachable for row in _levels(pack, "nl")) else []
        case "links":
            done = ["done" if pack.crosswalk else "done.none"]
            checked = ["checked" if pack.crosswalk else "checked.none"]
        case "visual" if not on_pages:
            done, checked, left = ["done.other"], ["checked.other"], ["left.other"]
    return Step(name, *(tuple(f"{name}.{code}" for code in codes) for codes in (done, checked, left)))
