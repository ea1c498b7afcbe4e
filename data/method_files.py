"""The files of a pack, framework or instrument as texts, and what a TOML and a CSV among them say."""

import csv
import itertools
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from data import limits
from data.problems import Problem, fault, remark

T = TypeVar("T")
_SUFFIXES: Final = frozenset({".toml", ".csv", ".md", ".txt"})


def texts_of(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """The texts in the folder and the folders in it, with what could not be read and what was passed over."""
    files: dict[str, str] = {}
    problems: list[Problem] = []
    paths = sorted(path for pattern in ("*", "*/*") for path in folder.glob(pattern) if path.is_file())
    if sum(path.stat().st_size for path in paths) > limits.METHOD:
        return {}, [fault("file_too_large", found=folder.name, most=f"{limits.METHOD // 2**20} MB").at(folder.name)]
    for path in paths:
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() not in _SUFFIXES or path.name.startswith("."):
            problems.append(remark("file_skipped").at(name))
            continue
        try:
            files[name] = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError):
            problems.append(fault("file_unreadable").at(name))
    return files, problems


def read_folder(
    folder: Path, read: Callable[[Mapping[str, str]], tuple[T | None, list[Problem]]]
) -> tuple[T | None, list[Problem]]:
    """What `read` makes of the texts in a folder, with all findings; None where any of them is a fault."""
    files, problems = texts_of(folder)
    if not files and any(problem.fault for problem in problems):
        return None, problems
    found, told = read(files)
    problems = beside(problems, told)
    return (None if any(problem.fault for problem in problems) else found), problems


def beside(problems: Iterable[Problem], found: Iterable[Problem]) -> list[Problem]:
    """Both lists as one; a file that could not be read is not told to be missing as well."""
    told = list(problems)
    unread = {problem.file for problem in told if problem.fault}
    return [*told, *(one for one in found if one.code != "file_missing" or one.file not in unread)]


def read_toml(text: str | None) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The content of a TOML file; None, with the reason, where it cannot be read."""
    if text is None:
        return None, [fault("file_missing")]
    try:
        head = tomllib.loads(text)
        str(head)  # what cannot be written out cannot be told of either
    except ValueError as error:  # a TOMLDecodeError, or a number of more digits than Python reads or writes
        return None, [fault("toml_unreadable", found=str(error))]
    except RecursionError:
        return None, [fault("toml_unreadable", found="[[[[…")]
    return head, []


def of_itself(
    head: Mapping[str, Any], needed: tuple[str, ...], choice: tuple[str, tuple[str, ...]] | None = None
) -> list[Problem]:
    """What a pack, framework or instrument must say of itself: the keys, the words that one of them may have, and its day."""
    problems = [fault("toml_key_missing", found=name) for name in needed if not str(head.get(name) or "").strip()]
    if choice and head.get(choice[0]) and head[choice[0]] not in choice[1]:
        problems.append(fault("toml_word", found=f"{choice[0]} = {head[choice[0]]}", expected=", ".join(choice[1])))
    if "dated" in needed and head.get("dated") and day_of(head.get("dated")) is None:
        problems.append(fault("not_a_date", found=f"dated = {head['dated']}"))
    return problems


def day_of(told: object) -> date | None:
    """A day given as a date or as its text; None where it is none."""
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError:
        return None


def rows_of(text: str | None, needed: tuple[str, ...]) -> tuple[list[tuple[int, dict[str, str]]], list[Problem]]:
    """The filled rows of a CSV with their line; lines with # are left out. No rows, and faults, where it is no table."""
    if text is None:
        return [], [fault("file_missing")]
    lines = list(enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1))
    lines = [(at, line) for at, line in lines if line.strip() and not line.startswith("#")]
    reader = csv.reader((f"{line}\n" for _, line in lines), strict=True)
    read: list[tuple[int, list[str]]] = []
    begins = 0
    try:
        for row in reader:
            read.append((lines[begins][0], [cell.strip() for cell in row]))
            begins = reader.line_num
    except csv.Error as error:
        at, line = lines[begins]
        if "limit" in str(error):
            return [], [fault("not_a_table_file", found=str(error))]
        return [], [fault("quote_open", row=at, found=line)]
    header = read[0][1] if read else []
    problems = [fault("column_missing", column=name, found=", ".join(header)) for name in needed if name not in header]
    twice = [name for name, count in Counter(header).items() if name and count > 1]
    problems += [fault("column_twice", row=read[0][0], column=name) for name in twice]
    if problems:
        return [], problems
    filled = [(at, row) for at, row in read[1:] if any(row)]
    problems = [
        fault("row_length", row=at, found=str(len(row)), expected=len(header)) for at, row in filled if any(row[len(header) :])
    ]
    rows = [(at, dict(itertools.zip_longest(header, row[: len(header)], fillvalue=""))) for at, row in filled]
    return rows, problems
