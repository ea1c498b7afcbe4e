from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.apptest import texts, visit

STREAM = "coalition,giver,receiver,kind,what,period,unit,promised,delivered\nC,Brug,Een,arbeid,werk,2026-Q1,fte,12.5,10\n"


def test_the_form_holds_what_the_coalition_itself_recorded(store: Store, deliver: Deliver) -> None:
    deliver(coalition="coalition\nC\n", party="party\nBrug\nEen\n", stream=STREAM)
    app = visit(store, "gegevens", lang="nl")
    app.session_state["way"] = "Invullen"
    app.run()
    assert app.selectbox(key="table").value == "stream"
    assert app.selectbox(key="period").value == "2026-Q1"
    assert "Er is nog niets veranderd" in texts(app)


def test_former_answers_stand_ready_to_be_stored_for_another_quarter(store: Store, deliver: Deliver) -> None:
    deliver(coalition="coalition\nC\n", party="party\nBrug\nEen\n", stream=STREAM)
    app = visit(store, "gegevens", lang="nl")
    app.session_state["way"] = "Invullen"
    app.run()
    app.selectbox(key="period").set_value("2026-Q3").run()
    app.toggle(key="take_over").set_value(True).run()
    app.button(key="store_form").click().run()
    assert "Opgeslagen als levering 2" in app.success[0].value
    assert store.facts("stream")["period"].tolist() == ["2026-Q1", "2026-Q3"]
    assert store.facts("stream")["delivered"].isna().tolist() == [False, True]


def test_without_a_coalition_a_table_that_needs_one_says_so(store: Store, deliver: Deliver) -> None:
    deliver(coalition="coalition\nC\nD\n")
    app = visit(store, "gegevens", lang="nl")
    app.session_state["way"] = "Invullen"
    app.run()
    app.selectbox(key="table").set_value("stream").run()
    assert "Kies eerst bovenaan een coalitie" in texts(app)
