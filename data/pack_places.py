"""A pack read piece by piece: a row of a CSV, a table of pack.toml; what is wrong with a piece is noted in its place."""

import math
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from data.problems import Problem, fault

NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.I | re.A)
LEVEL: Final = re.compile(r"level([1-9]\d{0,5})", re.A)


class Place(ABC):
    """Something that is read piece by piece: what is wrong with a piece goes to `problems`."""

    problems: list[Problem]

    @abstractmethod
    def fault(self, code: str, key: str, found: object = "", **details: str | int) -> None:
        """Note a fault of the piece `key`."""

    def to_number(self, key: str, told: str) -> float:
        """A number with a point, as text; NaN where it was none and that has been noted."""
        value = float(told) if NUMBER.fullmatch(told) else math.nan
        if math.isinf(value) or told.lower().lstrip("+-") in ("inf", "infinity"):
            self.fault("number_out_of_range", key, told)
            return math.nan
        if math.isnan(value):
            self.fault("not_a_number", key, told)
        return value


@dataclass
class RowOf(Place):
    """A row of a CSV: its line and its cells."""

    at: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def fault(self, code: str, key: str, found: object = "", **details: str | int) -> None:
        """Note a fault of the cell in column `key`."""
        self.problems.append(replace(fault(code, row=self.at, column=key, found=str(found)), details=details))

    def text(self, column: str) -> str:
        """The cell; empty where the column is not there."""
        return self.cells.get(column, "")

    def number(self, column: str) -> float | None:
        """The number in a cell; None where it is empty, NaN where it is no number."""
        told = self.text(column)
        return self.to_number(column, told) if told else None

    def weight(self) -> float:
        """The weight: 1 where the cell is empty, and never below 0."""
        value = self.number("weight")
        if value is not None and value < 0:
            self.fault("number_below", "weight", self.text("weight"), low=0)
        return 1.0 if value is None else value


@dataclass
class Section(Place):
    """A table of a TOML file with its keys, nameless where it is the file itself; of a list of `keys` it has no others."""

    name: str
    entries: Mapping[str, Any]
    problems: list[Problem]

    @classmethod
    def of(cls, name: str, told: object, problems: list[Problem], keys: tuple[str, ...] = ()) -> "Section":
        """The table as far as it is one, its keys checked."""
        table = cls(name, told if isinstance(told, dict) else {}, problems)
        if not isinstance(told, dict):
            problems.append(fault("toml_not_table", found=f"{name} = {told}"))
        for key in table.entries:
            if keys and key not in keys:
                table.fault("toml_unknown", key, table.entries[key], table=f"[{name}]", expected=", ".join(keys))
        return table

    def fault(self, code: str, key: str, found: object = "", **details: str | int) -> None:
        """Note a fault of the value of `key`."""
        told = self._path(key) + ("" if found == "" else f" = {found}")
        self.problems.append(replace(fault(code, found=told), details=details))

    def number(self, key: str, default: float) -> float:
        """A number; NaN where it is none. Without the key it is `default`."""
        return self.number_in(key, self.entries[key]) if key in self.entries else default

    def number_in(self, key: str, told: object) -> float:
        """A number that stands somewhere under `key`; NaN where it is none."""
        if not isinstance(told, int | float) or isinstance(told, bool) or (isinstance(told, float) and math.isnan(told)):
            self.fault("not_a_number", key, told)
            return math.nan
        if abs(told) > float(2**1023):
            self.fault("number_out_of_range", key, told)
            return math.nan
        return float(told)

    def share(self, key: str, default: float) -> float:
        """A number from 0 to 1."""
        value = self.number(key, default)
        if value < 0 or value > 1:
            self.fault("share_outside", key, self.entries[key])
        return value

    def positive(self, key: str, default: float) -> float:
        """A number of 0 or more."""
        value = self.number(key, default)
        if value < 0:
            self.fault("number_below", key, self.entries[key], low=0)
        return value

    def whole(self, key: str, default: int) -> int:
        """A whole number of 0 or more."""
        value = self.positive(key, default)
        if math.isnan(value) or value < 0:
            return default
        if value != int(value):
            self.fault("not_whole", key, self.entries[key])
        return int(value)

    def text(self, key: str) -> str:
        """A text; empty where the key is not there, or is no text and that has been noted."""
        told = self.entries.get(key, "")
        if not isinstance(told, str):
            self.fault("toml_not_text", key, told)
            return ""
        return told.strip()

    def listed(self, key: str) -> list[Any]:
        """A list; empty where the key is not there, or is no list and that has been noted."""
        told = self.entries.get(key, [])
        if not isinstance(told, list):
            self.fault("toml_not_list", key, told)
            return []
        return told

    def needs(self, key: str) -> bool:
        """Is the key there? Where it is not, that is noted."""
        if key not in self.entries:
            self.problems.append(fault("toml_key_missing", found=self._path(key)))
        return key in self.entries

    def levels(self) -> list[tuple[int, str]]:
        """The keys that are levels, as number and key; others are noted."""
        found = []
        for key in self.entries:
            level = LEVEL.fullmatch(key)
            if level:
                found.append((int(level[1]), key))
            else:
                self.fault("level_key", key)
        return found

    def _path(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key
