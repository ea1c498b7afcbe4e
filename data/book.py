"""The lines of facts that a batch touches, and what it adds to them: superseding, sources beside one another, digests."""

import json
import math
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final, Literal

import pyarrow as pa

from data import chain
from data.checking import Row, told
from data.columns import COMMON, Table
from data.known import today
from data.problems import Problem, Refused, fault, remark
from data.store import SYSTEM_TABLES, Cursor, first

Action = Literal["import", "entry", "confirm", "dispute", "use", "withdraw", "turn back", "erase"]
Key = tuple[Any, ...]

_ARROW: Final = {
    "string": pa.string(),
    "bigint": pa.int64(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
    "decimal(28,6)": pa.decimal128(28, 6),
}
_CARRIED: Final = tuple(column.name for column in COMMON if column.name not in ("source", "recorded", "reason"))
"""Common columns that a correction takes over from the fact it corrects, where it leaves them empty."""
_LAST_DIGIT: Final = 1e-14
"""How far two measured numbers may lie apart, of their size, and be the same: a workbook keeps 16 digits of a number."""
Lane = tuple[str, bool]
"""A line of facts is told apart by its source, and by whether it is of drafts: a draft never supersedes what is confirmed."""


@dataclass(frozen=True)
class Entry:
    """Who adds what to the ledger, and where it came from. `seen`: the last batch there was when it was examined, where the
    rows hold only as long as nothing came in since."""

    action: Action
    by: str
    format: str = ""
    file: str = ""
    sha256: str = ""
    reason: str = ""
    remarks: Sequence[Problem] = ()
    seen: int | None = None


@dataclass
class Written:
    """What came of it. `batch` is None where there was nothing to add."""

    batch: int | None = None
    added: int = 0
    corrected: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass
class Fact:
    """A fact on its line: its ledger number, and all that is stored of it."""

    number: int
    values: dict[str, Any]

    @property
    def moment(self) -> tuple[date, int]:
        """Its place on the line: the day it was recorded and, within that, its number."""
        return self.values["recorded"], self.number

    @property
    def stands(self) -> bool:
        """Has it not been withdrawn?"""
        return bool(self.values["status"] != "withdrawn")


class Book:
    """The lines that a batch touches, and what it adds to them."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.day = today()
        self.erased: list[int] = []
        self.undoes: int | None = None
        self._new: dict[Table, list[Fact]] = defaultdict(list)
        self._fresh: set[int] = set()
        self._rows: dict[int, Row] = {}
        self._superseded: list[tuple[int, int, date]] = []
        self._lines: dict[Table, dict[Key, dict[Lane, list[Fact]]]] = defaultdict(lambda: defaultdict(dict))
        row = first(cursor, "select max(batch), max(last_fact) from batch") or (0, 0)
        self.batch, self._last = (row[0] or 0) + 1, row[1] or 0
        self._back_dated = 0

    def open(self, table: Table, keys: set[Key]) -> None:
        """Read the lines of these keys. A fact that was erased still ends what it superseded."""
        if not keys:
            return
        columns = {name: pa.array([key[at] for key in keys], _ARROW[table.stored[name]]) for at, name in enumerate(table.key)}
        self.cursor.register("wanted", pa.table(columns))
        same = " and ".join(f"r.{name} is not distinct from wanted.{name}" for name in table.key)
        names = list(table.stored)
        rows = self.cursor.execute(
            f"select {', '.join(f'r.{n}' for n in names)}, e.fact, s.recorded from {table.name} r semi join wanted on {same}"
            " left join superseded s on s.fact = r.fact and s.by_fact in (select fact from erased)"
            " left join erased e on e.fact = s.by_fact"
        ).fetchall()
        self.cursor.unregister("wanted")
        for *cells, erased, ended in rows:
            values = dict(zip(names, cells, strict=True))
            line = self._line(table, values)
            if all(fact.number != values["fact"] for fact in line[-2:]):
                line.append(Fact(values["fact"], values))
            if erased is not None:
                line.append(Fact(erased, {**values, "status": "withdrawn", "recorded": ended, "batch": None}))
        for line in self.lines(table):
            line.sort(key=lambda fact: fact.moment)

    def lines(self, table: Table) -> Iterable[list[Fact]]:
        """Every line of a table that was read, from first to last fact."""
        return (line for lanes in self._lines[table].values() for line in lanes.values() if line)

    def line_of(self, table: Table, fact: int) -> list[Fact]:
        """The line that a fact is part of, with the other sources of its key read as well."""
        row = first(self.cursor, f"select {', '.join(table.key)} from {table.name} where fact = ?", [fact])
        if row is None:
            raise Refused(fault("no_such_fact", found=str(fact)))
        self.open(table, {row})
        return next(line for line in self.lines(table) if any(one.number == fact for one in line))

    def is_stale(self, row: Row) -> bool:
        """Was the fact that a person corrects by this row changed since he saw it?"""
        if row.corrects is None:
            return False
        line = self._line(row.table, {**row.values, "is_draft": row.values.get("status") == "draft"})
        last = line[-1].number if line and line[-1].stands else 0
        return last != row.corrects

    def say(self, row: Row, entry: Entry, written: Written) -> None:
        """Add what a row says, unless its source has said so already. Columns the row does not have stay as they were."""
        table, given = row.table, row.values
        line = self._line(table, {**given, "is_draft": given.get("status") == "draft"})
        recorded = given.get("recorded") or self.day
        if line and (not line[-1].stands or not given.get("recorded")):
            recorded = max(recorded, line[-1].values["recorded"])
        before = next((fact for fact in reversed(line) if fact.values["recorded"] <= recorded), None)
        if before and _disputed_by_hand(before) and given.get("status") in (None, "confirmed"):
            given = {**given, "status": "disputed"}  # only a judgement ends a dispute, never another delivery
        texts = _as_written(before, row)
        if before and _says(before, given) and (not before.stands or _texts(before) == texts):
            written.unchanged += 1
            return
        values: dict[str, Any] = dict.fromkeys(table.stored) | given | {"recorded": recorded, "place": row.place}
        values["as_written"] = json.dumps(texts, ensure_ascii=False, sort_keys=True) if texts else None
        if before and before.stands:
            kept = [name for name in table.by_name if name not in given or (name in _CARRIED and given[name] is None)]
            values |= {name: before.values.get(name) for name in kept if name not in ("recorded", "reason")}
            values["chosen"] = before.values.get("chosen")
            values["reason"] = values["reason"] or f"{entry.action}: {entry.file}".removesuffix(": ")
            written.corrected += 1
        else:
            written.added += 1
        values |= {c.name: c.when_empty for c in table.columns if c.default and values[c.name] is None}
        values |= {"in_use": False, "contested": None, "is_draft": values["status"] == "draft" or None}
        self._back_dated += recorded < self.day
        self._rows[self._insert(table, line, values)] = row

    def follow(self, table: Table, head: Fact, *, of: Fact | None = None, day: date | None = None, **changes: Any) -> None:
        """Let a fact follow on `head`: a copy of it (or of an earlier one), with changes, recorded today or on `day`."""
        line = self._line(table, head.values)
        values = {**(of or head).values, "recorded": max(day or self.day, head.values["recorded"]), **changes}
        self._insert(table, line, values)

    def end(self, table: Table, head: Fact, reason: str) -> None:
        """Let a withdrawal follow on `head`: from today its source says nothing of this any more."""
        self.follow(table, head, status="withdrawn", in_use=False, chosen=None, contested=None, reason=reason)

    def confirm(self, table: Table, head: Fact, reason: str) -> None:
        """From today this is confirmed; a draft leaves its line of drafts for that of what its source says."""
        if not head.values.get("is_draft"):
            self.follow(table, head, status="confirmed", contested=None, reason=reason)
            return
        values = {**head.values, "status": "confirmed", "is_draft": None, "reason": reason}
        line = self._line(table, values)
        self._insert(table, line, {**values, "recorded": max([self.day, *(fact.values["recorded"] for fact in line[-1:])])})
        self.end(table, head, reason)

    def settle(self, table: Table) -> list[Problem]:
        """See to it that, on every day, exactly one source of each key is in use, and those that contradict it are disputed.

        In use is the source that a person chose last; else the one that spoke first. Returns what is to be said of it.
        """
        problems: list[Problem] = []
        for lanes in self._lines[table].values():
            lines = [line for (_, is_draft), line in lanes.items() if line and not is_draft]
            for day in sorted({fact.values["recorded"] for line in lines for fact in line}):
                problems += self._settle_day(table, lines, day)
        return problems

    def close(self, entry: Entry, problems: Sequence[Problem]) -> int | None:
        """Write the batch with its digests and its hash; None where there is nothing in it."""
        if not self._new and not self.erased and self.undoes is None:
            return None
        digests: list[tuple[int, str, str]] = []
        for table, facts in self._new.items():
            for fact in facts:
                fact.values |= {"fact": fact.number, "batch": self.batch, "salt": secrets.token_hex(16)}
                stored = {name: fact.values.get(name) for name in table.stored}
                digests.append((fact.number, table.name, chain.digest(table.name, stored)))
            self._insert_all(table.name, table.stored, [fact.values for fact in facts])
        digests.sort()
        added = [
            {"fact": number, "batch": self.batch, "fact_table": name, "digest": digest} for number, name, digest in digests
        ]
        gone = [{"fact": a, "by_fact": b, "recorded": day, "batch": self.batch} for a, b, day in self._superseded]
        self._insert_all("digest", SYSTEM_TABLES["digest"], added)
        self._insert_all("superseded", SYSTEM_TABLES["superseded"], gone)
        previous = first(self.cursor, "select hash from batch where batch = ?", [self.batch - 1])
        remarks = [asdict(problem) for problem in (*entry.remarks, *problems)]
        salt = secrets.token_hex(16)
        about: dict[str, Any] = {
            "batch": self.batch,
            "entered_at": datetime.now(UTC).replace(tzinfo=None),
            "entered_by": entry.by,
            "action": entry.action,
            "undoes": self.undoes,
            "format": entry.format or None,
            "file": entry.file or None,
            "sha256": entry.sha256 or None,
            "reason": entry.reason or None,
            "remarks": json.dumps(remarks, ensure_ascii=False) if remarks else None,
            "salt": salt,
            "back_dated": self._back_dated,
            "first_fact": digests[0][0] if digests else None,
            "last_fact": self._last,
            "previous": previous[0] if previous else chain.BEGINNING,
        }
        about["remarks_digest"] = chain.digest("remarks", {"remarks": about["remarks"], "salt": salt})
        about["hash"] = chain.batch_hash(about, digests, sorted(self._superseded), sorted(self.erased))
        self._insert_all("batch", SYSTEM_TABLES["batch"], [about])
        return self.batch

    def _settle_day(self, table: Table, lines: Sequence[list[Fact]], day: date) -> list[Problem]:
        problems = []
        alive = [next((f for f in reversed(line) if f.values["recorded"] <= day), None) for line in lines]
        standing = [(line, fact) for line, fact in zip(lines, alive, strict=True) if fact and fact.stands]
        if not standing:
            return []
        chosen = [(line, fact) for line, fact in standing if fact.values.get("chosen")]
        in_use = max(chosen, key=lambda one: one[1].moment) if chosen else min(standing, key=lambda one: one[0][0].moment)
        for line, fact in standing:
            differing = _contradicts(table, fact.values, in_use[1].values) if line is not in_use[0] else []
            status, contested = fact.values["status"], bool(fact.values.get("contested"))
            if differing and status == "confirmed":
                status, contested = "disputed", True
            elif contested and not differing:
                status, contested = "confirmed", False
            wanted = {"in_use": line is in_use[0], "status": status, "contested": contested or None}
            if all(fact.values.get(name) == value for name, value in wanted.items()):
                continue
            if fact.number in self._fresh and fact.values["recorded"] == day:
                fact.values |= wanted
            else:
                self.follow(table, fact, day=day, **wanted)
            row = self._rows.get(fact.number)
            if differing and row is not None:
                problems.append(_differ(row, fact, in_use[1], differing))
        return problems

    def _line(self, table: Table, values: Mapping[str, Any]) -> list[Fact]:
        key = tuple(values.get(name) for name in table.key)
        return self._lines[table][key].setdefault((values["source"], bool(values.get("is_draft"))), [])

    def _insert(self, table: Table, line: list[Fact], values: dict[str, Any]) -> int:
        """Put a fact in its place on the line, superseding the one before it and superseded by the one after it."""
        self._last += 1
        new = Fact(self._last, dict(values))
        at = sum(1 for fact in line if fact.moment < new.moment)
        if at:
            self._superseded.append((line[at - 1].number, new.number, values["recorded"]))
        if at < len(line):
            self._superseded.append((new.number, line[at].number, line[at].values["recorded"]))
        line.insert(at, new)
        self._new[table].append(new)
        self._fresh.add(new.number)
        return new.number

    def _insert_all(self, name: str, columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> None:
        if not rows:
            return
        arrays = {column: pa.array([row.get(column) for row in rows], _ARROW[kind]) for column, kind in columns.items()}
        self.cursor.register("incoming", pa.table(arrays))
        self.cursor.execute(f"insert into {name} by name select * from incoming")
        self.cursor.unregister("incoming")


def _disputed_by_hand(fact: Fact) -> bool:
    return bool(fact.values["status"] == "disputed" and not fact.values.get("contested"))


def _as_written(before: Fact | None, row: Row) -> dict[str, str]:
    """The texts that could not be read: those of this row, and of the columns it says nothing of those that were kept."""
    kept = _texts(before) if before and before.stands else {}
    return {name: text for name, text in kept.items() if row.values.get(name) is None} | row.as_written


def _texts(fact: Fact) -> dict[str, str]:
    told: dict[str, str] = json.loads(fact.values.get("as_written") or "{}")
    return told


def _says(fact: Fact, given: Mapping[str, Any]) -> bool:
    """Does the fact already say what is given? What a row leaves empty of the common columns is not compared."""
    withdrawing = given.get("status") == "withdrawn"
    if fact.stands is withdrawing:
        return False
    compared = {name for name in given if name not in ("source", "recorded", "reason")}
    compared -= {name for name in _CARRIED if given.get(name) is None}
    if fact.values.get("contested"):
        compared.discard("status")
    return all(_alike(fact.values.get(name), given[name]) for name in compared)


def _contradicts(table: Table, one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """The columns in which both say something, and not the same."""
    both = [name for name in table.contestable if one.get(name) is not None and other.get(name) is not None]
    return [name for name in both if not _alike(one[name], other[name])]


def _alike(one: Any, other: Any) -> bool:
    """The same value; of measured numbers to the last digit but one, for a workbook keeps no more of them."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=_LAST_DIGIT)
    return bool(one == other)


def _differ(row: Row, fact: Fact, other: Fact, differing: Sequence[str]) -> Problem:
    differs = tuple((name, told(fact.values[name]), told(other.values[name])) for name in differing)
    sources = {"source": fact.values["source"], "other": other.values["source"]}
    return row.at(remark("sources_differ", differs=differs, **sources))
