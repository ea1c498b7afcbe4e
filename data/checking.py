"""Sheets of raw cells against the tables they fill: every finding at once, and the rows that are sound."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from data import values
from data.columns import MEASURED, OWN_RECORD, WHY, Column, Table
from data.known import today
from data.problems import Problem, fault, remark, shown
from data.sheets import Cell, Sheet
from data.tracking import UNSEEN, Track

TOTALS: Final = frozenset({"totaal", "total", "subtotaal", "subtotal"})
"""A row that begins with one of these words is no fact."""


@dataclass
class Row:
    """A row of a table with typed values. An unknown is None; a column that the row says nothing of is not there.

    `as_written` holds what could not be read; a row that is not `sound` has a fault, and can be named but not stored.
    `headers` are the words above its columns, as they stand in the file. `corrects` is the fact that a person saw and
    changed by this row, 0 where he saw none: what another changed meanwhile is not written over.
    """

    table: Table
    values: dict[str, Any]
    file: str = ""
    sheet: str = ""
    line: int | None = None
    as_written: dict[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    sound: bool = True
    corrects: int | None = None

    @property
    def place(self) -> str:
        """Where the row stood: file, sheet and line, as far as there are."""
        return ":".join(part for part in (self.file, self.sheet, str(self.line or "")) if part)

    def at(self, problem: Problem) -> Problem:
        """A finding on this row, with its place."""
        header = self.headers.get(problem.column, "")
        return problem.at(self.file, self.sheet, self.line, table=self.table.name, header=header)

    def name(self) -> None:
        """Fill in what is so by default: all that the row's name depends on, and what it leaves empty of the table's own.

        A column that it does not have, and that is not part of its name, stays out: a correction leaves it as it was.
        """
        self.values["source"] = self.values.get("source") or OWN_RECORD
        told = [column.name for column in self.table.own if column.name in self.values]
        for column in (self.table.by_name[name] for name in (*self.table.key, *told)):
            if column.default and self.values.get(column.name) is None:
                self.values[column.name] = column.when_empty

    def key(self) -> tuple[Any, ...]:
        """The values of the table's key, in its order."""
        return tuple(self.values.get(name) for name in self.table.key)


@dataclass(frozen=True)
class Layout:
    """How a sheet fills a table: `columns` gives the table's column for a position; `header_at` is the header's index.

    `lenient` is for public standards that others fill: what cannot be read is unknown, with its text kept.
    `defaults` fill what the sheet leaves empty; `copies` fills a column from another; `words` are a standard's own words
    for the choices of a column.
    """

    table: Table
    columns: Mapping[int, Column]
    header_at: int = 0
    lenient: bool = False
    defaults: Mapping[str, Any] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def check(sheet: Sheet, layout: Layout, track: Track = UNSEEN) -> tuple[list[Row], list[Problem]]:
    """The rows of a sheet and all findings on it. A lenient sheet has remarks where another has faults, and sound rows only."""
    lines, problems = whole_lines(sheet, layout.header_at)
    written = sheet.rows[layout.header_at][1]
    headers = {column.name: str(written[at]).strip() for at, column in layout.columns.items()}
    readers = [_Reader(column, [cells[at] for _, cells in lines], layout) for at, column in layout.columns.items()]
    rows = []
    for position, (line, _) in enumerate(track(lines, "checking")):
        row = Row(layout.table, {}, sheet.file, sheet.name, line, headers=headers)
        found = [row.at(problem) for reader in readers for problem in reader.read(position, row)]
        unread = {problem.column for problem in found}
        missing = [row.at(problem) for problem in _fill(row, layout)]
        unmeasured = [row.at(problem) for problem in _unmeasured(row, unread, lenient=layout.lenient)]
        problems += found + [p for p in missing if layout.lenient or p.column not in unread] + unmeasured
        row.sound = not missing and (layout.lenient or not (found or unmeasured))
        if row.sound or not layout.lenient:
            rows.append(row)
    problems += [finding.at("", header=headers[finding.column]) for reader in readers for finding in reader.said()]
    if layout.lenient:
        problems = [problem.as_remark() for problem in problems]
    return rows, [problem.at(sheet.file, sheet.name, table=layout.table.name) for problem in problems]


