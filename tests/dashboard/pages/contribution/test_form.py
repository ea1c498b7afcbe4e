"""The form of a meeting: it begins with what stands, and moves with what is typed. That the table itself takes a number is seen
in a browser (tests/test_journey.py)."""

import pytest

from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.pages.contribution.made_form import draft, opened, said, typed


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
