import pytest

from dashboard.words import words
from data.known import today
from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.apptest import texts, visit


def test_the_page_of_a_fund_says_what_is_known_and_what_is_not(brabant: Store) -> None:
    app = visit(brabant, lang="nl")
    assert [title.value for title in app.title] == ["Uitkomsten en betalingen van de 3 contracten zijn onbekend"]
    told = texts(app)
    assert "601" in told and "333 mensen" in told
    assert [header.value for header in app.subheader][:2] == [
        "De pot voor uitkomsten is €\xa01\\.000\\.000",
        "Bronnen spreken elkaar tegen over het aantal contracten en het private geld",
    ]


def test_the_page_is_there_in_english_too(brabant: Store) -> None:
    app = visit(brabant, lang="en")
    assert [title.value for title in app.title] == ["Outcomes and payments of the 3 contracts are unknown"]
    assert "there is no link with, or approval by, the Foundation" in texts(app)


def test_a_party_in_the_url_leaves_its_roles(brabant: Store) -> None:
    app = visit(brabant, lang="nl", party="Oranje Fonds")
    table = app.dataframe[0].value
    assert table["Partij"].tolist() == ["Oranje Fonds"]
    assert table["Contracten"].tolist() == ["alle 3"]
    assert len(visit(brabant, lang="nl").dataframe[0].value) == 8


def test_without_money_no_amount_stands_on_the_page(brabant: Store) -> None:
    app = visit(brabant, lang="nl", without_money="true")
    told = texts(app)
    assert "€" not in told
    assert "Van de 4 partijen die iets anders dan geld brengen, brengt 1 iets naar alle 3 contracten" in told
    assert "12 geldstromen en alle bedragen zijn weggelaten" in told


def test_every_picture_has_a_table(brabant: Store) -> None:
    app = visit(brabant, lang="nl", table_reach="true", table_money="true", table_disputes="true", table_streams="true")
    assert len(app.dataframe) == 5
    told = texts(app)
    for reading in ("Elke balk", "Gevulde stip", "De breedte is", "Klik op een partij"):
        assert reading not in told
    assert app.dataframe[0].value["Mensen die meededen"].isna().all()
    assert app.dataframe[1].value["Bron"].tolist()[:2] == ["INDIGO", "INDIGO, opgeteld over 3 contracten"]
    disputes = app.dataframe[2].value
    assert disputes["Bedrag of aantal"].tolist() == ["3", "4", "€\xa0601.460", "€\xa0900.000", "€\xa01.000.000"]
    assert disputes["Status"].tolist() == ["telt mee", "telt niet mee", "telt mee", "telt niet mee", "telt niet mee"]
    assert "Genoemd als totale investering" in told
    assert app.dataframe[4].value["Toegezegd"].isna().all()  # drawn as `onbekend`


def test_a_fund_without_contracts_says_so(store: Store, deliver: object) -> None:
    deliver(fund="fund,name\nF,Leeg fonds\n")
    app = visit(store, lang="nl")
    assert [title.value for title in app.title] == ["Leeg fonds heeft nog geen contracten"]


def test_hostile_names_are_shown_as_typed(store: Store, deliver: object) -> None:
    name = "<script>x</script> *a* :red[b] $1$ {c}"
    deliver(
        coalition="coalition\nC\n",
        party=f'party,name\nP,"{name}"\n',
        fund=f'fund,name\nF,"{name}"\n',
        project=f'project,coalition,name,people_targeted\nK,C,"{name}",5\n',
        outcome_fund="project,fund\nK,F\n",
        membership="coalition,project,party,role\nC,K,P,investor\n",
    )
    app = visit(store, lang="nl")
    texts(app)
    assert app.dataframe[0].value["Partij"].tolist() == [name]
    assert app.selectbox(key="fund").options == [name]


@pytest.mark.parametrize("query", [{}, {"table_disputes": "true"}])
def test_every_picture_tells_its_source_and_its_day(brabant: Store, query: dict[str, str]) -> None:
    told = texts(visit(brabant, lang="nl", **query)).replace("\\", "")
    day = words("nl").day(today())
    footers = [line for line in told.splitlines() if "Bron: " in line]
    assert len(footers) == 4
    assert all(line.endswith(f"· stand {day}]]") for line in footers)
    assert "Bron: INDIGO (uitkomstpot); INDIGO, opgeteld over 3 contracten (privaat geld)" in told


def test_with_one_source_nothing_stands_beside_the_money(indigo: Store) -> None:
    app = visit(indigo, lang="nl", fund="Care Leavers - United Kingdom")
    assert len(app.columns) == 0
    assert len(app.subheader) == 2
    assert ":small[:gray[Er is één bron, INDIGO; vergelijken kan nog niet\\.]]" in texts(app)


def test_what_is_disputed_stands_beside_the_money_as_a_picture_and_below_it_as_a_table(brabant: Store) -> None:
    assert len(visit(brabant, lang="nl").columns) == 2
    assert len(visit(brabant, lang="nl", table_disputes="true").columns) == 0


def test_grouped_parties_are_not_to_be_clicked(indigo: Store) -> None:
    told = texts(visit(indigo, lang="nl", fund="Fair Chance Fund - United Kingdom"))
    assert "Klik op een partij" not in told
    assert "staan als groep" in told


def test_an_invented_fund_bears_the_badge(store: Store, deliver: Deliver, brabant: Store) -> None:
    deliver(fund="fund,name,invented\nF,Verzonfonds,ja\n")
    assert "voorbeeldgegevens: verzonnen" in texts(visit(store, lang="nl", fund="Verzonfonds"))
    assert "verzonnen" not in texts(visit(store, lang="nl", fund="Brabant Outcomes Fund"))
