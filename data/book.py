"""The lines of facts that a batch touches, and what it adds to them: superseding, sources beside one another, digests."""

import json
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final, Literal

import pyarrow as pa

from data import chain
from data.checking import Row
from data.columns import COMMON, Table
from data.known import today
from data.problems import Problem, Refused, fault, remark
from data.store import SYSTEM_TABLES, Cursor, first

Action = Literal["import", "entry", "use", "withdraw", "turn back", "erase"]
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


@dataclass(frozen=True)
class Entry:
    """Who adds what to the ledger, and where it came from."""

    action: Action
    by: str
    format: str = ""
    file: str = ""
    sha256: str = ""
    reason: str = ""
    remarks: Sequence[Problem] = ()


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
        self._new: dict[Table, list[Fact]] = defaultdict(list)
        self._superseded: list[tuple[int, int, date]] = []
        self._lines: dict[Table, dict[Key, dict[str, list[Fact]]]] = defaultdict(lambda: defaultdict(dict))
        row = first(cursor, "select max(batch), max(last_fact) from batch") or (0, 0)
        self.batch, self._last = (row[0] or 0) + 1, row[1] or 0
        self._back_dated = 0

    def open(self, table: Table, keys: set[Key]) -> None:
        """Read the lines of these keys."""
        if not keys:
            return
        columns = {name: pa.array([key[at] for key in keys], _ARROW[table.stored[name]]) for at, name in enumerate(table.key)}
        self.cursor.register("wanted", pa.table(columns))
        same = " and ".join(f"r.{name} is not distinct from wanted.{name}" for name in table.key)
        names = list(table.stored)
        found = self.cursor.execute(
            f"select {', '.join(f'r.{n}' for n in names)} from {table.name} r semi join wanted on {same}"
        )
        for values in (dict(zip(names, row, strict=True)) for row in found.fetchall()):
            self._line(table, values).append(Fact(values["fact"], values))
        self.cursor.unregister("wanted")
        for line in self.lines(table):
            line.sort(key=lambda fact: fact.moment)

    def lines(self, table: Table) -> Iterable[list[Fact]]:
        """Every line of a table that was read, from first to last fact."""
        return (line for sources in self._lines[table].values() for line in sources.values())

    def line_of(self, table: Table, fact: int) -> list[Fact]:
        """The line that a fact is part of, with the other sources of its key read as well."""
        row = first(self.cursor, f"select {', '.join(table.key)} from {table.name} where fact = ?", [fact])
        if row is None:
            raise Refused(fault("no_such_fact", found=str(fact)))
        self.open(table, {row})
        return next(line for line in self.lines(table) if any(one.number == fact for one in line))

    def heads(self, table: Table, beside: Fact) -> list[Fact]:
        """What each other source of the same key says now."""
        key = tuple(beside.values[name] for name in table.key)
        heads = [line[-1] for line in self._lines[table][key].values() if line]
        return [head for head in heads if head.stands and head.values["source"] != beside.values["source"]]

    def say(self, row: Row, entry: Entry, written: Written) -> list[Problem]:
        """Add what a row says, unless its source has said so already."""
        table, given = row.table, row.values
        line = self._line(table, given)
        explicit = given["recorded"]
        earlier = [fact for fact in line if fact.values["recorded"] == explicit] if explicit else []
        standing = bool(line) and line[-1].stands
        if standing and any(_says(table, fact, given) for fact in [*earlier, *([] if explicit else line[-1:])]):
            written.unchanged += 1
            return []
        recorded = explicit or self.day
        if line and not line[-1].stands:
            recorded = max(recorded, line[-1].values["recorded"])
        before = max((fact for fact in line if fact.moment[0] <= recorded), key=lambda fact: fact.moment, default=None)
        values: dict[str, Any] = {**given, "recorded": recorded, "place": row.place}
        values["as_written"] = json.dumps(row.as_written, ensure_ascii=False, sort_keys=True) if row.as_written else None
        for name in _CARRIED:
            if values[name] is None and before is not None and before.stands:
                values[name] = before.values[name]
        values["status"] = values["status"] or "confirmed"
        values["visibility"] = values["visibility"] or "coalition"
        near = before or (line[0] if line else None)
        others = self.heads(table, Fact(0, values))
        values["in_use"] = (
            near.values["in_use"] if near and near.stands else not any(other.values["in_use"] for other in others)
        )
        problems = []
        if standing:
            written.corrected += 1
            if not values["reason"]:
                values["reason"] = f"{entry.action}: {entry.file}" if entry.file else entry.action
        else:
            written.added += 1
            problems = _beside(row, values, others)
        self._back_dated += recorded < self.day
        self._insert(table, line, values)
        return problems

    def follow(self, table: Table, head: Fact, *, of: Fact | None = None, **changes: Any) -> None:
        """Let a fact follow on `head`: a copy of it (or of an earlier one), with changes."""
        values = {**(of or head).values, "recorded": max(self.day, head.values["recorded"]), **changes}
        self._insert(table, self._line(table, head.values), values)

    def settle(self, table: Table) -> None:
        """See that of the sources of each key exactly one is in use, and that those which contradict it are disputed."""
        for sources in self._lines[table].values():
            heads = sorted((line[-1] for line in sources.values() if line and line[-1].stands), key=lambda head: head.number)
            counting = [head for head in heads if head.values["in_use"]]
            if heads and not counting:
                chosen = next((head for head in heads if head.values["status"] != "draft"), heads[0])
                self.follow(table, chosen, in_use=True, status="confirmed" if len(heads) == 1 else chosen.values["status"])
                continue
            for head in heads:
                beside = not head.values["in_use"] and head.values["status"] == "confirmed"
                if beside and _contradicts(table, head.values, counting[0].values):
                    self.follow(table, head, status="disputed")

    def close(self, entry: Entry, problems: Sequence[Problem]) -> int | None:
        """Write the batch with its digests and its hash; None where there is nothing in it."""
        if not self._new and not self.erased:
            return None
        digests: list[tuple[int, str, str]] = []
        for table, facts in self._new.items():
            for fact in facts:
                fact.values |= {"fact": fact.number, "batch": self.batch, "salt": secrets.token_hex(16)}
                stored = {name: fact.values.get(name) for name in table.stored}
                digests.append((fact.number, table.name, chain.digest(table.name, stored)))
            self._insert_all(table.name, table.stored, [fact.values for fact in facts])
        digests.sort()
        self._insert_all(
            "digest",
            SYSTEM_TABLES["digest"],
            [{"fact": number, "batch": self.batch, "fact_table": name, "digest": told} for number, name, told in digests],
        )
        self._insert_all(
            "superseded",
            SYSTEM_TABLES["superseded"],
            [{"fact": a, "by_fact": b, "recorded": day, "batch": self.batch} for a, b, day in self._superseded],
        )
        self._insert_all("erased", SYSTEM_TABLES["erased"], [{"fact": number, "batch": self.batch} for number in self.erased])
        previous = first(self.cursor, "select hash from batch where batch = ?", [self.batch - 1])
        remarks = [asdict(problem) for problem in (*entry.remarks, *problems)]
        told: dict[str, Any] = {
            "batch": self.batch,
            "entered_at": datetime.now(UTC).replace(tzinfo=None),
            "entered_by": entry.by,
            "action": entry.action,
            "format": entry.format or None,
            "file": entry.file or None,
            "sha256": entry.sha256 or None,
            "reason": entry.reason or None,
            "remarks": json.dumps(remarks, ensure_ascii=False) if remarks else None,
            "back_dated": self._back_dated,
            "first_fact": digests[0][0] if digests else None,
            "last_fact": self._last,
            "previous": previous[0] if previous else chain.BEGINNING,
        }
        told["hash"] = chain.batch_hash(told, digests, sorted(self._superseded), self.erased)
        self._insert_all("batch", SYSTEM_TABLES["batch"], [told])
        return self.batch

    def _line(self, table: Table, values: Mapping[str, Any]) -> list[Fact]:
        key = tuple(values[name] for name in table.key)
        return self._lines[table][key].setdefault(values["source"], [])

    def _insert(self, table: Table, line: list[Fact], values: dict[str, Any]) -> None:
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

    def _insert_all(self, name: str, columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> None:
        if not rows:
            return
        arrays = {column: pa.array([row.get(column) for row in rows], _ARROW[kind]) for column, kind in columns.items()}
        self.cursor.register("incoming", pa.table(arrays))
        self.cursor.execute(f"insert into {name} by name select * from incoming")
        self.cursor.unregister("incoming")


def _beside(row: Row, values: dict[str, Any], others: Sequence[Fact]) -> list[Problem]:
    """A new source beside others: disputed where it contradicts the one in use; every contradiction is said."""
    problems = []
    for other in others:
        differing = _contradicts(row.table, values, other.values)
        if other.values["in_use"] and differing and values["status"] == "confirmed":
            values["status"] = "disputed"
        if differing:
            told = "; ".join(f"{name}: {values[name]} / {other.values[name]}" for name in differing)
            details = {"source": values["source"], "other": other.values["source"]}
            problems.append(
                remark("sources_differ", row=row.line, found=told, **details).at(row.file, row.sheet, table=row.table.name)
            )
    return problems


def _says(table: Table, fact: Fact, given: Mapping[str, Any]) -> bool:
    """Does the fact already say what is given? What a row leaves empty of the common columns is not compared."""
    own = {column.name for column in table.columns} - {column.name for column in COMMON}
    carried = {name for name in _CARRIED if given[name] is not None}
    if fact.values["status"] == "disputed":
        carried.discard("status")
    return all(fact.values[name] == given[name] for name in own | carried)


def _contradicts(table: Table, one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """The columns in which both say something, and not the same."""
    return [
        name for name in table.contestable if one[name] is not None and other[name] is not None and one[name] != other[name]
    ]
