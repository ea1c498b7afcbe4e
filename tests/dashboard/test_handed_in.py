import json
from pathlib import Path

import numpy as np
import pytest

from dashboard.cli import main
from dashboard.handed_in import aggregated, examine
from data import intake, ledger
from data.marks import file_of
from data.problems import Refused
from data.store import Store
from tests.conftest import COALITION, PARTIES, Deliver
from tests.surveys import Wave, instrument, wave, write_answers, write_instrument

OF = instrument("statements", (1,) * 4, (1, 5))


def given(people: int, seed: int = 1) -> Wave:
    rng = np.random.default_rng(seed)
    answers = np.array([rng.permutation(np.resize(np.arange(1.0, 6), people)) for _ in OF.items]).T
    return wave("2026-Q1", answers, Brug=[f"deelnemer{at}" for at in range(people)])


@pytest.fixture
def base(store: Store, deliver: Deliver, tmp_path: Path) -> Store:
    """A base with parties and an instrument."""
    deliver(coalition=COALITION, party=PARTIES)
    intake.deliver(store, examine([write_instrument(OF, tmp_path / "own")], "template", store), "test")
    return store


def file(tmp_path: Path, people: int = 10, name: str = "answers.csv", seed: int = 1) -> Path:
    return write_answers(given(people, seed), OF, tmp_path / name)


def test_of_answers_only_what_they_come_to_is_left(base: Store, tmp_path: Path) -> None:
    delivery = examine([file(tmp_path)], "template", base)
    assert delivery.answers == [] and not delivery.refused
    assert {row.table.name for row in delivery.rows} == {"profile", "release", "opinion"}
    assert {row.file for row in delivery.rows} == {"answers.csv"}
    assert "deelnemer" not in str(delivery)


def test_what_is_stored_holds_no_respondent_and_the_key_lies_beside_it(base: Store, tmp_path: Path) -> None:
    assert not file_of(base.path).exists()
    intake.deliver(base, examine([file(tmp_path)], "template", base), "test")
    assert list(json.loads(file_of(base.path).read_text())) == ["Brug"]
    stored = list(base.path.parent.rglob("*.parquet"))
    assert stored and not any(b"deelnemer" in path.read_bytes() for path in stored)


def test_the_same_file_twice_adds_nothing_and_so_do_the_same_answers_in_another(base: Store, tmp_path: Path) -> None:
    first = intake.deliver(base, examine([file(tmp_path)], "template", base), "test")
    again = intake.deliver(base, examine([file(tmp_path)], "template", base), "test")
    assert again.batch is None and again.unchanged == first.added
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "party.csv").write_text("party\nNieuw\n")
    more = intake.deliver(base, examine([file(folder).parent], "template", base), "test")
    assert (more.added, more.corrected, more.unchanged) == (1, 0, first.added)


def test_one_person_less_keeps_the_earlier_result(base: Store, tmp_path: Path) -> None:
    intake.deliver(base, examine([file(tmp_path)], "template", base), "test")
    before = base.ask("profiles", coalition="C")
    second = examine([file(tmp_path, 9)], "template", base)
    assert [problem.code for problem in second.problems] == ["group_differs"]
    intake.deliver(base, second, "test")
    assert base.ask("profiles", coalition="C")["mean"].equals(before["mean"])
    assert set(base.ask("releases", coalition="C")["people"]) == {10}


def test_that_holds_also_after_the_first_was_turned_back(base: Store, tmp_path: Path) -> None:
    first = intake.deliver(base, examine([file(tmp_path)], "template", base), "test")
    assert first.batch
    ledger.turn_back(base, first.batch, ledger.Entry("turn back", "test", reason="te vroeg"))
    assert base.ask("profiles", coalition="C").empty
    assert [one.code for one in examine([file(tmp_path, 9)], "template", base).problems] == ["group_differs"]


def test_two_files_that_were_examined_at_once_are_not_both_stored(base: Store, tmp_path: Path) -> None:
    one, other = (examine([file(tmp_path, people, f"answers_{people}.csv")], "template", base) for people in (10, 9))
    intake.deliver(base, one, "test")
    with pytest.raises(Refused, match="answers_changed_meanwhile"):
        intake.deliver(base, other, "test")


def test_without_a_base_answers_can_be_tried_and_nothing_is_written(tmp_path: Path) -> None:
    for name, text in (("coalition", COALITION), ("party", PARTIES)):
        (tmp_path / f"{name}.csv").write_text(text)
    own = write_instrument(OF, tmp_path / "own")
    paths = [tmp_path / "coalition.csv", tmp_path / "party.csv", own, file(tmp_path)]
    there = sorted(tmp_path.rglob("*"))
    delivery = examine(paths, "template")
    assert not delivery.refused and any(row.table.name == "profile" for row in delivery.rows)
    assert sorted(tmp_path.rglob("*")) == there


def test_a_delivery_with_a_fault_keeps_no_answers_either(base: Store, tmp_path: Path) -> None:
    path = file(tmp_path)
    path.write_text(path.read_text().replace("deelnemer1,", "deelnemer0,"))
    delivery = examine([path], "template", base)
    assert delivery.refused and delivery.answers == [] and delivery.marks is None


def test_a_delivery_without_answers_is_as_it_was(base: Store, tmp_path: Path) -> None:
    (tmp_path / "party.csv").write_text("party\nNieuw\n")
    delivery = intake.examine([tmp_path / "party.csv"], "template", base)
    assert aggregated(delivery, base) is delivery and delivery.marks is None


def test_the_command_imports_answers_into_a_new_base_and_knows_them_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("coalition", COALITION), ("party", PARTIES)):
        (tmp_path / f"{name}.csv").write_text(text)
    own = write_instrument(OF, tmp_path / "own")
    given_now = [str(path) for path in (tmp_path / "coalition.csv", tmp_path / "party.csv", own, file(tmp_path))]
    base = tmp_path / "new.duckdb"
    assert main(["import", "--db", str(base), "--dry-run", *given_now]) == 0
    assert not base.exists() and not file_of(base).exists()
    assert main(["import", "--db", str(base), *given_now]) == 0
    assert file_of(base).exists()
    capsys.readouterr()
    assert main(["import", "--db", str(base), "--json", str(file(tmp_path, 9))]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in told["problems"]] == ["group_differs"]
    assert main(["ask", "--db", str(base), "profiles", "--set", "coalition=C", "--out", str(file_of(base))]) == 1


def test_what_the_same_people_answer_no_more_is_told_no_more(base: Store, tmp_path: Path) -> None:
    intake.deliver(base, examine([file(tmp_path)], "template", base), "test")
    last = OF.items[-1].item
    assert last in set(base.ask("profiles", coalition="C")["code"])
    told = given(10)
    told.given[:, -1] = np.nan
    write_answers(told, OF, tmp_path / "answers.csv")
    intake.deliver(base, examine([tmp_path / "answers.csv"], "template", base), "test")
    found = base.ask("profiles", coalition="C")
    assert last not in set(found["code"]) and set(found["people"]) == {10}
