from data.store import Store
from tests.dashboard.pages.contribution.made_form import NAME, opened, said, typed


def test_what_changed_is_recorded_by_name_and_with_a_reason(told: Store) -> None:
    app = typed(opened(told), 1, likely="12")
    app.text_input(key="name").set_value("Anna").run()
    app.button(key="store_dividends").click().run()
    assert (
        next(one.value for one in app.error).replace("\\", "").startswith("Rij 1 van de tabel: Er staat geen reden bij.")
        and not app.success
    )
    app.text_input(key=f"{NAME}_reason").set_value("opnieuw geteld").run()
    app.button(key="store_dividends").click().run()
    assert any("Opgeslagen" in one.value for one in app.success)
    rows = told.ask("dividends", coalition="C", outcome="werk", quarter="")
    assert rows.set_index(["period", "parties"]).loc[("2026-Q3", "A"), "likely"] == 12
    assert "Er is nog niets veranderd." in said(app)
    assert told.ask("batches").iloc[0]["reason"] == "opnieuw geteld"
    typed(app, 1, f"{NAME[:-1]}1", likely="abc")
    assert app.error and not app.success  # what was stored is no longer said beside what is wrong
    assert any("Dit is geen getal." in one.value.to_string() for one in app.dataframe)


def test_a_contribution_is_taken_out_with_a_reason(told: Store) -> None:
    app = typed(opened(told), 1, gone=True)
    app.text_input(key="name").set_value("Anna").run()
    assert "Reden (verplicht bij een verbetering)" in [one.label for one in app.text_input]
    app.button(key="store_dividends").click().run()
    assert app.error and not app.success
    app.text_input(key=f"{NAME}_reason").set_value("hoort er niet bij").run()
    app.button(key="store_dividends").click().run()
    assert any("Opgeslagen" in one.value for one in app.success)
    rows = told.ask("dividends", coalition="C", outcome="werk", quarter="2026-Q3")
    assert ("2026-Q3", "A") not in set(zip(rows["period"], rows["parties"], strict=True))
