"""How much a file may ask of us before it is refused. Sizes in bytes."""

from typing import Final

FILE: Final = 25 * 2**20
UNPACKED: Final = 50 * 2**20
ENTRIES: Final = 1_000
METHOD: Final = 5 * 2**20
LINE: Final = 2 * 2**20
COLUMNS: Final = 500
CELLS: Final = 1_000_000
FILES: Final = 200
DEPTH: Final = 20
"""How deep the objects and lists of a JSON file may lie in one another."""

MEMORY: Final = 900 * 2**20
"""Address space of the reading process; what it holds in fact stays far below."""
SECONDS: Final = 9

TEXT: Final = {"id": 200, "ids": 8_000, "open": 200, "text": 2_000, "link": 2_000, "long": 30_000}
"""Longest text by kind of column, in characters."""
MOST: Final = 10**15
"""No measured value is this large; beyond it a double no longer tells neighbours apart."""
YEARS: Final = (1950, 2100)
"""The window that a period or date must lie in."""
