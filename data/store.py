"""The one door to DuckDB: a ledger file, opened hardened; questions asked of it; one writer at a time.

While another process holds the file, the reading commands open the Parquet folder beside it instead.
"""

import getpass
import json
import os
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import duckdb
import pandas as pd

from data import asking, snapshot
from data.known import KnownAt, today
from data.periods import is_quarter
from data.policy import LOCAL, Viewer
from data.problems import Refused, fault
from data.tables import BY_NAME, TABLES

_HARDENED: Final[dict[str, str | bool | int | float | list[str]]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": "1GB",
    "threads": "2",
    "max_temp_directory_size": "1GB",
    "max_execution_time": "5000",
}
SYSTEM_TABLES: Final = {
    "batch": {
        "batch": "bigint",
        "entered_at": "timestamp",
        "entered_by": "string",
        "action": "string",
        "undoes": "bigint",
        "format": "string",
        "file": "string",
        "sha256": "string",
        "reason": "string",
        "remarks": "string",
        "remarks_digest": "string",
        "salt": "string",
        "back_dated": "bigint",
        "first_fact": "bigint",
        "last_fact": "bigint",
        "previous": "string",
        "hash": "string",
    },
    "superseded": {"fact": "bigint", "by_fact": "bigint", "recorded": "date", "batch": "bigint"},
    "digest": {"fact": "bigint", "batch": "bigint", "fact_table": "string", "digest": "string"},
    "erased": {"fact": "bigint", "batch": "bigint"},
}
"""The ledger's own tables. `back_dated` counts the facts of a batch that were recorded before the day it came in."""

Cursor = duckdb.DuckDBPyConnection

_OUTSIDE: Final[tuple[type[duckdb.Error], ...]] = (
    duckdb.InternalException,
    duckdb.SerializationException,
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.TransactionException,
    duckdb.OutOfMemoryException,
    duckdb.InterruptException,
)
"""What can go wrong outside the program: disk, rights, another writer, memory, time. All else is a fault of ours."""


