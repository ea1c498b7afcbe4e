import shutil
from pathlib import Path

import duckdb
import pytest

from data import ledger as ledger_of
from data.ledger import Entry
from data.store import Store
from data.verifying import verify
from tests.conftest import STREAMS, Deliver, handed_over


def broken(path: Path) -> set[str]:
    with Store.open(path, check_head=False) as store:
        return {problem.code for problem in verify(store).problems}


@pytest.fixture(scope="module")
def three_batches(of_three: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed ledger of three batches."""
    folder = tmp_path_factory.mktemp("batches") / "ledger"
    shutil.copytree(of_three, folder)
    with Store.open(folder / "ledger.duckdb", write=True) as store:
        for amount in ("500", "510"):
            handed_over(store, folder.parent / "delivery", stream=STREAMS.replace("480", amount))
    return folder


@pytest.fixture
def ledger(three_batches: Path, tmp_path: Path) -> Path:
    """A closed ledger of three batches, to be damaged."""
    shutil.copytree(three_batches, tmp_path, dirs_exist_ok=True)
    return tmp_path / "ledger.duckdb"


def test_a_sound_ledger_holds_and_its_totals_are_told(ledger: Path) -> None:
    with Store.open(ledger) as store:
        found = verify(store)
    assert not found.problems
    assert (found.batches, found.facts, found.standing, found.superseded, found.withdrawn) == (3, 9, 7, 2, 0)


TAMPERINGS = {
    "an amount": ("update stream set promised = 999 where fact = 5", "fact_changed"),
    "a name": ("update party set name = 'Ander' where party = 'Brug'", "fact_changed"),
    "a date": ("update stream set recorded = '2020-01-01' where fact = 8", "fact_changed"),
    "what counts": ("update stream set in_use = false where fact = 5", "fact_changed"),
    "a row removed": ("delete from stream where fact = 5", "fact_removed"),
    "a row added": ("insert into party by name select * replace (99 as fact) from party where party = 'Brug'", "fact_unknown"),
    "a row twice": ("insert into party select * from party where party = 'Brug'", "fact_unknown"),
    "who brought it": ("update batch set entered_by = 'ander' where batch = 2", "chain_broken"),
    "a remark": ("update batch set remarks = 'x' where batch = 1", "chain_broken"),
    "a correction undone": ("delete from superseded where batch = 2", "chain_broken"),
    "a correction added": ("insert into superseded values (5, 6, '2026-01-01', 3)", "chain_broken"),
    "a digest": ("update digest set digest = 'x' where fact = 5", "chain_broken"),
    "an erasure": ("insert into erased values (5, 3)", "chain_broken"),
    "a batch removed": ("delete from batch where batch = 2", "chain_broken"),
    "a batch renumbered": ("update batch set batch = 7 where batch = 3", "chain_broken"),
    "a hash": ("update batch set hash = 'x' where batch = 3", "chain_broken"),
    "a correction of no batch": ("insert into superseded values (5, 6, '2026-01-01', null)", "chain_broken"),
    "a correction of a batch to come": ("insert into superseded values (5, 6, '2026-01-01', 99)", "chain_broken"),
    "a correction of nothing": ("insert into superseded values (null, null, null, 1)", "chain_broken"),
    "a correction moved": ("update superseded set batch = 99 where batch = 3", "chain_broken"),
    "an erasure of no batch": ("insert into erased values (999, null)", "chain_broken"),
    "an erasure of a batch to come": ("insert into erased values (999, 99)", "chain_broken"),
    "an erasure of nothing": ("insert into erased values (null, 1)", "chain_broken"),
    "a withdrawal": ("update stream set status = 'withdrawn' where fact = 5", "fact_changed"),
    "a withdrawn row added": (
        "insert into stream by name select * replace (99 as fact, 'withdrawn' as status) from stream where fact = 5",
        "fact_unknown",
    ),
    "a withdrawn row of a batch to come": (
        "insert into stream by name"
        " select * replace (99 as fact, 99 as batch, 'withdrawn' as status) from stream where fact = 5",
        "fact_unknown",
    ),
    "a withdrawn row taken for the one that stands": (
        "insert into stream by name select * replace ('withdrawn' as status) from stream where fact = 5",
        "fact_unknown",
    ),
    "a row without a number": (
        "alter table party alter fact drop not null;"
        "insert into party by name select * replace (null as fact) from party where party = 'Brug'",
        "fact_unknown",
    ),
    "a digest twice": ("insert into digest select * from digest where fact = 5", "chain_broken"),
    "a digest of nothing": ("insert into digest values (null, 1, 'party', 'x')", "chain_broken"),
    "a digest of no batch": ("insert into digest values (99, null, 'party', 'x')", "chain_broken"),
    "a digest of a batch to come": ("insert into digest values (99, 99, 'party', 'x')", "chain_broken"),
    "a batch without a number": ("insert into batch (batch) values (null)", "chain_broken"),
    "a batch whose number is gone": ("update batch set batch = null where batch = 3", "chain_broken"),
    "a batch to come": ("insert into batch (batch) values (99)", "chain_broken"),
    "a table of the ledger removed": ("drop table erased", "base_damaged"),
    "a column of the ledger removed": ("alter table superseded drop column recorded", "base_damaged"),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_every_change_behind_the_ledgers_back_is_found(ledger: Path, tampering: str) -> None:
    statement, code = TAMPERINGS[tampering]
    connection = duckdb.connect(str(ledger))
    connection.execute(statement)
    connection.close()
    assert code in broken(ledger)


def test_remarks_may_be_gone_only_where_something_was_erased_since(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=STREAMS.replace("480", "500"), party="party,name,leuk\nWijk,Wijkraad,ja\n")
    gone = "update batch set remarks = null where batch = 2"
    coalition.cursor().execute(gone)
    assert {problem.code for problem in verify(coalition).problems} == {"chain_broken"}
    fact = coalition.cursor().execute("select fact from party where party = 'Wijk'").fetchall()[0][0]
    ledger_of.erase(coalition, "party", [fact], Entry("erase", "x"))
    assert verify(coalition).problems == []


UNDONE = {
    "a withdrawal": ("update stream set status = 'confirmed' where status = 'withdrawn'", "fact_changed"),
    "a withdrawal removed": ("delete from stream where status = 'withdrawn'", "fact_removed"),
    "an erasure": ("delete from erased", "fact_removed"),
    "an erasure of another batch": ("update erased set batch = 4", "chain_broken"),
    "an erasure of no batch": ("update erased set batch = null", "chain_broken"),
    "an erasure told twice": ("insert into erased select * from erased", "chain_broken"),
}


@pytest.mark.parametrize("tampering", UNDONE)
def test_what_was_withdrawn_or_erased_cannot_come_back_unseen(coalition: Store, tampering: str) -> None:
    numbers = {row[0]: row[1] for row in coalition.cursor().execute("select giver, fact from stream").fetchall()}
    ledger_of.withdraw(coalition, "stream", numbers["Brug"], Entry("withdraw", "x"))
    ledger_of.erase(coalition, "stream", [numbers["Gem"]], Entry("erase", "x"))
    coalition.close()
    assert broken(coalition.path) == set()
    statement, code = UNDONE[tampering]
    connection = duckdb.connect(str(coalition.path))
    connection.execute(statement)
    connection.close()
    assert code in broken(coalition.path)


def test_an_end_that_was_cut_off_is_found_by_the_head_beside_the_file(ledger: Path) -> None:
    connection = duckdb.connect(str(ledger))
    for table in ("stream", "superseded", "digest", "batch"):
        connection.execute(f"delete from {table} where batch = 3")
    connection.close()
    assert broken(ledger) == {"entries_missing"}
    ledger.with_name(f"{ledger.name}.head").unlink()
    assert broken(ledger) == {"head_missing"}


def test_a_chain_rewritten_from_the_start_is_found_by_the_head(ledger: Path, tmp_path: Path) -> None:
    head = ledger.with_name(f"{ledger.name}.head")
    head.write_text(head.read_text().replace('"hash": "', '"hash": "0'))
    assert broken(ledger) == {"head_differs"}


def test_a_ledger_can_be_verified_while_another_holds_it(ledger: Path, tmp_path: Path) -> None:
    from tests.data.test_store import held

    process = held(ledger)
    try:
        assert broken(ledger) == set()
        damaged = next((ledger.with_name(f"{ledger.name}.batches") / "000002").glob("stream.parquet"))
        shutil.copy(next((ledger.with_name(f"{ledger.name}.batches") / "000003").glob("stream.parquet")), damaged)
        assert {"fact_removed", "fact_unknown"} & broken(ledger)
    finally:
        process.communicate()


def test_a_ledger_has_the_same_head_however_it_is_opened(ledger: Path) -> None:
    heads = []
    for write in (False, True):
        with Store.open(ledger, write=write) as store:
            heads.append(verify(store).head)
    assert heads[0] == heads[1]
