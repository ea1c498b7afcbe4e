"""What follows from a fund's facts is the same for everyone who may see it."""

from functools import partial
from typing import Any

import pytest

from data.policy import LOCAL, Viewer
from data.store import Store
from metrics.answer import answer
from tests.conftest import Deliver

MEMBER = Viewer("bank", "partner", "bank", frozenset({"C"}))
PUBLIC = Viewer("iedereen", "public")
STEPS = "".join(
    f"A,c1,m,{state},4,{by},2026-0{month}-01,{seen}\n"
    for month, (state, by, seen) in enumerate(
        [("claimed", "plaats", "own"), ("evidenced", "toets", "coalition"), ("validated", "toets", "own")], 1
    )
)


@pytest.fixture
def told(store: Store, deliver: Deliver) -> Store:
    """A public contract with a claim and a pay-in that not everyone may see."""
    deliver(
        coalition="coalition,visibility\nC,public\n",
        party="party,visibility\nplaats,public\ntoets,public\nbank,public\nkring,public\n",
        fund="fund,name,visibility\nF,Fonds,public\n",
        project="project,coalition,name,maximum_payment,maximum_payment_currency,visibility\nA,C,Anna,100,EUR,public\n",
        outcome_fund="project,fund,visibility\nA,F,public\n",
        outcome_metric="project,outcome_metric,unit,people_targeted,visibility\nA,m,mensen,10,public\n",
        outcome_pricing="project,outcome_metric,currency,price,visibility\nA,m,EUR,10,public\n",
        claim="project,claim,outcome_metric,state,units,signed_by,signed_on,visibility\n" + STEPS,
        transaction=(
            "project,party,type,made_on,currency,amount,visibility\nA,bank,paid in,2026-01-01,EUR,20000,coalition\n"
            "A,kring,paid in,2026-01-01,EUR,10000,own\nA,,repaid,2026-06-01,EUR,3000,coalition\n"
        ),
    )
    return store


def found(store: Store, name: str, viewer: Viewer, *columns: str) -> list[list[Any]]:
    rows = answer(name, partial(store.ask, viewer=viewer), fund="F")
    return rows[list(columns)].astype(object).where(rows[list(columns)].notna(), None).to_numpy().tolist()


@pytest.mark.parametrize("name", ["fund_outcomes", "contract_money"])
def test_a_member_reads_the_same_due_as_who_sees_every_step_and_the_public_reads_nothing(told: Store, name: str) -> None:
    assert found(told, name, LOCAL, "due") == found(told, name, MEMBER, "due") == [[40]]
    assert found(told, name, PUBLIC, "due") == []


def test_the_steps_themselves_are_told_to_who_may_see_them(told: Store) -> None:
    assert [len(told.ask("claim_steps", viewer=one)) for one in (LOCAL, MEMBER, PUBLIC)] == [3, 1, 0]
    assert told.ask("claim_units", viewer=MEMBER)["signed_by"].isna().all()


def test_a_repayment_to_all_is_not_divided_as_if_who_is_hidden_were_not_there(told: Store) -> None:
    columns = ("party", "paid_in", "repaid", "at_risk")
    assert found(told, "investor_positions", LOCAL, *columns) == [["bank", 20000, 2000, 18000], ["kring", 10000, 1000, 9000]]
    seen = {row[0]: row[1:] for row in found(told, "investor_positions", MEMBER, *columns)}
    assert seen["bank"][0] == 20000 and seen["bank"][2] in (None, 18000) and "kring" not in seen
