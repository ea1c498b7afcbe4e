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
    table = app.dataframe[0].value.fillna("onbekend")
    assert table["Contracten"].tolist() == [7, 3, 3]  # every row opens a fund; the contracts of none stand below
    assert table["Uitkomsten bekend"].tolist() == ["145 van 147", "69 van 69", "0 van 3"]
    assert table["Mensen bereikt"].tolist() == ["1.909", "636", "onbekend"]
    assert table["Betaald"].tolist() == ["niet vermeld", "£\xa04.885.540", "onbekend"]
    assert table["Verdiend"].tolist()[2] == "onbekend"
    told = texts(app).replace("\\", "")
    assert "van £\xa013.494.488 is niet vermeld of het betaald is" in told
    assert len(app.dataframe[-1].value) == 15
    assert app.header[-1].value == "15 contracten horen bij geen fonds"
    assert not app.subheader  # a level is never skipped
    assert "Inleg toegezegd: €\xa033.165.000 (bekend van 14 van 15)" in told
    assert "Bedragen in" not in [one.label for one in app.button_group], "there is no rate to convert by"


def test_without_money_every_amount_is_gone_and_the_rest_stays(three: Store) -> None:
    without = visit(three, lang="nl", without_money="true")
    assert list(without.dataframe[0].value.columns)[1:] == [
        "Contracten",
        "Mensen beoogd",
        "Mensen bereikt",
        "Uitkomsten bekend",
    ]
    told = texts(without)
    assert not {"€", "£"} & set(told) and "betaald" not in told
    assert all("Betaald" not in one.value.columns for one in without.dataframe)


def test_on_a_phone_the_funds_are_a_list(three: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "is_narrow", lambda: True)
    app = visit(three, lang="nl")
    told = texts(app).replace("\\", "")
    assert "**Fair Chance Fund " in told
    assert "Betaald: **niet vermeld**" in told and "Mensen beoogd: **550**" in told
    assert "Kies bovenaan een fonds" in told
    assert list(app.dataframe[-1].value.columns) == ["Contract", "Mensen beoogd", "Inleg toegezegd"]
    assert "Inleg toegezegd" not in texts(visit(three, lang="nl", without_money="true"))


def test_amounts_are_converted_by_a_dated_rate_where_the_reader_asks_for_it(dommelrand: Store) -> None:
    app = visit(dommelrand, lang="nl")
    own = app.dataframe[0].value["Verdiend"].dropna()
    assert own.str.startswith("€").all() and len(own)
    (choice,) = [one for one in app.button_group if one.label == "Bedragen in"]
    assert list(choice.options) == ["eigen munt", "GBP"]
    turned = visit(dommelrand, lang="nl", amounts_in="GBP")
    told = turned.dataframe[0].value["Verdiend"].dropna()
    assert told.str.startswith("≈ £").all() and list(told.index) == list(own.index)
    assert "omgekeerd van GBP naar EUR" in texts(turned) and "op 30 sep 2026" in texts(turned)
    assert visit(dommelrand, lang="nl", amounts_in="XYZ").dataframe[0].value["Verdiend"].dropna().equals(own)


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
    assert app.dataframe[-1].value["Contract"].tolist() == ["VL (verzonnen)"]


def test_with_invented_data_alone_the_badge_stands_above(store: Store, deliver: Deliver) -> None:
    deliver(fund="fund,name,invented\nA,Een,ja\nB,Twee,ja\n")
    app = visit(store, lang="nl")
    assert "voorbeeldgegevens: verzonnen" in texts(app)
