from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.views.significance import Check, Row, SignificanceView, add_up, role_differs, view
from data import intake
from data.pack import Harm, Node, Pack
from data.packs_known import DEFAULT_PACK, pack_named
from data.store import Store
from metrics.significance import Significance, significance
from tests.metrics.made import LEVELS, outcomes

EXAMPLE = Path(intake.__file__).parent / "examples" / "dommelrand"
NOW, LONG_AGO = "2026-Q3", "2023-Q4"
Told = Mapping[str, float | None]


def made(weights: Mapping[str, float] | None = None, **more: Any) -> Pack:
    """Two groups of two themes with one indicator each, on scores as they are, and a group that may be never scored."""
    nodes = [Node("W", min_coverage=0.6)]
    for group, themes in {"G": "AB", "H": "CD", "N": "Z"}.items():
        nodes.append(Node(group, "W", name_nl=f"Groep {group}", name_en=f"Group {group}"))
        for theme in themes:
            weight = (weights or {}).get(theme, 1.0)
            nodes += [Node(theme, group, weight=weight, min_coverage=0.5, name_nl=f"Thema {theme}", name_en=f"Theme {theme}")]
            nodes.append(Node(f"i{theme}", theme, unit="punt"))
    return Pack("made", "1", "signed", tuple(nodes), levels=LEVELS, **{"never": frozenset({"N"}), **more})


def observed(told: Mapping[str, Told], evidence: str | None = "E2", nvt: str = "") -> pd.DataFrame:
    """Observations of the coalition, by quarter and theme; of the themes in `nvt` nothing applies."""
    rows = [
        {"indicator": f"i{theme}", "period": period, "value": value, "value_why": None}
        for period, values in told.items()
        for theme, value in values.items()
    ]
    rows += [{"indicator": f"i{theme}", "period": NOW, "value": None, "value_why": "nvt"} for theme in nvt]
    return pd.DataFrame(rows).assign(party=None, unit="punt", evidence=evidence)


def weighed(**roles: Mapping[str, float]) -> pd.DataFrame:
    """A set of weights by role, fixed before the first quarter."""
    rows = [
        {"weight_set": "gewogen", "role": role, "node": node, "weight": weight, "people": 4, "dated": "2023-01-02"}
        for role, weights in roles.items()
        for node, weight in weights.items()
    ]
    columns = ["weight_set", "role", "node", "weight", "people", "dated"]
    return pd.DataFrame(rows, columns=columns).assign(recorded="2023-01-02")


def scored(
    told: Told | None = None,
    pack: Pack | None = None,
    rows: pd.DataFrame | None = None,
    weights: pd.DataFrame | None = None,
    number: int = 200,
    told_of: pd.DataFrame | None = None,
) -> Significance:
    """The coalition in the last quarter, from values told by theme or from rows, net of the outcomes that are `told_of`."""
    seen = observed({NOW: told or {}}) if rows is None else rows
    shared = outcomes() if told_of is None else told_of
    found = significance(pack or made(), "C", seen, weighed() if weights is None else weights, shared, NOW, number)
    assert found is not None
    return found


def shown(found: Significance, lang: str = "nl", **before: str) -> SignificanceView:
    return view(found, "Coalitie", lang, before, "{name}: telt niet mee")


def by_name(seen: SignificanceView) -> dict[str, Row]:
    return {row.node: row for group in seen.groups for row in (group, *group.rows)}


def check(seen: SignificanceView, name: str) -> Check:
    return next(one for one in seen.checks if one.name == name)


@pytest.fixture(scope="module")
def examples(dommelrand: Store) -> dict[str, Significance]:
    """The three coalitions of the invented example, in its last quarter."""
    ask = dommelrand.ask
    pack = pack_named(DEFAULT_PACK, ask("packs"))

    def asked(name: str) -> Significance | None:
        rows, weights = ask("observations", coalition=name), ask("weight_sets", coalition=name)
        return significance(pack, name, rows, weights, ask("shared_outcomes", coalition=name, beneath=True), NOW, 400)

    asked_of = {name: asked(name) for name in ("dommelrand", "buurtwarmte", "kringdal")}
    return {name: found for name, found in asked_of.items() if found is not None}


