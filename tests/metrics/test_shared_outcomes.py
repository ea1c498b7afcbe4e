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


@pytest.mark.parametrize("name", ["scores", "latest_score"])
def test_a_score_is_the_same_whoever_may_see_what_it_rests_on(told: Store, name: str) -> None:
    first, *others = (asked(told, viewer, name) for viewer in VIEWERS)
    assert len(first) and all(first.equals(other) for other in others)


def test_who_may_not_see_an_outcome_sees_the_level_it_leaves_and_no_more(told: Store) -> None:
    inputs = ["baseline", "actual", "change", "deadweight", "displacement", "outside_share"]
    for viewer in VIEWERS:
        may_see = viewer.role in ("administrator", "facilitator")
        levels = asked(told, viewer, "levels_net")
        net = levels[levels["outcome"].notna()].set_index("indicator")
        assert net["value"].tolist() == pytest.approx([30 + 40 * 0.4725, 120 - 40 * 0.4725])
        assert net[inputs].notna().all(axis=None) == may_see and net[inputs].isna().all(axis=None) != may_see
        assert net["gross"].notna().tolist() == [True, may_see]  # the second is told by the outcome alone
        outcomes = asked(told, viewer, "outcomes_net")
        assert outcomes[["net", "additionality"]].notna().all(axis=None)
        assert outcomes[["baseline", "change", "deadweight"]].notna().all(axis=None) == may_see


def test_partners_keep_what_was_observed_of_them(told: Store) -> None:
    levels = asked(told, LOCAL, "levels_net")
    theirs = levels[levels["party"].notna()]
    assert theirs["value"].tolist() == [70.0] * 4 and theirs["outcome"].isna().all()


def test_who_belongs_to_no_coalition_is_told_nothing_of_what_is_not_public(told: Store) -> None:
    for name in ("scores", "latest_score", "levels_net", "outcomes_net"):
        assert asked(told, PUBLIC, name).empty
