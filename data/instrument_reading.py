"""An instrument read from the texts in its folder: the instrument, or all that is wrong with it at once."""

import math
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, get_args

from data import values
from data.answers import COLUMNS
from data.columns import Column
from data.instrument import Instrument, InstrumentKind, Item, Value
from data.method_files import day_of, of_itself, read_folder, read_toml, rows_of
from data.pack_places import RowOf, Section
from data.problems import Problem, fault, remark

INSTRUMENT: Final = "instrument.toml"
VALUES: Final = "values.csv"
ITEMS: Final = "items.csv"
KINDS: Final[tuple[InstrumentKind, ...]] = get_args(InstrumentKind)
_HEAD: Final = ("key", "version", "kind", "source", "licence")
_MORE: Final = ("dated", "owner", "reason", "centring", "min_items", "lens", "pulse")
_TABLES: Final = {"name": ("nl", "en"), "scale": ("low", "high", "agrees")}
_VALUE_COLUMNS: Final = ("value", "name_nl", "name_en", "plane_x", "plane_y", "group", "question_nl", "question_en")
_ITEM_COLUMNS: Final = ("item", "value", "sign")
_TOLD: Final = frozenset(values.plain(name) for column in COLUMNS for name in (column.name, column.nl))
_CODE: Final = Column("code", "code", "id", "code van de waarde of vraag", "code of the value or item")
_PULSES: Final = (0, 10)


def read_instrument_folder(folder: Path) -> tuple[Instrument | None, list[Problem]]:
    """The instrument in a folder, with all findings; None where there is any fault."""
    return read_folder(folder, read_instrument)


def read_instrument(files: Mapping[str, str]) -> tuple[Instrument | None, list[Problem]]:
    """The instrument that these texts (name in the folder -> text) make up, with all findings; None where one is a fault."""
    head, problems = read_toml(files.get(INSTRUMENT))
    itself, found = _itself(head or {}, there=head is not None)
    items, wrong = _items(files.get(ITEMS), itself["kind"])
    named, odd = _values(files.get(VALUES), itself["kind"], items)
    found += _scaled(itself, len(items))
    problems = [problem.at(INSTRUMENT) for problem in [*problems, *found]]
    problems += [problem.at(VALUES) for problem in odd]
    problems += [problem.at(ITEMS) for problem in [*wrong, *_unnamed(items, named, itself["kind"])]]
    problems += [
        remark("instrument_file_ignored").at(name)
        for name in sorted(files)
        if name.endswith((".csv", ".toml")) and name not in (INSTRUMENT, VALUES, ITEMS)
    ]
    if any(problem.fault for problem in problems):
        return None, problems
    bare = {item.value: Value(item.value) for item, _ in items if item.value not in named}
    if itself["kind"] in ("statements", "ranking"):
        told = tuple((named | bare)[item.value] for item, _ in items)
    else:
        told = (*named.values(), *bare.values())
    return Instrument(values=told, items=tuple(item for item, _ in items), **itself), problems


def _itself(head: Mapping[str, Any], there: bool) -> tuple[dict[str, Any], list[Problem]]:
    """What the instrument says of itself, as the fields of an `Instrument`. Where the file is not `there`, nothing is missing.

    A kind that we do not know is empty.
    """
    problems = of_itself(head, (*_HEAD, "scale"), ("kind", KINDS)) if there else []
    if head.get("dated") and day_of(head["dated"]) is None:
        problems.append(fault("not_a_date", found=f"dated = {head['dated']}"))
    allowed = (*_HEAD, *_MORE, *_TABLES)
    top = Section.of("", head, problems)
    for key, told in head.items():
        if key not in allowed:
            top.fault("toml_unknown", key, told, table=INSTRUMENT, expected=", ".join(allowed))
        elif key in (*_HEAD, "owner", "reason") and isinstance(told, dict | list | bool | float):
            top.fault("toml_not_text", key, told)
    name, scale = (Section.of(table, head.get(table, {}), problems, keys) for table, keys in _TABLES.items())
    kind = head["kind"] if head.get("kind") in KINDS else ""
    ends = [scale.number(end, 0) for end in ("low", "high") if "scale" not in head or scale.needs(end)]
    if len(ends) == 2 and ends[0] >= ends[1] and "scale" in head:
        problems.append(fault("scale_order", found=f"scale = {ends[0]:g} – {ends[1]:g}"))
    profile = kind == "profile"
    return {
        **{key: str(head.get(key, "")).strip() for key in _HEAD},
        "kind": kind,
        "low": ends[0] if ends else 0.0,
        "high": ends[-1] if ends else 0.0,
        "agrees": _word(scale, "agrees", ("high", "low"), "high"),
        "centring": _word(top, "centring", ("person", "none"), "person" if profile else "none"),
        "min_items": top.share("min_items", 0.8 if profile else 0.0),
        "name_nl": name.text("nl"),
        "name_en": name.text("en"),
        "dated": day_of(head.get("dated")),
        "lens": _flag(top, "lens"),
        "pulse": _flag(top, "pulse"),
    }, problems