def test_groups_and_themes_stand_lowest_first_and_without_a_score_last() -> None:
    seen = shown(scored({"A": 40, "B": 10, "C": None, "D": None}, made(weights={"A": 3, "B": 3})))
    assert [group.node for group in seen.groups] == ["G", "H"]
    assert [theme.node for theme in seen.themes] == ["B", "A", "C", "D"]
    seen = shown(scored({"A": 40, "B": 10, "C": None, "D": -20}))
    assert [theme.node for theme in seen.themes] == ["D", "C", "B", "A"]


def test_a_group_that_is_never_scored_stands_last_and_is_said_not_to_count() -> None:
    seen = shown(scored({"A": 40, "B": 10, "C": 20, "D": 30, "Z": -90}))
    assert [group.name for group in seen.groups] == ["Groep G", "Groep H", "Groep N: telt niet mee"]
    assert seen.themes[-1].score == -90 and (seen.groups[-1].share, seen.themes[-1].share) == (0, 0)
    assert seen.score == 25 and seen.harm == 0


def test_a_group_that_is_never_scored_and_of_which_nothing_is_measured_is_not_there() -> None:
    assert [group.node for group in shown(scored({"A": 40, "B": 10, "C": 20, "D": 20})).groups] == ["H", "G"]


def test_what_is_too_old_what_was_never_measured_and_what_does_not_apply_are_told_apart() -> None:
    rows = observed({LONG_AGO: {"A": 50}, NOW: {"C": 10, "D": 20}}, nvt="Z")
    rows = pd.concat([rows, observed({}, nvt="D")[lambda told: told["indicator"] == "iX"]])
    seen = by_name(shown(scored(rows=rows, pack=made(never=frozenset())), iA=LONG_AGO))
    assert (seen["A"].why, seen["B"].why, seen["Z"].why) == ("stale", "unknown", "nvt")
    assert seen["A"].rows[0].period == LONG_AGO and seen["A"].rows[0].why == "stale"
    assert seen["C"].why == "" and seen["C"].rows[0].value == 10 and seen["C"].rows[0].unit == "punt"


def test_an_indicator_says_that_what_counts_of_it_is_net() -> None:
    half = {"indicator": "iA", "baseline": 0.0, "deadweight": 0.5, "displacement": 0.0, "outside_share": 0.0}
    seen = by_name(shown(scored({"A": 40, "B": 10, "C": 20, "D": 30}, told_of=outcomes({**half, "period": NOW}))))
    (net,), (gross,) = seen["A"].rows, seen["B"].rows
    assert (net.value, net.is_net, gross.value, gross.is_net) == (20.0, True, 10.0, False)
    unknown = by_name(shown(scored({"A": 40, "B": 10, "C": 20, "D": 30}, told_of=outcomes({"indicator": "iA", "period": NOW}))))
    assert (unknown["A"].rows[0].value, unknown["A"].rows[0].is_net) == (40.0, False)


def test_names_and_words_are_those_of_the_language() -> None:
    found = scored({"A": 40, "B": 10, "C": 20, "D": 30})
    dutch, english = shown(found), shown(found, "en")
    assert [group.name for group in english.groups] == ["Group G", "Group H"]
    assert dutch.words[0] == "schadelijk" and english.words[0] == "harmful"


def test_a_band_over_the_norm_is_not_distinguishable_from_it() -> None:
    def row(low: float | None, high: float | None) -> int:
        return Row("x", "X", 1.0, low, high, 4, None, None, 0.1).distinct

    assert [row(1, 5), row(-5, -1), row(-1, 1), row(0, 1), row(None, None)] == [1, -1, 0, 0, 0]


def test_a_withheld_score_has_one_check_no_level_and_the_range_it_may_lie_in() -> None:
    seen = shown(scored({"A": 40, "B": None, "C": 20, "D": None}))
    assert (seen.score, seen.level, seen.low, seen.positive, seen.harm) == (None, None, None, None, None)
    assert (seen.coverage, seen.needed) == (0.5, 0.6)
    assert seen.possible == pytest.approx((-35, 65))  # (40 + 20 -/+ 200) / 4
    assert seen.checks == (Check("coverage", None, True, "short", (), (("known", 0.5), ("needed", 0.6))),)
    assert not any(seen.spread)


