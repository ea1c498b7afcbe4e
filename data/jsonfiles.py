"""A JSON file as sheets: a list of objects is a table, and the path to a value, such as `recipient/0/id`, its column."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from data import limits
from data.problems import Problem, Refused, fault, remark, shown
from data.sheets import Cell, Sheet
from data.textfiles import decoded

_SURROGATE = re.compile("[\ud800-\udfff]")
_FAR = re.compile(r"[eE][+-]?0*\d{4}")


def sheets_of(file: str, content: bytes) -> tuple[list[Sheet], list[Problem]]:
    """The tables of a JSON file, with what was wrong or odd about it: the file is a list of objects, or an object with such
    lists, each a sheet of its name. Rows count the objects of a list from 1; what is null is an empty cell.
    """
    text, problems = decoded(content)
    if text is None:
        return [], problems
    try:
        told = json.loads(text, object_pairs_hook=_object, parse_int=_whole, parse_float=_number, parse_constant=_no_number)
        lists = told if isinstance(told, dict) else {"": told}
        sheets = [_sheet(file, name, rows) for name, rows in lists.items() if _is_table(rows)]
    except json.JSONDecodeError as bad:
        return [], [fault("json_broken", row=bad.lineno, found=text[max(bad.pos - 20, 0) : bad.pos + 20])]
    except RecursionError:
        return [], [fault("json_too_deep", most=limits.DEPTH)]
    except Refused as refused:
        return [], list(refused.problems)
    return sheets, [*problems, *([] if sheets else [remark("json_no_table")])]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        raise Refused(fault("json_name_twice", found=Counter(name for name, _ in pairs).most_common(1)[0][0]))
    return told


def _whole(written: str) -> int | str:
    return int(written) if len(written) <= 18 else written


def _number(written: str) -> float | str:
    """A number; its text where a float would not tell all of it."""
    number = float(written)
    exact = not _FAR.search(written) and math.isfinite(number) and Decimal(repr(number)) == Decimal(written)
    return number if exact else written


def _no_number(word: str) -> Any:
    raise Refused(fault("json_no_number", found=word))


def _is_table(rows: Any) -> bool:
    return isinstance(rows, list) and any(isinstance(row, dict) for row in rows)


def _sheet(file: str, name: str, rows: list[Any]) -> Sheet:
    """A list of objects as a sheet, with a column a path, in the order in which they come."""
    places: dict[str, int] = {}
    lines: list[dict[int, Cell]] = []
    for at, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise Refused(fault("json_not_an_object", row=at, found=str(row)[:60]))
        line: dict[int, Cell] = {}
        for path, cell in _cells(row, at):
            place = places.setdefault(path, len(places))
            if place in line:
                raise Refused(fault("json_name_twice", row=at, found=path))
            line[place] = cell
        if len(places) > limits.COLUMNS:
            raise Refused(fault("too_many_columns", row=at, found=f"{len(places)}", most=limits.COLUMNS))
        lines.append(line)
    if len(lines) * len(places) > limits.CELLS:
        raise Refused(fault("too_many_cells", most=limits.CELLS))
    header: list[Cell] = list(places)
    filled = ([line.get(place, "") for place in range(len(places))] for line in lines)
    return Sheet(file, shown(name), [(0, header), *enumerate(filled, 1)])


def _cells(value: Any, row: int, path: str = "", depth: int = 0) -> Iterator[tuple[str, Cell]]:
    """Every value in it that is told, with the path to it."""
    if depth > limits.DEPTH:
        raise Refused(fault("json_too_deep", row=row, most=limits.DEPTH))
    if isinstance(value, dict | list):
        for name, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _cells(part, row, f"{path}/{name}" if path else str(name), depth + 1)
    elif value is not None:
        for text in (path, value):
            if isinstance(text, str) and _SURROGATE.search(text):
                raise Refused(fault("json_half_character", row=row, found=ascii(text)))
            if isinstance(text, str) and len(text) > limits.LINE:
                raise Refused(fault("text_too_long", row=row, most=limits.LINE))
        yield path, value
