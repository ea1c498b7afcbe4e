from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from data.pack import Harm, Node, Pack
from metrics.levels import band, binding_caps, gate_checks
from metrics.scoring import Judged, relevelled
from tests.metrics.made import LEVELS, scored, signed

WEIGHTS = {"T1": 0.40, "T2": 0.25, "T3": 0.20, "T4": 0.15}


def additional(one: Judged, of: float = 1.0) -> Judged:
    """The same, as if outcomes had shown that much additionality of every node."""
    told = {name: np.array([of]) for name in one.index.scores}
    return relevelled(replace(one, standing=replace(one.standing, additionality=told)))


def test_golden_4_a_score_on_a_border_takes_the_higher_level() -> None:
    told = np.array([-100, -60.1, -60, -20, -0.1, 0, 19.9, 20, 50, 79.9, 80, 100])
    assert band(told, LEVELS).tolist() == [1, 1, 2, 3, 3, 4, 4, 5, 6, 6, 7, 7]
    assert band(np.array([np.nan, 20 - 1e-10]), LEVELS).tolist() == [0, 5]


def test_golden_5_good_and_harm_stand_apart_and_harm_caps_the_level() -> None:
    one = additional(scored(signed(WEIGHTS), {"T1": 72, "T2": 35, "T3": -40, "T4": 20}))
    assert one.index.scores["B"][0, 0] == pytest.approx(32.55, abs=1e-9)
    assert one.positive["B"][0, 0] == pytest.approx(40.55, abs=1e-9)
    assert one.harm["B"][0, 0] == pytest.approx(-8.0, abs=1e-9)
    assert (band(one.index.scores["B"][0], LEVELS)[0], one.caps["B"][0, 0], one.level["B"][0, 0]) == (5, 5, 5)
    (cap,) = binding_caps(one.pack, "B", 0, one.index, one.standing)
    assert (cap.level, cap.because, cap.nodes) == (5, "harm", ("T3",))


def test_golden_6_a_harm_last_known_keeps_its_cap_when_it_is_measured_no_more() -> None:
    told = {"T1": 72, "T2": 35, "T3": None, "T4": 20}
    one = additional(scored(signed(WEIGHTS), told, last_known={"T3": np.array([2])}))
    assert one.index.scores["B"][0, 0] == pytest.approx(50.6875, abs=1e-9)
    assert one.index.coverage["B"][0] == pytest.approx(0.80)
    assert (band(one.index.scores["B"][0], LEVELS)[0], one.level["B"][0, 0]) == (6, 5)
    (cap,) = binding_caps(one.pack, "B", 0, one.index, one.standing)
    assert (cap.because, cap.nodes) == ("last_known", ("T3",))


def test_golden_7_evidence_lowers_the_level_and_leaves_the_score() -> None:
    one = additional(scored(signed({"T1": 1.0}), {"T1": 84}, evidence=1))
    assert (one.index.scores["B"][0, 0], one.level["B"][0, 0], one.stopped["B"][0]) == (84, 5, 6)


def test_without_additionality_known_the_sixth_gate_stays_shut() -> None:
    one = scored(signed({"T1": 1.0}), {"T1": 84}, evidence=5)
    assert one.level["B"][0, 0] == 5
    assert [(name, bool(met[0])) for name, met in gate_checks(LEVELS, "B", 6, one.grade["B"], one.standing)] == [
        ("evidence", True),
        ("additionality", False),
    ]
    assert additional(one).level["B"][0, 0] == 6
    assert additional(one, of=0.0).level["B"][0, 0] == 5


def test_no_evidence_is_less_than_a_claim() -> None:
    assert scored(signed({"T1": 1.0}), {"T1": 84}, evidence=-1).level["B"][0, 0] == 4
    assert scored(signed({"T1": 1.0}), {"T1": 84}, evidence=-1).grade["B"][0] == -1


@pytest.mark.parametrize(("score", "cap"), [(-70.0, 3), (-60.0, 5), (-20.1, 5), (-20.0, 7)])
def test_a_material_theme_caps_by_the_band_it_is_in(score: float, cap: int) -> None:
    assert scored(signed({"T1": 0.9, "T2": 0.1}), {"T1": 100, "T2": score}).caps["B"][0, 0] == cap


