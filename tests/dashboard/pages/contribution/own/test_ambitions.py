from data.store import Store
from tests.dashboard.pages.contribution.own.made_own import own, said


def test_ambitions_are_bullets_with_their_pace(dommelrand: Store) -> None:
    app = own(dommelrand, "ambitions")
    assert said(app).startswith("1 van uw 2 ambities ligt op koers")
    (chart,) = app.get("plotly_chart")
    spec = chart.proto.spec.encode().decode("unicode_escape")
    assert "Nieuwe vaklieden in dienst" in spec and "waar het nu zou zijn" in spec


def test_the_table_tells_where_each_would_be_by_now(dommelrand: Store) -> None:
    rows = own(dommelrand, "ambitions", table_own_ambitions="true").dataframe[0].value
    assert rows["Zou nu zijn"].tolist() == ["25", "28"] and rows["Stand"].tolist() == ["26", "17"]
    assert [told.replace("\xa0", " ") for told in rows["Tempo"]] == ["op koers: tempo 107 %", "achter: tempo 50 %"]


def test_without_ambitions_it_says_so(dommelrand: Store) -> None:
    assert said(own(dommelrand, "ambitions", "heikant")).startswith("Van u zijn geen ambities verteld.")
