"""The command `align`: known answers, what counts and what is left out, and no outcome of a few people."""

import csv
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.aligned import aligned, compared
from dashboard.cli import main
from data.answers import Answers
from data.instrument import Instrument, Item, Value
from data.problems import Refused
from data.small_groups import MINIMUM
from metrics.alignment import agreements
from metrics.answering import scored

Run = pytest.CaptureFixture[str]
NAN = float("nan")
COLUMNS = ["one", "other", "r", "rmsd", "agreement", "low", "high", "n_items", "n_one", "n_other"]
VALUES = tuple(Value(name) for name in "abc")
ITEMS = tuple(Item(f"{value}{at}", value) for at in (1, 2) for value in "abc")
INSTRUMENT = Instrument("p", "1", "profile", 1, 6, "high", VALUES, ITEMS, centring="person", min_items=0.8)
CODES = [item.item for item in ITEMS]


@pytest.fixture(autouse=True)
def in_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")


def instrument_in(folder: Path, kind: str, items: list[str], low: int, high: int, more: str = "") -> Path:
    folder.mkdir()
    (folder / "instrument.toml").write_text(
        f'key = "toets"\nversion = "1"\nkind = "{kind}"\nsource = "eigen"\nlicence = "vrij"\n{more}\n'
        f'[scale]\nlow = {low}\nhigh = {high}\nagrees = "high"\n'
    )
    (folder / "items.csv").write_text("item,value,sign\n" + "".join(f"{item},{item[:-1] or item},\n" for item in items))
    (folder / "values.csv").write_text(
        "value,name_nl\n" + "".join(f"{value},\n" for value in sorted({one[:-1] for one in items}))
    )
    return folder


def people(seed: int = 1, **sizes: int) -> pd.DataFrame:
    """A table of answers of so many people by party; a size of 0 is the party's own statement."""
    rng = np.random.default_rng(seed)
    rows = []
    for party, size in sizes.items():
        for at in range(max(size, 1)):
            who = {"party": party, "respondent": f"{party}{at}" if size else None}
            rows.append(who | dict(zip(CODES, rng.integers(1, 7, 6).astype(float), strict=True)))
    return pd.DataFrame(rows)


def answers(table: pd.DataFrame, instrument: Instrument = INSTRUMENT) -> Answers:
    rows = pd.DataFrame({"line": range(2, len(table) + 2)})
    for column in ("party", "respondent", "role", "period", "aspect", "coalition", "recorded", "source"):
        told = table.get(column, pd.Series([None] * len(table), dtype=object)).astype(object).tolist()
        rows[column] = pd.Series([None if pd.isna(one) else one for one in told], dtype=object)
    rows["aspect"] = rows["aspect"].fillna("personal")
    return Answers(instrument, rows, table[CODES].to_numpy(float), "antwoorden.csv")


def told(table: pd.DataFrame, instrument: Instrument = INSTRUMENT) -> tuple[pd.DataFrame, list[str]]:
    frame, remarks = compared(answers(table, instrument))
    return frame, [one.code for one in remarks]


def align(instrument: Path, table: Path, out: Path) -> int:
    return main(["align", "--instrument", str(instrument), "--answers", str(table), "--out", str(out)])


