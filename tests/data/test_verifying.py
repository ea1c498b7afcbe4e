import shutil
from pathlib import Path

import duckdb
import pytest

from data.store import Store
from data.verifying import verify
from tests.conftest import STREAMS, Deliver


def broken(path: Path) -> set[str]:
    with Store.open(path, check_head=False) as store:
        return {problem.code for problem in verify(store).problems}


@pytest.fixture
def ledger(coalition: Store, deliver: Deliver) -> Path:
    """A closed ledger of three batches."""
    deliver(stream=STREAMS.replace("480", "500"))
    deliver(stream=STREAMS.replace("480", "510"))
    coalition.close()
    return coalition.path


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
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_every_change_behind_the_ledgers_back_is_found(ledger: Path, tampering: str) -> None:
    statement, code = TAMPERINGS[tampering]
    connection = duckdb.connect(str(ledger))
    connection.execute(statement)
    connection.close()
    assert code in broken(ledger)


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
