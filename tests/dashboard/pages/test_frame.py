from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.apptest import texts, visit

FUND = "fund,name,recorded\nF,{name},{recorded}\n"


def test_the_bar_offers_earlier_moments_and_says_when_one_is_chosen(store: Store, deliver: Deliver) -> None:
    deliver(fund=FUND.format(name="Oud", recorded="2026-01-10"), moment="moment,known_on\nkwartaal vastgesteld,2026-02-01\n")
    deliver(fund=FUND.format(name="Nieuw", recorded="2026-03-10"))
    app = visit(store, lang="nl")
    assert app.selectbox(key="known").options == ["kwartaal vastgesteld", "10-03-2026", "10-01-2026"]
    assert app.title[0].value == "Nieuw heeft nog geen contracten"
    for known in ("kwartaal vastgesteld", "10-01-2026"):
        then = visit(store, lang="nl", known=known)
        assert then.title[0].value == "Oud heeft nog geen contracten"
        assert "stand van" in texts(then)


def test_the_footer_says_what_the_score_is_not_and_what_was_known_when(brabant: Store) -> None:
    told = texts(visit(brabant, lang="nl"))
    assert "er is geen band met of goedkeuring door de Stichting" in told
    assert "Bekend op" in told


def test_a_link_to_a_fund_that_is_not_there_says_so_and_shows_all(brabant: Store) -> None:
    told = texts(visit(brabant, lang="nl", fund="Weg"))
    assert "Weg" in told


def test_before_anything_is_known_there_is_no_earlier_moment_to_choose(store: Store) -> None:
    assert [one.key for one in visit(store, lang="nl").selectbox] == []
