"""What `vlechtwerk verify` says of units that are counted twice, and how it ends."""

import json
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.verified import conserved, lines
from dashboard.words import words
from data.store import Store
from tests.conftest import Deliver

Run = pytest.CaptureFixture[str]
LEDGER = {
    "coalition": "coalition\nC\n",
    "party": "party\nBrug\nEen\nToets\n",
    "membership": "coalition,party,role\nC,Brug,partner\nC,Een,partner\n",
    "fund": "fund\nF\nG\n",
    "project": "project,coalition\nP,C\nQ,C\n",
    "outcome_fund": "project,fund\nP,F\nQ,G\n",
    "outcome": "coalition,outcome,period,unit,baseline,actual,deadweight,displacement,outside_share\n"
    "C,werk,2026-Q3,mensen,0,50,0,0,0\n",
    "outcome_metric": "project,outcome_metric,outcome,unit\nP,m1,werk,mensen\nQ,m1,werk,mensen\n",
}
STEPS = ("claimed", "evidenced", "validated", "paid")


def claims(*told: tuple[str, str, float, str, str]) -> str:
    """Claims as contract, claim, units, state and mark of the unit, with all their steps."""
    rows = ["project,claim,outcome_metric,state,units,claimed_unit,signed_by,signed_on"]
    for project, claim, units, state, mark in told:
        for step in STEPS[: STEPS.index(state) + 1]:
            signer = "Brug" if step == "claimed" else "Toets"
            rows.append(f"{project},{claim},m1,{step},{units},{mark},{signer},2026-02-{STEPS.index(step) + 1:02}")
    return "\n".join(rows) + "\n"


@pytest.fixture
def ledger(store: Store, deliver: Deliver) -> Store:
    """A ledger in which two funds pay for one outcome of 50 units net."""
    deliver(**LEDGER)
    return store


def ended(store: Store, capsys: Run) -> tuple[int, str]:
    store.close()
    code = main(["verify", "--db", str(store.path)])
    return code, capsys.readouterr().out


def test_where_nothing_counts_twice_every_sum_stands_beside_its_limit(ledger: Store, deliver: Deliver, capsys: Run) -> None:
    deliver(claim=claims(("P", "a", 30, "paid", "u1"), ("Q", "b", 12.5, "validated", "u2")))
    deliver(dividend="coalition,outcome,period,parties,likely\nC,werk,2026-Q3,Brug,50\n")
    code, said = ended(ledger, capsys)
    assert code == 0 and said.endswith("Alles klopt.\n")
    assert "Opgeteld per fonds, en in het grootboek: C/werk 42,5 = 42,5 mensen." in said
    assert "Gevalideerd, hooguit wat er netto is: C/werk 42,5 ≤ 50 mensen." in said
    assert "Betaald, hooguit wat gevalideerd is: P/m1 30 ≤ 30 mensen." in said
    assert "Claims op dezelfde eenheid, hooguit één: niets om na te gaan." in said
    assert "Aan partners toegerekend, hooguit wat er netto is: C/werk 50 ≤ 50 mensen." in said


def test_what_two_funds_validated_beyond_the_net_outcome_is_a_fault_with_its_excess(
    ledger: Store, deliver: Deliver, capsys: Run
) -> None:
    deliver(claim=claims(("P", "a", 30, "paid", "u1"), ("Q", "b", 25, "validated", "u2")))
    code, said = ended(ledger, capsys)
    assert code == 1 and said.endswith("Het klopt niet.\n")
    assert "fout: ledger.duckdb: gevonden '55'. Van C/werk is 5 meer gevalideerd dan er netto is (50)." in said
    assert "C/werk 55 > 50 mensen" in said


def test_what_is_paid_beyond_the_results_is_a_fault(ledger: Store, deliver: Deliver, capsys: Run) -> None:
    deliver(claim=claims(("P", "a", 30, "paid", "u1")), result="project,outcome_metric,type,achieved\nP,m1,Final,28\n")
    code, said = ended(ledger, capsys)
    assert code == 1 and "Van P/m1 is 2 meer betaald dan er gevalideerd is (28)." in said


