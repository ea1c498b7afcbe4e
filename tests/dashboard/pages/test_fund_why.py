from data.known import today
from data.store import Store
from tests.dashboard.apptest import texts, visit


def test_the_drawer_gives_the_sum_its_parts_and_their_rows(brabant: Store) -> None:
    app = visit(brabant, lang="nl")
    app.button(key="why_reach").click().run()
    told = texts(app)
    assert "601\\.460 is toegezegd \\(bekend van 3 van de 3 contracten\\)" in told
    assert "333 mensen zijn beoogd" in told
    assert "Ingevoerd door test op" in told
    assert "project\\.csv" in told
    assert "bevestigd · bewijs\\: geen" in told
    committed, people = app.table[0].value, app.table[1].value
    assert committed.iloc[:, -1].tolist()[-1].replace("\\", "") == "**€\xa0601.460**"
    assert people.iloc[:, -1].tolist() == ["250", "53", "30", "**333**"]


def test_the_drawer_tells_each_source_of_what_is_disputed(brabant: Store) -> None:
    app = visit(brabant, lang="en")
    app.button(key="why_reach").click().run()
    told = texts(app).replace("\\", "")
    assert "€900,000" in told and "€1,000,000" in told and "impact-investor.com" in told


def test_the_link_of_the_drawer_keeps_the_state_of_knowledge(brabant: Store) -> None:
    app = visit(brabant, lang="nl", fund="Brabant Outcomes Fund")
    app.button(key="why_reach").click().run()
    assert [code.value for code in app.code if f"known={today():%d-%m-%Y}" in code.value]


def test_without_money_the_drawer_has_no_amounts(brabant: Store) -> None:
    app = visit(brabant, lang="nl", without_money="true")
    app.button(key="why_reach").click().run()
    assert "€" not in texts(app)
    assert not any("€" in str(cell) for table in app.table for cell in table.value.to_numpy().ravel())
