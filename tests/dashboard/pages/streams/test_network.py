from typing import Any

import pytest

from dashboard import session
from dashboard.pages import frame
from dashboard.pages.streams import network as page
from data.store import Store
from tests.conftest import COALITION, PARTIES, Deliver
from tests.dashboard.apptest import visit
from tests.dashboard.pages.streams.test_streams import HEAD, TABLES, look, said, table


def test_the_network_says_who_has_most_ties_who_has_none_and_what_comes_round(dommelrand: Store) -> None:
    told = said(look(dommelrand))
    assert "Werkplaats Noord heeft met 6 anderen een stroom; 4 hebben er geen" in told
    assert "7 partijen staan in 1 kring: wat zij geven, komt via anderen bij hen terug." in told
    assert "Lijn: ── alle stromen door beide bevestigd" in told


def test_the_table_of_the_network_has_every_tie_and_who_confirmed_it(dommelrand: Store) -> None:
    app = look(dommelrand, **TABLES)
    ties = table(app, "Wie brengt", "Wie haalt", "Stromen", "Bevestigd door")
    assert len(ties) == 20 and ties["Stromen"].sum() == 50
    assert set(ties["Bevestigd door"]) == {"alle door beide", "een deel", "niemand, of onbekend"}
    assert "Lijn: ── alle stromen door beide bevestigd" not in said(app)


@pytest.fixture
def three_streams(store: Store, deliver: Deliver) -> Store:
    told = "C,Brug,Een,kennis,,2026-Q1,uur,1,1\nC,Een,Brug,geld,,2026-Q1,EUR,1,1\nC,Gem,Een,vertrouwen,,2026-Q1,,,\n"
    deliver(coalition=COALITION, party=PARTIES, stream=HEAD + told)
    return store


def test_who_gives_the_chosen_stream_is_marked_until_another_party_is_chosen(
    three_streams: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked: list[str] = []
    drawn = page.network

    def noted(*told: Any, chosen: str, **how: Any) -> Any:
        marked.append(chosen)
        return drawn(*told, chosen=chosen, **how)

    monkeypatch.setattr(page, "network", noted)
    app = visit(three_streams, "waardestromen", lang="nl")
    app.session_state["stream"] = "Een|Brug|geld||2026-Q1|0"
    assert "brengt geld naar" in said(app.run())
    app.session_state["party"] = "Stichting De Brug"  # as after a click in a picture
    assert "brengt geld naar" in said(app.run())  # a stream of this party too
    app.session_state["party"] = "Gemeente 's-Voorbeeld"
    assert "brengt geld naar" not in said(app.run()) and marked == ["", "Een", "Brug", "Gem"]


@pytest.mark.parametrize(
    ("level", "labels"), [("party", {"Stichting De Brug", "Coöperatie Één", "Gemeente 's-Voorbeeld"}), ("sector", {""})]
)
def test_a_row_of_the_network_or_the_flows_chooses_who_gives_and_a_group_is_no_choice(
    three_streams: Store, monkeypatch: pytest.MonkeyPatch, level: str, labels: set[str]
) -> None:
    picked: dict[str, tuple[str, set[str]]] = {}
    chosen = {}

    def told(*_: Any, key: str, on_row: Any = None, **__: Any) -> None:
        chosen[key] = on_row

    monkeypatch.setattr(frame, "table", told)
    monkeypatch.setattr(session, "pick_from_table", lambda key, choice, names: picked.update({key: (choice, set(names))}))
    visit(three_streams, "waardestromen", lang="nl", level=level, **TABLES)
    for key in ("network_rows", "flow_sums"):
        chosen[key]()
        assert picked[key] == ("party", labels)
