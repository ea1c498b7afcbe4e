from data.store import Store
from tests.dashboard.pages.streams.test_streams import TABLES, look, opened, said, table

COLUMNS = ("Partij", "Brengt", "Haalt", "Balans", "Bekend van")


def test_the_table_of_the_balance_goes_from_who_gives_most_to_who_gets_most(dommelrand: Store) -> None:
    app = look(dommelrand, **TABLES)
    assert "Wijkraad De Waard brengt 26 punten en haalt 4" in said(app)
    rows = table(app, *COLUMNS)
    assert rows.iloc[0].tolist() == ["Fonds Kiemkracht", "8", "0", "−1", "2 / 3"]
    assert rows["Balans"].tolist()[-1].startswith("0,") and len(rows) == 8


def test_counted_by_number_every_stream_is_in_it(dommelrand: Store) -> None:
    app = opened(dommelrand, measure="count", table_balance="true")
    rows = table(app, *COLUMNS)
    assert rows["Brengt"].astype(int).sum() == rows["Haalt"].astype(int).sum() == 50
    assert "Het aantal stromen dat iemand brengt en haalt." in said(app) and app.query_params["measure"] == "count"
