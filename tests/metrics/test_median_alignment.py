"""The median r with a party and without: over the pairs there are, with a band where people answered."""

import numpy as np
import pandas as pd
import pytest

from metrics import median_alignment as module
from metrics.alignment import correlations
from metrics.median_alignment import MedianAlignment, median_alignment
from metrics.profiles import profiles_of
from tests.metrics.made_joining import nobody_asked
from tests.metrics.made_profiles import TEN, drawn, respondents, told

SIZES = {"aap": 9, "mol": 14, "nel": 6, "vos": 8}


def aligned(*parties: str, seed: int = 3) -> MedianAlignment:
    return MedianAlignment(profiles_of(told([one for one in drawn(seed, SIZES) if one.name in parties or not parties]), TEN))


def r_of(of: MedianAlignment, *pairs: str) -> float:
    r, at = correlations(of.profiles.values.mean), {name[0]: place for place, name in enumerate(of.profiles.parties)}
    return float(np.median([r[at[one], at[other]] for one, other in pairs]))


def test_joining_and_leaving_are_each_others_reverse() -> None:
    of = aligned()
    joins, leaves = (of.change("vos", ["aap", "mol", "nel"], joins=way) for way in (True, False))
    assert joins.before == leaves.after == pytest.approx(r_of(of, "am", "an", "mn"))
    assert joins.after == leaves.before == pytest.approx(r_of(of, "am", "an", "mn", "av", "mv", "nv"))
    assert (leaves.low, leaves.high) == (pytest.approx(-joins.high), pytest.approx(-joins.low))
    assert joins.low <= joins.change <= joins.high and joins.low < joins.high


def test_who_is_no_partner_plays_no_part() -> None:
    found = aligned().change("nel", ["aap", "mol", "zon"], joins=True)
    alone = aligned("aap", "mol", "nel").change("nel", ["aap", "mol"], joins=True)
    assert (found.before, found.after, found.low, found.high) == (alone.before, alone.after, alone.low, alone.high)


def test_without_a_profile_there_is_nothing_after_and_without_a_pair_nothing_before() -> None:
    found = aligned().change("zon", ["aap", "mol"], joins=True)
    assert found.why == "no_profile" and not np.isnan(found.before) and np.isnan(found.after) and np.isnan(found.change)
    few = aligned().change("mol", ["aap"], joins=True)
    assert few.why == "too_few_profiles" and np.isnan(few.before) and few.after == pytest.approx(r_of(aligned(), "am"))


def test_parties_own_statements_have_no_band() -> None:
    rng = np.random.default_rng(1)
    stated = [respondents(name, rng.integers(1, 7, (1, 20)).astype(float), is_statement=True) for name in SIZES]
    found = MedianAlignment(profiles_of(told(stated), TEN)).change("vos", ["aap", "mol", "nel"], joins=True)
    assert not np.isnan(found.change) and np.isnan(found.low) and np.isnan(found.high)


def test_of_very_many_pairs_fewer_draws_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 900)
    assert aligned()._drawn.shape == (150, 6)


def test_nobody_asked_is_no_alignment() -> None:
    assert median_alignment(*nobody_asked()) is None
    assert isinstance(nobody_asked()[0], pd.DataFrame)
