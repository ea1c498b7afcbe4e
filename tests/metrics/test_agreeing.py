"""Within the zone all sets decide alike, just outside it they do not, and mixing sets that agree changes nothing."""

from collections.abc import Iterator
from functools import partial

import numpy as np
import pytest

from metrics.agreeing import Bools, Floats, verdict, ways, zone
from metrics.uncertainty import seed_of


def moved(weights: Floats, theme: int, to: float) -> Floats:
    """Sets (J, T) in which one theme weighs `to` and the others keep their proportions."""
    rest = weights * (np.arange(weights.shape[1]) != theme)
    found: Floats = rest / rest.sum(axis=1, keepdims=True) * (1 - to) + to * np.eye(weights.shape[1])[theme]
    return found


def bargains() -> Iterator[tuple[Floats, Floats, Floats, bool]]:
    """Leads, the set in use, other sets, and whether a tie is enough; of several sizes."""
    rng = np.random.default_rng(seed_of("bargains"))
    for _ in range(150):
        themes, sets = int(rng.integers(2, 7)), int(rng.integers(1, 6))
        leads = rng.uniform(-60, 80, themes)
        weights = rng.dirichlet(np.full(themes, 0.8), sets + 1)
        yield leads, weights[0], weights[1:], bool(rng.integers(2))


def agreed(leads: Floats, every: Floats, wanted: Bools, strict: bool, theme: int, to: float) -> bool:
    return bool((verdict(moved(every, theme, to) @ leads, strict=strict) == wanted).all())


def test_within_the_zone_every_set_decides_as_the_set_in_use_and_just_outside_it_one_does_not() -> None:
    inside = outside = empty = 0
    for leads, in_use, sets, strict in bargains():
        wanted = verdict(np.array(in_use @ leads), strict=strict)
        every = np.vstack([in_use, sets])
        for theme, (low, high) in enumerate(zone(leads, in_use, sets, strict=strict)):
            agree = partial(agreed, leads, every, wanted, strict, theme)
            if np.isnan(low):
                empty += 1
                assert not any(agree(to) for to in np.linspace(0, 1, 21))
                continue
            inside += 1
            assert all(agree(low + (high - low) * at) for at in (1e-3, 0.5, 1 - 1e-3))
            for end in (low - 1e-4, high + 1e-4):
                if 0 < end < 1:
                    outside += 1
                    assert not agree(end)
    assert min(inside, outside, empty) > 50


def test_where_all_sets_agree_so_does_every_mixture_of_them() -> None:
    rng = np.random.default_rng(7)
    alike = 0
    for leads, in_use, sets, strict in bargains():
        every = np.vstack([in_use, sets])
        held = verdict(every @ leads, strict=strict)
        if held.all() or not held.any():
            alike += 1
            mixed = rng.dirichlet(np.ones(len(every)), 20) @ every
            assert (verdict(mixed @ leads, strict=strict) == held[0]).all()
            assert np.isnan(ways(leads, every, strict=strict)).all()
    assert alike > 30


def test_on_the_way_between_two_sets_that_disagree_the_decision_flips_where_it_is_said() -> None:
    flipped = 0
    for leads, in_use, sets, strict in bargains():
        every = np.vstack([in_use, sets])
        way, held = ways(leads, every, strict=strict), verdict(every @ leads, strict=strict)
        assert (np.isnan(way) == (held[:, None] == held[None, :])).all()
        for i, j in zip(*np.nonzero(~np.isnan(way)), strict=True):
            flipped += 1
            assert way[i, j] + way[j, i] == pytest.approx(1)
            at = every[i] + (every[j] - every[i]) * way[i, j]
            assert at @ leads == pytest.approx(0, abs=1e-9)
    assert flipped > 100


def test_the_order_of_sets_changes_nothing_and_neither_does_one_that_is_there_already() -> None:
    for leads, in_use, sets, strict in bargains():
        first = zone(leads, in_use, sets, strict=strict)
        turned = zone(leads, in_use, sets[::-1], strict=strict)
        twice = zone(leads, in_use, np.vstack([sets, sets[:1], in_use]), strict=strict)
        np.testing.assert_allclose(turned, first, rtol=0, atol=1e-12)
        np.testing.assert_allclose(twice, first, rtol=0, atol=1e-12)


def test_a_theme_that_has_all_weight_of_a_set_can_only_weigh_one() -> None:
    leads, in_use = np.array([10.0, -5.0]), np.array([0.5, 0.5])
    found = zone(leads, in_use, np.array([[1.0, 0.0]]), strict=False)
    assert found[0].tolist() == [1, 1]
    assert found[1] == pytest.approx([0, 2 / 3])  # 10 (1 - x) - 5 x = 0
    assert np.isnan(zone(-leads, in_use, np.array([[1.0, 0.0]]), strict=False)).all(axis=1).tolist() == [False, False]


def test_a_level_holds_at_its_border_and_of_two_equals_none_stands_above() -> None:
    assert verdict(np.array([0.0, -1e-6, 1.0]), strict=False).tolist() == [True, False, True]
    assert verdict(np.array([0.0, -1e-6, 1.0]), strict=True).tolist() == [False, False, True]
