from pathlib import Path

import pytest

from dashboard import shown
from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.apptest import texts, visit

WAYS = {"nl": ("Inleveren", "Invullen", "Geschiedenis", "Ophalen"), "en": ("Hand in", "Fill in", "History", "Download")}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_gegevens_says_how_much_is_known_and_offers_four_ways(brabant: Store, lang: str) -> None:
    app = visit(brabant, "gegevens", lang=lang)
    texts(app)
    assert app.title[0].value == {"nl": "Van 86 gegevens zijn er 49 bekend", "en": "Of 86 facts 49 are known"}[lang]
    assert [tab.label for tab in app.tabs] == list(WAYS[lang])


def test_the_squares_have_a_table(brabant: Store) -> None:
    table = visit(brabant, "gegevens", lang="nl", table_coverage="true").dataframe[-1].value
    assert table[table["Soort gegevens"] == "waardestroom"][["Gegevens", "Bekend", "Onbekend"]].to_numpy().tolist() == [
        [18, 0, 18]
    ]


def test_at_an_earlier_moment_nothing_can_be_handed_in(store: Store, deliver: Deliver) -> None:
    deliver(coalition="coalition,recorded\nC,2026-01-10\n")
    deliver(coalition="coalition,name\nC,Nieuw\n")
    app = visit(store, "gegevens", lang="nl", known="10-01-2026")
    assert "eerdere stand" in app.info[0].value
    assert not [one for one in app.text_input if one.key == "name"]


def test_from_the_example_to_a_base_of_ones_own_and_back(
    store: Store, deliver: Deliver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    deliver(coalition="coalition,invented\nC,ja\n")
    app = visit(store, "gegevens", lang="nl")
    app.button(key="to_own").click().run()
    assert shown.is_own() and shown.shown().path == tmp_path / shown.OWN
    assert "Hier staat nog niets" in app.title[0].value
    app.button(key="to_example").click().run()
    assert shown.shown() is store


def test_a_base_of_ones_own_that_cannot_be_made_is_one_sentence(
    store: Store, deliver: Deliver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / shown.OWN).mkdir()
    deliver(coalition="coalition,invented\nC,ja\n")
    app = visit(store, "gegevens", lang="nl")
    app.button(key="to_own").click().run()
    assert not app.exception and len(app.error) == 1
    assert shown.shown() is store
