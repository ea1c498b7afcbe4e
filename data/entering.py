"""Filling in by hand: a table as a form with the last known answers, and what was changed in it as a delivery."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pandas as pd

from data import intake
from data.checking import Row
from data.columns import OWN_RECORD, WHY, Column, Lang, Table
from data.contract_checking import disagreements
from data.intake import Delivery
from data.known import KnownAt
from data.policy import LOCAL, Viewer
from data.problems import fault
from data.sheets import Sheet
from data.standing import Known
from data.store import Store
from data.writing import cell

_COMMON: Final = ("source", "link", "evidence", "note")
"""The columns that every fact carries and that a form asks for; of the others the form knows the answer."""
_ANEW: Final = frozenset({"delivered", "delivered_why", "source", "link", "evidence", "note"})
"""What is asked anew each period: what was promised can be taken over, that it was delivered cannot."""


@dataclass(frozen=True)
class Form:
    """A table as it is filled in: a row a fact, each cell as text in the reader's language.

    `facts` are the ledger numbers of the rows, 0 for a row that is proposed and not yet a fact; `stood` is all that is stored
    of each. `given` fills columns that the form does not ask for.
    """

    table: Table
    lang: Lang
    columns: tuple[Column, ...]
    rows: tuple[dict[str, str], ...]
    facts: tuple[int, ...]
    stood: tuple[Mapping[str, Any], ...]
    given: Mapping[str, str]

    @property
    def frame(self) -> pd.DataFrame:
        """The rows under the headers of the reader's language, numbered from 1."""
        rows = [{column.header(self.lang): row[column.name] for column in self.columns} for row in self.rows]
        headers = [column.header(self.lang) for column in self.columns]
        return pd.DataFrame(rows, columns=headers, index=range(1, len(rows) + 1), dtype="object").fillna("")


def form(
    store: Store,
    table: Table,
    lang: Lang,
    *,
    coalition: str = "",
    period: str = "",
    take_over: bool = False,
    viewer: Viewer = LOCAL,
    known_at: KnownAt | None = None,
) -> Form:
    """The form of a table: what was recorded of it, of one period where the table has periods, in the order of its key.

    With `take_over` the last answers of before that period stand ready as rows of it, without what was delivered, and become
    facts when they are saved.
    """
    facts = store.facts(table.name, viewer, known_at)
    own = facts[~facts["is_draft"].fillna(False)].sort_values([*table.key, "source"])
    if coalition and table.name != "coalition":
        own = own[own["coalition"].isna() | (own["coalition"] == coalition)]
    given = {"coalition": coalition} if coalition and _asks(table, "coalition") and table.name != "coalition" else {}
    by_period = "period" in table.by_name and period != ""
    if by_period:
        given |= {"period": period}
    asked = [
        c
        for c in table.columns
        if (c in table.own or c.name in _COMMON) and c.name not in given and c.name != "nth" and c.choices is not WHY
    ]
    now = own[own["period"] == period] if by_period else own
    stood = _records(now)
    rows, numbers = [_told(row, asked, lang) for row in stood], [int(row["fact"]) for row in stood]
    if by_period and take_over:
        is_quarter = own["period"].str.fullmatch(r"\d{4}-Q[1-4]").fillna(False)
        before = own[is_quarter & (own["period"] < period).fillna(False)].sort_values("period")
        names = [name for name in table.key if name != "period"]
        last = before.drop_duplicates(names, keep="last")
        known = {tuple(row[name] for name in names) for row in stood}
        fresh = [row for row in _records(last) if tuple(row[name] for name in names) not in known]
        rows += [{n: "" if n in _ANEW else text for n, text in _told(row, asked, lang).items()} for row in fresh]
        numbers += [0] * len(fresh)
        stood += [{"nth": row.get("nth")} for row in fresh]
    return Form(table, lang, tuple(asked), tuple(rows), tuple(numbers), tuple(stood), given)


