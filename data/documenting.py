"""The tables as a page to read, made from their declaration. `python -m data.documenting` writes it anew."""

from collections.abc import Iterable
from pathlib import Path

from data.columns import COMMON, Column
from data.tables import TABLES


def tables_as_markdown() -> str:
    """Every table with its columns: English and Dutch header, kind, rules, and what stands in it."""
    common = {column.name for column in COMMON}
    parts = ["# The tables", "", "Made from `tables.py` by `python -m data.documenting`; change it there.", ""]
    for table in TABLES:
        key = ", ".join(f"`{name}`" for name in table.key)
        parts += [f"## {table.name} ({table.nl})", "", f"{table.means_en.capitalize()}. Key: {key}.", ""]
        parts += _rows(column for column in table.columns if column.name not in common or column in table.own)
    parts += ["## Every table has besides", "", *_rows(COMMON)]
    return "\n".join(parts)


def _rows(columns: Iterable[Column]) -> list[str]:
    rows = [f"| `{c.name}` | {c.nl} | {_kind(c)} | {c.means_en} |" for c in columns if not c.name.endswith("_why")]
    return ["| column | kolom | kind | what stands in it |", "|---|---|---|---|", *rows, ""]


def _kind(column: Column) -> str:
    rules = ["required"] if column.required else []
    rules += [f"one of {', '.join(one.code for one in column.choices)}"] if column.kind == "choice" else []
    rules += [f"for example {', '.join(one.code for one in column.choices[:4])}"] if column.kind == "open" else []
    rules += [f"{column.low:g} or more"] if column.low is not None else []
    rules += [f"{column.high:g} at most"] if column.high is not None else []
    rules += [f"stands in `{column.refers}`"] if column.refers else []
    return "; ".join([column.kind, *rules])


if __name__ == "__main__":
    Path(__file__).with_name("TABLES.md").write_text(tables_as_markdown(), encoding="utf-8")
