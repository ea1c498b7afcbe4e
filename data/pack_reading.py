"""A value pack read from the texts in its folder: the pack, or all that is wrong with it at once."""

import csv
import itertools
import math
import re
import tomllib
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, Final, TypeVar, cast, get_args

from data import limits
from data.pack import AGGREGATE, NORMALISE, OF_POSITIVES, Direction, Gate, Harm, Impute, Levels, Node, Pack, Treat, WeightSet
from data.problems import Problem, fault, remark

_T = TypeVar("_T")
PACK: Final = "pack.toml"
NODES: Final = "nodes.csv"
CROSSWALK: Final = "crosswalk.csv"
ANCHORS: Final = ("floor", "norm", "ambition", "exemplary")
_NUMBERS: Final = (*ANCHORS, "low", "high", "power", "weight")
_TEXTS: Final = ("node", "parent", "name_nl", "name_en", "direction", "unit", "normalise", "aggregate", "denominator")
_SUFFIXES: Final = frozenset({".toml", ".csv", ".md", ".txt"})
_DIRECTIONS: Final[tuple[Direction, ...]] = get_args(Direction)
_HEAD: Final = ("key", "version", "owner", "dated", "source", "scale")
_TABLES: Final[dict[str, tuple[str, ...]]] = {
    "name": ("nl", "en"),
    "defaults": ("normalise", "aggregate", "min_coverage"),
    "normalise": (),
    "aggregate": (),
    "min_coverage": (),
    "levels": ("from", "nl", "en"),
    "gates": (),
    "harm": ("always_material", "must_report", "caps", "theme_share", "indicator_share", "unreported"),
    "treat": ("rule", "skew", "kurtosis", "most"),
    "impute": ("mean_by", "value"),
    "screen": ("min_share",),
    "scored": ("never",),
    "clip": (),
    "weighting": (),
    "penalty": ("nodes", "per"),
    "points": ("factor",),
}
"""The tables of pack.toml and their keys; none where the keys are levels or nodes."""
_GATE: Final = ("evidence", "additionality", "score", "quarters", "groups")
_NEEDED_IF_SIGNED: Final = ("levels", "gates", "harm")
_NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.I | re.A)
_RULE: Final = re.compile(r"(\w+)\s*(?:\((.*)\))?", re.S)
_LEVEL: Final = re.compile(r"level([1-9]\d{0,5})", re.A)
_SIGNATURE: Final = re.compile(r"#\s*(owner|role|dated|reason)\s*:(.*)")


def read_pack_folder(folder: Path) -> tuple[Pack | None, list[Problem]]:
    """The pack in a folder, with all findings; None where there is any fault."""
    files, problems = texts_of(folder)
    if not files and any(problem.fault for problem in problems):
        return None, problems
    pack, found = read_pack(files)
    problems = beside(problems, found)
    return (None if any(problem.fault for problem in problems) else pack), problems


def read_pack(files: Mapping[str, str]) -> tuple[Pack | None, list[Problem]]:
    """The pack that these texts (name within the folder -> text) make up, with all findings; None where there is any fault."""
    told, problems = read_toml(files.get(PACK))
    head = told or {}
    problems = [problem.at(PACK) for problem in problems]
    rows, found = rows_of(files.get(NODES), ("node", "parent"))
    tree = _tree(rows) if rows or not found else _Tree()
    tree.problems += found
    reading = _Head(head, tree)
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


def texts_of(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """The texts in the folder and the folders in it, with what could not be read and what was passed over."""
    files: dict[str, str] = {}
    problems: list[Problem] = []
    paths = sorted(path for pattern in ("*", "*/*") for path in folder.glob(pattern) if path.is_file())
    if sum(path.stat().st_size for path in paths) > limits.METHOD:
        return {}, [fault("file_too_large", found=folder.name, most=f"{limits.METHOD // 2**20} MB").at(folder.name)]
    for path in paths:
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() not in _SUFFIXES or path.name.startswith("."):
            problems.append(remark("file_skipped").at(name))
            continue
        try:
            files[name] = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError):
            problems.append(fault("file_unreadable").at(name))
    return files, problems


def beside(problems: Iterable[Problem], found: Iterable[Problem]) -> list[Problem]:
    """Both lists as one; a file that could not be read is not told to be missing as well."""
    told = list(problems)
    unread = {problem.file for problem in told if problem.fault}
    return [*told, *(one for one in found if one.code != "file_missing" or one.file not in unread)]


