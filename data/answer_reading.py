"""The answers to an instrument in a sheet, a row each and a column an item: checked whole, and held in memory only."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data import reading, values
from data.answer_layout import Layout, Line, by_instrument, laid_out, of_persons, some
from data.answers import COLUMNS, Answers
from data.checking import whole_lines
from data.columns import Column
from data.instrument import Instrument
from data.problems import Problem, fault, remark, shown
from data.sheets import Cell, Sheet

_ANSWER: Final = Column("answer", "antwoord", "number", "het antwoord", "the answer")
_ABSENT: Final = values.MISSING | values.NOT_APPLICABLE | values.WITHHELD | {"", "na"}
_NONE_MAPPED: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({})
_GROUP: Final = ["coalition", "party", "period", "aspect"]
"""What a person answers once about: the same respondent twice in one of these is a slip."""


def read_answers(path: Path, instrument: Instrument) -> tuple[Answers | None, list[Problem]]:
    """The answers to an instrument in a file with one table, with all findings; None where one of them is a fault."""
    sheets, problems = reading.read([path])
    if any(problem.fault for problem in problems):
        return None, problems
    if len(sheets) != 1:
        names = ", ".join(sheet.name for sheet in sheets)
        found = fault("values_one_table", found=names) if sheets else fault("no_rows")
        return None, [*problems, found.at(reading.shown_name(path))]
    answers, found_in_sheet = answers_of(sheets[0], {instrument.key: instrument})
    return (answers[0] if answers else None), problems + found_in_sheet


def answers_of(
    sheet: Sheet, instruments: Mapping[str, Instrument], mapped: Mapping[str, Mapping[str, str]] = _NONE_MAPPED
) -> tuple[list[Answers], list[Problem]]:
    """The answers in a sheet, by instrument, with all findings; none where one of them is a fault.

    `mapped` says for an instrument (key) which item a header stands for: a code, or the name of one of `COLUMNS`, or
    nothing where the column is to be passed over. The instrument is told in a column, else it is the one whose items fit
    most of the columns. A cell without an answer, or with one outside the scale, is not answered; a card that was not
    chosen, by someone who chose one, is 0; a row of ranks that is no ranking is left out. All of that is remarked,
    with the lines and without the answers.
    """
    if len(sheet.rows) < 2:
        return [], [fault("no_rows").at(sheet.file, sheet.name)]
    lines, problems = whole_lines(sheet)
    problems += of_persons(sheet, lines)
    layouts = [laid_out(sheet, one, mapped.get(key, {})) for key, one in instruments.items()]
    parts, found = by_instrument(sheet, lines, layouts)
    problems += found
    answers = []
    for layout, its in parts:
        problems += [*layout.problems, *layout.passed_over(its)]
        rows, found = _rows(layout, its)
        problems += found
        given, found = _given(layout, its)
        problems += found
        if any(problem.fault for problem in found):
            continue  # what is empty cannot be counted beside what cannot be read
        keep, found = _fitting(layout, rows["line"].to_numpy(), given)
        problems += found
        kept = rows[keep].reset_index(drop=True)
        answers.append(Answers(layout.instrument, kept, given[keep], sheet.file, sheet.name))
    problems = [problem.at(sheet.file, sheet.name) for problem in problems]
    problems.sort(key=lambda one: one.row or 0)
    return ([] if any(problem.fault for problem in problems) else answers), problems


def _rows(layout: Layout, lines: Sequence[Line]) -> tuple[pd.DataFrame, list[Problem]]:
    """Who answered, about what and when, as in `Answers.rows`; and what was wrong with that."""
    rows = pd.DataFrame({"line": [line for line, _ in lines]})
    problems: list[Problem] = []
    for column in COLUMNS:
        if column.name == "instrument":
            continue
        told: list[Any] = [None] * len(lines)
        at = layout.told.get(column.name)
        if at is not None:
            told, found = _read(column, [cells[at] for _, cells in lines], lines)
            problems += [problem.at("", header=layout.headers[at]) for problem in found]
        rows[column.name] = pd.Series([one if one is not None else column.default for one in told], dtype=object)
    return rows, problems + _once(rows[rows["party"].notna()])


def _read(column: Column, cells: Sequence[Cell], lines: Sequence[Line]) -> tuple[list[Any], list[Problem]]:
    """The values of a column, None where the cell has none; and what was wrong with them."""
    known: dict[tuple[type, Cell], Any] = {}
    told: list[Any] = []
    problems = []
    for (line, _), cell in zip(lines, cells, strict=True):
        key = type(cell), cell
        if key not in known:
            try:
                known[key] = values.READERS[column.kind](cell, column)
            except values.Unreadable as bad:
                known[key] = bad
        value = known[key]
        if isinstance(value, values.Unreadable):
            problems.append(_unreadable(value, cell, line, column.name))
            value = None
        elif value is None and column.required:
            problems.append(fault("required", row=line, column=column.name))
        told.append(value)
    return told, problems


def _unreadable(bad: values.Unreadable, cell: Cell, line: int, column: str) -> Problem:
    return Problem(bad.code, True, row=line, column=column, found=shown(str(cell)), details=bad.details)


def _once(rows: pd.DataFrame) -> list[Problem]:
    """A fault where a respondent answers twice, a party speaks for itself twice, or a respondent may have gone nameless."""
    persons, own = rows[rows["respondent"].notna()], rows[rows["respondent"].isna()]
    first = persons.groupby([*_GROUP, "respondent"], dropna=False, sort=False)["line"].transform("first")
    problems = [
        fault("respondent_twice", row=int(line), column="respondent", other=str(other))
        for line, other in zip(persons["line"], first, strict=True)
        if line != other
    ]
    nameless = own["party"].isin(persons["party"])
    problems += [fault("respondent_missing", row=int(line), column="respondent") for line in own["line"][nameless]]
    own = own[~nameless]
    for _, same in own.groupby(_GROUP, dropna=False, sort=False):
        if len(same) > 1:
            at = same["line"].tolist()
            party = str(same["party"].iloc[0])
            problems.append(fault("statement_twice", row=at[1], column="party", found=party, rows=some(at), n=len(at)))
    if len(own) and len(persons):
        at = own["line"].tolist()
        problems.append(remark("answers_of_parties", row=at[0], rows=some(at), n=len(at)))
    return problems


def _given(layout: Layout, lines: Sequence[Line]) -> tuple[NDArray[np.float64], list[Problem]]:
    """The answers (rows, items) as numbers, nan where a cell has none; and what was wrong with the others."""
    items = layout.instrument.items
    given = np.full((len(lines), len(items)), np.nan)
    problems = []
    for place, item in enumerate(items):
        at = layout.items.get(item.item)
        if at is not None:
            given[:, place], found = _numbers([cells[at] for _, cells in lines], lines, layout.headers[at])
            problems += found
    return given, problems


def _numbers(cells: Sequence[Cell], lines: Sequence[Line], header: str) -> tuple[list[float], list[Problem]]:
    """A column of answers; each way of writing one is read once, for there are many cells and few answers."""
    count = Counter((type(cell), cell) for cell in cells)
    mark, doubtful = values.marks([cell for _, cell in count])
    read: dict[tuple[type, Cell], float] = {}
    unread: dict[tuple[type, Cell], values.Unreadable] = {}
    for key in count:
        try:
            told = None if str(key[1]).strip().casefold() in _ABSENT else values.double(key[1], _ANSWER, mark)
            read[key] = np.nan if told is None else told
        except values.Unreadable as bad:
            read[key], unread[key] = np.nan, bad
    problems = [
        _unreadable(unread[type(cell), cell], cell, line, header)
        for (line, _), cell in zip(lines, cells, strict=True)
        if unread and (type(cell), cell) in unread
    ]
    if doubtful and mark:
        ways = list(count.values())
        problems.append(remark("decimal_mark", column=header, mark=mark, n=sum(ways[at] for at in doubtful)))
    return [read[type(cell), cell] for cell in cells], problems


def _fitting(layout: Layout, lines: NDArray[np.int64], given: NDArray[np.float64]) -> tuple[NDArray[np.bool_], list[Problem]]:
    """Which rows are to be kept; `given` is mended in place as `answers_of` says, and each mend is remarked."""
    instrument = layout.instrument
    keep = np.ones((len(lines), 1), dtype=bool)
    problems = []
    if instrument.kind == "ranking":
        ranks = np.arange(1, len(instrument.items) + 1)
        keep = (np.sort(given, axis=1) == ranks).all(axis=1, keepdims=True) | np.isnan(given).all(axis=1, keepdims=True)
        if not keep.all():
            problems.append(remark("answers_no_ranking", k=len(ranks), **_counted(lines, ~keep)))
    there = np.array([item.item in layout.items for item in instrument.items])
    empty = np.isnan(given) & there & keep
    outside = ((given < instrument.low) | (given > instrument.high)) & keep
    given[outside] = np.nan
    if instrument.kind == "cards":
        unchosen = empty & (given > instrument.low).any(axis=1, keepdims=True)
        given[unchosen] = instrument.low
        empty &= ~unchosen
    if empty.any():
        problems.append(remark("answers_empty", **_counted(lines, empty)))
    if outside.any():
        low, high = f"{instrument.low:g}", f"{instrument.high:g}"
        problems.append(remark("answers_outside", low=low, high=high, **_counted(lines, outside)))
    return keep[:, 0], problems


def _counted(lines: NDArray[np.int64], cells: NDArray[np.bool_]) -> dict[str, Any]:
    """How many of the cells it are, and on which lines: what a remark may say of answers."""
    at = lines[cells.any(axis=1)].tolist()
    return {"row": at[0], "rows": some(at), "n": int(cells.sum())}
