"""Figures that cannot stand beside one another: each a fault with its row in our template, a remark in a public standard."""

import pytest

from data.problems import Problem
from data.store import Store
from tests.data.test_contract_checking import FUND, INDIGO, add, delivery, examined


@pytest.fixture
def fund(store: Store) -> Store:
    add(store, **FUND)
    return store


def told(problems: list[Problem]) -> list[tuple[str, bool, int | None, str]]:
    return [(problem.code, problem.fault, problem.row, problem.column) for problem in problems]


@pytest.mark.parametrize(
    ("table", "rows", "column"),
    [
        ("investment", "project,party,currency,amount_least,amount_most\nP,Een,EUR,5,5\nP,Brug,EUR,10,1\n", "amount_least"),
        ("project", "project,currency,committed_least,committed_most\nP,EUR,5,\nQ,EUR,10,9.99\n", "committed_least"),
    ],
)
def test_what_is_the_least_may_not_be_above_the_most(fund: Store, table: str, rows: str, column: str) -> None:
    found = examined(fund, **{table: rows})
    assert told(found) == [("least_above_most", True, 3, column)]
    assert found[0].found == "10"


def test_a_bound_is_held_against_the_one_that_the_ledger_knows(fund: Store) -> None:
    add(fund, project="project,currency,committed_least\nP,EUR,10\n")
    found = examined(fund, project="project,currency,committed_most\nP,EUR,9\n")
    assert told(found) == [("least_above_most", True, 2, "committed_least")]


def test_in_a_public_standard_turned_bounds_are_a_remark() -> None:
    least, most = "Investment Commitment - Amount - Min - (Value)", "Investment Commitment - Amount - Max - (Value)"
    header = f"Project ID,Organisation ID - (Value),Investment Commitment - Currency - (Value),{least},{most}"
    investments = header + "\nP,O1,EUR,10,1\n"
    problems = delivery(None, "indigo", **INDIGO, investments=investments).problems
    assert ("least_above_most", False, 2, "amount_least") in told(problems)


def test_no_more_are_selected_than_applied(fund: Store) -> None:
    found = examined(fund, fund="fund,applications,selected\nF,9,9\nG,3,9\n")
    assert told(found) == [("selected_above_applications", True, 3, "selected")]
    assert (found[0].found, found[0].details) == ("9", {"applications": 3})


def test_a_rate_of_exchange_is_never_nought_and_never_to_the_same_currency(fund: Store) -> None:
    header = "currency,to_currency,dated,rate\n"
    rates = "GBP,EUR,2026-01-01,1.2\nGBP,EUR,2026-01-02,0\nEUR,EUR,2026-01-01,1\n"
    assert told(examined(fund, exchange_rate=header + rates)) == [
        ("exchange_rate_zero", True, 3, "rate"),
        ("exchange_to_itself", True, 4, "to_currency"),
    ]


@pytest.mark.parametrize(
    ("shares", "together"),
    [
        (("0.6", "0.4"), None),
        (("0.9", ""), None),
        (("", ""), None),
        (("0.9", "0.9"), "1.8"),
        (("0.6", "0.3"), "0.9"),
        (("0.1", "0.2", "0.7"), None),
        (("0.9", "0.2", ""), "1.1"),
        (("0.333", "0.333", "0.333"), "0.999"),
        (("1",), None),
        (("0.5",), "0.5"),
    ],
)
def test_shares_of_what_is_repaid_are_one_together_where_all_are_told(
    fund: Store, shares: tuple[str, ...], together: str | None
) -> None:
    rows = "".join(f"P,{party},{share}\n" for party, share in zip(("Brug", "Een", "Gem"), shares, strict=False))
    found = examined(fund, investment="project,party,repayment_share\n" + rows + "Q,Brug,1\n")
    assert told(found) == ([("shares_not_one", True, 2, "repayment_share")] if together else [])
    assert [problem.details for problem in found] == ([{"together": together, "project": "P"}] if together else [])


def test_shares_count_with_those_that_the_ledger_knows_and_never_twice_by_two_sources(fund: Store) -> None:
    header = "project,party,repayment_share,source\n"
    add(fund, investment=header + "P,Brug,0.6,boek\nP,Een,0.4,boek\n")
    assert examined(fund, investment=header + "P,Brug,0.6,app\n") == []
    assert told(examined(fund, investment=header + "P,Gem,0.1,boek\n")) == [("shares_not_one", True, 2, "repayment_share")]
    both = header + "P,Brug,0.7,boek\nP,Een,0.3,boek\n"
    assert examined(fund, investment=both) == []
