"""Questions as SQL: their files, and the prelude that cuts every table to a moment and a viewer before they are read.

A question file begins with the question in words. Its second line says what it gives: `-- rows` (facts, each of which
the viewer may see), `-- headline` (computed from all facts, the same for everyone who may see the result; a column
`open_to_viewer` says who may, and is taken off) or `-- beneath` (the facts beneath results of which each viewer sees a
part: only metrics may ask it, and they cut what they compute by its column `visible`). Its tables are common table
expressions that carry the tables' own names, so that it cannot reach past them:

    NAME         the facts that count: confirmed or disputed, in use among their sources, known at the moment
    NAME_stated  what every source said at the moment, drafts too and whether it counts or not
    NAME_ever    every fact that was ever recorded up to the moment, corrected and withdrawn ones too

All have three more columns: `visible` (the viewer may see this row), `member` (he belongs to its coalition) and `is_open`
(he may see what is computed from it: he belongs to its coalition, or it is public). A result over facts that are not all
open to him would tell him those of the one coalition he is not in; so it is his only where they are of two or more.
A table with a period also has `quarter`, in which that ends: quarters can be compared as texts, periods cannot.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from data.columns import Table
from data.known import KnownAt
from data.policy import Viewer, is_open, member, visible
from data.tables import BY_NAME

Gives = Literal["rows", "headline", "beneath"]
VALUE_TABLES = ("stream", "requirement", "need")
"""Tables whose kind is a kind of value, which may be money."""
CURRENCIES = (
    *("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "UAH", "TRY", "RUB"),
    *("JPY", "CNY", "INR", "KRW", "SGD", "HKD", "IDR", "THB", "MYR", "PHP", "VND", "PKR", "BDT", "LKR", "NPR"),
    *("AUD", "NZD", "CAD", "MXN", "BRL", "ARS", "CLP", "COP", "PEN", "ZAR", "NGN", "KES", "GHS", "UGX", "TZS", "RWF"),
    *("ETB", "XOF", "XAF", "EGP", "MAD", "TND", "ILS", "JOD", "SAR", "AED", "QAR", "KWD", "AWG", "ANG", "XCG", "SRD"),
)
"""Units that are money (ISO 4217): of outcomes funds anywhere, and of the Kingdom of the Netherlands."""
_QUARTER = (
    "case when length(r.period) = 4 then concat(r.period, '-Q4') when r.period like '%-Q%' then r.period"
    " when substr(r.period, 6, 2) in ('01', '02', '03') then concat(substr(r.period, 1, 4), '-Q1')"
    " when substr(r.period, 6, 2) in ('04', '05', '06') then concat(substr(r.period, 1, 4), '-Q2')"
    " when substr(r.period, 6, 2) in ('07', '08', '09') then concat(substr(r.period, 1, 4), '-Q3')"
    " when r.period is not null then concat(substr(r.period, 1, 4), '-Q4') end"
)
LEDGER_TABLES = ("batch", "superseded", "digest", "erased")


@dataclass(frozen=True)
class Question:
    """A question file: its name, the question in words, what it gives, its SQL, and the answers it takes.

    An answer for which the SQL says what holds where it is empty (`$name = ''`) may be left out.
    """

    name: str
    words: str
    gives: Gives
    sql: str
    needs: frozenset[str]

    @property
    def may_lack(self) -> frozenset[str]:
        """The answers that may be left out; they are empty then."""
        return frozenset(re.findall(r"\$([a-z_]+) = ''", re.sub(r"--[^\n]*", " ", self.sql)))

    @property
    def tables(self) -> list[str]:
        """The tables it reads, `_stated` ones included, in the order of their declaration."""
        read = set(re.findall(r"\b(?:from|join)\s+([a-z_]+)", _without_comments(self.sql)))
        names = [f"{table}{suffix}" for table in BY_NAME for suffix in ("", "_stated", "_ever") if f"{table}{suffix}" in read]
        return names + [name for name in LEDGER_TABLES if name in read]


@cache
def questions() -> dict[str, Question]:
    """Every question there is, by name."""
    folder = files("data") / "sql"
    found = {}
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if not entry.name.endswith(".sql"):
            continue
        text = entry.read_text(encoding="utf-8")
        first, second, *_ = text.splitlines()
        told = second.removeprefix("--").strip()
        gives: Gives = "headline" if told == "headline" else "beneath" if told == "beneath" else "rows"
        needs = frozenset(re.findall(r"\$([a-z_]+)", _without_comments(text)))
        name = entry.name.removesuffix(".sql")
        found[name] = Question(name, first.removeprefix("--").strip(), gives, text, needs)
    return found


def facts_of(table: str) -> Question:
    """The question that every table answers: what does each source say?"""
    sql = f"select {', '.join(BY_NAME[table].stored)} from {table}_stated order by fact nulls last"
    return Question(table, "", "rows", sql, frozenset())


@dataclass(frozen=True)
class Cut:
    """Everything a table is cut to before a question reads it.

    `columns` are the columns that the database has for each table: one that was written before a column or table was
    declared answers with unknowns, not with an error. `without_money` leaves out streams of money and every amount of
    money, in the query itself.
    """

    viewer: Viewer
    known_at: KnownAt
    columns: dict[str, set[str]]
    without_money: bool = False


def compose(question: Question, cut: Cut) -> tuple[str, dict[str, Any]]:
    """The SQL of a question with its prelude, and the values the prelude binds."""
    steps = [f"{name} as ({_reading(name, question.gives, cut)})" for name in question.tables]
    sql = f"select * from (\n{question.sql.rstrip().rstrip(';')}\n)"
    if steps:
        sql = "with " + ",\n".join(steps) + "\n" + sql
    bound = {"known_day": cut.known_at.day, "known_fact": cut.known_at.fact, **cut.viewer.answers}
    used = set(re.findall(r"\$([a-z_]+)", sql))
    return sql, {name: value for name, value in bound.items() if name in used}


def _reading(name: str, gives: Gives, cut: Cut) -> str:
    viewer = cut.viewer
    if name in LEDGER_TABLES:
        return f"select * from {name}" + (" where false" if viewer.role == "public" else "")
    table = BY_NAME[name.removesuffix("_stated").removesuffix("_ever")]
    there = cut.columns.get(table.name, set())
    empty = set(table.amounts_of_money) if cut.without_money else set()
    hidden = _money_in_units(table) if cut.without_money else {}
    fields = ", ".join(
        f"cast(null as {kind}) as {column}"
        if column not in there or column in empty
        else f"{hidden.get(column, f'r.{column}')} as {column}"
        for column, kind in table.stored.items()
    )
    if "period" in table.stored:
        fields += f", {_QUARTER if 'period' in there else 'cast(null as varchar)'} as quarter"
    if not there:
        return f"select {fields}, false as visible, false as member, false as is_open from batch where false"
    shown = visible(table, viewer, "r")
    conditions = ["r.recorded <= $known_day", "r.fact <= $known_fact"]
    if not name.endswith("_ever"):
        conditions += [
            "r.status <> 'withdrawn'" if name != table.name else "r.status in ('confirmed', 'disputed') and r.in_use",
            "not exists (select 1 from superseded s"
            " where s.fact = r.fact and s.recorded <= $known_day and s.by_fact <= $known_fact)",
        ]
    if gives == "rows" and shown != "true":
        conditions.append(shown)
    if cut.without_money and table.name in VALUE_TABLES:
        conditions.append("r.kind <> 'geld'")
    return (
        f"select {fields}, {shown} as visible, {member(viewer, 'r')} as member, {is_open(viewer, 'r')} as is_open\n"
        f"  from {table.name} r\n  where " + "\n    and ".join(conditions)
    )


def _money_in_units(table: Table) -> dict[str, str]:
    """Column -> SQL without money: an amount in a currency is gone, and the reason beside it says that it is withheld."""
    codes = ", ".join(repr(code) for code in CURRENCIES)
    columns = {}
    for amount, unit in table.amounts_in_units.items():
        is_money = f"coalesce(upper(r.{unit}), '') in ({codes}) and r.{amount} is not null"
        columns[amount] = f"case when {is_money} then null else r.{amount} end"
        columns[f"{amount}_why"] = f"case when {is_money} then 'verborgen' else r.{amount}_why end"
    return columns


def _without_comments(sql: str) -> str:
    return re.sub(r"--[^\n]*|'[^']*'", " ", sql)