def read_toml(text: str | None) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The content of a TOML file; None, with the reason, where it cannot be read."""
    if text is None:
        return None, [fault("file_missing")]
    try:
        head = tomllib.loads(text)
        str(head)  # what cannot be written out cannot be told of either
    except ValueError as error:  # a TOMLDecodeError, or a number of more digits than Python reads or writes
        return None, [fault("toml_unreadable", found=str(error))]
    except RecursionError:
        return None, [fault("toml_unreadable", found="[[[[…")]
    return head, []


def of_itself(
    head: Mapping[str, Any], needed: tuple[str, ...], choice: tuple[str, tuple[str, ...]] | None = None
) -> list[Problem]:
    """What a pack, framework or instrument must say of itself: the keys, the words that one of them may have, and its day."""
    problems = [fault("toml_key_missing", found=name) for name in needed if not str(head.get(name) or "").strip()]
    if choice and head.get(choice[0]) and head[choice[0]] not in choice[1]:
        problems.append(fault("toml_word", found=f"{choice[0]} = {head[choice[0]]}", expected=", ".join(choice[1])))
    if "dated" in needed and head.get("dated") and day_of(head.get("dated")) is None:
        problems.append(fault("not_a_date", found=f"dated = {head['dated']}"))
    return problems


def day_of(told: object) -> date | None:
    """A day given as a date or as its text; None where it is none."""
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError:
        return None


def rows_of(text: str | None, needed: tuple[str, ...]) -> tuple[list[tuple[int, dict[str, str]]], list[Problem]]:
    """The filled rows of a CSV with their line; lines with # are left out. No rows, and faults, where it is no table."""
    if text is None:
        return [], [fault("file_missing")]
    lines = list(enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1))
    lines = [(at, line) for at, line in lines if line.strip() and not line.startswith("#")]
    reader = csv.reader((f"{line}\n" for _, line in lines), strict=True)
    read: list[tuple[int, list[str]]] = []
    begins = 0
    try:
        for row in reader:
            read.append((lines[begins][0], [cell.strip() for cell in row]))
            begins = reader.line_num
    except csv.Error as error:
        at, line = lines[begins]
        if "limit" in str(error):
            return [], [fault("not_a_table_file", found=str(error))]
        return [], [fault("quote_open", row=at, found=line)]
    header = read[0][1] if read else []
    problems = [fault("column_missing", column=name, found=", ".join(header)) for name in needed if name not in header]
    twice = [name for name, count in Counter(header).items() if name and count > 1]
    problems += [fault("column_twice", row=read[0][0], column=name) for name in twice]
    if problems:
        return [], problems
    filled = [(at, row) for at, row in read[1:] if any(row)]
    problems = [
        fault("row_length", row=at, found=str(len(row)), expected=len(header)) for at, row in filled if any(row[len(header) :])
    ]
    rows = [(at, dict(itertools.zip_longest(header, row[: len(header)], fillvalue=""))) for at, row in filled]
    return rows, problems


class _Place(ABC):
    """Something that is read piece by piece: what is wrong with a piece goes to `problems`."""

    problems: list[Problem]

    @abstractmethod
    def fault(self, code: str, key: str, found: object = "", **details: str | int) -> None:
        """Note a fault of the piece `key`."""

    def to_number(self, key: str, told: str) -> float:
        """A number with a point, as text; NaN where it was none and that has been noted."""
        value = float(told) if _NUMBER.fullmatch(told) else math.nan
        if math.isinf(value) or told.lower().lstrip("+-") in ("inf", "infinity"):
            self.fault("number_out_of_range", key, told)
            return math.nan
        if math.isnan(value):
            self.fault("not_a_number", key, told)
        return value


@dataclass
class _Row(_Place):
    """A row of a CSV: its line and its cells."""

    at: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def fault(self, code: str, key: str, found: object = "", **details: str | int) -> None:
        """Note a fault of the cell in column `key`."""
        self.problems.append(replace(fault(code, row=self.at, column=key, found=str(found)), details=details))

    def text(self, column: str) -> str:
        """The cell; empty where the column is not there."""
        return self.cells.get(column, "")

    def number(self, column: str) -> float | None:
        """The number in a cell; None where it is empty, NaN where it is no number."""
        told = self.text(column)
        return self.to_number(column, told) if told else None

    def weight(self) -> float:
        """The weight: 1 where the cell is empty, and never below 0."""
        value = self.number("weight")
        if value is not None and value < 0:
            self.fault("number_below", "weight", self.text("weight"), low=0)
        return 1.0 if value is None else value