class Store:
    """An open ledger.

    `held_elsewhere` says that it reads the Parquet folder, up to batch `head.batch`; `is_behind`, that the head or the
    folder beside the file could not be written.
    """

    def __init__(
        self, path: Path, connection: duckdb.DuckDBPyConnection, *, writable: bool, held_elsewhere: bool = False
    ) -> None:
        self.path, self.writable, self.held_elsewhere = path, writable, held_elsewhere
        self._connection = connection
        self._writer = threading.Lock()
        self.is_behind = False
        self.columns = self._columns()

    @classmethod
    def open(cls, path: Path, *, write: bool = False, purpose: str = "", check_head: bool = True) -> Self:
        """Open the ledger at `path`; with `write`, make it where it is not there. Raises Refused with what to say.

        A base whose end is missing is refused, unless `check_head` is off because the caller looks for that itself.
        """
        if not write and not path.exists():
            raise Refused(fault("file_missing").at(path.name))
        if path.is_dir() or not path.parent.is_dir():
            raise Refused(fault("not_a_base").at(path.name))
        try:
            connection = duckdb.connect(str(path), read_only=not write, config=_HARDENED)
        except duckdb.Error as error:
            if "Could not set lock on file" not in str(error):
                raise Refused(fault(_trouble(error)).at(path.name)) from None
            if write or not snapshot.batches(path):
                raise Refused(_holder(path, str(error))) from None
            return cls._of_snapshot(path)
        try:
            with troubles(path):
                _lock_down(connection)
                store = cls(path, connection, writable=write)
                if not write and not store._is_ledger():
                    raise Refused(fault("not_a_base").at(path.name))
                if write:
                    store._prepare(purpose)
                if check_head:
                    store.check_head()
        except Refused:
            connection.close()
            raise
        return store

    @classmethod
    def _of_snapshot(cls, path: Path) -> Self:
        """The Parquet folder in place of the file that another holds; it must be of the ledger that the head tells of."""
        connection = duckdb.connect(":memory:", config={"threads": "2", "memory_limit": "1GB"})
        folder = str(snapshot.folder_of(path)).replace("'", "''")
        connection.execute(f"set allowed_directories = ['{folder}']")
        for name, value in _HARDENED.items():
            connection.execute(f"set global {name} = '{value}'")
        files = snapshot.parquet_files(path)
        for name, columns in _all_columns().items():
            fields = ", ".join(f"cast(null as {kind}) as {column}" for column, kind in columns.items())
            rows = (
                f" union all by name select * from read_parquet({files[name]!r}, union_by_name = true)" if name in files else ""
            )
            connection.execute(f"create view {name} as select {fields} where false{rows}")
        _lock_down(connection)
        store = cls(path, connection, writable=False, held_elsewhere=True)
        store.check_head()
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        if self.writable:
            _holder_file(self.path).unlink(missing_ok=True)

    def cursor(self) -> Cursor:
        """A cursor of one's own: a connection that is shared between threads mixes up their rows."""
        return self._connection.cursor()

    def ask(
        self,
        name: str,
        viewer: Viewer = LOCAL,
        known_at: KnownAt | None = None,
        without_money: bool = False,
        beneath: bool = False,
        **answers: Any,
    ) -> pd.DataFrame:
        """The rows that answer question `name` of data/sql, with unknowns as NA and amounts as exact decimals.

        `answers` fill its $parameters. Raises Refused where the question is not known, lacks an answer or takes too long.
        With `beneath` the facts beneath a result may be asked for, hidden ones too: only metrics do, and show what is open.
        """
        question = asking.questions().get(name)
        if question is None or (question.gives == "beneath" and not beneath):
            raise Refused(fault("no_such_question", found=name))
        return self._answer(question, viewer, known_at, without_money, answers)

    def facts(self, table: str, viewer: Viewer = LOCAL, known_at: KnownAt | None = None) -> pd.DataFrame:
        """Every fact of a table as its sources state it, drafts too, with all that is stored of it, in the order of entry."""
        return self._answer(asking.facts_of(table), viewer, known_at, False, {})

    def _answer(
        self,
        question: asking.Question,
        viewer: Viewer,
        known_at: KnownAt | None,
        without_money: bool,
        answers: Mapping[str, Any],
    ) -> pd.DataFrame:
        name = question.name
        bound = {"known_day", "known_fact", "viewer_party", "viewer_coalitions"}
        missing = question.needs - bound - question.may_lack - answers.keys()
        unasked = answers.keys() - question.needs
        if missing or unasked:
            wanted = ", ".join(sorted(question.needs - bound)) or "–"
            raise Refused(fault("answers_differ", found=", ".join(sorted(answers)), expected=wanted))
        given = {**dict.fromkeys(question.may_lack, ""), **answers}
        if (quarter := given.get("quarter")) and not is_quarter(quarter):  # it is compared as text, so that anything goes
            raise Refused(fault("answer_unreadable", found=f"quarter={quarter}"[:120]))
        sql, values = asking.compose(question, asking.Cut(viewer, known_at or KnownAt(today()), self.columns, without_money))
        try:
            frame: pd.DataFrame = (
                self.cursor().sql(sql, params={**values, **given}).to_arrow_table().to_pandas(types_mapper=pd.ArrowDtype)
            )
        except (duckdb.InterruptException, duckdb.OutOfMemoryException):
            raise Refused(fault("question_too_heavy", found=name)) from None
        except (duckdb.ConversionException, duckdb.InvalidInputException) as error:
            raise Refused(fault("answer_unreadable", found=str(error).splitlines()[0][:120])) from None
        except duckdb.Error as error:
            if not _from_outside(error):
                raise
            raise Refused(fault(_trouble(error)).at(self.path.name)) from None
        if "open_to_viewer" in frame:
            frame = frame[frame["open_to_viewer"].fillna(False)].drop(columns="open_to_viewer").reset_index(drop=True)
        return frame

    @property
    def head(self) -> snapshot.Head:
        """The last batch there is, and its hash."""
        row = first(self.cursor(), "select batch, hash from batch order by batch desc nulls last limit 1")
        return snapshot.Head(row[0], row[1]) if row else snapshot.Head(0, "")

    def check_head(self) -> None:
        """Refuse a base whose end is missing or whose last batch is another than the head beside it tells."""
        head, told = self.head, snapshot.read_head(self.path)
        if told is None:
            if head.batch:
                raise Refused(fault("head_missing").at(self.path.name))
            return
        if told.batch > head.batch and not self.held_elsewhere:
            raise Refused(fault("entries_missing", found=str(head.batch), expected=told.batch).at(self.path.name))
        row = first(self.cursor(), "select hash from batch where batch = ?", [min(told.batch, head.batch)])
        if told.batch <= head.batch and told.batch and (row is None or row[0] != told.hash):
            raise Refused(fault("head_differs", found=str(told.batch)).at(self.path.name))

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """A transaction: committed whole at the end, or undone. Afterwards its batches lie beside the base as Parquet."""
        if not self.writable:
            raise Refused(fault("read_only").at(self.path.name))
        with self._writer:
            cursor = self.cursor()
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
            except duckdb.Error as error:
                _roll_back(cursor)
                if not _from_outside(error):
                    raise
                code = _trouble(error)
                raise Refused(fault("not_saved" if code == "cannot_open" else code).at(self.path.name)) from error
            except BaseException:
                _roll_back(cursor)
                raise
            with troubles(self.path):
                self.catch_up()

    def catch_up(self) -> None:
        """Write the head and the Parquet folders that are behind the base. What fails here is made up for next time."""
        head = self.head
        self.is_behind = True
        with suppress(OSError):
            if head.batch and snapshot.read_head(self.path) != head:
                snapshot.write_head(self.path, head)
            there = len(snapshot.batches(self.path))
            ours = first(self.cursor(), "select hash from batch where batch = ?", [there])
            if there and (ours is None or snapshot.hash_of(self.path, there) != ours[0]):
                snapshot.set_aside(self.path)  # it was left there by another ledger of this name
                there = 0
            for batch in range(there + 1, head.batch + 1):
                self.write_snapshot(batch)
            self.is_behind = False

    def write_snapshot(self, batch: int) -> None:
        """Write one batch as Parquet, anew where it was there."""
        held = " union all ".join(
            f"select '{name}' where exists (select 1 from {name} where {name}.batch = $batch)" for name in _all_columns()
        )
        of_batch = {"batch": batch}
        with self.cursor() as cursor:
            names = [name for (name,) in cursor.execute(held, of_batch).fetchall()]
            tables = {name: cursor.sql(f"select * from {name} where batch = $batch", params=of_batch) for name in names}
            snapshot.write_batch(self.path, batch, {name: rows.to_arrow_table() for name, rows in tables.items()})

    def _is_ledger(self) -> bool:
        return "batch" in self.columns

    def _columns(self) -> dict[str, set[str]]:
        rows = self.cursor().execute("select table_name, column_name from information_schema.columns").fetchall()
        found: dict[str, set[str]] = {}
        for table, column in rows:
            found.setdefault(table, set()).add(column)
        return found

    def _prepare(self, purpose: str) -> None:
        """Make the tables and columns that are declared and not yet there, say who holds the file, and catch up."""
        cursor = self.cursor()
        if self.columns and not self._is_ledger():
            raise Refused(fault("not_a_base").at(self.path.name))
        cursor.begin()
        for table in (table for table in TABLES if table.name not in self.columns):
            cursor.execute(table.ddl)
        for name, columns in SYSTEM_TABLES.items():
            fields = ", ".join(f"{column} {kind}" for column, kind in columns.items())
            cursor.execute(f"create table if not exists {name} ({fields})")
        for name, declared in _all_columns().items():
            for column in declared.keys() - self.columns.get(name, declared.keys()):
                cursor.execute(f"alter table {name} add column {column} {declared[column]}")
        cursor.commit()
        if any(declared.keys() - self.columns.get(name, set()) for name, declared in _all_columns().items()):
            self.columns = self._columns()
        self.check_head()
        told = {
            "pid": os.getpid(),
            "who": user(),
            "purpose": purpose,
            "since": datetime.now(UTC).isoformat(timespec="minutes"),
        }
        with suppress(OSError):  # only a courtesy to who finds the file held
            _holder_file(self.path).write_text(json.dumps(told), encoding="utf-8")
        self.catch_up()


