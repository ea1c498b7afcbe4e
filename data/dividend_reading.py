"""The table of dividends that `contribution` splits: what each set of parties adds, checked whole, findings with their row."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pandas as pd

from data import reading, values
from data.checking import whole_lines
from data.columns import BETWEEN_IDS, Column
from data.look_alikes import shape
from data.problems import Problem, fault, remark, shown
from data.sheets import Cell, Sheet

PARTIES: Final = 1_000
DIVIDENDS: Final = 5_000
"""Larger games than this are refused: a coalition has tens of parties."""
_COLUMNS: Final = {
    column.name: column
    for column in (
        Column("parties", "partijen", "ids", "één partij, of meer: A+B", "one party, or more: A+B", required=True),
        Column("low", "laag", "number", "laagste waarde", "lowest value"),
        Column("likely", "waarschijnlijk", "number", "waarschijnlijkste waarde", "likeliest value"),
        Column("high", "hoog", "number", "hoogste waarde", "highest value"),
    )
}
_MAY_LACK: Final = frozenset({"low", "high"})
_ABSENT: Final = values.MISSING | values.NOT_APPLICABLE | values.WITHHELD
_FIRST: Final = 10
"""So many rows are named of a finding that holds for more."""

_Line = tuple[int, list[Cell]]


def read_dividends(path: Path) -> tuple[pd.DataFrame | None, list[Problem]]:
    """The dividends in a file, as in `dividends_of`, with all findings; None where one of them is a fault."""
    sheets, problems = reading.read([path])
    if any(problem.fault for problem in problems):
        return None, problems
    if len(sheets) != 1:
        names = ", ".join(sheet.name for sheet in sheets)
        found = fault("values_one_table", found=names) if sheets else fault("no_rows")
        return None, [*problems, found.at(reading.shown_name(path))]
    dividends, found_in_sheet = dividends_of(sheets[0])
    return dividends, problems + found_in_sheet


def dividends_of(sheet: Sheet) -> tuple[pd.DataFrame | None, list[Problem]]:
    """The dividends in a sheet, a row each in its order, with all findings; None where one of them is a fault.

    Columns: parties ("A" or "A+B", sorted, each once), low, likely and high (float, nan: unknown, or of a bound: sure). The
    columns low and high may be left out. No set of parties stands there twice, and no likely value lies outside its bounds.
    """
    if len(sheet.rows) < 2:
        return None, [fault("no_rows").at(sheet.file, sheet.name)]
    places, problems = _places(sheet)
    lines, found = whole_lines(sheet)
    problems += found
    told: dict[str, list[Any]] = {"row": [line for line, _ in lines]}
    for name, column in _COLUMNS.items():
        cells = [cells[places[name]] if name in places else "" for _, cells in lines]
        told[name], found = _read(column, cells, lines)
        problems += found if name in places else []
    rows = pd.DataFrame(told, dtype=object)
    faulty = {problem.row for problem in problems if problem.fault}
    whole = rows[~rows["row"].isin(faulty)]
    if _COLUMNS.keys() - places.keys() <= _MAY_LACK:
        problems += [*_twice(whole), *_out_of_range(whole), *_too_many(whole), *_alike(whole), *_half(whole), *_unknown(whole)]
    headers = {name: str(sheet.rows[0][1][at]) for name, at in places.items()}
    problems = [one.at(sheet.file, sheet.name, header=headers.get(one.column, "")) for one in problems]
    problems.sort(key=lambda one: one.row or 0)
    if any(problem.fault for problem in problems):
        return None, problems
    return rows.drop(columns="row").astype(dict.fromkeys(("low", "likely", "high"), float)), problems


def _places(sheet: Sheet) -> tuple[dict[str, int], list[Problem]]:
    """At which position each column stands; what is missing, there twice, or passed over."""
    line, headers = sheet.rows[0]
    names = {values.plain(told): name for name, column in _COLUMNS.items() for told in (column.name, column.nl)}
    places: dict[str, int] = {}
    ignored, problems = [], []
    for at, header in enumerate(headers):
        name = names.get(values.plain(header))
        if name in places:
            problems.append(fault("column_twice", row=line, column=str(header)))
        elif name:
            places[name] = at
        elif any(str(cell).strip() for _, row in sheet.rows for cell in row[at : at + 1]):
            ignored.append(shown(str(header)) or f"#{at + 1}")
    if ignored:
        problems.append(remark("dividends_columns_ignored", row=line, columns=", ".join(ignored), n=len(ignored)))
    found = ", ".join(map(str, headers))
    missing = [name for name in _COLUMNS if name not in places and name not in _MAY_LACK]
    return places, problems + [fault("column_missing", row=line, column=name, found=found) for name in missing]


def _read(column: Column, cells: Sequence[Cell], lines: Sequence[_Line]) -> tuple[list[Any], list[Problem]]:
    """The values of a column, None where the cell has none; and what was wrong or odd about them."""
    is_number = column.kind == "number"
    mark, doubtful = values.marks(cells) if is_number else ("", [])
    told: list[Any] = []
    words: list[tuple[int, str]] = []
    problems = []
    for (line, _), cell in zip(lines, cells, strict=True):
        value: str | float | None = None
        try:
            if not is_number:
                value = values.ids(cell, column)
            elif isinstance(cell, str) and cell.strip().casefold() in _ABSENT:
                words.append((line, cell))
            else:
                value = values.double(cell, column, mark)
            if value is None and column.required:
                problems.append(fault("required", row=line, column=column.name))
        except values.Unreadable as bad:
            found = Problem(bad.code, True, found=shown(str(cell)), details=bad.details)
            problems.append(found.at("", "", line, column.name))
        told.append(value)
    if words:
        problems.append(remark("missing_word", row=words[0][0], column=column.name, found=words[0][1], n=len(words)))
    if doubtful and mark:
        sample = str(cells[doubtful[0]])
        problems.append(remark("decimal_mark", column=column.name, found=sample, mark=mark, n=len(doubtful)))
    return told, problems


def _twice(rows: pd.DataFrame) -> list[Problem]:
    """A fault for each set of parties that stood there before, in whatever order."""
    first: dict[str, int] = {}
    problems = []
    for row, parties in zip(rows["row"], rows["parties"], strict=True):
        if first.setdefault(parties, row) != row:
            problems.append(fault("dividend_twice", row=row, column="parties", found=parties, first=first[parties]))
    return problems


def _out_of_range(rows: pd.DataFrame) -> list[Problem]:
    """A fault for each row of which the values do not stand in order, from low to high."""
    problems = []
    for row, *told in rows[["row", "low", "likely", "high"]].itertuples(index=False):
        known = [value for value in told if value is not None]
        if known != sorted(known):
            column = "low" if told[0] is not None and told[0] > known[1] else "high"
            found = " – ".join("" if value is None else f"{value:.12g}" for value in told)
            problems.append(fault("values_range", row=row, column=column, found=found))
    return problems


def _too_many(rows: pd.DataFrame) -> list[Problem]:
    """A fault where the game is larger than a coalition can be."""
    parties = len(_names(rows))
    if parties > PARTIES:
        return [fault("dividends_parties_most", column="parties", found=str(parties), most=PARTIES)]
    return [fault("dividends_most", found=str(len(rows)), most=DIVIDENDS)] if len(rows) > DIVIDENDS else []


def _alike(rows: pd.DataFrame) -> list[Problem]:
    """A remark for each party that a reader would take for another one."""
    first: dict[str, str] = {}
    problems = []
    for name, row in _names(rows).items():
        other = first.setdefault(shape(name), name)
        if other != name:
            problems.append(remark("dividends_resemble", row=row, column="parties", found=name, other=other))
    return problems


def _names(rows: pd.DataFrame) -> dict[str, int]:
    """By party the first row that names it."""
    found: dict[str, int] = {}
    for row, parties in zip(rows["row"], rows["parties"], strict=True):
        for name in parties.split(BETWEEN_IDS):
            found.setdefault(name, row)
    return found


def _half(rows: pd.DataFrame) -> list[Problem]:
    """A remark where one bound is told and the other is not: it is then taken to be the likely value."""
    half = rows.loc[rows["low"].isna() != rows["high"].isna(), "row"].tolist()
    return [remark("dividend_one_bound", row=half[0], column="low", rows=_some(half), n=len(half))] if half else []


def _unknown(rows: pd.DataFrame) -> list[Problem]:
    """A remark where the likely value is not known."""
    bare = rows.loc[rows["likely"].isna(), "row"].tolist()
    return [remark("dividend_unknown", row=bare[0], column="likely", rows=_some(bare), n=len(bare))] if bare else []


def _some(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:_FIRST])) + (" …" if len(numbers) > _FIRST else "")
