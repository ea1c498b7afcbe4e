import csv
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.cli import main
from dashboard.scored import score_base, score_table
from dashboard.words import words
from data.known import KnownAt, today
from data.problems import Refused
from data.store import Store
from metrics.scoring import COLUMNS

Run = pytest.CaptureFixture[str]
SAY = words("nl")

HEAD = """key = "proef"
version = "1"
owner = "stuurgroep"
dated = 2026-10-01
source = "eigen ontwerp"
"""
LEVELS = """[levels]
from = [-100, -60, -20, 0, 20, 50, 80]
nl = ["1", "2", "3", "4", "5", "6", "7"]
en = ["1", "2", "3", "4", "5", "6", "7"]
[gates]
level5 = { evidence = "E1" }
[harm]
caps = { level1 = 3, level2 = 5 }
"""
SIGNED = f"""{HEAD}scale = "signed"
[name]
nl = "Proef"
en = "Trial"
[defaults]
normalise = "none"
[min_coverage]
level3 = 0.6
{LEVELS}"""
NODES = "node,parent,weight\nB,,\nT1,B,0.5\nT2,B,0.3\nT3,B,0.2\nI1,T1,\nI2,T2,\nI3,T3,\n"
VALUES = "subject,period,indicator,value,evidence\n" + "".join(
    f"{subject},{period},{name},{value + shift},E{at % 4}\n"
    for subject, shift in (("A", 0.0), ("B", -30.5))
    for period in ("2026-Q1", "2026-Q2")
    for at, (name, value) in enumerate((("I1", 40.0), ("I2", 25.5), ("I3", -10.0)))
)


@pytest.fixture(autouse=True)
def in_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.toml").write_text(SIGNED)
    (folder / "nodes.csv").write_text(NODES)
    return folder


@pytest.fixture
def told(tmp_path: Path) -> Path:
    path = tmp_path / "values.csv"
    path.write_text(VALUES)
    return path


def score(pack: Path, told: Path, out: Path, *more: str) -> int:
    return main(["score", "--pack", str(pack), "--values", str(told), "--out", str(out), *more])


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_a_table_is_scored_by_any_pack_into_one_file(pack: Path, told: Path, tmp_path: Path, capsys: Run) -> None:
    out = tmp_path / "out.csv"
    assert score(pack, told, out) == 0
    assert capsys.readouterr().out == ""
    found = rows(out)
    assert tuple(found[0]) == COLUMNS
    assert [(row["subject"], row["period"]) for row in found[:: len(NODES.splitlines()) - 1]] == [
        ("A", "2026-Q1"),
        ("A", "2026-Q2"),
        ("B", "2026-Q1"),
        ("B", "2026-Q2"),
    ]
    root = found[0]
    assert (root["node"], float(root["score"]), root["coverage"], root["level"]) == ("B", pytest.approx(25.65), "1", "5")
    assert (float(root["positive"]), float(root["harm"])) == pytest.approx((27.65, -2.0))
    assert float(root["low"]) < 25.65 < float(root["high"])


def test_without_evidence_and_without_ranges_nothing_is_drawn(pack: Path, tmp_path: Path) -> None:
    told, out = tmp_path / "values.csv", tmp_path / "out.csv"
    told.write_text("subject,I1,I2,I3\nA,40,20,\n")
    assert score(pack, told, out) == 0
    found = {row["node"]: row for row in rows(out)}
    assert {row["low"] + row["high"] for row in found.values()} == {""}
    assert float(found["B"]["score"]) == pytest.approx(32.5) and found["B"]["period"] == ""
    assert found["I3"]["why_withheld"] and not found["I3"]["score"]


