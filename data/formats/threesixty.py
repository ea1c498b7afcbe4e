"""360Giving, the data standard of British grantmakers (standard.threesixtygiving.org), as JSON, CSV or workbook.

A table of grants is told apart by its columns: the paths of the standard's fields (`recipientOrganization/0/id`) or their
titles (`Recipient Org:Identifier`). Each funder is a party, and the coalition of what it gives; each grant is a stream of
money from it to the recipient, known by the grant's own id. Who the persons are that receive a grant is never read.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from data.checking import Layout, whole_lines
from data.formats.grants import GRANT
from data.periods import first_day
from data.problems import Problem, fault, remark
from data.sheets import Cell, Sheet

SOURCE: Final = "360Giving"
DEFAULTS: Final = {"source": SOURCE, "link": "https://standard.threesixtygiving.org", "visibility": "public"}
TO_PERSONS: Final = {"what": "Grant to an individual", "receiver_name": "Individuals (names are not kept)"}
"""What a grant to a person and its receiver are called: a funder's persons are one party, and a title may name one."""

_GIVING, _TAKING, _PERSON = "fundingorganization", "recipientorganization", "recipientindividual"
_OF_PERSONS: Final = (_PERSON, "toindividualsdetails")
"""What the fields begin with of which one that is filled says that a person gets the grant."""
FIELDS: Final = {
    "reference": ("id",),
    "what": ("title",),
    "period": ("awarddate",),
    "unit": ("currency",),
    "promised": ("amountawarded",),
    "delivered": ("amountdisbursed",),
    "giver": (f"{_GIVING}/0/id", f"{_GIVING}/0/name"),
    "giver_name": (f"{_GIVING}/0/name",),
    "receiver": (f"{_TAKING}/0/id", f"{_TAKING}/0/name", f"{_PERSON}/id", f"{_PERSON}/name"),
    "receiver_name": (f"{_TAKING}/0/name",),
}
"""The fields of the standard that tell a column of a grant; the first one that is filled does."""
_NAMES: Final = ("giver_name", "receiver_name")
_TITLES: Final = {"identifier": "id", "fundingorg": _GIVING, "recipientorg": _TAKING, "recipientind": _PERSON}
"""Titles of the standard that are not the names of their fields, without spaces and capitals."""
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ]\d{2}:\d{2}.*)?")


def layouts(sheets: Sequence[Sheet]) -> tuple[list[tuple[Sheet, Layout]], list[Problem]]:
    """The sheets that are a table of grants, made ready to be checked; a remark for each that is not."""
    found: list[tuple[Sheet, Layout]] = []
    problems: list[Problem] = []
    for sheet in sheets:
        header = [str(cell).strip() for cell in sheet.rows[0][1]] if sheet.rows else []
        paths = [_path(name) for name in header]
        places = {name: [paths.index(field) for field in fields if field in paths] for name, fields in FIELDS.items()}
        if not all(places[name] for name in ("reference", "promised", "giver", "receiver")):
            problems.append(remark("table_skipped", found=", ".join(header[:6])).at(sheet.file, sheet.name))
            continue
        places = {name: at for name, at in places.items() if at or name in _NAMES}
        lines, said = _grants(sheet, paths, places)
        headers = {name: header[at[0]] if at else "" for name, at in places.items()}
        columns = dict(enumerate(GRANT.by_name[name] for name in places))
        ready = Sheet(sheet.file, sheet.name, [(sheet.rows[0][0], [*headers.values()]), *lines])
        found.append((ready, Layout(GRANT, columns, lenient=True, defaults=DEFAULTS)))
        problems += [
            problem.at(sheet.file, sheet.name, table=GRANT.name, header=headers.get(problem.column, ""))
            for problem in (*_passed_over(sheet, header, paths), *said)
        ]
    if not found:
        problems.append(fault("nothing_fits", expected=SOURCE))
    return found, problems


def _path(header: str) -> str:
    """A header of either form as the path of its field: `Recipient Org:Identifier` is `recipientorganization/0/id`."""
    parts = [re.sub(r"\s", "", part).casefold() for part in re.split("[:/]", header)]
    parts = [_TITLES.get(part, part) for part in parts]
    if parts[0] in (_GIVING, _TAKING) and len(parts) == 2:
        parts.insert(1, "0")
    return "/".join(parts)


