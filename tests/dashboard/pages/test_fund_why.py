from data.store import Store
from tests.dashboard.apptest import texts, visit


def test_the_drawer_gives_the_sum_its_parts_and_their_rows(brabant: Store) -> None:
    app = visit(brabant, lang="nl")
    app.button(key="why_reach").click().run()
    told = texts(app)
    assert "601\\.460 is toegezegd in 3 van de 3 contracten" in told
    assert "333 mensen zijn beoogd" in told
    assert "Ingevoerd door test op" in told
    assert "project\\.csv" in told
    assert "bevestigd · bewijs\\: geen" in told
    parts = app.table[0].value
    assert parts.iloc[:, -1].tolist()[-1].replace("\\", "") == "**€\xa0601.460**"


def test_without_money_the_drawer_has_no_amounts(brabant: Store) -> None:
    app = visit(brabant, lang="nl", without_money="true")
    app.button(key="why_reach").click().run()
    assert "€" not in texts(app)
    assert len(app.table) == 1
