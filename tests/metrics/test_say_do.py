"""What parties say beside what they do, by MODEL's shelf; unknown is neither importance nor score."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.observed import quarter_name
from metrics.say_do import say_and_do, say_do
from tests.metrics.made import outcomes
from tests.metrics.test_essentials import NO_PACKS, NO_WEIGHTS, observed
from tests.metrics.test_pulses import as_asked

NAN = float("nan")
TYPES = {
    **dict.fromkeys(["party", "node", "period", "importance_why"], pa.string()),
    "importance": pa.float64(),
}


def said(*rows: tuple[str, str, str, float | None], why: str | None = None) -> pd.DataFrame:
    """Party, theme, period and importance."""
    return pd.DataFrame(rows, columns=["party", "node", "period", "importance"]).assign(importance_why=why)


def done(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["subject", "node", "period", "score"])


def test_golden_39_important_four_and_a_score_of_ten_is_a_gap_of_25() -> None:
    (row,) = say_do(said(("A", "T1", "2026-Q2", 4)), done(("A", "T1", "2026-Q2", 10))).to_dict("records")
    assert row == {
        **{"party": "A", "node": "T1", "period": "2026-Q2", "importance": 4, "score": 10, "gap": 25},
        **{"score_period": "2026-Q2", "why": ""},
    }


@pytest.mark.parametrize(
    ("importance", "score", "gap"), [(5, -100, 100), (0, 100, -100), (5, 100, 0), (0, -100, 0), (2.5, 0, 0)]
)
def test_a_gap_lies_between_minus_100_and_100(importance: float, score: float, gap: float) -> None:
    found = say_do(said(("A", "T1", "2026-Q2", importance)), done(("A", "T1", "2026-Q2", score)))
    assert found["gap"].tolist() == [gap]


def test_the_latest_importance_stands_beside_the_score_of_then_and_not_of_later() -> None:
    told = said(("A", "T1", "2025-Q1", 1), ("A", "T1", "2026-Q1", 4), ("A", "T1", "2026-Q2", None))
    found = say_do(told, done(("A", "T1", "2025-Q4", 20), ("A", "T1", "2026-Q2", 90), ("A", "T1", "2025-Q3", 50)))
    assert found[["period", "importance", "score", "score_period"]].to_numpy().tolist() == [["2026-Q1", 4, 20, "2025-Q4"]]


def test_a_score_older_than_eight_quarters_says_nothing_of_now() -> None:
    for age in (0, 1, 8, 9):
        (row,) = say_do(said(("A", "T1", "2026-Q4", 4)), done(("A", "T1", quarter_name(2026 * 4 + 3 - age), 10))).to_dict(
            "records"
        )
        assert (row["why"], row["gap"] == 25) == (("", True) if age <= 8 else ("no_score", False))


def test_a_score_that_is_withheld_now_is_not_taken_from_an_earlier_quarter() -> None:
    found = say_do(said(("A", "T1", "2026-Q2", 4)), done(("A", "T1", "2026-Q1", 10), ("A", "T1", "2026-Q2", NAN)))
    assert found["gap"].isna().all() and found["why"].tolist() == ["no_score"]


def test_another_partys_score_or_that_of_the_coalition_says_nothing() -> None:
    found = say_do(said(("A", "T1", "2026-Q2", 4)), done(("B", "T1", "2026-Q2", 10), ("C", "T1", "2026-Q2", 10)))
    assert found["why"].tolist() == ["no_score"] and found["score_period"].tolist() == [None]


def test_an_importance_that_is_not_told_is_no_zero() -> None:
    told = pd.concat([said(("A", "T1", "2026-Q2", None)), said(("A", "T2", "2026-Q2", None), why="verborgen")])
    found = say_do(told, done(("A", "T1", "2026-Q2", 10), ("A", "T2", "2026-Q2", 10)))
    assert found["gap"].isna().all()
    assert found["why"].tolist() == ["no_importance", "verborgen"]


def test_the_widest_gap_comes_first_and_the_unknown_last() -> None:
    told = said(*((party, "T1", "2026-Q1", importance) for party, importance in zip("EDCBA", (5, 3, 0, 3, None), strict=True)))
    found = say_do(told, done(*((party, "T1", "2026-Q1", 0) for party in "ABCDE")))
    assert found[["party", "gap"]].astype(object).where(found["gap"].notna(), None).to_numpy().tolist() == [
        ["C", -50],
        ["E", 50],
        ["B", 10],
        ["D", 10],
        [None, None],
    ]


def drawn(seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    rng = np.random.default_rng(seed)
    keys = [(party, node, quarter_name(8100 + at)) for party in "ABC" for node in ("T1", "T2") for at in range(4)]
    importances = said(
        *((*key, float(rng.integers(0, 6)) if rng.random() < 0.7 else None) for key in keys if rng.random() < 0.7)
    )
    scores = done(*((*key, rng.uniform(-100, 100) if rng.random() < 0.7 else NAN) for key in keys if rng.random() < 0.7))
    return importances, scores


def test_every_row_is_what_a_plain_reading_gives() -> None:
    for seed in range(5):
        importances, scores = drawn(seed)
        found = say_do(importances, scores).set_index(["party", "node"])
        assert len(found) == len(importances[["party", "node"]].drop_duplicates())
        for (party, node), each in importances.groupby(["party", "node"]):
            known = each.dropna(subset="importance")
            period = (known if len(known) else each)["period"].max()
            own = scores[(scores["subject"] == party) & (scores["node"] == node) & (scores["period"] <= period)]
            score = own.sort_values("period")["score"].iloc[-1] if len(own) else NAN
            importance = known.set_index("period")["importance"].get(period, NAN)
            assert found.loc[(party, node), "gap"] == pytest.approx(importance * 20 - (score + 100) / 2, nan_ok=True)
            assert (found.loc[(party, node), "why"] == "") == (not np.isnan(found.loc[(party, node), "gap"]))
        shuffled = say_do(importances.sample(frac=1, random_state=seed), scores.sample(frac=1, random_state=seed))
        pd.testing.assert_frame_equal(shuffled.set_index(["party", "node"]), found)


def test_an_arrow_answer_gives_what_a_plain_frame_gives_and_no_answer_no_rows() -> None:
    importances, scores = drawn(5)
    found = say_do(importances, scores)
    pd.testing.assert_frame_equal(say_do(as_asked(importances, TYPES), scores), found)
    assert set(say_do(as_asked(importances, TYPES), scores.iloc[:0])["why"]) <= {"no_score", "no_importance"}
    for empty in (importances.iloc[:0], as_asked(importances.iloc[:0], TYPES)):
        assert say_do(empty, scores).empty and say_do(empty, scores).columns.tolist() == found.columns.tolist()


def test_the_score_is_the_partys_own_in_the_pack_in_use() -> None:
    told = observed(("I11", "2026-Q1", 30.0), party="A")
    found = say_and_do(said(("A", "T11", "2026-Q1", 5), ("A", "T12", "2026-Q1", 5)), told, NO_WEIGHTS, NO_PACKS, outcomes())
    assert found[["node", "score", "gap"]].iloc[0].tolist() == ["T11", 0, 50]
    assert found["why"].tolist() == ["", "no_score"]
    nothing = say_and_do(said(("A", "T11", "2026-Q1", 5)), told.iloc[:0], NO_WEIGHTS, NO_PACKS, outcomes())
    assert nothing["why"].tolist() == ["no_score"]