def test_of_a_whole_score_nothing_else_is_possible() -> None:
    seen = shown(scored({"A": 40, "B": 10, "C": 20, "D": 30}))
    assert seen.possible == pytest.approx((25, 25))


def test_harm_caps_the_level_by_name_and_leaves_the_score() -> None:
    seen = shown(scored({"A": -90, "B": 90, "C": 90, "D": 90}))
    assert seen.score == 45 and seen.level == 3
    assert (seen.cap, seen.capped_by) == (3, ("Thema A",))
    harm = check(seen, "harm")
    assert (harm.level, harm.binding, harm.because, harm.nodes) == (3, True, "harm", ("Thema A",))
    assert dict(harm.told)["weight"] == pytest.approx(0.25)
    assert not check(seen, "band").binding and check(seen, "band").level == 5
    assert (seen.positive, seen.harm) == pytest.approx((67.5, -22.5))


def test_harm_that_was_last_known_and_must_be_reported_keeps_its_cap() -> None:
    rows = observed({LONG_AGO: {"A": -90}, NOW: {"B": 90, "C": 90, "D": 90}})
    seen = shown(scored(rows=rows), iA=LONG_AGO)
    assert (check(seen, "harm").because, check(seen, "harm").nodes) == ("last_known", ("Thema A",))
    silent = made(harm=Harm(must_report=frozenset({"A"})))
    seen = shown(scored({"B": 30, "C": 30, "D": 30}, silent))
    assert (check(seen, "harm").because, check(seen, "harm").level) == ("unreported", 5)
    assert check(seen, "harm").binding == (seen.level == 5)


@pytest.mark.parametrize(
    ("evidence", "level", "because", "told"),
    [
        (None, 4, "evidence", {"grade": -1, "next": 5}),
        ("E0", 4, "evidence", {"grade": 0, "next": 5}),
        ("E1", 5, "evidence+additionality", {"grade": 1, "next": 6}),
        ("E5", 5, "additionality", {"grade": 5, "next": 6}),
    ],
)
def test_a_gate_stops_the_level_and_says_what_is_missing(
    evidence: str | None, level: int, because: str, told: dict[str, float]
) -> None:
    rows = observed({NOW: dict.fromkeys("ABCD", 60.0)}, evidence)
    seen = shown(scored(rows=rows))
    gate = check(seen, "gate")
    assert (seen.level, gate.level, gate.binding, gate.because, dict(gate.told)) == (level, level, True, because, told)
    assert (check(seen, "band").level, check(seen, "band").binding) == (6, False)


def test_where_no_harm_weighs_enough_nothing_is_capped() -> None:
    seen = shown(scored({"A": 10, "B": 10, "C": 10, "D": 10}))
    assert check(seen, "harm") == Check("harm", None, False, "none")
    assert (seen.cap, seen.capped_by, seen.level) == (None, (), 4)
    assert [one.name for one in seen.checks] == ["coverage", "band", "harm", "gate"]
    assert dict(check(seen, "band").told) == {"score": 10, "low": 0, "high": 20}


def test_roles_stand_beside_the_set_of_all_of_them_which_is_in_use() -> None:
    weights = weighed(een={"A": 4}, niets={"A": 0}, twee={"A": 1, "C": 3})
    found = scored({"A": 80, "B": 80, "C": -40, "D": -40}, made(sums=frozenset({3})), weights=weights)
    seen = shown(found)
    assert [(one.role, one.people, one.in_use) for one in seen.roles] == [
        ("een", 4, False),
        ("twee", 4, False),
        ("samen", None, True),
    ]
    assert [one.score for one in seen.roles] == pytest.approx([80, -10, 35])
    assert seen.lost == ("niets",) and (seen.weights, seen.dated) == ("gewogen", "2023-01-02")
    assert role_differs(found)


def test_without_weights_of_people_there_are_no_roles_and_the_pack_weighs() -> None:
    found = scored({"A": 80, "B": 80, "C": -40, "D": -40})
    seen = shown(found)
    assert seen.roles == () and seen.weights == "" and not role_differs(found)