def lines(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_kieskompas_every_pair_of_eighteen_parties(shared: Path, tmp_path: Path, capsys: Run) -> None:
    positions = pd.read_csv(shared / "data" / "kieskompas" / "party_positions.csv", index_col=0)
    table, out = tmp_path / "posities.csv", tmp_path / "uit.csv"
    positions.rename_axis("party").to_csv(table)
    folder = instrument_in(tmp_path / "kieskompas", "statements", list(positions.columns), 1, 5)
    assert align(folder, table, out) == 0
    found = lines(out)
    assert list(found[0]) == COLUMNS and len(found) == 153
    assert [(row["one"], row["other"]) for row in found] == sorted((row["one"], row["other"]) for row in found)
    alike = {(row["one"], row["other"]): round(float(row["agreement"]), 4) for row in found}
    order = sorted(alike, key=lambda pair: -alike[pair])
    assert order[0] == ("bij1", "pvdd") and alike[order[0]] == 0.9333
    assert order[-1] == ("bij1", "bvnl") and alike[order[-1]] == 0.0667
    assert alike["fvd", "ja21"] == 0.9167
    assert {(row["low"], row["high"], row["n_items"], row["n_one"], row["n_other"]) for row in found} == {
        ("", "", "30", "1", "1")
    }
    assert "respondent" not in capsys.readouterr().out


def test_people_are_compared_by_their_means_with_how_sure_that_is() -> None:
    table = people(A=7, B=6, C=5)
    frame, remarks = told(table)
    assert frame.columns.tolist() == COLUMNS and remarks == []
    assert frame[["one", "other", "n_one", "n_other"]].to_numpy().tolist() == [
        ["A", "B", 7, 6],
        ["A", "C", 7, 5],
        ["B", "C", 6, 5],
    ]
    assert frame["n_items"].tolist() == [6, 6, 6]
    values = pd.DataFrame(scored(INSTRUMENT, table[CODES].to_numpy(float)).values).groupby(table["party"]).mean()
    assert frame["rmsd"][0] == pytest.approx(np.sqrt(np.mean((values.loc["A"] - values.loc["B"]) ** 2)))
    assert frame["r"][0] == pytest.approx(values.T.corr().loc["A", "B"])
    assert frame["agreement"].to_numpy() == pytest.approx(
        agreements(table.groupby("party")[CODES].mean().to_numpy(), 5)[np.triu_indices(3, 1)]
    )
    assert (frame["low"] < frame["high"]).all()


def test_a_party_of_a_few_people_stands_there_without_an_outcome() -> None:
    table = people(A=5, B=MINIMUM - 1, C=6, D=0)
    frame, remarks = compared(answers(table))
    assert [(one.code, one.details) for one in remarks] == [("answers_too_few", {"party": "B", "n": 4, "least": 5})]
    frame = frame.set_index(["one", "other"])
    hidden = frame[[("B" in pair) for pair in frame.index]]
    assert len(frame) == 6 and len(hidden) == 3
    assert hidden[["r", "rmsd", "agreement", "low", "high", "n_items"]].isna().all(axis=None)
    assert (hidden[["r_why", "rmsd_why", "agreement_why"]] == "verborgen").all(axis=None)
    assert frame.loc[("A", "B"), "n_other"] == 4 and frame.loc[("A", "D"), "n_other"] == 1
    shown = frame.drop(hidden.index)
    assert shown[["r", "rmsd", "agreement", "low", "high"]].notna().all(axis=None)
    assert (shown[["r_why", "rmsd_why", "agreement_why"]] == "").all(axis=None)


def test_nothing_that_comes_out_depends_on_what_a_few_people_answered() -> None:
    table = people(A=5, B=3, C=6)
    frame, _ = told(table)
    is_few = table["party"] == "B"
    for seed in range(4):
        table.loc[is_few, CODES] = np.random.default_rng(seed).permuted(np.tile(range(1, 7), (3, 1)), axis=1).astype(float)
        pd.testing.assert_frame_equal(told(table)[0], frame, check_exact=True)
    without, _ = told(table[~is_few].reset_index(drop=True))
    shown = frame.loc[(frame["one"] == "A") & (frame["other"] == "C"), COLUMNS].reset_index(drop=True)
    pd.testing.assert_frame_equal(shown, without, check_exact=True)


def test_who_answers_too_little_or_the_same_throughout_is_left_out_and_counted() -> None:
    table = people(A=8, B=6)
    table.loc[0, CODES[:2]] = NAN
    table.loc[1, CODES] = 4
    table.loc[2, CODES[0]] = NAN
    frame, remarks = compared(answers(table))
    assert [(one.code, one.details) for one in remarks] == [("align_left_out", {"incomplete": 1, "flat": 1, "n": 2})]
    assert frame[["n_one", "n_other"]].to_numpy().tolist() == [[6, 6]]
    pd.testing.assert_frame_equal(frame, told(table.drop([0, 1]).reset_index(drop=True))[0], check_exact=True)
    assert told(table.drop([3, 4, 5]).reset_index(drop=True))[1] == ["align_left_out", "answers_too_few"]


def test_what_people_find_themselves_is_compared_and_else_the_culture_as_it_is() -> None:
    table = people(A=5, B=5)
    both = pd.concat([people(2, A=5, B=5).assign(aspect="desired"), table.assign(aspect="personal")], ignore_index=True)
    frame, remarks = compared(answers(both))
    assert [(one.code, one.details) for one in remarks] == [("align_aspects", {"aspect": "personal", "n": 10})]
    pd.testing.assert_frame_equal(frame, told(table)[0])
    assert told(both.replace({"aspect": {"personal": "current"}}))[1] == ["align_aspects"]
    pd.testing.assert_frame_equal(told(both.replace({"aspect": {"personal": "current"}}))[0], frame)


def test_of_each_party_its_latest_period_counts() -> None:
    table = people(A=5, B=5).assign(period=["2026-Q2"] * 5 + ["2025"] * 5)
    earlier = people(3, A=6, B=5).assign(period=["2026-Q1"] * 6 + ["2025-Q3"] * 4 + [None])
    frame, remarks = compared(answers(pd.concat([earlier, table], ignore_index=True)))
    assert [(one.code, one.details) for one in remarks] == [("align_earlier", {"n": 11})]
    pd.testing.assert_frame_equal(frame, told(table)[0])


def test_roles_and_coalitions_are_taken_together_and_everyone_counts_once() -> None:
    table = people(A=5, B=5)
    assert told(table.assign(role=["staf", None] * 5))[1] == ["align_roles"]
    assert told(table.assign(role="staf", coalition="C"))[1] == []
    twice = pd.concat([table.assign(coalition="C"), table[table["party"] == "A"].assign(coalition="D")], ignore_index=True)
    frame, remarks = told(twice)
    assert remarks == ["align_coalitions"]
    pd.testing.assert_frame_equal(frame, told(table)[0], check_exact=True)
    assert frame[["n_one", "n_other"]].to_numpy().tolist() == [[5, 5]]
    few = pd.concat([people(A=3, B=5).assign(coalition=name) for name in "CD"], ignore_index=True)
    assert told(few)[1] == ["align_coalitions", "answers_too_few"]


def test_what_has_no_shape_or_nothing_in_common_is_not_applicable() -> None:
    table = people(A=0, B=0, C=0)
    statements = replace(INSTRUMENT, kind="statements", centring="none", min_items=0, values=tuple(map(Value, CODES)))
    statements = replace(statements, items=tuple(Item(code, code) for code in CODES))
    table.loc[0, CODES] = 3
    table.loc[1, CODES] = [1, 2, NAN, NAN, NAN, NAN]
    table.loc[2, CODES] = [NAN, NAN, 5, 4, 1, 2]
    frame, remarks = told(table, statements)
    assert remarks == []
    assert frame[["r_why", "rmsd_why", "agreement_why"]].to_numpy().tolist() == [["nvt", "", ""], ["nvt", "", ""], ["nvt"] * 3]
    assert frame["n_items"].tolist() == [2, 4, 0]
    table.loc[1, CODES] = NAN
    frame, remarks = told(table, statements)
    assert remarks == ["align_left_out"] and frame["n_other"].tolist() == [0, 1, 1]
    assert frame["agreement_why"].tolist() == ["nvt", "", "nvt"]


def test_rankings_are_compared_by_their_ranks() -> None:
    ranking = replace(INSTRUMENT, kind="ranking", centring="none", min_items=0, values=tuple(map(Value, CODES)))
    ranking = replace(ranking, items=tuple(Item(code, code) for code in CODES))
    table = people(A=0, B=0)
    table[CODES] = [[1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1]]
    frame, _ = told(table, ranking)
    assert frame[["r", "agreement"]].to_numpy().tolist() == [[-1, pytest.approx(1 - 3 / 5)]]


def test_one_party_has_nobody_to_be_compared_with() -> None:
    frame, remarks = told(people(A=6))
    assert len(frame) == 0 and frame.columns.tolist() == COLUMNS and remarks == ["align_one_party"]


def test_a_table_in_which_nobody_counts_has_no_outcomes() -> None:
    table = people(A=5, B=5)
    frame, remarks = told(table[:0])
    assert len(frame) == 0 and frame.columns.tolist() == COLUMNS and remarks == ["align_one_party"]
    table[CODES] = NAN
    frame, remarks = told(table)
    assert remarks == ["align_left_out", "answers_too_few", "answers_too_few"]
    assert frame["r_why"].tolist() == ["verborgen"] and frame[["n_one", "n_other"]].to_numpy().tolist() == [[0, 0]]


def test_the_same_answers_give_the_same_bytes_in_whatever_order(tmp_path: Path) -> None:
    folder = instrument_in(tmp_path / "toets", "profile", CODES, 1, 6)
    table = people(A=7, B=6, C=3, D=0).assign(aspect="personal")
    table.loc[0, "a1"] = NAN
    draw, found = random.Random(4), set()
    for number in range(3):
        path, out = tmp_path / f"{number}.csv", tmp_path / f"uit{number}.csv"
        order = list(table.index)
        draw.shuffle(order)
        (table if number < 2 else table.loc[order]).to_csv(path, index=False)
        assert align(folder, path, out) == 0
        found.add(out.read_bytes())
    assert len(found) == 1
    head = out.read_text().splitlines()[0]
    assert head == ",".join([*COLUMNS, "r_why", "rmsd_why", "agreement_why"])


def test_remarks_are_said_with_the_file_and_without_answers(tmp_path: Path, capsys: Run) -> None:
    folder = instrument_in(tmp_path / "toets", "profile", CODES, 1, 6)
    path, out = tmp_path / "antwoorden.csv", tmp_path / "uit.csv"
    people(A=6, B=1).to_csv(path, index=False)
    assert align(folder, path, out) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "opmerking: antwoorden.csv: Van B telt 1 deelnemer mee; onder 5 tonen wij geen uitkomst."
        " Vraag meer mensen van deze partij om te antwoorden."
    ]


