"""What lies beside the database: each batch as a folder of Parquet, and the head of the chain in a small file.

Other processes read the folders while one holds the database; the head tells when the end of the ledger is missing.
Everything is written under a temporary name and renamed, so that it is there whole or not at all.
"""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


@dataclass(frozen=True)
class Head:
    """The last batch of a ledger, and its hash."""

    batch: int
    hash: str


def folder_of(database: Path) -> Path:
    """The folder beside a database that holds its batches as Parquet."""
    return database.with_name(f"{database.name}.batches")


def write_batch(database: Path, batch: int, tables: Mapping[str, pa.Table]) -> None:
    """Write the rows of one batch, a file a table, as `NNNNNN/TABLE.parquet`; an earlier folder of it is replaced."""
    folder = folder_of(database)
    folder.mkdir(exist_ok=True)
    partial, whole, old = folder / f".partial-{batch:06d}", folder / f"{batch:06d}", folder / f".old-{batch:06d}"
    for leftover in (partial, old):
        shutil.rmtree(leftover, ignore_errors=True)
    partial.mkdir()
    for name, table in tables.items():
        with (partial / f"{name}.parquet").open("wb") as file:
            pq.write_table(table, file)
            file.flush()
            os.fsync(file.fileno())
    if whole.exists():
        whole.rename(old)
    partial.rename(whole)
    shutil.rmtree(old, ignore_errors=True)


def batches(database: Path) -> list[int]:
    """The batches that are there as Parquet, from the first up to where one is missing."""
    folder = folder_of(database)
    try:
        there = {int(entry.name) for entry in folder.iterdir() if entry.name.isdigit()}
    except OSError:
        return []
    last = next(number for number in range(1, len(there) + 2) if number not in there) - 1
    return list(range(1, last + 1))


def hash_of(database: Path, batch: int) -> str:
    """The hash that the Parquet of a batch carries; empty where it carries none."""
    try:
        table = pq.read_table(folder_of(database) / f"{batch:06d}" / "batch.parquet", columns=["hash"])
        return str(table.column("hash")[0].as_py())
    except (OSError, pa.ArrowException, IndexError):
        return ""


def set_aside(database: Path) -> None:
    """Move the folder out of the way, under a name that nobody reads."""
    folder = folder_of(database)
    number = next(n for n in range(1, 10_000) if not folder.with_name(f"{folder.name}.old-{n}").exists())
    folder.rename(folder.with_name(f"{folder.name}.old-{number}"))


def parquet_files(database: Path) -> dict[str, list[str]]:
    """Table name -> the Parquet files that hold its rows, batch by batch."""
    found: dict[str, list[str]] = {}
    for batch in batches(database):
        for file in sorted((folder_of(database) / f"{batch:06d}").glob("*.parquet")):
            found.setdefault(file.stem, []).append(str(file))
    return found


def write_head(database: Path, head: Head) -> None:
    """Write the head beside a database, whole or not at all."""
    path = _head_file(database)
    partial = path.with_name(path.name + ".partial")
    with partial.open("w", encoding="utf-8") as file:
        json.dump({"batch": head.batch, "hash": head.hash}, file)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def read_head(database: Path) -> Head | None:
    """The head beside the database; None where there is none, or it cannot be read as one."""
    try:
        told = json.loads(_head_file(database).read_text(encoding="utf-8"))
        return Head(int(told["batch"]), str(told["hash"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _head_file(database: Path) -> Path:
    return database.with_name(f"{database.name}.head")
