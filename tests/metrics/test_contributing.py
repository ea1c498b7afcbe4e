import numpy as np
import pandas as pd
import pytest

from data.policy import Viewer
from data.store import Store
from metrics.answer import answer
from metrics.contributing import by_party, contribution, contribution_change, contribution_of, contribution_shares
from metrics.dividends import drawn, game
from metrics.games_told import SEED
from metrics.uncertainty import DRAWS
from tests.metrics.made_contributions import (
    GLOVE,
    GOLDEN_20,
    GOLDEN_24,
    coalitions,
    dividends,
    no_outcomes,
    observations,
    outcomes,
    packs,
    partners,
)

TRIPLE = ["party", "alone", "fair", "marginal"]


def triple(worth: dict[str, float | None]) -> list[list[object]]:
    found = contribution(dividends(worth), outcomes(), partners(), coalitions(), packs())
    assert list(found.columns) == [*TRIPLE, "low", "high"]
    return found[TRIPLE].to_numpy().tolist()


def shares(
    told: pd.DataFrame, net: pd.DataFrame | None = None, *rows: dict[str, object], smallest: int | None = None
) -> pd.DataFrame:
    told_of = outcomes() if net is None else net
    return contribution_shares(told, told_of, partners(*rows), observations(), packs(), coalitions(smallest)).set_index("party")


def test_golden_20_alone_fair_and_marginal() -> None:
    assert triple(GOLDEN_20) == [["A", 30, 43, 59], ["B", 10, 22, 37], ["C", 0, 10, 23]]


def test_golden_18_two_left_gloves_and_a_right_one() -> None:
    assert triple(GLOVE) == [
        ["L1", 0, pytest.approx(1 / 6), 0],
        ["L2", 0, pytest.approx(1 / 6), 0],
        ["R", 0, pytest.approx(2 / 3), 1],
    ]


def test_golden_19_the_airport() -> None:
    three = {"1+2+3": 1, "2+3": 1, "3": 1}
    assert [row[2] for row in triple(three)] == pytest.approx([1 / 3, 5 / 6, 11 / 6])
    four = {"1+2+3+4": 1, "2+3+4": 1, "3+4": 1, "4": 1}
    assert [row[2] for row in triple(four)] == pytest.approx([1 / 4, 7 / 12, 13 / 12, 25 / 12])


def test_golden_24_with_a_negative_part_there_are_no_shares_and_all_are_worse_off() -> None:
    found = shares(dividends(GOLDEN_24))
    assert found["fair"].to_dict() == {"A": 25, "B": 5, "C": -5}
    assert found["worse_off"].all()
    assert found["share"].isna().all()
    assert found["units"].to_dict() == {"A": 25, "B": 5, "C": -5}


def test_golden_25_units_of_an_outcome_by_dividends_in_points() -> None:
    net = outcomes(baseline=60.0, actual=100.0, deadweight=0.25, displacement=0.10, outside_share=0.30)
    found = shares(dividends(GOLDEN_20, unit="punten"), net)
    assert found["units"].tolist() == pytest.approx([10.836, 5.544, 2.52])
    assert found["share"].tolist() == pytest.approx([43 / 75, 22 / 75, 10 / 75])


def test_a_whole_of_nothing_or_less_is_not_split_into_units() -> None:
    for worth in ({"A": -3, "B": 1}, {"A": -3, "B": 3}):
        found = shares(dividends(worth, unit="punten"))
        assert found["fair"].to_dict() == worth
        assert found[["share", "units"]].isna().all(axis=None)


def test_what_is_unknown_makes_unknown_what_rests_on_it_and_nothing_else() -> None:
    found = shares(dividends({"A": 1, "B": 2, "C": None, "A+B": 3, "B+C": 4}))
    assert found.loc["A", ["alone", "fair", "marginal"]].tolist() == [1, 2.5, 4]
    assert found.loc["C"].drop(["name", "covers", "told", "worse_off"]).isna().all()
    assert found["share"].isna().all()
    assert found.index.tolist() == ["B", "A", "C"]


