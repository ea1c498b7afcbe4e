"""One score for all, of which each viewer sees no more than he may."""

from functools import partial

import numpy as np
import pandas as pd
import pytest

from data.policy import Viewer
from data.store import Store
from metrics.answer import answer
from metrics.scores_seen import as_seen, unseen_partners
from tests.conftest import Deliver
from tests.metrics.made import scored, signed

PACK = signed({"T1": 2, "T2": 1})
CIRCLE = Viewer("circle", "facilitator", "", frozenset({"C"}))
PARTNER = Viewer("p", "partner", "P", frozenset({"C"}))


def levels(*hidden: str, subject: str = "A", party: str | None = None) -> pd.DataFrame:
    """The rows of net levels of two indicators, of which these are hidden."""
    rows = [{"subject": subject, "party": party, "indicator": one, "visible": one not in hidden} for one in ("iT1", "iT2")]
    return pd.DataFrame(rows).assign(shown=True)


def test_what_is_hidden_has_no_score_and_the_whole_stays() -> None:
    one = scored(PACK, {"T1": 40, "T2": -30})
    seen = as_seen(one, levels("iT2"))
    assert [seen.index.why[name][0] for name in ("B", "T1", "iT1", "T2", "iT2")] == ["", "", "", "hidden", "hidden"]
    for told in (seen.index.scores, seen.positive, seen.harm):
        assert np.isnan([told["T2"][0, 0], told["iT2"][0, 0]]).all()
    assert seen.level["T2"][0, 0] == 0 < seen.level["B"][0, 0] == one.level["B"][0, 0]
    for told, whole in ((seen.index.scores, one.index.scores), (seen.index.coverage, one.index.coverage)):
        assert all(np.array_equal(told[name], whole[name]) for name in ("B", "T1", "iT1"))


def test_where_all_is_seen_nothing_changes() -> None:
    one = scored(PACK, {"T1": 40, "T2": -30})
    assert as_seen(one, levels()) is one
    assert as_seen(one, levels().drop(columns="visible")) is one
    assert unseen_partners(levels("iT1", party="P")) == {"P"} and unseen_partners(levels("iT1")) == set()


def test_of_a_partner_of_whom_something_is_hidden_no_score_is_shown() -> None:
    seen = as_seen(scored(PACK, {"T1": 40, "T2": -30}), levels(), {"A"})
    assert {codes[0] for codes in seen.index.why.values()} == {"hidden"}
    assert all(np.isnan(told).all() for told in seen.index.scores.values())


def test_what_has_no_score_says_why_of_itself() -> None:
    seen = as_seen(scored(PACK, {"T1": 40, "T2": None}), levels("iT2"))
    assert seen.index.why["iT2"] == ("no_data",)


@pytest.fixture
def told(store: Store, deliver: Deliver) -> Store:
    """Seven themes observed; of the coalition as a whole I11 is the facilitator's, of Q one value is Q's own."""
    names = ("I11", "I12", "I13", "I21", "I22", "I31", "I32", "I41", "I42", "I51", "I52")
    rows = [(party, one, value) for party in ("", "P", "Q") for one, value in zip(names, range(90, 35, -5), strict=True)]
    deliver(
        coalition="coalition,visibility\nC,public\n",
        party="party,visibility\nP,public\nQ,public\n",
        observation="coalition,party,indicator,period,value,evidence,visibility\n"
        + "".join(
            f"C,{party},{one},2026-Q1,{value},E3,{'own' if (party, one) in (('', 'I11'), ('Q', 'I12')) else 'coalition'}\n"
            for party, one, value in rows
        ),
    )
    return store


def asked(store: Store, viewer: Viewer, name: str) -> pd.DataFrame:
    return answer(name, partial(store.ask, viewer=viewer), coalition="C")


def test_a_hidden_observation_counts_in_the_score_that_all_see(told: Store) -> None:
    pd.testing.assert_frame_equal(asked(told, CIRCLE, "latest_score"), asked(told, PARTNER, "latest_score"))
    whole, seen = (asked(told, viewer, "scores") for viewer in (CIRCLE, PARTNER))
    assert not (whole["why_withheld"] == "hidden").any()
    hidden = seen[(seen["why_withheld"] == "hidden").fillna(False).to_numpy(bool)]
    assert hidden["node"].tolist() == ["T11", "I11"]
    assert hidden[["score", "low", "high", "positive", "harm"]].isna().all(axis=None) and hidden["level"].isna().all()
    assert set(whole["subject"]) == {"C", "P", "Q"} and set(seen["subject"]) == {"C", "P"}, "of Q not all is seen"
    both = seen.merge(whole, on=["subject", "period", "node"], suffixes=("", "_whole"))
    both = both[both["why_withheld"] != "hidden"]
    for name in ("score", "low", "high", "coverage", "level"):
        assert both[name].equals(both[f"{name}_whole"].rename(name)), name


def test_what_is_hidden_is_not_told_as_a_level_either(told: Store) -> None:
    found = asked(told, PARTNER, "levels_net")
    row = found[found["party"].isna() & (found["indicator"] == "I11")].iloc[0]
    assert row["value_why"] == "verborgen" and row[["value", "gross", "low", "high"]].isna().all()
    assert found.loc[found["party"] == "Q", "indicator"].tolist() == [
        one for one in found.loc[found["party"] == "P", "indicator"] if one != "I12"
    ]
