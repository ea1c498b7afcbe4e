"""The form of a meeting: it begins with what stands, moves with what is typed, and records what changed. That the table itself
takes a number is seen in a browser (tests/test_journey.py): without one a draft is put where the table keeps it."""

from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.shown import show
from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.apptest import texts
from tests.dashboard.views.test_dividend_form import DIVIDEND, MEMBERSHIP

NAME = "dividends_C_werk_2026-Q3_0"


@pytest.fixture
def told(store: Store, deliver: Deliver) -> Store:
    """Three partners, of whom two told what they add to an outcome."""
    deliver(
        coalition="coalition\nC\n",
        party="party\nA\nB\nD\nK\n",
        membership=MEMBERSHIP,
        outcome="coalition,outcome,period,name,unit\nC,werk,2026-Q3,werk,mensen\nC,zorg,2026-Q3,zorg,uren\n",
        dividend=DIVIDEND,
    )
    return store


def opened(store: Store, audience: str = "steering", outcome: str = "werk", quarter: str = "2026-Q3", **query: str) -> AppTest:
    """The form by itself, without the page around it."""
    show(store)
    app = AppTest.from_function(
        _shown, default_timeout=30, kwargs={"audience": audience, "outcome": outcome, "quarter": quarter}
    )
    for key, value in {"lang": "nl", "fill_in": "true", **query}.items():
        app.query_params[key] = value
    return app.run()


def _shown(audience: str, outcome: str, quarter: str) -> None:
    from dashboard import session
    from dashboard.pages.contribution.form import show_dividend_form
    from dashboard.views.contribution_choice import AUDIENCES, ContributionChoice

    for_whom = next(one for one in AUDIENCES if one == audience)
    show_dividend_form(ContributionChoice("C", "C", outcome, {}, quarter, for_whom, "", "", False), session.said())


def said(app: AppTest) -> str:
    """All that stands there, as a reader sees it."""
    return texts(app).replace("\\", "").replace("\u2060", "").replace("\xa0", " ")


def draft(app: AppTest, table: str = NAME) -> pd.DataFrame:
    found: pd.DataFrame = app.session_state[f"{table}_typed"]
    return found.copy()


def typed(app: AppTest, number: int, table: str = NAME, **cells: Any) -> AppTest:
    """As if this was typed in a row, and the reader came back to the page."""
    rows = draft(app, table)
    for name, value in cells.items():
        rows.at[number, name] = value
    app.session_state[f"{table}_typed"] = rows
    app.session_state[f"{table}_times"] = 1
    return app.run()


def test_the_form_is_for_the_steering_group_and_opens_when_asked_for(told: Store) -> None:
    closed = opened(told, fill_in="false")
    assert [one.label for one in closed.expander] == ["Vul samen in wat ieder toevoegt"] and not closed.data_editor
    assert len(opened(told).data_editor) == 1
    for audience in ("financier", "partner"):
        assert not opened(told, audience).expander
    assert not opened(told, outcome="").expander


def test_it_begins_with_what_stands_and_says_so(told: Store) -> None:
    app = opened(told)
    assert draft(app)["parties"].tolist() == [["A"], ["A", "B"], ["B"], ["D"]]
    page = said(app)
    assert "Wat ieder toevoegt aan werk, 2026, kwartaal 3" in page
    assert "Samen 12,5, zoals het is vastgelegd." in page and "Er is nog niets veranderd." in page
    assert not [one for one in app.button if one.key == "store_dividends"]


def test_what_is_typed_moves_the_result_and_stays_in_another_language(told: Store) -> None:
    app = typed(opened(told), 3, likely="4", because="alleen al")
    assert "Samen nu 16,5; vastgelegd is 12,5." in said(app) and "1 rij is nieuw of veranderd." in said(app)
    app.session_state["lang"] = "en"
    page = said(app.run())
    assert "Together now 16.5; recorded is 12.5." in page and "1 row is new or changed." in page
    assert draft(app).loc[3, "because"] == "alleen al"


def test_a_fault_is_told_with_its_place_and_stops_the_button(told: Store) -> None:
    app = typed(opened(told), 3, likely="4", low="6")
    findings = next(one.value for one in app.dataframe if "Herstel" in one.value or "Plaats" in one.value)
    assert findings["Plaats"].tolist() == ["deze tabel, rij 3, kolom laag"]
    assert "1 rij telt nog niet mee; hieronder staat waarom." in said(app) and "Samen nu" not in said(app)
    assert app.button(key="store_dividends").disabled


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


def test_the_whole_is_held_against_the_net_outcome(told: Store, deliver: Deliver) -> None:
    deliver(
        outcome="coalition,outcome,period,name,unit,baseline,actual,deadweight,displacement,outside_share\n"
        "C,nieuw,2026-Q3,nieuw,huizen,0,10,0,0,0\n",
        dividend="coalition,outcome,period,parties,likely,unit\nC,nieuw,2026-Q3,A,12.5,\n",
    )
    app = opened(told, outcome="nieuw")
    assert "De netto uitkomst is 10: samen is 2,5 meer." in said(app)
    app = typed(app, 1, "dividends_C_nieuw_2026-Q3_0", likely="9,5")
    assert "De netto uitkomst is 10: samen is 0,5 minder." in said(app)


def test_starting_over_brings_back_what_stands(told: Store) -> None:
    app = typed(opened(told), 1, likely="99")
    assert "Samen nu 101,5" in said(app)
    app.button(key="dividends_anew").click().run()
    assert "Samen 12,5, zoals het is vastgelegd." in said(app)


def test_an_outcome_of_which_nothing_is_told_begins_with_a_row_a_member(told: Store) -> None:
    app = opened(told, outcome="zorg")
    rows = app.session_state["dividends_C_zorg_2026-Q3_0_typed"]
    assert rows["parties"].tolist() == [["B"], ["A"], ["D"]]


def test_at_an_earlier_state_of_knowledge_nothing_can_be_filled_in(told: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.session.is_back_in_time", lambda: True)
    app = opened(told)
    assert not app.data_editor and any("Invullen kan alleen" in one.value for one in app.info)


def test_a_later_quarter_may_begin_with_what_stands_now(told: Store) -> None:
    app = opened(told, quarter="2026-Q4")
    assert "Wat ieder toevoegt aan werk, 2026, kwartaal 3" in said(app)
    app.toggle(key="dividend_form_anew").set_value(True).run()
    page = said(app)
    assert "Wat ieder toevoegt aan werk, 2026, kwartaal 4" in page and "2 rijen zijn nieuw of veranderd." in page
    app.text_input(key="name").set_value("Anna").run()
    app.button(key="store_dividends").click().run()
    assert any("Opgeslagen" in one.value for one in app.success)
    rows = told.ask("dividends", coalition="C", outcome="werk", quarter="")
    assert rows["period"].tolist().count("2026-Q4") == 2
