from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from data import intake
from data.known import today
from data.marks import Marks
from data.problems import Refused
from data.store import Store
from tests.conftest import COALITION, PARTIES, STREAMS, Deliver


def examined(tmp_path: Path, store: Store | None, **files: str) -> list[tuple[str, bool, str, int | None, str]]:
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    problems = intake.examine([folder], "template", store).problems
    return [(p.code, p.fault, p.file, p.row, p.column) for p in problems]


def test_a_sound_folder_is_one_batch_that_says_who_brought_what(coalition: Store) -> None:
    batch = coalition.ask("batches").to_dict("records")[0]
    assert (batch["batch"], batch["entered_by"], batch["action"]) == (1, "m. de wit", "import")
    assert batch["file"] == "coalition.csv, party.csv, stream.csv"
    assert len(coalition.cursor().execute("select sha256 from batch").fetchall()[0][0]) == 64


def test_a_name_that_stands_in_no_list_is_a_fault_with_its_row(coalition: Store, tmp_path: Path) -> None:
    stream = STREAMS.replace("C,Gem,Brug", "C,Bestaat Niet B.V.,Brug")
    assert examined(tmp_path, coalition, stream=stream) == [("name_unknown", True, "stream.csv", 4, "giver")]


def test_each_of_several_names_must_stand_in_a_list(coalition: Store, tmp_path: Path) -> None:
    told = "coalition,outcome,period,parties\nC,werk,2026,Brug+Een\nC,werk,2026,Brug+Niemand\n"
    outcome = "coalition,outcome,period\nC,werk,2026\n"
    assert ("name_unknown", True, "dividend.csv", 3, "parties") in examined(tmp_path, coalition, outcome=outcome, dividend=told)


@pytest.mark.parametrize(
    ("table", "rows", "row", "column"),
    [
        ("stream", "coalition,giver,receiver,kind\nC,Brug,Een,kennis\nC,Brug,Een Twee,kennis\n", 3, "receiver"),
        ("event", "coalition,kind,party,other,held_on\nC,contact,Brug,Niemand,2026-03-01\n", 2, "other"),
        ("need", "coalition,party,direction,kind\nC,Brug,aanbod,kennis\nC,Iemand,nodig,kennis\n", 3, "party"),
    ],
)
def test_a_party_that_is_not_known_is_said_with_its_row_wherever_it_brings_takes_or_meets(
    coalition: Store, tmp_path: Path, table: str, rows: str, row: int, column: str
) -> None:
    assert examined(tmp_path, coalition, **{table: rows}) == [("name_unknown", True, f"{table}.csv", row, column)]


def test_an_amount_without_its_unit_is_said_with_its_row_and_nothing_is_stored(coalition: Store, tmp_path: Path) -> None:
    before = coalition.head
    stream = STREAMS.replace(",uur,480", ",,480").replace(",besluit,2", ",,2")
    assert examined(tmp_path, coalition, stream=stream) == [
        ("amount_without_unit", True, "stream.csv", 3, "promised"),
        ("amount_without_unit", True, "stream.csv", 3, "delivered"),
        ("amount_without_unit", True, "stream.csv", 4, "promised"),
    ]
    with pytest.raises(ValueError, match="refused"):
        intake.deliver(coalition, intake.examine([tmp_path / "in"], "template", coalition), "test")
    assert coalition.head == before


def test_two_units_in_one_kind_are_remarked_and_kept_apart(coalition: Store, deliver: Deliver) -> None:
    header = STREAMS.splitlines()[0]
    written = deliver(
        stream=f"{header}\nC,Een,Brug,kennis,les,2026-Q2,uur,8,4,,,\nC,Een,Brug,kennis,uitleg,2026-Q2,dag,2,1,,,\n"
    )
    assert written.added == 2
    remarks = coalition.cursor().execute("select remarks from batch where batch = 2").fetchall()[0][0]
    assert "units_differ" in remarks
    links = coalition.ask("links", coalition="C", period="2026-Q2")
    assert links[["unit", "promised", "delivered"]].to_numpy().tolist() == [["dag", 2, 1], ["uur", 8, 4]]


