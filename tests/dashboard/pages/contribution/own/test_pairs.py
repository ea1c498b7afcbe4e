from data.store import Store
from tests.dashboard.pages.contribution.own.made_own import own, said


def test_with_whom_the_share_comes_about_is_told_by_name_with_how_sure_it_is(dommelrand: Store) -> None:
    told = said(own(dommelrand, "pairs"))
    assert told.startswith("U wint het meest samen met Werkplaats Noord")
    assert "Samen met Werkplaats Noord: 4,3 mensen extra; de helft rekenen we u toe." in told
    assert "80 % zeker: tussen " in told and "Zorghuis" not in told


def test_a_partner_of_whom_nothing_is_told_has_one_quiet_line(dommelrand: Store) -> None:
    assert said(own(dommelrand, "pairs", "heikant")).startswith(":small[:gray[Van u is niet verteld met wie")
