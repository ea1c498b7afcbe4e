"""A value pack read from the texts in its folder: the pack, or all that is wrong with it at once."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final, TypeVar, cast, get_args

from data.method_files import day_of, read_folder, read_toml, rows_of
from data.pack import Direction, Node, Pack, WeightSet
from data.pack_head import PACK, Head, Rule, aggregate_of, can_be, rule_of
from data.pack_places import NUMBER, RowOf
from data.pack_tree import ANCHORS, NodeTree, tree_of
from data.problems import Problem, fault, remark

_T = TypeVar("_T")
NODES: Final = "nodes.csv"
CROSSWALK: Final = "crosswalk.csv"
DIRECTIONS: Final[tuple[Direction, ...]] = get_args(Direction)
_SIGNATURE: Final = re.compile(r"#\s*(owner|role|dated|reason)\s*:(.*)")


def read_pack_folder(folder: Path) -> tuple[Pack | None, list[Problem]]:
    """The pack in a folder, with all findings; None where there is any fault."""
    return read_folder(folder, read_pack)


def read_pack(files: Mapping[str, str]) -> tuple[Pack | None, list[Problem]]:
    """The pack that these texts (name within the folder -> text) make up, with all findings; None where there is any fault."""
    told, problems = read_toml(files.get(PACK))
    head = told or {}
    problems = [problem.at(PACK) for problem in problems]
    rows, found = rows_of(files.get(NODES), ("node", "parent"))
    tree = tree_of(rows) if rows or not found else NodeTree()
    tree.problems += found
    reading = Head(head, tree)
    values = {**reading.itself(told is not None), **reading.rules()}
    nodes = [_node(row, tree, reading) for row in tree.rows]
    _weights_to_divide_by(tree, values["never"], values["penalty"])
    problems += [problem.at(PACK) for problem in reading.problems]
    problems += [problem.at(NODES) for problem in tree.problems]
    sets = {}
    for name in sorted(name for name in files if _is_weights(name)):
        one, found = _weight_set(PurePosixPath(name).stem, files[name], tree, values["never"])
        sets[one.name] = one
        problems += [problem.at(name) for problem in found]
    crosswalk: tuple[tuple[str, str, str], ...] = ()
    if CROSSWALK in files:
        crosswalk, found = _crosswalk(files[CROSSWALK], tree)
        problems += [problem.at(CROSSWALK) for problem in found]
    problems += [remark("pack_file_ignored").at(name) for name in sorted(files) if _is_stray(name)]
    if any(problem.fault for problem in problems):
        return None, problems
    return Pack(nodes=tuple(nodes), weight_sets=sets, crosswalk=crosswalk, **values), problems


def _node(row: RowOf, tree: NodeTree, head: Head) -> Node:
    """The node of a row with the rules that hold for it; what is wrong with them is noted."""
    name = row.text("node")
    level = tree.level_of.get(name, 0)
    direction = cast(Direction, row.text("direction") or "up")
    if direction not in DIRECTIONS:
        row.fault("toml_word", "direction", direction, expected=", ".join(DIRECTIONS))
        direction = "up"
    numbers = {column: row.number(column) for column in (*ANCHORS, "low", "high", "power")}
    told = row.text("aggregate")
    aggregate = aggregate_of(row, "aggregate", told, head.signed) if told else _at(head.aggregate, level)
    rule = Rule("none")
    anchors = None
    if name in tree.children:
        _parent(row, aggregate, numbers["power"])
    else:
        told = row.text("normalise")
        rule = rule_of(row, "normalise", told) if told else _at(head.normalise, level)
        rule, anchors = _ruled(row, rule, direction, numbers)
    return Node(
        name,
        row.text("parent"),
        row.text("name_nl"),
        row.text("name_en"),
        row.weight(),
        direction,
        row.text("unit"),
        rule.method,
        rule.given,
        aggregate,
        _at(head.min_coverage, level),
        anchors,
        numbers["low"],
        numbers["high"],
        row.text("denominator"),
        numbers["power"],
        row.at,
    )


def _at(by_level: Mapping[int, _T], level: int) -> _T:
    return by_level.get(level, by_level[0])


def _parent(row: RowOf, aggregate: str, power: float | None) -> None:
    """A node with children: how it aggregates, and no rule to normalise by."""
    if aggregate == "generalised" and power is None:
        row.fault("power_missing", "power")
    if aggregate == "generalised" and power == 0:
        row.fault("power_zero", "power", row.text("power"))
    given = [column for column in ("normalise", *ANCHORS) if row.text(column)]
    if given:
        found = ", ".join(row.text(column) for column in given)
        row.problems.append(remark("rule_ignored", row=row.at, column=given[0], found=found))


_Anchors = tuple[float, float, float, float]


def _ruled(row: RowOf, rule: Rule, direction: Direction, numbers: Mapping[str, float | None]) -> tuple[Rule, _Anchors | None]:
    """The rule of an indicator with all its parameters, and its anchors; what is wrong with them is noted."""
    low, high = numbers["low"], numbers["high"]
    if direction == "band":
        for column in ("low", "high"):
            if numbers[column] is None:
                row.fault("band_missing", column)
        if low is not None and high is not None and low >= high:
            row.fault("band_order", "low", f"{row.text('low')}, {row.text('high')}")
        low = high = None
    if rule.method == "fracmax" and direction == "down":
        row.fault("fracmax_down", "direction", direction)
    if rule.method == "anchors":
        return Rule("anchors"), _anchors(row, rule, direction, numbers)
    unused = [column for column in ANCHORS if row.text(column)]
    if rule.method and unused:
        found = ", ".join(row.text(column) for column in unused)
        row.problems.append(remark("anchors_unused", row=row.at, column=unused[0], found=found, method=rule.method))
    if rule.given or not rule.method:
        return rule, None
    told: dict[str, tuple[float | None, ...]] = {
        "minmax": (0.0, 100.0),
        "zscore": (0.0, 1.0),
        "goalposts": (low, high, 1.0),
        "log_goalposts": (low, high, 1.0),
        "dist2targ": (high,),
        "dist2ref": (high,),
    }
    given = tuple(value for value in told.get(rule.method, ()) if value is not None)
    if len(given) < len(told.get(rule.method, ())):
        brackets = ",".join(("g1", "g2", "k") if len(told[rule.method]) == 3 else ("t",))
        row.fault("rule_missing", "normalise", rule.method, method=f"{rule.method}({brackets})")
    elif given:
        can_be(row, "low", ", ".join(row.text(column) for column in ("low", "high")), rule.method, given)
    return Rule(rule.method, given), None


def _anchors(row: RowOf, rule: Rule, direction: Direction, numbers: Mapping[str, float | None]) -> _Anchors | None:
    """The anchors of an indicator, from brackets or from their columns."""
    told: tuple[float | None, ...] = rule.given or tuple(numbers[column] for column in ANCHORS)
    missing = [column for column, value in zip(ANCHORS, told, strict=True) if value is None]
    if len(missing) == len(ANCHORS):
        row.fault("rule_missing", "normalise", row.text("normalise"), method=f"anchors({','.join(ANCHORS)})")
        return None
    for column in missing:
        row.fault("anchors_incomplete", column)
    anchors = tuple(value for value in told if value is not None and not math.isnan(value))
    if len(anchors) < len(ANCHORS):
        return None
    sign, below = ("<", anchors) if direction == "up" else (">", anchors[::-1])
    if any(one >= other for one, other in itertools.pairwise(below)) or (direction == "band" and anchors[-1] < 0):
        expected = f" {sign} ".join(ANCHORS) + (" >= 0" if direction == "band" else "")
        row.fault("anchors_order", ANCHORS[0], ", ".join(f"{value:g}" for value in anchors), expected=expected)
    return cast(_Anchors, anchors)


def _weights_to_divide_by(tree: NodeTree, never: frozenset[str], penalty: frozenset[str]) -> None:
    """Children that weigh nothing together are noted, for each parent that is scored."""
    weights = {row.text("node"): row.text("weight") or "1" for row in tree.rows}
    unscored = set(never)
    for name in sorted(tree.level_of, key=lambda one: -tree.level_of[one]):
        if tree.parents[name] in unscored:
            unscored.add(name)
    for parent in sorted(tree.children.keys() - {""}):
        there = [child for child in tree.children[parent] if child not in penalty]
        told = [weights[child] for child in there if child not in never or parent in unscored]
        if there and all(NUMBER.fullmatch(weight) and float(weight) == 0 for weight in told):
            tree.problems.append(fault("weights_zero", column="weight", found=parent))


def _is_weights(name: str) -> bool:
    path = PurePosixPath(name)
    return path.parent == PurePosixPath("weights") and path.suffix == ".csv"


def _is_stray(name: str) -> bool:
    """A table that looks as if it should say something, where nothing reads it."""
    return name.endswith((".csv", ".toml")) and name not in (PACK, NODES, CROSSWALK) and not _is_weights(name)


def _weight_set(name: str, text: str, tree: NodeTree, never: frozenset[str]) -> tuple[WeightSet, list[Problem]]:
    """A weight set with all findings; its first lines say who set it, in which role, when and why."""
    rows, problems = rows_of(text, ("node", "weight"))
    if not rows and not problems:
        problems.append(fault("no_rows"))
    weights: dict[str, float] = {}
    count = Counter(cells["node"] for _, cells in rows)
    for at, cells in rows:
        row = RowOf(at, cells, problems)
        node = cells["node"]
        weight = row.weight()
        if not node:
            row.fault("required", "node")
        elif not tree.knows(node):
            row.fault("name_not_a_node", "node", node)
        elif count[node] > 1:
            row.fault("node_twice", "node", node)
        if not cells["weight"]:
            row.fault("required", "weight")
        if node in never and weight > 0:
            row.fault("weight_never", "weight", f"{node}, {cells['weight']}")
        weights[node] = weight
    if weights and not any(weights.values()):
        problems.append(fault("weight_set_zero", column="weight"))
    signed, found = _signature(text)
    missing = [key for key in ("owner", "dated") if not signed.get(key)]
    if missing:
        problems.append(remark("weights_unsigned", found=", ".join(missing)))
    return WeightSet(name, weights, **signed), [*problems, *found]


def _signature(text: str) -> tuple[dict[str, str], list[Problem]]:
    """What the comment lines above the header say."""
    signed: dict[str, str] = {}
    problems: list[Problem] = []
    for at, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            break
        said = _SIGNATURE.fullmatch(line.rstrip(" ,\t"))
        if not said or not said[2].strip():
            continue
        signed[said[1]] = said[2].strip()
        if said[1] == "dated":
            day = day_of(signed["dated"])
            signed["dated"] = day.isoformat() if day else signed["dated"]
            problems += [] if day else [fault("not_a_date", row=at, found=line)]
    return signed, problems


def _crosswalk(text: str, tree: NodeTree) -> tuple[tuple[tuple[str, str, str], ...], list[Problem]]:
    """The rows node, framework, code, each once."""
    rows, problems = rows_of(text, ("node", "framework", "code"))
    found: dict[tuple[str, str, str], None] = {}
    for at, cells in rows:
        row = RowOf(at, cells, problems)
        told = cells["node"], cells["framework"], cells["code"]
        for column in ("node", "framework", "code"):
            if not cells[column]:
                row.fault("required", column)
        if told[0] and not tree.knows(told[0]):
            row.fault("name_not_a_node", "node", told[0])
        if told in found:
            problems.append(remark("crosswalk_twice", row=at, column="node", found=", ".join(told)))
        found[told] = None
    return tuple(found), problems
