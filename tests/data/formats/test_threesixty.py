import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from data import intake
from data.formats.threesixty import layouts
from data.intake import Delivery
from data.jsonfiles import sheets_of
from data.sheets import Cell, Sheet
from data.store import Store
from data.textfiles import sheet_of
from data.verifying import verify

FUNDER = {"id": "GB-CHC-1", "name": "Fonds Een"}
PLAIN: dict[str, Any] = {
    "id": "360G-1",
    "title": "Dakbedekking",
    "description": "Voor het dak",
    "currency": "GBP",
    "amountAwarded": 100.5,
    "amountDisbursed": 0,
    "awardDate": "2014-06-05",
    "fundingOrganization": [FUNDER],
    "recipientOrganization": [{"id": "GB-CHC-2", "name": "Huis Twee"}],
}


def grant(**told: Any) -> dict[str, Any]:
    """A grant of the standard; None leaves a field out."""
    return {name: value for name, value in {**PLAIN, **told}.items() if value is not None}


def examined(*grants: dict[str, Any], store: Store | None = None) -> Delivery:
    sheets, problems = sheets_of("g.json", json.dumps({"grants": grants}).encode())
    return intake.examine_sheets(sheets, problems, "threesixty", "", store)


def read(*grants: dict[str, Any]) -> tuple[list[dict[str, Any]], list[str]]:
    """The streams of these grants, and the codes of what was odd, without that of columns we do not use."""
    delivery = examined(*grants)
    streams = [row.values for row in delivery.rows if row.table.name == "stream"]
    return streams, [problem.code for problem in delivery.problems if problem.code != "columns_unused"]


def days(*cells: str) -> tuple[list[Any], list[tuple[str, int]]]:
    streams = examined(*(grant(id=f"360G-{at}", awardDate=cell) for at, cell in enumerate(cells)))
    told = [row.values["period"] for row in streams.rows if row.table.name == "stream"]
    return told, [(problem.code, problem.details.get("n", 0)) for problem in streams.problems if problem.column == "period"]


@pytest.fixture(scope="module")
def british(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Delivery]]:
    """The folder of three funders, handed in as a whole."""
    with Store.open(tmp_path_factory.mktemp("360") / "ledger.duckdb", write=True) as store:
        delivery = intake.examine([shared / "data" / "360giving"], "threesixty", store)
        intake.deliver(store, delivery, "test")
        yield store, delivery


def test_threesixty_three_funders(british: tuple[Store, Delivery], shared: Path) -> None:
    """Figures of shared/data/README.md: GrantNav's own counts, and grants and pounds by funder and year, to the penny."""
    store, _ = british
    told = store.ask("money_by_year")
    assert set(told["currency"]) == {"GBP"}
    assert (told["streams"].sum(), told["promised_zero"].sum()) == (1254, 114)
    assert told["promised"].sum() == Decimal("84750638.54")
    assert told.groupby("giver_name")["promised"].sum().to_dict() == {
        "Wolfson Foundation": Decimal("31178456.00"),
        "Power to Change Trust": Decimal("51625696.54"),
        "Esmée Fairbairn Foundation": Decimal("1946486.00"),
    }
    with (shared / "data" / "360giving" / "expected_summary.csv").open(encoding="utf-8") as file:
        expected = {(row["award_year"], int(row["grants"]), Decimal(row["amount_awarded_gbp"])) for row in csv.DictReader(file)}
    assert {
        (year, n, amount) for year, n, amount in zip(told["year"], told["streams"], told["promised"], strict=True)
    } == expected
    streams = store.ask("money_by_year", coalition="GB-CHC-1159982")
    assert (streams["streams"].sum(), streams["year"].tolist()) == (870, ["2015", "2016", "2017", "2018", "2019"])
    facts = store.facts("stream")
    assert facts["receiver"].nunique() == 1003
    assert (facts["promised"].max(), facts["promised"].min()) == (3_000_000, 0)
    edges = [500, 1_000, 5_000, 10_000, 50_000, 100_000, 1_000_000, 10_000_000]
    under = [int((facts["promised"] < edge).sum()) for edge in edges]
    assert [high - low for low, high in zip([0, *under], under, strict=False)] == [121, 40, 171, 70, 446, 162, 231, 13]


