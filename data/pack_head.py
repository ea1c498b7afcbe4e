"""pack.toml: who a pack is, and its rules by level and by node."""

import itertools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from data.method_files import day_of, of_itself
from data.pack import AGGREGATE, NORMALISE, OF_POSITIVES, Gate, Harm, Impute, Levels, Treat
from data.pack_places import Place, Section
from data.pack_tree import NodeTree
from data.problems import Problem, fault

PACK: Final = "pack.toml"
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
_RULE: Final = re.compile(r"(\w+)\s*(?:\((.*)\))?", re.S)


@dataclass(frozen=True)
class Rule:
    """A way to normalise with its parameters in brackets; without a method what was said is no rule, which is noted."""

    method: str
    given: tuple[float, ...] = ()


def rule_of(place: Place, key: str, told: str) -> Rule:
    """A rule as it is written: `zscore` or `minmax(0,100)`."""
    found = _RULE.fullmatch(told)
    if not found or found[1] not in NORMALISE:
        place.fault("normalise_unknown", key, told, expected=", ".join(NORMALISE))
        return Rule("")
    method, inside = found[1], (found[2] or "").strip()
    parts = [part.strip() for part in inside.split(",")] if inside else []
    full = NORMALISE[method]
    counts = (full - 1, full) if method in ("goalposts", "log_goalposts") else (full,)
    if parts and len(parts) not in counts:
        place.fault("parameter_count", key, told, method=method, expected=" / ".join(str(count) for count in counts))
        return Rule("")
    given = tuple(place.to_number(key, part) for part in parts)
    if any(math.isnan(value) for value in given):
        return Rule("")
    if len(given) < full and given:
        given = (*given, 1.0)
    return Rule(method, given) if not given or can_be(place, key, told, method, given) else Rule("")


def can_be(place: Place, key: str, told: str, method: str, given: tuple[float, ...]) -> bool:
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


def aggregate_of(place: Place, key: str, told: str, signed: bool) -> str:
    """A way to aggregate; empty where it is none for this pack and that has been noted."""
    if told not in AGGREGATE:
        place.fault("aggregate_unknown", key, told, expected=", ".join(AGGREGATE))
        return ""
    if signed and told in OF_POSITIVES:
        place.fault("aggregate_signed", key, told)
        return ""
    return told


class Head:
    """pack.toml, read against the tree of nodes; `problems` are those of the file.

    `normalise`, `aggregate` and `min_coverage` are the rules by level; that of level 0 is the pack's own.
    """

    def __init__(self, head: Mapping[str, Any], tree: NodeTree) -> None:
        self.head = head
        self.tree = tree
        self.problems: list[Problem] = []
        self.signed = head.get("scale") == "signed"
        self.normalise = {0: Rule("anchors" if self.signed else "minmax")}
        self.aggregate = {0: "arithmetic"}
        self.min_coverage = {0: 0.0}
        self.tables = {name: Section.of(name, head.get(name, {}), self.problems, keys) for name, keys in _TABLES.items()}

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
    def _normalised(table: Section, key: str) -> Rule:
        return rule_of(table, key, table.text(key)) if isinstance(table.entries[key], str) else Rule(table.text(key))

    def _aggregated(self, table: Section, key: str) -> str:
        return (
            aggregate_of(table, key, table.text(key), self.signed) if isinstance(table.entries[key], str) else table.text(key)
        )

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
            table = Section.of(f"gates.{key}", self.tables["gates"].entries[key], self.problems, _GATE)
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
            told = Section.of("harm.caps", table.entries["caps"], self.problems)
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

    def _level_in(self, table: Section, key: str, default: int, count: int) -> int:
        """A level as a value."""
        before = len(table.problems)
        level = table.whole(key, default)
        if key in table.entries and len(table.problems) == before:
            self._known(table, key, level, count)
        return level

    def _known(self, table: Section, key: str, level: int, count: int) -> None:
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
