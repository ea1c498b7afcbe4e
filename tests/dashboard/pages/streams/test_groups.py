from data.store import Store
from tests.conftest import COALITION, PARTIES, STREAMS, Deliver
from tests.dashboard.apptest import visit
from tests.dashboard.pages.streams.test_streams import TABLES, look, opened, said, table


def test_sectors_and_groups_of_stakeholders_have_a_heading_and_a_table(dommelrand: Store) -> None:
    app = look(dommelrand, **TABLES)
    told = said(app)
    assert "Van onderwijs naar werk lopen de meeste stromen: 6" in told
    assert "Eindgebruikers: minder gehaald dan gebracht (−22 punten)" in told
    assert "van de 50 stromen. Hoe gelijk groepen halen: 0,9 (1 is gelijk)." in told
    sectors = table(app, "Wie brengt", "Wie haalt", "Stromen")
    assert sectors["Stromen"].sum() == 50 and sectors.iloc[0].tolist() == ["onderwijs", "werk", 6]
    groups = table(app, "Groep", "Partijen", "Brengt", "Haalt", "Haalt min brengt", "Bekend van")
    assert groups.iloc[0].tolist() == ["eindgebruikers", 1, "26", "4", "−22", "8 / 9"]
    assert groups["Groep"].tolist()[-1] == "groep niet verteld" and groups["Partijen"].sum() == 12


def test_the_sectors_stand_in_a_circle_when_asked(dommelrand: Store) -> None:
    before, app = look(dommelrand), opened(dommelrand, circle="true")
    assert len(app.get("plotly_chart")) == len(before.get("plotly_chart")) - 1
    assert app.toggle(key="circle").value


def test_where_no_sector_and_no_group_is_told_nothing_is_claimed(store: Store, deliver: Deliver) -> None:
    deliver(coalition=COALITION, party=PARTIES, stream=STREAMS)
    told = said(visit(store, "waardestromen", lang="nl"))
    assert "Van geen partij is de sector bekend" in told and "slechter af" not in told and "elders" not in told
