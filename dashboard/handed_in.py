"""Files handed in, at whatever door: read and checked, and answers of persons aggregated before anything can be stored."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from data import intake
from data.checking import Row
from data.intake import Delivery
from data.marks import Marks
from data.store import Store
from data.tables import BY_NAME
from data.tracking import UNSEEN, Track
from metrics.surveyed import surveyed

_RELEASED = ("coalition", "party", "role", "instrument", "period", "aspect", "people")
_FIGURES = ("part", "code", "mean", "spread", "withheld")
_GROUPS = {
    "profile": ("coalition", "party", "role", "instrument", "period", "aspect"),
    "opinion": ("coalition", "instrument", "period"),
}
"""What of a table is told anew as a whole."""
_GONE = "nieuwe antwoorden"


def examine(paths: Sequence[Path], format_name: str, store: Store | None = None, track: Track = UNSEEN) -> Delivery:
    """Read and check files without storing anything, as `intake.examine`; of answers only what they come to is left."""
    return aggregated(intake.examine(paths, format_name, store, track), store)


def aggregated(delivery: Delivery, store: Store | None = None) -> Delivery:
    """The delivery with rows of what answers come to in their place; the same delivery, which holds no answer any more."""
    answers, delivery.answers = delivery.answers, []
    if not answers or delivery.refused:
        return delivery
    marks = Marks(store.path if store else None)
    released = store.ask("released") if store else pd.DataFrame(columns=[*_RELEASED, "held_back", "members"])
    figures = store.ask("figures_told") if store else pd.DataFrame(columns=[*_RELEASED, *_FIGURES])
    found = surveyed(answers, intake.smallest_groups(delivery.rows, store), released, figures, marks.of)
    rows = [Row(BY_NAME[table], values, file) for table, values, file in found.rows]
    delivery.rows += [*rows, *(_gone(rows, store) if store else ())]
    delivery.problems += found.problems
    delivery.marks = marks
    return delivery


def _gone(rows: Sequence[Row], store: Store) -> list[Row]:
    """A withdrawal of what the same source told before of a group and tells no more: what stays would be of other people."""
    gone = []
    for name, group in _GROUPS.items():
        table = BY_NAME[name]
        these = [row for row in rows if row.table is table]
        groups = {tuple(row.values.get(column) for column in (*group, "source")) for row in these}
        told = {(*row.key(), row.values.get("source")) for row in these}
        facts = store.facts(name).astype(object) if these else pd.DataFrame()
        for fact in facts.where(facts.notna(), None).to_dict("records"):
            key = {column: fact[column] for column in (*table.key, "source")}
            if tuple(fact[column] for column in (*group, "source")) in groups and tuple(key.values()) not in told:
                gone.append(Row(table, {**key, "status": "withdrawn", "reason": _GONE}, these[0].file))
    return gone
