from decimal import Decimal

import pytest

from dashboard.views import contribution as views
from dashboard.words import words
from tests.dashboard.views.made_contribution import choice, own, seen, share, shares, totals

NL, EN = words("nl"), words("en")


def test_partners_stand_in_the_order_of_the_metric_and_who_told_nothing_has_no_row() -> None:
    told = seen()
    assert [one.name for one in told.rows] == ["Werk", "Gemeente", "Vlotweg"]
    assert told.untold == ("Wijkraad",) and [one.name for one in told.worse_off] == ["Vlotweg"]
    assert told.is_whole and [one.fair for one in told.known] == [17, 9, 1]


def test_a_partner_sees_itself_and_the_others_as_one() -> None:
    told = own()
    assert [(one.name, one.covers, one.fair) for one in told.rows] == [("Bouwers", 1, 7), ("", 6, 39)]
    assert not told.is_whole and told.own is not None and told.own.alone == 4


def test_others_that_a_partner_could_see_by_name_stand_as_one_too() -> None:
    told = seen(
        share("bouwers", 4.0, 7.0), share("werk", 12.0, 17.0), share(None, covers=5), audience="partner", party="bouwers"
    )
    assert [(one.name, one.covers, one.fair, one.low) for one in told.rows] == [("Bouwers", 1, 7, 6), ("", 6, 39, None)]


def test_fewer_than_five_others_are_no_group() -> None:
    told = seen(share("bouwers", 4.0, 7.0), share(None, covers=4), audience="partner", party="bouwers", parties=5)
    assert [one.name for one in told.rows] == ["Bouwers"]


def test_a_partner_who_told_nothing_or_is_not_shown_has_no_row() -> None:
    assert seen(share("bouwers", told=False), audience="partner", party="bouwers").rows == ()
    assert seen(share(None, fair=46.0, covers=7), audience="partner", party="bouwers").own is None


def test_where_no_partner_is_shared_there_is_no_split() -> None:
    assert seen(share(None, fair=46.0, covers=7), audience="financier").rows == ()
    some = seen(share("werk", 12.0, 17.0), share(None, fair=29.0, covers=6), audience="financier")
    assert [one.covers for one in some.rows] == [1, 6]


def test_there_is_a_bar_unless_something_is_below_zero_or_nothing_is_told() -> None:
    def has_bar(**changes: object) -> bool:
        total = views.total_of("werk", totals(changes))
        return total is not None and total.has_bar

    assert has_bar() and has_bar(together=None, why="unknown") and has_bar(alone=None, withheld=True) and has_bar(together=0.0)
    assert not has_bar(together=-3.0, why="not_positive") and not has_bar(alone=-1.0)
    assert not has_bar(why="no_dividends") and not has_bar(why="units_differ", together=None)


def test_the_outcome_asked_for_is_shown_else_the_main_one_else_the_first() -> None:
    found = totals({"outcome": "a", "is_main": False}, {"outcome": "b"})
    assert [getattr(views.total_of(one, found), "outcome", "") for one in ("a", "", "z")] == ["a", "b", "b"]
    assert views.total_of("a", found.iloc[:0]) is None


@pytest.mark.parametrize(
    ("value", "low", "high", "told"),
    [
        (17.04, 13.5, 20.5, "17"),
        (6.53, 4, 9, "6,5"),
        (154.4, 140, 160, "154"),
        (0.625, 0.3, 0.9, "0,6"),
        (0.0421, None, None, "0,042"),
        (0.0, 0.0, 0.0, "0"),
        (-3.25, None, None, "−3,3"),
        (None, None, None, "onbekend"),
    ],
)
def test_a_number_has_as_many_decimals_as_its_band_bears(value: float | None, low: float, high: float, told: str) -> None:
    assert views.number_told(value, NL, low, high) == told


def test_parts_add_up_as_they_are_shown() -> None:
    assert views.split_shown(46.4, 27.4, 0) == (Decimal(46), Decimal(27), Decimal(19))
    assert views.split_shown(46.4, 11.6, 0) == (Decimal(46), Decimal(11), Decimal(35))
    assert views.split_shown(34.0, 38.0, 1) == (Decimal("34.0"), Decimal("38.0"), Decimal("-4.0"))


def test_a_share_without_spread_has_no_band() -> None:
    told = views.view(choice(), totals(), shares(share("a", 1.0, 2.0, low=2.0, high=2.0), share("b", 1.0, 6.5))).shares
    assert [views.band_told(one, NL) for one in told] == ["", "5,5 tot 7,5"]
    assert views.band_told(told[1], EN) == "5.5 to 7.5"
