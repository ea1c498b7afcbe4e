import pandas as pd
import pytest

from data.policy import Viewer
from data.store import Store
from metrics.contribution_total import contribution_total
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
    there,
)


def totals(told: pd.DataFrame, net: pd.DataFrame | None = None, smallest: int | None = None) -> pd.DataFrame:
    given = (told, outcomes() if net is None else net, partners(), observations(), packs())
    return contribution_total(*given, coalitions(smallest), there(told))


def total(worth: dict[str, float | None], **net: object) -> pd.Series:
    found = totals(dividends(worth), outcomes(**net))
    assert len(found) == 1
    return found.iloc[0]


def test_golden_20_the_whole_and_what_comes_from_working_together() -> None:
    found = total(GOLDEN_20)
    assert found[["together", "alone", "synergy", "gained", "lost"]].tolist() == [75, 40, 35, 35, 0]
    assert found["share"] == pytest.approx(0.4667, abs=5e-5)
    assert found[["parties", "dividends", "unknown", "worse_off", "blocking"]].tolist() == [3, 7, 0, 0, 0]
    assert (found["why"], found["shares"], found["tested"]) == ("", True, "theorem")


def test_golden_24_what_goes_lost_by_working_together() -> None:
    found = total(GOLDEN_24)
    assert found[["together", "alone", "synergy", "gained", "lost", "worse_off"]].tolist() == [25, 40, -15, 0, 15, 3]
    assert (found["why"], found["shares"]) == ("negative_part", False)
    assert pd.isna(found["share"])
    assert found["blocking"] > 0


def test_golden_18_two_groups_would_do_better_by_themselves() -> None:
    assert total(GLOVE)[["tested", "blocking", "groups"]].tolist() == ["all", 2, 6]


def test_what_is_not_explained_is_the_net_outcome_less_the_whole() -> None:
    found = total(GOLDEN_20, actual=80.0)
    assert found[["net", "unexplained"]].tolist() == [80, 5]
    assert (found["in_unit"], found["worth_unit"]) == (True, "mensen")


def test_dividends_in_another_unit_explain_nothing() -> None:
    found = totals(dividends(GOLDEN_20, unit="punten")).iloc[0]
    assert (found["in_unit"], found["unit"], found["worth_unit"]) == (False, "mensen", "punten")
    assert pd.isna(found["unexplained"])


@pytest.mark.parametrize(
    ("worth", "why", "shares"),
    [
        ({}, "no_dividends", False),
        ({"A": 5}, "one_partner", True),
        ({"A": -5}, "one_partner", False),
        ({"A": None, "B": None}, "unknown", False),
        ({"A": 5, "B": None}, "unknown", False),
        ({"A": 5, "B": 5, "A+B": -10}, "not_positive", False),
        ({"A": 5, "B": 5, "A+B": -12}, "not_positive", False),
        ({"A": 9, "B": 1, "A+B": -4}, "negative_part", False),
        ({"A": 9, "B": 2, "A+B": -4}, "", True),
    ],
)
def test_each_edge_has_its_code_and_no_share_is_invented(worth: dict[str, float | None], why: str, shares: bool) -> None:
    found = total(worth)
    assert (found["why"], found["shares"]) == (why, shares)
    assert shares or pd.isna(found["share"])


def test_dividends_in_several_units_have_a_code_of_their_own() -> None:
    found = totals(pd.concat([dividends({"A": 1}), dividends({"B": 1}, unit="punten")])).iloc[0]
    assert (found["why"], found["shares"], found["in_unit"]) == ("units_differ", False, False)
    assert pd.isna(found["together"])


def test_of_one_party_there_are_no_groups() -> None:
    found = total({"A": 5})
    assert found[["together", "alone", "synergy", "groups"]].tolist() == [5, 5, 0, 0]
    assert found["tested"] == ""
    assert pd.isna(found["blocking"])


def test_what_is_unknown_is_not_zero() -> None:
    found = total({"A": 5, "B": None, "A+B": 2})
    assert found[["together", "alone", "synergy", "unexplained", "blocking", "worse_off"]].isna().all()
    assert (found["gained"], found["unknown"]) == (2, 1)


def test_a_loss_is_told_with_its_cause() -> None:
    told = pd.concat([dividends({"A": 9, "B": 9, "A+B": 4}), dividends({"B+C": -3, "C": -1}, cause="dubbele ritten")])
    assert totals(told)["lost_because"].tolist() == ["dubbele ritten"]
    assert totals(told.assign(visible=~told["parties"].isin(["B+C", "A+B"])))["lost_because"].tolist() == [""]


def test_every_outcome_has_a_row_with_dividends_or_without() -> None:
    net = pd.concat([outcomes(), outcomes(outcome="P", name="op school", actual=3.0)])
    told = pd.concat([dividends({"A": 1}), dividends({"A": 1, "B": 2}, outcome="Q")])
    found = totals(told, net)
    assert found["outcome"].tolist() == ["O", "P", "Q"]
    assert found["name"].tolist() == ["aan het werk", "op school", "Q"]
    assert found["why"].tolist() == ["one_partner", "no_dividends", ""]
    assert found["is_main"].tolist() == [False, False, True]
    assert found["net"].fillna(-99).tolist() == [75, 3, -99]