@pytest.mark.parametrize(("state", "code"), [("evidenced", 0), ("validated", 1)])
def test_a_unit_that_is_claimed_twice_is_a_remark_until_both_are_validated(
    ledger: Store, deliver: Deliver, capsys: Run, state: str, code: int
) -> None:
    deliver(claim=claims(("P", "a", 5, "paid", "bon-14"), ("Q", "b", 5, state, "bon-14")))
    ended_with, said = ended(ledger, capsys)
    assert ended_with == code
    kind = "fout" if code else "opmerking"
    assert f"{kind}: ledger.duckdb: gevonden 'bon-14'. Deze eenheid is 2 keer geclaimd (P + Q)." in said
    assert said.endswith("Het klopt niet.\n" if code else "Alles klopt, op 1 opmerking na.\n")


def test_more_attributed_than_there_is_is_a_remark(ledger: Store, deliver: Deliver, capsys: Run) -> None:
    deliver(dividend="coalition,outcome,period,parties,likely\nC,werk,2026-Q3,Brug,60\n")
    code, said = ended(ledger, capsys)
    assert code == 0 and "Van C/werk is 10 meer aan partners toegerekend dan er netto is (50)." in said


def test_as_json_the_checks_stand_under_a_key_of_their_own_and_findings_in_both_languages(
    ledger: Store, deliver: Deliver, capsys: Run
) -> None:
    deliver(claim=claims(("P", "a", 60, "paid", "u1")))
    ledger.close()
    assert main(["verify", "--json", "--db", str(ledger.path)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["problems"] == [] and told["batches"] == 2
    rows = {row["check"]: row for row in told["conservation"]["checks"]}
    assert [rows["validated_within_net"][name] for name in ("total", "limit", "excess", "holds")] == [60, 50, 10, False]
    assert rows["partners"]["holds"] is True and rows["partners"]["who"] is None
    (found,) = told["conservation"]["problems"]
    assert found["kind"] == "fault" and found["code"] == "validated_beyond_net"
    assert "10 meer gevalideerd" in found["nl"] and "10 more is validated" in found["en"]


def test_of_a_ledger_that_does_not_hold_sums_say_nothing(ledger: Store, capsys: Run) -> None:
    path = ledger.path
    ledger.close()
    head = path.with_name(f"{path.name}.head")
    head.unlink()
    assert main(["verify", "--db", str(path)]) == 1
    said = capsys.readouterr().out
    assert "Of eenheden dubbel tellen, is niet nagegaan" in said and "Opgeteld per" not in said
    assert main(["verify", "--json", "--db", str(path)]) == 1
    assert json.loads(capsys.readouterr().out)["conservation"] is None


def test_an_unknown_limit_is_said_to_be_unknown_and_is_no_break(ledger: Store, deliver: Deliver, capsys: Run) -> None:
    deliver(
        outcome="coalition,outcome,period,unit,actual\nC,werk,2026-Q4,mensen,50\n", claim=claims(("P", "a", 60, "paid", "u"))
    )
    code, said = ended(ledger, capsys)
    assert code == 0 and "C/werk 60 ? onbekend mensen" in said


def test_of_many_sums_the_first_are_printed_and_the_others_counted(store: Store, deliver: Deliver) -> None:
    metrics = "".join(f"P,m{number},mensen\n" for number in range(10))
    results = "".join(f"P,m{number},Final,{number}\n" for number in range(10))
    deliver(
        coalition="coalition\nC\n", project="project,coalition\nP,C\n", outcome_metric=f"project,outcome_metric,unit\n{metrics}"
    )
    deliver(result=f"project,outcome_metric,type,achieved\n{results}")
    told = lines(conserved(store), words("en"))
    assert told[0].startswith("Added up by partner, and in the ledger: P/m0 0 = 0 mensen; P/m1 1 = 1 mensen;")
    assert told[0].endswith("P/m7 7 = 7 mensen; and 2 more.")


def test_of_the_example_everything_holds_but_two_remarks(invented: Path) -> None:
    with Store.open(invented / "ledger.duckdb") as store:
        found = conserved(store)
    assert [(one.code, one.fault, one.found) for one in found.problems] == [
        *(("claimed_beyond_net", False, "56"), ("unit_claimed_twice", False, "weegbon-2026-014"))
    ]
