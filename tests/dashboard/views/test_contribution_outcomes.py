from dashboard.views import contribution_outcomes as views
from tests.dashboard.views.made_contribution import totals


def test_outcomes_with_contributions_stand_apart_from_those_without() -> None:
    told, bare = {"outcome": "b", "name": "B"}, {"outcome": "a", "name": "A", "dividends": 0, "is_main": False}
    assert views.outcomes_of(totals(bare, told), without_money=False) == views.Outcomes({"b": "B"}, {"a": "A"}, ())


def test_without_money_outcomes_in_a_currency_are_left_out_and_named() -> None:
    found = totals({"outcome": "a", "name": "A", "unit": "eur", "is_main": False}, {"outcome": "b", "name": "B"})
    assert views.outcomes_of(found, without_money=True) == views.Outcomes({"b": "B"}, {}, ("A",))
    assert views.outcomes_of(found, without_money=False).told == {"b": "B", "a": "A"}
    in_money = totals({"outcome": "a", "name": "A", "worth_unit": "EUR"})
    assert views.outcomes_of(in_money, without_money=True) == views.Outcomes({}, {}, ("A",))
