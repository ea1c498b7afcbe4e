"""Frames as CSV: exact, harmless in a spreadsheet, and read back as the same values."""

import csv
import math
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

import pandas as pd

_ACTIVE = ("=", "+", "-", "@", "\t", "\0")
"""A text that begins so would run as a formula; it gets a single quote in front, which our reader takes off."""


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write `frame` to `path` as UTF-8 with commas; an unknown is an empty cell. Raises OSError where it cannot.

    A file is there whole or not at all; what is no file (a pipe, a device) is written to as it is.
    """
    if path.is_dir() or not path.name:
        raise IsADirectoryError(path)
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as stream:
            print_csv(frame, stream)
        return
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            print_csv(frame, file)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def write_whole(content: bytes, path: Path) -> None:
    """Write bytes to `path`, whole or not at all. Raises OSError where it cannot."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def print_csv(frame: pd.DataFrame, file: TextIO) -> None:
    """Write `frame` as CSV to an open text file."""
    columns = [frame[name].astype(object) for name in frame.columns]
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([cell(name) for name in frame.columns])
    writer.writerows(_rows(columns))


def cell(value: object) -> str:
    """A value as a CSV cell: amounts with at least two decimals, other numbers as short as they are exact."""
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    match value:
        case tuple():
            return "; ".join(map(cell, value))
        case bool():
            return "true" if value else "false"
        case Decimal():
            return _decimal(value)
        case float():
            return _double(value)
        case datetime() | date():
            return value.isoformat()
        case str():
            return f"'{value}" if value.startswith(_ACTIVE) else value
        case _:
            return str(value)


# Never three decimals alone: 1.234 could be taken for a thousand and more where a point parts thousands.


def _decimal(value: Decimal) -> str:
    whole, _, fraction = f"{value:f}".partition(".")
    fraction = fraction.rstrip("0").ljust(2, "0")
    return f"{whole}.{fraction}0" if len(fraction) == 3 else f"{whole}.{fraction}"


def _double(value: float) -> str:
    if not math.isfinite(value):
        return ""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    return f"{text}0" if len(text.rpartition(".")[2]) == 3 and "e" not in text else text


def _rows(columns: list[Any]) -> Iterable[list[str]]:
    return ([cell(value) for value in row] for row in zip(*columns, strict=True))
