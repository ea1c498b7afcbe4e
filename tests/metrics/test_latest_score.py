import pandas as pd

from data.packs_known import DEFAULT_PACK, pack_named
from data.store import Store
from metrics.answer import answer
from metrics.scoring import table
from metrics.significance import scores
from tests.conftest import Deliver


def test_it_is_the_score_of_the_whole_in_the_last_quarter_that_is_scored(dommelrand: Store) -> None:
    asked = [dommelrand.ask(name, coalition="buurtwarmte") for name in ("observations", "weight_sets")]
    asked.append(dommelrand.ask("shared_outcomes", coalition="buurtwarmte", beneath=True))
    pack = pack_named(DEFAULT_PACK, dommelrand.ask("packs"))
    (found,) = answer("latest_score", dommelrand.ask, coalition="buurtwarmte").to_dict("records")
    assert (found["subject"], found["period"], found["level"]) == ("buurtwarmte", "2026-Q3", 5)
    whole = table(scores(pack, "buurtwarmte", *asked, period="2026-Q3"))
    (same,) = whole[(whole["subject"] == "buurtwarmte") & (whole["node"] == pack.root)].to_dict("records")
    assert {name: same[name] for name in found if name != "why_withheld"} == {
        n: v for n, v in found.items() if n != "why_withheld"
    }


def test_a_score_that_is_withheld_says_why(dommelrand: Store) -> None:
    (found,) = answer("latest_score", dommelrand.ask, coalition="kringdal").to_dict("records")
    assert pd.isna(found["score"]) and pd.isna(found["level"])
    assert found["why_withheld"] == "coverage"


def test_nothing_observed_is_no_row(store: Store, deliver: Deliver) -> None:
    deliver(
        coalition="coalition\nC\nD\n",
        party="party\nP\n",
        observation="coalition,party,indicator,period,value\nC,P,T11,2026-Q1,50\n",
    )
    for coalition in ("C", "D", ""):
        found = answer("latest_score", store.ask, coalition=coalition)
        assert found.empty
        assert list(found) == ["subject", "period", "score", "low", "high", "coverage", "level", "why_withheld"]
    assert store.ask("observed_coalitions").empty


def test_it_is_told_up_to_the_last_outcome_even_where_nothing_was_observed(store: Store, deliver: Deliver) -> None:
    deliver(
        coalition="coalition\nC\n",
        observation="coalition,party,indicator,period,value\nC,,I11,2026-Q1,50\n",
        outcome="coalition,outcome,period,indicator,baseline,actual,deadweight,displacement,outside_share,evidence\n"
        "C,O,2026-Q2,I11,30,60,0.5,0,0,E2\n",
    )
    (found,) = answer("latest_score", store.ask, coalition="C").to_dict("records")
    assert (found["period"], found["why_withheld"]) == ("2026-Q2", "coverage")
    scores = answer("scores", store.ask, coalition="C")
    of_work = scores[(scores["node"] == "I11")].set_index("period")["score"]
    assert of_work.tolist() == [40.0, 30.0]  # 50 as observed; then 30 and half of 30 more