@dataclass
class _Table(_Place):
    """A table of pack.toml with its keys; of a list of `keys` it has no others."""

    name: str
    entries: Mapping[str, Any]
    problems: list[Problem]

    @classmethod
    def of(cls, name: str, told: object, problems: list[Problem], keys: tuple[str, ...] = ()) -> "_Table":
        """The table as far as it is one, its keys checked."""
        table = cls(name, told if isinstance(told, dict) else {}, problems)
        if not isinstance(told, dict):
            problems.append(fault("toml_not_table", found=f"{name} = {told}"))
        for key in table.entries:
            if keys and key not in keys:
                table.fault("toml_unknown", key, table.entries[key], table=f"[{name}]", expected=", ".join(keys))
        return table

    def fault(self, code: str, key: str, found: object = "", **details: str | int) -> None:
        """Note a fault of the value of `key`."""
        told = f"{self.name}.{key}" + ("" if found == "" else f" = {found}")
        self.problems.append(replace(fault(code, found=told), details=details))

    def number(self, key: str, default: float) -> float:
        """A number; NaN where it is none. Without the key it is `default`."""
        return self.number_in(key, self.entries[key]) if key in self.entries else default

    def number_in(self, key: str, told: object) -> float:
        """A number that stands somewhere under `key`; NaN where it is none."""
        if not isinstance(told, int | float) or isinstance(told, bool) or (isinstance(told, float) and math.isnan(told)):
            self.fault("not_a_number", key, told)
            return math.nan
        if abs(told) > float(2**1023):
            self.fault("number_out_of_range", key, told)
            return math.nan
        return float(told)

    def share(self, key: str, default: float) -> float:
        """A number from 0 to 1."""
        value = self.number(key, default)
        if value < 0 or value > 1:
            self.fault("share_outside", key, self.entries[key])
        return value

    def positive(self, key: str, default: float) -> float:
        """A number of 0 or more."""
        value = self.number(key, default)
        if value < 0:
            self.fault("number_below", key, self.entries[key], low=0)
        return value

    def whole(self, key: str, default: int) -> int:
        """A whole number of 0 or more."""
        value = self.positive(key, default)
        if math.isnan(value) or value < 0:
            return default
        if value != int(value):
            self.fault("not_whole", key, self.entries[key])
        return int(value)

    def text(self, key: str) -> str:
        """A text; empty where the key is not there, or is no text and that has been noted."""
        told = self.entries.get(key, "")
        if not isinstance(told, str):
            self.fault("toml_not_text", key, told)
            return ""
        return told.strip()

    def listed(self, key: str) -> list[Any]:
        """A list; empty where the key is not there, or is no list and that has been noted."""
        told = self.entries.get(key, [])
        if not isinstance(told, list):
            self.fault("toml_not_list", key, told)
            return []
        return told

    def needs(self, key: str) -> bool:
        """Is the key there? Where it is not, that is noted."""
        if key not in self.entries:
            self.problems.append(fault("toml_key_missing", found=f"{self.name}.{key}"))
        return key in self.entries

    def levels(self) -> list[tuple[int, str]]:
        """The keys that are levels, as number and key; others are noted."""
        found = []
        for key in self.entries:
            level = _LEVEL.fullmatch(key)
            if level:
                found.append((int(level[1]), key))
            else:
                self.fault("level_key", key)
        return found


@dataclass
class _Tree:
    """The rows of nodes.csv, one for each name, and how they hang together.

    Without `read` there is no table of nodes, and no name is held against it; without `level_of` the nodes hang in a circle.
    """

    read: bool = False
    rows: list[_Row] = field(default_factory=list)
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


def _tree(rows: list[tuple[int, dict[str, str]]]) -> _Tree:
    """One root, every parent there, no name twice, no circles: what is wrong with that is noted."""
    tree = _Tree(read=bool(rows))
    if not rows:
        tree.problems.append(fault("no_rows"))
    count = Counter(cells["node"] for _, cells in rows)
    for at, cells in rows:
        row = _Row(at, cells, tree.problems)
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
    extra = [name for name in (rows[0][1] if rows else {}) if name and name not in (*_NUMBERS, *_TEXTS)]
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


