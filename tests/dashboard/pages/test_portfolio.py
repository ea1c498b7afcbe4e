from pathlib import Path

import pytest

from dashboard import session
from data import intake
from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.apptest import texts, visit


@pytest.fixture
def three(store: Store, shared: Path) -> Store:
    for name in ("brabant-outcomes-fund", "indigo"):
        intake.deliver(store, intake.examine([shared / "data" / name], "indigo", store), "test")
    return store


def test_several_funds_start_with_a_table_of_all_of_them(three: Store) -> None:
    app = visit(three, lang="nl")
    assert app.title[0].value == "214 van de 219 uitkomsten bekend, bij 2 van de 3 fondsen"
    table = app.dataframe[0].value
    assert table["Contracten"].tolist() == [7, 3, 3]  # every row opens a fund; the contracts of none stand below
    assert table["Uitkomsten bekend"].tolist() == ["145 van 147", "69 van 69", "0 van 3"]
    assert table["Betalingen"].tolist()[:2] == ["bij 7 niet vermeld of er betaald is", "69 betalingen"]
    assert len(app.dataframe[1].value) == 15
    assert [header.value for header in app.header] == ["15 contracten horen bij geen fonds"]
    assert not app.subheader  # a level is never skipped
    assert "Toegezegd: €\xa033.165.000 (bekend van 14 van 15)" in texts(app).replace("\\", "")
    chosen = visit(three, lang="en", fund="Care Leavers - United Kingdom")
    assert chosen.title[0].value == "£4,885,540 paid; all 69 outcomes known"
    texts(chosen)
    without = visit(three, lang="nl", without_money="true")
    assert "Toegezegd" not in without.dataframe[0].value.columns
    assert "€" not in texts(without)


def test_on_a_phone_the_funds_are_a_list(three: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "is_narrow", lambda: True)
    app = visit(three, lang="nl")
    told = texts(app).replace("\\", "")
    assert "**Fair Chance Fund " in told
    assert "Toegezegd: **£\xa04.440.000**" in told and "Mensen beoogd: **550**" in told
    assert "Kies bovenaan een fonds" in told
    assert list(app.dataframe[0].value.columns) == ["Contract", "Mensen beoogd", "Toegezegd"]
    assert "Toegezegd" not in texts(visit(three, lang="nl", without_money="true"))


def test_invented_examples_say_so_and_are_not_counted_beside_real_ones(store: Store, deliver: Deliver, brabant: Store) -> None:
    deliver(
        coalition="coalition,invented\nV,ja\n",
        project="project,coalition,people_targeted\nVK,V,50\nVL,V,5\n",
        fund="fund,name,invented\nVF,Verzonfonds,ja\n",
        outcome_fund="project,fund\nVK,VF\n",
    )
    app = visit(store, lang="nl")
    told = texts(app)
    assert "3 contracten, voor 333 mensen" in told
    assert "2 verzonnen voorbeeldcontracten tellen niet mee" in told
    assert "voorbeeldgegevens" not in told
    assert sorted(app.dataframe[0].value["Fonds"]) == ["Brabant Outcomes Fund", "Verzonfonds (verzonnen)"]
    assert app.dataframe[1].value["Contract"].tolist() == ["VL (verzonnen)"]


def test_with_invented_data_alone_the_badge_stands_above(store: Store, deliver: Deliver) -> None:
    deliver(fund="fund,name,invented\nA,Een,ja\nB,Twee,ja\n")
    app = visit(store, lang="nl")
    assert "voorbeeldgegevens: verzonnen" in texts(app)
