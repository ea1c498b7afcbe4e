"""Treating against COINr's ASEM tables, each step from the published table before it, and against plain recomputation."""

import math
import statistics
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.pack import Impute, Treat
from metrics.treating import denominated, imputed, screened, treated


def step(shared: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(shared / "data" / "coinr-asem" / f"expected_{name}.csv").set_index("uCode").astype("float64")


def test_asem_denominated_is_raw_divided_by_its_denominators(shared: Path) -> None:
    raw, expected = step(shared, "Raw"), step(shared, "Denominated")
    units = pd.read_csv(shared / "data" / "coinr-asem" / "ASEM_iData.csv").set_index("uCode").loc[raw.index]
    meta = pd.read_csv(shared / "data" / "coinr-asem" / "ASEM_iMeta.csv").set_index("iCode")
    by = meta["Denominator"].dropna()
    assert len(by) == 17
    for code in raw.columns:
        x = raw[code].to_numpy()
        found = denominated(x, units[by[code]].to_numpy(dtype="float64")) if code in by else x
        np.testing.assert_allclose(found, expected[code].to_numpy(), rtol=1e-9, atol=0)


def test_asem_imputed_is_the_mean_of_the_group(shared: Path) -> None:
    before, expected = step(shared, "Denominated"), step(shared, "Imputed")
    units = pd.read_csv(shared / "data" / "coinr-asem" / "ASEM_iData.csv").set_index("uCode").loc[before.index]
    found, touched = imputed(before.to_numpy(), Impute(mean_by="EurAsia_group"), units["EurAsia_group"].tolist())
    np.testing.assert_allclose(found, expected.to_numpy(), rtol=1e-9, atol=0)
    assert touched.sum() == 65
    assert np.array_equal(touched, before.isna().to_numpy())


def test_asem_screened_keeps_every_unit_once_imputed(shared: Path) -> None:
    assert screened(step(shared, "Imputed").to_numpy(), 0.9).all()
    assert step(shared, "Screened").equals(step(shared, "Imputed"))
    before = step(shared, "Denominated")
    kept = [sum(not math.isnan(v) for v in row) / 49 >= 0.9 for row in before.to_numpy().tolist()]
    assert screened(before.to_numpy(), 0.9).tolist() == kept
    assert sum(kept) == 46


def test_asem_treated_is_reproduced_to_the_last_digit(shared: Path) -> None:
    before, expected = step(shared, "Screened"), step(shared, "Treated")
    touched = 0
    for code in before.columns:
        found, log = treated(before[code].to_numpy(), Treat())
        assert np.array_equal(found, expected[code].to_numpy()), code
        changed = np.flatnonzero(before[code].to_numpy() != expected[code].to_numpy())
        assert [row[0] for row in log] == changed.tolist()
        assert all(was == before[code].iloc[at] and became == expected[code].iloc[at] for at, was, became in log)
        touched += bool(log)
    assert touched == 15


def test_a_denominator_of_zero_or_unknown_leaves_nothing() -> None:
    x = np.array([6.0, 0.0, 5.0, np.nan, 1e300, -4.0])
    by = np.array([3.0, 0.0, np.nan, 2.0, 1e-300, -2.0])
    np.testing.assert_array_equal(denominated(x, by), [2.0, np.nan, np.nan, np.nan, np.nan, 2.0])


def test_a_missing_cell_becomes_the_mean_of_its_own_group_and_column() -> None:
    x = np.array([[1.0, np.nan], [3.0, np.nan], [np.nan, 7.0], [np.nan, np.nan], [np.nan, 5.0]])
    found, touched = imputed(x, Impute(mean_by="kind"), ["a", "a", "a", "b", ""])
    np.testing.assert_array_equal(found, [[1, 7], [3, 7], [2, 7], [np.nan, np.nan], [np.nan, 5]])
    assert touched.tolist() == [[False, True], [False, True], [True, False], [False, False], [False, False]]
    assert np.isnan(x[2, 0])


def test_a_missing_cell_becomes_the_value_of_the_pack() -> None:
    found, touched = imputed(np.array([[1.0, np.nan], [np.nan, 0.0]]), Impute(value=0.0), None)
    assert found.tolist() == [[1, 0], [0, 0]]
    assert touched.tolist() == [[False, True], [True, False]]


def test_nothing_is_imputed_unless_the_pack_says_so() -> None:
    found, touched = imputed(np.array([[1.0, np.nan]]), Impute(), ["a"])
    assert np.isnan(found[0, 1])
    assert not touched.any()


@pytest.mark.parametrize("groups", [None, ["a"]])
def test_a_mean_of_groups_needs_a_group_for_every_subject(groups: list[str] | None) -> None:
    with pytest.raises(ValueError, match="a group"):
        imputed(np.array([[np.nan], [1.0]]), Impute(mean_by="kind"), groups)


def test_the_order_of_the_subjects_does_not_change_what_is_imputed() -> None:
    rng = np.random.default_rng(7)
    x = np.where(rng.random((40, 6)) < 0.2, np.nan, rng.normal(size=(40, 6)) * 10.0 ** rng.integers(-8, 8, 6))
    groups = rng.choice(["a", "b", "c", ""], 40)
    order = rng.permutation(40)
    found, touched = imputed(x, Impute(mean_by="g"), groups.tolist())
    again, touched_again = imputed(x[order], Impute(mean_by="g"), groups[order].tolist())
    np.testing.assert_array_equal(found[order], again)
    assert np.array_equal(touched[order], touched_again)
    for s, i in np.argwhere(np.isnan(x)):
        peers = [x[t, i] for t in range(40) if groups[t] == groups[s] and not math.isnan(x[t, i])]
        expected = statistics.fmean(peers) if groups[s] and peers else math.nan
        assert found[s, i] == pytest.approx(expected, rel=1e-12, nan_ok=True)


def test_a_share_on_the_border_is_enough() -> None:
    x = np.full((3, 10), 1.0)
    x[1, 0] = np.nan
    x[2, :2] = np.nan
    assert screened(x, 0.9).tolist() == [True, True, False]
    assert screened(x, 0.8 + 5e-10).tolist() == [True, True, True]
    assert screened(x, 0.0).all()


def test_the_farthest_values_give_way_one_after_another() -> None:
    x = np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, np.nan, 30, 100])
    found, log = treated(x, Treat(most=2))
    assert log == [(12, 100.0, 30.0)]
    np.testing.assert_array_equal(found, [*x[:12], 30.0])