def test_who_told_nothing_is_listed_without_numbers_and_changes_nobody() -> None:
    told = dividends({"A": 1, "B": 2, "A+B": 3}, low=0, high=9)
    member = {"party": "D", "name": None}
    pd.testing.assert_frame_equal(shares(told).loc[["A", "B"]], shares(told, None, member).loc[["A", "B"]])
    found = shares(told, None, member).loc["D"]
    assert not found["told"]
    assert found.drop(["name", "covers", "told", "worse_off"]).isna().all()
    assert contribution(told, outcomes(), partners(member), coalitions(), packs())["party"].tolist() == ["A", "B", "D"]


def test_one_party_has_all_of_it() -> None:
    found = shares(dividends({"A": 5}))
    assert found.loc["A", ["alone", "fair", "marginal", "share"]].tolist() == [5, 5, 5, 1]


def test_without_dividends_there_are_no_rows() -> None:
    assert len(contribution(dividends({}), outcomes(), partners(), coalitions(), packs())) == 0
    assert len(shares(dividends({}))) == 0


def test_the_surest_band_is_the_value_itself() -> None:
    found = shares(dividends(GOLDEN_20))
    assert found["low"].tolist() == found["high"].tolist() == found["fair"].tolist()
    assert found["worse_off_sure"].tolist() == [0, 0, 0]


def test_the_band_of_a_single_dividend_is_that_of_its_triangle() -> None:
    found = contribution(dividends({"A": 5}, low=0, high=10), outcomes(), partners(), coalitions(), packs())
    assert found.loc[0, ["low", "high"]].tolist() == pytest.approx([10 * np.sqrt(0.05), 10 - 10 * np.sqrt(0.05)], abs=0.3)


def test_how_sure_it_is_that_a_party_is_worse_off() -> None:
    told = pd.concat([dividends({"A": 4}), dividends({"A+B": 0}, low=-1, high=1), dividends({"B+C": -5}, low=-6, high=-4)])
    found = shares(told)["worse_off_sure"]
    assert found["A"] == pytest.approx(0.5, abs=0.05)
    assert found["C"] == 1


def test_the_fair_shares_add_up_to_the_whole_and_the_others_are_the_whole_less_ones_own() -> None:
    for seed in range(20):
        rng = np.random.default_rng(seed)
        names = "ABCDEFGH"[: 6 + seed % 3]
        worth = {party: rng.normal(5, 3) for party in names}
        worth |= {"+".join(sorted(rng.choice([*names], 2 + at % 3, replace=False))): rng.normal(1, 3) for at in range(6)}
        found = shares(dividends(worth))
        whole = sum(worth.values())
        assert found["fair"].sum() == pytest.approx(whole)
        own = [parties for parties in worth if "A" not in parties]
        seen = shares(dividends(worth, hidden=own))
        mine = seen[[isinstance(party, str) for party in seen.index]]
        others = seen[[not isinstance(party, str) for party in seen.index]]
        assert others["fair"].iloc[0] == pytest.approx(whole - mine["fair"].sum())
        assert others["covers"].iloc[0] + len(mine) == len(found)
        pd.testing.assert_series_equal(mine.loc["A"], found.loc["A"])


def test_fewer_than_five_others_are_one_row_without_numbers() -> None:
    worth = dict.fromkeys("ABCDE", 2.0)
    told = dividends(worth, hidden="BCDE")
    found = shares(told)
    assert found["covers"].tolist() == [1, 4]
    assert found.iloc[1][["fair", "low", "high", "share", "units"]].isna().all()
    assert contribution(told, outcomes(), partners(), coalitions(), packs())["party"].tolist() == ["A"]
    six = contribution(dividends({**worth, "F": 2.0}, hidden="BCDEF"), outcomes(), partners(), coalitions(), packs())
    assert six["party"].isna().tolist() == [False, True]
    assert six["fair"].tolist() == [2, 10]
    assert six.loc[1, ["alone", "marginal"]].isna().all()


def test_the_order_of_the_rows_changes_no_digit() -> None:
    told = dividends({parties: worth / 7 for parties, worth in GOLDEN_20.items()}, low=-3, high=5)
    first = contribution(told, outcomes(), partners(), coalitions(), packs())
    for seed in range(5):
        pd.testing.assert_frame_equal(
            contribution(told.sample(frac=1, random_state=seed), outcomes(), partners(), coalitions(), packs()),
            first,
            check_exact=True,
        )