@contextmanager
def troubles(path: Path) -> Iterator[None]:
    """Turn what the database says of a damaged or unreadable file into what is to be said of it."""
    try:
        yield
    except (duckdb.InterruptException, duckdb.OutOfMemoryException):
        raise Refused(fault("question_too_heavy", found=path.name)) from None
    except duckdb.Error as error:
        if not _from_outside(error):
            raise
        raise Refused(fault(_trouble(error)).at(path.name)) from None


def first(cursor: Cursor, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
    """The first row of an answer. It is read whole: DuckDB refuses the next statement while a result is unfinished."""
    rows = cursor.execute(sql, list(values)).fetchall()
    return rows[0] if rows else None


def parquet_rows(path: Path) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Header and rows of a Parquet file, numbers and dates as such and all else as text."""
    connection = duckdb.connect(":memory:", config={"threads": "1", "memory_limit": "300MB"})
    try:
        relation = connection.read_parquet(str(path))
        rows = relation.fetchall()
    except duckdb.Error as error:
        raise Refused(fault("not_a_table_file", found="Parquet")) from error
    return relation.columns, [tuple(_parquet_cell(cell) for cell in row) for row in rows]


def _parquet_cell(cell: Any) -> Any:
    """A number, truth value or date as such; nothing as an empty text; a decimal as a number where that is exact."""
    match cell:
        case None:
            return ""
        case bool() | int() | float() | str():
            return cell
        case Decimal():
            number = float(cell)
            return number if Decimal(repr(number)) == cell else f"{cell:f}0000"
        case datetime():
            return cell.date() if cell.time() == datetime.min.time() else cell.isoformat(sep=" ")
        case date():
            return cell
        case _:
            return str(cell)


def _all_columns() -> Mapping[str, Mapping[str, str]]:
    return {**SYSTEM_TABLES, **{name: table.stored for name, table in BY_NAME.items()}}


def _lock_down(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("set python_enable_replacements = false")
    connection.execute("set lock_configuration = true")


def _roll_back(cursor: Cursor) -> None:
    with suppress(duckdb.Error):  # where the connection is gone, so is the transaction
        cursor.rollback()


def _from_outside(error: duckdb.Error) -> bool:
    """Is it the file or the machine, and no fault of ours? A damaged block is told by a plain Error."""
    return isinstance(error, _OUTSIDE) or _trouble(error) != "cannot_open"


def _trouble(error: duckdb.Error) -> str:
    """The code of the sentence that says what is the matter with a file."""
    told = str(error)
    if "No space left" in told:
        return "disk_full"
    if "Permission denied" in told or "read-only" in told.lower():
        return "read_only"
    if "not a valid DuckDB" in told or "sqlite" in told:
        return "not_a_base"
    damaged = ("orrupt", "checksum", "Could not read enough", "deserialize", "INTERNAL", "FATAL")
    return "base_damaged" if any(word in told for word in damaged) else "cannot_open"


def _holder_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.holder")


def _holder(path: Path, error: str) -> Any:
    """Who holds the file: from the note its holder left, else from the system's own word."""
    found = re.search(r"PID (\d+)", error)
    pid = int(found[1]) if found else 0
    try:
        told = json.loads(_holder_file(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        told = {}
    if told.get("pid") == pid:
        return fault(
            "held_by", who=told["who"], purpose=told["purpose"], since=told["since"][:16].replace("T", " "), pid=pid
        ).at(path.name)
    return fault("held", pid=pid).at(path.name)


def user() -> str:
    """The name of whoever runs this process; a question mark where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
