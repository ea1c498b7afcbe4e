"""What the ledger knows now, for those who check new files against it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from data.columns import Table
from data.store import Store

_NOW = "r.status <> 'withdrawn' and not exists (select 1 from superseded s where s.fact = r.fact)"


class Known:
    """The standing facts of a ledger; without a store nothing is known."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store

    def ids(self, table: str) -> set[str]:
        """The keys of a table whose key is one id."""
        if self._store is None or table not in self._store.columns:
            return set()
        rows = self._store.cursor().execute(f"select distinct {table} from {table} r where {_NOW}").fetchall()
        return {row[0] for row in rows}

    def numbered(self, table: Table, source: str) -> dict[tuple[Any, ...], dict[int, Mapping[str, Any]]]:
        """What stands of a source under each name (the key without `nth`): `nth` -> the table's own columns."""
        if self._store is None or table.name not in self._store.columns:
            return {}
        names = [column.name for column in table.own if column.name in self._store.columns[table.name]]
        rows = self._store.cursor().execute(
            f"select {', '.join(f'r.{n}' for n in names)} from {table.name} r where {_NOW} and r.source = ? order by r.nth",
            [source],
        )
        found: dict[tuple[Any, ...], dict[int, Mapping[str, Any]]] = defaultdict(dict)
        for told in (dict(zip(names, row, strict=True)) for row in rows.fetchall()):
            found[tuple(told.get(name) for name in table.key if name != "nth")][told.pop("nth")] = told
        return found

    def coalitions(self) -> dict[str, str]:
        """Contract -> its coalition, of the contracts that have one."""
        if self._store is None or "project" not in self._store.columns:
            return {}
        found = self._store.ask("project_coalitions").dropna()
        return dict(zip(found["project"], found["coalition"], strict=True))
