"""How one measure of a coalition changes when one party joins or leaves."""

from dataclasses import dataclass
from math import isnan, nan


@dataclass(frozen=True)
class Change:
    """A measure before and after, in `unit`, and P10 and P90 of the difference; nan is unknown, and `why` says why.

    `other` is the party whose measure it is, where it is not that of the coalition or of who joins or leaves; `of`: of how many
    things it is a share or a number. `told` is the difference where it is known though what it is between is not.
    """

    measure: str
    before: float = nan
    after: float = nan
    low: float = nan
    high: float = nan
    unit: str = ""
    of: float = nan
    why: str = ""
    other: str = ""
    told: float = nan

    @property
    def change(self) -> float:
        """After less before."""
        return self.after - self.before if isnan(self.told) else self.told


def counted(measure: str, before: float, after: float, unit: str, of: float, why: str = "") -> Change:
    """The change of what is counted: its interval is the change itself. It is unknown where `why` tells why."""
    after = nan if why else after
    change = after - before
    return Change(measure, before, after, change, change, unit, of, why)
