"""Packs, frameworks and instruments of people's own: a folder, stored whole; a version once in never changes."""

import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from data import limits
from data.checking import Row
from data.instrument_reading import read_instrument
from data.method_files import beside, day_of, of_itself, read_toml, texts_of
from data.pack_reading import read_pack
from data.problems import Problem, Refused, fault
from data.standing import Known
from data.tables import BY_NAME

METHOD: Final = BY_NAME["method"]
_FRAMEWORK: Final = "framework.toml"
KINDS: Final = {"pack.toml": "pack", _FRAMEWORK: "framework", "instrument.toml": "instrument"}
_DEPTH: Final = 2


def is_method(path: Path) -> bool:
    """Is this the folder of a pack, framework or instrument?"""
    return path.is_dir() and any((path / name).is_file() for name in KINDS)


def read_method(folder: Path, known: Known) -> tuple[list[Row], list[Problem]]:
    """The folder as one row of the table `method`, with all findings; no row where that version stands already."""
    files, problems = texts_of(folder)
    if not files:
        return [], problems
    name = next(one for one in KINDS if (folder / one).is_file())
    kind = KINDS[name]
    problems = beside(problems, _READERS[kind](files))
    head = read_toml(files.get(name))[0]
    if head is None or any(problem.fault for problem in problems):
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
        "dated": day_of(head.get("dated")),
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


def _framework(files: Mapping[str, str]) -> list[Problem]:
    """All findings on a framework."""
    head, problems = read_toml(files.get(_FRAMEWORK))
    if head is not None:
        problems += of_itself(head, ("key", "version", "owner", "dated"))
    return [problem.at(_FRAMEWORK) for problem in problems]


_READERS: Final[dict[str, Callable[[Mapping[str, str]], list[Problem]]]] = {
    "pack": lambda files: read_pack(files)[1],
    "framework": _framework,
    "instrument": lambda files: read_instrument(files)[1],
}
"""All findings on a folder of each kind."""
