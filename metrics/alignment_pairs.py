"""Pairs of partners from what the base keeps: as computed where their answers came in, else from their profiles (MODEL 8)."""

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.instruments_known import instruments
from metrics.alignment import agreement, agreements, correlation, correlations, distance, distances, shared_items
from metrics.profiles import Profiles, main_profiles
from metrics.redrawing import has_people, redrawn_items, redrawn_values
from metrics.resampling import around

_MEASURES: Final = ("r", "rmsd", "agreement")
_BOUNDS: Final = [f"{measure}_{side}" for measure in _MEASURES for side in ("low", "high")]
_NUMBERS: Final = [*_MEASURES, *_BOUNDS, "chance"]
_PEOPLE: Final = ["people_one", "people_other"]
COLUMNS: Final = [
    *("one", "other", "r", "r_low", "r_high", "rmsd", "rmsd_low", "rmsd_high"),
    *("agreement", "agreement_low", "agreement_high", "items", *_PEOPLE, "chance", "approximate"),
]
ALIGNED: Final = {
    **{"r": "r", "rmsd": "rmsd", "agreement": "agreement", "agreement_low": "low", "agreement_high": "high"},
    **{"items": "n_items", "people_one": "n_one", "people_other": "n_other"},
}
"""How the command `align` names what it tells of a pair."""
_SAME: Final = 1e-6
"""A stored distance this close to that of the profiles is of these very profiles: neither was replaced since."""


def told_pairs(profiles: Profiles, alignments: pd.DataFrame) -> pd.DataFrame:
    """Every pair of the parties once, `one` before `other` by text, sorted: how alike they are and how sure that is.

    `alignments` is the answer to `alignments`. r (-1 to 1) and rmsd are of the mean profiles, agreement (0-1) of the `items`
    that both have. low and high of each are P5 and P95: of the resamples of persons where the alignments hold the pair as it
    is now, in that wave and aspect, and with it `chance`, p of the permutation test; else of profiles drawn again
    (`redrawing`), and then `approximate` is true. They are nan where both are the parties' own statements. Columns: COLUMNS.
    """
    first, second = np.triu_indices(len(profiles.parties), 1)
    parties, people = np.array(profiles.parties, dtype=object), profiles.people
    found = pd.DataFrame(
        {
            "one": pd.Series(parties[first], dtype=object),
            "other": pd.Series(parties[second], dtype=object),
            "r": correlations(profiles.values.mean)[first, second],
            "rmsd": distances(profiles.values.mean)[first, second],
            "agreement": agreements(profiles.items.mean, profiles.instrument.width)[first, second],
            "items": shared_items(profiles.items.mean)[first, second],
            "people_one": people[first],
            "people_other": people[second],
        }
    )
    stored = _stored(profiles, alignments).reindex(pd.MultiIndex.from_frame(found[["one", "other"]]))
    is_stored = np.isclose(stored["rmsd"], found["rmsd"], rtol=0, atol=_SAME, equal_nan=True)
    is_stored &= (stored[_PEOPLE].to_numpy() == found[_PEOPLE].to_numpy()).all(axis=1)
    found[[*_BOUNDS, "chance"]] = np.nan
    found.loc[is_stored, _NUMBERS] = stored.loc[is_stored, _NUMBERS].to_numpy()
    told = found.loc[~is_stored, list(_MEASURES)].to_numpy(float)
    found.loc[~is_stored, _BOUNDS] = _bounds(profiles, first[~is_stored], second[~is_stored], told)
    found["approximate"] = ~is_stored & found[_BOUNDS].notna().any(axis=1)
    return found[COLUMNS]


def alignment_pairs(told: pd.DataFrame, alignments: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Every pair of partners on the main instrument, each party's latest wave, in the columns of the command `align`.

    The arguments are the answers to `profiles`, `alignments` and `instruments`. low and high are those of agreement. The
    figures are those of `align` but for what the door withholds and whom it leaves out. Source: MODEL 8, DESIGN 3.1.
    """
    latest = main_profiles(told, instruments(own).values())
    pairs = pd.DataFrame(columns=COLUMNS) if latest is None else told_pairs(latest, alignments)
    return pairs.rename(columns=ALIGNED)[["one", "other", *ALIGNED.values()]]


def _stored(profiles: Profiles, alignments: pd.DataFrame) -> pd.DataFrame:
    """What the alignments tell of pairs of these parties in their wave and aspect, by one and other; they tell of no role."""
    texts = ["one", "other", "instrument", "period", "aspect"]
    plain = pd.DataFrame({name: alignments[name].astype(object).where(alignments[name].notna(), "") for name in texts})
    for name in (*_NUMBERS, *_PEOPLE):
        plain[name] = alignments[name].to_numpy(float, na_value=np.nan)
    wave = dict(zip(profiles.parties, (period or "" for period in profiles.period), strict=True))
    holds = (plain["instrument"] == profiles.instrument.key) & (plain["aspect"] == profiles.aspect)
    for side in ("one", "other"):
        holds &= plain[side].map(wave) == plain["period"]
    rows = plain[holds.astype(bool)] if not profiles.role else plain.iloc[:0]
    return rows.drop_duplicates(["one", "other"]).set_index(["one", "other"])


def _bounds(
    profiles: Profiles, first: NDArray[np.intp], second: NDArray[np.intp], found_of: NDArray[np.float64]
) -> NDArray[np.float64]:
    """P5 and P95 of r, rmsd and agreement of pairs (N,) of positions, drawn again around what was found (N, 3): (N, 6).

    nan where neither party can be drawn again, or nothing was found.
    """
    told, width = has_people(profiles.values), profiles.instrument.width
    values, items = ({at: redrawn(profiles, at) for at in {*first, *second}} for redrawn in (redrawn_values, redrawn_items))
    found = np.full((len(first), len(_BOUNDS)), np.nan)
    for row, (one, other) in enumerate(zip(first, second, strict=True)):
        if told[one] or told[other]:
            measures = (
                correlation(values[one], values[other]),
                distance(values[one], values[other]),
                agreement(items[one], items[other], width),
            )
            bounds = [around(of, drawn) for of, drawn in zip(found_of[row], measures, strict=True)]
            found[row] = np.concatenate(bounds, axis=None)
    return found
