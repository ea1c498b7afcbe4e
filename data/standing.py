"""What the ledger knows now, for those who check new files against it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from data.columns import Table
from data.store import Store, troubles

_NOW = "r.status <> 'withdrawn' and not exists (select 1 from superseded s where s.fact = r.fact)"


class Known:
    """The standing facts of a ledger; without a store nothing is known."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store

    def ids(self, table: str) -> set[str]:
        """The keys of a table whose key is one id."""
        if self._store is None or table not in self._store.columns:
            return set()
        return {row[0] for row in self._rows(f"select distinct {table} from {table} r where {_NOW}")}

    def rows(self, table: Table) -> dict[tuple[Any, ...], Mapping[str, Any]]:
        """What stands of a table: its key and source -> the table's own columns, `source` and `recorded`."""
        if self._store is None or table.name not in self._store.columns:
            return {}
        names = [column.name for column in table.own if column.name in self._store.columns[table.name]]
        sql = f"select {', '.join(f'r.{name}' for name in (*names, 'source', 'recorded'))} from {table.name} r where {_NOW}"
        told = (dict(zip((*names, "source", "recorded"), row, strict=True)) for row in self._rows(sql))
        return {(*(one.get(name) for name in table.key), one["source"]): one for one in told}

    def numbered(self, table: Table, source: str) -> dict[tuple[Any, ...], dict[int, Mapping[str, Any]]]:
        """What stands of a source under each name (the key without `nth`): `nth` -> the table's own columns."""
        if self._store is None or table.name not in self._store.columns:
            return {}
        names = [column.name for column in table.own if column.name in self._store.columns[table.name]]
        sql = f"select {', '.join(f'r.{n}' for n in names)} from {table.name} r where {_NOW} and r.source = ? order by r.nth"
        found: dict[tuple[Any, ...], dict[int, Mapping[str, Any]]] = defaultdict(dict)
        for told in (dict(zip(names, row, strict=True)) for row in self._rows(sql, source)):
            found[tuple(told.get(name) for name in table.key if name != "nth")][told.pop("nth")] = told
        return found

    def content(self, method: str, version: str) -> str | None:
        """What is stored of a version of a method; None where that version is not there. Withdrawn is there as well."""
        if self._store is None or "method" not in self._store.columns:
            return None
        sql = "select content from method where method = ? and version = ? order by fact nulls last"
        rows = list(self._rows(sql, method, version))
        return str(rows[0][0]) if rows else None

    def coalitions(self) -> dict[str, str]:
        """Contract -> its coalition, of the contracts that have one."""
        if self._store is None or "project" not in self._store.columns:
            return {}
        found = self._store.ask("project_coalitions").dropna()
        return dict(zip(found["project"], found["coalition"], strict=True))

    def _rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        if self._store is None:
            return []
        with troubles(self._store.path):
            return self._store.cursor().execute(sql, list(values)).fetchall()
