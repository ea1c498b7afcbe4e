"""What a coalition changed, and its score that rests on it, are the same for everyone who may see them."""

from functools import partial

import pandas as pd
import pytest

from data.policy import LOCAL, Role, Viewer
from data.store import Store
from metrics.answer import answer
from tests.conftest import Deliver

INSIDE: tuple[Role, ...] = ("facilitator", "steering", "financier", "partner")
VIEWERS = [LOCAL, *(Viewer(role, role, "P", frozenset({"C"})) for role in INSIDE)]
PUBLIC = Viewer("iedereen", "public")
FILTERS = "deadweight,deadweight_low,deadweight_high,displacement,outside_share"


@pytest.fixture
def told(store: Store, deliver: Deliver) -> Store:
    """Outcomes that are the facilitator's alone, beside observations that all members may see."""
    deliver(
        coalition="coalition,visibility\nC,public\n",
        party="party,visibility\nP,public\n",
        observation="coalition,party,indicator,period,value,evidence,visibility\n"
        + "".join(
            f"C,{party},{name},2026-Q1,70,E2,coalition\n" for party in ("", "P") for name in ("I11", "I12", "I21", "I51")
        ),
        outcome=f"coalition,outcome,period,indicator,baseline,actual,{FILTERS},evidence,visibility\n"
        "C,O,2026-Q1,I11,30,,0.25,0.1,0.5,0.1,0.3,E2,own\nC,Q,2026-Q1,I31,120,80,0.25,,,0.1,0.3,E2,own\n",
    )
    return store


def asked(store: Store, viewer: Viewer, name: str) -> pd.DataFrame:
    return answer(name, partial(store.ask, viewer=viewer), coalition="C")


def test_a_score_is_the_same_whoever_may_see_what_it_rests_on(told: Store) -> None:
    first, *others = (asked(told, viewer, "latest_score") for viewer in VIEWERS)
    assert len(first) and all(first.equals(other) for other in others)


def test_every_score_is_one_but_that_of_an_indicator_whose_outcome_is_hidden(told: Store) -> None:
    first, *others = (asked(told, viewer, "scores") for viewer in VIEWERS)
    whole = first["subject"] == "C"
    for viewer, other in zip(VIEWERS[1:], others, strict=True):
        hidden = other["why_withheld"].eq("hidden").to_numpy(bool)
        names = other.loc[hidden, "node"].tolist()
        assert names == ([] if viewer.role == "facilitator" else ["T11", "I11", "D3", "T31", "I31"]), "each rests on one alone"
        assert whole[hidden].all() and other.loc[hidden, "score"].isna().all()
        pd.testing.assert_frame_equal(other[~hidden], first[~hidden])


def test_who_may_not_see_an_outcome_sees_what_is_net_and_nothing_that_tells_where_it_began(told: Store) -> None:
    inputs = ["baseline", "actual", "change", "deadweight", "displacement", "outside_share", "value", "net", "additionality"]
    for viewer in VIEWERS:
        may_see = viewer.role in ("administrator", "facilitator")
        levels = asked(told, viewer, "levels_net")
        net = levels[levels["outcome"].notna()].set_index("indicator")
        if may_see:
            assert net["value"].tolist() == pytest.approx([30 + 40 * 0.4725, 120 - 40 * 0.4725])
        assert net["value_why"].eq("verborgen").all() != may_see
        assert net[inputs].notna().all(axis=None) == may_see and net[inputs].isna().all(axis=None) != may_see
        assert net["gross"].notna().tolist() == [True, may_see]  # the second is told by the outcome alone
        outcomes = asked(told, viewer, "outcomes_net")
        assert outcomes[["net", "low", "high"]].notna().all(axis=None)
        beside = outcomes[["baseline", "change", "deadweight", "level", "additionality"]].notna()
        assert beside.all(axis=None) == may_see == beside.any(axis=None)


def test_who_is_of_no_coalition_is_told_the_whole_or_nothing(store: Store, deliver: Deliver) -> None:
    of_outcome = f"coalition,outcome,period,indicator,baseline,actual,{FILTERS},evidence,visibility\n"
    filters = "0.25,,,0.1,0.3,E2"
    deliver(
        coalition="coalition,visibility\nC,public\n",
        party="party,visibility\nA,public\nB,public\n",
        observation="coalition,party,indicator,period,value,visibility\nC,,I11,2026-Q1,70,public\nC,,I12,2026-Q1,70,coalition\n",
        outcome=of_outcome + f"C,O,2025-Q4,I31,120,90,{filters},public\nC,O,2026-Q1,I31,120,80,{filters},coalition\n"
        f"C,Q,2026-Q1,I12,30,,{filters},public\nC,R,2026-Q1,I41,30,40,{filters},public\n",
        stream="coalition,giver,receiver,kind,period,state,visibility\nC,A,B,kennis,2026-Q1,running,public\n"
        "C,B,A,kennis,2026-Q1,running,coalition\n",
    )
    inside, outside = VIEWERS[-1], PUBLIC
    assert len(asked(store, inside, "outcomes_net")) == 4
    assert asked(store, outside, "outcomes_net")["outcome"].tolist() == ["R"], "no older quarter, nor without its actual"
    for name in ("scores", "latest_score"):
        assert len(asked(store, inside, name)) and asked(store, outside, name).empty, name
    assert store.ask("shared_streams", outside, coalition="C", beneath=True).empty
    assert len(store.ask("shared_streams", inside, coalition="C", beneath=True)) == 2


def test_partners_keep_what_was_observed_of_them(told: Store) -> None:
    levels = asked(told, LOCAL, "levels_net")
    theirs = levels[levels["party"].notna()]
    assert theirs["value"].tolist() == [70.0] * 4 and theirs["outcome"].isna().all()


def test_who_belongs_to_no_coalition_is_told_nothing_of_what_is_not_public(told: Store) -> None:
    for name in ("scores", "latest_score", "levels_net", "outcomes_net"):
        assert asked(told, PUBLIC, name).empty
