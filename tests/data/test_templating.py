from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import pytest
from python_calamine import CalamineWorkbook

from data import intake
from data.columns import Audience, Lang
from data.exporting import standing
from data.store import Store
from data.tables import BY_NAME, FILLED, TABLES
from data.templating import tables_for, write_workbook
from tests.conftest import Deliver

TEXT = ["Invullen", "Zo doet u dat."]


def save(path: Path, *told: Any) -> None:
    with path.open("wb") as target:
        write_workbook(target, *told)


def read(path: Path) -> dict[str, list[list[object]]]:
    return {
        name: list(book.get_sheet_by_name(name).to_python())
        for book in [CalamineWorkbook.from_path(str(path))]
        for name in book.sheet_names
    }


@pytest.mark.parametrize("lang", get_args(Lang))
@pytest.mark.parametrize("audience", [*get_args(Audience), "all"])
def test_each_reader_gets_only_the_sheets_that_he_fills(tmp_path: Path, audience: Audience, lang: Lang) -> None:
    path = tmp_path / "t.xlsx"
    tables = tables_for(audience)
    save(path, tables, lang, TEXT)
    found = read(path)
    names = [table.title(lang) for table in tables]
    assert [name for name in found if name in names] == names
    others = set(found) - set(names)
    assert others <= {"Uitleg", "Voorbeeld", "Lijsten", "Explanation", "Example", "Lists"}
    assert len(others) >= 2
    for table, name in zip(tables, names, strict=True):
        headers = {column.header(lang) for column in table.columns if column.required}
        assert headers <= set(map(str, found[name][0]))


def test_a_partner_fills_fewer_sheets_than_a_fund_and_all_is_every_table() -> None:
    partner = {"party", "need", "event", "stream", "observation", "pulse", "importance", "claim"} | {
        *("dividend", "ambition", "achievement", "capability"),
    }
    assert {table.name for table in tables_for("partner")} == partner
    assert "outcome_payment" in {table.name for table in tables_for("fund")}
    assert tables_for("all") == FILLED
    assert {table.name for table in TABLES} - {table.name for table in FILLED} == {"method", "alignment", "opinion", "release"}


def test_a_blank_template_is_refused_in_one_sentence_and_no_example_is_taken_for_a_fact(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    save(path, FILLED, "nl", TEXT)
    assert any("Dommelrand" in str(cell) for row in read(path)["Voorbeeld"] for cell in row)
    delivery = intake.examine([path], "template")
    assert [problem.code for problem in delivery.problems] == ["no_rows"]


@pytest.mark.parametrize("lang", get_args(Lang))
def test_what_stands_in_the_ledger_comes_back_from_a_workbook_as_it_was(
    store: Store, deliver: Deliver, tmp_path: Path, lang: Lang
) -> None:
    deliver(
        coalition="coalition,invented\nC,ja\n",
        party='party,name,kind\n00123,"=1+1",social\n+31,Één,business\n',
        stream=(
            "coalition,giver,receiver,kind,what,period,unit,promised,delivered,delivered_why,evidence,source,recorded,status\n"
            "C,00123,+31,arbeid,werk,2026-Q1,uur,0.1,,nvt,E1,een bron,2026-02-01,\n"
            "C,00123,+31,arbeid,werk,2026-Q1,uur,1234567890.123456,,,E1,andere bron,2026-03-01,\n"
            "C,+31,00123,eigen soort,x,2026,uur,2500,0,,,,,concept\n"
        ),
        moment="moment,known_on\nM,2026-03-31\n",
    )
    path = tmp_path / "t.xlsx"
    save(path, FILLED, lang, TEXT, standing(store))
    delivery = intake.examine([path], "template", store)
    assert [problem for problem in delivery.problems if problem.fault] == []
    written = intake.deliver(store, delivery, "test")
    assert (written.batch, written.added, written.corrected, written.unchanged) == (None, 0, 0, 7)


def test_a_workbook_can_be_written_to_memory(coalition: Store) -> None:
    target = BytesIO()
    write_workbook(target, (BY_NAME["party"],), "nl", TEXT, standing(coalition))
    assert target.getvalue().startswith(b"PK")
