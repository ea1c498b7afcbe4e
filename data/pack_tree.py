"""The nodes of nodes.csv as a tree: who stands below whom, on which level, and what makes it no tree."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from data.pack_places import RowOf
from data.problems import Problem, fault, remark

ANCHORS: Final = ("floor", "norm", "ambition", "exemplary")
NUMBERS: Final = (*ANCHORS, "low", "high", "power", "weight")
TEXTS: Final = ("node", "parent", "name_nl", "name_en", "direction", "unit", "normalise", "aggregate", "denominator")


@dataclass
class NodeTree:
    """The rows of nodes.csv, one for each name, and how they hang together.

    Without `read` there is no table of nodes, and no name is held against it; without `level_of` the nodes hang in a circle.
    """

    read: bool = False
    rows: list[RowOf] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    parents: dict[str, str] = field(default_factory=dict)
    children: dict[str, list[str]] = field(default_factory=dict)
    level_of: dict[str, int] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """The highest level; 0 where it is not known."""
        return max(self.level_of.values(), default=0)

    def knows(self, name: str) -> bool:
        """Is this a node, as far as we know the nodes?"""
        return not self.read or name in self.parents


def tree_of(rows: list[tuple[int, dict[str, str]]]) -> NodeTree:
    """One root, every parent there, no name twice, no circles: what is wrong with that is noted."""
    tree = NodeTree(read=bool(rows))
    if not rows:
        tree.problems.append(fault("no_rows"))
    count = Counter(cells["node"] for _, cells in rows)
    for at, cells in rows:
        row = RowOf(at, cells, tree.problems)
        name, parent = cells["node"], cells["parent"]
        if not name:
            row.fault("required", "node")
        elif count[name] > 1:
            row.fault("node_twice", "node", name)
        if parent and parent not in count:
            row.fault("node_unknown", "parent", parent)
        if name and name not in tree.parents:
            tree.rows.append(row)
            tree.parents[name] = parent
            tree.children.setdefault(parent, []).append(name)
    lines = {row.text("node"): row.at for row in tree.rows}
    circles = _circles(tree.parents)
    tree.problems += [fault("node_in_circle", row=lines[name], column="parent", found=name) for name in circles]
    roots = [cells["node"] for _, cells in rows if not cells["parent"]]
    if rows and len(roots) != 1:
        tree.problems.append(fault("roots", column="parent", found=", ".join(roots) or "–"))
    extra = [name for name in (rows[0][1] if rows else {}) if name and name not in (*NUMBERS, *TEXTS)]
    if extra:
        tree.problems.append(remark("node_columns_ignored", found=", ".join(extra)))
    tree.level_of = {} if circles else _levels(tree)
    return tree


def _circles(parents: Mapping[str, str]) -> list[str]:
    """Of every circle of nodes the one that was met first."""
    seen: set[str] = set()
    found = []
    for start in parents:
        name, path = start, set()
        while name in parents and name not in seen:
            seen.add(name)
            path.add(name)
            name = parents[name]
        if name in path:
            found.append(name)
    return found


def _levels(tree: NodeTree) -> dict[str, int]:
    """The level of each node, 1 for those without children."""
    parents = tree.parents
    order = [name for name, parent in parents.items() if parent not in parents]
    for name in order:
        order.extend(tree.children.get(name, ()))
    found: dict[str, int] = {}
    for name in reversed(order):
        found[name] = 1 + max((found[child] for child in tree.children.get(name, ())), default=0)
    return found
