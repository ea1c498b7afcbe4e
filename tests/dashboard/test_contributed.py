import csv
import json
import random
from pathlib import Path

import pandas as pd
import pytest

from dashboard.cli import main
from dashboard.contributed import contributed
from data.problems import Refused
from data.store import Store
from metrics.answer import answer
from tests.conftest import COALITION, Deliver
from tests.metrics.made_contributions import GOLDEN_20, GOLDEN_24

Run = pytest.CaptureFixture[str]
COLUMNS = ["party", "alone", "fair", "marginal", "low", "high"]
OUTCOME = "coalition,outcome,period,name,unit,baseline,actual,source\nC,O,2026-Q3,werk,mensen,0,75,verslag\n"


@pytest.fixture(autouse=True)
def in_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")


def table(worth: dict[str, float], path: Path, bounds: float | None = None) -> Path:
    rows = [
        f"{parties},{'' if bounds is None else likely - bounds},{likely},{'' if bounds is None else likely + 2 * bounds}\n"
        for parties, likely in worth.items()
    ]
    path.write_text("parties,low,likely,high\n" + "".join(rows))
    return path


def split(dividends: Path, out: Path, *more: str) -> int:
    return main(["contribution", "--dividends", str(dividends), "--out", str(out), *more])


def lines(path: Path) -> list[list[str]]:
    head, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    assert head == COLUMNS
    return rows


def test_golden_20_what_each_party_adds_goes_into_one_file(tmp_path: Path, capsys: Run) -> None:
    assert split(table(GOLDEN_20, tmp_path / "d.csv"), tmp_path / "out.csv") == 0
    assert lines(tmp_path / "out.csv") == [
        ["A", "30", "43", "59", "43", "43"],
        ["B", "10", "22", "37", "22", "22"],
        ["C", "0", "10", "23", "10", "10"],
    ]
    assert capsys.readouterr().out == ""


def test_golden_24_a_fair_share_may_be_below_zero(tmp_path: Path) -> None:
    assert split(table(GOLDEN_24, tmp_path / "d.csv"), tmp_path / "out.csv") == 0
    assert [row[:4] for row in lines(tmp_path / "out.csv")] == [
        ["A", "30", "25", "15"],
        ["B", "10", "5", "-5"],
        ["C", "0", "-5", "-15"],
    ]


def test_what_is_unknown_is_an_empty_cell_and_is_told(tmp_path: Path, capsys: Run) -> None:
    (tmp_path / "d.csv").write_text("parties,low,likely,high\nA,1,2,3\nB,,?,\nC,,4,\nA+B,,1,\n")
    assert split(tmp_path / "d.csv", tmp_path / "out.csv") == 0
    rows = lines(tmp_path / "out.csv")
    assert rows[1:] == [["B", "", "", "", "", ""], ["C", "4", "4", "4", "4", "4"]]
    assert rows[0][:4] == ["A", "2", "2.5", "3"]
    assert "rij 3" in capsys.readouterr().out


def test_the_same_table_in_any_order_gives_the_same_bytes(tmp_path: Path) -> None:
    worth = {parties: likely / 7 for parties, likely in GOLDEN_20.items()}
    split(table(worth, tmp_path / "d.csv", bounds=1.5), tmp_path / "out.csv")
    for seed in range(3):
        rows = list(worth.items())
        random.Random(seed).shuffle(rows)
        turned = {"+".join(reversed(parties.split("+"))): likely for parties, likely in rows}
        split(table(turned, tmp_path / "e.csv", bounds=1.5), tmp_path / "other.csv")
        assert (tmp_path / "other.csv").read_bytes() == (tmp_path / "out.csv").read_bytes()


def test_a_base_gives_the_same_digits(store: Store, deliver: Deliver, tmp_path: Path) -> None:
    path = table({parties: likely / 7 for parties, likely in GOLDEN_20.items()}, tmp_path / "d.csv", bounds=1.5)
    head, *rows = path.read_text().splitlines()
    told = "\n".join([f"coalition,outcome,period,{head},source", *(f"C,O,2026-Q3,{row},verslag" for row in rows)])
    deliver(coalition=COALITION, party="party\nA\nB\nC\n", outcome=OUTCOME, dividend=told + "\n")
    found = answer("contribution", store.ask, coalition="C")
    pd.testing.assert_frame_equal(found, contributed(path)[0], check_exact=True)


def test_faults_are_told_with_row_and_mend_and_nothing_is_written(tmp_path: Path, capsys: Run) -> None:
    (tmp_path / "d.csv").write_text("parties,low,likely,high\nA,5,4,6\nA+B,,1,\nB+A,,2,\n+,,1,\nC,,veel,\n")
    assert split(tmp_path / "d.csv", tmp_path / "out.csv") == 1
    assert not (tmp_path / "out.csv").exists()
    told = capsys.readouterr().out
    assert [f"rij {row}" in told for row in (2, 4, 5, 6)] == [True] * 4
    assert "staat er al, op rij 3" in told
    assert "Voeg de twee rijen samen" in told


def test_a_table_that_cannot_be_split_is_refused_with_all_its_faults(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("parties,likely\nA,1\nA,2\n+,1\n")
    with pytest.raises(Refused) as refused:
        contributed(tmp_path / "d.csv")
    assert [problem.code for problem in refused.value.problems] == ["dividend_twice", "ids_with_a_gap"]


def test_findings_go_out_as_json_in_both_languages(tmp_path: Path, capsys: Run) -> None:
    path = table({"A": 1}, tmp_path / "d.csv")
    assert split(path, tmp_path / "out.csv", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"rows": 1, "problems": []}
    path.write_text("parties,likely\nA,1\nA,2\n")
    assert split(path, tmp_path / "out.csv", "--json") == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["code"], problem["row"]) == ("dividend_twice", 3)
    assert problem["nl"] != problem["en"]


def test_the_table_itself_is_never_written_over(tmp_path: Path) -> None:
    path = table({"A": 1}, tmp_path / "d.csv")
    assert split(path, path) == 1
    assert path.read_text().startswith("parties")


def test_a_command_without_what_it_needs_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["contribution", "--out", "out.csv"])
    assert ended.value.code == 2
