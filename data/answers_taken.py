"""Answers in the sheets of a delivery, beside what the ledger knows: to which instruments, of which coalition, of whom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from data.answer_reading import answers_of
from data.answers import Answers
from data.checking import Row
from data.instrument import Instrument
from data.instruments_known import instruments
from data.known import today
from data.problems import Problem, fault
from data.sheets import Sheet
from data.standing import Known
from data.store import Store
from data.tables import BY_NAME


def taken(sheets: Sequence[Sheet], rows: Sequence[Row], store: Store | None) -> tuple[list[Answers], list[Problem]]:
    """The answers in sheets, each with its coalition, and what is wrong with them. `rows` come in the same delivery.

    Where a sheet tells no coalition it is the one of which all its parties are members.
    """
    if not sheets:
        return [], []
    there, mapped = _instruments(rows, store), _mapped(rows, store)
    answers: list[Answers] = []
    problems: list[Problem] = []
    for sheet in sheets:
        found, told = answers_of(sheet, there, mapped)
        answers += found
        problems += told
    known, members = Known(store), _members(rows, store)
    names = {
        name: known.ids(name) | {row.values[name] for row in rows if row.table.name == name} for name in ("party", "coalition")
    }
    for one in answers:
        unknown = [problem for column in names for problem in _unknown(one, column, names[column])]
        wrong = unknown or _placed(one, members)
        problems += [problem.at(one.file, one.sheet) for problem in [*wrong, *_late(one)]]
    return answers, problems


def _unknown(answers: Answers, column: str, names: set[str]) -> list[Problem]:
    """A fault for each party or coalition that stands in no list, at its first line."""
    rows = answers.rows[answers.rows[column].notna()]
    first = rows[~rows[column].isin(list(names))].drop_duplicates(column)
    return [
        fault("name_unknown", row=int(line), column=column, found=str(name), table=BY_NAME[column].nl)
        for line, name in zip(first["line"], first[column], strict=True)
    ]


def _placed(answers: Answers, members: dict[str, set[str]]) -> list[Problem]:
    """Fill in the coalition where it is not told; a fault where that may be several or none."""
    untold = answers.rows["coalition"].isna()
    parties = set(answers.rows.loc[untold, "party"])
    fitting = sorted(coalition for coalition, its in members.items() if parties <= its)
    if untold.any() and len(fitting) != 1:
        line = int(answers.rows.loc[untold, "line"].iloc[0])
        return [fault("answers_coalition", row=line, column="coalition", found=", ".join(fitting))]
    if untold.any():
        answers.rows.loc[untold, "coalition"] = fitting[0]
    return []


def _late(answers: Answers) -> list[Problem]:
    """A fault for each answer that was recorded on a day that is still to come."""
    return [
        fault("recorded_in_future", row=int(line), column="recorded", found=str(day))
        for line, day in zip(answers.rows["line"], answers.rows["recorded"], strict=True)
        if day is not None and day > today()
    ]


def _told(table: str, rows: Sequence[Row], stored: pd.DataFrame | None) -> Iterable[dict[Any, Any]]:
    """What stands in the ledger, with nothing where it knows nothing, and then the rows of this delivery."""
    if stored is not None:
        objects = stored.astype(object)
        yield from objects.where(objects.notna(), None).to_dict("records")
    yield from (row.values for row in rows if row.table.name == table)


def _instruments(rows: Sequence[Row], store: Store | None) -> dict[str, Instrument]:
    """All instruments there are, those of this delivery too."""
    columns = ["method", "version", "name", "owner", "dated", "content", "recorded"]
    own = _told("method", rows, store.ask("instruments") if store else None)
    told = [{name: row.get(name) for name in columns} for row in own if row.get("kind", "instrument") == "instrument"]
    return instruments(pd.DataFrame(told, columns=columns))


def _mapped(rows: Sequence[Row], store: Store | None) -> dict[str, dict[str, str]]:
    """Of each instrument the item that a header was said to be, '' where it is to be passed over; the last to say it counts."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _told("answer_column", rows, store.ask("answer_columns") if store else None):
        found[row["instrument"]][row["header"]] = row.get("item") or ""
    return found


def _members(rows: Sequence[Row], store: Store | None) -> dict[str, set[str]]:
    """Coalition -> the parties in it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _told("membership", rows, store.facts("membership") if store else None):
        found[row["coalition"]].add(row["party"])
    return found