def _levels(tree: _Tree) -> dict[str, int]:
    """The level of each node, 1 for those without children."""
    parents = tree.parents
    order = [name for name, parent in parents.items() if parent not in parents]
    for name in order:
        order.extend(tree.children.get(name, ()))
    found: dict[str, int] = {}
    for name in reversed(order):
        found[name] = 1 + max((found[child] for child in tree.children.get(name, ())), default=0)
    return found


@dataclass(frozen=True)
class _Rule:
    """A way to normalise with its parameters in brackets; without a method what was said is no rule, which is noted."""

    method: str
    given: tuple[float, ...] = ()


def _rule(place: _Place, key: str, told: str) -> _Rule:
    """A rule as it is written: `zscore` or `minmax(0,100)`."""
    found = _RULE.fullmatch(told)
    if not found or found[1] not in NORMALISE:
        place.fault("normalise_unknown", key, told, expected=", ".join(NORMALISE))
        return _Rule("")
    method, inside = found[1], (found[2] or "").strip()
    parts = [part.strip() for part in inside.split(",")] if inside else []
    full = NORMALISE[method]
    counts = (full - 1, full) if method in ("goalposts", "log_goalposts") else (full,)
    if parts and len(parts) not in counts:
        place.fault("parameter_count", key, told, method=method, expected=" / ".join(str(count) for count in counts))
        return _Rule("")
    given = tuple(place.to_number(key, part) for part in parts)
    if any(math.isnan(value) for value in given):
        return _Rule("")
    if len(given) < full and given:
        given = (*given, 1.0)
    return _Rule(method, given) if not given or _can_be(place, key, told, method, given) else _Rule("")


def _can_be(place: _Place, key: str, told: str, method: str, given: tuple[float, ...]) -> bool:
    """Can a column be normalised with these parameters? Where it cannot, that is noted; anchors are looked at by node."""
    before = len(place.problems)
    if method == "minmax" and given[0] >= given[1]:
        place.fault("minmax_order", key, told)
    if method == "zscore" and given[1] <= 0:
        place.fault("zscore_spread", key, told)
    if method in ("goalposts", "log_goalposts") and given[0] == given[1]:
        place.fault("goalposts_same", key, told)
    if method == "log_goalposts" and min(given[:2]) <= 0:
        place.fault("log_goalposts_positive", key, told)
    return len(place.problems) == before


def _aggregate(place: _Place, key: str, told: str, signed: bool) -> str:
    """A way to aggregate; empty where it is none for this pack and that has been noted."""
    if told not in AGGREGATE:
        place.fault("aggregate_unknown", key, told, expected=", ".join(AGGREGATE))
        return ""
    if signed and told in OF_POSITIVES:
        place.fault("aggregate_signed", key, told)
        return ""
    return told


