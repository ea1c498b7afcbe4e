"""One cell as a typed value: what a person may write in a column of each kind, and what is refused."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal

from data import limits
from data.columns import BETWEEN_IDS, Column, Kind
from data.sheets import Cell

Mark = Literal[".", ",", ""]
"""The decimal mark in which a column's doubtful numbers are read; empty where nothing tells."""

MISSING: Final = frozenset({"-", "–", "—", "?", "onbekend", "unknown", "n.b."})
"""Words for `unknown` in a measured column; an empty cell needs no word."""
NOT_APPLICABLE: Final = frozenset({"nvt", "n.v.t.", "n.v.t", "n/a", "not applicable"})
WITHHELD: Final = frozenset({"verborgen", "withheld"})

_MONTHS: Final = {
    name: number
    for names in ("jan feb maa apr mei jun jul aug sep okt nov dec", "jan feb mar apr may jun jul aug sep oct nov dec")
    for number, name in enumerate(names.split(), 1)
} | {"mrt": 3}
_POINT: Final = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)\.\d+|[+-]?\d{1,3}(,\d{3}){2,}")
_COMMA: Final = re.compile(r"[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+|[+-]?\d{1,3}(\.\d{3}){2,}")
_DOUBTFUL: Final = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_WHOLE: Final = re.compile(r"[+-]?\d+")
_SPACED: Final = re.compile(r"[+-]?\d{1,3}([ \u00a0\u202f]\d{3})+([.,]\d+)?")
_SCIENTIFIC: Final = re.compile(r"[+-]?\d+(\.\d+)?[eE][+-]?\d{1,3}")
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_JOINER: Final = re.compile("(.?)[\u200c\u200d\ufe00-\ufe0f](.?)", re.S)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_GUARDED: Final = re.compile(r"'[=+\-@\t]")


OF_PERSONS: Final = frozenset(
    {"e mail", "email", "e mailadres", "bsn", "burgerservicenummer", "citizen number", "geboortedatum", "date of birth"}
    | {"telefoon", "telefoonnummer", "phone", "voornaam", "achternaam", "first name", "last name", "adres", "address"}
)
"""Headers, made `plain`, of columns that hold what is of persons: never ours to have, not even passed over with a remark."""


class Unreadable(ValueError):
    """A cell that does not hold what its column asks; `code` and `details` as in `problems.Problem`."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code, self.details = code, details


def plain(header: object) -> str:
    """A header as headers are compared: whatever its capitals, and whether spaces, hyphens or underscores part its words."""
    return re.sub(r"[\s_\-]+", " ", unicodedata.normalize("NFC", str(header))).strip().casefold()


def text(cell: Cell, column: Column) -> str | None:
    """Text as it was typed, composed (NFC) and without white space at its ends; the export's guard quote is taken off."""
    if isinstance(cell, bool):
        written = "true" if cell else "false"
    else:
        written = cell.isoformat() if isinstance(cell, date) else str(cell)
    if _CONTROL.search(written):
        raise Unreadable("control_character")
    if _INVISIBLE.search(written) or any(not _joins(*pair) for pair in _JOINER.findall(written)):
        raise Unreadable("invisible_character")
    written = unicodedata.normalize("NFC", written).replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n\xa0")
    if _GUARDED.match(written):
        written = written[1:]
    most = limits.TEXT[column.kind]
    if len(written) > most:
        raise Unreadable("text_too_long", most=most)
    return written or None


def ids(cell: Cell, column: Column) -> str | None:
    """Several ids with a + between them, sorted and each once."""
    written = text(cell, column)
    if written is None:
        return None
    several = {part.strip() for part in written.split(BETWEEN_IDS)}
    if "" in several:
        raise Unreadable("ids_with_a_gap")
    return BETWEEN_IDS.join(sorted(several))


def link(cell: Cell, column: Column) -> str | None:
    """A web address, beginning with http:// or https://."""
    written = text(cell, column)
    if written and not re.match(r"https?://[^\s<>\"']+$", written):
        raise Unreadable("not_a_link")
    return written


