from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest

from data.packs_known import DEFAULT_PACK, shipped
from data.store import Store
from metrics.observed import OLDEST
from metrics.peers import STEP, hidden_told, themes_beside_peers
from metrics.scoring import table
from metrics.significance import scores

PACK = shipped()[DEFAULT_PACK]
PACKS = pd.DataFrame(columns=["method", "version", "content"])
WEIGHTS = pd.DataFrame(columns=["weight_set", "role", "node", "weight", "people", "dated", "recorded"])
NO_MINIMUM = pd.DataFrame({"coalition": ["C"], "smallest_group": [None]}, dtype=object)
VALUES = dict(zip("ABCDEFGHIJKLMN", (62, 41, 55, 70, 48, 66, 59, 44, 51, 73, 68, 57, 46, 64), strict=True))


def observed(quarters: Mapping[str, str], hidden: str = "", values: Mapping[str, float] = VALUES) -> pd.DataFrame:
    """What was measured of a theme in each quarter, of which parties; `hidden` are those that the viewer does not see."""
    rows = [
        {"coalition": "C", "party": party, "indicator": "I11", "period": period, "value": values[party]}
        for period, parties in quarters.items()
        for party in parties
    ]
    found = pd.DataFrame(rows).assign(subject=lambda told: told["party"], value_why=None, evidence="E2", measured_on=None)
    return found.assign(visible=~found["party"].isin([*hidden]))


def beside(observations: pd.DataFrame, coalitions: pd.DataFrame = NO_MINIMUM) -> pd.DataFrame:
    found = themes_beside_peers(observations, WEIGHTS, PACKS, coalitions)
    return found[found["node"] == "T11"].set_index(["party", "period"])


def score_of(party: str) -> float:
    found = beside(observed({"2026-Q1": party}))
    return float(found["score"].iloc[0])


def test_a_partner_stands_beside_the_quartiles_of_the_others_in_steps() -> None:
    row = beside(observed({"2026-Q1": "ABCDEFGH"})).loc[("A", "2026-Q1")]
    others = np.quantile([score_of(party) for party in "BCDEFGH"], (0.25, 0.5, 0.75))
    assert (row["score"], row["peers"], row["withheld"]) == (score_of("A"), 7, False)
    assert [row["low"], row["median"], row["high"]] == pytest.approx(others, abs=STEP / 2)
    assert all(told % STEP == 0 for told in (row["low"], row["median"], row["high"]))


def test_of_the_fewest_peers_the_median_alone_is_told_and_of_fewer_nothing() -> None:
    row = beside(observed({"2026-Q1": "ABCDEF"})).loc[("A", "2026-Q1")]
    assert row["peers"] == 5 and not row["withheld"] and not np.isnan(row["median"])
    assert np.isnan(row["low"]) and np.isnan(row["high"])
    few = beside(observed({"2026-Q1": "ABCDE"})).loc[("A", "2026-Q1")]
    assert few["withheld"] and few["peers"] == 4 and np.isnan(few["median"]) and few["score"] == score_of("A")
    alone = beside(observed({"2026-Q1": "A"})).loc[("A", "2026-Q1")]
    assert alone["peers"] == 0 and not alone["withheld"]


def test_a_coalition_may_ask_for_larger_groups_but_not_for_smaller_ones_than_three() -> None:
    larger = pd.DataFrame({"coalition": ["C"], "smallest_group": [8]})
    assert beside(observed({"2026-Q1": "ABCDEFGH"}), larger)["withheld"].all()
    smaller = pd.DataFrame({"coalition": ["C"], "smallest_group": [1]})
    assert beside(observed({"2026-Q1": "ABC"}), smaller)["withheld"].all()


def test_a_partner_of_whom_something_is_hidden_has_no_row() -> None:
    found = beside(observed({"2026-Q1": "ABCDEFGHIJK"}, hidden="GHIJK"))
    assert set(found.index.get_level_values("party")) == set("ABCDEF") and not found["withheld"].any()
    assert found["peers"].eq(10).all()


def test_scores_that_are_hidden_count_only_where_they_are_enough() -> None:
    """With one, he who knows the others' scores would see where it lies."""
    found = beside(observed({"2026-Q1": "ABCDEFGH"}, hidden="GH"))
    assert found["peers"].eq(5).all()
    told = [VALUES | {"G": moved} for moved in (0.0, 100.0)]
    one, other = (beside(observed({"2026-Q1": "ABCDEFG"}, "G", values)) for values in told)
    pd.testing.assert_frame_equal(one, other)
    assert beside(observed({"2026-Q1": "ABCDGH"}, hidden="GH"))["withheld"].all()


def test_a_newcomer_waits_until_what_is_told_cannot_differ_by_one() -> None:
    grows = {"2026-Q1": "AGHIJKL", "2026-Q2": "AGHIJKLM", "2026-Q3": "AGHIJKLMN"}
    told = beside(observed(grows, hidden="GHIJKLMN")).loc["A"]
    assert told["peers"].tolist() == [6, 6, 6] and told["median"].nunique() == 1
    values = VALUES | {"M": 0.0, "N": 0.0}
    pd.testing.assert_frame_equal(told, beside(observed(grows, "GHIJKLMN", values)).loc["A"])
    at_once = beside(observed({"2026-Q1": "AGHIJK", "2026-Q2": "AGHIJKBCDEF"}, hidden="GHIJKBCDEF")).loc["A"]
    assert at_once["peers"].tolist() == [5, 10]


def test_where_one_of_the_hidden_leaves_none_of_them_counts() -> None:
    left = observed({"2024-Q1": "G", "2025-Q4": "AHIJKLM", "2026-Q2": "A"}, hidden="GHIJKLM")
    told = beside(left).loc["A"]
    assert told.loc["2026-Q1", "peers"] == 7 and told.loc["2026-Q2", "withheld"]


def test_hidden_groups_of_two_quarters_are_the_same_or_as_many_apart_as_the_smallest_group() -> None:
    for seed in range(20):
        rng = np.random.default_rng(seed)
        there = [(at, frozenset(rng.permutation([*"BCDEFGHIJKLMN"])[: rng.integers(0, 14)].tolist())) for at in range(24)]
        told = hidden_told(there, 5)
        for at, one in enumerate(told):
            assert one <= there[at][1] and (not one or len(one) >= 5)
            for other in told[max(0, at - OLDEST) : at]:
                assert not one or not other or one == other or len(one ^ other) >= 5
    assert hidden_told([(0, frozenset("BCDEF")), (9, frozenset("BCDEFG"))], 5)[1] == frozenset("BCDEFG")


def test_a_partners_score_is_the_one_that_is_told_elsewhere(dommelrand: Store) -> None:
    frames = [dommelrand.ask(name, coalition="dommelrand") for name in ("observations", "weight_sets")]
    found = themes_beside_peers(*frames, dommelrand.ask("packs"), dommelrand.ask("smallest_groups"))
    outcomes = dommelrand.ask("shared_outcomes", beneath=True, coalition="dommelrand")
    told = table(scores(PACK, "dommelrand", *frames, outcomes, period="2026-Q2")).set_index(["subject", "node"])["score"]
    now = found[found["period"] == "2026-Q2"]
    assert len(now) == 8 * len(PACK.themes)
    assert now["score"].tolist() == pytest.approx([told[row.party, row.node] for row in now.itertuples()], nan_ok=True)


def test_nothing_observed_of_partners_is_no_row() -> None:
    empty = observed({"2026-Q1": "A"}).iloc[:0]
    assert themes_beside_peers(empty, WEIGHTS, PACKS, NO_MINIMUM).empty
