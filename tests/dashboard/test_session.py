import pandas as pd
import pytest
import streamlit as st

from dashboard import session
from dashboard.shown import show
from data.known import KnownAt, today
from data.policy import LOCAL
from data.store import Store
from tests.conftest import Deliver


@pytest.fixture(autouse=True)
def fresh(store: Store, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """A visit that has just begun."""
    show(store)
    state: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", state)
    monkeypatch.setattr(st, "query_params", {})
    return state


def test_until_there_is_sign_in_every_viewer_is_the_local_user(store: Store) -> None:
    assert session.viewer() is LOCAL
    assert session.store() is store


def test_a_choice_is_that_of_the_visit_else_of_the_url(fresh: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "query_params", {"party": "Brug", "without_money": "true", "lang": "en"})
    assert session.chosen("party") == "Brug"
    assert session.without_money()
    assert session.lang() == "en"
    fresh |= {"party": None, "without_money": False, "lang": "nl"}
    assert session.chosen("party") == ""
    assert not session.without_money()
    assert session.lang() == "nl"


def test_without_a_choice_everything_is_as_known_now() -> None:
    assert session.known_at() == KnownAt(today())
    assert not session.is_back_in_time()


def test_an_answer_is_new_as_soon_as_the_ledger_grows(deliver: Deliver) -> None:
    assert session.ask("funds").empty
    deliver(fund="fund,name\nF,Een\n")
    assert session.ask("funds")["name"].tolist() == ["Een"]
    deliver(fund="fund,name\nF,Twee\n")
    assert session.ask("funds")["name"].tolist() == ["Twee"]


@pytest.mark.parametrize(
    ("selected", "party"),
    [
        ([{"data_type": "node", "data_indices": [1]}], "Een"),
        ([{"data_type": "edge", "data_indices": [0]}], "Brug"),
        ([{"data_type": "node", "data_indices": [2]}], "Gem"),
        ([], None),
    ],
)
def test_a_click_in_a_picture_chooses_a_party_and_one_on_what_is_no_party_keeps_the_choice(
    fresh: dict[str, object], selected: list[object], party: str | None
) -> None:
    fresh |= {"streams": {"selection": {"selected": selected}}, "party": "Gem"}
    session.pick_from_flows("streams", "party", ["Brug", "Een", ""], ["Brug"])
    assert fresh["party"] == party


@pytest.mark.parametrize(("rows", "fund"), [([1], "Een"), ([2], None), ([], None)])
def test_a_click_on_a_row_chooses_what_it_stands_for(fresh: dict[str, object], rows: list[int], fund: str | None) -> None:
    fresh |= {"table": {"selection": {"rows": rows}}, "fund": None}
    session.pick_from_table("table", "fund", ["Brug", "Een", ""])
    assert fresh["fund"] == fund


@pytest.mark.parametrize(
    ("selected", "told"),
    [
        ([{"data_type": "node", "data_indices": [1]}], ("party", "Een")),
        ([{"data_type": "edge", "data_indices": [0]}], ("kind", "geld")),
        ([{"data_type": "node", "data_indices": [0]}, {"data_type": "edge", "data_indices": [0]}], ("kind", "geld")),
        ([{"data_type": "node", "data_indices": []}], None),
        ([], None),
    ],
)
def test_a_click_tells_what_the_last_mark_stands_for_and_nothing_where_it_was_let_go_of(
    fresh: dict[str, object], selected: list[object], told: tuple[str, str] | None
) -> None:
    fresh |= {"flows": {"selection": {"selected": selected}}}
    assert session.marked("flows", [("party", "Brug"), ("party", "Een")], [("kind", "geld")]) == told


@pytest.mark.parametrize(("rows", "stream"), [([1], "b"), ([], "")])
def test_a_row_that_is_let_go_of_clears_the_choice(fresh: dict[str, object], rows: list[int], stream: str) -> None:
    fresh |= {"table": {"selection": {"rows": rows}}, "stream": "a"}
    session.pick_or_clear("table", "stream", ["a", "b"])
    assert fresh["stream"] == stream


@pytest.mark.parametrize(
    ("points", "party"),
    [
        ([{"customdata": ["een"]}], "Coöperatie Één"),
        ([{"customdata": "een"}], "Coöperatie Één"),
        ([{"customdata": ["een"]}, {"customdata": ["brug"]}], "Coöperatie Één"),
        ([{"customdata": ["\x1fwerk"]}], "Brug"),
        ([{"customdata": []}], "Brug"),
        ([{}], "Brug"),
        ([], "Brug"),
    ],
)
def test_a_click_in_a_chart_chooses_a_party_and_one_on_anything_else_keeps_the_choice(
    fresh: dict[str, object], points: list[object], party: str
) -> None:
    fresh |= {"balance": {"selection": {"points": points}}, "party": "Brug"}
    session.pick_from_chart("balance", "party", {"een": "Coöperatie Één", "brug": "Brug"})
    assert fresh["party"] == party


def test_a_press_of_a_button_chooses_something(fresh: dict[str, object]) -> None:
    session.choose("party", None)
    assert fresh["party"] is None


def test_a_code_is_what_is_chosen_else_what_the_url_says_else_what_was_kept_else_the_first(
    fresh: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    url: dict[str, str] = {}
    monkeypatch.setattr(st, "query_params", url)
    codes = ("party", "sector")
    assert session.keep_code("level", codes, "party") == "party" and url == {}
    fresh.pop("level")
    url["level"] = "sector"
    assert session.keep_code("level", codes, "party") == "sector" == fresh["level"]
    fresh["level"] = "party"
    assert session.keep_code("level", codes, "party") == "party" and url == {}
    fresh["level"] = "sector"
    assert session.keep_code("level", codes, "party") == "sector" and url == {"level": "sector"}
    fresh.pop("level")
    url.clear()  # another page was opened, and this one again
    assert session.keep_code("level", codes, "party") == "sector" and url == {"level": "sector"}


def test_a_code_that_is_not_among_them_is_no_choice(fresh: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    url = {"kind": "tovenarij", "lang": "nl"}
    monkeypatch.setattr(st, "query_params", url)
    assert session.keep_code("kind", {"geld"}) == "" and fresh["kind"] is None and url == {"lang": "nl"}
    fresh["kind"] = "geld"
    assert session.keep_code("kind", {"geld"}) == "geld"
    assert session.keep_code("kind", set()) == "" and fresh["kind"] is None and url == {"lang": "nl"}


def test_a_link_to_something_that_is_not_there_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "query_params", {"fund": "Weg"})
    assert session.unknown_in_url("fund", ["Er"]) == "Weg"
    assert session.unknown_in_url("fund", ["Weg"]) == ""


def test_the_money_switch_tells_how_much_it_leaves_out(fresh: dict[str, object], brabant: Store) -> None:
    show(brabant)
    assert session.left_out("fund_streams", fund="INDIGO-FUND-0014") is None
    fresh["without_money"] = True
    assert session.left_out("fund_streams", fund="INDIGO-FUND-0014") == 12


def test_the_state_of_today_is_no_step_back(fresh: dict[str, object], deliver: Deliver) -> None:
    deliver(fund="fund,name,recorded\nF,Een,2026-01-10\n")
    deliver(fund="fund,name\nF,Twee\n")
    assert list(session.moments()) == [f"{today():%d-%m-%Y}", "10-01-2026"]
    fresh["known"] = "10-01-2026"
    assert session.is_back_in_time()
    fresh["known"] = f"{today():%d-%m-%Y}"
    assert not session.is_back_in_time()


def test_a_score_is_new_as_soon_as_the_ledger_grows_and_none_before_anything_was_observed(deliver: Deliver) -> None:
    deliver(coalition="coalition\nC\n", party="party\nBrug\n")
    assert session.significance("C", "2026-Q3") is None
    head = "coalition,party,indicator,period,value,unit,evidence\n"
    deliver(observation=f"{head}C,,I11,2026-Q3,60,%,E2\n")
    first = session.significance("C", "2026-Q3")
    assert first is not None and first.own.index.scores["I11"][0, 0] == 60
    assert session.significance("C", "2026-Q3") is first
    assert session.significance("C", "2026-Q3", "Brug") is None
    deliver(observation=f"{head}C,Brug,I11,2026-Q3,30,%,E2\n")
    theirs = session.significance("C", "2026-Q3", "Brug")
    assert theirs is not None and theirs.own.index.scores["I11"][0, 0] == 0
    assert session.significance("C", "2026-Q3") is not first


def test_what_was_typed_in_a_table_stays_when_it_is_drawn_anew_and_goes_when_it_is_let_go_of(fresh: dict[str, object]) -> None:
    first, typed = pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [2]})
    fresh["lang"] = "nl"
    key, begun = session.begin_table("t", first)
    assert begun is first
    fresh[key] = {}  # it is drawn
    session.keep_table("t", typed)
    assert session.begin_table("t", first)[1] is first  # the editor itself knows what was changed since
    fresh["lang"] = "en"
    other, begun = session.begin_table("t", first)
    assert other != key and begun is typed
    session.keep_table("t", None, anew=True)
    assert session.begin_table("t", first)[1] is first
