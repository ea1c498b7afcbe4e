from pathlib import Path

from data import intake
from data.store import Store
from tests.dashboard.apptest import texts, visit


def test_several_funds_start_with_a_table_of_all_of_them(store: Store, shared: Path) -> None:
    for name in ("brabant-outcomes-fund", "indigo"):
        intake.deliver(store, intake.examine([shared / "data" / name], "indigo", store), "test")
    app = visit(store, lang="nl")
    assert app.title[0].value == "Van 2 van de 3 fondsen zijn resultaten bekend"
    table = app.dataframe[0].value
    assert table["Contracten"].tolist() == [7, 3, 3, 15]
    assert table["Fonds"].tolist()[-1] == "Contracten zonder fonds"
    assert table["Resultaten bekend"].tolist() == ["145 van 147", "69 van 69", "0 van 3", "0 van 18"]
    assert len(app.dataframe[1].value) == 15
    chosen = visit(store, lang="en", fund="Care Leavers - United Kingdom")
    assert chosen.title[0].value == "£4,885,540 paid in 3 contracts"
    texts(chosen)
    without = visit(store, lang="nl", without_money="true")
    assert "Toegezegd" not in without.dataframe[0].value.columns
