"""Packs, frameworks and instruments of people's own: a folder, stored whole; a version once in never changes."""

import csv
import io
import json
import lzma
import math
import tomllib
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, Final

from data import limits
from data.checking import Row
from data.problems import Problem, Refused, fault, remark
from data.standing import Known
from data.tables import BY_NAME

METHOD: Final = BY_NAME["method"]
KINDS: Final = {"pack.toml": "pack", "framework.toml": "framework", "instrument.toml": "instrument"}
_SUFFIXES: Final = frozenset({".toml", ".csv", ".md", ".txt"})
_DEPTH: Final = 2
_DIRECTIONS: Final = ("up", "down", "band")


def is_method(path: Path) -> bool:
    """Is this the folder of a pack, framework or instrument?"""
    return path.is_dir() and any((path / name).is_file() for name in KINDS)


def read_method(folder: Path, known: Known) -> tuple[list[Row], list[Problem]]:
    """The folder as one row of the table `method`, with all findings; no row where that version stands already."""
    files, problems = _texts(folder)
    name = next(one for one in KINDS if (folder / one).is_file())
    kind = KINDS[name]
    try:
        head = tomllib.loads(files.get(name, ""))
    except tomllib.TOMLDecodeError as error:
        return [], [*problems, fault("toml_unreadable", found=str(error)).at(name)]
    problems += [problem.at(name) for problem in _head(head, kind)]
    problems += [found.at(file) for file, check in _TABLES[kind].items() for found in check(files.get(file))]
    if any(problem.fault for problem in problems):
        return [], problems
    content = json.dumps(files, ensure_ascii=False, sort_keys=True)
    key, version = str(head["key"]), str(head["version"])
    before = known.content(key, version)
    if before is not None and before != content:
        changed = sorted(n for n in files.keys() | files_of(before).keys() if files.get(n) != files_of(before).get(n))
        return [], [*problems, fault("version_taken", found=f"{key} {version}", files=", ".join(changed)).at(name)]
    names = head["name"] if isinstance(head.get("name"), dict) else {}
    values: dict[str, Any] = {
        "method": key,
        "version": version,
        "kind": kind,
        "name": str(names.get("nl") or names.get("en") or key),
        "owner": str(head["owner"]) if "owner" in head else None,
        "dated": _dated(head),
        "content": content,
        "reason": str(head["reason"]) if "reason" in head else None,
    }
    return [Row(METHOD, values, name)], problems


def files_of(content: str) -> dict[str, str]:
    """The files that a stored version is made of: name within its folder -> text."""
    found: dict[str, str] = json.loads(content)
    return found