def test_a_folder_of_grants_names_what_is_none_and_goes_on(british: tuple[Store, Delivery]) -> None:
    store, delivery = british
    assert not delivery.refused
    skipped = {problem.file for problem in delivery.problems if problem.code == "table_skipped"}
    assert skipped == {"360-giving-schema.json", "expected_summary.csv"}
    doubted = [(p.file, p.header, p.details["n"]) for p in delivery.problems if p.code == "days_first"]
    assert doubted == [("wolfson.json", "awardDate", 376)]
    assert verify(store).problems == []


def test_a_file_of_the_same_folder_again_adds_nothing(british: tuple[Store, Delivery], shared: Path) -> None:
    store, _ = british
    again = intake.examine([shared / "data" / "360giving" / "wolfson.json"], "threesixty", store)
    written = intake.deliver(store, again, "test")
    assert (written.batch, written.added, written.corrected) == (None, 0, 0)


def test_a_funder_is_a_party_and_the_coalition_of_what_it_gives(store: Store) -> None:
    intake.deliver(store, examined(grant(), store=store), "test")
    parties = store.facts("party").set_index("party")
    assert parties["name"].to_dict() == {"GB-CHC-1": "Fonds Een", "GB-CHC-2": "Huis Twee"}
    assert parties["kind"].where(parties["kind"].notna(), None).to_dict() == {"GB-CHC-1": "financier", "GB-CHC-2": None}
    assert store.facts("coalition")[["coalition", "name"]].values.tolist() == [["GB-CHC-1", "Fonds Een"]]
    members = store.facts("membership")[["coalition", "party", "role"]].values.tolist()
    assert members == [["GB-CHC-1", "GB-CHC-1", "financier"]]


def test_a_grant_is_a_stream_of_money_and_a_stated_nought_is_no_unknown() -> None:
    (stream,), codes = read(grant())
    told = {name: stream[name] for name in ("coalition", "giver", "receiver", "kind", "what", "period", "unit", "reference")}
    assert told == {
        "coalition": "GB-CHC-1",
        "giver": "GB-CHC-1",
        "receiver": "GB-CHC-2",
        "kind": "geld",
        "what": "Dakbedekking",
        "period": "2014-06-05",
        "unit": "GBP",
        "reference": "360G-1",
    }
    assert (stream["promised"], stream["delivered"], stream["visibility"]) == (Decimal("100.5"), 0, "public")
    assert "note" not in stream, "a description may name a person"
    assert codes == []
    (without,), _ = read(grant(amountDisbursed=None))
    assert without.get("delivered") is None


TITLES = {
    "Identifier": "360G-1",
    "Title": "Dakbedekking",
    "Currency": "gbp",
    "Amount Awarded": "100.50",
    "Amount Disbursed": "0",
    "Award Date": "05/06/2014",
    "Recipient Org:Identifier": "GB-CHC-2",
    "Recipient Org:Name": "Huis Twee",
    "Funding Org:Identifier": "GB-CHC-1",
    "Funding Org:Name": "Fonds Een",
}
NUMBERED = {name.replace("Org:", "Org:0:"): cell for name, cell in TITLES.items()}
FIELDS = "id,title,currency,amountAwarded,amountDisbursed,awardDate,recipientOrganization/0/id,recipientOrganization/0/name"
PATHS = dict(zip((FIELDS + ",fundingOrganization/0/id,fundingOrganization/0/name").split(","), TITLES.values(), strict=True))


@pytest.mark.parametrize("form", [TITLES, NUMBERED, PATHS, {name.upper(): cell for name, cell in TITLES.items()}])
def test_a_csv_says_the_same_as_the_json_by_titles_or_by_paths(form: dict[str, str]) -> None:
    text = "\n".join(",".join(cells) for cells in (form.keys(), form.values()))
    sheet, _ = sheet_of("g.csv", text.encode())
    assert sheet is not None
    delivery = intake.examine_sheets([sheet], [], "threesixty", "")
    assert [problem.code for problem in delivery.problems] == ["days_first"]

    def told(one: Delivery) -> list[tuple[str, dict[str, Any]]]:
        return [(row.table.name, row.values) for row in one.rows]

    assert told(delivery) == told(examined(grant()))


