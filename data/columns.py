"""What a column and a table are, and the columns that every fact carries."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

Audience = Literal["partner", "coalition", "fund"]
"""Who fills a table: a partner about itself, a coalition's secretary, a fund's manager."""
Lang = Literal["nl", "en"]
Kind = Literal[
    "id", "ids", "text", "long", "open", "choice", "link", "currency", "period", "date", "flag", "count", "number", "amount"
]

SQL_TYPE: Final[dict[Kind, str]] = {
    "id": "string",
    "ids": "string",
    "text": "string",
    "long": "string",
    "open": "string",
    "choice": "string",
    "link": "string",
    "currency": "string",
    "period": "string",
    "date": "date",
    "flag": "boolean",
    "count": "bigint",
    "number": "double",
    "amount": "decimal(28,6)",
}
BETWEEN_IDS: Final = "+"
"""Parts the ids of a column of kind `ids`; they are kept sorted, each once, so that A+B and B+A are one."""
MEASURED: Final[frozenset[Kind]] = frozenset({"count", "number", "amount"})
"""Kinds of which an empty cell may have a reason: `NAME_why` says `nvt` (not applicable) or `verborgen` (withheld)."""
COMPARABLE: Final[frozenset[Kind]] = MEASURED | {"currency", "period", "date", "flag", "choice"}
"""Kinds in which two sources can contradict one another; another wording of a text is no contradiction."""


@dataclass(frozen=True)
class Choice:
    """One of the values a column may hold: the code that is stored, and its word in either language."""

    code: str
    nl: str
    en: str

    def word(self, lang: Lang) -> str:
        """Its word in this language."""
        return self.nl if lang == "nl" else self.en


@dataclass(frozen=True)
class Column:
    """A column of a table.

    `name` is its name in store and export and, with spaces for underscores, its English header; `nl` is its Dutch header.
    `means_*` says in one line what stands in it. `choices` are closed for kind `choice`, a start for kind `open`.
    `low` and `high` are the least and the most allowed; `refers` names the table whose key must hold this id; `default` fills an empty cell.
    `measured_in` names the column with the unit that an amount may not go without; `one_per` the column of which each value
    is expected to have one and the same unit; `after` the column whose period may not begin later than this one ends.
    """

    name: str
    nl: str
    kind: Kind
    means_nl: str
    means_en: str
    required: bool = False
    choices: tuple[Choice, ...] = ()
    low: float | None = None
    high: float | None = None
    refers: str | None = None
    default: str | None = None
    measured_in: str | None = None
    one_per: str | None = None
    after: str | None = None

    def header(self, lang: Lang) -> str:
        """What stands above it for a reader of this language."""
        return self.nl if lang == "nl" else self.name.replace("_", " ")

    def means(self, lang: Lang) -> str:
        """What stands in it, in one line."""
        return self.means_nl if lang == "nl" else self.means_en

    def words(self, lang: Lang) -> list[str]:
        """The words to choose from, where there are any."""
        return [choice.word(lang) for choice in (FLAG if self.kind == "flag" else self.choices)]

    @property
    def when_empty(self) -> str | int | None:
        """What an empty cell of it means, as it is stored; None where that is plainly unknown."""
        return int(self.default) if self.default and self.kind == "count" else self.default

    @property
    def why(self) -> "Column | None":
        """The column that says why this one is empty, where an empty cell may have a reason."""
        if self.kind not in MEASURED or self.required or self.default:
            return None
        return Column(
            f"{self.name}_why",
            f"{self.nl} waarom leeg",
            "choice",
            f"waarom '{self.nl}' leeg is, als dat niet gewoon onbekend is",
            f"why '{self.name}' is empty, where it is not plainly unknown",
            choices=WHY,
        )


@dataclass(frozen=True, eq=False)
class Table:
    """A table of facts.

    `key` names a fact within one source. `owners` are the columns with the parties a fact is about: who may see it
    when its visibility is `own`; `told_by` is the column of the key that says what a row is about: rows that leave it empty
    cannot contradict one another, and are numbered instead; `filled_by` says who fills the table, besides those who fill all of them. Every table also
    has the COMMON columns and, in the store, the LEDGER ones.
    """

    name: str
    nl: str
    means_nl: str
    means_en: str
    key: tuple[str, ...]
    own: tuple[Column, ...]
    owners: tuple[str, ...] = ()
    filled_by: tuple[Audience, ...] = ()
    told_by: str = ""

    def title(self, lang: Lang) -> str:
        """Its name for a reader of this language."""
        return self.nl if lang == "nl" else self.name.replace("_", " ")

    def means(self, lang: Lang) -> str:
        """What a row of it is, in one line."""
        return self.means_nl if lang == "nl" else self.means_en

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """What a person fills: the table's own columns, each measured one with its reason, then those of every fact."""
        own = [column for one in self.own for column in (one, one.why) if column]
        names = {column.name for column in own}
        return (*own, *(column for column in COMMON if column.name not in names))

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns a person fills, by name."""
        return {column.name: column for column in self.columns}

    @cached_property
    def stored(self) -> dict[str, str]:
        """Column name -> SQL type of all the store keeps, in order."""
        return {**LEDGER, **{column.name: SQL_TYPE[column.kind] for column in self.columns}}

    @cached_property
    def contestable(self) -> tuple[str, ...]:
        """The columns in which two sources of one fact can contradict one another."""
        return tuple(c.name for c in self.own if c.name not in self.key and c.kind in COMPARABLE)

    @property
    def amounts_of_money(self) -> tuple[str, ...]:
        """The columns that hold money: every amount in a table that names a currency."""
        has_currency = any(column.kind == "currency" for column in self.own)
        return tuple(column.name for column in self.own if column.kind == "amount" and has_currency)

    @property
    def amounts_in_units(self) -> dict[str, str]:
        """Amount -> the column with its unit, which may be a currency."""
        return {column.name: column.measured_in for column in self.own if column.measured_in}

    @property
    def ddl(self) -> str:
        """The statement that makes this table. Its rules are the last guard, never the message that a person reads."""
        never_empty = {"fact", "batch", "in_use", "recorded"}
        never_empty |= {column.name for column in self.columns if column.required or column.default}
        lines = [f"{name} {kind}{' not null' if name in never_empty else ''}" for name, kind in self.stored.items()]
        lines += [
            f"check ({column.name} in ({', '.join(repr(choice.code) for choice in column.choices)}))"
            for column in self.columns
            if column.kind == "choice"
        ]
        return f"create table if not exists {self.name} (\n  " + ",\n  ".join(lines) + "\n)"


FLAG: Final = (Choice("true", "ja", "yes"), Choice("false", "nee", "no"))
WITHHELD: Final = "verborgen"
"""The code of what is known and not told."""
WHY: Final = (
    Choice("nvt", "nvt", "not applicable"),
    Choice(WITHHELD, "verborgen", "withheld"),
)
STATUS: Final = (
    Choice("draft", "concept", "draft"),
    Choice("confirmed", "bevestigd", "confirmed"),
    Choice("disputed", "betwist", "disputed"),
    Choice("withdrawn", "ingetrokken", "withdrawn"),
)
EVIDENCE: Final = (
    Choice("E0", "E0 bewering", "E0 claim"),
    Choice("E1", "E1 eigen registratie", "E1 own record"),
    Choice("E2", "E2 voor en na", "E2 before and after"),
    Choice("E3", "E3 vergelijkingsgroep", "E3 comparison group"),
    Choice("E4", "E4 onafhankelijk getoetst", "E4 independent validation"),
    Choice("E5", "E5 herhaald op schaal", "E5 replicated at scale"),
)
VISIBILITY: Final = (
    Choice("public", "openbaar", "public"),
    Choice("coalition", "coalitie", "coalition"),
    Choice("own", "eigen", "own"),
)
OWN_RECORD: Final = "eigen opgave"
"""The source of a fact for which none is named: the coalition's own record."""

