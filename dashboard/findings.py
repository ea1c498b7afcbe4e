"""A finding as a sentence: where it is, what was found, what was expected and how to mend it."""

from typing import Any

from dashboard.words import Words
from data.problems import Problem
from data.tables import BY_NAME, TABLES


def place(problem: Problem, words: Words) -> str:
    """File, sheet, row and column of a finding, as far as they are known."""
    parts = [problem.file]
    if problem.sheet:
        parts.append(words("finding.sheet", sheet=problem.sheet))
    if problem.row is not None:
        parts.append(words("finding.row", row=problem.row))
    if problem.column:
        parts.append(words("finding.column", column=problem.header or _header(problem, words, problem.column)))
    return ", ".join(part for part in parts if part)


def expected(problem: Problem, words: Words) -> str:
    """What was expected there, or what was done with it."""
    return _told(f"problem.{problem.code}", problem, words)


def mend(problem: Problem, words: Words) -> str:
    """How to mend it."""
    return _told(f"mend.{problem.code}", problem, words)


def found(problem: Problem, words: Words) -> str:
    """What stood there; where two rows or sources differ, in what."""
    pairs = [f"{_header(problem, words, column)}: {one or '–'} / {other or '–'}" for column, one, other in problem.differs]
    return "; ".join(pairs) or problem.found


def asks_attention(problem: Problem, words: Words) -> bool:
    """Is there something for the reader to do about it?"""
    return problem.fault or not mend(problem, words).startswith(words("finding.nothing_needed"))


def sentence(problem: Problem, words: Words) -> str:
    """The whole finding on one line."""
    kind = words("finding.fault" if problem.fault else "finding.remark")
    where = place(problem, words)
    told = words("finding.found", found=found(problem, words)) + " " if found(problem, words) else ""
    return f"{kind}: {f'{where}: ' if where else ''}{told}{expected(problem, words)} {mend(problem, words)}".replace("\n", " ")


def _choices(problem: Problem, words: Words) -> dict[str, str]:
    """The words to choose from, in the reader's language where they are those of a column."""
    table = BY_NAME.get(problem.table)
    column = table.by_name.get(problem.column) if table else None
    return {"choices": ", ".join(column.words(words.lang))} if "choices" in problem.details and column else {}


def _table(problem: Problem, words: Words) -> dict[str, str]:
    """The name of the table of ours that the finding speaks of, as a reader of this language knows it."""
    table = next((table for table in TABLES if table.nl == problem.details.get("table")), None)
    return {"table": table.title(words.lang)} if table else {}


def _told(key: str, problem: Problem, words: Words) -> str:
    values: dict[str, Any] = {"found": problem.found, **problem.details, **_choices(problem, words), **_table(problem, words)}
    return words(key, **values)


def _header(problem: Problem, words: Words, name: str) -> str:
    """A column by the header that a reader of this language knows it by."""
    table = BY_NAME.get(problem.table)
    column = table.by_name.get(name) if table else None
    return column.header(words.lang) if column else name