@pytest.mark.parametrize("left_out", ["Identifier", "Amount Awarded", "Funding Org", "Recipient Org"])
def test_a_table_without_what_makes_a_grant_is_named_and_not_read(left_out: str) -> None:
    header: list[Cell] = [name for name in TITLES if not name.startswith(left_out)]
    found, problems = layouts([Sheet("g.csv", rows=[(1, header), (2, list(header))])])
    assert found == []
    assert [problem.code for problem in problems] == ["table_skipped", "nothing_fits"]


def test_a_moment_is_the_day_it_begins_with() -> None:
    told = days("2015-06-01T00:00:00+00:00", "2017-11-21T00:00:00.000Z", "2016-02-29 13:05", "2018", "2018-07")
    assert told == (["2015-06-01", "2017-11-21", "2016-02-29", "2018", "2018-07"], [])


def test_a_date_with_slashes_has_its_day_first_and_that_is_said_once() -> None:
    assert days("05/06/2014", "7-8-2014", "25.12.2014", "03/03/2014") == (
        ["2014-06-05", "2014-08-07", "2014-12-25", "2014-03-03"],
        [("days_first", 2)],
    )
    assert days("25/12/2014", "03/03/2014") == (["2014-12-25", "2014-03-03"], [])


def test_dates_that_are_plainly_written_month_first_are_unknown_and_never_guessed() -> None:
    told, said = days("06/25/2014", "05/06/2014")
    assert told == [None, None]
    assert said == [("text_kept", 0), ("text_kept", 0)]
    told, said = days("31/04/2014", "2014-02-30", "gisteren")
    assert told == [None, None, None]
    assert [code for code, _ in said] == ["text_kept"] * 3


def test_a_date_that_is_no_day_either_way_is_unknown_as_it_was_written(store: Store) -> None:
    assert days("13/13/2020", "31/04/2014", "05/06/2014")[0] == [None, None, "2014-06-05"]
    assert days("13/13/2020", "06/25/2014", "05/06/2014")[0] == [None] * 3, "it says nothing of how the others are written"
    assert days("02/30/2020", "05/06/2014")[0] == [None, "2014-06-05"]
    delivery = examined(grant(awardDate="13/13/2020"), store=store)
    assert [p.found for p in delivery.problems if p.code == "text_kept"] == ["13/13/2020"]
    intake.deliver(store, delivery, "test")
    assert store.cursor().execute("select as_written from stream").fetchall() == [(json.dumps({"period": "13/13/2020"}),)]


@pytest.mark.parametrize("amount", [-250, "circa 4 ton", "1e400", 10**18, True])
def test_an_amount_that_cannot_be_is_unknown_with_its_text_kept(store: Store, amount: Any) -> None:
    delivery = examined(grant(amountAwarded=amount), store=store)
    assert [(p.code, p.fault, p.row) for p in delivery.problems if p.code != "columns_unused"] == [("text_kept", False, 1)]
    intake.deliver(store, delivery, "test")
    (kept,) = store.cursor().execute("select promised, delivered, as_written from stream").fetchall()
    assert kept == (None, 0, json.dumps({"promised": str(amount)}))


def test_an_amount_with_the_commas_of_the_british_is_read_and_one_without_currency_is_said() -> None:
    (stream,), codes = read(grant(amountAwarded="1,250"))
    assert (stream["promised"], codes) == (1250, ["decimal_mark"])
    (stream,), codes = read(grant(currency=None))
    assert (stream["promised"], stream.get("unit"), codes) == (Decimal("100.5"), None, ["amount_without_unit"] * 2)


def test_of_several_funders_or_recipients_the_first_counts_and_that_is_said() -> None:
    several = {"recipientOrganization": [*PLAIN["recipientOrganization"], {"id": "GB-CHC-3", "name": "Huis Drie"}]}
    (stream,), codes = read(grant(**several, fundingOrganization=[FUNDER, {"id": "GB-CHC-9"}]))
    assert (stream["giver"], stream["receiver"], codes) == ("GB-CHC-1", "GB-CHC-2", ["several_funders", "several_recipients"])
    assert read(grant(), grant(id="360G-2", **several))[1] == ["several_recipients"]