class _Head:
    """pack.toml, read against the tree of nodes; `problems` are those of the file.

    `normalise`, `aggregate` and `min_coverage` are the rules by level; that of level 0 is the pack's own.
    """

    def __init__(self, head: Mapping[str, Any], tree: _Tree) -> None:
        self.head = head
        self.tree = tree
        self.problems: list[Problem] = []
        self.signed = head.get("scale") == "signed"
        self.normalise = {0: _Rule("anchors" if self.signed else "minmax")}
        self.aggregate = {0: "arithmetic"}
        self.min_coverage = {0: 0.0}
        self.tables = {name: _Table.of(name, head.get(name, {}), self.problems, keys) for name, keys in _TABLES.items()}

    def itself(self, there: bool) -> dict[str, Any]:
        """Who the pack is. Where the file is not `there`, nothing is missing in it."""
        if there:
            self.problems += of_itself(self.head, _HEAD, ("scale", ("signed", "plain")))
        allowed = (*_HEAD, "reason", *_TABLES)
        for key, value in self.head.items():
            if key not in allowed:
                self.problems.append(fault("toml_unknown", found=key, table=PACK, expected=", ".join(allowed)))
            elif key in (*_HEAD, "reason") and isinstance(value, dict | list | bool | float):
                self.problems.append(fault("toml_not_text", found=f"{key} = {value}"))
        if self.signed:
            self.problems += [fault("signed_needs", found=f"[{name}]") for name in _NEEDED_IF_SIGNED if name not in self.head]
        names = {lang: self.tables["name"].text(lang) for lang in ("nl", "en")}
        dated = day_of(self.head.get("dated"))
        return {
            **{key: str(self.head.get(key, "")).strip() for key in _HEAD if key != "dated"},
            "dated": dated.isoformat() if dated else "",
            "names": {lang: name for lang, name in names.items() if name},
        }

    def rules(self) -> dict[str, Any]:
        """The rules of the pack, as the fields of a `Pack`; those by level are kept here."""
        self._by_level()
        levels = self._levels()
        never, clip = self._names("scored", "never"), self._clip()
        penalty, per = self._penalty()
        root = next((name for name, parent in self.tree.parents.items() if not parent), "")
        if root in never:
            self.tables["scored"].fault("root_never", "never", root)
        return {
            "levels": levels,
            "harm": self._harm(len(levels.starts) if levels else 0),
            "treat": self._treat(),
            "impute": self._impute(),
            "screen": self._screen(),
            "never": never,
            "clip": clip,
            "sums": self._sums(),
            "penalty": penalty,
            "penalty_per": per,
            "factor": self._factor(),
        }

    def _by_level(self) -> None:
        table = self.tables["defaults"]
        if "normalise" in table.entries:
            self.normalise[0] = self._normalised(table, "normalise")
        if "aggregate" in table.entries:
            self.aggregate[0] = self._aggregated(table, "aggregate")
        self.min_coverage[0] = table.share("min_coverage", 0)
        for level, key in self._tree_levels("normalise"):
            self.normalise[level] = self._normalised(self.tables["normalise"], key)
        for level, key in self._tree_levels("aggregate"):
            self.aggregate[level] = self._aggregated(self.tables["aggregate"], key)
        for level, key in self._tree_levels("min_coverage"):
            self.min_coverage[level] = self.tables["min_coverage"].share(key, 0)

    @staticmethod
    def _normalised(table: _Table, key: str) -> _Rule:
        return _rule(table, key, table.text(key)) if isinstance(table.entries[key], str) else _Rule(table.text(key))

    def _aggregated(self, table: _Table, key: str) -> str:
        return _aggregate(table, key, table.text(key), self.signed) if isinstance(table.entries[key], str) else table.text(key)

    def _tree_levels(self, name: str) -> list[tuple[int, str]]:
        """The levels under a table's keys, those that the tree does not have noted and left out."""
        table, height = self.tables[name], self.tree.height
        found = table.levels()
        for level, key in found:
            if height and not 1 <= level <= height:
                table.fault("tree_level_unknown", key, count=height)
        return [(level, key) for level, key in found if not height or 1 <= level <= height]

    def _levels(self) -> Levels | None:
        table = self.tables["levels"]
        starts = tuple(table.number_in("from", value) for value in table.listed("from"))
        there = "levels" in self.head
        if there and table.needs("from") and len(starts) < 2:
            table.fault("levels_few", "from", list(starts))
        if any(one >= other for one, other in itertools.pairwise(starts)):
            table.fault("levels_order", "from", table.entries["from"])
        words = {lang: self._words(lang, len(starts)) for lang in ("nl", "en")} if there else {}
        gates = self._gates(len(starts))
        if not there:
            return None
        lowest = min(gates) - 1 if gates else len(starts)
        lowest = max(lowest, 4) if len(starts) > 4 else lowest  # at least 4, whatever a gate asks: MODEL 4
        return Levels(starts, words["nl"], words["en"], gates, lowest)

    def _words(self, lang: str, count: int) -> tuple[str, ...]:
        """The words of the levels in a language, as many as there are levels."""
        table = self.tables["levels"]
        if not table.needs(lang):
            return ()
        words = table.listed(lang)
        if not all(isinstance(word, str) and word.strip() for word in words):
            table.fault("toml_not_text", lang, words)
        elif len(words) != count:
            table.fault("levels_words", lang, words, told=len(words), count=count)
        return tuple(str(word).strip() for word in words)

    def _gates(self, count: int) -> dict[int, Gate]:
        found = {}
        for level, key in self.tables["gates"].levels():
            self._known(self.tables["gates"], key, level, count)
            table = _Table.of(f"gates.{key}", self.tables["gates"].entries[key], self.problems, _GATE)
            evidence = str(table.entries.get("evidence", "E0"))
            if not re.fullmatch("E[0-5]", evidence):
                table.fault("gate_evidence", "evidence", evidence)
                evidence = "E0"
            if ("score" in table.entries) != ("quarters" in table.entries):
                table.fault("gate_half", "score" if "score" in table.entries else "quarters")
            found[level] = Gate(
                int(evidence[1:]),
                table.number("additionality", 0) if "additionality" in table.entries else None,
                table.number("score", 0) if "score" in table.entries else None,
                table.whole("quarters", 0),
                table.whole("groups", 0),
            )
        return found

    def _harm(self, count: int) -> Harm:
        """When harm caps a level, of the `count` that there are."""
        table, plain = self.tables["harm"], Harm()
        caps = dict(plain.caps)
        if "caps" in table.entries:
            told = _Table.of("harm.caps", table.entries["caps"], self.problems)
            caps = {}
            for level, key in told.levels():
                self._known(told, key, level, count)
                caps[level] = self._level_in(told, key, 1, count)
        return Harm(
            self._names("harm", "always_material"),
            self._names("harm", "must_report"),
            caps,
            table.share("theme_share", plain.theme_share),
            table.share("indicator_share", plain.indicator_share),
            self._level_in(table, "unreported", plain.unreported, count),
        )

    def _level_in(self, table: _Table, key: str, default: int, count: int) -> int:
        """A level as a value."""
        before = len(table.problems)
        level = table.whole(key, default)
        if key in table.entries and len(table.problems) == before:
            self._known(table, key, level, count)
        return level

    def _known(self, table: _Table, key: str, level: int, count: int) -> None:
        """Note a level that [levels] does not have; not where what is missing is [levels] itself, which is told already."""
        if not 1 <= level <= count and (count or not (self.signed or "levels" in self.head)):
            table.fault("level_unknown", key, "" if key == f"level{level}" else level, count=count)

    def _names(self, name: str, key: str) -> frozenset[str]:
        """A list of nodes."""
        table = self.tables[name]
        found = []
        for told in table.listed(key):
            if not isinstance(told, str):
                table.fault("toml_not_text", key, told)
            elif not self.tree.knows(told.strip()):
                table.fault("name_not_a_node", key, told)
            else:
                found.append(told.strip())
        return frozenset(found)

    def _clip(self) -> dict[str, tuple[float, float]]:
        table = self.tables["clip"]
        found = {}
        for name, told in table.entries.items():
            if not self.tree.knows(name):
                table.fault("name_not_a_node", name)
            if not isinstance(told, list) or len(told) != 2:
                table.fault("clip_pair", name, told)
                continue
            low, high = (table.number_in(name, value) for value in told)
            if low > high:
                table.fault("clip_order", name, told)
            found[name] = low, high
        return found

    def _treat(self) -> Treat | None:
        table, plain = self.tables["treat"], Treat()
        if "treat" not in self.head:
            return None
        if table.needs("rule") and table.entries["rule"] != "skew_kurtosis":
            table.fault("toml_word", "rule", table.entries["rule"], expected="skew_kurtosis")
        return Treat(
            table.positive("skew", plain.skew), table.positive("kurtosis", plain.kurtosis), table.whole("most", plain.most)
        )

    def _impute(self) -> Impute | None:
        table = self.tables["impute"]
        if "impute" not in self.head:
            return None
        mean_by = table.text("mean_by")
        if bool(mean_by) == ("value" in table.entries):
            self.problems.append(fault("impute_choice", found=f"impute = {dict(table.entries)}"))
        return Impute(mean_by, table.number("value", 0) if "value" in table.entries else None)

    def _screen(self) -> float:
        table = self.tables["screen"]
        return table.share("min_share", 0) if "screen" in self.head and table.needs("min_share") else 0.0

    def _sums(self) -> frozenset[int]:
        table = self.tables["weighting"]
        for key, told in table.entries.items():
            if told != "sum":
                table.fault("toml_word", key, told, expected="sum")
        return frozenset(level for level, _ in self._tree_levels("weighting"))

    def _penalty(self) -> tuple[frozenset[str], float]:
        table = self.tables["penalty"]
        if "penalty" not in self.head or not table.needs("nodes"):
            return frozenset(), 1.0
        nodes, per = self._names("penalty", "nodes"), table.number("per", 1)
        if per == 0:
            table.fault("penalty_zero", "per", table.entries["per"])
        for name in sorted(nodes):
            if self.tree.parents.get(name) == "":
                table.fault("penalty_root", "nodes", name)
        for parent, children in self.tree.children.items():
            if parent and nodes.issuperset(children):
                table.fault("penalty_alone", "nodes", parent)
        return nodes, per

    def _factor(self) -> float:
        table = self.tables["points"]
        if "points" not in self.head or not table.needs("factor"):
            return 1.0
        factor = table.number("factor", 1)
        if factor <= 0:
            table.fault("factor_positive", "factor", table.entries["factor"])
        return factor


