"""Our own layout as a workbook: a sheet a table with its drop-downs, an explanation and examples; empty, or filled already."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import islice
from typing import Any, BinaryIO, Final, Literal

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from data.columns import COMMON, Audience, Column, Lang, Table
from data.tables import FILLED

_ROWS: Final = 1_000
"""So many rows of a sheet have drop-downs."""
_RARE: Final = frozenset({"status", "visibility", "recorded"})
"""Common columns that a blank template does without; who needs them can add them."""
_LIST: Final = 255
"""So many characters Excel allows for a list that stands in the cell itself."""
EXAMPLE: Final = "dommelrand"


def tables_for(audience: Audience | Literal["all"]) -> tuple[Table, ...]:
    """The tables that this reader fills, in the order of their declaration."""
    return tuple(table for table in FILLED if audience == "all" or audience in table.filled_by)


def write_workbook(
    target: BinaryIO,
    tables: Sequence[Table],
    lang: Lang,
    explanation: Sequence[str],
    facts: Mapping[str, pd.DataFrame] | None = None,
) -> None:
    """Write a workbook of these tables, headers and choices in one language; `explanation` is its first sheet's text.

    Without `facts` it is a blank template with example rows on a sheet of their own. With `facts` (table -> frame with the
    table's columns) it holds them, and importing it again adds nothing.
    """
    book = xlsxwriter.Workbook(
        target,
        {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True},
    )
    pen = _Pen(book, lang)
    try:
        shown = {table: _columns(table, None if facts is None else facts[table.name]) for table in tables}
        _explain(pen, shown, explanation)
        sheets = {table: book.add_worksheet(table.title(lang)) for table in tables}
        lists = _Lists(pen, {table: (sheets[table].get_name(), shown[table]) for table in tables})
        for table, sheet in sheets.items():
            _head(pen, sheet, shown[table], lists)
            if facts is not None:
                _fill(pen, sheet, shown[table], facts[table.name])
        if facts is None:
            _examples(pen, shown)
        lists.write()
    finally:
        book.close()


class _Pen:
    """The workbook that is written, in which language and in which formats."""

    def __init__(self, book: xlsxwriter.Workbook, lang: Lang) -> None:
        self.book, self.lang = book, lang
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.head = book.add_format({"bold": True, "bg_color": "#E2E6E6", "text_wrap": True, "valign": "top"})
        self.must = book.add_format({"bold": True, "bg_color": "#AFC6D6", "text_wrap": True, "valign": "top"})
        self.text = book.add_format({"num_format": "@"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})

    def word(self, column: Column, value: str) -> str:
        return next((choice.word(self.lang) for choice in column.choices if choice.code == value), value)

    def format(self, column: Column) -> Format | None:
        """Text stays text, so that no program makes a date or a number of it."""
        return self.day if column.kind == "date" else None if column.kind in ("count", "number", "amount") else self.text


def _columns(table: Table, facts: pd.DataFrame | None) -> list[Column]:
    """The table's own columns and the common ones that people fill; of the others those that hold something."""
    plain = {column.name for column in table.own} | {column.name for column in COMMON if column.name not in _RARE}
    filled = set() if facts is None else {name for name in facts if facts[name].notna().any()}
    return [column for column in table.columns if column.name in plain | filled]


class _Lists:
    """Where the words of each drop-down stand: in the cell itself, in the list of another sheet, or on the sheet of lists."""

    def __init__(self, pen: _Pen, sheets: Mapping[Table, tuple[str, list[Column]]]) -> None:
        self.pen = pen
        self.keys = {
            table.name: f"='{name}'!${letter}$2:${letter}${_ROWS}"
            for table, (name, columns) in sheets.items()
            for letter in [xl_col_to_name([column.name for column in columns].index(table.key[0]))]
        }
        self.long: dict[tuple[str, ...], str] = {}
        self.name = "Lijsten" if pen.lang == "nl" else "Lists"

    def source(self, column: Column) -> list[str] | str | None:
        if column.refers and column.kind != "ids":
            return self.keys.get(column.refers)
        words = column.words(self.pen.lang)
        if not words:
            return None
        if len(",".join(words)) <= _LIST:
            return words
        letter = xl_col_to_name(len(self.long))
        return self.long.setdefault(tuple(words), f"='{self.name}'!${letter}$1:${letter}${len(words)}")

    def write(self) -> None:
        """The sheet of lists, if there are any too long for a cell."""
        if not self.long:
            return
        sheet = self.pen.book.add_worksheet(self.name)
        for at, words in enumerate(self.long):
            sheet.set_column(at, at, 26)
            sheet.write_column(0, at, words)


def _head(pen: _Pen, sheet: Worksheet, columns: Sequence[Column], lists: _Lists) -> None:
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.header(pen.lang), pen.must if column.required else pen.head)
        sheet.set_column(at, at, 34 if column.kind == "long" else 18, pen.format(column))
        source = lists.source(column)
        told = {"input_title": column.header(pen.lang)[:32], "input_message": column.means(pen.lang)[:255]}
        if source is None:
            sheet.data_validation(1, at, _ROWS, at, {"validate": "any", **told})
        else:
            strict = column.kind in ("choice", "flag")
            rule = {"validate": "list", "source": source, "error_type": "stop" if strict else "information", **told}
            sheet.data_validation(1, at, _ROWS, at, {**rule, "show_error": strict})


