"""Which of several facts of one name a row is: its number, so that the same row keeps the same fact in every delivery."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from data.checking import Row
from data.columns import OWN_RECORD
from data.problems import Problem, remark
from data.standing import Known

Told = Mapping[str, Any]
"""What stands under a number: the table's own columns."""


def number(group: Sequence[Row], standing: Mapping[int, Told], taken: Collection[int] = ()) -> None:
    """Give the rows of one name their numbers, next to what stands under it; `taken` are numbers that others of it have.

    What says the same as a row that is known keeps that row's number. Of the others, as many as are known by the name
    are corrections of those, in their order; but where fewer come than are known nobody can tell which of them a row
    would correct, so it is kept apart.
    """
    free = dict(standing)
    places: dict[tuple[str, ...], dict[tuple[Any, ...], list[int]]] = {}
    changed = []
    for row in group:
        columns = tuple(c for c in next(iter(standing.values()), {}) if c in row.values)
        if columns not in places:
            places[columns] = defaultdict(list)
            for nth, told in sorted(standing.items(), reverse=True):
                places[columns][tuple(told[c] for c in columns)].append(nth)
        alike = places[columns][tuple(row.values[c] for c in columns)]
        while alike and alike[-1] not in free:
            alike.pop()
        if alike:
            row.values["nth"] = alike.pop()
            del free[row.values["nth"]]
        else:
            changed.append(row)
    last = max([0, *standing, *taken])
    numbers = [*(free if len(changed) >= len(free) else ()), *range(last + 1, last + 1 + len(changed))]
    for row, nth in zip(changed, numbers, strict=False):
        row.values["nth"] = nth


def number_unnamed(rows: Sequence[Row], known: Known) -> list[Problem]:
    """Number the rows that do not say what they are about (`Table.told_by`) nor which they are; a remark where some are many.

    Rows that say the very same get one number: telling it twice is a fault that is found elsewhere. Of what was recorded on
    several days each day is numbered by itself, so that it still tells a history.
    """
    groups: dict[tuple[Any, ...], dict[tuple[Any, ...], list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        about = row.table.told_by
        if not about or row.values.get(about) or row.values.get("nth"):
            continue
        name = tuple(row.values.get(column) for column in row.table.key if column != "nth")
        content = tuple(row.values.get(column) for column in row.table.by_name if column != "nth")
        of = (row.table, row.values.get("source") or OWN_RECORD, name, row.values.get("recorded"))
        groups[of][content].append(row)
    standing = {(table, source): known.numbered(table, source) for table, source, *_ in groups}
    several = []
    for (table, source, name, _), alike in groups.items():
        first = [same[0] for same in alike.values()]
        number(first, standing[table, source].get(name, {}))
        for same in alike.values():
            for row in same[1:]:
                row.values["nth"] = same[0].values["nth"]
        several += first[1:]
    if not several:
        return []
    return [several[0].at(remark("rows_numbered", column=several[0].table.told_by, n=len(several)))]
