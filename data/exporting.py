"""What stands in the ledger as files that can be read in again: importing them adds nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pandas as pd

from data.columns import OWN_RECORD, Table
from data.known import KnownAt
from data.policy import LOCAL, Viewer
from data.store import Store
from data.tables import FILLED
from data.writing import write_csv

FORMS: Final = ("csv", "parquet")


def standing(
    store: Store, coalition: str = "", viewer: Viewer = LOCAL, known_at: KnownAt | None = None
) -> dict[str, pd.DataFrame]:
    """Table -> what stands in it, as its sources say it, for this viewer at this moment.

    With `coalition` only what belongs to that coalition or to none. The columns are those that people fill.
    """
    found = {}
    for table in FILLED:
        facts = store.facts(table.name, viewer, known_at)
        if coalition:
            facts = facts[facts["coalition"].isna() | (facts["coalition"] == coalition).fillna(False)]
        found[table.name] = _as_given(table, facts).reset_index(drop=True)
    return found


def _as_given(table: Table, facts: pd.DataFrame) -> pd.DataFrame:
    """The columns that people fill, with what the ledger filled in for them left empty again."""
    given = facts[[column.name for column in table.columns]].copy()
    given["source"] = given["source"].where(given["source"] != OWN_RECORD)
    contested = facts["contested"].fillna(False)
    given["status"] = given["status"].where(~contested, "confirmed")
    return given


def export(frames: Mapping[str, pd.DataFrame], form: str, folder: Path) -> list[str]:
    """Write each frame that has rows as NAME.csv or NAME.parquet into a folder; the names of the files.

    Raises OSError where a file cannot be written.
    """
    folder.mkdir(exist_ok=True)
    names = []
    for name, frame in frames.items():
        if frame.empty:
            continue
        path = folder / f"{name}.{form}"
        if form == "csv":
            write_csv(frame.dropna(axis="columns", how="all"), path)
        else:
            partial = path.with_name(f".{path.name}.partial")
            frame.to_parquet(partial, index=False)
            partial.replace(path)
        names.append(path.name)
    return names
