from data.store import Store
from tests.dashboard.pages.contribution.own.made_own import own, said


def test_what_others_say_is_a_mean_over_enough_of_them(dommelrand: Store) -> None:
    told = said(own(dommelrand, "received", "werkplaats"))
    assert told.startswith("Anderen geven wat zij van u krijgen gemiddeld 3,9 van 5")
    assert "van 5 partners, alle kwartalen samen." in told


def test_of_fewer_it_is_withheld(dommelrand: Store) -> None:
    told = said(own(dommelrand, "received"))
    assert "is verborgen" in told and "vanaf 5 partners; nu zijn het er 2." in told and "gemiddeld " not in told


def test_where_nobody_rated_anything_it_says_so(dommelrand: Store) -> None:
    assert said(own(dommelrand, "received", "mantelzorg")).startswith("Niemand gaf nog een waardering")
