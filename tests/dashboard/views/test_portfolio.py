from pathlib import Path

import pytest

from dashboard.views import portfolio as views
from dashboard.words import words
from data import intake
from data.store import Store

NL, EN = words("nl"), words("en")


@pytest.fixture
def seen(store: Store, shared: Path) -> views.PortfolioView:
    for name in ("brabant-outcomes-fund", "indigo"):
        intake.deliver(store, intake.examine([shared / "data" / name], "indigo", store), "test")
    return views.view(store.ask("fund_portfolio"), store.ask("portfolio_totals"))


def test_all_funds_together_tell_how_much_is_known(seen: views.PortfolioView) -> None:
    assert views.title(seen, NL) == "Van 2 van de 3 fondsen zijn resultaten bekend"
    assert views.lead(seen, EN) == (
        "28 contracts, for 7,645 people (intended; known of 19 of the 28 contracts). "
        "Committed is €33,766,460 in 17 contracts and £4,440,000 in 7 contracts. "
        "Of 4 contracts it is unknown how much was committed."
    )
    assert "€" not in views.lead(seen, EN, without_money=True)


def test_euros_and_other_currencies_are_not_added(seen: views.PortfolioView) -> None:
    told = {line.fund: views.committed_told(line, NL) for line in seen.lines}
    assert told == {
        "INDIGO-FUND-0005": "£\xa04.440.000",
        "INDIGO-FUND-0013": "onbekend",
        "INDIGO-FUND-0014": "€\xa0601.460",
        None: "€\xa033.165.000 (bekend van 14 van 15)",
    }


def test_payments_of_which_the_type_is_not_stated_are_said_apart(seen: views.PortfolioView) -> None:
    told = {line.fund: views.payments_told(line, NL) for line in seen.lines}
    assert told["INDIGO-FUND-0005"] == "0; bij 7 is niet vermeld of er betaald is"
    assert told["INDIGO-FUND-0014"] == "onbekend"
    assert told["INDIGO-FUND-0013"] == "69"
    assert [views.people_told(line, NL) for line in seen.lines if line.fund in ("INDIGO-FUND-0005", None)] == [
        "onbekend",
        "6.762 (bekend van 13 van 15)",
    ]


def test_with_nothing_in_it_a_portfolio_is_empty(store: Store) -> None:
    empty = views.view(store.ask("fund_portfolio"), store.ask("portfolio_totals"))
    assert empty.is_empty
    assert empty.people is None
