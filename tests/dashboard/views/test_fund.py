from dataclasses import replace

from dashboard.views.fund import FundView, own_figures, view
from data.store import Store
from tests.conftest import Deliver


def test_what_is_disputed_stands_with_every_source_and_one_counts(seen: FundView) -> None:
    assert seen.disputed == ("contracts", "private_money")
    assert [(one.amount, one.in_use) for one in seen.stated("private_money")] == [
        (601460, True),
        (900000, False),
        (1000000, False),
    ]
    in_use = seen.in_use("outcome_pot")
    assert in_use and in_use.amount == 1_000_000
    assert seen.in_use("geen") is None


def test_an_unknown_sum_is_unknown(seen: FundView) -> None:
    assert seen.paid is None
    assert seen.people_targeted == (333, 3)
    nobody = replace(seen, contracts=tuple(replace(c, people_targeted=None) for c in seen.contracts))
    assert nobody.people_targeted is None
    assert (seen.without_payment, seen.without_result) == (3, 3)


def test_outcomes_are_counted_where_it_is_known_what_was_agreed(fair_chance: FundView, seen: FundView) -> None:
    assert fair_chance.outcomes == (145, 147)
    assert seen.outcomes == (0, 3)
    first, *rest = fair_chance.contracts
    assert replace(fair_chance, contracts=(replace(first, metrics=0), *rest)).outcomes is None


def test_several_results_of_one_metric_are_one_known_outcome(store: Store, deliver: Deliver) -> None:
    deliver(
        coalition="coalition\nC\n",
        project="project,coalition\nK,C\n",
        fund="fund\nF\n",
        outcome_fund="project,fund\nK,F\n",
        outcome_metric="project,outcome_metric\nK,een\nK,twee\nK,drie\n",
        result="project,outcome_metric,period_start,achieved\nK,een,2025,1\nK,een,2026,2\nK,drie,2026,2\nK,drie,2027,3\n",
    )
    row = store.ask("fund_contracts", fund="F").iloc[0]
    assert (row["metrics"], row["results_known"], row["outcomes_known"]) == (3, 4, 2)
    line = store.ask("fund_portfolio").iloc[0]
    assert (line["metrics"], line["results_known"], line["outcomes_known"]) == (3, 4, 2)


def test_payments_of_which_the_type_is_not_stated_are_counted_with_their_source(fair_chance: FundView, seen: FundView) -> None:
    assert (fair_chance.payments_type_unknown, fair_chance.without_payment) == (7, 7)
    assert fair_chance.payment_sources == ("INDIGO",)
    assert seen.payment_sources == ()


def test_above_25_givers_they_are_drawn_together(fair_chance: FundView, care_leavers: FundView) -> None:
    assert fair_chance.givers_together
    assert not care_leavers.givers_together


def test_a_chosen_contract_has_as_figure_what_was_committed_to_it(brabant: Store, indigo: Store) -> None:
    rows = brabant.ask("fund_contracts", fund="INDIGO-FUND-0014")
    one = own_figures(rows[rows["project"] == "INDIGO-POJ-0216"])
    told = view("F", "Fonds", rows, one, rows.iloc[:0], rows.iloc[:0])
    in_use = told.in_use("private_money")
    assert in_use and (in_use.amount, in_use.currency, in_use.counts) == (200_000, "EUR", None)
    assert own_figures(indigo.ask("fund_contracts", fund="INDIGO-FUND-0013")).empty
