import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from metrics.ranking import kendalls_w, kendalls_w_of_means, ranking_agreement

NAN = float("nan")


@pytest.fixture
def ranks(shared: Path) -> np.ndarray:
    return pd.read_csv(shared / "data" / "smacof" / "csrranking.csv").to_numpy(float)


def test_a_hundred_people_agree_little_on_what_a_responsible_company_does_first(ranks: np.ndarray) -> None:
    assert round(kendalls_w(ranks), 3) == 0.144 and len(ranks) == 100
    assert round(kendalls_w_of_means(ranks.mean(axis=0)), 3) == 0.144


def test_without_the_two_lines_that_are_no_ranking_they_agree_a_little_less(ranks: np.ndarray) -> None:
    no_ranking = [line for line, row in enumerate(ranks, start=2) if sorted(row) != [1, 2, 3, 4, 5]]
    assert no_ranking == [83, 84]
    whole = np.delete(ranks, [line - 2 for line in no_ranking], axis=0)
    assert round(kendalls_w(whole), 3) == 0.143 and len(whole) == 98


def test_who_ranks_alike_agrees_fully_and_who_ranks_opposite_not_at_all() -> None:
    assert kendalls_w(np.tile([1.0, 2, 3, 4], (3, 1))) == pytest.approx(1)
    assert kendalls_w(np.array([[1.0, 2, 3, 4], [4, 3, 2, 1]])) == 0


def test_concordance_lies_from_none_to_full_and_follows_from_the_mean_ranks() -> None:
    for seed in range(16):
        rng = np.random.default_rng(seed)
        told = np.array([rng.permutation(6) + 1.0 for _ in range(rng.integers(2, 12))])
        found = kendalls_w(told)
        assert 0 <= found <= 1
        assert found == pytest.approx(kendalls_w_of_means(told.mean(axis=0)))
        assert found == pytest.approx(kendalls_w(rng.permutation(told)[:, rng.permutation(6)]))


def test_who_did_not_rank_everything_is_left_out() -> None:
    told = np.array([[1.0, 2, 3], [1, 3, 2], [3, NAN, 1]])
    assert kendalls_w(told) == kendalls_w(told[:2])


def test_fewer_than_two_people_or_things_agree_on_nothing() -> None:
    for told in (np.array([[1.0, 2, 3]]), np.array([[1.0], [1.0]]), np.empty((0, 3)), np.empty((3, 0))):
        assert np.isnan(kendalls_w(told))
    assert np.isnan(kendalls_w_of_means(np.array([1.0]))) and np.isnan(kendalls_w_of_means(np.array([1.0, NAN, 3])))


def test_people_of_all_parties_together_agree_as_far_as_their_rankings_do() -> None:
    rng = np.random.default_rng(4)
    ranks = {party: np.array([rng.permutation(5) + 1.0 for _ in range(n)]) for party, n in (("A", 7), ("B", 12))}
    told = profiles_of_ranks(ranks | {"C": ranks["A"][:1]})
    found = ranking_agreement(told, OWN)
    assert found["party"].tolist() == ["A", "B", "C", None]
    assert found["people"].tolist() == [7, 12, 1, 20]
    whole = np.vstack([*ranks.values(), ranks["A"][:1]])
    expected = [kendalls_w(ranks["A"]), kendalls_w(ranks["B"]), np.nan, kendalls_w(whole)]
    np.testing.assert_allclose(found["w"], expected, atol=1e-12)


def test_a_party_that_is_withheld_counts_in_no_agreement() -> None:
    ranks = {"A": np.array([[1.0, 2, 3, 4, 5]] * 6), "B": np.array([[5.0, 4, 3, 2, 1]] * 6)}
    told = profiles_of_ranks(ranks)
    assert ranking_agreement(told, OWN)["w"].tolist() == [1, 1, 0]
    told.loc[told["party"] == "B", "mean"] = np.nan
    assert ranking_agreement(told, OWN)["w"].tolist() == [1, 1]
    assert len(ranking_agreement(told.iloc[:0], OWN)) == 0


OWN = pd.DataFrame(
    {
        "method": ["volgorde"],
        "version": ["1"],
        "content": [
            json.dumps(
                {
                    "instrument.toml": 'key = "volgorde"\nversion = "1"\nkind = "ranking"\nsource = "eigen"\n'
                    'licence = "eigen"\n'
                    "[name]\nnl = 'Volgorde'\nen = 'Order'\n[scale]\nlow = 1\nhigh = 5\n",
                    "items.csv": "item\n" + "\n".join("abcde") + "\n",
                }
            )
        ],
        "dated": [None],
        "recorded": [None],
    }
)


def profiles_of_ranks(ranks: dict[str, np.ndarray]) -> pd.DataFrame:
    rows = [
        {"instrument": "volgorde", "period": None, "aspect": "personal", "party": party, "part": "item", "role": None}
        | {"code": code, "mean": told[:, at].mean(), "people": len(told)}
        for party, told in ranks.items()
        for at, code in enumerate("abcde")
    ]
    return pd.DataFrame(rows)
