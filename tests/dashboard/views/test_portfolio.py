from pathlib import Path

import pytest

from dashboard.views import portfolio as views
from dashboard.words import words
from data import intake
from data.store import Store
from tests.conftest import Deliver

NL, EN = words("nl"), words("en")


def view_of(store: Store) -> views.PortfolioView:
    return views.view(store.ask("fund_portfolio"), store.ask("portfolio_totals"))


@pytest.fixture
def seen(store: Store, shared: Path) -> views.PortfolioView:
    for name in ("brabant-outcomes-fund", "indigo"):
        intake.deliver(store, intake.examine([shared / "data" / name], "indigo", store), "test")
    return view_of(store)


def test_all_funds_together_tell_how_much_is_known(seen: views.PortfolioView) -> None:
    assert views.title(seen, NL) == "214 van de 219 uitkomsten bekend, bij 2 van de 3 fondsen"
    assert views.title(seen, EN) == "214 of the 219 outcomes known, for 2 of the 3 funds"
    assert views.lead(seen, EN) == (
        "28 contracts, for 7,645 people (intended; known for 19 of the 28 contracts). "
        "Investors committed €33,766,460 in 17 contracts and £4,440,000 in 7 contracts. "
        "For 4 contracts it is unknown how much investors committed. "
        "15 of these belong to no fund and stand below the table."
    )
    assert "€" not in views.lead(seen, EN, without_money=True)


def test_the_title_hides_no_unknown_outcome(store: Store, brabant: Store, shared: Path) -> None:
    intake.deliver(store, intake.examine([shared / "data" / "indigo"], "indigo", store), "test")
    assert views.title(view_of(brabant), NL) == "214 van de 219 uitkomsten bekend, bij 2 van de 3 fondsen"
    assert len(views.title(view_of(brabant), NL)) <= 68


def test_the_title_of_two_funds_with_results(indigo: Store) -> None:
    assert views.title(view_of(indigo), NL) == "214 van de 216 uitkomsten bekend in 2 fondsen"
    assert views.title(view_of(indigo), EN) == "214 of the 216 outcomes known in 2 funds"


def test_euros_and_other_currencies_are_not_added(seen: views.PortfolioView) -> None:
    told = {line.fund: views.committed_told(line, NL) for line in seen.lines}
    assert told == {
        "INDIGO-FUND-0005": "£\xa04.440.000",
        "INDIGO-FUND-0013": "onbekend",
        "INDIGO-FUND-0014": "€\xa0601.460",
    }
    assert seen.loose
    assert views.committed_told(seen.loose, NL) == "€\xa033.165.000 (bekend van 14 van 15)"
    assert views.people_told(seen.loose, NL) == "6.762 (bekend van 13 van 15)"


def test_people_intended_and_people_reached_are_told_apart(seen: views.PortfolioView) -> None:
    told = {line.fund: (views.people_told(line, NL), views.reached_told(line, NL)) for line in seen.lines}
    assert told == {
        "INDIGO-FUND-0005": ("onbekend", "1.909"),
        "INDIGO-FUND-0013": ("550", "636"),
        "INDIGO-FUND-0014": ("333", "onbekend"),
    }


def test_with_nothing_in_it_a_portfolio_is_empty(store: Store) -> None:
    empty = view_of(store)
    assert empty.is_empty
    assert empty.people is None
    assert not empty.is_invented


INVENTED = {
    "coalition": "coalition,invented\nV,ja\n",
    "project": "project,coalition,currency,committed,people_targeted\nVK,V,EUR,1000,50\nVL,V,EUR,500,5\n",
    "fund": "fund,name,invented\nVF,Verzonfonds,ja\n",
    "outcome_fund": "project,fund\nVK,VF\n",
}


def test_invented_contracts_are_counted_only_where_there_is_nothing_else(store: Store, deliver: Deliver) -> None:
    deliver(**INVENTED)
    alone = view_of(store)
    assert alone.is_invented
    assert views.title(alone, NL) == "Van het ene fonds zijn geen uitkomsten bekend"
    assert views.lead(alone, NL).startswith("2 contracten, voor 55 mensen (beoogd).")
    assert "verzonnen" not in views.lead(alone, NL)
    deliver(
        coalition="coalition\nC\n",
        project="project,coalition,currency,committed,people_targeted\nK,C,EUR,200,7\n",
    )
    mixed = view_of(store)
    assert not mixed.is_invented
    assert views.title(mixed, NL) == "1 contract hoort bij geen fonds"
    assert views.lead(mixed, NL) == (
        "1 contract, voor 7 mensen (beoogd). Investeerders zegden €\xa0200 in 1 contract toe. "
        "1 daarvan hoort bij geen fonds en staat onder de tabel. 2 verzonnen voorbeeldcontracten tellen niet mee."
    )
    assert "2 invented example contracts are not counted." in views.lead(mixed, EN, without_money=True)


def test_a_contract_is_invented_if_its_fund_or_its_coalition_is(store: Store, deliver: Deliver) -> None:
    deliver(
        coalition="coalition,invented\nV,ja\nC,\n",
        project="project,coalition\nA,V\nB,C\nD,C\n",
        fund="fund,name,invented\nVF,Verzonfonds,ja\nEF,Echt,\nMF,Gemengd,\n",
        outcome_fund="project,fund\nB,VF\nD,EF\nA,MF\n",
    )
    portfolio = store.ask("fund_portfolio").set_index("fund")["invented"].to_dict()
    assert portfolio == {"VF": True, "EF": False, "MF": True}
    assert store.ask("funds").set_index("fund")["invented"].to_dict() == portfolio
    totals = store.ask("portfolio_totals").set_index("invented")["projects"].to_dict()
    assert totals == {False: 1, True: 2}
    assert [bool(store.ask("fund_contracts", fund=fund)["invented"].iloc[0]) for fund in ("VF", "EF", "MF")] == [
        True,
        False,
        True,
    ]


def test_an_invented_fund_says_so_behind_its_name() -> None:
    assert views.name_told("Kiemkracht", NL, invented=True) == "Kiemkracht (verzonnen)"
    assert views.name_told("Kiemkracht", EN, invented=True) == "Kiemkracht (invented)"
    assert views.name_told("Brabant", NL, invented=False) == "Brabant"
