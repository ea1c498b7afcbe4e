"""The moment as known at which a question is asked."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

EVERY_FACT: Final = 2**62


def today() -> date:
    """The day it is where this machine stands; facts are recorded by it."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True)
class KnownAt:
    """What was recorded up to and including `day` and, within it, up to and including ledger number `fact`."""

    day: date
    fact: int = EVERY_FACT

    def __str__(self) -> str:
        return self.day.isoformat() + ("" if self.fact == EVERY_FACT else f"#{self.fact}")

    @classmethod
    def of(cls, day: date, fact: int | None) -> "KnownAt":
        """The moment of a day and, where one is given, a ledger number."""
        return cls(day) if fact is None else cls(day, fact)

    @classmethod
    def parse(cls, text: str) -> "KnownAt | None":
        """`2026-10-12`, or `2026-10-12#345` to stop at a ledger number; None where it is neither."""
        found = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:#(\d{1,18}))?", text.strip())
        if not found:
            return None
        try:
            day = date.fromisoformat(found[1])
        except ValueError:
            return None
        return cls(day, int(found[2]) if found[2] else EVERY_FACT)