def test_a_person_who_gets_a_grant_is_never_named() -> None:
    person = {"id": "360G-F-IND-77", "name": "Aukje de Boer"}
    to_persons = [
        grant(id=f"360G-{at}", title="Grant to Aukje de Boer", recipientOrganization=None, recipientIndividual=person)
        for at in (2, 3)
    ]
    delivery = examined(grant(), *to_persons)
    streams = [row.values for row in delivery.rows if row.table.name == "stream"]
    assert [row["receiver"] for row in streams] == ["GB-CHC-2", "GB-CHC-1/individuals", "GB-CHC-1/individuals"]
    assert [row["promised"] for row in streams] == [Decimal("100.5")] * 3
    said = [(p.code, p.details) for p in delivery.problems if p.code != "columns_unused"]
    assert said == [("persons_not_named", {"n": 2})]
    everything = str(delivery.rows) + str(delivery.problems)
    assert "Aukje" not in everything
    assert "IND-77" not in everything


@pytest.mark.parametrize("header", ["toIndividualsDetails/primaryGrantReason", "To Individuals Details:Primary Grant Reason"])
def test_a_grant_with_details_of_a_person_is_one_to_a_person(header: str) -> None:
    cells = TITLES | {"Title": "Grant to Aukje de Boer", "Recipient Org:Name": "Aukje de Boer"}
    sheet = Sheet(
        "g.csv",
        rows=[(1, [*cells, header]), (2, [*cells.values(), "GTIR010"]), (3, ["360G-2", *list(TITLES.values())[1:], ""])],
    )
    delivery = intake.examine_sheets([sheet], [], "threesixty", "")
    streams = [row.values for row in delivery.rows if row.table.name == "stream"]
    assert [(row["receiver"], row["what"]) for row in streams] == [
        ("GB-CHC-1/individuals", "Grant to an individual"),
        ("GB-CHC-2", "Dakbedekking"),
    ]
    assert "Aukje" not in str(delivery.rows) + str(delivery.problems)


def test_a_party_without_a_name_or_without_an_id_is_known_by_the_other_and_one_without_both_leaves_the_row_out() -> None:
    delivery = examined(
        grant(recipientOrganization=[{"id": "GB-CHC-5"}]),
        grant(id="360G-2", recipientOrganization=[{"name": "Zonder nummer"}]),
        grant(id="360G-3", recipientOrganization=[{"city": "Leeds"}]),
    )
    assert [row.values["receiver"] for row in delivery.rows if row.table.name == "stream"] == ["GB-CHC-5", "Zonder nummer"]
    said = {(p.code, p.found or p.row) for p in delivery.problems if p.code != "columns_unused"}
    assert said == {("row_left_out", 3), ("known_by_id", "GB-CHC-5")}
    assert not delivery.refused


def test_columns_we_do_not_use_are_named_once_whatever_their_number() -> None:
    places = [{"name": "Leeds"}, {"name": "York"}]
    (problem,) = examined(grant(beneficiaryLocation=places)).problems
    assert problem.details == {"columns": "description; beneficiaryLocation/name", "n": 2}


def test_a_column_that_stands_there_twice_is_read_once() -> None:
    header = [*TITLES, "Amount Awarded"]
    sheet = Sheet("g.csv", rows=[(1, list(header)), (2, [*TITLES.values(), "999"])])
    delivery = intake.examine_sheets([sheet], [], "threesixty", "")
    assert [problem.code for problem in delivery.problems] == ["column_twice_left_out", "days_first"]
    assert next(row.values["promised"] for row in delivery.rows if row.table.name == "stream") == Decimal("100.50")


def test_a_row_that_is_too_short_is_named_and_left_out() -> None:
    text = "\n".join([",".join(TITLES), ",".join(TITLES.values()), "360G-2,te kort"])
    sheet, _ = sheet_of("g.csv", text.encode())
    assert sheet is not None
    delivery = intake.examine_sheets([sheet], [], "threesixty", "")
    assert [(p.code, p.fault, p.row) for p in delivery.problems if p.code != "days_first"] == [("row_length", False, 3)]
    assert sum(row.table.name == "stream" for row in delivery.rows) == 1


def test_a_file_without_grants_is_a_fault(tmp_path: Path) -> None:
    for told in ('{"grants": []}', '{"grants": {}}', "[]"):
        (tmp_path / "g.json").write_text(told)
        problems = intake.examine([tmp_path / "g.json"], "threesixty").problems
        assert [(problem.code, problem.fault) for problem in problems] == [("json_no_table", False), ("nothing_fits", True)]
    assert [p.code for p in examined(grant(fundingOrganization=[{"id": ""}])).problems if p.fault] == ["no_rows"]
