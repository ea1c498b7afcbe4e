"""Our own layout: a sheet or file a table, named after it, with the headers of either language."""

import re
from collections.abc import Sequence
from functools import cache

from data.checking import Layout, Row
from data.columns import Column, Table
from data.problems import Problem, fault, remark
from data.sheets import Sheet
from data.standing import Known
from data.tables import BY_NAME, FILLED
from data.values import OF_PERSONS, plain

EXPLANATIONS = frozenset({"uitleg", "explanation", "leesmij", "readme", "lijsten", "lists", "voorbeeld", "example"})
_HEADER_WITHIN = 10
"""A header is looked for in this many rows, so as to say where it stands; it is read only where it comes first."""


def layouts(sheets: Sequence[Sheet]) -> tuple[list[tuple[Sheet, Layout]], list[Problem]]:
    """The sheets that fill a table of ours, with how; and what is wrong with their names and headers."""
    found: list[tuple[Sheet, Layout]] = []
    problems: list[Problem] = []
    for sheet in sheets:
        if not sheet.rows:
            continue
        name = sheet.name or re.sub(r"\.[A-Za-z]+$", "", sheet.file)
        named = _named(name)
        if named is None and plain(name) in EXPLANATIONS:
            continue
        header = _header(sheet, [named] if named else FILLED)
        if header:
            at, table = header
        elif named:
            at, table = 0, named
        else:
            expected = ", ".join(one.nl for one in FILLED)
            problems.append(remark("sheet_skipped", found=name, expected=expected).at(sheet.file, sheet.name))
            continue
        if named is None:
            problems.append(remark("table_by_columns", found=name, table=table.nl).at(sheet.file, sheet.name))
        layout, faults = _layout(sheet, table, at)
        problems += [problem.at(sheet.file, sheet.name, table=table.name) for problem in faults]
        if layout:
            found.append((sheet, layout))
    if not found and not any(problem.fault for problem in problems):
        problems.append(fault("nothing_fits", expected=", ".join(table.nl for table in FILLED)))
    return found, problems


def complete(rows: list[Row], known: Known) -> tuple[list[Row], list[Problem]]:
    """Rows as they are, but for one thing: a fact about a contract belongs to its coalition, where it does not say so."""
    own = {row.values["project"]: row.values.get("coalition") for row in rows if row.table.name == "project"}
    coalition_of = known.coalitions() | {project: coalition for project, coalition in own.items() if coalition}
    for row in rows:
        project = row.values.get("project")
        if project in coalition_of and not row.values.get("coalition"):
            row.values["coalition"] = coalition_of[project]
    return rows, []


def _named(name: str) -> Table | None:
    return next((table for table in FILLED if plain(name) in (plain(table.name), plain(table.nl))), None)


@cache
def _headers(name: str) -> dict[str, Column]:
    """The columns of a table by what may stand above them, made `plain`; where two could be meant, the first one is."""
    columns = reversed(BY_NAME[name].columns)
    return {plain(header): column for column in columns for header in (column.nl, column.name)}


def _header(sheet: Sheet, tables: Sequence[Table]) -> tuple[int, Table] | None:
    """Index of the row that is a header of one of `tables`, and that table; None where no row is, or several fit as well."""
    fits = []
    for at, (_, cells) in enumerate(sheet.rows[:_HEADER_WITHIN]):
        told = [plain(cell) for cell in cells]
        for table in tables:
            headers = _headers(table.name)
            names = {headers[one].name for one in told if one in headers}
            required = {column.name for column in table.columns if column.required}
            if required & names and (required <= names or len(tables) == 1):
                fits.append((len(names), at, table))
    best = [fit for fit in fits if fit[0] == max(fits, key=lambda f: f[0])[0]] if fits else []
    return (best[0][1], best[0][2]) if len({(at, table.name) for _, at, table in best}) == 1 else None


def _layout(sheet: Sheet, table: Table, header_at: int) -> tuple[Layout | None, list[Problem]]:
    line, cells = sheet.rows[header_at]
    if header_at:
        return None, [fault("header_not_first", row=line, found=", ".join(str(cell) for cell in cells[:4]))]
    columns: dict[int, Column] = {}
    problems: list[Problem] = []
    for at, cell in enumerate(cells):
        column = _headers(table.name).get(plain(cell))
        if column is None:
            filled = sum(1 for _, row in sheet.rows[1:] if at < len(row) and str(row[at]).strip())
            if filled and plain(cell) in OF_PERSONS:
                problems.append(fault("personal_column", row=line, column=str(cell)[:60]))
            elif str(cell).strip() or filled:
                problems.append(remark("column_ignored", row=line, column=str(cell)[:60], n=filled))
        elif column in columns.values():
            problems.append(fault("column_twice", row=line, column=column.name))
        else:
            columns[at] = column
    if not columns:
        return None, [fault("no_header", row=line, expected=", ".join(c.nl for c in table.own[:8]))]
    for column in table.columns:
        if column.required and column not in columns.values():
            found = ", ".join(str(cell) for cell in cells)
            problems.append(fault("column_missing", row=line, column=column.name, found=found))
    return Layout(table, columns), problems