def test_an_amount_told_too_finely_is_stored_rounded(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=STREAMS.replace("312.75", "312.7512345678"))
    assert coalition.ask("links", coalition="C")["delivered"].dropna().tolist() == [Decimal(10), Decimal("312.751235")]
    assert "rounded" in coalition.cursor().execute("select remarks from batch where batch = 2").fetchall()[0][0]


@pytest.mark.parametrize(("rating", "code"), [("7", "number_above"), ("-1", "number_below")])
@pytest.mark.parametrize("side", ["giver", "receiver"])
def test_a_rating_outside_its_scale_is_a_fault_with_its_row(
    coalition: Store, tmp_path: Path, side: str, rating: str, code: str
) -> None:
    stream = f"coalition,giver,receiver,kind,{side}_rating\nC,Brug,Een,kennis,5\nC,Een,Brug,kennis,{rating}\n"
    assert examined(tmp_path, coalition, stream=stream) == [(code, True, "stream.csv", 3, f"{side}_rating")]


def test_a_goal_of_which_nobody_said_how_much_it_counts_can_be_told(coalition: Store, deliver: Deliver) -> None:
    assert deliver(goal="goal,coalition,name,weight\nG,C,Iedereen doet mee,\n").added == 1
    assert coalition.ask("goals", coalition="C")["weight"].fillna(1).tolist() == [1]


def test_a_name_may_stand_in_the_ledger_or_in_the_same_delivery(coalition: Store, tmp_path: Path) -> None:
    assert examined(tmp_path, coalition, stream=STREAMS) == []
    assert examined(tmp_path, None, coalition=COALITION, party=PARTIES, stream=STREAMS) == []


def test_a_party_that_looks_like_another_is_a_fault(coalition: Store, tmp_path: Path) -> None:
    assert examined(tmp_path, coalition, party="party,name\nВrug,Stichting\n") == [
        ("name_resembles", True, "party.csv", 2, "party")
    ]


def test_nothing_can_be_recorded_on_a_day_to_come(coalition: Store, tmp_path: Path) -> None:
    tomorrow = today() + timedelta(days=1)
    stream = STREAMS.replace("note\n", "note,recorded\n").replace("vier trajecten", f"vier trajecten,{tomorrow}")
    stream = stream.replace("meetrapport,\n", "meetrapport,,\n").replace("kwartaaloverleg", "kwartaaloverleg,")
    assert examined(tmp_path, coalition, stream=stream) == [("recorded_in_future", True, "stream.csv", 2, "recorded")]


def test_a_delivery_with_a_fault_changes_nothing(coalition: Store, tmp_path: Path) -> None:
    before = coalition.head
    (tmp_path / "stream.csv").write_text(STREAMS.replace("12.5", "45%"))
    delivery = intake.examine([tmp_path / "stream.csv"], "template", coalition)
    assert delivery.refused
    with pytest.raises(ValueError, match="refused"):
        intake.deliver(coalition, delivery, "test")
    assert coalition.head == before


def test_what_was_odd_is_kept_with_the_batch(coalition: Store, deliver: Deliver) -> None:
    deliver(party="party,name,leuk\nWijk,Wijkraad,ja\n")
    remarks = coalition.cursor().execute("select remarks from batch where batch = 2").fetchall()[0][0]
    assert "column_ignored" in remarks


def test_a_fact_about_a_contract_belongs_to_the_coalition_of_that_contract(coalition: Store, deliver: Deliver) -> None:
    deliver(project="project,coalition,name\nP,C,Proef\n", investment="project,party,amount,currency\nP,Brug,5,EUR\n")
    deliver(outcome_metric="project,outcome_metric\nP,m1\n")
    for table in ("investment", "outcome_metric"):
        assert coalition.cursor().execute(f"select coalition from {table}").fetchall() == [("C",)]


def test_recorded_is_today_where_the_file_does_not_say(coalition: Store) -> None:
    recorded = {row[0] for row in coalition.cursor().execute("select recorded from stream").fetchall()}
    assert recorded == {today()}
    assert isinstance(today(), date)


def answers(*parties: str) -> str:
    items = [f"s{number:02d}" for number in range(1, 11)]
    rows = [f"C,{party},r-{party}," + ",".join("3" for _ in items) for party in parties]
    return "\n".join(["coalition,party,respondent," + ",".join(items), *rows]) + "\n"


