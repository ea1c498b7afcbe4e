import threading

import pytest
import streamlit as st

from dashboard.pages.facts import actions
from dashboard.shown import show
from data import intake
from data.problems import Refused, fault
from data.store import Store
from tests.conftest import COALITION


@pytest.fixture(autouse=True)
def fresh(store: Store, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """A visit that has just begun."""
    show(store)
    state: dict[str, object] = {"lang": "nl"}
    monkeypatch.setattr(st, "session_state", state)
    monkeypatch.setattr(st, "query_params", {})
    return state


def delivery(store: Store, tmp_path: object) -> intake.Delivery:
    from data.sheets import Sheet

    rows = [(at, list(line.split(","))) for at, line in enumerate(COALITION.splitlines(), 1)]
    return intake.examine_sheets([Sheet("c.csv", "coalition", rows)], [], "template", "abc", store)


def test_a_double_click_stores_once_and_says_so(store: Store, fresh: dict[str, object]) -> None:
    twice = delivery(store, None)
    actions.store_delivery(twice, "Anna", "import")
    assert str(fresh["outcome"]).startswith("Opgeslagen als levering 1")
    actions.store_delivery(twice, "Anna", "import")
    assert str(fresh["outcome"]).startswith("Dit was er al")
    assert store.head.batch == 1


def test_two_who_store_at_once_are_both_stored_whole(store: Store) -> None:
    ready = [delivery(store, None) for _ in range(4)]
    for at, one in enumerate(ready):
        one.sha256 = str(at)
        one.rows[0].values["coalition"] = f"C{at}"
    threads = [threading.Thread(target=intake.deliver, args=(store, one, "Anna")) for one in ready]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(store.facts("coalition")["coalition"]) == ["C0", "C1", "C2", "C3"]
    assert store.head.batch == 4


@pytest.mark.parametrize("code", ["disk_full", "read_only", "not_saved"])
def test_what_cannot_be_saved_is_one_sentence_and_the_fields_keep_what_was_typed(
    store: Store, fresh: dict[str, object], monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Refused(fault(code).at("b.duckdb"))

    monkeypatch.setattr(intake, "deliver", refuse)
    actions.store_delivery(delivery(store, None), "Anna", "import")
    (told,) = fresh["troubles"]
    assert told.startswith("fout: b.duckdb") and "\n" not in told
    assert "stored" not in fresh
