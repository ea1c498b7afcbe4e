from data.known import today
from data.standing import Known
from data.store import Store
from data.tables import BY_NAME
from tests.conftest import Deliver


def test_without_a_ledger_nothing_is_known() -> None:
    assert Known().ids("party") == set()
    assert Known().numbered(BY_NAME["investment"], "x") == {}
    assert Known().rows(BY_NAME["investment"]) == {}
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


def test_what_stands_of_a_table_is_known_by_its_key_and_source(coalition: Store, deliver: Deliver) -> None:
    deliver(
        project="project,coalition\nK,C\nL,C\n",
        outcome_metric="project,outcome_metric,unit,source\nK,m,mensen,boek\nK,m,uren,app\nL,m,mensen,boek\n",
    )
    deliver(outcome_metric="project,outcome_metric,unit,source,status,reason\nK,m,dagen,boek,,na\nL,m,,boek,withdrawn,weg\n")
    rows = Known(coalition).rows(BY_NAME["outcome_metric"])
    assert {name: row["unit"] for name, row in rows.items()} == {("K", "m", 1, "boek"): "dagen", ("K", "m", 1, "app"): "uren"}
    assert {row["recorded"] for row in rows.values()} == {today()}