def examine(filled: Form, edited: pd.DataFrame, reason: str, store: Store) -> Delivery:
    """What was changed or added in a form, checked as a file is; findings carry the number of the row in the form.

    A row of which the key was changed withdraws the fact that stood there. A known answer that becomes another needs a
    reason; a blank that is filled in does not.
    """
    hidden = [name for name in ("nth", "reason") if name in filled.table.by_name]
    header = [column.header(filled.lang) for column in filled.columns] + list(filled.given) + hidden
    lines: list[tuple[int, list[Any]]] = [(0, header)]
    changed: dict[int, set[str]] = {}
    for line, cells in enumerate(edited.astype(object).to_numpy().tolist(), 1):
        texts = ["" if value is None or pd.isna(value) else str(value).strip() for value in cells]
        is_new = line > len(filled.rows)
        before = [""] * len(texts) if is_new else [filled.rows[line - 1][column.name] for column in filled.columns]
        fact = 0 if is_new else filled.facts[line - 1]
        if (texts == before and fact) or not any(texts):
            continue
        changed[line] = {c.name for c, was, now in zip(filled.columns, before, texts, strict=True) if was != now}
        nth = "" if is_new else filled.stood[line - 1].get("nth") or ""
        behind = {"nth": str(nth), "reason": reason.strip() if fact else ""}
        lines.append((line, [*texts, *filled.given.values(), *(behind[name] for name in hidden)]))
    told = json.dumps([filled.table.name, lines, filled.facts, store.head.hash], ensure_ascii=False).encode()
    sheet = Sheet("", filled.table.title(filled.lang), lines)
    delivery = intake.examine_sheets([sheet], [], "template", hashlib.sha256(told).hexdigest(), store)
    for row in list(delivery.rows):
        at = (row.line or 0) - 1
        row.corrects = filled.facts[at] if at < len(filled.facts) else 0
        if row.corrects:
            delivery.rows += _corrected(row, filled, at, changed[at + 1])
            known = any(filled.rows[at][name] for name in changed[at + 1])
            if known and not row.values.get("reason"):
                delivery.problems.append(row.at(fault("reason_missing")))
    # what a changed key takes back was not known yet when the rows were checked
    left = disagreements(delivery.rows, Known(store), lenient=False)
    delivery.problems += [problem for problem in left if problem not in delivery.problems]
    return delivery


def _corrected(row: Row, filled: Form, at: int, changed: set[str]) -> list[Row]:
    """Let a changed row say all that its fact said, with the changes; where its key changed, the row that takes that back."""
    stood, corrects = filled.stood[at], row.corrects
    told = changed | {f"{name}_why" for name in changed} | {"reason"}
    kept = {
        n: stood[n] for n in row.table.by_name if n not in told and n not in ("recorded", "status") and stood[n] is not None
    }
    row.values = {name: value for name, value in row.values.items() if name in told or name not in kept} | kept
    if "source" in changed:
        row.corrects = 0
        return []
    if not changed & set(row.table.key):
        return []
    row.corrects = 0
    if stood["status"] == "disputed" and not stood["contested"]:
        row.values["status"] = "disputed"
    names = {**{name: stood[name] for name in row.table.key}, "source": stood["source"], "status": "withdrawn"}
    back = {**names, "reason": row.values.get("reason")}
    return [Row(row.table, back, row.file, row.sheet, row.line, headers=row.headers, corrects=corrects)]


def _asks(table: Table, name: str) -> bool:
    """Is this one of the table's own columns, and one that must be filled?"""
    return any(column.name == name and column.required for column in table.own)


def _records(facts: pd.DataFrame) -> list[dict[str, Any]]:
    rows = facts.astype(object).to_dict("records")
    return [{str(name): None if pd.isna(value) else value for name, value in row.items()} for row in rows]


def _told(stood: Mapping[str, Any], columns: Sequence[Column], lang: Lang) -> dict[str, str]:
    """A fact as the cells of its row; an empty one that has a reason shows the reason's word."""
    cells = {}
    for column in columns:
        why = stood.get(column.why.name) if column.why else None
        is_why = column.why is not None and stood[column.name] is None and why is not None
        cells[column.name] = _text(why, column.why, lang) if is_why and column.why else _text(stood[column.name], column, lang)
    return cells


def _text(value: Any, column: Column, lang: Lang) -> str:
    """A value as a person would type it, so that it is read back as the same."""
    if value is None or pd.isna(value) or (column.name == "source" and value == OWN_RECORD):
        return ""
    match value:
        case bool():
            return column.words(lang)[0 if value else 1]
        case Decimal() | float():
            return cell(value).removesuffix(".00").replace(".", "," if lang == "nl" else ".")
        case date():
            return value.isoformat()
    return next((choice.word(lang) for choice in column.choices if choice.code == value), str(value))
