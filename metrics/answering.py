"""From the answers of persons to their values: items turned, averaged per value, and centred per person (MODEL 8)."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.instrument import Instrument

Floats = NDArray[np.float64]
_SAME: Final = 1e-9
"""Shares closer than this are one share: 0.8 of 40 items is 32 answers."""


@dataclass(frozen=True, eq=False)
class Scored:
    """What P persons answered, as V values, on the scale of the instrument or centred around 0; nan where unknown.

    `kept` (P,): who counts. `why` (P,): '' of them, else `incomplete` (too few items answered) or `no_variation` (the same
    answer throughout). `values` (P, V) are nan of who does not count.
    """

    values: Floats
    kept: NDArray[np.bool_]
    why: NDArray[np.object_]


def scored(instrument: Instrument, given: Floats) -> Scored:
    """The values (P, V) of persons from their answers (P, I) as written, nan where there is none.

    A value is the mean of its answered items, those with sign -1 turned over on the scale; with centring `person` minus MRAT,
    the mean of all that the person answered. It is never divided by a standard deviation. Ranks stay as they are. Left out is
    who answered nothing, or less than `min_items` of the items, and with centring who answered the same throughout. Source:
    MODEL 8.
    """
    known = ~np.isnan(given)
    number = known.sum(axis=1, keepdims=True)
    signs = np.ones(given.shape[1]) if instrument.kind == "ranking" else instrument.signs
    turned = np.where(known, np.where(signs < 0, instrument.low + instrument.high - given, given), 0.0)
    of_value = np.eye(len(instrument.values))[instrument.value_of]
    incomplete = number[:, 0] < max(instrument.min_items * given.shape[1] - _SAME, 1)
    flat = np.zeros(len(given), dtype=bool)
    with np.errstate(invalid="ignore"):  # 0 / 0: nothing answered, so unknown
        values = (turned @ of_value) / (known @ of_value)
        if instrument.centring == "person":
            values -= turned.sum(axis=1, keepdims=True) / number
    if instrument.centring == "person" and given.shape[1] > 1:
        flat = np.where(known, given, -np.inf).max(axis=1) <= np.where(known, given, np.inf).min(axis=1)
    kept = ~incomplete & ~flat
    why = np.where(incomplete, "incomplete", np.where(flat, "no_variation", "")).astype(object)
    return Scored(np.where(kept[:, None], values, np.nan), kept, why)
