import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.pages.frame import Chooser
from dashboard.shown import show
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


def test_quarters_lie_along_a_slider_the_first_choice_at_the_right(dommelrand: Store) -> None:
    along = visit(dommelrand, "waardestromen", lang="nl", quarter="2024-Q1").select_slider(key="quarter")
    assert along.options == sorted(along.options) and along.value == "2024-Q1"
    assert visit(dommelrand, "waardestromen", lang="nl").select_slider(key="quarter").value == along.options[-1]


def test_of_one_choice_there_is_no_slider(coalition: Store) -> None:
    app = visit(coalition, "waardestromen", lang="nl")
    assert len(app.select_slider) == 0 and app.selectbox(key="quarter").options == ["2026-Q1"]


@pytest.mark.parametrize(("first", "label"), [(True, "Een"), (False, "")])
def test_without_a_choice_the_first_is_chosen_only_where_it_should_be(first: bool, label: str) -> None:
    assert Chooser("frame_test", {"Een": "1", "Twee": "2"}, "geen", first=first, slider=True).label == label


def page(rows: object) -> None:
    """A page with nothing but a table; AppTest runs its source by itself."""
    from dashboard.pages import frame

    frame.table(rows, alt="", key="rows", height=120)


@pytest.mark.parametrize("told", ["onbekend", "3"])
def test_a_table_of_texts_alone_leaves_an_unknown_empty_and_names_as_they_are(store: Store, told: str) -> None:
    show(store)
    rows = pd.DataFrame({"Wie": ["<b>x</b>", "*a*"], "Wat": [told, "12"]})
    (shown,) = AppTest.from_function(page, default_timeout=30, args=(rows,)).run().dataframe
    assert shown.value["Wie"].tolist() == ["<b>x</b>", "*a*"]
    assert shown.value["Wat"].isna().tolist() == [told == "onbekend", False]
