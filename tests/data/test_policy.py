"""Five viewers, facts of each visibility, a late correction and a withdrawn batch: each sees what the policy says."""

from collections.abc import Iterator
from datetime import date

import pytest

from data import asking, ledger
from data.known import KnownAt, today
from data.ledger import Entry
from data.policy import LOCAL, Viewer
from data.problems import Refused
from data.store import Store
from tests.conftest import COALITION, PARTIES, Deliver, handed_over

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
    "coalition,giver,receiver,kind,unit,promised,visibility,recorded,what\n"
    "C,Brug,Een,geld,EUR,1,public,2026-01-10,a\n"
    "C,Een,Gem,geld,EUR,10,coalition,2026-01-10,b\n"
    "C,Brug,Gem,geld,EUR,100,own,2026-01-10,c\n"
    "C,Een,Gem,geld,EUR,1000,own,2026-01-10,d\n"
)
ROWS = "-- Which?\n-- rows\nselect promised from stream order by promised nulls last"
TOTAL = (
    "-- How much?\n-- headline\nselect sum(promised) as promised,"
    " bool_or(member) or bool_and(visibility = 'public') as open_to_viewer from stream"
)


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Facts of each visibility; in March a late correction of the coalition's one, and a batch that is turned back."""
    folder = tmp_path_factory.mktemp("corrected")
    late = STREAMS.splitlines()[0] + "\nC,Een,Gem,geld,EUR,20,coalition,2026-03-10,b\n"
    wrong = STREAMS.splitlines()[0] + "\nC,Gem,Een,geld,EUR,7,public,2026-03-11,e\n"
    with Store.open(folder / "ledger.duckdb", write=True) as store:
        handed_over(store, folder / "told", coalition=COALITION, party=PARTIES, stream=STREAMS)
        handed_over(store, folder / "told", stream=late)
        written = handed_over(store, folder / "told", stream=wrong)
        ledger.turn_back(store, written.batch or 0, Entry("turn back", "x"))
        yield store


