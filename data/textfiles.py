"""A CSV file as rows of text: bytes to characters, characters to cells, nothing guessed in silence."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from data import limits
from data.problems import Problem, fault, remark
from data.sheets import Cell, Sheet

DELIMITERS = (",", ";", "\t", "|")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def sheet_of(file: str, content: bytes) -> tuple[Sheet | None, list[Problem]]:
    """The rows of a CSV file, with what was wrong or odd about it. The line numbers count the first line as 1."""
    problems = _too_large(content)
    if problems:
        return None, problems
    text, problems = decoded(content)
    if text is None:
        return None, problems
    if not text.strip():
        return None, [fault("file_empty")]
    first = text.splitlines()[0] if text else ""
    told = re.fullmatch(r"sep=(.)\s*", first)
    delimiter = told[1] if told else _delimiter(first)
    if first.count(delimiter) >= limits.COLUMNS:
        return None, [fault("too_many_columns", row=1, found=f"{first.count(delimiter) + 1}", most=limits.COLUMNS)]
    sheet = Sheet(file, ragged=True)
    blank = separators = cells = 0
    try:
        for line, row in _records(text, delimiter):
            if told and line == 1:
                continue
            if not any(cell.strip() for cell in row):
                blank, separators = blank + (len(row) < 2), separators + (len(row) > 1)
                continue
            cells += len(row)
            if cells > limits.CELLS:
                return None, [fault("too_many_cells", row=line, most=limits.CELLS)]
            sheet.rows.append((line, list[Cell](row)))
    except _BadQuote as bad:
        return None, [fault("quote_open", row=bad.line, found=bad.start)]
    if blank or separators:
        problems.append(remark("blank_rows", blank=blank, separators=separators))
    return sheet, problems


def decoded(content: bytes) -> tuple[str | None, list[Problem]]:
    """The text of a file: by its byte order mark, else UTF-8, else Windows-1252 and that is said."""
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            try:
                return content.decode(encoding), []
            except UnicodeDecodeError as bad:
                return None, [fault("byte_unreadable", row=_line(content, bad.start), found=f"0x{content[bad.start]:02X}")]
    if b"\0" in content:
        even, odd = content[0::2].count(0), content[1::2].count(0)
        if max(even, odd) > len(content) / 4 and min(even, odd) < len(content) / 50:
            return None, [fault("encoding_unknown", found="UTF-16")]
        if even + odd > len(content) / 50:
            return None, [fault("not_text")]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as bad:
        where, byte = _line(content, bad.start), content[bad.start]
    if _MULTIBYTE.search(content):
        return None, [fault("byte_unreadable", row=where, found=f"0x{byte:02X}")]
    try:
        return content.decode("cp1252"), [remark("encoding_cp1252")]
    except UnicodeDecodeError:
        return None, [fault("byte_unreadable", row=where, found=f"0x{byte:02X}")]


def _too_large(content: bytes) -> list[Problem]:
    if not content or content == codecs.BOM_UTF8:
        return [fault("file_empty")]
    longest = max(map(len, re.split(rb"[\r\n]", content)))
    return [fault("line_too_long", found=f"{longest}", most=limits.LINE)] if longest > limits.LINE else []


def _line(content: bytes, position: int) -> int:
    return len(re.findall(rb"\r\n|\r|\n", content[:position])) + 1


def _delimiter(header: str) -> str:
    """The delimiter that parts the header line into most fields; a comma where none does."""
    bare = re.sub(r'"[^"]*"', "", header)
    return max(DELIMITERS, key=bare.count)


class _BadQuote(Exception):
    def __init__(self, line: int, start: str) -> None:
        self.line, self.start = line, start


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Line on which a record begins, and its cells."""
    csv.field_size_limit(limits.LINE + 1)
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begins = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise _BadQuote(begins, text.splitlines()[begins - 1]) from None
        yield begins, row
        begins = reader.line_num + 1
