"""A process that is killed in the middle of an import: its batch is whole or not there, and nothing else is harmed."""

import multiprocessing
import time
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from dashboard.cli import main
from data import intake
from data.store import Store
from data.verifying import verify
from tests.conftest import COALITION, PARTIES

KILLS = 50
ROWS = 400
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.test_crash"])  # else most of the test's time goes into starting Python


def importing(base: Path, delivery: Path, told: Connection) -> None:
    with Store.open(base, write=True) as store:
        examined = intake.examine([delivery], "template", store)
        told.send("begin")
        intake.deliver(store, examined, "test")


def streams(turn: int) -> str:
    header = "coalition,giver,receiver,kind,what,period,unit,promised\n"
    return header + "".join(f"C,Brug,Een,arbeid,{turn}-{row},2026-Q1,uur,{row}\n" for row in range(ROWS))


def started(base: Path, delivery: Path) -> ForkServerProcess:
    hears, tells = FORKS.Pipe(duplex=False)
    child = FORKS.Process(target=importing, args=(base, delivery, tells))
    child.start()
    tells.close()  # so that a child that dies before it begins is an end of file here, and no wait for ever
    assert hears.recv() == "begin"
    hears.close()
    return child


def rows_of_turns(store: Store) -> dict[int, int]:
    """How many streams there are of each turn."""
    counted = store.cursor().execute("select split_part(what, '-', 1), count(*) from stream group by 1").fetchall()
    return {int(turn): rows for turn, rows in counted}


@pytest.mark.slow
def test_killed_at_fifty_moments_the_batch_is_whole_or_not_there(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("coalition", COALITION), ("party", PARTIES)):
        (tmp_path / f"{name}.csv").write_text(text)
        intake.deliver(store, intake.examine([tmp_path / f"{name}.csv"], "template", store), "test")
    base, delivery = store.path, tmp_path / "stream.csv"
    store.close()
    delivery.write_text(streams(0))
    child = started(base, delivery)
    began = time.monotonic()
    child.join()
    took = time.monotonic() - began
    whole = {0}
    for turn in range(1, KILLS + 1):
        delivery.write_text(streams(turn))
        child = started(base, delivery)
        time.sleep(took * turn / KILLS)
        child.kill()
        child.join()
        with Store.open(base) as reading:
            assert not verify(reading).problems
            there = rows_of_turns(reading)
        assert set(there.values()) == {ROWS}, "a batch is half there"
        assert there.keys() - whole <= {turn} and whole <= there.keys()
        whole = set(there)
        with Store.open(base, write=True) as after:
            assert not verify(after).problems
            assert rows_of_turns(after) == there, "what was read first is not what the next writer finds"
    assert main(["verify", "--db", str(base)]) == 0, capsys.readouterr().out
    assert 0 < len(whole) - 1 < KILLS, "all kills fell on one side of the commit; the moments do not test it"
    with Store.open(base, write=True) as after:
        again = intake.deliver(after, intake.examine([delivery], "template", after), "test")
        assert again.added in (0, ROWS)
        assert not verify(after).problems
    with Store.open(base) as reading:
        assert reading.head.batch == len({*whole, KILLS}) + 2
