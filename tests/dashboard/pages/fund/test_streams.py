from dashboard.views.fund import FundView
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_shown import shown
from tests.dashboard.views.made_outcomes import choice


def test_a_party_in_the_url_leaves_its_roles(seen: FundView) -> None:
    app = shown("streams", "show_streams", seen, choice(), query={"party": "Oranje Fonds"})
    table = app.dataframe[0].value
    assert table["Partij"].tolist() == ["Oranje Fonds"]
    assert table["Contracten"].tolist() == ["alle 3"]
    assert len(shown("streams", "show_streams", seen, choice()).dataframe[0].value) == 8


def test_the_table_has_every_stream_and_what_is_unknown(seen: FundView) -> None:
    app = shown("streams", "show_streams", seen, choice(), query={"table_streams": "true"})
    assert len(app.dataframe) == 2
    assert app.dataframe[1].value["Toegezegd"].isna().all()  # drawn as `onbekend`
    assert "De breedte is" not in texts(app)


def test_grouped_parties_are_not_to_be_clicked(fair_chance: FundView) -> None:
    told = texts(shown("streams", "show_streams", fair_chance, choice()))
    assert "Klik op een partij" not in told
    assert "staan als groep" in told
