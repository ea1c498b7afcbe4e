"""Joining and leaving as each viewer may see it."""

from functools import partial

import pandas as pd
import pytest

from data.policy import Viewer
from data.store import Store
from metrics.answer import answer
from tests.conftest import Deliver
from tests.metrics.made_joining import of

INSIDE = frozenset({"C"})
FACILITATOR = Viewer("circle", "facilitator", "", INSIDE)
MEMBER = Viewer("aap", "partner", "A", INSIDE)
PUBLIC = Viewer("iedereen", "public")


@pytest.fixture
def told(store: Store, deliver: Deliver) -> Store:
    """Two partners and a candidate; the dividends are each party's own, and the candidate's membership is hidden from A."""
    rows = (("A", 30), ("B", 10), ("A+B", 12), ("D", 1), ("A+D", 4), ("B+D", 6))
    deliver(
        coalition="coalition,visibility\nC,coalition\n",
        party="party,name,visibility\nA,Aap,public\nB,Bos,public\nD,Dora,public\n",
        membership="coalition,party,role,visibility\nC,A,partner,coalition\nC,B,partner,coalition\nC,D,candidate,own\n",
        outcome="coalition,outcome,period,unit,visibility\nC,O,2026-Q3,mensen,coalition\n",
        dividend="coalition,outcome,period,parties,likely,visibility\n"
        + "".join(f"C,O,2026-Q3,{parties},{likely},own\n" for parties, likely in rows),
    )
    return store


def found(store: Store, name: str, viewer: Viewer) -> pd.DataFrame:
    return answer(name, partial(store.ask, viewer=viewer), coalition="C", outcome="O", quarter="2026-Q3")


def test_the_steering_group_sees_all_and_the_public_nothing(told: Store) -> None:
    rows = found(told, "partner_joins", FACILITATOR)
    assert (of(rows, "D", "together")["before"], of(rows, "D", "together")["after"]) == (52, 63)
    assert of(rows, "D", "others_fair", "B")["change"] == 3 and not (rows["why"] == "withheld").any()
    for name in ("partner_joins", "partner_leaves", "partner_brings"):
        assert found(told, name, PUBLIC).empty


def test_what_is_missing_is_one_for_all_though_a_stream_is_hidden(store: Store, deliver: Deliver) -> None:
    deliver(
        coalition="coalition,visibility\nC,coalition\n",
        party="party,name,visibility\nA,Aap,public\nB,Bos,public\nE,Ezel,public\nD,Dora,public\n",
        membership="coalition,party,role,category,visibility\nC,A,partner,wijk,coalition\nC,B,partner,school,coalition\n"
        "C,E,partner,bedrijf,coalition\nC,D,candidate,vervoerder,coalition\n",
        goal="coalition,goal,name,visibility\nC,g,Werk,coalition\n",
        requirement="coalition,goal,giver_role,receiver_role,kind,visibility\nC,g,school,bedrijf,kennis,coalition\n",
        stream="coalition,giver,receiver,kind,period,state,visibility\nC,B,E,kennis,2026-Q3,running,own\n",
        outcome="coalition,outcome,period,unit,visibility\nC,O,2026-Q3,mensen,coalition\n",
    )
    for viewer in (FACILITATOR, MEMBER):
        row = of(found(store, "partner_joins", viewer), "D", "missing_streams")
        assert (row["before"], row["after"], row["why"]) == (0, 0, "")
        brought = found(store, "partner_brings", viewer)
        assert brought["party"].tolist() == (["B", "E"] if viewer is FACILITATOR else []), "that it flows is theirs to tell"
    deliver(membership="coalition,party,role,category,visibility\nC,A,stuurgroep,wijk,own\nC,E,stuurgroep,gemeente,own\n")
    row = of(found(store, "partner_joins", MEMBER), "D", "missing_streams")
    assert row["why"] == "withheld" and pd.isna(row["before"])


def test_a_partner_sees_what_it_knows_and_of_others_the_whole_as_it_is_alone(told: Store) -> None:
    rows = found(told, "partner_leaves", MEMBER)
    own, other = of(rows, "A", "together"), of(rows, "B", "together")
    assert (own["before"], own["change"]) == (52, -42), "a candidate whom it may not see does not count for it either"
    assert other["before"] == 52 and other["why"] == "withheld" and pd.isna(other["change"])
    assert not (rows["measure"] == "others_fair").any(), "not all dividends of the other are seen"
    assert found(told, "partner_joins", MEMBER).empty, "nor is it named"
