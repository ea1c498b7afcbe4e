"""Facts are added, never overwritten: correct, withdraw, choose between sources, turn a batch back, erase.

A fact is a table, a key and a source. The facts of one source on one key form a line in time, ordered by `recorded` and,
within a day, by ledger number; each is superseded by the next, and `superseded (fact, by_fact)` says so. Sources stand
beside one another: one of them is in use, and one that contradicts it is disputed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from data.book import Book, Entry, Written
from data.checking import Row
from data.columns import OWN_RECORD, Table
from data.known import today
from data.problems import Refused, fault
from data.store import Store, first
from data.tables import BY_NAME

__all__ = ["Entry", "Written", "add", "erase", "turn_back", "use", "withdraw"]


def add(store: Store, rows: Sequence[Row], entry: Entry) -> Written:
    """Add the rows that say something new, as one batch in one transaction. Values are typed as `checking` leaves them."""
    written = Written()
    with store.writing() as cursor:
        book = Book(cursor)
        for row in rows:
            _fill(row)
        for table, group in _by_table(rows).items():
            book.open(table, {row.key() for row in group})
            for row in sorted(group, key=lambda one: one.values["recorded"] or today()):
                written.problems += book.say(row, entry, written)
            book.settle(table)
        written.batch = book.close(entry, written.problems)
    return written


def use(store: Store, table: str, fact: int, entry: Entry) -> Written:
    """Let this fact count among its sources from now on; who chose and why stands with the batch."""
    with store.writing() as cursor:
        book = Book(cursor)
        line = book.line_of(BY_NAME[table], fact)
        for other in book.heads(BY_NAME[table], line[-1]):
            if other.values["in_use"]:
                book.follow(BY_NAME[table], other, in_use=False, reason=entry.reason)
        status = "confirmed" if line[-1].values["status"] == "disputed" else line[-1].values["status"]
        book.follow(BY_NAME[table], line[-1], in_use=True, status=status, reason=entry.reason)
        book.settle(BY_NAME[table])
        return Written(book.close(entry, []), corrected=1)


def withdraw(store: Store, table: str, fact: int, entry: Entry) -> Written:
    """Withdraw a fact: from now on it no longer counts. What was known before stays known as it was."""
    with store.writing() as cursor:
        book = Book(cursor)
        line = book.line_of(BY_NAME[table], fact)
        book.follow(BY_NAME[table], line[-1], status="withdrawn", in_use=False, reason=entry.reason)
        book.settle(BY_NAME[table])
        return Written(book.close(entry, []), corrected=1)


def turn_back(store: Store, batch: int, entry: Entry) -> Written:
    """Undo a batch: what it corrected is as it was before, what it added is withdrawn. What came after it stands."""
    with store.writing() as cursor:
        if not first(cursor, "select 1 from batch where batch = ?", [batch]):
            raise Refused(fault("no_such_batch", found=str(batch)))
        book = Book(cursor)
        written = Written()
        for table in BY_NAME.values():
            rows = cursor.execute(f"select {', '.join(table.key)} from {table.name} where batch = ?", [batch]).fetchall()
            if not rows:
                continue
            book.open(table, set(rows))
            for line in list(book.lines(table)):
                if line[-1].values.get("batch") != batch:
                    continue
                before = [fact for fact in line if fact.values.get("batch") != batch]
                if before and before[-1].stands:
                    book.follow(table, line[-1], of=before[-1], reason=entry.reason)
                else:
                    book.follow(table, line[-1], status="withdrawn", in_use=False, reason=entry.reason)
                written.corrected += 1
            book.settle(table)
        written.batch = book.close(entry, [])
    return written


def erase(store: Store, table: str, facts: Iterable[int], entry: Entry) -> Written:
    """Erase the contents of facts, in the store and in its Parquet. Their digests stay, so that the chain still verifies.

    Blocks of the database file that are free again may hold the old bytes until the file is written anew.
    """
    numbers = sorted(set(facts))
    with store.writing() as cursor:
        book = Book(cursor)
        marks = ", ".join("?" * len(numbers))
        rows = cursor.execute(f"delete from {table} where fact in ({marks}) returning batch", numbers).fetchall()
        if len(rows) != len(numbers):
            raise Refused(fault("no_such_fact", found=", ".join(map(str, numbers))))
        book.erased = numbers
        batch = book.close(entry, [])
    for touched in sorted({row[0] for row in rows}):
        store.write_snapshot(touched)
    return Written(batch, corrected=len(numbers))


def _fill(row: Row) -> None:
    """Give the row the defaults that its name depends on."""
    row.values = {column.name: row.values.get(column.name) for column in row.table.columns}
    row.values["source"] = row.values["source"] or OWN_RECORD
    if "nth" in row.values:
        row.values["nth"] = row.values["nth"] or 1


def _by_table(rows: Iterable[Row]) -> dict[Table, list[Row]]:
    grouped: dict[Table, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.table].append(row)
    return grouped
