import numpy as np
import pandas as pd
import pytest

from metrics.contribution_variants import contribution_variants, hours_worked, ties_of
from metrics.dividends import game
from tests.metrics.made_contributions import GOLDEN_20, dividends, outcomes, packs, partners, streams

THREE = game(dividends({"A": 1, "B": 1, "C": 1}))
LINE = (("A", "B", "kennis", "2026-Q1", "uur", 1), ("C", "B", "kennis", "2025-Q4", None, None))


def variants(told: pd.DataFrame, *rows: tuple[object, ...]) -> pd.DataFrame:
    return contribution_variants(told, outcomes(), partners(), streams(*rows), packs()).set_index("party")


def worked(*rows: tuple[object, ...]) -> list[float]:
    return hours_worked(streams(*rows).astype(object).where(lambda told: told.notna(), None).to_dict("records"), THREE)[
        0
    ].tolist()


def test_golden_22_other_ways_to_share() -> None:
    work = [(party, "X", "arbeid", "2026-Q2", "uren", hours) for party, hours in zip("ABC", (10, 30, 60), strict=True)]
    found = variants(dividends(GOLDEN_20), *LINE, *work)
    assert found["proportional"].tolist() == pytest.approx([53.75, 21.25, 0])
    assert found["connected"].tolist() == pytest.approx([41 + 2 / 3, 24 + 2 / 3, 8 + 2 / 3])
    assert found["hours"].tolist() == pytest.approx([7.5, 22.5, 45])
    assert found["hours_worked"].tolist() == [10, 30, 60]
    assert found["equal"].tolist() == pytest.approx([25, 25, 25])
    assert set(found["withheld"]) == {""}


def test_without_hours_there_is_no_share_by_hours() -> None:
    found = variants(dividends(GOLDEN_20), *LINE)
    assert found["hours"].isna().all()
    assert found["hours_worked"].tolist() == [0, 0, 0]


def test_where_no_stream_is_told_hours_and_ties_are_unknown_and_not_nothing() -> None:
    found = variants(dividends(GOLDEN_20))
    assert found[["hours", "hours_worked", "connected"]].isna().all(axis=None)
    assert found["proportional"].notna().all() and set(found["withheld"]) == {""}


def test_hours_are_of_labour_in_hours_of_the_year_up_to_the_quarter_of_the_dividends() -> None:
    told = dividends(GOLDEN_20)
    rows = [("A", "B", "arbeid", period, "Uur", 2) for period in ("2025-Q3", "2025-Q4", "2026-07", "2026-Q4", None)]
    rows += [("B", "C", "kennis", "2026-Q1", "uur", 5), ("B", "C", "arbeid", "2026-Q1", "fte", 5)]
    assert variants(told, *rows)["hours_worked"].to_dict() == {"A": 4, "B": 0, "C": 0}


def test_hours_of_which_the_amount_is_unknown_are_not_zero_unless_nothing_was_delivered() -> None:
    assert worked(("A", "B", "arbeid", "2026-Q1", "uur", 2), ("A", "B", "arbeid", "2026-Q1", "uur", None))[1:] == [0, 0]
    assert np.isnan(worked(("A", "B", "arbeid", "2026-Q1", "uur", None, "running"))[0])
    assert worked(("A", "B", "arbeid", "2026-Q1", "uur", None, "promised")) == [0, 0, 0]
    assert worked(("A", "B", "arbeid", "2026-Q1", "uur", None, "lapsed")) == [0, 0, 0]


def test_a_stream_ties_its_two_parties_either_way() -> None:
    rows = streams(
        ("B", "A", "geld", "2026-Q1", "EUR", 1),
        ("C", "C", "geld", "2026-Q1", "EUR", 1),
        ("A", "X", "geld", "2026-Q1", "EUR", 1),
    )
    assert ties_of(rows.to_dict("records"), THREE).tolist() == [[False, True, False], [True, False, False], [False] * 3]


def test_only_parties_that_are_seen_have_a_row() -> None:
    assert variants(dividends(GOLDEN_20, hidden="C")).index.tolist() == ["A", "B"]
    assert len(variants(dividends({}))) == 0


def test_proportional_shares_do_not_tell_what_another_is_worth_alone() -> None:
    told = dividends({"A": 1, "B": 2, "C": 3, "A+B": 4}, hidden="C")
    found = variants(told)
    assert found["proportional"].tolist() == pytest.approx([1 + 4 / 3, 2 + 8 / 3])
    found = variants(dividends({"A": 1, "B": 2, "C": 3, "A+B": 4}, hidden="B"))
    assert found["proportional"].fillna(-99).to_dict() == {"A": -99, "C": 3}
    assert found["withheld"].to_dict() == {"A": "proportional", "C": ""}


def test_who_connects_two_others_does_not_learn_what_they_add() -> None:
    told = dividends({"A": 1, "B": 2, "C": 3, "A+C": 6}, hidden=["A", "C", "A+C"])
    assert variants(told, *LINE)["withheld"].to_dict() == {"B": "connected"}
    assert variants(told, LINE[0])["connected"].to_dict() == {"B": 2}


def test_hidden_streams_are_not_told_by_shares_that_rest_on_them() -> None:
    told = dividends({"A": 1, "B": 2, "A+B": 3})
    hidden = ("A", "B", "kennis", "2026-Q1", "uur", 1, "delivered", False)
    assert variants(told, hidden)["withheld"].to_dict() == {"A": "connected", "B": "connected"}
    assert set(variants(told, hidden, LINE[0])["withheld"]) == {""}


def test_hours_of_one_hidden_party_are_not_told_by_the_hours_of_the_others() -> None:
    told = dividends({"A": 1, "B": 2, "C": 3})
    rows = [(party, "X", "arbeid", "2026-Q1", "uur", 5) for party in "ABC"]
    one = variants(told, *rows[:2], (*rows[2], "delivered", False))
    assert one["hours"].isna().all()
    assert one["hours_worked"].fillna(-99).to_dict() == {"A": 5, "B": 5, "C": -99}
    two = variants(told, rows[0], *((*row, "delivered", False) for row in rows[1:]))
    assert two["hours"].fillna(-99).to_dict() == {"A": 2, "B": -99, "C": -99}
    assert two["withheld"].to_dict() == {"A": "", "B": "hours; hours_worked", "C": "hours; hours_worked"}
