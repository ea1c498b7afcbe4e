"""What is known: every table and quarter, how much of it is known, in part or not, and what is disputed."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.views.records import records
from data.tables import TABLES

if TYPE_CHECKING:
    from dashboard.words import Words

SHOWN = 8
"""So many quarters back are drawn; what is older or without a period stands in a column of its own."""


@dataclass(frozen=True)
class Cell:
    """The facts of one table in one quarter (None: without a period, or before the quarters shown)."""

    table: str
    quarter: str | None
    facts: int
    known: int
    unknown: int


@dataclass(frozen=True)
class CoverageView:
    """How much is known of what was recorded."""

    cells: tuple[Cell, ...]
    quarters: tuple[str, ...]
    disputed: int
    drafts: int

    @property
    def facts(self) -> int:
        """How many facts there are."""
        return sum(cell.facts for cell in self.cells)

    @property
    def known(self) -> int:
        """How many facts are known whole."""
        return sum(cell.known for cell in self.cells)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that hold something, in the order of their declaration."""
        there = {cell.table for cell in self.cells}
        return tuple(table.name for table in TABLES if table.name in there)


def view(coverage: pd.DataFrame) -> CoverageView:
    """The view from the answer to data_coverage."""
    rows = records(coverage)
    quarters = sorted({told for row in rows if (told := quarter(row["period"]))})[-SHOWN:]
    sums: dict[tuple[str, str | None], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        told = quarter(row["period"])
        key = (row["fact_table"], told if told in quarters else None)
        sums[key] = [one + row[name] for one, name in zip(sums[key], ("facts", "known", "unknown"), strict=True)]
    cells = tuple(Cell(table, told, *counts) for (table, told), counts in sums.items())
    return CoverageView(cells, tuple(quarters), sum(row["disputed"] for row in rows), sum(row["drafts"] for row in rows))


def quarter(period: str | None) -> str | None:
    """The quarter that a period lies in; a whole year stands with its last one. None where there is no period."""
    found = re.fullmatch(r"(\d{4})(?:-Q([1-4])|-(\d\d)(?:-\d\d)?)?", period or "")
    if not found:
        return None
    year, told, month = found.groups()
    return f"{year}-Q{told or ((int(month) - 1) // 3 + 1 if month else 4)}"


def title(seen: CoverageView, words: "Words") -> str:
    """How many facts there are, how many are known, and how many disputed."""
    told = words("facts.title", n=seen.facts, known=words.number(seen.known))
    return told + (words("facts.title.disputed", n=seen.disputed) if seen.disputed else "")


def lead(seen: CoverageView, words: "Words") -> str:
    """What known and unknown mean here, and how many drafts wait for somebody."""
    return " ".join([words("facts.lead"), *([words("facts.drafts", n=seen.drafts)] if seen.drafts else [])])


def heading(seen: CoverageView, words: "Words") -> str:
    """Where most is unknown; else that nothing is."""
    of_table: dict[str, int] = defaultdict(int)
    for cell in seen.cells:
        of_table[cell.table] += cell.facts - cell.known
    table = max(seen.tables, key=lambda name: of_table[name])
    if not of_table[table]:
        return words("facts.coverage.all")
    name = next(one.title(words.lang) for one in TABLES if one.name == table)
    return words("facts.coverage.most", n=of_table[table], table=name)


def state(cell: Cell) -> str:
    """Full, part or unknown: the state of a square."""
    return "full" if cell.known == cell.facts else "unknown" if cell.unknown == cell.facts else "part"
