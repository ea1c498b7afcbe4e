"""What a value pack is: a tree of nodes with its rules, as data. Reading one is `data.pack_reading`'s."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

Scale = Literal["signed", "plain"]
Direction = Literal["up", "down", "band"]
NORMALISE: Final[dict[str, int]] = {
    "anchors": 4,
    "minmax": 2,
    "zscore": 2,
    "goalposts": 3,
    "log_goalposts": 3,
    "dist2targ": 1,
    "dist2ref": 1,
    "rank": 0,
    "prank": 0,
    "borda": 0,
    "dist2max": 0,
    "fracmax": 0,
    "none": 0,
}
"""The ways to normalise an indicator, with how many parameters each takes in brackets."""
AGGREGATE: Final = ("arithmetic", "geometric", "harmonic", "generalised", "minimum", "median", "copeland")
OF_POSITIVES: Final = frozenset({"geometric", "harmonic", "generalised"})
"""Ways to aggregate that need every child above 0."""


@dataclass(frozen=True)
class Node:
    """A row of nodes.csv. `given` are the parameters in brackets of `normalise`; the empty parent is the root's.

    `normalise`, `aggregate` and `min_coverage` stand as they hold for this node: its own, else its level's, else the pack's.
    `anchors` are floor, norm, ambition, exemplary. `row` is its line in the file.
    """

    name: str
    parent: str = ""
    name_nl: str = ""
    name_en: str = ""
    weight: float = 1.0
    direction: Direction = "up"
    unit: str = ""
    normalise: str = "none"
    given: tuple[float, ...] = ()
    aggregate: str = "arithmetic"
    min_coverage: float = 0.0
    anchors: tuple[float, float, float, float] | None = None
    low: float | None = None
    high: float | None = None
    denominator: str = ""
    power: float | None = None
    row: int = 0

    def label(self, lang: str) -> str:
        """Its name for a reader of this language."""
        return (self.name_nl if lang == "nl" else self.name_en) or self.name_nl or self.name_en or self.name


@dataclass(frozen=True)
class Gate:
    """What a level asks for besides its score; None and 0 ask nothing.

    `evidence` is the least grade (0-5); `additionality` must be exceeded; `score` must have been reached in each of the last
    `quarters`; `groups` stakeholder groups must be better off and none worse.
    """

    evidence: int = 0
    additionality: float | None = None
    score: float | None = None
    quarters: int = 0
    groups: int = 0


@dataclass(frozen=True)
class Levels:
    """The bands of a signed pack: level n begins at `starts[n-1]`; a value on a border takes the higher level."""

    starts: tuple[float, ...]
    words_nl: tuple[str, ...]
    words_en: tuple[str, ...]
    gates: Mapping[int, Gate] = field(default_factory=dict)
    without_gates: int = 4

    def word(self, level: int, lang: str) -> str:
        """The word for a level, counted from 1."""
        return (self.words_nl if lang == "nl" else self.words_en)[level - 1]


@dataclass(frozen=True)
class Harm:
    """When harm caps a level: nodes in a band of `caps` (band -> highest level; each with the bands below it) cap their
    theme's parent where together they weigh `theme_share`, and their theme where they weigh `indicator_share`.

    A node of `always_material` does so whatever it weighs; one of `must_report` without data caps at `unreported`.
    """

    always_material: frozenset[str] = frozenset()
    must_report: frozenset[str] = frozenset()
    caps: Mapping[int, int] = field(default_factory=lambda: {1: 3, 2: 5})
    theme_share: float = 0.05
    indicator_share: float = 0.25
    unreported: int = 5


@dataclass(frozen=True)
class Treat:
    """Outliers: while |skewness| >= `skew` and kurtosis >= `kurtosis`, the farthest value gives way, `most` times at most."""

    skew: float = 2.0
    kurtosis: float = 3.5
    most: int = 5


@dataclass(frozen=True)
class Impute:
    """Missing cells: the mean of the subject's group (`mean_by` a column of the values), else `value`."""

    mean_by: str = ""
    value: float | None = None


@dataclass(frozen=True)
class WeightSet:
    """A named weight set: who set it, in which role, on which day and why; nodes it does not name keep the pack's weight."""

    name: str
    weights: Mapping[str, float]
    owner: str = ""
    role: str = ""
    dated: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Pack:
    """A pack: its nodes in the order of its file, each name once (else ValueError), and its rules.

    `key` and `version` name it; it never changes.
    """

    key: str
    version: str
    scale: Scale
    nodes: tuple[Node, ...]
    owner: str = ""
    dated: str = ""
    source: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    levels: Levels | None = None
    harm: Harm = field(default_factory=Harm)
    treat: Treat | None = None
    impute: Impute | None = None
    screen: float = 0.0
    never: frozenset[str] = frozenset()
    clip: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    sums: frozenset[int] = frozenset()
    penalty: frozenset[str] = frozenset()
    penalty_per: float = 1.0
    factor: float = 1.0
    weight_sets: Mapping[str, WeightSet] = field(default_factory=dict)
    crosswalk: tuple[tuple[str, str, str], ...] = ()

    def __post_init__(self) -> None:
        if len({node.name for node in self.nodes}) < len(self.nodes):
            raise ValueError("a node stands in this pack twice")

    def label(self, lang: str) -> str:
        """Its name for a reader of this language."""
        return self.names.get(lang) or self.names.get("nl") or self.key

    @cached_property
    def by_name(self) -> dict[str, Node]:
        """The nodes by name."""
        return {node.name: node for node in self.nodes}

    @cached_property
    def root(self) -> str:
        """The node without a parent."""
        return next(node.name for node in self.nodes if not node.parent)

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """The children of every node that has any, in sorted order: sums run in it, whatever the order of the file."""
        found: dict[str, list[str]] = {}
        for node in self.nodes:
            if node.parent:
                found.setdefault(node.parent, []).append(node.name)
        return {name: tuple(sorted(children)) for name, children in found.items()}

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The nodes without children, in the order of the file."""
        return tuple(node.name for node in self.nodes if node.name not in self.children)

    @cached_property
    def level_of(self) -> dict[str, int]:
        """Level of each node: 1 for an indicator, else 1 more than the highest among its children."""
        order = [node.name for node in self.nodes if not node.parent]
        for name in order:
            order.extend(self.children.get(name, ()))
        found: dict[str, int] = {}
        for name in reversed(order):
            found[name] = 1 + max((found[child] for child in self.children.get(name, ())), default=0)
        return found

    @cached_property
    def upward(self) -> tuple[str, ...]:
        """The nodes that have children, each after all its children."""
        return tuple(sorted(self.children, key=lambda name: (self.level_of[name], name)))

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The parents of indicators, in the order of the file."""
        with_indicators = {self.by_name[name].parent for name in self.indicators}
        return tuple(node.name for node in self.nodes if node.name in with_indicators)

    def is_below(self, name: str, top: str) -> bool:
        """Does a node stand somewhere below another?"""
        above = self.by_name[name].parent
        while above:
            if above == top:
                return True
            above = self.by_name[above].parent
        return False

    def below(self, name: str) -> tuple[str, ...]:
        """The indicators below a node, or itself where it is one."""
        found, waiting = [], [name]
        while waiting:
            one = waiting.pop()
            if one not in self.children:
                found.append(one)
            waiting.extend(reversed(self.children.get(one, ())))
        return tuple(found)
