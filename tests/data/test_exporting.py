from pathlib import Path

import pytest

from data import intake
from data.exporting import FORMS, export, standing
from data.policy import Viewer
from data.store import Store
from tests.conftest import Deliver


@pytest.mark.parametrize("form", FORMS)
def test_what_was_exported_adds_nothing_when_it_is_imported(brabant: Store, tmp_path: Path, form: str) -> None:
    names = export(standing(brabant), form, tmp_path / "out")
    assert f"party.{form}" in names
    written = intake.deliver(brabant, intake.examine([tmp_path / "out"], "template", brabant), "test")
    assert (written.batch, written.unchanged) == (None, 86)


@pytest.mark.parametrize("form", FORMS)
def test_what_was_exported_makes_the_same_ledger_anew(brabant: Store, tmp_path: Path, form: str) -> None:
    export(standing(brabant), form, tmp_path / "out")
    with Store.open(tmp_path / "new.duckdb", write=True) as new:
        intake.deliver(new, intake.examine([tmp_path / "out"], "template", new), "test")
        again, first = standing(new), standing(brabant)
    assert all(again[name].equals(first[name]) for name in first)


def test_of_one_coalition_come_its_own_facts_and_those_of_none(store: Store, deliver: Deliver) -> None:
    deliver(
        coalition="coalition\nC\nD\n",
        party="party\nP\nQ\n",
        stream="coalition,giver,receiver,kind\nC,P,Q,kennis\nD,P,Q,kennis\n",
    )
    found = standing(store, "C")
    assert found["stream"]["coalition"].tolist() == ["C"]
    assert found["party"]["party"].tolist() == ["P", "Q"]


def test_what_a_viewer_may_not_see_is_not_exported(coalition: Store) -> None:
    assert len(standing(coalition)["stream"]) == 3
    outsider = Viewer("x", "partner", "Brug", frozenset({"D"}))
    assert standing(coalition, viewer=outsider)["stream"].empty
