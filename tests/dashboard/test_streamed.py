import csv
import random
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from dashboard.cli import main
from dashboard.streamed import streamed
from data.problems import Refused
from tests.metrics.test_flows import OF_FRUIT, OF_FRUIT_BY_FUNCTION, OF_FRUIT_PER_DAY

Run = pytest.CaptureFixture[str]
COLUMNS = ["party", "kind", "unit", "brings", "takes", "balance"]
FLOWS = """giver,receiver,kind,unit,period,amount,giver_sector,receiver_sector
Brug,Gem,arbeid,uur,2026-Q1,12.5,zorg,overheid
Gem,Brug,arbeid,uur,2026-Q1,7.5,overheid,zorg
Brug,Gem,arbeid,uur,2026-Q1,2.5,zorg,overheid
Gem,Rec,vertrouwen op afstand,punt,2026-Q2,0,overheid,
Rec,Rec,middelen,ton,2026-Q2,4,,
Rec,Gem,middelen,kg,2026-Q2,,,overheid
"""


@pytest.fixture(autouse=True)
def in_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    path = tmp_path / "flows.csv"
    path.write_text(FLOWS)
    return path


def streams(flows: Path, out: Path, *more: str) -> int:
    return main(["streams", "--flows", str(flows), "--out", str(out), *more])


def lines(path: Path) -> list[list[str]]:
    head, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    assert head == COLUMNS
    return rows


def test_what_each_party_brings_and_takes_goes_into_one_file(flows: Path, tmp_path: Path, capsys: Run) -> None:
    out = tmp_path / "out.csv"
    assert streams(flows, out) == 0
    assert lines(out) == [
        ["Brug", "arbeid", "uur", "15.00", "7.50", repr(-1 / 3)],
        ["Gem", "arbeid", "uur", "7.50", "15.00", repr(1 / 3)],
        ["Gem", "middelen", "kg", "0.00", "", ""],
        ["Gem", "vertrouwen op afstand", "punt", "0.00", "0.00", ""],
        ["Rec", "middelen", "kg", "", "0.00", ""],
        ["Rec", "middelen", "ton", "4.00", "4.00", "0"],
        ["Rec", "vertrouwen op afstand", "punt", "0.00", "0.00", ""],
    ]
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 3 and all(line.startswith("opmerking: flows.csv, rij ") for line in told)
    for row, about in ((6, "'Rec'"), (7, "'kg'"), (7, "onbekend")):
        assert any(f"rij {row}" in line and about in line for line in told), about


def test_a_roll_up_conserves_and_draws_elsewhere(flows: Path, tmp_path: Path, capsys: Run) -> None:
    out = tmp_path / "out.csv"
    assert streams(flows, out, "--by", "sector") == 0
    assert lines(out) == [
        ["elsewhere", "middelen", "kg", "", "0.00", ""],
        ["elsewhere", "middelen", "ton", "4.00", "4.00", "0"],
        ["elsewhere", "vertrouwen op afstand", "punt", "0.00", "0.00", ""],
        ["overheid", "arbeid", "uur", "7.50", "15.00", repr(1 / 3)],
        ["overheid", "middelen", "kg", "0.00", "", ""],
        ["overheid", "vertrouwen op afstand", "punt", "0.00", "0.00", ""],
        ["zorg", "arbeid", "uur", "15.00", "7.50", repr(-1 / 3)],
    ]
    assert "heet 'elsewhere'" in capsys.readouterr().out


def test_the_same_rows_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    draw = random.Random(5)
    head, *rows = FLOWS.splitlines()
    rows += [f"P{draw.randrange(9)},P{draw.randrange(9)},arbeid,uur,2026,{draw.expovariate(1e-3)!r},," for _ in range(500)]
    found = set()
    for number in range(3):
        path, out = tmp_path / "flows.csv", tmp_path / f"{number}.csv"
        path.write_text("\n".join([head, *rows]) + "\n")
        assert streams(path, out) == 0
        found.add(out.read_bytes())
        draw.shuffle(rows)
    assert len(found) == 1


