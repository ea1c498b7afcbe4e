"""Weights to agree on: who judges otherwise by its own weights, by which sets nothing can be judged, and what would flip it."""

import numpy as np
import pandas as pd
import pytest

from metrics.negotiating import (
    Bargain,
    WeightSet,
    above,
    at_least,
    partner_sets,
    role_sets,
)
from metrics.scoring import Judged, judged
from metrics.significance import WeightsInUse
from tests.metrics.made import scored, signed, values

PACK = signed({"T1": 0.5, "T2": 0.3, "T3": 0.2})
NAMES = ["party", "party_name", "weight_set", "role", "node", "weight", "dated", "recorded"]


def said(who: str, t1: float, t2: float, t3: float) -> WeightSet:
    return WeightSet("party", who, who, {"T1": t1, "T2": t2, "T3": t3})


def told(t1: float | None, t2: float | None, t3: float | None) -> Judged:
    """A coalition with these scores by theme; weights in use .5, .3 and .2."""
    return scored(PACK, {"T1": t1, "T2": t2, "T3": t3})


def test_each_set_judges_by_its_own_score() -> None:
    """Under the weights in use 40 x .5 - 20 x .3 + 10 x .2 = 16; the others say 34 and -17."""
    found = at_least(told(40, -20, 10), 0, 0, [said("A", 0.9, 0.1, 0), said("B", 0, 0.9, 0.1)])
    assert found is not None
    assert found.themes == ("T1", "T2", "T3")
    assert [found.gap, *found.gaps] == pytest.approx([16, 34, -17])
    assert (found.holds, found.held.tolist(), found.differs.tolist()) == (True, [True, False], [False, True])
    assert np.isnan(found.flips[0]) and found.flips[1] == pytest.approx(16 / 33)
    flip = found.flip
    assert flip is not None and flip.moved == pytest.approx(16 / 60)
    assert (flip.came_from, flip.went_to) == ((0,), (1,))


def test_weights_are_shared_among_the_themes_that_have_data() -> None:
    found = at_least(told(40, None, 10), 0, 0, [said("A", 0.6, 0.2, 0.2)])
    assert found is not None
    assert found.themes == ("T1", "T3")
    assert found.in_use.tolist() == pytest.approx([5 / 7, 2 / 7])
    assert found.weights.tolist() == [pytest.approx([0.75, 0.25])]


def test_a_set_by_which_too_little_is_measured_judges_nothing() -> None:
    found = at_least(told(40, None, 10), 0, 0, [said("A", 0.2, 0.7, 0.1), said("B", 0.6, 0.2, 0.2)])
    assert found is not None
    assert ([one.who for one in found.silent], [one.who for one in found.sets]) == (["A"], ["B"])


def test_where_no_theme_lies_beyond_the_border_no_weight_flips_the_decision() -> None:
    found = at_least(told(40, 0, 10), 0, 0, [said("A", 0, 1, 0)])
    assert found is not None
    assert found.holds and found.flip is None  # at the border of a level the level holds
    assert found.zone.tolist() == [[0, 1], [1, 1], [0, 1]]


@pytest.mark.parametrize("scores", [(None, None, None), (None, 20, None), (40, None, None)])
def test_without_a_score_or_with_one_theme_there_is_nothing_to_agree_on(scores: tuple[float | None, ...]) -> None:
    assert at_least(told(*scores), 0, 0, [said("A", 0.5, 0.5, 0)]) is None


def test_a_score_that_is_no_plain_mean_of_its_themes_is_not_moved_by_weights_alone() -> None:
    one = signed({"T1": 0.5, "T2": 0.5}, factor=0.9)
    assert at_least(scored(one, {"T1": 40, "T2": 10}), 0, 0, []) is None


def pair(a: tuple[float | None, ...], b: tuple[float | None, ...]) -> Bargain | None:
    both = {who: dict(zip(("iT1", "iT2", "iT3"), scores, strict=True)) for who, scores in (("A", a), ("B", b))}
    one = judged(PACK, "", values(PACK, both))
    return above(one, 0, one, 1, [said("X", 0.1, 0.8, 0.1), said("Y", 0, 0, 1)])


def test_golden_37_one_above_another_by_each_set_with_the_change_that_flips_it() -> None:
    found = pair((60, 20, 10), (40, 30, 20))
    assert found is not None
    assert [found.gap, *found.gaps] == pytest.approx([5, -7, -10])
    assert (found.holds, found.held.tolist()) == (True, [False, False])
    assert found.flip is not None and found.flip.moved == pytest.approx(1 / 6)


def test_two_are_compared_on_the_themes_that_both_have() -> None:
    found = pair((60, 20, 10), (40, 30, None))
    assert found is not None
    assert (found.themes, found.in_use.tolist()) == (("T1", "T2"), pytest.approx([5 / 8, 3 / 8]))
    assert [one.who for one in found.silent] == ["Y"]
    assert pair((60, None, 10), (None, 30, 10)) is None


def test_a_tie_is_flipped_by_less_than_a_lead() -> None:
    found = pair((60, 20, 20), (40, 20, 20))
    assert found is not None and found.flip is not None
    assert found.flip.moved == pytest.approx(0.5)  # with all weight on the ties none stands above
    behind = pair((40, 20, 20), (60, 20, 20))
    assert behind is not None and behind.flip is None


def rows(*told: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(told, columns=NAMES)


def test_a_partner_weighs_by_the_last_set_it_told_and_nothing_weighs_nothing() -> None:
    old, new = "2026-01-01", "2026-06-01"
    found = partner_sets(
        PACK,
        rows(
            ("b", "Brug", "winter", "partner", "T1", 25, old, new),
            ("b", "Brug", "zomer", "partner", "T2", 12, None, new),
            ("b", "Brug", "zomer", "partner", "T3", 4, None, new),
            ("a", "Zon", "zomer", "partner", "T1", 9, new, new),
            ("c", "Cel", "zomer", "partner", "T1", 0, new, new),
            ("d", "Dam", "zomer", "partner", "T1", None, new, new),
        ),
    )
    assert [(one.kind, one.who, one.name) for one in found] == [("party", "b", "Brug"), ("party", "a", "Zon")]
    assert [list(one.weights.values()) for one in found] == [pytest.approx([0, 0.75, 0.25]), [1, 0, 0]]
    assert partner_sets(PACK, rows()) == []


def test_the_sets_of_roles_are_those_in_use() -> None:
    in_use = WeightsInUse({"T1": 1.0}, {"doelgroep": {"T1": 1.0}}, {}, [])
    assert role_sets(in_use) == [WeightSet("role", "doelgroep", "doelgroep", {"T1": 1.0})]
