"""Marks of parties, one a quarter: unknown is no zero, and who comes or goes is no change."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.pulses import of_parties, together

TYPES = {
    **dict.fromkeys(["coalition", "party", "role", "pulse", "period", "wording", "score_why"], pa.string()),
    "people": pa.int64(),
    **dict.fromkeys(["score", "spread", "low", "high"], pa.float64()),
}


def pulses(*rows: tuple[str, str, str, float | None], **more: object) -> pd.DataFrame:
    """Answers as a plain frame: party, pulse, period and score; `more` holds for all of them."""
    found = pd.DataFrame(list(rows), columns=["party", "pulse", "period", "score"]).assign(coalition="C", people=1)
    return found.reindex(columns=list(TYPES)).astype(object).where(lambda frame: frame.notna(), None).assign(**more)


def as_asked(told: pd.DataFrame, types: Mapping[str, pa.DataType] = TYPES) -> pd.DataFrame:
    """As the store answers."""
    plain = told.astype(object).where(told.notna(), None)
    return pd.DataFrame(
        {name: pd.Series(pa.array(plain[name].tolist(), kind), dtype=pd.ArrowDtype(kind)) for name, kind in types.items()}
    )


def drawn(seed: int, pulse: str = "energie") -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    rows = [
        (party, pulse, f"{2025 + at // 4}-Q{at % 4 + 1}", float(rng.integers(0, 11)) if rng.random() < 0.8 else None)
        for party in "ABCDE"
        for at in range(6)
        if rng.random() < 0.8
    ]
    return pulses(*rows)


def test_a_party_has_one_mark_a_quarter_and_it_is_the_latest_that_is_known() -> None:
    told = pulses(
        ("A", "energie", "2026-04", 3.0),
        ("A", "energie", "2026-05", 6.0),
        ("A", "energie", "2026-06", None),
        ("B", "energie", "2026", 5.0),
    )
    found = of_parties(told, ["energie"])
    assert found[["party", "period", "score"]].to_numpy().tolist() == [["A", "2026-Q2", 6], ["B", "2026-Q4", 5]]


def test_people_in_one_role_and_other_questions_are_left_out() -> None:
    told = pd.concat([pulses(("A", "energie", "2026-Q1", 3.0), role="bestuur"), pulses(("A", "moed", "2026-Q1", 9.0))])
    assert of_parties(told, ["energie"]).empty
    assert of_parties(told, ["moed"])["score"].tolist() == [9]


def test_a_withheld_mark_says_so_and_an_unknown_one_says_nothing() -> None:
    told = pd.concat(
        [pulses(("A", "energie", "2026-Q1", None), score_why="verborgen"), pulses(("B", "energie", "2026-Q1", None))]
    )
    found = of_parties(told, ["energie"])
    assert found["score"].isna().all() and found["why"].tolist() == ["verborgen", ""]


def test_every_party_counts_once_however_many_people_answered() -> None:
    told = pd.concat([pulses(("A", "energie", "2026-Q1", 4.0), people=100), pulses(("B", "energie", "2026-Q1", 8.0))])
    (row,) = together(of_parties(told, ["energie"]), ["energie"]).to_dict("records")
    assert (row["mean"], row["lowest"], row["highest"], row["parties"]) == (6, 4, 8, 2)
    assert row["spread"] == pytest.approx(np.sqrt(8))
    assert np.isnan(row["change"]) and row["compared"] == 0


def test_a_change_is_that_of_who_is_known_in_both_quarters() -> None:
    told = pulses(
        *(("A", "energie", "2026-Q1", 6.0), ("B", "energie", "2026-Q1", 2.0), ("C", "energie", "2026-Q1", None)),
        *(("A", "energie", "2026-Q2", 7.0), ("B", "energie", "2026-Q2", None), ("C", "energie", "2026-Q2", 9.0)),
    )
    found = together(of_parties(told, ["energie"]), ["energie"])
    assert found["mean"].tolist() == [4, 8]
    assert found["change"].tolist() == pytest.approx([np.nan, 1.0], nan_ok=True)
    assert found["compared"].tolist() == [0, 1]


def test_over_a_quarter_that_was_skipped_there_is_no_change() -> None:
    told = pulses(("A", "energie", "2025-Q4", 6.0), ("A", "energie", "2026-Q2", 7.0))
    found = together(of_parties(told, ["energie"]), ["energie"])
    assert found["period"].tolist() == ["2025-Q4", "2026-Q2"]
    assert found["change"].isna().all()


def test_together_is_what_each_quarter_gives_apart() -> None:
    for seed in range(5):
        told = of_parties(drawn(seed), ["energie"])
        found = together(told, ["energie"]).set_index("period")
        assert found.index.tolist() == sorted(told["period"].unique())
        for period, each in told.groupby("period"):
            known = each["score"].dropna()
            assert found.loc[period, "parties"] == len(known)
            expected = [known.mean(), known.std(), known.min(), known.max()]
            got = found.loc[period, ["mean", "spread", "lowest", "highest"]].tolist()
            assert got == pytest.approx(expected, nan_ok=True)
        names = dict(zip("ABCDE", "qwzxy", strict=True))
        renamed = told.assign(party=told["party"].map(names)).sample(frac=1, random_state=seed)
        pd.testing.assert_frame_equal(together(renamed, ["energie"]).set_index("period"), found)


def test_an_arrow_answer_gives_what_a_plain_frame_gives_and_no_answer_no_rows() -> None:
    plain = pd.concat([drawn(3), drawn(4, "commitment")], ignore_index=True)
    asked = ["commitment", "energie"]
    found = of_parties(plain, asked)
    pd.testing.assert_frame_equal(of_parties(as_asked(plain), asked), found)
    assert together(found, asked)["pulse"].tolist()[:2] == asked
    for empty in (plain.iloc[:0], as_asked(plain).iloc[:0]):
        none = of_parties(empty, asked)
        assert none.empty and none.columns.tolist() == found.columns.tolist()
        assert together(none, asked).empty
        assert together(none, asked).columns.tolist() == together(found, asked).columns.tolist()
