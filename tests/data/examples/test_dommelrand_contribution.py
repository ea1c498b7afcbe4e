import pandas as pd
import pytest

from data.examples.dommelrand_contribution import contribution_tables
from data.examples.dommelrand_said import weighed_by_partners
from metrics.dividends import Game, alone, fair, game, together


def told(outcome: str, period: str = "2026-Q3") -> Game:
    rows = pd.DataFrame(contribution_tables()["dividend"])
    mine = rows[(rows["outcome"] == outcome) & (rows["period"] == period) & ~rows["parties"].str.contains("randclub")]
    return game(mine.assign(**{name: pd.to_numeric(mine[name]) for name in ("low", "likely", "high")}))


def test_ux_03_each_alone_27_together_46_and_3_lost_by_planning_rides_twice() -> None:
    of_work = told("aan-het-werk")
    assert together(of_work, of_work.likely) == pytest.approx(46)
    assert alone(of_work, of_work.likely).sum() == pytest.approx(27)
    assert of_work.likely[of_work.likely < 0].sum() == pytest.approx(-3)


def test_ux_03_the_fair_shares_are_those_of_the_picture() -> None:
    of_work = told("aan-het-werk")
    assert dict(zip(of_work.parties, fair(of_work, of_work.likely).round(9).tolist(), strict=True)) == {
        **{"werkplaats": 17, "aabeek": 9, "bouwers": 7, "zorghuis": 6.5, "kringloop": 4, "hogeschool": 1.5, "vlotweg": 1}
    }


def test_what_is_net_of_what_would_have_come_anyway_is_what_the_partners_add_together() -> None:
    rows = pd.DataFrame(contribution_tables()["outcome"]).set_index(["outcome", "period"])
    for outcome, period in (("aan-het-werk", "2026-Q1"), ("aan-het-werk", "2026-Q3"), ("hout-terug", "2026-Q3")):
        row = pd.to_numeric(rows.loc[outcome, period][["baseline", "actual", "deadweight", "displacement", "outside_share"]])
        net = (row["actual"] - row["baseline"]) * (1 - row[["deadweight", "displacement", "outside_share"]]).prod()
        of_outcome = told(outcome, period)
        assert together(of_outcome, of_outcome.likely) == pytest.approx(net, abs=0.05)


def test_working_together_costs_in_the_chain_of_wood() -> None:
    of_wood = told("hout-terug")
    assert together(of_wood, of_wood.likely) == pytest.approx(alone(of_wood, of_wood.likely).sum() - 4)


def test_every_dividend_says_why_and_every_loss_its_cause() -> None:
    rows = contribution_tables()["dividend"]
    assert [row for row in rows if not row["because"]] == []
    assert [row for row in rows if float(row["likely"]) < 0 and not row["cause"]] == []
    assert {row["visibility"] for row in rows} == {"own"}


def test_an_outcome_of_an_indicator_is_told_each_quarter() -> None:
    rows = [row for row in contribution_tables()["outcome"] if row["indicator"]]
    assert {(row["outcome"], row["actual"]) for row in rows} == {("blijvend-werk", ""), ("uitstoot", "")}
    assert len(rows) == 24


def test_eight_partners_weigh_themselves_and_leave_out_what_they_say_nothing_of() -> None:
    rows = weighed_by_partners()
    assert len({row["party"] for row in rows}) == 8
    assert all(0 < float(row["weight"]) <= 20 for row in rows)
    assert ("wijkraad", "T13") not in {(row["party"], row["node"]) for row in rows}


def test_what_the_candidate_would_add_came_in_after_it_was_known_as_a_candidate() -> None:
    told = {row["recorded"] for row in contribution_tables()["dividend"] if "randclub" in row["parties"]}
    assert told == {"2026-10-19"}