def test_roles_that_weigh_alike_do_not_differ_and_neither_do_those_without_a_score() -> None:
    alike = weighed(een={"A": 1, "C": 1}, twee={"A": 1, "C": 1})
    assert not role_differs(scored({"A": 30, "C": -10}, weights=alike))
    withheld = scored({"A": 30}, weights=weighed(een={"A": 1, "C": 1}, twee={"A": 1, "C": 1, "D": 2}))
    assert shown(withheld).score is None
    assert not role_differs(withheld)


def test_the_trend_has_every_quarter_from_the_first_and_says_why_one_is_withheld() -> None:
    whole = {"A": 40.0, "B": 10.0, "C": 20.0, "D": 30.0}
    seen = shown(scored(rows=observed({"2026-Q1": {"A": 40}, NOW: whole})))
    assert [(one.period, one.score, one.level, one.why) for one in seen.trend] == [
        ("2026-Q1", None, None, "coverage"),
        ("2026-Q2", None, None, "coverage"),
        (NOW, 25, 5, ""),
    ]
    assert seen.trend[-1].low == seen.low
    by_theme = dict(seen.theme_trend)
    assert [one.score for one in by_theme["Thema A"]] == [40, 40, 40]
    assert [one.score for one in by_theme["Thema B"]] == [None, None, 10]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([], []),
        ([1.04, 1.04, 1.04], ["1.1", "1.0", "1.0"]),
        ([-2.2354, 5.4284, 7.6758, 8.9965, 13.2102], ["-2.2", "5.4", "7.7", "9.0", "13.2"]),
        ([0.05, -0.05], ["0.1", "-0.1"]),
    ],
)
def test_parts_add_up_as_they_are_shown(parts: list[float], told: list[str]) -> None:
    assert add_up(parts) == [Decimal(one) for one in told]


def test_dommelrand_is_valuable_and_held_there_by_harm(examples: dict[str, Significance]) -> None:
    seen = shown(examples["dommelrand"])
    assert (round(seen.score or 0), seen.level, seen.weights, seen.dated) == (31, 5, "gewogen 2026-03", "2026-03-03")
    assert (seen.cap, seen.capped_by) == (5, ("CO₂-uitstoot",))
    assert [(one.name, one.level) for one in seen.checks] == [("coverage", None), ("band", 5), ("harm", 5), ("gate", 6)]
    assert seen.groups[0].name == "Natuur en grondstoffen" and (seen.groups[0].score or 0) < 0
    assert seen.groups[-1].name == "Economie en continuïteit: telt niet mee"
    assert (seen.positive or 0) + (seen.harm or 0) == pytest.approx(seen.score)
    assert sum(seen.spread) == pytest.approx(1)
    assert sum(group.share for group in seen.groups) == pytest.approx(1)
    assert [one.role for one in seen.roles] == ["doelgroep", "financier", "partner", "stuurgroep", "samen"]
    assert [one.people for one in seen.roles] == [4, 40, 8, 6, None]
    assert len(seen.trend) == 12 and seen.trend[-1].score == seen.score
    assert seen.possible is not None and seen.possible[0] < (seen.score or 0) < seen.possible[1]


def test_buurtwarmte_lost_the_role_whose_weights_are_all_zero(examples: dict[str, Significance]) -> None:
    seen = shown(examples["buurtwarmte"])
    assert seen.lost == ("financier",) and "financier" not in [one.role for one in seen.roles]
    assert (seen.level, seen.cap) == (5, None)


def test_kringdal_is_withheld_and_whoever_weighs_does_not_differ(examples: dict[str, Significance]) -> None:
    seen = shown(examples["kringdal"])
    assert seen.score is None and seen.coverage < seen.needed and len(seen.checks) == 1
    assert all(one.score is None for one in seen.roles) and not role_differs(examples["kringdal"])
    assert seen.possible is not None and seen.possible[0] < 0 < seen.possible[1]
    assert all(one.score is None for one in seen.trend)
    assert seen.groups[-1].why == "unknown"


def test_no_number_of_a_view_is_nan(examples: dict[str, Significance]) -> None:
    for found in examples.values():
        rows = by_name(shown(found)).values()
        told = [one for row in rows for one in (row.score, row.low, row.high, row.coverage, row.share, row.value)]
        assert not [one for one in told if one is not None and np.isnan(one)]