def _word(table: Section, key: str, words: tuple[str, ...], default: str) -> str:
    told = table.entries.get(key, default)
    if told not in words:
        table.fault("toml_word", key, told, expected=", ".join(words))
        return default
    return str(told)


def _flag(table: Section, key: str) -> bool:
    told = table.entries.get(key, False)
    if not isinstance(told, bool):
        table.fault("toml_not_flag", key, told)
    return told is True


def _scaled(itself: Mapping[str, Any], items: int) -> list[Problem]:
    """What the scale must be for this kind: cards are chosen or not, ranks run from 1, pulses lie between 0 and 10."""
    low, high = itself["low"], itself["high"]
    if not low < high:
        return []
    found = f"scale = {low:g} – {high:g}"
    problems = []
    if itself["kind"] == "cards" and low != 0:
        problems.append(fault("cards_scale", found=found))
    if itself["kind"] == "ranking" and items and (low, high) != (1, items):
        problems.append(fault("ranking_scale", found=found, n=items))
    plain = itself["kind"] == "profile" and itself["centring"] == "none" and low >= _PULSES[0] and high <= _PULSES[1]
    if itself["pulse"] and not plain:
        problems.append(fault("pulse_plain", found=f"{found}, kind = {itself['kind']}, centring = {itself['centring']}"))
    return problems


def _items(text: str | None, kind: str) -> tuple[list[tuple[Item, int]], list[Problem]]:
    """The items, each with its line."""
    needed = ("item", "value") if kind == "profile" else ("item",)
    rows, problems = rows_of(text, needed)
    if not rows and not problems:
        problems.append(fault("no_rows"))
    problems += _ignored(rows, _ITEM_COLUMNS)
    count = Counter(cells["item"].casefold() for _, cells in rows)
    items = []
    for at, cells in rows:
        row = RowOf(at, cells, problems)
        item = _code(row, "item")
        if count[item.casefold()] > 1:
            row.fault("item_twice", "item", item)
        if values.plain(item) in _TOLD:
            row.fault("item_reserved", "item", item)
        value = item
        if kind == "profile" or (kind == "cards" and row.text("value")):
            value = _code(row, "value")
        sign = row.number("sign")
        if sign is not None and not math.isnan(sign) and sign not in (1, -1):
            row.fault("toml_word", "sign", row.text("sign"), expected="1, -1")
        items.append((Item(item, value, -1 if sign == -1 else 1), at))
    return items, problems


def _values(text: str | None, kind: str, items: list[tuple[Item, int]]) -> tuple[dict[str, Value], list[Problem]]:
    """The values by code: for statements and rankings those of items alone, and then the file may be left out."""
    theirs = kind in ("profile", "cards")
    if text is None and not theirs:
        return {}, []
    rows, problems = rows_of(text, ("value",))
    if theirs and not rows and not problems:
        problems.append(fault("no_rows"))
    problems += _ignored(rows, _VALUE_COLUMNS)
    held = {item.value for item, _ in items}
    count = Counter(cells["value"] for _, cells in rows)
    found = {}
    for at, cells in rows:
        if not theirs and cells["value"] not in held:
            continue
        row = RowOf(at, cells, problems)
        code = _code(row, "value")
        if code and count[code] > 1:
            row.fault("value_twice", "value", code)
        if theirs and items and code and code not in held:
            row.fault("value_without_item", "value", code)
        texts = {name: row.text(name) for name in _VALUE_COLUMNS if name not in ("value", "plane_x", "plane_y")}
        found[code] = Value(code, plane_x=row.number("plane_x") or 0.0, plane_y=row.number("plane_y") or 0.0, **texts)
    return found, problems


def _unnamed(items: list[tuple[Item, int]], named: Mapping[str, Value], kind: str) -> list[Problem]:
    """A fault for each item that names a value of which there is none; a card without one is a value itself."""
    if kind not in ("profile", "cards") or not named:
        return []
    return [
        fault("value_unknown", row=at, column="value", found=item.value)
        for item, at in items
        if item.value and item.value not in named and not (kind == "cards" and item.value == item.item)
    ]


def _code(row: RowOf, column: str) -> str:
    """The code in a cell: there, and of characters that can be seen."""
    told = row.text(column)
    if not told:
        row.fault("required", column)
        return ""
    try:
        return values.text(told, _CODE) or ""
    except values.Unreadable as bad:
        row.fault(bad.code, column, told, **bad.details)
        return told


def _ignored(rows: list[tuple[int, dict[str, str]]], known: tuple[str, ...]) -> list[Problem]:
    """A remark where the table has columns that we do not know."""
    extra = [name for name in (rows[0][1] if rows else {}) if name and name not in known]
    return [remark("instrument_columns_ignored", columns=", ".join(extra), n=len(extra))] if extra else []
