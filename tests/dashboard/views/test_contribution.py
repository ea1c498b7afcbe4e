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


def test_less_than_alone_is_worse_off_only_where_that_is_sure() -> None:
    sure, unsure, near, better = seen(
        share("a", 3.0, 2.0, worse_off_sure=0.9),
        share("b", 2.0, 1.9, worse_off_sure=0.586),
        share("c", 2.0, 2.1, worse_off_sure=0.4),
        share("d", 2.0, 2.5, worse_off_sure=0.1),
    ).shares
    assert [one.is_worse_off for one in (sure, unsure, near, better)] == [True, False, False, False]
    assert [one.is_unsure for one in (sure, unsure, near, better)] == [False, True, True, False]
    assert [one.is_better_off for one in (sure, unsure, near, better)] == [False, False, False, True]
    assert [one.name for one in seen(share("b", 2.0, 1.9, worse_off_sure=0.586), share("c", 2.0, 2.1)).unsure] == ["B"]


def test_an_unknown_share_keeps_the_others_as_they_are() -> None:
    told = seen(share("a", 1.0, 2.25), share("b", 1.0, 2.25), share("c", 1.0))
    assert [told.fair_told(one, NL) for one in told.rows] == ["2,3", "2,3", "onbekend"]


def test_a_share_without_spread_has_no_band() -> None:
    told = views.view(choice(), totals(), shares(share("a", 1.0, 2.0, low=2.0, high=2.0), share("b", 1.0, 6.5))).shares
    assert [views.band_told(one, NL) for one in told] == ["", "5,5 tot 7,5"]
    assert views.band_told(told[1], EN) == "5.5 to 7.5"
