from data.store import Store
from tests.dashboard.pages.contribution.own.made_own import own, said


def test_what_a_partner_brings_and_takes_stands_back_to_back(dommelrand: Store) -> None:
    app = own(dommelrand, "streams")
    told = said(app)
    assert told.startswith("U brengt 5 stromen en haalt er 7")
    assert "In 2026, kwartaal 3." in told and "3 van de 4 toegezegde stromen zijn helemaal geleverd." in told
    assert len(app.get("plotly_chart")) == 1


def test_the_table_tells_what_was_promised_and_delivered(dommelrand: Store) -> None:
    rows = own(dommelrand, "streams", table_own_streams="true").dataframe[0].value
    assert rows.columns.tolist() == ["Richting", "Soort", "Eenheid", "Stromen", "Toegezegd", "Geleverd"]
    assert rows.iloc[0].tolist() == ["brengt", "middelen", "dag", "5", "78", "75"]


def test_without_streams_it_says_so(dommelrand: Store) -> None:
    assert "geen stromen verteld in 2026, kwartaal 3." in said(own(dommelrand, "streams", "vlotweg"))