def test_a_game_that_is_seen_whole_gives_the_same_digits() -> None:
    told = dividends(GOLDEN_20, low=-3, high=35)
    found = contribution_of(game(told.sort_values("parties")))
    pd.testing.assert_frame_equal(found, contribution(told, outcomes(), partners(), coalitions(), packs()), check_exact=True)


def test_the_change_since_the_period_before() -> None:
    told = pd.concat(
        [dividends({"A": 9}, period="2025"), dividends({"A": 1, "B": 2}, period="2026-Q2"), dividends({"A": 3, "A+C": 2})]
    )
    found = contribution_change(told, outcomes(), partners(), packs())
    assert found["party"].tolist() == ["A", "B", "C"]
    assert set(found["period_before"]) == {"2026-Q2"}
    assert set(found["period"]) == {"2026-Q3"}
    assert found[["before", "now", "change"]].fillna(-99).to_numpy().tolist() == [[1, 4, 3], [2, -99, -99], [-99, 1, -99]]


def test_a_change_is_told_only_of_who_is_seen_in_both_and_in_one_unit() -> None:
    told = pd.concat([dividends({"A": 1, "B": 2}, hidden="B", period="2026-Q2"), dividends({"A": 3, "B": 4})])
    assert contribution_change(told, outcomes(), partners(), packs())["party"].tolist() == ["A"]
    told = pd.concat([dividends({"A": 1}, period="2026-Q2", unit="punten"), dividends({"A": 3})])
    assert contribution_change(told, outcomes(), partners(), packs())["change"].isna().all()
    assert len(contribution_change(dividends({"A": 1}), no_outcomes(), partners(), packs())) == 0


def test_the_example_as_a_partner_sees_it(dommelrand: Store) -> None:
    viewer = Viewer("b", "partner", "bouwers", frozenset({"dommelrand"}))

    def ask(name: str, **answers: object) -> pd.DataFrame:
        return dommelrand.ask(name, viewer, **answers)

    found = answer("contribution_shares", ask, coalition="dommelrand")
    assert found[found["told"]]["party"].isna().tolist() == [False, True]
    assert found[found["told"]]["covers"].tolist() == [1, 6]
    whole = answer("contribution_total", ask, coalition="dommelrand")
    assert found["fair"].sum() == pytest.approx(whole.loc[whole["is_main"], "together"].item())


def test_nothing_is_split_into_units_by_what_fractions_leave() -> None:
    found = shares(dividends({"A": 0.1, "B": 0.2, "A+B": -0.3}, unit="punten"), outcomes(actual=40.0))
    assert found[["share", "units"]].isna().all(axis=None)


def test_units_are_of_the_net_outcome_of_the_same_period() -> None:
    net = pd.concat([outcomes(period="2026-Q1", actual=30.0), outcomes(actual=90.0)])
    told = dividends({"A": 1, "B": 2}, unit="punten", period="2026-Q1")
    assert shares(told, net)["units"].tolist() == [20, 10]


def test_the_others_are_told_from_the_smallest_group_of_the_coalition_on() -> None:
    told = dividends(dict.fromkeys("ABCD", 2.0), hidden="BCD")
    assert shares(told)["fair"].isna().tolist() == [False, True]
    assert shares(told, smallest=3)["fair"].tolist() == [2, 6]
    assert contribution(told, outcomes(), partners(), coalitions(3), packs())["fair"].tolist() == [2, 6]


def test_a_change_is_compared_in_the_unit_that_the_outcome_had_then() -> None:
    told = pd.concat([dividends({"A": 1}, period="2026-Q2"), dividends({"A": 3})])
    net = pd.concat([outcomes(period="2026-Q2", unit="ton"), outcomes()])
    assert contribution_change(told, net, partners(), packs())["change"].isna().all()
    told["unit"] = ["mensen", None]
    assert contribution_change(told, net, partners(), packs())["change"].isna().tolist() == [False]


def test_what_a_game_comes_to_is_what_the_shares_tell() -> None:
    told = pd.concat(
        [dividends({"A": 4, "B": 3}), dividends({"A+B": 0}, low=-1, high=1), dividends({"B+C": -5}, low=-6, high=-4)]
    )
    found = by_party(game(told.sort_values("parties")), drawn(game(told.sort_values("parties")), DRAWS, SEED))
    pd.testing.assert_frame_equal(
        found.set_index("party"), shares(told)[[*found.columns[1:]]].sort_index(), check_exact=True, check_index_type=False
    )
