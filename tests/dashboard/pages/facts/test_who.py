from data.store import Store
from tests.dashboard.apptest import visit


def test_a_name_that_was_given_stays_over_the_ways(store: Store) -> None:
    app = visit(store, "gegevens", lang="nl")
    app.text_input(key="name").set_value("Anna").run()
    app.session_state["way"] = "Invullen"
    app.run()
    app.selectbox(key="table").set_value("party").run()
    assert app.text_input(key="name").value == "Anna"
