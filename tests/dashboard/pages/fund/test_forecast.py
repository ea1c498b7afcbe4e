from data.store import Store
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_part import part


def said(store: Store, **query: str) -> str:
    return texts(part(store, "forecast", "show_forecast", **query)).replace("\\", "").replace("\xa0", " ")


def test_the_part_tells_between_which_amounts_the_end_lies_and_how_sure_it_is(agreed: Store) -> None:
    told = said(agreed)
    assert told.startswith("Verwacht eindbedrag: € ") and "80 % zeker." in told
    assert "Van 1 van de 2 contracten is geen eindbedrag te verwachten." in told
    assert "P10" not in told and "±" not in told


def test_of_one_contract_the_chance_of_the_cap_is_told(agreed: Store) -> None:
    told = said(agreed, contract="W")
    assert "Het maximum van € 60.000 wordt gehaald in " in told and " van de 100 doorrekeningen." in told


def test_the_table_has_every_contract_below_the_whole(agreed: Store) -> None:
    rows = part(agreed, "forecast", "show_forecast", table_forecast="true").dataframe[0].value
    assert rows["Contract"].tolist() == ["Fonds", "Buurt", "Werk"]
    assert rows["Maximum"].tolist()[0] == "n.v.t.: per contract"
    assert rows["Verwacht, 80 % zeker"].isna().tolist() == [False, True, False]


def test_without_money_there_is_nothing_and_without_prices_one_line(agreed: Store, bare: Store) -> None:
    assert said(agreed, without_money="true") == ""
    assert said(bare).startswith(":small[:gray[Een eindbedrag is niet te verwachten")
