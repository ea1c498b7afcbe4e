"""Profiles drawn again from the means, spreads and numbers of people that the base keeps: an approximation (MODEL 8)."""

import numpy as np
from numpy.typing import NDArray

from metrics.profiles import Profiles, Told
from metrics.resampling import DRAWS, normal_means
from metrics.uncertainty import seed_of

Floats = NDArray[np.float64]


def has_people(told: Told) -> NDArray[np.bool_]:
    """For each party (S,) whether its means are of more than one person and come with a spread: those that can be redrawn."""
    return np.asarray(((told.people > 1) & ~np.isnan(told.spread)).any(axis=1))


def redrawn_values(profiles: Profiles, at: int) -> Floats:
    """The values (DRAWS, V) of the party at this place, each Normal(mean, sd²/n), centred again where the instrument centres.

    A party's own statement, and a mean without a spread, is the same in every draw; an unknown value is nan. The seed is of
    the content, so the same profile gives the same digits beside whatever others. Source: MODEL 8.
    """
    drawn = _redrawn(profiles, profiles.values, at, "values")
    if profiles.instrument.centring != "person":
        return drawn
    mean = profiles.values.mean[at]
    items = np.bincount(profiles.instrument.value_of, minlength=len(mean))
    centred: Floats = mean + _centred_again(drawn - mean, items)
    return centred


def redrawn_items(profiles: Profiles, at: int) -> Floats:
    """The items (DRAWS, I) of the party at this place, as people answered, drawn as `redrawn_values` and never centred."""
    return _redrawn(profiles, profiles.items, at, "items")


def _redrawn(profiles: Profiles, told: Told, at: int, part: str) -> Floats:
    of = (told.mean[at], told.spread[at], told.people[at])
    about = (profiles.instrument.key, profiles.aspect, profiles.role, profiles.parties[at], profiles.period[at])
    return normal_means(*of, DRAWS, np.random.default_rng(seed_of(*about, part, *of)))


def _centred_again(noise: Floats, items: NDArray[np.intp]) -> Floats:
    """Noise (D, V) less its mean over the `items` (V,) of each value in every draw, and on the whole as wide as it was.

    The spread of centred values has lost already what centring takes; taken twice, one move in eleven would seem a drift where
    one in twenty should.
    """
    known = ~np.isnan(noise[0])
    told = noise[:, known]
    weights = items[known] / max(items[known].sum(), 1)
    centred = told - (told @ weights)[:, None]
    left = (centred**2).sum()
    found = noise.copy()
    found[:, known] = centred * np.sqrt((told**2).sum() / left) if left > 0 else centred
    return found