def test_a_file_of_answers_alone_has_rows_enough_and_is_not_stored_as_it_is(coalition: Store, tmp_path: Path) -> None:
    (tmp_path / "antwoorden.csv").write_text(answers("Brug", "Een"))
    delivery = intake.examine([tmp_path / "antwoorden.csv"], "template", coalition)
    assert not delivery.refused and delivery.rows == []
    assert [one.rows["respondent"].tolist() for one in delivery.answers] == [["r-Brug", "r-Een"]]
    before = coalition.head
    with pytest.raises(ValueError, match="answers of persons"):
        intake.deliver(coalition, delivery, "test")
    assert coalition.head == before


def test_answers_and_tables_may_come_together(coalition: Store, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "party.csv").write_text("party\nNieuw\n")
    (folder / "answers.csv").write_text(answers("Nieuw"))
    delivery = intake.examine([folder], "template", coalition)
    assert not delivery.refused
    assert [row.table.name for row in delivery.rows] == ["party"] and len(delivery.answers) == 1


def test_answers_of_an_unknown_party_are_a_fault(coalition: Store, tmp_path: Path) -> None:
    assert examined(tmp_path, coalition, answers=answers("Niemand")) == [("name_unknown", True, "answers.csv", 2, "party")]


def test_figures_of_too_few_people_that_were_typed_are_left_out_and_the_rest_is_taken(
    coalition: Store, deliver: Deliver
) -> None:
    header = "coalition,party,role,pulse,period,score,people\n"
    rows = "C,Brug,,doel,2026-Q1,7,4\nC,Een,,doel,2026-Q1,8,5\nC,Gem,,doel,2026-Q1,6,1\nC,Gem,,energie,2026-Q1,6,\n"
    written = deliver(pulse=header + rows)
    assert written.added == 3
    told = coalition.ask("pulses", coalition="C")
    assert set(zip(told["party"], told["people"], strict=True)) == {("Een", 5), ("Gem", 1)}
    assert "group_too_small" in coalition.cursor().execute("select remarks from batch where batch = 2").fetchall()[0][0]


def test_a_typed_mean_of_one_person_more_than_before_is_left_out_so_that_nobody_can_be_worked_out(
    coalition: Store, deliver: Deliver
) -> None:
    header = "coalition,party,pulse,period,score,people,recorded,reason\n"
    deliver(pulse=header + "C,Een,doel,2026-Q1,7,12,2026-04-01,\n")
    again = deliver(
        pulse=header + "C,Een,doel,2026-Q1,7.2,13,2026-05-01,een antwoord erbij\nC,Gem,doel,2026-Q1,6,9,2026-05-01,\n"
    )
    assert again.added == 1 and again.corrected == 0
    told = coalition.ask("pulses", coalition="C")
    assert set(zip(told["party"], told["people"], strict=True)) == {("Een", 12), ("Gem", 9)}


def test_the_smallest_group_is_that_of_the_coalition_also_where_it_is_told_now(coalition: Store, tmp_path: Path) -> None:
    profile = "coalition,party,instrument,code,people,mean\nC,Brug,eigen,a,4,3.5\n"
    told = [("group_too_small", False, "profile.csv", 2, "people")]
    assert examined(tmp_path, coalition, profile=profile) == told
    lower = "coalition,smallest_group\nC,4\n"
    assert examined(tmp_path, coalition, profile=profile, coalition=lower) == []
    delivery = intake.examine([tmp_path / "in"], "template", coalition)
    assert intake.smallest_groups(delivery.rows, coalition) == {"C": 4}


def test_what_was_examined_beside_an_earlier_state_is_refused_where_answers_stand_behind_it(
    coalition: Store, deliver: Deliver, tmp_path: Path
) -> None:
    (tmp_path / "party.csv").write_text("party\nNieuw\n")
    plain, aggregated = (intake.examine([tmp_path / "party.csv"], "template", coalition) for _ in range(2))
    aggregated.marks = Marks(coalition.path)
    aggregated.sha256 = "another"
    assert intake.deliver(coalition, plain, "test").added == 1
    with pytest.raises(Refused, match="answers_changed_meanwhile"):
        intake.deliver(coalition, aggregated, "test")
