from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.apptest import texts, visit


def test_the_overview_says_what_was_kept_and_what_needs_attention(coalition: Store) -> None:
    app = visit(coalition, "", lang="nl")
    assert app.title[0].value.replace("\\", "") == "Coalitie Voorbeeld kwam 0 van de 2 bekende toezeggingen na"
    told = texts(app)
    assert "kwartaal 1" in told and "Wat vraagt nu aandacht?" in told
    table = visit(coalition, "", lang="en", table_promises="true").dataframe[0].value
    assert table["Delivered of promised"].tolist() == ["312.75 of 480 uur", "10 of 12.5 fte", "unknown of 2 besluit"]


def test_each_of_three_readers_has_a_start(coalition: Store) -> None:
    told = texts(visit(coalition, "", lang="nl"))
    assert all(reader in told for reader in ("Ik zit in de stuurgroep", "Ik financier", "Ik ben partner"))


def test_an_invented_coalition_says_so(store: Store, deliver: Deliver) -> None:
    deliver(coalition="coalition,invented\nC,ja\n")
    assert "voorbeeldgegevens" in texts(visit(store, "", lang="nl"))


def test_with_nothing_in_the_ledger_the_overview_says_how_to_begin(store: Store) -> None:
    assert "begin met één bestand" in visit(store, "", lang="nl").title[0].value.replace("\\", "")
