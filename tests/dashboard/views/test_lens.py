from dataclasses import replace

import pytest

from dashboard.views.lens import lens
from dashboard.words import words
from data.pack import Pack
from tests.dashboard.views.test_significance import made, scored, shown

NL, EN = words("nl"), words("en")
CODES = (("iA", "capital", "H"), ("iB", "capital", "N"), ("iC", "capital", "H"), ("iA", "capital", "S"), ("iZ", "capital", "F"))
TOLD = {"A": 40.0, "B": -10.0, "C": 20.0, "D": 30.0, "Z": -90.0}


def coded(*more: tuple[str, str, str], weights: dict[str, float] | None = None) -> Pack:
    return replace(made(weights), crosswalk=(*CODES, *more))


def test_a_group_is_the_mean_of_its_indicators_by_their_weight_and_the_lowest_stands_first() -> None:
    found = scored(TOLD, coded(weights={"C": 3}))
    groups = lens(found, shown(found), "capital", NL)
    assert [group.name for group in groups] == [
        "Natuurlijk",
        "Menselijk",
        "Sociaal en relaties",
        "Financieel",
        "Niet ingedeeld",
    ]
    scores = [group.score for group in groups]
    assert scores[:3] == pytest.approx([-10, (40 * 0.25 + 20 * 0.375) / 0.625, 40])


def test_an_indicator_with_two_codes_stands_under_both_and_one_without_as_not_classified() -> None:
    found = scored(TOLD, coded())
    groups = {group.node: group for group in lens(found, shown(found), "capital", EN)}
    assert [row.node for row in groups["H"].rows] == ["iC", "iA"]
    assert [row.node for row in groups["S"].rows] == ["iA"]
    assert [row.node for row in groups[""].rows] == ["iD"] and groups[""].name == "Not classified"
    assert list(groups)[-1] == ""


def test_what_does_not_count_has_no_score_in_a_group_but_stands_in_it() -> None:
    found = scored(TOLD, coded())
    money = next(group for group in lens(found, shown(found), "capital", NL) if group.node == "F")
    assert money.score is None and money.share == 0 and [row.score for row in money.rows] == [-90]


def test_what_is_unknown_stands_last_in_its_group_and_adds_nothing_to_it() -> None:
    found = scored({**TOLD, "A": None}, coded())
    groups = {group.node: group for group in lens(found, shown(found), "capital", NL)}
    assert groups["H"].score == pytest.approx(20)
    assert [(row.node, row.score) for row in groups["H"].rows] == [("iC", 20), ("iA", None)]
    assert groups["S"].score is None


def test_a_code_of_a_framework_of_a_packs_own_stays_as_it_was_written() -> None:
    found = scored(TOLD, coded(("iA", "eigen", "{x}")))
    assert [group.name for group in lens(found, shown(found), "eigen", NL)] == ["{x}", "Niet ingedeeld"]


def test_a_pack_without_the_framework_has_one_group_of_all_that_is_not_classified() -> None:
    found = scored(TOLD)
    groups = lens(found, shown(found), "sdg", EN)
    assert [group.name for group in groups] == ["Not classified"]
    assert groups[0].score == pytest.approx(20)
