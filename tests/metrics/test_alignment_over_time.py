"""Alignment beside significance: a row a wave, unknown where either is, and no claim about cause."""

import numpy as np
import pandas as pd
import pytest

from data.store import Store
from metrics import alignment_over_time as module
from metrics.alignment import correlations
from metrics.alignment_over_time import COLUMNS, alignment_and_significance, alignment_over_time
from metrics.answer import answer
from metrics.profiles import profiles_of
from tests.metrics.made import outcomes
from tests.metrics.made_profiles import TEN, as_asked, drawn, told

NAN = float("nan")
SIZES = {"aap": 9, "mol": 14, "nel": 6}


def scores(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=["subject", "period", "node", "score"])
    return found.assign(low=found["score"] - 10, high=found["score"] + 10)


def test_each_wave_stands_beside_the_score_of_its_quarter_and_the_oldest_comes_first() -> None:
    frames = {period: told(drawn(at, SIZES), period) for at, period in enumerate(("2026-Q1", "2025", "2024-Q4"))}
    found = alignment_over_time(
        [profiles_of(frame, TEN) for frame in frames.values()],
        scores(
            ("C", "2026-Q1", "root", 20),
            ("C", "2025-Q4", "root", -5),
            ("C", "2026-Q1", "theme", 99),
            ("aap", "2024-Q4", "root", 9),
        ),
        "C",
        "root",
    )
    assert found["period"].tolist() == ["2024-Q4", "2025", "2026-Q1"]
    assert found["score"].tolist() == pytest.approx([NAN, -5, 20], nan_ok=True)
    assert found[["low", "high"]].iloc[2].tolist() == [10, 30]
    assert found["pairs"].tolist() == [3] * 3 and found["parties"].tolist() == [3] * 3
    r = correlations(profiles_of(frames["2025"], TEN).values.mean)
    assert found["median_r"].iloc[1] == pytest.approx(np.median([r[0, 1], r[0, 2], r[1, 2]]))


def test_one_party_makes_no_pair_and_what_is_undated_is_no_wave() -> None:
    waves = [profiles_of(told(drawn(1, {"aap": 9}), period), TEN) for period in ("2026-Q1", None)]
    found = alignment_over_time(waves, scores(), "C", "root")
    assert found[["period", "pairs", "parties"]].to_numpy().tolist() == [["2026-Q1", 0, 1]]
    assert found[["median_r", "score", "low", "high"]].isna().all(axis=None)


def test_no_wave_gives_no_row() -> None:
    found = alignment_over_time([], scores(), "C", "root")
    assert found.empty and list(found.columns) == list(COLUMNS)


def test_no_coefficient_is_told_of_a_few_waves() -> None:
    assert list(COLUMNS) == ["period", "median_r", "pairs", "parties", "score", "low", "high"]


def test_the_metric_takes_the_score_of_the_coalition_and_not_of_its_partners(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    given = []

    def scored(observations: pd.DataFrame, weights: pd.DataFrame, packs: pd.DataFrame, shared: pd.DataFrame) -> pd.DataFrame:
        given.extend([*observations["indicator"], *shared["outcome"]])
        return scores(("C", "2025-Q1", "B", 5), ("C", "2026-Q1", "B", 40), ("C", "2026-Q1", "T11", 90))

    monkeypatch.setattr(module, "instruments", lambda own: {"ten": TEN})
    monkeypatch.setattr(module, "scored", scored)
    frame = pd.concat([told(drawn(at, SIZES), period) for at, period in enumerate(("2025-Q1", "2026-Q1"))], ignore_index=True)
    observed = pd.DataFrame({"coalition": "C", "party": [None, "aap"], "indicator": ["whole", "partner"]})
    asked = (pd.DataFrame(), store.ask("packs"), outcomes({"outcome": "shared"}))
    found = alignment_and_significance(as_asked(frame), pd.DataFrame(), observed, *asked)
    assert found[["period", "score"]].to_numpy().tolist() == [["2025-Q1", 5], ["2026-Q1", 40]]
    assert found["median_r"].notna().all() and given == ["whole", "shared"]


def test_without_profiles_or_without_observations_it_says_so_by_what_is_unknown(store: Store) -> None:
    assert answer("alignment_and_significance", store.ask, coalition="C").empty
