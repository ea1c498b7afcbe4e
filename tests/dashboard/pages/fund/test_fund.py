import pytest

from dashboard.words import words
from data.known import today
from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.apptest import texts, visit

CARE_LEAVERS = "Care Leavers - United Kingdom"


def plainly(told: str) -> str:
    return told.replace("\\", "").replace("\xa0", " ")


def test_the_page_of_a_fund_says_what_is_known_and_what_is_not(brabant: Store) -> None:
    app = visit(brabant, lang="nl")
    assert [title.value for title in app.title] == ["Uitkomsten en betalingen van de 3 contracten zijn onbekend"]
    told = texts(app)
    assert "601" in told and "333 mensen" in told
    assert [header.value for header in app.header] == ["Van geen van de 3 uitkomsten is iets gevalideerd"]
    headings = [plainly(header.value) for header in app.subheader]
    assert headings[:2] == [
        "Van geen uitkomst zijn resultaat, prijs en betaling alle drie bekend",
        "De pot voor uitkomsten is € 1.000.000",
    ]
    assert "Bronnen spreken elkaar tegen over het aantal contracten en het private geld" in headings


def test_the_page_is_there_in_english_too(brabant: Store) -> None:
    app = visit(brabant, lang="en")
    assert [title.value for title in app.title] == ["Outcomes and payments of the 3 contracts are unknown"]
    assert "there is no link with, or approval by, the Foundation" in texts(app)


def test_without_money_no_amount_stands_on_the_page(brabant: Store) -> None:
    app = visit(brabant, lang="nl", without_money="true")
    told = texts(app)
    assert "€" not in told
    assert "Van de 4 partijen die iets anders dan geld brengen, brengt 1 iets naar alle 3 contracten" in told
    assert "12 geldstromen en alle bedragen zijn weggelaten" in told


def test_every_picture_has_a_table(brabant: Store) -> None:
    parts = ("outcomes", "match", "money", "reach", "known", "disputes", "streams")
    app = visit(brabant, lang="nl", **{f"table_{part}": "true" for part in parts})
    assert len(app.get("plotly_chart")) == 0
    told = texts(app)
    for reading in ("Gearceerd is onbekend", "Gevulde stip", "De breedte is", "Klik op een partij"):
        assert reading not in told
    tables = {tuple(table.value.columns): table.value for table in app.dataframe}
    assert len(tables) == len(parts) + 1  # who plays which role is always a table

    def table(column: str) -> dict[str, list[object]]:
        return next(rows.to_dict("list") for columns, rows in tables.items() if column in columns)

    assert table("Mensen die meededen")["Mensen beoogd"] == [250, 53, 30]
    assert table("Gevalideerd")["Uitkomst"] == ["bespaarde uitkeringen"] * 3
    assert table("Oordeel")["Oordeel"] == ["○ geen resultaat"] * 3
    money = next(rows for columns, rows in tables.items() if columns == ("Wat", "Bedrag", "Bron"))
    assert money["Bron"].tolist()[:2] == ["INDIGO", "INDIGO, opgeteld over 3 contracten"]
    assert table("Status")["Status"] == ["telt mee", "telt niet mee", "telt mee", "telt niet mee", "telt niet mee"]


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
        outcome_metric=f'project,outcome_metric,definition,unit,people_targeted\nK,u,"{name}","{name}",9\n',
        result="project,outcome_metric,type,period_end,achieved\nK,u,Final,2026,4\n",
        membership="coalition,project,party,role\nC,K,P,investor\n",
    )
    app = visit(store, lang="nl", contract=name)
    texts(app)
    assert app.dataframe[-1].value["Partij"].tolist() == [name]
    assert app.selectbox(key="fund").options == [name] and app.selectbox(key="contract").value == name


def test_every_picture_tells_its_source_and_its_day(brabant: Store) -> None:
    told = plainly(texts(visit(brabant, lang="nl")))
    day = words("nl").day(today())
    footers = [line for line in told.splitlines() if "Bron: " in line or " · stand " in line]
    assert len(footers) == 7
    assert all(line.endswith(f"· stand {day}]]") for line in footers)
    assert "Bron: INDIGO (uitkomstpot); INDIGO, opgeteld over 3 contracten (privaat geld)" in told


def test_where_no_numbers_were_agreed_the_payments_come_first_beside_the_money(indigo: Store) -> None:
    app = visit(indigo, lang="nl", fund=CARE_LEAVERS)
    assert plainly(app.title[0].value) == "46 van de 69 betalingen sluiten; £ 533.280 te weinig verklaard"
    assert [header.value for header in app.header] == ["46 betalingen sluiten, 17 zijn te weinig verklaard, 1 staat nog open"]
    assert len(app.columns) == 2
    assert plainly(app.subheader[1].value).startswith("Alle 69 uitkomsten hebben een resultaat")
    wide = visit(indigo, lang="nl", fund=CARE_LEAVERS, table_match="true")
    assert len(wide.columns) == 0
    assert sum("Oordeel" in table.value and len(table.value) == 69 for table in wide.dataframe) == 1


def test_a_contract_in_the_url_is_told_alone_and_another_fund_lets_go_of_it(indigo: Store) -> None:
    app = visit(indigo, lang="nl", fund=CARE_LEAVERS, contract="Project Apollo")
    assert plainly(app.title[0].value) == "17 van de 23 betalingen sluiten; £ 220 minder betaald"
    told = plainly(texts(app))
    assert "CARE LEAVERS ⁠- UNITED KINGDOM · PROJECT APOLLO" in told and "I-Aspire" not in told
    assert "Er is £ 848.760 verdiend en £ 848.540 betaald." in told
    app.selectbox(key="fund").select("Fair Chance Fund - United Kingdom").run()
    texts(app)
    assert app.title[0].value == "145 van de 147 uitkomsten bekend; niet vermeld of er betaald is"
    assert app.selectbox(key="contract").value is None and "Depaul" in app.selectbox(key="contract").options


def test_as_known_on_12_october_3_of_the_6_agreements_of_the_example_keep_pace(dommelrand: Store) -> None:
    told = {"lang": "nl", "fund": "Fonds Kiemkracht", "known": "12-10-2026"}
    app = visit(dommelrand, **told)
    assert plainly(app.title[0].value) == "3 van de 6 afspraken liggen op koers; € 36.000 staat nog open"
    lead = plainly(texts(app))
    assert "Van € 400.000 is € 244.800 verdiend en € 210.000 betaald. Verwacht eindbedrag: € 3" in lead
    assert "Voor 'Minder uitstoot van CO₂ door ritten' is nog niets gevalideerd." in lead
    without = plainly(texts(visit(dommelrand, **told, without_money="true")))
    assert "€" not in without and "3 van de 6 afspraken liggen op koers; van 1 is niets gevalideerd" in without


@pytest.mark.parametrize("fund", ["Verzonfonds", "Echtfonds"])
def test_an_invented_fund_bears_the_badge(store: Store, deliver: Deliver, fund: str) -> None:
    deliver(fund="fund,name,invented\nF,Verzonfonds,ja\nE,Echtfonds,nee\n")
    assert ("voorbeeldgegevens: verzonnen" in texts(visit(store, lang="nl", fund=fund))) == (fund == "Verzonfonds")