def unpack(content: bytes, folder: Path) -> None:
    """Unpack an archive of such a folder. Raises Refused where it is none, or asks for more than is allowed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > limits.METHOD or len(entries) > limits.FILES:
                raise Refused(fault("unpacks_too_large", found="zip", most=f"{limits.METHOD // 2**20} MB"))
            marks = [PurePosixPath(entry.filename).parent for entry in entries if PurePosixPath(entry.filename).name in KINDS]
            for entry in entries:
                inside = PurePosixPath(entry.filename)
                if marks and inside.is_relative_to(marks[0]):
                    inside = inside.relative_to(marks[0])
                if ".." in inside.parts or inside.is_absolute() or len(inside.parts) > _DEPTH:
                    raise Refused(fault("archive_path", found=entry.filename))
                target = folder / inside
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(archive.read(entry))
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise Refused(fault("not_a_method")) from None
    if not is_method(folder):
        raise Refused(fault("not_a_method"))


def _texts(folder: Path) -> tuple[dict[str, str], list[Problem]]:
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


def _head(head: Mapping[str, Any], kind: str) -> list[Problem]:
    """What every pack, framework and instrument must say of itself."""
    needed = {
        "pack": ("key", "version", "owner", "dated", "source", "scale"),
        "framework": ("key", "version", "owner", "dated"),
        "instrument": ("key", "version", "kind", "source", "licence", "scale"),
    }[kind]
    problems = [fault("toml_key_missing", found=name) for name in needed if not str(head.get(name) or "").strip()]
    allowed = {
        "pack": ("scale", ("signed", "plain")),
        "instrument": ("kind", ("profile", "statements", "cards", "ranking")),
    }
    if kind in allowed:
        name, words = allowed[kind]
        if head.get(name) and head[name] not in words:
            problems.append(fault("toml_word", found=f"{name} = {head[name]}", expected=", ".join(words)))
    if "dated" in needed and head.get("dated") and _dated(head) is None:
        problems.append(fault("not_a_date", found=f"dated = {head['dated']}"))
    return problems


def _dated(head: Mapping[str, Any]) -> date | None:
    """The day of the version, given as a date or as its text."""
    try:
        return date.fromisoformat(str(head.get("dated"))[:10])
    except ValueError:
        return None


def _rows(text: str | None, needed: tuple[str, ...]) -> tuple[list[tuple[int, dict[str, str]]], list[Problem]]:
    """The rows of a CSV with their line, comment lines left out; a fault where the file or a column is not there."""
    if text is None:
        return [], [fault("file_missing")]
    lines = [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    try:
        read = list(csv.reader(line for _, line in lines))
    except csv.Error as error:
        return [], [fault("not_a_table_file", found=str(error))]
    header = [name.strip() for name in read[0]] if read else []
    missing = [fault("column_missing", column=name, found=", ".join(header)) for name in needed if name not in header]
    if missing:
        return [], missing
    return [(at, dict(zip(header, row, strict=False))) for (at, _), row in zip(lines[1:], read[1:], strict=False)], []


def _nodes(text: str | None) -> list[Problem]:
    """One root, every parent there, no name twice."""
    rows, problems = _rows(text, ("node", "parent"))
    nodes = [row.get("node", "").strip() for _, row in rows]
    for at, row in rows:
        node, parent = row.get("node", "").strip(), row.get("parent", "").strip()
        if not node:
            problems.append(fault("required", row=at, column="node"))
        elif nodes.count(node) > 1:
            problems.append(fault("node_twice", row=at, column="node", found=node))
        if parent and parent not in nodes:
            problems.append(fault("node_unknown", row=at, column="parent", found=parent))
        problems += [found for found in (_weight(row, at), _direction(row, at)) if found]
    for parent in sorted({row.get("parent", "").strip() for _, row in rows} - {""}):
        told = [row.get("weight", "").strip() or "1" for _, row in rows if row.get("parent", "").strip() == parent]
        if all(_number(weight) == 0 for weight in told):
            problems.append(fault("weights_zero", column="weight", found=parent))
    parents = {row.get("node", "").strip(): row.get("parent", "").strip() for _, row in rows}
    for node, parent in parents.items():
        above, steps = parent, 0
        while above in parents and steps <= len(parents):
            above, steps = parents[above], steps + 1
        if steps > len(parents):
            problems.append(fault("node_in_circle", column="parent", found=node))
            break
    roots = [row["node"] for _, row in rows if not row.get("parent", "").strip()]
    if rows and len(roots) != 1:
        problems.append(fault("roots", column="parent", found=", ".join(roots) or "–"))
    return problems


def _number(told: str) -> float | None:
    """A weight as a number with a point; None where it is none, or is not finite."""
    try:
        value = float(told)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _weight(row: Mapping[str, str], at: int) -> Problem | None:
    told = row.get("weight", "").strip()
    value = _number(told) if told else 1.0
    if value is None:
        return fault("not_a_number", row=at, column="weight", found=told)
    return fault("number_below", row=at, column="weight", found=told, low=0) if value < 0 else None


def _direction(row: Mapping[str, str], at: int) -> Problem | None:
    told = row.get("direction", "").strip()
    return (
        None
        if told in ("", *_DIRECTIONS)
        else fault("toml_word", row=at, column="direction", found=told, expected=", ".join(_DIRECTIONS))
    )


def _has(*columns: str) -> Callable[[str | None], list[Problem]]:
    def check(text: str | None) -> list[Problem]:
        return _rows(text, columns)[1]

    return check


_TABLES: Final[dict[str, dict[str, Callable[[str | None], list[Problem]]]]] = {
    "pack": {"nodes.csv": _nodes},
    "framework": {},
    "instrument": {"values.csv": _has("value"), "items.csv": _has("item", "value")},
}
