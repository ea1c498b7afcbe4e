from pathlib import Path

import pytest

from data import intake
from data.formats.indigo import layouts
from data.intake import Delivery
from data.sheets import Cell, Sheet
from data.store import Store


def sheet(*rows: list[Cell], file: str = "x.csv") -> Sheet:
    return Sheet(file, rows=list(enumerate(rows, 1)), ragged=True)


def delivered(store: Store, folder: Path) -> Delivery:
    delivery = intake.examine([folder], "indigo", store)
    assert not delivery.refused, [p for p in delivery.problems if p.fault]
    intake.deliver(store, delivery, "test")
    return delivery


def rows(store: Store, table: str) -> int:
    return len(store.cursor().execute(f"select 1 from {table}").fetchall())


@pytest.mark.parametrize(
    ("header", "table"),
    [
        (["ID", "Impact Bond Name - (Value)"], "project"),
        (["ID", "Fund - Name", "Fund - Country"], "fund"),
        (["ID", "Name", "Jurisdiction"], "party"),
        (["Project ID", "Id"], "outcome_fund"),
        (["Project ID", "Id", "Outcome Definition - (Value)"], "outcome_metric"),
        (["Project ID", "Organisation ID - (Value)", "Investment Type - (Value)"], "investment"),
        (["Project ID", "Id", "Organisation ID - (Value)", "Intervention - (Value)"], "membership"),
        (["Project ID", "Id", "Name - (Value)", "URL - (Value)"], "source"),
    ],
)
def test_a_table_is_known_by_its_columns_and_never_by_its_file_name(header: list[Cell], table: str) -> None:
    found, _ = layouts([sheet(header, ["a"] * len(header))])
    assert [layout.table.name for _, layout in found] == [table]


@pytest.mark.parametrize(
    "header",
    [
        ["project", "organisation_id", "role"],
        ["Project ID", "Title - (Value)", "URL - (Value)"],
        ["Project ID", "Id", "Something else"],
        ["Project ID", "Organisation ID - (Value)"],
    ],
)
def test_a_file_that_is_no_table_of_the_standard_is_named(header: list[Cell]) -> None:
    found, problems = layouts([sheet(header, ["a"] * len(header))])
    assert not found
    assert [problem.code for problem in problems] == ["table_skipped", "nothing_fits"]


def test_columns_we_do_not_use_are_named_where_something_stands_in_them() -> None:
    header: list[Cell] = ["ID", "Name", "Jurisdiction", "Postcode"]
    _, problems = layouts([sheet(header, ["a", "b", "NL", ""])])
    assert [(problem.code, problem.details) for problem in problems] == [
        ("columns_unused", {"columns": "Jurisdiction", "n": 1})
    ]


def test_indigo_brabant(store: Store, shared: Path) -> None:
    """The Brabant Outcomes Fund among the 18 Dutch impact bonds: figures of shared/data/README.md."""
    delivered(store, shared / "data" / "brabant-outcomes-fund")
    totals = store.ask("fund_totals", fund="INDIGO-FUND-0014").to_dict("records")[0]
    assert (totals["contracts"], f"{totals['committed_eur']:.2f}", totals["people"]) == (3, "601460.00", 333)
    assert totals["paid"] is None
    portfolio = store.ask("fund_portfolio")
    assert portfolio["projects"].sum() == 18
    assert portfolio["committed_eur"].sum() == 33_766_460
    assert (portfolio["committed_known"].sum(), portfolio["committed_unknown"].sum()) == (17, 1)
    assert (portfolio["people"].sum(), portfolio["people_known"].sum()) == (7095, 16)
    assert portfolio["role_rows"].sum() == 113
    assert portfolio[["prices_known", "results_known", "payments_known"]].sum().sum() == 0


def test_indigo_brabant_parties_without_a_record_are_known_by_their_id(store: Store, shared: Path) -> None:
    delivery = delivered(store, shared / "data" / "brabant-outcomes-fund")
    absent = {problem.found for problem in delivery.problems if problem.code == "known_by_id"}
    assert absent == {f"INDIGO-ORG-{number}" for number in (1243, 1244, 1464, 1465, 1466)}
    roles = store.ask("fund_roles", fund="INDIGO-FUND-0014")
    assert len(roles) == 18
    assert roles.groupby("role")["party"].nunique().to_dict() == {
        "investor": 3,
        "outcome payer": 1,
        "intermediary": 1,
        "provider": 3,
    }
    streams = store.ask("fund_streams", fund="INDIGO-FUND-0014")
    assert len(streams) == 18
    assert streams["promised"].isna().all()


def test_indigo_two_british_funds(store: Store, shared: Path) -> None:
    """Every row of the ten projects is there; what comes twice under one id is kept apart and said."""
    delivery = delivered(store, shared / "data" / "indigo")
    counted = {
        table: rows(store, table)
        for table in ("project", "fund", "outcome_metric", "outcome_pricing", "result", "outcome_payment", "investment")
    }
    assert counted == {
        "project": 10,
        "fund": 2,
        "outcome_metric": 216,
        "outcome_pricing": 216,
        "result": 214,
        "outcome_payment": 76,
        "investment": 81,
    }
    assert rows(store, "membership") == 81 + 25 + 26 + 11
    assert sum(problem.code == "listed_again" for problem in delivery.problems) == 6 + 4
    assert sum(problem.code == "payment_repeated" for problem in delivery.problems) == 1
    totals = store.ask("fund_totals", fund="INDIGO-FUND-0013").to_dict("records")[0]
    assert (totals["paid"], totals["committed_eur"]) == (4_885_540, None)
    assert store.ask("fund_totals", fund="INDIGO-FUND-0005")["paid"].isna().all()


def test_an_amount_that_cannot_be_read_is_unknown_with_its_text_kept(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "p.csv").write_text(
        "ID,Impact Bond Name - (Value),Overall project finance - Total investment commitment - Currency - (Value),"
        "Overall project finance - Total investment commitment - Amount - Exact - (Value)\nP1,Proef,EUR,circa 4 ton\n"
    )
    delivery = delivered(store, folder)
    assert [(p.code, p.row, p.found) for p in delivery.problems] == [("text_kept", 2, "circa 4 ton")]
    kept = store.cursor().execute("select committed, as_written from project").fetchall()
    assert kept == [(None, '{"committed": "circa 4 ton"}')]


def test_importing_the_same_folder_again_adds_nothing(store: Store, shared: Path) -> None:
    folder = shared / "data" / "brabant-outcomes-fund"
    delivered(store, folder)
    again = intake.deliver(store, intake.examine([folder], "indigo", store), "test")
    assert (again.batch, again.added, again.corrected) == (None, 0, 0)
