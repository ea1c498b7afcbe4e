"""Whether the values of partners moved from one wave to the next, by more than who happened to answer explains (MODEL 8)."""

from typing import Any, Final

import numpy as np
import pandas as pd

from data.instruments_known import instruments
from metrics.alignment import distance, plane
from metrics.profiles import Profiles, main_waves
from metrics.redrawing import has_people, redrawn_values
from metrics.resampling import around, interval

COLUMNS: Final[dict[str, Any]] = {
    **{"party": object, "before": object, "now": object},
    **dict.fromkeys(("rmsd", "low", "high", "shift_x", "shift_y", "limit"), float),
    **{"flag": "boolean", "people_before": int, "people_now": int},
}


def drift(before: Profiles, now: Profiles) -> pd.DataFrame:
    """How far each party that is in both waves moved; a row a party, sorted.

    rmsd: the distance between its two profiles, with P5 and P95 (`low`, `high`) of both drawn again; shift_x and shift_y: how
    far it moved in the plane of the instrument. limit: P95 of the distance if nothing had changed, both waves then drawn around
    one profile, each with its own spread and people; `flag`: rmsd is above it. All of these are an approximation
    ("benadering"): each wave is taken as other people, which asks for a larger move where the same people answered twice.
    Where either wave is the party's own statement limit and flag are unknown: it is not to say; where both are, low and high
    too. Columns: COLUMNS. Source: MODEL 8 (Drift).
    """
    rows = []
    for was, party in enumerate(before.parties):
        if party in now.parties:
            at = now.parties.index(party)
            people = before.people[was], now.people[at]
            rows.append((party, before.period[was], now.period[at], *_moved(before, was, now, at), *people))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def value_drift(told: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """How far each party moved between the two latest waves of the main instrument, as `drift`; no rows with a single wave.

    The arguments are the answers to `profiles` and `instruments`.
    """
    latest = main_waves(told, instruments(own).values())[:2]
    if len(latest) < 2:
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    now, before = latest
    return drift(before, now)


def _moved(before: Profiles, was: int, now: Profiles, at: int) -> tuple[float | bool | None, ...]:
    """rmsd, low, high, shift_x, shift_y, limit and flag of a party at these places in two waves."""
    means = before.values.mean[was], now.values.mean[at]
    rmsd = float(distance(*means))
    shift = plane(now.instrument, means[1]) - plane(before.instrument, means[0])
    known = has_people(before.values)[was], has_people(now.values)[at]
    low = high = limit = np.nan
    if any(known) and not np.isnan(rmsd):
        drawn = redrawn_values(before, was), redrawn_values(now, at)
        low, high = map(float, around(np.array(rmsd), distance(*drawn)))
        if all(known):  # around which profile both are drawn makes no difference: only what they differ by counts
            limit = float(interval(distance(drawn[0] - means[0], drawn[1] - means[1]))[1])
    return rmsd, low, high, *map(float, shift), limit, None if np.isnan(limit) else rmsd > limit
