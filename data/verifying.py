"""Does the ledger hold? Its chain, its head and its totals, recomputed from what is stored."""

from dataclasses import dataclass, field
from typing import Final

from data import chain, snapshot
from data.problems import Problem, fault
from data.store import SYSTEM_TABLES, Cursor, Store, first, troubles
from data.tables import TABLES


@dataclass
class Verified:
    """Totals of a ledger and what is wrong with it: it holds where `problems` is empty."""

    batches: int = 0
    facts: int = 0
    standing: int = 0
    superseded: int = 0
    withdrawn: int = 0
    erased: int = 0
    head: str = ""
    problems: list[Problem] = field(default_factory=list)


_NEEDED: Final = {name: {*columns} for name, columns in SYSTEM_TABLES.items()} | {"batch": {"batch", "previous", "hash"}}
"""What a ledger cannot do without; `batch` has had other columns added since the first one."""
_AT_ONCE: Final = 50_000
"""Facts read in one statement: few enough to stay within its time."""


def verify(store: Store) -> Verified:
    """Recompute every digest and every hash, compare them with what is stored and with the head beside the file."""
    with troubles(store.path):
        found = _verified(store)
    found.problems = [problem.at(store.path.name) for problem in found.problems]
    return found


def _verified(store: Store) -> Verified:
    cursor = store.cursor()
    found = Verified()
    if any(not columns <= store.columns.get(name, set()) for name, columns in _NEEDED.items()):
        found.problems.append(fault("base_damaged"))
        return found
    told_digests, erased = _digests(cursor), {row[0] for row in cursor.execute("select fact from erased").fetchall()}
    digests = {fact: (batch, table, digest) for fact, batch, table, digest in told_digests if fact is not None}
    found.problems += _rows(store, cursor, digests, erased)
    found.problems += _batches(cursor, told_digests)
    head = store.head
    told = snapshot.read_head(store.path)
    if told is None and head.batch:
        found.problems.append(fault("head_missing"))
    elif told and told.batch > head.batch and not store.held_elsewhere:
        found.problems.append(fault("entries_missing", found=str(head.batch), expected=told.batch))
    elif told and told.batch == head.batch and told.hash != head.hash:
        found.problems.append(fault("head_differs", found=str(told.batch)))
    found.head, found.batches, found.facts, found.erased = head.hash, head.batch, len(digests), len(erased)
    found.superseded = _number(
        cursor, "select count(distinct fact) from superseded where fact not in (select fact from erased)"
    )
    withdrawn = " union all ".join(
        f"select fact from {table.name} where status = 'withdrawn'" for table in TABLES if table.name in store.columns
    )
    found.withdrawn = _number(
        cursor,
        f"select count(*) from ({withdrawn}) r where not exists (select 1 from superseded s where s.fact = r.fact)",
    )
    found.standing = found.facts - found.superseded - found.withdrawn - found.erased
    return found


def _number(cursor: Cursor, sql: str) -> int:
    row = first(cursor, sql)
    return int(row[0] or 0) if row else 0


def _digests(cursor: Cursor) -> list[tuple[int | None, int, str, str]]:
    order = "order by fact nulls last, digest nulls last"
    return cursor.execute(f"select fact, batch, fact_table, digest from digest {order}").fetchall()


def _rows(store: Store, cursor: Cursor, digests: dict[int, tuple[int, str, str]], erased: set[int]) -> list[Problem]:
    """Rows that were changed, added or removed behind the ledger's back."""
    problems = []
    unseen = digests.keys() - erased
    for table in TABLES:
        names = [name for name in table.stored if name in store.columns.get(table.name, set())]
        if not names:
            continue
        counted = f"select min(fact), max(fact), count(*) filter (where fact is null) from {table.name}"
        ((begins, last, unnumbered),) = cursor.execute(counted).fetchall()
        if unnumbered:
            problems.append(fault("fact_unknown", found=f"{table.name} #?"))
        for begin in () if last is None else range(begins, last + 1, _AT_ONCE):
            sql = f"select {', '.join(names)} from {table.name} where fact >= ? and fact < ?"
            for row in cursor.execute(sql, [begin, begin + _AT_ONCE]).fetchall():
                values = dict(zip(names, row, strict=True))
                fact = values["fact"]
                expected = (values["batch"], table.name, chain.digest(table.name, values))
                if fact not in unseen:
                    problems.append(fault("fact_unknown", found=f"{table.name} #{fact}"))
                elif digests[fact] != expected:
                    problems.append(fault("fact_changed", found=f"{table.name} #{fact}"))
                unseen.discard(fact)
    return problems + [fault("fact_removed", found=f"{digests[fact][1]} #{fact}") for fact in sorted(unseen)]


def _batches(cursor: Cursor, digests: list[tuple[int | None, int, str, str]]) -> list[Problem]:
    """Batches whose hash is not what their contents and the batch before them give."""
    of_batch: dict[int | None, list[tuple[int | None, str, str]]] = {}
    for fact, in_batch, table, digest in digests:
        of_batch.setdefault(in_batch, []).append((fact, table, digest))
    rows = cursor.execute("select * from batch order by batch nulls last").fetchall()
    batches = [dict(zip((column[0] for column in cursor.description), row, strict=True)) for row in rows]
    last_erasure = max((batch["batch"] or 0 for batch in batches if batch.get("action") == "erase"), default=0)
    problems = []
    previous, expected = chain.BEGINNING, 1
    for batch in batches:
        number: int | None = batch["batch"]
        superseded = cursor.execute(
            "select fact, by_fact, recorded from superseded where batch = ? order by fact nulls last, by_fact nulls last",
            [number],
        ).fetchall()
        gone = cursor.execute("select fact from erased where batch = ? order by fact nulls last", [number]).fetchall()
        told = chain.batch_hash(batch, of_batch.get(number, []), superseded, [row[0] for row in gone])
        remarks = {name: batch.get(name) for name in ("remarks", "salt")}
        may_be_gone = remarks["remarks"] is None and (not batch.get("remarks_digest") or (number or 0) < last_erasure)
        if not may_be_gone and chain.digest("remarks", remarks) != batch.get("remarks_digest"):
            problems.append(fault("chain_broken", found=str(number)))
        if number != expected or batch["previous"] != previous or batch["hash"] != told:
            problems.append(fault("chain_broken", found=str(number)))
        previous, expected = batch["hash"], (number or expected) + 1
    told_of = ("select distinct batch from superseded", "select distinct batch from erased")
    claimed = of_batch.keys() | {row[0] for sql in told_of for row in cursor.execute(sql).fetchall()}
    stray = {number or 0 for number in claimed - {batch["batch"] for batch in batches}}
    return problems + [fault("chain_broken", found=str(number)) for number in sorted(stray)]
