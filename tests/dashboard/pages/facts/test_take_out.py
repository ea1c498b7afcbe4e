from data.store import Store
from tests.dashboard.apptest import texts, visit


def test_templates_and_facts_can_be_taken_along(brabant: Store) -> None:
    app = visit(brabant, "gegevens", lang="nl")
    app.session_state["way"] = "Ophalen"
    app.run()
    texts(app)
    for form in ("template", "csv", "parquet"):
        app.selectbox(key="export_as").set_value(form).run()
        assert not app.exception
