from data.store import Store
from tests.dashboard.pages.streams.test_streams import look, said, table


def test_how_complete_the_map_is_and_who_can_fill_its_blanks_is_told(dommelrand: Store) -> None:
    app = look(dommelrand)
    told = said(app)
    assert "Op 36 plekken is de kaart leeg" in told and "7 van de 12 partners brengen en halen iets (58 %)." in told
    assert "Van 41 van de 50 stromen is de hoeveelheid bekend (82 %)." in told
    blanks = table(app, "Wat ontbreekt", "Waarvan", "Wie kan het aanvullen")
    assert len(blanks) == 36 and not blanks.isna().any(axis=None)
    assert blanks.iloc[0].tolist() == ["geen enkele stroom", *["Woonstichting Heikant"] * 2]


def test_the_missing_streams_stand_in_order_by_name_and_never_by_id(dommelrand: Store) -> None:
    app = look(dommelrand)
    assert "Voor de gedeelde doelen ontbreken 5 stromen; eerst markttoegang van ondernemersclub" in said(app)
    rows = table(app, "Rang", "Ontbrekende stroom", "Waarom", "Wie zou kunnen")
    assert rows["Rang"].tolist() == list(range(1, len(rows) + 1))
    assert rows["Wie zou kunnen"].tolist()[:2] == ["niemand heeft de rol ondernemersclub", "Vlotweg Vervoer → Werkplaats Noord"]
    early = table(look(dommelrand, quarter="2023-Q4"), "Rang", "Ontbrekende stroom", "Waarom", "Wie zou kunnen")
    assert all(who[0].isupper() or who.startswith("niemand") for who in early["Wie zou kunnen"])
