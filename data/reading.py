"""Files as sheets of raw cells, read in a child process that has little memory and little time.

`python -m data.reading FILE...` is that child: it prints what it read as JSON. A file that harms its reader harms only
the child; the parent then says that the file is too heavy.
"""

import os
import re
import subprocess
import sys
from collections.abc import Sequence, Set
from pathlib import Path

from data import limits
from data.problems import Problem, Refused, fault, remark
from data.sheets import Sheet, packed, unpacked

TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet"})
"""In a folder, files of other names are not taken for tables, unless the format says so; a file that is named itself is
judged by its content."""
_KINDS = (
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"BZh", "bzip2"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x80\x02", "pickle"),
    (b"\x80\x03", "pickle"),
    (b"\x80\x04", "pickle"),
    (b"\x80\x05", "pickle"),
)
_JSON = re.compile(rb"[\xef\xbb\xbf\xff\xfe\s\0]*[\[{][\s\0]*[\"\[{\]}]")
_BRACKET = re.compile(rb"[\xef\xbb\xbf\xff\xfe\s\0]*[\[{]")
_PICKLE = re.compile(rb"c[\w.]+\n\w+\n\(")
_CHILD = "data.reading"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(paths: Sequence[Path], suffixes: Set[str] = TABLE_SUFFIXES) -> tuple[list[Sheet], list[Problem]]:
    """The sheets of all files and all that was wrong or odd about them. Folders stand for the files in them that have one of
    these suffixes.

    Never raises for what a file holds; a path that is not there, or cannot be opened, is a fault like any other.
    """
    files, problems = _files(paths, suffixes)
    if not files or any(problem.fault for problem in problems):
        return [], problems
    command = [sys.executable, "-m", _CHILD, *map(str, files)]
    where = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}
    where |= {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1"}  # each arena and thread reserves address space
    try:
        child = subprocess.run(command, capture_output=True, env=where, timeout=limits.SECONDS, check=False)
        told, ended = child.stdout, "" if child.returncode == 0 else "reading_too_heavy"
    except subprocess.TimeoutExpired as late:
        told, ended = late.stdout or b"", "reading_too_slow"
    sheets: list[Sheet] = []
    lines = [line for line in told.decode().split("\n") if line]  # a cell may hold other line marks
    for line in lines:
        found_sheets, found = unpacked(line)
        sheets += found_sheets
        problems += found
    if ended:
        problems.append(fault(ended, most=limits.SECONDS).at(shown_name(files[min(len(lines), len(files) - 1)])))
    return sheets, problems


def shown_name(path: Path) -> str:
    """The name of a file, fit to be printed whatever bytes it is made of."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _files(paths: Sequence[Path], suffixes: Set[str]) -> tuple[list[Path], list[Problem]]:
    """The files that the paths stand for; what is wrong with the paths, and what in a folder was passed over."""
    files: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            inside = sorted(path.iterdir()) if path.is_dir() else []
            if not path.exists():
                problems.append(fault("file_missing").at(shown_name(path)))
                continue
        except OSError:
            problems.append(fault("file_unreadable").at(shown_name(path)))
            continue
        if not path.is_dir():
            files.append(path)
            continue
        seen = [entry for entry in inside if not entry.name.startswith(".")]
        tables = [entry for entry in seen if _is_table(entry, suffixes)]
        problems += [remark("file_skipped").at(shown_name(entry)) for entry in seen if entry not in tables]
        if not tables:
            problems.append(fault("folder_empty").at(shown_name(path)))
        files += tables
    if len(files) > limits.FILES:
        problems.append(fault("too_many_files", found=str(len(files)), most=limits.FILES))
    for file in files:
        try:
            size = file.stat().st_size
            with file.open("rb"):
                pass
        except OSError:
            problems.append(fault("file_unreadable").at(shown_name(file)))
            continue
        if size > limits.FILE:
            found = fault("file_too_large", found=f"{size // 2**20} MB", most=f"{limits.FILE // 2**20} MB")
            problems.append(found.at(shown_name(file)))
    return files, problems


def _is_table(entry: Path, suffixes: Set[str]) -> bool:
    """Is this entry of a folder taken for a table? Not a folder, and not the lock file of an open workbook."""
    return entry.is_file() and entry.suffix.lower() in suffixes and not entry.name.startswith("~$")


def _sheets(path: Path) -> tuple[list[Sheet], list[Problem]]:
    """What one file holds. Its content decides what it is, never its name."""
    content = path.read_bytes()
    problems: list[Problem] = []
    if not content:
        return [], [fault("file_empty")]
    if content.startswith(b"PAR1"):
        from data.store import parquet_rows  # DuckDB is a second of imports that no CSV needs

        try:
            header, rows = parquet_rows(path)
        except Refused as refused:
            return [], list(refused.problems)
        return [Sheet(shown_name(path), rows=[(1, list(header)), *((at, list(row)) for at, row in enumerate(rows, 2))])], []
    if content.startswith(b"PK"):
        from data.workbooks import sheets_of

        return sheets_of(shown_name(path), content)
    if content.startswith(_OLE):
        protected = any("EncryptedPackage".encode(form) in content for form in ("ascii", "utf-16-le"))
        return [], [fault("password") if protected else fault("old_workbook")]
    if _PICKLE.match(content):
        return [], [fault("not_a_table_file", found="pickle")]
    if content[8:12] == b"DUCK":
        return [], [fault("not_a_table_file", found="DuckDB")]
    for magic, kind in _KINDS:
        if content.startswith(magic):
            return [], [fault("not_a_table_file", found=kind)]
    if content.lstrip()[:1] == b"<" and any(
        tag in content[:2048].lower() for tag in (b"<html", b"<!doctype", b"<table", b"<?xml")
    ):
        return [], [fault("not_a_table_file", found="HTML/XML")]
    if _is_json(content, path.suffix.lower()):
        from data import jsonfiles

        return jsonfiles.sheets_of(shown_name(path), content)
    if path.suffix.lower() in (".xlsx", ".xls", ".ods", ".xlsm", ".json"):
        problems.append(remark("csv_named_workbook", found=path.suffix))
    from data.textfiles import sheet_of

    sheet, found = sheet_of(shown_name(path), content)
    return [sheet] if sheet else [], problems + found


def _is_json(content: bytes, suffix: str) -> bool:
    """Does it begin as JSON does? A header in square brackets does not, unless the file is named so."""
    return bool((_BRACKET if suffix == ".json" else _JSON).match(content))


def _main(paths: Sequence[str]) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS))
    for path in map(Path, paths):  # a line a file, so that the parent knows at which one we ended
        sheets, problems = _sheets(path)
        sys.stdout.write(packed(sheets, [problem.at(shown_name(path)) for problem in problems]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main(sys.argv[1:])
