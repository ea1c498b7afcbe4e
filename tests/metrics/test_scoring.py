from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.pack import Impute, Node, Pack
from metrics.index import point
from metrics.scoring import COLUMNS, judged, possible, table, values_of
from metrics.uncertainty import Doubt
from metrics.weighting import weights_of
from tests.metrics.made import plain, scored, signed, values

GOALS = [f"goal_{number}_score" for number in range(1, 18)]
PARTS = ("Affordability", "Underserved", "HealthSafety", "Effectiveness", "BasicNeed", "Addiction", "Pollutants", "Recycling")


def of_table(pack: Pack, frame: pd.DataFrame, subject: str) -> dict[str, dict[str, float | None]]:
    return {
        str(row[subject]): {name: None if pd.isna(row[name]) else float(row[name]) for name in pack.indicators}
        for row in frame.to_dict("records")
    }


def by_subject(pack: Pack, told: dict[str, dict[str, float | None]], node: str = "") -> pd.Series:
    index = point(pack, values(pack, told), weights_of(pack))
    return pd.Series(index.scores[node or pack.root][0], index=list(index.subjects))


def test_the_social_progress_index_is_the_mean_of_its_dimensions(shared: Path) -> None:
    frame = pd.read_csv(shared / "data/social-progress-index/social_progress_index_2022.csv", encoding="utf-8-sig")
    dimensions, components = list(frame.columns[3:6]), list(frame.columns[6:])
    nodes = [Node("SPI"), *(Node(name, "SPI") for name in dimensions)]
    nodes += [Node(name, dimensions[at // 4]) for at, name in enumerate(components)]
    pack = plain(nodes)
    index = point(pack, values(pack, of_table(pack, frame, "country")), weights_of(pack))
    published = frame.set_index("country").loc[list(index.subjects)]
    assert len(index.subjects) == 169
    for name in dimensions:
        assert np.abs(index.scores[name][0] - published[name]).max() <= 0.0075 + 1e-9
    tops = plain([Node("SPI"), *(Node(name, "SPI") for name in dimensions)])
    of_dimensions = by_subject(tops, of_table(tops, frame, "country")).loc[list(index.subjects)]
    assert np.abs(of_dimensions - published["Social Progress Score"]).max() < 0.007
    assert np.abs(index.scores["SPI"][0] - published["Social Progress Score"]).max() < 0.012  # both roundings together
    assert index.scores["SPI"][0, index.subjects.index("Netherlands")] == pytest.approx(88.97, abs=0.007)


def test_what_a_product_does_for_society_is_the_sum_of_its_eight_parts(shared: Path) -> None:
    """A mean of eight parts of equal weight, times eight, is their sum: and a part that is not there adds nothing to a sum in
    dollars, so it is filled in with 0 and marked; without that, the mean of what is there would count it as average."""
    frame = pd.read_csv(shared / "data/impact-weighted-accounts/IWAI_Product_Impact_Data_2021.csv")
    names = [f"{part}_Calculated" for part in PARTS]
    pack = plain([Node("total"), *(Node(name, "total") for name in names)], factor=8.0, impute=Impute(value=0.0))
    frame["firm"] = frame["Company"] + " " + frame["Year"].astype(str) + " " + frame.index.astype(str)
    told = values(pack, of_table(pack, frame, "firm"))
    index = point(pack, told, weights_of(pack))
    published = frame.set_index("firm").loc[list(index.subjects), "TotalProductImpact_Calculated"]
    assert np.abs(index.scores["total"][0] - published).max() <= 2
    assert (len(published), int((published < 0).sum())) == (124, 55)
    assert len(index.touched) == int(frame[names].isna().sum().sum())
    bare = replace(pack, impute=None)
    without = point(bare, told, weights_of(bare)).scores["total"][0]
    gone = np.isnan(told.x).any(axis=1)
    assert gone.any() and np.array_equal(without[~gone], index.scores["total"][0][~gone])
    assert np.abs(without[gone] - index.scores["total"][0][gone]).max() > 2


def sdg(shared: Path) -> tuple[Pack, pd.DataFrame]:
    frame = pd.read_csv(shared / "data/sdg-index/sustainable_development_report_2023.csv", encoding="utf-8-sig")
    return plain([Node("SDG"), *(Node(goal, "SDG") for goal in GOALS)]), frame


def test_the_sdg_index_is_the_mean_of_the_goals_and_a_missing_goal_is_never_zero(shared: Path) -> None:
    pack, frame = sdg(shared)
    told = values(pack, of_table(pack, frame, "country"))
    index = point(pack, told, weights_of(pack))
    frame = frame.set_index("country").loc[list(index.subjects)]
    score = pd.Series(index.scores["SDG"][0], index=frame.index)
    complete = frame[GOALS].notna().all(axis=1)
    assert (int(complete.sum()), int((~complete).sum())) == (107, 59)
    assert np.abs(score - frame["overall_score"])[complete].max() <= 6e-9
    assert [round(score[name], 6) for name in ("Finland", "Netherlands")] == [86.760595, 79.421189]
    coverage = pd.Series(index.coverage["SDG"], index=frame.index)
    assert coverage.to_numpy() == pytest.approx(frame[GOALS].notna().sum(axis=1).to_numpy() / 17)
    assert set((coverage[~complete] * 17).round(9)) <= {14.0, 15.0, 16.0} and 16.0 in set((coverage * 17).round(9))
    as_zero = frame[GOALS].fillna(0).mean(axis=1)
    assert (score - as_zero)[~complete].min() > 1
    assert (score - frame["overall_score"]).abs()[~complete].between(0.13, 3.47).all()


def better_life(shared: Path) -> tuple[Pack, dict[str, dict[str, float | None]]]:
    frame = pd.read_csv(shared / "data/compind/BLI_2017.csv")
    pack = plain([Node("BLI"), *(Node(name, "BLI") for name in frame.columns[1:])])
    return pack, of_table(pack, frame, "country")


def test_the_better_life_index_by_equal_weights(shared: Path) -> None:
    pack, told = better_life(shared)
    found = by_subject(pack, told).sort_values(ascending=False)
    assert [(name, round(score, 3)) for name, score in found.head(4).items()] == [
        ("Norway", 7.954),
        ("Denmark", 7.745),
        ("Switzerland", 7.681),
        ("Australia", 7.679),
    ]
    assert (list(found.index).index("Netherlands"), round(found["Netherlands"], 3)) == (8, 7.395)
    assert (found.index[-1], round(found["Mexico"], 3)) == ("Mexico", 2.798)


def test_the_better_life_index_is_its_readers_to_weigh(shared: Path) -> None:
    pack, told = better_life(shared)
    equal = by_subject(pack, told)
    given = {**dict.fromkeys(pack.indicators, 0.0), "worklife": 5.0}
    one = judged(pack, "", values(pack, told), given=given)
    own = pd.Series(one.index.scores["BLI"][0], index=list(one.index.subjects))
    assert own.to_dict() == pytest.approx({name: row["worklife"] for name, row in told.items()})
    assert own.idxmax() == "Netherlands" and equal.idxmax() == "Norway"


def test_the_table_has_its_columns_and_its_order() -> None:
    pack = signed({"T2": 0.5, "T1": 0.5})
    told = values(pack, {"b": {"iT1": 10.0, "iT2": 20.0}, "a": {"iT1": 30.0, "iT2": None}})
    later, first = (judged(pack, period, told) for period in ("2026-Q2", "2026-Q1"))
    found = table([later, first])
    assert tuple(found.columns) == COLUMNS
    order = [("a", "2026-Q1"), ("a", "2026-Q2"), ("b", "2026-Q1"), ("b", "2026-Q2")]
    assert list(dict.fromkeys(zip(found["subject"], found["period"], strict=True))) == order
    assert found["node"].tolist() == ["B", "T2", "iT2", "T1", "iT1"] * 4
    root = found[(found["node"] == "B") & (found["period"] == "2026-Q1")].set_index("subject")
    assert (root.loc["b", "score"], root.loc["b", "level"], root.loc["b", "positive"], root.loc["b", "harm"]) == (15, 4, 15, 0)
    assert root.loc["a", "why_withheld"] == "coverage" and pd.isna(root.loc["a", "level"]) and pd.isna(root.loc["a", "score"])
    assert found[["low", "high"]].isna().all().all()


def test_why_is_said_from_the_code_and_both_coverages() -> None:
    one = scored(signed({"T1": 0.5, "T2": 0.5}), {"T1": 30.0, "T2": None})
    found = table([one], lambda code, known, needed: f"{code} {known:.2f} {needed:.2f}")
    assert found["why_withheld"].dropna().tolist() == ["coverage 0.50 0.60", "no_data 0.00 0.50", "no_data 0.00 0.00"]


def test_a_table_of_nothing_has_its_columns() -> None:
    assert tuple(table([]).columns) == COLUMNS and table([]).empty


def test_a_plain_pack_has_no_level_and_no_good_and_harm_in_its_table() -> None:
    pack = plain([Node("B"), Node("a", "B")])
    found = table([judged(pack, "", values(pack, {"X": {"a": -3.0}}))])
    assert found[["level", "positive", "harm", "low", "high"]].isna().all().all()


@pytest.mark.parametrize(
    "more",
    [{"aggregate": "minimum"}, {"clip": {"B": (0.0, 50.0)}}, {"factor": 1000.0}, {"penalty": frozenset({"T2"})}],
    ids=lambda more: next(iter(more)),
)
def test_good_and_harm_are_not_told_where_they_do_not_add_up(more: dict[str, object]) -> None:
    aggregate = more.pop("aggregate", "arithmetic")
    pack = replace(signed({"T1": 0.5, "T2": 0.5}), **more)
    pack = replace(pack, nodes=(replace(pack.nodes[0], aggregate=str(aggregate)), *pack.nodes[1:]))
    one = scored(pack, {"T1": 60.0, "T2": -20.0})
    assert np.isnan(one.positive["B"]).all() and np.isnan(one.harm["B"]).all()
    assert (one.positive["T1"][0, 0], one.harm["T2"][0, 0]) == (60.0, -20.0)


def test_good_and_harm_add_up_to_the_score_of_every_node() -> None:
    rng = np.random.default_rng(6)
    pack = signed({"T1": 0.5, "T2": 0.3, "T3": 0.2})
    told = {f"S{at}": dict(zip(pack.indicators, rng.uniform(-100, 100, 3), strict=True)) for at in range(40)}
    told["S1"]["iT3"] = None
    one = judged(pack, "", values(pack, told))
    for name in pack.by_name:
        assert one.positive[name] + one.harm[name] == pytest.approx(one.index.scores[name], abs=1e-9, nan_ok=True)
        assert (np.nan_to_num(one.positive[name]) >= 0).all() and (np.nan_to_num(one.harm[name]) <= 0).all()


def test_the_seed_is_told_from_values_pack_and_weights() -> None:
    pack = signed({"T1": 0.5, "T2": 0.5})
    told = values(pack, {"A": {"iT1": 10.0, "iT2": 20.0}})

    def drawn(*, pack: Pack = pack, told: object = told, **more: object) -> bytes:
        one = judged(pack, "", told, doubt=Doubt(), number=200, **more)
        assert one.draws is not None
        return one.draws.scores["B"].tobytes()

    ranged = replace(told, low=told.x - 1, high=told.x + 1)
    others = [
        drawn(pack=replace(pack, version="2")),
        drawn(told=replace(told, x=told.x + 1)),
        drawn(given={"T1": 0.6, "T2": 0.4}),
        drawn(seed=1),
        drawn(told=ranged),
    ]
    assert drawn() == drawn()
    assert len({drawn(), *others}) == 6
    assert drawn(told=ranged) != drawn(told=replace(ranged, high=told.x + 2))


def test_golden_6_the_missing_theme_at_its_worst_and_at_its_best() -> None:
    weights = {"T1": 0.40, "T2": 0.25, "T3": 0.20, "T4": 0.15}
    one = scored(signed(weights), {"T1": 72, "T2": 35, "T3": None, "T4": 20})
    assert one.index.scores["B"][0, 0] == pytest.approx(50.6875, abs=1e-9)
    assert possible(one, "B", 0) == pytest.approx((20.55, 60.55), abs=1e-9)


def test_what_is_not_applicable_could_score_nothing() -> None:
    pack = signed({"T1": 0.5, "T2": 0.25, "T3": 0.25})
    told = values(pack, {"A": {"iT1": 40.0, "iT2": None, "iT3": None}})
    one = judged(pack, "", replace(told, applicable=np.array([[True, True, False]])))
    assert possible(one, "B", 0) == pytest.approx(((80 - 100) / 3, (80 + 100) / 3))
    plainly = plain([Node("B"), Node("a", "B"), Node("b", "B")])
    assert possible(judged(plainly, "", values(plainly, {"A": {"a": 1.0, "b": None}})), "B", 0) is None


def test_with_all_there_only_the_score_itself_is_possible() -> None:
    one = scored(signed({"T1": 0.5, "T2": 0.5}), {"T1": 40.0, "T2": -10.0})
    assert possible(one, "B", 0) == (15.0, 15.0)


def test_rows_become_arrays_by_name_whatever_their_order() -> None:
    pack = signed({"T1": 0.5, "T2": 0.5})
    columns = ["subject", "indicator", "value", "low", "high", "evidence", "why"]
    rows = [
        ("b", "iT2", 1.0, 0.0, 2.0, 3, ""),
        ("a", "iT1", np.nan, np.nan, np.nan, -1, "nvt"),
        ("a", "D", 9.0, np.nan, np.nan, -1, ""),
    ]
    found = values_of(pack, pd.DataFrame(rows, columns=columns))
    assert found.subjects == ("a", "b")
    assert np.array_equal(found.x, [[np.nan, np.nan], [np.nan, 1.0]], equal_nan=True)
    assert found.applicable.tolist() == [[False, True], [True, True]]
    assert (found.low[1, 1], found.high[1, 1], found.evidence[1, 1], found.evidence[0, 0]) == (0.0, 2.0, 3, -1)
    assert np.array_equal(found.by["D"], [9.0, np.nan], equal_nan=True)


@pytest.mark.parametrize("kind", ["always_material", "must_report"])
def test_what_must_be_told_cannot_be_declared_not_applicable(kind: str) -> None:
    pack = signed({"T1": 0.5, "T2": 0.5})
    pack = replace(pack, harm=replace(pack.harm, **{kind: frozenset({"T2"})}))
    rows = pd.DataFrame({"subject": "A", "indicator": ["iT1", "iT2"], "value": [10.0, np.nan], "low": np.nan, "high": np.nan})
    found = values_of(pack, rows.assign(evidence=2, why=["nvt", "nvt"]))
    assert found.applicable.tolist() == [[False, True]]


def test_the_additionality_of_a_node_is_the_mean_of_its_outcomes_by_what_each_decides() -> None:
    pack = signed({"T1": 0.5, "T2": 0.3, "T3": 0.2})
    told = values(pack, {"A": {"iT1": 10.0, "iT2": 20.0, "iT3": 30.0}, "B": {"iT1": 10.0, "iT2": None, "iT3": 30.0}})
    told = replace(told, additionality=np.array([[0.4, 0.8, np.nan], [np.nan, 0.5, np.nan]]))
    found = judged(pack, "", told).standing.additionality
    assert found["B"].tolist() == pytest.approx([(0.5 * 0.4 + 0.3 * 0.8) / 0.8, np.nan], nan_ok=True)
    assert found["T1"].tolist() == pytest.approx([0.4, np.nan], nan_ok=True)
    assert found["iT2"].tolist() == [0.8, 0.5]
    assert np.isnan(found["T2"][1])  # an indicator without a score decides nothing
    weighed = judged(pack, "", told, given={"T1": 0.0, "T2": 1.0, "T3": 0.0}).standing.additionality
    assert weighed["B"][0] == pytest.approx(0.8)


def test_without_outcomes_no_additionality_is_told() -> None:
    pack = signed({"T1": 1.0})
    told = values(pack, {"A": {"iT1": 60.0}})
    nothing = replace(told, additionality=np.full((1, 1), np.nan))
    assert [judged(pack, "", one).standing.additionality for one in (told, nothing)] == [{}, {}]


def test_rows_may_tell_additionality_and_that_a_range_is_not_all_there_is_to_doubt() -> None:
    pack = plain([Node("B"), Node("i", "B"), Node("j", "B")])
    rows = pd.DataFrame({"subject": "A", "indicator": ["j", "i"], "value": [1.0, 2.0], "low": 0.0, "high": 3.0})
    rows = rows.assign(evidence=2, why="", additionality=[0.5, np.nan], graded=[1, 0])
    found = values_of(pack, rows)
    assert found.additionality is not None and found.graded is not None
    assert found.additionality.tolist() == [pytest.approx([np.nan, 0.5], nan_ok=True)]
    assert found.graded.tolist() == [[False, True]]
    bare = values_of(pack, rows.drop(columns=["additionality", "graded"]))
    assert (bare.additionality, bare.graded) == (None, None)