def whole_lines(sheet: Sheet, header_at: int = 0) -> tuple[list[tuple[int, list[Cell]]], list[Problem]]:
    """The rows under the header that are rows of facts, each as wide as the header; and what is wrong with the others."""
    width = len(sheet.rows[header_at][1])
    body = sheet.rows[header_at + 1 :]
    lines: list[tuple[int, list[Cell]]] = []
    problems = []
    for line, cells in body:
        word = next((str(cell).strip() for cell in cells if str(cell).strip()), "")
        is_total = word.casefold().rstrip(":") in TOTALS
        if sheet.ragged and len(cells) != width:
            problems.append(fault("row_length", row=line, found=str(len(cells)), expected=width))
        elif is_total:
            problems.append(fault("total_row", row=line, found=word))
        else:
            lines.append((line, [*cells, *[""] * (width - len(cells))]))
    return lines, problems


def _fill(row: Row, layout: Layout) -> list[Problem]:
    """Fill what the row leaves empty and the layout knows; a finding for each column that may not be empty and is."""
    row.values |= {to: row.values.get(of) for to, of in layout.copies.items() if not row.values.get(to)}
    row.values |= {name: value for name, value in layout.defaults.items() if row.values.get(name) is None}
    code = "row_left_out" if layout.lenient else "required"
    empty = [column.name for column in layout.table.columns if column.required and row.values.get(column.name) is None]
    there = {column.name for column in layout.columns.values()}
    return [Problem(code, not layout.lenient, column=name) for name in empty if layout.lenient or name in there]


def _unmeasured(row: Row, unread: Collection[str], *, lenient: bool) -> list[Problem]:
    """A finding for each amount of the row that stands there without its unit, or its currency, where that could be read.

    In a public standard only of money: what it is counted in is often clear from what it is.
    """
    problems = []
    for column in row.table.own:
        unit, amount = column.measured_in, told(row.values.get(column.name))
        if not unit or not amount or row.values.get(unit) or (unit in unread and not lenient):
            continue
        is_money = row.table.by_name[unit].kind == "currency"
        if is_money and lenient:
            problems.append(remark("amount_without_currency_kept", column=column.name, found=amount))
        elif is_money:
            problems.append(fault("amount_without_currency", column=column.name, found=amount))
        elif not lenient:
            problems.append(fault("amount_without_unit", column=column.name, found=amount))
    return problems


def mixed_units(rows: Iterable[Row]) -> list[Problem]:
    """A remark where what is expected to have one unit has another one: on the first row with that other unit.

    They are never added up; but a reader cannot compare them, and it may be a slip.
    """
    units: dict[tuple[Any, ...], dict[str, Row]] = defaultdict(dict)
    problems = []
    for row in rows:
        for column in row.table.own:
            unit, kind = row.values.get(column.name), row.values.get(column.one_per or "")
            if not unit or not kind:
                continue
            of_kind = units[row.table.name, row.values.get("coalition"), kind]
            if of_kind and unit not in of_kind:
                first, where = next(iter(of_kind.items()))
                said = remark("units_differ", column=column.name, found=unit, kind=told(kind), other=first, place=where.place)
                problems.append(row.at(said))
            of_kind.setdefault(unit, row)
    return problems