def choice(cell: Cell, column: Column) -> str | None:
    """The code of a closed choice, given as code or as its word in either language."""
    written = str(cell).strip()
    if not written:
        return None
    for one in column.choices:
        if written.casefold() in (one.code.casefold(), one.nl.casefold(), one.en.casefold()):
            return one.code
    raise Unreadable("not_a_choice", choices=", ".join(one.nl for one in column.choices))


def open_choice(cell: Cell, column: Column) -> str | None:
    """The code where the text is one of the known words, else the text itself."""
    written = text(cell, column)
    try:
        return choice(written, column) if written else None
    except Unreadable:
        return written


def currency(cell: Cell, column: Column) -> str | None:
    """A currency in three letters, in capitals."""
    written = str(cell).strip()
    if written and not re.fullmatch(r"[A-Za-z]{3}", written):
        raise Unreadable("not_a_currency")
    return written.upper() or None


def day(cell: Cell, column: Column) -> date | None:
    """A date: ISO, or as the Dutch write it (31-12-2026). A slash between two numbers up to 12 could be either."""
    if isinstance(cell, date):
        return _in_window(cell)
    written = str(cell).strip()
    if not written:
        return None
    if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", written):
        return _calendar(int(iso[1]), int(iso[2]), int(iso[3]))
    if dutch := re.fullmatch(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", written):
        first, second = int(dutch[1]), int(dutch[3])
        if dutch[2] == "/" and first <= 12 and first != second:
            raise Unreadable("date_doubtful")
        return _calendar(int(dutch[4]), second, first)
    raise Unreadable("not_a_date")


def period(cell: Cell, column: Column) -> str | None:
    """A year, quarter, month or day: 2026, 2026-Q3 (or Q3 2026), 2026-07 (or juli 2026), 2026-07-31."""
    if isinstance(cell, date):
        return _in_window(cell).isoformat()
    written = str(cell).strip()
    if not written:
        return None
    if found := re.fullmatch(r"(\d{4})(?:[- ]?[QKqk]([1-4])|-(0[1-9]|1[0-2]))?", written):
        _in_window(date(max(int(found[1]), 1), 1, 1))
        if found[2]:
            return f"{found[1]}-Q{found[2]}"
        return written
    if found := re.fullmatch(r"[QKqk]([1-4])[ -](\d{4})", written):
        return period(f"{found[2]}-Q{found[1]}", column)
    if (found := re.fullmatch(r"([a-zA-Z]+)\.? (\d{4})", written)) and (month := _MONTHS.get(found[1].casefold()[:3])):
        return period(f"{found[2]}-{month:02d}", column)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
        parsed = day(written, column)
        return parsed.isoformat() if parsed else None
    raise Unreadable("not_a_period")


def flag(cell: Cell, column: Column) -> bool | None:
    """Yes or no, in either language."""
    match str(cell).strip().casefold():
        case "":
            return None
        case "ja" | "yes" | "true" | "waar" | "1":
            return True
        case "nee" | "no" | "false" | "onwaar" | "0":
            return False
    raise Unreadable("not_a_flag")


def number(cell: Cell, column: Column, mark: Mark) -> Decimal | None:
    """A finite number, exactly as written. `1.234` and `1,234` are only read where the column tells which mark it uses."""
    if isinstance(cell, bool | date):
        raise Unreadable("not_a_number")
    if isinstance(cell, int | float):
        value = Decimal(repr(cell))
    else:
        bare = _bare(cell)
        if not bare:
            return None
        value = _decimal(bare, mark)
    if not value.is_finite() or abs(value) >= limits.MOST:
        raise Unreadable("number_out_of_range")
    if column.low is not None and value < Decimal(str(column.low)):
        raise Unreadable("number_below", low=f"{column.low:g}")
    if column.high is not None and value > Decimal(str(column.high)):
        raise Unreadable("number_above", high=f"{column.high:g}")
    return value


def count(cell: Cell, column: Column, mark: Mark) -> int | None:
    """A whole number."""
    try:
        value = number(cell, column, mark)
    except Unreadable as bad:
        raise (Unreadable("count_doubtful", **bad.details) if bad.code == "number_doubtful" else bad) from None
    if value is None:
        return None
    if value != value.to_integral_value():
        raise Unreadable("not_whole")
    return int(value)


def amount(cell: Cell, column: Column, mark: Mark) -> Decimal | None:
    """An amount, to six decimals: what is told more finely is rounded, but never to nothing."""
    value = number(cell, column, mark)
    if value is None:
        return None
    kept = value.quantize(Decimal("0.000001"))
    if value and not kept:
        raise Unreadable("amount_too_small")
    return kept


def is_rounded(cell: Cell, column: Column, mark: Mark) -> bool:
    """Was an amount told more finely than it is kept? The last binary digits of a stored number do not count."""
    value = number(cell, column, mark) or Decimal(0)
    return abs(value.quantize(Decimal("0.000001")) - value) > abs(value) * Decimal("1e-9")


def double(cell: Cell, column: Column, mark: Mark) -> float | None:
    """A measured number."""
    value = number(cell, column, mark)
    return None if value is None else float(value)


def marks(cells: Iterable[Cell]) -> tuple[Mark, list[int]]:
    """The decimal mark that the cells of a column tell, and the positions of the cells that depend on it."""
    point = comma = 0
    doubtful = []
    for position, cell in enumerate(cells):
        if not isinstance(cell, str):
            continue
        bare = _bare(cell)
        if _DOUBTFUL.fullmatch(bare):
            doubtful.append(position)
        elif _POINT.fullmatch(bare):
            point += 1
        elif _COMMA.fullmatch(bare):
            comma += 1
    if point and not comma:
        return ".", doubtful
    return ("," if comma and not point else ""), doubtful


def _joins(before: str, after: str) -> bool:
    """Does a joiner or variation mark belong between these: in an emoji, or in a script that is written joined?"""
    return any(
        letter and (unicodedata.category(letter) in ("So", "Sk", "Mn", "Mc", "Me", "Cf") or ord(letter) > 0x5FF)
        for letter in (before, after)
    )


def _bare(cell: str) -> str:
    """The text of a number without white space around it, and without spaces that part its thousands."""
    text = cell.strip()
    return re.sub(r"\s", "", text) if _SPACED.fullmatch(text) else text


def _decimal(bare: str, mark: Mark) -> Decimal:
    if _WHOLE.fullmatch(bare):
        return Decimal(bare)
    if _DOUBTFUL.fullmatch(bare):
        if not mark:
            raise Unreadable("number_doubtful", either=bare.replace(".", "").replace(",", ""))
        comma = mark == ","
    elif _COMMA.fullmatch(bare):
        comma = True
    elif _POINT.fullmatch(bare) or _SCIENTIFIC.fullmatch(bare):
        comma = False
    else:
        raise Unreadable("not_a_number")
    return Decimal(bare.replace(".", "").replace(",", ".") if comma else bare.replace(",", ""))


def _calendar(year: int, month: int, day_of_month: int) -> date:
    try:
        given = date(year, month, day_of_month)
    except ValueError:
        raise Unreadable("date_not_there") from None
    return _in_window(given)


def _in_window(given: date) -> date:
    first, last = limits.YEARS
    if not first <= given.year <= last:
        raise Unreadable("outside_window", first=first, last=last)
    return given


TEXTS: Final = frozenset({"id", "ids", "text", "long", "open"})
"""Kinds in which a word for `missing` is a text like any other: a party may be called NA."""
READERS: Final[dict[Kind, Callable[[Cell, Column], Any]]] = {
    "id": text,
    "ids": ids,
    "text": text,
    "long": text,
    "open": open_choice,
    "choice": choice,
    "link": link,
    "currency": currency,
    "period": period,
    "date": day,
    "flag": flag,
}
MEASURES: Final[dict[Kind, Callable[[Cell, Column, Mark], Any]]] = {"count": count, "amount": amount, "number": double}
