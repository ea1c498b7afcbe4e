import pandas as pd
import pytest

from metrics.contribution_total import CLOSE, contribution_total
from tests.metrics.made_contributions import (
    GLOVE,
    GOLDEN_20,
    GOLDEN_24,
    dividends,
    no_outcomes,
    observations,
    outcomes,
    packs,
    partners,
)


def totals(told: pd.DataFrame, net: pd.DataFrame | None = None) -> pd.DataFrame:
    return contribution_total(told, outcomes() if net is None else net, partners(), observations(), packs())


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
    assert found["synergy"] == pytest.approx(5, abs=CLOSE)
