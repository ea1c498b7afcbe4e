"""Whichever way units are rolled up, it is the same total: by partner, coalition, fund and ecosystem."""

from collections import defaultdict
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.policy import Viewer
from data.store import Store
from metrics.answer import answer
from metrics.claims import STEPS
from metrics.outcome_totals import LEVELS, outcome_totals
from tests.conftest import Deliver
from tests.metrics.made_contracts import outcomes
from tests.metrics.made_contributions import coalitions
from tests.metrics.made_units import Ledger, by_chance, claim, placed, signed

OF = ["coalition", "outcome", "project", "outcome_metric", "unit"]
SUMS = ["claimed", "evidenced", "validated", "paid"]


def rows(found: pd.DataFrame, level: str, *columns: str) -> list[list[Any]]:
    told = found.loc[found["level"] == level, list(columns)].astype(object)
    return told.where(told.notna(), None).to_numpy().tolist()


def two_contracts() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    where = placed(
        {"fund": "F"}, {"project": "Q", "fund": "F"}, {"project": "Q", "fund": "G"}, {"project": "R", "outcome": None}
    )
    claims = [claim("a", "paid", 30), claim("b", "validated", 6, by="Twee"), claim("c", "evidenced", 4, by="Twee")]
    there = {"a": "P", "b": "Q", "c": "R"}
    steps = signed(*([step | {"project": there[step["claim"]]} for step in one] for one in claims))
    return where, steps, outcomes({"project": "P"}, {"project": "Q", "achieved": 9.0}, {"project": "R"})


def test_a_contract_in_two_funds_is_a_row_of_its_own_and_counted_in_neither() -> None:
    found = outcome_totals(*two_contracts(), coalitions())
    shown = ("who", "outcome", "project", "validated", "paid")
    assert rows(found, "fund", *shown) == [
        ["F", "werk", None, 30, 30],
        ["F + G", "werk", None, 9, 0],
        ["F", None, "R", None, 0],
    ]
    assert rows(found, "ecosystem", *shown) == [[None, "werk", None, 39, 30], [None, None, "R", None, 0]]
    assert rows(found, "coalition", *shown) == [["C", "werk", None, 39, 30], ["C", None, "R", None, 0]]


def test_by_partner_what_nobody_claimed_is_told_apart() -> None:
    found = outcome_totals(*two_contracts(), coalitions())
    assert rows(found, "partner", "who", "outcome", "validated", "covers") == [
        ["Een", "werk", 30, 1],
        ["Twee", "werk", 6, 1],
        [None, "werk", 3, 0],
        ["Twee", None, None, 1],
    ]


def test_of_few_partners_of_whom_claims_are_hidden_there_is_no_row_and_of_enough_there_is_one_together() -> None:
    claims = [claim("a", "paid", 30), claim("b", "paid", 6, by="Twee"), claim("c", "claimed", 4, by="Twee")]
    claims += [claim("d", "paid", 5, by="Drie")]
    whole = outcome_totals(placed({}), signed(*claims), outcomes({}), coalitions(3))
    one = outcome_totals(placed({}), signed(*claims, hidden=("c",)), outcomes({}), coalitions(3))
    two = outcome_totals(placed({}), signed(*claims, hidden=("c", "d")), outcomes({}), coalitions(3))
    hidden = (placed({}), signed(*claims, hidden=("a", "c", "d")), outcomes({}))
    three = outcome_totals(*hidden, coalitions(3))
    shown = ("who", "claimed", "paid", "covers")
    assert rows(whole, "partner", *shown) == [["Drie", 0, 5, 1], ["Een", 0, 30, 1], ["Twee", 4, 6, 1]]
    assert rows(one, "partner", *shown) == [["Drie", 0, 5, 1], ["Een", 0, 30, 1]]
    assert rows(two, "partner", *shown) == [["Een", 0, 30, 1]]
    assert rows(three, "partner", *shown) == [[None, 4, 41, 3]]
    assert rows(outcome_totals(*hidden, coalitions()), "partner", *shown) == []
    for level in LEVELS[1:]:
        assert rows(one, level, *SUMS) == rows(three, level, *SUMS) == rows(whole, level, *SUMS) == [[4, 0, 41, 41]]


