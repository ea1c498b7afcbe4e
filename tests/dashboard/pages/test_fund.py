from data.store import Store
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
    assert "12 geldstromen en alle bedragen zijn weggelaten" in told


def test_every_picture_has_a_table(brabant: Store) -> None:
    app = visit(brabant, lang="nl", table_reach="true", table_money="true", table_disputes="true", table_streams="true")
    assert len(app.dataframe) == 5
    disputes = app.dataframe[2].value
    assert disputes["Bedrag of aantal"].tolist() == ["3", "4", "€\xa0601.460", "€\xa0900.000", "€\xa01.000.000"]
    assert disputes["Status"].tolist() == ["telt", "ernaast", "telt", "ernaast", "ernaast"]
    assert app.dataframe[4].value["Toegezegd"].isna().all()  # drawn as `onbekend`


def test_a_fund_without_contracts_says_so(store: Store, deliver: object) -> None:
    deliver(fund="fund,name\nF,Leeg fonds\n")  # type: ignore[operator]
    app = visit(store, lang="nl")
    assert [title.value for title in app.title] == ["Leeg fonds heeft nog geen contracten"]


def test_hostile_names_are_shown_as_typed(store: Store, deliver: object) -> None:
    name = "<script>x</script> *a* :red[b] $1$ {c}"
    deliver(  # type: ignore[operator]
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
