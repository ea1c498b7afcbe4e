from dashboard.views.fund import FundView
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_shown import shown
from tests.dashboard.views.made_outcomes import choice


def test_people_reached_are_a_picture_and_a_table(seen: FundView) -> None:
    app = shown("reach", "show_reach", seen, choice())
    assert app.subheader[0].value == "Hoeveel mensen meededen, is niet vastgelegd"
    assert "Elke balk is het deel van de beoogde mensen" in texts(app) and len(app.get("plotly_chart")) == 1
    assert "Bron: INDIGO · stand 2 jul 2026" in texts(app).replace("\\", "")
    table = shown("reach", "show_reach", seen, choice(), query={"table_reach": "true"})
    rows = table.dataframe[0].value
    assert rows["Mensen beoogd"].tolist() == [250, 53, 30] and rows["Mensen die meededen"].isna().all()
    assert "Elke balk" not in texts(table)
