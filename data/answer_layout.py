"""Where everything stands in a sheet of answers: who answered, which items, and which instrument they are of."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from data import values
from data.answers import COLUMNS
from data.instrument import Instrument
from data.problems import Problem, fault, remark, shown
from data.sheets import Cell, Sheet

_NAMED: Final = re.compile("answers|antwoorden", re.I)
_TOLD: Final = {values.plain(name): column.name for column in COLUMNS for name in (column.name, column.nl)}
_FIRST: Final = 10
"""So many rows or names are told of a finding that holds for more."""

Line = tuple[int, list[Cell]]


def is_answers(sheet: Sheet) -> bool:
    """Does this sheet hold answers: by its name, or since it has a column for the party and one for the respondent?"""
    if _NAMED.match(sheet.name or sheet.file):
        return True
    headers = {_TOLD.get(values.plain(cell)) for cell in sheet.rows[0][1]} if sheet.rows else set()
    return {"party", "respondent"} <= headers


@dataclass(frozen=True)
class Layout:
    """Where everything of an instrument stands in a sheet: position by name of a column, by item; the header above each."""

    instrument: Instrument
    headers: Sequence[str]
    told: dict[str, int] = field(default_factory=dict)
    items: dict[str, int] = field(default_factory=dict)
    skipped: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @property
    def fit(self) -> tuple[int, bool]:
        """How many of the items are there, and whether these are all."""
        return len(self.items), len(self.items) == len(self.instrument.items)

    def passed_over(self, lines: Sequence[Line]) -> list[Problem]:
        """A remark on columns with something in them that are none of ours."""
        known = {*self.told.values(), *self.items.values(), *self.skipped}
        other = [at for at, one in enumerate(self.headers) if at not in known and values.plain(one) not in values.OF_PERSONS]
        names = [shown(self.headers[at]) or f"#{at + 1}" for at in other if any(str(cells[at]).strip() for _, cells in lines)]
        return [remark("answers_columns_ignored", columns=some(names), n=len(names))] if names else []


def laid_out(sheet: Sheet, instrument: Instrument, mapping: Mapping[str, str]) -> Layout:
    """How the header is to be read for an instrument: what a header was said to be comes before what it looks like."""
    line, cells = sheet.rows[0]
    layout = Layout(instrument, [str(cell).strip() for cell in cells])
    known = {_exact(item.item): item.item for item in instrument.items}
    said = {_exact(header): item for header, item in mapping.items()}
    for at, header in enumerate(layout.headers):
        meant = said.get(_exact(header), header)
        if _exact(header) in said and not meant.strip():
            layout.skipped.add(at)
        elif name := _TOLD.get(values.plain(meant)):
            _put(layout, layout.told, name, at, line)
        elif item := known.get(_exact(meant)):
            _put(layout, layout.items, item, at, line)
        elif _exact(header) in said:
            key = instrument.key
            layout.problems.append(fault("mapped_item_unknown", row=line, column=header, found=meant, instrument=key))
    missing = [item.item for item in instrument.items if item.item not in layout.items]
    if not layout.items:
        expected = some(list(known.values()))
        layout.problems.append(fault("answers_no_item", row=line, found=", ".join(layout.headers), expected=expected))
    elif missing:
        names = some(missing)
        layout.problems.append(remark("answers_items_missing", items=names, instrument=instrument.key, n=len(missing)))
    if "party" not in layout.told:
        found = ", ".join(layout.headers)
        layout.problems.append(fault("column_missing", row=line, column="party", found=found))
    return layout


def _put(layout: Layout, places: dict[str, int], name: str, at: int, line: int) -> None:
    if name in places:
        layout.problems.append(fault("column_twice", row=line, column=layout.headers[at]))
    places.setdefault(name, at)


def _exact(header: str) -> str:
    return unicodedata.normalize("NFC", header).strip().casefold()


def of_persons(sheet: Sheet, lines: Sequence[Line]) -> list[Problem]:
    """A fault for each filled column that is of persons, whatever it was said to be."""
    line, headers = sheet.rows[0]
    return [
        fault("personal_column", row=line, column=str(header)[:60])
        for at, header in enumerate(headers)
        if values.plain(header) in values.OF_PERSONS and any(str(cells[at]).strip() for _, cells in lines)
    ]


def by_instrument(
    sheet: Sheet, lines: list[Line], layouts: Sequence[Layout]
) -> tuple[list[tuple[Layout, list[Line]]], list[Problem]]:
    """The lines of each instrument, by the column that tells it; without one all are of the instrument that fits best."""
    header_line, headers = sheet.rows[0]
    at = next((at for at, header in enumerate(headers) if _TOLD.get(values.plain(header)) == "instrument"), None)
    there = ", ".join(sorted(layout.instrument.key for layout in layouts))
    if at is not None and any(str(cells[at]).strip() for _, cells in lines):
        by_name = {_exact(layout.instrument.key): layout for layout in layouts}
        parts: dict[str, list[Line]] = {}
        for line, cells in lines:
            parts.setdefault(_exact(str(cells[at])), []).append((line, cells))
        problems: list[Problem] = []
        for name in sorted(parts.keys() - by_name.keys()):
            line, cells = parts[name][0]
            if name:
                problems.append(fault("no_such_instrument", row=line, found=str(cells[at]), there=there))
            else:
                problems += [fault("required", row=one) for one, _ in parts[name]]
        problems = [problem.at("", column="instrument", header=str(headers[at])) for problem in problems]
        return [(by_name[name], its) for name, its in parts.items() if name in by_name], problems
    if len(layouts) == 1:
        return [(layouts[0], lines)], []
    fitting = [layout for layout in layouts if layout.items and 2 * layout.fit[0] >= len(layout.instrument.items)]
    best = [layout for layout in fitting if layout.fit == max(one.fit for one in fitting)]
    if len(best) == 1:
        return [(best[0], lines)], []
    if best:
        keys = ", ".join(layout.instrument.key for layout in best)
        return [], [fault("answers_which_instrument", row=header_line, found=keys)]
    found = ", ".join(map(str, headers))
    return [], [fault("answers_no_instrument", row=header_line, found=found, there=there)]


def some(names: Sequence[object]) -> str:
    """The first of these, as can stand in a sentence."""
    return ", ".join(map(str, names[:_FIRST])) + (" …" if len(names) > _FIRST else "")