def _node(row: _Row, tree: _Tree, head: _Head) -> Node:
    """The node of a row with the rules that hold for it; what is wrong with them is noted."""
    name = row.text("node")
    level = tree.level_of.get(name, 0)
    direction = cast(Direction, row.text("direction") or "up")
    if direction not in _DIRECTIONS:
        row.fault("toml_word", "direction", direction, expected=", ".join(_DIRECTIONS))
        direction = "up"
    numbers = {column: row.number(column) for column in (*ANCHORS, "low", "high", "power")}
    told = row.text("aggregate")
    aggregate = _aggregate(row, "aggregate", told, head.signed) if told else _at(head.aggregate, level)
    rule = _Rule("none")
    anchors = None
    if name in tree.children:
        _parent(row, aggregate, numbers["power"])
    else:
        told = row.text("normalise")
        rule = _rule(row, "normalise", told) if told else _at(head.normalise, level)
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


def _parent(row: _Row, aggregate: str, power: float | None) -> None:
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


def _ruled(row: _Row, rule: _Rule, direction: Direction, numbers: Mapping[str, float | None]) -> tuple[_Rule, _Anchors | None]:
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
        return _Rule("anchors"), _anchors(row, rule, direction, numbers)
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
        _can_be(row, "low", ", ".join(row.text(column) for column in ("low", "high")), rule.method, given)
    return _Rule(rule.method, given), None