# fmt: off
# ruff: noqa: E501
COMMON: Final = (
    Column("coalition", "coalitie", "id", "de coalitie waar dit gegeven bij hoort; leeg is: bij alle", "the coalition this fact belongs to; empty is: all", refers="coalition"),
    Column("source", "bron", "text", "wie of wat dit zegt; leeg is: eigen opgave", "who or what says so; empty is: own record", default=OWN_RECORD),
    Column("link", "link", "link", "waar de bron te vinden is", "where the source can be found"),
    Column("status", "status", "choice", "hoe vast het staat", "how settled it is", choices=STATUS, default="confirmed"),
    Column("evidence", "bewijs", "choice", "bewijskracht; leeg is: geen", "evidence grade; empty is: none", choices=EVIDENCE),
    Column("visibility", "zichtbaar voor", "choice", "wie het mag zien", "who may see it", choices=VISIBILITY, default="coalition"),
    Column("recorded", "vastgelegd op", "date", "sinds wanneer dit bekend is; leeg is: vandaag", "since when this is known; empty is: today"),
    Column("reason", "reden", "text", "waarom dit een eerder gegeven verbetert", "why this corrects an earlier fact"),
    Column("note", "toelichting", "long", "wat er verder bij hoort", "what else belongs to it"),
)
# fmt: on
LEDGER: Final[dict[str, str]] = {
    "fact": "bigint",
    "batch": "bigint",
    "in_use": "boolean",
    "chosen": "boolean",
    "contested": "boolean",
    "is_draft": "boolean",
    "place": "string",
    "as_written": "string",
    "salt": "string",
}
"""What the ledger adds to every fact: its number and batch; whether it is the one that counts among its sources, whether a
person chose it to, and whether it is disputed because sources contradict one another; whether it lies on its source's line
of drafts; where it stood in the file, what could not be read (as it was written there), and the salt of its digest."""