def _passed_over(sheet: Sheet, header: Sequence[str], paths: Sequence[str]) -> list[Problem]:
    """A remark for each column that stands there twice, and one for those in which something stands that we do not use."""
    used = {field for fields in FIELDS.values() for field in fields}
    twice = sorted({header[at] for at, path in enumerate(paths) if path in used & set(paths[:at])})
    problems = [remark("column_twice_left_out", found=name) for name in twice]
    filled = {at for _, cells in sheet.rows[1:] for at, cell in enumerate(cells[: len(paths)]) if str(cell).strip()}
    unused = [header[at] for at in sorted(filled) if paths[at] not in used and not paths[at].startswith(_OF_PERSONS)]
    names = dict.fromkeys(re.sub(r"([/:])\d+(?=[/:])", "", name)[:60] for name in unused)
    return problems + ([remark("columns_unused", columns="; ".join(names), n=len(names))] if names else [])


def _grants(
    sheet: Sheet, paths: Sequence[str], places: Mapping[str, Sequence[int]]
) -> tuple[list[tuple[int, list[Cell]]], list[Problem]]:
    """The lines of a sheet with a cell for each of `places`, as they can be read; what was odd about them."""
    lines, faults = whole_lines(sheet)
    problems = [problem.as_remark() for problem in faults]
    persons = {at for at, path in enumerate(paths) if path.startswith(_OF_PERSONS)}
    others = {
        code: [at for at, path in enumerate(paths) if re.match(f"{who}/0*[1-9]", path)]
        for code, who in (("several_funders", _GIVING), ("several_recipients", _TAKING))
    }
    grants: list[dict[str, Cell]] = []
    to_persons = 0
    for line, cells in lines:
        filled = {at for at, cell in enumerate(cells) if str(cell).strip()}
        of = {name: next((at for at in told_by if at in filled), None) for name, told_by in places.items()}
        grant = {name: "" if at is None else cells[at] for name, at in of.items()}
        grant["unit"] = str(grant.get("unit", "")).upper()
        if filled & persons:
            grant |= TO_PERSONS | {"receiver": f"{str(grant['giver']).strip()}/individuals"}
            to_persons += 1
        if filled & set(others["several_funders"]):
            problems.append(remark("several_funders", row=line, found=str(grant["giver"])))
        if filled & set(others["several_recipients"]):
            problems.append(remark("several_recipients", row=line, found=str(grant["receiver"])))
        grants.append(grant)
    if to_persons:
        problems.append(remark("persons_not_named", n=to_persons))
    days, said = _days([grant.get("period", "") for grant in grants])
    for grant, day in zip(grants, days, strict=True):
        grant["period"] = day
    rows = [(line, [grant[name] for name in places]) for (line, _), grant in zip(lines, grants, strict=True)]
    return rows, problems + said


def _days(cells: Sequence[Cell]) -> tuple[list[Cell], list[Problem]]:
    """Award dates without their time, those with the day first as year, month, day; one remark where that could be doubted.

    Where the dates are evidently written month first they stay as they are, and none of them will be understood; so does
    each that is no day either way.
    """
    cells = [found[1] if isinstance(cell, str) and (found := _MOMENT.fullmatch(cell.strip())) else cell for cell in cells]
    slashed = {at: found for at, cell in enumerate(cells) if (found := _DAY_FIRST.fullmatch(str(cell).strip()))}
    turned = {at: day for at, f in slashed.items() if first_day(day := f"{f[4]}-{int(f[3]):02}-{int(f[1]):02}")}
    month_first = {at for at, f in slashed.items() if first_day(f"{f[4]}-{int(f[1]):02}-{int(f[3]):02}")}
    if month_first - turned.keys() and not turned.keys() - month_first:
        return cells, []
    days = [turned.get(at, cell) for at, cell in enumerate(cells)]
    doubtful = [at for at in turned if int(slashed[at][1]) <= 12 and int(slashed[at][1]) != int(slashed[at][3])]
    if not doubtful:
        return days, []
    return days, [remark("days_first", column="period", found=str(cells[doubtful[0]]), n=len(doubtful))]