def _anchors(row: _Row, rule: _Rule, direction: Direction, numbers: Mapping[str, float | None]) -> _Anchors | None:
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


def _weights_to_divide_by(tree: _Tree, never: frozenset[str], penalty: frozenset[str]) -> None:
    """Children that weigh nothing together are noted, for each parent that is scored."""
    weights = {row.text("node"): row.text("weight") or "1" for row in tree.rows}
    unscored = set(never)
    for name in sorted(tree.level_of, key=lambda one: -tree.level_of[one]):
        if tree.parents[name] in unscored:
            unscored.add(name)
    for parent in sorted(tree.children.keys() - {""}):
        there = [child for child in tree.children[parent] if child not in penalty]
        told = [weights[child] for child in there if child not in never or parent in unscored]
        if there and all(_NUMBER.fullmatch(weight) and float(weight) == 0 for weight in told):
            tree.problems.append(fault("weights_zero", column="weight", found=parent))


def _is_weights(name: str) -> bool:
    path = PurePosixPath(name)
    return path.parent == PurePosixPath("weights") and path.suffix == ".csv"


def _is_stray(name: str) -> bool:
    """A table that looks as if it should say something, where nothing reads it."""
    return name.endswith((".csv", ".toml")) and name not in (PACK, NODES, CROSSWALK) and not _is_weights(name)


def _weight_set(name: str, text: str, tree: _Tree, never: frozenset[str]) -> tuple[WeightSet, list[Problem]]:
    """A weight set with all findings; its first lines say who set it, in which role, when and why."""
    rows, problems = rows_of(text, ("node", "weight"))
    if not rows and not problems:
        problems.append(fault("no_rows"))
    weights: dict[str, float] = {}
    count = Counter(cells["node"] for _, cells in rows)
    for at, cells in rows:
        row = _Row(at, cells, problems)
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


def _crosswalk(text: str, tree: _Tree) -> tuple[tuple[tuple[str, str, str], ...], list[Problem]]:
    """The rows node, framework, code, each once."""
    rows, problems = rows_of(text, ("node", "framework", "code"))
    found: dict[tuple[str, str, str], None] = {}
    for at, cells in rows:
        row = _Row(at, cells, problems)
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
