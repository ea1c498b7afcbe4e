"""A table as it will stand once the rows of a delivery are in: what they say, put over what the ledger knows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.checking import Row
from data.columns import Table
from data.known import today
from data.problems import Problem
from data.standing import Known

Values = Mapping[str, Any]
Step = tuple[Values, Row | None]
"""What stands, and the row of the delivery that says so; None: the ledger."""


@dataclass(frozen=True)
class After:
    """A table as it will be once the rows of a delivery are in.

    `told` has each sound row with the values it will have; `standing` what will stand by key and source. What is withdrawn,
    or recorded before what the ledger has, does not stand.
    """

    told: list[tuple[Row, Values]]
    standing: dict[tuple[Any, ...], Step]

    @classmethod
    def of(cls, table: Table, rows: Iterable[Row], known: Known) -> "After":
        """The table with these rows of it put over what the ledger knows."""
        after = cls([], {name: (values, None) for name, values in known.rows(table).items()})
        for row in sorted(rows, key=lambda one: one.values.get("recorded") or today()):
            day, name = row.values.get("recorded") or today(), (*row.key(), row.values["source"])
            before = after.standing.get(name, ({}, None))[0]
            values = {**before, **row.values, "recorded": day}
            is_past = bool(before) and day < before["recorded"]
            if row.values.get("status") == "withdrawn":
                if not is_past:
                    after.standing.pop(name, None)
                continue
            if row.sound:
                after.told.append((row, values))
            if not is_past:
                after.standing[name] = (values, row)
        return after


NOTHING = After([], {})


def of_source(steps: Sequence[Step], source: str | None) -> Sequence[Step]:
    """Of one fact as several sources tell it, what this source tells; where it does not, what all tell."""
    return [one for one in steps if one[0].get("source") == source] or steps


def on(steps: Iterable[Step], problem: Problem) -> Iterator[Problem]:
    """The finding on the first of these steps that a sound row of the delivery tells, if there is one."""
    rows = [row for _, row in steps if row and row.sound]
    return (row.at(problem) for row in rows[:1])
