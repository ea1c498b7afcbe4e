from data.store import Store
from tests.dashboard.pages.streams.test_streams import opened, said, table


def test_without_money_there_are_five_forms_of_commitment(dommelrand: Store) -> None:
    def told(**query: str) -> str:
        app = opened(dommelrand, coalition="Buurtwarmte De Waard", **query)
        return " ".join(one.label for one in app.expander)

    assert "van de 6 vormen" in told() and "van de 5 vormen" in told(without_money="true")


def test_every_subject_is_a_finding_that_opens_to_its_table(dommelrand: Store) -> None:
    app = opened(dommelrand)
    closed = len(app.dataframe)
    names = [one.label.replace("\\", "").replace("\xa0", " ") for one in app.expander]
    assert "Van netwerktoegang is 62 % geleverd, het minst; 4 soorten bleven achter" in names
    assert "Wat de stromen verder laten zien" in said(app) and "Warmte: elk contact" not in said(app)
    app.session_state["open_warmth"] = True
    app.session_state["open_promises"] = True
    told = said(app.run())
    assert len(app.dataframe) == closed + 2
    assert "Warmte: elk contact telt half zo zwaar na elke 45 dagen" in told
    ties = table(app, "Partij", "Andere partij", "Warmte", "Online", "Fysiek", "Persoonlijk", "Laatste contact")
    assert all(name[0].isupper() for pair in ties[["Partij", "Andere partij"]].to_numpy() for name in pair)  # no ids
    kept = table(app, "Soort", "Toegezegd", "Geleverd", "Aandeel", "Stromen", "Hoeveelheid bekend", "Vervallen")
    assert [str(cell).replace("\xa0", " ") for cell in kept.iloc[4].tolist()[:4]] == [
        "netwerktoegang",
        "73 contact",
        "45 contact",
        "62 %",
    ]
