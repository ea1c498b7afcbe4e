from data.store import Store
from tests.dashboard.pages.contribution.own.made_own import own, said


def test_with_whom_the_share_comes_about_is_told_by_name_with_how_sure_it_is(dommelrand: Store) -> None:
    told = said(own(dommelrand, "pairs"))
    assert told.startswith("U wint het meest samen met Werkplaats Noord")
    assert "Samen met Werkplaats Noord: 4,3 mensen extra; de helft rekenen we u toe." in told
    assert "80 % zeker: tussen " in told and "Zorghuis" not in told
    assert "Uw eerlijk deel 7 = 3,25 eigen part + 3,75 uit samenwerken. :gray[Uw eigen part is wat u alleen haalde." in told


def test_a_partner_of_whom_nothing_is_told_hears_that_nothing_is_recorded(dommelrand: Store) -> None:
    assert said(own(dommelrand, "pairs", "heikant")) == "Van u is geen bijdrage vastgelegd."


def test_a_partner_that_left_hears_until_when_it_took_part(dommelrand: Store) -> None:
    assert said(own(dommelrand, "pairs", "zonnebeemd")).startswith("U deed mee tot en met juni 2026;")


def test_the_last_partner_is_not_called_smaller_where_it_adds_as_much(dommelrand: Store) -> None:
    assert "En nog 1 partner, met een even groot verschil." in said(own(dommelrand, "pairs", "werkplaats"))
