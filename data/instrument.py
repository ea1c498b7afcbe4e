"""What an instrument is: the questions that people answer, the values behind them, and the scale of the answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from data.columns import Lang

InstrumentKind = Literal["profile", "statements", "cards", "ranking"]
Aspect = Literal["personal", "current", "desired", "preference", "rejection"]
PERSONAL: Final[Aspect] = "personal"
"""The aspect of answers that name none: what people find themselves."""
LIMITING: Final = "limiting"
"""The group of the cards that hold a culture back (MODEL 8, friction share)."""


@dataclass(frozen=True)
class Value:
    """A value: its names, its place in the plane (weights; 0: it plays no part there), its group and its opening question."""

    value: str
    name_nl: str = ""
    name_en: str = ""
    plane_x: float = 0.0
    plane_y: float = 0.0
    group: str = ""
    question_nl: str = ""
    question_en: str = ""

    def name(self, lang: Lang) -> str:
        """Its name in this language; its code where it has none."""
        return (self.name_nl if lang == "nl" else self.name_en) or self.name_nl or self.name_en or self.value

    def question(self, lang: Lang) -> str:
        """The question that opens a conversation about it; empty where there is none."""
        return self.question_nl if lang == "nl" else self.question_en


@dataclass(frozen=True)
class Item:
    """A question of the instrument: the value it belongs to, and -1 where much of it means little of that value."""

    item: str
    value: str
    sign: int = 1


@dataclass(frozen=True)
class Instrument:
    """An instrument (value set) as DESIGN 3.2 tells it.

    Answers lie on a scale from `low` to `high`; `agrees` says at which end people agree. `centring` is `person` where the
    mean of all a person's answers is taken off; `min_items` is the share of items that a person must answer. `lens`: a way
    to talk, no measure: never ranked, averaged over its values or compared by distance. `pulse`: its answers are kept as
    pulses. `values` are those of statements and rankings too, where each item is its own value.
    """

    key: str
    version: str
    kind: InstrumentKind
    low: float
    high: float
    agrees: Literal["high", "low"]
    values: tuple[Value, ...]
    items: tuple[Item, ...]
    centring: Literal["person", "none"] = "none"
    min_items: float = 0.0
    name_nl: str = ""
    name_en: str = ""
    source: str = ""
    licence: str = ""
    dated: date | None = None
    lens: bool = False
    pulse: bool = False

    def name(self, lang: Lang) -> str:
        """Its name in this language; its key where it has none."""
        return (self.name_nl if lang == "nl" else self.name_en) or self.name_nl or self.name_en or self.key

    @property
    def width(self) -> float:
        """The width of the scale."""
        return self.high - self.low

    @cached_property
    def by_value(self) -> Mapping[str, Value]:
        """Its values by code."""
        return {value.value: value for value in self.values}

    @cached_property
    def value_of(self) -> NDArray[np.intp]:
        """For each item (I,) the position of its value among `values`."""
        place = {value.value: at for at, value in enumerate(self.values)}
        return np.array([place[item.value] for item in self.items], dtype=np.intp)

    @cached_property
    def signs(self) -> NDArray[np.float64]:
        """For each item (I,) +1 or -1, turned where people agree at the low end."""
        turned = -1.0 if self.agrees == "low" else 1.0
        return np.array([item.sign * turned for item in self.items], dtype=np.float64)
