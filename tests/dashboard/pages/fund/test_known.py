from data.store import Store
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_part import part


def said(store: Store, **query: str) -> str:
    return texts(part(store, "known", "show_known", **query)).replace("\\", "").replace("\xa0", " ")


def test_the_part_tells_how_much_is_known_and_its_table_has_all_items(agreed: Store) -> None:
    app = part(agreed, "known", "show_known", table_known="true")
    assert "Van wat bekend hoort te zijn is" in app.subheader[0].value
    rows = app.dataframe[0].value
    assert list(rows.columns) == ["Wat", "Bekend", "Aandeel"]
    assert rows.set_index("Wat").loc["De prijs per uitkomst", "Bekend"] == "1 van 2"
    assert not texts(app).count("Elke balk")


def test_without_money_items_about_money_are_gone_and_not_missing(agreed: Store) -> None:
    app = part(agreed, "known", "show_known", table_known="true", without_money="true")
    assert not [told for told in app.dataframe[0].value["Wat"] if "prijs" in told or "betaling" in told]
    assert "Counted in what was recorded" in said(agreed, lang="en")


def test_of_a_chosen_contract_it_says_that_it_counts_over_all(agreed: Store) -> None:
    assert "Dit telt over alle contracten van het fonds." in said(agreed, contract="W")
    assert "Dit telt over" not in said(agreed)
