"""What calamine does not tell of an OpenDocument sheet: errors, formulas without a result, and how far repeats unfold."""

from typing import Any
from xml.parsers import expat

from data import limits
from data.problems import Problem, fault, remark


def computed(content: bytes) -> list[Problem]:
    """Cells that hold an error or a formula without a result, and sheets that unfold to too much (faults); formulas (a remark).

    `content` is the archive's content.xml.
    """
    problems: list[Problem] = []
    formulas: list[str] = []
    at: dict[str, Any] = {"sheet": "", "row": 0, "times": 1, "column": 0, "cells": 0}

    def start(tag: str, found: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "table":
            at.update(sheet=found.get("table:name", ""), row=0, cells=0)
        elif name == "table-row":
            at.update(row=at["row"] + 1, times=_times(found, "rows"), column=0)
        elif name in ("table-cell", "covered-table-cell"):
            at["column"] += 1
            kind = found.get("calcext:value-type") or found.get("office:value-type")
            place = f"{_letter(at['column'])}{at['row']}"
            if kind:
                at["cells"] += _times(found, "columns") * at["times"]
            if kind == "error":
                problems.append(_at(fault("cell_error", found=place), at))
            elif "table:formula" in found and not kind:
                problems.append(_at(fault("formula_without_value"), at))
            elif "table:formula" in found:
                formulas.append(f"{at['sheet']}.{place}")
            at["column"] += _times(found, "columns") - 1

    def end(tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "table-row":
            at["row"] += at["times"] - 1
        elif name == "table" and at["cells"] > limits.CELLS:
            problems.append(fault("too_many_cells", most=limits.CELLS).at("", at["sheet"]))

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(content, True)
    if formulas:
        problems.append(remark("formula_values", found=", ".join(formulas[:5]), n=len(formulas)))
    return problems


def _at(problem: Problem, at: dict[str, Any]) -> Problem:
    return problem.at("", at["sheet"], at["row"], _letter(at["column"]))


def _times(found: dict[str, str], what: str) -> int:
    told = found.get(f"table:number-{what}-repeated", "1")
    return int(told) if told.isdigit() else 1


def _letter(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
