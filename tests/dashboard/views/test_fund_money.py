from datetime import date
from decimal import Decimal

from dashboard.views import fund_money as views
from dashboard.words import words
from tests.dashboard.views.made_outcomes import choice, contract, money

NL, EN = words("nl"), words("en")
KNOWN = {"cap": 400, "earned": 246, "paid": 210, "due": 36, "credit": 0, "still_to_earn": 154, "over_cap": 0}


def steps(one: views.Money) -> dict[str, tuple[Decimal, Decimal | None]]:
    return {step.key: (step.start, step.amount) for step in one.steps}


def test_the_five_steps_follow_one_another_on_one_axis() -> None:
    (one,) = money(contract(**KNOWN))
    assert steps(one) == {
        "cap": (0, 400),
        "earned": (0, 246),
        "paid": (0, 210),
        "due": (210, 36),
        "still_to_earn": (246, 154),
    }
    assert views.heading(one, NL).replace("\xa0", " ") == "53 % van het toegezegde geld is betaald"


def test_what_was_paid_above_the_cap_and_beyond_what_was_earned_are_steps_of_their_own() -> None:
    (one,) = money(contract(cap=21, earned=21, paid=25, due=0, credit=4, still_to_earn=0, over_cap=4))
    assert steps(one)["over_cap"] == steps(one)["credit"] == (21, 4)
    assert views.heading(one, NL).replace("\xa0", " ") == "'Werk' kreeg € 4 meer dan het plafond"
    both = money(contract(cap=1, paid=2, over_cap=1), contract("B", cap=1, paid=3, over_cap=2))
    assert views.heading(both[0], EN) == "2 contracts together received €3 above their caps"


def test_an_amount_known_of_some_contracts_says_of_how_many_and_is_no_share() -> None:
    (one,) = money(contract(**KNOWN), contract("B", earned=10, paid=5))
    told = {step.key: views.step_told(step, one, NL).replace("\xa0", " ") for step in one.steps}
    assert told["cap"] == "€ 400 (1 van 2)" and told["earned"] == "€ 256"
    assert one.whole_cap is None
    assert told["due"] == "€ 36 (1 van 2)" and told["still_to_earn"] == "€ 154 (1 van 2)"
    assert views.heading(one, NL).replace("\xa0", " ") == "€ 215 is betaald, € 256 is verdiend"
    whole = {step.key: views.is_whole(step, one) for step in one.steps}
    assert whole == {"cap": False, "earned": True, "paid": True, "due": False, "still_to_earn": False}


def test_what_is_still_to_earn_is_known_of_the_contracts_of_which_it_is_and_not_of_those_with_a_cap() -> None:
    (one,) = money(contract(**KNOWN), contract("B", cap=1000, credit=7))
    told = {step.key: views.step_told(step, one, NL).replace("\xa0", " ") for step in one.steps}
    assert told["cap"] == "€ 1.400" and told["still_to_earn"] == "€ 154 (1 van 2)"
    (over,) = money(contract(paid=9, earned=2, credit=7), contract("B"))
    assert views.step_told(over.steps[-1], over, NL).replace("\xa0", " ") == "€ 7 (1 van 2)"


def test_a_partial_sum_in_the_heading_says_of_how_many_contracts_it_is() -> None:
    (one,) = money(contract(earned=9, paid=5), contract("B", earned=1))
    assert views.heading(one, NL).replace("\xa0", " ") == "€ 5 (bekend van 1 van 2) is betaald, € 10 is verdiend"
    (paid,) = money(contract(paid=5), contract("B"))
    assert views.heading(paid, EN) == "€5 (known of 1 of 2) was paid for outcomes"


def test_a_contract_without_a_known_currency_counts_among_those_of_which_the_money_is_unknown() -> None:
    (one,) = money(contract(**KNOWN), contract("B", currency=None))
    assert (one.contracts, one.whole_cap) == (2, None)
    assert views.heading(one, NL).startswith("€\xa0210 (bekend van 1 van 2) is betaald")
    assert [each.contracts for each in money(contract(paid=1), contract("B", paid=1, currency="GBP"))] == [1, 1]


def test_when_all_contracts_have_ended_what_was_not_earned_is_no_longer_to_be_earned() -> None:
    def name(*rows: dict[str, object], day: date) -> str:
        (one,) = money(*rows, of=choice(day=day))
        return views.step_name(one.steps[4], one, NL)

    ended = contract(**KNOWN, end="2025")
    assert name(ended, day=date(2026, 1, 1)) == "Niet verdiend"
    assert name(ended, day=date(2025, 12, 31)) == "Nog te verdienen"
    assert name(ended, contract("B", end="2026"), day=date(2026, 1, 1)) == "Nog te verdienen"
    assert name(ended, contract("B", end=None), day=date(2026, 1, 1)) == "Nog te verdienen"
    (one,) = money(ended, of=choice(day=date(2026, 1, 1)))
    assert views.step_name(one.steps[0], one, NL) == "Toegezegd"


def test_that_no_payment_is_known_is_said_only_where_none_is_of_any_kind() -> None:
    (unpaid,) = money(contract(earned=9, due=9))
    assert views.heading(unpaid, NL) == "Er is nog geen betaling bekend"
    (in_pounds,) = money(contract(earned=9, payments=1))
    assert views.heading(in_pounds, NL) == "Hoeveel er in EUR is betaald, is onbekend"
    (claim_paid,) = money(contract(earned=9))
    assert views.heading(claim_paid, EN) == "How much was paid in EUR is unknown"
    first, _ = money(contract(earned=9, due=9), contract("B", paid=5, payments=1, currency="GBP"))
    assert views.heading(first, NL) == "Hoeveel er in EUR is betaald, is onbekend"


def test_unknown_is_no_amount() -> None:
    (one,) = money(contract())
    assert not one.is_known and views.steps_known([one]) == []
    assert [step.amount for step in one.steps] == [None] * 5
    assert views.step_told(one.steps[0], one, NL) == "onbekend"
    assert views.heading(one, NL) == "Er is nog geen betaling bekend"
    (paid,) = money(contract(paid=5))
    assert views.heading(paid, EN) == "€5 was paid for outcomes"


def test_payments_of_which_nobody_says_whether_they_were_made_are_a_step_apart() -> None:
    (one,) = money(contract(earned=9, paid_type_unknown=7))
    assert steps(one)["paid_type_unknown"] == (0, 7) and steps(one)["paid"] == (0, None)
    assert views.heading(one, EN) == "Of €7 it is not stated whether it was paid"


def test_currencies_stand_apart_the_one_of_most_contracts_first() -> None:
    rows = [contract("W", paid=1, currency="GBP"), contract("B", paid=2), contract("W", paid=3)]
    found = money(*rows)
    assert [(one.currency, one.contracts, one.paid) for one in found] == [("EUR", 2, 5), ("GBP", 1, 1)]
    assert money(contract(currency=None)) == ()


def test_a_chosen_contract_is_told_alone() -> None:
    (one,) = money(contract(**KNOWN), contract("B", cap=1, paid=2, over_cap=1), of=choice("W"))
    assert (one.contracts, one.cap, one.whole_cap, one.over) == (1, 400, 400, ())