def test_without_contracts_there_is_nothing() -> None:
    found = outcome_totals(placed(), signed(), outcomes(), coalitions())
    assert found.empty and list(found)[:3] == ["level", "who", "outcome"]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """A thousand ledgers beside one another."""
    return by_chance(1000, seed=20261)


@pytest.fixture(scope="module")
def totals(ledger: Ledger) -> pd.DataFrame:
    return outcome_totals(*ledger.units, coalitions())


def of_level(found: pd.DataFrame, level: str) -> pd.DataFrame:
    """What each outcome comes to at this level."""
    own = found[found["level"] == level].fillna(dict.fromkeys(OF, ""))
    return own.groupby(OF)[SUMS].sum(min_count=1)


def test_every_roll_up_of_a_thousand_ledgers_gives_what_is_in_the_ledger(ledger: Ledger, totals: pd.DataFrame) -> None:
    assert totals["coalition"].str.split(".").str[0].nunique() == 1000
    state: dict[str, str] = {}
    for row in ledger.steps[["claim", "state"]].itertuples(index=False):
        state[row.claim] = row.state
    of_contract: dict[str, list[float]] = defaultdict(list)
    for row in ledger.steps[ledger.steps["state"] == "claimed"].itertuples(index=False):
        if state[row.claim] in STEPS[2:]:
            of_contract[row.project].append(row.units)
    expected: dict[tuple[str, str], float] = defaultdict(float)
    for row in ledger.placed.assign(achieved=ledger.sums["achieved"]).itertuples(index=False):
        units = row.achieved if row.achieved == row.achieved else sum(of_contract[row.project])
        expected[row.coalition, row.outcome if isinstance(row.outcome, str) else row.project] += units
    for level in LEVELS:
        found = of_level(totals, level)["validated"].reset_index()
        names = zip(found["coalition"], found["outcome"].where(found["outcome"] != "", found["project"]), strict=True)
        told = dict(zip(names, found["validated"].fillna(0.0), strict=True))
        assert set(told) <= set(expected)
        np.testing.assert_allclose([told.get(name, 0.0) for name in expected], list(expected.values()), rtol=1e-9)


def test_a_contract_that_is_put_in_another_fund_as_well_changes_no_total(ledger: Ledger, totals: pd.DataFrame) -> None:
    again = ledger.placed.sample(frac=0.5, random_state=1)
    also = pd.concat([ledger.placed, again.assign(fund=again["fund"] + "+")])
    found = outcome_totals(also, ledger.steps, ledger.sums, coalitions())
    for level in LEVELS:
        pd.testing.assert_frame_equal(of_level(found, level), of_level(totals, level), rtol=1e-9)
    assert found.loc[found["level"] == "fund", "who"].str.contains(" + ", regex=False).sum() > 500


def test_a_contract_that_is_split_over_two_funds_changes_no_total_of_a_shared_outcome(
    ledger: Ledger, totals: pd.DataFrame
) -> None:
    is_split = ledger.sums["achieved"].isna() & ledger.placed["outcome"].notna()
    twins = ledger.placed[is_split].assign(project=lambda rows: rows["project"] + "/2", fund=lambda rows: rows["fund"] + "/2")
    moves = ledger.steps["project"].isin(ledger.placed.loc[is_split, "project"]) & ledger.steps["claim"].str[-1].isin(
        list("13579")
    )
    steps = ledger.steps.assign(project=ledger.steps["project"].where(~moves, ledger.steps["project"] + "/2"))
    sums = pd.concat([ledger.sums, ledger.sums[is_split].assign(project=twins["project"])])
    found = outcome_totals(pd.concat([ledger.placed, twins]), steps, sums, coalitions())
    assert twins["project"].isin(steps["project"]).sum() > 500
    for level in LEVELS:
        before, after = (of_level(told, level).fillna(0.0) for told in (totals, found))
        pd.testing.assert_frame_equal(after, before, rtol=1e-9)