def test_a_withheld_score_says_why_in_words(pack: Path, tmp_path: Path) -> None:
    told = tmp_path / "values.csv"
    told.write_text("subject,I1,I2,I3\nA,40,,\n")
    frame, remarks = score_table(pack, told, SAY)
    assert remarks == []
    assert frame["why_withheld"].iloc[0] == "te weinig gegevens: 50\N{NO-BREAK SPACE}% gemeten, 60\N{NO-BREAK SPACE}% nodig"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--out", "o.csv"],
        ["--values", "v.csv", "--out", "o.csv"],
        ["--pack", "p", "--out", "o.csv"],
        ["--pack", "p", "--values", "v.csv"],
        ["--db", "b", "--pack", "p", "--values", "v.csv", "--out", "o.csv"],
        ["--db", "b", "--draws", "500", "--out", "o.csv"],
        ["--db", "b", "--seed", "1", "--out", "o.csv"],
        ["--pack", "p", "--values", "v.csv", "--period", "2026-Q1", "--out", "o.csv"],
        ["--pack", "p", "--values", "v.csv", "--known-at", "2026-01-01", "--out", "o.csv"],
        ["--pack", "p", "--values", "v.csv", "--draws", "99", "--out", "o.csv"],
        ["--pack", "p", "--values", "v.csv", "--draws", "veel", "--out", "o.csv"],
        ["--pack", "p", "--values", "v.csv", "--seed", "-1", "--out", "o.csv"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_2_and_writes_nothing(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        assert main(["score", *arguments]) == 2
    except SystemExit as stopped:
        assert stopped.code == 2
    assert list(tmp_path.iterdir()) == []


def test_all_faults_of_a_pack_are_printed_and_nothing_is_written(pack: Path, told: Path, tmp_path: Path, capsys: Run) -> None:
    out = tmp_path / "out.csv"
    (pack / "pack.toml").write_text(SIGNED.replace("level3 = 0.6", "level3 = 1.6").replace('owner = "stuurgroep"\n', ""))
    (pack / "nodes.csv").write_text(NODES.replace("T3,B,0.2", "T3,B,-1").replace("I3,T3,", "I3,T9,"))
    assert score(pack, told, out) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 4 and all(line.startswith("fout: ") for line in lines[:4])
    for told_of in ("owner", "level3", "-1", "T9"):
        assert any(told_of in line for line in lines), told_of
    assert not out.exists()


def test_all_faults_of_values_are_printed_and_an_earlier_answer_stays(
    pack: Path, told: Path, tmp_path: Path, capsys: Run
) -> None:
    out = tmp_path / "out.csv"
    out.write_text("het vorige antwoord")
    told.write_text(VALUES.replace("40.0,E0", "veel,E0", 1).replace("E2", "E9", 1) + "A,2026-Q1,I1,3,E1\n")
    assert score(pack, told, out) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 and all(line.startswith("fout: values.csv, rij ") for line in lines)
    assert out.read_text() == "het vorige antwoord"
    with pytest.raises(Refused) as refused:
        score_table(pack, told, SAY)
    assert len(refused.value.problems) == 3


def test_remarks_are_printed_and_the_answer_is_written(pack: Path, told: Path, tmp_path: Path, capsys: Run) -> None:
    told.write_text("subject,I1,I2,I3,kleur\nA,1,2,3,rood\n")
    assert score(pack, told, tmp_path / "out.csv") == 0
    assert "kleur" in capsys.readouterr().out
    assert (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("out", ["values.csv", "pack", "pack/nodes.csv", "pack/new.csv", "weg/out.csv"])
def test_an_answer_is_never_written_over_what_was_read(pack: Path, told: Path, tmp_path: Path, capsys: Run, out: str) -> None:
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert score(pack, told, tmp_path / out) == 1
    assert capsys.readouterr().out.startswith("fout: ")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_what_is_not_there_is_one_sentence(pack: Path, told: Path, tmp_path: Path, capsys: Run) -> None:
    out = tmp_path / "out.csv"
    for one, other in ((tmp_path / "weg", told), (pack, tmp_path / "weg.csv")):
        assert score(one, other, out) == 1
        printed = capsys.readouterr()
        assert printed.out.startswith("fout: ") and "Traceback" not in printed.out + printed.err
    assert not out.exists()


def test_the_same_rows_in_another_order_give_the_same_bytes_and_another_seed_others(
    pack: Path, told: Path, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    score(pack, told, one)
    head, *lines = VALUES.splitlines(keepends=True)
    random.Random(3).shuffle(lines)
    told.write_text(head + "".join(lines))
    assert score(pack, told, other) == 0
    assert one.read_bytes() == other.read_bytes()
    assert score(pack, told, other, "--seed", "5") == 0
    assert one.read_bytes() != other.read_bytes()
    again = tmp_path / "again.csv"
    assert score(pack, told, again, "--seed", "5") == 0
    assert again.read_bytes() == other.read_bytes()


def test_the_number_of_draws_is_the_readers(pack: Path, told: Path, tmp_path: Path) -> None:
    for draws in ("100", "300"):
        assert score(pack, told, tmp_path / f"{draws}.csv", "--draws", draws) == 0
    few, more = (pd.read_csv(tmp_path / f"{draws}.csv") for draws in ("100", "300"))
    assert np.array_equal(few["score"], more["score"]) and not np.array_equal(few["low"], more["low"])


def test_a_weight_set_of_the_pack_can_be_asked_for_by_name(pack: Path, told: Path) -> None:
    (pack / "weights").mkdir()
    (pack / "weights" / "stuurgroep.csv").write_text("# owner: stuurgroep\nnode,weight\nT1,0\nT2,1\nT3,0\n")
    frame, _ = score_table(pack, told, SAY, weights="stuurgroep")
    assert frame["score"].iloc[0] == pytest.approx(25.5)
    with pytest.raises(Refused) as refused:
        score_table(pack, told, SAY, weights="directie")
    assert [(problem.code, problem.details["there"]) for problem in refused.value.problems] == [
        ("no_such_weights", "stuurgroep")
    ]


def test_the_number_of_threads_changes_no_byte(pack: Path, tmp_path: Path) -> None:
    rng, told = random.Random(8), tmp_path / "values.csv"
    lines = [f"S{s:02},{name},{rng.uniform(-99, 99)},E{s % 6}\n" for s in range(40) for name in ("I1", "I2", "I3")]
    told.write_text("subject,indicator,value,evidence\n" + "".join(lines))
    found = []
    for threads in ("1", "4"):
        out = tmp_path / f"{threads}.csv"
        command = [sys.executable, "-m", "dashboard", "score", "--pack", pack, "--values", told, "--out", out]
        env = os.environ | {"OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads}
        subprocess.run([str(one) for one in command], check=True, env=env, capture_output=True)
        found.append(out.read_bytes())
    assert found[0] == found[1] and found[0].count(b"\n") == 40 * 7 + 1


def test_golden_12_asem_through_the_command_line_is_equal_to_coinr_in_every_node(
    shared: Path, tmp_path: Path, capsys: Run
) -> None:
    folder, ours = shared / "data" / "coinr-asem", tmp_path / "asem"
    ours.mkdir()
    meta = pd.read_csv(folder / "ASEM_iMeta.csv")
    meta = meta[meta["Type"].isin(["Indicator", "Aggregate"])]
    nodes = pd.DataFrame(
        {
            "node": meta["iCode"],
            "parent": meta["Parent"],
            "weight": meta["Weight"],
            "direction": np.where(meta["Type"] == "Indicator", meta["Direction"].map({1: "up", -1: "down"}), None),
            "unit": meta["Unit"].where(meta["Type"] == "Indicator"),
            "denominator": meta["Denominator"],
        }
    )
    nodes.to_csv(ours / "nodes.csv", index=False)
    (ours / "pack.toml").write_text(
        f"""{HEAD.replace('"proef"', '"asem"')}scale = "plain"
[name]
nl = "ASEM"
en = "ASEM"
[defaults]
normalise = "minmax(0, 100)"
aggregate = "arithmetic"
min_coverage = 0
[impute]
mean_by = "EurAsia_group"
[treat]
rule = "skew_kurtosis"
skew = 2
kurtosis = 3.5
most = 5
"""
    )
    told, out = tmp_path / "asem.csv", tmp_path / "out.csv"
    lines = (folder / "ASEM_iData.csv").read_text(encoding="utf-8-sig")
    told.write_text(lines.replace("uCode", "subject", 1), encoding="utf-8")
    assert score(ours, told, out) == 0, capsys.readouterr().out
    found = pd.read_csv(out, keep_default_na=False, na_values=[""]).pivot(index="subject", columns="node", values="score")
    expected = pd.read_csv(folder / "expected_Aggregated.csv").set_index("uCode").loc[found.index]
    assert set(found.columns) == set(nodes["node"]) and len(found.columns) == 60
    for name in found.columns:
        assert found[name].to_numpy() == pytest.approx(expected[name].to_numpy(), abs=1e-9), name


@pytest.fixture
def examples(invented: Path, tmp_path: Path) -> Path:
    shutil.copytree(invented, tmp_path / "base")
    return tmp_path / "base" / "ledger.duckdb"


def test_a_base_is_scored_whole_partners_named_after_their_coalition(examples: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert main(["score", "--db", str(examples), "--period", "2026-Q3", "--out", str(out)]) == 0
    frame = pd.read_csv(out)
    assert tuple(frame.columns) == COLUMNS and set(frame["period"]) == {"2026-Q3"}
    assert frame["subject"].is_monotonic_increasing
    root = frame[frame["node"] == "B"].set_index("subject")
    assert root.loc["dommelrand", ["score", "positive", "harm"]].astype(float).round(2).tolist() == [30.93, 36.08, -5.16]
    assert root.loc["dommelrand", "level"] == 5
    assert "dommelrand/vlotweg" in root.index
    assert root.loc["kringdal", "why_withheld"].startswith("te weinig gegevens") and pd.isna(root.loc["kringdal", "score"])
    again = tmp_path / "again.csv"
    assert main(["score", "--db", str(examples), "--period", "2026-Q3", "--out", str(again)]) == 0
    assert again.read_bytes() == out.read_bytes()


def test_a_base_is_scored_as_known_then_and_by_a_pack_that_is_there(examples: Path, tmp_path: Path, capsys: Run) -> None:
    base, out = ["score", "--db", str(examples)], ["--out", str(tmp_path / "out.csv")]
    assert main([*base, "--period", "2026-Q3", "--known-at", "2023-01-01", *out]) == 0
    assert rows(tmp_path / "out.csv") == []
    (tmp_path / "out.csv").unlink()
    capsys.readouterr()
    for more, about in (
        (["--period", "zomer"], "zomer"),
        (["--pack", "geen"], "betekenisscore"),
        (["--known-at", "ooit"], "ooit"),
    ):
        assert main([*base, *more, *out]) == 1
        printed = capsys.readouterr().out
        assert printed.startswith("fout: ") and about in printed
    assert main([*base, "--period", "2026-Q3", "--out", str(examples)]) == 1
    assert not (tmp_path / "out.csv").exists()


def test_an_empty_base_gives_an_empty_table(store: Store) -> None:
    frame = score_base(store, KnownAt(today()), SAY, "betekenisscore", "")
    assert tuple(frame.columns) == COLUMNS and frame.empty