def test_themes_too_light_alone_are_material_together() -> None:
    weights = {"T1": 0.92, "T2": 0.04, "T3": 0.04}
    assert scored(signed(weights), {"T1": 90, "T2": -70, "T3": 50}).caps["B"][0, 0] == 7
    assert scored(signed(weights), {"T1": 90, "T2": -70, "T3": -70}).caps["B"][0, 0] == 3
    assert scored(signed(weights), {"T1": 90, "T2": -70, "T3": -30}).caps["B"][0, 0] == 5


def test_splitting_a_harmful_theme_hides_nothing() -> None:
    whole = scored(signed({"T1": 0.92, "T2": 0.08}), {"T1": 90, "T2": -70})
    halves = scored(signed({"T1": 0.92, "T2": 0.04, "T3": 0.04}), {"T1": 90, "T2": -70, "T3": -70})
    assert whole.level["B"][0, 0] == halves.level["B"][0, 0] == 3


def test_no_weight_set_hides_a_harm_that_a_role_finds_material() -> None:
    rng = np.random.default_rng(7)
    pack = signed({"T1": 0.5, "T2": 0.3, "T3": 0.2})
    role = {"T1": 0.6, "T2": 0.3, "T3": 0.1}
    for _ in range(60):
        given = dict(zip(("T1", "T2", "T3"), rng.dirichlet([1, 1, 0.02]), strict=True))
        one = scored(pack, {"T1": 95, "T2": 95, "T3": -65}, given=given, role_sets=[role])
        assert one.level["B"][0, 0] <= 3


def test_an_always_material_theme_caps_whatever_it_weighs() -> None:
    pack = signed({"T1": 1.0, "T2": 0.0}, Harm(always_material=frozenset({"T2"})))
    assert scored(pack, {"T1": 90, "T2": -70}).caps["B"][0, 0] == 3


def test_a_theme_that_must_be_reported_caps_where_it_is_silent() -> None:
    one = scored(signed({"T1": 0.8, "T2": 0.2}, Harm(must_report=frozenset({"T2"}))), {"T1": 90, "T2": None})
    assert one.caps["B"][0, 0] == 5
    assert [cap.because for cap in binding_caps(one.pack, "B", 0, one.index, one.standing)] == ["unreported"]


def within(weight: float) -> Pack:
    nodes = (Node("B"), Node("T", "B"), Node("i1", "T", weight=1 - weight), Node("i2", "T", weight=weight))
    return Pack("test", "1", "signed", nodes, levels=LEVELS)


@pytest.mark.parametrize(("weight", "cap"), [(0.25, 3), (0.24, 7)])
def test_within_a_theme_a_quarter_of_it_is_material(weight: float, cap: int) -> None:
    from metrics.scoring import judged
    from tests.metrics.made import values

    one = judged(within(weight), "", values(within(weight), {"A": {"i1": 95, "i2": -70}}))
    assert one.caps["T"][0, 0] == cap


def test_coverage_under_its_minimum_withholds_score_and_level() -> None:
    one = scored(signed(WEIGHTS), {"T1": 72, "T2": None, "T3": None, "T4": 20})
    assert np.isnan(one.index.scores["B"][0, 0])
    assert (one.index.why["B"], one.level["B"][0, 0]) == (("coverage",), 0)
    assert one.index.coverage["B"][0] == pytest.approx(0.55)
    assert one.index.scores["T1"][0, 0] == 72


def test_a_grade_is_the_highest_that_half_the_weight_has() -> None:
    from metrics.scoring import judged
    from tests.metrics.made import values

    pack = signed(WEIGHTS)
    told = values(pack, {"A": {"iT1": 1.0, "iT2": 1.0, "iT3": 1.0, "iT4": 1.0}})
    graded = replace(told, evidence=np.array([[1, 3, 4, 0]]))
    one = judged(pack, "", graded)
    assert one.grade["B"][0] == 1
    assert judged(pack, "", replace(told, evidence=np.array([[1, 3, 4, 3]]))).grade["B"][0] == 3


def test_levels_never_rise_when_a_score_falls() -> None:
    rng = np.random.default_rng(3)
    for _ in range(40):
        weights = dict(zip(WEIGHTS, rng.dirichlet(np.ones(4)), strict=True))
        told = rng.uniform(-100, 100, 4)
        steps = [
            additional(scored(signed(weights), {**dict(zip(WEIGHTS, told, strict=True)), "T2": at}))
            for at in range(-100, 101, 20)
        ]
        levels = [int(one.level["B"][0, 0]) for one in steps]
        assert all(before <= after for before, after in pairwise(levels))