def test_names_and_the_order_of_rows_mean_nothing(ledger: Ledger, totals: pd.DataFrame) -> None:
    def renamed(frame: pd.DataFrame) -> pd.DataFrame:
        names = [name for name in ("coalition", "project", "claim", "fund", "signed_by") if name in frame]
        return frame.assign(**{name: frame[name].map(lambda told: told if told is None else told[::-1]) for name in names})

    frames = [renamed(frame).sample(frac=1, random_state=seed) for seed, frame in enumerate(ledger.units)]
    found = outcome_totals(*frames, coalitions())
    back = found.assign(
        **{name: found[name].map(lambda told: told if told is None else told[::-1]) for name in ("coalition", "project", "who")}
    )
    for level in LEVELS:
        keys = [*OF, "who"]
        one, other = (told[told["level"] == level].fillna(dict.fromkeys(keys, "")) for told in (totals, back))
        one, other = (told.astype(dict.fromkeys(keys, object)).set_index(keys)[SUMS].sort_index() for told in (one, other))
        pd.testing.assert_frame_equal(one, other, rtol=1e-9)


def test_a_ledger_by_itself_gives_the_same_as_among_others(ledger: Ledger, totals: pd.DataFrame) -> None:
    for name in ("L0", "L7", "L999"):
        own = [frame[frame["project"].str.startswith(f"{name}.")] for frame in ledger.units]
        found = totals[totals["coalition"].str.startswith(f"{name}.")].reset_index(drop=True)
        pd.testing.assert_frame_equal(outcome_totals(*own, coalitions()), found, check_dtype=False)


LEDGER = {
    "coalition": "coalition\nC\n",
    "party": "party\nBrug\nToets\n",
    "fund": "fund\nF\nG\n",
    "project": "project,coalition,visibility\nP,C,public\nQ,C,public\n",
    "outcome_fund": "project,fund,visibility\nP,F,public\nP,G,public\n",
    "outcome": "coalition,outcome,period,unit\nC,werk,2026-Q3,mensen\n",
    "outcome_metric": "project,outcome_metric,outcome,unit,visibility\nP,m1,werk,Mensen,public\n"
    "Q,m1,werk,,public\nQ,m2,werk,uur,public\n",
}
RESULTS = "project,outcome_metric,type,achieved,visibility\nP,m1,Final,7,{}\nQ,m1,Final,5,public\nQ,m2,Final,3,public\n"


def test_a_contract_counts_in_the_unit_of_the_outcome_where_it_tells_no_other(store: Store, deliver: Deliver) -> None:
    deliver(**LEDGER, result=RESULTS.format("public"))
    found = answer("outcome_totals", store.ask)
    assert rows(found, "ecosystem", "outcome", "unit", "validated") == [["werk", "mensen", 12], ["werk", "uur", 3]]
    assert rows(found, "fund", "who", "unit", "validated") == [["F + G", "mensen", 7], [None, "mensen", 5], [None, "uur", 3]]


def test_to_who_is_not_in_the_coalition_a_total_is_open_as_a_whole_or_not_at_all(store: Store, deliver: Deliver) -> None:
    def seen(viewer: Viewer) -> list[list[Any]]:
        found = answer("outcome_totals", partial(store.ask, viewer=viewer))
        return rows(found, "ecosystem", "outcome", "unit", "validated")

    member, public = Viewer("a", "partner", "Brug", frozenset({"C"})), Viewer("b", "public")
    deliver(**LEDGER, result=RESULTS.format("coalition"))
    assert seen(member) == [["werk", "mensen", 12], ["werk", "uur", 3]] and seen(public) == []
    deliver(result=RESULTS.format("public"))
    assert seen(public) == seen(member)


def test_of_the_example_every_way_comes_to_the_same(dommelrand: Store) -> None:
    found = answer("outcome_totals", dommelrand.ask)
    assert len(found) > 20
    for level in LEVELS:
        pd.testing.assert_frame_equal(of_level(found, level), of_level(found, "ecosystem"), rtol=1e-9)
    assert found.loc[found["outcome"] == "aan-het-werk", "validated"].tolist() == [46] * 4
    of_coalition = answer("outcome_totals", dommelrand.ask, coalition="kringdal")
    assert set(of_coalition["coalition"]) == {"kringdal"}
    pd.testing.assert_frame_equal(found[found["coalition"] == "kringdal"].reset_index(drop=True), of_coalition)
