"""Files as sheets of raw cells, read in a child process that has little memory and little time.

`python -m data.reading FILE...` is that child: it prints what it read as JSON. A file that harms its reader harms only
the child; the parent then says that the file is too heavy.
"""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from data import limits
from data.problems import Problem, fault, remark
from data.sheets import Sheet, packed, unpacked

TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet"})
"""In a folder, files of other names are not taken for tables; a file that is named itself is judged by its content."""
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
    (b"DUCK", "DuckDB"),
)
_PICKLE = re.compile(rb"c[\w.]+\n\w+\n\(")
_CHILD = "data.reading"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(paths: Sequence[Path]) -> tuple[list[Sheet], list[Problem]]:
    """The sheets of all files and all that was wrong or odd about them. Folders stand for the files in them.

    Never raises for what a file holds; a path that is not there, or cannot be opened, is a fault like any other.
    """
    files, problems = _files(paths)
    if not files or any(problem.fault for problem in problems):
        return [], problems
    command = [sys.executable, "-m", _CHILD, *map(str, files)]
    where = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}
    try:
        child = subprocess.run(command, capture_output=True, env=where, timeout=limits.SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return [], [*problems, fault("reading_too_slow", most=limits.SECONDS).at(files[0].name)]
    if child.returncode:
        return [], [*problems, fault("reading_too_heavy").at(files[0].name)]
    sheets, found = unpacked(child.stdout.decode())
    return sheets, problems + found


def _files(paths: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    files: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
            tables = [p for p in inside if p.suffix.lower() in TABLE_SUFFIXES]
            if not tables:
                problems.append(fault("folder_empty").at(path.name))
            files += tables
            problems += [remark("file_skipped").at(p.name) for p in inside if p not in tables]
        elif path.is_file():
            files.append(path)
        else:
            problems.append(fault("file_missing").at(path.name))
    if len(files) > limits.FILES:
        problems.append(fault("too_many_files", found=str(len(files)), most=limits.FILES))
    total = 0
    for file in files:
        try:
            size = file.stat().st_size
            with file.open("rb"):
                total += size
        except OSError:
            problems.append(fault("file_unreadable").at(file.name))
            continue
        if size > limits.FILE:
            problems.append(
                fault("file_too_large", found=f"{size // 2**20} MB", most=f"{limits.FILE // 2**20} MB").at(file.name)
            )
    return files, problems


def _sheets(path: Path) -> tuple[list[Sheet], list[Problem]]:
    """What one file holds. Its content decides what it is, never its name."""
    content = path.read_bytes()
    problems: list[Problem] = []
    if not content:
        return [], [fault("file_empty")]
    if content.startswith(b"PAR1"):
        from data.store import parquet_rows  # DuckDB is a second of imports that no CSV needs

        header, rows = parquet_rows(path)
        return [Sheet(path.name, rows=[(1, list(header)), *((at, list(row)) for at, row in enumerate(rows, 2))])], []
    if content.startswith(b"PK"):
        from data.workbooks import sheets_of

        return sheets_of(path.name, content)
    if content.startswith(_OLE):
        protected = any("EncryptedPackage".encode(form) in content for form in ("ascii", "utf-16-le"))
        return [], [fault("password") if protected else fault("old_workbook")]
    if _PICKLE.match(content):
        return [], [fault("not_a_table_file", found="pickle")]
    for magic, kind in _KINDS:
        if content.startswith(magic):
            return [], [fault("not_a_table_file", found=kind)]
    if content.lstrip()[:1] == b"<" and any(
        tag in content[:2048].lower() for tag in (b"<html", b"<!doctype", b"<table", b"<?xml")
    ):
        return [], [fault("not_a_table_file", found="HTML/XML")]
    if path.suffix.lower() in (".xlsx", ".xls", ".ods", ".xlsm"):
        problems.append(remark("csv_named_workbook", found=path.suffix))
    from data.textfiles import sheet_of

    sheet, found = sheet_of(path.name, content)
    return [sheet] if sheet else [], problems + found


def _main(paths: Sequence[str]) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS))
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for path in map(Path, paths):
        found_sheets, found = _sheets(path)
        sheets += found_sheets
        problems += [problem.at(path.name) for problem in found]
    sys.stdout.write(packed(sheets, problems))


if __name__ == "__main__":
    _main(sys.argv[1:])
