"""Five viewers, facts of each visibility, a late correction and a withdrawn batch: each sees what the policy says."""

from datetime import date

import pytest

from data import asking, ledger
from data.known import KnownAt, today
from data.ledger import Entry
from data.policy import LOCAL, Viewer
from data.store import Store
from tests.conftest import COALITION, PARTIES, Deliver

C, D = frozenset({"C"}), frozenset({"D"})
VIEWERS = {
    "administrator": LOCAL,
    "facilitator": Viewer("begeleider", "facilitator", "", C),
    "partner": Viewer("brug", "partner", "Brug", C),
    "financier": Viewer("fonds", "financier", "Gem", C),
    "outsider": Viewer("elders", "partner", "Een", D),
}
PUBLIC = Viewer("iedereen", "public")
STREAMS = (
    "coalition,giver,receiver,kind,promised,visibility,recorded,what\n"
    "C,Brug,Een,geld,1,public,2026-01-10,a\n"
    "C,Een,Gem,geld,10,coalition,2026-01-10,b\n"
    "C,Brug,Gem,geld,100,own,2026-01-10,c\n"
    "C,Een,Gem,geld,1000,own,2026-01-10,d\n"
)
ROWS = "-- Which?\n-- rows\nselect promised from stream order by promised nulls last"
TOTAL = (
    "-- How much?\n-- headline\nselect sum(promised) as promised,"
    " bool_or(member) or bool_and(visibility = 'public') as open_to_viewer from stream"
)


@pytest.fixture
def told(store: Store, deliver: Deliver, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Facts of each visibility; in March a late correction of the coalition's one, and a batch that is turned back."""
    own = {
        "rows": asking.Question("rows", "", "rows", ROWS, frozenset()),
        "total": asking.Question("total", "", "headline", TOTAL, frozenset()),
    }
    deliver(coalition=COALITION, party=PARTIES, stream=STREAMS)
    deliver(stream=STREAMS.splitlines()[0] + "\nC,Een,Gem,geld,20,coalition,2026-03-10,b\n")
    wrong = deliver(stream=STREAMS.splitlines()[0] + "\nC,Gem,Een,geld,7,public,2026-03-11,e\n")
    ledger.turn_back(store, wrong.batch or 0, Entry("turn back", "x"))
    monkeypatch.setattr(asking, "questions", lambda: own)
    return store


SEEN_NOW = {
    "administrator": [1, 20, 100, 1000],
    "facilitator": [1, 20, 100, 1000],
    "partner": [1, 20, 100],
    "financier": [1, 20, 100, 1000],
    "outsider": [1, 1000],
}


@pytest.mark.parametrize("name", VIEWERS)
def test_each_viewer_sees_the_rows_that_the_policy_gives_him(told: Store, name: str) -> None:
    assert [int(value) for value in told.ask("rows", VIEWERS[name])["promised"]] == SEEN_NOW[name]


@pytest.mark.parametrize("name", VIEWERS)
def test_each_viewer_sees_what_was_known_then(told: Store, name: str) -> None:
    then = told.ask("rows", VIEWERS[name], KnownAt(date(2026, 2, 1)))["promised"]
    assert [int(value) for value in then] == [10 if value == 20 else value for value in SEEN_NOW[name]]
    during = told.ask("rows", VIEWERS[name], KnownAt(date(2026, 3, 31)))["promised"]
    assert 7 in [int(value) for value in during] or KnownAt(date(2026, 3, 31)).day >= today()


@pytest.mark.parametrize("name", [name for name in VIEWERS if name != "outsider"])
def test_the_headline_is_equal_for_all_who_see_it(told: Store, name: str) -> None:
    assert told.ask("total", VIEWERS[name])["promised"].tolist() == [1121]
    assert told.ask("total", VIEWERS[name], KnownAt(date(2026, 2, 1)))["promised"].tolist() == [1111]


def test_who_is_outside_sees_no_headline_over_what_is_not_public(told: Store) -> None:
    assert told.ask("total", VIEWERS["outsider"]).empty
    assert told.ask("total", PUBLIC).empty


def test_the_public_sees_public_facts_and_nothing_else(told: Store) -> None:
    assert [int(value) for value in told.ask("rows", PUBLIC)["promised"]] == [1]


def test_a_headline_over_public_facts_alone_is_equal_for_everyone(brabant: Store) -> None:
    answers = [brabant.ask("fund_totals", viewer, fund="INDIGO-FUND-0014") for viewer in (*VIEWERS.values(), PUBLIC)]
    assert all(answer.equals(answers[0]) for answer in answers)
    assert answers[0]["people"].tolist() == [333]


def test_a_row_of_no_coalition_belongs_to_every_coalition(
    store: Store, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(party="party,visibility\nBrug,coalition\nEen,public\n")
    question = asking.Question("q", "", "rows", "select party from party order by party nulls last", frozenset())
    monkeypatch.setattr(asking, "questions", lambda: {"q": question})
    assert store.ask("q", VIEWERS["outsider"])["party"].tolist() == ["Brug", "Een"]
    assert store.ask("q", PUBLIC)["party"].tolist() == ["Een"]
    assert store.ask("q", Viewer("nieuw", "partner"))["party"].tolist() == ["Een"]
