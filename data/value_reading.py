"""The table of values that a pack is scored on: long or wide, checked whole, in one fixed order."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from data import reading, values
from data.columns import EVIDENCE, Column
from data.pack import Pack
from data.problems import Problem, fault, remark, shown
from data.sheets import Cell, Sheet

ROLES: Final = {
    "subject": "subject",
    "onderwerp": "subject",
    "period": "period",
    "periode": "period",
    "indicator": "indicator",
    "value": "value",
    "waarde": "value",
    "low": "low",
    "laag": "low",
    "high": "high",
    "hoog": "high",
    "evidence": "evidence",
    "bewijs": "evidence",
    "value_why": "value_why",
    "waarde_waarom": "value_why",
}
"""What a header says of its column, in either language. A wide table has a subject and a period only, and its indicators."""
NO_EVIDENCE: Final = -1
_MISSING: Final = values.MISSING | {"na"}
_NOT_FINITE: Final = frozenset({"nan", "inf", "infinity"})
_PLAIN: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
"""A number as a program writes it: read to the last digit."""
_SUBJECT: Final = Column("subject", "onderwerp", "id", "waarvan iets gemeten is", "what was measured")
_PERIOD: Final = Column("period", "periode", "period", "wanneer", "when")
_VALUE: Final = Column("value", "waarde", "number", "de waarde", "the value")
_GRADE: Final = Column("evidence", "bewijs", "choice", "bewijskracht", "evidence grade", choices=EVIDENCE)

_Line = tuple[int, list[Cell]]


@dataclass(frozen=True)
class ValueTable:
    """What was observed. `rows` has one row a subject, period and column of numbers: an indicator, or a denominator.

    Its columns: subject, period ('' where the file has none), indicator, value (nan is missing), low, high, evidence
    (-1 is none, else 0 to 5) and why ('', 'nvt' or 'verborgen'). `groups` has a row a subject and period, with the text
    column that missing values are imputed by. Both are sorted, whatever the order of the file.
    """

    rows: pd.DataFrame
    groups: pd.DataFrame
    has_range: bool
    has_evidence: bool


def read_values(path: Path, pack: Pack) -> tuple[ValueTable | None, list[Problem]]:
    """The table of values in a file, with all findings; no table where one of them is a fault."""
    sheets, problems = reading.read([path])
    if any(problem.fault for problem in problems):
        return None, problems
    if len(sheets) > 1:
        names = ", ".join(sheet.name for sheet in sheets)
        return None, [*problems, fault("values_one_table", found=names).at(reading.shown_name(path))]
    if not sheets:
        return None, [*problems, fault("no_rows").at(reading.shown_name(path))]
    table, found = values_of(sheets[0], pack)
    return table, problems + found


def values_of(sheet: Sheet, pack: Pack) -> tuple[ValueTable | None, list[Problem]]:
    """The table of values in a sheet, with all findings; no table where one of them is a fault."""
    if len(sheet.rows) < 2:
        return None, [fault("no_rows").at(sheet.file, sheet.name)]
    layout, problems = _laid_out(sheet, pack)
    if layout:
        reader = _Reader(layout, sheet, pack)
        reader.read()
        problems += reader.problems
    problems = [problem.at(sheet.file, sheet.name) for problem in problems]
    if layout is None or any(problem.fault for problem in problems):
        return None, problems
    return reader.table(), problems


@dataclass(frozen=True)
class _Slots:
    """The positions of the columns that tell of one value."""

    value: int
    low: int | None = None
    high: int | None = None
    evidence: int | None = None
    why: int | None = None


@dataclass(frozen=True)
class _Layout:
    """Where everything stands. `wide` has the slots of each indicator; `long` those of the one that the row names.

    `names` are the columns as findings name them, by position; `headers` are the words above them, as they stand there.
    """

    headers: Sequence[str]
    names: dict[int, str]
    subject: int | None
    period: int | None
    group: int | None
    indicator: int | None
    long: _Slots | None
    wide: dict[str, _Slots]


class _Names:
    """The columns of numbers that a pack asks for: its indicators, and what they are divided by."""

    def __init__(self, pack: Pack) -> None:
        self.indicators = frozenset(pack.indicators)
        wanted = [*pack.indicators, *(node.denominator for node in pack.nodes if node.denominator)]
        self.exact = {_plain(name): name for name in wanted}
        folds = Counter(name.casefold() for name in self.exact)
        self.folded = {plain.casefold(): name for plain, name in self.exact.items() if folds[plain.casefold()] == 1}

    def of(self, written: Cell) -> str | None:
        """The name that is meant: exactly so, or else but for its capitals."""
        plain = _plain(written)
        return self.exact.get(plain) or self.folded.get(plain.casefold())


def _plain(written: Cell) -> str:
    return unicodedata.normalize("NFC", str(written)).strip()


def _laid_out(sheet: Sheet, pack: Pack) -> tuple[_Layout | None, list[Problem]]:
    """How the header says that the sheet is to be read; none where it is neither a long table nor a wide one."""
    line, cells = sheet.rows[0]
    headers = [_plain(cell) for cell in cells]
    names = _Names(pack)
    roles = [ROLES.get(header.casefold(), "") for header in headers]
    is_long = "indicator" in roles and "value" in roles
    by = pack.impute.mean_by if pack.impute else ""
    placed: dict[str, int] = {}
    ignored, problems = [], []
    for at, header in enumerate(headers):
        role = roles[at] if is_long or roles[at] in ("subject", "period") else ""
        meant = "" if is_long or role else _column(header, names)
        grouping = bool(by) and header.casefold() == _plain(by).casefold()
        known = [*([role] if role else []), *([f"={meant}"] if meant else []), *(["group"] if grouping else [])]
        problems += [fault("column_twice", row=line, column=header) for one in known if one in placed]
        placed = {**dict.fromkeys(known, at), **placed}
        if not known and (header or _is_filled(sheet, at)):
            ignored.append(shown(header) or f"#{at + 1}")
    if ignored:
        problems.append(remark("values_columns_ignored", row=line, columns=", ".join(ignored), n=len(ignored)))
    found = ", ".join(headers)
    problems += [
        fault("column_missing", row=line, column=one, found=found)
        for one, is_asked in (
            ("subject", True),
            ("low", "high" in placed),
            ("high", "low" in placed),
        )
        if is_asked and one not in placed
    ]
    if by and "group" not in placed:
        problems.append(remark("column_missing", row=line, column=by, found=found))
    wide = {
        name: _Slots(placed[f"={name}"], why=placed.get(f"={name}_why"))
        for name in names.exact.values()
        if f"={name}" in placed
    }
    if not is_long and not names.indicators & wide.keys():
        half = {"indicator", "value"} & set(roles)
        if half:
            other = "value" if "indicator" in half else "indicator"
            return None, [*problems, fault("column_missing", row=line, column=other, found=found)]
        return None, [*problems, fault("values_no_indicator", row=line, found=found, expected=_some(pack))]
    long = None
    if is_long:
        long = _Slots(placed["value"], *map(placed.get, ("low", "high", "evidence", "value_why")))
    told = {at: one.removeprefix("=") for one, at in placed.items() if one != "group"}
    subject, period, group, indicator = map(placed.get, ("subject", "period", "group", "indicator"))
    return _Layout(headers, told, subject, period, group, indicator, long, wide), problems


def _column(header: str, names: _Names) -> str:
    """The indicator or denominator that a column of a wide table holds, or NAME_why; empty where it is of neither."""
    of = names.of(header)
    if of is None and header.casefold().endswith("_why"):
        of = names.of(header[: -len("_why")])
        return f"{of}_why" if of else ""
    return of or ""


def _is_filled(sheet: Sheet, at: int) -> bool:
    return any(at < len(cells) and str(cells[at]).strip() for _, cells in sheet.rows[1:])


def _some(pack: Pack) -> str:
    """A few indicators, so that a person sees what kind of name is meant."""
    return ", ".join(pack.indicators[:5])


class _Reader:
    """Reads the rows of one sheet by its layout, and gathers what was observed and what was wrong."""

    def __init__(self, layout: _Layout, sheet: Sheet, pack: Pack) -> None:
        self.layout, self.sheet, self.pack = layout, sheet, pack
        self.problems: list[Problem] = []
        self.rows: list[tuple[str, str, str, float, float, float, int, str]] = []
        self.groups: dict[tuple[str, str], tuple[str, int]] = {}
        self.seen: dict[tuple[str, ...], _Line] = {}
        self.mark: values.Mark = ""
        self.words: list[str] = []

    def read(self) -> None:
        """Read all rows."""
        layout = self.layout
        lines = self._named(self._whole())
        self._learn_mark([cells for _, cells, _ in lines])
        has_periods = layout.period is not None and any(str(cells[layout.period]).strip() for _, cells, _ in lines)
        for line, cells, slots in lines:
            subject = self._name(self.layout.subject, values.text, _SUBJECT, line, cells)
            period = self._name(self.layout.period, values.period, _PERIOD, line, cells) if has_periods else ""
            if subject and period is not None:
                self._once((subject, period, *(slots if layout.long else ())), line, cells)
                self._group((subject, period), line, cells)
            for name, slot in slots.items():
                self.rows.append((subject or "", period or "", name, *self._observed(line, cells, slot)))
        if self.words:
            self.problems.append(remark("missing_word", found=self.words[0], n=len(self.words)))

    def table(self) -> ValueTable:
        """What was read, sorted."""
        names = ("subject", "period", "indicator", "value", "low", "high", "evidence", "why")
        self.rows.sort(key=lambda row: row[:3])
        columns = dict(zip(names, zip(*self.rows, strict=True), strict=True))
        rows = pd.DataFrame({name: list(column) for name, column in columns.items()}).astype({"evidence": "int64"})
        keys = sorted(self.groups)
        groups = {"subject": [subject for subject, _ in keys], "period": [period for _, period in keys]}
        if self.layout.group is not None and self.pack.impute:
            groups[self.pack.impute.mean_by] = [self.groups[key][0] for key in keys]
        slots = self.layout.long
        has_range = slots is not None and slots.low is not None and slots.high is not None
        return ValueTable(rows, pd.DataFrame(groups), has_range, slots is not None and slots.evidence is not None)

    def _say(self, problem: Problem, line: int, at: int | None = None) -> None:
        column, header = ("", "") if at is None else (self.layout.names.get(at, ""), self.layout.headers[at])
        self.problems.append(problem.at("", "", line, column or header, header=header))

    def _whole(self) -> list[_Line]:
        """The rows as wide as the header; in a CSV, a row of another width is a fault."""
        width = len(self.layout.headers)
        lines = []
        for line, cells in self.sheet.rows[1:]:
            if self.sheet.ragged and len(cells) != width:
                self._say(fault("row_length", found=str(len(cells)), expected=width), line)
            else:
                lines.append((line, [*cells, *[""] * (width - len(cells))]))
        return lines

    def _named(self, lines: Iterable[_Line]) -> list[tuple[int, list[Cell], dict[str, _Slots]]]:
        """The rows with the slots that each fills; without those of an indicator that the pack does not have."""
        layout = self.layout
        if layout.long is None or layout.indicator is None:
            return [(line, cells, layout.wide) for line, cells in lines]
        names = _Names(self.pack)
        found: list[tuple[int, list[Cell], dict[str, _Slots]]] = []
        unknown: dict[str, list[int]] = {}
        for line, cells in lines:
            written = _plain(cells[layout.indicator])
            name = names.of(written)
            if name:
                found.append((line, cells, {name: layout.long}))
            elif written:
                unknown.setdefault(written, []).append(line)
            else:
                self._say(fault("required"), line, layout.indicator)
        for written, at in unknown.items():
            self._say(remark("values_indicator_unknown", found=written, n=len(at)), at[0], layout.indicator)
        if (found or unknown) and not any(names.indicators & slots.keys() for _, _, slots in found):
            problem = fault("values_no_indicator", found=", ".join(unknown), expected=_some(self.pack))
            self._say(problem, self.sheet.rows[0][0], layout.indicator)
        return found

    def _learn_mark(self, lines: Iterable[Sequence[Cell]]) -> None:
        """The decimal mark that the whole table tells; where it leaves a number in doubt, say how it was read."""
        slots = [self.layout.long] if self.layout.long else list(self.layout.wide.values())
        places = [at for slot in slots for at in (slot.value, slot.low, slot.high) if at is not None]
        cells = [cells[at] for cells in lines for at in places]
        self.mark, doubtful = values.marks(cells)
        in_doubt = [str(cells[at]) for at in doubtful if self.mark != ("." if "." in str(cells[at]) else "")]
        if in_doubt:
            self.problems.append(remark("values_decimal_mark", found=in_doubt[0], mark=self.mark or ".", n=len(in_doubt)))

    def _name(
        self, at: int | None, read: Callable[[Cell, Column], str | None], column: Column, line: int, cells: Sequence[Cell]
    ) -> str | None:
        """What the row is about, or when; None where that cannot be read or is not told, which is said."""
        if at is None:
            return None
        try:
            told = read(cells[at], column)
        except values.Unreadable as bad:
            self._say(_unreadable(bad, cells[at]), line, at)
            return None
        if told is None:
            self._say(fault("required"), line, at)
        return told

    def _once(self, key: tuple[str, ...], line: int, cells: list[Cell]) -> None:
        """A fault where an earlier row is about the same."""
        first, before = self.seen.setdefault(key, (line, cells))
        if first == line:
            return
        differs = tuple(
            (name, shown(str(before[at])), shown(str(cells[at])))
            for at, name in sorted(self.layout.names.items())
            if at not in (self.layout.subject, self.layout.period, self.layout.indicator) and before[at] != cells[at]
        )
        other = str(first)
        if differs:
            self._say(fault("contradicts_row", differs=differs[:3], other=other), line, self.layout.subject)
        else:
            self._say(fault("repeats_row", found=" ".join(filter(None, key)), other=other), line, self.layout.subject)

    def _group(self, key: tuple[str, str], line: int, cells: Sequence[Cell]) -> None:
        """The group of a subject, which may stand in one or all of its rows, but is the same in each."""
        at = self.layout.group
        group = "" if at is None else _plain(cells[at])
        before, first = self.groups.setdefault(key, (group, line))
        if group and not before:
            self.groups[key] = (group, line)
        elif at is not None and group and group != before:
            differs = ((self.layout.headers[at], shown(before), shown(group)),)
            self._say(fault("contradicts_row", differs=differs, other=str(first)), line, at)

    def _observed(self, line: int, cells: Sequence[Cell], slots: _Slots) -> tuple[float, float, float, int, str]:
        """Value, low, high, evidence and why of one indicator in one row."""
        before = len(self.problems)
        value, state = self._number(line, cells, slots.value)
        low, _ = self._number(line, cells, slots.low)
        high, _ = self._number(line, cells, slots.high)
        if len(self.problems) == before and slots.low is not None and slots.high is not None:
            self._range(line, cells, slots, (low, value, high))
        reason = self._why(line, cells, slots.why)
        if reason and not math.isnan(value):
            self._say(fault("values_why", found=str(cells[slots.value])), line, slots.why)
        return value, low, high, self._evidence(line, cells, slots.evidence), reason or state

    def _range(self, line: int, cells: Sequence[Cell], slots: _Slots, told: tuple[float, float, float]) -> None:
        low, value, high = told
        given = [not math.isnan(one) for one in told]
        if slots.low is None or slots.high is None or not (given[0] or given[2]):
            return
        there = slots.low if given[0] else slots.high
        if given[0] != given[2]:
            self._say(fault("values_range_half", found=str(cells[there])), line, slots.high if given[0] else slots.low)
        elif not given[1]:
            self._say(fault("values_range_bare", found=f"{cells[slots.low]} – {cells[slots.high]}"), line, slots.value)
        elif not low <= value <= high:
            found = f"{cells[slots.low]} – {cells[slots.value]} – {cells[slots.high]}"
            self._say(fault("values_range", found=found), line, slots.low if low > value else slots.high)

    def _number(self, line: int, cells: Sequence[Cell], at: int | None) -> tuple[float, str]:
        """The number in a cell, nan where there is none; and the reason that the cell itself gives for that."""
        if at is None:
            return math.nan, ""
        cell = cells[at]
        word = cell.strip().casefold() if isinstance(cell, str) else str(cell)
        if not word:
            return math.nan, ""
        if word in _MISSING or word in values.NOT_APPLICABLE or word in values.WITHHELD:
            self.words.append(str(cell))
            return math.nan, "nvt" if word in values.NOT_APPLICABLE else "verborgen" if word in values.WITHHELD else ""
        try:
            return _measured(cell, self.mark), ""
        except values.Unreadable as bad:
            self._say(_unreadable(bad, cell), line, at)
            return math.nan, ""

    def _evidence(self, line: int, cells: Sequence[Cell], at: int | None) -> int:
        word = "" if at is None else str(cells[at]).strip()
        if word.casefold() in _MISSING or word.casefold() in values.NOT_APPLICABLE:
            self.words.append(word)
            return NO_EVIDENCE
        try:
            grade = values.choice(word, _GRADE)
        except values.Unreadable:
            expected = ", ".join(choice.code for choice in EVIDENCE)
            self._say(fault("toml_word", found=word, expected=expected), line, at)
            return NO_EVIDENCE
        return int(grade[1:]) if grade else NO_EVIDENCE

    def _why(self, line: int, cells: Sequence[Cell], at: int | None) -> str:
        written = "" if at is None else str(cells[at]).strip()
        word = written.casefold()
        if not word:
            return ""
        if word in values.NOT_APPLICABLE:
            return "nvt"
        if word in values.WITHHELD:
            return "verborgen"
        self._say(fault("toml_word", found=written, expected="nvt, verborgen"), line, at)
        return ""


def _unreadable(bad: values.Unreadable, cell: Cell) -> Problem:
    return Problem(bad.code, True, found=shown(str(cell)), details=bad.details)


def _measured(cell: Cell, mark: values.Mark) -> float:
    """A number as a program writes it, to the last digit; else as a person may write it."""
    if isinstance(cell, str):
        written = cell.strip()
        if written.casefold().lstrip("+-") in _NOT_FINITE:
            raise values.Unreadable("number_out_of_range")
        if _PLAIN.fullmatch(written) and not (mark == "," and values.marks((written,))[1]):
            value = float(written)
            if not math.isfinite(value):
                raise values.Unreadable("number_out_of_range")
            return value
    number = values.double(cell, _VALUE, mark)
    return math.nan if number is None else number
