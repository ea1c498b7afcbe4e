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
from data.columns import OWN_RECORD, Column, Lang, Table
from data.intake import Delivery
from data.known import KnownAt
from data.policy import LOCAL, Viewer
from data.problems import fault
from data.sheets import Sheet
from data.store import Store
from data.writing import cell

_COMMON: Final = ("link", "evidence", "note")
"""The columns that every fact carries and that a form asks for; of the others the form knows the answer."""


@dataclass(frozen=True)
class Form:
    """A table as it is filled in: a row a fact, each cell as text in the reader's language.

    `facts` are the ledger numbers of the rows, 0 for a row that is proposed and not yet a fact. `given` fills columns that
    the form does not ask for.
    """

    table: Table
    lang: Lang
    columns: tuple[Column, ...]
    rows: tuple[dict[str, str], ...]
    facts: tuple[int, ...]
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
    """The form of a table: what the coalition itself recorded, of one period where the table has periods.

    With `take_over` the last answers of before that period stand ready as rows of it, and become facts when they are saved.
    """
    facts = store.facts(table.name, viewer, known_at)
    own = facts[(facts["source"] == OWN_RECORD) & ~facts["is_draft"].fillna(False)]
    if coalition and table.name != "coalition":
        own = own[own["coalition"].isna() | (own["coalition"] == coalition)]
    given = {"coalition": coalition} if coalition and _asks(table, "coalition") and table.name != "coalition" else {}
    by_period = "period" in table.by_name and period != ""
    if by_period:
        given |= {"period": period}
    asked = [c for c in table.columns if (c in table.own or c.name in _COMMON) and c.name not in given and c.name != "nth"]
    now = own[own["period"] == period] if by_period else own
    rows, numbers = _told(now, asked, lang), [int(number) for number in now["fact"]]
    if by_period and take_over:
        before = own[own["period"] < period].sort_values("period")
        names = [name for name in table.key if name != "period"]
        last = before.drop_duplicates(names, keep="last")
        known = {tuple(row[name] for name in names) for row in now.astype(object).to_dict("records")}
        fresh = [tuple(row[name] for name in names) not in known for row in last.astype(object).to_dict("records")]
        proposed = _told(last[fresh], asked, lang)
        rows, numbers = rows + proposed, numbers + [0] * len(proposed)
    return Form(table, lang, tuple(asked), tuple(rows), tuple(numbers), given)


def examine(filled: Form, edited: pd.DataFrame, reason: str, store: Store) -> Delivery:
    """What was changed or added in a form, checked as a file is; findings carry the number of the row in the form.

    A row of which the key was changed withdraws the fact that stood there. A known answer that becomes another needs a
    reason; a blank that is filled in does not.
    """
    header = [column.name for column in filled.columns] + list(filled.given)
    lines: list[tuple[int, list[Any]]] = [(0, header)]
    changed: dict[int, list[str]] = {}
    for line, cells in enumerate(edited.astype(object).to_numpy().tolist(), 1):
        texts = ["" if value is None or pd.isna(value) else str(value).strip() for value in cells]
        before = [filled.rows[line - 1][c.name] for c in filled.columns] if line <= len(filled.rows) else [""] * len(texts)
        fact = filled.facts[line - 1] if line <= len(filled.facts) else 0
        if (texts == before and fact) or not any(texts):
            continue
        changed[line] = [c.name for c, was, told in zip(filled.columns, before, texts, strict=True) if was != told]
        lines.append((line, [*texts, *filled.given.values()]))
    told = json.dumps([filled.table.name, lines, filled.facts], ensure_ascii=False).encode()
    sheet = Sheet("", filled.table.title(filled.lang), lines)
    delivery = intake.examine_sheets([sheet], [], "template", hashlib.sha256(told).hexdigest(), store)
    for row in list(delivery.rows):
        fact = filled.facts[row.line - 1] if row.line and row.line <= len(filled.facts) else 0
        row.corrects = fact
        if not fact or row.line is None:
            continue
        was = filled.rows[row.line - 1]
        if any(was[name] for name in changed[row.line] if name in was) and not reason.strip():
            delivery.problems.append(row.at(fault("reason_missing")))
        row.values["reason"] = reason.strip() or None
        if set(changed[row.line]) & set(filled.table.key):
            row.corrects = 0
            delivery.rows.append(_withdrawal(row, fact, reason, store))
    return delivery


def _asks(table: Table, name: str) -> bool:
    """Is this one of the table's own columns, and one that must be filled?"""
    return any(column.name == name and column.required for column in table.own)


def _withdrawal(row: Row, fact: int, reason: str, store: Store) -> Row:
    """The row that takes back the fact that stood where a key was changed."""
    facts = store.facts(row.table.name)
    stood = facts[facts["fact"] == fact].astype(object).to_dict("records")[0]
    key = {name: None if pd.isna(stood[name]) else stood[name] for name in row.table.key}
    values = {**key, "source": OWN_RECORD, "status": "withdrawn", "reason": reason.strip() or None}
    return Row(row.table, values, row.file, row.sheet, row.line, headers=row.headers, corrects=fact)


def _told(facts: pd.DataFrame, columns: Sequence[Column], lang: Lang) -> list[dict[str, str]]:
    return [
        {column.name: _text(row[column.name], column, lang) for column in columns}
        for row in facts.astype(object).to_dict("records")
    ]


def _text(value: Any, column: Column, lang: Lang) -> str:
    """A value as a person would type it, so that it is read back as the same."""
    if value is None or pd.isna(value):
        return ""
    match value:
        case bool():
            return column.words(lang)[0 if value else 1]
        case Decimal() | float():
            return cell(value).removesuffix(".00").replace(".", "," if lang == "nl" else ".")
        case date():
            return value.isoformat()
    return next((choice.word(lang) for choice in column.choices if choice.code == value), str(value))
