"""People who answered one instrument, of one coalition, period and aspect, as they count: in memory, and never further."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.instrument import Instrument
from data.marks import BETWEEN
from data.small_groups import Person, Released
from metrics.told_before import VOTES, Code, Place

Floats = NDArray[np.float64]
At = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class People:
    """P people who count, of one coalition, period and aspect: their `party`, `role` ('': none told) and `mark`, each (P,);
    what they answered, `items` (P, I) as written, and their `values` (P, V); nan where unknown. `minimum`: the smallest
    group; `place`: the coalition and period.
    """

    instrument: Instrument
    minimum: int
    party: NDArray[np.object_]
    role: NDArray[np.object_]
    mark: NDArray[np.object_]
    values: Floats
    items: Floats
    place: Place = ("", "")

    def answered(self, at: At) -> NDArray[np.bool_]:
        """The values (V,) of which these people answered anything."""
        return np.asarray(~np.isnan(self.values[at]).all(axis=0))

    @property
    def codes(self) -> list[Code]:
        """The values and then the items, as parts and codes."""
        return codes_of(self.instrument)

    def released(self, at: At, party: str = "", role: str = "") -> Released:
        """The people at these places, as those behind a result."""
        return Released(party, role, len(at), frozenset(zip(self.party[at], self.mark[at], strict=True)), self.minimum)

    def persons(self, at: At) -> list[Person]:
        """The same people one by one, whatever each left open."""
        return [(self.party[one], self.mark[one].partition(BETWEEN)[0]) for one in at]

    def answers(self, at: At) -> Floats:
        """Their values and items (., V + I), in an order that depends on nothing else."""
        told = np.hstack([self.values[at], self.items[at]])
        return np.asarray(told[np.lexsort(np.round(told, 9).T)])

    def figures(self, at: At) -> tuple[Floats, Floats, Floats]:
        """Of each code (V + I,): how many answered, their mean, and their spread (sd, n - 1); nan where there is none."""
        told = self.answers(at)
        number = (~np.isnan(told)).sum(axis=0).astype(float)
        with np.errstate(invalid="ignore", divide="ignore"):  # nobody answered, or one
            mean = np.nansum(told, axis=0) / number
            spread = np.sqrt(np.nansum((told - mean) ** 2, axis=0) / (number - 1))
        return number, mean, np.where(number > 1, spread, np.nan)


def codes_of(instrument: Instrument) -> list[Code]:
    """The values and then the items of an instrument, as parts and codes."""
    return [("value", one.value) for one in instrument.values] + [("item", one.item) for one in instrument.items]


def all_codes(people: People) -> list[Code]:
    """The codes, and then those of who agrees with each item."""
    return [*people.codes, *((VOTES, item.item) for item in people.instrument.items)]
