"""The table of flows that `streams` adds up: who gives whom how much of what, checked whole, each finding with its row."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import pandas as pd

from data import reading, values
from data.checking import whole_lines
from data.columns import Column
from data.problems import Problem, fault, remark, shown
from data.sheets import Cell, Sheet

_COMMON: Final = (
    Column("kind", "soort", "open", "soort waarde", "kind of value", required=True),
    Column("unit", "eenheid", "text", "eenheid van de hoeveelheid", "unit of the amount"),
    Column("period", "periode", "period", "wanneer", "when"),
    Column("amount", "hoeveelheid", "number", "hoeveel, in die eenheid", "how much, in that unit", low=0),
)
_ABSENT: Final = values.MISSING | values.NOT_APPLICABLE | values.WITHHELD
_OTHER_BY: Final = re.compile("(giver|receiver|wie brengt|wie haalt)( |$)")
"""Columns that another `by` would read: not passed over by mistake."""
_FIRST: Final = 10
"""So many rows are named of a finding that holds for more."""

_Line = tuple[int, list[Cell]]


def read_flows(path: Path, by: str = "") -> tuple[pd.DataFrame | None, list[Problem]]:
    """The flows in a file, as in `flows_of`, with all findings; None where one of them is a fault."""
    sheets, problems = reading.read([path])
    if any(problem.fault for problem in problems):
        return None, problems
    if len(sheets) != 1:
        names = ", ".join(sheet.name for sheet in sheets)
        found = fault("values_one_table", found=names) if sheets else fault("no_rows")
        return None, [*problems, found.at(reading.shown_name(path))]
    flows, found_in_sheet = flows_of(sheets[0], by)
    return flows, problems + found_in_sheet


def flows_of(sheet: Sheet, by: str = "") -> tuple[pd.DataFrame | None, list[Problem]]:
    """The flows in a sheet, a row each in the order of the sheet, with all findings; None where one of them is a fault.

    Columns: giver, receiver, kind, unit (None: not told), period (None) and amount (Decimal, None: unknown). With `by` the
    columns giver_BY and receiver_BY are read instead of giver and receiver; who has nothing there goes by one name that no
    other has. The periods may be left out, as a column too.
    """
    if len(sheet.rows) < 2:
        return None, [fault("no_rows").at(sheet.file, sheet.name)]
    columns = _columns(by)
    places, problems = _places(sheet, columns)
    lines, found = whole_lines(sheet)
    problems += found
    flows = pd.DataFrame({"row": [line for line, _ in lines]})
    for name, column in columns.items():
        flows[name] = None
        if name in places:
            flows[name], found = _read(column, [cells[places[name]] for _, cells in lines], lines)
            problems += found
    if {"unit", "amount"} <= places.keys():
        problems += _unmeasured(flows)
    if columns.keys() - places.keys() <= {"period"}:
        faulty = {problem.row for problem in problems if problem.fault}
        flows, found = _elsewhere(flows[~flows["row"].isin(faulty)])
        problems += [*found, *_mixed_units(flows, sheet), *_of_oneself(flows), *_unknown(flows)]
    headers = {columns[name].name: str(sheet.rows[0][1][at]) for name, at in places.items()}
    problems = [one.at(sheet.file, sheet.name, header=headers.get(one.column, "")) for one in problems]
    problems.sort(key=lambda one: one.row or 0)
    return (None if any(problem.fault for problem in problems) else flows.drop(columns="row")), problems


def _columns(by: str) -> dict[str, Column]:
    """The columns to read, by the name that the flows then have."""
    if by:
        giver = Column(f"giver_{by}", f"wie brengt {by}", "id", "groep van wie brengt", "group of the giver")
        receiver = Column(f"receiver_{by}", f"wie haalt {by}", "id", "groep van wie haalt", "group of the receiver")
    else:
        giver = Column("giver", "wie brengt", "id", "wie brengt", "who brings", required=True)
        receiver = Column("receiver", "wie haalt", "id", "wie haalt", "who takes", required=True)
    return {"giver": giver, "receiver": receiver, **{column.name: column for column in _COMMON}}


def _places(sheet: Sheet, columns: dict[str, Column]) -> tuple[dict[str, int], list[Problem]]:
    """At which position each column stands; what is missing, there twice, or passed over."""
    line, headers = sheet.rows[0]
    names = {values.plain(told): name for name, column in columns.items() for told in (column.name, column.nl)}
    places: dict[str, int] = {}
    ignored, problems = [], []
    for at, header in enumerate(headers):
        name = names.get(values.plain(header))
        if name in places:
            problems.append(fault("column_twice", row=line, column=str(header)))
        elif name:
            places[name] = at
        elif not _OTHER_BY.match(values.plain(header)) and any(
            str(cell).strip() for _, row in sheet.rows for cell in row[at : at + 1]
        ):
            ignored.append(shown(str(header)) or f"#{at + 1}")
    if ignored:
        problems.append(remark("flows_columns_ignored", row=line, columns=", ".join(ignored), n=len(ignored)))
    found = ", ".join(map(str, headers))
    problems += [
        fault("column_missing", row=line, column=column.name, found=found)
        for name, column in columns.items()
        if name not in places and name != "period"
    ]
    return places, problems


def _read(column: Column, cells: Sequence[Cell], lines: Sequence[_Line]) -> tuple[pd.Series, list[Problem]]:
    """The values of a column, None where the cell has none; and what was wrong or odd about them."""
    mark, doubtful = values.marks(cells) if column.kind == "number" else ("", [])
    read: Callable[[Cell, Column], Any] = values.READERS.get(column.kind, lambda cell, of: values.number(cell, of, mark))
    known: dict[tuple[type, Cell], Any] = {}  # most names, kinds and units stand there many times
    told: list[Any] = []
    words: list[tuple[int, str]] = []
    problems = []
    for (line, _), cell in zip(lines, cells, strict=True):
        key = (type(cell), cell)
        if column.kind not in values.TEXTS and isinstance(cell, str) and cell.strip().casefold() in _ABSENT:
            words.append((line, cell))
            value = None
        else:
            if key not in known:
                known[key] = _or_why_not(read, cell, column)
            value = known[key]
        if isinstance(value, values.Unreadable):
            found = Problem(value.code, True, found=shown(str(cell)), details=value.details)
            problems.append(found.at("", "", line, column.name))
        elif value is None and column.required:
            problems.append(fault("required", row=line, column=column.name))
        told.append(value)
    if words:
        problems.append(remark("missing_word", row=words[0][0], column=column.name, found=words[0][1], n=len(words)))
    if doubtful and mark:
        sample = str(cells[doubtful[0]])
        problems.append(remark("decimal_mark", column=column.name, found=sample, mark=mark, n=len(doubtful)))
    return pd.Series(told, dtype=object), problems


def _or_why_not(read: Callable[[Cell, Column], Any], cell: Cell, column: Column) -> Any:
    try:
        return read(cell, column)
    except values.Unreadable as bad:
        return bad


def _unmeasured(flows: pd.DataFrame) -> list[Problem]:
    """A fault for each amount without a unit."""
    bare = flows[flows["amount"].notna() & flows["unit"].isna()]
    return [
        fault("amount_without_unit", row=int(row), column="amount", found=f"{amount:f}")
        for row, amount in zip(bare["row"], bare["amount"], strict=True)
        if not isinstance(amount, values.Unreadable)
    ]


def _elsewhere(flows: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """The flows with one name for whoever has no group, and a remark that says so."""
    empty = flows["giver"].isna() | flows["receiver"].isna()
    if not empty.any():
        return flows, []
    name = "elsewhere"
    while name in {*flows["giver"], *flows["receiver"]}:
        name = f"({name})"
    found = remark("flows_elsewhere", row=int(flows["row"][empty].iloc[0]), name=name, n=int(empty.sum()))
    return flows.fillna({"giver": name, "receiver": name}), [found]


def _mixed_units(flows: pd.DataFrame, sheet: Sheet) -> list[Problem]:
    """A remark on the first row with another unit than its kind had before."""
    told = flows[flows["unit"].notna()].drop_duplicates(["kind", "unit"])
    where = ":".join(part for part in (sheet.file, sheet.name) if part)
    problems = []
    for kind, rows in told.groupby("kind", sort=False):
        (first, unit), *others = zip(rows["row"], rows["unit"], strict=True)
        problems += [
            remark(
                "units_differ", row=int(row), column="unit", found=other, kind=str(kind), other=unit, place=f"{where}:{first}"
            )
            for row, other in others
        ]
    return problems


def _of_oneself(flows: pd.DataFrame) -> list[Problem]:
    """A remark where a giver is its own receiver."""
    same = flows[flows["giver"] == flows["receiver"]]
    if same.empty:
        return []
    names = Counter(same["giver"])
    found = ", ".join(list(names)[:_FIRST]) + (" …" if len(names) > _FIRST else "")
    return [remark("flows_of_oneself", row=int(same["row"].iloc[0]), found=found, n=len(same))]


def _unknown(flows: pd.DataFrame) -> list[Problem]:
    """A remark where amounts are not known."""
    rows = flows["row"][flows["amount"].isna()].tolist()
    if not rows:
        return []
    named = ", ".join(map(str, rows[:_FIRST])) + (" …" if len(rows) > _FIRST else "")
    return [remark("flows_unknown", row=rows[0], column="amount", rows=named, n=len(rows))]