def test_the_low_side_is_treated_as_the_high_side() -> None:
    x = np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, np.nan, 30, 100])
    assert treated(-x, Treat())[1] == [(at, -was, -became) for at, was, became in treated(x, Treat())[1]]


def test_never_more_values_are_touched_than_the_pack_allows_ties_among_them() -> None:
    x = np.array([*np.linspace(0, 1, 40), 50.0, 60.0, 70.0])
    assert [row[1] for row in treated(x, Treat(most=1))[1]] == [70.0]
    assert len(treated(x, Treat(most=3))[1]) == 3
    tied = np.array([*np.linspace(0, 1, 60), 50.0, 50.0, 50.0])
    assert treated(tied, Treat(most=2))[1] == []
    assert [row[2] for row in treated(tied, Treat(most=3))[1]] == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("x", [[], [5.0], [1.0, 2.0, 900.0], [0.1] * 9, [math.nan] * 6])
def test_a_column_of_few_values_or_of_one_value_stays_as_it_is(x: list[float]) -> None:
    found, log = treated(np.array(x), Treat(skew=0.0, kurtosis=-99.0))
    np.testing.assert_array_equal(found, x)
    assert log == []


def test_treating_stops_where_one_value_is_left() -> None:
    found, log = treated(np.array([0.0] * 20 + [1.0]), Treat())
    assert not found.any()
    assert log == [(20, 1.0, 0.0)]


def test_treating_equals_a_plain_recomputation() -> None:
    def shape(values: list[float]) -> tuple[float, float]:
        n, mean = len(values), math.fsum(values) / len(values)
        m2, m3, m4 = (math.fsum((v - mean) ** p for v in values) / n for p in (2, 3, 4))
        g1, g2 = m3 / m2**1.5, m4 / m2**2 - 3
        return g1 * math.sqrt(n * (n - 1)) / (n - 2), ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3))

    rng = np.random.default_rng(11)
    treated_columns = 0
    for _ in range(200):
        values = [float(v) for v in rng.standard_t(2, size=30).round(1) * rng.choice([-1, 1, 1e6])]
        touched: set[int] = set()
        now = list(values)
        while len(set(now)) > 1:
            skewness, kurtosis = shape(now)
            if abs(skewness) < 2 or kurtosis < 3.5:
                break
            end = max if skewness >= 0 else min
            far = {at for at, v in enumerate(now) if v == end(now)}
            if len(touched | far) > 5:
                break
            becomes = end(v for v in now if v != end(now))
            now = [becomes if at in far else v for at, v in enumerate(now)]
            touched |= far
        found, log = treated(np.array(values), Treat())
        assert found.tolist() == now
        assert log == [(at, values[at], now[at]) for at in sorted(touched)]
        treated_columns += bool(log)
    assert treated_columns > 40
