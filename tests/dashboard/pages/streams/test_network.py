from data.store import Store
from tests.dashboard.pages.streams.test_streams import TABLES, look, said, table


def test_the_network_says_who_has_most_ties_who_has_none_and_what_comes_round(dommelrand: Store) -> None:
    told = said(look(dommelrand))
    assert "Werkplaats Noord heeft met 6 anderen een stroom; 4 hebben er geen" in told
    assert "7 partijen staan in 1 kring: wat zij geven, komt via anderen bij hen terug." in told
    assert "Lijn: ── door beide bevestigd" in told


def test_the_table_of_the_network_has_every_tie_and_who_confirmed_it(dommelrand: Store) -> None:
    app = look(dommelrand, **TABLES)
    ties = table(app, "Wie brengt", "Wie haalt", "Stromen", "Bevestigd door")
    assert len(ties) == 20 and ties["Stromen"].sum() == 50
    assert set(ties["Bevestigd door"]) == {"beide", "één kant, of een deel", "niemand"}
    assert "Lijn: ── door beide bevestigd" not in said(app)
