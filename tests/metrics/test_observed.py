import pandas as pd
import pytest

from metrics.observed import counting, last_seen, quarter_name, quarter_number, quarters, when

COLUMNS = ["subject", "indicator", "period", "value", "value_why", "evidence"]


def seen(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


@pytest.mark.parametrize(
    ("period", "quarter"),
    [("2026-Q3", "2026-Q3"), ("2026-07", "2026-Q3"), ("2026-09-30", "2026-Q3"), ("2026-10-01", "2026-Q4"), ("2026", "2026-Q4")],
)
def test_a_quarter_a_month_a_day_and_a_year_have_their_quarter(period: str, quarter: str) -> None:
    number = quarter_number(period)
    assert number is not None and quarter_name(number) == quarter


@pytest.mark.parametrize("period", ["", "zomer", "2026-Q5", "26-Q1", "2026-Q3x", "nan"])
def test_what_is_no_period_has_no_quarter(period: str) -> None:
    assert quarter_number(period) is None


def test_quarters_run_from_the_first_to_the_last_with_those_between() -> None:
    assert quarters(
        seen(("A", "I", "2026-Q2", 1, "", "E1"), ("A", "J", "2025-11", 1, "", ""), ("A", "J", None, 1, "", ""))
    ) == [
        "2025-Q4",
        "2026-Q1",
        "2026-Q2",
    ]
    assert quarters(seen(("A", "I", "ooit", 1, "", ""))) == []


def test_the_latest_observation_counts_and_says_how_old_it_is() -> None:
    rows = seen(
        ("A", "I", "2025-Q1", 10.0, None, "E1"),
        ("A", "I", "2025-Q4", 30.0, None, "E2"),
        ("A", "I", "2026-Q4", 99.0, None, "E3"),
        ("A", "J", "2026-Q3", 5.0, None, None),
    )
    found = counting(rows, "2026-Q3").set_index("indicator")
    assert found.loc["I", ["value", "age", "evidence"]].tolist() == [30.0, 3, 2]
    assert found.loc["J", ["value", "age", "evidence"]].tolist() == [5.0, 0, -1]
    assert found[["low", "high"]].isna().all().all()


@pytest.mark.parametrize(("period", "rows"), [("2024-Q3", 1), ("2024-Q2", 0)])
def test_an_observation_counts_for_eight_quarters_and_no_longer(period: str, rows: int) -> None:
    found = counting(seen(("A", "I", period, 10.0, None, "E1")), "2026-Q3")
    assert (len(found), found["age"].tolist()) == (rows, [8] * rows)


def test_an_unknown_value_gives_way_to_an_older_known_one_and_nvt_does_not() -> None:
    older = ("A", "I", "2025-Q4", 30.0, None, "E2")
    unknown = counting(seen(older, ("A", "I", "2026-Q3", None, "onbekend", "E1")), "2026-Q3")
    assert unknown[["value", "why", "age"]].to_numpy().tolist() == [[30.0, "", 3]]
    declared = counting(seen(older, ("A", "I", "2026-Q3", None, "nvt", None)), "2026-Q3")
    assert (declared["value"].isna().all(), declared["why"].tolist(), declared["age"].tolist()) == (True, ["nvt"], [0])
    alone = counting(seen(("A", "I", "2026-Q1", None, "onbekend", "E1")), "2026-Q3")
    assert (alone["value"].isna().all(), alone["why"].tolist()) == (True, [""])


def test_subjects_stand_apart_and_the_order_of_rows_changes_nothing() -> None:
    rows = seen(
        ("B", "I", "2026-Q1", 1.0, "", "E1"), ("A", "I", "2026-Q2", 2.0, "", "E1"), ("A", "I", "2026-Q1", 3.0, "", "E0")
    )
    found = counting(rows, "2026-Q3")
    assert found[["subject", "value"]].to_numpy().tolist() == [["A", 2.0], ["B", 1.0]]
    pd.testing.assert_frame_equal(found, counting(rows[::-1], "2026-Q3"))


def test_what_is_no_quarter_is_no_quarter_to_count_in() -> None:
    with pytest.raises(ValueError, match="no quarter"):
        counting(seen(("A", "I", "2026-Q1", 1.0, "", "E1")), "zomer")


def test_the_last_value_seen_counts_however_old() -> None:
    rows = seen(
        ("A", "I", "2019-Q1", -70.0, None, "E1"),
        ("A", "I", "2020-Q1", -60.0, None, "E1"),
        ("A", "I", "2026-Q1", None, "onbekend", "E1"),
        ("A", "I", "2027-Q1", 50.0, None, "E1"),
    )
    assert last_seen(rows, "2026-Q3")["value"].tolist() == [-60.0]


def test_periods_come_in_the_order_in_which_they_end_and_undated_first() -> None:
    told = ["2026", "2026-Q2", None, "2025-Q4", "2026-05"]
    assert sorted(told, key=when) == [None, "2025-Q4", "2026-05", "2026-Q2", "2026"]


def test_a_range_that_is_told_stays_and_is_none_where_it_is_not() -> None:
    rows = seen(("A", "I", "2026-Q1", 10.0, None, "E1"), ("A", "J", "2026-Q1", 10.0, None, "E1"))
    found = counting(rows.assign(low=[8.0, None], high=[12.0, None]), "2026-Q1")
    assert found["low"].fillna(-1).tolist() == [8.0, -1.0] and found["high"].fillna(-1).tolist() == [12.0, -1.0]
