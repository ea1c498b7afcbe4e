import pandas as pd
from streamlit.testing.v1 import AppTest

from data.known import today
from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.apptest import texts, visit


def parts(app: AppTest, header: str) -> list[pd.DataFrame]:
    """The tables of the drawer with a row a contract and one number of it."""
    return [table.value for table in app.table if list(table.value.columns) == ["Contract", header]]


def test_the_drawer_gives_the_sum_its_parts_and_their_rows(brabant: Store) -> None:
    app = visit(brabant, lang="nl")
    app.button(key="why_fund").click().run()
    told = texts(app)
    assert "601\\.460 inleg is toegezegd door investeerders \\(bekend van 3 van de 3 contracten\\)" in told
    assert "Bedoeld voor 333 mensen" in told
    assert "Ingevoerd door test op" in told
    assert "project\\.csv" in told
    assert "bevestigd · bewijs\\: geen" in told
    people, committed = parts(app, "Mensen")[0], parts(app, "Bedrag")[0]
    assert people["Mensen"].tolist() == [250, 53, 30, 333]
    assert committed["Bedrag"].tolist() == [201_460, 200_000, 200_000, 601_460]
    assert all(str(table.dtypes.iloc[1]) == "Float64" for table in (people, committed))  # only numbers stand at the right
    assert "De uitkomstpot is €\xa01\\.000\\.000" in told
    assert "Bron: [INDIGO](" in told


def test_the_drawer_tells_each_source_of_what_is_disputed(brabant: Store) -> None:
    app = visit(brabant, lang="en")
    app.button(key="why_fund").click().run()
    told = texts(app).replace("\\", "")
    assert "€900,000" in told and "€1,000,000" in told and "impact-investor.com" in told


def test_the_link_of_the_drawer_keeps_the_state_of_knowledge(brabant: Store) -> None:
    app = visit(brabant, lang="nl", fund="Brabant Outcomes Fund")
    app.button(key="why_fund").click().run()
    assert [code.value for code in app.code if f"known={today():%d-%m-%Y}" in code.value]


def test_without_money_the_drawer_has_no_amounts(brabant: Store) -> None:
    app = visit(brabant, lang="nl", without_money="true")
    app.button(key="why_fund").click().run()
    assert "€" not in texts(app)
    assert not any("€" in str(cell) for table in app.table for cell in table.value.to_numpy().ravel())


def drawer(store: Store, **query: str) -> AppTest:
    app = visit(store, **query)
    app.button(key="why_fund").click().run()
    return app


FAIR_CHANCE = "Fair Chance Fund - United Kingdom"
CARE_LEAVERS = "Care Leavers - United Kingdom"


def test_the_drawer_begins_with_the_number_of_the_picture_above_it(indigo: Store) -> None:
    app = drawer(indigo, lang="nl", fund=FAIR_CHANCE)
    told = texts(app).replace("\\", "")
    assert told.index("1.909 mensen deden mee (bekend van 7 van de 7 contracten)") < told.index("Uitkomsten: 145 van de 147")
    assert parts(app, "Mensen")[0]["Mensen"].tolist() == [409, 353, 351, 270, 216, 171, 139, 1909]


def test_payments_of_which_nobody_says_whether_they_were_made_have_a_sum_of_their_own(indigo: Store) -> None:
    app = drawer(indigo, lang="nl", fund=FAIR_CHANCE)
    told = texts(app).replace("\\", "")
    assert "Van 7 betalingen is niet vermeld of zij zijn gedaan: samen £\xa013.494.488" in told
    assert "geen contract is een betaling bekend" not in told
    assert parts(app, "Bedrag")[0]["Bedrag"].tolist()[-1] == 13_494_488


def test_no_committed_amount_is_said_in_plain_words(indigo: Store) -> None:
    assert "No amount that investors committed is known" in texts(drawer(indigo, lang="en", fund=CARE_LEAVERS))


def test_amounts_in_several_currencies_are_not_said_to_be_unknown(store: Store, deliver: Deliver) -> None:
    deliver(
        coalition="coalition\nC\n",
        fund="fund,name\nF,Fonds\n",
        project="project,coalition,currency,committed\nA,C,EUR,5\nB,C,GBP,7\n",
        outcome_fund="project,fund\nA,F\nB,F\n",
        outcome_payment="project,type,currency,amount\nA,Actual,EUR,1\nB,Actual,GBP,2\n",
    )
    app = drawer(store, lang="nl", fund="Fonds")
    told = texts(app)
    assert "Betaald is in meer valuta's" in told and "Inleg is toegezegd in meer of onbekende valuta's" in told
    assert [table["Bedrag"].tolist() for table in parts(app, "Bedrag")] == [[1, 2], [5, 7]]


def test_the_raw_rows_stand_under_their_contract_up_to_fifty(indigo: Store) -> None:
    app = drawer(indigo, lang="nl", fund=CARE_LEAVERS)
    raw = [table.value for table in app.table if "Periode" in table.value.columns]
    assert [len(rows) for rows in raw] == [50, 50, 50]
    assert raw[0].iloc[0]["Bron"].replace("\\", "").replace("\u200b", "").startswith("INDIGO, projects_outcome_payments.csv:")
    assert raw[0].iloc[0]["Wat"].startswith("betaald\\:")
    assert texts(app).count("Nog 19 rijen staan in 'Rijen als CSV'") == 3
    files = [element.label for element in app.get("download_button")]
    assert files == ["Uitkomsten als CSV", "Contracten als CSV", "Rijen als CSV"]


def test_without_money_the_raw_rows_are_results_alone(indigo: Store) -> None:
    app = drawer(indigo, lang="nl", fund=CARE_LEAVERS, without_money="true")
    raw = [table.value for table in app.table if "Periode" in table.value.columns]
    assert [len(rows) for rows in raw] == [23, 23, 23]
    assert all(str(what).startswith("resultaat\\:") for rows in raw for what in rows["Wat"])
    assert "Betaald" not in texts(app) and "toegezegd" not in texts(app)
