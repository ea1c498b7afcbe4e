from data.store import Store
from tests.dashboard.pages.contribution.own.made_own import own, said


def test_themes_stand_beside_unnamed_others(dommelrand: Store) -> None:
    app = own(dommelrand, "themes")
    assert said(app).startswith("Uw thema's naast die van 5 anderen")
    (chart,) = app.get("plotly_chart")
    assert "Werkplaats" not in chart.proto.spec


def test_the_table_tells_withheld_from_not_applicable(dommelrand: Store) -> None:
    rows = own(dommelrand, "themes", table_own_themes="true").dataframe[0].value.set_index("Thema")
    assert rows.loc["Passend werk"].tolist() == ["42", "verborgen", "50", "verborgen", "5 anderen"]
    assert rows["Anderen"].tolist() == ["5 anderen"] * 6 + ["verborgen"] * 4


def test_where_all_others_are_withheld_the_own_scores_still_stand(dommelrand: Store) -> None:
    app = own(dommelrand, "themes", "werkplaats")
    told = said(app)
    assert told.startswith("Uw thema's; die van de anderen zijn verborgen") and "vanaf 5 anderen" in told
    (chart,) = app.get("plotly_chart")
    assert "midden van de anderen" not in chart.proto.spec
    rows = own(dommelrand, "themes", "werkplaats", table_own_themes="true").dataframe[0].value
    assert set(rows["Anderen"]) == {"verborgen"} and rows["U"].ne("").all()


def test_a_partner_without_scores_hears_so(dommelrand: Store) -> None:
    assert said(own(dommelrand, "themes", "heikant")).startswith("Van u zijn geen scores bekend.")
