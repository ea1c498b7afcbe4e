"""Facts are added, never overwritten: correct, withdraw, choose between sources, turn a batch back, erase.

A fact is a table, a key and a source. The facts of one source on one key form a line in time, ordered by `recorded` and,
within a day, by ledger number; each is superseded by the next, and `superseded (fact, by_fact)` says so. Sources stand
beside one another: one of them is in use, and one that contradicts it is disputed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from data.book import Book, Entry, Fact, Written
from data.checking import Row
from data.columns import BETWEEN_IDS, Table
from data.known import today
from data.look_alikes import shape
from data.problems import Refused, fault, remark
from data.store import Cursor, Store, first
from data.tables import BY_NAME
from data.tracking import UNSEEN, Track

__all__ = ["Entry", "Written", "add", "erase", "judge", "turn_back", "use", "withdraw"]


def add(store: Store, rows: Sequence[Row], entry: Entry, track: Track = UNSEEN) -> Written:
    """Add the rows that say something new, as one batch in one transaction.

    Values are typed as `checking` leaves them. A column that a row does not have stays as it was; the same delivery a
    second time adds nothing. Raises Refused where something came in since `entry.seen`.
    """
    written = Written()
    with store.writing() as cursor:
        if entry.sha256 and (earlier := _delivered_before(cursor, entry)):
            written.unchanged = len(rows)
            written.problems = [remark("delivered_before", batch=earlier)]
            return written
        book = Book(cursor)
        if entry.seen not in (None, book.batch - 1):
            raise Refused(fault("answers_changed_meanwhile"))
        for row in rows:
            row.name()
        for table, group in _by_table(rows).items():
            book.open(table, {row.key() for row in group})
            if stale := [row for row in group if book.is_stale(row)]:
                raise Refused(*(row.at(fault("changed_meanwhile")) for row in stale))
            if table.name == "method":
                _unchanged(book, table, group)
            for row in track(sorted(group, key=lambda one: one.values.get("recorded") or today()), "storing"):
                book.say(row, entry, written)
            written.problems += book.settle(table)
        written.batch = book.close(entry, written.problems)
    if store.is_behind:
        written.problems.append(remark("snapshot_behind"))
    return written


def _unchanged(book: Book, table: Table, rows: Iterable[Row]) -> None:
    """A version once in never changes. Raises Refused where a row would change one, or two rows give one differently."""
    contents = {
        line[0].values["method"] + "\n" + line[0].values["version"]: line[0].values["content"] for line in book.lines(table)
    }
    for row in rows:
        key, version = row.values["method"], row.values["version"]
        if contents.setdefault(f"{key}\n{version}", row.values["content"]) != row.values["content"]:
            raise Refused(row.at(fault("version_taken", found=f"{key} {version}", files="–")))


def use(store: Store, table: str, fact: int, entry: Entry) -> Written:
    """Let the source of this fact count among the sources from now on; who chose and why stands with the batch."""
    with store.writing() as cursor:
        book = Book(cursor)
        head = book.line_of(BY_NAME[table], fact)[-1]
        book.follow(BY_NAME[table], head, chosen=True, reason=entry.reason)
        book.settle(BY_NAME[table])
        return Written(book.close(entry, []), corrected=1)


def judge(store: Store, table: str, number: int, entry: Entry) -> Written:
    """Confirm or dispute a fact, as `entry.action` says, with the reason it gives. Never one's own.

    Raises Refused where the fact was changed meanwhile, was entered by the same person, or where there is no reason.
    """
    if not entry.reason.strip():
        raise Refused(fault("reason_missing"))
    with store.writing() as cursor:
        book = Book(cursor)
        line = book.line_of(BY_NAME[table], number)
        head = line[-1]
        if head.number != number or not head.stands:
            raise Refused(fault("changed_meanwhile"))
        source = head.values["source"]
        told = [fact for one in book.lines(BY_NAME[table]) if one[-1].values["source"] == source for fact in one]
        authors = _authors(cursor, told)
        if shape(entry.by) in (authors if entry.action == "confirm" else authors[:1]):
            raise Refused(fault("own_fact", found=entry.by))
        if entry.action == "confirm":
            book.confirm(BY_NAME[table], head, entry.reason)
        else:
            book.follow(BY_NAME[table], head, status="disputed", contested=None, reason=entry.reason)
        book.settle(BY_NAME[table])
        return Written(book.close(entry, []), corrected=1)


def _authors(cursor: Cursor, facts: Iterable[Fact]) -> list[str]:
    """Who entered or imported these facts, the last one first, by the shape of their names."""
    batches = sorted({int(fact.values["batch"]) for fact in facts if fact.values["batch"]})
    if not batches:
        return []
    sql = (
        f"select entered_by from batch where batch in ({', '.join(map(str, batches))}) and action in ('import', 'entry')"
        " order by batch desc nulls last"
    )
    return [shape(str(row[0])) for row in cursor.execute(sql).fetchall()]


def withdraw(store: Store, table: str, fact: int, entry: Entry) -> Written:
    """Withdraw a fact: from now on it no longer counts. What was known before stays known as it was."""
    with store.writing() as cursor:
        book = Book(cursor)
        book.end(BY_NAME[table], book.line_of(BY_NAME[table], fact)[-1], entry.reason)
        book.settle(BY_NAME[table])
        return Written(book.close(entry, []), corrected=1)


def turn_back(store: Store, batch: int, entry: Entry) -> Written:
    """Undo a batch from now on: what it corrected is as it was before, what it added is withdrawn.

    What came after it stands; what was known before today stays known as it was.
    """
    with store.writing() as cursor:
        action = first(cursor, "select action from batch where batch = ?", [batch])
        if action is None:
            raise Refused(fault("no_such_batch", found=str(batch)))
        undone = {row[0] for row in cursor.execute("select undoes from batch where undoes is not null").fetchall()} | {batch}
        book = Book(cursor)
        book.undoes = batch
        rested = _without_ground(cursor)
        written = Written()
        for table in (table for table in BY_NAME.values() if table.name in store.columns):
            rows = cursor.execute(f"select {', '.join(table.key)} from {table.name} where batch = ?", [batch]).fetchall()
            book.open(table, set(rows))
            for line in list(book.lines(table)):
                if line[-1].values.get("batch") != batch:
                    continue
                if action[0] in ("confirm", "dispute") and shape(entry.by) in _authors(cursor, line):
                    raise Refused(fault("own_fact", found=entry.by))
                before = next((fact for fact in reversed(line) if fact.values.get("batch") not in undone), None)
                if before and before.stands:
                    book.follow(table, line[-1], of=before, reason=entry.reason)
                else:
                    book.end(table, line[-1], entry.reason)
                written.corrected += 1
            book.settle(table)
        written.batch = book.close(entry, [])
        if (left := _without_ground(cursor)) > rested:
            raise Refused(fault("rests_on_it", found=str(batch), n=left - rested))
    return written


def _without_ground(cursor: Cursor) -> int:
    """How many standing facts name something that does not stand."""
    stands = "{0}.status <> 'withdrawn' and not exists (select 1 from superseded s where s.fact = {0}.fact)"
    told = {"ids": "unnest(string_split(r.{0}, '" + BETWEEN_IDS + "'))"}
    counts = [
        f"select count(*) as n from (select {told.get(column.kind, 'r.{0}').format(column.name)} as told from {table.name} r"
        f" where {stands.format('r')}) r where r.told is not null and not exists"
        f" (select 1 from {column.refers} t where t.{column.refers} = r.told and {stands.format('t')})"
        for table in BY_NAME.values()
        for column in table.columns
        if column.refers
    ]
    row = first(cursor, f"select sum(n) from ({' union all '.join(counts)})")
    return int(row[0]) if row and row[0] else 0


def erase(store: Store, table: str, facts: Iterable[int], entry: Entry) -> Written:
    """Erase the contents of facts, in the store and in its Parquet. Their digests stay, so that the chain still verifies.

    The remarks of all batches that spoke of the same thing are erased as well. Blocks of the database file that are free
    again may hold the old bytes until the file is written anew.
    """
    numbers = sorted(set(facts))
    marks = ", ".join("?" * len(numbers))
    with store.writing() as cursor:
        where = f"from {table} where fact in ({marks})"
        rows = cursor.execute(f"select batch, {', '.join(BY_NAME[table].key)} {where}", numbers).fetchall()
        if len(rows) != len(numbers):
            raise Refused(fault("no_such_fact", found=", ".join(map(str, numbers))))
        cursor.execute(f"delete {where}", numbers)
        book = Book(cursor)
        book.erased = numbers
        cursor.executemany("insert into erased values (?, ?)", [[fact, book.batch] for fact in numbers])
        book.open(BY_NAME[table], {tuple(row[1:]) for row in rows})
        beside = {fact.values["batch"] for line in book.lines(BY_NAME[table]) for fact in line if fact.values["batch"]}
        touched = sorted({row[0] for row in rows} | beside)
        cursor.execute(f"update batch set remarks = null where batch in ({', '.join('?' * len(touched))})", touched)
        book.settle(BY_NAME[table])
        batch = book.close(entry, [])
    for number in touched:
        store.write_snapshot(number)
    return Written(batch, corrected=len(numbers))


def _delivered_before(cursor: Cursor, entry: Entry) -> int | None:
    """The batch that the same files made before, if it was not turned back since."""
    row = first(
        cursor,
        "select max(batch) from batch b where sha256 = ? and format = ? and action = ?"
        " and not exists (select 1 from batch later where later.undoes = b.batch)",
        [entry.sha256, entry.format, entry.action],
    )
    return row[0] if row else None


def _by_table(rows: Iterable[Row]) -> dict[Table, list[Row]]:
    grouped: dict[Table, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.table].append(row)
    return grouped
