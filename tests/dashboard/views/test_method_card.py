from dataclasses import replace

import pytest

from dashboard.views.method_card import STEPS, example, method_card
from data.pack import Gate, Harm, Impute, Levels, Node, Pack, WeightSet
from data.packs_known import DEFAULT_PACK, shipped
from metrics.uncertainty import DRAWS, HALF_WIDTH
from tests.metrics.made import LEVELS, plain, signed

OURS = shipped()[DEFAULT_PACK]


def pack(*indicators: Node, weight: float = 1.0, other: float = 3.0, harm: Harm | None = None, levels: Levels = LEVELS) -> Pack:
    """A signed pack of two themes: A with these indicators, and C, which weighs `other`."""
    nodes = (Node("B", min_coverage=0.6), Node("A", "B", weight=weight, min_coverage=0.5), *indicators)
    rest = (Node("C", "B", weight=other, min_coverage=0.5), Node("iC", "C"))
    return Pack("test", "1", "signed", (*nodes, *rest), levels=levels, harm=harm or Harm())


def anchored(name: str, *anchors: float, **more: object) -> Node:
    return replace(Node(name, "A", normalise="anchors", anchors=anchors), **more)


def test_the_card_counts_what_can_be_scored() -> None:
    card = method_card(OURS, "nl")
    assert (card.themes, card.groups, card.indicators, len(card.checks), card.draws) == (15, 5, 15, 4, DRAWS)
    assert card.unscored == ("Economie en continuïteit",) and len(card.anchors) == 16
    assert card.half_width == HALF_WIDTH and card.needed == {"theme": 0.5, "root": 0.6}
    assert card.frameworks == ("capital", "ecg", "sdg", "quadrant", "klomp")


def test_shares_of_themes_and_of_groups_each_add_up_to_the_whole() -> None:
    for known in shipped().values():
        weights = method_card(known, "nl").weights
        for depth in (1, 2):
            assert sum(one.share for one in weights if one.depth == depth) == pytest.approx(1)
        assert [one.depth for one in weights[:3]] == [1, 2, 2]


def test_the_example_goes_by_the_engine_from_154_tonnes_to_level_2_and_a_cap_at_5() -> None:
    one = example(OURS, "nl")
    assert one is not None
    assert (one.indicator.name, one.value, one.level, one.word, one.starts, one.ends) == ("I31", 154, 2, "belastend", -60, -20)
    assert (one.score, one.theme_score, one.share) == pytest.approx((-54, -54, 1 / 15))
    assert one.points == pytest.approx(-3.6) and one.cap == 5


def test_the_example_caps_nothing_where_its_theme_weighs_too_little() -> None:
    one = example(pack(anchored("i", 0, 50, 70, 90), other=99), "nl")
    assert one is not None and one.level == 2 and one.cap is None


def test_all_indicators_of_the_theme_lie_equally_far_from_their_norm() -> None:
    one = example(pack(anchored("i", 0, 50, 70, 90), anchored("j", 200, 100, 60, 20, direction="down")), "nl")
    assert one is not None and one.indicator.name == "j"
    assert (one.indicators, one.theme_score, one.share) == pytest.approx((2, -54, 0.25))


def test_a_measurement_of_a_good_range_lies_outside_it() -> None:
    one = example(pack(anchored("i", 30, 10, 5, 0, direction="band", low=40.0, high=60.0)), "nl")
    assert one is not None and one.value == pytest.approx(19.2) and one.score == pytest.approx(-54)


def test_what_only_compares_has_no_example() -> None:
    assert example(plain([Node("B"), Node("A", "B"), Node("i", "A", normalise="minmax", given=(0, 100))]), "nl") is None


def test_the_ecg_counts_points_by_rules_of_its_own() -> None:
    card = method_card(shipped()["ecg"], "en")
    assert (card.themes, card.groups, card.indicators, card.penalties, card.factor) == (20, 5, 60, 19, 1000)
    assert card.checks == () and card.levels == () and card.anchors == () and card.fills["value"] == "0"
    assert card.rules == {"goalposts": 41, "none": 19} and not card.on_pages
    assert card.example is not None and card.example.level is None and card.example.points == pytest.approx(30)


def test_levels_from_the_first_that_asks_for_outcomes_are_not_within_reach() -> None:
    assert [row.reachable for row in method_card(OURS, "nl").levels] == [True] * 6 + [False]
    free = replace(LEVELS, gates={5: Gate(1), 6: Gate(2)})
    assert all(row.reachable for row in method_card(pack(anchored("i", 0, 1, 2, 3), levels=free), "nl").levels)


def test_every_step_says_what_was_done_checked_and_not_done() -> None:
    for known in (*shipped().values(), signed({"A": 1}), plain([Node("B"), Node("i", "B")])):
        steps = method_card(known, "nl").steps
        assert tuple(step.name for step in steps) == STEPS and len(STEPS) == 10
        assert all(step.done and step.checked and step.left for step in steps)


def test_steps_follow_what_the_pack_says() -> None:
    def done(known: Pack) -> set[str]:
        return {code for step in method_card(known, "nl").steps for code in (*step.done, *step.left)}

    base = signed({"A": 1})
    assert {"imputation.done.none", "weighting.sets.none", "normalisation.treat.none"} <= done(base)
    assert "imputation.done.value" in done(replace(base, impute=Impute(value=0)))
    assert "imputation.done.mean" in done(replace(base, impute=Impute("land")))
    assert "weighting.sets" in done(replace(base, weight_sets={"x": WeightSet("x", {"A": 1})}))
    assert "framework.left" in done(OURS) and "framework.left.other" in done(base)
    assert "back.coalition" in done(OURS) and "back.coalition" not in done(shipped()["ecg"])
