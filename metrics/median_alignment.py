"""How alike the values of a coalition's parties are, with one of them and without: the median over pairs (MODEL 6, 8)."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.instruments_known import instruments
from metrics.alignment import correlation, correlations
from metrics.partner_change import Change
from metrics.profiles import Profiles, main_profiles
from metrics.redrawing import has_people, redrawn_values
from metrics.resampling import DRAWS

Floats = NDArray[np.float64]
_MOST: Final = 1_000_000
"""So many draws of pairs at most: of very many parties each pair is drawn fewer times."""
_FEWEST: Final = 100


@dataclass(frozen=True, eq=False)
class MedianAlignment:
    """The profiles of S parties, and r (-1 to 1) of each of their P pairs, as found and as drawn again."""

    profiles: Profiles

    def change(self, party: str, others: Collection[str], *, joins: bool) -> Change:
        """How the median r among the others changes when this party joins them, or leaves them. Source: MODEL 6.

        low and high are P10 and P90 of profiles drawn again, widened to what was found; nan where all are parties' own
        statements. `why`: no_profile (of this party), too_few_profiles (of the others no pair is left).
        """
        parties = self.profiles.parties
        there = np.array([one in others for one in parties], dtype=bool)
        its = np.array([one == party for one in parties], dtype=bool)
        without, beside = self._among(there), self._among(there | its)
        states = (without, beside) if joins else (beside, without)
        before, after = (_median(self._found[pairs]) for pairs in states)
        if party not in parties:
            return Change("alignment", float(before), unit="r", why="no_profile")
        if np.isnan(after - before):
            return Change("alignment", float(before), float(after), unit="r", why="too_few_profiles")
        low = high = np.nan
        if has_people(self.profiles.values)[there | its].any():
            drawn = _median(self._drawn[:, states[1]]) - _median(self._drawn[:, states[0]])
            low, high = np.nanquantile(np.append(drawn, after - before), (0.1, 0.9))
            low, high = min(low, after - before), max(high, after - before)
        return Change("alignment", float(before), float(after), float(low), float(high), "r")

    def _among(self, there: NDArray[np.bool_]) -> NDArray[np.bool_]:
        first, second = self._places
        return np.asarray(there[first] & there[second])

    @cached_property
    def _places(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The places of both parties of each pair that has an r."""
        first, second = np.triu_indices(len(self.profiles.parties), 1)
        known = ~np.isnan(correlations(self.profiles.values.mean)[first, second])
        return first[known], second[known]

    @cached_property
    def _found(self) -> Floats:
        found: Floats = correlations(self.profiles.values.mean)[self._places]
        return found

    @cached_property
    def _drawn(self) -> Floats:
        """r of each pair in each draw (D, P)."""
        first, second = self._places
        number = max(min(DRAWS, _MOST // max(len(first), 1)), _FEWEST)
        values = [redrawn_values(self.profiles, at)[:number] for at in range(len(self.profiles.parties))]
        pairs = [correlation(values[one], values[other]) for one, other in zip(first, second, strict=True)]
        return np.stack(pairs, axis=1) if pairs else np.empty((number, 0))


def median_alignment(told: pd.DataFrame, own: pd.DataFrame) -> MedianAlignment | None:
    """That of each party's latest profile on the main instrument, from the answers to `profiles` and `instruments`."""
    latest = main_profiles(told, instruments(own).values())
    return None if latest is None else MedianAlignment(latest)


def _median(r: Floats) -> Floats:
    """The median over the last axis; nan of no pair."""
    return np.asarray(np.median(r, axis=-1) if r.shape[-1] else np.full(r.shape[:-1], np.nan))
