"""Profiles drawn again: around what is told, as sure as the people make it, and the same every time."""

from dataclasses import replace

import numpy as np

from data.instrument import Instrument, Item, Value
from metrics.profiles import Profiles, Told
from metrics.redrawing import has_people, redrawn_items, redrawn_values
from metrics.resampling import DRAWS
from tests.metrics.made_profiles import TEN

NAN = float("nan")
THREE = Instrument(
    *("three", "1", "profile", 1, 6, "high"),
    values=(Value("a"), Value("b"), Value("c")),
    items=(Item("i1", "a"), Item("i2", "b"), Item("i3", "c"), Item("i4", "c")),
    centring="person",
)


def told(mean: list[list[float]], spread: float, people: float) -> Told:
    of = np.array(mean)
    known = ~np.isnan(of)
    return Told(of, np.where(known, spread, NAN), np.where(known, people, NAN), of * NAN, of * NAN)


def profiles(spread: float = 1.0, people: float = 16.0, *parties: str) -> Profiles:
    parties = parties or ("aap",)
    values, items = [[1.0, 0.2, -0.6]] * len(parties), [[4.0, 3.0, 2.0, 3.0]] * len(parties)
    both = told(values, spread, people), told(items, spread, people)
    return Profiles(THREE, "personal", "", parties, parties, ("2026-Q1",) * len(parties), *both)


def test_draws_lie_around_the_mean_as_wide_as_the_spread_and_the_people_make_them() -> None:
    items = redrawn_items(profiles(), 0)
    assert items.shape == (DRAWS, 4)
    np.testing.assert_allclose(items.mean(axis=0), [4, 3, 2, 3], atol=0.02)
    np.testing.assert_allclose(items.std(axis=0), 1 / 4, rtol=0.06)
    np.testing.assert_allclose(redrawn_values(profiles(), 0).mean(axis=0), [1, 0.2, -0.6], atol=0.02)


def test_draws_of_centred_values_keep_their_weighted_sum_and_others_do_not() -> None:
    drawn = redrawn_values(profiles(), 0)
    np.testing.assert_allclose(drawn @ [1, 1, 2], 0, atol=1e-12)
    plain = replace(profiles(), instrument=replace(THREE, centring="none"))
    assert np.abs(redrawn_values(plain, 0) @ [1, 1, 2]).max() > 0.5


def test_centred_again_they_are_as_wide_as_was_told() -> None:
    ten = replace(
        profiles(),
        instrument=TEN,
        values=told([[0.5, -0.5] * 5], 1.0, 16),
    )
    np.testing.assert_allclose(redrawn_values(ten, 0).std(axis=0).mean(), 1 / 4, rtol=0.02)


def test_a_value_that_is_unknown_stays_unknown_and_the_others_keep_their_centre() -> None:
    drawn = redrawn_values(replace(profiles(), values=told([[1.0, NAN, -0.6]], 1.0, 16)), 0)
    assert np.isnan(drawn).all(axis=0).tolist() == [False, True, False]
    np.testing.assert_allclose(drawn[:, [0, 2]] @ [1, 2], -0.2, atol=1e-12)
    assert np.isnan(redrawn_values(replace(profiles(), values=told([[NAN] * 3], 1.0, 16)), 0)).all()


def test_an_own_statement_and_a_mean_without_a_spread_are_the_same_in_every_draw() -> None:
    for sure in (profiles(people=1), profiles(spread=NAN)):
        assert not has_people(sure.values).any()
        assert np.allclose(redrawn_values(sure, 0), sure.values.mean[0])
        assert (redrawn_items(sure, 0) == sure.items.mean[0]).all()
    assert has_people(profiles().values).all()


def test_the_same_party_has_the_same_draws_beside_whatever_others_and_two_parties_have_their_own() -> None:
    alone, together = profiles(), profiles(1.0, 16.0, "noot", "aap")
    assert np.array_equal(redrawn_values(alone, 0), redrawn_values(together, 1))
    assert not np.array_equal(redrawn_values(together, 0), redrawn_values(together, 1))
    later = replace(alone, period=("2026-Q2",))
    assert not np.array_equal(redrawn_values(alone, 0), redrawn_values(later, 0))
