import numpy as np
import pandas as pd
import pytest

from metrics.contribution_pairs import contribution_blocking, contribution_pairs, contribution_parts
from metrics.dividends import game
from metrics.dividends import pairs as all_pairs
from tests.metrics.made_contributions import GLOVE, GOLDEN_20, GOLDEN_24, dividends, in_words, outcomes, packs, partners


def pairs(told: pd.DataFrame, *rows: dict[str, str]) -> pd.DataFrame:
    return contribution_pairs(told, outcomes(), partners(), in_words(*rows), packs())


def gains(told: pd.DataFrame) -> dict[str, float]:
    found = pairs(told)
    return dict(zip(found["one"] + found["other"], found["gain"], strict=True))


def parts(told: pd.DataFrame) -> pd.DataFrame:
    return contribution_parts(told, outcomes(), partners(), packs())


def groups(told: pd.DataFrame) -> pd.DataFrame:
    return contribution_blocking(told, outcomes(), partners(), packs())


def test_golden_21_what_each_two_gain_and_what_is_ones_own() -> None:
    assert gains(dividends(GOLDEN_20)) == {"AB": 16.5, "AC": 12.5, "BC": 10.5}
    assert parts(dividends(GOLDEN_20))["own"].tolist() == pytest.approx([28.5, 8.5, -1.5])


def test_golden_18_left_gloves_are_in_one_anothers_way() -> None:
    assert gains(dividends(GLOVE)) == {"L1R": 0.5, "L2R": 0.5, "L1L2": -0.5}
    found = groups(dividends(GLOVE))
    assert found["parties"].tolist() == ["L1+R", "L2+R"]
    assert found["short"].tolist() == pytest.approx([1 / 6, 1 / 6])


def test_golden_24_each_is_better_off_alone_for_a_cause() -> None:
    found = groups(dividends(GOLDEN_24, cause="te veel overleg"))
    assert found["parties"].head(3).tolist() == ["A+B", "A+C", "B+C"]
    assert found[found["size"] == 1]["short"].tolist() == [5, 5, 5]
    assert (found["short"] == found["worth"] - found["gets"]).all()
    assert set(found["cause"]) == {"te veel overleg"}


def test_own_parts_and_pairs_together_are_the_whole() -> None:
    for seed in range(10):
        rng = np.random.default_rng(seed)
        worth = {"+".join(sorted(rng.choice([*"ABCDEF"], 1 + at % 4, replace=False))): rng.normal() for at in range(12)}
        told = dividends(worth)
        found = parts(told)
        assert found["own"].sum() + sum(gains(told).values()) == pytest.approx(sum(worth.values()))
        assert (found["own"] + found["of_pairs"]).to_numpy() == pytest.approx(found["fair"].to_numpy())


def test_a_pair_without_a_dividend_together_has_no_row() -> None:
    assert gains(dividends({"A": 1, "B": 2, "C": 3, "A+B": 4, "B+C": 0})) == {"AB": 4}


def test_what_a_pair_gains_is_unknown_where_a_dividend_of_both_is() -> None:
    found = pairs(dividends({"A+B": 4, "A+B+C": None}))
    assert found[["one", "other"]].to_numpy().tolist() == [["A", "B"], ["A", "C"], ["B", "C"]]
    assert found[["gain", "low", "high"]].isna().all(axis=None)


def test_a_pair_is_told_in_words_of_the_dividend_of_exactly_these_two() -> None:
    words = {"parties": "A+B", "because": "zij delen een bus", "cause": ""}
    told = pd.concat([dividends({"A+B": 2, "A+B+C": 2}), dividends({"A+B": 1}, period="2026-Q1")])
    found = pairs(
        told, words, {"parties": "A+B", "period": "2026-Q1", "because": "toen"}, {"parties": "A+B+C", "because": "drie"}
    )
    assert found["because"].tolist() == ["zij delen een bus", "", ""]


def test_a_pair_is_told_where_the_viewer_sees_one_of_both() -> None:
    told = dividends({"A": 1, "B": 2, "C": 3, "A+B": 4, "A+C": 5, "B+C": 6}, hidden=["B", "C", "B+C"])
    assert gains(told) == {"AB": 4, "AC": 5}
    assert parts(told)["party"].tolist() == ["A"]


def test_a_group_is_told_where_the_viewer_sees_all_of_it() -> None:
    worth = {"A": 3, "B": 3, "C": 3, "A+B": -2, "B+C": -2}
    assert groups(dividends(worth))["parties"].tolist() == ["B", "A+C", "A", "C", "A+B", "B+C"]
    assert groups(dividends(worth, hidden="C"))["parties"].tolist() == ["B", "A", "A+B"]


def test_a_loss_within_a_group_is_no_cause_to_leave() -> None:
    found = groups(
        pd.concat([dividends({"A": 9, "B": 9}), dividends({"A+B": -1}, cause="een"), dividends({"B+C": -4}, cause="twee")])
    )
    causes = dict(zip(found["parties"], found["cause"], strict=True))
    assert (causes["A+B"], causes["A"], causes["B"]) == ("twee", "een", "een; twee")


def test_of_one_party_or_of_none_there_is_nothing_to_tell() -> None:
    for told in (dividends({}), dividends({"A": 3})):
        assert len(pairs(told)) == len(groups(told)) == 0
    assert parts(dividends({"A": 3}))[["own", "of_pairs", "fair"]].to_numpy().tolist() == [[3, 0, 3]]
    assert len(parts(dividends({}))) == 0


def test_all_pairs_of_a_large_dividend_gain_alike() -> None:
    names = [f"P{at:03}" for at in range(60)]
    found = pairs(dividends({"+".join(names): 59.0}, low=0, high=90))
    assert len(found) == 60 * 59 / 2
    assert set(found["gain"]) == {1.0}


def test_a_small_gain_in_a_small_game_is_told_and_what_fractions_leave_is_not() -> None:
    assert gains(dividends({"A": 1e-9, "A+B": 4e-10})) == {"AB": 4e-10}
    assert gains(dividends({"A+B": 0.3, "A+B+C": -0.2, "A+B+D": -0.4, "A": 9})).keys() == {"AC", "BC", "AD", "BD"}


def test_what_a_pair_gains_is_what_the_game_says_of_it() -> None:
    for seed in range(10):
        rng = np.random.default_rng(seed)
        told = dividends(
            {"+".join(sorted(rng.choice([*"ABCDEF"], 1 + at % 5, replace=False))): rng.normal() for at in range(14)}
        )
        made = game(told.sort_values("parties"))
        expected, found = all_pairs(made, made.likely), np.zeros((6, 6))
        rows = pairs(told)
        at = [np.searchsorted(made.parties, rows[name].to_list()) for name in ("one", "other")]
        found[at[0], at[1]] = found[at[1], at[0]] = rows["gain"]
        np.testing.assert_allclose(found, expected, atol=1e-12)
