import os
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from data import asking
from data.problems import Refused
from data.store import Store, first, parquet_rows
from data.verifying import verify
from tests.conftest import STREAMS, Deliver


def refusal(attempt: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        attempt()
    return refused.value.problems[0].code


def question(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    own = asking.Question("own", "", "rows", sql, frozenset())
    monkeypatch.setattr(asking, "questions", lambda: {"own": own})


ESCAPES = [
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('/etc/passwd')",
    "select * from '/etc/passwd'",
    "copy party to '/tmp/vlechtwerk-escape.csv'",
    "attach '/tmp/vlechtwerk-escape.duckdb' as other",
    "install httpfs",
    "load httpfs",
    "select * from read_parquet('https://example.org/a.parquet')",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "set max_execution_time = 0",
    "set memory_limit = '100GB'",
    "set python_enable_replacements = true",
    "reset memory_limit",
    "export database '/tmp/vlechtwerk-escape'",
    "import database '/tmp/vlechtwerk-escape'",
    "select * from glob('/*')",
    "create secret (type s3)",
    "select * from local_frame",
]


@pytest.mark.parametrize("statement", ESCAPES)
def test_a_statement_cannot_leave_the_file_or_loosen_the_settings(coalition: Store, statement: str) -> None:
    local_frame = "a variable of python"
    assert local_frame
    with pytest.raises(duckdb.Error):
        coalition.cursor().execute(statement).fetchall()


def test_an_answer_has_exact_amounts_and_keeps_the_unknown(coalition: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    question(monkeypatch, "select promised, delivered from stream order by fact nulls last")
    frame = coalition.ask("own")
    assert frame["promised"].tolist() == [Decimal("12.5"), Decimal(480), Decimal(2)]
    assert frame["delivered"].isna().tolist() == [False, False, True]


def test_a_question_that_is_not_known_or_not_answered_is_refused(coalition: Store) -> None:
    assert refusal(lambda: coalition.ask("nonsense")) == "no_such_question"
    assert refusal(lambda: coalition.ask("fund_totals")) == "answers_differ"
    assert refusal(lambda: coalition.ask("funds", fund="x")) == "answers_differ"
    assert refusal(lambda: coalition.ask("links", kind="geld")) == "answers_differ"


def test_an_answer_that_may_be_left_out_is_empty_then(coalition: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = "select giver from stream where ($kind = '' or kind = $kind) order by giver nulls last"
    own = asking.Question("own", "", "rows", sql, frozenset({"kind"}))
    monkeypatch.setattr(asking, "questions", lambda: {"own": own})
    assert coalition.ask("own")["giver"].tolist() == ["Brug", "Een", "Gem"]
    assert coalition.ask("own", kind="kennis")["giver"].tolist() == ["Een"]


@pytest.mark.parametrize("quarter", ["gek", "2026", "2026-08", "2026-Q5", "2026-q3", " 2026-Q3"])
def test_what_is_no_quarter_is_refused_and_not_taken_for_the_last(coalition: Store, quarter: str) -> None:
    assert refusal(lambda: coalition.ask("outcomes", quarter=quarter)) == "answer_unreadable"
    assert coalition.ask("outcomes", quarter="2026-Q3").empty and coalition.ask("outcomes", quarter="").empty


def test_a_question_that_takes_too_long_is_stopped_and_the_next_is_answered(
    coalition: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    question(monkeypatch, "select count(*) as n from range(100000000) a, range(100000) b")
    began = time.monotonic()
    assert refusal(lambda: coalition.ask("own")) == "question_too_heavy"
    assert time.monotonic() - began < 7
    question(monkeypatch, "select count(*) as n from party")
    assert coalition.ask("own")["n"].tolist() == [3]


def test_an_answer_is_bound_and_never_pasted_into_the_question(brabant: Store) -> None:
    for hostile in ("' or 1=1 --", "x'; drop table fund; --", "%", "_"):
        assert brabant.ask("fund_totals", fund=hostile).empty
    assert len(brabant.ask("funds")) == 1


def test_questions_from_many_threads_get_their_own_rows(coalition: Store) -> None:
    wrong: list[object] = []

    def asked(party: str) -> None:
        for _ in range(25):
            rows = coalition.cursor().execute("select party from party where party = ?", [party]).fetchall()
            if rows != [(party,)]:
                wrong.append(rows)

    threads = [threading.Thread(target=asked, args=(party,)) for party in ("Brug", "Een", "Gem") * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    assert refusal(lambda: Store.open(tmp_path / "weg.duckdb")) == "file_missing"
    assert refusal(lambda: Store.open(tmp_path / "weg" / "l.duckdb", write=True)) == "not_a_base"
    assert refusal(lambda: Store.open(tmp_path, write=True)) == "not_a_base"
    (tmp_path / "tekst.duckdb").write_text("dit is geen gegevensbestand" * 1000)
    assert refusal(lambda: Store.open(tmp_path / "tekst.duckdb")) == "not_a_base"
    other = duckdb.connect(str(tmp_path / "ander.duckdb"))
    other.execute("create table t (a int)")
    other.close()
    for write in (False, True):
        assert refusal(lambda write=write: Store.open(tmp_path / "ander.duckdb", write=write)) == "not_a_base"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert refusal(lambda: Store.open(tmp_path / "l.duckdb", write=True)) == "read_only"


def test_a_base_whose_end_is_missing_shows_no_figures(coalition: Store, deliver: Deliver, tmp_path: Path) -> None:
    coalition.cursor().execute("checkpoint")
    old = coalition.path.read_bytes()
    deliver(stream=STREAMS.replace("480", "500"))
    coalition.close()
    coalition.path.write_bytes(old)
    for write in (False, True):
        assert refusal(lambda write=write: Store.open(coalition.path, write=write)) == "entries_missing"


def test_a_head_that_is_behind_is_made_up_for(coalition: Store, deliver: Deliver) -> None:
    head = coalition.path.with_name(f"{coalition.path.name}.head")
    old = head.read_bytes()
    deliver(stream=STREAMS.replace("480", "500"))
    new = head.read_bytes()
    coalition.close()
    head.write_bytes(old)
    Store.open(coalition.path, write=True).close()
    assert head.read_bytes() == new


def held(path: Path) -> "subprocess.Popen[str]":
    """Another process that holds the file until its input ends."""
    code = (
        "import sys; from pathlib import Path; from data.store import Store\n"
        "with Store.open(Path(sys.argv[1]), write=True, purpose='proef'):\n    print('open', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout and process.stdout.readline() == "open\n"
    return process


def test_while_another_holds_the_file_questions_are_answered_and_a_second_writer_hears_who(coalition: Store) -> None:
    before = coalition.ask("batches")
    coalition.close()
    process = held(coalition.path)
    try:
        with Store.open(coalition.path) as reading:
            assert reading.held_elsewhere
            assert reading.ask("batches").equals(before)
            assert reading.head.batch == 1
            with pytest.raises(duckdb.Error):
                reading.cursor().execute("select * from read_csv('/etc/passwd')").fetchall()
        with pytest.raises(Refused) as refused:
            Store.open(coalition.path, write=True)
        problem = refused.value.problems[0]
        assert (problem.code, problem.details["purpose"], problem.details["pid"]) == ("held_by", "proef", process.pid)
    finally:
        process.communicate()
    Store.open(coalition.path, write=True).close()


def test_nothing_is_written_through_a_store_that_only_reads(coalition: Store) -> None:
    coalition.close()
    with Store.open(coalition.path) as reading:

        def attempt() -> None:
            with reading.writing():
                pass

        assert refusal(attempt) == "read_only"


def test_a_transaction_that_fails_leaves_nothing(coalition: Store) -> None:
    with pytest.raises(RuntimeError), coalition.writing() as cursor:
        cursor.execute("delete from party")
        raise RuntimeError
    assert first(coalition.cursor(), "select count(*) from party") == (3,)


def test_a_base_of_an_earlier_commit_opens_and_answers(tmp_path: Path) -> None:
    """Written when step 1 was closed; later ones add tables and columns."""
    with zipfile.ZipFile(Path(__file__).parents[1] / "earlier" / "first.zip") as archive:
        archive.extractall(tmp_path)
    path = tmp_path / "first.duckdb"
    for write in (False, True, False):
        with Store.open(path, write=write) as opened:
            totals = opened.ask("fund_totals", fund="INDIGO-FUND-0014").to_dict("records")[0]
            assert (totals["contracts"], totals["committed_eur"], totals["people"]) == (3, 601_460, 333)
            assert verify(opened).problems == []


def test_a_base_from_before_a_column_of_the_ledger_itself_still_verifies_and_gets_it(coalition: Store) -> None:
    coalition.cursor().execute("alter table batch drop column undoes")
    path = coalition.path
    coalition.close()
    for write in (False, True):
        with Store.open(path, write=write) as opened:
            assert verify(opened).problems == []
            assert ("undoes" in opened.columns["batch"]) is write


def test_a_table_that_an_older_base_lacks_answers_with_nothing(coalition: Store) -> None:
    coalition.cursor().execute("drop table investment")
    coalition.columns = coalition._columns()
    from data.known import KnownAt, today
    from data.policy import LOCAL

    own = asking.Question("own", "", "rows", "select project, amount, visible from investment", frozenset())
    sql, values = asking.compose(own, asking.Cut(LOCAL, KnownAt(today()), coalition.columns))
    assert coalition.cursor().execute(sql, values).fetchall() == []


def test_parquet_gives_numbers_and_dates_as_such_and_all_else_as_text(coalition: Store) -> None:
    path = next(coalition.path.with_name(f"{coalition.path.name}.batches").rglob("stream.parquet"))
    header, rows = parquet_rows(path)
    row = dict(zip(header, rows[0], strict=True))
    assert (row["fact"], row["promised"], row["unit"], row["project"]) == (5, 12.5, "fte", "")
