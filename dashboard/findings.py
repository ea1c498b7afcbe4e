"""A finding as a sentence: where it is, what was found, what was expected and how to mend it."""

from typing import Any

from dashboard.words import Words
from data.problems import Problem
from data.tables import BY_NAME


def place(problem: Problem, words: Words) -> str:
    """File, sheet, row and column of a finding, as far as they are known."""
    parts = [problem.file]
    if problem.sheet:
        parts.append(words("finding.sheet", sheet=problem.sheet))
    if problem.row is not None:
        parts.append(words("finding.row", row=problem.row))
    if problem.column:
        parts.append(words("finding.column", column=_header(problem, words)))
    return ", ".join(part for part in parts if part)


def expected(problem: Problem, words: Words) -> str:
    """What was expected there, or what was done with it."""
    return _told(f"problem.{problem.code}", problem, words)


def mend(problem: Problem, words: Words) -> str:
    """How to mend it."""
    return _told(f"mend.{problem.code}", problem, words)


def sentence(problem: Problem, words: Words) -> str:
    """The whole finding on one line."""
    kind = words("finding.fault" if problem.fault else "finding.remark")
    told = f"{kind}: {place(problem, words)}: " if place(problem, words) else f"{kind}: "
    found = words("finding.found", found=problem.found) + " " if problem.found else ""
    return f"{told}{found}{expected(problem, words)} {mend(problem, words)}".replace("\n", " ")


def _told(key: str, problem: Problem, words: Words) -> str:
    values: dict[str, Any] = {"found": problem.found, **problem.details}
    return words(key, **values)


def _header(problem: Problem, words: Words) -> str:
    """A column by the header that a reader of this language knows it by."""
    table = BY_NAME.get(problem.table)
    column = table.by_name.get(problem.column) if table else None
    if column is None:
        return problem.column
    return column.nl if words.lang == "nl" else column.name.replace("_", " ")