def test_each_outcome_is_told_as_of_its_last_period() -> None:
    net = pd.concat([outcomes(period="2026-Q1", actual=3.0), outcomes(period="2026-Q3", actual=9.0)])
    told = pd.concat([dividends({"A": 1}, period="2026-Q1"), dividends({"A": 5}, period="2026-Q2")])
    found = totals(told, net).iloc[0]
    assert found[["period", "together", "net"]].tolist() == ["2026-Q2", 5, 9]


def test_several_coalitions_each_have_their_rows_and_nothing_told_has_none() -> None:
    told = pd.concat([dividends({"A": 1}), dividends({"A": 2}, coalition="D")])
    found = totals(told, pd.concat([outcomes(), outcomes(coalition="D")]))
    assert found[["coalition", "together"]].to_numpy().tolist() == [["C", 1], ["D", 2]]
    assert found["is_main"].all()
    assert len(totals(dividends({}), no_outcomes())) == 0


def test_the_whole_and_the_net_outcome_are_the_same_whatever_one_sees() -> None:
    first = totals(dividends(GOLDEN_20, low=-20, high=40)).iloc[0]
    headline = ["together", "low", "high", "net", "net_low", "net_high", "unexplained", "parties", "dividends"]
    for hidden in ("A", "ABC", ["A+B"], list(GOLDEN_20)):
        found = totals(dividends(GOLDEN_20, hidden, low=-20, high=40), outcomes(visible=False)).iloc[0]
        assert found[headline].tolist() == first[headline].tolist()
        assert found["withheld"] == (len(hidden) == 1 or hidden == list(GOLDEN_20)[:1])
        assert pd.isna(found["alone"]) == found["withheld"]


def test_a_hidden_loss_among_gains_is_not_told() -> None:
    worth = {"A": 9, "B": 9, "C": 9, "A+B": 4, "A+C": 4, "B+C": -3}
    found = totals(dividends(worth, hidden=["A+B", "B+C"])).iloc[0]
    assert not found["withheld"]
    assert found[["gained", "lost"]].isna().all()
    assert found["synergy"] == pytest.approx(5)


def test_what_is_left_of_adding_fractions_is_no_whole_to_split() -> None:
    found = totals(dividends({"A": 0.1, "B": 0.2, "A+B": -0.3}, unit="punten"), outcomes(actual=40.0)).iloc[0]
    assert 0 < found["together"] < 1e-15
    assert (found["why"], found["shares"]) == ("not_positive", False)


def test_large_dividends_that_cancel_make_nobody_worse_off() -> None:
    euros = 1e8 / 3
    found = total({"A": 5, "A+B+C": euros, "A+B+C+D+E": -5 * euros / 3})
    assert found["worse_off"] == 2, "D and E alone lose: what A, B and C lose with them they gain from one another"


def test_the_net_outcome_is_that_of_the_period_of_the_dividends_and_else_the_last() -> None:
    net = pd.concat([outcomes(period=period, actual=actual) for period, actual in (("2026-Q1", 3.0), ("2026-Q3", 9.0))])
    for period, expected in (("2026-Q1", ["2026-Q1", 3, 2]), ("2026-Q2", ["2026-Q3", 9, 8])):
        found = totals(dividends({"A": 1}, period=period), net.iloc[::-1]).iloc[0]
        assert found[["net_period", "net", "unexplained"]].tolist() == expected
    assert totals(dividends({}), net)["net_period"].tolist() == ["2026-Q3"]


def test_dividends_that_are_not_open_are_withheld_and_not_nothing() -> None:
    rest = (outcomes(), partners(), observations(), packs(), coalitions())
    found = contribution_total(dividends({}), *rest, there(dividends({"A": 1}))).iloc[0]
    assert (found["why"], found["withheld"], found["shares"]) == ("withheld", True, False)
    assert found[["parties", "dividends", "unknown", "groups", "together", "alone", "worse_off"]].isna().all()
    assert found["net"] == 75
    found = contribution_total(dividends({}), *rest, there(dividends({}))).iloc[0]
    assert (found["why"], found["withheld"], found["dividends"]) == ("no_dividends", False, 0)


def test_that_there_are_dividends_is_told_to_all_and_nothing_more(dommelrand: Store) -> None:
    found = dommelrand.ask("dividends_there", Viewer("iedereen", "public"), beneath=True, coalition="dommelrand")
    assert list(found) == ["coalition", "outcome"]
    assert "aan-het-werk" in set(found["outcome"])


def test_how_many_are_worse_off_or_would_do_better_is_not_told_where_few_are_hidden() -> None:
    counts = ["worse_off", "blocking"]
    for hidden, smallest, is_told in (([], None, True), ("C", None, False), ("ABC", None, False), ("ABC", 3, True)):
        found = totals(dividends(GOLDEN_24, hidden), smallest=smallest).iloc[0]
        assert found[counts].notna().tolist() == [is_told] * 2


def test_a_band_is_told_only_of_parts_in_which_nothing_is_hidden() -> None:
    bands = ["alone_low", "alone_high", "synergy_low", "synergy_high"]
    for hidden, is_told in (([], [True, True]), (["A", "B"], [False, True]), (["A+B", "A+C"], [True, False])):
        found = totals(dividends(GOLDEN_20, hidden, low=-20, high=40)).iloc[0]
        assert found[bands].notna().tolist() == [of for of in is_told for _ in range(2)]
        assert found[["alone", "synergy", "low", "high"]].notna().all()