def test_all_faults_are_printed_and_an_earlier_answer_stays(flows: Path, tmp_path: Path, capsys: Run) -> None:
    out = tmp_path / "out.csv"
    out.write_text("het vorige antwoord")
    flows.write_text(FLOWS.replace("12.5", "veel").replace("7.5", "-7.5").replace("Gem,Rec", ",Rec").replace(",ton,", ",,"))
    assert streams(flows, out) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(": gevonden")[0].partition(": Hier")[0] for line in told] == [
        "fout: flows.csv, rij 2, kolom amount",
        "fout: flows.csv, rij 3, kolom amount",
        "fout: flows.csv, rij 5, kolom giver",
        "fout: flows.csv, rij 6, kolom amount",
        "opmerking: flows.csv, rij 7, kolom amount: Van 1 stroom is de hoeveelheid onbekend, dus niet nul (rij 7)."
        " Niets nodig; vul de hoeveelheid in als u die kent.",
    ]
    assert out.read_text() == "het vorige antwoord"
    with pytest.raises(Refused) as refused:
        streamed(flows)
    assert sum(problem.fault for problem in refused.value.problems) == 4


@pytest.mark.parametrize("more", [[], ["--flows", "f.csv"], ["--out", "o.csv"], ["--by", "sector", "--out", "o.csv"]])
def test_wrong_usage_is_exit_2_and_writes_nothing(more: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        main(["streams", *more])
    assert stopped.value.code == 2
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_is_one_sentence(flows: Path, tmp_path: Path, capsys: Run) -> None:
    out = tmp_path / "out.csv"
    for arguments in ((tmp_path / "weg.csv", out), (flows, out, "--by", "kleur"), (flows, tmp_path / "weg" / "out.csv")):
        assert streams(*arguments) == 1
        printed = capsys.readouterr()
        assert "fout: " in printed.out and "Traceback" not in printed.out + printed.err
    assert not out.exists()


def test_the_answer_is_never_written_over_what_was_read(flows: Path, capsys: Run) -> None:
    assert streams(flows, flows) == 1
    assert capsys.readouterr().out.startswith("fout: ")
    assert flows.read_text() == FLOWS


def with_groups(flows: pd.DataFrame, groups: pd.DataFrame, path: Path) -> Path:
    """Write flows with the columns to roll them up by: those of the processes that they run between."""
    for name in groups.columns:
        flows[f"giver_{name}"] = flows["giver"].map(groups[name])
        flows[f"receiver_{name}"] = flows["receiver"].map(groups[name])
    flows.to_csv(path, index=False)
    return path


@pytest.fixture
def fruit(shared: Path, tmp_path: Path) -> Path:
    folder = shared / "data" / "floweaver"
    names = {"source": "giver", "target": "receiver", "material": "kind", "time": "period", "value": "amount"}
    flows = pd.read_csv(folder / "fruit_flows.csv", dtype=str).rename(columns=names).assign(unit="t")
    groups = pd.read_csv(folder / "fruit_processes.csv", dtype=str, keep_default_na=False).set_index("id")
    return with_groups(flows, groups, tmp_path / "fruit.csv")


@pytest.fixture
def energy(shared: Path, tmp_path: Path) -> Path:
    folder = shared / "data" / "floweaver"
    names = {"source": "giver", "target": "receiver", "type": "kind", "value": "amount"}
    flows = pd.read_csv(folder / "us-energy-consumption.csv", dtype=str).rename(columns=names).assign(unit="quad")
    groups = pd.read_csv(folder / "us-energy-consumption-processes.csv", dtype=str, encoding="utf-8-sig")
    return with_groups(flows, groups.rename(columns={"type": "sector"}).set_index("id"), tmp_path / "energy.csv")


def added(out: Path, side: str, by: str) -> dict[str, Decimal]:
    """What was brought or taken, by party or kind."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in lines(out):
        sums[row[COLUMNS.index(by)]] += Decimal(row[COLUMNS.index(side)])
    return {name: told for name, told in sums.items() if told}


def rounded(sums: dict[str, Decimal], digits: int = 4) -> dict[str, float]:
    return {name: float(round(told, digits)) for name, told in sums.items()}


@pytest.mark.parametrize("by", ["", "location", "function", "sector", "type"])
def test_floweaver_fruit_adds_up_per_kind_and_in_total_under_every_roll_up(fruit: Path, tmp_path: Path, by: str) -> None:
    out = tmp_path / "out.csv"
    assert streams(fruit, out, *(["--by", by] if by else [])) == 0
    for side in ("brings", "takes"):
        kinds = added(out, side, "kind")
        assert rounded(kinds) == OF_FRUIT
        assert sum(kinds.values()) == sum(Decimal(told) for told in pd.read_csv(fruit, dtype=str)["amount"])
        assert float(sum(kinds.values())) == pytest.approx(5902.1454, abs=1e-4)  # told as the sum of five rounded kinds


def test_floweaver_fruit_adds_up_per_day(fruit: Path, tmp_path: Path) -> None:
    flows, out = pd.read_csv(fruit, dtype=str, keep_default_na=False), tmp_path / "out.csv"
    totals = []
    for day, rows in flows.groupby("period"):
        one_day = tmp_path / f"{day}.csv"
        rows.to_csv(one_day, index=False)
        assert streams(one_day, out) == 0
        totals.append(float(round(sum(added(out, "brings", "kind").values(), Decimal(0)), 4)))
    assert totals == OF_FRUIT_PER_DAY


def test_floweaver_fruit_adds_up_per_function_of_the_source(fruit: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert streams(fruit, out, "--by", "function") == 0
    assert rounded(added(out, "brings", "party"), 3) == OF_FRUIT_BY_FUNCTION


def test_floweaver_composting_sites_balance_and_stocks_do_not_and_nothing_flows_to_itself(
    fruit: Path, tmp_path: Path, capsys: Run
) -> None:
    out = tmp_path / "out.csv"
    assert streams(fruit, out) == 0
    assert capsys.readouterr().out == ""
    into, from_it = added(out, "takes", "party"), added(out, "brings", "party")
    assert rounded(into, 3)["composting Cambridge"] == rounded(from_it, 3)["composting Cambridge"] == 225.407
    assert rounded(into, 3)["compost Cambridge"] != rounded(from_it, 3)["compost Cambridge"]


def test_floweaver_energy_shows_what_does_not_balance_in_its_source(energy: Path, tmp_path: Path, capsys: Run) -> None:
    out = tmp_path / "out.csv"
    assert streams(energy, out) == 0
    assert capsys.readouterr().out == ""
    into, from_it = added(out, "takes", "party"), added(out, "brings", "party")
    assert sum(into.values()) == sum(from_it.values()) == Decimal("215.52")
    told = {name: (into[name], from_it[name]) for name in into.keys() & from_it.keys()}
    assert told == {
        "Electricity_Generation": (Decimal("38.25"), Decimal("38.28")),
        "Industrial": (Decimal("26.29"), Decimal("26.30")),
        "Transportation": (Decimal("28.31"), Decimal("28.35")),
        "Residential": (Decimal("11.94"), Decimal("11.88")),
        "Commercial": (Decimal("9.45"), Decimal("9.45")),
    }
    assert len(added(out, "brings", "kind")) == 12


def test_floweaver_energy_is_conserved_when_rolled_up_to_what_has_a_sector_and_what_is_elsewhere(
    energy: Path, tmp_path: Path, capsys: Run
) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    assert streams(energy, one) == streams(energy, other, "--by", "sector") == 0
    for side in ("brings", "takes"):
        assert added(one, side, "kind") == added(other, side, "kind")
    assert added(other, "brings", "party").keys() == {"source", "use", "elsewhere"}
    assert added(other, "brings", "party")["elsewhere"] == Decimal("38.33")
    assert "heet 'elsewhere'" in capsys.readouterr().out
