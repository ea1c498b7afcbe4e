"""A sheet of raw cells: what reading hands to checking, whatever the file was."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from data.problems import Problem

Cell = str | int | float | bool | date
"""Text as it was typed; or a number, truth value or date that a workbook or Parquet file holds as such."""


@dataclass
class Sheet:
    """Rows of cells with the line (CSV) or row (workbook) they stand on. The first row is not yet known to be the header.

    `ragged` says that rows may differ in length and that this means something (CSV, not workbooks).
    """

    file: str
    name: str = ""
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
    ragged: bool = False


def packed(sheets: Iterable[Sheet], problems: Iterable[Problem]) -> str:
    """Sheets and problems as JSON, in which a date is a list of one text."""
    return json.dumps(
        {"sheets": [vars(sheet) for sheet in sheets], "problems": [vars(problem) for problem in problems]},
        default=lambda day: [day.isoformat()],
        ensure_ascii=False,
    )


def unpacked(text: str) -> tuple[list[Sheet], list[Problem]]:
    """The inverse of `packed`."""
    both = json.loads(text)
    sheets = [Sheet(**sheet) for sheet in both["sheets"]]
    for sheet in sheets:
        sheet.rows = [
            (line, [date.fromisoformat(cell[0]) if isinstance(cell, list) else cell for cell in cells])
            for line, cells in sheet.rows
        ]
    return sheets, [Problem(**{**problem, "differs": ()}) for problem in both["problems"]]
