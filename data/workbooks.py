"""A workbook as rows of cells. What the archive declares is weighed before anything in it is unpacked."""

import io
import re
import zipfile
import zlib
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath
from typing import Any
from xml.parsers import expat

import python_calamine

from data import limits, opendocument
from data.problems import Problem, fault, remark
from data.sheets import Cell, Sheet


def sheets_of(file: str, content: bytes) -> tuple[list[Sheet], list[Problem]]:
    """The visible sheets of an XLSX or ODS file, with what was wrong or odd about it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            problems = _declared(archive)
            if problems:
                return [], problems
            parts = {
                entry.filename: archive.read(entry)
                for entry in archive.infolist()
                if entry.filename.endswith((".xml", ".rels"))
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return [], [fault("workbook_damaged")]
    if not parts.keys() & {"xl/workbook.xml", "content.xml"}:
        return [], [fault("not_a_table_file", found="zip")]
    if any(b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part for part in parts.values()):
        return [], [fault("xml_entities")]
    try:
        if "content.xml" in parts:
            problems = opendocument.computed(parts["content.xml"])
        else:
            problems = [p for name, path in _sheet_parts(parts) for p in _computed(name, parts.get(path, b""))]
        if any(p.fault for p in problems):
            return [], problems
        sheets, found = _visible(file, content)
        return sheets, problems + found
    except (python_calamine.CalamineError, python_calamine.XmlError, python_calamine.ZipError, expat.ExpatError):
        return [], [fault("workbook_damaged")]


def _visible(file: str, content: bytes) -> tuple[list[Sheet], list[Problem]]:
    """The sheets that can be seen, with what keeps others from being read."""
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    workbook = python_calamine.CalamineWorkbook.from_object(io.BytesIO(content))
    for meta in workbook.sheets_metadata:
        if meta.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(meta.name)
        if sheet.end is None:
            continue
        height, width = sheet.end[0] + 1, sheet.end[1] + 1
        if meta.visible != python_calamine.SheetVisibleEnum.Visible:
            problems.append(fault("sheet_hidden").at("", meta.name))
            continue
        if height * width > limits.CELLS:
            problems.append(fault("too_many_cells", most=limits.CELLS).at("", meta.name))
            continue
        if width > limits.COLUMNS:
            problems.append(fault("too_many_columns", found=str(width), most=limits.COLUMNS).at("", meta.name))
            continue
        rows = [(at, [_cell(c) for c in row]) for at, row in enumerate(sheet.to_python(skip_empty_area=False), 1)]
        sheets.append(Sheet(file, meta.name, [(at, cells) for at, cells in rows if any(cell != "" for cell in cells)]))
    return sheets, problems


def _declared(archive: zipfile.ZipFile) -> list[Problem]:
    """Faults that can be told from the archive's list of contents alone."""
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > limits.ENTRIES:
        return [fault("archive_entries", found=str(len(entries)), most=limits.ENTRIES)]
    if unpacked > limits.UNPACKED:
        return [fault("unpacks_too_large", found=f"{unpacked // 2**20} MB", most=f"{limits.UNPACKED // 2**20} MB")]
    if any(entry.flag_bits & 1 for entry in entries):
        return [fault("password")]
    strays = [
        e.filename
        for e in entries
        if e.filename.startswith(("/", "\\")) or ".." in PurePosixPath(e.filename.replace("\\", "/")).parts
    ]
    macros = [e.filename for e in entries if e.filename.lower().endswith("vbaproject.bin")]
    return [*(fault("archive_path", found=name) for name in strays), *(fault("macros") for _ in macros[:1])]


def _sheet_parts(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    """Name of each sheet and the part of the archive that holds it."""
    targets: dict[str, str] = {}
    names: list[tuple[str, str]] = []

    def relation(tag: str, found: dict[str, str]) -> None:
        if tag.endswith("Relationship") and "Id" in found:
            target = found.get("Target", "")
            targets[found["Id"]] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    def sheet(tag: str, found: dict[str, str]) -> None:
        if tag.endswith("sheet"):
            ids = [value for name, value in found.items() if name.endswith(":id")]
            names.append((found.get("name", ""), ids[0] if ids else ""))

    for part, handler in (("xl/_rels/workbook.xml.rels", relation), ("xl/workbook.xml", sheet)):
        parser = expat.ParserCreate()
        parser.StartElementHandler = handler
        parser.Parse(parts.get(part, b"<none/>"), True)
    return [(name, targets.get(key, "")) for name, key in names]


def _computed(sheet: str, part: bytes) -> list[Problem]:
    """Cells that hold an error, or a formula of which no result is stored (faults); formulas with a result (a remark)."""
    if b"<f" not in part and b't="e"' not in part:
        return []
    problems: list[Problem] = []
    cell: dict[str, Any] = {}
    formulas: list[str] = []

    def start(tag: str, found: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            cell.update(at=found.get("r", ""), kind=found.get("t", ""), formula=False, stored=False, value="", inside=False)
        elif name == "f" and cell:
            cell["formula"] = True
        elif name == "v" and cell:
            cell["inside"], cell["stored"] = True, cell["kind"] == "str"  # a text may be an empty one

    def text(characters: str) -> None:
        if cell.get("inside"):
            cell["value"] += characters
            cell["stored"] = True

    def end(tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "v":
            cell["inside"] = False
        elif name == "c":
            where = re.fullmatch(r"([A-Z]+)(\d+)", cell["at"])
            row, column = (int(where[2]), where[1]) if where else (None, "")
            if cell["kind"] == "e":
                problems.append(fault("cell_error", row=row, column=column, found=cell["value"]).at("", sheet))
            elif cell["formula"] and not cell["stored"]:
                problems.append(fault("formula_without_value", row=row, column=column).at("", sheet))
            elif cell["formula"]:
                formulas.append(f"{cell['at']} = {cell['value']}")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.Parse(part, True)
    if formulas:
        problems.append(remark("formula_values", found=", ".join(formulas[:5]), n=len(formulas)).at("", sheet))
    return problems


def _cell(cell: object) -> Cell:
    """A cell as text, number, truth value or date; a time of day or span of time as text."""
    match cell:
        case bool() | str():
            return cell
        case int() | float():
            return int(cell) if float(cell).is_integer() and abs(cell) < 2**53 else cell
        case datetime():
            return cell.date() if cell.time() == datetime.min.time() else cell.isoformat(sep=" ")
        case date():
            return cell
        case timedelta():
            return str(cell)
        case _:
            return str(cell)
