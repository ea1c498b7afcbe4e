import re

import pytest

from data.store import Store
from tests.dashboard.pages.significance.test_significance import charts, look, opened, said

CO2 = "Uitstoot van CO₂ in een jaar"


def test_partners_and_coalitions_stand_side_by_side_in_the_unit_of_the_indicator(dommelrand: Store) -> None:
    app = opened(dommelrand, table_side="true").selectbox(key="indicator").set_value("I31").run()
    assert f"{CO2}, 2026, kwartaal 3" in said(app)
    rows = next(one.value for one in app.dataframe if "Waarde" in one.value.columns)
    values = dict(zip(rows["Partij"], rows["Waarde"], strict=True))
    assert values["Dommelrand"] == "158,3" and values["Buurtwarmte De Waard"] == "64" and values["Ketenkring Kringdal"] == "88"
    assert values["Werkplaats Noord"] == "44" and set(rows["Eenheid"]) == {"ton"}
    assert rows["Waarde"].isna().any()  # drawn as `onbekend`
    assert "Van een coalitie als geheel staat hier de netto stand." in said(app)


def test_a_coalition_without_partners_is_compared_with_the_others_alone(dommelrand: Store) -> None:
    app = opened(dommelrand, coalition="Buurtwarmte De Waard", table_side="true")
    labels = [one.label for one in app.expander]
    assert "Naast elkaar op één indicator" in labels and "Twee methoden vergeleken" not in labels
    assert app.dataframe[0].value["Partij"].tolist() == ["Buurtwarmte De Waard", "Dommelrand"]


def test_of_two_neighbours_it_is_said_who_stands_above_or_that_they_cannot_be_told_apart(dommelrand: Store) -> None:
    told = said(look(dommelrand))
    assert "**Wie staat boven wie, met alle thema's samen**" in told
    assert re.search(r"- Zorghuis Elzenhof staat boven Gemeente Aabeek, in (9\d|100) van de 100 doorrekeningen\.", told)
    assert "- Hogeschool Peelzoom en Werkplaats Noord zijn niet te onderscheiden." in told


def test_another_method_is_compared_in_a_sentence(dommelrand: Store) -> None:
    app = opened(dommelrand)
    methods = app.selectbox(key="method_compared").options
    assert len(methods) == 3
    for method in methods:
        app.selectbox(key="method_compared").set_value(method).run()
        told = said(app)
        assert f"Met '{method}' " in told and "{" not in told


def test_the_same_indicators_are_seen_through_another_lens(dommelrand: Store) -> None:
    app = opened(dommelrand)
    before = len(charts(app))
    lenses = app.selectbox(key="lens_chosen").options
    assert len(lenses) == 5
    for lens in lenses:
        app.selectbox(key="lens_chosen").set_value(lens).run()
        assert not app.exception and len(charts(app)) == before
        assert app.selectbox(key="lens_chosen").value == lens


@pytest.mark.parametrize("query", [{"lang": "en"}, {"coalition": "Ketenkring Kringdal"}, {"subject": "Wijkraad De Waard"}])
def test_the_comparisons_are_there_for_every_view(dommelrand: Store, query: dict[str, str]) -> None:
    app = look(dommelrand, **query)
    assert "{" not in said(app)
    assert {"compare_arrows", "filter_center_focus"} <= {
        one.icon.removeprefix(":material/").rstrip(":") for one in app.expander
    }
