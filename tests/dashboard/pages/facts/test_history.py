from data.store import Store
from tests.dashboard.apptest import texts, visit


def open_history(store: Store) -> object:
    app = visit(store, "gegevens", lang="nl")
    app.session_state["way"] = "Geschiedenis"
    return app.run()


def test_history_tells_who_brought_what_when(coalition: Store) -> None:
    app = open_history(coalition)
    texts(app)
    table = app.dataframe[0].value
    assert table[["Levering", "Wie", "Wat", "Gegevens"]].to_numpy().tolist() == [[1, "m. de wit", "ingelezen", 7]]


def test_a_batch_is_turned_back_with_a_reason(coalition: Store) -> None:
    app = open_history(coalition)
    assert app.button(key="turn_back").disabled
    app.selectbox(key="batch_0").set_value(1)
    app.text_input(key="turn_back_reason_0").set_value("verkeerd bestand").run()
    app.button(key="turn_back").click().run()
    assert "teruggedraaid" in app.success[0].value
    assert coalition.ask("coalitions").empty


def test_a_moment_gets_its_name(coalition: Store) -> None:
    app = open_history(coalition)
    app.text_input(key="moment_name_0").set_value("kwartaal vastgesteld").run()
    app.button(key="name_moment").click().run()
    assert coalition.ask("moments")[["moment", "known_fact"]].to_numpy().tolist() == [["kwartaal vastgesteld", 7]]
    assert app.selectbox(key="known").options[0] == "kwartaal vastgesteld"


def test_nobody_disputes_his_own_fact_and_another_does_with_a_reason(coalition: Store) -> None:
    app = open_history(coalition)
    for name, code in (("M. de Wit", "ook zelf"), ("Anna", "dispute")):
        app.text_input(key="name").set_value(name)
        app.selectbox(key=next(one.key for one in app.selectbox if str(one.key).startswith("judged_fact"))).set_value(5)
        key = next(one.key for one in app.text_input if str(one.key).startswith("judge_reason"))
        app.text_input(key=key).set_value("dit waren er acht").run()
        app.button(key="dispute").click().run()
        assert bool(app.error) is (code == "ook zelf")
    assert coalition.facts("stream")["status"].tolist().count("disputed") == 1
