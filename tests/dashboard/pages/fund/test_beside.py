from streamlit.testing.v1 import AppTest

from data.store import Store
from tests.dashboard.apptest import texts, visit


def charts(app: AppTest) -> list[str]:
    """What stands in each chart, as it is sent."""
    return [one.proto.spec for one in app.get("plotly_chart")]


def test_a_strip_stands_for_each_fund_and_the_coalitions_beside_one_another(dommelrand: Store) -> None:
    app = visit(dommelrand, lang="nl")
    heads = [one.value for one in app.header]
    assert "van de afspraken is gevalideerd" in heads[0]
    assert "de coalitie achter de contracten, is waardevol" in heads[1] or "coalities achter de contracten" in heads[1]
    strips, coalitions = charts(app)
    assert "alle afspraken" in strips and "5 waardevol" in coalitions and "betaald" in coalitions
    without = visit(dommelrand, lang="nl", without_money="true")
    assert "betaald" not in charts(without)[1]
    assert "Geld staat ernaast" in texts(app) and "Geld staat ernaast" not in texts(without)


def test_the_tables_tell_what_the_pictures_draw(dommelrand: Store) -> None:
    app = visit(dommelrand, lang="nl", table_strips="true", table_beside="true")
    assert not charts(app)
    _, strips, coalitions = (one.value for one in app.dataframe[:3])
    assert list(strips.columns) == ["Fonds", "Uitkomsten", "Afspraak bekend", "Gevalideerd bekend", "Deel gevalideerd"]
    assert strips["Uitkomsten"].tolist() == sorted(strips["Uitkomsten"].tolist(), reverse=True)
    row = coalitions[coalitions["Coalitie"].str.startswith("Dommelrand")].iloc[0]
    assert row["Niveau"] == "5 waardevol" and row["Score"].startswith("31 (") and row["Betaald"].startswith("€")


def test_without_any_score_the_coalitions_stand_in_a_table(indigo: Store) -> None:
    app = visit(indigo, lang="en")
    assert len(charts(app)) == 1
    told = app.dataframe[1].value
    assert len(told) == 10 and told["Level"].isna().all()
    assert told["People reached"].tolist() == sorted(told["People reached"], key=int, reverse=True)