def _fill(pen: _Pen, sheet: Worksheet, columns: Sequence[Column], facts: pd.DataFrame) -> None:
    for at, column in enumerate(columns):
        for line, value in enumerate(facts[column.name].astype(object), 1):
            _write(pen, sheet, (line, at), column, value)


def _write(pen: _Pen, sheet: Worksheet, place: tuple[int, int], column: Column, value: Any) -> None:
    """A value as its cell: amounts as numbers where that is exact, else as the text that is."""
    if value is None or pd.isna(value):
        return
    match value:
        case bool():
            sheet.write_string(*place, column.words(pen.lang)[0 if value else 1])
        case int():
            sheet.write_number(*place, value)
        case Decimal() | float():
            exact = Decimal(str(value))
            if Decimal(repr(float(exact))) == exact:
                sheet.write_number(*place, float(exact))
            else:
                sheet.write_string(*place, f"{exact.normalize():f}".replace(".", "," if pen.lang == "nl" else "."))
        case date():
            sheet.write_datetime(*place, value, pen.day)
        case _:
            sheet.write_string(*place, pen.word(column, str(value)))


def _explain(pen: _Pen, shown: Mapping[Table, list[Column]], lines: Sequence[str]) -> None:
    sheet = pen.book.add_worksheet("Uitleg" if pen.lang == "nl" else "Explanation")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 1, 26)
    sheet.set_column(2, 2, 90, pen.wrapped)
    row = 0
    for line in lines:
        sheet.write_string(row, 0, line, pen.title if not row else None)
        row += 1
    for table, columns in shown.items():
        row += 1
        sheet.write_string(row, 0, table.title(pen.lang), pen.must)
        sheet.write_string(row, 1, "", pen.must)
        sheet.write_string(row, 2, table.means(pen.lang), pen.must)
        for column in columns:
            row += 1
            sheet.write_string(row, 1, column.header(pen.lang), pen.must if column.required else None)
            words = column.words(pen.lang)
            sheet.write_string(row, 2, f"{column.means(pen.lang)}{': ' if words else ''}{' | '.join(words)}", pen.wrapped)
        row += 1


def _examples(pen: _Pen, shown: Mapping[Table, list[Column]]) -> None:
    """Two invented rows a table, on a sheet that is not read."""
    sheet = pen.book.add_worksheet("Voorbeeld" if pen.lang == "nl" else "Example")
    sheet.set_column(0, 30, 20)
    row = 0
    for table, columns in shown.items():
        rows = _told(table.name)
        filled = [column for column in columns if any(one.get(column.name) for one in rows)]
        if not filled:
            continue
        sheet.write_string(row, 0, table.title(pen.lang), pen.title)
        for at, column in enumerate(filled):
            sheet.write_string(row + 1, at, column.header(pen.lang), pen.must if column.required else pen.head)
            for below, one in enumerate(rows):
                sheet.write_string(row + 2 + below, at, pen.word(column, one.get(column.name) or ""))
        row += 3 + len(rows)


def _told(table: str) -> list[dict[str, str]]:
    """The first two rows of the invented example."""
    path = files("data") / "examples" / EXAMPLE / f"{table}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as file:
        return list(islice(csv.DictReader(file), 2))
