import csv
import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.findings import sentence
from dashboard.words import words
from data.problems import fault
from tests.conftest import COALITION, PARTIES, STREAMS

Run = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def in_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in (("coalition", COALITION), ("party", PARTIES), ("stream", STREAMS)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_indigo_a_fund_from_its_public_files_to_one_row(shared: Path, tmp_path: Path, capsys: Run) -> None:
    base, out = tmp_path / "b.duckdb", tmp_path / "f.csv"
    brabant = shared / "data" / "brabant-outcomes-fund"
    assert main(["import", "--db", str(base), "--as", "indigo", str(brabant)]) == 0
    assert main(["ask", "--db", str(base), "fund_totals", "--set", "fund=INDIGO-FUND-0014", "--out", str(out)]) == 0
    assert list(csv.DictReader(out.read_text().splitlines())) == [
        {
            "fund": "INDIGO-FUND-0014",
            "name": "Brabant Outcomes Fund - Netherlands",
            "contracts": "3",
            "committed_eur": "601460.00",
            "people": "333",
            "paid": "",
        }
    ]
    capsys.readouterr()
    assert main(["import", "--db", str(base), "--as", "indigo", str(brabant)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Dit was er al: 497 gegevens ongewijzigd, niets toegevoegd."
    assert main(["verify", "--db", str(base)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Alles klopt."


def test_every_fault_is_printed_and_nothing_is_stored(folder: Path, tmp_path: Path, capsys: Run) -> None:
    base = tmp_path / "b.duckdb"
    (folder / "stream.csv").write_text(STREAMS.replace("12.5", "45%").replace("C,Gem", "C,Niemand"))
    assert main(["import", "--db", str(base), str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": gevonden")[0] for line in lines[:2]] == [
        "fout: stream.csv, rij 2, kolom promised",
        "fout: stream.csv, rij 4, kolom giver",
    ]
    assert lines[-1] == "Er is niets opgeslagen: 2 fouten."
    assert not base.exists()


def test_a_finding_as_json_is_said_in_both_languages(folder: Path, tmp_path: Path, capsys: Run) -> None:
    (folder / "stream.csv").write_text(STREAMS.replace("12.5", "45%"))
    assert main(["import", "--json", "--db", str(tmp_path / "b.duckdb"), str(folder)]) == 1
    problem = json.loads(capsys.readouterr().out)["problems"][0]
    assert (problem["kind"], problem["row"], problem["column"], problem["found"]) == ("fault", 2, "promised", "45%")
    assert "geen getal" in problem["nl"] and "not a number" in problem["en"]


def test_a_dry_run_reads_and_stores_nothing(folder: Path, tmp_path: Path, capsys: Run) -> None:
    base = tmp_path / "b.duckdb"
    assert main(["import", "--dry-run", "--db", str(base), str(folder)]) == 0
    assert "7 rijen zouden gelezen worden" in capsys.readouterr().out
    assert not base.exists()


def test_the_language_is_that_of_the_machine(
    folder: Path, tmp_path: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert main(["import", "--db", str(tmp_path / "b.duckdb"), "--by", "j. smit", str(folder)]) == 0
    assert capsys.readouterr().out == "Stored as batch 1: 7 new, 0 corrected, 0 unchanged.\n"


def test_an_answer_is_printed_where_no_file_is_named_and_can_be_as_known_before(
    folder: Path, tmp_path: Path, capsys: Run
) -> None:
    base = str(tmp_path / "b.duckdb")
    (folder / "fund.csv").write_text("fund,name,recorded\nF,Fonds,2026-02-01\n")
    (folder / "moment.csv").write_text("moment,known_on,recorded\nkwartaal vastgesteld,2026-03-31,2026-03-31\n")
    main(["import", "--db", base, str(folder)])
    capsys.readouterr()
    for known_at, rows in (("2026-01-31", 0), ("2026-02-01", 1), ("kwartaal vastgesteld", 1), ("2026-02-01#1", 0)):
        assert main(["ask", "--db", base, "funds", "--known-at", known_at]) == 0
        assert len(list(csv.DictReader(io.StringIO(capsys.readouterr().out)))) == rows
    assert main(["ask", "--db", base, "funds", "--known-at", "ooit"]) == 1
    assert "geen moment dat wij kennen" in capsys.readouterr().out


def test_all_questions_and_metrics_are_named(capsys: Run) -> None:
    assert main(["ask", "--list"]) == 0
    told = capsys.readouterr().out
    for name in ("fund_totals", "fund_portfolio", "fund_figures"):
        assert f"\n{name} " in f"\n{told}"


@pytest.mark.parametrize(
    "arguments",
    [[], ["ask"], ["ask", "--db", "x"], ["ask", "--db", "x", "funds", "--set", "fund"], ["import", "--as", "excel"], ["vlieg"]],
)
def test_wrong_usage_is_exit_2(arguments: list[str]) -> None:
    try:
        assert main(arguments) == 2
    except SystemExit as stopped:
        assert stopped.code == 2


def test_what_a_person_did_is_one_sentence_and_never_a_traceback(folder: Path, tmp_path: Path, capsys: Run) -> None:
    base = str(tmp_path / "b.duckdb")
    main(["import", "--db", base, str(folder)])
    for arguments in (
        ["ask", "--db", str(tmp_path / "weg.duckdb"), "funds"],
        ["ask", "--db", base, "geen_vraag"],
        ["ask", "--db", base, "fund_totals"],
        ["ask", "--db", base, "select * from party"],
        ["ask", "--db", base, "funds", "--out", str(tmp_path / "weg" / "f.csv")],
        ["align", "--instrument", str(folder), "--answers", str(folder / "party.csv"), "--out", str(tmp_path / "uit.csv")],
        ["verify", "--db", str(folder / "party.csv")],
        ["import", "--db", base, str(tmp_path / "weg.csv")],
        ["import", "--db", str(tmp_path / "weg" / "b.duckdb"), str(folder)],
    ):
        capsys.readouterr()
        assert main(arguments) == 1, arguments
        printed = capsys.readouterr()
        assert printed.out.startswith("fout: "), arguments
        assert "Traceback" not in printed.out + printed.err


def test_a_broken_ledger_is_told_with_its_totals(folder: Path, tmp_path: Path, capsys: Run) -> None:
    base = tmp_path / "b.duckdb"
    main(["import", "--db", str(base), str(folder)])
    base.with_name("b.duckdb.head").unlink()
    capsys.readouterr()
    assert main(["verify", "--db", str(base)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Het klopt niet."
    assert main(["verify", "--json", "--db", str(base)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["batches"], found["facts"], found["problems"][0]["code"]) == (1, 7, "head_missing")


def test_while_the_app_holds_the_file_ask_and_verify_still_answer(folder: Path, tmp_path: Path, capsys: Run) -> None:
    from tests.data.test_store import held

    base = tmp_path / "b.duckdb"
    main(["import", "--db", str(base), str(folder)])
    process = held(base)
    try:
        capsys.readouterr()
        assert main(["ask", "--db", str(base), "batches"]) == 0
        printed = capsys.readouterr()
        assert "leveringen tot en met 1" in printed.err and printed.out.count("\n") == 2
        assert main(["verify", "--db", str(base)]) == 0
        assert main(["import", "--db", str(base), str(folder)]) == 1
        assert f"proces {process.pid}" in capsys.readouterr().out
    finally:
        process.communicate()


BLOCK = 262_144
HEADERS = 12_288


def garbled(content: bytes, begin: int, end: int) -> bytes:
    return content[:begin] + bytes(byte ^ 0x5A for byte in content[begin:end]) + content[end:]


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "an empty file": (lambda content: b"", "not_a_base"),
    "a text": (lambda content: b"dit is geen gegevensbestand\n" * 400, "not_a_base"),
    "a word": (lambda content: b"x", "not_a_base"),
    "a beginning alone": (lambda content: content[:4096], "base_damaged"),
    "no blocks": (lambda content: content[:HEADERS], "base_damaged"),
    "cut off in the first block": (lambda content: content[: HEADERS + 700], "base_damaged"),
    "garbage in the first block": (lambda content: garbled(content, HEADERS + 1000, HEADERS + 4000), "base_damaged"),
    "garbage to the end": (lambda content: garbled(content, HEADERS, len(content)), "base_damaged"),
    "garbage in its headers": (lambda content: garbled(content, 4096, HEADERS), "base_damaged"),
    "zeros to the end": (lambda content: content[:HEADERS] + bytes(len(content) - HEADERS), "base_damaged"),
}


def commands(base: Path, folder: Path) -> list[list[str]]:
    return [
        ["ask", "--db", str(base), "fund_streams", "--set", "fund="],
        ["verify", "--db", str(base)],
        ["import", "--dry-run", "--db", str(base), str(folder)],
        ["import", "--db", str(base), str(folder)],
    ]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_base_that_is_none_or_is_damaged_is_one_sentence(folder: Path, tmp_path: Path, capsys: Run, damage: str) -> None:
    base = tmp_path / "b.duckdb"
    main(["import", "--db", str(base), str(folder)])
    spoil, code = DAMAGE[damage]
    spoiled = spoil(base.read_bytes())
    base.write_bytes(spoiled)
    for arguments in commands(base, folder):
        capsys.readouterr()
        assert main(arguments) == 1, arguments
        printed = capsys.readouterr()
        assert printed.out == sentence(fault(code).at(base.name), words("nl")) + "\n"
        assert not printed.err
    assert base.read_bytes() == spoiled
    assert main(["verify", "--json", "--db", str(base)]) == 1
    assert [problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]] == [code]


def damaged_in_one_block(base: Path) -> Iterator[Path]:
    """Copies of a base and what lies beside it, each with garbage in one block."""
    whole = base.read_bytes()
    for begin in range(HEADERS, len(whole), BLOCK):
        copy = base.parent.with_name(f"{base.parent.name}-{begin}")
        shutil.copytree(base.parent, copy)
        (copy / base.name).write_bytes(garbled(whole, begin + 1000, begin + 4000))
        yield copy / base.name


@pytest.fixture
def large(folder: Path, tmp_path: Path) -> Path:
    """A base whose streams fill more than one block; the folder then says something else of each."""
    place = tmp_path / "place"
    place.mkdir()
    rows = "".join(f"C,Brug,Een,arbeid,{n}-{n * 7919 % 104729},2026-Q1,uur,{n},{n},E1,b,{n * n}\n" for n in range(3000))
    (folder / "stream.csv").write_text(STREAMS + rows)
    main(["import", "--db", str(place / "b.duckdb"), str(folder)])
    (folder / "stream.csv").write_text(STREAMS + rows.replace(",uur,", ",dag,"))
    return place / "b.duckdb"


def test_garbage_in_any_block_is_found_by_verify_and_never_ends_in_a_traceback(large: Path, folder: Path, capsys: Run) -> None:
    told = sentence(fault("base_damaged").at(large.name), words("nl")) + "\n"
    refused = set()
    for base in damaged_in_one_block(large):
        _, verify, dry_run, _ = commands(base, folder)
        capsys.readouterr()
        assert main(verify) == 1
        assert capsys.readouterr().out == told
        if main(dry_run):
            refused.add(base)
            assert capsys.readouterr().out == told
    assert len(refused) > 2


def test_garbage_in_any_block_never_ends_a_question_or_an_import_in_a_traceback(large: Path, folder: Path, capsys: Run) -> None:
    told = sentence(fault("base_damaged").at(large.name), words("nl")) + "\n"
    for base in damaged_in_one_block(large):
        ask, _, _, bring = commands(base, folder)
        for arguments in (ask, bring):
            capsys.readouterr()
            assert main(arguments) == 0 or capsys.readouterr().out == told, arguments


@pytest.mark.parametrize(
    "out", ["b.duckdb", "b.duckdb.head", "b.duckdb.batches", "b.duckdb.batches/f.csv", "in", "in/../b.duckdb"]
)
def test_an_answer_is_never_written_over_the_base_or_a_folder(folder: Path, tmp_path: Path, capsys: Run, out: str) -> None:
    base = tmp_path / "b.duckdb"
    main(["import", "--db", str(base), str(folder)])
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    capsys.readouterr()
    assert main(["ask", "--db", str(base), "batches", "--out", str(tmp_path / out)]) == 1
    code = "cannot_write" if out == "in" else "out_is_base"
    assert capsys.readouterr().out == sentence(fault(code).at(Path(out).name), words("nl")) + "\n"
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert main(["verify", "--db", str(base)]) == 0


def test_a_link_to_the_base_is_the_base(folder: Path, tmp_path: Path, capsys: Run) -> None:
    base, link = tmp_path / "b.duckdb", tmp_path / "antwoord.csv"
    main(["import", "--db", str(base), str(folder)])
    link.symlink_to(base)
    assert main(["ask", "--db", str(base), "batches", "--out", str(link)]) == 1
    assert link.is_symlink() and main(["verify", "--db", str(base)]) == 0
