from pathlib import Path

from data.store import Store
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_fund import made
from tests.dashboard.pages.fund.made_part import part


def said(store: Store, **query: str) -> str:
    return texts(part(store, "claims", "show_claims", **query)).replace("\\", "").replace("\u2060", "")


def test_a_unit_that_is_claimed_twice_is_a_red_row_with_its_claims_and_the_rule(agreed: Store) -> None:
    told = said(agreed)
    assert told.startswith("1 eenheid is dubbel geclaimd; 2 claims wachten")
    assert ":red[■ **dubbel geclaimd**] eenheid baan-2" in told
    assert "claim w2 in Werk, Fonds: geclaimd sinds 6 apr 2026 (de eerste)" in told
    assert "claim a1 in Elders, Ander fonds: geclaimd sinds 4 mei 2026" in told
    assert "één eenheid, één betaling, één fonds" in told


def test_the_claims_that_wait_are_listed_and_those_rejected_named(agreed: Store) -> None:
    app = part(agreed, "claims", "show_claims")
    rows = app.dataframe[0].value
    assert rows["Claim"].tolist() == ["w1", "w2"]
    assert all(told.startswith("wacht ") for told in rows["Stand"])
    told = said(agreed)
    assert "Afgewezen: b1 (1 jun 2026)." in told
    assert "Elke laatste stap is getekend door een ander dan de indiener · Bron: register · stand " in told


def test_the_table_has_every_claim_and_what_is_claimed_twice_first(agreed: Store) -> None:
    rows = part(agreed, "claims", "show_claims", table_claims="true").dataframe[0].value
    assert rows["Claim"].tolist() == ["w2", "w1", "b1"]
    assert rows["Let op"].tolist() == ["■ dubbel geclaimd", "", ""]
    assert rows["Eenheden"].tolist() == ["2 mensen", "8 mensen", "3 mensen"]


def test_of_one_contract_its_claims_alone_and_without_money_they_stay(agreed: Store) -> None:
    assert "dubbel" not in said(agreed, contract="B")
    assert said(agreed, without_money="true") == said(agreed)


def test_a_contract_in_two_funds_is_a_red_line_even_without_claims(tmp_path: Path) -> None:
    with made(tmp_path, outcome_fund="project,fund\nW,F\nB,F\nW,G\n", claim="") as store:
        red = ":red[■ Werk staat in meer dan één fonds: één eenheid, één betaling, één fonds.]"
        assert red in said(store) and red not in said(store, contract="B")


def test_without_claims_there_is_one_line(bare: Store) -> None:
    assert said(bare) == ":small[:gray[Er zijn nog geen claims vastgelegd.]]"
    assert "No claims were recorded yet." in said(bare, lang="en")
