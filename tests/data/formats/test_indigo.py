import csv
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from data import intake
from data.formats.indigo import layouts
from data.intake import Delivery
from data.sheets import Cell, Sheet
from data.store import Store
from data.tables import BY_NAME
from data.verifying import verify


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


PROJECTS = "nl_projects.csv"


def part(place: Path, folder: Path, *names: str) -> Path:
    """A folder with some of the files of another."""
    place.mkdir(exist_ok=True)
    for name in names:
        shutil.copy(folder / name, place)
    return place


def standing(store: Store) -> dict[str, list[Any]]:
    """What every table holds now, without what tells in which batch it came."""
    aside = "exclude (fact, batch, salt, place)"
    now = "r.status <> 'withdrawn' and not exists (select 1 from superseded s where s.fact = r.fact)"
    return {
        table: sorted(store.cursor().execute(f"select r.* {aside} from {table} r where {now}").fetchall(), key=str)
        for table in BY_NAME
    }


def totals(store: Store) -> tuple[Any, ...]:
    row = store.ask("fund_totals", fund="INDIGO-FUND-0014").to_dict("records")[0]
    return tuple(row[name] for name in ("name", "contracts", "committed_eur", "people", "paid"))


WHOLE = ("Brabant Outcomes Fund - Netherlands", 3, 601_460, 333, None)


def test_the_contracts_first_and_the_rest_later_is_the_same_as_all_at_once(store: Store, shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "brabant-outcomes-fund"
    names = [path.name for path in folder.glob("*.csv")]
    delivered(store, part(tmp_path / "first", folder, PROJECTS))
    assert rows(store, "project") == 18
    assert store.ask("fund_totals", fund="INDIGO-FUND-0014").empty
    assert store.ask("portfolio_totals")["committed"].dropna().tolist() == [33_766_460]
    delivered(store, part(tmp_path / "rest", folder, *(name for name in names if name != PROJECTS)))
    assert totals(store) == WHOLE
    with Store.open(tmp_path / "once.duckdb", write=True) as once:
        delivered(once, folder)
        assert standing(once) == standing(store)
    assert verify(store).problems == []


def test_contracts_that_were_known_by_their_id_get_their_names_later(store: Store, shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "brabant-outcomes-fund"
    names = [path.name for path in folder.glob("*.csv")]
    delivered(store, part(tmp_path / "rest", folder, *(name for name in names if name != PROJECTS)))
    assert totals(store) == (WHOLE[0], 3, None, None, None)
    delivered(store, part(tmp_path / "first", folder, PROJECTS))
    assert totals(store) == WHOLE
    with Store.open(tmp_path / "once.duckdb", write=True) as once:
        delivered(once, folder)
        assert {name: len(found) for name, found in standing(once).items()} == {
            name: len(found) for name, found in standing(store).items()
        }
        for question in ("fund_portfolio", "portfolio_totals"):
            assert once.ask(question).equals(store.ask(question))


@pytest.mark.parametrize(
    "without", ["nl_projects_outcome_metrics.csv", "nl_projects_investments.csv", PROJECTS, "fund_0014.csv"]
)
def test_a_later_delivery_without_a_table_leaves_it_as_it_was(store: Store, shared: Path, tmp_path: Path, without: str) -> None:
    folder = shared / "data" / "brabant-outcomes-fund"
    delivered(store, folder)
    before = standing(store)
    later = part(tmp_path / "later", folder, *(path.name for path in folder.glob("*.csv") if path.name != without))
    delivered(store, later)
    assert standing(store) == before
    organisations = later / "nl_organisations.csv"
    lines = organisations.read_text(encoding="utf-8").splitlines(keepends=True)
    one = dict(zip(*csv.reader([lines[0], lines[2]]), strict=True))
    assert one["Website"]
    organisations.write_text(f"ID,Name\n{one['ID']},Een nieuwe naam\n", encoding="utf-8")
    delivered(store, later)
    after = standing(store)
    changed = [name for name in before if before[name] != after[name]]
    assert changed == ["party"]
    ((old,), (new,)) = (
        [row for row in there["party"] if row not in other["party"]] for there, other in ((before, after), (after, before))
    )
    assert {cell for cell in set(new) - set(old) if not str(cell).startswith("import: ")} == {"Een nieuwe naam"}
    assert set(old) - set(new) == {one["Name"]}, "what the file has no column for is gone"
    assert totals(store) == WHOLE


def test_payments_of_ones_own_stand_beside_the_standard_and_count(store: Store, shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "brabant-outcomes-fund"
    delivered(store, folder)
    contracts = sorted(store.ask("fund_contracts", fund="INDIGO-FUND-0014")["project"])
    assert len({store.ask("project_coalitions").set_index("project")["coalition"][name] for name in contracts}) == 3
    own = tmp_path / "outcome_payment.csv"
    own.write_text(
        "project,type,currency,amount\n"
        f'{contracts[0]},betaald,EUR,"1000,50"\n{contracts[1]},Actual,EUR,200\n{contracts[1]},gepland,EUR,7\n'
    )
    intake.deliver(store, intake.examine([own], "template", store), "test")
    kept = (*WHOLE[:4], Decimal("1200.5"))
    assert totals(store) == kept
    coalitions = store.cursor().execute("select project, coalition from outcome_payment").fetchall()
    assert [project for project, coalition in coalitions if project != coalition] == []
    later = part(tmp_path / "later", folder, *(path.name for path in folder.glob("*.csv") if path.name != PROJECTS))
    delivered(store, later)
    assert totals(store) == kept