@pytest.fixture
def told(corrected: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """That ledger, of which the rows and their sum can be asked."""
    own = {
        "rows": asking.Question("rows", "", "rows", ROWS, frozenset()),
        "total": asking.Question("total", "", "headline", TOTAL, frozenset()),
    }
    monkeypatch.setattr(asking, "questions", lambda: own)
    return corrected


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


FUND = {
    "coalition": "coalition\nC\nD\nE\n",
    "party": PARTIES,
    "fund": "fund,name,visibility\nF,Fonds,public\n",
    "project": "project,coalition,currency,committed,people_targeted\nP,C,EUR,100,5\nQ,D,EUR,200,6\n",
    "outcome_fund": "project,fund\nP,F\nQ,F\n",
    "outcome_payment": (
        "project,payer,recipient,type,currency,amount,visibility\n"
        "P,Gem,Brug,Actual,EUR,10,own\nQ,Gem,Een,Actual,EUR,20,own\nQ,Gem,Een,Planned,EUR,99,own\nQ,Gem,Een,,EUR,7,own\n"
    ),
}
BOTH = frozenset({"C", "D"})


def fund_totals(store: Store, viewer: Viewer) -> list[tuple[int, ...]]:
    frame = store.ask("fund_totals", viewer, fund="F")[["contracts", "committed_eur", "people", "paid"]]
    return [tuple(map(int, row)) for row in frame.to_numpy()]


def test_a_fund_of_two_coalitions_adds_up_alike_for_all_who_may_see_it_payments_of_ones_own_too(
    store: Store, deliver: Deliver
) -> None:
    deliver(**FUND)
    whole = [(2, 300, 11, 30)]
    assert fund_totals(store, LOCAL) == whole
    for viewer in (
        Viewer("a", "facilitator", "", BOTH),
        Viewer("b", "steering", "", BOTH),
        Viewer("c", "partner", "Brug", BOTH),
    ):
        assert fund_totals(store, viewer) == whole
    rows = {
        party: store.ask("fund_contracts", Viewer("x", "partner", party, BOTH), fund="F") for party in ("Brug", "Een", "Gem")
    }
    paid = {party: frame.set_index("project")["paid"].dropna().to_dict() for party, frame in rows.items()}
    assert paid == {"Brug": {"P": 10}, "Een": {"Q": 20}, "Gem": {"P": 10, "Q": 20}}


def test_a_fund_of_two_coalitions_tells_a_member_of_one_nothing_of_the_other(store: Store, deliver: Deliver) -> None:
    deliver(**FUND)
    for viewer in (VIEWERS["partner"], VIEWERS["facilitator"], VIEWERS["outsider"], PUBLIC):
        assert fund_totals(store, viewer) == []
    deliver(
        project="project,coalition,currency,committed,people_targeted\nR,E,EUR,400,7\n",
        outcome_fund="project,fund\nR,F\n",
        outcome_payment="project,type,currency,amount,visibility\nR,Actual,EUR,40,own\n",
    )
    for viewer in (LOCAL, VIEWERS["partner"], VIEWERS["facilitator"], VIEWERS["outsider"]):
        assert fund_totals(store, viewer) == [(3, 700, 18, 70)]
    assert fund_totals(store, PUBLIC) == []


def test_payments_of_one_other_coalition_alone_withhold_what_is_paid(store: Store, deliver: Deliver) -> None:
    public = {
        name: text.replace("\n", ",visibility\n", 1) for name, text in FUND.items() if name in ("project", "outcome_fund")
    }
    public = {name: text.replace("6\n", "6,public\n").replace("5\n", "5,public\n") for name, text in public.items()}
    public["outcome_fund"] = public["outcome_fund"].replace(",F\n", ",F,public\n")
    deliver(**{**FUND, **public, "outcome_payment": "project,type,currency,amount\nQ,Actual,EUR,20\n"})
    assert fund_totals(store, VIEWERS["outsider"]) == [(2, 300, 11, 20)]
    assert fund_totals(store, VIEWERS["partner"]) == []


def test_a_payment_that_two_sources_tell_is_paid_once_and_a_draft_is_not(store: Store, deliver: Deliver) -> None:
    deliver(**FUND)
    header = "project,payer,recipient,type,currency,amount"
    deliver(outcome_payment=f"{header},source\nP,Gem,Brug,Actual,EUR,12,jaarrekening\n")
    deliver(outcome_payment=f"{header},status\nP,Gem,Brug,Actual,EUR,13,concept\n")
    assert fund_totals(store, LOCAL) == [(2, 300, 11, 30)]


DIVIDENDS = (
    "coalition,outcome,period,parties,likely,visibility\n"
    "C,werk,2026-Q3,Brug,1,own\nC,werk,2026-Q3,Een,2,own\nC,werk,2026-Q3,Een+Brug,4,own\nC,werk,2026-Q3,Brug+Een+Gem,8,own\n"
)
OUTCOMES = "coalition,outcome,period\nC,werk,2026-Q3\n"
SEEN_OF_SETS = {"administrator": 15, "facilitator": 15, "partner": 13, "financier": 8, "outsider": 14}


@pytest.mark.parametrize("viewer", VIEWERS)
def test_what_several_parties_own_each_of_them_sees(store: Store, deliver: Deliver, viewer: str) -> None:
    deliver(coalition=COALITION, party=PARTIES, outcome=OUTCOMES, dividend=DIVIDENDS)
    told = store.ask("dividends", VIEWERS[viewer])
    assert told["likely"].sum() == SEEN_OF_SETS[viewer]


def test_facts_beneath_results_are_given_to_metrics_with_a_mark_of_what_is_visible(store: Store, deliver: Deliver) -> None:
    deliver(coalition=COALITION, party=PARTIES, outcome=OUTCOMES, dividend=DIVIDENDS)
    with pytest.raises(Refused):
        store.ask("shared_dividends", VIEWERS["partner"])
    told = store.ask("shared_dividends", VIEWERS["partner"], beneath=True)
    assert dict(zip(told["parties"], told["visible"], strict=True)) == {
        **{"Brug": True, "Een": False, "Brug+Een": True, "Brug+Een+Gem": True}
    }
    assert store.ask("shared_dividends", VIEWERS["outsider"], beneath=True).empty