def once(rows: Iterable[Row], *, lenient: bool) -> tuple[list[Row], list[Problem]]:
    """The rows that do not give a fact a second time: the same key and source, recorded on the same day.

    A row that does is a fault; in a public standard it is left out with a remark, and the first one stands.
    """
    seen: dict[tuple[Any, ...], Row] = {}
    kept: list[Row] = []
    problems = []
    day = today()
    for row in rows:
        row.name()
        if any(row.values.get(c.name) is None for c in row.table.own if c.required):
            kept.append(row)  # what it is about is not known; its own fault is said already
            continue
        name = (row.table.name, row.key(), row.values["source"], row.values.get("recorded") or day)
        first = seen.setdefault(name, row)
        if first is row:
            kept.append(row)
            continue
        differs = tuple(
            (c, told(first.values.get(c)), told(row.values.get(c)))
            for c in row.table.by_name
            if row.values.get(c) != first.values.get(c)
        )
        where = str(first.line or "") if first.file == row.file else f"{first.line} ({first.file})"
        code = "contradicts_row" if differs else "repeats_row"
        found = (remark if lenient else fault)(f"{code}_left_out" if lenient else code, differs=differs[:3], other=where)
        problems.append(row.at(found))
    return kept, problems


def told(value: Any) -> str:
    """A value as it can stand in a finding: nothing for an unknown, a number without idle zeros."""
    if value is None:
        return ""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


class _Reader:
    """Reads one column of a sheet: knows its decimal mark, and counts what is worth one remark for all its cells."""

    def __init__(self, column: Column, cells: Sequence[Cell], layout: Layout) -> None:
        words = layout.words.get(column.name, {})
        self.cells = [words.get(cell.strip().casefold(), cell) if isinstance(cell, str) else cell for cell in cells]
        self.column, self.lenient = column, layout.lenient
        self.measured = column.kind in MEASURED
        self.mark, self.doubtful = values.marks(cells) if self.measured else ("", [])
        if layout.lenient and not self.mark:
            self.mark = "."  # public standards are written in the international notation
        self.counts: Counter[str] = Counter()
        self.samples: dict[str, str] = {}
        self.lines: dict[str, int | None] = {}

    def read(self, position: int, row: Row) -> list[Problem]:
        """Put the cell's value in `row`; return what was wrong with it."""
        cell, column = self.cells[position], self.column
        row.values.setdefault(column.name, None)
        if column.why:
            row.values.setdefault(column.why.name, None)
        try:
            value = self._value(cell, row)
            if value is not None:
                row.values[column.name] = value
        except values.Unreadable as bad:
            if self.lenient:
                row.as_written[column.name] = str(cell)
            code = "text_kept" if self.lenient else bad.code
            return [Problem(code, not self.lenient, column=column.name, found=shown(str(cell)), details=bad.details)]
        return []

    def said(self) -> list[Problem]:
        """One remark each for missing words, for rounded amounts, and for numbers whose notation their neighbours told."""
        name = self.column.name
        problems = [
            remark(code, column=name, found=self.samples[code], row=self.lines.get(code), n=n)
            for code, n in self.counts.items()
        ]
        if self.doubtful and self.mark:
            sample = str(self.cells[self.doubtful[0]])
            problems.append(remark("decimal_mark", column=name, found=sample, mark=self.mark, n=len(self.doubtful)))
        return problems

    def _value(self, cell: Cell, row: Row) -> Any:
        column = self.column
        word = str(cell).strip().casefold() if isinstance(cell, str) else ""
        if column.kind in values.TEXTS or column.choices is WHY:
            return values.READERS[column.kind](cell, column)
        state = (
            "unknown"
            if word in values.MISSING
            else "nvt"
            if word in values.NOT_APPLICABLE
            else "verborgen"
            if word in values.WITHHELD
            else ""
        )
        if state:
            self.counts["missing_word"] += 1
            self.samples.setdefault("missing_word", str(cell))
            if state != "unknown" and column.why:
                row.values[column.why.name] = state
            return None
        if not self.measured:
            return values.READERS[column.kind](cell, column)
        value = values.MEASURES[column.kind](cell, column, self.mark)
        if isinstance(value, Decimal) and values.is_rounded(cell, column, self.mark):
            self.counts["rounded"] += 1
            self.samples.setdefault("rounded", str(cell))
            self.lines.setdefault("rounded", row.line)
        return value
