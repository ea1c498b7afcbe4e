from data.standing import Known
from data.store import Store
from data.tables import BY_NAME
from tests.conftest import Deliver


def test_without_a_ledger_nothing_is_known() -> None:
    assert Known().ids("party") == set()
    assert Known().numbered(BY_NAME["investment"], "x") == {}
    assert Known().coalitions() == {}


def test_what_stands_is_known_by_its_id(coalition: Store) -> None:
    assert Known(coalition).ids("party") == {"Brug", "Een", "Gem"}
    assert Known(coalition).ids("geen") == set()


def test_a_contract_is_known_with_its_coalition(store: Store, deliver: Deliver) -> None:
    deliver(coalition="coalition\nC\n", project="project,coalition,name\nK,C,Een\n")
    assert Known(store).coalitions() == {"K": "C"}


def test_what_a_source_told_more_than_once_is_known_by_its_number(store: Store, deliver: Deliver) -> None:
    deliver(
        coalition="coalition\nC\n",
        party="party\nP\n",
        project="project,coalition\nK,C\n",
        investment="project,party,nth,amount,currency,source\nK,P,1,10,EUR,bron\nK,P,2,20,EUR,bron\n",
    )
    (numbered,) = Known(store).numbered(BY_NAME["investment"], "bron").values()
    assert {nth: row["amount"] for nth, row in numbered.items()} == {1: 10, 2: 20}
    assert Known(store).numbered(BY_NAME["investment"], "ander") == {}
