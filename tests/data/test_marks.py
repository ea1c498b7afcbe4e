import stat
from pathlib import Path

import pytest

from data.marks import Marks, file_of, forget, key_of
from data.problems import Refused


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return tmp_path / "b.duckdb"


def test_the_same_person_gives_the_same_mark_and_another_gives_another(base: Path) -> None:
    marks = Marks(base)
    assert marks.of("Brug", "r1") == marks.of("Brug", "r1")
    assert len({marks.of("Brug", "r1"), marks.of("Brug", "r2"), marks.of("Een", "r1")}) == 3


def test_a_mark_holds_nothing_of_the_person(base: Path) -> None:
    mark = Marks(base).of("Brug", "jan.jansen")
    assert mark.isalnum() and len(mark) == 26 and "jan" not in mark


def test_who_leaves_something_open_has_a_mark_that_ends_otherwise(base: Path) -> None:
    marks = Marks(base)
    whole, one, other = (marks.of("Brug", "r1", gaps) for gaps in ((), ("i1",), ("i1", "i2")))
    assert len({whole, one, other}) == 3
    assert {mark.partition(".")[0] for mark in (whole, one, other)} == {whole}


def test_the_keys_are_kept_beside_the_base_for_its_owner_alone(base: Path) -> None:
    marks = Marks(base)
    mark = marks.of("Brug", "r1")
    assert not file_of(base).exists()
    marks.keep(base)
    assert file_of(base).name == "b.duckdb.marks"
    assert stat.S_IMODE(file_of(base).stat().st_mode) == 0o600
    assert Marks(base).of("Brug", "r1") == mark
    assert [path.name for path in base.parent.iterdir()] == ["b.duckdb.marks"]


def test_without_a_base_nothing_is_written_until_there_is_one(base: Path) -> None:
    marks = Marks()
    mark = marks.of("Brug", "r1")
    assert list(base.parent.iterdir()) == []
    marks.keep(base)
    assert Marks(base).of("Brug", "r1") == mark


def test_a_new_party_leaves_the_keys_of_others_as_they_were(base: Path) -> None:
    first = Marks(base)
    mark = first.of("Brug", "r1")
    first.keep(base)
    second = Marks(base)
    second.of("Een", "r1")
    second.keep(base)
    assert Marks(base).of("Brug", "r1") == mark


def test_two_who_make_a_key_for_one_party_do_not_both_keep_it(base: Path) -> None:
    first, second = Marks(base), Marks(base)
    mark = first.of("Brug", "r1")
    second.of("Brug", "r1")
    first.keep(base)
    with pytest.raises(Refused, match="answers_changed_meanwhile"):
        second.keep(base)
    assert Marks(base).of("Brug", "r1") == mark


def test_a_forgotten_key_makes_the_marks_worthless_and_leaves_those_of_others(base: Path) -> None:
    marks = Marks(base)
    gone, stays = marks.of("Brug", "r1"), marks.of("Een", "r1")
    marks.keep(base)
    assert forget(base, "Brug") and not forget(base, "Brug")
    again = Marks(base)
    assert again.of("Een", "r1") == stays
    assert key_of(again.of("Brug", "r1")) != key_of(gone)
    assert "Brug" not in file_of(base).read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b"[]", b'{"Brug": "zz"}', b'{"Brug": "00"}', b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_said_and_never_written_over(base: Path, content: bytes) -> None:
    file_of(base).write_bytes(content)
    with pytest.raises(Refused, match="marks_unreadable"):
        Marks(base)
    assert file_of(base).read_bytes() == content