def test_a_conversation_lens_is_refused(tmp_path: Path, capsys: Run) -> None:
    folder = instrument_in(tmp_path / "kleuren", "profile", CODES, 1, 6, 'lens = true\ncentring = "none"')
    path, out = tmp_path / "antwoorden.csv", tmp_path / "uit.csv"
    people(A=6, B=6).to_csv(path, index=False)
    assert align(folder, path, out) == 1
    assert capsys.readouterr().out.startswith("fout: kleuren: Dit instrument is een gesprekslens en geen meting;")
    assert not out.exists()


def test_all_faults_are_told_at_once_and_an_earlier_answer_stays(tmp_path: Path, capsys: Run) -> None:
    folder = instrument_in(tmp_path / "toets", "profile", CODES, 1, 6, "lens = true")
    path, out = tmp_path / "antwoorden.csv", tmp_path / "uit.csv"
    out.write_text("het vorige antwoord")
    people(A=6, B=6).astype(object).replace({"a1": {1.0: "veel"}}).assign(party="").to_csv(path, index=False)
    assert align(folder, path, out) == 1
    assert out.read_text() == "het vorige antwoord"
    with pytest.raises(Refused) as refused:
        aligned(folder, path)
    codes = {problem.code for problem in refused.value.problems if problem.fault}
    assert {"align_lens", "required"} <= codes
    assert all(line.startswith("fout") for line in capsys.readouterr().out.splitlines())
    assert align(tmp_path / "weg", path, out) == 1 and align(folder, tmp_path / "weg.csv", out) == 1


def test_what_is_read_is_never_written_over(tmp_path: Path) -> None:
    folder = instrument_in(tmp_path / "toets", "profile", CODES, 1, 6)
    path = tmp_path / "antwoorden.csv"
    people(A=6, B=6).to_csv(path, index=False)
    before = path.read_bytes()
    assert align(folder, path, path) == 1 and align(folder, path, folder / "items.csv") == 1
    assert path.read_bytes() == before and (folder / "items.csv").read_text().startswith("item,")


@pytest.mark.parametrize("more", [[], ["--instrument", "i"], ["--instrument", "i", "--answers", "a"], ["--out", "o"]])
def test_wrong_usage_is_exit_2(more: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["align", *more])
    assert stopped.value.code == 2
